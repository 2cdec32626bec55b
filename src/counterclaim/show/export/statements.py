"""Statements: one value of one property a row, with where it is from (after FollowTheMoney's statement model)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from counterclaim.model.ids import content_id
from counterclaim.show.export import csvw
from counterclaim.show.export.csvw import cell, line, row
from counterclaim.store.streaming import Exported

# Those of FollowTheMoney's statements in CSV, in its order.
COLUMNS = (
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang",
    "original_value", "external", "first_seen", "last_seen", "id",
)  # fmt: skip
TYPES = {"string": "string", "integer": "number", "double": "number", "date": "date", "anyURI": "url"}
PROP_TYPES = {name: TYPES[kind] for name, kind, _ in csvw.COLUMNS}
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
    """One value; ``dataset`` is the outlet, ``origin`` the version that read it, seen when it was added."""
    name = content_id("statement", each.id, prop, value)
    cells = {
        "canonical_id": each.id, "entity_id": each.id, "prop": prop, "prop_type": PROP_TYPES[prop], "schema": SCHEMA,
        "value": value, "dataset": each.outlet or "", "origin": each.extractor, "lang": each.lang,
        "original_value": "", "external": "f", "first_seen": each.added_at, "last_seen": each.added_at, "id": name,
    }  # fmt: skip
    return line([cell(cells[column]) for column in COLUMNS])
