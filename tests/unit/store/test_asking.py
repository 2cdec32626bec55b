"""Finding claims, places, disputes, questions and sources."""

import msgspec
import pytest
from made_ledger import SIDES
from tests_store import count, fill

from counterclaim.model.errors import CounterclaimError
from counterclaim.store import asking, facets, finding, matching, streaming
from counterclaim.store.asking import Matter
from counterclaim.store.finding import Page
from counterclaim.store.matching import Filters

ALL = Page(limit=1000)


def find(ledger, page=ALL, **filters):
    with ledger.read() as connection:
        return finding.find(connection, Filters(**filters), page)


@pytest.fixture
def rows(filled):
    """All claims, as found without filters."""
    return find(filled).rows


@pytest.mark.parametrize("name", ["side", "kind", "outlet", "polarity", "modality"])
def test_each_filter_finds_what_it_says_and_all_of_it(name, filled, rows):
    for value in {row[name] for row in rows}:
        found = find(filled, **{name: value}).rows
        assert {row["n"] for row in found} == {row["n"] for row in rows if row[name] == value}


@pytest.mark.parametrize("words", [None, "troops"])
def test_filters_are_the_same_with_words_and_without(words, filled, rows):
    place = "made:0"
    with filled.read() as connection:
        at_place = {row["n"] for row in asking.timeline(connection, Matter(place=place), ALL)}
    for side in SIDES:
        found = find(filled, words=words, side=side, place=place, since="2022-06-01", until="2025-01-01").rows
        assert {row["n"] for row in found} == {
            row["n"] for row in rows
            if row["side"] == side and row["n"] in at_place and "2022-06-01" <= row["day"] <= "2025-01-01"
        }  # fmt: skip


@pytest.mark.parametrize("most", [0, 10_000])
def test_the_order_is_that_of_days_however_it_is_had(most, filled, rows, monkeypatch):
    monkeypatch.setattr(finding, "SORTED", most)
    for filters in ({"side": "one"}, {"side": "one", "kind": "loss"}, {"place": "made:0"}, {"since": "2023-01-01"}, {}):
        days = [row["day"] for row in find(filled, **filters).rows]
        assert days == sorted(days, reverse=True)
        assert len(days) > 1


@pytest.mark.parametrize("speaker", ["one.speaker-3", "Speaker 3 of side one", "speaker 3 OF SIDE"])
def test_speakers_by_id_and_by_name(speaker, filled, rows):
    found = find(filled, speaker=speaker).rows
    wanted = [
        row
        for row in rows
        if row["speaker"].startswith("Speaker 3 of side" if "OF" in speaker else "Speaker 3 of side one")
    ]
    assert {row["n"] for row in found} == {row["n"] for row in wanted}
    assert found


def test_words_are_found_in_any_form(filled):
    assert find(filled, words="capturing").total == find(filled, words="captured").total > 0
    assert find(filled, words="captur*").total == find(filled, words="captured").total
    assert find(filled, words='"soldiers were killed"').total == find(filled, words="killed").total > 0
    assert find(filled, words='"killed were soldiers"').total == 0


@pytest.mark.parametrize("words", ["AND", "NOT", 'a"b', "(", "near(", "marks:x", "troops OR", "-", "*", '"', "'; DROP"])
def test_no_words_are_operators(words, filled):
    if matching.query_words(words):
        assert find(filled, words=words).total >= 0
    else:
        with pytest.raises(CounterclaimError, match="no word to search for"):
            find(filled, words=words)


def test_pages_join_without_gap_or_overlap(filled, rows):
    pages = [find(filled, Page(limit=7, offset=7 * n)).rows for n in range(len(rows) // 7 + 1)]
    assert [row["n"] for page in pages for row in page] == [row["n"] for row in rows]


def test_many_matches_are_said_to_be_many(filled, monkeypatch):
    monkeypatch.setattr(finding, "COUNTED", 10)
    monkeypatch.setattr(finding, "SORTED", 10)
    hits = find(filled, words="said")
    assert (hits.total, hits.more) == (10, True)
    assert hits.order == "last added first"
    assert [row["n"] for row in hits.rows] == sorted((row["n"] for row in hits.rows), reverse=True)


def test_a_place_is_found_by_any_of_its_names(filled):
    with filled.read() as connection:
        by_id = asking.timeline(connection, Matter(place="made:0"), ALL)
        name = by_id[0]["place"]
        assert asking.timeline(connection, Matter(place=name.upper()), ALL) == by_id
        assert [row["day"] for row in by_id] == sorted(row["day"] for row in by_id)
        assert asking.timeline(connection, Matter(place="nowhere"), ALL) == []


def test_a_box_holds_the_claims_of_its_places(filled, rows):
    with filled.read() as connection:
        query = "SELECT DISTINCT claim FROM resolutions WHERE lat BETWEEN 42 AND 46 AND lon BETWEEN 30.5 AND 36"
        wanted = set(connection.exec_driver_sql(query).scalars())
    found = find(filled, box=(30.5, 42, 36, 46)).rows
    assert {row["n"] for row in found} == wanted
    assert 0 < len(found) < len(rows)
    assert find(filled, box=(30.5, 42, 36, 46), place="made:0").total <= find(filled, place="made:0").total
    assert find(filled, box=(0, 0, 1, 1)).rows == ()


def test_a_box_of_too_many_places_is_said(filled, monkeypatch):
    monkeypatch.setattr(matching, "PLACES", 2)
    with pytest.raises(CounterclaimError, match="smaller"):
        find(filled, box=(-180, -90, 180, 90))


def test_facets_count_what_is_found(filled, rows):
    with filled.read() as connection:
        counts = {(f.facet, f.value): f.claims for f in facets.facets(connection, Filters())}
        some = {(f.facet, f.value): f.claims for f in facets.facets(connection, Filters(side="one"))}
    for side in SIDES:
        assert counts["side", side] == sum(row["side"] == side for row in rows)
    for kind in {row["kind"] for row in rows}:
        assert some["kind", kind] == sum(row["kind"] == kind and row["side"] == "one" for row in rows)


def test_a_denial_in_another_report_is_a_dispute_with_its_reason(disputed):
    ledger, claim = disputed
    with ledger.read() as connection:
        (row,) = asking.disputes(connection, Matter(place=claim.place[0].place_id), ALL)
        assert (row["reason"], row["scope"]) == ("denial", "across")
        assert (row["left_side"], row["right_side"]) == (claim.chain[0].side, "two")
        assert row["left_published"] < row["right_published"]
        assert asking.disputes(connection, Matter(place="nowhere"), ALL) == []
        assert asking.disputes(connection, Matter(sure=0.99), ALL) == []
        assert asking.disputes(connection, Matter(side="three"), ALL) == []
        assert len(asking.disputes(connection, Matter(side="two", since=row["day"], until=row["day"]), ALL)) == 1


def test_the_same_question_collects_its_answers(disputed):
    ledger, _ = disputed
    assert count(ledger, "questions") >= 1
    with ledger.read() as connection:
        for each in asking.questions(connection, Matter(), ALL):
            assert len(each["answers"]) >= 2
            assert "{place}" not in each["question"]


def test_reprints_hang_from_their_origin(ledger, reports):
    document, entry = reports[0]
    copies = [msgspec.structs.replace(document, outlet=f"Outlet {n}") for n in range(3)]
    fill(ledger, [(document, entry), *((copy, entry) for copy in copies), reports[1]])
    with ledger.read() as connection:
        (tree,) = asking.origins(connection, Matter(), ALL)
    assert (tree["reports"], [copy["outlet"] for copy in tree["copies"]]) == (4, ["Outlet 0", "Outlet 1", "Outlet 2"])


@pytest.mark.parametrize("filters", [{}, {"side": "one"}, {"words": "troops", "kind": "loss"}, {"place": "made:0"}])
def test_all_that_fits_comes_in_batches_once_each(filters, filled, rows, monkeypatch):
    monkeypatch.setattr(streaming, "BATCH", 7)
    found = [each.id for each in streaming.every(filled, Filters(**filters))]
    wanted = find(filled, **filters).rows
    assert found == [row["id"] for row in sorted(wanted, key=lambda row: row["n"])]


def test_nothing_comes_of_a_place_that_nobody_names(filled):
    assert list(streaming.every(filled, Filters(place="nowhere"))) == []
