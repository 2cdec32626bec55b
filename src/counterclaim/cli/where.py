"""``counterclaim where``: what a place name may mean, and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli import CLEAN, FOUND
from counterclaim.cli.language import LangUiOption
from counterclaim.model import spoken
from counterclaim.model.called import called, states_called

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from counterclaim.model.document import Document
    from counterclaim.model.mention import PlaceMention
    from counterclaim.model.span import Span
    from counterclaim.model.theatre import ContestedName
    from counterclaim.resolve.meanings import Answer, Meaning
    from counterclaim.resolve.surroundings import Near

FORMS = ("text", "json")
MOST = 10
LONGEST_NAME = 200  # characters
LANGUAGE_OF_BYTES = "en"  # decoding does not depend on it


def where_command(  # noqa: PLR0913 - one parameter an option: that is how typer reads them
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="A place name, or a phrase that draws an area.",
        ),
    ],
    *,
    near: Annotated[str | None, typer.Option(metavar="PLACE", help="A town, region or country near it.")] = None,
    text: Annotated[
        str | None, typer.Option(metavar="TEXT|PATH", help="Words or a file in which the name stands.")
    ] = None,
    theatre: Annotated[str | None, typer.Option(metavar="NAME|PATH", help="The theatre.")] = None,
    lang: Annotated[str | None, typer.Option(metavar="CODE", help="Language of the name or text.")] = None,
    most: Annotated[int, typer.Option("--most", min=1, max=100, help="How many places to show.")] = MOST,
    output: Annotated[str, typer.Option("--format", metavar="text|json", help="Form of the answer.")] = "text",
    lang_ui: LangUiOption = None,  # noqa: ARG001 - handled by its callback
) -> int:
    """Show what a place name may mean, likeliest first, with reasons and with the names each side uses.

    Exit codes: 0 one place is meant, 1 nothing is sure (none, or several that are alike), 2 wrong usage.
    """
    import msgspec

    from counterclaim.model.errors import CounterclaimError

    if output not in FORMS:
        raise CounterclaimError(f"there is no form {output!r}: choose text or json")
    name = name.strip()
    if not name or len(name) > LONGEST_NAME:
        raise CounterclaimError(f"a name has 1 to {LONGEST_NAME} characters: this one has {len(name)}")
    document = context(name, near, text, lang)
    answer = ask(document, (name, near) if near else (name,), theatre)
    answer = msgspec.structs.replace(answer, meanings=answer.meanings[:most])
    if output == "json":
        print(msgspec.json.encode(answer).decode())
    else:
        from counterclaim.show.clean import clean

        print(clean(as_text(answer, elsewhere=theatre is None)))
    return CLEAN if answer.place_id or (answer.zones and not answer.meanings) else FOUND


def context(name: str, near: str | None, text: str | None, lang: str | None) -> Document:
    """The document in which the name is read: the text given, or the name with what it is near."""
    from counterclaim.model.errors import CounterclaimError
    from counterclaim.read.options import ReadOptions
    from counterclaim.read.text import read_text
    from counterclaim.resolve.meanings import printed_at

    words = words_of(text) if text is not None else name
    if printed_at(words, name) is None:
        raise CounterclaimError(f"the text does not print {name!r}: give the name as the text spells it")
    if near:
        lang = lang or language_of(words)
        words = f"{words}\n\n{near.strip()}" if text is not None else f"{words} {closely(lang)} {near.strip()}"
    return read_text(words.encode(), name="where", options=ReadOptions(lang=lang or language_of(words)))


def closely(lang: str) -> str:
    """The word by which a text of that language says that a place is close to another."""
    from counterclaim.languages import table

    words = table(lang, "places").get("closeness", {}).get("words", ())
    return next(iter(words), ",")


def words_of(text: str) -> str:
    """The contents of the file that ``text`` names, or the words themselves."""
    from counterclaim.read.files import read_bytes
    from counterclaim.read.options import ReadOptions
    from counterclaim.read.text import read_text

    try:
        found = len(text) < LONGEST_NAME and Path(text).is_file()
    except (OSError, ValueError):  # a name that no file can have
        found = False
    if not found:
        return text
    options = ReadOptions(lang=LANGUAGE_OF_BYTES)
    return read_text(read_bytes(text, max_bytes=options.max_bytes), name=text, options=options).text


def language_of(words: str) -> str:
    """The language that ``words`` are in; where a name alone does not tell, the first with its script."""
    from counterclaim.languages import LANGUAGES, table
    from counterclaim.read.language import detect, main_script

    found = detect(words)
    if found in LANGUAGES:
        return found
    script = main_script(words)
    return next((lang for lang in LANGUAGES if table(lang, "identify")["script"] == script), LANGUAGES[0])


def ask(document: Document, names: tuple[str, ...], theatre: str | None) -> Answer:
    """What the first of ``names`` may mean in the document; the others may tell the theatre."""
    import msgspec

    from counterclaim import flow
    from counterclaim.annotate.names import find_places
    from counterclaim.languages import adapter, base_forms
    from counterclaim.model.span import span_of
    from counterclaim.resolve.meanings import Answer, described, meanings, printed_at, with_name
    from counterclaim.resolve.places import resolve_places
    from counterclaim.resolve.zone_answers import zones_at
    from counterclaim.resolve.zones import with_zones

    name = names[0]
    parse = adapter(document.lang).parse(document.text)
    span = printed_at(document.text, name) or span_of(document.text, 0, len(document.text))
    tokens = [t for t in parse.tokens if span.start <= t.start and t.stop <= span.stop]
    bases = base_forms(document.lang, tokens, area=False) if tokens else ()
    world = flow.open_world(theatre or theatre_of(document, (*names, *bases)))
    printed = find_places(document, parse, world.gazetteer)
    places = with_zones(
        resolve_places(document, printed, (), world.theatre, world.gazetteer), document, world.theatre, world.gazetteer
    )
    zones = zones_at(places, span, world.gazetteer)
    phrase = next((p for p in places if p.zone is not None and is_phrase(p.zone, span, printed)), None)
    if phrase is not None:
        return Answer(
            name=name,
            theatre=world.theatre.id,
            place_id=phrase.place_id,
            guessed=False,
            total=0,
            meanings=(),
            zones=zones,
        )
    mentions = with_name(printed, span, bases)
    answer = meanings(document, mentions, name, world.theatre, world.gazetteer)
    return msgspec.structs.replace(described(answer, world.theatre, world.gazetteer), zones=zones)


def is_phrase(zone: Span, asked: Span, mentions: Sequence[PlaceMention]) -> bool:
    """True if what is asked for is the words of a zone and no toponym alone."""
    return zone.meets(asked) and not any(m.covers(asked) for m in mentions)


def theatre_of(document: Document, forms: Sequence[str]) -> str:
    """The theatre that the document is about; where it does not tell, the only one that lists the name."""
    from counterclaim.model.names import fold
    from counterclaim.theatres import WORLD, choose_theatre, theatres_naming

    chosen = choose_theatre(document.text, document.lang)
    naming = theatres_naming(frozenset(map(fold, forms)))
    return naming[0] if chosen == WORLD and len(naming) == 1 else chosen


def as_text(answer: Answer, *, elsewhere: bool) -> str:
    """The answer for a terminal: what is meant first, then each place with its reasons and names."""
    from counterclaim.cli.where_zones import zone_lines
    from counterclaim.theatres import load_theatre

    states = states_called(load_theatre(answer.theatre)) if spoken.language() != spoken.ENGLISH else {}
    zones = [zone_lines(zone, states) for zone in answer.zones]
    if zones and not answer.meanings:
        return "\n".join(
            [
                spoken.gettext("{name}: an area (theatre {theatre})").format(name=answer.name, theatre=answer.theatre),
                *zones,
            ]
        )
    if not answer.meanings:
        none = spoken.gettext("{name}: no place of this name is known (theatre {theatre})")
        hint = spoken.gettext("; try another spelling, or --theatre") if elsewhere else ""
        return none.format(name=answer.name, theatre=answer.theatre) + hint
    entries = (entry(n, each, states) for n, each in enumerate(answer.meanings, 1))
    return "\n".join([headline(answer), *zones, *entries])


def headline(answer: Answer) -> str:
    """One line: which place is meant, or why none is."""
    known = spoken.ngettext("{count} place", "{count} places", answer.total).format(count=answer.total)
    if answer.guessed:
        known = spoken.gettext("no place of this name; {places} with one that sounds like it").format(places=known)
    if answer.place_id is None:
        line = spoken.gettext("{name}: not sure ({places}; theatre {theatre}). --near or --text may decide.")
    else:
        line = spoken.gettext("{name}: {place} ({places}; theatre {theatre})")
    return line.format(name=answer.name, place=answer.meanings[0].name, places=known, theatre=answer.theatre)


def entry(number: int, place: Meaning, states: Mapping[str, str]) -> str:
    """A few lines: the place, where it lies, why it was ranked so, and who calls it what."""
    from counterclaim.show.words import number_words

    lies = ", ".join(called(place.within, states)) or place.country or spoken.gettext("nowhere in particular")
    sure = spoken.term("precision", place.precision.value)
    spot = spoken.gettext("no coordinates") if place.lat is None else f"{place.lat:.4f}, {place.lon:.4f} ({sure})"
    people = ""
    if place.population:
        words = spoken.ngettext("{count} inhabitant", "{count} inhabitants", place.population)
        people = ", " + words.format(count=number_words(place.population))
    source = spoken.gettext("from {source}").format(source=place.source)
    lines = [
        "",
        f"{number:>3}. {place.name}  [{place.score:.2f}]  {spoken.term('place', place.kind)}, {lies}{people}",
        f"     {spot}  {place.place_id}, {source}",
    ]
    if place.near:
        lines.append(f"     {'; '.join(near_words(each, states) for each in place.near)}")
    if place.why:
        lines.append(
            "     " + spoken.gettext("because: {reasons}").format(reasons="; ".join(map(spoken.phrase, place.why)))
        )
    lines += [f"     {name_line(row)}" for row in place.names]
    return "\n".join(lines)


def near_words(near: Near, states: Mapping[str, str]) -> str:
    """How far a border, the coast or a river is, for the terminal."""
    what = {
        "border": spoken.gettext("the border with {land}").format(land=states.get(near.name, near.name)),
        "coast": spoken.gettext("the coast"),
    }.get(near.feature.value, near.name)
    return spoken.gettext("{far} km from {name}").format(far=f"{near.kilometres:.0f}", name=what)


def name_line(row: ContestedName) -> str:
    """One of the names that the theatre lists for a place."""
    parts = [spoken.term("name", row.status)]
    if row.since:
        times = spoken.gettext("since {day}") if row.status == "official" else spoken.gettext("until {day}")
        parts.append(times.format(day=row.since))
    if row.used_by:
        parts.append(spoken.gettext("used by {side}").format(side=row.used_by))
    return f"{row.lang}: {row.name} ({', '.join(parts)})"
