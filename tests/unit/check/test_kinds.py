"""Each kind on a subject built by hand."""

import datetime as dt

import pytest
from tests.unit.check.subjects import claim, link, span, subject

from counterclaim.check.kinds import KINDS
from counterclaim.check.pack import CORE, Rule, load_pack
from counterclaim.check.subject import Hit, Subject
from counterclaim.model.claim import Amount, Place, Precision, Role, When
from counterclaim.model.mention import Bound, Grain, PlaceMention, Quote, Use, Wording
from counterclaim.model.span import Span
from counterclaim.model.theatre import ContestedName, Region, SideData, Theatre

RULES = {file.rule.kind: file.rule for file in load_pack(CORE)}
THEATRE = Theatre(
    id="t",
    title="T",
    timezone="UTC",
    sides=(SideData(id="aa", name="A land"), SideData(id="bb", name="B land")),
    names=(
        ContestedName(place_id="p1", official="Newtown", name="Redtown", lang="en", status="former", used_by="aa"),
        ContestedName(place_id="p2", official="Midburg", name="Mittburg", lang="en", status="exonym"),
    ),
    regions=(Region(id="r1", name="The Coal", members=("East Province",)),),
)


def run(kind: str, on: Subject, **params: object) -> list[Hit]:
    rule = RULES[kind]
    if params:
        rule = Rule(**{**{f: getattr(rule, f) for f in rule.__struct_fields__}, "params": params})
    return list(KINDS[kind].find(rule, on))


def place(words: Span, place_id: str | None, *within: str, area: bool = False) -> Place:
    return Place(
        words.start,
        words.stop,
        words.text,
        place_id=place_id,
        name=words.text,
        country="XX",
        within=within,
        precision=Precision.AREA if area else Precision.POINT,
    )


def in_region(text: str, *towns: str, region: str = "the Coal", ids: str = "p") -> Subject:
    found = [place(span(text, town), ids or None, "West Province", "Xland") for town in towns]
    found.append(place(span(text, region), "r1" if region == "the Coal" else region, "Xland", area=True))
    return subject(text, theatre=THEATRE, places=tuple(sorted(found, key=lambda p: p.start)))


@pytest.mark.parametrize(
    ("text", "towns", "fires"),
    [
        ("They took Midburg in the Coal.", ["Midburg"], ["Midburg"]),
        ("They took Midburg, a town in the Coal.", ["Midburg"], ["Midburg"]),
        ("Midburg, which is in the Coal, fell.", ["Midburg"], ["Midburg"]),
        ("They took Oldham and Midburg—key areas in the Coal region.", ["Oldham", "Midburg"], ["Midburg", "Oldham"]),
        ("They took Oldham, Midburg (both towns in the Coal).", ["Oldham", "Midburg"], ["Midburg", "Oldham"]),
        ("They took Oldham and Midburg in the Coal.", ["Oldham", "Midburg"], ["Midburg"]),
        ("They left Midburg and fought in the Coal.", ["Midburg"], []),
        ("Midburg is not in the Coal.", ["Midburg"], []),
        ("They took Midburg in the Coal direction.", ["Midburg"], []),
        ("They took Midburg. In the Coal it was quiet.", ["Midburg"], []),
    ],
)
def test_outside_region(text: str, towns: list[str], fires: list[str]) -> None:
    region = "the Coal" if "the Coal" in text else "The Coal"
    hits = run("outside-region", in_region(text, *towns, region=region))
    assert [hit.span.text for hit in hits] == fires
    assert {hit.values["actual"] for hit in hits} <= {"West Province"}


@pytest.mark.parametrize(
    "places",
    [
        [("Midburg", None, ()), ("the Coal", "r1", ("Xland",))],  # undecided place
        [("Midburg", "p", ("West Province", "Xland")), ("the Coal", None, ())],  # undecided region
        [("Midburg", "p", ("East Province", "Xland")), ("the Coal", "r1", ("Xland",))],  # inside
        [("Midburg", "p", ("Xland",)), ("the Coal", "r1", ("Xland",))],  # nothing known around it
        [("Midburg", "p", ("West Province", "Xland")), ("the Coal", "r9", ("North", "Xland"))],  # a district
    ],
)
def test_outside_region_is_silent_where_it_cannot_know(places: list[tuple[str, str | None, tuple[str, ...]]]) -> None:
    text = "They took Midburg in the Coal."
    found = tuple(place(span(text, w), i, *within, area=w == "the Coal") for w, i, within in places)
    assert run("outside-region", subject(text, theatre=THEATRE, places=found)) == []


def test_outside_an_ordinary_province() -> None:
    text = "They took Midburg in East Province."
    found = (
        place(span(text, "Midburg"), "p", "West Province", "Xland"),
        place(span(text, "East Province"), "e", "Xland", area=True),
    )
    (hit,) = run("outside-region", subject(text, theatre=THEATRE, places=found))
    assert hit.values == {"place": "Midburg", "actual": "West Province", "claimed": "East Province"}


@pytest.mark.parametrize(
    ("text", "town", "place_id", "variant"),
    [
        ("Redtown fell.", "Redtown", "p1", "former-side"),
        ("Mittburg fell.", "Mittburg", "p2", "other"),
        ("Redtown (Newtown) fell.", "Redtown", "p1", None),
        ("Newtown fell.", "Newtown", "p1", None),
        ("Redtown fell.", "Redtown", "p9", None),
        ("Redtown fell.", "Redtown", None, None),
    ],
)
def test_contested_name(text: str, town: str, place_id: str | None, variant: str | None) -> None:
    on = subject(text, theatre=THEATRE, places=(place(span(text, town), place_id, "West Province", "Xland"),))
    assert [hit.variant for hit in run("contested-name", on)] == ([variant] if variant else [])


def test_a_contested_name_is_found_once_and_not_in_quotations() -> None:
    text = "Redtown fell. Redtown burns. “Redtown is ours,” he said."
    words = [span(text, "Redtown", n) for n in (1, 2, 3)]
    inner = span(text, "Redtown is ours,")
    quote = Quote(inner.start - 1, inner.stop + 1, f"“{inner.text}”", inner=inner)
    places = tuple(place(w, "p1", "West Province", "Xland") for w in words)
    (hit,) = run("contested-name", subject(text, theatre=THEATRE, places=places, quotes=(quote,)))
    assert (hit.span, hit.related) == (words[0], (words[1],))
    assert run("contested-name", subject(text, theatre=THEATRE, places=places[2:], quotes=(quote,))) == []


def test_a_contested_name_that_speaks() -> None:
    text = "Redtown said no."
    at = span(text, "Redtown")
    mention = PlaceMention(at.start, at.stop, at.text, use=Use.AGENT)
    assert len(run("contested-name", subject(text, theatre=THEATRE, mentions=(mention,)))) == 1


def loaded(text: str, words: str, nth: int = 1, neutral: str = "capture") -> Wording:
    at = span(text, words, nth)
    return Wording(at.start, at.stop, at.text, term=words.lower(), neutral=neutral)


@pytest.mark.parametrize(
    ("role", "neutral", "variant"),
    [
        (None, "capture", "own-plain"),
        (None, "", "own-drop"),
        (Role.VAGUE, "capture", "own-plain"),
        (Role.SPEAKER, "capture", "indirect-plain"),
        (Role.SPEAKER, "", "indirect-drop"),
    ],
)
def test_loaded_wording_by_voice(role: Role | None, neutral: str, variant: str) -> None:
    text = "Officers said the town was liberated."
    content = span(text, "the town was liberated")
    chain = (link(span(text, "Officers"), role),) if role else ()
    on = subject(
        text,
        wording=(loaded(text, "liberated", neutral=neutral),),
        claims=(claim(content, span(text, text), *chain),),
    )
    assert [hit.variant for hit in run("loaded-wording", on)] == [variant]


def test_loaded_wording_in_quotation_marks_is_the_speakers() -> None:
    text = 'The "liberated" town.'
    inner = span(text, "liberated")
    quote = Quote(inner.start - 1, inner.stop + 1, '"liberated"', inner=inner, scare=True)
    assert run("loaded-wording", subject(text, wording=(loaded(text, "liberated"),), quotes=(quote,))) == []


def test_loaded_wording_is_reported_once_a_voice() -> None:
    text = "A regime. A regime."
    (hit,) = run("loaded-wording", subject(text, wording=(loaded(text, "regime"), loaded(text, "regime", 2))))
    assert (hit.span.start, [s.start for s in hit.related]) == (2, [12])


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("The visit came amid reports of advances.", ["reports"]),
        ("According to preliminary data, it fell.", ["preliminary data"]),
        ("According to data from the ministry, it fell.", []),
        ("According to unconfirmed reports, it fell.", ["unconfirmed reports"]),
        ("It fell. Media reports suggested more.", ["Media reports"]),
        ("The governor reports two dead.", []),
        ("According to reports from the ministry, it fell.", []),
        ("The ministry's reports of gains were brief.", []),
        ("The bridge was reportedly hit.", []),
    ],
)
def test_vague_phrases(text: str, marked: list[str]) -> None:
    assert [hit.span.text for hit in run("vague-source", subject(text))] == marked


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("The bridge was reportedly hit.", ["reportedly"]),
        ("It is believed that it fell.", ["It is believed"]),
        ("The town, it is reported, is empty.", ["it is reported"]),
        ("He is said to have left.", ["is said"]),
        ("Reportedly it fell. Reportedly it burns.", ["Reportedly"]),
        ("He said to his men that it fell.", []),
        ("The report is believed by nobody.", []),
    ],
)
def test_hearsay(text: str, marked: list[str]) -> None:
    assert [hit.span.text for hit in run("hearsay", subject(text))] == marked


def when(words: Span, value: str, bound: Bound = Bound.WITHIN, grain: Grain = Grain.DAY, **fields: object) -> When:
    base: dict[str, object] = {"type": "DATE", "earliest": None, "latest": None}
    return When(words.start, words.stop, words.text, value=value, bound=bound, grain=grain, **{**base, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "published", "marked"),
    [
        (["XXXX-11-30", "XXXX-12-01"], None, ["November 30"]),
        (["XXXX-11-30", "2025-12-01"], None, []),
        (["XXXX-11-30", "XXXX-12-01"], dt.date(2025, 12, 2), []),
        (["XXXX-WXX-2", "PRESENT_REF"], None, []),
    ],
)
def test_date_without_year(values: list[str], published: dt.date | None, marked: list[str]) -> None:
    text = "On November 30 and on December 1."
    times = tuple(when(span(text, w), v) for w, v in zip(("November 30", "December 1"), values, strict=True))
    on = subject(text, times=times, fields={"published": published})
    assert [hit.span.text for hit in run("date-without-year", on)] == marked


def deadline(text: str, day: str, value: str, **others: tuple[str, Bound, Grain, str | None]) -> Subject:
    times = [when(span(text, day), value, Bound.BY)]
    for words, (val, bound, grain, earliest) in others.items():
        times.append(when(span(text, words.replace("_", " ")), val, bound, grain, earliest=earliest))
    at = span(text, "87")
    first = span(text, text.split(". ")[0])
    last = span(text, text.split(". ")[-1])
    speaker = link(span(text, "He"), resolved="X")
    claims = (claim(first, first, speaker), claim(last, last, speaker))
    amount = Amount(at.start, at.stop, at.text, low=87, high=87, unit="villages")
    return subject(text, times=tuple(sorted(times, key=lambda t: t.start)), amounts=(amount,), claims=claims)


@pytest.mark.parametrize(
    ("day", "variant"), [("November 1", "remarks"), ("November 29", None), ("August 1", "before"), ("December 9", None)]
)
def test_deadline_and_remarks(day: str, variant: str | None) -> None:
    months = {"November": 11, "August": 8, "December": 12}
    month, number = day.split()
    value = f"XXXX-{months[month]:02}-{int(number):02}"
    text = f"He spoke on November 30. He said the autumn campaign took 87 villages by {day}."
    on = deadline(text, day, value, November_30=("XXXX-11-30", Bound.WITHIN, Grain.DAY, None))
    assert [hit.variant for hit in run("deadline", on)] == ([variant] if variant else [])


def test_deadline_before_the_start_of_its_period() -> None:
    text = "He said that since October 10, 2025 they took 87 villages by September 1, 2025."
    on = deadline(
        text,
        "September 1, 2025",
        "2025-09-01",
        **{"October_10,_2025": ("2025-10-10", Bound.SINCE, Grain.DAY, "2025-10-10T00:00")},
    )
    (hit,) = run("deadline", on)
    assert (hit.variant, hit.values["period"]) == ("before", "October 10, 2025")


def test_a_deadline_without_a_count_is_silent() -> None:
    text = "He said the autumn campaign ends by August 1."
    on = subject(text, times=(when(span(text, "August 1"), "XXXX-08-01", Bound.BY),))
    assert run("deadline", on) == []
