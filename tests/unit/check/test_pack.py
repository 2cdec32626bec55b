import datetime as dt
from pathlib import Path

import pytest

from counterclaim.check.engine import validate
from counterclaim.check.pack import fields_of, load_pack, load_rule, unique
from counterclaim.model.errors import PackError

FRONT = """---
code: XY101
name: some-thing
kind: vague-source
severity: note
message: "'{source}' is vague"
since: 0.1.0
---
"""
PROSE = "\n## What it does\n\nA.\n\n## Why it matters\n\nB.\n\n## Cases\n\n```report\nReports say so.\n```\n"


def write(folder: Path, source: str, name: str = "XY101-some-thing.md") -> Path:
    path = folder / name
    path.write_text(source, encoding="utf-8")
    return path


def test_a_rule_is_read(tmp_path: Path) -> None:
    prose = PROSE + (
        "\n```report\npublished: 2024-05-16\ntheatre: ukraine\n\nSome say.\n```\n\n```findings\nnote[XY101] x\n```\n"
    )
    file = load_rule(write(tmp_path, FRONT + prose))
    assert (file.what, file.why, file.rule.default) == ("A.", "B.", True)
    first, second = file.cases
    assert (first.text, first.want, first.theatre) == ("Reports say so.", "", "auto")
    assert (second.text, second.want) == ("Some say.", "note[XY101] x")
    assert (second.published, second.theatre) == (dt.date(2024, 5, 16), "ukraine")
    assert [(FRONT + prose).splitlines()[c.line - 1] for c in file.cases] == ["```report"] * 2


def test_windows_line_ends_are_read(tmp_path: Path) -> None:
    path = tmp_path / "XY101-some-thing.md"
    path.write_bytes((FRONT + PROSE).replace("\n", "\r\n").encode())
    assert load_rule(path).cases[0].text == "Reports say so."


@pytest.mark.parametrize(
    ("source", "at", "words"),
    [
        ("no front", ":1:1", "front matter"),
        (FRONT.replace("since", "sinse") + PROSE, ":7:1", "sinse"),
        (FRONT.replace("severity: note", "severity: loud") + PROSE, ":5:1", "loud"),
        (FRONT.replace("kind: vague-source", "kind: [a"), ":", "not YAML"),
        (FRONT.replace("XY101", "xy1") + PROSE, ":2:1", "XY101"),
        (FRONT.replace("some-thing", "other") + PROSE, ":2:1", "XY101-other.md"),
        (FRONT + PROSE.replace("## Why it matters", "## Why"), ":", "## Why it matters"),
        (FRONT + PROSE.replace("```report\n", "```report\npublished: May\n"), ":21:1", "2024-05-16"),
    ],
)
def test_a_bad_rule_says_where_and_what_to_do(tmp_path: Path, source: str, at: str, words: str) -> None:
    with pytest.raises(PackError) as caught:
        load_rule(write(tmp_path, source))
    assert f"XY101-some-thing.md{at}" in str(caught.value.where)
    assert words in caught.value.message


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("kind: vague-source", "kind: nothing", "no kind 'nothing'"),
        ("{source}", "{side}", "{side}"),
        ("since: 0.1.0", "since: 0.1.0\nparams: {x: 1}", "parameter 'x'"),
        ("since: 0.1.0", "since: 0.1.0\nvariants: {own: {severity: note}}", "variant 'own'"),
    ],
)
def test_a_rule_must_fit_its_kind(tmp_path: Path, old: str, new: str, words: str) -> None:
    with pytest.raises(PackError, match=r"XY101-some-thing\.md:\d+:\d+") as caught:
        validate(load_rule(write(tmp_path, FRONT.replace(old, new) + PROSE)))
    assert words in caught.value.message


def test_packs_must_hold_rules_with_codes_of_their_own(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="no such folder"):
        load_pack(tmp_path / "missing")
    with pytest.raises(PackError, match="no rule here"):
        load_pack(tmp_path)
    file = load_rule(write(tmp_path, FRONT + PROSE))
    with pytest.raises(PackError, match="already the code"):
        unique((file, file))


def test_fields_of() -> None:
    assert fields_of("'{a}' is not {{b}} but {c}") == ("a", "c")
