"""One person with two ranks."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator

from counterclaim.check.kinds.kind import Kind
from counterclaim.check.kinds.person_spelt import UNCLEAR, Person, completed, names
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject, tokens_of
from counterclaim.languages import table
from counterclaim.model.span import Span, span_of


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """One hit per rank of somebody to whom the report has given another one before."""
    del rule
    lang = subject.document.lang
    persons = completed(tuple(names(subject)))
    ranked = [(person, span, rank) for person in persons for span, rank in rank_of(subject, person)]
    seen: set[str] = set()
    for (first, before, one), (second, after, two) in itertools.combinations(ranked, 2):
        if one == two or second.surname in seen or not is_one(first, second):
            continue
        seen.add(second.surname)
        if not promoted(lang).search(subject.document.text):
            yield Hit(span=after, values={"second": after.text, "first": before.text}, related=(before,))


def is_one(first: Person, second: Person) -> bool:
    """True for two names of one person: the surname, and the given name where any stands with it."""
    return (first.surname, first.given) == (second.surname, second.given) and first.given != UNCLEAR


def rank_of(subject: Subject, person: Person) -> Iterator[tuple[Span, str]]:
    """The rank right before a name, with the name: the last word of one ("colonel" of "lieutenant colonel")."""
    tokens = subject.annotations.parse.tokens
    inside = tokens_of(subject, person.span)
    place = inside[0].i - 1 if inside else -1
    if place >= 0 and tokens[place].lemma.rpartition("-")[2] in ranks(subject.document.lang):
        rank = tokens[place].lemma.rpartition("-")[2]
        yield span_of(subject.document.text, tokens[place].start, person.span.stop), rank


@functools.cache
def ranks(lang: str) -> frozenset[str]:
    """The ranks of a language."""
    return frozenset(table(lang, "checks")["person"]["ranks"])


@functools.cache
def promoted(lang: str) -> re.Pattern[str]:
    """Words that say that somebody had another rank once."""
    return re.compile(table(lang, "checks")["person"]["promoted"], re.I)


KIND = Kind(find=find, values=("second", "first"))
