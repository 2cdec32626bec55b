"""The web app beside a ledger of a million claims and 20,000 places: how long its pages take, how soon the map draws.

    python bench/web.py [--claims N] [--ledger FILE] [--rounds N]

The claims are made up (bench/made_world.py). Times are those of a client on this machine, over HTTP, with everything
that the server does in them; each page is asked for many different things. The first view of the map is Chromium's:
from the address to the drawn map, with all assets, in software where there is no graphics card. ``--ledger`` keeps the
file, and takes it as it is next time.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from made_ledger import SIDES
from made_world import PLACES, Everywhere, make
from served import FLAGS, browser, serving

ROUNDS = 30
BOUND, FIRST_VIEW = 300.0, 3000.0  # milliseconds
Address = Callable[[random.Random], str]


def claim_ids(ledger: Path, count: int) -> list[str]:
    """The ids of some claims, from all over the ledger."""
    with sqlite3.connect(ledger) as connection:
        last = connection.execute("SELECT max(n) FROM claims").fetchone()[0]
        wanted = [random.Random(n).randint(1, last) for n in range(count)]
        marks = ", ".join("?" * len(wanted))
        return [row[0] for row in connection.execute(f"SELECT id FROM claims WHERE n IN ({marks})", wanted)]


def pages(ledger: Path) -> dict[str, Address]:
    """What is asked for, by the name of the page."""
    world, ids = Everywhere(PLACES), claim_ids(ledger, 200)

    def place(rng: random.Random) -> str:
        return f"made:{world.place(rng)}"

    def month(rng: random.Random) -> str:
        return f"since=2023-{rng.randint(1, 9):02}-01&until=2023-{rng.randint(10, 12)}-28"

    return {
        "check, empty": lambda _: "/check",
        "ledger, all": lambda _: "/ledger",
        "ledger, a side and a kind": lambda r: f"/ledger?side={r.choice(SIDES)}&kind=attack",
        "ledger, a place": lambda r: f"/ledger?place={place(r)}",
        "ledger, a search": lambda r: f"/ledger?words={r.choice(world.words[:500])}",
        "claim": lambda r: f"/claim/{r.choice(ids)}",
        "places": lambda _: "/place",
        "place": lambda r: f"/place?name={place(r)}",
        "place, the most named": lambda _: "/place?name=made:0",
        "map, last month": lambda _: "/map",
        "map, all days": lambda _: "/map?since=&until=",
        "map, some months": lambda r: f"/map?{month(r)}",
        "map, points of last month": lambda _: "/map/points.json",
        "map, points of all days": lambda _: "/map/points.json?since=&until=",
        "two sides": lambda _: f"/compare?side={SIDES[0]}&other={SIDES[1]}",
        "two sides, a place": lambda r: f"/compare?side={SIDES[0]}&other={SIDES[1]}&place={place(r)}",
        "api, claims": lambda r: f"/api/v1/claims?side={r.choice(SIDES)}",
    }


def ask(address: str) -> int:
    """The status of an answer that was read to its end."""
    try:
        with urlopen(address) as answer:
            answer.read()
            return int(answer.status)
    except HTTPError as error:
        return error.code


def timed(server: str, ledger: Path, rounds: int) -> float:
    """Print a line for each page; the slowest median in milliseconds."""
    print(f"{'':32}{'median':>10}{'slowest':>12}")
    worst = 0.0
    for name, address in pages(ledger).items():
        times = []
        for number in range(rounds):
            wanted = server + address(random.Random(number))
            start = time.perf_counter()
            status = ask(wanted)
            times.append(1000 * (time.perf_counter() - start))
            if status != 200:
                break
        if status != 200:
            print(f"{name:32}{f'answered {status}':>22}")
            continue
        middle = statistics.median(times)
        worst = max(worst, middle)
        print(f"{name:32}{middle:7.0f} ms{max(times):9.0f} ms")
    return worst


def first_view(server: str, query: str) -> float | None:
    """Milliseconds until the map is drawn in a fresh browser; ``None`` where there is none."""
    path = browser()
    if path is None:
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        page = chromium.new_page(viewport={"width": 1280, "height": 900})
        start = time.perf_counter()
        page.goto(f"{server}/map{query}")
        page.wait_for_selector("#map[data-ready]", timeout=60_000)
        taken = 1000 * (time.perf_counter() - start)
        places = page.locator("#map").get_attribute("data-places")
        print(f"first view of the map, {int(places or 0):,} places{taken:12.0f} ms")
        chromium.close()
    return taken


def run(ledger: Path, claims: int, rounds: int) -> None:
    """Make the ledger where it is not there yet; ask for everything."""
    if not ledger.exists():
        start = time.perf_counter()
        make(ledger, claims)
        print(f"made in {time.perf_counter() - start:,.0f} s")
    with serving(ledger) as server:
        ask(f"{server}/map")  # what is loaded once
        worst = timed(server, ledger, rounds)
        views = sorted(view for _ in range(3) if (view := first_view(server, "?since=&until=")) is not None)
    print(f"slowest median {worst:.0f} ms, bound {BOUND:.0f} ms")
    if views:
        print(f"map: median {statistics.median(views):.0f} ms, bound {FIRST_VIEW:.0f} ms")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run with the arguments of the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    args = parser.parse_args(arguments)
    if args.ledger is not None:
        run(args.ledger, args.claims, args.rounds)
        return
    with tempfile.TemporaryDirectory() as folder:
        run(Path(folder) / "ledger.db", args.claims, args.rounds)


if __name__ == "__main__":
    main()
