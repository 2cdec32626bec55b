"""Clauses that parsers of English often take for something else, told by the forms of their words."""

from __future__ import annotations

from counterclaim.claims.lexicon import Cue
from counterclaim.claims.mistagged import adjective_acts, named_with_adverb, noun_for_verb, passive_in_marks
from counterclaim.claims.tree import VERBAL
from counterclaim.claims.workbench import Workbench
from counterclaim.model.parse import Sentence, Token

PLURAL = frozenset({"NNS", "NNPS"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
REMARK = 6  # words of a remark between two commas
PAST = frozenset({"VBD", "VBN"})


def mend_clauses(bench: Workbench, sentence: Sentence) -> None:
    """Mend what reports in one sentence take as their content and as their subject."""
    noun_for_verb(bench, sentence)
    for word in bench.of(sentence):
        verb = passive_in_marks(bench, word)
        if verb.pos not in VERBAL:
            continue
        adjective_acts(bench, verb)
        clause_below_preposition(bench, verb)
        counted_subject(bench, verb)
        proved_report(bench, verb)
        if verb.lemma in bench.lexicon.verbs:
            clause_after_that(bench, verb)
            clause_below_time(bench, verb)
            participle_tells(bench, verb)
            rough_number(bench, verb)
            unmarked_clause(bench, verb)
            reported_clause(bench, verb)
            two_subjects(bench, verb)
            called_what(bench, verb)
            headline_passive(bench, verb)
            spliced_headline(bench, verb)
            cheering_crowd(bench, verb)
            named_with_adverb(bench, verb)


def called_what(bench: Workbench, verb: Token) -> None:
    """Part "called that nonsense", "called the statement disinformation" into what is called so and its name."""
    name = next(iter(bench.kids(verb, "dobj")), None)
    false = bench.lexicon.scope["falsity"]
    if name is None or verb.lemma not in false.get("calling", ()) or name.lemma not in false.get("called", ()):
        return
    before = bench.tokens[name.i - 1]
    pointing = before.i == verb.i + 1 and before.lemma in bench.lexicon.scope["taken_up"]["pronouns"]
    if not pointing and not (before.head == name.i and bench.lexicon.takes_up(before.lemma)):
        return
    for kid in bench.kids(name):
        if kid.i < before.i:
            bench.change(kid, head=before.i)
    bench.change(before, head=verb.i, dep="dobj", pos="PRON" if pointing else "NOUN")
    bench.change(name, dep="oprd")


def counted_subject(bench: Workbench, verb: Token) -> None:
    """Give "fled and at least 74, mostly civilians, had been killed" its number for a subject."""
    if verb.dep != "conj" or bench.kids(verb, *SUBJECTS):
        return
    first = next(iter(bench.kids(verb, "aux", "auxpass")), None)
    if first is None or bench.tokens[first.i - 1].text != ",":
        return
    words = bench.tokens[max(bench.parse.sentences[verb.sent].first, first.i - 1 - REMARK) : first.i - 1]
    comma = next((t for t in reversed(words) if t.text == ","), None)
    number = bench.tokens[comma.i - 1] if comma is not None else None
    if comma is None or number is None or number.pos != "NUM":
        return
    if any(t.pos in VERBAL for t in bench.tokens[comma.i : first.i]) or (
        number.dep == "nummod" and number.head < comma.i
    ):
        return
    for token in bench.tokens[comma.i + 1 : first.i - 1]:
        if token.head <= comma.i or token.head >= first.i - 1:
            bench.change(token, head=number.i, dep="appos")
    bench.change(number, head=verb.i, dep="nsubjpass" if bench.kids(verb, "auxpass") else "nsubj")


def clause_below_preposition(bench: Workbench, verb: Token) -> None:
    """Give "Contrary to what X said, the road is closed, drivers said" its main clause back from the preposition."""
    prep = bench.tokens[verb.head]
    if verb.dep != "pcomp" or not bench.kids(verb, *SUBJECTS) or all(k.i >= verb.i for k in bench.kids(prep, "pcomp")):
        return
    words = bench.of(bench.parse.sentences[verb.sent])
    first = next(t.i for t in words if t.i == verb.i or any(a.i == verb.i for a in bench.above(t)))
    if not bench.parted(first):
        return
    root = next(t for t in (prep, *bench.above(prep)) if t.head == t.i)
    reported = root.i > verb.i and root.lemma in bench.lexicon.verbs
    bench.change(verb, head=root.i, dep="ccomp" if reported else "parataxis")


def proved_report(bench: Workbench, verb: Token) -> None:
    """Make the subject of "turned out to be false" of the "reports that P" that open the sentence."""
    if not bench.lexicon.small(verb.lemma, "proving") or bench.kids(verb, "nsubj", "nsubjpass"):
        return
    words = bench.of(bench.parse.sentences[verb.sent])
    noun = next((t for t in words if t.pos != "DET"), verb)
    if noun.lemma not in bench.lexicon.nouns or noun.i + 1 >= verb.i:
        return
    mark = bench.tokens[noun.i + 1]
    clause = bench.tokens[mark.head]
    if not bench.lexicon.small(mark.lemma, "complementizer") or not noun.i < clause.i < verb.i:
        return
    if noun.dep == "ROOT":
        bench.change(verb, head=verb.i, dep="ROOT")
    else:
        bench.change(verb, head=noun.head, dep="ccomp")
    bench.change(noun, head=verb.i, dep="nsubj", pos="NOUN")
    bench.change(clause, head=noun.i, dep="acl")


def clause_after_that(bench: Workbench, verb: Token) -> None:
    """Make a clause of "suggest that two companies held out", whose verb is taken for a participle."""
    for noun in bench.kids(verb, "dobj", "ccomp"):
        mark = next((k for k in bench.kids(noun, "mark") if bench.lexicon.small(k.lemma, "complementizer")), None)
        told = next((k for k in bench.kids(noun, "acl") if k.tag in {"VBN", "VBD"} and k.i > noun.i), None)
        if mark is None or told is None or noun.pos in VERBAL:
            continue
        bench.change(told, head=verb.i, dep="ccomp", tag="VBD")
        bench.change(noun, head=told.i, dep="nsubj")
        bench.change(mark, head=told.i)


def clause_below_time(bench: Workbench, verb: Token) -> None:
    """Lift the clause in "said for the first time that jets had been lost", taken for one about the time."""
    for prep in bench.kids(verb, "prep"):
        for noun in bench.kids(prep, "pobj"):
            told = next((k for k in bench.kids(noun, "relcl") if bench.kids(k, "nsubj", "nsubjpass")), None)
            mark = next((k for k in bench.kids(told, "advmod", "mark")), None) if told is not None else None
            if told is None or mark is None or mark.i != noun.i + 1:
                continue
            if bench.lexicon.small(mark.text.lower(), "complementizer"):
                bench.change(told, head=verb.i, dep="ccomp")
                bench.change(mark, dep="mark", tag="IN")


def participle_tells(bench: Workbench, verb: Token) -> None:
    """Make a clause of "About 200 men sheltered there, X said", whose verb is taken for a participle."""
    first = bench.parse.sentences[verb.sent].first
    speakers = bench.kids(verb, "nsubj")
    for noun in bench.kids(verb, "dep", "npadvmod", "nsubj"):
        told = next((k for k in bench.kids(noun, "acl") if k.tag == "VBN" and k.i > noun.i), None)
        opens = min((k.i for k in bench.kids(noun)), default=noun.i) <= first + 1
        if told is None or not opens or all(k.i <= noun.i for k in speakers) or noun.i > verb.i:
            continue
        if not bench.kids(told, "aux", "auxpass", "agent"):
            bench.change(told, head=verb.i, dep="ccomp", tag="VBD")
            bench.change(noun, head=told.i, dep="nsubj")


def headline_passive(bench: Workbench, verb: Token) -> None:
    """Make a clause of "Iraq says 30 militants killed in Diyala", as headlines leave out the auxiliary."""
    if verb.tag not in {"VBZ", "VBP"} or not bench.reports(verb) or bench.kids(verb, "ccomp", "xcomp"):
        return
    for noun in bench.kids(verb, "dobj"):
        told = next((k for k in bench.kids(noun, "acl") if k.tag == "VBN" and k.i > noun.i), None)
        bare = all(k.dep != "det" for k in bench.kids(noun))
        if told is not None and bare and bench.lexicon.tells(told.lemma):
            bench.change(told, head=verb.i, dep="ccomp", tag="VBD")
            bench.change(noun, head=told.i, dep="nsubjpass")


def cheering_crowd(bench: Workbench, verb: Token) -> None:
    """Give "told cheering soldiers that P" its addressee and its clause, which the parse hangs on the participle."""
    for gerund in bench.kids(verb, "xcomp"):
        told = next((k for k in bench.kids(gerund, "ccomp") if bench.kids(k, "mark")), None)
        whom = next(iter(bench.kids(gerund, "dobj")), None)
        if gerund.tag != "VBG" or gerund.i != verb.i + 1 or told is None or whom is None:
            continue
        bench.change(whom, head=verb.i)
        bench.change(gerund, head=whom.i, dep="amod")
        bench.change(told, head=verb.i)


def spliced_headline(bench: Workbench, verb: Token) -> None:
    """Part "Rebels seize Bara, army denies loss": what stands before is told beside the report, not in it."""
    if verb.tag not in {"VBZ", "VBP"} or verb.head != verb.i:
        return
    before = [k for k in bench.kids(verb, "ccomp") if k.i < verb.i and k.tag in {"VBZ", "VBP"}]
    after = [k for k in bench.kids(verb, "ccomp", "dobj") if k.i > verb.i]
    subject = next(iter(bench.kids(verb, "nsubj")), None)
    if not before or not after or subject is None:
        return
    first = min((k.i for k in bench.kids(subject)), default=subject.i)
    told = before[0]
    if not told.i < first < verb.i or not bench.parted(min(first, subject.i)) or bench.kids(told, "mark"):
        return
    things = [k for k in after if k.dep == "dobj"]
    if things and not any(k.lemma in bench.lexicon.event_nouns or bench.lexicon.takes_up(k.lemma) for k in things):
        return
    bench.change(told, head=told.i, dep="ROOT")
    bench.change(verb, head=told.i, dep="parataxis")


def rough_number(bench: Workbench, verb: Token) -> None:
    """Make an object of "counted over 300 dead", taken for a prepositional phrase."""
    if bench.kids(verb, "dobj", "ccomp", "xcomp") or not any("event" in c.frames for c in cues_of(bench, verb)):
        return
    prep = next((k for k in bench.kids(verb, "prep") if k.i == verb.i + 1), None)
    number = next((k for k in bench.kids(prep, "pobj") if k.pos == "NUM"), None) if prep is not None else None
    if prep is not None and number is not None and number.i == prep.i + 1:
        bench.change(number, head=verb.i, dep="dobj")
        bench.change(prep, head=number.i, dep="advmod")


def cues_of(bench: Workbench, verb: Token) -> tuple[Cue, ...]:
    """How ``verb`` reports."""
    return bench.lexicon.verbs.get(verb.lemma, ())


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
