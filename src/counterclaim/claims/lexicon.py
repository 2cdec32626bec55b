"""The tables of a language pack, compiled for look-up. Words live in the pack; this file knows none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from counterclaim.claims.triggers import Triggers
from counterclaim.model.claim import Direction, Kind, Modality, Polarity, Stance

# Frames that want an object and more come before those that take any object; all others stand between.
FRAME_ORDER = ("+", "as", "", "light", "event", "np")

JUDGING = frozenset({Stance.DENYING, Stance.ENDORSING})
EVENT_FIELDS = ("name", "kind", "direction", "modality", "whole")

Table = Callable[[str], dict[str, Any]]


class Cue(msgspec.Struct, frozen=True, kw_only=True):
    """How one verb (or noun) reports; see ``cues.toml`` for the frames."""

    frames: tuple[str, ...] = ()
    stance: Stance = Stance.NEUTRAL
    polarity: Polarity = Polarity.ASSERTED
    kind: Kind | None = None
    modality: Modality | None = None
    particle: str | None = None
    intention: bool = False


class Pattern(msgspec.Struct, frozen=True, kw_only=True):
    """Lemmas in order (each a set of alternatives); the last may ask for a word class."""

    lemmas: tuple[str, ...]
    want: str | None
    event: Event


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """What a predicate or an event noun makes a claim about; ``name`` is the finer class of the lexicon, if any."""

    kind: Kind
    name: str = ""
    direction: Direction | None = None
    modality: Modality | None = None
    whole: bool = False  # its words have a negation of their own, which denies nothing ("will not go unpunished")


class VerbRule(msgspec.Struct, frozen=True, kw_only=True):
    """A verb, its particle or preposition, and the word classes that it needs."""

    event: Event
    particle: str | None = None
    want: str | None = None


Rules = dict[str, tuple[VerbRule, ...]]


class Lexicon(msgspec.Struct, frozen=True, kw_only=True):
    """One language's cues and events, by lemma."""

    verbs: dict[str, tuple[Cue, ...]]
    nouns: dict[str, Cue]
    reporting: dict[str, tuple[str, ...]]  # lemma -> the frames of its passages
    strict_that: frozenset[str]
    strict_quote: frozenset[str]
    light: frozenset[str]
    vague_adverbs: dict[str, str]
    vague_passives: dict[str, str]
    vague_heads: frozenset[str]
    vague_marks: frozenset[str]
    documents: frozenset[str]
    outlets: frozenset[str]
    pronouns: dict[str, str]
    patterns: dict[str, tuple[Pattern, ...]]
    event_verbs: dict[str, tuple[VerbRule, ...]]
    event_nouns: dict[str, Event]
    plain_nouns: dict[str, Event]  # nouns of ``other``: they name what happens, and make no claim by themselves
    noun_rules: dict[str, tuple[VerbRule, ...]]  # nouns that tell an event only of a thing of some class
    classes: dict[str, frozenset[str]]
    scope: dict[str, Any]
    small_words: dict[str, frozenset[str]]
    guard: dict[str, Any]
    triggers: Triggers

    def is_a(self, lemma: str, name: str) -> bool:
        """True if ``lemma`` belongs to the word class ``name``."""
        return lemma in self.classes.get(name, frozenset())

    def judges(self, lemma: str) -> bool:
        """True for a verb that denies or confirms what somebody said."""
        return any(cue.stance in JUDGING for cue in self.verbs.get(lemma, ()))

    def takes_up(self, lemma: str) -> bool:
        """True if a noun can stand for what was said before it: "..., a claim that", "..., a figure which"."""
        return lemma in self.nouns or lemma in self.scope["asides"]["nouns"]

    def tells(self, lemma: str) -> bool:
        """True if a verb tells an event of one of the kinds; what is ``other`` alone is background."""
        return any(rule.event.kind is not Kind.OTHER for rule in self.event_verbs.get(lemma, ()))

    def small(self, lemma: str, use: str) -> bool:
        """True if ``lemma`` is a small word with that use (``[small]`` in ``scope.toml``); false without such a use."""
        return lemma in self.small_words.get(use, frozenset())


def load_lexicon(table: Table) -> Lexicon:
    """The compiled cues, events and scope words of one language; ``table`` gives its TOML tables by name."""
    cues, events, scope, guard = (table(name) for name in ("cues", "events", "scope", "guard"))
    patterns, verbs, nouns, noun_rules = compile_events(events["event"])
    vague = cues["vague"]
    return Lexicon(
        verbs=compile_cues(cues["cue"]),
        nouns={noun: cue_of(entry) for entry in cues["noun"] for noun in entry["nouns"]},
        reporting=compile_reporting(cues),
        strict_that=frozenset(cues["strict"]["that"]),
        strict_quote=frozenset(cues["strict"]["quote"]),
        light=frozenset(cues["light"]["verbs"]),
        vague_adverbs=vague["adverbs"],
        vague_passives=vague["passives"],
        vague_heads=frozenset(vague["heads"]),
        vague_marks=frozenset(vague["marks"]),
        documents=frozenset(cues["documents"]["nouns"]),
        outlets=frozenset(cues["outlets"]["nouns"]),
        pronouns={word: group for group, words in cues["pronouns"].items() for word in words},
        patterns=patterns,
        event_verbs=verbs,
        event_nouns={noun: event for noun, event in nouns.items() if event.kind is not Kind.OTHER},
        plain_nouns={noun: event for noun, event in nouns.items() if event.kind is Kind.OTHER},
        noun_rules=noun_rules,
        classes={name: frozenset(words) for name, words in events["classes"].items()},
        scope=scope,
        small_words={use: frozenset(words) for use, words in scope["small"].items()},
        guard=guard,
        triggers=Triggers({"trigger": [*guard.get("trigger", ()), nearly_done(scope["negation"])]}),
    )


def nearly_done(negation: dict[str, Any]) -> dict[str, Any]:
    """The trigger of "almost destroyed", "all but razed": told as done, these words deny nothing."""
    near = (*negation.get("nearly", ()), *negation.get("nearly_phrases", ()))
    phrases = [f"{words} {verb}" for words in near for verb in negation.get("by_degrees", ())]
    return {"effect": "none", "phrases": phrases}


def cue_of(entry: dict[str, Any]) -> Cue:
    """One table entry as a ``Cue``."""
    fields = {k: v for k, v in entry.items() if k not in {"verbs", "nouns"}}
    return msgspec.convert(fields, Cue)


def compile_reporting(cues: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """Lemma -> the frames that its passages take: those of its claims, then those of the passages alone."""
    out: dict[str, tuple[str, ...]] = {}
    for entry in (*cues["cue"], *cues.get("passage", ())):
        particle = f"+{entry['particle']}" if "particle" in entry else ""
        for verb in (verb + particle for verb in entry["verbs"]):
            more = tuple(f for f in entry["frames"] if f not in out.get(verb, ()))
            out[verb] = out.get(verb, ()) + more
    return {verb: tuple(sorted(frames, key=closeness)) for verb, frames in out.items()}


def closeness(frame: str) -> int:
    """Where a frame stands in the order of trial: those that want more words around the verb come first."""
    return next((n for n, known in enumerate(FRAME_ORDER) if frame == known or (known == "+" and "+" in frame)), 2)


def compile_cues(entries: list[dict[str, Any]]) -> dict[str, tuple[Cue, ...]]:
    """Lemma -> its cues, in table order."""
    out: dict[str, list[Cue]] = {}
    for entry in entries:
        cue = cue_of(entry)
        for verb in entry["verbs"]:
            out.setdefault(verb, []).append(cue)
    return {verb: tuple(cues) for verb, cues in out.items()}


def compile_events(
    entries: list[dict[str, Any]],
) -> tuple[dict[str, tuple[Pattern, ...]], Rules, dict[str, Event], Rules]:
    """Patterns by first lemma, verb rules, event nouns, noun rules; earlier entries win, longer patterns first."""
    patterns: dict[str, list[Pattern]] = {}
    verbs: dict[str, list[VerbRule]] = {}
    nouns: dict[str, Event] = {}
    noun_rules: dict[str, list[VerbRule]] = {}
    for entry in entries:
        event = msgspec.convert({k: entry[k] for k in EVENT_FIELDS if k in entry}, Event)
        for text in entry.get("patterns", ()):
            words, _, want = text.partition(":")
            lemmas = tuple(words.split())
            patterns.setdefault(lemmas[0], []).append(Pattern(lemmas=lemmas, want=want or None, event=event))
        for text in entry.get("verbs", ()):
            head, _, want = text.partition(":")
            verb, _, particle = head.partition("+")
            verbs.setdefault(verb, []).append(VerbRule(event=event, particle=particle or None, want=want or None))
        for text in entry.get("nouns", ()):
            noun, _, want = text.partition(":")
            if want:
                noun_rules.setdefault(noun, []).append(VerbRule(event=event, want=want))
            else:
                nouns.setdefault(noun, event)
    ordered = {k: tuple(sorted(v, key=lambda p: -len(p.lemmas))) for k, v in patterns.items()}
    return ordered, frozen(verbs), nouns, frozen(noun_rules)


def frozen(rules: dict[str, list[VerbRule]]) -> dict[str, tuple[VerbRule, ...]]:
    """The rules as they are looked up."""
    return {k: tuple(v) for k, v in rules.items()}
