"""Which claims meet in a ledger, which question they answer, how they are packed, which texts are reprints."""

import datetime as dt

import pytest
from made_claims import claim, count, day, place

from counterclaim.compare.lexicon import lexicon
from counterclaim.compare.likeness import SAME_TEXT, bands, likeness, shingles
from counterclaim.compare.neighbourhood import DATELESS, LASTING, NEAR, Neighbour, blocks, reach, relate_new
from counterclaim.compare.packing import bare, pack, unpack
from counterclaim.compare.questions import answers
from counterclaim.compare.reading import Setting, read
from counterclaim.compare.relate import related

PUBLISHED = dt.date(2024, 5, 20)
TOWN = "town:1"


def reading(text, kind, *, town="Sarny", town_id=TOWN, published=PUBLISHED, **fields):
    """A claim as compared; ``town`` is its place if the text prints it."""
    if town in text:
        fields.setdefault("place", (place(text, town, place_id=town_id),))
    return read(claim(text, kind, **fields), Setting(published=published), lexicon("en"))


def taken(text="the army captured Sarny", **fields):
    given = {"direction": "gain", "actor": "the army", "actor_side": "one", "by": "A", "side": "one", **fields}
    return reading(text, "control-change", **given)


def keys(found):
    return {block.key for block in blocks(found, PUBLISHED)}


@pytest.mark.parametrize("text", ["the army captured Sarny", "the army pulled out of Sarny"])
def test_a_claim_with_a_place_is_found_under_it(text):
    assert keys(taken(text)) == {f"ground {TOWN}"}


def test_claims_of_another_sort_at_a_place_do_not_meet():
    killed = reading("three people were killed in Sarny", "loss")
    assert not keys(killed) & keys(taken())
    assert keys(killed) == keys(reading("shelling destroyed a bridge in Sarny", "attack"))


def test_claims_without_a_place_are_found_by_what_they_count_or_who_acts():
    text = "44 drones were shot down"
    counted = reading(text, "loss", amount=count(text, "44 drones", "drones", 44, 44))
    assert any(key.startswith("unit ") for key in keys(counted))
    assert keys(reading("the army advanced", "movement", actor="the army", actor_side="one")) == {"act approach one"}
    assert keys(reading("the situation is difficult", "assessment")) == set()


@pytest.mark.parametrize(
    ("when", "published", "expected"),
    [
        ("2024-05-12", PUBLISHED, dt.date(2024, 5, 12).toordinal()),
        (None, PUBLISHED, PUBLISHED.toordinal()),
        (None, None, DATELESS),
    ],
)
def test_the_day_that_a_claim_is_found_under(when, published, expected):
    text = "the army captured Sarny on Sunday"
    found = taken(text, published=published, **({"when": day(text, "on Sunday", when)} if when else {}))
    assert {block.day for block in blocks(found, published)} == {expected}


def test_who_holds_a_place_bears_on_it_longer_than_an_event():
    assert reach(taken()) == LASTING > reach(reading("three people were killed in Sarny", "loss")) == NEAR


def test_the_earlier_report_is_left_whichever_was_added_first():
    denial = taken("the town of Sarny had not been captured", denied=True, by="B", side="two")
    first = Neighbour(1, taken(), "en", ("2024-05-20", "a", 0))
    second = Neighbour(2, denial, "en", ("2024-05-21", "b", 0))
    (one,) = relate_new(second, [first])
    (other,) = relate_new(first, [second])
    assert one == other
    assert (one[0].number, one[1].number, one[2].reason) == (1, 2, "denial")


def test_what_can_both_be_true_is_not_kept():
    far = taken("the army captured Brody", town="Brody", town_id="town:2")
    assert relate_new(Neighbour(1, taken(), "en", ("", "a", 0)), [Neighbour(2, far, "en", ("", "b", 0))]) == []


def test_a_packed_claim_compares_as_before():
    found, denial = taken(), taken("the town of Sarny had not been captured", denied=True, by="B", side="two")
    assert unpack(pack(found)) == bare(found)
    words = lexicon("en")
    assert related(unpack(pack(found)), unpack(pack(denial)), words) == related(found, denial, words)


def answer(found):
    return [(each.kind, each.words, each.answer) for each in answers(found)]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [({}, "one"), ({"denied": True}, "not one"), ({"text": "the army captured half of Sarny"}, "part of it: one")],
)
def test_who_holds_a_place(fields, expected):
    assert answer(taken(**fields))[0] == ("holder", "Who holds {place}?", expected)


def test_nobody_in_particular_holds_nothing():
    assert not any(each.kind == "holder" for each in answers(taken(actor_side=None, side=None)))


def test_how_many_on_a_day():
    text = "14 people were killed in Sarny on Sunday"
    when = day(text, "on Sunday", "2024-05-12")
    found = reading(text, "loss", amount=count(text, "14", "people", 14, 14), when=when)
    assert ("count", "How many (people, kill, {place}), 2024-05-12?", "14") in answer(found)
    least = reading(text, "loss", amount=count(text, "14", "people", 14, None), when=when)
    assert answers(least)[0].id == answers(found)[0].id
    assert answers(least)[0].answer == "14 or more"


def test_what_was_planned_and_what_was_done_are_one_question():
    plan = taken("the army will capture Sarny", modality="plan")
    planned = next(each for each in answers(plan) if each.kind == "plan")
    done = next(each for each in answers(taken()) if each.kind == "plan")
    assert planned.id == done.id
    assert (planned.answer, planned.if_asked) == ("planned", False)
    assert (done.answer, done.if_asked) == ("done", True)


@pytest.mark.parametrize("modality", ["possible", "conditional", "question"])
def test_what_is_not_claimed_answers_nothing(modality):
    assert answers(taken(modality=modality)) == ()


WORDS = [f"word{n}" for n in range(300)]


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (WORDS, True),
        ([word.upper() for word in WORDS], True),
        (WORDS[:200], True),
        (["another", "head", *WORDS[20:]], True),
        (WORDS[:150] + [f"new{n}" for n in range(150)], False),
        ([f"new{n}" for n in range(300)], False),
    ],
)
def test_reprints_share_a_band_and_most_of_their_wording(other, same):
    ours, theirs = shingles(" ".join(WORDS)), shingles(", ".join(other))
    assert (likeness(ours, theirs) >= SAME_TEXT) is same
    if same:
        assert set(bands(ours)) & set(bands(theirs))


def test_a_short_text_is_no_reprint():
    assert bands(shingles("The army said so on Monday.")) == ()
    assert all(-(2**63) <= band < 2**63 for band in bands(shingles(" ".join(WORDS))))
