"""What must hold of a pack's countries, areas and regions; each fault is a ``PackError`` with its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from counterclaim.model.theatre import Region
from counterclaim.theatres.parts import Head, fault

COUNTRY = re.compile(r"[A-Z]{2}")
PLACE_ID = re.compile(r"[a-z0-9]+:\S+")
KINDS = ("region", "water", "range", "facility", "place")
SHORTEST = 2  # points of a course


def check_countries(folder: Path, head: Head) -> None:
    """Raises for countries that are no ISO 3166-1 alpha-2 codes, and for disputed areas that are no ids."""
    for key, codes in (("countries", head.countries), ("registered", head.registered)):
        for code in codes:
            if not COUNTRY.fullmatch(code):
                message = f"'{code}' is no country code: write two capital letters, as in \"FR\""
                raise fault(folder, "theatre.toml", message, (None, 0, key))
    for area in head.disputed:
        if not PLACE_ID.fullmatch(area):
            message = f'\'{area}\' is no id: write that of an area, as in "admin1:FR.11" or "country:FR"'
            raise fault(folder, "theatre.toml", message, (None, 0, "disputed"))


def check_spots(folder: Path, regions: tuple[Region, ...]) -> None:
    """Raises for regions whose id says no kind, or whose coordinates are half a pair or off the earth."""
    for number, region in enumerate(regions):
        if ":" in region.id and region.id.partition(":")[0] not in KINDS:
            message = f"'{region.id}' begins with no kind; use one of {', '.join(KINDS)} before the colon"
            raise fault(folder, "regions.toml", message, ("regions", number, "id"))
        if (region.lat is None) != (region.lon is None):
            missing = "lon" if region.lon is None else "lat"
            raise fault(folder, "regions.toml", f"'{region.id}' has no {missing}; add it", ("regions", number, "id"))
        spots = ((region.lat, region.lon), *region.course)
        if not all(on_earth(lat, lon) for lat, lon in spots):
            key = "lat" if not on_earth(region.lat, region.lon) else "course"
            message = "degrees must be latitude (-90 to 90), then longitude (-180 to 180)"
            raise fault(folder, "regions.toml", message, ("regions", number, key))
        if region.course and len(region.course) < SHORTEST:
            message = "a course needs two points or more"
            raise fault(folder, "regions.toml", message, ("regions", number, "course"))


def on_earth(lat: float | None, lon: float | None) -> bool:
    """True for degrees that a place can have, and for none."""
    return lat is None or lon is None or (-90 <= lat <= 90 and -180 <= lon <= 180)


def check_circles(folder: Path, regions: tuple[Region, ...], below: tuple[Region, ...]) -> None:
    """Raises for a region that contains itself, by way of regions of its own pack or of the one beneath."""
    members = {region.id: region.members for region in (*below, *regions)}
    for number, region in enumerate(regions):
        circle = circle_from(region.id, members)
        if circle is not None:
            message = f"region '{region.id}' contains itself ({' > '.join(circle)}); mend 'members'"
            raise fault(folder, "regions.toml", message, ("regions", number, "members"))


def circle_from(start: str, members: Mapping[str, tuple[str, ...]]) -> tuple[str, ...] | None:
    """The way from a region down to itself; ``None`` if there is none."""
    seen: set[str] = set()
    stack: list[tuple[str, ...]] = [(start,)]
    while stack:
        path = stack.pop()
        for member in members.get(path[-1], ()):
            if member == start:
                return (*path, member)
            if member in members and member not in seen:
                seen.add(member)
                stack.append((*path, member))
    return None
