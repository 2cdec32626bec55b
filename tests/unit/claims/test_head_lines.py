"""Nobody claims anything in a line that says who wrote the report and when."""

import pytest

from counterclaim.flow import read_report
from counterclaim.read.options import ReadOptions
from counterclaim.read.text import read_text

BODY = "\n\nThe army left Kobo on Monday, residents said."


@pytest.mark.parametrize(
    "head",
    [
        "Army leaves Kobo\nBy Staff | Border Wire | 12 March 2025",
        "Army leaves Kobo\nPublished: 12 March 2025\nBy Abebe Example",
        "Army leaves Kobo\n12 March 2025",
    ],
)
def test_no_claim_in_a_byline(head):
    document = read_text((head + BODY).encode(), name="test", options=ReadOptions(lang="en"))
    report = read_report(document).report
    stop = head.index("\n")
    assert all(c.content.stop <= stop or c.content.start > len(head) for c in report.claims)
    assert any(c.content.start > len(head) for c in report.claims)
