"""Repairs of a Ukrainian parse, on Universal Dependencies: arguments, names, adverbials, modal verbs."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.languages.node import ROOT, Node, below, kids
from counterclaim.languages.uk.clauses import SIDE, condition, inserted_report, report_at_the_edge, whether
from counterclaim.languages.uk.marks import NOUNS, VERBS, Words, is_finite, nominative
from counterclaim.languages.uk.speakers import (
    find_speaker,
    judged,
    of_relative,
    referred_to,
    reported_clause,
    said_too,
)
from counterclaim.languages.uk.trees import (
    adverb_leads,
    as_what,
    finite_below,
    gerund_first,
    given_order,
    no_relative,
    part_of_name,
    relative_home,
    root_noun,
    tried,
)
from counterclaim.languages.uk.verbless import after_noun, disagreeing, is_where, predicate, stated, told_of
from counterclaim.languages.uk.wording import (
    accusative,
    as_told,
    between,
    by_itself,
    called,
    counted,
    dated,
    listed_subjects,
    particles,
    read_anew,
    retag,
    two_subjects,
    verb_leads,
)

OBJECTS = frozenset({"obj", "iobj", "obl", "appos", "nmod", "orphan", "xcomp"})


def repair(nodes: Sequence[Node], words: Words) -> None:
    """Set right in place what is known to go wrong."""
    for node in nodes:
        read_anew(nodes, node, words)
        retag(nodes, node, words)
        particles(nodes, node)
        verb_leads(nodes, node)
        two_subjects(nodes, node)
        listed_subjects(nodes, node)
        told_of(nodes, node, words)
        stated(nodes, node, words)
        after_noun(nodes, node, words)
        predicate(nodes, node)
        disagreeing(nodes, node)
    for node in nodes:
        referred_to(nodes, node, words)
        source_phrase(nodes, node, words)
        behind_source(nodes, node, words)
        dated(nodes, node, words)
        adverb_leads(nodes, node)
        tried(nodes, node)
        given_order(nodes, node, words)
        gerund_first(nodes, node)
        no_relative(nodes, node, words)
        part_of_name(nodes, node)
        finite_below(nodes, node)
        relative_home(nodes, node, words)
        as_what(nodes, node, words)
        called(nodes, node, words)
        as_told(nodes, node, words)
        between(nodes, node, words)
        by_itself(nodes, node)
        is_where(nodes, node, words)
    for node in nodes:
        near_name(nodes, node)
        modal_first(nodes, node, words)
        task_is(nodes, node, words)
        no_subject(nodes, node)
    for node in nodes:
        subject_by_case(nodes, node, words)
        acronym(nodes, node)
        hedge(nodes, node, words)
        apart(nodes, node)
        of_relative(nodes, node, words)
        accusative(nodes, node, words)
        counted(nodes, node, words)
        judged(nodes, node, words)
    root_noun(nodes, words)
    for node in (*nodes, *nodes):  # a subject found for one verb may free another of it
        find_speaker(nodes, node, words)
    for node in nodes:
        reported_clause(nodes, node, words)
        said_too(nodes, node, words)
    for node in nodes:
        inserted_report(nodes, node, words)
        report_at_the_edge(nodes, node, words)
    for node in nodes:
        if node.lemma in words.conditional:
            condition(nodes, node, words)
    whether(nodes, words)


def source_phrase(nodes: Sequence[Node], node: Node, words: Words) -> None:
    """Make "даними" the head of "за даними поліції", and the phrase an adverbial of the nearest verb."""
    if node.lemma not in words.measures or node.i == 0:
        return
    first = next((n for n in reversed(nodes[max(0, node.i - 2) : node.i]) if n.lemma in words.measure_words), None)
    if first is None or first.pos != "ADP":
        return
    following = (n for n in nodes[node.i + 1 : node.i + 4] if n.pos in NOUNS)
    owner = next((n for n in following if not n.has("Case", "Nom") or n.text.isupper()), None)
    if owner is not None and node.head == owner.i and node.rel in {"amod", "nmod", "det", "appos", "obl"}:
        node.head, node.rel = (node.i, ROOT) if owner.is_root else (owner.head, owner.rel)
        owner.head, owner.rel = node.i, "nmod"
        for kid in kids(nodes, owner):
            if kid.i < node.i or (kid.rel in {"parataxis", "conj", "ccomp", "punct"} and kid.i > owner.i):
                kid.head = node.i
    if owner is not None and owner.head == node.i:
        owner.rel, owner.feats["Case"] = "nmod", "Gen"
    first.head, first.rel = node.i, "case"
    node.pos = "NOUN"
    hang_on_verb(nodes, node)


def hang_on_verb(nodes: Sequence[Node], node: Node) -> None:
    """Make ``node`` an adverbial of the finite verb of its clause: the first below it, else the next after it."""
    mine = below(nodes, node)
    inner = next((k for k in kids(nodes, node) if k.pos in VERBS and k.rel in SIDE), None)
    above = nodes[node.head]
    if inner is not None:
        inner.head, inner.rel = (inner.i, ROOT) if node.is_root else (node.head, node.rel)
        node.head, node.rel = inner.i, "obl"
        for kid in kids(nodes, node):
            if kid.rel in SIDE or (kid.rel == "punct" and kid.i > inner.i):
                kid.head = inner.i
    elif above.pos not in VERBS and not node.is_root:
        rest = nodes[max(mine) + 1 :]
        verb = next((n for n in rest if is_finite(n) or (n.pos == "ADJ" and kids(nodes, n, "nsubj"))), None)
        verb = verb or next((n for n in reversed(nodes[: node.i]) if is_finite(n)), None)
        if verb is not None and node.i not in {verb.i} and verb.i not in mine:
            node.head, node.rel = verb.i, "obl"


def subject_by_case(nodes: Sequence[Node], node: Node, words: Words) -> None:
    """Make a noun in the nominative the subject of an active verb that has none."""
    if node.rel not in OBJECTS or kids(nodes, node, "case"):
        return
    verb = nodes[node.head]
    if not is_finite(verb) or verb.has("Person", "0", "1", "2") or node.pos not in NOUNS | {"PRON", "NUM", "ADJ"}:
        return
    if kids(nodes, verb, "nsubj", "nsubj:pass", "csubj") or not agrees(node, verb):
        return
    speaks = verb.lemma in words.reporting and node.i > verb.i and node.text.lower() == node.lemma
    if speaks or nominative(node, words):
        node.rel = "nsubj"


def behind_source(nodes: Sequence[Node], noun: Node, words: Words) -> None:
    """Make "війська" the subject in "за словами чиновників, війська готують": its comma ends the source."""
    owner, after = nodes[noun.head], nodes[noun.i + 1 : noun.i + 2]
    if noun.rel != "conj" or nodes[owner.head].lemma not in words.measures or not after or not is_finite(after[0]):
        return
    verb = after[0]
    if kids(nodes, noun, "cc", "case") or kids(nodes, verb, "nsubj") or not agrees(noun, verb):
        return
    noun.head, noun.rel = verb.i, "nsubj"
    noun.feats["Case"] = "Nom"


def near_name(nodes: Sequence[Node], case: Node) -> None:
    """Give a preposition to the name right after it: "у Баку звинувачення відкинули"."""
    if case.pos != "ADP" or case.i + 1 >= len(nodes):
        return
    name, noun = nodes[case.i + 1], nodes[case.head]
    if (
        not name.text[:1].isupper()
        or name.pos not in NOUNS
        or case.head == name.i
        or name.head != noun.i
        or noun.i <= name.i
        or noun.pos != "NOUN"
    ):
        return
    case.head, case.rel = name.i, "case"
    name.head, name.rel = noun.head, "obl" if not noun.is_root else name.rel
    if noun.rel == "obl":
        noun.rel = "obj"


def modal_first(nodes: Sequence[Node], modal: Node, words: Words) -> None:
    """Put "не змогли" above "просунутися", in whichever order they stand."""
    inf = nodes[modal.head]
    if modal.lemma not in words.modals or modal.is_root or not modal.pos or not inf.has("VerbForm", "Inf"):
        return
    if not modal.has("VerbForm", "Fin") or modal.rel not in SIDE | {"aux", "advmod", "nsubj", "csubj", "xcomp", "obl"}:
        return
    modal.head, modal.rel = (modal.i, ROOT) if inf.is_root else (inf.head, inf.rel)
    inf.head, inf.rel = modal.i, "xcomp"
    for kid in kids(nodes, inf):
        if kid.rel in {"nsubj", "punct", "mark", "cc", "parataxis", "conj", "advcl"} and kid.i != modal.i:
            kid.head = modal.i


def task_is(nodes: Sequence[Node], inf: Node, words: Words) -> None:
    """Make the infinitive the predicate of "завдання — зірвати наступ", and the noun its subject."""
    if inf.i < 2 or not inf.has("VerbForm", "Inf") or nodes[inf.i - 1].text not in {"—", "–", "-"}:
        return
    noun = nodes[inf.i - 2]
    if noun.lemma in words.aims and inf.head == noun.i:
        inf.head, inf.rel = (inf.i, ROOT) if noun.is_root else (noun.head, noun.rel)
        noun.head, noun.rel = inf.i, "nsubj"


def no_subject(nodes: Sequence[Node], node: Node) -> None:
    """Free a verb of a subject that its number or its own case rules out."""
    verb = nodes[node.head]
    if node.rel != "nsubj" or not is_finite(verb) or node.pos not in NOUNS | {"PRON"}:
        return
    counted = kids(nodes, node, "nummod", "nummod:gov", "conj", "det", "advmod")
    if node.has("Case", "Gen", "Ins", "Loc", "Dat") and not counted:
        node.rel = "obl" if node.has("Case", "Ins", "Loc") or (node.i < verb.i and node.has("Case", "Gen")) else "obj"
    elif verb.has("Number", "Plur") and node.has("Number", "Sing") and not counted and not node.has("Person", "1", "2"):
        node.rel = "obj"


def acronym(nodes: Sequence[Node], node: Node) -> None:
    """Hang capital letters right after a noun on it ("Міноборони РФ"), where the parser made them an argument."""
    if node.i == 0 or node.pos != "PROPN" or not node.text.isupper() or len(node.text) < 2:
        return
    before = nodes[node.i - 1]
    if (
        before.pos in NOUNS
        and node.head != before.i
        and nodes[node.head].pos in VERBS
        and not kids(nodes, node, "case")
    ):
        if node.rel == "nsubj" and before.head != node.head:
            return
        node.head, node.rel = before.i, "nmod"
        node.feats["Case"] = "Gen"


def hedge(nodes: Sequence[Node], node: Node, words: Words) -> None:
    """Make "ймовірно", "нібито" and their like adverbs of the finite verb of their clause."""
    if node.lemma not in words.hedges or node.is_root or (node.rel == "advmod" and is_finite(nodes[node.head])):
        return
    verb = next((n for n in nodes[node.i + 1 :] if is_finite(n)), None) or next(
        (n for n in reversed(nodes[: node.i]) if is_finite(n)), None
    )
    if verb is not None and verb.i not in below(nodes, node):
        node.head, node.rel = verb.i, "advmod"


def agrees(noun: Node, verb: Node) -> bool:
    """True if the two may be subject and predicate by number and gender."""
    number, gender = verb.feats.get("Number"), verb.feats.get("Gender")
    letters = len(noun.text) > 1 and noun.text.isupper()  # capitals show neither
    if noun.pos == "NUM" or number is None or letters:
        return True
    if noun.feats.get("Number", number) != number:
        return False
    return gender is None or noun.feats.get("Gender", gender) == gender or number == "Plur"


def apart(nodes: Sequence[Node], node: Node) -> None:
    """A phrase with a preposition of its own that no conjunction joins is beside the first, not coordinated with it."""
    if node.rel != "conj" or node.pos not in NOUNS or not kids(nodes, node, "case") or kids(nodes, node, "cc"):
        return
    first = nodes[node.head]
    if first.pos not in NOUNS or first.is_root or not kids(nodes, first, "case"):
        return
    if {k.lemma for k in kids(nodes, node, "case")} & {k.lemma for k in kids(nodes, first, "case")}:
        return
    node.head, node.rel = first.head, first.rel
