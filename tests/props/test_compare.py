"""Comparing is symmetric: swapping two claims swaps left and right in the answer, and nothing else."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.compare.reading import Setting
from counterclaim.compare.relate import Context, relate
from counterclaim.model.claim import (
    Agent,
    Amount,
    Claim,
    Direction,
    Kind,
    Link,
    Modality,
    Place,
    Polarity,
    Role,
    Status,
    When,
)
from counterclaim.model.ids import content_id
from counterclaim.model.mention import Bound, Grain
from counterclaim.model.relation import Relation
from counterclaim.model.span import Span

ACTORS = ("Northern troops", "Southern forces", "the rebels", "its soldiers", "")
VERBS = (
    "captured", "hold half of", "withdrew from", "shelled the hospital in", "killed 12 people in", "lost",
    "are advancing on",
    "wounded at least 30 soldiers in", "signed a ceasefire in", "called indiscriminate the strike on", "plan to take",
    "destroyed 40 drones over", "blew up the dam at", "said 300 people died since the war began in",
)  # fmt: skip
PLACES = ("Harbel", "Ostrel", "Harbel in Osten", "Ostrel and Harbel", "the northern part of Harbel")
AMOUNTS = ((12.0, 12.0), (20.0, None), (None, 30.0), (14.0, 14.0), (24.0, 99.0))
UNITS = ("people", "children", "drones", "UAVs", "soldiers", "")
DAYS = st.integers(1, 27).map(lambda n: dt.date(2024, 5, n))


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    actor, spot = draw(st.sampled_from(ACTORS)), draw(st.sampled_from(PLACES))
    text = f"{actor or 'They'} {draw(st.sampled_from(VERBS))} {spot}"
    span = Span(0, len(text), text)
    kind = draw(st.sampled_from(Kind))
    names = [name for name in ("Harbel", "Ostrel", "Osten") if name in text]
    places = sorted((Place(text.index(n), text.index(n) + len(n), n) for n in names), key=lambda p: p.start)
    side = draw(st.sampled_from((None, "a", "b")))
    return Claim(
        id=content_id(text, str(kind), str(draw(st.integers(0, 9)))),
        content=span,
        sentence=span,
        kind=kind,
        polarity=draw(st.sampled_from(Polarity)),
        modality=draw(st.sampled_from(Modality)),
        chain=draw(st.sampled_from(((), (Link(who="the southern staff", role=Role.SPEAKER, side=side),)))),
        place=tuple(places) if draw(st.booleans()) else (),
        confidence=0.9,
        status=Status.MACHINE,
        made_by="test",
        actor=Agent(0, len(actor), actor, side=side) if actor and draw(st.booleans()) else None,
        when=draw(st.none() | whens()),
        amount=draw(st.none() | amounts()),
        direction=draw(st.none() | st.sampled_from(Direction)),
    )


@st.composite
def whens(draw: st.DrawFn) -> When:
    first, bound = draw(DAYS), draw(st.sampled_from(Bound))
    last = first + dt.timedelta(days=draw(st.sampled_from((1, 2, 30))))
    ends = (None if bound is Bound.BY else f"{first}T00:00", None if bound is Bound.SINCE else f"{last}T00:00")
    return When(0, 1, "x", type="DATE", value="X", earliest=ends[0], latest=ends[1], bound=bound, grain=Grain.DAY)


@st.composite
def amounts(draw: st.DrawFn) -> Amount:
    low, high = draw(st.sampled_from(AMOUNTS))
    return Amount(0, 1, "x", low=low, high=high, unit=draw(st.sampled_from(UNITS)), approx=draw(st.booleans()))


def swapped(text: str) -> str:
    return text.replace("left", "\0").replace("right", "left").replace("\0", "right")


def mirrored(relation: Relation) -> tuple[object, ...]:
    slots = tuple((s.slot, s.verdict, swapped(s.detail)) for s in relation.slots)
    return relation.right, relation.left, relation.kind, relation.reason, relation.confidence, slots


def plain(relation: Relation) -> tuple[object, ...]:
    slots = tuple((s.slot, s.verdict, s.detail) for s in relation.slots)
    return relation.left, relation.right, relation.kind, relation.reason, relation.confidence, slots


@settings(max_examples=200, deadline=None, derandomize=True)
@given(claims(), claims(), st.none() | DAYS, st.none() | DAYS)
def test_mirror(left: Claim, right: Claim, one: dt.date | None, two: dt.date | None) -> None:
    context = Context(left=Setting(published=one), right=Setting(published=two))
    back = Context(left=Setting(published=two), right=Setting(published=one))
    assert mirrored(relate(left, right, context)) == plain(relate(right, left, back))


@settings(max_examples=80, deadline=None, derandomize=True)
@given(claims(), st.none() | DAYS)
def test_nothing_contradicts_itself(claim: Claim, day: dt.date | None) -> None:
    setting = Setting(published=day)
    found = relate(claim, claim, Context(left=setting, right=setting))
    assert found.kind != "contradictory"
    assert (found.reason is None) == (found.kind != "contradictory")


@settings(max_examples=80, deadline=None, derandomize=True)
@given(claims(), claims())
def test_every_contradiction_has_a_reason(left: Claim, right: Claim) -> None:
    found = relate(left, right, Context())
    assert (found.reason is not None) == (found.kind == "contradictory")
