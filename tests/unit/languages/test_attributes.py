"""Remembered tag rules say what the model's own rules say."""

from __future__ import annotations

import pytest

from counterclaim.languages import adapter
from counterclaim.languages.en import attributes

TEXTS = (
    "There's a village that was taken; it isn't theirs, and they've got to let's say leave.\n\nIt ain't so, y'all.",
    "The ministry did deny it. Who did? The army did what those said it does, and these have done that.",
    "In 2019\n\n  they held   it — “ours”, he'd say; gonna fall, somethin' he'd gotta hold.",
)


def marks(doc):
    return [(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_) for t in doc if not t.is_space]


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_marks_as_the_model_s_own_rules_give(text):
    nlp = adapter("en").nlp
    names = [n for n in nlp.pipe_names if n != "counterclaim_rules"]
    own, ours = nlp.make_doc(text), nlp.make_doc(text)
    for name in names[: names.index("lemmatizer")]:
        own, ours = nlp.get_pipe(name)(own), nlp.get_pipe(name)(ours)
    own = nlp.get_pipe("attribute_ruler")(own)
    rules = nlp.get_pipe("counterclaim_rules")
    assert marks(rules(ours)) == marks(own)
    assert marks(rules(ours)) == marks(own), "said again, from memory"


def test_memory_is_bounded(monkeypatch):
    monkeypatch.setattr(attributes, "MOST", 5)
    shared = adapter("en").nlp.get_pipe("counterclaim_rules")
    rules = attributes.RememberedRules(shared.single, shared.several)
    for n in range(20):
        rules.learn(adapter("en").nlp.make_doc(f"word{n}"), [(n, n, n)])
    assert len(rules.seen) <= 6


def test_a_model_whose_rules_look_elsewhere_keeps_them():
    import spacy

    nlp = spacy.blank("en")
    assert attributes.remembered(nlp) is None
    nlp.add_pipe("attribute_ruler").add([[{"SHAPE": "Xx"}]], {"POS": "X"})
    assert attributes.remembered(nlp) is None
