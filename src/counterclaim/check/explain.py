"""The text behind a code: a rule's prose, or what to do about an error."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

from counterclaim.check.pack import CORE, load_packs
from counterclaim.model.errors import CounterclaimError

ERRORS = CORE / "errors.md"
ENTRY = re.compile(r"^## (E\d{3}) ([^\n]+)\n\n(.+?)(?=\n## |\Z)", re.M | re.S)


def explain(code: str, packs: tuple[Path, ...] = ()) -> str:
    """The explanation of ``code``, as Markdown; ``CounterclaimError`` names the nearest codes if there is none."""
    wanted = code.strip().upper()
    errors = error_texts()
    if wanted in errors:
        return errors[wanted]
    rules = {file.rule.code: file for file in load_packs(packs)}
    if wanted in rules:
        return rules[wanted].prose
    near = difflib.get_close_matches(wanted, [*rules, *errors], 3, 0.5)
    advice = f"did you mean {' or '.join(near)}?" if near else "'counterclaim rules' lists them"
    raise CounterclaimError(f"nothing has the code {code!r}: {advice}")


def error_texts() -> dict[str, str]:
    """The explanations of error codes, by code."""
    source = ERRORS.read_text(encoding="utf-8")
    return {m[1]: f"# {m[2]} ({m[1]})\n\n{m[3].strip()}" for m in ENTRY.finditer(source)}
