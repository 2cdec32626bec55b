"""Repairs of a Ukrainian parse, on Universal Dependencies: what reports what, and under which condition."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.languages.node import ROOT, Node, below, kids
from counterclaim.languages.uk.marks import NOUNS, VERBS, Words, is_finite, nominative

SIDE = frozenset({"conj", "parataxis", "ccomp", "advcl", "acl", "acl:relcl", "appos", "orphan", ROOT})
COMMAS = frozenset({",", "—", "–"})
FENCES = COMMAS | {"-", "»", '"', "”"}
INSERTED = 9  # words between the commas of "..., said X, ..." at the most


def report_at_the_edge(nodes: Sequence[Node], node: Node, words: Words) -> None:
    """Hang ", заявив речник." at the end of a sentence, or between commas, on what it reports: the clause before it."""
    if node.lemma not in words.reporting or node.is_root or node.rel not in SIDE or not is_finite(node):
        return
    own = below(nodes, node)
    first = min(own)
    opening = nodes[first : node.i]
    marked = kids(nodes, node, "mark", "cc") or any(
        n.has("PronType", "Rel") or n.lemma in words.relative for n in opening
    )
    before = nodes[first - 1].text if first else ""
    fenced = before in FENCES or nodes[first].text in FENCES
    if marked or not fenced:
        return
    closes = all(n.pos == "PUNCT" for n in nodes[max(own) + 1 :])
    speaker = any(k.i > node.i for k in kids(nodes, node, "nsubj", "obl"))
    if not (closes and speaker):
        return
    root = next((n for n in nodes if n.is_root), None)
    if root is not None and root.i not in own and root.i < node.i:
        node.head, node.rel = root.i, "parataxis"


def condition(nodes: Sequence[Node], mark: Node, words: Words) -> None:
    """Make "якщо P" the condition of the clause that follows it, where the parser coordinated the two."""
    verb = next((n for n in nodes[mark.i + 1 :] if is_finite(n)), None)
    if verb is None:
        return
    if verb.i in below(nodes, mark):
        return
    mark.head, mark.rel, mark.pos = verb.i, "mark", "SCONJ"
    above = nodes[verb.head]
    if not verb.is_root and above.i > verb.i and is_finite(above):
        verb.rel = "advcl"
        for kid in kids(nodes, verb):
            if kid.i > above.i and kid.rel in SIDE:
                kid.head = above.i
        return
    comma = next((n.i for n in nodes[verb.i :] if n.text in {",", "—", "–"}), len(nodes))
    main = next((n for n in nodes[comma + 1 :] if is_clause(nodes, n) and n.lemma not in words.reporting), None)
    if main is None or main.i not in below(nodes, verb):
        return
    up = verb.head
    main.head, main.rel = (main.i, ROOT) if verb.is_root else (up, verb.rel)
    verb.head, verb.rel = main.i, "advcl"
    for other in nodes[comma:]:
        if mark.i <= other.head < comma and other.i != main.i:
            other.head = main.i


def is_clause(nodes: Sequence[Node], node: Node) -> bool:
    """True for a predicate that stands for a clause beside another."""
    return (is_finite(node) or bool(kids(nodes, node, "nsubj"))) and node.rel in SIDE


def whether(nodes: Sequence[Node], words: Words) -> None:
    """Make "чи" at the beginning of a clause its mark, so that the clause asserts nothing."""
    for node in nodes:
        opens = node.i == 0 or nodes[node.i - 1].pos == "PUNCT"
        if node.lemma in words.questions and opens and node.rel != "mark":
            verb = next((n for n in nodes[node.i + 1 :] if is_finite(n)), None)
            if verb is not None:
                node.head, node.rel = verb.i, "mark"


def inserted_report(nodes: Sequence[Node], node: Node, words: Words) -> None:
    """Hang "..., пояснили військові, ..." on the clause in which it stands, whatever the parser made its root."""
    stop = insertion(nodes, node, words)
    if not stop:
        return
    inside = set(range(node.i, stop))
    finite = [n for n in nodes if is_finite(n) and n.i not in inside and n.rel != "acl:relcl"]
    main = next((n for n in finite if n.i < node.i), None) or next((n for n in finite if n.i > stop), None)
    if main is None:
        return
    root = next((n for n in nodes if n.is_root), None)
    if root is not None and (root.i in inside or (root.pos not in VERBS and root.i < node.i)):
        main.head, main.rel = main.i, ROOT
        if root.i not in inside:
            subject = nominative(root, words) and not kids(nodes, main, "nsubj")
            root.head, root.rel = main.i, "nsubj" if subject else "obl"
    if main.head in inside:
        main.head, main.rel = main.i, ROOT
    node.head, node.rel = main.i, "parataxis"
    for other in nodes:
        if other.i not in inside and other.head in inside and other.i != main.i:
            other.head = main.i
    for speaker in [k for k in kids(nodes, node) if k.i > node.i and k.pos in NOUNS | {"PRON"}][:1]:
        if not kids(nodes, speaker, "case") and not kids(nodes, node, "nsubj"):
            speaker.rel = "nsubj"


def insertion(nodes: Sequence[Node], verb: Node, words: Words) -> int:
    """The comma that closes "..., пояснили військові, ..." begun by ``verb``; 0 if nothing is inserted there."""
    if verb.i < 2 or verb.lemma not in words.reporting or not is_finite(verb):
        return 0
    stop = next((n.i for n in nodes[verb.i : verb.i + INSERTED] if n.text in COMMAS), 0)
    told = any(k.i < verb.i for k in kids(nodes, verb, "nsubj"))
    if told or nodes[verb.i - 1].text not in COMMAS or not 0 < stop < len(nodes) - 2:
        return 0
    inside = nodes[verb.i + 1 : stop]
    speaks = any(n.pos in NOUNS | {"PRON"} or n.lemma in words.there for n in inside)
    speaks = speaks and not any(map(is_finite, inside))
    return stop if speaks and nodes[stop + 1].pos not in {"SCONJ", "CCONJ"} else 0
