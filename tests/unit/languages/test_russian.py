"""Russian, parsed by its models: spans, lemmas, the labels that the rules read."""

import pytest

from counterclaim.languages import adapter

TEXT = """КИЕВ, 18 мая — Российские войска не смогли закрепиться в центре Волчанска, заявил начальник администрации.

Ранены четверо; «бои идут», — добавил он. Ребёнок 😀 жив: так сообщает ТАСС."""


@pytest.fixture(scope="module")
def parse():
    return adapter("ru").parse(TEXT)


def test_offsets_are_exact(parse):
    assert all(TEXT[t.start : t.stop] == t.text for t in parse.tokens)
    assert [t.i for t in parse.tokens] == list(range(len(parse.tokens)))


def test_no_sentence_crosses_a_paragraph_and_datelines_stand_apart(parse):
    parts = [TEXT[s.start : s.stop] for s in parse.sentences]
    assert parts[0] == "КИЕВ, 18 мая —"
    assert all("\n" not in part for part in parts)
    assert "Ранены четверо;" in parts


@pytest.mark.parametrize(
    ("word", "lemma", "dep"),
    [
        ("войска", "войско", "nsubj"),
        ("не", "не", "neg"),
        ("закрепиться", "закрепиться", "xcomp"),
        ("центре", "центр", "pobj"),
        ("Ребёнок", "ребенок", "nsubj"),
        ("начальник", "начальник", "nsubj"),
    ],
)
def test_lemmas_and_labels(parse, word, lemma, dep):
    token = next(t for t in parse.tokens if t.text == word)
    assert (token.lemma, token.dep) == (lemma, dep)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "!!!", "😀", "слово" * 300, "а " * 700, "« (\n"])
def test_odd_texts_are_parsed(text):
    found = adapter("ru").parse(text)
    assert all(text[t.start : t.stop] == t.text for t in found.tokens)


def test_sentences_come_back_in_order_whatever_their_length():
    sentences = [
        "Мост взорван.",
        "Вчера ночью дроны ударили по складу у села.",
        "Ранены трое.",
        "Село взято, сообщил штаб.",
    ]
    together = adapter("ru").parse("\n\n".join(sentences))
    apart = [[(t.text, t.lemma, t.dep) for t in adapter("ru").parse(s).tokens] for s in sentences]
    found = [[(t.text, t.lemma, t.dep) for t in together.tokens if t.sent == n] for n in range(len(together.sentences))]
    assert found == apart
