"""What a unit finally counts as: its cue, its mode and its event together decide the kind."""

from __future__ import annotations

from counterclaim.claims.draft import Unit
from counterclaim.claims.kinds import OTHER, TALLY, Classifier
from counterclaim.claims.lexicon import Event, Lexicon
from counterclaim.claims.roles import Roles
from counterclaim.claims.tree import Tree
from counterclaim.model.claim import Kind, Modality
from counterclaim.model.parse import Token

# Kinds that a cue sets for whatever it takes; "position" yields to an event in the content.
FIRM = frozenset({Kind.ACCUSATION, Kind.PLAN, Kind.DEMAND})
SUPERLATIVE = frozenset({"JJS", "RBS"})


class Ruling:
    """Kinds of one document's claims, in text order: a bare number and a denial lean on what was said before."""

    def __init__(self, tree: Tree, lexicon: Lexicon, classifier: Classifier, roles: Roles) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.classifier = classifier
        self.roles = roles
        self.count: Event | None = None  # what was counted last
        self.previous: Event | None = None  # what was said last

    def remembered(self, unit: Unit, event: Event) -> Event:
        """The event; a bare number takes that of the count before it ("officials gave 28; the mayor spoke of 31")."""
        event = self.owned(unit, event)
        if event.kind in {Kind.LOSS, Kind.TALLY} and not self.bare_count(unit):
            self.count = event
        said_before, repeats = self.previous, unit.nominal and unit.head.lemma in self.lexicon.nouns
        if (
            repeats
            and unit.context.denied
            and said_before is not None
            and self.tree.kid(unit.head, "prep", "acl") is None
        ):
            return said_before  # "rejected the accusation": what is denied is what was said before
        if self.elliptic(unit) and said_before is not None:
            return said_before  # "India did", "none had": what was said before
        if not unit.nominal:
            self.previous = event
        bare = unit.nominal and event.kind is Kind.OTHER and unit.head.pos == "NUM"
        bare = bare or (event.kind is Kind.OTHER and self.of_rest(unit)) or self.bare_count(unit)
        if bare and self.count is None and unit.nominal and unit.context.voices:
            return TALLY
        return self.count if bare and self.count is not None else event

    def bare_count(self, unit: Unit) -> bool:
        """True for "the number at nearly 300": what is counted was said before."""
        return (
            unit.nominal
            and self.lexicon.is_a(unit.head.lemma, "count")
            and not any(self.lexicon.small(k.lemma, "part") for k in self.tree.kids(unit.head, "prep"))
            and self.tree.kid(unit.head, "compound", "acl", "poss") is None
        )

    def of_rest(self, unit: Unit) -> bool:
        """True for "the rest fell over the sea": what is told of the rest of what was counted."""
        subject = None if unit.nominal else self.tree.subject(unit.head)
        return subject is not None and self.lexicon.small(subject.lemma, "rest")

    def elliptic(self, unit: Unit) -> bool:
        """True for a clause of a subject and an auxiliary alone."""
        if unit.nominal or unit.head.lemma not in self.lexicon.scope.get("ellipsis", {}).get("verbs", ()):
            return False
        kids = self.tree.kids(unit.head)
        return any(k.dep == "nsubj" and k.pos != "PUNCT" for k in kids) and all(
            k.dep in {"nsubj", "neg", "punct", "cc", "mark", "aux", "conj"} for k in kids
        )

    def owned(self, unit: Unit, event: Event) -> Event:
        """The event; a wrong that nobody is charged with, because the report or the doer tells it, is none."""
        if event.kind is not Kind.ACCUSATION or event.name != "wrongdoing":
            return event
        subject = None if unit.nominal else self.tree.subject(unit.head)
        own = subject is not None and subject.lemma in self.lexicon.scope["first_person"]["pronouns"]
        return OTHER if own or not unit.context.voices else event

    def kind(self, unit: Unit, event: Event, modality: Modality) -> Kind:
        """What the cue says the content is, else what the content says."""
        asked = unit.context.kind
        if asked in FIRM:
            return asked
        if modality is Modality.POSSIBLE and self.is_forecast(unit):
            return event.kind if event.kind in {Kind.LOSS, Kind.TALLY} else Kind.ASSESSMENT
        if modality is not Modality.FACT and self.judges(unit):
            return Kind.ASSESSMENT
        ordered = modality is Modality.ORDER and event.kind is not Kind.OTHER
        if modality is Modality.PLAN or ordered or (modality is Modality.CONDITIONAL and self.undertakes(unit)):
            return Kind.PLAN
        if modality is Modality.DEMAND or (modality is Modality.CONDITIONAL and self.obliges(unit)):
            return Kind.DEMAND
        if asked is Kind.POSITION and any(t.tag in SUPERLATIVE for t in unit.tokens):
            return Kind.ASSESSMENT  # "the largest of the region"
        if asked is Kind.POSITION:
            accuses = event.kind in {Kind.ATTACK, Kind.ACCUSATION} and unit.context.voices and not self.about(unit)
            return Kind.ACCUSATION if accuses else Kind.POSITION
        if event.whole and modality is Modality.FACT:
            return Kind.ASSESSMENT  # "paid a heavy price"
        if modality is Modality.CONDITIONAL and event.kind is Kind.OTHER:
            return Kind.ASSESSMENT
        return event.kind

    def about(self, unit: Unit) -> bool:
        """True for "condemned the raid": the noun is what the stance is about, not what it is called."""
        above = self.tree.head(unit.head)
        return unit.nominal and unit.head.dep == "dobj" and len(self.tree.kids(above, "dobj", "oprd")) == 1

    def judges(self, unit: Unit) -> bool:
        """True for "it would be premature to speak of victory"."""
        subject = self.tree.kid(unit.head, "nsubj", "expl")
        state = self.tree.kid(unit.head, "acomp")
        return (
            not unit.nominal
            and self.lexicon.small(unit.head.lemma, "copula")
            and subject is not None
            and self.lexicon.small(subject.lemma, "expletive")
            and state is not None
            and state.lemma not in self.lexicon.scope["plan"]["adjectives"]
            and any(self.tree.kid(t, "xcomp", "ccomp") is not None for t in (state, unit.head))
        )

    def is_forecast(self, unit: Unit) -> bool:
        """True where a thing will happen by itself ("the share will fall", "it will depend on"): that is no plan."""
        if unit.nominal or unit.context.modality is not None:
            return False
        plan = self.lexicon.scope["plan"]
        auxiliaries = {t.lemma for t in self.tree.kids(unit.head, "aux")}
        future = any("Tense=Fut" in t.morph for t in (unit.head, *self.tree.kids(unit.head, "aux")))
        if not future and not auxiliaries & {*plan["auxiliaries"], *plan["would"]}:
            return False
        main = self.classifier.main(unit.head)
        if main.lemma in plan.get("forecasting", ()):
            return True
        subject = self.tree.subject(main) or self.tree.subject(unit.head)
        if subject is None or self.tree.passive(unit.head) or self.scheduled(subject, main):
            return False
        event = self.classifier.verb_event(main)
        stative = (event is not None and event.kind is Kind.ASSESSMENT) or (
            event is None and self.tree.kid(main, "acomp", "attr") is not None
        )
        if subject.pos == "NOUN" and not self.roles.acts(subject):
            return True
        return stative and (self.lexicon.small(subject.lemma, "forecast") or not self.roles.acts(subject))

    def scheduled(self, subject: Token, main: Token) -> bool:
        """True for "the evacuation will begin on Monday": somebody has set it down."""
        event = self.lexicon.event_nouns.get(subject.lemma) or self.lexicon.plain_nouns.get(subject.lemma)
        return event is not None and main.lemma in self.lexicon.scope["plan"].get("scheduling", ())

    def obliges(self, unit: Unit) -> bool:
        """True for a condition with "must", "would be obliged to"."""
        demand = self.lexicon.scope["demand"]
        obliged = self.tree.passive(unit.head) and unit.head.lemma in demand.get("of_others", ())
        must = any(t.lemma in demand["auxiliaries"] for t in self.tree.kids(unit.head, "aux"))
        return not unit.nominal and (must or obliged)

    def undertakes(self, unit: Unit) -> bool:
        """True if somebody says in a condition what he will do ("we will answer if ...")."""
        auxiliaries = {t.lemma for t in self.tree.kids(unit.head, "aux")}
        plan = self.lexicon.scope["plan"]
        subject = self.tree.subject(unit.head)
        ahead = bool(auxiliaries & {*plan["auxiliaries"], *plan["would"]})
        if not ahead or subject is None:
            return False
        done = any(self.lexicon.small(lemma, "perfect") for lemma in auxiliaries)
        event = self.lexicon.event_nouns.get(subject.lemma)
        return self.roles.acts(subject) or (event is not None and event.kind is Kind.ATTACK and not done)
