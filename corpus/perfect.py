"""Annotated claims turned into a report as the contract wants it, so that gold can be scored like a system. CC0."""

from __future__ import annotations

import datetime as dt

from fields import Item


def span(words: str, start: int) -> Item:
    """Words with their offsets."""
    return {"start": start, "stop": start + len(words), "text": words}


def perfect_chain(claim: Item) -> list[Item]:
    """The links with role, stance and whom they mean."""
    role = "vague" if claim.get("vague") else "speaker"
    printed = zip(claim["chain"], claim["chain_starts"], claim.get("stances", []), strict=False)
    chain = [{"who": who, **span(who, start), "role": role, "stance": stance} for who, start, stance in printed]
    for link, name in zip(chain, claim.get("chain_resolved", []), strict=False):
        link["resolved"] = name
    return chain


def perfect_when(when: Item) -> Item:
    """A half-open interval."""
    latest = when["latest"]
    if latest:
        latest = (dt.date.fromisoformat(latest) + dt.timedelta(days=1)).isoformat() + "T00:00:00Z"
    earliest = when["earliest"] and when["earliest"] + "T00:00:00Z"
    return {**span(when["text"], when["start"]), "type": "DATE", "earliest": earliest, "latest": latest}


def perfect_claim(claim: Item, number: int, text: str) -> Item:
    """A claim object that scores full marks."""
    result: Item = {"id": f"c{number}", "content": span(claim["content"], claim["start"]), "sentence": span(text, 0)}
    result |= {key: claim[key] for key in ("kind", "polarity", "modality")}
    result |= {"status": "machine", "made_by": "gold", "confidence": 1.0, "chain": perfect_chain(claim)}
    result["place"] = [span(*place) for place in zip(claim["place"], claim["place_starts"], strict=True)]
    if claim["actor"]:
        result["actor"] = span(claim["actor"], claim["actor_start"])
    if claim["direction"]:
        result["direction"] = claim["direction"]
    if claim["when"]:
        result["when"] = perfect_when(claim["when"])
    if claim["amount"]:
        amount = claim["amount"]
        values = {key: amount[key] for key in ("low", "high", "unit")}
        result["amount"] = span(amount["text"], amount["start"]) | values | {"approx": bool(amount.get("approx"))}
    return result


def perfect(item: Item) -> Item:
    """A report as the contract wants it, made from the gold."""
    claims = [perfect_claim(claim, n, item["text"]) for n, claim in enumerate(item["gold"]["claims"])]
    return {"schema": "counterclaim/report@1", "id": item["id"], "claims": claims}
