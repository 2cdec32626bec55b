"""What the text index knows of a claim beside its words: one mark for each value that is asked for.

A search for words among one side's claims is then one look-up in the text index, however common the words are.
"""

from __future__ import annotations

from counterclaim.model.ids import content_id

FACETS = ("kind", "side", "outlet", "lang", "polarity", "modality", "place", "speaker", "month")


def mark(facet: str, value: str) -> str:
    """One token; the digit at its end keeps the index from stemming it."""
    return f"{facet}_{content_id(value)}_0"


def marks(values: dict[str, tuple[str, ...]]) -> str:
    """The tokens of all values of one claim."""
    return " ".join(mark(facet, value) for facet in FACETS for value in values.get(facet, ()))
