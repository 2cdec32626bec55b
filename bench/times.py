"""Times: TIMEX3 benchmarks and the annotated reports, scored with the scorers that come with the data.

    python bench/times.py [timebank aquaint wikiwars reports own] [--half a|b] [--lang ru|uk] [--errors] [--speed]

Benchmarks stay where they are (``COUNTERCLAIM_SHARED``, default ``../shared``); reports are those of corpus/; ``own``
is tests/times, one file a language: single expressions with the days that they mean.
``--half`` takes half of the documents by hash of their id (``a`` for looking at). Parsing is
cached for one run of the process only.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import importlib.util
import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from counterclaim.annotate.amounts import find_amounts
from counterclaim.annotate.extents import ends_of
from counterclaim.annotate.times import find_times
from counterclaim.languages import adapter
from counterclaim.model.claim import When
from counterclaim.model.parse import Parse
from counterclaim.model.timex import TimeExpression
from counterclaim.resolve.times import resolve_times

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("COUNTERCLAIM_SHARED", ROOT.parent / "shared"))
CORPUS = ROOT / "corpus"
OWN = ROOT / "tests" / "times"
FILES = {"timebank": "timebank.jsonl", "aquaint": "aquaint.jsonl", "wikiwars": "wikiwars_given.jsonl"}


def scorer(path: Path) -> ModuleType:
    """A module that lies beside the data."""
    spec = importlib.util.spec_from_file_location(f"scorer_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def in_half(name: str, half: str | None) -> bool:
    """Whether a document belongs to the half: ``a`` even, ``b`` odd hash."""
    return half is None or int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 == "ab".index(half)


def load(path: Path, half: str | None) -> list[dict[str, Any]]:
    """The documents of one file and half."""
    with path.open(encoding="utf-8") as file:
        return [d for line in file if in_half((d := json.loads(line))["id"], half)]


def timexes(parse: Parse, text: str, published: dt.date | None) -> Iterator[dict[str, Any]]:
    """TIMEX3 rows: bare extents, a range as its two ends."""
    found = tuple(part for e in find_times(parse, text) for part in ends_of(e))
    for expression, when in zip(found, resolve_times(found, parse, published), strict=True):
        start, stop = int(expression.parts["start"]), int(expression.parts["stop"])
        yield {"start": start, "end": stop, "text": text[start:stop], "type": when.type, "value": when.value}


def timex_benchmark(name: str, half: str | None, errors: bool) -> None:
    """Print extents and values of one TIMEX3 corpus."""
    gold = load(SHARED / "data" / "times" / FILES[name], half)
    parser = adapter("en")
    rows = []
    for d in gold:
        published = dt.date.fromisoformat(d["dct"][:10]) if d.get("dct") else None
        rows.append({"id": d["id"], "timexes": list(timexes(parser.parse(d["text"]), d["text"], published))})
    result, wrong = scorer(SHARED / "data" / "times" / "score.py").score(gold, rows, errors)
    figures = " ".join(f"{k} {result[k][2]:.1f}" for k in ("strict", "relaxed", "type", "value"))
    print(
        f"{name} half={half or 'all'} documents {len(gold)} gold {result['n_gold']} found {result['n_pred']}", figures
    )
    for row in wrong if errors else ():
        print(*row, sep="\t")


def reports_benchmark(half: str | None, errors: bool) -> None:
    """Print how many gold times and amounts of the English reports have a mention that says the same."""
    score = scorer(CORPUS / "fields.py")
    counts = {"when": [0, 0, 0], "amount": [0, 0, 0]}
    parser = adapter("en")
    for d in load(CORPUS / "gold.jsonl", half):
        if d["lang"] != "en":
            continue
        parse = parser.parse(d["text"])
        whens = resolve_times(find_times(parse, d["text"]), parse, dt.date.fromisoformat(d["published"]))
        marks = {"when": whens, "amount": find_amounts(parse, d["text"])}
        for claim in d["gold"]["claims"]:
            for field, count in counts.items():
                gold = claim[field]
                if not gold or field in claim.get("skip", []):
                    continue
                stop = gold["start"] + len(gold["text"])
                near = [m for m in marks[field] if m.start < stop and gold["start"] < m.stop]
                right = any(agrees(score, field, gold, m, d["published"]) for m in near)
                count[0] += 1
                count[1] += bool(near)
                count[2] += right
                if errors and not right:
                    print(field, gold, [(m.text, m) for m in near], sep="\t")
    for field, (total, found, right) in counts.items():
        print(f"reports half={half or 'all'} {field}: gold {total} found {found / total:.3f} right {right / total:.3f}")


def agrees(score: ModuleType, field: str, gold: dict[str, Any], mark: Any, published: str) -> bool:
    """The reports scorer's own test."""
    if field == "when":
        return bool(score.when_ok(gold, {"earliest": mark.earliest, "latest": mark.latest}, published))
    return bool(score.amount_ok(gold, {"low": mark.low, "high": mark.high}))


def days(when: Any) -> tuple[str | None, str | None]:
    """First and last day of a time's interval, both inside it; ``None`` is an open end."""
    last = dt.datetime.fromisoformat(when.latest) - dt.timedelta(minutes=1) if when.latest else None
    return (when.earliest or "")[:10] or None, last.date().isoformat() if last else None


def own_verdict(row: dict[str, Any], whens: Sequence[When]) -> tuple[bool, bool, list[Any]]:
    """Whether the expression was found, whether one found time has exactly its days, and what was found there."""
    start = row["text"].index(row["expression"])
    near = [w for w in whens if w.start < start + len(row["expression"]) and start < w.stop]
    seen = [(w.text, *days(w)) for w in near]
    return bool(near), any(days(w) == (row["start"], row["stop"]) for w in near), seen


def own_benchmark(lang: str, half: str | None, errors: bool) -> None:
    """Print how many of our own expressions of ``lang`` get exactly their days."""
    rows = load(OWN / f"{lang}.jsonl", half)
    parser = adapter(lang)
    verdicts = []
    for row in rows:
        parse = parser.parse(row["text"])
        whens = resolve_times(find_times(parse, row["text"]), parse, dt.date.fromisoformat(row["published"]))
        found, right, seen = own_verdict(row, whens)
        verdicts.append((found, right))
        if errors and not right:
            print(row["id"], row["published"], row["expression"], row["start"], row["stop"], seen, sep="\t")
    found, right = (sum(v[n] for v in verdicts) / len(verdicts) for n in (0, 1))
    print(f"own {lang} half={half or 'all'}: expressions {len(rows)} found {found:.3f} exact days {right:.3f}")


def speed() -> None:
    """Print words a second of finding and resolving, parsing apart; the text doubles four times."""
    text = load(SHARED / "data" / "times" / FILES["wikiwars"], None)[0]["text"]
    parser = adapter("en")
    for times in (1, 2, 4, 8, 16):
        long = "\n\n".join([text] * times)
        parse = parser.parse(long)
        words = len(long.split())
        t0 = time.process_time()
        found: tuple[TimeExpression, ...] = find_times(parse, long)
        resolve_times(found, parse, dt.date(2020, 1, 1))
        t1 = time.process_time()
        find_amounts(parse, long, found)
        t2 = time.process_time()
        print(f"{words} words: times {words / (t1 - t0):.0f} words/s, amounts {words / (t2 - t1):.0f} words/s")


def main() -> int:
    """Run what the arguments name."""
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*", default=["timebank", "aquaint", "wikiwars", "reports"])
    parser.add_argument("--lang", choices=["ru", "uk"], help="own: this language only")
    parser.add_argument("--half", choices=["a", "b"])
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--speed", action="store_true")
    args = parser.parse_args()
    if not SHARED.is_dir() and set(args.names) - {"own", "reports"}:
        print(f"no data at {SHARED}: set COUNTERCLAIM_SHARED", file=sys.stderr)
        return 2
    if args.speed:
        speed()
        return 0
    for name in args.names:
        if name == "reports":
            reports_benchmark(args.half, args.errors)
        elif name == "own":
            for lang in [args.lang] if args.lang else [p.stem for p in sorted(OWN.glob("*.jsonl"))]:
                own_benchmark(lang, args.half, args.errors)
        else:
            timex_benchmark(name, args.half, args.errors)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
