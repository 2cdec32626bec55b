"""Agreement of two readings of the same reports, field by field, and a list of what they differ in.

    python agreement.py FIRST SECOND [--list]

FIRST and SECOND are files in the notation, or folders of them; reports are joined by their text. CC0; the two
formulas come from ../src/counterclaim/model/agreement.py, where `counterclaim review agreement` has them from too.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))  # the formulas are the program's own

from build import read_all
from fields import Item, amount_ok, content_f1
from perfect import perfect, perfect_claim
from score import match, score

from counterclaim.model.agreement import kappa, share

Pair = tuple[Item, Item]
SIMPLE = ("kind", "polarity", "modality", "stance", "direction", "source_side")
NUMBERED = ("speaker", "chain", "place", "when", "amount", "actor")


def options(claim: Item, field: str) -> set[Any]:
    """Every value that a reading accepts for a field."""
    names = {"kind": "kind_ok", "modality": "modality_ok", "stance": "stance_ok", "direction": "direction_ok"}
    values = {claim.get(field), *claim.get(names.get(field, ""), [])}
    return values | {other[field] for other in claim.get("alts", []) if field in other}


def scored(pair: Pair, field: str) -> bool:
    """Whether neither reading leaves the field open."""
    implied = {"speaker": ("speaker", "chain"), "stance": ("stance", "chain")}.get(field, (field,))
    return not any(name in claim.get("skip", []) for claim in pair for name in implied)


def joined(first: list[Item], second: list[Item]) -> list[Pair]:
    """The reports that both have read, in the order of the first."""
    texts = {report["text"]: report for report in second}
    return [(report, texts[report["text"]]) for report in first if report["text"] in texts]


def claim_pairs(first: Item, second: Item) -> list[tuple[int, int]]:
    """Numbers of the claims that are the same in both, one to one."""
    given = perfect(second)["claims"]
    found = match(first, first["gold"]["claims"], given)
    return [(left, right) for left, (right, _) in sorted(found.items())]


def figures_of_fields(reports: list[Pair]) -> Iterator[tuple[str, int, float, float, float]]:
    """Field, claims, strict and lenient agreement, kappa; strict: the first choices are the same."""
    pairs = [
        (first["gold"]["claims"][left], second["gold"]["claims"][right])
        for first, second in reports
        for left, right in claim_pairs(first, second)
    ]
    for field in SIMPLE:
        both = [pair for pair in pairs if scored(pair, field)]
        values = [(a.get(field), b.get(field)) for a, b in both]
        lenient = sum(bool(options(a, field) & options(b, field)) for a, b in both)
        strict = sum(a == b for a, b in values)
        yield field, len(both), strict / max(len(both), 1), lenient / max(len(both), 1), kappa(values)


def as_system(first: list[Item], second: list[Item]) -> Item:
    """The scorer's figures with the first as gold and the second as a system."""
    outputs = {left["id"]: perfect(right) for left, right in joined(first, second)}
    return score([report for report in first if report["id"] in outputs], outputs)


def overlap(left: list[Item], right: list[Item]) -> list[tuple[int, int]]:
    """Numbers of the mentions that overlap, one to one."""
    taken: set[int] = set()
    pairs = []
    for n, one in enumerate(left):
        for m, other in enumerate(right):
            stop, other_stop = one["start"] + len(one["text"]), other["start"] + len(other["text"])
            if m not in taken and max(one["start"], other["start"]) < min(stop, other_stop):
                taken.add(m)
                pairs.append((n, m))
                break
    return pairs


def same_readings(text: str, left: list[Item], right: list[Item]) -> list[tuple[int, int]]:
    """Numbers of the readings that must not be emitted and have half of their words in common."""
    taken: set[int] = set()
    pairs = []
    for n, one in enumerate(left):
        for m, other in enumerate(right):
            words = {"start": other["start"], "stop": other["start"] + len(other["content"])}
            if m not in taken and content_f1(text, one["start"], one["content"], words) >= 0.5:
                taken.add(m)
                pairs.append((n, m))
                break
    return pairs


def figures_of_layer(reports: list[Pair], layer: str, same: Callable[[Item, Item], bool]) -> tuple[float, float, int]:
    """F1 of the mentions of a layer, how many of the common ones are the ``same``, and how many are common."""
    found = agreed = left = right = 0
    for first, second in reports:
        one, other = first["gold"][layer], second["gold"][layer]
        pairs = same_readings(first["text"], one, other) if layer == "no_claim" else overlap(one, other)
        found, left, right = found + len(pairs), left + len(one), right + len(other)
        agreed += sum(same(one[n], other[m]) for n, m in pairs)
    return share(found, left, right), agreed / max(found, 1), found


LAYERS: dict[str, tuple[str, Callable[[Item, Item], bool]]] = {
    "places": ("name and country", lambda a, b: (a["name_en"], a["country"]) == (b["name_en"], b["country"])),
    "loaded": ("voice", lambda a, b: bool(a["voice"] == b["voice"])),
    "no_claim": ("kinds", lambda a, b: bool(a.get("kinds") == b.get("kinds"))),
}


def show(first: list[Item], second: list[Item]) -> None:
    """Print every figure."""
    reports = joined(first, second)
    counts = [sum(len(pair[n]["gold"]["claims"]) for pair in reports) for n in (0, 1)]
    print(f"{len(reports)} reports read twice; {counts[0]} claims and {counts[1]}")
    ways = (as_system(first, second), as_system(second, first))
    for name, figures in zip(("first as gold", "second as gold"), ways, strict=True):
        d, core = figures["detection"], figures["all_core_fields"]
        print(f"claims, {name:15s} P {d['precision']:.3f}  R {d['recall']:.3f}  F1 {d['f1']:.3f}; all core {core:.3f}")
    print("\nfield          claims  strict  lenient  kappa")
    for field, n, strict, lenient, k in figures_of_fields(reports):
        print(f"{field:14s} {n:6d}  {strict:6.3f}  {lenient:7.3f}  {k:5.3f}")
    print("\nfield          first as gold       second as gold      (the scorer's own test)")
    for field in NUMBERED:
        shares = [way["fields"][field] for way in ways]
        print(f"{field:14s} " + "   ".join(f"{s['right']:4d}/{s['scored']:4d}  {s['share']:.3f}" for s in shares))
    print()
    for layer, (what, same) in LAYERS.items():
        f1, agreed, found = figures_of_layer(reports, layer, same)
        print(f"{layer:14s} F1 {f1:.3f}; of {found} in both, {what} the same {agreed:.3f}")


def describe(claim: Item) -> str:
    """A claim in a line, with what is not usual about it."""
    head = f"{'/'.join(claim.get('kind_ok', [claim['kind']]))}, {claim['polarity']}, "
    head += "/".join(claim.get("modality_ok", [claim["modality"]])) + (", optional" if claim.get("optional") else "")
    parts = [head, repr(claim["content"])]
    parts += [f"chain {' > '.join(claim['chain'])} ({', '.join(claim['stances'])})"] if claim["chain"] else []
    for field in ("actor", "place", "place_optional", "direction", "source_side", "skip"):
        parts += [f"{field} {claim[field]}"] if claim.get(field) else []
    for field in ("when", "amount"):
        value = {key: x for key, x in (claim[field] or {}).items() if key not in ("text", "start", "unit")}
        parts += [f"{field} {claim[field]['text']!r} {value}"] if value else []
    return " | ".join(parts)


def different(item: Item, pair: Pair) -> list[str]:
    """Fields in which two annotations of a claim cannot both be right."""
    figures = [
        field for field in SIMPLE if scored(pair, field) and not options(pair[0], field) & options(pair[1], field)
    ]
    for one, other in (pair, pair[::-1]):
        gold = item | {"gold": {"claims": [one | {"optional": False}]}}
        given = {item["id"]: {"claims": [perfect_claim(other, 0, item["text"])]}}
        fields = score([gold], given)["fields"]
        figures += [field for field in NUMBERED if fields[field]["right"] < fields[field]["scored"]]
    amounts = pair[0]["amount"], pair[1]["amount"]
    if all(amounts) and not (amount_ok(*amounts) and amount_ok(*amounts[::-1])):
        figures.append("amount")  # the scorer leaves another exact number unscored; here it is a difference
    return sorted({field for field in figures if scored(pair, field)})


def only(name: str, layer: str, rows: list[Item], both: Iterable[int]) -> Iterator[str]:
    """A line for each annotation that one reading alone has."""
    common = set(both)
    for n, row in enumerate(rows):
        if n not in common:
            words = describe(row) if layer == "claims" else row.get("text") or row["content"]
            note = row.get("name_en") or row.get("neutral") or row.get("why") or ""
            yield f"{name} only, {layer}: {words}" + (f" ({note})" if note else "")


def disagreements(first: Item, second: Item) -> Iterator[str]:
    """What two readings of a report differ in, a line or three each."""
    claims = claim_pairs(first, second)
    for left, right in claims:
        pair = first["gold"]["claims"][left], second["gold"]["claims"][right]
        if fields := different(first, pair):
            yield f"{', '.join(fields)}:\n      first   {describe(pair[0])}\n      second  {describe(pair[1])}"
    for layer in ("claims", *LAYERS):
        one, other = first["gold"][layer], second["gold"][layer]
        if layer == "claims":
            pairs = claims
        else:
            pairs = same_readings(first["text"], one, other) if layer == "no_claim" else overlap(one, other)
        yield from only("first", layer, one, (n for n, _ in pairs))
        yield from only("second", layer, other, (m for _, m in pairs))
        for n, m in pairs if layer in LAYERS else ():
            if not LAYERS[layer][1](one[n], other[m]):
                yield f"{layer}, {LAYERS[layer][0]}:\n      first   {one[n]}\n      second  {other[m]}"


def read(path: Path) -> list[Item]:
    """The reports of a file or folder; raises ``SystemExit`` if their annotation is not sound."""
    reports, errors = read_all(sorted(path.glob("*.txt")) if path.is_dir() else [path])
    if errors:
        raise SystemExit("\n".join(errors))
    return reports


def main() -> None:
    """Print the figures, or the disagreements."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--list", action="store_true", help="print what they differ in, by report")
    options_given = parser.parse_args()
    first, second = read(options_given.first), read(options_given.second)
    if not options_given.list:
        show(first, second)
        return
    for one, other in joined(first, second):
        print(f"\n== {one['id']} | {one['title']} (second: {other['id']})")
        for number, line in enumerate(disagreements(one, other), 1):
            print(f"{number:4d}. {line}")


if __name__ == "__main__":
    main()
