"""``counterclaim.toml`` turns rules off or down; ``findings.toml`` silences one finding, with a reason."""

from __future__ import annotations

import fnmatch
import re
import tomllib
from pathlib import Path
from typing import TypeVar

import msgspec

from counterclaim.check.pack import Rule, RuleFile
from counterclaim.check.position import toml_position
from counterclaim.model.document import Document
from counterclaim.model.errors import PackError
from counterclaim.model.finding import Finding, Severity

LEVELS = ("off", "on", *Severity)
SYNTAX_AT = re.compile(r"\(at line (\d+), column (\d+)\)")
T = TypeVar("T")


class Silence(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry of ``findings.toml``: this rule, on these words, in reports of this name (a pattern), is answered."""

    rule: str
    text: str
    reason: str
    report: str = "*"


class SilenceFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of ``findings.toml``."""

    silence: tuple[Silence, ...] = ()


class SettingsFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of ``counterclaim.toml``; paths count from its folder."""

    rules: dict[str, object] = {}
    packs: tuple[str, ...] = ()
    findings: str = "findings.toml"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What a run goes by: levels by rule code, folders of further rules, silenced findings."""

    levels: dict[str, str] = {}
    packs: tuple[Path, ...] = ()
    silences: tuple[Silence, ...] = ()


def load_settings(path: Path | None) -> Settings:
    """The settings in ``path`` with its findings file; the defaults where ``path`` is ``None``.

    ``PackError`` names file, line and column of an unknown key, level or a missing reason.
    """
    if path is None:
        return Settings()
    source, found = decode(path, SettingsFile)
    for code, level in found.rules.items():
        if level not in LEVELS:
            line, column = toml_position(source, f"`$.rules.{code}`")
            raise PackError(f"{level!r} is no level: use one of {', '.join(LEVELS)}", where=f"{path}:{line}:{column}")
    return Settings(
        levels={code: str(level) for code, level in found.rules.items()},
        packs=tuple(path.parent / pack for pack in found.packs),
        silences=load_silences(path.parent / found.findings),
    )


def load_silences(path: Path) -> tuple[Silence, ...]:
    """The entries of a findings file; none where there is no such file."""
    if not path.exists():
        return ()
    source, found = decode(path, SilenceFile)
    for number, entry in enumerate(found.silence):
        if not entry.reason.strip():
            line, column = toml_position(source, f"`$.silence[{number}].reason`")
            raise PackError("say why this finding is silenced", where=f"{path}:{line}:{column}")
    return found.silence


def decode(path: Path, shape: type[T]) -> tuple[str, T]:
    """The file's text and what it holds; ``PackError`` with line and column."""
    try:
        source = path.read_text(encoding="utf-8")
        return source, msgspec.convert(tomllib.loads(source), shape)
    except (OSError, UnicodeDecodeError) as error:
        raise PackError(f"cannot read these settings: {error}", where=str(path)) from error
    except tomllib.TOMLDecodeError as error:
        at = SYNTAX_AT.search(str(error))
        where = f"{path}:{at[1]}:{at[2]}" if at else str(path)
        raise PackError(f"not TOML: {SYNTAX_AT.sub('', str(error)).strip()}", where=where) from error
    except msgspec.ValidationError as error:
        line, column = toml_position(source, str(error))
        raise PackError(f"{error}; see docs/rules.md for the keys", where=f"{path}:{line}:{column}") from error


def check_codes(settings: Settings, rules: tuple[RuleFile, ...], path: Path | None) -> None:
    """Raise ``PackError`` for a code in the settings or silences that no rule has."""
    known = {file.rule.code for file in rules}
    for code in (*settings.levels, *(entry.rule for entry in settings.silences)):
        if code in known:
            continue
        where = str(path) if path else None
        if path and code in settings.levels:
            line, column = toml_position(path.read_text(encoding="utf-8"), f"`$.rules.{code}`")
            where = f"{path}:{line}:{column}"
        raise PackError(f"no rule has the code '{code}': 'counterclaim rules' lists them", where=where)


def severity_of(rule: Rule, settings: Settings) -> Severity | None:
    """How loud the rule is under these settings; ``None`` for off."""
    level = settings.levels.get(rule.code, "on" if rule.default else "off")
    if level == "off":
        return None
    return rule.severity if level == "on" else Severity(level)


def is_silenced(finding: Finding, document: Document, settings: Settings) -> bool:
    """True if an entry of the findings file answers this finding."""
    names = {document.name, Path(document.name).name, document.id}
    return any(
        entry.rule == finding.code
        and entry.text == finding.text
        and any(fnmatch.fnmatchcase(name, entry.report) for name in names)
        for entry in settings.silences
    )
