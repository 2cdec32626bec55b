"""From Universal Dependencies to the labels that the stages read: those of CLEAR, as spaCy's English has them.

One engine then serves every language. What differs in kind, not in name, between the two schemes is turned round:

- a preposition (UD ``case``) becomes the head of its noun: ``prep`` with ``pobj``;
- a copula (UD ``cop``) becomes the head of its complement: ``attr`` or ``acomp``; a clause without one keeps its noun
  or adjective as its predicate;
- ``cc`` hangs on the first member of a coordination, marks at the edge of a clause on what is around the clause;
- a noun in the instrumental that does the deed of a passive is the ``agent`` itself, without a "by";
- a noun in the genitive is a ``poss``; any other noun without a preposition a ``npadvmod`` of its verb.

``tag`` is a Penn tag as near as the features allow: ``VBD`` and ``VBZ`` for finite verbs, ``VBN`` and ``VBG`` for
participles and gerunds that modify, ``INF`` for an infinitive, ``WDT`` for a relative pronoun.
"""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.languages.fronted import fronted
from counterclaim.languages.mending import VERBS, Forms, mend
from counterclaim.languages.node import ROOT, Node, below, kids

# Children that stay with the complement when the copula takes its place.
OWN = frozenset(
    {"amod", "nmod", "det", "case", "nummod", "nummod:gov", "acl", "acl:relcl", "appos", "flat", "flat:name", "fixed"}
)
PLAIN = {
    ROOT: "ROOT",
    "nsubj:pass": "nsubjpass",
    "csubj:pass": "csubjpass",
    "aux:pass": "auxpass",
    "obj": "dobj",
    "iobj": "dative",
    "acl:relcl": "relcl",
    "nummod:gov": "nummod",
    "nummod:entity": "nummod",
    "obl:agent": "agent",
    "flat": "compound",
    "flat:name": "compound",
    "flat:foreign": "compound",
    "flat:title": "compound",
    "discourse": "intj",
    "orphan": "dep",
}
QUANTIFIED = frozenset({"nsubj", "nsubj:pass", "obj", "nummod", "nummod:gov", "det", "amod", "attr"})
CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "csubj"})
FINITE = {"Past": "VBD", "Pres": "VBZ", "Fut": "VBZ"}


def clear(nodes: Sequence[Node], forms: Forms) -> None:
    """Relabel one sentence in place."""
    if not nodes:
        return
    fronted(nodes, forms)
    mend(nodes, forms)
    rehang(nodes)
    labels = [label(nodes, node, forms) for node in nodes]
    for node, rel in zip(nodes, labels, strict=True):
        node.tag = tag(node, rel, forms)
        node.rel = rel
    for node in nodes:
        if node.pos == "PUNCT":
            outwards(nodes, node)


def rehang(nodes: Sequence[Node]) -> None:
    """Make copulas and prepositions heads, and hang a conjunction on the first of what it joins."""
    for node in [n for n in nodes if n.rel == "cop" and not n.is_root]:
        copula_first(nodes, node)
    for node in [n for n in nodes if n.rel == "cc" and nodes[n.head].rel == "conj"]:
        node.head = nodes[node.head].head
    for node in [n for n in nodes if n.rel == "case" and not n.is_root]:
        preposition_first(nodes, node)


def copula_first(nodes: Sequence[Node], copula: Node) -> None:
    """Make ``copula`` the head of the clause whose predicate it hangs on."""
    predicate = nodes[copula.head]
    for kid in kids(nodes, predicate):
        if kid.rel == "xcomp" and predicate.pos == "ADJ":
            continue  # "were forced to leave": what they were forced to
        if kid.i != copula.i and (kid.rel not in OWN and not (kid.rel == "conj" and kid.pos == predicate.pos)):
            kid.head = copula.i
    copula.head = copula.i if predicate.is_root else predicate.head
    copula.rel = predicate.rel
    predicate.head = copula.i
    if kids(nodes, predicate, "case"):
        predicate.rel = "obl"
    else:
        predicate.rel = "acomp" if predicate.pos in {"ADJ", "ADV", "VERB", "DET"} else "attr"


def preposition_first(nodes: Sequence[Node], case: Node) -> None:
    """Put the preposition ``case`` between its noun and what the noun hangs on."""
    noun = nodes[case.head]
    if noun.rel in QUANTIFIED:
        case.rel = "quantmod"
    elif noun.rel in CLAUSAL and noun.pos in VERBS:
        case.rel = "mark"
    elif noun.is_root:
        case.rel = "case"
    elif noun.rel == "pobj":  # a second preposition: "from under the bridge"
        case.rel = "fixed"
    else:
        first = nodes[noun.head]
        if noun.rel == "conj" and first.rel == "pobj":
            case.head, case.rel = first.head, "conj"
        else:
            case.head, case.rel = noun.head, "prep"
        noun.head, noun.rel = case.i, "pobj"


def label(nodes: Sequence[Node], node: Node, forms: Forms) -> str:
    """The CLEAR relation of ``node``."""
    rel = node.rel
    head = nodes[node.head]
    if rel in {"xcomp", "nmod"} and node.has("VerbForm", "Inf") and head.pos == "NOUN":
        return "acl"
    if rel in {"csubj", "csubj:pass"} and node.has("VerbForm", "Inf"):
        return "xcomp"  # "удалось выбить": what was managed; "приказано отойти"
    if rel in PLAIN:
        return PLAIN[rel]
    if rel == "advmod" and node.has("Polarity", "Neg"):
        return "neg"
    if rel == "obl":
        return "agent" if node.has("Case", "Ins") and is_passive(nodes, head) else "npadvmod"
    if rel in {"det", "nmod", "amod"} and {node.lemma, node.text.lower()} & forms.possessive:
        return "poss"
    if rel == "nmod":
        return genitive(nodes, node, head)
    if rel == "appos":
        return "appos" if parted(nodes, head, node) else "compound"
    return rel.partition(":")[0]


def genitive(nodes: Sequence[Node], node: Node, head: Node) -> str:
    """The relation of a bare noun under a noun: its owner, who does it, or something beside it."""
    if node.has("Case", "Gen"):
        return "poss"
    owned = any(k.has("Case", "Gen") for k in kids(nodes, head, "nmod"))
    return "agent" if node.has("Case", "Ins") and owned else "nmod"


def is_passive(nodes: Sequence[Node], verb: Node) -> bool:
    """True for a passive verb or participle."""
    if verb.pos not in VERBS:
        return False
    return verb.has("Voice", "Pass") or bool(kids(nodes, verb, "nsubj:pass", "aux:pass", "nsubjpass", "auxpass"))


def parted(nodes: Sequence[Node], left: Node, right: Node) -> bool:
    """True if a comma, dash or bracket stands between the two words."""
    between = nodes[min(left.i, right.i) + 1 : max(left.i, right.i)]
    return any(n.text in {",", "—", "–", "-", "(", ":"} for n in between)


def tag(node: Node, rel: str, forms: Forms) -> str:
    """The nearest Penn tag."""
    if node.pos in VERBS:
        return verb_tag(node, rel)
    plural = node.has("Number", "Plur")
    if node.pos == "NOUN":
        return "NNS" if plural else "NN"
    if node.pos == "PROPN":
        return "NNPS" if plural and rel not in {"compound", "poss"} else "NNP"
    if node.pos in {"PRON", "DET"} and node.lemma in forms.relative:
        return "WDT"
    return {"PRON": "PRP", "DET": "DT", "NUM": "CD", "ADJ": "JJ", "ADV": "RB", "CCONJ": "CC"}.get(node.pos, "IN")


def verb_tag(node: Node, rel: str) -> str:
    """The tag of a verb: short participles are finite, as they carry clauses; long ones modify."""
    form = node.feats.get("VerbForm")
    if form == "Inf":
        return "INF"
    if form == "Conv":
        return "VBG"
    if form == "Part" and not node.has("Variant", "Short"):
        return "VBN" if node.has("Voice", "Pass") else "VBG"
    if node.has("Mood", "Imp"):
        return "VB"
    return FINITE.get(node.feats.get("Tense", ""), "VBD" if rel != "xcomp" else "VB")


def outwards(nodes: Sequence[Node], mark: Node) -> None:
    """Hang a mark that stands at the edge of a clause on what is around that clause."""
    for _ in nodes:
        head = nodes[mark.head]
        if mark.is_root or head.is_root:
            return
        inside = below(nodes, head) - {mark.i}
        if min(inside) < mark.i < max(inside):
            return
        mark.head = head.head
