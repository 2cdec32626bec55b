"""``counterclaim explain CODE``: the text of a rule or of an error."""

from __future__ import annotations

from typing import Annotated

import typer

from counterclaim.cli.language import LangUiOption
from counterclaim.model import spoken


def explain_command(
    code: Annotated[str, typer.Argument(metavar="CODE", help="A code such as CC101 or E103.")],
    *,
    config: Annotated[str | None, typer.Option(metavar="PATH", help="Settings, instead of counterclaim.toml.")] = None,
    lang_ui: LangUiOption = None,  # noqa: ARG001 - handled by its callback
) -> None:
    """Explain a rule (what it does, why it matters, cases) or an error (what to do)."""
    from counterclaim.check.explain import explain
    from counterclaim.check.settings import load_settings
    from counterclaim.cli.reading import settings_path

    text = explain(code, load_settings(settings_path(config)).packs)
    if spoken.language() != spoken.ENGLISH:
        print(spoken.gettext("(The texts behind codes are written in English only.)") + "\n")
    print(text)
