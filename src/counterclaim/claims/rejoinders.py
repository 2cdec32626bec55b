"""What one sentence says of its own report: ", saying P", ", a charge Y rejected", ", which Y denied".

Parsers hang such ends on the last verb or noun before them; they belong to who speaks, or to all that was said.
"""

from __future__ import annotations

from counterclaim.claims.labels import judges
from counterclaim.claims.tree import VERBAL
from counterclaim.claims.workbench import Workbench
from counterclaim.model.parse import Sentence, Token

SUBJECTS = ("nsubj", "nsubjpass")
NAMED = frozenset({"NOUN", "PROPN"})
NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
RELATIVE = frozenset({"WDT", "WP"})
CLAUSES = frozenset({"relcl", "advcl", "ccomp", "acl"})
CLOSING = frozenset({"PUNCT", "CCONJ", "SCONJ"})
LONGEST_JUDGE = 8  # words between "a claim" and the verb that rejects it


def mend_rejoinders(bench: Workbench, sentence: Sentence) -> None:
    """Mend the ends of one sentence; one without a comma has none."""
    if all(token.text != "," for token in bench.of(sentence)):
        return
    trailing = bench.lexicon.scope["trailing"]["verbs"]
    for verb in bench.of(sentence):
        verb = as_verb(bench, bench.tokens[verb.i])
        if verb.pos not in VERBAL:
            continue
        if verb.lemma in trailing:
            trailing_report(bench, verb)
        if verb.dep == "ccomp" and verb.head < verb.i:
            relative_clause(bench, verb)
        if judges(bench.tokens, verb, bench.lexicon):
            remark(bench, verb)
            whole_report(bench, verb)


def as_verb(bench: Workbench, word: Token) -> Token:
    """The word; the "rejects" of ", a charge the group rejects", which parsers take for a plural, as a verb."""
    if word.tag == "NNS" and bench.lexicon.judges(word.lemma) and closes(bench, word):
        noun = remark_noun(bench, word)
        if noun is not None and judge_of(bench, noun, word) is not None:
            bench.change(word, pos="VERB", tag="VBZ")
    return bench.tokens[word.i]


def closes(bench: Workbench, word: Token) -> bool:
    """True for the last word before a stop, a comma or a joint."""
    after = bench.tokens[word.i + 1 : word.i + 2]
    return not after or after[0].pos in CLOSING


def trailing_report(bench: Workbench, verb: Token) -> None:
    """Give "denied that the army had left, saying ..." to who denied it; the parser gives it to the army."""
    clause = bench.tokens[verb.head]
    if verb.tag != "VBG" or verb.dep not in {"advcl", "acl", "ccomp"} or not comma_before(bench, verb):
        return
    if clause.lemma in bench.lexicon.verbs and bench.kids(clause, *SUBJECTS):
        return
    for speaker in bench.above(clause):
        if speaker.lemma in bench.lexicon.verbs and speaker.i < verb.i and bench.kids(speaker, *SUBJECTS):
            bench.change(verb, head=speaker.i, dep="advcl")
            return


def relative_clause(bench: Workbench, verb: Token) -> None:
    """Hang "..., in which witnesses say P" on a noun: what a relative pronoun opens is no complement."""
    sentence = bench.of(bench.parse.sentences[verb.sent])
    under = [t for t in sentence if t.i == verb.i or any(a.i == verb.i for a in bench.above(t))]
    first = next((t for t in under if t.pos != "PUNCT"), verb)
    opener = next(iter(bench.kids(first, "pobj")), first) if first.dep == "prep" else first
    if opener.tag not in RELATIVE or not comma_before(bench, first) or not bench.kids(verb, *SUBJECTS):
        return
    between = bench.tokens[verb.head + 1 : first.i]
    noun = next((t for t in reversed(between) if t.pos in NOMINAL), None)
    if noun is not None and noun not in under:
        bench.change(verb, head=noun.i, dep="relcl")


def remark(bench: Workbench, verb: Token) -> None:
    """Make a remark of "..., a charge Y rejected", whose verb the parser often takes for the main one."""
    noun = remark_noun(bench, verb)
    main = None if noun is None else said_before(bench, noun, verb)
    if noun is None or main is None:
        return
    judge = judge_of(bench, noun, verb)
    if judge is None and not bench.kids(verb, "agent"):
        return
    if any(t.i == verb.i for t in bench.above(main)):
        unhang(bench, noun, verb, main)
    for kid in bench.kids(noun):
        if kid.i > noun.i and kid.i != verb.i:
            bench.change(kid, head=verb.i)
    opening = bench.tokens[noun.i - 2 : noun.i]
    for word in opening:
        if word.text == "," or word.tag == "DT":
            bench.change(word, head=main.i if word.text == "," else noun.i)
    bench.change(noun, head=main.i, dep="appos")
    bench.change(verb, head=noun.i, dep="relcl")
    if judge is not None:
        bench.change(judge, head=verb.i, dep="nsubj")


def unhang(bench: Workbench, noun: Token, verb: Token, main: Token) -> None:
    """Put the clause that ``verb`` was the head of in its place, with what stands before the remark."""
    top = next(t for t in (main, *bench.above(main)) if t.head == verb.i)
    for kid in bench.kids(verb):
        if kid.i < noun.i and kid.i != top.i:
            bench.change(kid, head=top.i)
    if verb.head == verb.i:
        bench.change(top, head=top.i, dep="ROOT")
    else:
        bench.change(top, head=verb.head, dep=verb.dep)


def remark_noun(bench: Workbench, verb: Token) -> Token | None:
    """The noun behind comma and article, or the pronoun behind a comma, that takes up what was said before ``verb``."""
    lexicon = bench.lexicon
    first = bench.parse.sentences[verb.sent].first
    for word in reversed(bench.tokens[max(first + 2, verb.i - LONGEST_JUDGE) : verb.i]):
        before, comma = bench.tokens[word.i - 1], bench.tokens[word.i - 2]
        if word.text == ",":
            return None
        if lexicon.takes_up(word.lemma):
            opened = before.text == "," if word.pos == "PRON" else before.tag == "DT" and comma.text == ","
            if opened:
                return word
    return None


def judge_of(bench: Workbench, noun: Token, verb: Token) -> Token | None:
    """Who stands between the remark and its verb."""
    between = [t for t in bench.tokens[noun.i + 1 : verb.i] if t.pos in NAMED or t.tag == "PRP"]
    subject = next((t for t in between if t.head == verb.i and t.dep in SUBJECTS), None)
    return subject or (between[-1] if between else None)


def said_before(bench: Workbench, end: Token, verb: Token) -> Token | None:
    """The clause before ``end`` that its remark is about: what was reported last, else the sentence's own."""
    first = bench.parse.sentences[verb.sent].first
    last = next((t for t in reversed(bench.tokens[first : end.i]) if t.pos not in {"PUNCT", "DET"}), None)
    found = None
    for token in () if last is None else (last, *bench.above(last)):
        if token.i == verb.i:
            break
        if token.pos in VERBAL and token.i < end.i:
            found = token
            if token.dep == "ccomp" and token.head != verb.i and bench.tokens[token.head].lemma in bench.lexicon.verbs:
                break
    return found


def whole_report(bench: Workbench, verb: Token) -> None:
    """Hang "..., which the army denied" on all that was reported, not on its last word."""
    verb = bench.tokens[verb.i]
    what = next((k for k in bench.kids(verb, "dobj") if k.tag == "WDT"), None)
    if verb.dep not in CLAUSES or what is None or not comma_before(bench, what) or not bench.kids(verb, *SUBJECTS):
        return
    main = said_before(bench, what, verb)
    if main is not None:
        bench.change(verb, head=main.i, dep="relcl")


def comma_before(bench: Workbench, token: Token) -> bool:
    """True if a comma stands right before ``token``."""
    return token.i > 0 and bench.tokens[token.i - 1].text == ","
