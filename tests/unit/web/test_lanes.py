"""Lanes: where claims stand in time, how sure that is, and that drawing and table say the same."""

import datetime as dt

import pytest

from counterclaim.model.evidence import Held, Rule
from counterclaim.theatres import load_theatre
from counterclaim.web.views.lane import HEAD, TRACK
from counterclaim.web.views.lanes import Subject, draw
from counterclaim.web.views.scale import Scale, runs_of
from counterclaim.web.views.sides import Looks
from counterclaim.web.views.times import time_of

LOOKS = Looks()


def row(n=1, **changed):
    """A claim as the store tells it."""
    return {
        "n": n, "id": f"c{n}", "day": "2024-05-13", "published": "2024-05-14", "outlet": "A Paper", "who": "Army",
        "side": "one", "kind": "control-change", "direction": "gain", "polarity": "asserted", "modality": "fact",
        "content": "its forces took\n the town", "earliest": "2024-05-13T00:00", "latest": "2024-05-14T00:00",
        "bound": "within", "printed": "Town", "status": None, **changed,
    }  # fmt: skip


def day(words):
    return dt.date.fromisoformat(words)


@pytest.mark.parametrize(
    ("stated", "first", "last", "sure", "words"),
    [
        (("2024-05-13T00:00", "2024-05-14T00:00", "within"), "2024-05-13", "2024-05-13", True, "2024-05-13"),
        (("2024-05-13T18:00", "2024-05-14T09:00", "within"), "2024-05-13", "2024-05-14", False, "between {0} and {1}"),
        (("2024-05-01T00:00", "2024-06-01T00:00", "within"), "2024-05-01", "2024-05-31", False, "between {0} and {1}"),
        (("2024-05-01T00:00", "2024-05-08T00:00", "throughout"), "2024-05-01", "2024-05-07", True, "{0} to {1}"),
        ((None, "2024-05-13T00:00", "by"), None, "2024-05-12", False, "by {1}"),
        (("2024-05-10T00:00", None, "since"), "2024-05-10", "2024-05-14", False, "since {0}"),
        ((None, None, None), "2024-05-14", "2024-05-14", False, "not said; published {0}"),
    ],
)
def test_a_claim_means_these_days(stated, first, last, sure, words):
    earliest, latest, bound = stated
    time = time_of(row(earliest=earliest, latest=latest, bound=bound))
    assert (str(time.first), str(time.last), time.sure) == (str(first), last, sure)
    assert time.words == words.format(first, last)


def test_nothing_without_a_day_is_drawn_but_all_stands_in_the_table():
    nowhen = {"earliest": None, "latest": None, "published": None, "day": None}
    assert draw(Subject(claims=[row(**nowhen)]), LOOKS) is None
    lanes = draw(Subject(claims=[row(1), row(2, **nowhen)]), LOOKS)
    assert [each.id for each in lanes.told] == ["c1", "c2"]
    assert sum(bar.count for lane in lanes.lanes for bar in lane.bars) == 1


def test_each_side_has_a_lane_and_nobody_the_last():
    claims = [row(1, side=None), row(2, side="two"), row(3, side="two"), row(4, side="one")]
    lanes = draw(Subject(claims=claims), LOOKS).lanes
    assert [(lane.name, lane.note) for lane in lanes] == [
        ("two", "2 claims"), ("one", "1 claim"), ("No side", "1 claim"),
    ]  # fmt: skip
    assert [lane.y for lane in lanes] == sorted(lane.y for lane in lanes)


def test_claims_alike_share_a_bar_and_others_do_not_cover_each_other():
    claims = [row(1), row(2), row(3, polarity="denied"), row(4, direction="loss"), row(5, earliest=None, latest=None)]
    (lane,) = draw(Subject(claims=claims), LOOKS).lanes
    assert sorted(bar.count for bar in lane.bars) == [1, 1, 1, 2]
    boxes = [(bar.x, bar.x + bar.width, bar.y) for bar in lane.bars]
    for i, one in enumerate(boxes):
        for other in boxes[i + 1 :]:
            assert one[2] != other[2] or one[1] <= other[0] or other[1] <= one[0]
    assert lane.height >= HEAD + TRACK * len({bar.y for bar in lane.bars})


@pytest.mark.parametrize(("direction", "sign"), [("gain", "▲"), ("loss", "▼"), ("hold", "■"), (None, "●")])
def test_a_sign_tells_what_is_claimed_without_colour(direction, sign):
    (lane,) = draw(Subject(claims=[row(direction=direction)]), LOOKS).lanes
    assert lane.bars[0].sign == sign


def test_a_dispute_is_marked_on_bar_row_and_day():
    subject = Subject(claims=[row(1), row(2, side="two", polarity="denied")], disputed=frozenset({1, 2}),
                      days=["2024-05-13", "2024-05-14", "1999-01-01"])  # fmt: skip
    lanes = draw(subject, LOOKS)
    assert all(bar.disputed for lane in lanes.lanes for bar in lane.bars)
    assert all(told.disputed for told in lanes.told)
    (shade,) = lanes.disputed
    assert shade[2] == "2024-05-13 to 2024-05-14"
    (bar,) = lanes.lanes[0].bars
    assert shade[0] <= bar.x < shade[0] + shade[1]


def spell(value, since, until, **changed):
    return Held(source="a-map", place="p", rule=Rule.CENTRE, value=value, since=day(since), until=day(until), **changed)


def test_each_data_set_has_a_lane_of_its_own_with_its_rule_and_its_age():
    spells = [
        spell("two", "2024-05-01", "2024-05-12", snapshots=12),
        spell("contested", "2024-05-13", "2024-05-20", snapshots=8),
        spell("one", "2023-01-01", "2023-02-01", snapshots=3),
    ]
    lanes = draw(Subject(claims=[row()], spells=spells, titles={"a-map": "A Map"}), LOOKS)
    lane = lanes.lanes[-1]
    assert lane.evidence
    assert lane.name == "A Map"
    assert "centre" in lane.note
    assert "2024-05-20" in lane.note
    assert [bar.sign for bar in lane.bars] == ["two", "contested"], "what lies years before is not drawn"
    assert [each.value for each in lanes.shown] == ["one", "two", "contested"], "but stands in the table"


def test_silence_of_a_data_set_is_no_colour():
    lanes = draw(Subject(claims=[row()], spells=[spell("not-covered", "2024-05-01", "2024-05-20")]), LOOKS)
    (bar,) = lanes.lanes[-1].bars
    assert (bar.sign, bar.sure) == ("not covered", False)


def test_swapped_sides_give_the_mirrored_drawing():
    claims = [row(1), row(2, side="two", direction="loss"), row(3, side="two")]
    swap = {"one": "two", "two": "one"}
    ours = draw(Subject(claims=claims), Looks())
    theirs = draw(Subject(claims=[{**each, "side": swap[each["side"]]} for each in claims]), Looks())
    assert [swap[lane.name] for lane in ours.lanes] == [lane.name for lane in theirs.lanes]
    for one, other in zip(ours.lanes, theirs.lanes, strict=True):
        assert [(bar.x, bar.y, bar.width, bar.sign) for bar in one.bars] == [
            (bar.x, bar.y, bar.width, bar.sign) for bar in other.bars
        ]


def test_sides_are_called_and_coloured_as_the_theatre_says():
    theatre = load_theatre("ukraine")
    looks = Looks([theatre])
    for side in theatre.sides:
        assert looks.of(side.id).colour == side.colour
    assert len({look.letter for look in looks.known.values()}) == len(looks.known)
    assert looks.of("nowhere").name == "nowhere"
    assert looks.of(None).name == "No side"


@pytest.mark.parametrize("days", [1, 7, 12, 30, 90, 400, 1200, 9000])
def test_a_scale_has_a_few_marks_in_order(days):
    first = day("2022-02-24")
    ticks = Scale(((first, first + dt.timedelta(days=days - 1)),), 0.0, 1000.0).ticks()
    assert 1 <= len(ticks) <= 16
    assert [tick.x for tick in ticks] == sorted({tick.x for tick in ticks})


def test_months_in_which_nothing_is_claimed_are_left_out_and_said_to_be():
    far = {"earliest": "2025-12-02T00:00", "latest": "2025-12-03T00:00", "published": "2025-12-02"}
    lanes = draw(Subject(claims=[row(1), row(2, **far)]), LOOKS)
    (gap,) = lanes.breaks
    assert gap.words == "2024-05-17 to 2025-11-28: nothing claimed"
    one, other = lanes.lanes[0].bars
    assert one.x + one.width < gap.x < other.x
    assert one.width > 20, "a day keeps a width that can be seen"


def test_a_span_that_lasts_is_drawn_through():
    long = {"earliest": "2024-01-01T00:00", "latest": "2024-12-31T00:00", "bound": "throughout"}
    lanes = draw(Subject(claims=[row(1, **long), row(2)]), LOOKS)
    assert lanes.breaks == ()
    assert max(bar.width for bar in lanes.lanes[0].bars) > 900


def test_days_in_order_stand_in_order():
    scale = Scale(runs_of(map(day, ("2024-05-13", "2024-05-20", "2024-09-01", "2025-01-01"))), 10.0, 500.0)
    at = [scale.at(day("2024-01-01") + dt.timedelta(days=n)) for n in range(500)]
    assert at == sorted(at)
    assert (at[0], at[-1]) == (10.0, 510.0)
