#!/usr/bin/env python3
"""Score `counterclaim extract` output against gold.jsonl.

    python3 score.py gold.jsonl out.jsonl [--json] [--errors N]
    python3 score.py gold.jsonl --self-test

out.jsonl: one report object of the contract a line, joined by "id". Standard library only. The rules are in README.md.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from fields import CORE, EXTRA, HALF, Item, Verdicts, best_verdicts, content_f1, good, pred_chain, span_of
from notation import MAIN, SIDE_TABLE
from show import HARD, show

Matches = dict[int, tuple[int, Verdicts]]  # number of the gold claim -> of the predicted one, and what is right in it


def match(item: Item, golds: list[Item], preds: list[Item]) -> Matches:
    """Claims paired with those whose content they overlap best, one to one."""
    text, pairs = item["text"], []
    for left, claim in enumerate(golds):
        for right, predicted in enumerate(preds):
            content = predicted.get("content")
            share = content_f1(text, claim["start"], claim["content"], content)
            for words in claim.get("content_alt", []):
                share = max(share, content_f1(text, text.find(words), words, content))
            if share >= HALF:
                result = best_verdicts(item, claim, predicted)
                rank = (share, not claim.get("optional"), good(result, CORE), good(result, EXTRA), -left, -right)
                pairs.append((rank, left, right, result))
    found: Matches = {}
    used: set[int] = set()
    for _, left, right, result in sorted(pairs, key=lambda pair: pair[0], reverse=True):
        if left not in found and right not in used:
            used.add(right)
            found[left] = (right, result)
    return found


def factual(predicted: Item) -> bool:
    """Whether a predicted claim is asserted as a fact."""
    told = (predicted.get("polarity", "asserted"), predicted.get("modality", "fact"))
    return told == ("asserted", "fact")


def violates(text: str, closed: Item, predicted: Item, strict: bool = True) -> bool:
    """Whether a predicted claim states as a fact what the text does not."""
    chain = pred_chain(predicted)
    if not factual(predicted) or (closed.get("kinds") and predicted.get("kind") not in closed["kinds"]):
        return False
    if closed.get("only_if_chain_empty") and chain:
        return False
    if "amount" in closed:
        amount, span = predicted.get("amount") or {}, span_of(text, predicted.get("content"))
        stop = closed["start"] + len(closed["content"])
        near = span is None or max(span[0], closed["start"]) < min(span[1], stop)
        return near and bool(amount.get("low") == closed["amount"] == amount.get("high"))
    if content_f1(text, closed["start"], closed["content"], predicted.get("content")) < HALF:
        return False
    return strict or not any(link.get("stance") in ("denying", "doubting") for link in chain)


def harmless(item: Item, predicted: Item) -> bool:
    """Whether it takes up what must not be emitted, and marks it denied, planned or such: neither right nor wrong."""
    if factual(predicted):
        return False
    content, closed = predicted.get("content"), item["gold"].get("no_claim", [])
    return any(content_f1(item["text"], one["start"], one["content"], content) >= HALF for one in closed)


def prf(tp: int, fp: int, fn: int) -> Item:
    """Precision, recall and F1 with the counts behind them."""
    p = tp / (tp + fp) if tp + fp else 0.0
    r = tp / (tp + fn) if tp + fn else 0.0
    return {"precision": p, "recall": r, "f1": 2 * p * r / (p + r) if p + r else 0.0, "tp": tp, "fp": fp, "fn": fn}


def has_value(claim: Item, field: str) -> bool:
    """Whether the gold gives the field anything but its empty or usual value."""
    if field == "polarity":
        return bool(claim["polarity"] == "denied")
    if field == "modality":
        return bool(claim["modality"] != "fact")
    return bool(claim["chain"] if field in ("speaker", "chain") else claim.get(field))


class Tally:
    """The counts of a run."""

    def __init__(self) -> None:
        self.total: Counter[str] = Counter()
        self.right: Counter[str] = Counter()  # by field
        self.scored: Counter[str] = Counter()
        self.right_given: Counter[str] = Counter()  # the same, only where the gold has a value to find
        self.given: Counter[str] = Counter()
        self.groups: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self.log: list[tuple[str, str, str]] = []
        self.violations: list[tuple[str, str, str]] = []

    def add(self, item: Item, report: Item | None) -> None:
        """Count one report object, ``None`` if there is none."""
        if report is None or "error" in report:
            self.total["failed"] += 1
            report = {}
        preds = [p for p in report.get("claims") or [] if isinstance(p, dict) and p.get("status") != "rejected"]
        golds = item["gold"]["claims"]
        found = match(item, golds, preds)
        taken = {right for right, _ in found.values()}
        extra = sum(n not in taken and not harmless(item, predicted) for n, predicted in enumerate(preds))
        self.total["fp"] += extra
        theatre = item["theatre"] if item["theatre"] == MAIN else "other theatres"
        keys = [("phenomenon", item.get("phenomenon") or item.get("theatre", "all")), ("theatre", theatre)]
        for key in keys:
            self.groups[key]["fp"] += extra
        right = [self.add_claim(item, claim, found.get(n), keys) for n, claim in enumerate(golds)]
        violated = self.add_closed(item, preds)
        asked = any(not claim.get("optional") for claim in golds)
        whole = asked and all(right) and extra == 0 and not violated
        for key in keys:
            self.groups[key].update(violations=violated, items=1, items_right=whole, asked=asked)

    def add_claim(self, item: Item, claim: Item, hit: tuple[int, Verdicts] | None, keys: list[tuple[str, str]]) -> bool:
        """Count one claim of the gold; false if a core field is wrong or the claim is missed."""
        if claim.get("optional"):
            self.total.update(optional=1, optional_found=hit is not None)
            return True
        if claim.get("source_side") in SIDE_TABLE[MAIN]:
            keys = [*keys, ("source side", claim["source_side"])]
        found, result = hit is not None, hit[1] if hit else {}
        core, every = (found and good(result, names) == len(names) for names in (CORE, CORE + EXTRA))
        self.total.update(tp=found, fn=not found)
        for key in keys:
            self.groups[key].update(n=1, tp=found, fn=not found, core=core, ext=every)
        for field, verdict in result.items():
            if verdict is not None:
                self.right[field] += verdict
                self.scored[field] += 1
                if field in HARD and has_value(claim, field):
                    self.right_given[field] += verdict
                    self.given[field] += 1
        wrong = [field for field in CORE + EXTRA if result.get(field) is False]
        if wrong or not found:
            self.log.append((item["id"], "wrong " + ", ".join(wrong) if found else "missed", claim["content"]))
        return core

    def add_closed(self, item: Item, preds: list[Item]) -> int:
        """How many readings are stated as facts that must not be; they are listed."""
        violated = 0
        for closed in item["gold"].get("no_claim", []):
            hits = [predicted for predicted in preds if violates(item["text"], closed, predicted)]
            if hits:
                violated += 1
                self.violations.append((item["id"], closed["content"], closed["why"]))
                self.total["soft"] += any(violates(item["text"], closed, p, strict=False) for p in hits)
        return violated


def share(right: int, scored: int) -> Item:
    """A field's figures."""
    return {"right": right, "scored": scored, "share": right / scored if scored else 0.0}


def group_figures(by: str, name: str, group: Counter[str]) -> Item:
    """The figures of a theatre, a phenomenon or a side."""
    n, detection = group["n"], prf(group["tp"], group["fp"], group["fn"])
    figures = {"by": by, "name": name, "claims": n, "items": group["items"], "f1": detection["f1"]}
    figures |= {"recall": detection["recall"], "all_core_fields": group["core"] / n if n else 0.0}
    return figures | {"all_fields": group["ext"] / n if n else 0.0, "violations": group["violations"]}


def score(gold: list[Item], out: dict[str, Item]) -> Item:
    """Every figure, of annotated reports and of report objects by id."""
    tally = Tally()
    for item in gold:
        tally.add(item, out.get(item["id"]))
    whole: Counter[str] = Counter()
    for (by, _), group in tally.groups.items():
        if by == "phenomenon":
            whole.update(group)
    total, n, asked = tally.total, whole["n"], whole["asked"]
    return {
        "items": len(gold),
        "items_without_report": total["failed"],
        "detection": prf(total["tp"], total["fp"], total["fn"]),
        "fields": {f: share(tally.right[f], tally.scored[f]) for f in CORE + EXTRA},
        "fields_with_a_value": {f: share(tally.right_given[f], tally.given[f]) for f in HARD},
        "all_core_fields": whole["core"] / n if n else 0.0,
        "all_fields": whole["ext"] / n if n else 0.0,
        "items_right": whole["items_right"] / asked if asked else 0.0,
        "optional_found": [total["optional_found"], total["optional"]],
        "no_claim": {
            "total": sum(len(item["gold"].get("no_claim", [])) for item in gold),
            "violations": len(tally.violations),
            "violations_without_denying_link": total["soft"],
            "list": tally.violations,
        },
        "groups": [group_figures(by, name, group) for (by, name), group in tally.groups.items()],
        "log": tally.log,
    }


def load(path: Path) -> list[Any]:
    """The objects in a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path, nargs="?")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    parser.add_argument("--self-test", action="store_true")
    options = parser.parse_args()
    gold = load(options.gold)
    if options.self_test:
        from self_test import self_test

        self_test(gold)
        return
    if not options.out:
        parser.error("out.jsonl is missing")
    figures = score(gold, {report["id"]: report for report in load(options.out)})
    if options.json:
        json.dump(figures, sys.stdout, ensure_ascii=False, indent=1)
    else:
        show(figures, options.errors)


if __name__ == "__main__":
    main()
