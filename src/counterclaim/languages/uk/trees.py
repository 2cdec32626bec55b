"""Repairs of a Ukrainian parse, on Universal Dependencies: which word of a clause leads it."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.languages.node import ROOT, Node, below, kids
from counterclaim.languages.uk.marks import NOUNS, VERBS, Words, is_finite, nominative

PRONOUN = 3  # words after its comma at which a relative pronoun stands: "слова якого", "на думку яких"
BESIDE = frozenset({"parataxis", "conj", "acl", "appos", "advcl", "orphan", "ccomp", "dep", "nmod"})
ARGUMENTS = frozenset({"mark", "nsubj", "obj", "obl", "cc", "nsubj:pass"})


def adverb_leads(nodes: Sequence[Node], node: Node) -> None:
    """Give the verb what the parser hung on its adverb: "що місто надійно утримують"."""
    verb = nodes[node.head]
    if node.pos != "ADV" or not is_finite(verb) or node.is_root or node.rel not in {"advmod", "discourse", "nsubj"}:
        return
    for kid in kids(nodes, node):
        if kid.rel in ARGUMENTS:
            kid.head = verb.i


def tried(nodes: Sequence[Node], verb: Node) -> None:
    """Put the verb above "спроби форсувати річку" in "спроби форсувати річку провалилися"."""
    inf = nodes[verb.head]
    if not (is_finite(verb) and verb.rel == "xcomp" and inf.has("VerbForm", "Inf") and inf.i < verb.i):
        return
    noun = next((k for k in kids(nodes, inf, "obj", "nsubj", "obl") if k.i < inf.i and k.pos in NOUNS), None)
    if noun is None or kids(nodes, noun, "case"):
        return
    verb.head, verb.rel = (verb.i, ROOT) if inf.is_root else (inf.head, inf.rel)
    for kid in kids(nodes, inf):
        if kid.i < noun.i or kid.i > verb.i:
            kid.head = verb.i
    noun.head, noun.rel = verb.i, "nsubj"
    inf.head, inf.rel = noun.i, "acl"


def given_order(nodes: Sequence[Node], verb: Node, words: Words) -> None:
    """Put the verb above "наказ залишити місто" in "наказ залишити місто віддали вночі"."""
    inf = nodes[verb.head]
    if not is_finite(verb) or not inf.has("VerbForm", "Inf") or not 0 < inf.i < verb.i:
        return
    noun = nodes[inf.i - 1]
    if noun.lemma not in words.aims or any(n.pos == "PUNCT" for n in nodes[noun.i : verb.i]):
        return
    verb.head, verb.rel = (verb.i, ROOT) if inf.is_root else (inf.head, inf.rel)
    for kid in (*kids(nodes, inf), *kids(nodes, verb)):
        if inf.i < kid.i < verb.i and kid.rel in {"obj", "nsubj", "obl"}:
            kid.head, kid.rel = inf.i, "obj" if kid.rel == "nsubj" else kid.rel
        elif kid.i > verb.i or kid.i < noun.i:
            kid.head = verb.i
    noun.head, noun.rel = verb.i, "obj" if verb.has("Number", "Plur") or verb.has("Person", "0") else "nsubj"
    inf.head, inf.rel = noun.i, "acl"


def gerund_first(nodes: Sequence[Node], verb: Node) -> None:
    """Hang a gerund that opens the sentence on the verb behind its comma: "збивши гелікоптер, вони захопили ..."."""
    gerund = nodes[verb.head]
    if not is_finite(verb) or not gerund.has("VerbForm", "Conv") or verb.i < gerund.i or verb.is_root:
        return
    if not any(n.text == "," for n in nodes[gerund.i : verb.i]) or kids(nodes, verb, "mark"):
        return
    if verb.rel not in {"parataxis", "conj", "ccomp", "advcl"}:
        return
    verb.head, verb.rel = (verb.i, ROOT) if gerund.is_root else (gerund.head, gerund.rel)
    for kid in kids(nodes, gerund):
        if kid.i > verb.i:
            kid.head = verb.i
    gerund.head, gerund.rel = verb.i, "advcl"


def no_relative(nodes: Sequence[Node], clause: Node, words: Words) -> None:
    """Coordinate ", відео з'явилося", which no pronoun opens, with the clause before it: it is no relative clause."""
    if clause.rel not in {"acl:relcl", "acl"} or not is_finite(clause) or kids(nodes, clause, "mark"):
        return
    own = below(nodes, clause)
    first = min(own)
    opening = nodes[first : clause.i]
    subject = kids(nodes, clause, "nsubj", "nsubj:pass")
    comma = "," in {nodes[first].text, nodes[first - 1].text if first else ""}
    pronoun = any(n.lemma in words.relative or n.has("PronType", "Rel") for n in opening) or not opening
    verb = next((n for n in reversed(nodes[:first]) if is_finite(n)), None)
    noun = nodes[clause.head]
    if pronoun or not subject or not comma or verb is None or noun.i > clause.i or verb.i in own:
        return
    if not any(n.text == "," for n in nodes[verb.i : first]):
        clause.head, clause.rel = verb.i, "conj"


def finite_below(nodes: Sequence[Node], verb: Node) -> None:
    """A finite verb is no infinitive's place: it stands beside the verb that it hangs on."""
    if verb.rel == "xcomp" and is_finite(verb) and not verb.is_root and nodes[verb.head].pos in VERBS:
        marked = kids(nodes, verb, "mark")
        verb.rel = "ccomp" if marked else "conj"


def relative_home(nodes: Sequence[Node], clause: Node, words: Words) -> None:
    """Hang a relative clause that the parser hung on a verb on the noun before its pronoun."""
    if clause.rel not in {"acl:relcl", "parataxis", "conj"} or nodes[clause.head].pos not in VERBS:
        return
    if clause.i < clause.head or not is_finite(clause):
        return
    own = below(nodes, clause)
    pronoun = next((n for n in nodes[clause.head : clause.i] if n.lemma in words.relative and n.i in own), None)
    comma = next((n.i for n in reversed(nodes[: pronoun.i]) if n.text == ","), 0) if pronoun is not None else 0
    if pronoun is None or not comma or pronoun.lemma in {"що", "хто"} or pronoun.i - comma > PRONOUN:
        return
    noun = next((n for n in reversed(nodes[max(0, comma - 6) : comma]) if fits(n, pronoun)), None)
    if noun is not None and noun.i not in below(nodes, clause):
        clause.head, clause.rel = noun.i, "acl:relcl"


def fits(noun: Node, pronoun: Node) -> bool:
    """True if the pronoun may stand for the noun, by number and gender."""
    if noun.pos not in NOUNS:
        return False
    if pronoun.lemma == "чий":
        return noun.has("Case", "Nom")
    same = all(noun.feats.get(f, pronoun.feats.get(f)) == pronoun.feats.get(f) for f in ("Number", "Gender"))
    return same or pronoun.has("Number", "Plur") == noun.has("Number", "Plur")


def as_what(nodes: Sequence[Node], node: Node, words: Words) -> None:
    """Make "як крок доброї волі" after "подав відхід" a phrase of the verb."""
    if node.lemma != "як" or node.i + 1 >= len(nodes):
        return
    noun = nodes[node.head]
    verb = next((n for n in reversed(nodes[: node.i]) if is_finite(n)), None)
    if verb is None or verb.lemma not in words.presenting or noun.pos not in NOUNS or noun.i < node.i:
        return
    if noun.is_root or any(is_finite(n) for n in nodes[node.i : noun.i]) or kids(nodes, noun, "nsubj"):
        return
    noun.head, noun.rel = verb.i, "obl"
    node.rel, node.pos = "case", "ADP"


def root_noun(nodes: Sequence[Node], words: Words) -> None:
    """Make the noun that leads a sentence the subject of the finite verb that hangs on it."""
    noun = next((n for n in nodes if n.is_root), None)
    if noun is None or noun.pos not in NOUNS | {"NUM"} or kids(nodes, noun, "case", "cop", "nsubj"):
        return
    counts = kids(nodes, noun, "nummod", "nummod:gov")
    if not (nominative(noun, words) or counts):
        return
    verb = next((k for k in kids(nodes, noun, *BESIDE) if leads(nodes, noun, k, counted=bool(counts))), None)
    if verb is None:
        return
    verb.head, verb.rel = verb.i, ROOT
    for kid in kids(nodes, noun):
        if kid.i > verb.i or kid.rel in {"parataxis", "advmod", "obl", "mark"}:
            kid.head = verb.i
    noun.head, noun.rel = verb.i, "nsubj"


def leads(nodes: Sequence[Node], noun: Node, verb: Node, *, counted: bool) -> bool:
    """True for a finite verb after ``noun`` that lacks a subject and agrees with it."""
    if not is_finite(verb) or verb.i < noun.i or kids(nodes, verb, "nsubj", "nsubj:pass", "mark", "csubj"):
        return False
    relative = any(k.has("PronType", "Rel") for k in kids(nodes, verb) if k.i < verb.i)
    if relative or verb.has("Person", "0", "1", "2"):
        return False
    number = verb.feats.get("Number")
    return counted or number is None or noun.feats.get("Number", number) == number


def part_of_name(nodes: Sequence[Node], name: Node) -> None:
    """Keep the names of a person together and below his office: "речник МЗС Есмаїл Багаї назвав"."""
    if not name.i or not proper(name) or name.pos not in {"PROPN", "ADV", "X"} or kids(nodes, name, "case"):
        return
    if name.rel not in {"punct", "parataxis", "dep", "orphan", "discourse", "advmod"} or is_finite(name):
        return
    before = nodes[name.i - 1]
    home: Node | None
    if proper(before) and before.pos in NOUNS | {"ADV", "X"} and before.head != name.i:
        home = before
    else:
        verb = nodes[name.head]
        subject = next((k for k in kids(nodes, verb, "nsubj") if verb.i < k.i < name.i), None)
        home = subject if before.text == "»" or before.text.isupper() else None
        if home is None or any(n.text == "," for n in nodes[home.i : name.i]):
            return
    name.head, name.rel, name.pos = home.i, "flat:name", "PROPN"


def proper(node: Node) -> bool:
    """True for a word with a capital and small letters behind it."""
    return node.text[:1].isupper() and not node.text.isupper()
