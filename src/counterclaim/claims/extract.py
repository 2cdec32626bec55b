"""The claims stage: from one document's annotations to its attributions and claims."""

from __future__ import annotations

import msgspec

from counterclaim.claims.basis import lay
from counterclaim.claims.draft import Reading, Unit, Voice
from counterclaim.claims.factuality import Factuality
from counterclaim.claims.gathering import Gathering
from counterclaim.claims.guard import Guard
from counterclaim.claims.kinds import Classifier
from counterclaim.claims.lexicon import Event, Lexicon
from counterclaim.claims.mending import mended
from counterclaim.claims.passages import Passages
from counterclaim.claims.reference import Referrer
from counterclaim.claims.relays import Relays
from counterclaim.claims.retractions import standing
from counterclaim.claims.roles import Roles
from counterclaim.claims.ruling import Ruling
from counterclaim.claims.segments import JOINTS
from counterclaim.claims.tree import Tree
from counterclaim.claims.walker import Walker
from counterclaim.claims.worth import Worth
from counterclaim.model.annotation import Annotations
from counterclaim.model.claim import (
    Attribution,
    Claim,
    Direction,
    Kind,
    Link,
    Loaded,
    Modality,
    Polarity,
    Role,
    Stance,
    Status,
    When,
)
from counterclaim.model.document import Document
from counterclaim.model.ids import content_id
from counterclaim.model.mention import Bound
from counterclaim.model.span import Span, inside, span_of
from counterclaim.model.timex import TimeExpression

MADE_BY = "claims.rules@1"
CONTROL = frozenset({Kind.CONTROL_CHANGE, Kind.CONTROL_STATE})


def extract_claims(
    document: Document, annotations: Annotations, lexicon: Lexicon
) -> tuple[tuple[Attribution, ...], tuple[Claim, ...]]:
    """Attributions and claims of one document, in text order.

    Places, times, agents of the claims carry their words only; the resolve stage says which they are.
    """
    maker = ClaimMaker(document, annotations, lexicon)
    return maker.attributions(), maker.claims()


class ClaimMaker:
    """One document's rules, wired together."""

    def __init__(self, document: Document, annotations: Annotations, lexicon: Lexicon) -> None:
        self.document = document
        self.annotations = annotations
        self.tree = Tree(mended(annotations.parse, lexicon), document.text)
        self.lexicon = lexicon
        basis = lay(self.tree, lexicon, annotations.quotes)
        self.quoting = basis.quoting
        self.passages = Passages(basis)
        self.gathering = Gathering(basis)
        walker = Walker(basis, self.gathering)
        for sentence in annotations.parse.sentences:
            if not any(start < sentence.stop and sentence.start < stop for start, stop in document.head):
                walker.read(sentence)
        self.classifier = Classifier(self.tree, lexicon, annotations.places)
        self.factuality = Factuality(self.tree, lexicon)
        self.guard = Guard(self.tree, lexicon)
        self.roles = Roles(self.tree, lexicon, annotations)
        self.referrer = Referrer(self.tree, lexicon, basis.sources, annotations)
        self.relays = Relays(self.tree, lexicon, basis.sources)
        self.worth = Worth(self.tree, lexicon)
        self.ruling = Ruling(self.tree, lexicon, self.classifier, self.roles)
        self.links: dict[Voice, Link] = {}

    def attributions(self) -> tuple[Attribution, ...]:
        """Every reported passage once, in text order."""
        ordered = sorted(self.passages.outermost(), key=lambda r: (r.content, r.cue))
        return tuple(Attribution(source=r.source, cue=r.cue, content=r.content, kind=r.manner) for r in ordered)

    def claims(self) -> tuple[Claim, ...]:
        """Every unit that is worth a claim, in text order."""
        out: dict[tuple[int, int, tuple[str, ...]], Claim] = {}
        for unit in standing(self.gathering.units, self.tree, self.lexicon):
            claim = self.claim(unit)
            if claim is not None:
                key = (claim.content.start, claim.content.stop, tuple(link.who for link in claim.chain))
                out.setdefault(key, claim)
        return tuple(sorted(out.values(), key=lambda c: (c.content.start, c.content.stop)))

    def claim(self, unit: Unit) -> Claim | None:
        """The claim of one unit, or ``None`` where it states nothing."""
        reading = self.look(self.reading(unit))
        if reading is None:
            return None
        unit = reading.unit
        main, event, modality = reading.main, reading.event, reading.modality
        kind = self.ruling.kind(unit, event, modality)
        actor = self.roles.actor(unit, main, kind)
        when = self.roles.when(unit)
        amount = self.roles.amount(unit, when)
        if kind is Kind.CONTROL_CHANGE and amount is not None and when is not None and when.bound is not Bound.WITHIN:
            kind = Kind.TALLY
        places = self.roles.places(unit, actor)
        if modality is Modality.QUESTION or not self.worth.keeps(reading, checkable=bool(when or amount or places)):
            return None
        chain = self.chain(unit)
        return Claim(
            id=self.identity(unit, chain),
            content=unit.span,
            sentence=self.sentence(unit),
            kind=kind,
            polarity=reading.polarity,
            modality=modality,
            chain=chain,
            actor=actor,
            target=self.roles.target(unit, main, kind),
            place=places,
            when=pending(when) if when else None,
            amount=amount,
            direction=direction(kind, event),
            loaded=self.loaded(unit),
            confidence=confidence(unit, event),
            status=Status.MACHINE,
            made_by=MADE_BY,
        )

    def look(self, reading: Reading) -> Reading | None:
        """What the second reader leaves of a reading."""
        return self.guard.look(reading)

    def identity(self, unit: Unit, chain: tuple[Link, ...]) -> str:
        """The id of a claim: the same text, words and chain give the same one."""
        where = (str(unit.span.start), str(unit.span.stop))
        return content_id("claim", self.document.sha256, *where, *(link.who for link in chain))

    def reading(self, unit: Unit) -> Reading:
        """What the rules make of a unit before its roles are known."""
        main = self.classifier.main(unit.head)
        event = self.ruling.remembered(unit, self.classifier.classify(unit))
        modality = self.factuality.modality(unit, main)
        if modality is Modality.PLAN and event.kind is not Kind.PLAN and self.ruling.is_forecast(unit):
            modality = Modality.POSSIBLE
        if unit.nominal and modality is Modality.FACT and event.modality is not None:
            modality = event.modality
        negated = unit.context.denied or not event.whole
        polarity = self.factuality.polarity(unit, main) if negated else Polarity.ASSERTED
        return Reading(unit=unit, main=main, event=event, polarity=polarity, modality=modality)

    def sentence(self, unit: Unit) -> Span:
        """The whole sentence around a unit; a semicolon or colon does not end it."""
        sentences, tokens = self.annotations.parse.sentences, self.tree.tokens
        first = last = unit.head.sent
        while first > 0 and tokens[sentences[first].first - 1].text in JOINTS:
            first -= 1
        while last + 1 < len(sentences) and tokens[sentences[last].last - 1].text in JOINTS:
            last += 1
        start, stop = sentences[first].start, sentences[last].stop
        return span_of(self.document.text, min(start, unit.span.start), max(stop, unit.span.stop))

    def chain(self, unit: Unit) -> tuple[Link, ...]:
        """The links of a unit, outermost first, with antecedents where they are clear."""
        return tuple(self.link(voice) for voice in self.relays.with_outer(unit.context.voices))

    def link(self, voice: Voice) -> Link:
        """A link with its antecedent and the time of the saying."""
        if voice not in self.links:
            resolved = self.referrer.resolve(voice.source)
            said = self.roles.said(voice, self.passages.contents(voice.cue))
            self.links[voice] = msgspec.structs.replace(
                voice.link(), resolved=resolved or None, said=pending(said) if said is not None else None
            )
        return self.links[voice]

    def loaded(self, unit: Unit) -> tuple[Loaded, ...]:
        """The loaded terms inside the content."""
        return tuple(
            Loaded(w.start, w.stop, w.text, neutral=w.neutral, used_by=w.used_by)
            for w in inside(self.annotations.wording, unit.span.start, unit.span.stop)
        )


def pending(time: TimeExpression) -> When:
    """The words of a time; ``resolve/times.py`` fills in the rest."""
    return When(
        time.start,
        time.stop,
        time.text,
        type=time.type,
        value="",
        earliest=None,
        latest=None,
        bound=time.bound,
        grain=time.grain,
    )


def direction(kind: Kind, event: Event) -> Direction | None:
    """The direction of a control claim."""
    return event.direction if kind in CONTROL else None


def confidence(unit: Unit, event: Event) -> float:
    """How sure the rules are that this is a claim of this shape; not whether it is so.

    Fixed steps: an event of the lexicon and a named source each count; hearsay and bare phrases count less.
    """
    score = 0.5
    if event.kind not in {Kind.OTHER, Kind.ASSESSMENT}:
        score += 0.2
    if unit.context.voices:
        score += 0.2
    if unit.nominal:
        score -= 0.1
    if any(v.role is Role.VAGUE or v.stance is Stance.DOUBTING for v in unit.context.voices):
        score -= 0.1
    return round(min(0.95, max(0.1, score)), 2)
