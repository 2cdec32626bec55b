"""What all screens share: the ledger, the settings, the reports that are being read."""

from __future__ import annotations

import functools
import threading
from pathlib import Path
from typing import Any

import msgspec

from counterclaim.evidence.book import Book
from counterclaim.model.evidence import Source
from counterclaim.store.ledger import Ledger, open_ledger
from counterclaim.theatres import load_theatre, theatre_names
from counterclaim.web.checks import Checks
from counterclaim.web.views.sides import Looks
from counterclaim.weighing.ledgers import book_in

LOOPBACK = ("127.0.0.1", "::1", "localhost")
PORT = 8417
MAX_BYTES = 5_000_000  # of one request; a long report has 100 kB
WAIT = 5.0  # seconds that a page waits for another process's write


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How the app is run; ``token`` is asked of every visitor where it is set.

    ``theatre``, ``config`` and ``packs`` are those of ``check``; ``seconds`` is the longest that one report may be
    read.
    """

    host: str = LOOPBACK[0]
    port: int = PORT
    token: str | None = None
    max_bytes: int = MAX_BYTES
    seconds: float = 300.0
    theatre: str | None = None
    config: str | None = None
    packs: tuple[str, ...] = ()


class Desk:
    """The ledger at ``path``, opened when it is first asked for, and what the app was told."""

    def __init__(self, path: Path, settings: Settings) -> None:
        self.path = path
        self.settings = settings
        self.checks = Checks(settings.seconds)
        self._ledger: Ledger | None = None
        self._lock = threading.Lock()

    @property
    def ledger(self) -> Ledger:
        """The open ledger; raises ``MissingLedger`` for as long as there is none, and what ``open_ledger`` raises."""
        with self._lock:
            if self._ledger is None:
                self._ledger = open_ledger(self.path, wait=WAIT)
            return self._ledger

    @property
    def writable(self) -> Ledger:
        """The open ledger, made where there is none."""
        if not self.path.exists():
            open_ledger(self.path, create=True, wait=WAIT).close()
        return self.ledger

    @functools.cached_property
    def looks(self) -> Looks:
        """What the sides of all theatres are called."""
        return Looks(load_theatre(name) for name in theatre_names())

    @property
    def reading(self) -> dict[str, Any]:
        """What every report is read with."""
        held = self.settings
        return {
            "theatre": held.theatre,
            "config": held.config,
            "packs": held.packs,
            "max_bytes": held.max_bytes,
            "evidence": str(self.path) if self.path.exists() else None,
        }

    @property
    def book(self) -> Book | None:
        """What the ledger's data sets show; ``None`` while it has none."""
        found = book_in(str(self.path)) if self.path.exists() else None
        return found if found is not None and found.sources() else None

    @property
    def sources(self) -> dict[str, Source]:
        """The ledger's data sets by id."""
        book = self.book
        return {source.id: source for source in book.sources()} if book is not None else {}

    def close(self) -> None:
        """Give the ledger back."""
        with self._lock:
            if self._ledger is not None:
                self._ledger.close()
                self._ledger = None
