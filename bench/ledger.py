"""A ledger of a million claims: how long one waits for a search, a place, disputes, counts, and for adding to it.

    python bench/ledger.py [--claims N] [--add N] [--ledger FILE]

The claims are made up (bench/made_ledger.py): 50,000 of them are added as a report's are, then their rows are copied
with their days moved until there are enough. Times are medians over many different questions, with all but the start of
Python in them; the log's size is the largest seen. ``--ledger`` keeps the file, and takes it as it is next time.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from made_ledger import DAYS, OUTLETS, SIDES, WORLD, made_reports
from sqlalchemy import Connection

from counterclaim.keeping import Keeper
from counterclaim.store import asking, facets, finding, matching, neighbours, rows
from counterclaim.store.ledger import Ledger, open_ledger
from counterclaim.store.upkeep import check

BASE = 50_000  # claims that are really added before they are copied
PER_REPORT = 20
ROUNDS = 40
SHIFT = 53  # days between one copy and the next
SINCE = "cast(julianday({day}) - julianday('2022-03-01') AS INTEGER)"
MOVED = f"date('2022-03-01', '+' || (({SINCE} + {{by}}) % {{span}}) || ' days')"


def moved(column: str, by: int) -> str:
    """SQL for a day moved on, round and round within the years that are covered."""
    return MOVED.format(day=column, by=by, span=DAYS)


def columns(connection: Connection, table: str, changed: dict[str, str]) -> str:
    """The select list that copies a table's rows but for what is changed."""
    names = [row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")]
    return ", ".join(changed.get(name, name) for name in names)


def copy_rows(connection: Connection, number: int, sizes: dict[str, int]) -> None:
    """One more copy of the first rows of every table that holds what reports say."""
    by = number * SHIFT
    at = {name: f"{{}} + {size * number}" for name, size in sizes.items()}
    new_id = "lower(hex(randomblob(8)))"
    plan: dict[str, dict[str, str]] = {
        "documents": {"n": at["documents"].format("n"), "id": new_id, "published": moved("published", by)},
        "readings": {
            "n": at["readings"].format("n"), "id": new_id, "document": at["documents"].format("document"),
        },
        "claims": {
            "n": at["claims"].format("n"), "id": new_id, "reading": at["readings"].format("reading"),
            "document": at["documents"].format("document"), "day": moved("day", by),
        },
        "resolutions": {"claim": at["claims"].format("claim"), "day": moved("day", by)},
        "relations": {
            "n": at["relations"].format("n"), "id": new_id, "left_claim": at["claims"].format("left_claim"),
            "right_claim": at["claims"].format("right_claim"), "day": moved("day", by),
        },
        "answers": {"claim": at["claims"].format("claim"), "day": moved("day", by)},
        "blocks": {"claim": at["claims"].format("claim"), "day": f"day + {by % 1000}"},
        "shingles": {"document": at["documents"].format("document"), "band": "abs(random()) % 72057594037927936"},
    }  # fmt: skip
    own = {"resolutions": "claim", "answers": "claim", "blocks": "claim", "shingles": "document"}
    keys = {"documents": "documents", "shingles": "documents", "readings": "readings", "relations": "relations"}
    for table, changed in plan.items():
        last = sizes[keys.get(table, "claims")]
        connection.exec_driver_sql(
            f"INSERT INTO {table} SELECT {columns(connection, table, changed)} FROM {table} "
            f"WHERE {own.get(table, 'n')} <= {last}"
        )
    connection.exec_driver_sql(
        "INSERT INTO claims_fts (rowid, words, bases, who, marks) "
        f"SELECT n + {sizes['claims'] * number}, words, '', who, marks FROM made_text"
    )


def grow(ledger: Ledger, claims: int) -> None:
    """Fill an empty ledger with ``claims`` made claims."""
    base = min(claims, BASE)
    keeper = Keeper(ledger)
    texts: list[dict[str, object]] = []
    for document, entry in made_reports(base // PER_REPORT, PER_REPORT):
        kept = keeper.keep(document, 0, entry)
        assert kept.new
        texts += [rows.text_row(each, len(texts) + i + 1, document) for i, each in enumerate(entry.claims)]
    sizes = {}
    with ledger.write() as connection:
        connection.exec_driver_sql("CREATE TEMP TABLE made_text (n INTEGER PRIMARY KEY, words, who, marks)")
        connection.exec_driver_sql(
            "INSERT INTO made_text VALUES (:rowid, :words, :who, :marks)",
            [{key: row[key] for key in ("rowid", "words", "who", "marks")} for row in texts],
        )
        for name in ("documents", "readings", "claims", "relations"):
            sizes[name] = int(connection.exec_driver_sql(f"SELECT max(n) FROM {name}").scalar_one())
        for number in range(1, claims // base):
            copy_rows(connection, number, sizes)
        connection.exec_driver_sql(f"UPDATE facets SET claims = claims * {claims // base}")
        connection.exec_driver_sql(f"UPDATE tallies SET answers = answers * {claims // base}")
    ledger.checkpoint(whole=True)
    ledger.alone("ANALYZE")


def median(name: str, ledger: Ledger, ask: Callable[[Connection, random.Random], object]) -> float:
    """Milliseconds of the middle one of many questions, printed with the slowest."""
    times = []
    for number in range(ROUNDS):
        rng = random.Random(number)
        start = time.perf_counter()
        with ledger.read() as connection:
            ask(connection, rng)
        times.append(1000 * (time.perf_counter() - start))
    middle = statistics.median(times)
    print(f"{name:38}{middle:9.1f} ms{max(times):11.1f} ms")
    return middle


def place(rng: random.Random) -> str:
    """A place, the often named ones more often."""
    return f"made:{WORLD.place(rng)}"


def word(rng: random.Random) -> str:
    """A word that reports print, the frequent ones more often."""
    return rng.choices(WORLD.words, cum_weights=WORLD.word_odds)[0]


def questions(ledger: Ledger) -> None:
    """Print a line for each kind of question."""
    filters, page, matter = matching.Filters, finding.Page(), asking.Matter
    print(f"{'':38}{'median':>12}{'slowest':>14}")
    median("search, two words", ledger, lambda c, r: finding.find(c, filters(words=f"{word(r)} {word(r)}"), page))
    median("search, a word in every claim", ledger, lambda c, _: finding.find(c, filters(words="said troops"), page))
    median("search, a word and a side", ledger, lambda c, r: finding.find(
        c, filters(words=word(r), side=r.choice(SIDES)), page))  # fmt: skip
    median("search, a word of one outlet", ledger, lambda c, r: finding.find(
        c, filters(words="captured", outlet=r.choice(OUTLETS), kind="control-change"), page))  # fmt: skip
    median("claims of a side", ledger, lambda c, r: finding.find(c, filters(side=r.choice(SIDES)), page))
    median("claims of a kind at a place", ledger, lambda c, r: finding.find(
        c, filters(kind="attack", place=place(r)), page))  # fmt: skip
    median("claims of one week, both sides", ledger, lambda c, r: finding.find(
        c, filters(since=f"2023-05-{r.randint(1, 20):02}", until=f"2023-05-{r.randint(21, 28)}"), page))  # fmt: skip
    median("place page", ledger, lambda c, r: asking.timeline(c, matter(place=place(r)), finding.Page(limit=200)))
    median("place page, the place most named", ledger, lambda c, _: asking.timeline(
        c, matter(place="made:0"), finding.Page(limit=200)))  # fmt: skip
    median("disputes of a place", ledger, lambda c, r: asking.disputes(c, matter(place=place(r)), page))
    median("disputes, latest", ledger, lambda c, _: asking.disputes(c, matter(), page))
    median("questions of a place", ledger, lambda c, r: asking.questions(c, matter(place=place(r)), page))
    median("facets of all", ledger, lambda c, _: facets.facets(c, filters()))
    median("facets of a place", ledger, lambda c, r: facets.facets(c, filters(place=place(r))))
    median("facets of a search", ledger, lambda c, r: facets.facets(c, filters(words=word(r))))


def adding(ledger: Ledger, count: int, seed: int) -> tuple[float, float]:
    """Milliseconds a report for adding ``count`` of them, and the largest size of the log in megabytes."""
    keeper, log, largest = Keeper(ledger), ledger.path.with_name(ledger.path.name + "-wal"), 0
    made = list(made_reports(count, PER_REPORT, seed))
    start = time.perf_counter()
    for document, entry in made:
        keeper.keep(document, 0, entry)
        largest = max(largest, log.stat().st_size)
    return 1000 * (time.perf_counter() - start) / count, largest / 1e6


def extraction(rounds: int = 3) -> float:
    """Milliseconds that reading a sample report takes before it is kept: the rest of what adding costs."""
    from counterclaim.flow import read_report
    from counterclaim.read.options import ReadOptions
    from counterclaim.read.text import read_text

    samples = Path(__file__).resolve().parent.parent / "src" / "counterclaim" / "samples"
    documents = [read_text(p.read_bytes(), name=p.name, options=ReadOptions()) for p in sorted(samples.glob("*.txt"))]
    times: list[float] = []
    for _ in range(rounds):
        for document in documents:
            start = time.perf_counter()
            read_report(document)
            times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def run(path: Path, claims: int, count: int) -> None:
    """Make the ledger where it is not there yet, ask it, add to it."""
    start = time.perf_counter()
    fresh = not path.exists()
    with open_ledger(path, create=True) as ledger:
        if fresh:
            grow(ledger, claims)
            print(f"made in {time.perf_counter() - start:,.0f} s")
        with ledger.read() as connection:
            total = facets.total(connection)
        print(f"{total:,} claims, {path.stat().st_size / 1e6:,.0f} MB\n")
        questions(ledger)
        with (
            tempfile.TemporaryDirectory(dir=path.parent) as folder,
            open_ledger(Path(folder) / "e.db", create=True) as e,
        ):
            empty, _ = adding(e, count, 7)
        seed = int(time.time())
        full, log = adding(ledger, count, seed)
        rest = extraction()
        print(f"\nadding {count:,} reports of {PER_REPORT} claims")
        print(f"to an empty ledger {empty:13.1f} ms a report, and {rest:,.0f} ms to read it")
        slower = f"{full / empty:.2f} x, {(full + rest) / (empty + rest):.2f} x with the reading"
        print(f"to this one {full:20.1f} ms a report: {slower}")
        print(f"largest log {log:20.1f} MB; {neighbours.MOST} earlier claims at most are compared with a new one")
        faults = check(ledger, quick=True)
        print("sound" if not faults else "\n".join(faults))


def main(arguments: Sequence[str] | None = None) -> None:
    """Run with the arguments of the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--add", type=int, default=1_000)
    parser.add_argument("--ledger", type=Path)
    args = parser.parse_args(arguments)
    if args.ledger is not None:
        run(args.ledger, args.claims, args.add)
        return
    with tempfile.TemporaryDirectory() as folder:
        run(Path(folder) / "ledger.db", args.claims, args.add)


if __name__ == "__main__":
    main()
