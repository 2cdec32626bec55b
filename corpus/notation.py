"""One line of the source notation to the fields of a claim; the notation is in README.md. CC0."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent

KINDS = {
    "cc": "control-change",
    "cs": "control-state",
    "mv": "movement",
    "at": "attack",
    "ls": "loss",
    "ta": "tally",
    "pl": "plan",
    "de": "demand",
    "ag": "agreement",
    "ac": "accusation",
    "as": "assessment",
    "po": "position",
    "ot": "other",
}
MODALITIES = {"fact", "plan", "order", "demand", "possible", "conditional", "question"}
STANCES = {"neutral", "endorsing", "distancing", "denying", "doubting"}
DIRECTIONS = {"gain", "loss", "withdrawal", "hold", "contest"}
FIELDS = {"speaker", "chain", "stance", "outer_stance", "resolved", "kind", "polarity", "modality"}
FIELDS |= {"actor", "place", "when", "amount", "unit", "direction"}
SIDE_TABLE = tomllib.loads((HERE / "sides.toml").read_text(encoding="utf-8"))
MAIN = SIDE_TABLE.pop("main")
SIDES = {code for codes in SIDE_TABLE.values() for code in codes}
WORDS = tomllib.loads((HERE / "words.toml").read_text(encoding="utf-8"))
WEEKDAYS = [re.compile(r"\b(?:" + "|".join(names) + ")") for names in zip(*WORDS["weekdays"].values(), strict=True)]
STRICT = re.compile("|".join(word for words in WORDS["strict"].values() for word in words))

Item = dict[str, Any]


class SourceError(ValueError):
    """A line of the source says something that its text does not bear out."""


def demand(ok: object, message: str) -> None:
    """Nothing; raises ``SourceError`` with ``message`` unless ``ok``."""
    if not ok:
        raise SourceError(message)


def find(text: str, wanted: str) -> tuple[int, str]:
    """Start and words of ``wanted``; ``x#2`` is the second x, ``a … b`` runs from a to the next b."""
    mark = re.search(r"#(\d)$", wanted)
    bare = wanted[: mark.start()] if mark else wanted
    body = r".*?".join(re.escape(part) for part in bare.split(" … "))
    before = r"(?<!\w)" if bare[0].isalnum() else ""
    after = r"(?!\w)" if bare[-1].isalnum() else ""
    hits = [(hit.start(), hit.group()) for hit in re.finditer(before + body + after, text, re.DOTALL)]
    nth = int(mark.group(1)) if mark else 1
    demand(len(hits) >= nth, f"{len(hits)} hits for {wanted!r} in {text!r}")
    demand(mark or len(hits) == 1, f"{len(hits)} hits, say which: {wanted!r} in {text!r}")
    return hits[nth - 1]


def read_when(value: str, text: str) -> Item:
    """The ``when`` of ``words=2025-01-01..2025-01-02``; ``~`` at the end allows a day either way."""
    wanted, interval = value.rsplit("=", 1)
    first, last = interval.removesuffix("~").split("..")
    start, words = find(text, wanted)
    days = [dt.date.fromisoformat(day).weekday() for day in (first, last) if day]
    for number, name in enumerate(WEEKDAYS):
        demand(not name.search(words.casefold()) or number in days, f"weekday of {words!r}: {interval}")
    when: Item = {"text": words, "start": start, "earliest": first or None, "latest": last or None}
    return when | ({"tol_days": 1} if interval.endswith("~") else {})


def read_number(words: str) -> float | None:
    """An int where it is one; ``None`` for an open end."""
    if not words:
        return None
    return float(words) if "." in words else int(words)


def read_amount(value: str, text: str) -> Item:
    """The ``amount`` of ``words=low..high=unit``; ``~`` is about, ``44/62`` is 44 of 62."""
    wanted, interval, unit = value.split("=")
    start, words = find(text, wanted)
    bounds, _, share = interval.lstrip("~").partition("/")
    low, high = bounds.split("..") if ".." in bounds else (bounds, bounds)
    amount: Item = {"text": words, "start": start, "low": read_number(low), "high": read_number(high), "unit": unit}
    if interval.startswith("~"):
        amount["approx"] = True
    if share:
        amount["share_of"] = int(share)
    if STRICT.search(words.casefold()):
        amount["strict"] = True
    return amount


def read_alternative(value: str) -> Item:
    """Fields that may also be so: ``chain:``, ``kind:mv``, ``modality:possible``."""
    fields: Item = {}
    for part in value.split(","):
        key, _, other = part.partition(":")
        fields[key] = KINDS[other] if key == "kind" else ([other] if other else []) if key == "chain" else other
    return fields


def set_chain(claim: Item, text: str, value: str) -> None:
    """The printed links, outermost first; ``~`` marks a vague source."""
    for link in value.split(" > "):
        if link.startswith("~"):
            claim["vague"] = True
        start, words = find(text, link.removeprefix("~"))
        claim["chain"].append(words)
        claim["chain_starts"].append(start)


def set_places(claim: Item, text: str, value: str) -> None:
    """Toponyms of the claim's own event."""
    for name in value.split(" + "):
        start, words = find(text, name)
        claim["place"].append(words)
        claim["place_starts"].append(start)


def set_actor(claim: Item, text: str, value: str) -> None:
    """Who does it."""
    claim["actor_start"], claim["actor"] = find(text, value)


def set_resolved(claim: Item, text: str, value: str) -> None:
    """Whom pronouns and descriptions mean."""
    del text
    claim["chain_resolved_any"] = [link.split("/") for link in value.split(" > ")]
    claim["chain_resolved"] = [names[0] for names in claim["chain_resolved_any"]]


def set_direction(claim: Item, text: str, value: str) -> None:
    """Gain, loss and so on, seen from the actor."""
    del text
    options = value.split("/")
    demand(set(options) <= DIRECTIONS, f"direction {value!r}")
    claim["direction"] = options[0]
    if options[1:]:
        claim["direction_ok"] = options


def set_side(claim: Item, text: str, value: str) -> None:
    """Whose claim it is."""
    del text
    demand(value in SIDES, f"side {value!r} is not in sides.toml")
    claim["source_side"] = value


def set_skip(claim: Item, text: str, value: str) -> None:
    """Fields that are not scored."""
    del text
    claim["skip"] = value.split(",")
    demand(set(claim["skip"]) <= FIELDS, f"skip {value!r}")


SETTERS: dict[str, Callable[[Item, str, str], Any]] = {
    "c": set_chain,
    "p": set_places,
    "a": set_actor,
    "r": set_resolved,
    "d": set_direction,
    "skip": set_skip,
    "po": lambda c, t, v: c.setdefault("place_optional", []).extend(find(t, x)[1] for x in v.split(" + ")),
    "w": lambda c, t, v: c.update(when=read_when(v, t)),
    "n": lambda c, t, v: c.update(amount=read_amount(v, t)),
    "ca": lambda c, t, v: c.setdefault("content_alt", []).append(find(t, v)[1]),
    "alt": lambda c, _, v: c.setdefault("alts", []).append(read_alternative(v)),
    "s": set_side,
    "st": lambda c, _, v: c.update(stances=v.split(">")),
    "opt": lambda c, *_: c.update(optional=True),
    "nc": lambda c, _, v: c.update(nc=v),
}


def new_claim(head: str, start: int, words: str) -> Item:
    """A claim with only its kind, polarity, modality and content."""
    kinds, _, modality = head.partition(":")
    names = [KINDS[kind] for kind in kinds.removesuffix("!").split("/")]
    modes = modality.split("/") if modality else ["fact"]
    demand(set(modes) <= MODALITIES, f"modality {modality!r}")
    claim: Item = {"content": words, "start": start, "stop": start + len(words), "kind": names[0]}
    claim |= {"polarity": "denied" if kinds.endswith("!") else "asserted", "modality": modes[0]}
    claim |= {"chain": [], "chain_starts": [], "stance": None, "actor": None, "place": [], "place_starts": []}
    claim |= {"when": None, "amount": None, "direction": None}
    claim |= {"kind_ok": names} if names[1:] else {}
    claim |= {"modality_ok": modes} if modes[1:] else {}
    return claim


def finish_stances(claim: Item) -> None:
    """One stance a link; only the innermost may have alternatives."""
    given: list[str] = claim.pop("stances", None) or ["neutral"] * len(claim["chain"])
    demand(len(given) == len(claim["chain"]), f"{len(given)} stances for {claim['chain']}")
    demand(len(claim.get("chain_resolved", given)) == len(given), f"resolved links of {claim['chain']}")
    if not given:
        return
    inner = given[-1].split("/")
    claim |= {"stance": inner[0]} | ({"stance_ok": inner} if inner[1:] else {})
    claim["stances"] = [one.split("/")[0] for one in given]
    demand(set(claim["stances"]) <= STANCES, f"stances {given}")


def read_claim(text: str, parts: list[str]) -> tuple[Item, list[Item]]:
    """A claim, and the readings that follow from it and must not be emitted."""
    claim = new_claim(parts[0], *find(text, parts[1]))
    for part in parts[2:]:
        key, _, value = part.partition("=")
        demand(key in SETTERS, f"key {key!r}")
        SETTERS[key](claim, text, value)
    finish_stances(claim)
    closed: list[Item] = []
    base = {"content": claim["content"], "start": claim["start"]}
    if claim.get("vague"):
        claim.setdefault("alts", []).extend([{"modality": "possible"}, {"chain": [], "modality": "possible"}])
        claim.setdefault("skip", []).append("stance")
        closed.append(base | {"why": "hearsay: not the report's own fact", "only_if_chain_empty": True})
    if "nc" in claim:
        kinds = claim.pop("nc")
        no: Item = base | {"why": f"{claim['polarity']}, {claim['modality']}; not an asserted fact"}
        closed.append(no | ({"kinds": [KINDS[kind] for kind in kinds.split("/")]} if kinds else {}))
    return claim, closed


def read_closed(text: str, parts: list[str]) -> Item:
    """A reading that must not be emitted."""
    start, words = find(text, parts[0])
    closed: Item = {"content": words, "why": parts[1], "start": start}
    for part in parts[2:]:
        key, _, value = part.partition("=")
        demand(key in {"kinds", "amount", "empty"}, f"key {key!r}")
        new: dict[str, Item] = {
            "kinds": {"kinds": [KINDS[kind] for kind in value.split("/") if key == "kinds"]},
            "amount": {"amount": read_number(value)} if key == "amount" else {},
            "empty": {"only_if_chain_empty": True},
        }
        closed |= new[key]
    return closed
