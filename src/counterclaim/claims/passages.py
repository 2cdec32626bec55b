"""Reported passages: source, cue and whole content of each, for ``Report.attributions``."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.claims.assembly import Assembly
from counterclaim.claims.basis import Basis
from counterclaim.claims.draft import Reported
from counterclaim.claims.saying import Saying, trimmed
from counterclaim.claims.speakers import Speakers
from counterclaim.claims.takes import below
from counterclaim.claims.tree import VERBAL
from counterclaim.claims.utterances import Clause, Extent, Utterances
from counterclaim.model.parse import Token
from counterclaim.model.span import Span, span_of

WORDY = frozenset({"ADP", "VERB", "SCONJ", "ADV"})  # what "according to" and its like are tagged as
CLOSE = 3  # tokens between a source and the cue after it


class Passages:
    """Finds the reported passages of one document.

    The content is the whole of what is reported, with "that", quotation marks and coordinated clauses; a passage
    within what somebody else reports is not listed: the chain of the claim there names both sources.
    """

    def __init__(self, basis: Basis) -> None:
        self.tree = basis.tree
        self.lexicon = basis.lexicon
        self.hearsay = basis.hearsay
        self.utterances = Utterances(basis.tree, basis.quoting.quotes)
        self.speakers = Speakers(basis.tree, basis.lexicon, basis.sources, self.utterances)
        self.printed = self.speakers.printed
        self.saying = Saying(basis.tree, basis.lexicon, self.utterances)
        self.heard: dict[int, tuple[Span, ...]] = {}  # where a word of a cue begins -> what it reports
        self.found = self.find()

    def outermost(self) -> list[Reported]:
        """The passages of the document, in the order of the cues."""
        return Assembly(self.tree, self.utterances).settled(self.found)

    def contents(self, cue: Span | None) -> tuple[Span, ...]:
        """What the reporting word ``cue`` reports, also where that lies within another passage."""
        return self.heard.get(cue.start, ()) if cue is not None else ()

    def find(self) -> list[Reported]:
        """Every passage, also those within others."""
        found = []
        for token in self.tree.tokens:
            if not self.utterances.spoken(token):
                passage = self.by_verb(token) or self.by_phrase(token) or self.by_noun(token)
                if passage is not None:
                    found.append(passage)
        return found

    def frames_of(self, verb: Token) -> tuple[str, ...]:
        """The frames of ``verb``, with its particle if it has one."""
        for particle in self.tree.kids(verb, "prt", "advmod", "prep"):
            frames = self.lexicon.reporting.get(f"{verb.lemma}+{particle.lemma}")
            if frames is not None:
                return frames
        return self.lexicon.reporting.get(verb.lemma, ())

    def by_verb(self, verb: Token) -> Reported | None:
        """The passage of a reporting verb."""
        frames = self.frames_of(verb) if verb.pos in VERBAL else ()
        if not frames:
            return None
        cue = tuple(self.printed.cue(verb))
        source = self.speakers.source(verb, cue, frames)
        if not source:
            return self.by_passive(verb, cue, frames)
        if self.is_aside(verb):
            return self.aside(verb, cue, source)
        left = [t.i for t in source if t.i < verb.i]
        first = left[0] if left and left[-1] >= cue[0].i - CLOSE else cue[0].i
        last = max(t.i for t in (*cue, *source) if t.sent == verb.sent)
        said = self.saying.said(Clause(verb=verb, cue=cue, source=source, first=first, last=last), frames)
        return self.reported(source, (*cue, *said.cue), said.content) if said is not None else None

    def is_aside(self, verb: Token) -> bool:
        """True for the verb of "as X reported"."""
        marks = self.tree.kids(verb, "mark", "advmod", "prep")
        return verb.dep == "advcl" and any(self.lexicon.small(k.lemma, "as") and k.i < verb.i for k in marks)

    def aside(self, verb: Token, cue: tuple[Token, ...], source: tuple[Token, ...]) -> Reported | None:
        """The clause around "as X reported"."""
        own = any(k.i > verb.i for k in self.tree.kids(verb, "ccomp", "dobj"))
        if own or "clause" not in self.frames_of(verb):
            return None
        taken = self.tree.subtree(verb)
        return self.reported(source, cue, self.beside(verb, taken[0].i, taken[-1].i))

    def beside(self, token: Token, first: int, last: int) -> list[Extent]:
        """What stands before and after the tokens ``first`` to ``last`` in the sentence of ``token``."""
        start, stop = self.utterances.sentence(token)
        start = self.utterances.opening(start, first)
        sides = (trimmed(self.tree.tokens[start:first]), trimmed(self.tree.tokens[last + 1 : stop]))
        return [
            self.utterances.stretched(side[0].start, side[-1].stop)
            for side in sides
            if any(t.pos in VERBAL or t.pos == "NOUN" for t in side)
        ]

    def by_passive(self, verb: Token, cue: tuple[Token, ...], frames: tuple[str, ...]) -> Reported | None:
        """The passage of "X is expected to P", "it is believed that P": it has no source."""
        if "clause" not in frames or self.tree.kid(verb, "auxpass") is None or self.tree.kid(verb, "agent"):
            return None
        subject = self.tree.kid(verb, "nsubjpass", "nsubj")
        clause = self.tree.kid(verb, "xcomp", "ccomp")
        words = trimmed(below(self.tree, verb, clause)) if clause is not None else ()
        if clause is None or not words:
            return None
        content = [self.utterances.stretched(words[0].start, words[-1].stop)]
        if clause.dep == "xcomp" and subject is not None and subject.i < verb.i:
            who = self.printed.source(subject, verb)
            content.insert(0, (who[0].start, who[-1].stop))
        return self.reported((), cue, content)

    def by_noun(self, noun: Token) -> Reported | None:
        """The passage of "X's claim that P", "his call to do Q"."""
        whose = self.tree.kid(noun, "poss") if noun.pos == "NOUN" and noun.lemma in self.lexicon.nouns else None
        if whose is None or self.lexicon.small(whose.text.lower(), "speaking"):
            return None
        source = [t for t in self.printed.source(whose, noun) if t.dep != "case"]
        clauses = (k for k in self.tree.kids(noun, "acl", "ccomp", "relcl") if k.i > noun.i and self.is_content(k))
        clause = next(clauses, None)
        words = trimmed(tuple(self.tree.subtree(clause))) if clause is not None else ()
        if not words:
            return None
        return self.reported(source, (noun,), [self.utterances.stretched(words[0].start, words[-1].stop)])

    def is_content(self, clause: Token) -> bool:
        """True for a "that" clause or an infinitive under a noun."""
        if any(self.lexicon.small(k.lemma, "complementiser") for k in self.tree.kids(clause, "mark")):
            return True
        return clause.dep == "acl" and any(k.tag == "TO" for k in self.tree.kids(clause, "aux"))

    def by_phrase(self, prep: Token) -> Reported | None:
        """The passage of "according to X": the sentence around it."""
        voice = self.hearsay.according_phrase(prep) if prep.pos in WORDY else None
        if voice is None or voice.cue is None or voice.source.head is None:
            return None
        source = self.printed.source(voice.source.head, prep)
        if self.utterances.sentence(prep)[0] == prep.i:
            source = source[: next((n for n, t in enumerate(source) if t.text == "," and n), None)]
        taken = self.tree.subtree(prep)
        cue = [t for t in taken if voice.cue.start <= t.start < voice.cue.stop]
        return self.reported(source, cue, self.beside(prep, taken[0].i, max(source[-1].i, cue[-1].i)))

    def reported(self, source: Iterable[Token], cue: Iterable[Token], content: Iterable[Extent]) -> Reported | None:
        """The passage of these words; ``None`` without a content."""
        text, source, cue = self.tree.text, tuple(source), tuple(cue)
        spans = tuple(span_of(text, start, stop) for start, stop in content if start < stop)
        if not spans:
            return None
        self.heard.update((token.start, spans) for token in cue)
        printed = (self.tree.span(source),) if source else ()
        runs = tuple(self.tree.span(piece) for piece in adjoining(cue))
        return Reported(source=printed, cue=runs, content=spans)


def adjoining(tokens: Iterable[Token]) -> list[list[Token]]:
    """The tokens as runs without gaps."""
    out: list[list[Token]] = []
    for token in sorted(tokens, key=lambda t: t.i):
        if out and token.i <= out[-1][-1].i + 1:
            out[-1].append(token)
        else:
            out.append([token])
    return out
