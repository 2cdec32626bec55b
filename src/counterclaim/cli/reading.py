"""The commands' way to the core: settings, theatre and language in, a function from document to outcome out."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

import msgspec

from counterclaim.model.document import Document
from counterclaim.model.errors import CounterclaimError
from counterclaim.model.report import Report
from counterclaim.model.theatre import Theatre

if TYPE_CHECKING:
    from counterclaim.model.annotation import Annotations

SETTINGS = "counterclaim.toml"
LAYERS = ("attributions", "claims", "places", "times", "amounts", "relations", "findings")


class Outcome(Protocol):
    """What flow makes of a document."""

    report: Report
    annotations: Annotations
    theatre: Theatre


class Choices(msgspec.Struct, frozen=True, kw_only=True):
    """What the arguments of a command choose; all of it can be sent to another process."""

    theatre: str | None = None
    settings: str | None = None
    layers: tuple[str, ...] = LAYERS


@functools.cache
def reader(choices: Choices) -> Callable[[Document], Outcome]:
    """The function that reads one document under ``choices``."""
    flow = cast(Any, importlib.import_module("counterclaim.flow"))
    options = flow.FlowOptions(theatre=choices.theatre)

    def read(document: Document) -> Outcome:
        return cast(Outcome, flow.read_report(document, options))

    return read


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
