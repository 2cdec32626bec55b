"""Ukrainian numbers and times: apostrophes inside words, ordinals, ranges, bounds."""

import datetime as dt

import pytest

from counterclaim.flow import FlowOptions, read_report
from counterclaim.model.document import Document

DAY = dt.date(2025, 11, 19)  # a Wednesday


def report_of(text):
    """The times and claims of ``text``, published on ``DAY``."""
    document = Document(id="x", text=text, lang="uk", name="-", sha256="0" * 64, reader="test", published=DAY)
    return read_report(document, FlowOptions(theatre="world", layers=frozenset({"times", "claims", "amounts"}))).report


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("У п’ятницю згорів склад.", "2025-11-14", "2025-11-15"),
        ("У п'ятницю згорів склад.", "2025-11-14", "2025-11-15"),
        ("Дев’ятого жовтня згорів склад.", "2025-10-09", "2025-10-10"),
        ("Двадцять першого жовтня згорів склад.", "2025-10-21", "2025-10-22"),
        ("З 3 до 9 листопада згоріло два склади.", "2025-11-03", "2025-11-10"),
        ("Між 10 і 12 листопада згоріло два склади.", "2025-11-10", "2025-11-13"),
        ("За три дні згоріло два склади.", "2025-11-16", "2025-11-20"),
        ("Торік у вересні згоріло два склади.", "2024-09-01", "2024-10-01"),
        ("У вівторок минулого тижня згорів склад.", "2025-11-11", "2025-11-12"),
        ("Зброю здадуть не пізніше 30 листопада.", None, "2025-12-01"),
        ("У другій половині жовтня згорів склад.", "2025-10-16", "2025-11-01"),
        ("У третьому кварталі 2025 року згорів склад.", "2025-07-01", "2025-10-01"),
    ],
)
def test_time_means(text, earliest, latest):
    when = report_of(text).times[0]
    assert (when.earliest and when.earliest[:10], when.latest and when.latest[:10]) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("Загинуло п’ятеро людей.", 5),
        ("Загинуло дев'ятеро людей.", 9),
        ("Поранено тридцять п’ять людей.", 35),
        ("Збито п’ятсот дронів.", 500),
        ("Убито дев’ятнадцять солдатів.", 19),
    ],
)
def test_an_apostrophe_parts_no_number(text, low):
    assert [a.low for a in report_of(text).amounts] == [low]
