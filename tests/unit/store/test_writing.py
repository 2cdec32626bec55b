"""Adding: once, whole, in generations, with failures as rows."""

import datetime as dt

import msgspec
import pytest
from made_ledger import made_report
from tests_store import count, fill

from counterclaim.compare.neighbourhood import KEPT
from counterclaim.keeping import Keeper
from counterclaim.model.errors import NotText
from counterclaim.store import facets, failing
from counterclaim.store.entry import document_id
from counterclaim.store.ledger import open_ledger
from counterclaim.store.neighbours import MOST
from counterclaim.store.upkeep import check, digest


def hash_of(ledger):
    with ledger.read() as connection:
        return digest(connection)


def test_everything_of_a_report_is_there(ledger, reports):
    document, entry = reports[0]
    kept = Keeper(ledger).keep(document, 3, entry)
    assert (kept.new, kept.claims) == (True, len(entry.claims))
    with ledger.read() as connection:
        row = connection.exec_driver_sql("SELECT * FROM documents").mappings().one()
        assert (row["text"], row["outlet"], row["part"]) == (document.text, document.outlet, 3)
        bodies = connection.exec_driver_sql("SELECT body FROM claims ORDER BY n").scalars()
        claims = [msgspec.json.decode(body, type=type(entry.claims[0].claim)) for body in bodies]
    assert claims == [each.claim for each in entry.claims]
    assert count(ledger, "resolutions") == 3 * len(entry.claims)


def test_twice_adds_nothing(ledger, reports):
    fill(ledger, reports[:5])
    before = hash_of(ledger)
    again = fill(ledger, reports[:5])
    assert not any(kept.new for kept in again)
    assert hash_of(ledger) == before


def test_the_order_of_unrelated_reports_does_not_show(tmp_path, reports):
    hashes = []
    apart = [reports[0], made_report(1000, 1, 5), made_report(1001, 1, 9)]
    for n, order in enumerate((apart, apart[::-1])):
        with open_ledger(tmp_path / f"{n}.db", create=True) as ledger:
            fill(ledger, order)
            hashes.append(hash_of(ledger))
    assert hashes[0] == hashes[1]


def test_a_newer_version_adds_a_generation_and_keeps_the_old(ledger, reports):
    document, entry = reports[0]
    keeper = Keeper(ledger)
    keeper.keep(document, 0, entry)
    keeper.extractor = "next"
    fewer = msgspec.structs.replace(entry, claims=entry.claims[:3])
    assert keeper.keep(document, 0, fewer).claims == 3
    with ledger.read() as connection:
        rows = connection.exec_driver_sql("SELECT generation, claims FROM readings ORDER BY n").all()
        assert [tuple(row) for row in rows] == [(1, len(entry.claims)), (2, 3)]
        assert connection.exec_driver_sql("SELECT count(*) FROM claim_list").scalar_one() == 3
        assert facets.total(connection) == 3
    assert count(ledger, "claims") == len(entry.claims) + 3
    assert count(ledger, "documents") == 1
    assert check(ledger) == []


def test_every_row_says_which_version_made_it(filled):
    with filled.read() as connection:
        for name in ("readings", "claims", "resolutions", "relations", "answers"):
            query = f"SELECT count(*) FROM {name} x LEFT JOIN extractors e ON e.n = x.extractor WHERE e.n IS NULL"
            assert connection.exec_driver_sql(query).scalar_one() == 0


def test_the_same_text_of_two_outlets_is_two_documents_and_one_origin(ledger, reports):
    document, entry = reports[0]
    reprint = msgspec.structs.replace(document, outlet="Another outlet")
    kept = fill(ledger, [(document, entry), (reprint, entry)])
    assert [each.copy for each in kept] == [False, True]
    assert kept[1].relations == 0  # what a reprint repeats has its origin's relations
    assert count(ledger, "documents") == 2
    with ledger.read() as connection:
        assert connection.exec_driver_sql("SELECT document, origin, likeness FROM copies").one() == (2, 1, 1.0)
        met = "SELECT DISTINCT c.document FROM blocks b JOIN claims c ON c.n = b.claim"
        assert connection.exec_driver_sql(met).scalars().all() == [1]
    assert check(ledger) == []


def test_a_document_is_known_by_what_it_is_not_by_where_it_lay(reports):
    document = reports[0][0]
    moved = msgspec.structs.replace(document, name="elsewhere.txt")
    later = msgspec.structs.replace(document, published=dt.date(2020, 1, 1))
    assert document_id(moved) == document_id(document) != document_id(later)


def test_a_new_report_is_compared_with_its_neighbourhood_only(ledger, reports):
    fill(ledger, reports)
    with ledger.read() as connection:
        days = connection.exec_driver_sql(
            "SELECT abs(julianday(l.day) - julianday(r.day)) FROM relations x JOIN claims l ON l.n = x.left_claim "
            "JOIN claims r ON r.n = x.right_claim WHERE x.scope = 'across'"
        ).scalars()
        assert max(days, default=0) <= 31
        most = connection.exec_driver_sql(
            "SELECT count(*) FROM relations GROUP BY max(left_claim, right_claim) ORDER BY 1 DESC LIMIT 1"
        ).scalar_one()
    assert 0 < most <= KEPT < MOST


def test_failures_are_rows_until_they_are_read(ledger):
    error = NotText("not valid UTF-8", where="a.txt")
    with ledger.write() as connection:
        assert failing.add_failure(connection, "/in/a.txt", 0, error, "v1")
        assert not failing.add_failure(connection, "/in/a.txt", 0, error, "v1")
        assert failing.add_failure(connection, "/in/b.jsonl", 7, error, "v1")
    with ledger.read() as connection:
        assert [(f.source, f.part, f.code) for f in failing.open_failures(connection)] == [
            ("/in/a.txt", 0, "E103"),
            ("/in/b.jsonl", 7, "E103"),
        ]
    with ledger.write() as connection:
        assert failing.clear(connection, "/in/a.txt", 0, None) == 1
        assert [f.source for f in failing.open_failures(connection)] == ["/in/b.jsonl"]
    assert count(ledger, "failures") == 2


@pytest.mark.parametrize("table", ["claims_fts", "blocks", "facets"])
def test_check_finds_a_lost_index(table, ledger, reports):
    fill(ledger, reports[:2])
    assert check(ledger) == []
    with ledger.write() as connection:
        if table == "claims_fts":
            connection.exec_driver_sql("INSERT INTO claims_fts (claims_fts) VALUES ('delete-all')")
        elif table == "facets":
            connection.exec_driver_sql("UPDATE facets SET claims = claims + 1 WHERE facet = 'all'")
        else:
            connection.exec_driver_sql("DELETE FROM blocks")
    assert len(check(ledger)) == 1
