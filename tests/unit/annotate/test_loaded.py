"""Loaded wording, on parses built by hand and on English sentences."""

import pytest

from counterclaim.annotate.loaded import find_wording
from counterclaim.languages import adapter
from counterclaim.model.theatre import LoadedTerm
from counterclaim.theatres import load_theatre, theatre_names

TERMS = (
    LoadedTerm(id="liberate", forms={"en": ("liberate", "liberation")}, neutral="capture", unless=("prison",)),
    LoadedTerm(id="mop", forms={"en": ("mop up",)}, neutral="search"),
    LoadedTerm(id="smo", forms={"en": ("special military operation",)}, neutral="war", used_by="aa"),
    LoadedTerm(id="op", forms={"en": ("military operation",)}, neutral="operation"),
    LoadedTerm(id="neutralise", forms={"en": ("neutralise",)}, neutral="kill", only=("fighter",)),
    LoadedTerm(id="martyr", forms={"en": ("martyr",)}, neutral="dead", pos="NOUN"),
)


def found(text: str, terms: tuple[LoadedTerm, ...] = TERMS) -> list[str]:
    return [text[w.start : w.stop] for w in find_wording(adapter("en").parse(text), text, terms)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They liberated the town.", ["liberated"]),
        ("The liberation of the town went on.", ["liberation"]),
        ("The prison liberation went on.", []),
        ("The National Liberation Army left the town.", []),
        ("The Palestine Liberation Organization spoke.", []),
        ("They mopped up, and a mop-up followed.", ["mopped up", "mop-up"]),
        ("The special military operation goes on.", ["special military operation"]),
        ("A military operation goes on.", ["military operation"]),
        ("They neutralised 12 fighters.", ["neutralised"]),
        ("They neutralised a mine.", []),
        ("It goes up. Mop the floor.", []),
        ("", []),
    ],
)
def test_terms_and_plain_words(text: str, words: list[str]) -> None:
    assert found(text) == words


def test_a_term_carries_its_neutral_wording_and_side() -> None:
    text = "The special military operation goes on."
    (wording,) = find_wording(adapter("en").parse(text), text, TERMS)
    assert (wording.term, wording.neutral, wording.used_by) == ("smo", "war", "aa")


def test_spans_are_exact_after_emoji_and_marks() -> None:
    text = "😀 Cafe\u0301: they liberated the town."
    (wording,) = find_wording(adapter("en").parse(text), text, TERMS)
    assert (wording.text, text[wording.start : wording.stop]) == ("liberated", "liberated")


@pytest.mark.parametrize("name", theatre_names())
def test_tables_are_sound(name: str) -> None:
    theatre = load_theatre(name)
    sides = {side.id for side in theatre.sides}
    for term in theatre.wording:
        assert term.why, term.id
        assert term.used_by is None or term.used_by in sides, term.id
        assert not set(term.unless) & set(term.only), term.id
        assert all(form == form.strip() and form for forms in term.forms.values() for form in forms), term.id


@pytest.mark.parametrize("name", sorted(set(theatre_names()) - {"world"}))
def test_every_side_of_a_conflict_has_its_words_listed(name: str) -> None:
    theatre = load_theatre(name)
    users = [term.used_by for term in theatre.wording if term.used_by]
    counts = {side: users.count(side) for side in set(users)}
    assert len(counts) >= 2
    assert max(counts.values()) <= 2 * min(counts.values())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The sanctions regime was extended.", []),
        ("The regime shelled the town.", ["regime"]),
        ("The visa regime changes.", []),
        ("Tens of thousands fled ethnic cleansing.", []),
        ("Troops cleansed the village.", ["cleansed"]),
        ("A gas company eliminated 300 jobs.", []),
        ("Soldiers eliminated 30 militants.", ["eliminated", "militants"]),
        ("Victory Day was marked quietly.", []),
        ("He was charged under the counter-terrorism law.", []),
        ("Martyrs' Square was empty.", []),
        ("The team's victory was celebrated on Sunday.", []),
        ("Soldiers shelled the town; the victory was celebrated on Sunday.", ["victory"]),
        ("The airplane quarter is so called after a jet that the army put there.", []),
        ("The so-called Islamic State shelled the town.", []),
        ("The army shelled the so-called ministry.", ["so-called"]),
        ("Fighters of the breakaway republic left.", ["breakaway republic"]),
        ("They used residents as human shields.", ["human shields"]),
        ("The pap smear is a simple test.", []),
    ],
)
def test_the_worlds_table(text: str, words: list[str]) -> None:
    assert found(text, load_theatre("world").wording) == words
