"""Announced zones in words: a line for each depth, for whatever shows them."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from counterclaim.check.kinds.evidence_words import value_words
from counterclaim.model import spoken
from counterclaim.model.called import sides_called, state_called
from counterclaim.model.theatre import Theatre
from counterclaim.model.weighing import Weighed
from counterclaim.model.zoning import Depth, ZoneView

HEAD = spoken.mark("{zone}: along the border of {one} and {other}")
REACH = spoken.mark("{zone}: from the border of {one} and {other} to {river}")
DEPTH = spoken.mark("{km} km")
NOT_LEFT = spoken.mark("not {side}")
HEADS = ("depth", "settlements", "people known", "by country", "shown", "claimed")


class Laid(msgspec.Struct, frozen=True, kw_only=True):
    """A zone, ready to show: the rows have the columns of ``HEADS``."""

    head: str
    notes: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def laid_out(weighed: Weighed, theatre: Theatre) -> tuple[Laid, ...]:
    """Every announced zone."""
    return tuple(laid(view, weighed.titles, theatre) for view in weighed.zones)


def laid(view: ZoneView, titles: Mapping[str, str], theatre: Theatre) -> Laid:
    """One zone."""
    one, other = (country(each.removeprefix("country:"), theatre) for each in view.of)
    river = next((region.name for region in theatre.regions if region.id == view.until), view.until or "")
    template = REACH if view.until else HEAD
    return Laid(
        head=spoken.gettext(template).format(zone=view.span.text, one=one, other=other, river=river),
        notes=tuple(spoken.phrase(note) for note in view.notes),
        rows=tuple(row(depth, titles, theatre) for depth in view.depths),
    )


def country(code: str, theatre: Theatre) -> str:
    """The name of a country by its ISO code, as the theatre has it."""
    agent = next((agent for agent in theatre.agents if agent.id == code.lower()), None)
    return state_called(theatre, agent.id, agent.name) if agent is not None else code


def row(depth: Depth, titles: Mapping[str, str], theatre: Theatre) -> tuple[str, ...]:
    """One depth."""
    sides = sides_called(theatre)
    shown = "; ".join(f"{titles.get(source, source)}: {values(found, sides)}" for source, found in depth.shown.items())
    claimed = "; ".join(f"{sides.get(side, side)}: {values(found, sides)}" for side, found in depth.claimed.items())
    return (
        spoken.gettext(DEPTH).format(km=f"{depth.km:g}") if depth.km else "",
        f"{depth.settlements:,}",
        f"{depth.population:,}",
        ", ".join(f"{country(code, theatre)} {n}" for code, n in depth.countries.items()),
        shown,
        claimed,
    )


def values(found: Mapping[str, int], sides: Mapping[str, str]) -> str:
    """How many settlements have which value: "Xland 12, not Xland 1"."""
    return ", ".join(f"{value(each, sides)} {n}" for each, n in found.items())


def value(each: str, sides: Mapping[str, str]) -> str:
    """A value of a map, or an answer to who holds a place, in words."""
    bare = each.removeprefix("not ")
    name = value_words(bare, sides)
    return spoken.gettext(NOT_LEFT).format(side=name) if bare != each else name
