"""What a unit is about: its kind and direction, by the lexicon."""

from __future__ import annotations

from counterclaim.claims.carriers import Carriers
from counterclaim.claims.draft import Unit
from counterclaim.claims.lexicon import Event, Lexicon, Pattern, VerbRule
from counterclaim.claims.tree import VERBAL, Tree
from counterclaim.model.claim import Direction, Kind
from counterclaim.model.mention import PlaceMention, Use
from counterclaim.model.parse import Token
from counterclaim.model.span import around

PARTS = 20  # nouns under each other in "half of a part of the town"
EVENTS = {"attack": Kind.ATTACK, "agreement": Kind.AGREEMENT, "movement": Kind.MOVEMENT}
RESULTS = frozenset({"harm"})  # classes of what an object becomes ("left twelve people dead")
PERSONS = frozenset({"people"})  # classes whose counting words stand alone ("lost no one")
GAP = 3  # tokens that may stand between two words of a pattern
OTHER = Event(kind=Kind.OTHER)
LOSS = Event(kind=Kind.LOSS)
GAINS = Event(kind=Kind.CONTROL_CHANGE, direction=Direction.GAIN)
HOLDS = Event(kind=Kind.CONTROL_STATE, direction=Direction.HOLD)
ASSESSMENT = Event(kind=Kind.ASSESSMENT)


class Classifier:
    """Kinds of one document's units."""

    def __init__(self, tree: Tree, lexicon: Lexicon, places: tuple[PlaceMention, ...]) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.places = tuple(p for p in places if p.use is Use.PLACE)
        self.carriers = frozenset(lexicon.scope["carrier"]["verbs"])
        self.phrases = Carriers(tree, lexicon)
        self.carrier_adjectives = frozenset(lexicon.scope["carrier"]["adjectives"])

    def classify(self, unit: Unit) -> Event:
        """The event of a unit; ``other`` or ``assessment`` where the lexicon knows none."""
        if unit.nominal:
            if unit.context.kind is Kind.POSITION:
                return self.noun_event(unit.head) or OTHER
            return self.noun_event(unit.head) or self.any_noun(unit) or OTHER
        attempt = self.attempted(unit.head)
        if attempt is not None:
            return attempt
        main = self.main(unit.head)
        for predicate in dict.fromkeys((main, unit.head)):
            found = self.pattern_event(predicate, unit) or self.verb_event(predicate)
            if found is not None:
                return found
        return self.stays(main) or self.argument_event(main) or self.default(main)

    def stays(self, verb: Token) -> Event | None:
        """A state of control where a force is in a place ("our paratroopers are on the southern street")."""
        if verb.lemma not in self.lexicon.scope["staying"]["verbs"]:
            return None
        subject = self.tree.subject(verb) or self.tree.kid(verb, "attr")
        if subject is None or not (
            self.token_is(subject, "force") or self.lexicon.pronouns.get(subject.lemma) == "they"
        ):
            return None
        for holder in (verb, *self.tree.kids(verb, "advmod", "attr")):
            for prep in self.tree.kids(holder, "prep"):
                inner = self.tree.kid(prep, "pobj")
                if (
                    prep.lemma in self.lexicon.scope["staying"]["prepositions"]
                    and inner is not None
                    and self.token_is(inner, "place")
                ):
                    return HOLDS
        return None

    def attempted(self, head: Token) -> Event | None:
        """What an attempt was at ("the bid to hold X collapsed"); under way, an attempt on a place is an attack."""
        words = self.lexicon.scope["failure"]
        subject = self.tree.kid(head, "nsubj", "nsubjpass")
        if subject is not None and subject.lemma in words["attempt_nouns"] and (goal := self.tree.kid(subject, "acl")):
            return self.verb_event(goal)
        below = self.tree.kid(head, "xcomp")
        if head.lemma in words["attempts"] and head.tag == "VBG" and below is not None:
            event = self.verb_event(below)
            return Event(kind=Kind.ATTACK) if event is not None and event.kind is Kind.CONTROL_CHANGE else event
        return None

    def main(self, head: Token) -> Token:
        """The predicate that carries the meaning: under "began to", "was able to", "managed to"."""
        for _ in range(4):
            below = self.tree.kid(head, "xcomp")
            adjective = self.tree.kid(head, "acomp", "attr")
            carried = self.phrases.find(head)
            if carried is not None and carried.below is not None and carried.below.pos == "VERB":
                head = carried.below
            elif below is not None and below.pos == "VERB" and head.lemma in self.carriers:
                head = below
            elif (
                adjective is not None
                and adjective.lemma in self.carrier_adjectives
                and (deeper := self.tree.kid(adjective, "xcomp", "acl", "pcomp"))
            ):
                head = deeper
            elif below is not None and below.pos == "VERB" and self.lexicon.small(head.lemma, "copula"):
                head = below
            else:
                break
        return head

    # ---- patterns ---------------------------------------------------------------------------------------------------

    def pattern_event(self, predicate: Token, unit: Unit) -> Event | None:
        """The longest pattern that starts at the predicate, its auxiliary or right below it."""
        best: Pattern | None = None
        for token in unit.tokens:
            if token.i != predicate.i and token.head != predicate.i:
                continue
            if token.dep == "aux":
                continue  # the "have" of "has taken control" has no control
            for pattern in self.lexicon.patterns.get(token.lemma, ()):
                if (best is None or len(pattern.lemmas) > len(best.lemmas)) and self.pattern_fits(token, pattern, unit):
                    best = pattern
        return best.event if best else None

    def pattern_fits(self, token: Token, pattern: Pattern, unit: Unit) -> bool:
        """True if the pattern's lemmas follow in order within the unit."""
        at = token.i
        last = unit.tokens[-1].i
        for lemma in pattern.lemmas[1:]:
            window = self.tree.tokens[at + 1 : min(at + 2 + GAP, last + 1)]
            found = next((t for t in window if t.lemma == lemma or t.text.lower() == lemma), None)
            if found is None:
                return False
            at = found.i
        return pattern.want is None or self.object_is(token, pattern.want)

    # ---- verbs ------------------------------------------------------------------------------------------------------

    def verb_event(self, verb: Token) -> Event | None:
        """The first of the verb's rules whose demands are met."""
        rules = self.lexicon.event_verbs.get(verb.lemma, ())
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
        found = self.tree.kids(verb, "dobj", "nsubjpass", "attr")
        if not found and verb.dep in {"acl", "relcl"} and verb.tag == "VBN":
            found = [self.tree.head(verb)]
        if not found and verb.dep == "relcl":
            found = [self.tree.head(verb)]
        # A town that the parser does not know may come out as an adverb: "its forces had taken Volchansk".
        found += [k for k in self.tree.kids(verb, "advmod", "npadvmod", "oprd", "acomp", "dep") if self.is_toponym(k)]
        for kid in found:
            head = self.tree.head(verb) if kid.tag in {"WDT", "WP"} and verb.dep == "relcl" else kid
            if any(self.token_is(t, want) for t in self.tree.conjuncts(head)):
                return True
        return False

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
            if inner is None and self.lexicon.is_a(token.lemma, want) and want in PERSONS:
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
        named = self.lexicon.is_a(token.lemma, want) or (token.lemma == want and want not in self.lexicon.classes)
        if named and not self.lexicon.is_a(token.lemma, "partitive"):
            return True
        if want in EVENTS:
            event = self.lexicon.event_nouns.get(token.lemma)
            return event is not None and event.kind is EVENTS[want]
        return None

    def is_toponym(self, token: Token) -> bool:
        """True if a place is named at this token."""
        return around(self.places, token.start) is not None

    def is_person(self, name: Token) -> bool:
        """True if a title stands beside a name ("the commander John Roe")."""
        beside = (*self.tree.kids(name, "compound", "appos", "amod"), self.tree.head(name))
        return any(self.lexicon.is_a(t.lemma, "persons") for t in (name, *beside))

    # ---- nouns ------------------------------------------------------------------------------------------------------

    def argument_event(self, verb: Token) -> Event | None:
        """The event that the verb's subject, object or complement names."""
        happening = self.lexicon.scope["happening"]
        judged = (
            self.lexicon.small(verb.lemma, "copula")
            and self.tree.kid(verb, "acomp", "attr") is not None
            and self.tree.kid(verb, "expl") is None
        )
        roles: list[tuple[str, ...]] = []
        if verb.lemma in happening["subject"] and not judged:
            roles.append(("nsubj", "nsubjpass"))
        if verb.lemma in happening["object"]:
            roles.append(("dobj", "nsubjpass"))
        if self.lexicon.small(verb.lemma, "copula") and not judged:
            roles.append(("attr", "prep"))
        if (
            verb.lemma not in self.lexicon.event_verbs
            and verb.lemma not in happening["object"]
            and not self.lexicon.small(verb.lemma, "copula")
        ):
            roles.append(("dobj",))
        for dep in roles:
            for kid in self.tree.kids(verb, *dep):
                inner = self.tree.kid(kid, "pobj") if kid.dep == "prep" else kid
                found = self.noun_event(inner) if inner is not None else None
                if found is not None:
                    return found
        return None

    def noun_event(self, noun: Token) -> Event | None:
        """The event a noun names, itself or through the participle or count beside it."""
        event = self.lexicon.event_nouns.get(noun.lemma) or self.lexicon.plain_nouns.get(noun.lemma)
        if event is not None:
            return event
        for kid in self.tree.kids(noun, "amod", "compound", "appos", "acl"):
            if kid.pos != "VERB" and self.lexicon.is_a(kid.lemma, "harm"):
                return LOSS
        for kid in self.tree.kids(noun, "acl", "amod", "relcl"):
            if kid.lemma in self.lexicon.event_verbs and kid.tag in {"VBN", "VBG", "JJ", "VBD"}:
                for rule in self.lexicon.event_verbs[kid.lemma]:
                    if rule.want is None or self.token_is(noun, rule.want):
                        return rule.event
        if noun.pos in VERBAL:
            return self.verb_event(noun)
        return None

    def any_noun(self, unit: Unit) -> Event | None:
        """The first event named anywhere in a phrase."""
        for token in unit.tokens:
            if token.pos in {"NOUN", "PROPN"} and (event := self.lexicon.event_nouns.get(token.lemma)):
                return event
            if token.pos == "VERB" and (event := self.verb_event(token)):
                return event
        return None

    def default(self, head: Token) -> Event:
        """A judgement for a copula with an adjective or noun, otherwise ``other``."""
        judged = self.tree.kid(head, "acomp", "attr") is not None and self.tree.kid(head, "expl", "auxpass") is None
        copula = self.lexicon.small(head.lemma, "copula") and judged
        return ASSESSMENT if copula or head.pos == "ADJ" else OTHER
