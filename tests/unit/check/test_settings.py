from pathlib import Path

import pytest
from tests.unit.check.subjects import document

from counterclaim.check.engine import softened
from counterclaim.check.pack import Rule, load_packs
from counterclaim.check.settings import (
    Settings,
    Silence,
    check_codes,
    is_silenced,
    load_settings,
    severity_of,
)
from counterclaim.model.errors import PackError
from counterclaim.model.finding import Finding, Severity

RULE = Rule(code="XY101", name="x", kind="k", severity=Severity.WARNING, message="m", since="0.1.0")


def write(folder: Path, settings: str, findings: str | None = None) -> Path:
    path = folder / "counterclaim.toml"
    path.write_text(settings, encoding="utf-8")
    if findings is not None:
        (folder / "findings.toml").write_text(findings, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("settings", "where", "words"),
    [
        ("rulez = 1\n", "counterclaim.toml:1:1", "rulez"),
        ('\n[rules]\nXY101 = "loud"\n', "counterclaim.toml:3:1", "'loud' is no level"),
        ("[rules]\nXY101 = 3\n", "counterclaim.toml:2:1", "3 is no level"),
        ('packs = "mine"\n', "counterclaim.toml:1:1", "Expected `array`"),
        ("[rules\n", "counterclaim.toml:1:7", "not TOML"),
    ],
)
def test_bad_settings_say_where(tmp_path: Path, settings: str, where: str, words: str) -> None:
    with pytest.raises(PackError) as caught:
        load_settings(write(tmp_path, settings))
    assert str(caught.value.where).endswith(where)
    assert words in caught.value.message


@pytest.mark.parametrize(
    ("findings", "line", "words"),
    [
        ('[[silence]]\nrule = "XY101"\ntext = "a"\nreason = " "\n', 4, "say why"),
        ('[[silence]]\nrule = "XY101"\ntext = "a"\n', 1, "reason"),
        (
            (
                '[[silence]]\nrule = "XY101"\ntext = "a"\nreason = "r"\n\n[[silence]]\nrule = "XY101"\n'
                'txt = "b"\ntext = "b"\nreason = "r"\n'
            ),
            8,
            "txt",
        ),
    ],
)
def test_bad_findings_files_say_where(tmp_path: Path, findings: str, line: int, words: str) -> None:
    with pytest.raises(PackError) as caught:
        load_settings(write(tmp_path, "", findings))
    assert f"findings.toml:{line}:" in str(caught.value.where)
    assert words in caught.value.message


def test_settings_are_read_with_their_findings_file(tmp_path: Path) -> None:
    found = load_settings(
        write(
            tmp_path,
            'packs = ["mine"]\n[rules]\nCC202 = "note"\n',
            '[[silence]]\nrule = "CC201"\ntext = "Kiev"\nreason = "a title"\n',
        )
    )
    assert found == Settings(
        levels={"CC202": "note"},
        packs=(tmp_path / "mine",),
        silences=(Silence(rule="CC201", text="Kiev", reason="a title"),),
    )
    assert load_settings(None) == Settings()


def test_unknown_codes_are_named(tmp_path: Path) -> None:
    path = write(tmp_path, '[rules]\nCC202 = "off"\nZZ999 = "off"\n')
    with pytest.raises(PackError, match="ZZ999") as caught:
        check_codes(load_settings(path), load_packs(), path)
    assert str(caught.value.where).endswith(":3:1")
    check_codes(Settings(levels={"CC202": "off"}), load_packs(), None)


@pytest.mark.parametrize(
    ("default", "level", "loud"),
    [
        (True, None, Severity.WARNING),
        (False, None, None),
        (False, "on", Severity.WARNING),
        (True, "off", None),
        (True, "note", Severity.NOTE),
        (True, "error", Severity.ERROR),
    ],
)
def test_severity_under_settings(default: bool, level: str | None, loud: Severity | None) -> None:
    rule = Rule(**{**{f: getattr(RULE, f) for f in RULE.__struct_fields__}, "default": default})
    assert severity_of(rule, Settings(levels={"XY101": level} if level else {})) is loud


@pytest.mark.parametrize(
    ("found", "wanted", "result"),
    [
        ("warning", "error", "error"),
        ("note", "error", "note"),
        ("warning", "note", "note"),
        ("note", "warning", "note"),
    ],
)
def test_a_mild_variant_stays_mild(found: str, wanted: str, result: str) -> None:
    assert softened(Severity(found), Severity(wanted), Severity.WARNING) is Severity(result)


@pytest.mark.parametrize(
    ("silence", "silent"),
    [
        (Silence(rule="XY101", text="Kiev", reason="r"), True),
        (Silence(rule="XY102", text="Kiev", reason="r"), False),
        (Silence(rule="XY101", text="Kyiv", reason="r"), False),
        (Silence(rule="XY101", text="Kiev", reason="r", report="case*"), True),
        (Silence(rule="XY101", text="Kiev", reason="r", report="other.txt"), False),
    ],
)
def test_one_finding_is_silenced(silence: Silence, silent: bool) -> None:
    found = Finding(
        start=0, stop=4, text="Kiev", code="XY101", name="x", severity=Severity.NOTE, message="m", line=1, column=1
    )
    assert is_silenced(found, document("Kiev"), Settings(silences=(silence,))) is silent
