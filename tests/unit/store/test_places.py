"""What a ledger holds of a place and its surroundings, and what a map of it shows."""

import msgspec
import pytest
from made_ledger import WORLD, made_report
from tests_store import fill

from counterclaim.keeping import Keeper
from counterclaim.store import asking, mapping, places
from counterclaim.store.asking import Matter
from counterclaim.store.finding import Page
from counterclaim.store.mapping import Window
from counterclaim.store.upkeep import check

ALL = Page(limit=1000)
PLACE = "made:0"


def ask(ledger, question, *arguments):
    with ledger.read() as connection:
        return question(connection, *arguments)


def test_a_name_or_an_id_means_the_place(filled):
    for name in (PLACE, WORLD.places[0], WORLD.places[0].upper()):
        (found,) = ask(filled, places.meant, name)
        assert found["place_id"] == PLACE
        assert found["claims"] == len(ask(filled, asking.timeline, Matter(place=PLACE), ALL))
    assert ask(filled, places.meant, "Nowhere") == []


def test_what_is_told_of_a_place_is_its_timeline_with_times(filled):
    told = ask(filled, places.told, Matter(place=PLACE), ALL)
    assert [row["n"] for row in told] == [row["n"] for row in ask(filled, asking.timeline, Matter(place=PLACE), ALL)]
    for row in told:
        assert row["earliest"][:10] == row["day"]
        assert row["bound"] == "within"
        assert row["actor_side"] == row["side"]
    assert ask(filled, places.told, Matter(place="Nowhere"), ALL) == []
    one = ask(filled, places.told, Matter(place=PLACE, side="one"), ALL)
    assert {row["n"] for row in one} == {row["n"] for row in told if row["side"] == "one"}


def test_names_are_counted_by_side(filled):
    names = ask(filled, places.printed_as, (PLACE,))
    assert {row["printed"] for row in names} == {WORLD.places[0]}
    told = ask(filled, places.told, Matter(place=PLACE), ALL)
    assert {row["side"]: row["claims"] for row in names} == {
        side: sum(row["side"] == side for row in told) for side in {row["side"] for row in told}
    }


def test_around_are_the_places_within_the_distance_nearest_first(filled):
    lat, lon = WORLD.spot(0)
    near = ask(filled, places.around, lat, lon, 60.0)
    assert near[0]["km"] == 0
    assert [row["km"] for row in near] == sorted(row["km"] for row in near)
    assert all(row["km"] <= 60.0 for row in near)
    spots = ask(filled, mapping.spots, Window())
    assert {row["place_id"] for row in near} == {
        spot.place_id for spot in spots if places.distance((lat, lon), (spot.lat, spot.lon)) <= 60.0
    }


def test_disputed_days_and_claims_are_those_of_the_dispute(disputed):
    ledger, claim = disputed
    (found,) = ask(ledger, asking.disputes, Matter(), ALL)
    place = claim.place[0].place_id
    assert ask(ledger, places.disputed_days, (place,), Matter()) == [found["day"]]
    assert ask(ledger, places.disputed_days, (place,), Matter(sure=0.99)) == []
    told = ask(ledger, places.told, Matter(place=place), ALL)
    clashing = ask(ledger, places.disputed_claims, [row["n"] for row in told], asking.SURE)
    assert {row["id"] for row in told if row["n"] in clashing} == {found["left_id"], found["right_id"]}
    for window in (Window(), Window(since=found["day"], until=found["day"])):
        (spot,) = (each for each in ask(ledger, mapping.spots, window) if each.place_id == place)
        assert (spot.claims, spot.disputes) == (2, 1)


@pytest.mark.parametrize(
    "window",
    [
        Window(), Window(since="2022-06-01", until="2023-06-01"), Window(side="one"),
        Window(kind="attack", until="2024-01-01"),
    ],
)  # fmt: skip
def test_a_spot_has_the_claims_that_a_search_for_it_finds(filled, window):
    spots = ask(filled, mapping.spots, window)
    assert spots
    for spot in spots[:10]:
        matter = Matter(place=spot.place_id, since=window.since, until=window.until)
        rows = [
            row for row in ask(filled, asking.timeline, matter, ALL)
            if window.side in (None, row["side"]) and window.kind in (None, row["kind"])
        ]  # fmt: skip
        assert spot.claims == len(rows)
        assert dict(spot.sides) == {
            side: sum((row["side"] or "") == side for row in rows) for side in {row["side"] or "" for row in rows}
        }
        assert spot.latest == max(row["day"] for row in rows)


def test_a_window_without_claims_has_no_spots(filled, ledger):
    assert ask(filled, mapping.spots, Window(since="1990-01-01", until="1990-02-01")) == ()
    assert ask(ledger, mapping.spots, Window()) == ()
    assert ask(ledger, mapping.span) is None


def test_the_span_is_that_of_the_days(filled):
    first, last = ask(filled, mapping.span)
    days = sorted(row["day"] for row in ask(filled, asking.timeline, Matter(place=PLACE), ALL))
    assert first <= days[0] <= days[-1] <= last


def test_what_a_newer_reading_replaces_is_counted_no_more(ledger):
    document, entry = made_report(0, 8, 0)
    fill(ledger, [(document, entry)])
    before = ask(ledger, mapping.spots, Window())
    newer = Keeper(ledger)
    newer.extractor = "newer"
    assert newer.keep(document, 0, msgspec.structs.replace(entry, claims=entry.claims[:3])).new
    after = ask(ledger, mapping.spots, Window())
    assert sum(spot.claims for spot in before) == 8
    assert sum(spot.claims for spot in after) == 3
    assert check(ledger) == []


def test_the_most_claimed_places_come_first(filled):
    found = ask(filled, places.most_claimed, 5)
    assert [(row["place_id"], row["claims"]) for row in found] == [
        (spot.place_id, spot.claims)
        for spot in sorted(ask(filled, mapping.spots, Window()), key=lambda spot: (-spot.claims, spot.place_id))[:5]
    ]
