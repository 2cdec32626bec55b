"""The scorer proved on the gold itself: what is perfect scores 100 %, and each sort of error what it should. CC0."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Callable
from typing import Any

from fields import Item, amount_ok
from perfect import perfect
from score import score

# (field, what breaks it): after the change no claim has the field right.
BREAKS: dict[str, Callable[[Item], Any]] = {
    "kind": lambda c: c.update(kind="x"),
    "polarity": lambda c: c.update(polarity="x"),
    "modality": lambda c: c.update(modality="x"),
    "speaker": lambda c: c.update(chain=[{"who": "nobody", "role": "speaker"}]),
    "chain": lambda c: c.update(chain=c["chain"] + [{"who": "nobody"}]),
    "place": lambda c: c.update(place=c["place"] + [{"text": "Nowhere"}]),
    "when": lambda c: c.update(when={"earliest": "1999-01-01", "latest": "1999-01-01"}),
    "amount": lambda c: c.update(amount={"low": 7.5, "high": 7.5, "unit": "x"}),
    "actor": lambda c: c.update(actor={"text": "nobody"}),
}
DOZENS = {"low": 24, "high": 99, "approx": True}
ABOUT_200 = {"low": 200, "high": 200, "approx": True}
AMOUNTS = (
    (DOZENS, 24, 99, True),
    (DOZENS, 20, 99, True),
    (DOZENS, 24, 120, True),
    (DOZENS, 24, 24, False),
    (DOZENS, 10, 99, False),
    (DOZENS, 24, None, False),
    (DOZENS, 99, 24, False),
    (ABOUT_200, 200, 200, True),
    (ABOUT_200, 180, 220, True),
    (ABOUT_200, 100, 300, False),
    (ABOUT_200, 210, 220, False),
)


def expect(ok: object, what: object) -> None:
    """Nothing; raises ``AssertionError`` unless ``ok``, also where Python runs without assertions."""
    if not ok:
        raise AssertionError(what)


def changed(gold: list[Item], change: Callable[[Item], Any]) -> Item:
    """The figures of a perfect output after ``change`` of every claim."""
    reports = {item["id"]: copy.deepcopy(perfect(item)) for item in gold}
    for report in reports.values():
        for claim in report["claims"]:
            change(claim)
    return score(gold, reports)


def test_perfect(gold: list[Item]) -> None:
    """Full marks for what is perfect."""
    r = score(gold, {item["id"]: perfect(item) for item in gold})
    whole = (r["detection"]["f1"], r["all_core_fields"], r["all_fields"], r["items_right"])
    expect(whole == (1, 1, 1, 1), (whole, r["log"][:9]))
    fields = [*r["fields"].values(), *r["fields_with_a_value"].values()]
    expect(all(f["right"] == f["scored"] > 0 for f in fields), fields)
    expect(r["no_claim"]["violations"] == 0, r["no_claim"]["list"])
    groups = [g for g in r["groups"] if g["by"] != "source side" and g["claims"]]
    expect(all(g["f1"] == g["all_fields"] == 1 for g in groups), groups)


def test_empty(gold: list[Item]) -> None:
    """Nothing for nothing."""
    error = {"code": "E1", "message": ""}
    outputs: dict[str, dict[str, Item]] = {
        "no lines": {},
        "no claims": {item["id"]: {"id": item["id"], "claims": []} for item in gold},
        "errors": {item["id"]: {"id": item["id"], "error": error} for item in gold},
    }
    for name, output in outputs.items():
        r = score(gold, output)
        figures = (r["detection"]["f1"], r["all_core_fields"], r["all_fields"], r["items_right"])
        expect(figures == (0, 0, 0, 0) and r["no_claim"]["violations"] == 0, name)
        expect(all(f["right"] == 0 for f in r["fields"].values()), name)


def test_fields(gold: list[Item]) -> None:
    """A field that is broken everywhere is never right."""
    for field, change in BREAKS.items():
        figures = changed(gold, change)["fields"][field]
        expect(figures["right"] == 0 < figures["scored"], (field, figures))


def test_blind(gold: list[Item]) -> int:
    """How many readings a system asserts that is blind to negation, plan and condition."""
    r = changed(gold, lambda c: c.update(polarity="asserted", modality="fact"))
    violations: int = r["no_claim"]["violations"]
    expect(r["detection"]["f1"] == 1 and violations > 60, violations)
    return violations


def malformed(claim: Item) -> None:
    """Odd types where the contract wants objects."""
    if claim["id"] == "c0":
        claim.update(place={"text": "x"}, when=[], amount={}, actor="x", chain=None)
    else:
        claim.update(content=None)


def bare(claim: Item) -> None:
    """Words without offsets."""
    claim["content"] = claim["content"]["text"]
    claim["chain"] = [link["who"] for link in claim["chain"]]
    claim["place"] = [{"text": place["text"]} for place in claim["place"]]


def test_shapes(gold: list[Item]) -> None:
    """Strings without offsets count; malformed parts are wrong and do not stop the run."""
    r = changed(gold, bare)
    expect(r["detection"]["recall"] == 1 and r["fields"]["chain"]["share"] > 0.99, r["fields"]["chain"])
    expect(changed(gold, malformed)["detection"]["recall"] < 1, "malformed contents count as found")
    reports = {item["id"]: perfect(item)["claims"] for item in gold}
    twice = {key: {"claims": claims + claims} for key, claims in reports.items()}
    expect(abs(score(gold, twice)["detection"]["precision"] - 0.5) < 0.1, "claims given twice")


def local(claim: Item) -> None:
    """Local midnight in UTC, and ends that are included."""
    when = claim.get("when")
    if when and when["earliest"]:
        earliest = dt.datetime.fromisoformat(when["earliest"][:19]) - dt.timedelta(hours=2)
        when["earliest"] = earliest.isoformat() + "Z"
    if when and when["latest"]:
        when["latest"] = (dt.datetime.fromisoformat(when["latest"][:19]) - dt.timedelta(days=1)).date().isoformat()


def later(claim: Item) -> None:
    """Everything three days later."""
    when = claim.get("when")
    for key in ("earliest", "latest"):
        if when and when[key]:
            when[key] = (dt.datetime.fromisoformat(when[key][:19]) + dt.timedelta(days=3)).isoformat()


def test_values(gold: list[Item]) -> None:
    """Other spellings of the same days are right, other days are not; amounts by their ranges."""
    expect(changed(gold, local)["fields"]["when"]["share"] == 1, "local midnight")
    expect(changed(gold, later)["fields_with_a_value"]["when"]["right"] == 0, "three days later")
    for amount, low, high, ok in AMOUNTS:
        expect(amount_ok(amount, {"low": low, "high": high}) is ok, (amount, low, high))


def self_test(gold: list[Item]) -> None:
    """Nothing but a line of print; raises ``AssertionError`` if the scorer does not do what it should."""
    for test in (test_perfect, test_empty, test_fields, test_shapes, test_values):
        test(gold)
    print("self-test passed: perfect output 100 %, empty output 0 %, one changed field 0 % for that field;", end="")
    print(f" a polarity- and modality-blind system violates {test_blind(gold)} no_claim")
