"""Claims and what comes with them as rows."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

import msgspec

from counterclaim.model.claim import Agent, Attribution, Claim, Link, Place
from counterclaim.model.document import Document
from counterclaim.model.ids import content_id
from counterclaim.store.entry import ClaimEntry
from counterclaim.store.marks import marks

Row = dict[str, Any]
JOIN = " ... "  # between the pieces of what an attribution prints in several


class Base(NamedTuple):
    """What all rows of one reading share."""

    document: Document
    document_n: int
    reading_n: int
    reading: str
    extractor: int


def json(value: object) -> str:
    """``value`` as JSON."""
    return msgspec.json.encode(value).decode()


def day_of(claim: Claim, document: Document) -> str | None:
    """The day of what is claimed, where it is known, else that of publication."""
    when = claim.when
    stated = (when.earliest or when.latest) if when is not None else None
    return stated[:10] if stated else document.published.isoformat() if document.published else None


def who(claim: Claim) -> str:
    """The chain of sources, outermost first; empty for the report's own voice."""
    return " > ".join(link.resolved or link.who for link in claim.chain)


def shared_place(left: Claim, right: Claim) -> str | None:
    """The place that a relation is filed under: one that both claims name, else one that either does."""
    ours, theirs = ([p.place_id for p in claim.place if p.place_id] for claim in (left, right))
    return next(iter([*(place for place in ours if place in theirs), *ours, *theirs]), None)


def claim_ids(entries: tuple[ClaimEntry, ...], reading: str) -> list[str]:
    """The ledger's ids of a reading's claims; two claims over the same words are told apart by their order."""
    seen: Counter[str] = Counter()
    out = []
    for entry in entries:
        seen[entry.claim.id] += 1
        out.append(content_id("claim", reading, entry.claim.id, str(seen[entry.claim.id])))
    return out


def claim_row(entry: ClaimEntry, n: int, name: str, base: Base) -> Row:
    """The row of one claim."""
    claim = entry.claim
    last = claim.chain[-1] if claim.chain else None
    amount, when = claim.amount, claim.when
    return {
        "n": n, "id": name, "reading": base.reading_n, "document": base.document_n, "extractor": base.extractor,
        "kind": claim.kind, "polarity": claim.polarity, "modality": claim.modality, "direction": claim.direction,
        "content": claim.content.text, "start": claim.content.start, "stop": claim.content.stop,
        "who": who(claim), "speaker": (last.resolved or last.who) if last else None,
        "side": last.side if last else None, "outlet": base.document.outlet, "day": day_of(claim, base.document),
        "earliest": when.earliest if when else None, "latest": when.latest if when else None,
        "low": amount.low if amount else None, "high": amount.high if amount else None,
        "unit": amount.unit if amount else None, "confidence": claim.confidence, "body": json(claim),
        "compared": entry.compared,
    }  # fmt: skip


def resolution_rows(claim: Claim, n: int, base: Base) -> list[Row]:
    """Where each place, agent and source of a claim was resolved to; ``thing`` is ``None`` where it was left open."""
    day = day_of(claim, base.document)
    rows = [resolved("place", i, place, place.place_id) for i, place in enumerate(claim.place)]
    for slot, agent in (("actor", claim.actor), ("target", claim.target)):
        if agent is not None:
            rows.append(resolved(slot, 0, agent, agent.agent_id))
    rows += [source(i, link) for i, link in enumerate(claim.chain)]
    return [{**row, "claim": n, "day": day, "extractor": base.extractor} for row in rows]


def resolved(slot: str, seq: int, found: Place | Agent, thing: str | None) -> Row:
    """A place or an agent at its words."""
    lat, lon = (found.lat, found.lon) if isinstance(found, Place) else (None, None)
    return {
        "slot": slot, "seq": seq, "printed": found.text, "start": found.start, "stop": found.stop, "thing": thing,
        "name": found.name, "lat": lat, "lon": lon,
    }  # fmt: skip


def source(seq: int, link: Link) -> Row:
    """One link of the chain."""
    return {
        "slot": "source", "seq": seq, "printed": link.who, "start": link.start, "stop": link.stop,
        "thing": link.agent_id, "name": link.resolved, "lat": None, "lon": None,
    }  # fmt: skip


def place_row(place: Place) -> Row:
    """A gazetteer place as this claim's reading found it."""
    return {
        "place_id": place.place_id, "name": place.name or place.text, "country": place.country,
        "within": json(place.within), "lat": place.lat, "lon": place.lon, "precision": place.precision,
    }  # fmt: skip


def attribution_row(found: Attribution, n: int, seq: int, base: Base) -> Row:
    """The row of one attribution."""
    source, cue, content = (JOIN.join(s.text for s in spans) for spans in (found.source, found.cue, found.content))
    return {
        "n": n, "id": content_id("attribution", base.reading, str(seq)), "reading": base.reading_n,
        "extractor": base.extractor, "manner": found.kind, "source": source, "cue": cue, "content": content,
        "agent_id": found.source_agent, "body": json(found),
    }  # fmt: skip


def facet_values(claim: Claim, document: Document) -> dict[str, tuple[str, ...]]:
    """What a claim is counted under and marked with."""
    last = claim.chain[-1] if claim.chain else None
    day = day_of(claim, document)
    one = {
        "kind": str(claim.kind), "side": last.side if last else None, "outlet": document.outlet, "lang": document.lang,
        "polarity": str(claim.polarity), "modality": str(claim.modality), "month": day[:7] if day else None,
    }  # fmt: skip
    places = tuple(dict.fromkeys(place.place_id for place in claim.place if place.place_id))
    speakers = tuple(dict.fromkeys(link.agent_id for link in claim.chain if link.agent_id))
    return {**{facet: (value,) for facet, value in one.items() if value}, "place": places, "speaker": speakers}


def text_row(entry: ClaimEntry, n: int, document: Document) -> Row:
    """What the text index holds of one claim."""
    claim = entry.claim
    names = " ".join(filter(None, (place.name for place in claim.place)))
    return {
        "rowid": n,
        "words": f"{claim.sentence.text} {names}",
        "bases": entry.bases,
        "who": f"{who(claim)} {' '.join(link.who for link in claim.chain)}",
        "marks": marks(facet_values(claim, document)),
    }
