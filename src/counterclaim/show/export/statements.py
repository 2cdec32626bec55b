"""Statements: one value of one property a row, with where it is from (after FollowTheMoney's statement model)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from counterclaim.model.ids import content_id
from counterclaim.show.export.csvw import cell, line, row
from counterclaim.store.streaming import Exported

COLUMNS = ("id", "entity_id", "canonical_id", "schema", "prop", "value", "lang", "dataset", "origin", "first_seen")
SCHEMA = "Claim"
ABOUT_DOCUMENT = ("outlet", "published", "title", "url", "document", "sha256", "lang", "extractor", "id")


def pieces(claims: Iterable[Exported]) -> Iterator[str]:
    """The head, then a line for each value that a claim has."""
    yield line(list(COLUMNS))
    for each in claims:
        for prop, value in row(each).items():
            if value is not None and value != "" and prop not in ABOUT_DOCUMENT:
                yield statement(each, prop, str(value))
        yield statement(each, "document", each.document)


def statement(each: Exported, prop: str, value: str) -> str:
    """One value; ``dataset`` is the outlet, ``origin`` the version that read it."""
    name = content_id("statement", each.id, prop, value)
    dataset = each.outlet or ""
    cells = (name, each.id, each.id, SCHEMA, prop, value, each.lang, dataset, each.extractor, each.added_at)
    return line([cell(value) for value in cells])
