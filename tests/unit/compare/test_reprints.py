"""Reprints of one item: a new head line, cut at the end, a paragraph of their own; other reports of the event."""

import pytest

from counterclaim.compare.likeness import bands, one_wording, shingles

ITEM = [
    "Air defence units destroyed eleven unmanned aircraft over the southern district last night, the ministry said.",
    "According to the statement, seven of them were brought down above the sea and four more over two rural areas.",
    "Debris fell on the roof of a grain store in the port, where a fire of some two hundred square metres broke out.",
    "Thirty firefighters with nine engines put it out by six in the morning, the head of the service reported.",
    "Nobody was hurt, he added, while three railway wagons and a transformer were damaged by falling fragments.",
    "It was the fourth attack of this kind on the district since the beginning of the month, the ministry recalled.",
    "The other side has not commented on the report so far, and its general staff usually does so in the evening.",
]
OWN = [
    "Our correspondent at the port saw smoke above the terminal at around eight o'clock and heard no more explosions.",
    "Shops on the embankment opened as on any other day, and buses ran to their timetable, our correspondent writes.",
]
OTHER = [
    "Drones came again to the southern district in the night to Tuesday; the ministry speaks of eleven shot down.",
    "A grain store in the port caught fire when debris hit its roof, and thirty firefighters fought it until six.",
    "No people were injured, local officials say, but wagons of the railway and a transformer did not escape damage.",
    "Residents told this newspaper that they counted at least fifteen explosions, several of them above the sea.",
    "The ministry called it the fourth such attack this month. There was no word from the other side by noon today.",
]


def text(*paragraphs, head="Eleven drones destroyed over the south"):
    return "\n\n".join((head, *paragraphs))


REPRINTS = {
    "the same": text(*ITEM),
    "another head line": text(*ITEM, head="Fire in port after night attack: what is known at this hour"),
    "cut by two paragraphs": text(*ITEM[:5]),
    "cut by three": text(*ITEM[:4], head="Night attack on the port"),
    "a paragraph of its own at the end": text(*ITEM, OWN[0]),
    "cut and with its own": text(*ITEM[:5], OWN[0], head="Port on fire"),
    "its own first": text(OWN[0], *ITEM[:6]),
    "a word changed in each": text(*(each.replace(" the ", " this ", 1) for each in ITEM)),
}
NONE = {
    "another report of the event": text(*OTHER),
    "one sentence quoted": text(*OTHER, ITEM[0]),
    "a long report with the item's first half": text(*OTHER, *OWN, *ITEM[:3]),
    "the day before": text(OWN[1], *OTHER[3:], head="Quiet night"),
}


@pytest.mark.parametrize("name", REPRINTS)
def test_reprints_are_of_one_origin(name):
    ours, theirs = shingles(text(*ITEM)), shingles(REPRINTS[name])
    assert one_wording(ours, theirs)
    assert one_wording(theirs, ours)
    assert set(bands(ours)) & set(bands(theirs))  # so that the ledger compares them at all


@pytest.mark.parametrize("name", NONE)
def test_other_reports_are_not(name):
    ours, theirs = shingles(text(*ITEM)), shingles(NONE[name])
    assert not one_wording(ours, theirs)
    assert not one_wording(theirs, ours)


def test_a_short_item_quoted_whole_in_a_long_report_is_no_origin():
    assert not one_wording(shingles(text(*ITEM[:2])), shingles(text(*OTHER, *ITEM[:2], *OWN)))


def test_two_short_notes_are_not_judged_by_a_part():
    assert not one_wording(shingles(ITEM[0] + " " + ITEM[1]), shingles(ITEM[0] + " " + ITEM[1][:60] + OWN[0]))
