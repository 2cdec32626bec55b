"""Reviewed documents as data to train and to test on: the corpus's gold items, the contract's report objects."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from counterclaim.model.claim import Amount, Claim, Link, Role, Status, When
from counterclaim.model.ids import content_id
from counterclaim.model.report import SCHEMA, DocumentInfo, Report
from counterclaim.model.review import DataForm, Reviewed
from counterclaim.store.reviews import Subject, Thread, reviewed_documents, subject, threads

if TYPE_CHECKING:
    from counterclaim.store.ledger import Ledger

Item = dict[str, Any]
TESTED = 5  # one document in so many is for testing
GIVEN = ("id", "text", "published", "lang", "outlet", "title")  # what a system is given
DAY = 10  # characters of a day in ISO 8601


class Checked(NamedTuple):
    """A document with its claims as they stand, in text order; those that a newer reading lost are among them."""

    subject: Subject
    states: tuple[Reviewed, ...]

    @property
    def whole(self) -> bool:
        """True if somebody has judged every claim."""
        return all(state.status is not Status.MACHINE for state in self.states)


def checked(about: Subject, said: Iterable[Thread], reviewer: str | None) -> Checked:
    """The claims as a reviewer left them (``None``: as all of them did)."""
    states = []
    for thread in said:
        state = thread.seen_by(reviewer)
        if state is not None and not (thread.lost and state.status is Status.MACHINE):
            states.append(state)
    return Checked(about, tuple(states))


def part(document: str) -> str:
    """``test`` for one document in five, ``train`` for the others: by a hash of its id, so that nobody chooses."""
    return "test" if int(content_id("part", document), 16) % TESTED == 0 else "train"


class Chosen(NamedTuple):
    """Which documents are exported: a part (``None``: all), as one reviewer left them, only those judged whole."""

    part: str | None = None
    reviewer: str | None = None
    whole: bool = False


def lines(ledger: Ledger, form: DataForm, chosen: Chosen) -> Iterator[str]:
    """The documents that anyone has reviewed, one a line, each read in a transaction of its own."""
    with ledger.read() as connection:
        documents = reviewed_documents(connection, chosen.reviewer)
    for n in documents:
        with ledger.read() as connection:
            document = checked(subject(connection, n), threads(connection, n), chosen.reviewer)
        if chosen.part in (None, part(document.subject.id)) and (document.whole or not chosen.whole):
            yield json_line(made(document, form))


def made(document: Checked, form: DataForm) -> Report | Item:
    """A document in one of the forms."""
    if form is DataForm.REPORT:
        return report_of(document)
    item = gold_of(document)
    return item if form is DataForm.GOLD else {name: item[name] for name in GIVEN if item[name] is not None}


def report_of(document: Checked) -> Report:
    """The document as the contract has it, each claim with its human values and its status; rejected ones too."""
    about = document.subject
    return Report(
        schema=SCHEMA,
        id=about.given_id,
        document=DocumentInfo(
            id=about.given_id,
            lang=about.lang,
            title=about.title,
            outlet=about.outlet,
            published=about.published,
            sha256=about.sha256,
            words=len(about.text.split()),
        ),
        claims=tuple(state.claim for state in document.states),
    )


def gold_of(document: Checked) -> Item:
    """The document as ``corpus/gold.jsonl`` has it.

    Claims that nobody has judged are optional: they count neither for nor against a system. What a reviewer rejected,
    and what is denied, planned or possible, must not be emitted as a fact. Without a day of publication, the day of
    adding stands for it: the corpus needs one.
    """
    about = document.subject
    kept = [state for state in document.states if state.status is not Status.REJECTED]
    claims = [gold_claim(state) for state in kept]
    return {
        "id": about.given_id,
        "theatre": about.theatre,
        "lang": about.lang,
        "published": about.published or about.added_at[:DAY],
        "outlet": about.outlet,
        "title": about.title,
        "text": about.text,
        "gold": {"claims": claims, "no_claim": list(closed(document.states, kept)), "places": [], "loaded": []},
    }


def gold_claim(state: Reviewed) -> Item:
    """A claim as the corpus writes it; days are whole days, ends included."""
    claim = state.claim
    chain = [link for link in claim.chain if link.start is not None]
    item: Item = {
        "content": claim.content.text, "start": claim.content.start, "stop": claim.content.stop,
        "kind": str(claim.kind), "polarity": str(claim.polarity), "modality": str(claim.modality),
        "chain": [printed(link) for link in chain], "chain_starts": [link.start for link in chain],
        "stance": str(chain[-1].stance) if chain else None, "actor": claim.actor.text if claim.actor else None,
        "place": [place.text for place in claim.place], "place_starts": [place.start for place in claim.place],
        "when": when_item(claim.when), "amount": amount_item(claim.amount),
        "direction": str(claim.direction) if claim.direction else None, "stances": [str(link.stance) for link in chain],
    }  # fmt: skip
    item |= {"actor_start": claim.actor.start} if claim.actor else {}
    if any(link.resolved for link in chain):
        names = [link.resolved or printed(link) for link in chain]
        item |= {"chain_resolved": names, "chain_resolved_any": [[name] for name in names]}
    if any(link.role is Role.VAGUE for link in chain):
        item |= {"vague": True, "skip": ["stance"]}
        item["alts"] = [{"modality": "possible"}, {"chain": [], "modality": "possible"}]
    return item | ({"optional": True} if state.status is Status.MACHINE else {})


def printed(link: Link) -> str:
    """A link's words as they stand in the text."""
    return link.text or link.who


def when_item(when: When | None) -> Item | None:
    """A time by its first and last day; an end at midnight is the day before."""
    if when is None:
        return None
    latest = when.latest and (dt.datetime.fromisoformat(when.latest) - dt.timedelta(seconds=1)).date().isoformat()
    return {
        "text": when.text, "start": when.start, "earliest": when.earliest and when.earliest[:DAY], "latest": latest,
    }  # fmt: skip


def amount_item(amount: Amount | None) -> Item | None:
    """A number; ``about`` only where both ends are known."""
    if amount is None:
        return None
    item: Item = {
        "text": amount.text, "start": amount.start, "low": whole(amount.low), "high": whole(amount.high),
        "unit": amount.unit,
    }  # fmt: skip
    if amount.approx and amount.low is not None and amount.high is not None:
        item["approx"] = True
    return item | ({} if amount.share_of is None else {"share_of": whole(amount.share_of)})


def whole(number: float | None) -> float | int | None:
    """A number without a point where it has no fraction."""
    return int(number) if number is not None and number == int(number) else number


def closed(states: Sequence[Reviewed], kept: Sequence[Reviewed]) -> Iterator[Item]:
    """The readings that must not be emitted as facts, but for those whose words are another claim's fact."""
    facts = [state.claim for state in kept if factual(state.claim)]
    for state in kept:
        if any(link.role is Role.VAGUE for link in state.claim.chain) and state.status is not Status.MACHINE:
            yield {**words_of(state.claim), "why": "hearsay: not the report's own fact", "only_if_chain_empty": True}
    for state in states:
        rejected, claim = state.status is Status.REJECTED, state.machine or state.claim
        if rejected and not any(same_words(claim, fact) for fact in facts):
            why = "; ".join(["rejected by a reviewer", *(note.text for note in state.notes)])
            yield {**words_of(claim), "why": why}
        if rejected or state.status is Status.MACHINE or factual(state.claim):
            continue
        if not any(same_words(state.claim, fact) for fact in facts):
            why = f"{state.claim.polarity}, {state.claim.modality}; not an asserted fact"
            yield {**words_of(state.claim), "why": why}


def words_of(claim: Claim) -> Item:
    """The words of a reading that must not be emitted, and where they stand."""
    return {"content": claim.content.text, "start": claim.content.start}


def factual(claim: Claim) -> bool:
    """Whether it is asserted as a fact."""
    return (claim.polarity, claim.modality) == ("asserted", "fact")


def same_words(one: Claim, other: Claim) -> bool:
    """Whether the two claims' words meet in the text."""
    return one.content.meets(other.content)


def json_line(value: Report | Item) -> str:
    """One line of JSONL."""
    return msgspec.json.encode(value).decode() + "\n"
