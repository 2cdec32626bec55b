"""Reports whose speaker or clause the parser takes for something else."""

from __future__ import annotations

import pytest
from short_texts import chain, claim_of, contents, report_of

from counterclaim.claims.mending import mended
from counterclaim.claims.tree import Tree
from counterclaim.flow import lexicon
from counterclaim.languages import adapter


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        (
            "Three hamlets came under fire before dawn, reported the interior ministry in Tbilisi.",
            "Three hamlets came under fire before dawn",
            ["the interior ministry in Tbilisi"],
        ),
        (
            "Sake has not been surrendered, insisted General Kambale.",
            "Sake has not been surrendered",
            ["General Kambale"],
        ),
        (
            "The prisoners were farmers, reads a letter that a clinic released.",
            "The prisoners were farmers",
            ["a letter"],
        ),
        (
            '"They shelled the market first," recalled a baker who had hidden.',
            "They shelled the market first",
            ["a baker"],
        ),
        ("Nine graves were dug in Nyala on Friday, AFP reports.", "Nine graves were dug in Nyala on Friday", ["AFP"]),
        (
            "Puntland plans to send troops to Bosaso, an adviser to its leader said.",
            "Puntland plans to send troops to Bosaso",
            ["an adviser to its leader"],
        ),
        (
            "Since the start of May more than 900 people have lost their lives, Mali's premier told the assembly.",
            "Since the start of May more than 900 people have lost their lives",
            ["Mali's premier"],
        ),
        (
            "The mayor's office said 300 men of the brigade hold it.",
            "300 men of the brigade hold it",
            ["The mayor's office"],
        ),
        (
            "The Israeli military disputes the claim that Rafah was shelled.",
            "Rafah was shelled",
            ["The Israeli military"],
        ),
    ],
)
def test_the_speaker_is_found(text: str, content: str, source: list[str]) -> None:
    assert chain(claim_of(text, content)) == source


def test_the_subject_before_an_inserted_report_is_not_who_reports() -> None:
    (claim,) = report_of("The governor of Djibo, argues one of his rivals, controls only the market.").claims
    assert chain(claim) == ["one of his rivals"]


@pytest.mark.parametrize(
    "text",
    [
        "The army entered Sake, reported losses, and left.",
        "The envoy met the president, told the ministers that Goma had fallen, and flew home.",
        "He crossed the river, warned the garrison, and returned.",
        "Rebels took the town and the hospital.",
    ],
)
def test_what_is_parsed_well_stays(text: str) -> None:
    parse = adapter("en").parse(text)
    assert mended(parse, lexicon("en")) is parse


def test_a_mended_parse_is_still_a_forest_of_one_root_a_sentence() -> None:
    text = "Two bridges fell, said the mayor; a dam, argues one of his critics, held nothing. Ten died, AFP reports."
    tree = Tree(mended(adapter("en").parse(text), lexicon("en")), text)
    roots = [t for t in tree.tokens if t.head == t.i]
    assert len(roots) == len(tree.parse.sentences)
    assert all(tree.above(t)[-1:] == [] or tree.above(t)[-1] in roots for t in tree.tokens)
    assert contents(text)
