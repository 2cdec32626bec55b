"""Hearsay that the report passes on in its own voice."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject
from counterclaim.check.voice import Voice, voice_of
from counterclaim.languages import table
from counterclaim.model.span import Span, span_of


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """One hit per wording, at its first use; further uses are related. Somebody's own hearsay gives none."""
    del rule
    text = subject.document.text
    uses: dict[str, list[Span]] = {}
    for match in pattern(subject.document.lang).finditer(text):
        group = next(n for n in range(1, len(match.groups()) + 1) if match.group(n) is not None)
        span = span_of(text, match.start(group), match.end(group))
        if voice_of(subject, span) is Voice.OWN:
            uses.setdefault(span.text.casefold(), []).append(span)
    for spans in uses.values():
        yield Hit(span=spans[0], values={"words": spans[0].text}, related=tuple(spans[1:]))


@functools.cache
def pattern(lang: str) -> re.Pattern[str]:
    """All phrases that pass something on without saying whose it is; each has one group, which a finding marks."""
    rows = table(lang, "checks")["hearsay"]["phrases"]
    return re.compile("|".join(f"(?:{row})" for row in rows), re.I)


KIND = Kind(find=find, values=("words",))
