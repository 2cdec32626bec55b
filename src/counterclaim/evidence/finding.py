"""Which place of the gazetteer a row is about: by its id, its code in a register, or its name and point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import msgspec

from counterclaim.model.earth import great_circle


class Named(msgspec.Struct, frozen=True):
    """A place that a name may mean. ``loose`` is how far its own point may be off, in kilometres."""

    place: str
    lat: float
    lon: float
    loose: float = 0.0


class Names(Protocol):
    """What the gazetteer answers."""

    def by_name(self, name: str) -> Sequence[Named]:
        """Settlements of this name."""

    def by_code(self, code: str) -> str | None:
        """The settlement with this code of the national register."""


class Finder:
    """Finds places and remembers them; ``near_km`` is how far a row's point may lie from the place's."""

    def __init__(self, names: Names, near_km: float) -> None:
        self.names = names
        self.near_km = near_km
        self.known: dict[tuple[str, str, str, float | None, float | None], str | None] = {}

    def find(self, scheme: str, given: str, name: str, spot: tuple[float, float] | None) -> str | None:
        """The place's id; ``None`` where nothing fits or several do.

        A GeoNames number and an id with a scheme of its own are taken as they are.
        """
        key = (scheme, given, name, *(spot or (None, None)))
        if key not in self.known:
            self.known[key] = self.look(scheme, given, name, spot)
        return self.known[key]

    def look(self, scheme: str, given: str, name: str, spot: tuple[float, float] | None) -> str | None:
        """The same, without memory."""
        number = given.removesuffix(".0")
        if scheme == "geonames" and number.isdigit():
            return f"geonames:{number}"
        if scheme == "code" and given:
            return self.names.by_code(given)
        if name:
            found = self.nearest(name, spot)
            if found is not None:
                return found
        if given.isdigit():
            return f"geonames:{given}"
        return given if ":" in given or "/" in given else self.nearest(given, spot) if given else None

    def nearest(self, name: str, spot: tuple[float, float] | None) -> str | None:
        """The place of this name nearest to the point; without a point the only one of this name."""
        found = self.names.by_name(name)
        if spot is None:
            return found[0].place if len(found) == 1 else None
        far = [(great_circle(*spot, each.lat, each.lon), each) for each in found]
        fit = sorted((km, each.place) for km, each in far if km <= self.near_km + each.loose)
        return fit[0][1] if fit else None
