"""The last look: what the second reader makes of a claim that the first takes for a fact."""

from __future__ import annotations

import functools
import hashlib

import msgspec
import pytest
from short_texts import report_of

from counterclaim.claims.draft import Reading
from counterclaim.claims.extract import ClaimMaker
from counterclaim.claims.triggers import Triggers
from counterclaim.flow import annotate, lexicon, open_world
from counterclaim.languages import adapter
from counterclaim.model.claim import Modality, Polarity
from counterclaim.model.document import Document

FACT = (Polarity.ASSERTED, Modality.FACT)
DENIED = (Polarity.DENIED, Modality.FACT)
DROPPED = None


@functools.cache
def maker(text: str, lang: str = "en") -> ClaimMaker:
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document(id="x", text=text, lang=lang, name="-", sha256=digest, reader="test")
    world = open_world("drcongo")
    return ClaimMaker(document, annotate(document, world.theatre, world.gazetteer), lexicon(lang))


def second_look(text: str, words: str, lang: str = "en") -> Reading | None:
    """What the guard alone makes of the unit with these words, were it read as a plain fact."""
    made = maker(text, lang)
    units = [unit for unit in made.gathering.units if words in unit.span.text]
    assert units, [unit.span.text for unit in made.gathering.units]
    unit = min(units, key=lambda unit: len(unit.tokens))
    reading = msgspec.structs.replace(made.reading(unit), polarity=Polarity.ASSERTED, modality=Modality.FACT)
    return made.guard.look(reading)


def verdict(text: str, words: str, lang: str = "en") -> tuple[Polarity, Modality] | None:
    reading = second_look(text, words, lang)
    return (reading.polarity, reading.modality) if reading is not None else None


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The army has not taken Goma.", "taken Goma", DENIED),
        ("Neither the port nor the bridge at Goma was hit.", "was hit", DENIED),
        ("None of the convoys, a driver said, had reached Goma.", "had reached Goma", DENIED),
        ("The airport is no longer in rebel hands.", "in rebel hands", DENIED),
        ("At no point did the rebels leave Goma.", "leave Goma", DENIED),
        ("The rebels very nearly took Goma.", "took Goma", DENIED),
        ("The brigade refused to leave Goma.", "leave Goma", DENIED),
        ("Rain kept the column from reaching Goma.", "reaching Goma", DENIED),
        ("The drive on Goma petered out.", "petered out", DENIED),
        ("The governor said the army will retake Goma.", "retake Goma", (Polarity.ASSERTED, Modality.PLAN)),
        ("The brigade is bent on taking Goma.", "taking Goma", (Polarity.ASSERTED, Modality.PLAN)),
        ("Talks to spare Goma from a siege broke down.", "broke down", (Polarity.ASSERTED, Modality.PLAN)),
        ("Our aim now is Goma, the general said.", "Our aim", (Polarity.ASSERTED, Modality.PLAN)),
        ("The rebels may have crossed the river.", "crossed the river", (Polarity.ASSERTED, Modality.POSSIBLE)),
        ("The rebels appear to be holding Goma.", "holding Goma", (Polarity.ASSERTED, Modality.POSSIBLE)),
        ("Some forty people are feared dead in Goma.", "feared dead", (Polarity.ASSERTED, Modality.POSSIBLE)),
        ("The town would have fallen with one more push.", "fallen", (Polarity.ASSERTED, Modality.CONDITIONAL)),
        (
            "Unless Goma is relieved, the rebels take Bukavu in a week.",
            "take Bukavu",
            (Polarity.ASSERTED, Modality.CONDITIONAL),
        ),
        ("The crossing stays shut until they hand over the dead.", "stays", (Polarity.ASSERTED, Modality.CONDITIONAL)),
        ("The imam imagined the army parading in Goma.", "imagined", (Polarity.ASSERTED, Modality.POSSIBLE)),
        ("In the exercise, marines stormed the port.", "stormed", (Polarity.ASSERTED, Modality.CONDITIONAL)),
        ("The garrison has been ordered to leave Goma.", "ordered", (Polarity.ASSERTED, Modality.ORDER)),
        ("The envoy said both armies must leave Goma.", "must leave Goma", (Polarity.ASSERTED, Modality.DEMAND)),
        ("Twelve miners were at first missing in Goma.", "missing", DROPPED),
    ],
)
def test_what_it_sees_alone(text: str, words: str, expected: tuple[Polarity, Modality] | None) -> None:
    assert verdict(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The army took Goma and did not stop there.", "took Goma"),
        ("Not only the bridge but the port was hit.", "was hit"),
        ("No fewer than 14 people were killed in Goma.", "were killed"),
        ("The rebels managed to cross the river.", "cross"),
        ("The column was forced to leave Goma.", "leave Goma"),
        ("The army claims to have destroyed two tanks.", "destroyed two tanks"),
        ("The bridge was closed until Monday.", "was closed"),
        ("Goma had no hope of relief, and on Monday the rebels entered it.", "the rebels entered it"),
        ("Rather than give up Goma, the brigade blew up the bridge.", "blew up the bridge"),
        ("The army accused the rebels of shelling Goma.", "shelling Goma"),
        ("After losing Goma, the army blew up the bridge.", "blew up the bridge"),
        ("The rebels denied that Goma was lost and claim to hold its port.", "hold its port"),
        ("He said they lost no man and had taken two guns.", "had taken two guns"),
    ],
)
def test_a_fact_beside_a_trigger(text: str, words: str) -> None:
    assert verdict(text, words) == FACT


@pytest.mark.parametrize(
    ("text", "words", "kept"),
    [
        ("The rebels took the port and likely hold the airport of Goma.", "took the port", "The rebels took the port"),
        ("The rebels entered Goma without capturing its airport.", "entered Goma", "The rebels entered Goma"),
        ("The toll in Goma stood at 34, two children among them.", "stood at 34", "The toll in Goma stood at 34"),
        ("They were thrown back before they could burn the bridge.", "thrown back", "They were thrown back"),
    ],
)
def test_a_tail_that_is_no_fact_is_cut_off(text: str, words: str, kept: str) -> None:
    reading = second_look(text, words)
    assert reading is not None
    assert reading.unit.span.text == kept
    assert text[reading.unit.span.start : reading.unit.span.stop] == kept


def test_what_is_no_fact_already_stays_as_it_is() -> None:
    made = maker("The rebels may have crossed the river.")
    (unit,) = made.gathering.units
    planned = msgspec.structs.replace(made.reading(unit), modality=Modality.PLAN)
    assert made.guard.look(planned) is planned


@pytest.mark.parametrize(
    "text",
    [
        "The hospital said 31 people had died; an hour later it corrected that to 13.",
        "The UN raised its count of the dead to 319; a week ago it had been 169.",
    ],
)
def test_no_old_figure_is_told(text: str) -> None:
    figures = {claim.amount.low for claim in report_of(text).claims if claim.amount is not None}
    assert not figures & {31.0, 169.0}


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("hope of", "They lost all hopes of relief.", True),
        ("=hope of", "They lost all hopes of relief.", False),
        ("keep * from", "It kept the long column from Goma.", True),
        ("keep * from", "It kept a guard, far from Goma.", False),
        ("had given #", "The list had given 24 names.", True),
        ("had given #", "The list had given up names.", False),
    ],
)
def test_phrases(phrase: str, text: str, found: bool) -> None:
    triggers = Triggers({"trigger": [{"effect": "drop", "phrases": [phrase]}]})
    assert bool(triggers.find(adapter("en").parse(text).tokens)) is found


def test_a_harmless_phrase_hides_a_trigger_and_a_longer_trigger_a_harmless_phrase() -> None:
    rows = [
        {"effect": "none", "phrases": ["to have"]},
        {"effect": "plan", "phrases": ["to"]},
        {"effect": "denied", "phrases": ["=was to have"]},
    ]
    triggers = Triggers({"trigger": rows})
    parse = adapter("en").parse
    assert [h.trigger.effect for h in triggers.find(parse("It claims to have left.").tokens)] == []
    assert "denied" in [h.trigger.effect for h in triggers.find(parse("It was to have left.").tokens)]


@pytest.mark.parametrize(
    ("lang", "text", "words", "expected"),
    [
        ("ru", "Центр города, вероятно, потерян.", "потерян", (Polarity.ASSERTED, Modality.POSSIBLE)),
        ("ru", "Армия не взяла Волчанск.", "взяла", DENIED),
        ("ru", "Армия взяла Волчанск.", "взяла", FACT),
        ("ru", "Погибли не менее 14 человек.", "Погибли", FACT),
        ("ru", "Армия взяла бы Волчанск.", "взяла", (Polarity.ASSERTED, Modality.CONDITIONAL)),
        ("uk", "Центр міста, ймовірно, втрачено.", "втрачено", (Polarity.ASSERTED, Modality.POSSIBLE)),
        ("uk", "Армія не взяла Вовчанськ.", "взяла", DENIED),
        ("uk", "Армія взяла Вовчанськ.", "взяла", FACT),
        ("uk", "Загинули не менше 14 людей.", "Загинули", FACT),
        ("uk", "Армія взяла б Вовчанськ.", "взяла", (Polarity.ASSERTED, Modality.CONDITIONAL)),
    ],
)
def test_other_languages(lang: str, text: str, words: str, expected: tuple[Polarity, Modality]) -> None:
    assert verdict(text, words, lang) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ring, the premier said, reflects our commitment to guarding the towns.", "commitment"),
        ("The decree shows a commitment to protecting civilians, the envoy said.", "commitment"),
        ("The visit demonstrated our commitment to ending the siege, the minister said.", "commitment"),
    ],
)
def test_a_commitment_is_a_position_that_is_held(text: str, words: str) -> None:
    (claim,) = [c for c in report_of(text).claims if words in c.content.text]
    assert (claim.kind.value, claim.modality) == ("position", Modality.FACT)
