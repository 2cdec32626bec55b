"""What one name may mean, with reasons, for a person who asks: the ranking of ``resolve.places`` laid open."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from counterclaim.model.claim import Precision
from counterclaim.model.document import Document
from counterclaim.model.mention import PlaceMention
from counterclaim.model.names import fold
from counterclaim.model.span import Span, span_of
from counterclaim.model.theatre import ContestedName, Theatre
from counterclaim.resolve.gazetteer import Gazetteer
from counterclaim.resolve.options import Option
from counterclaim.resolve.places import leads, ranked_toponyms, score
from counterclaim.resolve.ranking import Setting
from counterclaim.resolve.surroundings import Near, surroundings
from counterclaim.resolve.zone_answers import ZoneAnswer

DESCRIBED = 3  # meanings whose surroundings are worked out


class Meaning(msgspec.Struct, frozen=True, kw_only=True):
    """One place that a name may mean; ``score`` is 0 to 1, ``names`` are those that the theatre lists for it.

    ``near`` is what lies around it, given for the first few.
    """

    place_id: str
    name: str
    kind: str
    country: str | None
    within: tuple[str, ...]
    lat: float | None
    lon: float | None
    precision: Precision
    population: int
    source: str
    score: float
    why: tuple[str, ...]
    names: tuple[ContestedName, ...]
    near: tuple[Near, ...] = ()


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What ``name`` may mean, likeliest first; ``place_id`` is the place chosen, ``None`` where nothing is sure.

    ``total`` counts all candidates, of which ``meanings`` may be the first few; ``guessed`` is true where no place
    bears the name and these only sound like it. ``zones`` are the areas that the words draw from the name, or that a
    phrase given in place of a name draws.
    """

    name: str
    theatre: str
    place_id: str | None
    guessed: bool
    total: int
    meanings: tuple[Meaning, ...]
    zones: tuple[ZoneAnswer, ...] = ()


def printed_at(text: str, name: str) -> Span | None:
    """Where ``text`` first prints ``name``, in whatever case; ``None`` if it does not."""
    found = re.search(re.escape(name), text, re.IGNORECASE)
    return span_of(text, found.start(), found.end()) if found else None


def with_name(mentions: Sequence[PlaceMention], span: Span, bases: Sequence[str]) -> tuple[PlaceMention, ...]:
    """``mentions`` with one for the name at ``span``, made if the annotators saw none there.

    ``bases`` are further forms to look it up by (an inflected name's).
    """
    if any(m.start <= span.start and span.stop <= m.stop for m in mentions):
        return tuple(mentions)
    made = PlaceMention(span.start, span.stop, span.text, key=next(iter(map(fold, bases)), ""))
    rest = [m for m in mentions if not m.meets(span)]
    return tuple(sorted([*rest, made], key=lambda m: m.start))


def meanings(
    document: Document,
    mentions: Sequence[PlaceMention],
    name: str,
    theatre: Theatre,
    gazetteer: Gazetteer,
) -> Answer:
    """What ``name``, one of the document's ``mentions``, may mean in this document."""
    mentions = [with_candidates(m, gazetteer) for m in mentions]
    found, setting = ranked_toponyms(document, mentions, (), theatre, gazetteer)
    wanted = fold(name)
    toponym = next(t for t in found if wanted in fold(t.mention.text) or t.mention.key == wanted)
    sure = leads(toponym, setting)
    return Answer(
        name=name,
        theatre=theatre.id,
        place_id=toponym.options[0].place.place_id if sure else None,
        guessed=toponym.guessed,
        total=len(toponym.options),
        meanings=tuple(meaning(option, setting) for option in toponym.options),
    )


def with_candidates(mention: PlaceMention, gazetteer: Gazetteer) -> PlaceMention:
    """``mention`` with every place that bears its name, where it has none yet."""
    if mention.candidates:
        return mention
    entry = gazetteer.lookup(fold(mention.text)) or (gazetteer.lookup(mention.key) if mention.key else None)
    ids = tuple(p.place_id for p in entry.places) if entry else ()
    return msgspec.structs.replace(mention, candidates=ids)


def described(answer: Answer, theatre: Theatre, gazetteer: Gazetteer) -> Answer:
    """``answer`` with what lies around its first meanings."""
    shown = (
        msgspec.structs.replace(each, near=surroundings((each.lat, each.lon), each.country, theatre, gazetteer))
        if each.lat is not None and each.lon is not None and each.precision is not Precision.AREA
        else each
        for each in answer.meanings[:DESCRIBED]
    )
    return msgspec.structs.replace(answer, meanings=(*shown, *answer.meanings[DESCRIBED:]))


def meaning(option: Option, setting: Setting) -> Meaning:
    """One candidate, as it is shown."""
    place, gazetteer = option.place, setting.gazetteer
    return Meaning(
        place_id=place.place_id,
        name=place.name,
        kind=place.kind.value,
        country=place.country,
        within=tuple(area.name for area in gazetteer.areas(place)),
        lat=place.lat,
        lon=place.lon,
        precision=place.precision,
        population=place.population,
        source=place.source,
        score=score(option),
        why=tuple(option.why),
        names=tuple(row for row in setting.theatre.names if row.place_id == place.place_id),
    )
