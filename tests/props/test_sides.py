"""Sides are data, rules are symmetric: swap the sides, and the findings mirror."""

import datetime as dt

import msgspec
import pytest

from counterclaim.check.engine import check
from counterclaim.check.pack import load_packs
from counterclaim.check.subject import Subject
from counterclaim.flow import FlowOptions, read_report
from counterclaim.model.finding import Finding
from counterclaim.model.theatre import Theatre
from counterclaim.read.options import ReadOptions
from counterclaim.read.text import read_text

RULES = load_packs()
PAIRS = {"ukraine": ("ru", "ua"), "karabakh": ("az", "am")}
TEXTS = {
    "ukraine": (
        "Russian forces liberated Krasnoarmeysk and Volchansk, key towns in the Donbass. The Kiev regime denied it. "
        "Ukrainian officials said the occupiers had launched another meat assault in the special military operation."
    ),
    "karabakh": (
        "The separatist regime in Khankendi denied reports of local anti-terrorist measures. The ministry in Yerevan "
        "said that occupied Artsakh would be free. Fighting went on near Shushi and Martuni."
    ),
}
WORDS = {
    "ukraine": (("Russian", "Ukrainian"), ("Russia", "Ukraine"), ("Moscow", "Kyiv")),
    "karabakh": (("Azerbaijani", "Armenian"), ("Azerbaijan", "Armenia"), ("Baku", "Yerevan")),
}
TEMPLATES = (
    "{0} forces liberated the town, and {1} terrorists fled in panic.",
    "The {0} defence ministry said its heroic soldiers had eliminated 30 {1} militants.",
    "{0} officials say that the regime in {5} is to blame. The bridge was reportedly hit on Monday, May 14, 2024.",
    '"We have cleansed the area of the enemy," the {0} army said. {1} sources denied it.',
    (
        "The {0} army said that {1} troops had shelled a clinic. It said that {1} forces had lost 200 men in one day. "
        "The {0} army said that {1} soldiers had attacked a village nine times."
    ),
    (
        "{0} forces counted 62 {1} attacks: 30 in the east and 25 in the south. {2} reportedly lost men on June 31. "
        'It lasted for three days, from May 3 to May 10, 2024. "Nobody here sleeps without his boots any more."'
    ),
    (
        "{2} said 12 people were killed in the strike on Thursday. {2} said 15 people were killed in the strike "
        "on Thursday. {1} forces seized 30 km of {0} territory and 62 of 44 drones."
    ),
    "{2} invaded {3}, and {1} analysts believe that the {0} aggression will go on.",
)


def swap_sides(theatre: Theatre, left: str, right: str) -> Theatre:
    """The theatre with two sides exchanged wherever a table says whose something is."""
    other = {left: right, right: left}

    def swapped(side: str | None) -> str | None:
        return other.get(side, side) if side else side

    replace = msgspec.structs.replace
    return replace(
        theatre,
        agents=tuple(replace(a, side=swapped(a.side)) for a in theatre.agents),
        names=tuple(replace(n, used_by=swapped(n.used_by)) for n in theatre.names),
        wording=tuple(replace(w, used_by=swapped(w.used_by)) for w in theatre.wording),
    )


def subject_of(text: str, theatre: str) -> Subject:
    document = read_text(text.encode(), name="x", options=ReadOptions(published=dt.date(2024, 5, 17), lang="en"))
    found = read_report(document, FlowOptions(theatre=theatre))
    return Subject(
        document=document,
        report=found.report,
        annotations=found.annotations,
        theatre=found.theatre,
        areas=found.areas,
        atlas=found.atlas,
    )


def bare(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.severity.value, finding.help or ""


@pytest.mark.parametrize("name", PAIRS)
def test_swapping_the_tables_twice_gives_them_back(name: str) -> None:
    subject = subject_of(TEXTS[name], name)
    once = swap_sides(subject.theatre, *PAIRS[name])
    assert once != subject.theatre
    assert swap_sides(once, *PAIRS[name]) == subject.theatre


@pytest.mark.parametrize("name", PAIRS)
def test_the_tables_alone_say_whose_a_word_is(name: str) -> None:
    subject = subject_of(TEXTS[name], name)
    swapped = msgspec.structs.replace(subject, theatre=swap_sides(subject.theatre, *PAIRS[name]))
    before, after = check(subject, RULES), check(swapped, RULES)
    assert len(before) > 3
    assert [(f.start, f.stop, *bare(f)) for f in before] == [(f.start, f.stop, *bare(f)) for f in after]
    left, right = (next(s.name for s in subject.theatre.sides if s.id == side) for side in PAIRS[name])
    mirrored = [f.message.replace(left, "\0").replace(right, left).replace("\0", right) for f in before]
    assert [f.message for f in after] == mirrored


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("name", PAIRS)
def test_what_is_found_does_not_depend_on_who_does_it(name: str, template: str) -> None:
    words = WORDS[name]
    straight = template.format(*(word for pair in words for word in pair))
    crossed = template.format(*(word for pair in words for word in reversed(pair)))
    first = check(subject_of(straight, name), RULES)
    second = check(subject_of(crossed, name), RULES)
    assert first
    assert [(f.code, f.severity, f.line) for f in first] == [(f.code, f.severity, f.line) for f in second]
