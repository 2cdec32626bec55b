"""Mends a dependency parse of a Slavic sentence where statistical parsers are known to go wrong.

Everything here works on Universal Dependencies; ``bridge.py`` relabels afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from counterclaim.languages.node import ROOT, Node, above, kids

NOUNS = frozenset({"NOUN", "PROPN"})
VERBS = frozenset({"VERB", "AUX"})
ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "nmod", "advmod", "iobj"})


class Forms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The small words that the bridge must know of a language, by lemma (``bridge.toml``)."""

    correlative: frozenset[str]
    bounding: frozenset[str]
    possessive: frozenset[str]
    relative: frozenset[str]
    be: frozenset[str]
    fixed: tuple[tuple[str, ...], ...] = ()
    naming: frozenset[str] = frozenset()
    predicative: frozenset[str] = frozenset()
    convinced: frozenset[str] = frozenset()
    standing: dict[str, frozenset[str]] = {}
    closing: frozenset[tuple[str, ...]] = frozenset()
    judging: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()


def mend(nodes: Sequence[Node], forms: Forms) -> None:
    """Make ``nodes`` one tree and set right what hangs wrongly."""
    one_root(nodes)
    subordinator(nodes)
    for node in nodes:
        fixed(nodes, node, forms)
    for node in nodes:
        behind_aside(nodes, node)
        auxiliary(nodes, node)
        genitive_follows(nodes, node)
        bound_number(nodes, node, forms)
        correlative(nodes, node, forms)
        clause_apart(nodes, node)
        remark(node)
        predicative(nodes, node, forms)
        standing(nodes, node, forms)
        short_participle(nodes, node)
        located(nodes, node)
        named_so(nodes, node, forms)


def one_root(nodes: Sequence[Node]) -> None:
    """Leave one root, a verb where there is one; break cycles; further roots become remarks beside it."""
    roots = [n for n in nodes if n.is_root or n.rel == ROOT]
    top = next((n for n in roots if n.pos in VERBS), roots[0] if roots else nodes[0])
    top.head, top.rel = top.i, ROOT
    for node in nodes:
        if node.i == top.i:
            continue
        if node.is_root or node.rel == ROOT:
            node.head, node.rel = top.i, "punct" if node.pos == "PUNCT" else "parataxis"
    for node in nodes:
        if all(up.i != top.i for up in above(nodes, node)) and node.i != top.i:
            node.head = top.i
            node.rel = node.rel if node.pos == "PUNCT" else "parataxis"


def subordinator(nodes: Sequence[Node]) -> None:
    """Give the verb of "if only the town held" the place of the conjunction that came out as the root."""
    root = next(n for n in nodes if n.is_root)
    verb = next((k for k in kids(nodes, root) if k.pos == "VERB" and k.i > root.i), None)
    if root.pos != "SCONJ" or verb is None:
        return
    verb.head, verb.rel = verb.i, ROOT
    for kid in kids(nodes, root):
        kid.head = verb.i
        before = root.i < kid.i < verb.i
        if before and kid.pos in NOUNS and kid.has("Case", "Nom") and not kids(nodes, verb, "nsubj", "nsubj:pass"):
            kid.rel = "nsubj"
        elif before and kid.pos in {"AUX", "PART"}:
            kid.rel = "aux"
    root.head, root.rel = verb.i, "mark"


def fixed(nodes: Sequence[Node], node: Node, forms: Forms) -> None:
    """Make one adverb of a phrase such as "in turn", whose noun governs nothing."""
    first = node.text.lower()
    for phrase in forms.fixed:
        if phrase[0] != first:
            continue
        words = nodes[node.i : node.i + len(phrase)]
        if tuple(n.text.lower() for n in words) != phrase:
            continue
        inside = {n.i for n in words}
        outer = next((n for n in words if n.head not in inside), None)
        if outer is None:
            return
        head = outer.head
        for other in nodes:
            if other.i not in inside and other.head in inside:
                other.head = head
        for n in words:
            n.head, n.rel, n.pos = node.i, "fixed", "ADV"
        node.head, node.rel = head, "advmod"
        return


def behind_aside(nodes: Sequence[Node], noun: Node) -> None:
    """Give "завершила" the "группировка" of "как заявил генерал, группировка завершила": no "and" makes it a list."""
    if noun.rel not in {"conj", "appos"} or noun.pos not in NOUNS or not noun.has("Case", "Nom") or noun.i < 2:
        return
    before = next((n for n in reversed(nodes[: noun.i]) if n.pos not in {"ADJ", "DET", "NUM"}), None)
    verb = next((n for n in nodes[noun.i + 1 :] if n.pos == "VERB" or n.text in {",", "—", "–"}), None)
    if (
        before is None
        or before.text != ","
        or verb is None
        or not verb.has("VerbForm", "Fin")
        or verb.has("Person", "0")
    ):
        return
    told = next((up for up in above(nodes, noun) if up.pos == "VERB"), None)
    if told is None or told.i == verb.i or told.i > noun.i or kids(nodes, verb, "nsubj", "nsubj:pass"):
        return
    if noun.feats.get("Number") == verb.feats.get("Number") and not kids(nodes, noun, "cc", "case"):
        noun.head, noun.rel = verb.i, "nsubj"


def auxiliary(nodes: Sequence[Node], node: Node) -> None:
    """Take a noun for no auxiliary ("Goma is taken"), and the copula of a participle for the passive that it is."""
    if node.pos in NOUNS and node.rel in {"aux", "aux:pass"}:
        node.rel = "nsubj:pass" if node.rel == "aux:pass" else "nsubj"
    verb = nodes[node.head]
    if node.rel == "cop" and verb.pos == "VERB" and verb.has("VerbForm", "Part"):
        node.rel = "aux:pass"
        for kid in kids(nodes, verb, "nsubj"):
            kid.rel = "nsubj:pass"


def remark(node: Node) -> None:
    """Take an adverb set between commas for what it is ("the centre, probably, is lost")."""
    if node.rel in {"parataxis", "discourse"} and node.pos == "ADV":
        node.rel = "advmod"


def predicative(nodes: Sequence[Node], node: Node, forms: Forms) -> None:
    """Take "it is necessary" over an infinitive for the verb that it stands for."""
    word = node.text.lower()
    if word in forms.predicative and any(k.has("VerbForm", "Inf") for k in kids(nodes, node)):
        node.pos, node.lemma = "VERB", word
        node.feats = {"VerbForm": "Fin", "Tense": "Pres"}


def standing(nodes: Sequence[Node], node: Node, forms: Forms) -> None:
    """Take the preposition of a sentence without a verb for its verb ("the school is behind the enemy")."""
    held = nodes[node.head]
    words = forms.standing.get(node.text.lower(), frozenset())
    if node.rel != "case" or held.lemma not in words or any(n.pos in VERBS for n in nodes):
        return
    subject = next((k for k in kids(nodes, held, "nsubj") if held.is_root), nodes[held.head])
    if subject is held or subject.pos not in NOUNS or not (subject.is_root or held.is_root):
        return
    for kid in (*kids(nodes, subject), *kids(nodes, held)):
        if kid.i > subject.i and kid.rel not in {"nmod", "amod", "flat:name", "appos", "det"} and kid is not held:
            kid.head = node.i
    node.head, node.rel, node.pos = node.i, ROOT, "VERB"
    node.feats = {"VerbForm": "Fin", "Tense": "Pres"}
    subject.head, subject.rel = node.i, "nsubj"
    held.head, held.rel = node.i, "obj"


def short_participle(nodes: Sequence[Node], node: Node) -> None:
    """Make a short participle, which never modifies, the verb of the noun after it ("blown up the bridge")."""
    noun = nodes[node.head]
    modifies = node.rel == "amod" and node.has("Variant", "Short") and node.has("VerbForm", "Part")
    if not modifies or noun.i < node.i:
        return
    if noun.is_root:
        node.head, node.rel = node.i, ROOT
        for kid in kids(nodes, noun, "punct", "parataxis", "conj", "obl", "advmod"):
            kid.head = node.i
    elif noun.rel == "nsubj" and len(kids(nodes, nodes[noun.head], "nsubj")) > 1:  # ", said the mayor"
        node.head, node.rel = noun.head, "ccomp"
    else:
        return
    noun.head, noun.rel = node.i, "nsubj:pass"


def located(nodes: Sequence[Node], node: Node) -> None:
    """Turn "in the suburbs fighting" round: what there is leads, not where."""
    if not node.is_root or node.pos not in NOUNS or not kids(nodes, node, "case") or kids(nodes, node, "cop"):
        return
    there = next((k for k in kids(nodes, node, "nsubj") if k.i > node.i and k.pos in NOUNS), None)
    if there is None:
        return
    for kid in kids(nodes, node, "punct", "parataxis", "conj"):
        kid.head = there.i
    there.head, there.rel = there.i, ROOT
    node.head, node.rel = there.i, "nmod"


def named_so(nodes: Sequence[Node], node: Node, forms: Forms) -> None:
    """Mark what somebody calls a thing: a noun or adjective in the instrumental below "call", or below its object."""
    if not node.has("Case", "Ins") or node.pos not in NOUNS | {"ADJ", "VERB"} or kids(nodes, node, "case"):
        return
    above_it = nodes[node.head]
    if above_it.lemma in forms.naming and node.rel in {"obl", "xcomp", "iobj", "advmod"}:
        node.rel = "oprd"
    elif node.rel in {"nmod", "appos"} and above_it.pos in NOUNS and not kids(nodes, above_it, "nmod")[1:]:
        verb = next((up for up in above(nodes, above_it) if up.pos in VERBS), None)
        if verb is not None and verb.lemma in forms.naming and verb.i < above_it.i:
            node.head, node.rel = verb.i, "oprd"


def genitive_follows(nodes: Sequence[Node], node: Node) -> None:
    """Hang a genitive noun that the parser put under a noun to its right on the noun to its left."""
    wrong = node.pos in NOUNS and node.rel in {"nmod", "amod"} and node.has("Case", "Gen") and node.head > node.i
    left = nodes[node.i - 1] if node.i else None
    if wrong and left is not None and left.pos in NOUNS and left.head != node.i and not kids(nodes, node, "case"):
        node.head, node.rel = left.i, "nmod"


def bound_number(nodes: Sequence[Node], node: Node, forms: Forms) -> None:
    """Give the place of "more" in "more than 17 bombs were dropped" to what is counted."""
    if node.lemma not in forms.bounding or node.rel not in ARGUMENTS | {ROOT, "conj"}:
        return
    counted = next((k for k in kids(nodes, node) if k.i > node.i and k.pos in NOUNS | {"NUM", "ADJ"}), None)
    if counted is None:
        return
    if node.is_root:
        counted.head, counted.rel = counted.i, ROOT
    else:
        counted.head, counted.rel = node.head, node.rel if node.rel != "advmod" else "obl"
    for kid in kids(nodes, node):
        kid.head = counted.i if kid.i > node.i else kid.head
    node.head, node.rel = counted.i, "advmod"


def clause_apart(nodes: Sequence[Node], node: Node) -> None:
    """Hang a clause with a subordinator that came out as one of several nouns on the verb above them."""
    if node.rel != "conj" or nodes[node.head].pos in VERBS or not kids(nodes, node, "mark"):
        return
    verb = next((up for up in above(nodes, node) if up.pos in VERBS), None)
    if verb is not None and verb.rel in {"ccomp", ROOT, "parataxis"}:
        node.head, node.rel = verb.i, "conj"


def correlative(nodes: Sequence[Node], node: Node, forms: Forms) -> None:
    """Lift the clause under "that" in "spoke about that, that P" to the verb."""
    if node.lemma not in forms.correlative or node.rel not in {"obl", "obj", "iobj", "nmod"}:
        return
    verb = nodes[node.head]
    for clause in kids(nodes, node, "acl", "ccomp", "advcl", "acl:relcl"):
        if kids(nodes, clause, "mark"):
            clause.head, clause.rel = verb.i, "ccomp" if verb.pos in VERBS else "acl"
