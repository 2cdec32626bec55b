"""Evidence of two years: 769 daily maps for 30,000 settlements, added, added again, and asked.

    python bench/evidence.py [--days N] [--settlements N] [--keep FOLDER]

The maps are made up: a front of some thousand corners that moves west by about a kilometre a month, bulging at places,
with a short raid now and then and one broken map a year. Times are those of a process of its own; memory is its peak.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import math
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FIRST = dt.date(2024, 7, 1)
WEST, SOUTH, EAST, NORTH = 24.0, 46.5, 40.0, 52.0
CORNERS = 3900  # as many as daily maps of such a front have
QUESTIONS = 2000
LIMITS = "limits: 300 s, 1.5 GB, nothing added, 5 ms"


def front(day: int, noise: list[tuple[float, float, float]]) -> list[list[float]]:
    """The line from north to south on one day."""
    out = []
    for n in range(CORNERS):
        lat = NORTH - 0.3 - (NORTH - SOUTH - 0.6) * n / (CORNERS - 1)
        lon = 36.5 - day * 0.0005 + sum(a * math.sin(b * lat + c + day / 200) for a, b, c in noise)
        out.append([round(lon, 6), round(lat, 6)])
    return out


def made_map(day: int, noise: list[tuple[float, float, float]]) -> bytes:
    """A map of one day: all that lies east of the front."""
    line = front(day, noise)
    if day % 365 == 200:
        line = [[lon + 1.5, lat] for lon, lat in line]  # broken
    ring = [*line, [EAST, line[-1][1]], [EAST, line[0][1]], line[0]]
    polygon = {"type": "Polygon", "coordinates": [ring]}
    features = [{"type": "Feature", "properties": {}, "geometry": polygon}]
    if day % 40 in (10, 11):
        lat, lon = line[CORNERS // 3][1], line[CORNERS // 3][0] - 0.2
        raid = [[lon, lat], [lon + 0.1, lat], [lon + 0.1, lat + 0.1], [lon, lat + 0.1], [lon, lat]]
        features.append({"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [raid]}})
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def make(folder: Path, days: int, settlements: int) -> None:
    """Maps and a list of settlements."""
    chance = random.Random(8)
    noise = [(chance.uniform(0.005, 0.08), chance.uniform(2, 400) ** 0.9, chance.uniform(0, 6)) for _ in range(12)]
    (folder / "maps").mkdir()
    for day in range(days):
        name = f"deepstatemap_data_{FIRST + dt.timedelta(days=day):%Y%m%d}.geojson"
        (folder / "maps" / name).write_bytes(made_map(day, noise))
    rows = ["id,name,lat,lon,kind"]
    for n in range(settlements):
        lat, lon = chance.uniform(SOUTH, NORTH), chance.uniform(WEST, EAST - 1)
        rows.append(f"made:{n},Made {n},{lat:.5f},{lon:.5f},{chance.choice(('village', 'village', 'hamlet', 'town'))}")
    (folder / "settlements.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def add(folder: Path) -> tuple[float, float, str]:
    """Seconds, megabytes at the peak, and the last line of a run of ``evidence add``."""
    command = (
        sys.executable, "-m", "counterclaim", "evidence", "add", str(folder / "maps"), "--theatre", "ukraine",
        "--ledger", str(folder / "ledger.db"), "--sites", str(folder / "settlements.csv"),
    )  # fmt: skip
    began = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    spent = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    for line in (*done.stderr.splitlines()[-3:], *done.stdout.splitlines()):
        print(f"    {line}")
    return spent, peak, done.stdout.splitlines()[-1]


def ask(folder: Path, days: int, settlements: int) -> list[float]:
    """Milliseconds of each question who held what."""
    from counterclaim.gathering import open_book
    from counterclaim.store.ledger import open_ledger

    chance = random.Random(9)
    spent = []
    with open_ledger(folder / "ledger.db") as ledger:
        book = open_book(ledger)
        for _ in range(QUESTIONS):
            place = f"made:{chance.randrange(settlements)}"
            day = FIRST + dt.timedelta(days=chance.randrange(days))
            began = time.perf_counter()
            found = book.on(place, day)
            spent.append(1000 * (time.perf_counter() - began))
            assert len(found) == 4, (place, day, found)
    return sorted(spent)


def main() -> None:
    """Make, add twice, ask; print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--days", type=int, default=769)
    parser.add_argument("--settlements", type=int, default=30_000)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        folder.mkdir(exist_ok=True)
        make(folder, given.days, given.settlements)
        print(f"{given.days:,} maps of {CORNERS:,} corners, {given.settlements:,} settlements")
        spent, peak, _ = add(folder)
        size = (folder / "ledger.db").stat().st_size / 2**20
        print(f"  added in {spent:.0f} s, {peak:,.0f} MB at the peak, ledger of {size:,.0f} MB")
        spent, _, line = add(folder)
        print(f"  added again in {spent:.0f} s: {line.partition(': ')[2]}")
        times = ask(folder, given.days, given.settlements)
        print(f"  who held what on a day: median {statistics.median(times):.2f} ms, 99 % within {times[-20]:.2f} ms")
        print(f"  {LIMITS}")


if __name__ == "__main__":
    main()
