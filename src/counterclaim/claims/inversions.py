"""Reports after or inside what they report: ", reported the ministry", ", an aide to X said", ", RFI reports."

Parsers take the speaker after an inverted verb for its object and the verb for one more predicate of the clause
before; a speaker between comma and verb, for an apposition.
"""

from __future__ import annotations

from counterclaim.claims.margins import CLAUSAL, SEPARATORS
from counterclaim.claims.tree import VERBAL
from counterclaim.claims.workbench import FINITE, Workbench
from counterclaim.model.parse import Sentence, Token

NAMED = frozenset({"DET", "ADJ", "PROPN", "NOUN", "NUM"})
OBJECTS = frozenset({"dobj", "nsubj", "attr", "npadvmod", "dative", "oprd", "appos", "nsubjpass"})
BESIDE = frozenset({"ccomp", "parataxis", "advcl", "dep", "conj", "csubj"})


def invert_reports(bench: Workbench, sentence: Sentence) -> None:
    """Mend the reports of one sentence: at most one inverted, one at its end."""
    for verb in bench.of(sentence)[2:-1]:
        if not bench.parted(verb.i) or not invertible(bench, verb):
            continue
        speaker = speaker_after(bench, verb)
        if speaker is not None and invert(bench, sentence, verb, speaker):
            return
    plural_noun(bench, sentence)
    quoted_saying(bench, sentence)
    after_condition(bench, sentence)
    speaker_apposed(bench, sentence)


def invertible(bench: Workbench, verb: Token) -> bool:
    """True for a finite verb that reports clauses and quotations, and takes no addressee as its object."""
    if verb.tag not in FINITE or verb.lemma in bench.addressed or verb.lemma in bench.lexicon.strict_that:
        return False
    return bench.reports(verb) and not bench.kids(verb, "aux", "auxpass")


def speaker_after(bench: Workbench, verb: Token) -> Token | None:
    """Who stands right behind ``verb`` and can have said it; ``None`` where a second object or a clause follows."""
    following = bench.tokens[verb.i + 1]
    if following.pos not in NAMED and following.tag != "PRP$":
        return None
    kids = [k for k in bench.kids(verb) if k.i > verb.i]
    after = [k for k in kids if k.dep in OBJECTS]
    if len(after) != 1 or any(k.dep in {"ccomp", "xcomp"} for k in kids):
        return None
    quoted = any(t.text in SEPARATORS - {","} for t in bench.tokens[verb.i - 2 : verb.i])
    return after[0] if bench.can_speak(after[0], quoted=quoted) else None


def invert(bench: Workbench, sentence: Sentence, verb: Token, speaker: Token) -> bool:
    """Make ``speaker`` the subject of ``verb`` and what stands before it the content; ``False`` if nothing does."""
    root = next((t for t in bench.of(sentence) if t.head == t.i), verb)
    subject = next((k for k in bench.kids(verb, "nsubj", "nsubjpass") if k.i < verb.i), None)
    if root.i == verb.i and subject is not None:
        return inserted(bench, verb, speaker)
    if root.i == verb.i:
        told = [k for k in bench.kids(verb, *BESIDE) if k.i < verb.i and k.pos in VERBAL]
        if not told:
            return False
        bench.change(told[-1], dep="ccomp")
    elif root.i < verb.i and root.pos in VERBAL and verb.head == root.i and verb.dep in BESIDE:
        bench.change(root, head=verb.i, dep="ccomp")
        bench.change(verb, head=verb.i, dep="ROOT")
    else:
        return False
    bench.change(speaker, head=verb.i, dep="nsubj")
    return True


def inserted(bench: Workbench, verb: Token, speaker: Token) -> bool:
    """Set apart "The mayor, argues X, governs little": the subject belongs to the verb behind the report."""
    later = [k for k in bench.kids(verb, "conj", "dep", "ccomp", "advcl") if k.i > speaker.i]
    told = next((k for k in later if k.pos in VERBAL and k.tag in FINITE and bare(bench, k)), None)
    if told is None:
        return False
    for kid in bench.kids(verb):
        if kid.i > told.i or kid.i < verb.i:
            bench.change(kid, head=told.i)
    bench.change(told, head=told.i, dep="ROOT")
    bench.change(verb, head=told.i, dep="parataxis")
    bench.change(speaker, head=verb.i, dep="nsubj")
    return True


def after_condition(bench: Workbench, sentence: Sentence) -> None:
    """Set apart the report in "If A, X said, B": B leads, and the condition is its own."""
    if bench.tokens[sentence.first].text.lower() not in bench.conditions:
        return
    for verb in bench.of(sentence)[3:]:
        if verb.pos not in VERBAL or not bench.reports(verb):
            continue
        condition = next((k for k in bench.kids(verb, "advcl", "ccomp") if k.i < verb.i), None)
        above = bench.tokens[verb.head]
        told = above if above.i > verb.i else next((k for k in bench.kids(verb, "ccomp") if k.i > verb.i), None)
        if told is None or told.pos not in VERBAL or not ends_with_sign(bench, verb, told):
            continue
        speaker = next((k for k in bench.kids(told, "nsubj") if k.i < verb.i + 4 and close(bench, k, verb)), None)
        if speaker is not None and not bench.kids(verb, "nsubj"):
            bench.change(speaker, head=verb.i)
        behind = next((k for k in bench.kids(verb, "dobj") if k.i > verb.i), None)
        if behind is not None and not bench.kids(verb, "nsubj") and bench.can_speak(behind, quoted=False):
            bench.change(behind, dep="nsubj")
        if condition is not None:
            bench.change(condition, head=told.i, dep="advcl")
        if told.head == verb.i:
            bench.change(told, head=told.i, dep="ROOT")
        bench.change(verb, head=told.i, dep="parataxis")
        return


def ends_with_sign(bench: Workbench, verb: Token, told: Token) -> bool:
    """True if commas stand before the report of ``verb`` and between it and the clause of ``told``."""
    signs = [t.i for t in bench.tokens[verb.i : told.i] if t.text in SEPARATORS]
    before = [t.i for t in bench.tokens[max(0, verb.i - 8) : verb.i] if t.text in SEPARATORS]
    return bool(signs) and bool(before)


def close(bench: Workbench, noun: Token, verb: Token) -> bool:
    """True if no mark stands between the verb and the noun behind it."""
    return noun.i > verb.i and all(t.text not in SEPARATORS for t in bench.tokens[verb.i : noun.i])


def quoted_saying(bench: Workbench, sentence: Sentence) -> None:
    """Give "saying" in '"P," X was quoted as saying by Y' what stands before it, and Y to the verb."""
    for verb in bench.of(sentence):
        quotes = any("saying" in cue.frames for cue in bench.lexicon.verbs.get(verb.lemma, ()))
        saying = next((s for p in bench.kids(verb, "prep") for s in bench.kids(p, "pcomp")), None) if quotes else None
        if saying is None or not bench.kids(verb, "auxpass") or bench.kids(saying, "ccomp"):
            continue
        root = bench.tokens[verb.head]
        told = root if root.i != verb.i else next((k for k in bench.kids(verb, *BESIDE) if k.i < verb.i), None)
        if told is None or told.i > verb.i or told.pos not in VERBAL:
            continue
        bench.change(
            verb, head=verb.i if root.head == root.i else root.head, dep=root.dep if root.i != verb.i else "ROOT"
        )
        bench.change(told, head=saying.i, dep="ccomp")
        for by in bench.kids(saying, "agent", "prep"):
            if bench.lexicon.small(by.lemma, "agent"):
                bench.change(by, head=verb.i, dep="agent")
        return


def bare(bench: Workbench, verb: Token) -> bool:
    """True for a verb right after a comma, auxiliaries aside, without a subject of its own."""
    before = [k for k in bench.kids(verb) if k.i < verb.i]
    if any(k.dep not in {"aux", "auxpass", "neg"} for k in before):
        return False
    return bench.parted(min((k.i for k in before), default=verb.i))


def plural_noun(bench: Workbench, sentence: Sentence) -> None:
    """Make a verb of the last word in ", RFI reports.", ", X's army estimates.", which the tagger takes for a noun."""
    word = last_word(bench, sentence)
    name = bench.tokens[word.i - 1]
    if word.tag != "NNS" or name.pos not in NAMED - {"DET"} or not closes_report(bench, word):
        return
    first = name.i
    while first > sentence.first and (bench.tokens[first - 1].pos in NAMED or bench.tokens[first - 1].tag == "POS"):
        first -= 1
    root = next((t for t in bench.of(sentence) if t.head == t.i), word)
    outside = root.i == word.i or (
        root.i < first and root.pos in VERBAL and bool(bench.kids(root, "nsubj", "nsubjpass"))
    )
    if first <= sentence.first + 1 or not bench.parted(first) or not outside or not speaks(bench, name):
        return
    if root.i != word.i:
        bench.change(root, head=word.i, dep="ccomp")
    bench.change(word, head=word.i, dep="ROOT", pos="VERB", tag="VBZ")
    bench.change(name, head=word.i, dep="nsubj", pos=name.pos if name.pos == "PROPN" else "NOUN")
    for kid in bench.kids(bench.tokens[word.i]):
        if first <= kid.i < name.i:
            bench.change(kid, head=name.i)


def closes_report(bench: Workbench, word: Token) -> bool:
    """True for a verb that takes what is said as a clause."""
    return any("clause" in cue.frames and cue.kind is None for cue in bench.lexicon.verbs.get(word.lemma, ()))


def speaks(bench: Workbench, name: Token) -> bool:
    """True for a name, and for a common noun (or an adjective in its place, "the military") that can say something."""
    return name.pos == "PROPN" or bench.can_speak(name, quoted=False)


def last_word(bench: Workbench, sentence: Sentence) -> Token:
    """The last token of a sentence that is no mark."""
    words = [t for t in bench.of(sentence) if t.pos != "PUNCT"]
    return words[-1] if words else bench.tokens[sentence.first]


def speaker_apposed(bench: Workbench, sentence: Sentence) -> None:
    """Make a subject of who stands between comma and verb in "P, an aide to X said.", taken for an apposition."""
    for verb in bench.of(sentence)[3:]:
        subjects = bench.kids(verb, "nsubj", "nsubjpass", "csubj", "expl")
        if verb.tag not in {"VBD", "VBZ"} or subjects or not bench.reports(verb):
            continue
        told = [k for k in bench.kids(verb, "ccomp", "parataxis") if k.i < verb.i and k.pos in VERBAL]
        first = verb.i
        while first > sentence.first and not bench.parted(first) and bench.tokens[first - 1].pos not in CLAUSAL:
            first -= 1
        names = [t for t in bench.tokens[first : verb.i] if t.pos in {"NOUN", "PROPN", "PRON"}]
        head = next((t for t in names if not first <= t.head < verb.i), None)
        if told and head is not None and bench.parted(first) and bench.tokens[first].dep != "cc":
            bench.change(head, head=verb.i, dep="nsubj")
            return
