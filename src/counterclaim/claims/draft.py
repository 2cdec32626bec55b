"""What the rules pass to each other: sources, contexts and units before they become claims."""

from __future__ import annotations

import msgspec

from counterclaim.claims.lexicon import Event
from counterclaim.model.claim import Kind, Link, Manner, Modality, Polarity, Role, Stance
from counterclaim.model.parse import Token
from counterclaim.model.span import Span


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Who speaks, as printed; ``head`` is the head word, ``None`` for a source of the metadata."""

    span: Span
    head: Token | None = None


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """One link in the making: a source, its reporting word and how it stands to the content."""

    source: Source
    role: Role
    stance: Stance = Stance.NEUTRAL
    cue: Span | None = None

    def link(self) -> Link:
        """The contract's link, still without agent and side."""
        span = self.source.span
        return Link(
            who=span.text,
            role=self.role,
            stance=self.stance,
            start=span.start,
            stop=span.stop,
            text=span.text,
            verb=self.cue.text if self.cue else None,
            cue=self.cue,
        )


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """What holds over the words being read: the chain so far, and what its cues make of the content."""

    voices: tuple[Voice, ...] = ()
    denied: bool = False
    modality: Modality | None = None
    kind: Kind | None = None

    def below(self, voice: Voice, *, denied: bool, modality: Modality | None, kind: Kind | None) -> Context:
        """The context inside what ``voice`` says; a denial denies whatever stands below it."""
        return Context(
            voices=(*self.voices, voice),
            denied=self.denied or denied,
            modality=modality or self.modality,
            kind=kind or self.kind,
        )


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """The words of one claim: its predicate (or head noun), its tokens, and the context it stands in."""

    head: Token
    tokens: tuple[Token, ...]
    span: Span
    context: Context
    nominal: bool = False
    conditional: bool = False


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What the rules make of a unit: the predicate that carries its meaning, its event, whether and how it is so."""

    unit: Unit
    main: Token
    event: Event
    polarity: Polarity
    modality: Modality


class Reported(msgspec.Struct, frozen=True, kw_only=True):
    """One reported passage: for ``Report.attributions``."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    manner: Manner = Manner.INDIRECT


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """A reporting verb with its source and what it takes as content.

    ``clauses`` are predicates to be read on, ``phrases`` noun phrases or pairs (object and predicate) that
    are content as they stand, each with its head.
    """

    verb: Token
    source: Source | None
    quoted: Source | None = None  # X in "Agency quoted X as saying"
    stance: Stance
    polarity: Polarity
    modality: Modality | None
    kind: Kind | None
    clauses: tuple[Token, ...] = ()
    phrases: tuple[tuple[Token, tuple[Token, ...]], ...] = ()
