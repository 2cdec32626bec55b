"""The claims stage: from one document's annotations to its attributions and claims."""

from __future__ import annotations

import functools

from counterclaim.claims.attribution import Attributor
from counterclaim.claims.clauses import JOINTS, Walker
from counterclaim.claims.draft import Reported, Unit, Voice
from counterclaim.claims.factuality import Factuality
from counterclaim.claims.kinds import Classifier
from counterclaim.claims.lexicon import Event, Lexicon
from counterclaim.claims.quoting import Quoting
from counterclaim.claims.reference import Referrer
from counterclaim.claims.roles import Roles
from counterclaim.claims.tree import Tree
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
from counterclaim.model.mention import Bound
from counterclaim.model.ids import content_id
from counterclaim.model.span import Span, span_of
from counterclaim.model.timex import TimeExpression

MADE_BY = "claims.rules@1"
CONTROL = frozenset({Kind.CONTROL_CHANGE, Kind.CONTROL_STATE})
# Kinds that a cue sets for whatever it takes; "position" yields to an event in the content.
FIRM = frozenset({Kind.ACCUSATION, Kind.PLAN, Kind.DEMAND})


def extract_claims(document: Document, annotations: Annotations, lexicon: Lexicon) -> tuple[tuple[Attribution, ...], tuple[Claim, ...]]:
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
        self.tree = Tree(annotations.parse, document.text)
        self.attributor = Attributor(self.tree, lexicon)
        quoting = Quoting(self.tree, self.attributor, annotations.quotes)
        self.walker = Walker(self.tree, lexicon, self.attributor, quoting)
        for sentence in annotations.parse.sentences:
            self.walker.read(sentence)
        self.quoting = quoting
        self.classifier = Classifier(self.tree, lexicon, annotations.places)
        self.factuality = Factuality(self.tree, lexicon)
        self.roles = Roles(self.tree, lexicon, annotations)
        self.referrer = Referrer(self.tree, lexicon, self.attributor, annotations.places)
        self.worth = Worth(self.tree, lexicon)
        self.count: Event | None = None  # what was counted last
        self.previous: Event | None = None  # what was said last

    def attributions(self) -> tuple[Attribution, ...]:
        """Every reported passage once, in text order."""
        passages = [*self.walker.reported, *self.speeches()]
        ordered = sorted(set_of(passages), key=lambda r: (r.content.start, r.source.start))
        return tuple(Attribution(source=(r.source,), cue=(r.cue,), content=(r.content,), kind=r.manner) for r in ordered)

    def speeches(self) -> list[Reported]:
        """Quotations with a speaker, where the parse gave no frame for them."""
        known = [r.content for r in self.walker.reported]
        out = []
        for speech in self.quoting.speeches:
            if speech.voice is None or speech.voice.cue is None or any(k.meets(speech.quote) for k in known):
                continue
            inner = speech.quote.inner
            out.append(Reported(source=speech.voice.source.span, cue=speech.voice.cue, content=inner, manner=self.walker.manner(inner.start, inner.stop)))
        return out

    def claims(self) -> tuple[Claim, ...]:
        """Every unit that is worth a claim, in text order."""
        out: dict[tuple[int, int, tuple[str, ...]], Claim] = {}
        for unit in self.walker.units:
            claim = self.claim(unit)
            if claim is not None:
                key = (claim.content.start, claim.content.stop, tuple(link.who for link in claim.chain))
                out.setdefault(key, claim)
        return tuple(sorted(out.values(), key=lambda c: (c.content.start, c.content.stop)))

    def claim(self, unit: Unit) -> Claim | None:
        """The claim of one unit, or ``None`` where it states nothing."""
        main = self.classifier.main(unit.head)
        event = self.remembered(unit, self.classifier.classify(unit))
        polarity = self.factuality.polarity(unit, main)
        modality = self.factuality.modality(unit, main)
        if modality is Modality.PLAN and self.is_forecast(unit):
            modality = Modality.POSSIBLE
        if unit.nominal and modality is Modality.FACT and event.modality is not None:
            modality = event.modality
        kind = self.kind(unit, event, modality)
        actor = self.roles.actor(unit, main, kind)
        when = self.roles.when(unit)
        amount = self.roles.amount(unit, when)
        if kind is Kind.CONTROL_CHANGE and amount is not None and when is not None and when.bound is not Bound.WITHIN:
            kind = Kind.TALLY
        places = self.roles.places(unit, actor)
        checkable = bool(when or amount or places)
        modal = modality is not Modality.FACT
        if modality is Modality.QUESTION or not self.worth.keeps(unit, event, polarity, main, checkable=checkable, modal=modal):
            return None
        start, stop = self.sentence(unit.head.sent)
        chain = self.chain(unit)
        return Claim(
            id=content_id("claim", self.document.sha256, str(unit.span.start), str(unit.span.stop), *(link.who for link in chain)),
            content=unit.span,
            sentence=span_of(self.document.text, min(start, unit.span.start), max(stop, unit.span.stop)),
            kind=kind,
            polarity=polarity,
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

    def remembered(self, unit: Unit, event: Event) -> Event:
        """The event of a bare number is that of the count before it ("officials reported 28; the mayor spoke of 31")."""
        if event.kind in {Kind.LOSS, Kind.TALLY}:
            self.count = event
        said_before, repeats = self.previous, unit.nominal and unit.head.lemma in self.walker.lexicon.nouns
        if repeats and unit.context.denied and said_before is not None and self.tree.kid(unit.head, "prep", "acl") is None:
            return said_before  # "rejected the accusation": what is denied is what was said before
        if not unit.nominal:
            self.previous = event
        bare = unit.nominal and event.kind is Kind.OTHER and unit.head.pos == "NUM"
        return self.count if bare and self.count is not None else event

    def sentence(self, number: int) -> tuple[int, int]:
        """Where the whole sentence around segment ``number`` starts and stops; a semicolon or colon does not end it."""
        sentences, tokens = self.annotations.parse.sentences, self.tree.tokens
        first = last = number
        while first > 0 and tokens[sentences[first].first - 1].text in JOINTS:
            first -= 1
        while last + 1 < len(sentences) and tokens[sentences[last].last - 1].text in JOINTS:
            last += 1
        return sentences[first].start, sentences[last].stop

    def kind(self, unit: Unit, event: Event, modality: Modality) -> Kind:
        """What the cue says the content is, else what the content says."""
        asked = unit.context.kind
        if asked in FIRM:
            return asked
        if modality is Modality.POSSIBLE and self.is_forecast(unit):
            return event.kind if event.kind in {Kind.LOSS, Kind.TALLY} else Kind.ASSESSMENT
        if modality is Modality.PLAN or (modality is Modality.CONDITIONAL and self.undertakes(unit)):
            return Kind.PLAN
        if modality is Modality.DEMAND:
            return Kind.DEMAND
        if asked is Kind.POSITION:
            return Kind.ACCUSATION if event.kind in {Kind.ATTACK, Kind.ACCUSATION} and unit.context.voices else Kind.POSITION
        if modality is Modality.CONDITIONAL and event.kind is Kind.OTHER:
            return Kind.ASSESSMENT
        return event.kind

    def is_forecast(self, unit: Unit) -> bool:
        """True where a thing will happen by itself ("the share will fall", "it will depend on"): a forecast is no plan."""
        if unit.nominal or unit.context.modality is not None:
            return False
        plan = self.walker.lexicon.scope["plan"]
        auxiliaries = {t.lemma for t in self.tree.kids(unit.head, "aux")}
        if not auxiliaries & {*plan["auxiliaries"], *plan["would"]}:
            return False
        main = self.classifier.main(unit.head)
        subject = self.tree.subject(main) or self.tree.subject(unit.head)
        if subject is None or self.tree.kid(unit.head, "auxpass") is not None:
            return False
        event = self.classifier.verb_event(main)
        stative = (event is not None and event.kind is Kind.ASSESSMENT) or (event is None and self.tree.kid(main, "acomp", "attr") is not None)
        if subject.pos == "NOUN" and not self.roles.acts(subject):
            return True
        return stative and (subject.lemma in {"it", "this", "that"} or not self.roles.acts(subject))

    def undertakes(self, unit: Unit) -> bool:
        """True if somebody says in a condition what he will do ("we will answer if ...")."""
        auxiliaries = {t.lemma for t in self.tree.kids(unit.head, "aux")}
        plan = self.walker.lexicon.scope["plan"]
        subject = self.tree.subject(unit.head)
        return bool(auxiliaries & {*plan["auxiliaries"], *plan["would"]}) and subject is not None and self.roles.acts(subject)

    def chain(self, unit: Unit) -> tuple[Link, ...]:
        """The links of a unit, outermost first, with antecedents where they are clear."""
        return tuple(self.link(voice) for voice in unit.context.voices)

    @functools.lru_cache(maxsize=4096)  # noqa: B019 - lives as long as one document
    def link(self, voice: Voice) -> Link:
        """A link with its antecedent."""
        link = voice.link()
        resolved = self.referrer.resolve(voice.source)
        fields = {f: getattr(link, f) for f in link.__struct_fields__}
        return Link(**{**fields, "resolved": resolved}) if resolved else link

    def loaded(self, unit: Unit) -> tuple[Loaded, ...]:
        """The loaded terms inside the content."""
        return tuple(
            Loaded(w.start, w.stop, w.text, neutral=w.neutral, used_by=w.used_by) for w in self.annotations.wording if unit.span.covers(w)
        )


def set_of(passages: list[Reported]) -> list[Reported]:
    """Without repetitions of one content under one source."""
    out: dict[tuple[Span, Span], Reported] = {}
    for passage in passages:
        out.setdefault((passage.source, passage.content), passage)
    return list(out.values())


def pending(time: TimeExpression) -> When:
    """The words of a time; ``resolve/times.py`` fills in the rest."""
    return When(time.start, time.stop, time.text, type=time.type, value="", earliest=None, latest=None, bound=time.bound, grain=time.grain)


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


__all__ = ["Polarity", "extract_claims"]
