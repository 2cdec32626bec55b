"""Clauses that parsers of English often take for something else, told by the forms of their words."""

from __future__ import annotations

from counterclaim.claims.tree import VERBAL
from counterclaim.claims.workbench import Workbench
from counterclaim.model.parse import Sentence, Token

PLURAL = frozenset({"NNS", "NNPS"})
PAST = frozenset({"VBD", "VBN"})


def mend_clauses(bench: Workbench, sentence: Sentence) -> None:
    """Mend what reports in one sentence take as their content and as their subject."""
    for verb in bench.of(sentence):
        if verb.pos not in VERBAL:
            continue
        adjective_acts(bench, verb)
        if verb.lemma in bench.lexicon.verbs:
            clause_after_that(bench, verb)
            unmarked_clause(bench, verb)
            reported_clause(bench, verb)
            two_subjects(bench, verb)


def adjective_acts(bench: Workbench, verb: Token) -> None:
    """Make a subject of the last word in "The Israeli military disputes this", taken for an adjective."""
    before = [k for k in bench.kids(verb) if k.i < verb.i]
    if verb.tag not in {"VBZ", "VBD"} or not before or any(k.dep not in {"det", "amod"} for k in before):
        return
    last, first = before[-1], before[0]
    sentence = bench.parse.sentences[verb.sent]
    whole = first.dep == "det" and first.i == sentence.first and [k.i for k in before] == list(range(first.i, verb.i))
    if not whole or last.dep != "amod" or last.i != verb.i - 1:
        return
    for kid in before[:-1]:
        bench.change(kid, head=last.i)
    bench.change(last, dep="nsubj", pos="NOUN", tag="NN")


def clause_after_that(bench: Workbench, verb: Token) -> None:
    """Make a clause of "suggest that two companies held out", whose verb is taken for a participle."""
    for noun in bench.kids(verb, "dobj"):
        mark = next((k for k in bench.kids(noun, "mark") if bench.lexicon.small(k.lemma, "complementizer")), None)
        told = next((k for k in bench.kids(noun, "acl") if k.tag in {"VBN", "VBD"} and k.i > noun.i), None)
        if mark is None or told is None:
            continue
        bench.change(told, head=verb.i, dep="ccomp", tag="VBD")
        bench.change(noun, head=told.i, dep="nsubj")
        bench.change(mark, head=told.i)


def unmarked_clause(bench: Workbench, verb: Token) -> None:
    """Make content of a clause that nothing but its place marks: before the verb, or after it in the plural."""
    if not bench.reports(verb) or verb.lemma in bench.lexicon.strict_that or bench.kids(verb, "auxpass"):
        return
    for kid in bench.kids(verb, "advcl", "ccomp"):
        subject = next(iter(bench.kids(kid, "nsubj", "nsubjpass")), None)
        if subject is None or kid.pos not in VERBAL or bench.kids(kid, "mark"):
            continue
        finite = kid.tag in {"VBD", "VBZ", "VBP"} or bool(bench.kids(kid, "aux", "auxpass"))
        asked = any(k.tag in {"WRB", "WP", "WDT"} for k in bench.kids(kid))
        if kid.dep == "advcl" and kid.i < verb.i and finite and not asked:
            bench.change(kid, dep="ccomp")
        elif kid.dep == "ccomp" and kid.tag == "VB" and subject.tag in PLURAL and not finite:
            bench.change(kid, tag="VBP")


def two_subjects(bench: Workbench, verb: Token) -> None:
    """Give the first of two subjects to the clause around: '"The town," X proclaimed, "was entered"'."""
    subjects = [k for k in bench.kids(verb, "nsubj", "nsubjpass") if k.i < verb.i]
    behind = [k for k in bench.kids(verb, "nsubj") if k.i > verb.i]
    if subjects and behind and bench.parted(verb.i):
        bench.change(subjects[0], dep="npadvmod")  # "Two, said Baku": what is said has no verb
        return
    around = bench.tokens[verb.head]
    if len(subjects) > 1 and verb.head == verb.i and bench.reports(verb):
        bench.change(subjects[0], dep="dep")  # "The deadline passed, and the minister said": the nearer one speaks
        return
    if len(subjects) < 2 or verb.dep not in {"parataxis", "ccomp", "advcl"} or around.i < verb.i:
        return
    if around.pos in VERBAL and not bench.kids(around, "nsubj", "nsubjpass"):
        dep = "nsubjpass" if bench.kids(around, "auxpass") else "nsubj"
        bench.change(subjects[0], head=around.i, dep=dep)


def reported_clause(bench: Workbench, verb: Token) -> None:
    """Make a clause of "Tanks massed near X, raising fears" before ", the governor said"; it is no second speaker."""
    subjects = [k for k in bench.kids(verb, "nsubj", "nsubjpass") if k.i < verb.i]
    if len(subjects) != 2 or bench.kids(verb, "ccomp"):
        return
    subject = subjects[0]
    told = next((k for k in bench.kids(subject, "acl") if k.tag in PAST and k.i > subject.i), None)
    if told is None or any(t.text == "," for t in bench.tokens[subject.i : told.i]):
        return
    bench.change(told, head=verb.i, dep="ccomp", tag="VBD")
    bench.change(subject, head=told.i)
    for kid in bench.kids(subject):
        if kid.i > told.i:
            bench.change(kid, head=told.i, dep="advcl" if kid.dep == "acl" else kid.dep)
