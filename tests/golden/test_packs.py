"""Every rule of every pack: it loads, it is explained, its cases hold.

``pytest tests/golden/test_packs.py --update`` writes what the rules report now into the cases; review the diff.
"""

import re
from pathlib import Path

import pytest

import counterclaim
from counterclaim.check.engine import reads, validate
from counterclaim.check.pack import CASE, RuleFile, load_pack
from counterclaim.check.trial import require_both, try_rule
from counterclaim.cli.packs import read_case
from counterclaim.languages import LANGUAGES

PACKS = sorted(p for p in (Path(counterclaim.__file__).parent / "packs").iterdir() if p.is_dir())
FILES = [file for pack in PACKS for file in load_pack(pack)]
VERDICT = re.compile(r"\b(true|false|lying|wrong|incorrect|untrue)\b", re.I)


def by_code(file: RuleFile) -> str:
    return file.path.stem


@pytest.mark.parametrize("file", FILES, ids=by_code)
def test_a_rule_fits_its_kind_and_gives_no_verdict(file: RuleFile) -> None:
    validate(file)
    require_both(file)
    texts = [file.rule.message, *(v.message for v in file.rule.variants.values() if v.message)]
    assert not any(VERDICT.search(text) for text in texts)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("file", FILES, ids=by_code)
def test_it_has_cases_in_each_language_that_declares_its_kind(file: RuleFile, lang: str) -> None:
    cases = [case for case in file.cases if case.lang == lang]
    if not reads(lang, file.rule.kind):
        assert not any(case.want for case in cases), f"declare {file.rule.kind} in languages/{lang}/checks.toml"
        return
    assert any(case.want for case in cases), f"add a case in {lang} that fires"
    assert not all(case.want for case in cases), f"add a case in {lang} that stays silent"


@pytest.mark.parametrize("file", FILES, ids=by_code)
def test_its_cases_hold(file: RuleFile, request: pytest.FixtureRequest) -> None:
    trials = list(try_rule(file, read_case))
    if request.config.getoption("--update", default=False):
        rewrite(file.path, [trial.got for trial in trials])
        return
    for trial in trials:
        assert trial.got == trial.case.want, f"{file.path.name}:{trial.case.line}"


def rewrite(path: Path, found: list[str]) -> None:
    """Put ``found`` into the cases, in order."""
    left = iter(found)

    def block(match: re.Match[str]) -> str:
        want = next(left)
        head = f"```report\n{match['report']}```"
        tail = "\n" if match[0].endswith("\n") else ""
        return f"{head}\n\n```findings\n{want}\n```{tail}" if want else f"{head}{tail}"

    source = path.read_text(encoding="utf-8")
    path.write_text(CASE.sub(block, source), encoding="utf-8")


def test_codes_are_unique() -> None:
    codes = [file.rule.code for file in FILES]
    assert len(codes) == len(set(codes))
