"""Whom a report credits for its wording: the agency of a dateline, of a head line or of its last lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from counterclaim.languages import has_table
from counterclaim.read.head import is_name, named, read_head, reader_of

LAST = 3  # lines at the end that may credit somebody
LONGEST = 40  # characters of a name
# "... on Monday. (Agency)", "/Agency/", "© Agency", "— Agency" at a line's end, behind a sentence or alone
CREDIT = re.compile(
    r"""(?:^|[.!?…”"»]\s+)(?:[(/\[](?P<inside>[^()/\[\]\d\n]{2,40})[)/\]]|[©—–]\s*(?P<behind>[^()/.\d\n]{2,40}))\.?$"""
)


def credited(text: str, lang: str) -> frozenset[str]:
    """The names that a report credits; none where it does not say."""
    if not has_table(lang, "head"):
        return frozenset()
    return frozenset(filter(None, (read_head(text, lang).outlet, *last_lines(text, lang))))


def last_lines(text: str, lang: str) -> Iterator[str]:
    """The names that the last lines credit: behind a label ("Source: ..."), in brackets, behind a dash."""
    reader = reader_of(lang)
    lines = [line.strip() for line in text[-4000:].split("\n") if line.strip()]
    for line in lines[-LAST:]:
        label, rest = reader.label(line)
        match = CREDIT.search(line)
        name = rest if label == "outlet" else (match["inside"] or match["behind"]) if match else ""
        found = named(name) if len(name) <= LONGEST and is_name(name.strip(" .")) else None
        if found:
            yield found
