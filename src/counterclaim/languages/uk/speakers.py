"""Repairs of a Ukrainian parse, on Universal Dependencies: who does the reporting, and what is reported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.languages.node import ROOT, Node, below, kids
from counterclaim.languages.uk.marks import NOUNS, VERBS, Words, is_finite, nominative

SUBJECT = frozenset({"nsubj", "nsubj:pass", "csubj"})
LOOSE = frozenset(
    {"conj", "advcl", "parataxis", "acl", "acl:relcl", "appos", "orphan", "advmod", "amod", "dep", "xcomp"}
)
ENDS = frozenset({",", ":", ".", ";", "—", "–", "-", "(", ")", "!", "?"})
REACH = 9  # words after the verb among which its subject stands
FEMININE = ("а", "я")


def find_speaker(nodes: Sequence[Node], verb: Node, words: Words) -> None:
    """Give a reporting verb without a subject the one that its case shows, after it or before it."""
    if verb.lemma not in words.reporting | words.relaying or not is_finite(verb) or verb.has("Mood", "Imp"):
        return
    if verb.has("Person", "0"):
        return
    for wrong in kids(nodes, verb, *SUBJECT):
        if not can_say(wrong, words):
            wrong.rel = "advmod" if wrong.pos in {"X", "ADV"} else "obj"
    if kids(nodes, verb, *SUBJECT) or said_somewhere(nodes, verb, words):
        return
    found = quoted_name(nodes, verb) or after(nodes, verb, words) or before(nodes, verb, words)
    if found is not None:
        make_subject(nodes, found, verb, words)


def can_say(node: Node, words: Words) -> bool:
    """False for a subject that nobody can be: an adverb, an adjective in the neuter, "the opposite"."""
    if node.pos in {"X", "ADV"}:
        return node.text[:1].isupper()
    return not (node.pos == "ADJ" and node.has("Gender", "Neut") and node.lemma not in words.persons)


def said_somewhere(nodes: Sequence[Node], verb: Node, words: Words) -> bool:
    """True for a plural without a subject and a body in which it is said ("у штабі повідомили")."""
    if not verb.has("Number", "Plur"):
        return False
    return any(kids(nodes, k, "case") and k.lemma in words.persons for k in kids(nodes, verb, "obl"))


def after(nodes: Sequence[Node], verb: Node, words: Words) -> Node | None:
    """The subject right of ``verb`` in its clause: the first noun in the nominative that no preposition governs."""
    substantive = None
    for node in ungoverned(nodes, verb.i + 1, min(len(nodes), verb.i + 1 + REACH)):
        if node.pos in NOUNS | {"PRON"} and subjective(node, verb, words, inverted=True):
            return node
        owns = node.i + 1 < len(nodes) and nodes[node.i + 1].has("Case", "Gen") and nodes[node.i + 1].pos in NOUNS
        named = node.pos == "ADJ" and node.has("Case", "Nom") and (owns or node.lemma in words.persons)
        if named and substantive is None:
            substantive = node
    return substantive


def quoted_name(nodes: Sequence[Node], verb: Node) -> Node | None:
    """The name between quotation marks right after ``verb``: "на якого послався «Вісник», ..."."""
    marks = [n.i for n in nodes[verb.i + 1 : verb.i + 5] if n.text in {"«", "»"}]
    if len(marks) != 2 or marks[0] != verb.i + 1 or marks[1] - marks[0] > 3:
        return None
    name = nodes[verb.i + 2]
    if not name.text[:1].isupper() or marks[1] + 1 >= len(nodes) or nodes[marks[1] + 1].text not in ENDS:
        return None
    name.pos, name.feats = "PROPN", {"Case": "Nom"}
    return name


def ungoverned(nodes: Sequence[Node], start: int, stop: int) -> Iterator[Node]:
    """The words from ``start`` to the end of the clause that stand under no preposition."""
    governed = False
    for node in nodes[start:stop]:
        if node.text in ENDS or node.pos == "SCONJ" or (node.pos in VERBS and is_finite(node)):
            return
        if node.pos == "ADP":
            governed = True
        elif governed and node.pos in NOUNS | {"PRON"}:
            governed = False
        elif not governed:
            yield node


def before(nodes: Sequence[Node], verb: Node, words: Words) -> Node | None:
    """The subject left of ``verb``, over relative clauses and what else stands between commas."""
    stop = verb.i
    for _ in nodes:
        start = stop
        while start > 0 and nodes[start - 1].text not in ENDS:
            start -= 1
        segment = nodes[start:stop]
        fitting = (n for n in free(segment) if subjective(n, verb, words, inverted=starts(nodes, n)))
        found = next(fitting, None)
        if found is not None:
            return found
        closed = start > 0 and nodes[start - 1].text in {",", ")", "—", "–"}
        if not closed or (segment and not aside(segment, words)):
            return None
        stop = start - 1
    return None


def starts(nodes: Sequence[Node], node: Node) -> bool:
    """True for a word with no noun or adjective before it: an acronym there is no genitive."""
    return node.i == 0 or nodes[node.i - 1].pos not in NOUNS | {"ADJ", "NUM"}


def free(segment: Sequence[Node]) -> Iterator[Node]:
    """The nouns of a stretch of words that no preposition governs, and that stand before no finite verb."""
    if any(is_finite(n) for n in segment) or (segment and segment[0].has("VerbForm", "Conv")):
        return
    yield from (n for n in ungoverned(segment, 0, len(segment)) if n.pos in NOUNS | {"PRON"})


def aside(segment: Sequence[Node], words: Words) -> bool:
    """True for a relative clause, a gerund, an adverb or the quoted name that stands between subject and verb."""
    opening = segment[:4]
    if any(n.lemma in words.relative for n in opening) or segment[0].has("VerbForm", "Conv"):
        return True
    return not any(is_finite(n) for n in segment) and all(n.pos != "SCONJ" for n in segment)


def subjective(node: Node, verb: Node, words: Words, *, inverted: bool) -> bool:
    """True for a noun that its form makes a subject of ``verb``."""
    if node.lemma in words.times or node.has("Case", "Gen", "Dat", "Ins", "Loc"):
        return acronym(node) and inverted
    plural = verb.has("Number", "Plur")
    if acronym(node):
        return inverted or not plural
    if node.feats.get("Number", verb.feats.get("Number")) != verb.feats.get("Number"):
        return False
    gender = verb.feats.get("Gender")
    if gender and not plural and node.feats.get("Gender", gender) != gender and node.lemma not in words.persons:
        return False
    speaks = node.lemma in words.persons or node.pos == "PROPN"
    return nominative(node, words) or (speaks and not plural and node.text.lower() == node.lemma)


def acronym(node: Node) -> bool:
    """True for a name in capitals, which shows no case."""
    letters = [c for c in node.text if c.isalpha()]
    return len(letters) > 1 and sum(c.isupper() for c in letters) * 2 > len(letters)


def make_subject(nodes: Sequence[Node], noun: Node, verb: Node, words: Words) -> None:
    """Hang ``noun`` on ``verb`` as its subject, and what hung between them where it belongs."""
    rival = nodes[noun.head]
    if verb.i in below(nodes, noun):
        verb.head, verb.rel = (verb.i, ROOT) if noun.is_root else (noun.head, noun.rel)
        for kid in kids(nodes, noun):
            if kid.i > verb.i or (kid.rel in {"advmod", "obl"} and kid.i < noun.i):
                kid.head = verb.i
    elif noun.i < rival.i < verb.i and is_finite(rival) and relative(nodes, noun, rival, words):
        verb.head, verb.rel = (verb.i, ROOT) if rival.is_root else (rival.head, rival.rel)
        for kid in kids(nodes, rival):
            if kid.i >= verb.i and kid.i != verb.i:
                kid.head = verb.i
        rival.head, rival.rel = noun.i, "acl:relcl"
    elif noun.rel in SUBJECT and is_finite(rival):
        return
    noun.head, noun.rel = verb.i, "nsubj"
    noun.feats["Case"] = "Nom"


def relative(nodes: Sequence[Node], noun: Node, verb: Node, words: Words) -> bool:
    """True if a relative pronoun between the two makes the clause of ``verb`` one about ``noun``."""
    return any(n.lemma in words.relative for n in nodes[noun.i + 1 : verb.i])


def of_relative(nodes: Sequence[Node], node: Node, words: Words) -> None:
    """Free a verb of a subject that a relative pronoun rules out ("якого цитує агенція", "слова якої наводять")."""
    if node.lemma not in words.relative or not node.has("Case", "Gen", "Acc", "Dat", "Ins", "Loc"):
        return
    if node.rel == "nsubj":
        node.rel = "obj"
    said = nodes[node.i - 1]
    if node.i and said.rel == "nsubj" and said.lemma in words.measures and node.has("Case", "Gen"):
        said.rel = "obj"


def reported_clause(nodes: Sequence[Node], clause: Node, words: Words) -> None:
    """Make "що P" after a reporting verb what it reports, where the parser coordinated the two."""
    marks = [k for k in kids(nodes, clause, "mark", "discourse", "advmod") if k.lemma in words.complementisers]
    mark = next((k for k in marks if opens(nodes, k) and k.i < clause.i), None)
    if mark is None or not is_finite(clause) or not (clause.is_root or clause.rel in {*LOOSE, "ccomp"}):
        return
    verb = next((n for n in reversed(nodes[: mark.i]) if is_finite(n) and not as_said(nodes, n)), None)
    if verb is None or verb.lemma not in words.reporting or mark.i - verb.i > REACH:
        return
    if any(n.lemma in words.relative - {"що"} for n in nodes[verb.i : mark.i]):
        return
    if verb.i in below(nodes, clause):
        verb.head, verb.rel = (verb.i, ROOT) if clause.is_root else (clause.head, clause.rel)
        for kid in kids(nodes, clause):
            if kid.i < mark.i or (kid.rel == "punct" and kid.i > clause.i):
                kid.head = verb.i
    clause.head, clause.rel = verb.i, "ccomp"
    mark.rel, mark.head = "mark", clause.i
    if not kids(nodes, clause, *SUBJECT):
        inside = (k for k in kids(nodes, clause, "obj", "obl") if mark.i < k.i < clause.i)
        doer = next((k for k in inside if nominative(k, words) and not kids(nodes, k, "case")), None)
        if doer is not None and doer.feats.get("Number") == clause.feats.get("Number"):
            doer.rel = "nsubj"


def as_said(nodes: Sequence[Node], verb: Node) -> bool:
    """True for the verb of "як передає агенція", which interrupts another report."""
    return any(k.lemma == "як" for k in kids(nodes, verb, "mark", "advmod"))


def opens(nodes: Sequence[Node], node: Node) -> bool:
    """True for the first word after a comma, dash or colon."""
    return node.i > 0 and nodes[node.i - 1].text in {",", "—", "–", ":"}


def said_too(nodes: Sequence[Node], clause: Node, words: Words) -> None:
    """Coordinate "..., і Q" after "заявили, що P" with P, not with who says it."""
    verb = nodes[clause.head]
    if clause.rel not in {"conj", "parataxis"} or verb.lemma not in words.reporting or clause.lemma in words.reporting:
        return
    reported = [k for k in kids(nodes, verb, "ccomp") if verb.i < k.i < clause.i]
    joint = next(iter(kids(nodes, clause, "cc")), None)
    if not reported or joint is None or joint.lemma not in words.joining or not is_finite(clause):
        return
    if any(k.lemma in words.persons for k in kids(nodes, clause, "nsubj")):
        return
    clause.head, clause.rel = reported[-1].i, "conj"


def referred_to(nodes: Sequence[Node], reference: Node, words: Words) -> None:
    """Keep "джерело" below the reference in "агентство з посиланням на військове джерело повідомило"."""
    if reference.lemma not in words.references or reference.i + 2 >= len(nodes):
        return
    case = nodes[reference.i + 1]
    source = next((n for n in nodes[case.i + 1 : case.i + 5] if n.pos in NOUNS), None)
    if case.pos != "ADP" or source is None or any(n.text in ENDS for n in nodes[case.i : source.i]):
        return
    stop = next((n for n in nodes[source.i + 1 :] if is_finite(n) or n.text in ENDS), None)
    verb = stop if stop is not None and is_finite(stop) else None
    if verb is not None and source.rel in SUBJECT and source.head == verb.i:
        speaker = next((n for n in nodes[: reference.i] if n.pos in NOUNS and n.has("Case", "Nom")), None)
        if speaker is not None and verb.i not in below(nodes, speaker):
            speaker.head, speaker.rel = verb.i, "nsubj"
    elif source.head != reference.i:
        return
    source.head, source.rel = reference.i, "nmod"
    source.feats["Case"] = "Acc"
    case.head, case.rel = source.i, "case"
    beside = verb is not None and verb.i not in below(nodes, reference) and nodes[reference.head].pos in NOUNS
    if verb is not None and (beside or nodes[reference.head].i == verb.i):
        reference.head, reference.rel = verb.i, "obl"


def judged(nodes: Sequence[Node], node: Node, words: Words) -> None:
    """Take "переконаний", "певен" with a subject for the verb of a report."""
    if node.lemma not in words.convinced or node.pos != "ADJ" or not kids(nodes, node, "nsubj"):
        return
    node.pos, node.feats = "VERB", {"VerbForm": "Fin", "Tense": "Pres"} | number(node)
    for kid in kids(nodes, node, "obj", "obl", "conj", "parataxis", "advcl", "nsubj"):
        if kid.i < node.i and (is_finite(kid) or kids(nodes, kid, "cop")):
            kid.rel = "ccomp"


def number(node: Node) -> dict[str, str]:
    """The number and gender of ``node``."""
    return {name: node.feats[name] for name in ("Number", "Gender") if name in node.feats}
