"""One person's name that is spelt in two ways."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator

import msgspec

from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject, tokens_of
from counterclaim.languages import endings, table
from counterclaim.model.names import fold, skeleton, stem
from counterclaim.model.parse import Token
from counterclaim.model.span import Span, span_of

LEAST, LEAST_GIVEN = 5, 4  # letters of a surname and of a given name in which one more or less is a slip
MOST_EDITS = 2
UNCLEAR = "?"  # the given name of one of several who bear a surname
KIN = frozenset({"a", "s", "es"})  # letters that make a feminine or a plural of a name


class Person(msgspec.Struct, frozen=True):
    """A name as printed, the given name before it ("" if none), and both as they are compared."""

    span: Span
    surname: str
    given: str


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """One hit per name that differs in a letter or two from a speaker's and can be the same person's."""
    del rule
    seen: set[str] = set()
    everybody = completed(tuple(names(subject)))
    speaking = sources(subject)
    for first, second in itertools.combinations(everybody, 2):
        if not any(first.span.meets(span) or second.span.meets(span) for span in speaking):
            continue
        if second.span.text not in seen and are_one(first, second):
            seen.add(second.span.text)
            values = {"second": second.span.text, "first": first.span.text}
            yield Hit(span=second.span, values=values, related=(first.span,))


def sources(subject: Subject) -> tuple[Span, ...]:
    """Where speakers are named who are nobody that the theatre knows."""
    links = {link.start: link for claim in subject.report.claims for link in claim.chain if link.start is not None}
    return tuple(
        span_of(subject.document.text, start, link.stop)
        for start, link in sorted(links.items())
        if link.stop is not None and link.agent_id is None
    )


def names(subject: Subject) -> Iterator[Person]:
    """Runs of proper names that are not a place's, titles left out, in text order."""
    lang = subject.document.lang
    titles, particles = titles_of(lang)
    known = (
        *subject.annotations.places,
        *(a for c in subject.report.claims for a in (c.actor, c.target) if a and a.agent_id),
    )
    taken = {token.start for span in known for token in tokens_of(subject, span)}

    def is_name(token: Token) -> bool:
        return (token.pos == "PROPN" and token.text[:1].isupper()) or token.text.casefold() in particles

    for proper, run in itertools.groupby(subject.annotations.parse.tokens, key=is_name):
        name = [token for token in run if token.text.casefold() not in titles] if proper else []
        while name and not name[-1].text[:1].isupper():
            name.pop()
        if not name or name[-1].start in taken or name[0].sent != name[-1].sent:
            continue
        span = span_of(subject.document.text, name[0].start, name[-1].stop)
        words = span.text.split()
        yield Person(span, key(words[-1], lang), key(words[-2], lang) if len(words) > 1 else "")


def key(word: str, lang: str) -> str:
    """A word of a name as it is compared: without marks and, where names decline, without its endings.

    Two, as a surname's own ("-ov") counts as one: it must go from every form or from none.
    """
    return stem(stem(fold(word), endings(lang)), endings(lang)).replace(" ", "")


def completed(found: tuple[Person, ...]) -> tuple[Person, ...]:
    """The persons, one named by the surname alone with the given name that stands with it elsewhere.

    Where several persons bear the surname, it stays open which of them is meant.
    """
    given: dict[str, set[str]] = {}
    for person in found:
        given.setdefault(person.surname, set()).update([person.given] if person.given else [])

    def whole(person: Person) -> Person:
        known = given[person.surname]
        if person.given or not known:
            return person
        return Person(person.span, person.surname, next(iter(known)) if len(known) == 1 else UNCLEAR)

    return tuple(whole(person) for person in found)


def are_one(first: Person, second: Person) -> bool:
    """True if the names are those of one person, and not spelt alike."""
    if first.surname == second.surname:
        return first.given != second.given and is_slip(first.given, second.given, LEAST_GIVEN)
    same = first.given == second.given or not second.given or is_slip(first.given, second.given, LEAST_GIVEN)
    return bool(first.given) and same and is_slip(first.surname, second.surname, LEAST)


def is_slip(left: str, right: str, least: int) -> bool:
    """True if two words differ in one letter, or only in how sounds are written; a feminine or plural is no slip."""
    short, long = sorted((left, right), key=len)
    if len(short) < least or short[0] != long[0] or long.removeprefix(short) in KIN:
        return False
    return edits(short, long) == 1 or (skeleton(short) == skeleton(long) != "" and edits(short, long) <= MOST_EDITS)


def edits(left: str, right: str) -> int:
    """How many letters must be put in, left out or replaced to turn one word into the other."""
    row = list(range(len(right) + 1))
    for n, one in enumerate(left, 1):
        above, row[0] = row[0], n
        for m, other in enumerate(right, 1):
            above, row[m] = row[m], min(row[m] + 1, row[m - 1] + 1, above + (one != other))
    return row[-1]


@functools.cache
def titles_of(lang: str) -> tuple[frozenset[str], frozenset[str]]:
    """Words that stand before a name and are no part of it, and words in lower case that are."""
    rows = table(lang, "checks")["person"]
    return frozenset(rows["titles"]), frozenset(rows["particles"])


KIND = Kind(find=find, values=("second", "first"))
