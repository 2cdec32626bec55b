"""How much of their wording two texts share: reprints of one agency item are found by it."""

from __future__ import annotations

import re
from hashlib import blake2b

WORD = re.compile(r"\w+")
SHINGLE = 5  # words in a row
BINS = 96
ROWS = 3  # bins to a band: of texts that share 0.6 of their shingles, one pair in 3,000 meets in none of 32 bands
SAME_TEXT = 0.6  # of all shingles of two texts: an agency's item, cut or with a new head
WITHIN = 0.7  # of the shorter text, where the longer is at most twice as long: cut, or added to
SHORT = 20  # words; below that, the same words are no sign of one origin


def shingles(text: str) -> frozenset[int]:
    """Hashes of all runs of five words, whatever their case; none for a text too short to tell."""
    words = WORD.findall(text.casefold())
    if len(words) < SHORT:
        return frozenset()
    runs = (" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))
    return frozenset(int.from_bytes(blake2b(run.encode(), digest_size=7).digest(), "big") for run in runs)


def bands(found: frozenset[int]) -> tuple[int, ...]:
    """Keys under which texts that share half of their wording meet: one-permutation minima, three to a key.

    After Li, Owen and Zhang, One Permutation Hashing (2012); an empty bin borrows from the next one.
    """
    if not found:
        return ()
    least: list[int | None] = [None] * BINS
    for value in found:
        here = least[value % BINS]
        least[value % BINS] = value if here is None else min(here, value)
    filled = [next(v for n in range(BINS) if (v := least[(i + n) % BINS]) is not None) for i in range(BINS)]
    return tuple(band_key(i, filled[i : i + ROWS]) for i in range(0, BINS, ROWS))


def band_key(position: int, values: list[int]) -> int:
    """One key for a band's values, which fits a signed 64-bit integer."""
    digest = blake2b(digest_size=7)
    for value in (position, *values):
        digest.update(value.to_bytes(8, "big"))
    return int.from_bytes(digest.digest(), "big")


def likeness(left: frozenset[int], right: frozenset[int]) -> float:
    """The share of all shingles of two texts that both have, 0..1."""
    return len(left & right) / len(left | right) if left and right else 0.0


def one_wording(left: frozenset[int], right: frozenset[int]) -> bool:
    """True for two texts of one origin: most of their wording is the same, or most of the shorter one's.

    A reprint may be cut by its last paragraphs or have one of its own; a long report that quotes a short item whole is
    none.
    """
    if likeness(left, right) >= SAME_TEXT:
        return True
    short, long = sorted((len(left), len(right)))
    return short >= 2 * SHORT and long <= 2 * short and len(left & right) >= WITHIN * short
