"""A ledger file, open: short transactions for many readers and one writer, faults of the file as our errors."""

from __future__ import annotations

import datetime as dt
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError

from counterclaim.model.errors import BusyLedger, ForeignFile, FullLedger, MissingLedger, StoreError
from counterclaim.store import schema

DEFAULT = "counterclaim.db"
WAIT = 60.0  # seconds that a writer waits for another one; a document takes a fraction of one
WAL_PAGES = 3000  # 12 MB: SQLite moves the log into the file at this size, if no reader holds it; less often is faster
WAL_LIMIT = 16 * 2**20  # bytes that the log's file keeps after a checkpoint
CACHE = -64_000  # kibibytes
MAP = 2**30  # bytes of the file that are read through the page cache of the system
PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = NORMAL",  # a crash of the machine may cost the last documents, never the file
    f"PRAGMA wal_autocheckpoint = {WAL_PAGES}",
    f"PRAGMA journal_size_limit = {WAL_LIMIT}",
    f"PRAGMA cache_size = {CACHE}",
    f"PRAGMA mmap_size = {MAP}",
    "PRAGMA temp_store = MEMORY",
)
CODES = {
    sqlite3.SQLITE_FULL: (FullLedger, "the disk is full; what was added before is safe: make room and run it again"),
    sqlite3.SQLITE_BUSY: (
        BusyLedger,
        "another process is writing to this ledger: wait until it is done, or stop it, and run it again",
    ),
    sqlite3.SQLITE_LOCKED: (BusyLedger, "another process holds this ledger: wait until it is done"),
    sqlite3.SQLITE_NOTADB: (ForeignFile, "this is no ledger: name another file with --ledger"),
    sqlite3.SQLITE_READONLY: (StoreError, "may not be written: check its permissions and those of its folder"),
    sqlite3.SQLITE_CANTOPEN: (StoreError, "cannot be opened: check that its folder exists and may be written"),
    sqlite3.SQLITE_CORRUPT: (StoreError, "this ledger is damaged: go back to a copy; 'ledger check' says how badly"),
}


class Ledger:
    """One ledger file. ``read`` and ``write`` give a connection inside a transaction; keep both short."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self.engine = engine

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one state of the ledger for as long as the block lasts."""
        with faults(self.path), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """The one writer's connection: committed when the block ends, rolled back when it raises."""
        with (
            faults(self.path),
            self.engine.connect().execution_options(begin="BEGIN IMMEDIATE") as connection,
            connection.begin(),
        ):
            yield connection

    def alone(self, statement: str) -> list[tuple[object, ...]]:
        """The rows of a statement that SQLite runs outside any transaction (VACUUM, checkpoints)."""
        with faults(self.path):
            raw = self.engine.raw_connection()
            try:
                cursor = raw.cursor()
                cursor.execute(statement)
                return list(cursor.fetchall())
            finally:
                raw.close()

    def checkpoint(self, *, whole: bool = False) -> None:
        """Move the log into the file as far as readers allow; ``whole`` also empties the log."""
        self.alone(f"PRAGMA wal_checkpoint({'TRUNCATE' if whole else 'PASSIVE'})")

    def close(self) -> None:
        """Give the file back."""
        self.engine.dispose()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_ledger(
    path: str | Path, *, create: bool = False, wait: float = WAIT, migrations: Path = schema.MIGRATIONS
) -> Ledger:
    """The ledger at ``path``, brought up to our schema; with ``create`` made where there is none.

    Raises ``MissingLedger``, ``ForeignFile``, ``NewerLedger``, ``BusyLedger`` or ``StoreError``.
    """
    path = Path(path)
    if not path.exists() and not create:
        raise MissingLedger(
            "there is no ledger here: 'counterclaim add' makes one, --ledger names one", where=str(path)
        )
    if path.is_dir():
        raise StoreError("this is a directory: name a file with --ledger", where=str(path))
    ledger = Ledger(path, engine_for(path, wait))
    try:
        with ledger.read() as connection:
            current = schema.require_known(schema.revision(connection), migrations)
        if not current:
            bring_up(ledger, wait, migrations)
    except StoreError as error:
        ledger.close()
        error.where = error.where or str(path)
        raise
    return ledger


def bring_up(ledger: Ledger, wait: float, migrations: Path) -> None:
    """Turn on the write-ahead log and run the missing steps; of two processes that come here, one does it."""
    patient(ledger, "PRAGMA journal_mode = WAL", wait)
    with ledger.write() as connection:
        if not schema.require_known(schema.revision(connection), migrations):
            schema.upgrade(connection, migrations)


def patient(ledger: Ledger, statement: str, wait: float) -> None:
    """Run a statement for which SQLite itself does not wait."""
    last = time.monotonic() + wait
    while True:
        try:
            ledger.alone(statement)
        except BusyLedger:
            if time.monotonic() > last:
                raise
            time.sleep(0.05)
        else:
            return


def engine_for(path: Path, wait: float) -> Engine:
    """An engine over ``path`` in which we say where a transaction begins, and how."""

    def connect() -> sqlite3.Connection:
        raw = sqlite3.connect(path, timeout=wait, isolation_level=None, check_same_thread=False)
        for pragma in PRAGMAS:
            raw.execute(pragma)
        return raw

    engine = create_engine("sqlite+pysqlite://", creator=connect, poolclass=QueuePool, pool_size=2)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(str(connection.get_execution_options().get("begin", "BEGIN")))

    return engine


@contextmanager
def faults(path: Path) -> Iterator[None]:
    """Faults of the file, raised as our errors."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raw = error.orig if isinstance(error, DBAPIError) else error
        code = (getattr(raw, "sqlite_errorcode", None) or 0) & 0xFF
        kind, advice = CODES.get(code, (StoreError, f"cannot be used: {raw}"))
        raise kind(advice, where=str(path)) from error


def now() -> str:
    """The time in UTC, to the second, as the ledger writes it."""
    return dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
