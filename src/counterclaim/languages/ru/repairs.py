"""Repairs of a Russian parse, on Universal Dependencies, where slovnet is known to go wrong."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.languages.mending import NOUNS, VERBS, Forms
from counterclaim.languages.node import ROOT, Node, above, below, kids

SUBJECT = ("nsubj", "nsubj:pass", "csubj")
ENDS = frozenset({",", ";", ":", "—", "–", "(", ")"})
LOST = frozenset({"parataxis", "dep", "orphan", "conj", ROOT})
OBLIQUE = ("Gen", "Dat", "Ins", "Loc", "Acc")


def repair(nodes: Sequence[Node], forms: Forms) -> None:
    """Set right in place what is known to go wrong."""
    for node in nodes:
        attribute_leads(nodes, node)
        counted_person(nodes, node)
        what_happened(nodes, node)
        behind_dash(nodes, node)
        subject_of_two(nodes, node)
        convinced(nodes, node, forms)
        reported_clause(nodes, node)
        latin_name(nodes, node)
        clause_of_its_own(nodes, node)
    for node in nodes:
        report_at_the_end(nodes, node)
        uninflected_subject(nodes, node)
        named_by_participle(nodes, node)


def is_finite(node: Node) -> bool:
    """True for a verb in a personal form."""
    return node.pos in VERBS and not node.has("VerbForm", "Inf", "Part", "Conv")


def is_long_participle(node: Node) -> bool:
    """True for a participle in its long form, which modifies a noun or stands for one."""
    return node.pos == "VERB" and node.has("VerbForm", "Part") and not node.has("Variant", "Short")


def attribute_leads(nodes: Sequence[Node], node: Node) -> None:
    """Put the noun over its participle in "по уточнённым данным", where the parser took the participle for the head."""
    if not is_long_participle(node) or node.i + 1 >= len(nodes):
        return
    noun = nodes[node.i + 1]
    agrees = noun.pos in NOUNS and noun.feats.get("Case") == node.feats.get("Case") and noun.head == node.i
    if not agrees or noun.rel not in {"nmod", "obl", "obj", "appos", "nsubj"}:
        return
    noun.head, noun.rel = (noun.i, ROOT) if node.is_root else (node.head, node.rel)
    for kid in kids(nodes, node):
        kid.head = noun.i
    node.head, node.rel = noun.i, "amod"


def counted_person(nodes: Sequence[Node], node: Node) -> None:
    """Take the participle of "о двух убитых и трёх раненых" for the noun that it is, and join the counts to a list."""
    before = nodes[node.i - 1] if node.i else None
    after = nodes[node.i + 1] if node.i + 1 < len(nodes) else None
    if before is None or before.pos != "NUM" or not is_long_participle(node):
        return
    if after is not None and after.pos in NOUNS | {"ADJ", "NUM"}:
        return
    substantive(node)
    before.head, before.rel = node.i, "nummod:gov"
    preposition = nodes[before.i - 1] if before.i else None
    if preposition is not None and preposition.pos == "ADP" and preposition.i:
        governor = next((n for n in reversed(nodes[: preposition.i]) if n.pos in VERBS | NOUNS), None)
        if governor is not None and not (governor.pos in NOUNS and governor.i != preposition.i - 1):
            preposition.head, preposition.rel = node.i, "case"
            node.head, node.rel = governor.i, "obl" if governor.pos in VERBS else "nmod"
    listed(nodes, node)


def named_by_participle(nodes: Sequence[Node], node: Node) -> None:
    """Take the participle of "число погибших", "среди раненых" for a noun: it modifies none."""
    before = nodes[node.i - 1] if node.i else None
    after = nodes[node.i + 1] if node.i + 1 < len(nodes) else None
    alone = after is None or after.pos not in NOUNS | {"ADJ", "NUM", "VERB", "DET"}
    governed = before is not None and before.pos in NOUNS | {"ADP"} and node.rel in {"nmod", "obl", "obj"}
    if is_long_participle(node) and alone and governed and node.has("Number", "Plur") and len(kids(nodes, node)) < 2:
        substantive(node)


def substantive(node: Node) -> None:
    """Make a noun of a participle that stands for a person."""
    if is_long_participle(node):
        node.pos, node.lemma = "NOUN", node.feats.get("Noun", node.lemma)
        node.feats = {name: node.feats[name] for name in ("Case", "Number", "Gender") if name in node.feats}


def listed(nodes: Sequence[Node], first: Node) -> None:
    """Coordinate "и трёх раненых" with the count before it."""
    at = first.i + 1
    while at + 2 < len(nodes) and nodes[at].text in {",", "и"} and nodes[at + 1].pos == "NUM":
        joint, number, noun = nodes[at : at + 3]
        if noun.pos not in NOUNS and not is_long_participle(noun):
            return
        substantive(noun)
        noun.head, noun.rel = first.i, "conj"
        number.head, number.rel = noun.i, "nummod:gov"
        joint.head = noun.i
        at += 3


def what_happened(nodes: Sequence[Node], node: Node) -> None:
    """Take "случившееся", "происходящее" for the object that it is ("назвал случившееся провокацией")."""
    after = nodes[node.i + 1] if node.i + 1 < len(nodes) else None
    alone = after is None or after.pos not in NOUNS | {"ADJ"} or after.feats.get("Case") != node.feats.get("Case")
    neuter = is_long_participle(node) and node.has("Gender", "Neut") and node.has("Case", "Acc", "Nom")
    if neuter and alone and node.rel in {"xcomp", "obj", "ccomp", "acl"} and is_finite(nodes[node.head]):
        substantive(node)
        node.rel = "obj"


def behind_dash(nodes: Sequence[Node], node: Node) -> None:
    """Make P the content in "утверждает обратное — P": a dash introduces what the object only announces."""
    verb = nodes[node.head]
    announced = node.pos == "ADJ" and node.rel == "obj" and node.has("Gender", "Neut") and is_finite(verb)
    if not announced or node.i + 2 >= len(nodes) or nodes[node.i + 1].text not in {"—", "–"}:
        return
    told = next((k for k in kids(nodes, verb, "parataxis", "conj") if k.i > node.i and is_clause(k)), None)
    if told is not None and kids(nodes, told, *SUBJECT):
        told.rel = "ccomp"


def subject_of_two(nodes: Sequence[Node], verb: Node) -> None:
    """Give "освобождение завершено, доложил начальник" back to the first predicate what stands before it."""
    subjects = kids(nodes, verb, *SUBJECT)
    if len(subjects) < 2:
        return
    lead, own = subjects[0], subjects[-1]
    roots = (n for n in nodes[lead.i : verb.i] if n.is_root)  # the parser may leave several
    first = nodes[verb.head] if not verb.is_root else next(roots, verb)
    if first.pos not in VERBS or kids(nodes, first, *SUBJECT):
        return
    if lead.i < first.i < verb.i < own.i:
        lead.head, lead.rel = first.i, "nsubj:pass" if first.has("Voice", "Pass") else "nsubj"


def convinced(nodes: Sequence[Node], node: Node, forms: Forms) -> None:
    """Take "уверен", "убеждён" with a subject for the verb of a report."""
    if node.lemma not in forms.convinced or not kids(nodes, node, *SUBJECT):
        return
    node.pos, node.feats = "VERB", {"VerbForm": "Fin", "Tense": "Pres", "Number": node.feats.get("Number", "Sing")}
    for kid in kids(nodes, node, *SUBJECT):
        kid.rel = "nsubj"
    for kid in kids(nodes, node, "acl", "advcl", "parataxis", "conj", "acl:relcl"):
        if kid.i > node.i and any(k.pos == "SCONJ" for k in kids(nodes, kid, "mark")):
            kid.rel = "ccomp"


def reported_clause(nodes: Sequence[Node], clause: Node) -> None:
    """Hang "что P" behind "мэр, слова которого приводит агентство, заявил" on the verb, not on the noun."""
    if clause.rel not in {"acl", "acl:relcl"} or not is_clause(clause):
        return
    mark = next((k for k in kids(nodes, clause, "mark") if k.pos == "SCONJ" and nodes[k.i - 1].text == ","), None)
    if mark is None or mark.i < 2:
        return
    verb = nodes[mark.i - 2]
    if is_finite(verb) and verb.i not in below(nodes, clause) and clause.head < verb.i:
        clause.head, clause.rel = verb.i, "ccomp"


def is_clause(node: Node) -> bool:
    """True for a predicate: a finite verb or a short participle."""
    return is_finite(node) or (node.pos == "VERB" and node.has("Variant", "Short"))


def uninflected_subject(nodes: Sequence[Node], verb: Node) -> None:
    """Give "заявило" the "Минобороны" that the parser took for the genitive of the noun before it."""
    if not is_finite(verb) or kids(nodes, verb, *SUBJECT) or verb.has("Mood", "Imp") or not lacks_subject(nodes, verb):
        return
    first = verb.i
    while first and nodes[first - 1].text not in ENDS and not is_finite(nodes[first - 1]):
        first -= 1
    for node in nodes[first : verb.i]:
        if not node.has("Fixed", "Yes") or node.pos not in NOUNS or kids(nodes, node, "case"):
            continue
        holder = nodes[node.head]
        if node.rel not in {"nmod", "appos", "flat:name", "obj", "obl", "iobj"} or holder.i > verb.i:
            continue
        within = holder.i == verb.i or any(up.i == verb.i for up in above(nodes, holder))
        if within and (holder.i == verb.i or kids(nodes, holder, "case")):
            node.head, node.rel = verb.i, "nsubj"
            node.feats["Case"] = "Nom"
            return


def lacks_subject(nodes: Sequence[Node], verb: Node) -> bool:
    """True for a form that wants a subject: in the past one of a gender, or a third person singular."""
    singular = verb.has("Number", "Sing")
    body = any(kids(nodes, k, "case") and not k.has("Case", "Dat") for k in kids(nodes, verb, "obl"))
    return singular or not body


def latin_name(nodes: Sequence[Node], name: Node) -> None:
    """Take a name in Latin letters for one, and for the subject of the verb right before it: ", пишет Radio Okapi"."""
    if not (name.pos == "X" or name.has("Foreign", "Yes")) or not (name.text[:1].isupper() and name.text.isascii()):
        return
    verb = nodes[name.head]
    name.pos, name.feats = "PROPN", {"Case": "Gen" if name.rel == "nmod" else "Nom", "Number": "Sing"}
    if not name.is_root and verb.i == name.i - 1 and is_finite(verb) and not kids(nodes, verb, *SUBJECT):
        name.rel = "nsubj"


def clause_of_its_own(nodes: Sequence[Node], place: Node) -> None:
    """Put "город под контролем" over ", утверждает мэр", where the parser left two roots."""
    if not place.is_root or place.pos not in NOUNS or not kids(nodes, place, "nsubj") or not kids(nodes, place, "case"):
        return
    verb = next((n for n in nodes[place.i :] if n.is_root and is_finite(n) and kids(nodes, n, "nsubj")), None)
    if verb is not None and any(n.text == "," for n in nodes[place.i : verb.i]):
        verb.head, verb.rel = place.i, "parataxis"


def report_at_the_end(nodes: Sequence[Node], verb: Node) -> None:
    """Hang ", передаёт агентство." at the end of a sentence on its predicate, where the parser hung it on a noun."""
    if verb.rel != "parataxis" or not is_finite(verb) or nodes[verb.head].pos not in NOUNS or verb.i < 2:
        return
    root = next((n for n in nodes if n.is_root), verb)
    spoken = any(k.i > verb.i for k in kids(nodes, verb, "nsubj")) and nodes[verb.i - 1].text in {",", "—", "–"}
    closes = all(n.pos == "PUNCT" for n in nodes[max(below(nodes, verb)) + 1 :])
    if spoken and closes and is_clause(root) and root.i < verb.i - 1:
        verb.head = root.i
