"""Turns of a dialogue that dashes mark: "— A, — said X. — B. C." where B and C are X's as well."""

from __future__ import annotations

from counterclaim.claims.basis import Basis
from counterclaim.claims.draft import Voice
from counterclaim.claims.margins import reports_plainly
from counterclaim.model.parse import Sentence

DASHES = frozenset({"—", "–", "-"})


class Dialogue:
    """Who speaks on in the paragraphs of one document that a dash opens; asked sentence by sentence, in order."""

    def __init__(self, basis: Basis) -> None:
        self.tree = basis.tree
        self.lexicon = basis.lexicon
        self.sources = basis.sources
        self.voice: Voice | None = None  # of the last turn in this paragraph
        self.open = False  # whether speech goes on: a dash has closed who says it

    def speaker(self, sentence: Sentence) -> Voice | None:
        """Whose words ``sentence`` is, if the turn before it in its paragraph goes on; else ``None``."""
        text = self.tree.text
        opening = text.rfind("\n", 0, sentence.start) + 1
        if not text[opening : opening + 1] or text[opening] not in DASHES:
            self.voice, self.open = None, False
            return None
        first = not text[opening : sentence.start].strip()
        if first:
            self.voice, self.open = None, False
        dashed = self.tree.tokens[sentence.first].text in DASHES
        self.open = self.open or (dashed and not first)
        said = self.told(sentence)
        going_on = self.voice if self.open else None
        if said is not None:
            self.voice, self.open = said, False
        return going_on if said is None else None

    def told(self, sentence: Sentence) -> Voice | None:
        """The link of ", — said X." in ``sentence``; ``None`` if nobody is named there."""
        tokens = self.tree.tokens
        for token in tokens[sentence.first + 1 : sentence.last]:
            dashed = tokens[token.i - 1].text in DASHES and token.pos == "VERB"
            if not dashed or not reports_plainly(self.lexicon, token):
                continue
            head = self.sources.subject_of(token)
            if head is not None and self.sources.can_speak(head, token, "quote"):
                source = self.sources.source(head)
                return Voice(source=source, role=self.sources.role(source), cue=self.sources.cue_span(token))
        return None
