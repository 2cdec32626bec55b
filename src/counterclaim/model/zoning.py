"""Zones that somebody announces, laid open: which settlements lie inside, what is shown and claimed of them."""

from __future__ import annotations

import msgspec

from counterclaim.model.span import Span

DEPTHS = (5.0, 10.0, 20.0, 40.0)  # km that are tried where the words give none


class Announced(msgspec.Struct, frozen=True, kw_only=True):
    """An announced zone as its words give it.

    ``of`` are the two countries of the border that it lies along (``country:XX``), ``until`` the river that it reaches
    to, ``within`` the country that it is cut to. ``depths`` in kilometres; ``assumed`` where they are ours.
    """

    span: Span
    of: tuple[str, str]
    depths: tuple[float, ...]
    assumed: bool = False
    until: str | None = None
    within: str | None = None
    claim: str | None = None


class Inside(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A settlement in a zone, ``km`` from the border.

    ``shown`` is what each source shows, ``claimed`` what each side last said of who holds it (``ru``, ``not ru``), and
    ``claims`` are the report's own that name it. ``population`` 0 is unknown.
    """

    place_id: str
    name: str
    country: str
    km: float
    lat: float
    lon: float
    population: int = 0
    shown: dict[str, str] = {}
    claimed: dict[str, str] = {}
    claims: tuple[str, ...] = ()


class Depth(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A zone up to one depth: how many settlements, with how many people where that is known, by country.

    ``shown`` counts settlements by source and value, ``claimed`` by who speaks and whom they give them to.
    """

    km: float
    settlements: int
    counted: int  # settlements whose population is known
    population: int
    countries: dict[str, int] = {}
    shown: dict[str, dict[str, int]] = {}
    claimed: dict[str, dict[str, int]] = {}
    concerned: int = 0  # settlements that any claim is about


class ZoneView(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """An announced zone with all that is known of it; ``accuracy`` is how many kilometres its edges may be off."""

    id: str
    span: Span
    of: tuple[str, ...]
    assumed: bool
    accuracy: float
    depths: tuple[Depth, ...]
    settlements: tuple[Inside, ...] = ()
    until: str | None = None
    within: str | None = None
    claim: str | None = None
    day: str | None = None
    notes: tuple[str, ...] = ()
