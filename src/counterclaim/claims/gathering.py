"""What the walk brings in: units, trimmed to their own words."""

from __future__ import annotations

import msgspec

from counterclaim.claims.basis import Basis
from counterclaim.claims.draft import Context, Unit, Voice
from counterclaim.claims.gapping import without_counts
from counterclaim.claims.tree import VERBAL
from counterclaim.claims.triggers import QUOTES
from counterclaim.model.claim import Modality
from counterclaim.model.parse import Token
from counterclaim.model.span import Span

SHORTEST = 3  # words of a claim before a remark that is cut off
LONG_TAIL = 5  # words from which on a remark at the end is no part of the claim
GAP_TOKENS = 12  # a longer parenthesis ends the content; a shorter one is kept inside it


class Gathering:
    """The units of one document so far, and the tokens that are dealt with."""

    def __init__(self, basis: Basis) -> None:
        self.tree = basis.tree
        self.quoting = basis.quoting
        self.scope = basis.scope
        self.lexicon = basis.lexicon
        self.subsets = tuple(f"{phrase} " for phrase in basis.lexicon.scope.get("subset", {}).get("phrases", ()))
        negation = basis.lexicon.scope["negation"]
        self.contrasts = frozenset(negation.get("contrasts", ()))
        self.joints = frozenset(negation.get("contrast_joints", ()))
        self.corrective = frozenset(negation.get("corrective", ()))
        self.units: list[Unit] = []
        self.seen: set[int] = set()  # heads of clauses that are read
        self.margins: set[int] = set()  # tokens of reports in the margin of a sentence

    def emit(
        self, head: Token, tokens: list[Token] | tuple[Token, ...], context: Context, *, nominal: bool = False
    ) -> None:
        """Add a unit; its chain is corrected by the quotation that it stands in."""
        tokens, counts = without_counts(self.clipped(tokens, head), head)
        kept = self.without_contrast(self.without_tail(self.without_subset(tokens, head), head), head)
        words = self.trim(contiguous([t for t in kept if t.i not in self.margins], head))
        if not words:
            return
        context = without_repeats(self.with_speech(words, head, context))
        conditional = context.modality is Modality.CONDITIONAL
        self.units.append(
            Unit(
                head=head,
                tokens=words,
                span=self.tree.span(words),
                context=context,
                nominal=nominal,
                conditional=conditional,
            )
        )
        for count in counts:
            self.emit(count[0], count, context, nominal=True)

    def without_subset(self, tokens: list[Token], head: Token) -> list[Token]:
        """The tokens up to a comma behind which a subset stands that is no part of the claim (", в том числе ...")."""
        for n, token in enumerate(tokens):
            if token.text != "," or token.i < head.i:
                continue
            after = " ".join(t.text.lower() for t in tokens[n + 1 : n + 5])
            if after.startswith(self.subsets):
                return tokens[:n]
        return tokens

    def without_tail(self, tokens: list[Token], head: Token) -> list[Token]:
        """The tokens up to a comma behind which only a longer remark on a noun follows (", a town that ...")."""
        words = sorted(tokens, key=lambda t: t.i)
        while words and words[-1].pos == "PUNCT":
            words.pop()
        for n, token in enumerate(words):
            if token.text != "," or token.i < head.i or n < SHORTEST:
                continue
            tail = words[n + 1 :]
            if len(tail) >= LONG_TAIL and self.remark(tail):
                return words[:n]
        return tokens

    def remark(self, tail: list[Token]) -> bool:
        """True if one apposition or relative clause, hung outside, makes up all of ``tail``."""
        inside = {t.i for t in tail}
        tops = [t for t in tail if t.head not in inside and t.pos != "PUNCT"]
        if len(tops) == 1 and tops[0].dep in {"appos", "relcl", "npadvmod"}:
            return True
        some = self.lexicon.small(tail[0].text.lower(), "some-of")
        return some and any(t.dep == "relcl" for t in tail)

    def without_contrast(self, tokens: list[Token], head: Token) -> list[Token]:
        """The tokens without "..., not one before", "..., though not by what": that is denied, the claim is not."""
        for n, token in enumerate(tokens[:-2]):
            if token.text != "," or token.i < head.i:
                continue
            after = tokens[n + 1 : n + 3]
            opens = after[0].text.lower() in self.contrasts or (
                after[0].text.lower() in self.joints and after[1].text.lower() in self.contrasts
            )
            stop = next((m for m in range(n + 1, len(tokens)) if tokens[m].text in {",", "—", "–"}), len(tokens))
            rest = tokens[n + 2 : stop]
            if opens and not any(t.pos in VERBAL or t.text.lower() in self.corrective for t in rest):
                return [*tokens[:n], *tokens[stop:]]
        return tokens

    def trim(self, tokens: tuple[Token, ...] | list[Token]) -> tuple[Token, ...]:
        """Without marks, conjunctions and punctuation at the edges."""
        words = list(tokens)
        while words and (
            words[0].pos == "PUNCT"
            or words[0].dep in {"cc", "mark", "preconj"}
            or (words[0].dep == "advmod" and self.lexicon.small(words[0].lemma, "when"))
            or (words[0].pos == "SCONJ" and words[0].dep == "prep" and self.tree.kid(words[0], "pobj") is None)
        ):
            words.pop(0)
        while words and (words[-1].pos == "PUNCT" or words[-1].dep == "cc"):
            marks = [t for t in words[:-1] if t.text in QUOTES]
            if words[-1].text in QUOTES and len(marks) % 2 and words[-1].i == words[-2].i + 1 and len(words) > 3:
                break  # the mark that closes 'the port was "liberated"'
            words.pop()
        return tuple(self.closed(words))

    def closed(self, words: list[Token]) -> list[Token]:
        """The words with the mark right beside them that their one mark belongs to, where the parse left it out."""
        if not words or sum(t.text in QUOTES for t in words) % 2 == 0:
            return words
        before, after = (
            self.tree.tokens[words[0].i - 1 : words[0].i],
            self.tree.tokens[words[-1].i + 1 : words[-1].i + 2],
        )
        if after and after[0].text in QUOTES and after[0].start == words[-1].stop:
            return [*words, *after]
        if before and before[0].text in QUOTES and before[0].stop == words[0].start:
            return [*before, *words]
        return words

    def clipped(self, tokens: list[Token] | tuple[Token, ...], head: Token) -> list[Token]:
        """The tokens on the head's side of the quotation marks around a speech."""
        speech = self.quoting.speech_at(head.start)
        if speech is None or self.only_word(speech.quote, head):
            return list(tokens)
        return [t for t in tokens if speech.quote.start <= t.start < speech.quote.stop]

    def only_word(self, quote: Span, head: Token) -> bool:
        """True for the predicate of 'the town was "liberated"': one word in marks is no speech of its own."""
        inside = [t for t in self.tree.tokens[head.i - 1 : head.i + 2] if quote.start < t.start < quote.stop - 1]
        subject = self.tree.subject(head)
        return len(inside) == 1 and subject is not None and subject.start < quote.start

    def with_speech(self, words: tuple[Token, ...], head: Token, context: Context) -> Context:
        """The context with the quotation's speaker in front, where the parse did not already give one."""
        speech = self.quoting.speech_at(head.start) or self.quoting.speech_at(words[0].start)
        if speech is None or speech.voice is None:
            return context
        quote, voice = speech.quote, speech.voice
        outside = [v for v in context.voices if v.cue is None or not (quote.start <= v.cue.start < quote.stop)]
        if outside:
            return context
        others = tuple(
            v for v in context.voices if not self.scope.first_person(v.source) and v.source.span != voice.source.span
        )
        return msgspec.structs.replace(context, voices=(voice, *others))


def contiguous(tokens: list[Token] | tuple[Token, ...], head: Token) -> list[Token]:
    """The tokens without pieces that a longer gap parts from the one with the head."""
    ordered = sorted(tokens, key=lambda t: t.i)
    pieces: list[list[Token]] = []
    for token in ordered:
        if pieces and token.i - pieces[-1][-1].i <= GAP_TOKENS:
            pieces[-1].append(token)
        else:
            pieces.append([token])
    if not pieces:
        return []
    return next((p for p in pieces if any(t.i == head.i for t in p)), max(pieces, key=len))


def without_repeats(context: Context) -> Context:
    """The context without a second link from the same reporting word."""
    voices: list[Voice] = []
    for voice in context.voices:
        if voice.cue is None or all(v.cue is None or v.cue.start != voice.cue.start for v in voices):
            voices.append(voice)
    return msgspec.structs.replace(context, voices=tuple(voices))
