"""What reads a document has a name that changes with whatever shapes a claim."""

import shutil

import pytest

from counterclaim import keeping


def named(folder, monkeypatch):
    monkeypatch.setattr(keeping, "PACKAGE", folder)
    return keeping.extractor.__wrapped__()


@pytest.fixture
def package(tmp_path):
    for name in ("annotate/times.py", "languages/en/cues.toml", "theatres/made/agents.toml", "show/page.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("one")
    return tmp_path


@pytest.mark.parametrize("name", ["annotate/times.py", "languages/en/cues.toml", "theatres/made/agents.toml"])
def test_a_changed_rule_or_table_is_another_extractor(name, package, monkeypatch):
    before = named(package, monkeypatch)
    (package / name).write_text("two")
    assert named(package, monkeypatch) != before
    (package / name).write_text("one")
    assert named(package, monkeypatch) == before


@pytest.mark.parametrize("name", ["show/page.py", "annotate/__pycache__/times.pyc"])
def test_what_shapes_no_claim_does_not_count(name, package, monkeypatch):
    before = named(package, monkeypatch)
    (package / name).parent.mkdir(exist_ok=True)
    (package / name).write_text("two")
    assert named(package, monkeypatch) == before


def test_a_file_more_is_another_extractor(package, monkeypatch):
    before = named(package, monkeypatch)
    shutil.copy(package / "annotate" / "times.py", package / "annotate" / "more.py")
    assert named(package, monkeypatch) != before
