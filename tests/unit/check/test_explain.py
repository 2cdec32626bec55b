import importlib
import importlib.util
import pkgutil
from pathlib import Path

import pytest

import counterclaim
from counterclaim.check.explain import error_texts, explain
from counterclaim.check.pack import load_packs
from counterclaim.model import errors
from counterclaim.model.errors import CounterclaimError

ROOT = Path(__file__).parents[3]
RULES = load_packs()


def all_codes(base: type[CounterclaimError]) -> set[str]:
    return {base.code}.union(*(all_codes(below) for below in base.__subclasses__()))


def test_every_error_code_is_explained() -> None:
    for module in pkgutil.iter_modules([str(Path(counterclaim.__file__).parent / "read")]):
        importlib.import_module(f"counterclaim.read.{module.name}")
    assert all_codes(errors.CounterclaimError) <= set(error_texts())


@pytest.mark.parametrize("file", RULES, ids=lambda file: file.rule.code)
def test_every_rule_is_explained(file: object) -> None:
    code = file.rule.code  # type: ignore[attr-defined]
    text = explain(code.lower())
    assert code in text.splitlines()[0]
    assert "## Why it matters" in text


def test_an_unknown_code_names_the_nearest() -> None:
    with pytest.raises(CounterclaimError, match=r"did you mean .*CC10\d"):
        explain("CC10")
    with pytest.raises(CounterclaimError, match="counterclaim rules"):
        explain("what")


def test_the_rules_page_is_current() -> None:
    spec = importlib.util.spec_from_file_location("rules_page", ROOT / "tools" / "rules_page.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == module.page(), "run python tools/rules_page.py"
