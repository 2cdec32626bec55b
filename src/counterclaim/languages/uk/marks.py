"""What the repairs of a Ukrainian parse go by: small words from the pack's tables, and what verbs and cases show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from counterclaim.languages.node import Node

VERBS = frozenset({"VERB", "AUX"})
NOUNS = frozenset({"NOUN", "PROPN"})


class Words(msgspec.Struct, frozen=True):
    """The small words that the repairs go by, from the pack's tables."""

    reporting: frozenset[str]
    conditional: frozenset[str]
    measures: frozenset[str]
    measure_words: frozenset[str]
    hedges: frozenset[str]
    persons: frozenset[str]
    modals: frozenset[str]
    aims: frozenset[str]
    questions: frozenset[str]
    there: frozenset[str]
    presenting: frozenset[str]
    relaying: frozenset[str]
    naming: frozenset[str]
    relative: frozenset[str]
    joining: frozenset[str]
    complementisers: frozenset[str]
    collectives: frozenset[str]
    approximate: frozenset[str]
    times: frozenset[str]
    convinced: frozenset[str]
    total: frozenset[str]
    stated: frozenset[str]
    absent: frozenset[str]
    placing: frozenset[str]
    plights: frozenset[str]
    forces: frozenset[str]
    deeds: frozenset[str]
    denying: frozenset[str]
    before: frozenset[str]
    references: frozenset[str]


def words_from(table: Callable[[str], Mapping[str, Any]]) -> Words:
    """The words in the tables of the pack."""
    cues, scope, events, small = table("cues"), table("scope"), table("events"), table("lemmas")["repair"]
    return Words(
        **{name: frozenset(words) for name, words in small.items()},
        naming=frozenset(table("bridge")["naming"]),
        denying=frozenset(v for cue in cues["cue"] if {"np", "event"} & set(cue["frames"]) for v in cue["verbs"]),
        before=frozenset(scope["superseded"]["before"]),
        references=frozenset(scope["according"]["references"]),
        relaying=frozenset(scope["according"]["relaying"]),
        presenting=frozenset(verb for cue in cues["cue"] if "as" in cue["frames"] for verb in cue["verbs"]),
        there=frozenset(scope["small"]["said-there"]),
        relative=frozenset(table("bridge")["relative"]),
        reporting=frozenset(verb for cue in cues["cue"] for verb in cue["verbs"] if not cue.get("intention")),
        conditional=frozenset(scope["conditional"]["strong"]),
        measures=frozenset(scope["according"]["measures"]),
        measure_words=frozenset(scope["according"]["measure_words"]),
        persons=frozenset({*events["classes"]["persons"], *events["classes"]["speakers"]}),
        aims=frozenset(
            {*scope["plan"]["nouns"], *(w for found in scope["prospects"]["nouns"].values() for w in found)}
        ),
        modals=frozenset(scope["carrier"]["verbs"]),
        questions=frozenset(scope["conditional"]["open"]),
        hedges=frozenset({*cues["vague"]["adverbs"], *scope["possible"]["adverbs"]}),
    )


def is_finite(node: Node) -> bool:
    """True for a verb that can carry a clause."""
    return node.pos in VERBS and not node.has("VerbForm", "Inf", "Conv", "Part") and node.rel not in {"aux", "cop"}


def nominative(node: Node, words: Words) -> bool:
    """True for a form that can be no object: by its case, or by the ending of a word for persons."""
    if node.has("Case", "Nom"):
        return True
    if not (node.has("Animacy", "Anim") or node.lemma in words.persons):
        return False
    plural = node.has("Number", "Plur")
    return node.text.lower().endswith(("и", "і", "ї")) if plural else node.text.lower() == node.lemma
