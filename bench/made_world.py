"""A made ledger that is as large as the web app has to bear: a million claims, and 20,000 places on the map."""

from __future__ import annotations

import random
from pathlib import Path

import made_ledger
from ledger import grow, open_ledger
from made_ledger import World, made_reports

from counterclaim.keeping import Keeper

PLACES = 20_000
PER_REPORT = 20


class Everywhere(World):
    """Places over half a continent; after ``in_turn`` each of them is named once, one after the other."""

    turn = -1

    def spot(self, place: int) -> tuple[float, float]:
        """Latitude and longitude, no two places at one point."""
        return 35 + place % 197 / 10, 15 + place % 203 / 8

    def place(self, rng: random.Random) -> int:
        """One of the places, unevenly frequent, or the next in turn."""
        if self.turn < 0:
            return super().place(rng)
        self.turn += 1
        return (self.turn - 1) % PLACES

    def in_turn(self) -> None:
        """From now on each place is named once."""
        self.turn = 0


def make(path: Path, claims: int) -> None:
    """A ledger of so many claims at ``path``."""
    world = Everywhere(PLACES)
    made_ledger.WORLD = world
    with open_ledger(path, create=True) as ledger:
        grow(ledger, claims)
        world.in_turn()
        keeper = Keeper(ledger)
        for document, entry in made_reports(PLACES // PER_REPORT, PER_REPORT, seed=1):
            keeper.keep(document, 0, entry)
        ledger.checkpoint(whole=True)
        ledger.alone("ANALYZE")
