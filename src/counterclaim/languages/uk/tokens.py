"""Where Ukrainian words begin and end; the training data are cut by their makers, alike but for rare abbreviations."""

from __future__ import annotations

import functools
import re

from counterclaim.languages import table

# A web address, a name behind a mark, an abbreviation or initial, a number, a word with its apostrophes and hyphens,
# a run of marks, any other mark; "{}" are the abbreviations.
PARTS = (
    r"https?://\S+ | www\.\S+ | \S+@\S+\.\w+",
    r"[#@]\w+",
    r"(?:\b(?:{})|(?-i:\b[А-ЯІЇЄҐA-Z]))\.(?=\s*[\w,;:)–—-])",
    r"\d+(?:[.,:]\d+)+ | \d+(?:-[^\W\d]+)? | \d+",
    r"[^\W\d_]+(?:['’ʼ`\u0301-][^\W_]+|(?<=[^\W\d_])-\d+|\d+)*",
    r"\.{{2,}} | [?!]{{2,}} | \S",
)


@functools.cache
def pattern() -> re.Pattern[str]:
    """One token."""
    shortened = "|".join(map(re.escape, table("uk", "lemmas")["abbreviations"]))
    return re.compile(" | ".join(PARTS).format(shortened), re.VERBOSE | re.IGNORECASE)


def spans(text: str) -> list[tuple[int, int]]:
    """``[start, stop)`` of each token of ``text``; white space belongs to none."""
    return [match.span() for match in pattern().finditer(text)]
