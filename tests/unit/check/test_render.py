import io

import pytest
from rich.console import Console
from tests.unit.check.subjects import document, span

from counterclaim.check.render import block, plain, render_findings, summary, write
from counterclaim.model.finding import Finding, Severity

TEXT = "First line.\nTroops took the town in the east."
TOWN = span(TEXT, "the town")


def finding(**fields: object) -> Finding:
    base: dict[str, object] = {
        "start": TOWN.start,
        "stop": TOWN.stop,
        "text": TOWN.text,
        "code": "XY101",
        "name": "x",
        "severity": Severity.WARNING,
        "message": "'the town' is unknown",
        "line": 2,
        "column": 13,
    }
    return Finding(**{**base, **fields})  # type: ignore[arg-type]


def test_a_finding_looks_like_a_compilers() -> None:
    found = finding(help="name the town", related=(span(TEXT, "the east"),))
    assert plain(render_findings([found], document(TEXT))) == (
        "case.txt:2:13: warning[XY101] 'the town' is unknown\n"
        " 2 | Troops took the town in the east.\n"
        "   |             ^^^^^^^^\n"
        "   = see 2:25: the east\n"
        "   = help: name the town\n"
        "\n"
    )


def test_many_related_places_are_counted() -> None:
    found = finding(related=(span(TEXT, "the east"),) * 5)
    assert "and 2 more" in plain(render_findings([found], document(TEXT)))


def test_escapes_in_name_message_and_help_are_harmless() -> None:
    found = finding(message="\x1b]0;x\x07", help="\x1b[2J", related=())
    out = plain(render_findings([found], document(TEXT, name="a\x1b[31m.txt")))
    assert not any(char < " " and char != "\n" for char in out)


@pytest.mark.parametrize(("colour", "escape"), [("standard", True), (None, False)])
def test_colour_is_the_consoles_choice(colour: str | None, escape: bool) -> None:
    stream = io.StringIO()
    console = Console(file=stream, color_system=colour, force_terminal=colour is not None, width=40)
    write(render_findings([finding()], document(TEXT)), console)
    assert ("\x1b[" in stream.getvalue()) is escape


def test_markup_in_a_report_is_text() -> None:
    text = "[bold red]the town[/] fell"
    stream = io.StringIO()
    at = span(text, "the town")
    found = finding(start=at.start, stop=at.stop, message="[link=x]y[/link]", line=1, column=11)
    write(render_findings([found], document(text)), Console(file=stream, width=80))
    assert "[bold red]the town[/] fell" in stream.getvalue()
    assert "[link=x]y[/link]" in stream.getvalue()


def test_block_has_no_file_and_no_line_number() -> None:
    assert block(finding(), TEXT).splitlines()[:2] == [
        "warning[XY101] 'the town' is unknown",
        "  | Troops took the town in the east.",
    ]


@pytest.mark.parametrize(
    ("severities", "words"),
    [
        ([], "no findings"),
        (["note"], "1 finding (1 note)"),
        (["warning", "note", "warning"], "3 findings (2 warnings, 1 note)"),
    ],
)
def test_summary(severities: list[str], words: str) -> None:
    assert summary(tuple(finding(severity=Severity(s)) for s in severities)) == words
