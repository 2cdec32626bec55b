"""Opening a ledger: made, found, upgraded, refused; one writer, many readers."""

import shutil
import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import inspect
from sqlalchemy.exc import DBAPIError

from counterclaim.model.errors import BusyLedger, ForeignFile, MissingLedger, NewerLedger, StoreError
from counterclaim.store import schema, tables
from counterclaim.store.ledger import open_ledger
from counterclaim.store.upkeep import digest
from counterclaim.store.writing import extractor_n

NEXT = '''"""A step that a later version might have."""
from alembic import op
revision, down_revision = "0999", "{last}"
def upgrade():
    op.execute("CREATE TABLE notes (n INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT")
    op.execute("INSERT INTO notes SELECT n, content FROM claims")
    {more}
'''

ROWS = {  # of tables that nothing fills yet
    "reviews": "INSERT INTO reviews VALUES (1, 'r', 'confirm', 1, 1, NULL, NULL, NULL, NULL, 'A', '2026-01-01')",
    "evidence_sources": "INSERT INTO evidence_sources VALUES (1, 'e', 't', 'events', 'world', '', '', '', 't')",
    "site_lists": "INSERT INTO site_lists VALUES (1, 'l', 0, x'00', 't')",
}


def later_steps(folder, more="pass"):
    """Our steps and one more, in a folder of their own."""
    shutil.copytree(schema.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    text = NEXT.format(last=schema.steps()[-1], more=more)
    (folder / "versions" / "0999_notes.py").write_text(text, encoding="utf-8")
    return folder


def pragma(ledger, name):
    return ledger.alone(f"PRAGMA {name}")[0][0]


def test_a_new_ledger_is_as_the_design_says(ledger):
    assert pragma(ledger, "journal_mode") == "wal"
    assert pragma(ledger, "foreign_keys") == 1
    assert pragma(ledger, "integrity_check") == "ok"
    kinds = {row[1]: (row[2], row[5]) for row in ledger.alone("PRAGMA table_list") if row[2] in ("table", "virtual")}
    own = {name: strict for name, (kind, strict) in kinds.items() if kind == "table"}
    assert all(strict for name, strict in own.items() if not name.startswith(("alembic_", "sqlite_")))
    assert {name for name, (kind, _) in kinds.items() if kind == "virtual"} == {
        "claims_fts",
        "places_box",
        "evidence_box",
    }


def test_tables_are_those_of_the_steps(ledger):
    with ledger.read() as connection:
        found = inspect(connection)
        for name, table in tables.metadata.tables.items():
            if name not in ("claims_fts", "places_box", "evidence_box"):
                assert [each["name"] for each in found.get_columns(name)] == [c.name for c in table.columns], name


@pytest.mark.parametrize(
    "name", ["documents", "claims", "relations", "extractors", "reviews", "evidence_sources", "site_lists"]
)
@pytest.mark.parametrize("act", ["UPDATE {} SET n = n + 1000", "DELETE FROM {}"])
def test_records_are_only_ever_added(name, act, filled):
    with filled.engine.connect().execution_options(begin="BEGIN IMMEDIATE") as connection:
        connection.exec_driver_sql(ROWS.get(name, "SELECT 1"))
        with pytest.raises(DBAPIError, match="only ever added to"):
            connection.exec_driver_sql(act.format(name))


def test_views_answer(filled):
    with filled.read() as connection:
        for name in ("claim_list", "place_list", "dispute_list", "failure_list", "review_list"):
            connection.exec_driver_sql(f"SELECT * FROM {name}").all()
        count = connection.exec_driver_sql("SELECT count(*) FROM claim_list").scalar_one()
        assert count == connection.exec_driver_sql("SELECT count(*) FROM claims").scalar_one() > 0


def test_a_missing_ledger_is_said_and_not_made(tmp_path):
    with pytest.raises(MissingLedger, match="counterclaim add"):
        open_ledger(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"this is a text, and a long enough one to be no database" * 20, None])
def test_another_file_is_refused_untouched(content, tmp_path):
    path = tmp_path / "other.db"
    if content is None:
        with sqlite3.connect(path) as other:
            other.execute("CREATE TABLE t (a)")
        other.close()
    else:
        path.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(ForeignFile, match="--ledger"):
        open_ledger(path, create=True)
    assert path.read_bytes() == before


def test_a_folder_is_no_ledger(tmp_path):
    with pytest.raises(StoreError, match="directory"):
        open_ledger(tmp_path, create=True)


def test_an_older_ledger_is_brought_up_with_all_that_it_holds(filled_path, tmp_path):
    path = shutil.copy(filled_path, tmp_path / "old.db")
    with open_ledger(path) as ledger, ledger.read() as connection:
        before = digest(connection)
        claims = connection.exec_driver_sql("SELECT count(*) FROM claims").scalar_one()
    with open_ledger(path, migrations=later_steps(tmp_path / "steps")) as ledger, ledger.read() as connection:
        assert schema.revision(connection) == "0999"
        assert connection.exec_driver_sql("SELECT count(*) FROM notes").scalar_one() == claims
        assert digest(connection) == before


def test_a_step_that_fails_changes_nothing(filled_path, tmp_path):
    path = Path(shutil.copy(filled_path, tmp_path / "old.db"))
    steps = later_steps(tmp_path / "steps", more='op.execute("INSERT INTO nowhere VALUES (1)")')
    with pytest.raises(StoreError, match="nowhere"):
        open_ledger(path, migrations=steps)
    with open_ledger(path) as ledger, ledger.read() as connection:
        assert schema.revision(connection) == schema.steps()[-1]
        assert not connection.exec_driver_sql("SELECT 1 FROM sqlite_schema WHERE name = 'notes'").all()


def test_a_newer_ledger_is_refused_and_says_what_to_do(filled_path, tmp_path):
    path = shutil.copy(filled_path, tmp_path / "new.db")
    open_ledger(path, migrations=later_steps(tmp_path / "steps")).close()
    with pytest.raises(NewerLedger, match=r"schema 0999, this one knows \d+.*install the newer version"):
        open_ledger(path)


def test_one_writer_at_a_time_and_readers_meanwhile(ledger):
    with ledger.write() as connection:
        extractor_n(connection, "first")
        with open_ledger(ledger.path, wait=0.05) as other:
            with other.read() as reader:
                assert reader.exec_driver_sql("SELECT count(*) FROM extractors").scalar_one() == 0
            with pytest.raises(BusyLedger, match="another process is writing"):
                other.write().__enter__()
    with ledger.read() as reader:
        assert reader.exec_driver_sql("SELECT name FROM extractors").scalar_one() == "first"


def test_a_writer_waits_for_another(ledger):
    def write(name):
        with open_ledger(ledger.path) as other, other.write() as connection:
            extractor_n(connection, name)

    threads = [threading.Thread(target=write, args=(f"v{n}",)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with ledger.read() as reader:
        assert reader.exec_driver_sql("SELECT count(*) FROM extractors").scalar_one() == len(threads)


def fail_half_way(ledger):
    with ledger.write() as connection:
        extractor_n(connection, "half")
        raise ZeroDivisionError


def test_what_fails_half_way_leaves_nothing(ledger):
    with pytest.raises(ZeroDivisionError):
        fail_half_way(ledger)
    with ledger.read() as reader:
        assert reader.exec_driver_sql("SELECT count(*) FROM extractors").scalar_one() == 0
