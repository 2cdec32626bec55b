"""Sides swapped in claims and in the evidence: the same judgements, counts and findings, mirrored."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.check.engine import check
from counterclaim.check.pack import load_packs
from counterclaim.check.subject import Subject
from counterclaim.evidence.book import Book
from counterclaim.evidence.counting import passed
from counterclaim.evidence.judging import judge, timeline
from counterclaim.flow import FlowOptions, read_report
from counterclaim.model.evidence import Change, Held, Rule, Snapshot, Source, SourceKind
from counterclaim.model.span import Span
from counterclaim.model.weighing import Days, Stated
from counterclaim.read.options import ReadOptions
from counterclaim.read.text import read_text
from counterclaim.weighing.weigh import Matter, weigh, with_evidence

DAY = dt.date(2024, 5, 17)
RULES = tuple(file for file in load_packs() if file.rule.code.startswith("CC6"))
OTHER = {"n": "s", "s": "n", "ru": "ua", "ua": "ru", "az": "am", "am": "az"}
values = st.sampled_from(["n", "s", "t", "contested", "not-covered"])


def swapped(value: str) -> str:
    return OTHER.get(value, value)


@st.composite
def spells(draw: st.DrawFn) -> list[Held]:
    """Spells of one place under one rule, in order, none overlapping another, neighbours with different values."""
    start, out = draw(st.integers(-200, 0)), []
    for value in draw(st.lists(values, min_size=1, max_size=5)):
        stop = start + draw(st.integers(0, 60))
        if not out or out[-1].value != value:
            since, until = (DAY + dt.timedelta(n) for n in (start, stop))
            out.append(Held(source="map", place="p", rule=Rule.CENTRE, value=value, since=since, until=until))
        start = stop + draw(st.integers(1, 40))
    return out


def stated(side: str, *, holds: bool, changes: bool, dated: bool) -> Stated:
    return Stated(
        claim="c",
        place=Span(0, 1, "P"),
        place_id="p",
        name="P",
        side=side,
        holds=holds,
        changes=changes,
        days=Days(DAY, DAY, "when") if dated else Days(),
    )


@given(spells(), st.sampled_from(["n", "s"]), st.booleans(), st.booleans(), st.booleans())
def test_the_same_is_judged_of_either_side(
    held: list[Held], side: str, holds: bool, changes: bool, dated: bool
) -> None:
    claim = stated(side, holds=holds, changes=changes, dated=dated)
    mirror = msgspec.structs.replace(claim, side=swapped(side))
    turned = [msgspec.structs.replace(each, value=swapped(each.value)) for each in held]
    assert judge(claim, timeline(claim, held)) == judge(mirror, timeline(mirror, turned))


@given(st.lists(st.tuples(st.sampled_from("abcd"), values, values, st.integers(1, 30)), max_size=12))
def test_the_same_is_counted_of_either_side(rows: list[tuple[str, str, str, int]]) -> None:
    changes = [
        Change(
            source="map",
            place=place,
            rule=Rule.CENTRE,
            before=before,
            after=after,
            day=DAY + dt.timedelta(n),
            previous=DAY + dt.timedelta(n - 1),
        )
        for place, before, after, n in rows
    ]
    turned = [msgspec.structs.replace(each, before=swapped(each.before), after=swapped(each.after)) for each in changes]
    assert passed(changes, "n", DAY) == passed(turned, "s", DAY)


WORDS = {
    "ukraine": (("Russian", "Ukrainian"), ("Moscow", "Kyiv"), ("ru", "ua"), "Vovchansk"),
    "karabakh": (("Azerbaijani", "Armenian"), ("Baku", "Yerevan"), ("az", "am"), "Shusha"),
}
TEXTS = (
    "The defence ministry in {2} said that {0} troops had captured {place}.",
    "{2} denied that {1} troops had captured {place}.",
    "{0} forces withdrew from {place}, the {0} army said.",
    "{0} troops captured 30 villages from May 1 to May 15, 2024, the {0} defence ministry said.",
)
HELD = {  # first value, day on which it changes, second value: of the place, as the one side sees it
    "never": (("other", "2024-01-01", "2024-08-31"),),
    "late": (("other", "2024-01-01", "2024-07-19"), ("own", "2024-07-20", "2024-10-31")),
    "long since": (("other", "2023-10-01", "2023-12-31"), ("own", "2024-01-01", "2024-10-31")),
    "ended": (("other", "2023-10-01", "2024-02-10"),),
}


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("shown", HELD)
@pytest.mark.parametrize("theatre", WORDS)
def test_the_same_is_found_of_either_side(theatre: str, shown: str, text: str) -> None:
    (left, right), (one, two), sides, place = WORDS[theatre]
    first = found(text.format(left, right, one, two, place=place), theatre, shown, sides)
    second = found(text.format(right, left, two, one, place=place), theatre, shown, sides[::-1])
    assert first == second


def found(text: str, theatre: str, shown: str, sides: tuple[str, ...]) -> list[tuple[str, str, int]]:
    """Code, severity and number of pieces of evidence of each finding; ``sides`` are own and other."""
    document = read_text(text.encode(), name="x", options=ReadOptions(published=DAY, lang="en"))
    outcome = read_report(document, FlowOptions(theatre=theatre))
    names = dict(zip(("own", "other"), sides, strict=True))
    ids = [place.place_id for place in outcome.report.places if place.place_id] + [f"case:{n}" for n in range(12)]
    held = [
        Held(
            source="map",
            place=place,
            rule=Rule.CENTRE,
            value=names[value],
            since=dt.date.fromisoformat(since),
            until=dt.date.fromisoformat(until),
        )
        for place in ids
        for value, since, until in HELD[shown]
    ]
    days = sorted(
        {day for each in held for day in (each.since, each.until)} | {dt.date(2024, 4, 30), dt.date(2024, 5, 15)}
    )
    book = Book.of(
        [Source(id="map", title="Map", kind=SourceKind.CONTROL, theatre=theatre)],
        [Snapshot(source="map", day=day) for day in days],
        held,
    )
    matter = Matter(outcome.report, document, outcome.annotations, outcome.theatre, outcome.atlas)
    report = with_evidence(outcome.report, weigh(matter, book))
    subject = Subject(
        document=document,
        report=report,
        annotations=outcome.annotations,
        theatre=outcome.theatre,
        weighed=report.evidence or None,
    )
    return [(f.code, f.severity.value, len(f.evidence)) for f in check(subject, RULES)]


@pytest.mark.parametrize(
    ("shown", "code"), [("never", "CC601"), ("late", "CC602"), ("long since", "CC607"), ("ended", "CC606")]
)
def test_each_of_these_is_found_at_all(shown: str, code: str) -> None:
    text = "The defence ministry in Moscow said that Russian troops had captured Vovchansk."
    assert [each[0] for each in found(text, "ukraine", shown, ("ru", "ua"))] == [code]
