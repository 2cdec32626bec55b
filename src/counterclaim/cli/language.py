"""The option that chooses the language of messages."""

from __future__ import annotations

from typing import Annotated

import typer

from counterclaim.model import spoken


def choose_language(code: str | None) -> None:
    """Speak the language of this code from now on, if one is given."""
    if code is not None:
        spoken.speak(code, where="--lang-ui")


LangUiOption = Annotated[
    str | None,
    typer.Option(
        "--lang-ui",
        metavar="|".join(spoken.languages()),
        callback=choose_language,
        is_eager=True,
        help=f"Language of messages, instead of {spoken.VARIABLE} or English.",
    ),
]
