"""Who does it, to whom, where, when and how many: the fields of a unit, read from its own words."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from counterclaim.claims.draft import Unit, Voice
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.tree import Tree
from counterclaim.claims.whereabouts import Whereabouts
from counterclaim.model.annotation import Annotations
from counterclaim.model.claim import Agent, Amount, Kind, Role
from counterclaim.model.mention import Use
from counterclaim.model.parse import Token
from counterclaim.model.span import Span, around, inside, span_of
from counterclaim.model.timex import TimeExpression

DESCRIBING = frozenset({"appos", "amod", "poss"})
TIGHT = frozenset({"relcl", "appos", "acl", "advcl", "parataxis"})
OBJECTS = frozenset({"dobj", "nsubjpass"})
SUBJECTS = frozenset({"nsubj", "attr"})
ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "dative", "pobj"})
# What may stand between a time and the word that it belongs to.
ADJUNCTS = frozenset(
    {"prep", "pobj", "npadvmod", "advmod", "amod", "compound", "nmod", "nummod", "det", "tmod", "poss", "appos", "acl"}
)
RESULT_OF = frozenset({Kind.ATTACK, Kind.LOSS, Kind.MOVEMENT, Kind.CONTROL_CHANGE, Kind.ACCUSATION})


class Roles:
    """Fields of one document's units."""

    def __init__(self, tree: Tree, lexicon: Lexicon, annotations: Annotations) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.annotations = annotations
        self.places = Whereabouts(tree, lexicon, annotations.places).places

    # ---- actor and target -------------------------------------------------------------------------------------------

    def actor(self, unit: Unit, main: Token, kind: Kind) -> Agent | None:
        """Who does it: the subject, the "by" phrase of a passive, the accused; ``None`` if nobody is named."""
        if unit.nominal:
            return self.noun_actor(unit)
        if kind is Kind.ACCUSATION and unit.context.kind is Kind.ACCUSATION:
            return self.accused(unit)
        for verb in dict.fromkeys((main, unit.head)):
            if self.tree.passive(verb) or (verb.tag == "VBN" and verb.dep in {"acl", "amod"}):
                by = next(
                    (
                        k
                        for k in self.tree.kids(verb, "agent", "prep")
                        if k.dep == "agent" or self.lexicon.small(k.lemma, "agent")
                    ),
                    None,
                )
                head = self.tree.doer(by) if by is not None else self.leaver(verb, kind)
                return self.agent(head) if head is not None and self.acts(head) else None
        head = self.tree.subject(main) or self.tree.subject(unit.head)
        if head is None and main.dep == "relcl":
            head = self.tree.head(main)
        if head is None or self.lexicon.small(main.lemma, "suffering"):
            return None
        if head.tag in {"WDT", "WP"}:
            head = self.antecedent(head)
        return self.agent(head) if self.acts(head) else None

    def leaver(self, verb: Token, kind: Kind) -> Token | None:
        """The subject of "the units had been withdrawn": the side that leaves."""
        leaves = kind in {Kind.CONTROL_CHANGE, Kind.MOVEMENT} and self.lexicon.small(verb.lemma, "moved")
        subject = self.tree.kid(verb, "nsubjpass") if leaves else None
        return subject if subject is not None and self.lexicon.is_a(subject.lemma, "force") else None

    def antecedent(self, pronoun: Token) -> Token:
        """The noun of a relative pronoun."""
        for above in self.tree.above(pronoun):
            if above.dep == "relcl":
                return self.tree.head(above)
        return pronoun

    def accused(self, unit: Unit) -> Agent | None:
        """At whose door a deed is laid: the first noun of the content that can act."""
        for token in unit.tokens:
            if token.pos in {"NOUN", "PROPN", "PRON"} and token.dep in ARGUMENTS and self.acts(token):
                return self.agent(token)
        return None

    def noun_actor(self, unit: Unit) -> Agent | None:
        """The possessor or the "by" phrase of an event noun, the object of an accusing verb."""
        if unit.context.kind is Kind.ACCUSATION:
            return self.accused(unit)
        possessor = self.tree.kid(unit.head, "poss")
        if possessor is not None and self.acts(possessor):
            words = [t for t in self.tree.subtree(possessor) if t.dep != "case"]
            return agent(self.tree.span(words))
        for token in unit.tokens:
            if token.dep == "agent" or (token.dep == "prep" and self.lexicon.small(token.lemma, "agent")):
                inner = self.tree.doer(token)
                if inner is not None and self.acts(inner):
                    return self.agent(inner)
        return None

    def acts(self, head: Token) -> bool:
        """True for people, bodies, forces and weapons; false for events, places and abstract things."""
        lexicon = self.lexicon
        if head.pos == "PRON":
            return not lexicon.small(head.lemma, "inert")
        named = around(self.annotations.places, head.start)
        if (named is not None and named.use is Use.PLACE) or around(self.annotations.times, head.start) is not None:
            return False
        if head.pos == "PROPN":
            return True
        if (
            lexicon.is_a(head.lemma, "force")
            or lexicon.is_a(head.lemma, "people")
            or lexicon.is_a(head.lemma, "speakers")
        ):
            return True
        if any(lexicon.is_a(head.lemma, name) for name in ("place", "abstract", "munition")):
            return False
        if lexicon.is_a(head.lemma, "materiel"):
            return head.dep not in {"nsubjpass"}
        return head.lemma not in lexicon.event_nouns and head.pos in {"NOUN", "ADJ"}

    def agent(self, head: Token) -> Agent:
        """The noun phrase of ``head``, without what follows a comma."""
        loose = [k for k in self.tree.kids(head) if k.dep in TIGHT or k.dep == "punct"]
        # "accused the rebels of shelling": the deed is no part of the accused's name
        loose += [k for k in self.tree.kids(head, "prep") if self.tree.kid(k, "pcomp") is not None]
        tokens = self.tree.subtree(head, without=loose)
        while tokens and tokens[-1].pos == "PUNCT" and tokens[-1].i != head.i:
            tokens.pop()
        span = self.tree.span(tokens)
        if span.text.find("(") > 0 and not span.text.endswith(")"):
            stop = span.start + span.text.rindex("(")
            span = span_of(self.tree.text, span.start, span.start + len(self.tree.text[span.start : stop].rstrip()))
        return agent(span)

    def target(self, unit: Unit, main: Token, kind: Kind) -> Agent | None:
        """Whom or what it is done to, for kinds that have a target."""
        if kind not in RESULT_OF or unit.nominal:
            return None
        head = self.tree.kid(main, "dobj", "nsubjpass")
        if head is None:
            prep = next((k for k in self.tree.kids(main, "prep") if self.lexicon.small(k.lemma, "target")), None)
            head = self.tree.kid(prep, "pobj") if prep is not None else None
        if head is None or head.pos not in {"NOUN", "PROPN", "PRON"}:
            return None
        if head.tag in {"WDT", "WP"} or not any(t.i == head.i for t in unit.tokens):
            return None
        return self.agent(head) if self.can_be_target(head) else None

    def can_be_target(self, head: Token) -> bool:
        """False for places, distances and times, which stand in fields of their own."""
        if (
            around(self.annotations.places, head.start) is not None
            or around(self.annotations.times, head.start) is not None
        ):
            return False
        return not self.lexicon.is_a(head.lemma, "place") and not self.lexicon.is_a(head.lemma, "abstract")

    # ---- time, amount -----------------------------------------------------------------------------------------------

    def when(self, unit: Unit) -> TimeExpression | None:
        """The time expression that hangs on the unit's own predicate, else on a participle inside it."""
        times = inside(self.annotations.times, unit.span.start, unit.span.stop)
        own = [t for t in times if self.owned(t, unit)]
        direct = [t for t in own if not self.under_clause(t, unit)]
        found = direct or [t for t in own if not self.under_clause(t, unit, bare=True)]
        return min(found, key=lambda t: self.aside(t, unit), default=None)

    def aside(self, time: TimeExpression, unit: Unit) -> bool:
        """True for a time that only describes a noun ("a former minister", "the first team in 30 years")."""
        token = self.tree.at(time.start)
        above = [token, *self.tree.above(token)] if token is not None else []
        return any(t.dep in DESCRIBING for t in itertools.takewhile(lambda t: t.i != unit.head.i, above))

    def said(self, voice: Voice, contents: Sequence[Span]) -> TimeExpression | None:
        """The time that hangs on the reporting word of ``voice`` or on its document, outside what is said."""
        cue = voice.cue
        token = self.tree.at(cue.start) if cue is not None else None
        if token is None:
            return None
        heads = {token.i}
        if voice.role is Role.DOCUMENT and voice.source.head is not None:
            heads.add(voice.source.head.i)
        sentence = self.tree.parse.sentences[token.sent]
        for time in inside(self.annotations.times, sentence.start, sentence.stop):
            if not any(content.meets(time) for content in contents) and self.hangs(time, heads):
                return time
        return None

    def hangs(self, time: TimeExpression, heads: set[int]) -> bool:
        """True if nothing but prepositions and nouns stand between the time and one of the words ``heads``."""
        token = self.tree.at(time.start)
        while token is not None and token.i not in heads:
            if token.dep not in ADJUNCTS or token.head == token.i:
                return False
            token = self.tree.head(token)
        return token is not None

    def owned(self, span: Span, unit: Unit) -> bool:
        """True if the words are among the unit's own."""
        return any(t.start < span.stop and span.start < t.stop for t in unit.tokens)

    def under_clause(self, time: TimeExpression, unit: Unit, *, bare: bool = False) -> bool:
        """True if another clause stands between the time and the predicate; with ``bare`` one that has a subject."""
        token = next((t for t in unit.tokens if t.start >= time.start), None)
        if token is None:
            return True
        for above in [token, *self.tree.above(token)]:
            if above.i == unit.head.i:
                return False
            there = above.dep == "acl" and self.tree.kid(unit.head, "expl") is not None  # "there were none left by May"
            clause = above.dep in {"relcl", "acl", "advcl"} and above.pos == "VERB" and not (unit.nominal or there)
            if clause and not (bare and self.tree.kid(above, "nsubj", "nsubjpass", "mark", "aux") is None):
                return True
        return False

    def amount(self, unit: Unit, when: TimeExpression | None) -> Amount | None:
        """The number that the claim is about: of its object first, then of its subject, else the first in it.

        "Two strikes killed 18 people" tells of 18.
        """
        found = [
            a
            for a in inside(self.annotations.amounts, unit.span.start, unit.span.stop)
            if self.owned(a, unit) and not (when is not None and when.meets(a)) and not self.is_time(a)
        ]
        found = [a for a in found if not a.superseded and not self.rejected(a)]
        plain = [a for a in found if not a.subset and not a.rank]
        found = plain or [a for a in found if not a.rank]
        if not found:
            return None
        parts = [(self.argument(token, unit), a) for a in found if (token := self.counted(a, unit)) is not None]
        objects, subjects = ([a for dep, a in parts if dep in deps] for deps in (OBJECTS, SUBJECTS))
        return next(iter((*objects, *subjects, *found)))

    def counted(self, amount: Amount, unit: Unit) -> Token | None:
        """The numeral of an amount, else its first word."""
        after = [t for t in unit.tokens if t.start >= amount.start]
        return next((t for t in after if t.pos == "NUM"), after[0] if after else None)

    def rejected(self, amount: Amount) -> bool:
        """True for the first number of "not 68 but 170"."""
        before = self.tree.text[max(0, amount.start - 5) : amount.start].lower()
        return before.endswith(tuple(f"{word} " for word in self.lexicon.scope["negation"]["words"] if len(word) <= 3))

    def is_time(self, amount: Amount) -> bool:
        """True if the number belongs to a time expression."""
        times = self.annotations.times
        return around(times, amount.start) is not None or around(times, amount.stop - 1) is not None

    def argument(self, token: Token, unit: Unit) -> str | None:
        """As what ``token`` belongs to the predicate, if as its subject or object."""
        for above in [token, *self.tree.above(token)]:
            if above.i == unit.head.i:
                return "nsubj" if unit.nominal else None
            if above.dep in OBJECTS | SUBJECTS:
                return above.dep
            if above.dep in {"appos", "prep", "relcl", "acl", "advcl"} and not self.lexicon.small(
                above.lemma, "measure"
            ):
                return None
        return None


def agent(span: Span) -> Agent:
    """An agent that is not yet known to anybody."""
    return Agent(span.start, span.stop, span.text)
