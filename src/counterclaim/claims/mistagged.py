"""Words that taggers of English often take for another part of speech, told by what stands around them."""

from __future__ import annotations

from counterclaim.claims.tree import VERBAL
from counterclaim.claims.workbench import Workbench
from counterclaim.model.parse import Sentence, Token


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


def passive_in_marks(bench: Workbench, word: Token) -> Token:
    """The word; the participle of 'was "encircled"', which quotation marks make a noun or adjective, as a verb."""
    if word.dep == "ccomp" and word.pos not in VERBAL and bench.kids(word, "auxpass"):
        text = word.text.lower()
        events, cues = bench.lexicon.event_verbs, bench.lexicon.verbs
        stems = (text.removesuffix("d"), text.removesuffix("ed"), text.removesuffix("ed")[:-1])
        lemma = next((s for s in stems if s in events or s in cues), word.lemma)
        bench.change(word, pos="VERB", tag="VBN", lemma=lemma)
    return bench.tokens[word.i]


def noun_for_verb(bench: Workbench, sentence: Sentence) -> None:
    """Make a verb of the "claim" of "Both X and Y claim to be in control", where the sentence has no other."""
    words = bench.of(sentence)
    if any("VerbForm=Fin" in t.morph for t in words):
        return
    for word in words[1:-2]:
        below = bench.tokens[word.i + 2]
        name = bench.tokens[word.i - 1]
        cues = bench.lexicon.verbs.get(word.lemma, ())
        if word.pos != "NOUN" or bench.tokens[word.i + 1].tag != "TO" or below.tag != "VB" or not cues:
            continue
        if name.head != word.i or name.dep != "compound" or not any("inf" in c.frames for c in cues):
            continue
        subject = bench.tokens[word.head] if word.dep == "conj" and word.head < name.i else name
        for kid in bench.kids(word):
            bench.change(kid, head=name.i)
        if subject is not name:
            bench.change(name, head=subject.i, dep="conj")
        bench.change(subject, head=word.i, dep="nsubj")
        bench.change(word, head=word.i, dep="ROOT", pos="VERB", tag="VBP", morph="Tense=Pres|VerbForm=Fin")
        bench.change(below, head=word.i, dep="xcomp")
        return


def named_with_adverb(bench: Workbench, verb: Token) -> None:
    """Make a name of what looks like an adverb: "Myanmar Now reported that ...", "We hold Bakhmut"."""
    for adverb in bench.kids(verb, "advmod"):
        name = bench.tokens[adverb.i - 1] if adverb.i else adverb
        if adverb.i == verb.i + 1 and adverb.text.istitle() and not bench.kids(verb, "dobj"):
            bench.change(adverb, dep="dobj", pos="PROPN", tag="NNP")  # "We hold Bakhmut"
        if adverb.i != verb.i - 1 or not adverb.text.istitle() or name.pos != "PROPN":
            continue
        if name.head == verb.i and name.dep in {"nsubj", "compound", "npadvmod"}:
            for kid in bench.kids(name):
                bench.change(kid, head=adverb.i)
            bench.change(name, head=adverb.i, dep="compound")
            bench.change(adverb, dep="nsubj", pos="PROPN", tag="NNP")
