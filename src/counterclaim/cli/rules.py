"""``counterclaim rules``: what is looked for."""

from __future__ import annotations

from typing import Annotated

import typer

from counterclaim.cli.language import LangUiOption
from counterclaim.model import spoken


def rules_command(
    *,
    config: Annotated[str | None, typer.Option(metavar="PATH", help="Settings, instead of counterclaim.toml.")] = None,
    output: Annotated[str, typer.Option("--format", metavar="text|json", help="Form of the list.")] = "text",
    lang_ui: LangUiOption = None,  # noqa: ARG001 - handled by its callback
) -> None:
    """List the rules: code, name, how loud it is under your settings, what it reports."""
    import msgspec

    from counterclaim.check.pack import load_packs
    from counterclaim.check.sarif import first_sentence
    from counterclaim.check.settings import check_codes, load_settings, severity_of
    from counterclaim.cli.reading import settings_path
    from counterclaim.model.errors import CounterclaimError

    if output not in ("text", "json"):
        raise CounterclaimError(f"there is no form {output!r}: choose text or json")
    path = settings_path(config)
    settings = load_settings(path)
    rules = load_packs(settings.packs)
    check_codes(settings, rules, path)
    rows = []
    for file in rules:
        level = severity_of(file.rule, settings)
        rows.append((file.rule.code, file.rule.name, level.value if level else "off", first_sentence(file.what)))
    if output == "json":
        names = ("code", "name", "level", "what")
        print(msgspec.json.encode([dict(zip(names, row, strict=True)) for row in rows]).decode())
        return
    rows = [(code, name, spoken.term("level", level), spoken.gettext(what)) for code, name, level, what in rows]
    wide = [max(len(row[n]) for row in rows) for n in range(3)]
    for row in rows:
        print("  ".join((*(cell.ljust(size) for cell, size in zip(row[:3], wide, strict=True)), row[3])))
