"""Reports hung one clause too deep: "said that P, but the staff denied it", "denied that P, and accused Y".

What a speaker denies and what another one answers stand side by side; hung inside the first one's words they would be
put in the first one's mouth. A conjunction of contrast before another speaker, and the comma that closes the inner
clause before "and", tell the level.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.claims.tree import VERBAL
from counterclaim.claims.workbench import Workbench
from counterclaim.model.parse import Sentence, Token

SUBJECTS = ("nsubj", "nsubjpass")
JOINING = frozenset({"cc", "advmod", "mark", "preconj"})


def mend_levels(bench: Workbench, sentence: Sentence, contrast: Sequence[str]) -> None:
    """Hang the reports of one sentence beside the report that stands before them; ``contrast``: words for "but"."""
    for verb in bench.of(sentence):
        verb = bench.tokens[verb.i]
        if verb.pos not in VERBAL or verb.dep not in {"conj", "ccomp"} or not tells(bench, verb):
            continue
        inner = bench.tokens[verb.head]
        if inner.i > verb.i:
            continue
        subjects = [k for k in bench.kids(verb, *SUBJECTS) if k.i < verb.i]
        if verb.dep == "ccomp":
            beside = any(k.i < verb.i and k.i != verb.i for k in bench.kids(inner, "ccomp"))
            if beside and subjects and joined(bench, verb, contrast):
                bench.change(verb, dep="conj")
            continue
        speaker = next(iter(reporters(bench, inner)), None)
        if speaker is None:
            continue
        if subjects and joined(bench, verb, contrast):
            bench.change(verb, head=speaker.i)
        elif not subjects and (closed_before(bench, verb, inner) or past_beside_perfect(bench, verb, inner, speaker)):
            bench.change(verb, head=speaker.i)
            object_of(bench, verb)


def tells(bench: Workbench, verb: Token) -> bool:
    """True for a verb of saying; "hold" and "show" are ones only with a clause."""
    lexicon = bench.lexicon
    return verb.lemma in lexicon.verbs and (verb.lemma not in lexicon.strict_that or bool(bench.kids(verb, "ccomp")))


def reporters(bench: Workbench, clause: Token) -> Iterator[Token]:
    """The reporting verbs with a subject in whose content ``clause`` stands, the nearest first."""
    below = clause
    for verb in bench.above(clause):
        known = verb.lemma in bench.lexicon.verbs and bench.kids(verb, *SUBJECTS)
        if below.dep == "ccomp" and (known or verb.lemma in bench.lexicon.vague_passives):
            yield verb
        below = verb


def joined(bench: Workbench, verb: Token, contrast: Sequence[str]) -> bool:
    """True if a comma and a word of contrast open the clause of ``verb``."""
    opening = [k for k in bench.kids(verb) if k.dep in JOINING and k.i < verb.i]
    opening += [k for k in bench.kids(bench.tokens[verb.head], "cc") if k.i < verb.i]
    return any(k.text.lower() in contrast and k.i > 0 and bench.tokens[k.i - 1].text == "," for k in opening)


def closed_before(bench: Workbench, verb: Token, inner: Token) -> bool:
    """True where a comma closes the content before "and": in Russian and Ukrainian, that goes on with the speaker."""
    joints = [k for k in (*bench.kids(inner, "cc"), *bench.kids(verb, "cc")) if inner.i < k.i < verb.i]
    closing = bool(joints) and bench.tokens[joints[-1].i - 1].text == ","
    marked = bool(bench.kids(inner, "mark")) and not bench.kids(verb, "mark")
    return closing and marked and "Variant=" not in verb.morph


def past_beside_perfect(bench: Workbench, verb: Token, inner: Token, speaker: Token) -> bool:
    """True for "denied that it had shelled X and accused Y": the tenses tell who accused."""
    return verb.tag == speaker.tag == "VBD" and inner.tag == "VBN" and bool(bench.kids(inner, "aux"))


def object_of(bench: Workbench, verb: Token) -> None:
    """Make an object of what stands behind ``verb`` as its only subject ("і звинувачує Ісламабад")."""
    behind = [k for k in bench.kids(verb, *SUBJECTS) if k.i > verb.i]
    if behind and not bench.kids(verb, "dobj"):
        bench.change(behind[0], dep="dobj")
