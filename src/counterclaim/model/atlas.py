"""What checks ask of the map: where a place lies, how far it is from another, from a border, from water."""

from __future__ import annotations

from typing import Protocol

import msgspec

from counterclaim.model.names import PlaceKind

FAR_BORDER, FAR_COAST = 500.0, 200.0  # km: beyond these a border or coast is only known to be farther


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place as a check sees it.

    ``within`` names its areas from the smallest to the country; ``slack`` is how many kilometres the coordinates
    may be off, ``None`` for what has no one point (an area) or no coordinates.
    """

    place_id: str
    name: str
    kind: PlaceKind
    country: str | None = None
    within: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    slack: float | None = None
    population: int = 0


class Alike(msgspec.Struct, frozen=True, kw_only=True):
    """A known place with the name of it that an unknown name is spelt like; ``likeness`` is 0 to 1."""

    spot: Spot
    name: str
    likeness: float


class Atlas(Protocol):
    """The questions; ``resolve/atlas.py`` answers. Distances are kilometres, ``None`` where they cannot be told."""

    def spot(self, place_id: str) -> Spot | None:
        """The place with this id; ``None`` if there is none."""
        ...

    def lies_in(self, place_id: str, area_id: str) -> bool:
        """True if the first lies in the second, or is it."""
        ...

    def named(self, name: str) -> tuple[Spot, ...]:
        """The places that bear ``name``, the most populous first."""
        ...

    def spelt_like(self, name: str, countries: frozenset[str]) -> tuple[Alike, ...]:
        """Places of ``countries`` whose name differs from ``name`` in a few letters, the most alike first."""
        ...

    def lists_all(self, country: str) -> bool:
        """True if every settlement of ``country`` (ISO 3166-1 alpha-2) is known, so that an unknown one is none."""
        ...

    def disputed(self, place_id: str) -> bool:
        """True for what lies in an area that more than one state claims."""
        ...

    def apart(self, left: Spot, right: Spot) -> float | None:
        """The distance between two places."""
        ...

    def bearing(self, start: Spot, stop: Spot) -> float | None:
        """The direction from ``start`` to ``stop``, in degrees from north over east."""
        ...

    def to_border(self, spot: Spot, country: str | None) -> float | None:
        """How far the land border of the place's country is, with ``country`` or any, ``FAR_BORDER`` at most."""
        ...

    def to_coast(self, spot: Spot) -> float | None:
        """How far the nearest sea coast is; ``FAR_COAST`` where it is farther than that."""
        ...

    def to_course(self, spot: Spot, region_id: str) -> float | None:
        """How far the course of a river is that a theatre gives; ``None`` for waters without one."""
        ...
