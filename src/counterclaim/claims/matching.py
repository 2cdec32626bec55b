"""Which entry of the lexicon a predicate meets: patterns of lemmas, verbs with what they demand of their arguments."""

from __future__ import annotations

from counterclaim.claims.draft import Unit
from counterclaim.claims.lexicon import Event, Lexicon, Pattern, VerbRule
from counterclaim.claims.tree import Tree
from counterclaim.model.claim import Direction, Kind
from counterclaim.model.mention import PlaceMention, Use
from counterclaim.model.parse import Token
from counterclaim.model.span import around

PARTS = 20  # nouns under each other in "half of a part of the town"
EVENTS = {"attack": Kind.ATTACK, "agreement": Kind.AGREEMENT, "movement": Kind.MOVEMENT}
RESULTS = frozenset({"harm"})  # classes of what an object becomes ("left twelve people dead")
BESIDE = frozenset({"aux", "advcl", "relcl"})
GAP = 3  # tokens that may stand between two words of a pattern
GAINS = Event(kind=Kind.CONTROL_CHANGE, direction=Direction.GAIN, name="gain")


class Matcher:
    """Looks one document's predicates up in the lexicon."""

    def __init__(self, tree: Tree, lexicon: Lexicon, places: tuple[PlaceMention, ...]) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.places = tuple(p for p in places if p.use is Use.PLACE)

    # ---- patterns ---------------------------------------------------------------------------------------------------

    def pattern_event(self, predicate: Token, unit: Unit) -> Event | None:
        """The longest pattern that starts at the predicate, its auxiliary or right below it."""
        best: Pattern | None = None
        if self.happens(predicate):
            return None
        there = {
            w for t in self.tree.tokens[unit.tokens[0].i : unit.tokens[-1].i + 1] for w in (t.lemma, t.text.lower())
        }
        for token in unit.tokens:
            if token.i != predicate.i and token.head != predicate.i:
                continue
            if token.i != predicate.i and (token.dep in BESIDE or self.goal(token, predicate)):
                continue  # the "have" of "has taken control" has no control; a clause beside the predicate has its own
            for pattern in self.lexicon.patterns.get(token.lemma, ()):
                if best is not None and len(pattern.lemmas) <= len(best.lemmas):
                    continue
                if not there.issuperset(pattern.lemmas[1:]):  # most are ruled out by their words alone
                    continue
                if self.takes_in(pattern, token, predicate) and self.pattern_fits(token, pattern, unit):
                    best = pattern
        return best.event if best else None

    def happens(self, predicate: Token) -> bool:
        """True for "183 clashes had taken place over the day": the subject tells what it was."""
        idioms = self.lexicon.scope["happening"].get("idiom", ())
        return any(f"{predicate.lemma} {k.lemma}" in idioms for k in self.tree.kids(predicate, "dobj", "npadvmod"))

    def goal(self, token: Token, predicate: Token) -> bool:
        """True for an infinitive below a verb that tells an event itself ("lacked the men to hold the line")."""
        tells = self.lexicon.tells(predicate.lemma) and not self.lexicon.small(predicate.lemma, "copula")
        return tells and token.pos == "VERB" and token.dep in {"xcomp", "ccomp"}

    def takes_in(self, pattern: Pattern, token: Token, predicate: Token) -> bool:
        """False for a pattern of "be" that passes over the participle behind it ("was hit for the third time")."""
        return token.dep != "auxpass" or not {predicate.lemma, predicate.text.lower()}.isdisjoint(pattern.lemmas)

    def pattern_fits(self, token: Token, pattern: Pattern, unit: Unit) -> bool:
        """True if the pattern's lemmas follow in order within the unit."""
        at = token.i
        last = unit.tokens[-1].i
        for lemma in pattern.lemmas[1:]:
            window = self.tree.tokens[at + 1 : min(at + 2 + GAP, last + 1)]
            found = next(
                (t for t in window if (t.lemma == lemma or t.text.lower() == lemma) and self.within(token, t)), None
            )
            if found is None:
                return False
            at = found.i
        return pattern.want is None or self.object_is(token, pattern.want)

    def within(self, first: Token, word: Token) -> bool:
        """True if no clause stands between the first word of a pattern and another of its words."""
        for above in self.tree.above(word):
            if above.i == first.i or above.i == first.head:
                return True
            if above.dep in {"relcl", "advcl", "ccomp"} and above.i > first.i:
                return False
        return True

    # ---- verbs ------------------------------------------------------------------------------------------------------

    def verb_event(self, verb: Token) -> Event | None:
        """The first of the verb's rules whose demands are met."""
        rules = () if self.happens(verb) else self.lexicon.event_verbs.get(verb.lemma, ())
        for rule in sorted(rules, key=lambda r: r.particle is None):
            if self.rule_fits(verb, rule):
                if (
                    verb.lemma in self.lexicon.scope["turning"]["verbs"]
                    and verb.tag in {"VBD", "VBN"}
                    and rule.event.kind is Kind.CONTROL_STATE
                ):
                    return GAINS
                return rule.event
        return None

    def rule_fits(self, verb: Token, rule: VerbRule) -> bool:
        """True if the particle is there and its object (or the verb's) is of the wanted class."""
        if rule.particle is None:
            return rule.want is None or self.object_is(verb, rule.want)
        for kid in self.tree.kids(verb, "prep", "prt", "advmod"):
            if kid.lemma != rule.particle:
                continue
            if rule.want is None or kid.dep != "prep":
                return rule.want is None or self.object_is(verb, rule.want)
            inner = self.tree.kid(kid, "pobj")
            if inner is not None and self.token_is(inner, rule.want):
                return True
        return False

    def particle_fits(self, verb: Token, rule: VerbRule) -> bool:
        """True if the rule wants no particle, or the one that stands beside ``verb``."""
        beside = {kid.lemma for kid in self.tree.kids(verb, "prep", "prt", "advmod")}
        return rule.particle is None or rule.particle in beside

    def object_is(self, verb: Token, wants: str) -> bool:
        """True if the verb's object or passive subject (or subject, for "subject-X") is of each class in ``wants``."""
        return all(self.argument_is(verb, want) for want in wants.split("&"))

    def argument_is(self, verb: Token, want: str) -> bool:
        """True if the verb's arguments meet one demand."""
        if want == "alone":
            return self.tree.kid(verb, "dobj", "nsubjpass") is None and verb.dep not in {"acl", "amod"}
        if want == "passive":
            return self.tree.kid(verb, "nsubjpass") is not None or verb.dep in {"acl", "amod"}
        if want.startswith("subject-"):
            subject = self.tree.subject(verb)
            if subject is not None and subject.tag in {"WDT", "WP"} and verb.dep == "relcl":
                subject = self.tree.head(verb)
            return subject is not None and self.token_is(subject, want.removeprefix("subject-"))
        if want in RESULTS and any(
            self.lexicon.is_a(k.lemma, want) for k in self.tree.kids(verb, "oprd", "ccomp", "acomp", "xcomp")
        ):
            return True
        for kid in self.arguments(verb):
            head = self.tree.head(verb) if kid.tag in {"WDT", "WP"} and verb.dep == "relcl" else kid
            if any(self.token_is(t, want) for t in self.tree.conjuncts(head)):
                return True
        return False

    def arguments(self, verb: Token) -> list[Token]:
        """The objects of a verb, its passive subject, what a participle or relative clause describes."""
        found = self.tree.kids(verb, "dobj", "nsubjpass", "attr")
        if not found and verb.dep == "conj" and verb.tag == "VBN":
            found = self.tree.kids(self.tree.head(verb), "nsubjpass")  # "was found and captured"
        if not found and (verb.dep == "relcl" or (verb.dep == "acl" and verb.tag == "VBN")):
            found = [self.tree.head(verb)]
        if not found and verb.tag != "VBN":  # "attacked and burned the school"
            beside = [k for k in self.tree.kids(verb, "conj") if not self.tree.kids(k, "nsubj")]
            found = [thing for k in beside for thing in self.tree.kids(k, "dobj")]
        # A town that the parser does not know may come out as an adverb: "its forces had taken Volchansk".
        loose = self.tree.kids(verb, "advmod", "npadvmod", "oprd", "acomp", "dep")
        return found + [k for k in loose if self.is_toponym(k)]

    def token_is(self, token: Token, want: str) -> bool:
        """True if a noun belongs to a word class; "half of the town" is what its inner noun is."""
        for _ in range(PARTS):
            found = self.noun_is(token, want)
            if found is not None:
                return found
            if not self.lexicon.is_a(token.lemma, "partitive") and token.pos != "NUM":
                return want == "it" and self.lexicon.small(token.lemma, "thing")
            preps = [p for p in self.tree.kids(token, "prep") if self.lexicon.small(p.lemma, "part")]
            inner = self.tree.kid(preps[0], "pobj") if preps else None
            if inner is None and self.lexicon.is_a(token.lemma, want):
                return True
            if inner is None:
                compass = self.lexicon.scope["compass"]["words"]
                return want == "place" and any(k.lemma in compass for k in self.tree.kids(token, "amod", "compound"))
            token = inner
        return False

    def noun_is(self, token: Token, want: str) -> bool | None:
        """Whether the noun itself belongs to a word class; toponyms are places, digits numbers; ``None`` if open."""
        if want == "never":
            return False
        if want == "number":
            return token.pos == "NUM" or token.tag == "CD"
        if want == "place" and self.is_toponym(token):
            return True
        if want == "name":
            return token.pos == "PROPN" and not self.is_toponym(token) and not self.is_person(token)
        words = (token.lemma, token.text.lower())  # "the injured" may come as a form of "injure"
        named = any(self.lexicon.is_a(word, want) for word in words) or (
            token.lemma == want and want not in self.lexicon.classes
        )
        if named and not self.lexicon.is_a(token.lemma, "partitive"):
            return True
        if want in EVENTS:
            nouns = self.lexicon.event_nouns
            event = nouns.get(token.lemma) or nouns.get(token.text.lower())  # "fighting" may come as a form of "fight"
            return event is not None and event.kind is EVENTS[want]
        return None

    def is_toponym(self, token: Token) -> bool:
        """True if a place is named at this token."""
        return around(self.places, token.start) is not None

    def is_person(self, name: Token) -> bool:
        """True if a title stands beside a name ("the commander John Roe")."""
        beside = (*self.tree.kids(name, "compound", "appos", "amod"), self.tree.head(name))
        return any(self.lexicon.is_a(t.lemma, "persons") for t in (name, *beside))
