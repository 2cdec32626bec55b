"""The model's rules from tags to parts of speech, remembered: the same marks, in a fraction of the time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc, Token

KNOWN = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})  # what a remembered rule may look at
MOST = 100_000  # remembered tokens; hostile text could make endless new ones


class Marks(NamedTuple):
    """What the rules write on a token: part of speech and lemma as the vocabulary's numbers, and features."""

    pos: int
    morph: str
    lemma: int


class RememberedRules:
    """A model's ``attribute_ruler`` whose rules over single tokens are asked once for each tag, word and relation.

    What such rules say of a token follows from these three. The few rules over several tokens stand last and are
    matched as always.
    """

    def __init__(self, single: AttributeRuler, several: AttributeRuler) -> None:
        self.single = single
        self.several = several
        self.seen: dict[tuple[int, int, int], Marks] = {}

    def __call__(self, doc: Doc) -> Doc:
        """``doc`` with part of speech, features and lemma as the rules give them."""
        keys = [(t.tag, t.lower, t.dep) for t in doc]
        if not all(key in self.seen for key in keys):
            self.learn(doc, keys)
        else:
            for token, key in zip(doc, keys, strict=True):
                write(token, self.seen[key])
        return self.several(doc)

    def learn(self, doc: Doc, keys: list[tuple[int, int, int]]) -> None:
        """Asks the rules, and keeps what they say."""
        if len(self.seen) > MOST:
            self.seen.clear()
        for token, key in zip(self.single(doc), keys, strict=True):
            self.seen[key] = Marks(token.pos, str(token.morph), token.lemma)


def write(token: Token, marks: Marks) -> None:
    """Puts the marks on a token."""
    token.pos = marks.pos
    if marks.morph:
        token.set_morph(marks.morph)  # type: ignore[attr-defined]
    if marks.lemma:
        token.lemma = marks.lemma


def remembered(nlp: Language) -> RememberedRules | None:
    """The model's rules, remembered; ``None`` where it has none, or one of them looks at other things."""
    if "attribute_ruler" not in nlp.pipe_names:
        return None
    from spacy.pipeline import AttributeRuler

    rules: list[dict[str, Any]] = nlp.get_pipe("attribute_ruler").patterns  # type: ignore[attr-defined]
    lone = [all(len(row) == 1 for row in rule["patterns"]) for rule in rules]
    single = [rule for rule, alone in zip(rules, lone, strict=True) if alone]
    if not all(row[0].keys() <= KNOWN for rule in single for row in rule["patterns"]):
        return None
    made = AttributeRuler(nlp.vocab), AttributeRuler(nlp.vocab)
    made[0].add_patterns(single)
    made[1].add_patterns([rule for rule, alone in zip(rules, lone, strict=True) if not alone])
    return RememberedRules(*made)
