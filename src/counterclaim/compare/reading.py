"""What one claim says, reduced to what comparing needs."""

from __future__ import annotations

import datetime as dt

import msgspec

from counterclaim.compare.counts import Count, chain, count_of
from counterclaim.compare.lexicon import Lexicon
from counterclaim.compare.losses import OWNED, ended, loser, losing, own, owner
from counterclaim.compare.periods import Period, period
from counterclaim.compare.spots import Where, where
from counterclaim.compare.whom import Who, agent_of, hand, names_in, speaker_of, who
from counterclaim.compare.words import Hit, tokens
from counterclaim.model.claim import Agent, Claim, Direction, Kind, Modality, Place, Polarity
from counterclaim.model.names import fold
from counterclaim.model.report import Report

# Which events a kind of claim is about, where its words name several.
FITTING: dict[Kind, tuple[str, ...]] = {
    Kind.CONTROL_CHANGE: ("leave", "lose", "take", "hold", "contest"),
    Kind.CONTROL_STATE: ("hold", "contest", "take", "leave", "lose"),
    Kind.MOVEMENT: ("enter", "encircle", "approach", "leave", "flee"),
    Kind.ATTACK: ("repel", "launch", "strike", "loot", "abuse", "destroy", "contest", "war", "damage"),
    Kind.LOSS: ("down", "kill", "wound", "catch", "sink", "crash", "destroy", "damage", "flee", "harm"),
    Kind.AGREEMENT: ("truce", "release"),
}
BY_DIRECTION = {
    Direction.GAIN: "take",
    Direction.LOSS: "lose",
    Direction.WITHDRAWAL: "leave",
    Direction.HOLD: "hold",
    Direction.CONTEST: "contest",
}
BY_KIND = {Kind.ATTACK: "strike", Kind.AGREEMENT: "truce"}
TAKEN = {Kind.LOSS: "catch", Kind.AGREEMENT: "release"}  # what "captured" and "freed" are, of people
CONTROL = frozenset({Kind.CONTROL_CHANGE, Kind.CONTROL_STATE})
PLANNED = frozenset({Modality.PLAN, Modality.ORDER, Modality.DEMAND})
OPEN = frozenset({Modality.POSSIBLE, Modality.CONDITIONAL, Modality.QUESTION})
OWNER = 4  # words that may name whose control a place is under
HELP = "help"  # "aid trucks" are not what "waited for aid" is about, unless it is the main thing
IDLE = "idle"  # "took place" takes nothing
BODIES = frozenset({"kill", "wound", "catch", "release", "flee"})  # events that befall people
PART_WORDS = frozenset({"half", "part", "whole"})


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """What surrounds a report's claims: its language, the day on which it was published, all places that it names."""

    lang: str = "en"
    published: dt.date | None = None
    places: tuple[Place, ...] = ()


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One claim as compared. ``event`` is its main event, ``events`` all that its words name."""

    claim: Claim
    event: str | None
    events: frozenset[str]
    family: str | None
    denied: bool
    planned: bool
    unsure: bool
    where: Where
    when: Period
    count: Count | None
    actor: Who | None
    hand: Who | None  # by whose tool, where the words say so
    target: Who | None
    speaker: Who | None
    names: frozenset[str]  # all capitalised words of the content
    portion: frozenset[str]
    sites: frozenset[str]
    marks: frozenset[str]  # of counting: running, grown, daily, subset; own (the speaker's)
    unique: frozenset[str]
    poles: frozenset[str]
    topic: frozenset[str]  # content words, without places, numbers and the event's own words
    total: bool

    @property
    def control(self) -> bool:
        """True for a claim of who holds or takes a place."""
        return self.claim.kind in CONTROL or (self.family == "control" and self.claim.kind is Kind.PLAN)


def setting_of(report: Report) -> Setting:
    """The setting of a report's claims."""
    day = report.document.published
    published = dt.date.fromisoformat(day[:10]) if day else None
    return Setting(lang=report.document.lang, published=published, places=report.places)


def read(claim: Claim, setting: Setting, words: Lexicon) -> Reading:
    """The claim as compared."""
    row = words.stemmer.stems(claim.content.text)
    hits = tuple(hit for hit in words.events.find(row) if hit.label != IDLE)
    count = count_of(claim.amount, words)
    event = ended(main_event(claim, hits, count, words), claim, count, row, words)
    lost = losing(claim, hits, row, words) if event in OWNED else None
    over = event in words.over and bool(words.over[event].labels(row))
    count = people(count, event) if event in BODIES else count
    marks = words.count.labels(row)
    if claim.amount is not None:
        marks |= words.count.labels(words.stemmer.stems(claim.sentence.text)) & {"grown"}
    when = period(claim, setting.published)
    family = words.family.get(event) if event else None
    doer, owned = actor(claim, setting, event, words), owner(claim, event, count, words)
    return Reading(
        claim=claim,
        event=event,
        events=frozenset(hit.label for hit in hits if hit.label != HELP) | ({event} if event else set()),
        family=family,
        denied=(claim.polarity is Polarity.DENIED) is not over,
        planned=planned(claim, row, words),
        unsure=claim.modality in OPEN,
        where=where(claim, setting.places),
        when=when,
        count=count,
        actor=None if lost is not None else doer,
        hand=hand(claim, words) or (speaker_of(claim, words) if words.own & frozenset(row) else None),
        names=names_in(claim.content.text, words),
        target=(agent_of(unnamed(bare_of_places(claim.target, setting)), claim, words) or owned)
        if lost is None
        else doer or loser(claim, lost, words),
        speaker=speaker_of(claim, words),
        portion=portion(row, words),
        sites=words.sites.labels(row),
        marks=marks | ({"own"} if owned is not None and own(claim, words) else set()),
        unique=words.unique.labels(row),
        poles=words.poles.labels(row),
        topic=topic(claim, row, hits, words),
        total=count is not None and ("running" in marks or when.long),
    )


def planned(claim: Claim, row: tuple[str, ...], words: Lexicon) -> bool:
    """True for what is still to come: plans, orders, demands, "close to a deal"."""
    return claim.modality in PLANNED or claim.kind is Kind.PLAN or "close" in words.phase.labels(row)


def people(count: Count | None, event: str | None) -> Count | None:
    """A count of what no list knows is people in an event that befalls people; all who are freed were captive."""
    if count is not None and count.unit == "captive" and event in ("catch", "release"):
        return msgspec.structs.replace(count, unit="people")
    if count is None or count.unit is not None:
        return count
    return msgspec.structs.replace(count, unit="somebody" if count.head.isalpha() else "people")


def unnamed(agent: Agent | None) -> Agent | None:
    """The agent by its printed words only: who "the ministry" is as a target is too often a guess."""
    return msgspec.structs.replace(agent, name=None) if agent is not None else None


def bare_of_places(agent: Agent | None, setting: Setting) -> Agent | None:
    """The agent without the place that its words go on to name ("a drone in Beirut")."""
    if agent is None or agent.side is not None or agent.agent_id is not None:
        return agent
    at = min((p.start for p in setting.places if agent.start < p.start and p.stop <= agent.stop), default=None)
    if at is None:
        return agent
    return Agent(agent.start, at, agent.text[: at - agent.start])


def actor(claim: Claim, setting: Setting, event: str | None, words: Lexicon) -> Who | None:
    """Who acts: as extracted, else by whose tool, else - of a place held or its capture, as a noun - the speaker."""
    row = words.stemmer.stems(claim.content.text)
    if event == "take" and claim.direction is Direction.LOSS:
        return receiver(claim, row, words)
    known = agent_of(bare_of_places(claim.actor, setting), claim, words) or hand(claim, words)
    if known is not None and claim.kind in CONTROL and nameless(known):
        return speaker_of(claim, words) or known  # "troops took the village", said by their ministry
    if known is not None or claim.kind not in CONTROL:
        return known
    noun = (
        event in ("take", "hold")
        and bool(claim.place)
        and claim.content.start < claim.place[0].start
        and claim.polarity is Polarity.ASSERTED
        and event in words.events.labels(row[:3])
    )
    if noun or words.own & frozenset(row):
        return speaker_of(claim, words)
    return keeper(claim, row, words) if event == "hold" else None


def nameless(known: Who) -> bool:
    """True for troops of nobody in particular."""
    return known.side is None and known.agent_id is None and not known.names and not known.roles


def keeper(claim: Claim, row: tuple[str, ...], words: Lexicon) -> Who | None:
    """In whose hands a place is: behind "under the control of", else the subject of "in control of"."""
    printed = tokens(claim.content.text, keep_case=True)
    hit = next(iter(words.keepers.find(row)), None)
    if hit is not None:
        behind = who(" ".join(printed[hit.stop : hit.stop + OWNER]), None, None, None, words)
        if not behind.names and not behind.roles - {"state"}:
            return speaker_of(claim, words)  # "the army", said by its ministry
        return behind
    held = next((h for h in words.events.find(row) if h.label == "hold"), None)
    if held is None or not held.start:
        return None
    before = " ".join(printed[: held.start])
    if any(place.start - claim.content.start <= len(before) for place in claim.place):
        return None
    subject = who(before, None, None, None, words)
    return subject if subject.names or subject.roles else None


def receiver(claim: Claim, row: tuple[str, ...], words: Lexicon) -> Who | None:
    """To whom a place falls."""
    if claim.target is not None:
        return agent_of(claim.target, claim, words)
    hit = next(iter(words.receivers.find(row)), None)
    rest = tokens(claim.content.text, keep_case=True)[hit.stop :] if hit is not None else ()
    return who(" ".join(rest), None, None, None, words) if rest else None


def main_event(claim: Claim, hits: tuple[Hit, ...], count: Count | None, words: Lexicon) -> str | None:
    """The event that the claim is about: by its direction, by its kind, by what stands next to its number."""
    labels = [adjusted(hit.label, count, words) for hit in hits]
    if claim.kind in CONTROL and claim.direction is not None:
        return control_event(labels, BY_DIRECTION[claim.direction])
    fitting = FITTING.get(claim.kind)
    if claim.amount is not None:
        near = nearest(claim, hits, labels, words)
        if near is not None:
            return near
    if "take" in labels and claim.kind in TAKEN:
        return TAKEN[claim.kind]
    if fitting is not None:
        chosen = next((label for label in fitting if label in labels), None)
        if chosen is not None:
            return chosen
    return labels[0] if labels else BY_KIND.get(claim.kind)


def control_event(labels: list[str], by_direction: str) -> str:
    """The control event that the words name; the extracted direction decides between several, or for want of any."""
    if "release" in labels or "catch" in labels:
        return next(label for label in labels if label in ("release", "catch"))
    if by_direction == "hold" and not {"leave", "lose"} & set(labels):
        return by_direction
    named = [label for label in FITTING[Kind.CONTROL_CHANGE] if label in labels]
    return named[0] if named and by_direction not in named else by_direction


def adjusted(label: str, count: Count | None, words: Lexicon) -> str:
    """The event that the counted thing makes of it: soldiers taken are caught, drones destroyed are downed."""
    if count is None:
        return label
    classes = {count.unit, *chain(count.unit, words)}
    if label == "take" and "people" in classes:
        return "catch"
    return "down" if label in ("destroy", "repel", "damage") and "air-target" in classes else label


def nearest(claim: Claim, hits: tuple[Hit, ...], labels: list[str], words: Lexicon) -> str | None:
    """The loss whose words stand closest to the claim's number."""
    amount = claim.amount
    if amount is None or amount.start < claim.content.start:
        return None
    at = len(words.stemmer.stems(claim.content.text[: amount.start - claim.content.start]))
    fitting = (*FITTING[Kind.LOSS], "take", "launch", "release")
    near = [(abs(hit.start - at), n) for n, hit in enumerate(hits) if labels[n] in fitting]
    return labels[min(near)[1]] if near else None


def portion(row: tuple[str, ...], words: Lexicon) -> frozenset[str]:
    """How much of a place is meant: ``whole``, ``half``, ``part``; and which part (``north`` ...), where one is."""
    hits = words.portion.find(row)
    amounts = {hit.label for hit in hits} & PART_WORDS
    if not amounts:
        return frozenset()
    near = {
        h.label
        for h in hits
        if h.label not in PART_WORDS and any(abs(h.start - o.start) <= 2 for o in hits if o.label in PART_WORDS)
    }
    return frozenset(amounts | near)


def topic(claim: Claim, row: tuple[str, ...], hits: tuple[Hit, ...], words: Lexicon) -> frozenset[str]:
    """The content words that neither name the event nor place, time or number."""
    named = {stem for place in claim.place for stem in words.stemmer.stems(fold(place.text))}
    event = {row[i] for hit in hits for i in range(hit.start, hit.stop)}
    left = frozenset(s for s in row if not s[0].isdigit()) - words.stop - event - named
    return frozenset(words.units.get((stem,), stem) for stem in left)
