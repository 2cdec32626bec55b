"""From single passages to those of a document: who goes on, which quotations follow, what lies within another."""

from __future__ import annotations

import bisect
import itertools

import msgspec

from counterclaim.claims.draft import Reported
from counterclaim.claims.tree import Tree
from counterclaim.claims.utterances import Utterances
from counterclaim.model.claim import Manner
from counterclaim.model.mention import Quote
from counterclaim.model.parse import Token
from counterclaim.model.span import Span, span_of

BACK = 6  # passages before one among which the speaker who goes on is looked for


class Assembly:
    """Settles the passages of one document among each other."""

    def __init__(self, tree: Tree, utterances: Utterances) -> None:
        self.tree = tree
        self.utterances = utterances
        self.quotes = utterances.quotes

    def settled(self, found: list[Reported]) -> list[Reported]:
        """The passages, with ends where their speakers go on, without those within another, with what follows."""
        found = sorted(found, key=lambda r: (r.cue[0].start, r.content[0].start))
        return self.with_following(outermost(self.parted(found)))

    def parted(self, found: list[Reported]) -> list[Reported]:
        """Contents end where their speaker goes on ("said P, adding that Q", "said P and insisted that Q")."""
        out = list(found)
        for n, inner in enumerate(found):
            joint = self.joint(inner)
            for m in range(max(0, n - BACK), n) if joint is not None else ():
                if joint is None or not self.resumes(out[m], inner, joint):
                    continue
                *first, last = out[m].content
                piece = span_of(self.tree.text, last.start, self.tree.tokens[joint.i - 1].stop)
                out[m] = msgspec.structs.replace(out[m], content=(*first, piece))
                out[n] = msgspec.structs.replace(inner, source=out[m].source)
        return out

    def joint(self, inner: Reported) -> Token | None:
        """The comma or conjunction before a report that may belong to the speaker of the one before it."""
        cue = self.utterances.token_at(inner.cue[0].start)
        if cue.i < 2:
            return None
        before = self.tree.tokens[cue.i - 1]
        if cue.tag == "VBG":
            return before if before.text == "," else None
        own = self.tree.kid(cue, "nsubj") is not None
        return before if cue.dep == "conj" and cue.tag in {"VBD", "VBZ"} and before.dep == "cc" and not own else None

    def resumes(self, outer: Reported, inner: Reported, joint: Token) -> bool:
        """True if ``inner`` stands in the content of ``outer``, after the verb, in a form that goes with it."""
        verb, cue = (self.utterances.token_at(r.cue[0].start) for r in (outer, inner))
        last = outer.content[-1]
        if not outer.source or not outer.cue[0].start < last.start < joint.start or last.stop <= cue.start:
            return False
        return outer.source[0].start < last.start and cue.tag in {"VBG", verb.tag}

    def with_following(self, found: list[Reported]) -> list[Reported]:
        """The passages with the quotations that open the next sentences and have no reporting word of their own."""
        cues = [r.cue[0].start for r in found]
        taken = {quote.start for r in found for span in r.content for quote in self.met(span)}
        return [self.followed(passage, cues, taken) for passage in found]

    def followed(self, passage: Reported, cues: list[int], taken: set[int]) -> Reported:
        """One passage with the quotations after it; ``taken`` are those that belong somewhere."""
        content = passage.content
        stop = max(span.stop for span in (*passage.content, *passage.cue, *passage.source))
        while (quote := self.utterances.follows(stop)) is not None:
            between = bisect.bisect_left(cues, stop) != bisect.bisect_left(cues, quote.start)
            if between or quote.start in taken:
                break
            taken.add(quote.start)
            content = joined(self.tree.text, content, quote)
            stop = quote.stop
        return msgspec.structs.replace(passage, content=content, manner=self.manner(content))

    def met(self, span: Span) -> tuple[Quote, ...]:
        """The quotations that share characters with ``span``."""
        first = bisect.bisect_right(self.quotes, span.start, key=lambda quote: quote.stop)
        last = bisect.bisect_left(self.quotes, span.stop, key=lambda quote: quote.start)
        return self.quotes[first:last]

    def manner(self, content: tuple[Span, ...]) -> Manner:
        """Direct if quotation marks stand around all of it, mixed if around a part."""
        met = [(span, quotes) for span in content if (quotes := self.met(span))]
        if not met:
            return Manner.INDIRECT
        whole = len(met) == len(content) and all(any(q.covers(span) for q in quotes) for span, quotes in met)
        return Manner.DIRECT if whole else Manner.MIXED


def joined(text: str, content: tuple[Span, ...], quote: Quote) -> tuple[Span, ...]:
    """The content with one more quotation, as one span where nothing stands between."""
    last = content[-1]
    if last.stop <= quote.start and not text[last.stop : quote.start].strip(" .,"):
        return (*content[:-1], span_of(text, last.start, quote.stop))
    return (*content, span_of(text, quote.start, quote.stop))


def outermost(found: list[Reported]) -> list[Reported]:
    """The passages whose cue does not lie in the content of one."""
    contents = sorted((span.start, span.stop) for r in found for span in r.content)
    starts = [start for start, _ in contents]
    reach = list(itertools.accumulate((stop for _, stop in contents), max))

    def inside(passage: Reported) -> bool:
        n = bisect.bisect_right(starts, passage.cue[0].start) - 1
        return n >= 0 and passage.cue[-1].stop <= reach[n]

    return [passage for passage in found if not inside(passage)]
