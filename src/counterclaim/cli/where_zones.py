"""Zones as ``counterclaim where`` prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.model import spoken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from counterclaim.resolve.zone_answers import ZoneAnswer


def zone_lines(zone: ZoneAnswer, states: Mapping[str, str]) -> str:
    """A few lines: what the words draw, how large and how sure it is, what lies in it."""
    from counterclaim.show.words import number_words

    size = spoken.gettext("an area of {km2} km², its edges within {far} km").format(
        km2=number_words(round(zone.km2)), far=f"{zone.accuracy:g}"
    )
    lines = ["", f"  {zone.text}: {size}", f"     {drawn_from(zone, states)}"]
    west, south, east, north = zone.box
    lines.append(f"     {south:.3f}..{north:.3f}, {west:.3f}..{east:.3f}")
    if zone.settlements:
        known = spoken.ngettext("{count} known settlement in it", "{count} known settlements in it", zone.settlements)
        lines.append(f"     {known.format(count=zone.settlements)}: {', '.join(zone.largest)}")
    return "\n".join(lines)


def drawn_from(zone: ZoneAnswer, states: Mapping[str, str]) -> str:
    """What a zone lies along, around or between, and how far it reaches."""
    names = [states.get(name, name) for name in zone.of]
    both = names[0]
    if len(names) > 1:
        both = spoken.gettext("{one} and {other}").format(one=names[0], other=names[1])
    base = {
        "border": spoken.gettext("along the border of {names}"),
        "river": spoken.gettext("along {names}"),
        "between": spoken.gettext("between {names}"),
        "around": spoken.gettext("around {names}"),
        "bearing": spoken.gettext("from {names}"),
    }[zone.kind.value].format(names=both)
    parts = [base, spoken.gettext("{near} to {far} km").format(near=f"{zone.km_from:g}", far=f"{zone.km_to:g}")]
    if zone.assumed:
        parts[-1] += " " + spoken.gettext("(the width is assumed)")
    if zone.heading is not None:
        parts.append(spoken.gettext("towards {degrees}°").format(degrees=f"{zone.heading:g}"))
    if zone.within:
        parts.append(spoken.gettext("only in {area}").format(area=states.get(zone.within, zone.within)))
    return ", ".join(parts)
