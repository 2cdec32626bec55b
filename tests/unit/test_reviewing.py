"""From words to values: where they stand, what they are read as."""

from __future__ import annotations

import hashlib

import msgspec
import pytest

from counterclaim.model.errors import BadReview
from counterclaim.model.review import Field
from counterclaim.model.span import span_of
from counterclaim.reviewing import Given, Look, find_words, new_claim, sentence_around, value_of
from counterclaim.store.reviews import Subject

TEXT = (
    "🙂 At least 14 people were killed in Kharkiv on 12 May 2024, the governor said. The army\nleft Sumy. "
    "Kharkiv is calm."
)


def subject(text=TEXT):
    return Subject(
        n=1, id="d", given_id="own", source="x.txt", sha256=hashlib.sha256(text.encode()).hexdigest(), reader="t@1",
        text=text, lang="en", theatre="ukraine", title=None, outlet=None, url=None, published="2024-05-13",
        added_at="2024-05-14T00:00:00Z",
    )  # fmt: skip


def at(words, nth=1):
    return find_words(TEXT, words, (0, len(TEXT)), nth)


LOOK = Look(subject(), new_claim(subject(), at("At least 14 people were killed in Kharkiv on 12 May 2024"), "loss"))


@pytest.mark.parametrize(
    ("words", "nth", "start"),
    [("governor", None, 64), ("The army left Sumy", None, 79), ("Kharkiv", 2, 99), ("Kharkiv", 1, 36), ("🙂", None, 0)],
)
def test_words_are_found_by_characters_not_bytes(words, nth, start):
    found = find_words(TEXT, words, (0, len(TEXT)), nth)
    assert found.start == start
    assert TEXT[found.start : found.stop] == found.text
    assert found.text.split() == words.split()


@pytest.mark.parametrize(
    ("words", "nth", "why"),
    [
        ("Kharkiv", None, "2 times"),
        ("Kharkiv", 3, "no number 3"),
        ("Lviv", None, "does not stand"),
        (" ", None, "name"),
    ],
)
def test_words_that_cannot_be_found_say_why(words, nth, why):
    with pytest.raises(BadReview, match=why):
        find_words(TEXT, words, (0, len(TEXT)), nth)


def test_whole_words_come_before_parts_of_words():
    assert find_words("heard", "he", (0, 5)).start == 0
    assert find_words("other the", "the", (0, 9)).start == 6


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("were killed", "🙂 At least 14 people were killed in Kharkiv on 12 May 2024, the governor said."),
        ("left Sumy", "left Sumy."),
        ("Kharkiv is calm", "Kharkiv is calm."),
    ],
)
def test_the_sentence_of_an_added_claim(words, sentence):
    assert sentence_around(TEXT, at(words)).text == sentence


def test_the_program_resolves_what_a_reviewer_points_at():
    (place,) = value_of(LOOK, Field.PLACE, [at("Kharkiv")], Given())
    assert (place.name, place.country, place.start) == ("Kharkiv", "UA", 36)
    when = value_of(LOOK, Field.WHEN, [at("12 May 2024")], Given())
    assert when.earliest.startswith("2024-05-12")
    amount = value_of(LOOK, Field.AMOUNT, [at("At least 14")], Given())
    assert (amount.low, amount.high) == (14, None)


def test_a_reviewer_may_say_otherwise():
    when = value_of(LOOK, Field.WHEN, [at("left Sumy")], Given(since="2024-05-01", until="2024-05-03"))
    assert (when.earliest, when.latest, when.text) == ("2024-05-01T00:00:00", "2024-05-04T00:00:00", "left Sumy")
    amount = value_of(LOOK, Field.AMOUNT, [at("14")], Given(low=14, high=20, unit="dead"))
    assert (amount.low, amount.high, amount.unit) == (14, 20, "dead")
    (place,) = value_of(LOOK, Field.PLACE, [at("The army")], Given())
    assert (place.text, place.place_id) == ("The army", None)


def test_sources_over_the_same_words_stay_what_they_were():
    first = value_of(LOOK, Field.CHAIN, [at("the governor")], Given(stance="denying", resolved="X"))
    assert [(link.who, link.stance, link.resolved) for link in first] == [("the governor", "denying", "X")]
    claim = msgspec.structs.replace(LOOK.claim, chain=first)
    again = value_of(Look(LOOK.subject, claim), Field.CHAIN, [at("the governor"), at("The army")], Given())
    assert (again[0], again[1].who, again[1].stance) == (first[0], "The army", "neutral")


@pytest.mark.parametrize(
    ("field", "words", "given", "why"),
    [
        (Field.WHEN, ["Sumy"], Given(), "no time"),
        (Field.AMOUNT, ["Sumy"], Given(), "no number"),
        (Field.WHEN, ["Sumy"], Given(since="x"), "write a day"),
        (Field.WHEN, ["Sumy"], Given(since="2024-02-02", until="2024-02-01"), "before"),
        (Field.AMOUNT, ["14"], Given(low=3, high=2), "less"),
        (Field.ACTOR, ["Sumy", "The army"], Given(), "one place"),
        (Field.CONTENT, [], Given(), "has words"),
        (Field.KIND, [], Given(value="x"), "choose from"),
        (Field.CHAIN, ["Sumy"], Given(stance="x"), "stance is one of"),
        (Field.PLACE, ["Sumy"], Given(place_id="nowhere"), "no place"),
    ],
)
def test_what_cannot_be_is_refused(field, words, given, why):
    with pytest.raises(BadReview, match=why):
        value_of(LOOK, field, [at(each) for each in words], given)


@pytest.mark.parametrize("field", [Field.ACTOR, Field.TARGET, Field.WHEN, Field.AMOUNT, Field.DIRECTION])
def test_fields_may_be_emptied(field):
    assert value_of(LOOK, field, [], Given()) is None


def test_lists_may_be_emptied():
    assert value_of(LOOK, Field.PLACE, [], Given()) == ()
    assert value_of(LOOK, Field.CHAIN, [], Given()) == ()


def test_a_new_claim_is_about_its_words():
    claim = new_claim(subject(), span_of(TEXT, 79, 97), "movement")
    assert (claim.kind, claim.content.text, claim.chain, claim.place) == ("movement", "The army\nleft Sumy", (), ())
