"""Claims made by hand, without a parser: words, and the fields that a test is about."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

from counterclaim.compare.reading import Setting
from counterclaim.compare.relate import Context, relate
from counterclaim.model.claim import (
    Agent,
    Amount,
    Claim,
    Direction,
    Kind,
    Link,
    Modality,
    Place,
    Polarity,
    Role,
    Status,
    When,
)
from counterclaim.model.mention import Bound, Grain
from counterclaim.model.relation import Relation
from counterclaim.model.report import SCHEMA, DocumentInfo, Report
from counterclaim.model.span import Span

COUNTER = itertools.count()


def at(text: str, words: str) -> tuple[int, int, str]:
    """Where ``words`` stand in ``text``; at its start where they do not."""
    start = max(text.find(words), 0)
    return start, start + len(words), words


def place(text: str, words: str, *, place_id: str | None = None, within: tuple[str, ...] = ()) -> Place:
    """A place of the sentence ``text``."""
    return Place(*at(text, words), place_id=place_id, name=words if place_id else None, within=within)


def day(text: str, words: str, first: str, last: str | None = None, bound: Bound = Bound.WITHIN) -> When:
    """The day ``first``, or from it to ``last`` (included); with ``BY`` the start is open, with ``SINCE`` the end."""
    stop = dt.datetime.fromisoformat(last or first) + dt.timedelta(days=1)
    earliest = None if bound is Bound.BY else f"{first}T00:00"
    latest = None if bound is Bound.SINCE else stop.isoformat(timespec="minutes")
    return When(
        *at(text, words), type="DATE", value=first, earliest=earliest, latest=latest, bound=bound, grain=Grain.DAY
    )


def count(  # noqa: PLR0913 - one parameter a field
    text: str, words: str, unit: str, low: float | None, high: float | None, *, approx: bool = False
) -> Amount:
    """An amount of the sentence ``text``."""
    return Amount(*at(text, words), low=low, high=high, unit=unit, approx=approx)


def claim(text: str, kind: str, **fields: Any) -> Claim:
    """A claim whose content is ``text``; ``by`` is its speaker, ``side`` the speaker's, ``actor`` printed words."""
    speaker, side = fields.pop("by", None), fields.pop("side", None)
    actor, actor_side = fields.pop("actor", None), fields.pop("actor_side", None)
    denied = fields.pop("denied", False)
    return Claim(
        id=f"c{next(COUNTER)}",
        content=Span(0, len(text), text),
        sentence=Span(0, len(text), text),
        kind=Kind(kind),
        polarity=Polarity.DENIED if denied else Polarity.ASSERTED,
        modality=Modality(fields.pop("modality", "fact")),
        chain=(Link(who=speaker, role=Role.SPEAKER, side=side),) if speaker else (),
        place=fields.pop("place", ()),
        confidence=0.9,
        status=Status.MACHINE,
        made_by="test",
        actor=Agent(*at(text, actor), side=actor_side) if actor else None,
        direction=Direction(fields.pop("direction")) if "direction" in fields else None,
        **fields,
    )


def settings(left: str | None, right: str | None) -> Context:
    """Two English reports published on these days."""
    days = [dt.date.fromisoformat(d) if d else None for d in (left, right)]
    return Context(left=Setting(published=days[0]), right=Setting(published=days[1]))


def related(left: Claim, right: Claim, *, left_day: str | None = None, right_day: str | None = None) -> Relation:
    """The relation of two claims."""
    return relate(left, right, settings(left_day, right_day))


def report(*claims: Claim, published: str | None = None) -> Report:
    """A report object with these claims."""
    info = DocumentInfo(id="d", lang="en", title=None, outlet=None, published=published, sha256="0", words=1)
    return Report(schema=SCHEMA, id="d", document=info, claims=claims)
