"""Read a rule pack: one Markdown file a rule (front matter, what, why, cases)."""

from __future__ import annotations

import datetime as dt
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import yaml

import counterclaim
from counterclaim.check.position import offset_line, yaml_position
from counterclaim.model.errors import PackError
from counterclaim.model.finding import Severity

CORE = Path(counterclaim.__file__).parent / "packs" / "core"
CODE = re.compile(r"[A-Z]{2,4}\d{3}")
FILE = re.compile(r"[A-Z]{2,4}\d{3}-[a-z0-9-]+")
FRONT = re.compile(r"\A---\n(?P<front>.*?)\n---\n(?P<prose>.*)\Z", re.S)
CASE = re.compile(r"^```report\n(?P<report>.*?)^```[ \t]*\n(?:\s*^```findings\n(?P<want>.*?)^```[ \t]*$)?", re.S | re.M)
HEADS = ("What it does", "Why it matters", "Cases")
FRONT_LINE = re.compile(r"(published|theatre|outlet|title|lang|evidence|ledger): *(.+)\n")
MANY = ("evidence", "ledger")  # lines of which a case may have several
ADVICE = "see 'Rule packs' in docs/rules.md"


class Variant(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a rule speaks in one of the situations that its kind tells apart; absent fields are the rule's own."""

    severity: Severity | None = None
    message: str | None = None
    help: str | None = None


class Wording(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule's texts in another language than English; absent ones stay English."""

    message: str | None = None
    help: str | None = None
    variants: dict[str, Wording] = {}


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The front matter of a rule file; ``default`` false means: only where the settings turn it on.

    ``messages`` holds a pack's own translations by language; the rules that ship have theirs in the catalogues.
    """

    code: str
    name: str
    kind: str
    severity: Severity
    message: str
    since: str
    help: str | None = None
    default: bool = True
    params: dict[str, Any] = {}
    variants: dict[str, Variant] = {}
    messages: dict[str, Wording] = {}


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """A report and the findings that it must give (none if ``want`` is empty); ``line`` is where it stands.

    ``evidence`` and ``ledger`` are lines on what data sets show and on what other reports say (docs/evidence.md).
    """

    text: str
    want: str
    line: int
    published: dt.date | None = None
    theatre: str = "auto"
    outlet: str | None = None
    title: str | None = None
    lang: str = "en"
    evidence: tuple[str, ...] = ()
    ledger: tuple[str, ...] = ()


class RuleFile(msgspec.Struct, frozen=True, kw_only=True):
    """A rule with its prose; ``prose`` is the whole text below the front matter."""

    rule: Rule
    path: Path
    what: str
    why: str
    prose: str
    cases: tuple[Case, ...]


def load_rule(path: Path) -> RuleFile:
    """The rule in one file; ``PackError`` says where and what to mend."""
    try:
        source = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        raise PackError(f"cannot read this rule: {error}", where=str(path)) from error
    match = FRONT.match(source)
    if match is None:
        raise PackError(f"no front matter: begin with '---', the fields, '---'; {ADVICE}", where=f"{path}:1:1")
    rule = front_matter(match["front"], path)
    if not CODE.fullmatch(rule.code) or path.stem != f"{rule.code}-{rule.name}":
        line, column = yaml_position(match["front"], "`$.code`")
        advice = f"call the file {rule.code}-{rule.name}.md, with a code such as 'XY101'"
        raise PackError(advice, where=f"{path}:{line + 1}:{column}")
    parts = sections(match["prose"], path, source)
    first = source.count("\n", 0, match.start("prose"))
    return RuleFile(
        rule=rule,
        path=path,
        what=parts[HEADS[0]],
        why=parts[HEADS[1]],
        prose=match["prose"].strip(),
        cases=tuple(cases(match["prose"], path, first)),
    )


def field_place(file: RuleFile, field: str) -> str:
    """``path:line:column`` of a field of the front matter, such as ``kind`` or ``variants.own``."""
    match = FRONT.match(file.path.read_text(encoding="utf-8").replace("\r\n", "\n"))
    line, column = yaml_position(match["front"], f"`$.{field}`") if match else (0, 1)
    return f"{file.path}:{line + 1}:{column}"


def front_matter(front: str, path: Path) -> Rule:
    """The validated front matter; line numbers count the opening ``---``."""
    try:
        loaded = yaml.safe_load(front)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"{path}:{mark.line + 2}:{mark.column + 1}" if mark else str(path)
        raise PackError(f"not YAML: {error.problem}; quote values that hold ': ' or '#'", where=where) from error
    try:
        return msgspec.convert(loaded, Rule)
    except msgspec.ValidationError as error:
        line, column = yaml_position(front, str(error))
        raise PackError(f"{error}; {ADVICE}", where=f"{path}:{line + 1}:{column}") from error


def sections(prose: str, path: Path, source: str) -> dict[str, str]:
    """The text under each of the three headings."""
    out = {}
    for head in HEADS:
        found = re.search(rf"^## {head}[ \t]*\n(.*?)(?=^## |\Z)", prose, re.S | re.M)
        if found is None or not found[1].strip():
            last = source.count("\n") + 1
            raise PackError(f"add a section '## {head}' with text under it", where=f"{path}:{last}:1")
        out[head] = found[1].strip()
    return out


def cases(prose: str, path: Path, first: int) -> Iterator[Case]:
    """The ``report`` blocks of a rule's prose, each with its ``findings`` block; ``first`` lines stand above."""
    for block in CASE.finditer(prose):
        line = first + offset_line(prose, block.start())[0]
        fields: dict[str, Any] = {}
        text = block["report"]
        while found := FRONT_LINE.match(text):
            name, value = found[1], found[2].strip()
            fields[name] = (*fields.get(name, ()), value) if name in MANY else value
            text = text[found.end() :]
        if "published" in fields:
            try:
                fields["published"] = dt.date.fromisoformat(fields["published"])
            except ValueError as error:
                raise PackError("write the date as 2024-05-16", where=f"{path}:{line + 1}:1") from error
        yield Case(text=text.strip("\n"), want=(block["want"] or "").rstrip("\n"), line=line, **fields)


def load_pack(folder: Path) -> tuple[RuleFile, ...]:
    """All rules of a folder, by code; ``PackError`` if there is none or a code is used twice."""
    if not folder.is_dir():
        raise PackError("there is no such folder of rules", where=str(folder))
    found = tuple(load_rule(path) for path in sorted(folder.glob("*.md")) if FILE.fullmatch(path.stem))
    if not found:
        raise PackError("no rule here: a rule is a file such as XY101-what-is-found.md", where=str(folder))
    return unique(found)


def unique(rules: tuple[RuleFile, ...]) -> tuple[RuleFile, ...]:
    """The rules by code; ``PackError`` if two have the same code."""
    seen: dict[str, Path] = {}
    for rule in rules:
        if rule.rule.code in seen:
            raise PackError(f"{rule.rule.code} is already the code of {seen[rule.rule.code]}", where=str(rule.path))
        seen[rule.rule.code] = rule.path
    return tuple(sorted(rules, key=lambda r: r.rule.code))


def load_packs(folders: tuple[Path, ...] = ()) -> tuple[RuleFile, ...]:
    """The rules that ship with the product and those of ``folders``, by code."""
    return unique(tuple(rule for folder in (CORE, *folders) for rule in load_pack(folder)))


def fields_of(template: str) -> tuple[str, ...]:
    """The names in braces of a message."""
    return tuple(name for _, name, _, _ in string.Formatter().parse(template) if name is not None)
