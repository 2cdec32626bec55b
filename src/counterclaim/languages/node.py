"""A word of a Universal Dependencies parse while it is mended and relabelled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

ROOT = "root"


class Node(msgspec.Struct):
    """One word of a sentence: offsets in the text, Universal POS, features, relation to ``head``.

    ``head`` is an index into the sentence; a root's is its own. ``rel`` is a Universal Dependencies relation on
    the way into ``bridge.py`` and a CLEAR one (nsubj, dobj, prep, pobj ...) on the way out; ``tag`` is set there.
    """

    i: int
    start: int
    stop: int
    text: str
    lemma: str
    pos: str
    feats: dict[str, str]
    head: int
    rel: str
    tag: str = ""

    def has(self, name: str, *values: str) -> bool:
        """True if the feature ``name`` has one of ``values``."""
        return self.feats.get(name) in values

    @property
    def is_root(self) -> bool:
        """True for the word that hangs on no other."""
        return self.head == self.i


def kids(nodes: Sequence[Node], node: Node, *rels: str) -> list[Node]:
    """What hangs on ``node``, in text order; only with one of ``rels`` if given."""
    return [k for k in nodes if k.head == node.i and k.i != node.i and (not rels or k.rel in rels)]


def above(nodes: Sequence[Node], node: Node) -> Iterator[Node]:
    """The heads of ``node`` up to the root, nearest first."""
    for _ in nodes:
        if node.is_root:
            return
        node = nodes[node.head]
        yield node


def below(nodes: Sequence[Node], node: Node) -> set[int]:
    """Indices of ``node`` and all under it."""
    children: dict[int, list[int]] = {}
    for other in nodes:
        if not other.is_root:
            children.setdefault(other.head, []).append(other.i)
    out: set[int] = set()
    stack = [node.i]
    while stack:
        top = stack.pop()
        if top not in out:
            out.add(top)
            stack.extend(children.get(top, ()))
    return out
