"""Objects that open their sentence: "reports that P the army called a lie", "charges of P Moscow rejected".

Slavic word order lets what is judged stand first and who judges it right before the verb. Parsers trained on other
text take the first noun for the subject or the root and lose the verb among the clauses between. Works on Universal
Dependencies, on verbs that judge what was said (``bridge.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.languages.mending import NOUNS, VERBS, Forms, one_root
from counterclaim.languages.node import ROOT, Node, below, kids

SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
PREDICATE = 3  # words after the verb among which the name stands that it gives
BETWEEN = 4  # words between the judge and the verb at the most
OPENERS = frozenset({"«", '"', "„", "“", "—", "–", "-"})


def fronted(nodes: Sequence[Node], forms: Forms) -> None:
    """Give verbs of one sentence that judge something said the object that stands before their subject."""
    one_root(nodes)
    for verb in nodes:
        behind_name(nodes, verb, forms)
        about_what(nodes, verb, forms)
        if verb.pos not in VERBS or verb.has("VerbForm", "Inf", "Part", "Conv") or not judges(nodes, verb, forms):
            continue
        topic = topic_of(nodes, verb, forms)
        if topic is not None:
            turn(nodes, topic, verb, forms)


def behind_name(nodes: Sequence[Node], verb: Node, forms: Forms) -> None:
    """Make "reports" the object of "called a lie the reports of P", where it came out below the name it is given."""
    if verb.lemma not in forms.naming:
        return
    for name in nodes[verb.i + 1 : verb.i + 1 + PREDICATE]:
        thing = next((k for k in kids(nodes, name, "nmod", "appos", "obj") if k.i > name.i), None)
        named = name.has("Case", "Ins") and name.pos in NOUNS
        if named and thing is not None and thing.lemma in forms.said and not kids(nodes, thing, "case"):
            thing.head, thing.rel = verb.i, "obj"
            thing.feats["Case"] = "Acc"


def about_what(nodes: Sequence[Node], noun: Node, forms: Forms) -> None:
    """Hang "about P" on the "report", not on whose report it is: "the report of Hemedti about P"."""
    if noun.lemma not in forms.said:
        return
    for owner in kids(nodes, noun, "nmod", "flat:name", "appos"):
        for thing in kids(nodes, owner, "nmod"):
            if any(k.lemma in forms.about for k in kids(nodes, thing, "case")) and owner.i < thing.i:
                thing.head = noun.i


def judges(nodes: Sequence[Node], verb: Node, forms: Forms) -> bool:
    """True for "rejected", and for "called" with a noun in the instrumental right behind it; without another object."""
    if any(k.i > verb.i and (k.rel == "ccomp" or alone(nodes, k)) for k in kids(nodes, verb, "obj", "ccomp")):
        return False
    if verb.lemma in forms.judging:
        return True
    after = nodes[verb.i + 1 : verb.i + 1 + PREDICATE]
    return verb.lemma in forms.naming and any(n.has("Case", "Ins") for n in after)


def alone(nodes: Sequence[Node], thing: Node) -> bool:
    """True for an object that is none in the instrumental and stands under no preposition."""
    return not thing.has("Case", "Ins") and not kids(nodes, thing, "case")


def topic_of(nodes: Sequence[Node], verb: Node, forms: Forms) -> Node | None:
    """What opens the sentence and is something said, with a judge of its own right before ``verb``; else ``None``."""
    words = [n for n in nodes[: verb.i] if n.text not in OPENERS]
    opening = next((n for n in words if n.pos not in {"CCONJ", "ADJ", "DET", "PART", "PUNCT"}), None)
    if opening is None or opening.lemma not in forms.said or not opening.has("Case", "Nom", "Acc"):
        return None
    if any(n.pos == "ADP" for n in nodes[: opening.i]) or judge_of(nodes, opening, verb) is None:
        return None
    return opening


def judge_of(nodes: Sequence[Node], topic: Node, verb: Node) -> Node | None:
    """Who stands between ``topic`` and ``verb`` in the verb's own clause: a nominative, or a body "in" which it is."""
    start = max(topic.i + 1, verb.i - BETWEEN)
    for node in reversed(nodes[start : verb.i]):
        if node.text in {",", "»", ":"}:
            return None
        if node.pos not in NOUNS | {"PRON"}:
            continue
        governed = bool(kids(nodes, node, "case"))
        many = verb.has("Number", "Plur")
        shown = node.has("Case", "Nom") or (node.has("Case", "Acc") and not node.has("Animacy", "Anim"))
        if shown and not governed and (many or node.has("Number", "Sing")) and agree(node, verb):
            return owner_of(nodes, node, verb)
        if governed and many and node.has("Case", "Loc", "Gen", "Acc"):
            return node
    return None


def owner_of(nodes: Sequence[Node], name: Node, verb: Node) -> Node:
    """The "government" of "the government of Congo", whose name shows no case; else ``name``."""
    before = nodes[name.i - 1]
    body = before.pos == "NOUN" and before.has("Case", "Nom") and not kids(nodes, before, "case")
    return before if name.pos == "PROPN" and body and agree(before, verb) else name


def agree(noun: Node, verb: Node) -> bool:
    """True if the two may be subject and predicate by gender."""
    gender = verb.feats.get("Gender")
    return gender is None or verb.has("Number", "Plur") or noun.feats.get("Gender", gender) == gender


def turn(nodes: Sequence[Node], topic: Node, verb: Node, forms: Forms) -> None:
    """Put ``verb`` above ``topic`` and what stands between the two where it belongs."""
    judge = judge_of(nodes, topic, verb)
    top = next(n for n in nodes if n.is_root)
    if verb.i in below(nodes, topic) or top.i in range(topic.i, verb.i):
        outside = top if top.i in range(topic.i, verb.i) else topic
        verb.head, verb.rel = (verb.i, ROOT) if outside.is_root else (outside.head, outside.rel)
        for kid in kids(nodes, outside):
            if kid.i > verb.i:
                kid.head = verb.i
    topic.head, topic.rel = verb.i, "obj"
    pointing = next((n for n in nodes[topic.i + 1 : topic.i + 3] if n.lemma in forms.correlative), None)
    if pointing is not None and pointing.head != topic.i:
        pointing.head, pointing.rel = topic.i, "nmod"
    for node in nodes[topic.i + 1 : verb.i]:
        if node.is_root:
            node.head, node.rel = topic.i, "acl"
    if judge is not None:
        first = min((judge.i, *(k.i for k in kids(nodes, judge, "case", "amod", "det") if not k.text[:1].isupper())))
        if kids(nodes, judge, "case"):
            judge.head, judge.rel = verb.i, "obl"
        else:
            beside(nodes, judge, verb)
        inside(nodes, topic, first, (judge.i, verb.i))


def inside(nodes: Sequence[Node], topic: Node, stop: int, wrong: tuple[int, int]) -> None:
    """Hang the nouns and names between ``topic`` and ``stop`` that came out under the judge on the noun before them."""
    last = topic
    for node in nodes[topic.i + 1 : stop]:
        named = node.pos in NOUNS or (node.pos == "ADJ" and node.text[:1].isupper())
        if node.head in wrong and (named or node.pos == "ADP"):
            if node.pos == "ADJ":
                node.pos = "PROPN"
            node.head, node.rel = last.i, "nmod" if node.pos != "ADP" else "case"
            if node.has("Case", "Nom"):
                node.feats["Case"] = "Gen"
        if node.pos in NOUNS:
            last = node


def beside(nodes: Sequence[Node], judge: Node, verb: Node) -> None:
    """Make ``judge`` the subject of ``verb``, and a name between the two its owner."""
    judge.head, judge.rel = verb.i, "nsubj"
    for name in nodes[judge.i + 1 : verb.i]:
        if name.head == verb.i and name.pos in NOUNS and not kids(nodes, name, "case"):
            name.head, name.rel = judge.i, "nmod"
            name.feats["Case"] = "Gen"
