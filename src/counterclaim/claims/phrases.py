"""Content that is no clause: events and counts as nouns, and nouns that report (a claim, a rumour)."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from counterclaim.claims.bareness import infinitive
from counterclaim.claims.basis import Basis
from counterclaim.claims.disowned import denying, disowned
from counterclaim.claims.draft import Context, Source, Voice
from counterclaim.claims.frames import complement
from counterclaim.claims.gathering import Gathering
from counterclaim.claims.labels import verdict_word
from counterclaim.claims.tree import VERBAL
from counterclaim.model.claim import Modality, Polarity, Role
from counterclaim.model.parse import Token

DEEPEST = 60  # reports of reports of reports: what lies deeper is not read on


class Phrases:
    """Reads the noun phrases of one document; ``walk`` reads the clauses below them."""

    def __init__(self, basis: Basis, gathering: Gathering, walk: Callable[[Token, Context], None]) -> None:
        self.tree = basis.tree
        self.lexicon = basis.lexicon
        self.sources = basis.sources
        self.scope = basis.scope
        self.gathering = gathering
        self.walk = walk
        self.depth = 0
        self.inserted: Callable[[Token, Context], tuple[Context, set[int]]] = lambda _, context: (context, set())

    def phrase(self, head: Token, tokens: tuple[Token, ...], context: Context) -> None:
        """Content that is no clause: a reported noun is read on as a source, coordinated counts are several claims."""
        nested = self.noun_report(head, context)
        if nested:
            return
        parts = self.counted_parts(head)
        if len(parts) > 1 and set(self.tree.subtree(head)) == set(tokens):
            for part in parts:
                rest = [p for p in parts if p.i != part.i]
                words = [t for t in self.tree.subtree(part, without=rest) if t.dep != "cc"]
                self.gathering.emit(part, self.with_harm(words), context, nominal=True)
            return
        named = [
            t
            for t in tokens
            if t.dep == "prep" and t.text.lower() in self.lexicon.scope["examples"]["prepositions"] and t.i > head.i
        ]
        examples = [
            e for t in named if (e := self.tree.kid(t, "pobj")) is not None and e.lemma in self.lexicon.event_nouns
        ]
        for example in examples:
            aside = [k for k in self.tree.subtree(example) if k.dep in {"appos", "relcl"}]
            words = self.tree.subtree(example, without=aside)
            stop = next((t.i for t in words if t.text in {"—", "–"}), words[-1].i + 1)
            self.gathering.emit(example, [t for t in words if t.i < stop], context, nominal=True)
        off = (
            [*named, *(t for t in tokens if t.dep == "relcl" and self.scope.comma_before(t))]
            if examples
            else [t for t in tokens if t.dep == "relcl" and self.scope.comma_before(t)]
        )
        dropped = {t.i for clause in off for t in self.tree.subtree(clause)}
        words = self.with_harm([t for t in tokens if t.i not in dropped])
        self.gathering.emit(head, words, context, nominal=head.pos not in VERBAL)
        for clause in off:
            of_them = any(
                t.dep == "pobj" and t.tag in {"WP", "WDT"} and self.lexicon.small(self.tree.head(t).lemma, "part")
                for t in self.tree.subtree(clause)[:4]
            )  # "of whom"
            if of_them or (clause.pos in VERBAL and self.scope.telling(clause)):
                self.walk(clause, context if of_them else Context(voices=context.voices[:-1]))

    def counted_parts(self, head: Token) -> list[Token]:
        """The coordinated nouns, if each has a number of its own."""
        parts = self.tree.conjuncts(head)
        numbered = all(any(k.dep == "nummod" for k in self.tree.kids(p)) or p.tag == "CD" for p in parts)
        return parts if numbered else [head]

    def fragment(self, head: Token, context: Context) -> None:
        """A sentence or conjunct without a verb: a claim where it names an event or a count."""
        if head.i in self.gathering.seen or (head.pos == "ADV" and self.verdict(head, context)):
            return
        if head.dep == "prep":
            self.counted(head, context)
            return
        self.gathering.seen.add(head.i)
        below = self.tree.subtree(head)
        for kid in self.tree.kids(head, "acl", "relcl", "ccomp", "parataxis", "appos", "conj", "advcl"):
            if (
                self.tree.is_clause(kid)
                and kid.tag not in {"VBN", "VBG"}
                and kid.dep in {"parataxis", "ccomp", "conj", "advcl"}
            ):
                self.walk(kid, context)
        tells = head.lemma in self.lexicon.event_nouns or any(t.pos == "NUM" for t in below)
        clock = all(t.pos in {"NUM", "PUNCT"} for t in below) and any(":" in t.text for t in below)
        if tells and not clock and head.pos in {"NOUN", "PROPN", "NUM"}:
            done = {i for u in self.gathering.units for i in (t.i for t in u.tokens)}
            self.gathering.emit(head, [t for t in below if t.i not in done], context, nominal=True)

    def counted(self, prep: Token, context: Context) -> None:
        """Each count below "with" as a claim of its own ("with 12 dead and 30 wounded")."""
        inner = self.tree.kid(prep, "pcomp", "pobj")
        if inner is not None and inner.i not in self.gathering.seen:
            self.gathering.seen.add(inner.i)
            self.phrase(inner, tuple(self.tree.subtree(inner)), context)

    def noun_report(self, noun: Token, context: Context, *, anonymous: bool = False) -> bool:
        """Read "X's claim that P" below ``noun``; ``False`` if ``noun`` reports nothing."""
        cue = self.lexicon.nouns.get(noun.lemma)
        if cue is None or self.depth >= DEEPEST:
            return False
        clause = self.tree.kid(noun, "acl", "ccomp", "relcl")
        if clause is not None and not (
            clause.pos in VERBAL and (self.tree.kid(clause, "mark") is not None or infinitive(self.tree, clause))
        ):
            clause = None
        target = clause or self.of_object(noun)
        if target is None:
            return False
        owner = self.owner(noun)
        if owner is not None:
            stance = cue.stance
            voice = Voice(source=owner, role=self.sources.role(owner), stance=stance, cue=self.tree.span([noun]))
            below = context.below(voice, denied=cue.polarity is Polarity.DENIED, modality=cue.modality, kind=cue.kind)
        elif anonymous:
            words = [t for t in self.tree.subtree(noun) if t.i <= noun.i]
            source = Source(span=self.tree.span(words), head=noun)
            voice = Voice(source=source, role=Role.VAGUE, stance=cue.stance, cue=self.tree.span([noun]))
            modality = cue.modality or (Modality.POSSIBLE if self.sources.role(source) is Role.VAGUE else None)
            below = context.below(voice, denied=cue.polarity is Polarity.DENIED, modality=modality, kind=cue.kind)
        elif not context.voices and not context.denied:
            return False
        else:
            below = Context(
                voices=context.voices,
                denied=context.denied,
                modality=cue.modality or context.modality,
                kind=cue.kind or context.kind,
            )
        self.depth += 1
        if clause is not None:
            self.walk(clause, below)
        else:
            self.phrase(target, tuple(self.tree.subtree(target)), below)
        self.depth -= 1
        return True

    def of_object(self, noun: Token) -> Token | None:
        """What "of" governs below a noun."""
        for prep in self.tree.kids(noun, "prep"):
            if self.lexicon.small(prep.lemma, "about"):
                return self.tree.kid(prep, "pobj", "pcomp")
        return None

    def owner(self, noun: Token) -> Source | None:
        """Whose claim it is: the possessor, "by X", or a name in front ("an Agency report"); else ``None``."""
        for prep in self.tree.kids(noun, "prep", "agent"):
            author = self.tree.doer(prep)
            if (
                (prep.dep == "agent" or prep.lemma in self.lexicon.scope["according"]["authors"])
                and author is not None
                and author.pos in {"NOUN", "PROPN"}
            ):
                return self.sources.source(author)
        possessor = self.tree.kid(noun, "poss")
        if possessor is not None:
            if possessor.pos == "PRON":
                return Source(span=self.tree.span([possessor]), head=possessor)
            source = self.sources.source(possessor)
            words = [t for t in self.tree.subtree(possessor) if t.dep != "case" and t.start < source.span.stop]
            return Source(span=self.tree.span(words), head=possessor)
        names = [k for k in self.tree.kids(noun, "compound", "amod", "nmod") if k.pos == "PROPN"]
        if names:
            words = [t for t in self.tree.subtree(noun) if t.i <= noun.i]
            return Source(span=self.tree.span(words), head=noun)
        return None

    def told_by_noun(self, head: Token, context: Context) -> bool:
        """Read "rumours that P emptied the shops", "X's claim that P met with laughter"; the rest tells little."""
        subject = self.tree.kid(head, "nsubj", "nsubjpass")
        if subject is not None and self.equated(head, subject, context):
            return True
        if subject is None or subject.lemma not in self.lexicon.nouns:
            return False
        clause = self.tree.kid(subject, "acl", "ccomp")
        if clause is None or self.tree.kid(clause, "mark") is None:
            return False
        return self.noun_report(subject, context, anonymous=True)

    def equated(self, head: Token, subject: Token, context: Context) -> bool:
        """Read "the army's answer was that P" as a report of P; ``False`` if it is none."""
        clause = self.tree.kid(head, "ccomp")
        called = subject.lemma in self.lexicon.scope.get("copular", {}).get("nouns", ())
        owner = self.owner(subject) if called and self.lexicon.small(head.lemma, "copula") else None
        if clause is None or owner is None or not complement(self.tree, self.lexicon, clause):
            return False
        voice = Voice(source=owner, role=self.sources.role(owner), cue=self.tree.span([subject]))
        denied = self.scope.negated(head)
        self.walk(clause, context.below(voice, denied=denied, modality=None, kind=None))
        return True

    def with_harm(self, words: list[Token]) -> list[Token]:
        """The words of a count with the state that the parse hangs elsewhere ("41 dead", "four injured")."""
        after = words[-1].i + 1 if words else len(self.tree.tokens)
        if after >= len(self.tree.tokens) or words[-1].pos != "NUM":
            return words
        state = self.tree.tokens[after]
        if not any(self.lexicon.is_a(word, "harm") for word in (state.lemma, state.text.lower())):
            return words
        return words + [t for t in self.tree.subtree(state) if t.i >= after]

    def rumours(self, head: Token, off: list[Token], context: Context) -> list[Token]:
        """Read "amid reports of an advance, including the capture of X" below a clause; gives the nouns so read."""
        taken = {t.i for clause in off for t in self.tree.subtree(clause)}
        out = []
        for token in self.tree.subtree(head):
            cue = self.lexicon.nouns.get(token.lemma)
            if (
                cue is None
                or token.dep != "pobj"
                or token.i in taken
                or token.pos != "NOUN"
                or not self.scope.path_is_open(token, head)
            ):
                continue
            if (
                self.owner(token) is None
                and self.sources.role(Source(span=self.tree.span([token]), head=token)) is not Role.VAGUE
            ):
                continue
            target = self.of_object(token)
            if target is not None and target.lemma not in self.lexicon.event_nouns:
                continue
            if self.noun_report(token, context, anonymous=self.owner(token) is None):
                out.append(self.tree.head(token))
        return out

    def disowned(self, verb: Token, context: Context) -> bool:
        """Read "called the reports of P a lie" as a denial of P; ``False`` if ``verb`` calls nothing so."""
        thing = disowned(self.tree, self.lexicon, verb)
        if thing is None:
            return False
        if thing.lemma in self.lexicon.nouns:
            return self.noun_report(thing, denying(context))
        self.gathering.emit(thing, self.tree.subtree(thing), denying(context), nominal=True)
        return True

    def verdict(self, head: Token, context: Context) -> bool:
        """Read "it is not true that P", "reports of P are fabricated" as a denial of P; ``False`` if it is none."""
        words = self.lexicon.scope["falsity"]
        if self.too_early(head) or self.invented(head, context):
            return True
        bare = head.pos in {"NOUN", "ADJ"} and self.tree.kid(head, "nsubj") is not None  # without a copula
        bare = bare or (head.pos == "ADV" and self.tree.kid(head, "ccomp") is not None)  # "wrongly, that P"
        judged = head if bare else verdict_word(self.tree, head, self.lexicon)
        if judged is None:
            return False
        negative = self.scope.negated(head)
        false = judged.lemma in words["adjectives"] or judged.lemma in words["nouns"]
        if not ((false and not negative) or (judged.lemma in words["truth"] and negative)):
            return False
        below = msgspec.structs.replace(self.inserted(head, context)[0], denied=True)
        clause = self.tree.kid(head, "ccomp", "csubj") or self.tree.kid(judged, "ccomp")
        if clause is not None and self.tree.kid(clause, "mark") is not None:
            self.walk(clause, below)
            return True
        subject = self.tree.kid(head, "nsubj", "nsubjpass")
        return subject is not None and subject.lemma in self.lexicon.nouns and self.noun_report(subject, below)

    def too_early(self, head: Token) -> bool:
        """True for "it is too early to say that P": nobody says so."""
        early = self.lexicon.scope["falsity"].get("early", ())
        if head.lemma in early or head.text.lower() in early:
            return any(k.lemma in self.lexicon.verbs for k in self.tree.kids(head, "xcomp", "csubj"))
        said = head.tag == "INF" and head.lemma in self.lexicon.verbs
        return said and any(k.text.lower() in early for k in self.tree.kids(head, "advmod", "acomp", "conj", "nsubj"))

    def invented(self, head: Token, context: Context) -> bool:
        """Read "that P was invented by a blogger" as a denial of P; ``False`` if ``head`` is none."""
        below = msgspec.structs.replace(context, denied=True)
        clause = self.tree.kid(head, "csubj", "csubjpass")
        called = head.lemma in self.lexicon.scope["falsity"].get("verbs", ()) and self.tree.passive(head)
        if clause is not None and called and not self.scope.negated(head):
            self.walk(clause, below)
            return True
        if self.made_up(head):
            self.gathering.emit(head, self.told_of(head), below)
            return True
        return False

    def made_up(self, head: Token) -> bool:
        """True for "That P was invented by a blogger", where the parse makes two predicates of one subject clause."""
        return bool(self.made_up_by(head)) and self.lexicon.small(self.opening(head).lemma, "complementizer")

    def made_up_by(self, head: Token) -> list[Token]:
        """The second predicate that calls the first one false, without a conjunction between them."""
        words = self.lexicon.scope["falsity"].get("verbs", ())
        found = [k for k in self.tree.kids(head, "conj") if k.lemma in words and self.tree.passive(k)]
        return found if self.tree.kid(head, "cc") is None else []

    def opening(self, head: Token) -> Token:
        """The first word of the clause."""
        return self.tree.subtree(head)[0]

    def told_of(self, head: Token) -> list[Token]:
        """The words of the clause that is called false."""
        return self.tree.subtree(head, without=[*self.made_up_by(head), self.opening(head)])
