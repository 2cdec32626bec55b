"""Whatever the pipeline says of a sample report: its spans are the report's words, its ids and JSON hold still."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

import counterclaim
from counterclaim.flow import Outcome, read_report
from counterclaim.model.document import Document
from counterclaim.model.report import Report
from counterclaim.read.options import ReadOptions
from counterclaim.read.text import read_text

SAMPLES = sorted((Path(counterclaim.__file__).parent / "samples").glob("*.txt"))
# Astral, joined and flagged characters; marks that combine, that stand alone, and in the order that NFC would change.
FRONT = "👩\u200d🚒 🇺🇦 e\u0301 q\u0307\u0323 и\u0306 \u0301 𝔘\n\n"
LEAST_SPANS = 50  # of a report of this size; fewer, and the test looks at nothing
by_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)


def read(text: str) -> tuple[Document, Outcome]:
    """The document of ``text`` and what is said of it, with nothing kept from an earlier reading."""
    document = read_text(text.encode(), name="sample", options=ReadOptions(lang="en"))
    return document, read_report(document)


@pytest.fixture(scope="module")
def outcomes() -> dict[Path, tuple[Document, Outcome]]:
    """Each sample, read once."""
    return {sample: read(sample.read_text(encoding="utf-8")) for sample in SAMPLES}


def stretches(value: object) -> Iterator[tuple[int, int, str]]:
    """All starts, stops and words in a structure: of spans, and of links, which are none but point likewise."""
    if isinstance(value, msgspec.Struct):
        start, stop, text = (getattr(value, name, None) for name in ("start", "stop", "text"))
        if isinstance(start, int) and isinstance(stop, int) and isinstance(text, str):
            yield start, stop, text
        for field in value.__struct_fields__:
            yield from stretches(getattr(value, field))
    elif isinstance(value, tuple):
        for each in value:
            yield from stretches(each)


def require_own_words(document: Document, outcome: Outcome) -> None:
    found = [*stretches(outcome.report), *stretches(outcome.annotations)]
    assert len(found) >= LEAST_SPANS
    assert [s for s in found if document.text[s[0] : s[1]] != s[2]] == []


@by_sample
def test_every_span_is_the_documents_words(sample, outcomes):
    require_own_words(*outcomes[sample])


@by_sample
def test_reading_again_gives_the_same_ids_and_report(sample, outcomes):
    first = outcomes[sample][1].report
    again = read(sample.read_text(encoding="utf-8"))[1].report
    assert (again.id, [c.id for c in again.claims]) == (first.id, [c.id for c in first.claims])
    assert again == first
    assert len({claim.id for claim in first.claims}) == len(first.claims) > 0


@by_sample
def test_relations_name_claims_of_the_report(sample, outcomes):
    report = outcomes[sample][1].report
    ids = {claim.id for claim in report.claims}
    assert {end for relation in report.relations for end in (relation.left, relation.right)} <= ids


@by_sample
def test_json_gives_the_report_back(sample, outcomes):
    report = outcomes[sample][1].report
    source = msgspec.json.encode(report)
    assert msgspec.json.decode(source, type=Report, strict=True) == report


@by_sample
def test_emoji_and_marks_in_front_leave_spans_on_their_words(sample, outcomes):
    plain, report = outcomes[sample][0], outcomes[sample][1].report
    document, outcome = read(FRONT + plain.text)
    assert document.text == FRONT + plain.text, "reading changes no character"
    require_own_words(document, outcome)
    moved = [(p.start - len(FRONT), p.name) for p in outcome.report.places]
    assert moved == [(p.start, p.name) for p in report.places]


def test_a_span_with_other_words_would_be_seen(outcomes):
    document, outcome = next(iter(outcomes.values()))
    shifted = msgspec.structs.replace(document, text=" " + document.text)
    assert any(shifted.text[start:stop] != text for start, stop, text in stretches(outcome.report))
    with pytest.raises(AssertionError):
        require_own_words(shifted, outcome)
