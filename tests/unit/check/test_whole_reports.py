"""Rules on whole sentences: what each marks, and what looks like a slip and is none."""

import datetime as dt

import pytest

from counterclaim.check.engine import check
from counterclaim.check.pack import load_packs
from counterclaim.check.settings import Settings
from counterclaim.check.subject import Subject
from counterclaim.flow import FlowOptions, read_report
from counterclaim.read.options import ReadOptions
from counterclaim.read.text import read_text

RULES = load_packs()
ALL = Settings(levels={file.rule.code: "on" for file in RULES})


def marks(code: str, text: str, theatre: str = "ukraine") -> list[str]:
    """The words that one rule marks in a report."""
    document = read_text(text.encode(), name="x", options=ReadOptions(published=dt.date(2024, 5, 17), lang="en"))
    found = read_report(document, FlowOptions(theatre=theatre))
    subject = Subject(
        document=document,
        report=found.report,
        annotations=found.annotations,
        theatre=found.theatre,
        areas=found.areas,
        atlas=found.atlas,
    )
    return [f.text for f in check(subject, tuple(f for f in RULES if f.rule.code == code), ALL)]


@pytest.mark.parametrize(
    ("text", "totals"),
    [
        ("The staff counted 62 attacks: 30 in the east and 25 in the south.", ["62"]),
        ("The staff counted 55 attacks: 30 in the east and 25 in the south.", []),
        ("Russia fired 62 aerial targets: 30 missiles and 25 drones.", ["62"]),
        ("The strike killed 91 people (72 men and 23 women).", ["91"]),
        ("The strike killed 95 people (72 men and 23 women).", []),
        ("Of the 40 wounded, 22 were taken to a hospital and the other 12 were treated at home.", ["40"]),
        ("Of the 40 wounded, 22 were taken to a hospital and the other 18 were treated at home.", []),
        ("The army shot down eight drones and six missiles, 15 in all.", ["15"]),
        ("At least 40 people died: 22 in Kyiv, 10 in Odesa and 12 in Sumy.", []),
        ("At least 50 people died: 22 in Kyiv, 10 in Odesa and 12 in Sumy.", ["At least 50"]),
        ("Twelve people were killed, including two women and three children.", []),
        ("The toll was 12 people: nine men, two women and a child.", []),
        ("Of the 40 people in the cellar, 30 were wounded and 20 were children.", []),
        ("He gave two figures: 30 dead and 12 wounded.", []),
        ("Ukraine lost 1,200 men: 300 near Pokrovsk, 400 near Bakhmut and about 500 elsewhere.", []),
        ("Russia launched 120 drones, 12 missiles and 130 bombs.", []),
        ("In June 14 villages fell, four in Donetsk region and seven in Kharkiv region.", []),
    ],
)
def test_parts_and_their_total(text: str, totals: list[str]) -> None:
    assert marks("CC404", text) == totals


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("The bridge was hit on June 31, 2024.", ["June 31, 2024"]),
        ("It fell on 29 February 2023.", ["29 February 2023"]),
        ("It fell on 29 February.", []),
        ("It burned from 28 to 31 April 2024.", ["28 to 31 April 2024"]),
        ("It fell on 31 May.", []),
    ],
)
def test_days_that_no_calendar_has(text: str, dates: list[str]) -> None:
    assert marks("CC306", text) == dates


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("It lasted from May 20, 2024 to May 10, 2024.", ["May 20, 2024 to May 10, 2024"]),
        ("It lasted from May 20 to May 10.", ["May 20 to May 10"]),
        ("It lasted from December 20 to January 10.", []),
        ("In the night of 30 to 1 May it was quiet.", []),
        ("The siege lasted for three days, from May 3 to May 10, 2024.", ["three days"]),
        ("The siege lasted for seven days, from May 3 to May 10, 2024.", []),
        ("The siege lasted for eight days, from May 3 to May 10, 2024.", []),
    ],
)
def test_intervals(text: str, times: list[str]) -> None:
    assert marks("CC305", text) == times


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The ministry named Strilecha and, in the Sumy region, Lukiantsi.", ["Lukiantsi"]),
        ("In Donetsk region, Vovchansk was shelled.", ["Vovchansk"]),
        ("In Kharkiv region, Vovchansk was shelled.", []),
        ("The army took the Luhansk region village of Robotyne.", ["Robotyne"]),
        ("Explosions were heard in the Donetsk region, Kharkiv and Odesa.", []),
    ],
)
def test_a_region_before_its_place(text: str, places: list[str]) -> None:
    assert marks("CC101", text) == places


@pytest.mark.parametrize(("town", "found"), [("Agdam", []), ("Kelbajar", []), ("Shushi", ["Shushi"])])
def test_a_mere_romanisation_takes_no_side(town: str, found: list[str]) -> None:
    assert marks("CC201", f"{town} was shelled on Monday.", "karabakh") == found


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ('The town lay in ruins. "We have never seen a winter like this one here." The market was empty.', True),
        ('The town lay in ruins. "We have never seen a winter like this one," the mayor said.', False),
        ('The mayor sighed and said little. "We have never seen a winter like this one here."', False),
        ('The town was called "the best of all the places in the whole of the east" by many.', False),
    ],
)
def test_a_quotation_by_nobody(text: str, marked: bool) -> None:
    assert bool(marks("CC502", text)) is marked


ONE = "The {0} army said that {1} troops had shelled a clinic. It said that {1} forces had lost 200 men in one day. "
ONE += "The {0} army said that {1} soldiers had attacked a village nine times."


@pytest.mark.parametrize("who", [("Ukrainian", "Russian"), ("Russian", "Ukrainian")])
@pytest.mark.parametrize(
    ("more", "fires"),
    [
        ("", True),
        (" The {1} defence ministry denied it.", False),
        (" The {1} side did not comment.", False),
        (" None of these claims could be checked.", False),
    ],
)
def test_one_side_only(who: tuple[str, str], more: str, fires: bool) -> None:
    assert bool(marks("CC503", (ONE + more).format(*who))) is fires
