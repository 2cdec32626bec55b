"""CSV with its metadata: a table that says what its columns are (W3C, CSV on the Web)."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from counterclaim.store.streaming import Exported

# What spreadsheets run or turn into something else when a cell begins with it (OWASP, CSV injection).
FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
# name, datatype, what it is
COLUMNS = (
    ("id", "string", "Id of the claim, made from its content"),
    ("kind", "string", "What the claim is about"),
    ("polarity", "string", "Whether the outermost source holds that it is so"),
    ("modality", "string", "In which mode it is said"),
    ("direction", "string", "Of a claim of control, seen from its actor"),
    ("content", "string", "The words of the claim"),
    ("start", "integer", "First code point of the words in the document's text"),
    ("stop", "integer", "Code point behind the words"),
    ("sentence", "string", "The sentence in which they stand"),
    ("sources", "string", "Who says it, outermost first"),
    ("side", "string", "The side of the innermost source"),
    ("actor", "string", "Who does it, as printed"),
    ("target", "string", "To whom, as printed"),
    ("place", "string", "Where, as printed"),
    ("place_id", "string", "The place's id, where it is decided"),
    ("lat", "double", "Latitude of the place, WGS84"),
    ("lon", "double", "Longitude of the place, WGS84"),
    ("day", "date", "Day of what is claimed, else of publication"),
    ("earliest", "string", "When it began at the earliest, local civil time"),
    ("latest", "string", "Before when it was over, local civil time"),
    ("low", "double", "How many at least"),
    ("high", "double", "How many at most"),
    ("unit", "string", "Of what, as printed"),
    ("confidence", "double", "How sure the reading is, 0 to 1"),
    ("outlet", "string", "Who published the document"),
    ("published", "date", "Day of publication"),
    ("title", "string", "Title of the document"),
    ("url", "anyURI", "Address of the document"),
    ("document", "string", "Id of the document"),
    ("sha256", "string", "Hash of the document as it was read"),
    ("lang", "string", "Language of the document"),
    ("extractor", "string", "Which version read the claim"),
)


def cell(value: Any) -> Any:
    """A value for a spreadsheet: text that it would run as a formula gets an apostrophe in front."""
    if value is None:
        return ""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return f"'{value}" if isinstance(value, str) and FORMULA.match(value) else value


def row(each: Exported) -> dict[str, Any]:
    """One claim, flat; of several places the first, the others stand in the report object."""
    claim = each.claim
    place = claim.place[0] if claim.place else None
    when, amount = claim.when, claim.amount
    return {
        "id": each.id, "kind": claim.kind, "polarity": claim.polarity, "modality": claim.modality,
        "direction": claim.direction, "content": claim.content.text, "start": claim.content.start,
        "stop": claim.content.stop, "sentence": claim.sentence.text,
        "sources": " > ".join(link.resolved or link.who for link in claim.chain),
        "side": claim.chain[-1].side if claim.chain else None, "actor": claim.actor.text if claim.actor else None,
        "target": claim.target.text if claim.target else None, "place": place.text if place else None,
        "place_id": place.place_id if place else None, "lat": place.lat if place else None,
        "lon": place.lon if place else None, "day": each.day, "earliest": when.earliest if when else None,
        "latest": when.latest if when else None, "low": amount.low if amount else None,
        "high": amount.high if amount else None, "unit": amount.unit if amount else None,
        "confidence": claim.confidence, "outlet": each.outlet, "published": each.published, "title": each.title,
        "url": each.url, "document": each.document, "sha256": each.sha256, "lang": each.lang,
        "extractor": each.extractor,
    }  # fmt: skip


def pieces(claims: Iterable[Exported]) -> Iterator[str]:
    """The head, then a line a claim, as RFC 4180 has it."""
    yield line([name for name, _, _ in COLUMNS])
    for each in claims:
        flat = row(each)
        yield line([cell(flat[name]) for name, _, _ in COLUMNS])


def line(cells: list[Any]) -> str:
    """One line of CSV."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def metadata(name: str) -> str:
    """What the columns of the file ``name`` are, to stand beside it as ``NAME-metadata.json``."""
    columns = [{"name": name, "titles": name, "datatype": kind, "dc:description": what} for name, kind, what in COLUMNS]
    return (
        json.dumps(
            {
                "@context": "http://www.w3.org/ns/csvw",
                "url": name,
                "dialect": {"lineTerminators": ["\r\n"]},
                "tableSchema": {"columns": columns, "primaryKey": "id"},
            },
            indent=1,
        )
        + "\n"
    )
