"""The spaCy language that the Ukrainian model was trained in: its tokenizer and what it sees of a word."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from spacy.attrs import NORM, PREFIX, SHAPE, SUFFIX  # type: ignore[import-not-found]
from spacy.language import BaseDefaults, Language
from spacy.tokens import Doc
from spacy.util import registry

from counterclaim.languages.uk import features, tokens

if TYPE_CHECKING:
    from spacy.vocab import Vocab


class Cutter:
    """Cuts a text as the treebank does; nothing of it is learned or saved."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The tokens of ``text``; white space of more than one blank becomes a token of its own."""
        words: list[str] = []
        spaces: list[bool] = []
        at = 0
        for start, stop in tokens.spans(text):
            gap = text[at:start]
            if gap and words and gap[0] == " ":
                spaces[-1], gap = True, gap[1:]
            if gap:
                words.append(gap)
                spaces.append(False)
            words.append(text[start:stop])
            spaces.append(False)
            at = stop
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_bytes(self, **_: object) -> bytes:
        """Nothing to save."""
        return b""

    def from_bytes(self, _: bytes, **__: object) -> Cutter:
        """Nothing to load."""
        return self

    def to_disk(self, _: object, **__: object) -> None:
        """Nothing to save."""

    def from_disk(self, _: object, **__: object) -> Cutter:
        """Nothing to load."""
        return self


@registry.tokenizers("counterclaim_uk_tokens")  # type: ignore[untyped-decorator]
def make_cutter() -> Callable[[Language], Cutter]:
    """What the model's settings name as its tokenizer."""
    return lambda nlp: Cutter(nlp.vocab)


class UkrainianDefaults(BaseDefaults):
    """What a model is told of each word."""

    lex_attr_getters: ClassVar = {  # type: ignore[misc]
        NORM: features.stem,
        PREFIX: features.paradigms,
        SUFFIX: features.ending,
        SHAPE: features.classes,
    }


@registry.languages("uk_counterclaim")
class UkrainianWords(Language):  # type: ignore[no-untyped-call]
    """Ukrainian with the dictionary's readings as features of words."""

    lang = "uk_counterclaim"
    Defaults = UkrainianDefaults
