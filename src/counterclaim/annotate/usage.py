"""How a toponym is used: as a place, as the state that acts or speaks there, or as part of another name."""

from __future__ import annotations

from counterclaim.annotate.context import OPENING, Context
from counterclaim.annotate.place_words import Lists
from counterclaim.annotate.toponyms import Hit
from counterclaim.model.mention import Use
from counterclaim.model.names import PlaceKind
from counterclaim.model.parse import Parse, Token

QUOTED = 4  # tokens of a name between quotation marks
CLOSING = frozenset('»”“"')
OBJECTS = ("dobj", "obj", "dative", "iobj")


def use_of(parse: Parse, hit: Hit, context: Context, lists: Lists) -> Use:
    """The use of ``hit``."""
    if part_of_name(parse, hit, context, lists):
        return Use.PART
    if hit.generic is not None and not republic_speaks(context, lists):
        return Use.PLACE
    state = any(
        p.kind is PlaceKind.COUNTRY or (p.kind is PlaceKind.CAPITAL and (p.primary or not hit.key.isascii()))
        for p in hit.places
    )
    if state and context.following is not None and context.following.tag == "POS":
        return Use.PLACE if owner_of_border(parse, hit, lists) else Use.AGENT
    if followed_by_where(parse, hit):
        return Use.PLACE
    if state and said_there(parse, context, lists):
        return Use.AGENT
    if context.locative or (context.of_noun in lists.of and not (state and country_of(hit, context, lists))):
        return Use.PLACE
    return state_use(parse, hit, context, lists) if state else town_use(context, lists)


def country_of(hit: Hit, context: Context, lists: Lists) -> bool:
    """True for a country after a noun that makes it a doer: "under Ukraine's control", "the defence of Ukraine"."""
    return hit.places[0].kind is PlaceKind.COUNTRY and context.of_noun in lists.doer_of


def said_there(parse: Parse, context: Context, lists: Lists) -> bool:
    """True for a place in which a verb without a subject tells that something was said."""
    if context.top.dep != "pobj" or context.governor.text.lower() not in lists.said_in:
        return False
    verb = parse.tokens[context.governor.head]
    if verb.lemma not in lists.speak or "Number=Plur" not in verb.morph:
        return False
    sentence = parse.sentences[verb.sent]
    return not any(t.head == verb.i and t.dep == "nsubj" for t in parse.tokens[sentence.first : sentence.last])


def owner_of_border(parse: Parse, hit: Hit, lists: Lists) -> bool:
    """True for "Mali's border with Algeria", "Thailand's border districts"."""
    words = {t.text.lower() for t in parse.tokens[hit.last + 1 : hit.last + 3]}
    return bool(words & (lists.routes | lists.compass))


def followed_by_where(parse: Parse, hit: Hit) -> bool:
    """True for "Brussels, where ..."."""
    words = [t.text.lower() for t in parse.tokens[hit.last : hit.last + 2]]
    return words == [",", "where"]


def republic_speaks(context: Context, lists: Lists) -> bool:
    """True for a region or republic that says something."""
    return context.top.dep == "nsubj" and context.governor.lemma in lists.speak


def part_of_name(parse: Parse, hit: Hit, context: Context, lists: Lists) -> bool:
    """True inside the name of a body, paper, ship or agreement: the next words are its capitalised head."""
    tokens = parse.tokens
    if context.previous is not None and context.previous.text.lower() in lists.ships:
        return True
    if hit.generic is not None:
        return False
    if quoted_name(parse, hit, lists):
        return True
    following = context.following
    if following is not None and following.text in lists.joined:
        return True
    for token in tokens[hit.last : hit.last + 4]:
        if not token.text[0].isupper():
            return False
        if token.text.lower() in lists.part:
            return True
    return False


def quoted_name(parse: Parse, hit: Hit, lists: Lists) -> bool:
    """True inside a short name between quotation marks: the ship "Moskva", the paper "Evening Moscow"."""
    tokens = parse.tokens
    first, last = hit.first, hit.last
    while (
        first > 0 and hit.last - first < QUOTED and tokens[first - 1].text not in OPENING and named(tokens[first - 1])
    ):
        first -= 1
    while last < len(tokens) and last - hit.first < QUOTED and tokens[last].text not in CLOSING and named(tokens[last]):
        last += 1
    opened = first > 0 and tokens[first - 1].text in OPENING
    closed = last < len(tokens) and tokens[last].text in CLOSING
    if not (opened and closed and tokens[first].text[0].isupper()):
        return False
    before = tokens[max(0, first - 3) : first - 1]
    if {t.text.lower() for t in before} & (lists.settled | lists.title):
        return False
    region = any(p.kind is PlaceKind.REGION for p in hit.places)  # its name may only be kept at arm's length
    return not (region and before and before[-1].pos in ("ADP", "ADJ", "DET", "VERB"))


def named(token: Token) -> bool:
    """True for a token that may stand inside a quoted name."""
    return token.text[0].isalnum() and token.pos in ("PROPN", "NOUN", "ADJ", "NUM", "X", "ADP")


def state_use(parse: Parse, hit: Hit, context: Context, lists: Lists) -> Use:
    """The use of a country's or a capital's name that no local preposition governs."""
    country = hit.places[0].kind is PlaceKind.COUNTRY
    top, governor = context.top, context.governor
    if top.dep == "pobj":
        return after_preposition(parse, context, lists, country)
    if top.dep in OBJECTS and not country:
        return Use.AGENT if governor.lemma in lists.address else Use.PLACE
    if top.dep in ("nsubj", "nsubjpass") and not country and governor.lemma in lists.undergo and top.dep == "nsubjpass":
        return Use.PLACE
    if top.dep == "nsubj" and not country and is_described(parse, governor, lists):
        return Use.PLACE
    if top.dep == "agent":
        return Use.AGENT
    if top.dep in ("ROOT", "npadvmod", "dep") and not country:
        return Use.PLACE
    if top.dep in ("compound", "nmod", "poss") and not country:
        following = context.following.text.lower() if context.following else ""
        bodies = following in lists.bodies or governor.text.lower() in lists.bodies
        return Use.AGENT if bodies or top.dep == "poss" else Use.PLACE
    return Use.AGENT


def is_described(parse: Parse, verb: Token, lists: Lists) -> bool:
    """True for "Khartoum is free", "Kyiv was quiet": the town is in a state, it does nothing."""
    said = [t for t in parse.tokens[verb.i + 1 : verb.i + 5] if t.head == verb.i and t.dep in ("acomp", "attr")]
    return any(t.lemma in lists.states for t in said)


def after_preposition(parse: Parse, context: Context, lists: Lists, country: bool) -> Use:
    """The use of a country or capital after a preposition that is not local."""
    preposition = context.governor.text.lower()
    above = parse.tokens[context.governor.head]
    if preposition in ("between", "for", "with") and (above.lemma in lists.moves or above.text.lower() in lists.routes):
        return Use.PLACE
    if preposition in lists.doer:
        return Use.AGENT
    if preposition == "of":
        return Use.PLACE if context.of_noun in lists.of else Use.AGENT
    if preposition in lists.toward:
        if country or above.text.lower() == "according":
            return Use.PLACE if above.lemma in lists.moves else Use.AGENT
        return Use.AGENT if above.lemma in lists.address else Use.PLACE
    return Use.AGENT if country else Use.PLACE


def town_use(context: Context, lists: Lists) -> Use:
    """The use of any other place's name: a speaker only before a verb of speech."""
    if context.top.dep == "nsubj" and context.governor.lemma in lists.speak:
        return Use.AGENT
    return Use.PLACE
