"""Russian claims are compared by Russian words: what happened, how much of a place, and pairs of whole reports."""

from datetime import date

import pytest

from counterclaim.compare.lexicon import lexicon
from counterclaim.compare.relate import relate_reports
from counterclaim.flow import read_report
from counterclaim.model.relation import RelationKind
from counterclaim.read.options import ReadOptions
from counterclaim.read.text import read_text


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Войска взяли Волчанск", "take"),
        ("взятие Волчанска", "take"),
        ("Волчанск перешёл под контроль армии", "take"),
        ("село захвачено", "take"),
        ("освобождён посёлок", "take"),
        ("ВСУ удерживают Волчанск", "hold"),
        ("отряды вышли из города", "leave"),
        ("сбито 20 беспилотников", "down"),
        ("погибли 12 человек", "kill"),
        ("ранены трое", "wound"),
        ("по рынку ударили ракетой", "strike"),
        ("мост взорван", "destroy"),
        ("подписано перемирие", "truce"),
        ("бои идут в городе", "contest"),
        ("эвакуированы жители", "flee"),
    ],
)
def test_the_event_of_a_clause(text, event):
    words = lexicon("ru")
    assert event in words.events.labels(words.stemmer.stems(text))


@pytest.mark.parametrize(
    ("text", "portion"),
    [
        ("город полностью под контролем", "whole"),
        ("половина города", "half"),
        ("северная окраина", "north"),
        ("в центре города", "centre"),
    ],
)
def test_how_much_of_a_place(text, portion):
    words = lexicon("ru")
    assert portion in words.portion.labels(words.stemmer.stems(text))


def report(text):
    options = ReadOptions(published=date(2025, 2, 17), lang="ru")
    return read_report(read_text(text.encode(), name="report.txt", options=options)).report


TAKEN = "Повстанцы М23 взяли Гому, заявил их представитель."
PAIRS = [
    (TAKEN, "Армия ДР Конго удерживает Гому, заявил её представитель.", "contradictory"),
    (TAKEN, "Повстанцы захватили Гому, сообщает миссия ООН.", "same"),
    ("При ударе по рынку в Гоме погибли 12 человек.", "При ударе по рынку в Гоме погибли 27 человек.", "contradictory"),
    ("При ударе по рынку в Гоме погибли 12 человек.", "При ударе по рынку в Гоме ранены 30 человек.", "compatible"),
]


@pytest.mark.parametrize(("left", "right", "kind"), PAIRS)
def test_pairs_of_reports(left, right, kind):
    found = relate_reports(report(left), report(right))
    assert RelationKind(kind) in {relation.kind for relation in found}, [(r.kind, r.reason) for r in found]
