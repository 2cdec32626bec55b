"""The one place where stages meet, in order: document in, report out."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from counterclaim.annotate.amounts import find_amounts
from counterclaim.annotate.joining import instead, joined
from counterclaim.annotate.loaded import find_wording
from counterclaim.annotate.names import find_places
from counterclaim.annotate.quotes import find_quotes
from counterclaim.annotate.times import find_times
from counterclaim.claims.extract import extract_claims
from counterclaim.claims.foreign import Piece, extract_mixed
from counterclaim.claims.lexicon import Lexicon, load_lexicon
from counterclaim.languages import adapter, endings, table
from counterclaim.model import spoken
from counterclaim.model.annotation import Annotations
from counterclaim.model.atlas import Atlas
from counterclaim.model.claim import Attribution, Claim, Place, When
from counterclaim.model.document import Document
from counterclaim.model.errors import CounterclaimError
from counterclaim.model.report import SCHEMA, DocumentInfo, Report
from counterclaim.model.theatre import Theatre
from counterclaim.read.foreign import fragments
from counterclaim.resolve.agents import AgentIndex, resolve_agents
from counterclaim.resolve.filling import filled, with_agents
from counterclaim.resolve.places import resolve_places
from counterclaim.resolve.times import resolve_times
from counterclaim.resolve.zones import with_zones
from counterclaim.theatres import choose_theatre, load_theatre

if TYPE_CHECKING:
    from counterclaim.check.pack import RuleFile
    from counterclaim.check.settings import Settings
    from counterclaim.resolve.gazetteer import Gazetteer


class Stage(msgspec.Struct, frozen=True, kw_only=True):
    """What a stage reads and writes; ``analyse`` proves that the order works."""

    name: str
    needs: frozenset[str]
    makes: frozenset[str]


STAGES = (
    Stage(name="read", needs=frozenset(), makes=frozenset({"document"})),
    Stage(name="annotate", needs=frozenset({"document"}), makes=frozenset({"annotations"})),
    Stage(name="claims", needs=frozenset({"document", "annotations"}), makes=frozenset({"attributions", "claims"})),
    Stage(name="resolve", needs=frozenset({"annotations", "claims"}), makes=frozenset({"places", "times", "agents"})),
    Stage(name="compare", needs=frozenset({"claims", "places", "times"}), makes=frozenset({"relations"})),
    Stage(name="weigh", needs=frozenset({"claims", "relations", "places", "times"}), makes=frozenset({"evidence"})),
    Stage(name="check", needs=frozenset({"claims", "relations", "evidence"}), makes=frozenset({"findings"})),
)


def analyse(stages: tuple[Stage, ...]) -> None:
    """Raise if a stage needs what no earlier stage makes."""
    made: set[str] = set()
    for stage in stages:
        if missing := stage.needs - made:
            raise CounterclaimError(f"{stage.name} needs {sorted(missing)} and nothing makes it")
        made |= stage.makes


class FlowOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What a caller chooses: a theatre by name or path (``None``: by what the report names), settings, rule packs.

    ``layers`` names the parts of the report that are wanted; what none of them needs is not done. ``lang_ui`` is the
    language of the findings' messages, ``evidence`` a ledger that the claims are held against.
    """

    theatre: str | None = None
    settings: str | None = None
    packs: tuple[str, ...] = ()
    layers: frozenset[str] = frozenset(
        {"attributions", "claims", "places", "times", "amounts", "relations", "findings"}
    )
    lang_ui: str = spoken.ENGLISH
    evidence: str | None = None


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """A report, and what it was made of: pages and rules show more than the report says.

    ``areas`` holds, for each vernacular region of the theatre, the names of the areas that it consists of; ``atlas``
    answers what rules ask of the map.
    """

    report: Report
    annotations: Annotations
    theatre: Theatre
    areas: dict[str, frozenset[str]] = {}
    atlas: Atlas | None = None


def read_report(
    document: Document, options: FlowOptions | None = None, told: Callable[[str], None] = lambda _: None
) -> Outcome:
    """Everything counterclaim says of ``document``; ``told`` gets the name of each stage as it begins.

    Raises ``UnsupportedLanguage`` for a language without a pack, ``PackError`` for a broken pack or settings file.
    """
    options = options or FlowOptions()
    world = open_world(options.theatre or choose_theatre(document.text, document.lang, endings(document.lang)))
    theatre, gazetteer = world.theatre, world.gazetteer
    told("annotate")
    annotations = annotate(document, theatre, gazetteer)
    pieces = read_foreign(document, annotations, world)
    told("claims")
    wants_claims = bool(options.layers & {"attributions", "claims", "relations", "findings"})
    attributions, claims = claims_of(document, annotations, pieces) if wants_claims else ((), ())
    told("resolve")
    places, times, claims = resolve(document, annotations, claims, world, pieces)
    annotations = with_foreign(annotations, pieces)
    report = Report(
        schema=SCHEMA,
        id=document.id,
        document=describe(document),
        attributions=with_agents(attributions, claims),
        claims=claims,
        places=places,
        times=times,
        amounts=annotations.amounts,
    )
    told("compare")
    report = compare(report, options)
    outcome = Outcome(report=report, annotations=annotations, theatre=theatre, areas=world.areas, atlas=world.atlas)
    outcome = msgspec.structs.replace(outcome, report=weigh(outcome, document, options))
    told("check")
    return msgspec.structs.replace(outcome, report=check(outcome, document, options))


def annotate(document: Document, theatre: Theatre, gazetteer: Gazetteer) -> Annotations:
    """All mentions of one document."""
    text = document.text
    parse = adapter(document.lang).parse(text)
    times = find_times(parse, text)
    return Annotations(
        parse=parse,
        quotes=find_quotes(text),
        places=find_places(document, parse, gazetteer),
        times=times,
        amounts=find_amounts(parse, text, times),
        wording=find_wording(parse, text, theatre.wording),
    )


def read_foreign(document: Document, annotations: Annotations, world: World) -> tuple[Piece, ...]:
    """The passages that are surely in another language, annotated by its tables."""
    return tuple(
        Piece(
            document=fragment.document,
            annotations=annotate(fragment.document, world.theatre, world.gazetteer),
            lexicon=lexicon(fragment.document.lang),
            extents=tuple((passage.start, passage.stop) for passage in fragment.passages),
        )
        for fragment in fragments(document, annotations.quotes)
    )


def with_foreign(annotations: Annotations, pieces: tuple[Piece, ...]) -> Annotations:
    """The mentions with those of the passages in place of the document's own there."""
    return joined(annotations, [p.annotations for p in pieces], extents_of(pieces)) if pieces else annotations


def extents_of(pieces: tuple[Piece, ...]) -> list[tuple[int, int]]:
    """Where all the passages stand."""
    return sorted(extent for piece in pieces for extent in piece.extents)


def claims_of(
    document: Document, annotations: Annotations, pieces: tuple[Piece, ...]
) -> tuple[tuple[Attribution, ...], tuple[Claim, ...]]:
    """Attributions and claims, each passage read by the tables of its language."""
    if pieces:
        return extract_mixed(document, annotations, lexicon(document.lang), pieces)
    return extract_claims(document, annotations, lexicon(document.lang))


def resolve(
    document: Document,
    annotations: Annotations,
    claims: tuple[Claim, ...],
    world: World,
    pieces: tuple[Piece, ...] = (),
) -> tuple[tuple[Place, ...], tuple[When, ...], tuple[Claim, ...]]:
    """Places and times resolved, and the claims with both, and with agents, filled in.

    The words of a passage are looked up in its language too, once the report's own language has named the speakers.
    """
    mentions = with_foreign(annotations, pieces).places
    places = resolve_places(document, mentions, claims, world.theatre, world.gazetteer)
    places = with_zones(places, document, world.theatre, world.gazetteer)
    times = resolve_times(annotations.times, annotations.parse, document.published)
    said = [resolve_times(p.annotations.times, p.annotations.parse, document.published) for p in pieces]
    times = instead(times, said, extents_of(pieces)) if pieces else times
    claims = resolve_agents(filled(claims, places, times), document, world.agents)
    for piece in pieces:
        there = msgspec.structs.replace(document, lang=piece.document.lang)
        inside = [c for c in claims if any(a <= c.content.start < b for a, b in piece.extents)]
        known = {c.id: c for c in resolve_agents(inside, there, world.agents)}
        claims = tuple(known.get(c.id, c) for c in claims)
    return places, times, claims


def compare(report: Report, options: FlowOptions) -> Report:
    """The report with the relations among its own claims."""
    if not options.layers & {"relations", "findings"}:
        return report
    from counterclaim.compare.relate import relate_within

    return msgspec.structs.replace(report, relations=relate_within(report))


def weigh(so_far: Outcome, document: Document, options: FlowOptions) -> Report:
    """The report with what a ledger's evidence and other reports say of its claims."""
    if options.evidence is None or not options.layers & {"relations", "findings"}:
        return so_far.report
    from counterclaim.weighing.ledgers import Matter, weighed_in

    matter = Matter(so_far.report, document, so_far.annotations, so_far.theatre, so_far.atlas)
    return weighed_in(options.evidence, matter)


def check(so_far: Outcome, document: Document, options: FlowOptions) -> Report:
    """The report with its findings."""
    report = so_far.report
    if "findings" not in options.layers:
        return report
    from counterclaim.check.engine import check as run_rules
    from counterclaim.check.subject import Subject

    subject = Subject(
        document=document,
        report=report,
        annotations=so_far.annotations,
        theatre=so_far.theatre,
        areas=so_far.areas,
        atlas=so_far.atlas,
        weighed=report.evidence or None,
    )
    rules = rule_files(options.packs)
    with spoken.speaking(options.lang_ui):
        return msgspec.structs.replace(report, findings=run_rules(subject, rules, settings(options.settings)))


def describe(document: Document) -> DocumentInfo:
    """What the report says of its document."""
    return DocumentInfo(
        id=document.id,
        lang=document.lang,
        title=document.title,
        outlet=document.outlet,
        published=document.published.isoformat() if document.published else None,
        sha256=document.sha256,
        words=len(document.text.split()),
    )


# What is loaded once a process: tables, indices, rules.


@functools.cache
def lexicon(lang: str) -> Lexicon:
    """The compiled claim tables of a language."""
    return load_lexicon(functools.partial(table, lang))


class World(NamedTuple):
    """A theatre with what looks things up in it."""

    theatre: Theatre
    gazetteer: Gazetteer
    agents: AgentIndex
    areas: dict[str, frozenset[str]]
    atlas: Atlas


@functools.cache
def open_world(theatre: str) -> World:
    """The theatre of that name or path, its gazetteer and its agents."""
    from counterclaim.resolve import gazetteer
    from counterclaim.resolve.atlas import GazetteerAtlas, region_areas

    loaded = load_theatre(theatre)
    places = gazetteer.open_gazetteer(loaded)
    atlas = GazetteerAtlas(loaded, places)
    return World(loaded, places, AgentIndex(loaded), region_areas(loaded, places), atlas)


@functools.cache
def rule_files(packs: tuple[str, ...]) -> tuple[RuleFile, ...]:
    """The rules that ship, and those of further packs."""
    from counterclaim.check.pack import load_packs

    return load_packs(tuple(Path(p) for p in packs))


@functools.cache
def settings(path: str | None) -> Settings:
    """The settings in a file; the defaults where there is none."""
    from counterclaim.check.settings import load_settings

    return load_settings(Path(path) if path else None)
