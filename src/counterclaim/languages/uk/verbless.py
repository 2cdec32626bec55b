"""Repairs of a Ukrainian parse, on Universal Dependencies: clauses without a verb, and predicates that are none."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.languages.node import ROOT, Node, below, kids
from counterclaim.languages.uk.marks import NOUNS, VERBS, Words, is_finite

CLAUSAL = frozenset({ROOT, "ccomp", "conj", "parataxis", "advcl", "acl:relcl"})
MOVED = frozenset({"nsubj", "mark", "punct", "advmod", "cc", "parataxis", "advcl", "ccomp", "discourse", "conj", "obl"})
ENDS = frozenset({",", ".", ":", ";", "»", "—", "–", "!", "?"})
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


def after_noun(nodes: Sequence[Node], noun: Node, words: Words) -> None:
    """Make an adjective or possessive that ends a clause after its noun the predicate: "місто наше"."""
    if noun.pos not in NOUNS or not noun.has("Case", "Nom") or noun.rel not in CLAUSAL or kids(nodes, noun, "case"):
        return
    stop = next((n.i for n in nodes[noun.i + 1 :] if n.text in ENDS and not hedged(nodes, n, words)), len(nodes))
    word = nodes[stop - 1]
    if word.i <= noun.i or word.pos not in {"ADJ", "DET"} or not word.has("Case", "Nom") or not agree(noun, word):
        return
    if any(n.pos in VERBS for n in nodes[noun.i : stop]) or kids(nodes, noun, "cop", "nsubj"):
        return
    lead(nodes, noun, word)


def hedged(nodes: Sequence[Node], comma: Node, words: Words) -> bool:
    """True for a comma beside "мовляв", "ймовірно": it ends nothing."""
    around = nodes[max(0, comma.i - 1) : comma.i + 2]
    return comma.text == "," and any(n.lemma in words.hedges for n in around)


def agree(noun: Node, word: Node) -> bool:
    """True if the two may be subject and predicate by number and gender."""
    shown = {f: word.feats[f] for f in ("Number", "Gender") if f in word.feats}
    return all(noun.feats.get(f, value) == value for f, value in shown.items())


def lead(nodes: Sequence[Node], noun: Node, word: Node) -> None:
    """Put the predicate ``word`` above its subject ``noun``."""
    inside = below(nodes, word)
    for kid in kids(nodes, noun):
        if kid.i != word.i and (kid.rel in MOVED or kid.i > noun.i):
            kid.head = word.i
    if noun.i in inside:
        noun.rel = "nsubj"
    word.head, word.rel = (word.i, ROOT) if noun.is_root else (noun.head, noun.rel)
    word.pos = "ADJ"
    noun.head, noun.rel = word.i, "nsubj"
    for kid in kids(nodes, word, "case"):
        kid.rel = "advmod"


def predicate(nodes: Sequence[Node], word: Node) -> None:
    """Free an adjective that has a subject of its own from the noun that it hangs on."""
    subject = next(iter(kids(nodes, word, "nsubj")), None)
    if word.pos != "ADJ" or word.rel not in {"amod", "nmod", "obl", "obj"} or subject is None or subject.i > word.i:
        return
    verb = next((n for n in reversed(nodes[: subject.i]) if is_finite(n)), None)
    if verb is not None and verb.i not in below(nodes, word) and nodes[subject.i - 1].pos in {"PUNCT", "CCONJ"}:
        word.head, word.rel = verb.i, "conj"


def disagreeing(nodes: Sequence[Node], word: Node) -> None:
    """Make a nominative after a counted genitive the predicate: "троє солдатів убиті в Хомсі"."""
    noun = nodes[word.head]
    top = nodes[noun.head] if nodes[noun.head].pos == "NUM" else noun
    late = word.pos == "ADJ" and word.rel == "amod" and word.i > noun.i and word.has("Case", "Nom")
    if not late or not noun.has("Case", "Gen") or top.rel not in CLAUSAL or kids(nodes, top, "cop", "nsubj"):
        return
    if top is noun and not kids(nodes, noun, "nummod:gov", "nummod"):
        return
    if not any(is_finite(n) for n in nodes[top.i : word.i]):
        lead(nodes, top, word)


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
