"""The map's places, counted once for each window for as long as nothing is added to the ledger."""

from __future__ import annotations

import threading
from collections import OrderedDict

from sqlalchemy import Connection

from counterclaim.store.mapping import Spot, Window, spots, state
from counterclaim.web.desk import Desk

KEPT = 24  # windows: the page, its points, and some steps of the slider


class Counted:
    """The last windows that were asked for."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.kept: OrderedDict[tuple[str, Window, object], tuple[Spot, ...]] = OrderedDict()

    def of(self, desk: Desk, connection: Connection, window: Window) -> tuple[Spot, ...]:
        """The places of a window of the desk's ledger, as it is now."""
        key = (str(desk.path), window, state(connection))
        with self.lock:
            found = self.kept.get(key)
            if found is not None:
                self.kept.move_to_end(key)
                return found
        found = spots(connection, window)
        with self.lock:
            self.kept[key] = found
            while len(self.kept) > KEPT:
                self.kept.popitem(last=False)
        return found


SPOTS = Counted()
