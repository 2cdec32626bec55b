"""What a reporting clause reports, as printed: by the signs around it, then by the frames of its verb."""

from __future__ import annotations

import msgspec

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.takes import take
from counterclaim.claims.tree import Tree
from counterclaim.claims.utterances import DASHES, SIGNS, Clause, Extent, Utterances
from counterclaim.model.parse import Token

EDGES = DASHES | {",", ".", ";", ":"}
SAID = 3  # tokens that a clause must have beyond the time of its saying


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """The extents of a content, and words that belong to the cue besides the verb."""

    content: tuple[Extent, ...]
    cue: tuple[Token, ...] = ()


class Saying:
    """Finds the contents of the reporting clauses of one document."""

    def __init__(self, tree: Tree, lexicon: Lexicon, utterances: Utterances) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.utterances = utterances

    def said(self, clause: Clause, frames: tuple[str, ...]) -> Said | None:
        """The content of ``clause``; ``None`` where it has none."""
        before = self.utterances.before(clause) if self.finite(clause.verb) else None
        return (
            self.by_signs(clause, frames, before)
            or self.by_frame(clause, frames)
            or self.by_place(clause, frames, before)
        )

    def by_signs(self, clause: Clause, frames: tuple[str, ...], before: Extent | None) -> Said | None:
        """A quoted sentence after the verb, or what an inverted report stands after."""
        if "quote" not in frames:
            return None
        got = self.utterances.introduced(clause, strictly=True)
        quote = self.utterances.closes.get(before[1]) if before is not None else None
        quoted = quote is not None and not quote.scare
        if got is not None:
            return Said(content=(before, got) if before is not None and quoted else (got,))
        if before is None or not self.inverted(clause, frames, quoted=quoted):
            return None
        sentence = quote is not None and quoted and quote.inner.text[:1].isupper()
        after = self.utterances.after(clause, whole=not sentence)
        return Said(content=(before, after) if after is not None else (before,))

    def by_frame(self, clause: Clause, frames: tuple[str, ...]) -> Said | None:
        """What the first of the frames that fits takes."""
        verb = clause.verb
        for frame in frames:
            found = take(self.tree, self.lexicon, verb, frame)
            words = trimmed(self.untimed(verb, found.words)) if found is not None else ()
            if found is not None and words:
                return Said(content=(self.utterances.stretched(words[0].start, words[-1].stop),), cue=found.cue)
            called = self.utterances.predicated(verb) if frame == "oprd" else None
            if called is not None:
                return Said(content=(called,))
        return None

    def by_place(self, clause: Clause, frames: tuple[str, ...], before: Extent | None) -> Said | None:
        """A quotation beside the verb, whatever the verb: part of a sentence after it, or a whole one before it."""
        got = self.utterances.introduced(clause, strictly=False, near="quote" not in frames)
        if got is not None:
            return Said(content=(got,))
        quoted = before is not None and before[1] in self.utterances.closes and "quote" not in frames
        if before is not None and quoted and self.inverted(clause, frames, quoted=True):
            return Said(content=(before,))
        return None

    def finite(self, verb: Token) -> bool:
        """True for a verb that can stand inverted."""
        return verb.tag in {"VBD", "VBZ", "VBP", "VBN"} or self.tree.kid(verb, "aux") is not None

    def inverted(self, clause: Clause, frames: tuple[str, ...], *, quoted: bool) -> bool:
        """True if what stands before the report is what it reports."""
        verb = clause.verb
        if quoted:
            following = self.tree.tokens[clause.last + 1 : clause.last + 2]
            at_sign = bool(following) and following[0].text in SIGNS - DASHES
            return at_sign or take(self.tree, self.lexicon, verb, "clause") is None
        if any(take(self.tree, self.lexicon, verb, f) for f in frames if f not in {"event", "np"}):
            return False
        strict = verb.lemma in self.lexicon.strict_quote or verb.lemma in self.lexicon.strict_that
        return not strict or any(k.i < verb.i for k in self.tree.kids(verb, "ccomp"))

    def untimed(self, verb: Token, words: tuple[Token, ...]) -> tuple[Token, ...]:
        """Without the time of the saying that the parser gave to the clause ("said on Friday he met X")."""
        if len(words) <= SAID or words[0].i != verb.i + 1:
            return words
        first, second = words[0], words[1]
        if first.dep == "npadvmod" and first.pos == "PROPN":
            return words[1:]
        alone = second.dep == "pobj" and second.pos == "PROPN" and second.head == first.i
        return words[2:] if first.dep == "prep" and alone and not self.tree.kids(second) else words


def trimmed(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Without signs and conjunctions at the edges; quotation marks stay."""
    first, last = 0, len(tokens)
    while first < last and (tokens[first].text in EDGES or tokens[first].dep == "cc"):
        first += 1
    while last > first and (tokens[last - 1].text in EDGES or tokens[last - 1].dep == "cc"):
        last -= 1
    return tokens[first:last]
