"""The commands' way to the core: settings, theatre and layers in, a function from document to outcome out."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from counterclaim.model.errors import CounterclaimError

if TYPE_CHECKING:
    from counterclaim.flow import FlowOptions, Outcome
    from counterclaim.model.document import Document
    from counterclaim.model.report import Report

SETTINGS = "counterclaim.toml"
LAYERS = ("attributions", "claims", "places", "times", "amounts", "relations", "findings")


class Choices(msgspec.Struct, frozen=True, kw_only=True):
    """What the arguments of a command choose; all of it can be sent to another process."""

    theatre: str | None = None
    settings: str | None = None
    layers: tuple[str, ...] = LAYERS


def reader(choices: Choices) -> Callable[[Document], Outcome]:
    """The function that reads one document under ``choices``.

    Raises ``PackError`` now for a theatre, settings file or rule code that is not there; where the arguments name
    none, what is slow to load waits for the first document, so that an unreadable input is said at once.
    """
    if choices.theatre is not None or settings_path(choices.settings) is not None:
        flow_options(choices)

    def read(document: Document) -> Outcome:
        from counterclaim import flow

        return flow.read_report(document, flow_options(choices))

    return read


@functools.cache
def flow_options(choices: Choices) -> FlowOptions:
    """The choices as flow takes them, each checked."""
    from counterclaim.check.pack import load_packs
    from counterclaim.check.settings import check_codes, load_settings
    from counterclaim.flow import FlowOptions
    from counterclaim.theatres import load_theatre

    if choices.theatre is not None:
        load_theatre(choices.theatre)
    path = settings_path(choices.settings)
    settings = load_settings(path)
    check_codes(settings, load_packs(settings.packs), path)
    return FlowOptions(
        theatre=choices.theatre,
        settings=str(path) if path else None,
        packs=tuple(str(pack) for pack in settings.packs),
        layers=frozenset(choices.layers),
    )


def settings_path(given: str | None) -> Path | None:
    """The settings file that was named, else the one in the working directory, if there is one."""
    if given is not None:
        return Path(given)
    here = Path(SETTINGS)
    return here if here.is_file() else None


def parse_layers(words: str | None) -> tuple[str, ...]:
    """The layers named in ``a,b,c``, in the report's order; all for ``None``."""
    if words is None:
        return LAYERS
    named = {word.strip() for word in words.split(",") if word.strip()}
    if unknown := sorted(named - set(LAYERS)):
        raise CounterclaimError(f"there is no layer {unknown[0]!r}: choose from {', '.join(LAYERS)}")
    return tuple(layer for layer in LAYERS if layer in named)


def only_layers(report: Report, layers: tuple[str, ...]) -> Report:
    """The report with every layer that was not asked for left empty."""
    return msgspec.structs.replace(report, **{layer: () for layer in LAYERS if layer not in layers})
