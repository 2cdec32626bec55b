"""Who speaks in each quotation: the reporting verb beside it, or the speaker of the quotation before it."""

from __future__ import annotations

import bisect

import msgspec

from counterclaim.claims.draft import Voice
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.sources import Sources
from counterclaim.claims.tree import Tree
from counterclaim.model.claim import Stance
from counterclaim.model.mention import Quote
from counterclaim.model.parse import Token
from counterclaim.model.span import around

NEAR = 14  # tokens between a quotation and the reporting verb that belongs to it
GAP = 90  # characters between two quotations of one speaker


class Speech(msgspec.Struct, frozen=True, kw_only=True):
    """A quotation that is somebody's sentence, and whose."""

    quote: Quote
    voice: Voice | None


class Quoting:
    """The speeches of one document, and the speech a token stands in."""

    def __init__(self, tree: Tree, lexicon: Lexicon, sources: Sources, quotes: tuple[Quote, ...]) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.sources = sources
        self.quotes = quotes
        self.cues = self.reporting_verbs()
        self.speeches = self.assign()

    def inside(self, start: int) -> Quote | None:
        """The quotation around character ``start``."""
        return around(self.quotes, start)

    def speech_at(self, start: int) -> Speech | None:
        """The speech around character ``start``."""
        n = bisect.bisect_right(self.speeches, start, key=lambda speech: speech.quote.start) - 1
        return self.speeches[n] if n >= 0 and start < self.speeches[n].quote.stop else None

    def reporting_verbs(self) -> list[tuple[Token, Token]]:
        """Verbs outside quotations that can introduce one, each with the head of its source."""
        lexicon = self.lexicon
        out = []
        for token in self.tree.tokens:
            if token.pos != "VERB" or token.lemma not in lexicon.verbs or self.inside(token.start):
                continue
            if not any("quote" in c.frames or "oprd" in c.frames for c in lexicon.verbs[token.lemma]):
                continue
            head = self.sources.subject_of(token)
            if (
                head is not None
                and head.dep != "expl"
                and not self.inside(head.start)
                and self.sources.can_speak(head, token, "quote")
            ):
                out.append((token, head))
        return out

    def assign(self) -> list[Speech]:
        """Every quotation that is speech, with its voice where one is found."""
        out: list[Speech] = []
        for quote in self.quotes:
            if not self.is_speech(quote) and not self.resumed(quote):
                continue
            voice = self.beside(quote) or self.carried(quote, out)
            out.append(Speech(quote=quote, voice=voice))
        return out

    def is_speech(self, quote: Quote) -> bool:
        """True for a quotation with a sentence of its own."""
        if quote.scare or not quote.inner.text[:1].isupper():
            return False
        return any(t.pos in {"VERB", "AUX"} for t in self.tokens_in(quote))

    def resumed(self, quote: Quote) -> bool:
        """True for the second half of a quotation that a report interrupts: '"The town," X said, "fell. It burns."'."""
        n = bisect.bisect_left(self.quotes, quote.start, key=lambda other: other.start)
        before = self.quotes[n - 1] if n else None
        if before is None or quote.inner.text[-1:] not in ".!?" or not quote.inner.text[:1].islower():
            return False
        between = self.tree.text[before.stop : quote.start]
        reported = any(before.stop <= verb.start < quote.start for verb, _ in self.cues)
        ends = before.inner.text[-1:] == "," or between[:1] == ","
        return reported and ends and len(between) <= GAP and not ends_sentence(between) and "\n" not in between

    def tokens_in(self, quote: Quote) -> list[Token]:
        """The tokens of a quotation."""
        first = bisect.bisect_left(self.tree.tokens, quote.start, key=lambda token: token.start)
        last = bisect.bisect_left(self.tree.tokens, quote.stop, key=lambda token: token.start)
        return list(self.tree.tokens[first:last])

    def beside(self, quote: Quote) -> Voice | None:
        """The voice of the nearest reporting verb in the same sentence, after the quotation or before it."""
        tokens = self.tokens_in(quote)
        first, last = tokens[0].i, tokens[-1].i
        text = self.tree.text
        best: tuple[int, Token, Token] | None = None
        lowest = bisect.bisect_left(self.cues, first - NEAR, key=lambda cue: cue[0].i)
        highest = bisect.bisect_right(self.cues, last + NEAR, key=lambda cue: cue[0].i)
        for verb, head in self.cues[lowest:highest]:
            if verb.i > last:
                if quote.inner.text.endswith("."):
                    continue
                between = text[quote.stop : verb.start]
                distance = verb.i - last
            else:
                between = text[verb.stop : quote.start]
                distance = first - verb.i + 2  # what follows is the likelier speaker
            if distance > NEAR or "\n" in between or ends_sentence(between):
                continue
            if best is None or distance < best[0]:
                best = (distance, verb, head)
        if best is None:
            return None
        source = self.sources.source(best[2])
        return Voice(
            source=source,
            role=self.sources.role(source),
            stance=self.stance(best[1]),
            cue=self.sources.cue_span(best[1]),
        )

    def stance(self, verb: Token) -> Stance:
        """The stance of the verb's quoting cue."""
        cues = self.lexicon.verbs[verb.lemma]
        return next((c for c in cues if "quote" in c.frames), cues[0]).stance

    def carried(self, quote: Quote, before: list[Speech]) -> Voice | None:
        """The voice of the quotation just before, in the same paragraph or opening the next one unclosed."""
        if before and before[-1].voice is not None:
            last = before[-1]
            between = self.tree.text[last.quote.stop : quote.start]
            if "\n\n" not in between and len(between) <= GAP:
                return last.voice
            if not last.quote.closed and not between.strip():
                return last.voice
        return self.introduced(quote)

    def introduced(self, quote: Quote) -> Voice | None:
        """The subject of the sentence before, where that sentence only introduces the quotation ("X was blunt.")."""
        tokens = self.tokens_in(quote)
        sentence = tokens[0].sent
        if sentence == 0 or self.tree.parse.sentences[sentence].first != tokens[0].i:
            return None
        previous = self.tree.parse.sentences[sentence - 1]
        if "\n" in self.tree.text[previous.start : quote.start]:
            return None
        root = self.tree.root(previous)
        head = self.sources.subject_of(root)
        lexicon = self.lexicon
        if head is None or self.inside(head.start) or not self.sources.can_speak(head, root, "quote"):
            return None
        person = head.pos in {"PROPN", "PRON"} or lexicon.is_a(head.lemma, "speakers")
        if not person or self.lexicon.small(head.lemma, "nobody"):
            return None
        source = self.sources.source(head)
        return Voice(source=source, role=self.sources.role(source))


def ends_sentence(between: str) -> bool:
    """True if a full stop, question or exclamation mark stands in ``between`` with text after it."""
    stripped = between.strip().strip("\"'”’»")
    return any(sign in stripped[:-1] for sign in ".!?") and any(f"{sign} " in stripped for sign in ".!?")
