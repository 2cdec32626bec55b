"""Whatever stands in a text: every span is the document's own words, and reading twice gives the same."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.flow import read_report
from counterclaim.model.report import Report
from counterclaim.model.span import Span
from counterclaim.read.options import ReadOptions
from counterclaim.read.text import read_text

SENTENCES = (
    "The army said on 12 May 2024 that its troops had taken Lukiantsi.",
    "“We hold the northern part,” the governor told reporters on Friday.",
    "At least 14 people were killed in the shelling of Kharkiv, according to the ministry.",
    "Kyiv denied Moscow's claim that Vovchansk had fallen.",
    "Drones hit El Fasher overnight, reportedly.",
    "The ‘liberation’ of Bakhmut cost 20,000 men, the spokesman claimed.",
)
# Astral and wide characters, joiners, marks that combine, marks that reorder, and line ends of every kind.
ODDITIES = (
    "😀",
    "👩‍🚒",
    "🇺🇦",
    "e\u0301",
    "и\u0306",
    "\u0301\u0302",
    "\u200f",
    "\u202e",
    "ﬁ",
    "中",
    "\u00a0",
    "\u2028",
    "\r\n",
    "\r",
    "\n\n",
    "\t",
)
FEW = settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Sentences with oddities between their characters."""
    text = " ".join(draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4)))
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(ODDITIES)) + text[at:]
    return text


def spans(value: object) -> Iterator[Span]:
    """Every span in a structure."""
    if isinstance(value, Span):
        yield value
    if isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from spans(getattr(value, field))
    elif isinstance(value, tuple):
        for each in value:
            yield from spans(each)


@FEW
@given(texts())
def test_spans_are_the_documents_words(text):
    document = read_text(text.encode(), name="t", options=ReadOptions(lang="en"))
    outcome = read_report(document)
    found = [*spans(outcome.report), *spans(outcome.annotations)]
    for span in found:
        assert document.text[span.start : span.stop] == span.text
    for claim in outcome.report.claims:
        for link in claim.chain:
            assert link.start is None or document.text[link.start : link.stop] == link.text
    for finding in outcome.report.findings:
        line = document.text.split("\n")[finding.line - 1]
        assert line[finding.column - 1 :].startswith(finding.text.split("\n", 1)[0])


@FEW
@given(texts())
def test_reading_twice_gives_the_same_and_json_round_trips(text):
    first, second = (
        read_report(read_text(text.encode(), name="t", options=ReadOptions(lang="en"))).report for _ in range(2)
    )
    assert first == second
    assert msgspec.json.decode(msgspec.json.encode(first), type=Report) == first
    ids = [claim.id for claim in first.claims]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("odd", ODDITIES)
def test_an_oddity_before_the_text_moves_every_span_by_its_length(odd):
    plain = read_report(read_text(SENTENCES[0].encode(), name="t", options=ReadOptions())).report
    document = read_text(f"{odd}\n\n{SENTENCES[0]}".encode(), name="t", options=ReadOptions(lang="en"))
    by = len(document.text) - len(SENTENCES[0])
    moved = [span for span in spans(read_report(document).report.claims) if span.start >= by]
    assert [(s.start + by, s.stop + by, s.text) for s in spans(plain.claims)] == [
        (s.start, s.stop, s.text) for s in moved
    ]
