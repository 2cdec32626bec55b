"""In which coordinates a file's points are, and how they become degrees of longitude and latitude."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from counterclaim.model.errors import BadEvidence

if TYPE_CHECKING:
    import numpy as np

Box = tuple[float, float, float, float]  # west, south, east, north
Move = Callable[["np.ndarray"], "np.ndarray"]
DEGREES = ("CRS84", "EPSG::4326", "EPSG:4326", "EPSG/0/4326")  # GeoJSON has longitude first under each of these names
MERCATOR = ("EPSG::3857", "EPSG:3857", "EPSG::900913", "EPSG:900913")
A = 6_378_137.0  # m, semi-major axis of WGS84
E = math.sqrt(0.00669437999014)  # its eccentricity


class Frame(msgspec.Struct, frozen=True):
    """How points are moved into degrees (``None``: they are in degrees), and what is to be told of it."""

    move: Move | None = None
    told: str = ""


def framed(bounds: Sequence[Box], crs: Any, box: Box | None, file: str) -> Frame:
    """How to read the points within ``bounds``; ``box`` is where the theatre lies.

    Raises ``BadEvidence`` where the file's coordinate system is unknown and its points do not tell.
    """
    if not bounds:
        return Frame()
    whole = (min(b[0] for b in bounds), min(b[1] for b in bounds), max(b[2] for b in bounds), max(b[3] for b in bounds))
    name = crs_name(crs)
    if name and not name.endswith(DEGREES):
        return projected(name, whole, box, file)
    if not in_degrees(whole):
        if in_degrees(bounds_of(whole, from_mercator)) and fits(bounds_of(whole, from_mercator), box):
            return Frame(from_mercator, "coordinates are metres of EPSG:3857 and the file does not say so: converted")
        raise BadEvidence("coordinates are no degrees, and the file names no coordinate system", where=file)
    if not fits(whole, box):
        turned = (whole[1], whole[0], whole[3], whole[2])
        if fits(turned, box) and in_degrees(turned):
            return Frame(swap, "latitude stands before longitude: swapped")
        return Frame(told="all of it lies outside the theatre")
    return Frame()


def crs_name(crs: Any) -> str:
    """The name of a GeoJSON ``crs`` member; empty where there is none."""
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return str(name) if name else ""


def projected(name: str, whole: Box, box: Box | None, file: str) -> Frame:
    """How to undo the projection that a file names; degrees that claim to be metres are believed to be degrees."""
    if in_degrees(whole) and fits(whole, box):
        return Frame(told=f"the file says {name}, but its coordinates are degrees: taken as degrees")
    if name.endswith(MERCATOR):
        return Frame(from_mercator, f"converted from {name}")
    from pyproj import Transformer
    from pyproj.exceptions import CRSError

    try:
        transformer = Transformer.from_crs(name, "EPSG:4326", always_xy=True)
    except CRSError as error:
        raise BadEvidence(f"nobody knows the coordinate system '{name}': name an EPSG code", where=file) from error

    def move(points: np.ndarray) -> np.ndarray:
        import numpy as np

        return np.column_stack(transformer.transform(points[:, 0], points[:, 1]))

    return Frame(move, f"converted from {name}")


def bounds_of(whole: Box, move: Move) -> Box:
    """A box whose corners are moved."""
    import numpy as np

    (west, south), (east, north) = move(np.array([whole[:2], whole[2:]])).tolist()
    return west, south, east, north


def in_degrees(whole: Box) -> bool:
    """True if a box can be one of degrees, longitude and latitude in whatever order."""
    return all(abs(each) <= 180 for each in whole)


def fits(whole: Box, box: Box | None) -> bool:
    """True if the middle of ``whole`` lies in the theatre; true where nobody says where that is."""
    if box is None:
        return abs(whole[1]) <= 90 and abs(whole[3]) <= 90
    x, y = (whole[0] + whole[2]) / 2, (whole[1] + whole[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def swap(points: np.ndarray) -> np.ndarray:
    """Points with their axes changed."""
    return points[:, ::-1]


def from_mercator(points: np.ndarray) -> np.ndarray:
    """Degrees of points in metres of Web Mercator (EPSG:3857)."""
    import numpy as np

    lon = np.degrees(points[:, 0] / A)
    lat = np.degrees(2 * np.arctan(np.exp(points[:, 1] / A)) - math.pi / 2)
    return np.column_stack([lon, lat])


def equal_area(points: np.ndarray) -> np.ndarray:
    """Metres of points in degrees, by the cylindrical equal-area projection (Snyder 1987, equations 10-14, 3-12)."""
    import numpy as np

    sine = np.sin(np.radians(points[:, 1]))
    q = (1 - E**2) * (sine / (1 - E**2 * sine**2) - np.log((1 - E * sine) / (1 + E * sine)) / (2 * E))
    return np.column_stack([A * np.radians(points[:, 0]), A * q / 2])
