"""The commands' way to the core: settings, theatre and layers in, a function from document to outcome out."""

from __future__ import annotations

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
    settings: str | None = None  # an absolute path
    packs: tuple[str, ...] = ()
    layers: tuple[str, ...] = LAYERS
    evidence: str | None = None  # a ledger
    lang_ui: str = "en"  # of findings: English in what is stored or piped, whatever is spoken


def choose(theatre: str | None, config: str | None, layers: tuple[str, ...] = LAYERS) -> Choices:
    """The choices, each checked, with the settings file found.

    Raises ``PackError`` for a theatre, settings file or rule code that is not there. Where the arguments name none,
    nothing is loaded yet, so that an unreadable input is said at once.
    """
    if theatre is not None:
        from counterclaim.theatres import load_theatre

        load_theatre(theatre)
    path = settings_path(config)
    if path is None:
        return Choices(theatre=theatre, layers=layers)
    from counterclaim.check.pack import load_packs
    from counterclaim.check.settings import check_codes, load_settings

    settings = load_settings(path)
    check_codes(settings, load_packs(settings.packs), path)
    packs = tuple(str(pack.resolve()) for pack in settings.packs)
    return Choices(theatre=theatre, settings=str(path.resolve()), packs=packs, layers=layers)


def reader(choices: Choices) -> Callable[[Document], Outcome]:
    """The function that reads one document under ``choices``; what is slow to load is loaded with the first."""

    def read(document: Document) -> Outcome:
        from counterclaim import flow

        return flow.read_report(document, flow_options(choices))

    return read


def flow_options(choices: Choices) -> FlowOptions:
    """The choices as flow takes them."""
    from counterclaim.flow import FlowOptions

    return FlowOptions(
        theatre=choices.theatre,
        settings=choices.settings,
        packs=choices.packs,
        layers=frozenset(choices.layers),
        lang_ui=choices.lang_ui,
        evidence=choices.evidence,
    )


def for_pair(choices: Choices, left: Document, right: Document) -> Choices:
    """``choices`` with one theatre for both documents of a pair: what one of them leaves open, the other may tell."""
    if choices.theatre is not None:
        return choices
    from counterclaim.languages import endings
    from counterclaim.theatres import choose_theatre

    text = f"{left.text}\n\n{right.text}"
    return msgspec.structs.replace(choices, theatre=choose_theatre(text, left.lang, endings(left.lang)))


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
