"""A ledger's claims for other programs: every value where its form wants it, and of each text only the sentence."""

import csv
import datetime as dt
import io
import json
import sys
from pathlib import Path

import msgspec
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "bench"))

from made_ledger import made_report

from counterclaim.model.errors import CounterclaimError
from counterclaim.show.export import csvw, geojson, jsonld, parquet, statements
from counterclaim.store.streaming import Exported

FORMS = (csvw, geojson, jsonld, statements)


@pytest.fixture(scope="module")
def document():
    return made_report(1, 6, 0)[0]


@pytest.fixture(scope="module")
def claims(document):
    """Six claims of one report, the first by an outlet whose name is a formula."""
    entry = made_report(1, 6, 0)[1]
    return [
        Exported(
            id=each.claim.id, claim=each.claim, day="2024-05-12", document="d1", sha256="0" * 64, lang="en",
            reader="made@1", title="A title", outlet="=1+1" if n == 0 else "Outlet",
            url="https://example.org/1" if n else None, published="2024-05-13", extractor="1",
            added_at="2024-05-14T00:00:00Z",
        )
        for n, each in enumerate(entry.claims)
    ]  # fmt: skip


def written(form, claims):
    return "".join(form.pieces(claims))


def test_csv_has_a_line_a_claim_and_its_metadata_all_its_columns(claims):
    rows = list(csv.DictReader(io.StringIO(written(csvw, claims), newline="")))
    assert [row["id"] for row in rows] == [each.id for each in claims]
    columns = json.loads(csvw.metadata("x.csv"))["tableSchema"]["columns"]
    assert [column["name"] for column in columns] == list(rows[0])
    assert rows[0]["outlet"] == "'=1+1"
    assert float(rows[0]["lat"]) == claims[0].claim.place[0].lat


def test_geojson_has_a_point_for_each_place_longitude_first(claims):
    features = json.loads(written(geojson, claims))["features"]
    places = [place for each in claims for place in each.claim.place]
    assert [feature["geometry"]["coordinates"] for feature in features] == [[p.lon, p.lat] for p in places]
    assert {feature["properties"]["place_id"] for feature in features} == {p.place_id for p in places}


def test_jsonld_grounds_each_claim_by_position_and_quotation(claims, document):
    graph = json.loads(written(jsonld, claims))["@graph"]
    assert [node["@type"] for node in graph] == ["Claim", "Annotation"] * len(claims)
    for claim, note in zip(graph[::2], graph[1::2], strict=True):
        position, quote = note["hasTarget"]["hasSelector"]
        assert note["hasBody"] == claim["@id"]
        assert document.text[position["start"] : position["end"]] == quote["exact"] == claim["text"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert around in document.text
        assert "\n" not in around


def test_statements_have_one_value_each_and_ids_of_their_own(claims):
    rows = list(csv.DictReader(io.StringIO(written(statements, claims), newline="")))
    assert len({row["id"] for row in rows}) == len(rows)
    assert {row["entity_id"] for row in rows} == {each.id for each in claims}
    assert {row["prop"] for row in rows} >= {"kind", "content", "sources", "place_id", "document"}
    assert {row["prop_type"] for row in rows} == {"string", "number", "date"}
    assert all(row["canonical_id"] == row["entity_id"] and row["first_seen"] for row in rows)


@pytest.mark.parametrize("form", FORMS)
def test_nothing_exported_is_a_form_of_its_own(form):
    if form in (geojson, jsonld):
        json.loads(written(form, []))
    else:
        assert written(form, []).count("\r\n") == 1


@pytest.mark.parametrize("form", FORMS)
def test_what_is_unknown_is_left_out(form, claims):
    bare = msgspec.structs.replace(
        claims[0].claim, chain=(), place=(), actor=None, target=None, when=None, amount=None, direction=None
    )
    one = msgspec.structs.replace(claims[0], claim=bare, title=None, outlet=None, url=None, published=None)
    text = written(form, [one])
    assert "None" not in text
    assert "null" not in text


def test_parquet_has_the_columns_of_the_csv_with_their_types(claims):
    table = pytest.importorskip("pyarrow.parquet", reason="the extra counterclaim[parquet] is not installed")
    out = io.BytesIO()
    parquet.write(claims, out)
    rows = table.read_table(io.BytesIO(out.getvalue())).to_pylist()
    assert [row["id"] for row in rows] == [each.id for each in claims]
    assert list(rows[0]) == [name for name, _, _ in csvw.COLUMNS]
    assert rows[0]["outlet"] == "=1+1"  # nothing runs a cell here
    assert rows[0]["published"] == dt.date(2024, 5, 13)
    assert rows[0]["lat"] == claims[0].claim.place[0].lat


@pytest.mark.parametrize(
    ("value", "kind", "held"),
    [
        ("2024-05-13T10:00", "date", dt.date(2024, 5, 13)),
        ("in May", "date", None),
        (3, "double", 3.0),
        (None, "date", None),
    ],
)
def test_a_value_has_the_type_of_its_column(value, kind, held):
    assert parquet.value_of(value, kind) == held


def test_parquet_without_pyarrow_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(CounterclaimError, match=r"counterclaim\[parquet\]"):
        parquet.require_pyarrow()
