"""What a unit is about: its kind and direction, by the lexicon."""

from __future__ import annotations

from counterclaim.claims.carriers import Carriers
from counterclaim.claims.draft import Unit
from counterclaim.claims.lexicon import Event, Lexicon
from counterclaim.claims.matching import Matcher
from counterclaim.claims.tree import VERBAL, Tree
from counterclaim.model.claim import Direction, Kind
from counterclaim.model.mention import PlaceMention
from counterclaim.model.parse import Token

THINGS = ("munition", "materiel")  # an object of these is a thing, and no event ("the ship carried drones")
OTHER = Event(kind=Kind.OTHER)
# Kinds that a participle beside "be" tells surely.
CERTAIN = frozenset({Kind.CONTROL_CHANGE, Kind.LOSS, Kind.ATTACK, Kind.MOVEMENT, Kind.AGREEMENT})
LOSS = Event(kind=Kind.LOSS, name="casualty")
HOLDS = Event(kind=Kind.CONTROL_STATE, direction=Direction.HOLD, name="hold")
ASSESSMENT = Event(kind=Kind.ASSESSMENT)
ATTACK = Event(kind=Kind.ATTACK, name="assault")
MOVEMENT = Event(kind=Kind.MOVEMENT, name="advance")
TALLY = Event(kind=Kind.TALLY, name="tally")


class Classifier:
    """Kinds of one document's units."""

    def __init__(self, tree: Tree, lexicon: Lexicon, places: tuple[PlaceMention, ...]) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.match = Matcher(tree, lexicon, places)
        self.verb_event = self.match.verb_event
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
            found = self.match.pattern_event(predicate, unit) or self.verb_event(predicate)
            if found is not None:
                return (self.summed(predicate) or found) if found.kind is Kind.TALLY else found
        found = self.stays(main) or self.result(main) or self.cleft(main) or self.argument_event(main)
        return found or self.unknown(main) or self.suffered(main) or self.default(main)

    def suffered(self, main: Token) -> Event | None:
        """The loss of "the dead are nine", "30 wounded reached us", where the predicate tells no event."""
        subject = self.tree.subject(main)
        plain = main.pos == "NUM" or main.pos in VERBAL
        return LOSS if subject is not None and plain and self.lexicon.is_a(subject.lemma, "harm") else None

    def unknown(self, verb: Token) -> Event | None:
        """The event of a verb that the lexicon does not know, by who does it and where to; ``None`` if open."""
        subject = self.tree.subject(verb)
        if subject is None or verb.lemma in self.lexicon.event_verbs or verb.lemma in self.lexicon.verbs:
            return None
        if subject.pos == "NOUN" and self.lexicon.is_a(subject.lemma, "affair"):
            return ASSESSMENT
        if self.tree.passive(verb):
            return None
        thing = self.tree.kid(verb, "dobj")
        if any(self.lexicon.is_a(subject.lemma, name) for name in ("munition", "drone")):
            return ATTACK if thing is not None and not self.lexicon.is_a(thing.lemma, "munition") else None
        moves = self.lexicon.is_a(subject.lemma, "force") or self.lexicon.is_a(subject.lemma, "vehicle")
        ways = [p for p in self.tree.kids(verb, "prep", "advmod") if self.lexicon.is_a(p.lemma, "way")]
        places = [self.tree.kid(p, "pobj") for p in ways]
        led = any(p is not None and self.match.token_is(p, "place") for p in places)
        return MOVEMENT if moves and thing is None and led else None

    def summed(self, verb: Token) -> Event | None:
        """What is summed up in "their losses exceeded 100"; ``None`` where it is no loss."""
        subject = self.tree.subject(verb)
        event = self.lexicon.event_nouns.get(subject.lemma) if subject is not None else None
        return event if event is not None and event.kind is Kind.LOSS else None

    def result(self, verb: Token) -> Event | None:
        """The event of a participle that the parser took for an adjective ("the base was overrun")."""
        state = self.tree.kid(verb, "acomp", "attr")
        if (
            state is None
            or not self.lexicon.small(verb.lemma, "copula")
            or not state.text.lower().endswith(state.lemma)
        ):
            return None
        subject = self.tree.subject(verb)
        for rule in self.lexicon.event_verbs.get(state.lemma, ()):
            if rule.particle is None and (
                rule.want is None or (subject is not None and self.match.token_is(subject, rule.want))
            ):
                return rule.event if rule.event.kind in CERTAIN else None
        return None

    def cleft(self, verb: Token) -> Event | None:
        """The event of "it was the column that turned back"."""
        asked, told = self.tree.kid(verb, "csubj"), self.tree.kid(verb, "ccomp")
        if asked is not None and told is not None and self.lexicon.small(verb.lemma, "copula"):
            return self.verb_event(told)  # "what is certain is that the town was shelled"
        subject, thing = self.tree.kid(verb, "nsubj", "expl"), self.tree.kid(verb, "attr")
        if subject is None or thing is None or not self.lexicon.small(subject.lemma, "expletive"):
            return None
        clause = self.tree.kid(thing, "relcl") or self.tree.kid(verb, "relcl", "advcl")
        return self.verb_event(clause) if clause is not None and self.tree.kid(clause, "nsubj") is not None else None

    def stays(self, verb: Token) -> Event | None:
        """A state of control where a force is in a place ("our paratroopers are on the southern street")."""
        if verb.lemma not in self.lexicon.scope["staying"]["verbs"]:
            return None
        holds = not self.lexicon.small(verb.lemma, "copula")
        held = self.tree.kid(verb, "dobj") if holds else None
        subject = held or self.tree.subject(verb) or self.tree.kid(verb, "attr")
        if subject is None or not (
            (held is not None and self.match.token_is(held, "people"))
            or self.match.token_is(subject, "force")
            or self.lexicon.pronouns.get(subject.lemma) == "they"
        ):
            return None
        for holder in (verb, *self.tree.kids(verb, "advmod", "attr"), *([held] if held is not None else [])):
            for prep in self.tree.kids(holder, "prep"):
                inner = self.tree.kid(prep, "pobj")
                if (
                    prep.lemma in self.lexicon.scope["staying"]["prepositions"]
                    and inner is not None
                    and self.match.token_is(inner, "place")
                ):
                    return HOLDS
        return None

    def attempted(self, head: Token) -> Event | None:
        """What an attempt was at ("the bid to hold X collapsed"); under way, an attempt on a place is an attack."""
        words = self.lexicon.scope["failure"]
        subject = self.tree.kid(head, "nsubj", "nsubjpass")
        if subject is not None and subject.lemma in words["attempt_nouns"] and (goal := self.tree.kid(subject, "acl")):
            return self.verb_event(goal)
        thing = self.tree.kid(head, "dobj")
        if thing is not None and thing.lemma in words["attempt_nouns"] and (goal := self.tree.kid(thing, "acl")):
            return self.verb_event(goal)  # "foiled an attempt to cross the river"
        below = self.tree.kid(head, "xcomp")
        if head.lemma in words["attempts"] and head.tag == "VBG" and below is not None:
            event = self.verb_event(below)
            return ATTACK if event is not None and event.kind is Kind.CONTROL_CHANGE else event
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

    def bare_number(self, verb: Token) -> bool:
        """True for "on Friday it was 46", "its figure is 267 square kilometres": a count and its number."""
        number, subject = self.tree.kid(verb, "attr"), self.tree.subject(verb)
        if number is None or subject is None:
            return False
        bare = number.pos == "NUM" and self.lexicon.small(subject.lemma, "expletive")
        counted = number.pos == "NUM" or self.tree.kid(number, "nummod") is not None
        return bare or (counted and self.lexicon.is_a(subject.lemma, "count"))

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
        unknown = (
            verb.lemma not in self.lexicon.event_verbs
            and verb.lemma not in happening["object"]
            and not self.lexicon.small(verb.lemma, "copula")
        )
        if unknown:
            roles.append(("dobj",))
        for dep in roles:
            for kid in self.bearers(verb, dep):
                inner = self.tree.kid(kid, "pobj") if kid.dep == "prep" else kid
                if inner is None or ("dobj" in dep and any(self.lexicon.is_a(inner.lemma, name) for name in THINGS)):
                    continue
                found = self.noun_event(inner)
                if found is not None:
                    return found
        return None

    def bearers(self, verb: Token, deps: tuple[str, ...]) -> list[Token]:
        """What hangs on ``verb`` as one of ``deps``; an infinitive has the subject of the verb that governs it."""
        found = self.tree.kids(verb, *deps)
        if found or verb.tag != "INF" or "nsubj" not in deps:
            return found
        subject = self.tree.subject(verb)
        return [subject] if subject is not None else []

    def noun_event(self, noun: Token) -> Event | None:
        """The event a noun names, itself or through the participle or count beside it."""
        event = self.owned_event(noun) or self.lexicon.event_nouns.get(noun.lemma)
        event = event or self.lexicon.plain_nouns.get(noun.lemma)
        if event is not None:
            return self.counted(noun) or event
        for kid in self.tree.kids(noun, "amod", "compound", "appos", "acl"):
            if kid.pos != "VERB" and self.lexicon.is_a(kid.lemma, "harm"):
                return LOSS
        for kid in self.tree.kids(noun, "acl", "amod", "relcl"):
            if kid.lemma in self.lexicon.event_verbs and kid.tag in {"VBN", "VBG", "JJ", "VBD"}:
                for rule in self.lexicon.event_verbs[kid.lemma]:
                    wanted = rule.want is None or self.match.token_is(noun, rule.want)
                    if wanted and self.match.particle_fits(kid, rule):
                        return rule.event
        if noun.pos in VERBAL:
            return self.verb_event(noun)
        return None

    def counted(self, noun: Token) -> Event | None:
        """What is counted in "the number of dead", "the toll of the raid"; ``None`` where it is people or things."""
        of = next((k for k in self.tree.kids(noun, "prep") if self.lexicon.small(k.lemma, "part")), None)
        inner = self.tree.kid(of, "pobj") if of is not None and self.lexicon.is_a(noun.lemma, "count") else None
        if inner is None:
            struck = self.tree.kid(noun, "acl") if self.lexicon.is_a(noun.lemma, "count") else None
            return LOSS if struck is not None and self.verb_event(struck) is not None else None
        if self.match.token_is(inner, "harm"):
            return LOSS
        hurt = self.tree.kid(inner, "acl", "amod")
        event = self.lexicon.event_nouns.get(inner.lemma) or (self.verb_event(hurt) if hurt is not None else None)
        return event if event is not None and event.kind is Kind.LOSS else None

    def owned_event(self, noun: Token) -> Event | None:
        """The event of "the loss of X", "X's loss", which depends on what X is."""
        for rule in self.lexicon.noun_rules.get(noun.lemma, ()):
            if any(self.match.token_is(k, rule.want or "") for k in self.owners(noun)):
                return rule.event
        return None

    def owners(self, noun: Token) -> list[Token]:
        """What stands before "'s" or behind "of" beside a noun."""
        of = [self.tree.kid(p, "pobj") for p in self.tree.kids(noun, "prep") if self.lexicon.small(p.lemma, "about")]
        return [*self.tree.kids(noun, "poss"), *(t for t in of if t is not None)]

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
        if copula and self.bare_number(head):
            return TALLY
        return ASSESSMENT if copula or head.pos == "ADJ" else OTHER
