"""The commitment to any predicate or event noun, by all that stands over it."""

from __future__ import annotations

import functools

import pytest

from counterclaim.claims.embedding import Commitment
from counterclaim.claims.factuality import Factuality
from counterclaim.claims.lexicon import Lexicon, load_lexicon
from counterclaim.claims.tree import Tree
from counterclaim.languages import adapter, table
from counterclaim.model.claim import Modality, Polarity


@functools.cache
def lexicon() -> Lexicon:
    """The English lexicon."""
    return load_lexicon(lambda name: table("en", name))


def commitment(text: str, word: str) -> Commitment:
    """The commitment of ``text`` to its one token ``word``."""
    tree = Tree(adapter("en").parse(text), text)
    (token,) = (t for t in tree.tokens if t.text == word)
    return Factuality(tree, lexicon()).embedding.commitment(token)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The army took the town.", "took"),
        ("The army forced the rebels to leave the town.", "leave"),
        ("The envoy did not mention the attack.", "attack"),
        ("He declined to say which villages were shelled.", "shelled"),
        ("The garrison refused to surrender after two attacks.", "attacks"),
        ("They had not heard of the sanctions imposed on Iraq.", "imposed"),
    ],
)
def test_a_fact(text: str, word: str) -> None:
    found = commitment(text, word)
    assert (found.polarity, found.modality) == (Polarity.ASSERTED, Modality.FACT)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The army did not take the town.", "take"),
        ("The army failed to take the town.", "take"),
        ("They left the town without firing a shot.", "firing"),
        ("The mayor regretted the army's failure to hold the town.", "hold"),
        ("There was no attack on the town.", "attack"),
    ],
)
def test_denied(text: str, word: str) -> None:
    assert commitment(text, word).polarity is Polarity.DENIED


@pytest.mark.parametrize(
    ("text", "word", "modality"),
    [
        ("The army is going to storm the town.", "storm", Modality.PLAN),
        ("They sent two boats to rescue the crew.", "rescue", Modality.PLAN),
        ("If the rebels take the town, the road is lost.", "take", Modality.CONDITIONAL),
        ("Had the rebels left the town, it would have been spared.", "left", Modality.CONDITIONAL),
        ("The risk of a siege is growing.", "siege", Modality.POSSIBLE),
        ("The army tried to take the town.", "take", Modality.POSSIBLE),
        ("The council demanded that the troops withdraw.", "withdraw", Modality.DEMAND),
    ],
)
def test_the_mode(text: str, word: str, modality: Modality) -> None:
    assert commitment(text, word).modality is modality


def test_what_somebody_says_is_reported() -> None:
    assert commitment("The mayor said that the town had fallen.", "fallen").reported
    assert not commitment("The town has fallen.", "fallen").reported
