"""Repairs of a Ukrainian parse, on Universal Dependencies: clauses without a verb, and predicates that are none."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.languages.node import ROOT, Node, below, kids
from counterclaim.languages.uk.marks import NOUNS, VERBS, Words, is_finite

CLAUSAL = frozenset({ROOT, "ccomp", "conj", "parataxis", "advcl", "acl:relcl"})
MOVED = frozenset({"nsubj", "mark", "punct", "advmod", "cc", "parataxis", "advcl", "ccomp", "discourse", "conj", "obl"})
PRESENT = {"VerbForm": "Fin", "Tense": "Pres"}
PLACED = 4  # words at the most between who is somewhere and where


def stated(nodes: Sequence[Node], node: Node, words: Words) -> None:
    """Take "немає", "тихо", "неможливо" for the verbs that they stand for."""
    if node.lemma not in words.stated or node.pos in VERBS:
        return
    inf = nodes[node.head]
    if inf.has("VerbForm", "Inf") and not node.is_root and node.rel in CLAUSAL | {"advmod", "xcomp"}:
        node.head, node.rel = (node.i, ROOT) if inf.is_root else (inf.head, inf.rel)
        inf.head, inf.rel = node.i, "xcomp"
    elif not (node.is_root or node.rel in CLAUSAL):
        return
    node.pos, node.feats = "VERB", dict(PRESENT)
    if node.lemma in words.absent:
        thing = next((k for k in kids(nodes, node, "iobj", "obj", "obl") if k.has("Case", "Gen")), None)
        if thing is not None and not kids(nodes, thing, "case") and not kids(nodes, node, "nsubj"):
            thing.rel = "nsubj"


def is_where(nodes: Sequence[Node], noun: Node, words: Words) -> None:
    """Take the preposition for the verb in "бійці вже в місті", "ситуація під контролем", "на березі росіяни"."""
    case = next((k for k in kids(nodes, noun, "case") if k.lemma in words.placing), None)
    if case is None or noun.pos not in NOUNS or kids(nodes, noun, "cop"):
        return
    subject = located(nodes, noun, case, words)
    if subject is None or has_verb(nodes, subject, noun):
        return
    top = noun if noun.rel in CLAUSAL and noun.head != subject.i else nodes[subject.i]
    head, rel = top.head, top.rel
    if top.is_root:
        head, rel = case.i, ROOT
    elif noun.rel == "obl" and subject.head == noun.i:
        head, rel = noun.head, "ccomp"
    for owner in (noun, subject):
        for kid in kids(nodes, owner):
            if kid.i not in {case.i, subject.i, noun.i} and kid.rel in MOVED:
                kid.head = case.i
    case.head, case.rel, case.pos, case.feats = head, rel, "VERB", dict(PRESENT)
    subject.head, subject.rel = case.i, "nsubj"
    noun.head, noun.rel = case.i, "obj"


def located(nodes: Sequence[Node], noun: Node, case: Node, words: Words) -> Node | None:
    """Who or what is said to be at ``noun``; ``None`` where nothing is."""
    subject = next(iter(kids(nodes, noun, "nsubj")), None)
    if subject is not None:
        return subject if noun.rel in CLAUSAL else None
    above = nodes[noun.head]
    leads = above.pos in NOUNS and above.rel in CLAUSAL and above.i < case.i and not above.has("Case", "Gen", "Ins")
    near = 0 < case.i - above.i <= PLACED and not kids(nodes, above, "case")
    telling = noun.lemma in words.plights or any(n.pos == "ADV" for n in nodes[above.i + 1 : case.i])
    if leads and near and telling and noun.rel == "nmod":
        return above
    after = next((k for k in kids(nodes, noun, "nmod", "appos") if k.i == noun.i + 1 and k.has("Case", "Nom")), None)
    opens = case.i == 0 or nodes[case.i - 1].pos == "PUNCT"
    people = after is not None and (after.has("Animacy", "Anim") or after.lemma in words.forces)
    return after if people and opens and noun.rel == "obl" else None


def has_verb(nodes: Sequence[Node], left: Node, right: Node) -> bool:
    """True if a finite verb stands between the two, or right below one of them in their own clause."""
    first, last = sorted((left.i, right.i))
    if any(is_finite(n) for n in nodes[first:last]):
        return True
    beside = [k for owner in (left, right) for k in kids(nodes, owner, "acl:relcl", "acl")]
    return any(is_finite(k) and not kids(nodes, k, "mark") and k.i > last for k in beside)


def after_noun(nodes: Sequence[Node], word: Node) -> None:
    """Make an adjective or possessive that follows its noun, as no attribute does, the predicate: "місто наше"."""
    noun = nodes[word.head]
    late = word.i == noun.i + 1 and word.rel in {"amod", "det", "flat:name", "nmod", "appos"}
    if not late or noun.pos not in NOUNS or not noun.has("Case", "Nom") or not word.has("Case", "Nom"):
        return
    if word.pos not in {"ADJ", "DET"} or not (noun.is_root or noun.rel in CLAUSAL):
        return
    closes = word.i + 1 >= len(nodes) or nodes[word.i + 1].pos == "PUNCT"
    if not closes or any(is_finite(k) and k.rel == "acl:relcl" for k in kids(nodes, noun)):
        return
    word.head, word.rel = (word.i, ROOT) if noun.is_root else (noun.head, noun.rel)
    word.pos = "ADJ"
    for kid in kids(nodes, noun):
        if kid.rel in MOVED and kid.i != word.i:
            kid.head = word.i
    noun.head, noun.rel = word.i, "nsubj"


def told_of(nodes: Sequence[Node], verb: Node, words: Words) -> None:
    """Put a verb that the parser hung on its own subject or object above it: "що «заходи» зупинено"."""
    noun = nodes[verb.head]
    if verb.rel not in {"acl:relcl", "acl"} or not is_finite(verb) or noun.pos not in NOUNS or noun.i > verb.i:
        return
    own = below(nodes, verb)
    first = min(own)
    relative = any(n.i in own and (n.lemma in words.relative or n.pos == "SCONJ") for n in nodes[first : verb.i])
    if relative or noun.rel not in CLAUSAL or any(n.text == "," for n in nodes[noun.i : verb.i]):
        return
    verb.head, verb.rel = (verb.i, ROOT) if noun.is_root else (noun.head, noun.rel)
    for kid in kids(nodes, noun):
        if kid.rel in MOVED and kid.i != verb.i:
            kid.head = verb.i
    noun.head = verb.i
    noun.rel = "obj" if verb.has("Person", "0") or kids(nodes, verb, "nsubj") else "nsubj"
