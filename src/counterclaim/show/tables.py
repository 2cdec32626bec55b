"""The page's two tables: who said what, and which places are named."""

from __future__ import annotations

from collections import Counter

import msgspec

from counterclaim.model.claim import Place
from counterclaim.model.report import Report
from counterclaim.model.theatre import Theatre
from counterclaim.show import words
from counterclaim.show.views import side_names


class Saying(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the table of who said what."""

    who: str
    printed: tuple[str, ...]
    side: str
    through: tuple[str, ...]
    kinds: tuple[str, ...]
    claims: tuple[int, ...]


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the table of places: all mentions of one place, or of one undecided name."""

    printed: tuple[str, ...]
    place: Place
    mentions: tuple[int, ...]
    claims: tuple[int, ...]


def sayings(report: Report, theatre: Theatre) -> tuple[Saying, ...]:
    """Who said what: one line a speaker (the innermost link), the report's own voice last."""
    sides = side_names(theatre)
    grouped: dict[tuple[str, str], list[int]] = {}
    for number, claim in enumerate(report.claims, 1):
        last = claim.chain[-1] if claim.chain else None
        key = (words.speaker(last), last.side or "") if last else ("", "")
        grouped.setdefault(key, []).append(number)
    ordered = sorted(grouped.items(), key=lambda item: not item[0][0])
    return tuple(saying(who, sides.get(side, side), numbers, report) for (who, side), numbers in ordered)


def saying(who: str, side: str, numbers: list[int], report: Report) -> Saying:
    """The line of one speaker."""
    claims = [report.claims[number - 1] for number in numbers]
    printed = dict.fromkeys(claim.chain[-1].who for claim in claims if claim.chain)
    through = dict.fromkeys(words.speaker(link) for claim in claims for link in claim.chain[:-1])
    kinds = Counter(words.kind_words(claim) for claim in claims)
    return Saying(
        who=who,
        printed=tuple(name for name in printed if name != who),
        side=side,
        through=tuple(through),
        kinds=tuple(f"{kind} ({count})" if count > 1 else kind for kind, count in kinds.most_common()),
        claims=tuple(numbers),
    )


def named(report: Report) -> tuple[Named, ...]:
    """The places of the text and of the claims, one line a place, in text order."""
    grouped: dict[str, list[Place]] = {}
    every = [*report.places, *(place for claim in report.claims for place in claim.place)]
    for place in sorted(every, key=lambda place: place.start):
        grouped.setdefault(place.place_id or f"?{place.text}", []).append(place)
    return tuple(
        Named(
            printed=tuple(dict.fromkeys(place.text for place in places)),
            place=places[0],
            mentions=tuple(dict.fromkeys(place.start for place in places)),
            claims=tuple(
                number
                for number, claim in enumerate(report.claims, 1)
                if {p.start for p in claim.place} & {p.start for p in places}
            ),
        )
        for places in grouped.values()
    )
