"""What the page's templates are given: plain words, already chosen and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import msgspec

from counterclaim.check.evidence_lines import Held, evidence_said, held_lines, others
from counterclaim.check.render import severity_words
from counterclaim.model import spoken
from counterclaim.model.called import sides_called, states_called
from counterclaim.model.claim import Agent, Claim, Link, Loaded, Place, Role, Status
from counterclaim.model.finding import Finding, Severity
from counterclaim.model.relation import Relation, RelationKind
from counterclaim.model.report import Report
from counterclaim.model.theatre import Theatre
from counterclaim.show import words

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
SHAPES = {Severity.ERROR: "▲", Severity.WARNING: "◆", Severity.NOTE: "●"}
ROLES = {Role.VAGUE: "vague source"}  # where the contract's word is too short for a reader
EVIDENCE = "evidence:"  # how ids of evidence begin
EXCERPT = 60  # characters on each side of a finding's words


class Bit(msgspec.Struct, frozen=True, kw_only=True):
    """One value on a card: the words, where they stand (``None``: from metadata), and what is made of them."""

    text: str
    start: int | None = None
    stop: int | None = None
    gloss: str = ""
    inherited: bool = False


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One link of a chain."""

    who: Bit
    role: str
    side: str
    verb: Bit | None
    stance: str
    said: str


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a card: a label and its values."""

    label: str
    field: str
    bits: tuple[Bit, ...]


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """How a claim stands to another; ``other`` is a claim's number here, ``None`` for one outside this report."""

    kind: str
    other: int | None
    outside: str
    reason: str
    confidence: str


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A claim, ready to show."""

    number: int
    kind: str
    denied: bool
    modality: str
    plain_fact: bool
    direction: str
    content: str
    start: int
    steps: tuple[Step, ...]
    rows: tuple[Row, ...]
    ties: tuple[Tie, ...]
    confidence: str
    status: str
    lang: str
    evidence: tuple[Held, ...] = ()
    others: tuple[str, ...] = ()


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """A finding, ready to show: its words stand between ``before`` and ``after``."""

    number: int
    finding: Finding
    shape: str
    before: str
    after: str
    related: tuple[Bit, ...]
    evidence: tuple[str, ...] = ()


def severities(report: Report) -> tuple[tuple[Severity, str, str, bool], ...]:
    """Each severity with its shape, its count in words and whether there is any, loudest first."""
    counts = Counter(finding.severity for finding in report.findings)
    return tuple(
        (level, SHAPES[level], severity_words(level, counts[level]), counts[level] > 0) for level in SEVERITIES
    )


def side_names(theatre: Theatre) -> dict[str, str]:
    """Display names by side code."""
    return sides_called(theatre)


def cards(report: Report, theatre: Theatre) -> tuple[Card, ...]:
    """The claims of ``report`` as cards, numbered from 1."""
    numbers = {claim.id: number for number, claim in enumerate(report.claims, 1)}
    sides, states = side_names(theatre), states_called(theatre)
    held = held_lines(report.evidence, sides) if report.evidence else ()
    return tuple(
        Card(
            number=number,
            kind=words.kind_words(claim),
            denied=claim.polarity.value == "denied",
            modality=spoken.gettext(words.MODALITIES[claim.modality]),
            plain_fact=claim.modality.value == "fact",
            direction=spoken.gettext(words.DIRECTIONS[claim.direction]) if claim.direction else "",
            content=claim.content.text,
            start=claim.content.start,
            steps=tuple(step(link, sides) for link in claim.chain),
            rows=tuple(row for row in rows(claim, sides, states) if row.bits),
            ties=ties(claim, report.relations, numbers),
            confidence=percent(claim.confidence),
            status="" if claim.status is Status.MACHINE else spoken.term("status", claim.status.value),
            lang=report.document.lang,
            evidence=tuple(each for each in held if each.claim == claim.id),
            others=others(report.evidence, claim.id) if report.evidence else (),
        )
        for number, claim in enumerate(report.claims, 1)
    )


def step(link: Link, sides: dict[str, str]) -> Step:
    """One link in words."""
    known = link.resolved if link.resolved and link.resolved != link.who else ""
    cue = link.cue
    verb = link.verb or (cue.text if cue else None)
    return Step(
        who=Bit(text=link.who, start=link.start, stop=link.stop, gloss=known),
        role="" if link.role is Role.SPEAKER else spoken.term("role", ROLES.get(link.role, link.role.value)),
        side=sides.get(link.side, link.side) if link.side else "",
        verb=Bit(text=verb, start=cue.start if cue else None, stop=cue.stop if cue else None) if verb else None,
        stance=spoken.gettext(words.STANCES[link.stance]),
        said=f"{link.said.text}: {words.interval_words(link.said)}" if link.said else "",
    )


def who_gloss(agent: Agent, sides: dict[str, str]) -> tuple[str, ...]:
    """Name and side of an agent, each once and only where it says more than the words."""
    side = sides.get(agent.side, agent.side) if agent.side else ""
    parts = dict.fromkeys((agent.name or "", side))
    return tuple(part for part in parts if part and part != agent.text)


def rows(claim: Claim, sides: dict[str, str], states: Mapping[str, str]) -> tuple[Row, ...]:
    """The fields of a claim, each with the words it stands on; ``sides`` and ``states`` are their display names."""
    agents = tuple(
        Row(
            label=label,
            field="actor",
            bits=(
                Bit(
                    text=agent.text,
                    start=agent.start,
                    stop=agent.stop,
                    gloss=", ".join(who_gloss(agent, sides)),
                ),
            )
            if agent
            else (),
        )
        for label, agent in ((spoken.gettext("Who does it"), claim.actor), (spoken.gettext("To whom"), claim.target))
    )
    return (
        *agents,
        Row(
            label=spoken.gettext("Where"), field="place", bits=tuple(place_bit(place, states) for place in claim.place)
        ),
        Row(label=spoken.gettext("When"), field="time", bits=when_bits(claim)),
        Row(label=spoken.gettext("How many"), field="amount", bits=amount_bits(claim)),
        Row(
            label=spoken.gettext("Loaded words"),
            field="loaded",
            bits=tuple(
                Bit(
                    text=word.text,
                    start=word.start,
                    stop=word.stop,
                    gloss=loaded_words(word, sides),
                )
                for word in claim.loaded
            ),
        ),
    )


def loaded_words(word: Loaded, sides: dict[str, str]) -> str:
    """``plainer: capture; used by Xland``."""
    advice = spoken.gettext("plainer: {words}").format(words=word.neutral) if word.neutral else ""
    parts = [advice or spoken.gettext("attribute it, or leave it out")]
    if word.used_by:
        parts.append(spoken.gettext("used by {side}").format(side=sides.get(word.used_by, word.used_by)))
    return "; ".join(parts)


def percent(share: float) -> str:
    """``85%``."""
    return spoken.gettext("{number}%").format(number=f"{share * 100:.0f}")


def place_bit(place: Place, states: Mapping[str, str]) -> Bit:
    """A place of a claim: as printed, then the official name and what it lies in."""
    gloss = place_words(place, states)
    return Bit(text=place.text, start=place.start, stop=place.stop, gloss=gloss, inherited=place.inherited)


def place_words(place: Place, states: Mapping[str, str]) -> str:
    """``Vovchansk, in Kharkiv Oblast, Ukraine``; says so where nothing was decided."""
    if place.name is None:
        if place.candidates:
            return spoken.gettext("undecided: see the candidates below")
        return spoken.gettext("not in the gazetteer")
    within = ", ".join(states.get(part, part) for part in place.within if part != place.name)
    name = place.name if place.name != place.text else spoken.gettext("under its official name")
    return spoken.gettext("{name}, in {areas}").format(name=name, areas=within) if within else name


def when_bits(claim: Claim) -> tuple[Bit, ...]:
    """The time of a claim: as printed, then its interval."""
    when = claim.when
    if when is None:
        return ()
    gloss = words.interval_words(when)
    if when.bound.value in ("by", "throughout"):
        gloss = f"{spoken.gettext(words.BOUNDS[when.bound])}: {gloss}"
    return (Bit(text=when.text, start=when.start, stop=when.stop, gloss=gloss, inherited=when.inherited),)


def amount_bits(claim: Claim) -> tuple[Bit, ...]:
    """The number of a claim: as printed, then its range."""
    amount = claim.amount
    if amount is None:
        return ()
    gloss = words.amount_words(amount)
    return (Bit(text=amount.text, start=amount.start, stop=amount.stop, gloss=gloss, inherited=amount.inherited),)


def ties(claim: Claim, relations: tuple[Relation, ...], numbers: dict[str, int]) -> tuple[Tie, ...]:
    """Relations of ``claim`` that say something; incomparable ones do not."""
    found = []
    for relation in relations:
        if relation.kind is RelationKind.INCOMPARABLE or claim.id not in (relation.left, relation.right):
            continue
        other = relation.right if relation.left == claim.id else relation.left
        if other.startswith(EVIDENCE):
            continue  # told in words beside
        found.append(
            Tie(
                kind=spoken.term("relation", relation.kind.value),
                other=numbers.get(other),
                outside=other,
                reason=spoken.term("reason", relation.reason or ""),
                confidence=percent(relation.confidence),
            )
        )
    return tuple(found)


def notes(report: Report, text: str) -> tuple[Note, ...]:
    """The findings of ``report``, numbered from 1, each with the words around it on its line."""
    said = evidence_said(report.evidence or None)
    found = (note(number, finding, text) for number, finding in enumerate(report.findings, 1))
    return tuple(
        msgspec.structs.replace(each, evidence=tuple(said.get(i, i) for i in each.finding.evidence)) for each in found
    )


def note(number: int, finding: Finding, text: str) -> Note:
    """One finding with its excerpt, cut at the line and at whole words."""
    start = max(text.rfind("\n", 0, finding.start) + 1, finding.start - EXCERPT)
    end = text.find("\n", finding.stop)
    stop = min(len(text) if end < 0 else end, finding.stop + EXCERPT)
    before, after = text[start : finding.start], text[finding.stop : stop]
    if start > 0 and text[start - 1] != "\n":
        before = "… " + before.partition(" ")[2]
    if stop < len(text) and text[stop] != "\n":
        after = after.rpartition(" ")[0] + " …"
    return Note(
        number=number,
        finding=finding,
        shape=SHAPES[finding.severity],
        before=before,
        after=after,
        related=tuple(Bit(text=span.text, start=span.start, stop=span.stop) for span in finding.related),
    )
