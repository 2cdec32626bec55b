"""An area that is given in units of length."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject, is_quoted
from counterclaim.languages import table
from counterclaim.model.span import span_of


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """One hit per length that is said to be land."""
    del rule
    text = subject.document.text
    for match in pattern(subject.document.lang).finditer(text):
        name = next(n for n in ("length", "size") if match[n] is not None)
        span = span_of(text, match.start(name), match.end(name))
        variant = "quoted" if is_quoted(subject, span) else None
        yield Hit(span=span, values={"length": span.text}, variant=variant)


@functools.cache
def pattern(lang: str) -> re.Pattern[str]:
    """Lengths that are land, in a language."""
    return re.compile("|".join(table(lang, "checks")["number"]["area"]), re.I)


KIND = Kind(find=find, values=("length",), variants=("quoted",))
