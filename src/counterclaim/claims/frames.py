"""Which words a reporting verb takes as its content: one small rule per frame of ``cues.toml``."""

from __future__ import annotations

from collections.abc import Callable

from counterclaim.claims.bareness import infinitive, small_clause
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.tree import VERBAL, Tree
from counterclaim.model.parse import Token

Contents = tuple[tuple[Token, ...], tuple[tuple[Token, tuple[Token, ...]], ...]]
NONE: Contents = ((), ())


def contents(tree: Tree, lexicon: Lexicon, verb: Token, frame: str) -> Contents:
    """The clauses and the phrases that ``verb`` takes in ``frame``; both empty where the frame does not fit."""
    if frame in RULES:
        return RULES[frame](tree, lexicon, verb)
    head, _, governor = frame.partition("+")
    return object_preposition(tree, verb, governor) if governor else preposition(tree, lexicon, verb, head)


def clause(tree: Tree, lexicon: Lexicon, verb: Token) -> Contents:
    """A finite clause, before or after the verb."""
    found = []
    for kid in tree.kids(verb, "ccomp"):
        headline = kid.i < verb.i and kid.tag == "VBN" and tree.kid(kid, "dobj", "aux") is None  # "X retaken, Y says"
        bare = bool(lexicon.small_words["said-in"]) and complement(tree, lexicon, kid)  # "что мы против": no copula
        if (infinitive(tree, kid) and not headline) or (small_clause(tree, kid) and not bare):
            continue
        marked = tree.kid(kid, "mark") is not None
        if in_list(tree, lexicon, verb, kid):
            continue
        quotes_only = verb.lemma in lexicon.strict_quote and not complement(tree, lexicon, kid)
        if kid.i > verb.i and (quotes_only or (verb.lemma in lexicon.strict_that and not marked)):
            continue
        found.append(kid)
    return (tuple(found), ()) if found else ((), verbless(tree, verb))


def verbless(tree: Tree, verb: Token) -> tuple[tuple[Token, tuple[Token, ...]], ...]:
    """What stands before the report and its comma without a verb of its own: "two, said Baku"."""
    before = [k for k in tree.kids(verb, "nsubj", "npadvmod") if k.i < verb.i]
    said_after = any(k.i > verb.i for k in tree.kids(verb, "nsubj"))
    if not before or not said_after or tree.tokens[verb.i - 1].text != ",":
        return ()
    words = tuple(tree.subtree(before[0]))
    whole = words[0].i == tree.parse.sentences[verb.sent].first and words[-1].i == verb.i - 2
    return ((before[0], words),) if whole else ()


def complement(tree: Tree, lexicon: Lexicon, kid: Token) -> bool:
    """True for a clause with "that" before it."""
    return any(lexicon.small(k.lemma, "complementizer") for k in tree.kids(kid, "mark"))


def in_list(tree: Tree, lexicon: Lexicon, verb: Token, kid: Token) -> bool:
    """True for the next "that" clause of a list, which the parse hangs on the one before ("that A, that B")."""
    mark = next((k for k in tree.kids(kid, "mark") if lexicon.small(k.lemma, "complementizer")), None)
    listed = mark is not None and mark.i > verb.i and tree.tokens[mark.i - 1].text in {",", ";"}
    return listed and verb.dep in {"ccomp", "conj"} and complement(tree, lexicon, verb)


def inf(tree: Tree, lexicon: Lexicon, verb: Token) -> Contents:  # noqa: ARG001 - the common signature
    """An infinitive or -ing clause of the same subject; a passive ("was reported to be quiet") is hearsay."""
    if tree.kid(verb, "auxpass") is not None:
        return NONE
    kids = [
        k for k in tree.kids(verb, "xcomp", "ccomp") if infinitive(tree, k) and not tree.kids(k, "nsubj", "nsubjpass")
    ]
    return (tuple(kids), ())


def objects(tree: Tree, verb: Token) -> list[Token]:
    """The direct object, or the subject of a passive."""
    found = tree.kids(verb, "dobj", "nsubjpass")
    return [t for t in found if t.tag not in {"WDT", "WP"}]


def event(tree: Tree, lexicon: Lexicon, verb: Token) -> Contents:
    """An object that names an event, a count of people or things, or something said."""
    found = []
    for kid in objects(tree, verb):
        below = tree.subtree(kid)
        names_event = kid.lemma in lexicon.event_nouns or kid.lemma in lexicon.nouns
        counted = any(t.dep == "nummod" for t in below) and kid.pos != "PROPN"
        participle = any(k.dep in {"acl", "amod"} and lexicon.tells(k.lemma) for k in tree.kids(kid))
        if names_event or counted or participle or kid.tag == "CD":
            found.append((kid, tuple(below)))
        elif (phase := event_begun(tree, lexicon, kid)) is not None:
            found.append((phase, tuple(below)))
    # "reported two launchers destroyed"
    states = [k for k in tree.kids(verb, "ccomp") if k.i > verb.i and k.tag == "VBN" and infinitive(tree, k)]
    return (tuple(k for k in states if tree.kid(k, "nsubj", "nsubjpass") is not None), tuple(found))


def event_begun(tree: Tree, lexicon: Lexicon, noun: Token) -> Token | None:
    """The event of "the start of an operation"; ``None`` for any other noun."""
    if not lexicon.small(noun.lemma, "phase"):
        return None
    below = (t for k in tree.kids(noun, "prep") for t in tree.kids(k, "pobj"))
    return next((t for t in below if t.lemma in lexicon.event_nouns), None)


def said(tree: Tree, lexicon: Lexicon, verb: Token) -> Contents:
    """An object that stands for what somebody said, with its clause or "of" ("retracted its claim that P")."""
    found = []
    for kid in objects(tree, verb):
        below = [k for k in tree.kids(kid, "acl", "ccomp") if tree.kid(k, "mark") is not None]
        below += [k for k in tree.kids(kid, "prep") if lexicon.small(k.lemma, "about")]
        if kid.lemma in lexicon.nouns and below:
            found.append((kid, tuple(tree.subtree(kid))))
    return ((), tuple(found))


def noun_phrase(tree: Tree, lexicon: Lexicon, verb: Token) -> Contents:  # noqa: ARG001 - the common signature
    """Any object."""
    found = [(k, tuple(tree.subtree(k))) for k in objects(tree, verb) if k.pos != "PRON" or k.tag == "DT"]
    return ((), tuple(found))


def to_whom(tree: Tree, lexicon: Lexicon, verb: Token) -> Contents:  # noqa: ARG001 - the common signature
    """The object of a verb that has a receiver beside it ("lay a deed at somebody's door")."""
    things = objects(tree, verb)
    given = tree.kid(verb, "dative") is not None or any("Case=Dat" in k.morph for k in tree.kids(verb, "npadvmod"))
    deeds = things if given else things[1:]
    return ((), tuple((k, tuple(tree.subtree(k))) for k in deeds))


def with_what(tree: Tree, lexicon: Lexicon, verb: Token) -> Contents:  # noqa: ARG001 - the common signature
    """What somebody is reproached with, in a case of its own, and whoever it is said to."""
    for kid in tree.kids(verb, "npadvmod", "agent", "dobj", "nmod", "oprd"):
        if "Case=Ins" in kid.morph and kid.i > verb.i:
            to = [k for k in tree.kids(verb, "dobj", "dative", "npadvmod") if k.i != kid.i and verb.i < k.i < kid.i]
            return ((), ((kid, tuple(t for k in (*to, kid) for t in tree.subtree(k))),))
    return NONE


def as_phrase(tree: Tree, lexicon: Lexicon, verb: Token) -> Contents:
    """Object and "as" phrase together, or the "as" phrase alone where the object stands before the verb."""
    things = [k for k in objects(tree, verb) if k.i > verb.i]
    for prep in [p for owner in (verb, *things) for p in tree.kids(owner, "prep", "advcl", "dep")]:
        if lexicon.small(prep.lemma, "as") and prep.i > verb.i and tree.kids(prep):
            tail = tree.subtree(prep)
            tokens = [t for k in things for t in tree.subtree(k) if t not in tail]
            # "as necessary to prevent X": the parser hangs the infinitive on the verb
            later = [k for k in tree.kids(verb, "advcl", "xcomp") if k.i > prep.i]
            purpose = [k for k in later if tree.infinitival(k)]
            if tree.kid(prep, "amod", "acomp") is not None:
                tail = sorted([*tail, *(t for k in purpose for t in tree.subtree(k))], key=lambda t: t.i)
            words = tuple(tokens + tail) if tokens else tuple(tail[1:])
            head = tree.kid(prep, "pobj", "amod", "pcomp", "acomp") or prep
            return ((), ((head, words),))
    return NONE


def predicate_object(tree: Tree, lexicon: Lexicon, verb: Token) -> Contents:
    """Object and predicate ("called it a retreat")."""
    for kid in tree.kids(verb, "oprd", "ccomp", "xcomp", "acomp", "attr"):
        if kid.dep == "ccomp" and not small_clause(tree, kid):
            continue
        if kid.dep == "xcomp" and kid.pos in VERBAL:
            continue
        if kid.i < verb.i:
            continue
        things = [k for k in (*objects(tree, verb), *misread(tree, verb, kid)) if k.i > verb.i]
        pointed = any(k.tag == "DT" and k.pos == "PRON" for k in tree.kids(kid))  # "called that unlikely"
        objective = bool(things or objects(tree, verb)) or pointed or tree.kid(kid, "nsubj") is not None
        if not objective and verb.dep not in {"relcl", "pcomp"}:
            continue  # "named five": no predicate without an object
        if not things and lexicon.small_words["said-in"]:  # a free order: "the minister this figure called invented"
            before = [t for k in objects(tree, verb) for t in tree.subtree(k) if k.dep == "dobj"]
            return ((), ((kid, (*before, *((verb,) if before else ()), *tree.subtree(kid))),))
        tokens = tuple(t for k in (*things, kid) for t in tree.subtree(k))
        return ((), ((kid, tokens),))
    # "called what had happened a rout"
    free = [k for k in tree.kids(verb, "ccomp") if k.i > verb.i and tree.subtree(k)[0].tag == "WP"]
    things = sorted([k for k in (*tree.kids(verb, "dobj"), *free) if k.i > verb.i], key=lambda t: t.i)
    if len(things) > 1 and things[-1].dep == "dobj":
        return ((), ((things[-1], tuple(t for k in things for t in tree.subtree(k))),))
    return NONE


def misread(tree: Tree, verb: Token, predicate: Token) -> list[Token]:
    """The object of "called Sunday a success", "called the blast an attack", which the parser takes for another."""
    nouns = {"npadvmod": "PROPN", "dative": "NOUN"}
    return [k for k in tree.kids(verb, *nouns) if verb.i < k.i < predicate.i and k.pos == nouns[k.dep]]


def at_number(tree: Tree, lexicon: Lexicon, verb: Token) -> Contents:
    """Object and "at" phrase ("put the toll at 14", "lowered its count to 12"), however deep the parser hung it."""
    things = [k for k in tree.kids(verb, "dobj", "nsubjpass") if k.tag not in {"WDT", "WP"}]
    for prep in [t for owner in (verb, *things) for t in tree.subtree(owner)]:
        if prep.dep not in {"prep", "prt"} or prep.i < verb.i or not any(t.pos == "NUM" for t in tree.subtree(prep)):
            continue
        counts = lexicon.small(prep.lemma, "goal") and any(lexicon.is_a(k.lemma, "count") for k in things)
        if not lexicon.small(prep.lemma, "level") and not counts:
            continue
        tokens = tuple(t for k in (*[t for t in things if t.i > verb.i], prep) for t in tree.subtree(k))
        return ((), ((things[0] if things else prep, tokens),))
    return NONE


def object_infinitive(tree: Tree, lexicon: Lexicon, verb: Token) -> Contents:  # noqa: ARG001 - the common signature
    """Object and infinitive: somebody is to do something."""
    for kid in tree.kids(verb, "xcomp", "ccomp", "advcl"):
        if not tree.infinitival(kid):
            continue
        things = [k for k in tree.kids(verb, "dobj", "dative") if k.i < kid.i]
        if kid.dep == "advcl" and not things:
            continue
        tokens = tuple(t for k in (*things, kid) for t in tree.subtree(k))
        return ((), ((kid, tokens),))
    return NONE


def object_clause(tree: Tree, lexicon: Lexicon, verb: Token) -> Contents:
    """The clause of "accused the army (of it) that it had blown up the bridge", which is laid at the object's door."""
    things = tree.kids(verb, "dobj", "nsubjpass", "dative")
    for kid in tree.kids(verb, "ccomp"):
        if things and kid.i > verb.i and complement(tree, lexicon, kid):
            return ((), ((kid, tuple(tree.subtree(kid))),))
    return NONE


def object_preposition(tree: Tree, verb: Token, lemma: str) -> Contents:
    """Object and preposition, both content ("blamed A for B", "accused A of doing B")."""
    things = [k for k in tree.kids(verb, "dobj", "nsubjpass", "dative") if k.tag not in {"WDT", "WP"}]
    called = [k for k in tree.kids(verb, "ccomp", "oprd", "acomp") if k.pos == "ADJ"]  # "held X responsible for Y"
    for adjective in called:
        things += tree.kids(adjective, "nsubj")
    called += [k for thing in things for k in tree.kids(thing, "amod") if k.i > thing.i]
    for owner in (verb, *things, *called):
        for prep in tree.kids(owner, "prep"):
            if prep.lemma == lemma:
                tokens = tuple(t for k in (*things, prep) for t in tree.subtree(k))
                head = tree.kid(prep, "pcomp", "pobj") or prep
                return ((), ((head, tokens),))
    return NONE


def preposition(tree: Tree, lexicon: Lexicon, verb: Token, lemma: str) -> Contents:
    """What a preposition governs: a clause to read on, or a phrase."""
    if lexicon.small(lemma, "goal-clause"):
        for kid in tree.kids(verb, "advcl", "ccomp", "xcomp"):
            if kid.i > verb.i and any(k.lemma == lemma for k in tree.kids(kid, "mark")):
                words = tuple(t for t in tree.subtree(kid) if t.lemma != lemma or t.dep != "mark")
                return ((), ((kid, words),))
    objects_too = lexicon.small(lemma, "about")
    things = [k for k in tree.kids(verb, "dobj") if objects_too and k.pos in {"NOUN", "PROPN", "PRON"}]
    for prep in [p for holder in (verb, *things) for p in tree.kids(holder, "prep", "prt")]:
        inner = tree.kid(prep, "pobj", "pcomp")
        if prep.lemma == lemma and prep.i > verb.i and inner is not None:
            return governed(tree, lexicon, verb, prep, inner)
    return NONE


def governed(tree: Tree, lexicon: Lexicon, verb: Token, prep: Token, inner: Token) -> Contents:
    """``inner`` under ``prep``, with the infinitive that belongs to it ("called on X to do Y")."""
    if lexicon.small(prep.lemma, "addressee"):
        target = next((k for k in tree.kids(verb, "xcomp", "advcl") if k.i > inner.i), None)
        if target is not None:
            return ((), ((target, (*tree.subtree(inner), *tree.subtree(target))),))
    if inner.dep == "pcomp" and inner.pos in VERBAL:
        return ((inner,), ())
    return ((), ((inner, tuple(tree.subtree(inner))),))


def quoted_saying(tree: Tree, lexicon: Lexicon, verb: Token) -> Contents:
    """The clause under "as saying" ("quoted X as saying that ...")."""
    for prep in tree.kids(verb, "prep", "advcl"):
        if not lexicon.small(prep.lemma, "as"):
            continue
        for saying in tree.kids(prep, "pcomp", "pobj", "advcl"):
            return (tuple(tree.kids(saying, "ccomp")), ())
    return NONE


def nothing(tree: Tree, lexicon: Lexicon, verb: Token) -> Contents:  # noqa: ARG001 - the common signature
    """Quotations are found by their marks, in ``quoting.py``."""
    return NONE


RULES: dict[str, Callable[[Tree, Lexicon, Token], Contents]] = {
    "clause": clause,
    "quote": nothing,
    "inf": inf,
    "event": event,
    "np": noun_phrase,
    "to-whom": to_whom,
    "with-what": with_what,
    "said": said,
    "as": as_phrase,
    "oprd": predicate_object,
    "at": at_number,
    "obj+inf": object_infinitive,
    "obj+clause": object_clause,
    "saying": quoted_saying,
}
