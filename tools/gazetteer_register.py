"""Rows of the gazetteer from the Ukrainian register of settlements (KATOTTG), joined to GeoNames."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

from gazetteer_names import register_names, romanise, russian_forms
from gazetteer_rows import Inputs, Row, load, middles

from counterclaim.model.names import fold

SETTLEMENTS = "KMTXC"  # special city, city, urban-type settlement (now gone), settlement, village
OBLASTS = {"01": "UA.11", "80": "UA.12", "85": "UA.20"}  # Crimea, Kyiv, Sevastopol: no raions to learn the code from
VERNACULAR = {"нський": "нщина", "вський": "вщина", "льський": "льщина"}  # what a raion's adjective gives in speech
NEAR = 45.0  # km: a namesake within this of its hromada's middle is taken for the same settlement


@dataclass
class Unit:
    """One line of the register."""

    code: str
    raion: str | None
    hromada: str | None
    category: str
    name: str


def units(path: Path) -> list[Unit]:
    """Every line of the register, in its order; ``path`` is its workbook, or a CSV file of the same columns."""
    out = []
    for row in table_rows(path):
        levels = [v for v in row[:5] if v]
        if len(row) >= 7 and levels and str(levels[0]).startswith("UA") and row[5]:
            name = " ".join(str(row[6]).split()).replace("’", "'")
            out.append(Unit(str(levels[-1]), row[1] or None, row[2] or None, str(row[5]), name))
    return out


def table_rows(path: Path) -> Iterator[Sequence[Any]]:
    """The rows of a workbook's first sheet or of a CSV file."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.reader(file)
        return
    import openpyxl

    yield from openpyxl.load_workbook(path, read_only=True).worksheets[0].iter_rows(values_only=True)


def oblast_codes(inputs: Inputs) -> dict[str, str]:
    """GeoNames' first-level code by the register's two digits; GeoNames' raion codes hold both."""
    out = dict(OBLASTS)
    for c in load(inputs.npm_cities / "admin2.json"):
        country, first, second = c["code"].split(".", 2)
        if country == "UA" and len(second) == 4:
            out.setdefault(second[:2], f"UA.{first}")
    return out


def raion_ref(code: str | None, oblasts: dict[str, str]) -> str | None:
    """``admin2:UA.07.6302`` for a register code that begins ``UA6302``."""
    return f"admin2:{oblasts[code[2:4]]}.{code[2:6]}" if code and code[2:4] in oblasts else None


def register_rows(inputs: Inputs, geonames: list[Row]) -> tuple[list[Row], list[Row]]:
    """Settlements and raions of Ukraine; ``geonames`` are its GeoNames places, each used at most once."""
    lines = units(inputs.katottg)
    oblasts = oblast_codes(inputs)
    towns = [u for u in lines if u.category in SETTLEMENTS]
    rows = {u.code: register_row(u, oblasts) for u in towns}
    used: set[str] = set()
    by_hromada = {u.code: u.hromada for u in towns}
    for within_raion in (True, False):
        join(rows, geonames, used, within_raion)
    join_by_distance(rows, geonames, used, by_hromada)
    place_the_rest(rows, by_hromada)
    left = [r for r in geonames if r.ref not in used]
    for row in left:  # not in the register: a quarter of a town, or a name that has gone
        row.kind = "quarter"
    return sorted([*rows.values(), *left], key=lambda r: r.code or r.ref), raions(lines, rows, oblasts)


def register_row(unit: Unit, oblasts: dict[str, str]) -> Row:
    """A settlement before it has coordinates."""
    return Row(
        ref=f"katottg:{unit.code}",
        name=romanise(unit.name, "kmu"),
        kind="settlement",
        country="UA",
        admin1=f"admin1:{oblasts[unit.code[2:4]]}",
        admin2=raion_ref(unit.raion, oblasts) if unit.category != "K" else None,
        precision="centroid",
        source="katottg",
        code=unit.code,
        local=unit.name,
        names=register_names(unit.name),
    )


def join(rows: dict[str, Row], geonames: list[Row], used: set[str], within_raion: bool) -> None:
    """Join what shares a name within one raion (or oblast), where that names one settlement on either side."""
    ours: dict[Any, list[Row]] = defaultdict(list)
    theirs: dict[Any, list[Row]] = defaultdict(list)
    area = (lambda r: r.admin2) if within_raion else (lambda r: r.admin1)
    for row in rows.values():
        if row.precision == "centroid":
            ours[area(row), fold(row.local or "")].append(row)
            ours[area(row), fold(row.name)].append(row)
    for row in geonames:
        if row.ref not in used:
            for key in {fold(n) for n in row.names}:
                theirs[area(row), key].append(row)
    for key, mine in sorted(ours.items(), key=lambda kv: str(kv[0])):
        found = [r for r in theirs.get(key, ()) if r.ref not in used]
        mine = [r for r in mine if r.precision == "centroid"]
        if key[0] and len(mine) == 1 and len(found) == 1:
            adopt(mine[0], found[0], used)


def join_by_distance(rows: dict[str, Row], geonames: list[Row], used: set[str], hromada: dict[str, str | None]) -> None:
    """Join remaining namesakes of one oblast to the settlement whose hromada's middle lies nearest."""
    middle = middles((hromada[c], r) for c, r in rows.items() if r.lat is not None)
    ours: dict[Any, list[str]] = defaultdict(list)
    for code, row in rows.items():
        if row.lat is None:
            ours[row.admin1, fold(row.local or "")].append(code)
    for place in sorted(geonames, key=lambda r: -r.population):
        if place.ref in used:
            continue
        codes = {c for n in place.names for c in ours.get((place.admin1, fold(n)), ()) if rows[c].lat is None}
        near = sorted((distance(place, middle[hromada[c] or ""]), c) for c in codes if (hromada[c] or "") in middle)
        if near and near[0][0] < NEAR and (len(near) == 1 or near[1][0] > 2 * near[0][0]):
            adopt(rows[near[0][1]], place, used)


def distance(row: Row, point: tuple[float, float]) -> float:
    """Kilometres, on a plane: good to a per cent over a raion."""
    lat, lon = row.lat or 0.0, row.lon or 0.0
    return 111.2 * hypot(lat - point[0], (lon - point[1]) * cos(radians(lat)))


def adopt(row: Row, place: Row, used: set[str]) -> None:
    """Give a settlement the id, coordinates, population and names of its GeoNames twin."""
    row.ref, row.lat, row.lon, row.precision = place.ref, place.lat, place.lon, "point"
    row.population, row.source, row.kind = place.population, "katottg+geonames", place.kind
    row.names |= place.names
    used.add(place.ref)


def place_the_rest(rows: dict[str, Row], hromada: dict[str, str | None]) -> None:
    """Give settlements without coordinates the middle of their hromada, raion or oblast."""
    known = [(c, r) for c, r in rows.items() if r.lat is not None]
    by_hromada = middles((hromada[c], r) for c, r in known)
    by_raion = middles((r.admin2, r) for _, r in known)
    by_oblast = middles((r.admin1, r) for _, r in known)
    for code, row in rows.items():
        if row.lat is None:
            row.lat, row.lon = (
                by_hromada.get(hromada[code] or "") or by_raion.get(row.admin2 or "") or by_oblast[row.admin1 or ""]
            )


def raions(lines: list[Unit], rows: dict[str, Row], oblasts: dict[str, str]) -> list[Row]:
    """The raions; an English name is that of the town which the adjective is made of, where there is one."""
    towns: dict[str | None, list[Row]] = defaultdict(list)
    for row in rows.values():
        towns[row.admin2].append(row)
    out = []
    for unit in lines:
        if unit.category != "P":
            continue
        ref = raion_ref(unit.code, oblasts)
        stem = unit.name.removesuffix("ський").removesuffix("цький").removesuffix("зький")
        seat = max(towns[ref], key=lambda r: (shared(stem, r.local or ""), r.population), default=None)
        name = romanise(unit.name, "kmu")
        if seat is not None and shared(stem, seat.local or "") >= len(stem) - 2:
            name = seat.name
        lat, lon = middles((r.admin2, r) for r in towns[ref]).get(ref or "", (None, None))
        people = sum(r.population for r in towns[ref])
        names = {f"{name} Raion", f"{name} District", f"{romanise(unit.name, 'kmu')} Raion", *district_names(unit.name)}
        first = f"admin1:{oblasts[unit.code[2:4]]}"
        out.append(
            Row(
                str(ref),
                f"{name} Raion",
                "admin2",
                "UA",
                first,
                None,
                lat,
                lon,
                "area",
                people,
                "katottg",
                unit.code,
                unit.name,
                names,
            )
        )
    return out


def district_names(adjective: str) -> set[str]:
    """Ukrainian and Russian names of a raion: "Нікопольський район", "Нікопольщина", "Никопольский" ..."""
    out = {adjective, f"{adjective} район"}
    for form in russian_forms(adjective):
        out |= {form, f"{form} район"}
    for ending, vernacular in VERNACULAR.items():
        if adjective.endswith(ending):
            out.add(adjective.removesuffix(ending) + vernacular)
    return out


def oblast_names(lines: list[Unit], oblasts: dict[str, str]) -> dict[str, set[str]]:
    """Ukrainian names of the oblasts by ``admin1:UA.NN``: "Сумська область", "Сумська"."""
    rows = [(oblasts.get(u.code[2:4]), u.name) for u in lines if u.category == "O"]
    return {f"admin1:{code}": {name, f"{name} область"} for code, name in rows if code and name.endswith("ка")}


def shared(left: str, right: str) -> int:
    """Length of the common prefix."""
    return next(
        (n for n, (a, b) in enumerate(zip(left.lower(), right.lower(), strict=False)) if a != b),
        min(len(left), len(right)),
    )
