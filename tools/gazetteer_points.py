"""Where an area is said to be: the middle of its land, from Natural Earth's divisions and the CIA World Factbook.

The divisions only say where the middle is; no border and no side of one is ever read off them.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy
import shapely
from gazetteer_rows import Row
from shapely.geometry.base import BaseGeometry

Point = tuple[float, float]  # latitude, longitude
MAINLAND = 0.6  # of a country's land: a piece larger than this stands for the whole
SEAM = 0.01  # degrees: closes the gaps between simplified neighbours
ENVELOPES = (0, 32, 48, 48, 64)  # bytes of a GeoPackage header's envelope, by its kind
DEGREES = re.compile(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])")


def area_points(divisions: Path, factbook: Path, countries: Any, places: Iterable[Row]) -> dict[str, Point]:
    """A point for each country and first-level region that the divisions show, by ``country:CC`` and ``admin1:CC.NN``.

    A country is where its mainland has its middle; one of many islands where the Factbook says.
    """
    out: dict[str, Point] = {}
    book = factbook_points(factbook, countries)
    for ref, pieces in sorted(land_of(divisions, places).items()):
        land = flat(shapely.union_all([shapely.make_valid(p).buffer(SEAM) for p in pieces]))
        largest = max(getattr(land, "geoms", [land]), key=lambda g: g.area)
        if ref.startswith("admin1:"):
            out[ref] = middle(land)
        else:
            scattered = largest.area < MAINLAND * land.area
            out[ref] = book.get(ref, middle(land)) if scattered else middle(largest)
    return out


def middle(land: BaseGeometry) -> Point:
    """The centre of ``land``'s area, or a point well inside it where that lies outside."""
    point = land.centroid if land.contains(land.centroid) else land.representative_point()
    lat = numpy.degrees(numpy.arcsin(numpy.radians(point.y)))
    return round(float(lat), 4), round(float(point.x), 4)


def flat(land: BaseGeometry) -> BaseGeometry:
    """``land`` in a cylindrical projection in which areas are true."""

    def project(at: numpy.ndarray[Any, Any]) -> numpy.ndarray[Any, Any]:
        return numpy.column_stack([at[:, 0], numpy.degrees(numpy.sin(numpy.radians(at[:, 1])))])

    projected: BaseGeometry = shapely.transform(land, project)
    return projected


def land_of(divisions: Path, places: Iterable[Row]) -> dict[str, list[BaseGeometry]]:
    """The pieces of land of each country and region: each piece is of the region that most places in it bear."""
    with sqlite3.connect(divisions) as db:
        pieces = [geometry(blob) for (blob,) in db.execute("SELECT geom FROM states_provinces ORDER BY fid")]
    known = [r for r in places if r.lat is not None and r.kind in ("settlement", "capital")]
    points = shapely.points([r.lon for r in known], [r.lat for r in known])
    votes: dict[int, Counter[tuple[str, str | None]]] = defaultdict(Counter)
    for place, piece in zip(*shapely.STRtree(pieces).query(points, predicate="within"), strict=True):
        votes[int(piece)][known[place].country, known[place].admin1] += 1
    out: dict[str, list[BaseGeometry]] = defaultdict(list)
    for piece, counted in sorted(votes.items()):
        (country, region), _ = max(counted.items(), key=lambda item: (item[1], str(item[0])))
        out[f"country:{country}"].append(pieces[piece])
        if region is not None:
            out[region].append(pieces[piece])
    return out


def geometry(blob: bytes) -> BaseGeometry:
    """A geometry of a GeoPackage: its header, then well-known binary."""
    return shapely.from_wkb(blob[8 + ENVELOPES[(blob[3] >> 1) & 7] :])


def factbook_points(folder: Path, countries: Any) -> dict[str, Point]:
    """The Factbook's rounded coordinates of each country, by ``country:CC``; its files bear FIPS codes."""
    iso = {c["fips"].lower(): code for code, c in countries.items() if c.get("fips")}
    out = {}
    for path in sorted(folder.glob("*/??.json")):
        text = json.loads(path.read_text(encoding="utf-8"))
        found = DEGREES.match(text.get("Geography", {}).get("Geographic coordinates", {}).get("text", ""))
        if found and path.stem in iso:
            lat = (int(found[1]) + int(found[2]) / 60) * (1 if found[3] == "N" else -1)
            lon = (int(found[4]) + int(found[5]) / 60) * (1 if found[6] == "E" else -1)
            out[f"country:{iso[path.stem]}"] = (round(lat, 4), round(lon, 4))
    return out
