"""The findings that a careful analyst makes in the report that the project started from."""

import json
from pathlib import Path

import pytest

from counterclaim.flow import read_report
from counterclaim.model.finding import Finding
from counterclaim.read.options import ReadOptions
from counterclaim.read.text import read_text

CODES = {"place outside region": {"CC101"}, "contested place name": {"CC201"}, "date without a year": {"CC301"}}
CODES |= {"vague source": {"CC501"}, "count's deadline at odds with the campaign it sums up": {"CC302"}}
LOADED = {"CC202"}
AT_LEAST = 10


@pytest.fixture(scope="module")
def seed(shared: Path) -> Path:
    return shared / "seed"


def test_most_of_the_analysts_findings_are_made(seed: Path) -> None:
    source = (seed / "report.txt").read_bytes()
    wanted = json.loads((seed / "expected.json").read_text(encoding="utf-8"))["findings"]
    document = read_text(source, name="report.txt", options=ReadOptions())
    found = read_report(document).report.findings
    missed = [want for want in wanted if not any(matches(f, want) for f in found)]
    assert len(wanted) - len(missed) >= AT_LEAST, missed


def matches(finding: Finding, want: dict[str, str]) -> bool:
    """True if the finding is of that sort and marks those words, or has them beside it."""
    words = (finding.text, *(span.text for span in finding.related))
    return finding.code in CODES.get(want["about"], LOADED) and any(
        w in want["text"] or want["text"] in w for w in words
    )
