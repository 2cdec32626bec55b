"""The attributions of a report: source, cue and the whole content, as printed."""

from __future__ import annotations

import pytest
from short_texts import report_of

from counterclaim.model.claim import Attribution, Manner


def printed(passage: Attribution) -> tuple[list[str], list[str], list[str]]:
    """Source, cue and content in their words."""
    return [s.text for s in passage.source], [s.text for s in passage.cue], [s.text for s in passage.content]


def passages(text: str) -> list[tuple[list[str], list[str], list[str]]]:
    """All attributions of ``text`` in their words."""
    return [printed(passage) for passage in report_of(text).attributions]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The governor said that the bridge had fallen and that the road was mined.",
            "The governor",
            "said",
            "that the bridge had fallen and that the road was mined",
        ),
        (
            "The junta has repeatedly denied that its jets bombed the clinic in Sagaing.",
            "The junta",
            "has repeatedly denied",
            "that its jets bombed the clinic in Sagaing",
        ),
        (
            'The mayor of Goma said the rebels "control nothing".',
            "The mayor of Goma",
            "said",
            'the rebels "control nothing"',
        ),
        (
            'The general told reporters: "The town is ours. We hold every street."',
            "The general",
            "told",
            '"The town is ours. We hold every street."',
        ),
        ("Three convoys were looted, the agency reported.", "the agency", "reported", "Three convoys were looted"),
        (
            "“We left Marib at dawn,” said the colonel, who commands the brigade.",
            "the colonel, who commands the brigade",
            "said",
            "“We left Marib at dawn,”",
        ),
        (
            'The offensive was "slow and very costly," Rep. Dan Cole (R-Ohio) said.',
            "Rep. Dan Cole (R-Ohio)",
            "said",
            'The offensive was "slow and very costly,"',
        ),
        (
            "''They took Zuwara in the night,'' the teacher said.",
            "the teacher",
            "said",
            "''They took Zuwara in the night,''",
        ),
    ],
)
def test_the_content_is_the_whole_of_what_is_said(text: str, source: str, cue: str, content: str) -> None:
    assert passages(text) == [([source], [cue], [content])]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            '"We hold the dam," the minister said. "Nobody will take it from us."',
            ['"We hold the dam,"', '"Nobody will take it from us."'],
        ),
        (
            '"Our men left Sirte," the colonel said, "but the port is ours."',
            ['"Our men left Sirte,"', '"but the port is ours."'],
        ),
        (
            'The deputy said the vote was rigged. "They carried the boxes away."',
            ['the vote was rigged. "They carried the boxes away."'],
        ),
        (
            "The truce, the envoy said, will hold until Friday.",
            ["The truce", "will hold until Friday"],
        ),
        (
            "The harvest, according to the ministry, was burnt by the militia.",
            ["The harvest", "was burnt by the militia"],
        ),
    ],
)
def test_what_is_said_in_pieces_is_one_passage(text: str, content: list[str]) -> None:
    assert [words for _, _, words in passages(text)] == [content]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The rebels want to control the customs post.", "The rebels", "want", "to control the customs post"),
        (
            "Residents of Tigray hope that the banks will open.",
            "Residents of Tigray",
            "hope",
            "that the banks will open",
        ),
        ("The army refused to leave the airport.", "The army", "refused", "to leave the airport"),
        (
            "The council criticised the general for the raid on the market.",
            "The council",
            "criticised",
            "the general for the raid on the market",
        ),
        ("The ministry put the toll since May at 14.", "The ministry", "put", "the toll since May at 14"),
        (
            "The envoy expressed concern that the truce would collapse.",
            "The envoy",
            "expressed concern",
            "that the truce would collapse",
        ),
        (
            "Nobody in Port Sudan believed the junta's claim that the road was open.",
            "the junta",
            "claim",
            "that the road was open",
        ),
        (
            "As the observatory reported, the rebels left the citadel on Monday.",
            "the observatory",
            "reported",
            "the rebels left the citadel on Monday",
        ),
        (
            "The union called for the army to leave the port.",
            "The union",
            "called for",
            "the army to leave the port",
        ),
    ],
)
def test_beliefs_wishes_and_nouns_report_too(text: str, source: str, cue: str, content: str) -> None:
    assert ([source], [cue], [content]) in passages(text)


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The column is expected to reach Kidal on Friday.", "is expected", ["The column", "to reach Kidal on Friday"]),
        ("It is believed that the commander has fled to Chad.", "is believed", ["that the commander has fled to Chad"]),
    ],
)
def test_a_passive_without_agent_has_no_source(text: str, cue: str, content: list[str]) -> None:
    assert passages(text) == [([], [cue], content)]


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("The minister said the town had fallen, adding that the garrison had fled.", ["said", "adding"]),
        ("The general said that the hill was taken and insisted that the road was safe.", ["said", "insisted"]),
        ("“The port is closed,” the captain said, calling the mine a gift.", ["said", "calling"]),
    ],
)
def test_a_speaker_who_goes_on_makes_a_passage_of_the_same_source(text: str, cues: list[str]) -> None:
    found = passages(text)
    assert [cue for _, (cue,), _ in found] == cues
    assert len({tuple(source) for source, _, _ in found}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The agency said the army reported the capture of Siversk.",
        "The envoy said he believed the truce would hold.",
        '"The mayor says the road is open," the driver said.',
    ],
)
def test_a_report_within_what_is_reported_is_in_the_chain_alone(text: str) -> None:
    assert [cue for _, cue, _ in passages(text)] == [["said"]]


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ('"The town is ours," the colonel said. "All of it is."', Manner.DIRECT),
        ('The colonel said the town was "ours". "All of it is."', Manner.MIXED),
        ("The colonel said the town was theirs.", Manner.INDIRECT),
    ],
)
def test_the_manner_is_that_of_all_pieces(text: str, manner: Manner) -> None:
    assert [passage.kind for passage in report_of(text).attributions] == [manner]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels took Bukavu on Friday.",
        "I think the road is open.",
        "The mission goes on in the north.",
        "A fire broke out at the depot, and the guards left.",
        "The brigade that defends the dam lost two tanks.",
        "The militia attacked the convoy near Beni.",
        "Gunners attacked the village for two hours.",
        "Jets slammed the depot in Omdurman and supported the advance.",
    ],
)
def test_where_nobody_reports_there_is_no_passage(text: str) -> None:
    assert passages(text) == []


def test_a_quotation_after_a_full_stop_is_not_the_next_speakers() -> None:
    text = '"The hill is ours." But the mayor said the army had left it.'
    assert passages(text) == [(["the mayor"], ["said"], ["the army had left it"])]


def test_a_dateline_is_no_part_of_what_is_said() -> None:
    text = "TRIPOLI, May 2 (AP) - The refinery burned for two days, the company said."
    assert passages(text) == [(["the company"], ["said"], ["The refinery burned for two days"])]
