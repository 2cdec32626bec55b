"""What a reporting word takes as the content of a passage: one small rule per frame, whole clauses as printed."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from counterclaim.claims.frames import at_number, event
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.tree import VERBAL, Tree
from counterclaim.model.parse import Token

NEAR = 14  # tokens between a verb and the clause that belongs to it


class Take(msgspec.Struct, frozen=True, kw_only=True):
    """The words of a content, and those that belong to the cue (a preposition)."""

    words: tuple[Token, ...]
    cue: tuple[Token, ...] = ()


def take(tree: Tree, lexicon: Lexicon, verb: Token, frame: str) -> Take | None:
    """What ``verb`` takes in ``frame``; ``None`` where the frame does not fit."""
    if frame == "light":
        return light(tree, lexicon, verb)
    if frame in RULES:
        words = RULES[frame](tree, lexicon, verb)
        return Take(words=words) if words else None
    first, _, governor = frame.partition("+")
    if governor:
        words = object_and_phrase(tree, verb, governor)
        return Take(words=words) if words else None
    return governed(tree, verb, first)


def below(tree: Tree, verb: Token, *heads: Token) -> tuple[Token, ...]:
    """The words below ``heads`` after ``verb``."""
    found = {t.i: t for h in heads for t in tree.subtree(h) if t.i > verb.i}
    return tuple(found[i] for i in sorted(found))


def finite(tree: Tree, lexicon: Lexicon, verb: Token) -> tuple[Token, ...]:
    """A clause after the verb, with "that"; further ones that go on with it."""
    kids = [k for k in tree.kids(verb, "ccomp") if k.i > verb.i]
    if not kids:
        return hung_elsewhere(tree, lexicon, verb)
    marked = any(k.dep == "mark" for kid in kids for k in tree.kids(kid))
    if verb.lemma in lexicon.strict_that and not marked and not any(asks(tree, k) for k in kids):
        return ()
    more = [k for k in tree.kids(verb, "conj") if k.i > kids[-1].i and goes_on(tree, lexicon, k)]
    return below(tree, verb, *kids, *more)


def light(tree: Tree, lexicon: Lexicon, verb: Token) -> Take | None:
    """The clause of a noun that the verb only carries ("expressed concern that P", "issued a statement saying P")."""
    for noun in tree.kids(verb, "dobj"):
        if noun.lemma not in lexicon.nouns or noun.i < verb.i:
            continue
        for kid in tree.kids(noun, "acl", "ccomp", "relcl"):
            words = tuple(tree.subtree(kid))
            if kid.tag == "VBG" and kid.lemma in lexicon.reporting and (said := finite(tree, lexicon, kid)):
                return Take(words=said, cue=tuple(tree.tokens[verb.i + 1 : kid.i + 1]))
            if lexicon.small(words[0].lemma, "complementiser") and words[0].dep == "mark":
                return Take(words=words, cue=tuple(tree.tokens[verb.i + 1 : noun.i + 1]))
    return None


def hung_elsewhere(tree: Tree, lexicon: Lexicon, verb: Token) -> tuple[Token, ...]:
    """The "that" clause after the verb that the parser hung on something else ("said for the first time that P")."""
    for n in range(verb.i + 1, min(verb.i + NEAR, len(tree.tokens))):
        token = tree.tokens[n]
        if token.sent != verb.sent or token.pos in VERBAL:
            return ()
        if token.dep == "mark" and lexicon.small(token.lemma, "complementiser"):
            return tuple(t for t in tree.subtree(tree.head(token)) if t.i >= n)
    return ()


def asks(tree: Tree, clause: Token) -> bool:
    """True for a clause with a question word."""
    return any(t.tag in {"WRB", "WP", "WDT", "WP$"} for t in tree.subtree(clause))


def goes_on(tree: Tree, lexicon: Lexicon, kid: Token) -> bool:
    """True for "and that Q", which the parser hung on the verb."""
    return any(lexicon.small(k.lemma, "complementiser") for k in tree.kids(kid, "mark"))


def infinitive(tree: Tree, lexicon: Lexicon, verb: Token) -> tuple[Token, ...]:  # noqa: ARG001
    """An infinitive or -ing clause after the verb, with its "to" and a subject of its own."""
    kids = [k for k in tree.kids(verb, "xcomp", "ccomp") if k.i > verb.i and unfinished(tree, k)]
    return below(tree, verb, *kids)


def unfinished(tree: Tree, token: Token) -> bool:
    """True for a clause with "to" or a participle in -ing."""
    return token.tag == "VBG" or any(k.tag == "TO" for k in tree.kids(token, "aux"))


def thing(tree: Tree, lexicon: Lexicon, verb: Token) -> tuple[Token, ...]:
    """The object after the verb, and what it is praised or blamed for."""
    kids = [k for k in tree.kids(verb, "dobj") if k.i > verb.i]
    more = [p for kid in (verb, *kids) for p in tree.kids(kid, "prep") if lexicon.small(p.lemma, "reason") and kids]
    if not more:
        kids = [k for k in kids if k.pos != "PRON" or k.tag == "DT"]
    return below(tree, verb, *kids, *[p for p in more if p.i > kids[0].i])


def named_event(tree: Tree, lexicon: Lexicon, verb: Token) -> tuple[Token, ...]:
    """The object after the verb, where it names an event, a count or something said."""
    _, phrases = event(tree, lexicon, verb)
    return below(tree, verb, *[head for head, _ in phrases if head.i > verb.i])


def measured(tree: Tree, lexicon: Lexicon, verb: Token) -> tuple[Token, ...]:
    """Object and "at" phrase ("put the toll at 14")."""
    _, phrases = at_number(tree, lexicon, verb)
    return tuple(t for _, words in phrases for t in sorted(words, key=lambda t: t.i) if t.i > verb.i)


def described(tree: Tree, lexicon: Lexicon, verb: Token) -> tuple[Token, ...]:
    """Object and "as" phrase, with "to" before the object where the verb wants it ("referred to it as")."""
    things = [k for k in tree.kids(verb, "dobj") if k.i > verb.i]
    for prep in [p for owner in (verb, *things) for p in tree.kids(owner, "prep")]:
        if lexicon.small(prep.lemma, "as") and prep.i > verb.i and tree.kids(prep):
            return below(tree, verb, *things, prep)
    return ()


def predicate(tree: Tree, lexicon: Lexicon, verb: Token) -> tuple[Token, ...]:  # noqa: ARG001
    """Object and predicate ("called it a retreat")."""
    for kid in tree.kids(verb, "oprd", "ccomp", "xcomp", "acomp", "attr"):
        if kid.i > verb.i and (kid.pos not in VERBAL or kid.dep == "oprd"):
            return below(tree, verb, *tree.kids(verb, "dobj"), kid)
    return ()


def object_infinitive(tree: Tree, lexicon: Lexicon, verb: Token) -> tuple[Token, ...]:  # noqa: ARG001
    """The infinitive of what somebody is to do; whom the verb addresses stands outside."""
    for kid in tree.kids(verb, "xcomp", "ccomp", "advcl"):
        if kid.i > verb.i and any(k.tag == "TO" for k in tree.kids(kid, "aux")):
            if kid.dep == "advcl" and not tree.kids(verb, "dobj", "dative"):
                continue
            return below(tree, verb, kid)
    return ()


def object_and_phrase(tree: Tree, verb: Token, lemma: str) -> tuple[Token, ...]:
    """Object and preposition, both content ("accused A of doing B")."""
    things = [k for k in tree.kids(verb, "dobj", "dative") if k.i > verb.i]
    for owner in (verb, *things):
        for prep in tree.kids(owner, "prep"):
            inner = tree.kid(prep, "pobj", "pcomp", "amod")
            timed = inner is not None and tree.kid(inner, "nummod") is not None
            if prep.lemma == lemma and prep.i > verb.i and not timed:
                return below(tree, verb, *things, prep)
    return ()


def governed(tree: Tree, verb: Token, lemma: str) -> Take | None:
    """What the preposition right after the verb governs; the preposition belongs to the cue."""
    for kid in tree.kids(verb, "advcl", "ccomp", "xcomp"):
        mark = next((k for k in tree.kids(kid, "mark") if k.lemma == lemma and k.i == verb.i + 1), None)
        if mark is not None and unfinished(tree, kid):
            return Take(words=tuple(t for t in tree.subtree(kid) if t.i > mark.i), cue=(mark,))
    for prep in tree.kids(verb, "prep", "prt", "dative"):
        inner = tree.kid(prep, "pobj", "pcomp")
        if prep.lemma == lemma and prep.i > verb.i and inner is not None:
            words = tuple(t for t in tree.subtree(prep) if t.i > prep.i)
            addressed = [k for k in tree.kids(verb, "xcomp", "advcl") if k.i > inner.i and unfinished(tree, k)]
            if addressed and addressed[0].tag != "VBG":
                words = below(tree, verb, addressed[0])
            near = prep.i == verb.i + 1
            return Take(words=words, cue=(prep,) if near else ())
    return None


def nothing(tree: Tree, lexicon: Lexicon, verb: Token) -> tuple[Token, ...]:  # noqa: ARG001
    """Quotations are found by their marks."""
    return ()


RULES: dict[str, Callable[[Tree, Lexicon, Token], tuple[Token, ...]]] = {
    "clause": finite,
    "quote": nothing,
    "saying": nothing,
    "inf": infinitive,
    "event": named_event,
    "np": thing,
    "at": measured,
    "as": described,
    "oprd": predicate,
    "obj+inf": object_infinitive,
}
