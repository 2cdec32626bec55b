"""Text made safe to look at: what is invisible or turns the reading order becomes visible."""

from __future__ import annotations

import re

# Explicit bidirectional controls (Unicode TR 9): they can make a line read as what it is not. The plain marks
# U+200E, U+200F and U+061C stay: right-to-left text needs them, and they turn nothing around.
BIDI = "\u202a-\u202e\u2066-\u2069"
# C0 and C1 but tab and newline; line and paragraph separators; what is no character at all.
HIDDEN = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029{BIDI}\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def clean(text: str) -> str:
    """``text`` with each hidden control as a picture (␀) or as its code point between brackets (⟨U+202E⟩).

    Escaping for HTML is the template's job and comes after.
    """
    return HIDDEN.sub(shown, text)


def shown(match: re.Match[str]) -> str:
    """What stands for one hidden character."""
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if 0xD800 <= code <= 0xDFFF or code >= 0xFDD0:
        return "\ufffd"
    return f"⟨U+{code:04X}⟩"
