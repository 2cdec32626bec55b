"""Words that stand before or after a reporting clause by the signs alone: "P," X said. / X said: "P."."""

from __future__ import annotations

import bisect

import msgspec

from counterclaim.claims.tree import VERBAL, Tree
from counterclaim.model.mention import Quote
from counterclaim.model.parse import Token
from counterclaim.model.span import around

NEAR = 12  # tokens between a reporting verb and the quotation that it introduces
LONGEST = 25  # tokens of a source between a quotation and the verb
DATELINE = 20  # tokens
FAR = 400  # tokens; what a report reaches back over at most, so that no text takes quadratic time
GAP = 120  # characters between a report and the quotation that goes on with it
DASHES = frozenset({"—", "–", "--", "-"})
SIGNS = DASHES | {",", ".", ";", ":"}
SEPARATORS = DASHES | {",", "”", '"', "''", "»", "’", "'", "?", "!"}  # between what is said and an inverted report
ENDS = frozenset({".", "!", "?", ";"})
LEADS = (":", ",", ".", "!", "?", "—", "–", "-", ";")  # what a quotation of its own follows

Extent = tuple[int, int]  # characters [start, stop)


class Clause(msgspec.Struct, frozen=True, kw_only=True):
    """A reporting clause: its verb, its cue and source, and the tokens ``[first, last]`` that it takes up."""

    verb: Token
    cue: tuple[Token, ...]
    source: tuple[Token, ...]
    first: int
    last: int


class Utterances:
    """Finds what is said by its place before, after and around the reporting clauses of one document."""

    def __init__(self, tree: Tree, quotes: tuple[Quote, ...]) -> None:
        self.tree = tree
        self.quotes = quotes
        self.text = tree.text
        self.starts = [t.start for t in tree.tokens]
        self.opens = {q.start: q for q in quotes}
        self.closes = {q.stop: q for q in quotes}

    def spoken(self, token: Token) -> bool:
        """True for a word inside a quotation of some length: what stands there is said, not reported."""
        quote = around(self.quotes, token.start)
        return quote is not None and not quote.scare

    def token_at(self, start: int) -> Token:
        """The token at or after character ``start``."""
        return self.tree.tokens[min(bisect.bisect_left(self.starts, start), len(self.starts) - 1)]

    def sentence(self, token: Token) -> tuple[int, int]:
        """``[first, last)`` tokens of the sentence around ``token``."""
        sentence = self.tree.parse.sentences[token.sent]
        return sentence.first, sentence.last

    def stretched(self, start: int, stop: int) -> Extent:
        """The characters with the whole of the quotations that reach over an edge."""
        last = around(self.quotes, stop - 1)
        if last is not None and last.start < stop:
            stop = max(stop, last.stop)
        after = around(self.quotes, stop)
        if after is not None and after.start < stop:
            stop = after.stop
        first = around(self.quotes, start)
        return (first.start if first is not None and start - first.start <= len('""') else start), stop

    def before(self, clause: Clause) -> Extent | None:
        """What stands before an inverted or inserted report."""
        if clause.first == 0:
            return None
        sign = self.tree.tokens[clause.first - 1]
        if sign.text not in SEPARATORS or "\n" in self.text[sign.stop : clause.verb.start]:
            return None
        quote = self.closed_at(sign)
        if quote is not None and quote.inner.text.endswith("."):
            return None
        if quote is not None and not quote.scare:
            return self.opened(quote), quote.stop
        if quote is None and sign.text not in DASHES | {","}:
            return None
        first = self.opening(self.sentence(sign)[0], sign.i)
        words = self.tree.tokens[max(first, sign.i - FAR) : sign.i]
        if not words or not self.inserts(clause) or not self.ends_soon(clause):
            return None
        if not any(t.pos in VERBAL for t in words) and self.after(clause, whole=True) is None:
            return None
        return words[0].start, quote.stop if quote is not None else words[-1].stop

    def closed_at(self, sign: Token) -> Quote | None:
        """The quotation that ends at ``sign`` or right before a comma at ``sign``."""
        stops = range(sign.stop, sign.start - 3, -1)
        return next((self.closes[stop] for stop in stops if stop in self.closes), None)

    def opened(self, quote: Quote) -> int:
        """Where the words before an inverted report begin: at the mark, or at the start of a sentence half quoted."""
        token = self.token_at(quote.start)
        first = self.opening(self.sentence(token)[0], token.i)
        begin = self.tree.tokens[first].start
        lead = self.text[begin : quote.start].strip()
        if begin >= quote.start or lead.endswith(LEADS) or not any(c.isalpha() for c in lead):
            return quote.start
        return begin

    def opening(self, first: int, stop: int) -> int:
        """The first token after a dateline and a conjunction that open a sentence."""
        tokens = self.tree.tokens
        if tokens[first].text.isupper() and len(tokens[first].text) > 1:
            dash = next((n for n in range(first, min(stop, first + DATELINE)) if tokens[n].text in DASHES), None)
            first = first if dash is None else dash + 1
        return first + 1 if first < stop and tokens[first].dep == "cc" else first

    def inserts(self, clause: Clause) -> bool:
        """True if the parse, too, takes the clause for one that stands in or after what is said."""
        verb = clause.verb
        if any(k.i < clause.first for k in self.tree.kids(verb, "ccomp", "parataxis")):
            return True
        return self.tree.kid(verb, "nsubj") is not None and verb.dep in {"parataxis", "ccomp", "advcl", "dep"}

    def ends_soon(self, clause: Clause) -> bool:
        """True if no further clause stands between the report and the next sign."""
        _, end = self.sentence(clause.verb)
        for n in range(clause.last + 1, end):
            token = self.tree.tokens[n]
            if token.text in SIGNS:
                return True
            if token.pos in VERBAL:
                return False
        return True

    def after(self, clause: Clause, *, whole: bool) -> Extent | None:
        """What goes on after an inserted report: a quotation, or the rest of the sentence (``whole``)."""
        tokens = self.tree.tokens
        n, end = clause.last + 1, self.sentence(clause.verb)[1]
        while n < min(end, clause.last + NEAR) and tokens[n].text not in DASHES | {",", ":"}:
            if tokens[n].start in self.opens or tokens[n].pos in VERBAL:
                break
            n += 1
        n += n < end and tokens[n].start not in self.opens
        if n >= end:
            return None
        quote = self.opens.get(tokens[n].start)
        if quote is not None:
            return None if quote.scare else (quote.start, quote.stop)
        words = list(tokens[n : min(end, n + FAR)]) if whole else []
        while words and words[-1].text in ENDS:
            words.pop()
        if not any(t.pos in VERBAL or t.pos == "NOUN" for t in words):
            return None
        return words[0].start, words[-1].stop

    def introduced(self, clause: Clause, *, strictly: bool, near: bool = False) -> Extent | None:
        """The quotation that a report introduces: after its verb, with no other clause between.

        ``strictly``: only a whole sentence after a comma, a colon or the verb itself; ``near``: only right after it.
        """
        tokens = self.tree.tokens
        start = clause.cue[-1].i + 1
        for n in range(start, min(start + (1 if near else NEAR), len(tokens))):
            token, sign = tokens[n], tokens[n - 1].text
            quote = self.opens.get(token.start)
            if quote is not None:
                whole = quote.inner.text[:1].isupper() and (n == start or sign in {":", ","})
                fits = (not quote.scare or sign in {":", ","}) and (whole or sign == ":" or not strictly)
                return (quote.start, quote.stop) if fits else None
            if token.text in ENDS or (token.pos in VERBAL and token.tag not in {"VBG", "VBN"}):
                return None
            if "\n" in self.text[tokens[n - 1].stop : token.start] and sign != ":":
                return None
        return None

    def predicated(self, verb: Token) -> Extent | None:
        """Object and quotation in "called X "a disgrace"", where the parser sees no predicate."""
        tokens = self.tree.tokens
        for n in range(verb.i + 2, min(verb.i + NEAR, len(tokens))):
            quote = self.opens.get(tokens[n].start)
            if quote is not None:
                return tokens[verb.i + 1].start, quote.stop
            if tokens[n].pos in VERBAL or tokens[n].text in ENDS | {","}:
                return None
        return None

    def fronted(self, first: int) -> list[Token]:
        """All that stands between a quotation and the reporting word at ``first`` after it: its source."""
        tokens = self.tree.tokens
        for n in range(first - 1, max(first - LONGEST, 0), -1):
            sign = tokens[n]
            if sign.stop in self.closes:
                quote = self.closes[sign.stop]
                return [] if quote.scare or quote.inner.text.endswith(".") else name_in(tokens[n + 1 : first])
            clausal = sign.pos in VERBAL and sign.dep not in {"relcl", "acl", "aux", "auxpass"}
            broken = "\n" in self.text[sign.stop : tokens[n + 1].start] or sign.start in self.opens
            if clausal or broken or sign.text in {";", ":", "!", "?"} or sign.dep == "mark":
                return []
        return []

    def trailing(self, verb: Token, first: int) -> Token | None:
        """The head of the source after the verb in "P," said X; ``None`` where no quotation ends right before it."""
        tokens = self.tree.tokens
        if first == 0 or verb.i + 1 >= len(tokens) or self.closed_at(tokens[first - 1]) is None:
            return None
        if tokens[verb.i + 1].pos not in {"DET", "PROPN", "NOUN", "PRON", "ADJ", "NUM"}:
            return None
        following = tokens[verb.i + 1 : min(verb.i + NEAR, self.sentence(verb)[1])]
        named = (t for t in following if t.pos in {"PROPN", "NOUN", "PRON"} and t.dep != "compound")
        head = next(named, None)
        if head is None or head.dep in {"poss", "nmod"}:
            return next((k for k in self.tree.kids(verb, "nsubj", "dobj", "attr") if k.i > verb.i), head)
        return head

    def follows(self, stop: int) -> Quote | None:
        """The quotation that opens the next sentence after a report that ends at ``stop``, in the same paragraph."""
        n = bisect.bisect_left(self.quotes, stop, key=lambda quote: quote.start)
        if n == len(self.quotes) or self.quotes[n].scare:
            return None
        between = self.text[stop : min(self.quotes[n].start, stop + GAP + 1)]
        if len(between) > GAP or "\n" in between:
            return None
        between = between.strip(" ”'\"’,")
        one = between.endswith((".", "!", "?", ":")) and not any(f"{sign} " in between for sign in ("!", "?", ";"))
        return self.quotes[n] if one or not between else None


def name_in(words: tuple[Token, ...]) -> list[Token]:
    """The words without commas at their edges, if a name or noun is among them and no conjunction opens them."""
    name = list(words)
    while name and name[0].text == ",":
        name.pop(0)
    while name and name[-1].text == ",":
        name.pop()
    named = any(t.pos in {"NOUN", "PROPN", "PRON"} for t in name)
    return name if named and name[0].dep != "cc" else []
