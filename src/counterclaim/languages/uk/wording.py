"""Repairs of a Ukrainian parse, on Universal Dependencies: words tagged wrongly, counts, objects, days."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.languages.node import ROOT, Node, kids
from counterclaim.languages.uk.marks import NOUNS, VERBS, Words, is_finite

CYRILLIC = frozenset("абвгґдеєжзиіїйклмнопрстуфхцчшщьюяёыэъ'’ʼ-")
COMPARATIVE = ("іше", "ніш", "рше")
CLOSED = frozenset({"PART", "ADP", "CCONJ", "SCONJ", "INTJ", "AUX"})
PLURAL = ("и", "і", "ї")


def read_anew(nodes: Sequence[Node], node: Node, words: Words) -> None:
    """Tag anew what the tagger did not know: collective numerals, foreign-looking words of the language itself."""
    if node.lemma in words.collectives and node.pos != "NUM":
        node.pos, node.feats = "NUM", {"Case": node.feats.get("Case", "Nom")}
        of = next((n for n in nodes[node.i + 1 : node.i + 4] if n.pos in NOUNS and n.has("Case", "Gen")), None)
        if of is not None and node.rel in {"case", "advmod", "det", "amod", "obl", "discourse"} and node.head == of.i:
            node.rel = "nummod:gov"
    elif node.pos == "X" and set(node.text.lower()) <= CYRILLIC:
        node.pos = "ADV" if node.text.endswith(COMPARATIVE) else "NOUN"
        if node.pos == "NOUN" and node.text.lower().endswith(PLURAL):
            node.feats = {"Case": "Nom", "Number": "Plur"}
    elif plural_nominative(node):
        node.feats["Number"] = "Plur"
        node.feats.pop("Gender", None)
    elif node.lemma in words.total and node.rel in {"nsubj", "obj", "nmod"} and not kids(nodes, node, "case"):
        node.pos, node.rel = "ADV", "advmod"
        for kid in kids(nodes, node):
            kid.head = node.head


def retag(nodes: Sequence[Node], node: Node, words: Words) -> None:
    """Tag anew "спершу" that the tagger took for a particle, and a capitalised word that it took for a preposition."""
    if node.pos == "PART" and node.lemma in words.before and node.rel != "advmod":
        node.pos, node.rel = "ADV", "advmod"
    name = node.i > 0 and node.text[:1].isupper() and node.text[1:2].islower()
    if node.pos in CLOSED and name and nodes[node.i - 1].pos != "PUNCT":
        node.pos = "PROPN"


def particles(nodes: Sequence[Node], node: Node) -> None:
    """Hang "не" on the verb right after it, "би" on the verb beside it."""
    after = nodes[node.i + 1] if node.i + 1 < len(nodes) else node
    if node.lemma == "не" and after.pos in VERBS and node.head != after.i and after.head != node.i:
        node.head, node.rel = after.i, "advmod"
    if node.text.lower() in {"би", "б"} and nodes[node.head].pos not in VERBS:
        near = (nodes[node.i - 1], *nodes[node.i + 1 : node.i + 3]) if node.i else nodes[1:3]
        verb = next((n for n in near if n.has("Tense", "Past") and is_finite(n)), None)
        if verb is not None:
            node.head, node.rel = verb.i, "aux"


def plural_nominative(node: Node) -> bool:
    """True for a noun tagged as a nominative singular, which is its lemma, that ends as a plural does instead."""
    if node.pos != "NOUN" or not node.has("Case", "Nom") or not node.has("Number", "Sing"):
        return False
    word = node.text.lower()
    return word != node.lemma and word[:2] == node.lemma[:2] and word.endswith(PLURAL)


def dated(nodes: Sequence[Node], node: Node, words: Words) -> None:
    """Hang where something happens on the verb, not on when: "того дня в штабі заявили"."""
    day = nodes[node.head]
    if node.rel not in {"nmod", "obl", "appos"} or not kids(nodes, node, "case") or day.lemma not in words.times:
        return
    if node.lemma in words.times or node.i < day.i or day.pos not in NOUNS or day.is_root:
        return
    verb = nodes[day.head]
    if is_finite(verb):
        node.head, node.rel = verb.i, "obl"
        if day.rel in {"obj", "nsubj"} and not day.has("Case", "Nom"):
            day.rel = "obl"


def accusative(nodes: Sequence[Node], node: Node, words: Words) -> None:
    """Make a thing the object of what is said somewhere: "у прокуратурі ці слова назвали брехнею"."""
    verb = nodes[node.head]
    if node.rel != "nsubj" or verb.lemma not in words.reporting or not verb.has("Number", "Plur"):
        return
    if node.lemma in words.persons or node.has("Animacy", "Anim") or node.pos != "NOUN" or node.text[:1].isupper():
        return
    said = any(k.lemma in words.persons and kids(nodes, k, "case") for k in kids(nodes, verb, "obl", "nmod"))
    if said and not any(k.rel == "nsubj" and k.i != node.i for k in kids(nodes, verb)):
        node.rel = "obj"


def counted(nodes: Sequence[Node], node: Node, words: Words) -> None:
    """Make "понад 350 загиблих" and "до двадцяти бортів" the object that they count, whatever their preposition."""
    verb = nodes[node.head]
    if node.rel == "nmod" and verb.lemma in words.times and kids(nodes, node, "nummod", "nummod:gov"):
        verb = nodes[verb.head]
        if is_finite(verb) and not kids(nodes, verb, "obj") and not kids(nodes, node, "case"):
            node.head, node.rel = verb.i, "obj"
        return
    if node.rel != "obl" or verb.pos not in VERBS or node.pos not in NOUNS | {"NUM"} or node.lemma in words.times:
        return
    bound = [k for k in kids(nodes, node, "case") if k.lemma in words.approximate]
    number = node.pos == "NUM" or any(k.rel.startswith("nummod") or k.pos == "NUM" for k in kids(nodes, node))
    if not bound or not number or kids(nodes, verb, "obj"):
        return
    intransitive = bool(kids(nodes, verb, "nsubj", "nsubj:pass")) or verb.has("Person", "0")
    if bound[0].lemma in {"до", "від"} and not verb.has("Person", "0"):
        return
    node.rel = "obj" if intransitive else "nsubj" if verb.has("Number", "Sing") or verb.rel == ROOT else "obj"


def called(nodes: Sequence[Node], node: Node, words: Words) -> None:
    """Hang "провокацією" on "назвав" in "назвав відправлення військ «провокацією»"."""
    holder = nodes[node.head]
    if not node.has("Case", "Ins") or node.pos not in NOUNS | {"ADJ"} or kids(nodes, node, "case"):
        return
    verb = next((n for n in reversed(nodes[: node.i]) if is_finite(n) or n.text in {",", ":", "—", "–"}), None)
    if verb is None or verb.lemma not in words.naming or holder.i == node.i:
        return
    if holder.i == verb.i:
        if node.rel in {"obj", "parataxis", "appos", "conj", "nsubj"}:
            node.rel = "obl"
            for thing in kids(nodes, node, "amod", "nmod"):
                if thing.pos in NOUNS and thing.i < node.i and not thing.has("Case", "Ins", "Gen"):
                    thing.head, thing.rel = verb.i, "obj"
        return
    if (
        holder.pos in NOUNS
        and not any(k.i < node.i for k in kids(nodes, node, "amod"))
        and nodes[node.i - 1].text != "«"
    ):
        return
    node.head, node.rel = verb.i, "obl"


def verb_leads(nodes: Sequence[Node], verb: Node) -> None:
    """Make a full verb that the parser took for an auxiliary the head of its clause ("що армія взяла Ракку")."""
    noun = nodes[verb.head]
    helps = verb.pos == "VERB" and verb.has("VerbForm", "Fin") and verb.rel in {"aux", "aux:pass", "cop"}
    if not helps or noun.pos not in NOUNS or verb.lemma == "бути":
        return
    verb.head, verb.rel = (verb.i, ROOT) if noun.is_root else (noun.head, noun.rel)
    for kid in kids(nodes, noun):
        if kid.rel in {
            "nsubj",
            "mark",
            "punct",
            "advmod",
            "cc",
            "parataxis",
            "advcl",
            "ccomp",
            "discourse",
            "nsubj:pass",
        }:
            kid.head = verb.i
    noun.head, noun.rel = verb.i, "obl" if kids(nodes, noun, "case") else "obj"


def as_told(nodes: Sequence[Node], verb: Node, words: Words) -> None:
    """Set "як передає агенція" beside the report that it interrupts: "доповів, як передає агенція, що місто взято"."""
    outer = nodes[verb.head]
    mark = next((k for k in kids(nodes, verb, "mark", "advmod") if k.lemma == "як" and k.i < verb.i), None)
    if mark is None or verb.rel != "ccomp" or verb.lemma not in words.reporting or outer.lemma not in words.reporting:
        return
    verb.rel, mark.rel = "advcl", "mark"
    for kid in kids(nodes, verb, "ccomp"):
        if kid.i > verb.i:
            kid.head = outer.i


def two_subjects(nodes: Sequence[Node], node: Node) -> None:
    """Coordinate the second of two subjects with the first: "Вірменія та Азербайджан звинуватили"."""
    verb = nodes[node.head]
    joint = nodes[node.i - 1] if node.i else node
    if node.rel != "nsubj" or joint.pos != "CCONJ" or joint.rel not in {"cc", "discourse"}:
        return
    first = next((k for k in kids(nodes, verb, "nsubj") if k.i < joint.i and k.pos in NOUNS), None)
    if first is not None and node.pos in NOUNS and not any(is_finite(n) for n in nodes[first.i : node.i]):
        node.head, node.rel = first.i, "conj"
        joint.head, joint.rel = node.i, "cc"


def listed_subjects(nodes: Sequence[Node], verb: Node) -> None:
    """Make "Руанда і Конго", which open the clause of a plural verb, its subjects, whatever the parser made of them."""
    if not is_finite(verb) or not verb.has("Number", "Plur") or verb.i < 3:
        return
    first, joint, second = nodes[verb.i - 3 : verb.i]
    if any(k.i != first.i for k in kids(nodes, verb, "nsubj", "nsubj:pass")):
        return
    opens = first.i == 0 or nodes[first.i - 1].pos in {"PUNCT", "SCONJ"}
    names = all(n.text[:1].isupper() and not n.has("Case", "Gen", "Dat", "Ins", "Loc") for n in (first, second))
    if joint.pos != "CCONJ" or not opens or not names or {first.pos, second.pos} - NOUNS - {"PRON", "X"}:
        return
    first.head, first.rel = verb.i, "nsubj"
    second.head, second.rel = first.i, "conj"
    joint.head, joint.rel = second.i, "cc"
    for name in (first, second):
        name.pos, name.feats["Case"] = "PROPN", "Nom"
    for other in kids(nodes, verb, "aux"):
        if other.pos == "NUM":
            other.rel = "obj"  # "одна одну"


def between(nodes: Sequence[Node], noun: Node, words: Words) -> None:
    """Make a noun before its verb, which the parser hung on the subject, the object: "посольство ордер назвало"."""
    subject = nodes[noun.head]
    verb = nodes[subject.head]
    if noun.rel != "nmod" or subject.rel != "nsubj" or not is_finite(verb) or not subject.i < noun.i < verb.i:
        return
    if kids(nodes, noun, "case") or kids(nodes, verb, "obj", "ccomp") or noun.text.isupper() or noun.pos not in NOUNS:
        return
    if noun.lemma in words.deeds and noun.has("Case", "Gen") and subject.i + 1 < verb.i:
        noun.head, noun.rel = verb.i, "obj"
    if noun.pos != "NOUN" or verb.lemma not in words.denying | words.naming:
        return
    deed = noun.text.lower().endswith("ння") and verb.lemma in words.denying
    if deed or noun.has("Case", "Nom") or (noun.has("Case", "Acc") and not noun.has("Animacy", "Anim")):
        noun.head, noun.rel = verb.i, "obj"


def by_itself(nodes: Sequence[Node], node: Node) -> None:
    """Make the noun after a reflexive verb without a subject its subject: "зайнялися два склади"."""
    verb = nodes[node.head]
    reflexive = verb.lemma.endswith("ся") and verb.text.lower().endswith(("ся", "сь")) and is_finite(verb)
    if node.rel != "obj" or not reflexive or node.pos not in NOUNS or node.has("Case", "Gen", "Dat", "Ins"):
        return
    if not kids(nodes, verb, "nsubj", "nsubj:pass", "xcomp", "ccomp") and not kids(nodes, node, "case"):
        node.rel = "nsubj"
