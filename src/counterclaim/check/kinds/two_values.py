"""Two numbers for one quantity, by one speaker, in one report."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject, same_speaker, tokens_of
from counterclaim.languages import table
from counterclaim.model.claim import Amount, Claim, Link, Modality
from counterclaim.model.span import bare, span_of

ALIKE = 0.75  # share of the words of two claims, numbers apart, that both have
LEAST = 3  # words of a claim that say of which event it is
CONTENT = ("NOUN", "PROPN", "VERB", "ADJ")


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """One hit per pair of claims in almost the same words with different exact numbers.

    Words that announce a change ("revised", "earlier", "rose") in either sentence make it an update.
    """
    least = float(rule.params.get("alike", ALIKE))
    counted = [claim for claim in subject.report.claims if is_exact(claim) and not is_update(subject, claim)]
    seen: set[int] = set()
    for left, right in itertools.combinations(counted, 2):
        first, second = left.amount, right.amount
        if first is None or second is None or second.start in seen or not same_thing(left, right):
            continue
        if first.low == second.low or first.meets(second) or not same_office(subject, left, right):
            continue
        if not same_deed(subject, left, right):
            continue
        if likeness(subject, left, right) >= least or is_same_event(subject, left, right):
            seen.add(second.start)
            values = {"second": second.text, "first": first.text}
            yield Hit(span=bare(second), values=values, related=(bare(first),))


def is_exact(claim: Claim) -> bool:
    """True for a stated fact with one exact number."""
    amount = claim.amount
    exact = amount is not None and amount.low is not None and amount.low == amount.high and not amount.approx
    return exact and claim.modality is Modality.FACT


def same_thing(left: Claim, right: Claim) -> bool:
    """True if speaker, kind, polarity, unit, place and time do not differ."""
    if (left.kind, left.polarity) != (right.kind, right.polarity) or not same_speaker(left, right):
        return False
    if left.amount is None or right.amount is None or left.amount.unit != right.amount.unit:
        return False
    places = {p.place_id or p.text for p in left.place}, {p.place_id or p.text for p in right.place}
    times = left.when.value if left.when else None, right.when.value if right.when else None
    return places[0] == places[1] and times[0] == times[1]


def same_office(subject: Subject, left: Claim, right: Claim) -> bool:
    """True unless two offices of one body speak, such as "the mayor" and "the governor" of one administration."""
    if not (left.chain and right.chain) or left.chain[-1].who == right.chain[-1].who:
        return True
    heads = [head_of(subject, claim.chain[-1]) for claim in (left, right)]
    return None in heads or heads[0] == heads[1]


def head_of(subject: Subject, link: Link) -> str | None:
    """The common noun that names a speaker: "mayor" of "the mayor of Xville"; ``None`` for a name."""
    if link.start is None or link.stop is None:
        return None
    tokens = tokens_of(subject, span_of(subject.document.text, link.start, link.stop))
    nouns = [token.lemma for token in tokens if token.pos == "NOUN"]
    return nouns[0] if nouns else None


def same_deed(subject: Subject, left: Claim, right: Claim) -> bool:
    """True unless each has verbs and they have none in common: the killed are not the wounded."""
    one, two = ({t.lemma for t in tokens_of(subject, claim.content) if t.pos == "VERB"} for claim in (left, right))
    return not (one and two) or bool(one & two)


def is_same_event(subject: Subject, left: Claim, right: Claim) -> bool:
    """True if both put one unit of things in one place, and nearly all that the shorter one says is in the other."""
    if not left.place or left.amount is None or not left.amount.unit or is_share(subject, left.amount):
        return False
    one, two = ({t.lemma for t in tokens_of(subject, claim.content) if t.pos in CONTENT} for claim in (left, right))
    return min(len(one), len(two)) >= LEAST and len(one & two) >= ALIKE * min(len(one), len(two))


def is_share(subject: Subject, amount: Amount) -> bool:
    """True for hundredths: shares of different wholes are alike in their words."""
    marks = tuple(" ".join(words) for words in table(subject.document.lang, "amounts")["percent"]["marks"])
    return "%" in amount.text or amount.unit.casefold().startswith(marks)


def likeness(subject: Subject, left: Claim, right: Claim) -> float:
    """How much of the words of two claims is common to both, 0..1; numbers and marks do not count."""
    one, two = (
        {t.lemma for t in tokens_of(subject, claim.content) if t.pos not in ("NUM", "PUNCT")} for claim in (left, right)
    )
    return len(one & two) / max(len(one | two), 1)


def is_update(subject: Subject, claim: Claim) -> bool:
    """True if the sentence says that a number changed."""
    words = table(subject.document.lang, "checks")["number"]["change"]
    tokens = tokens_of(subject, claim.sentence)
    said = table(subject.document.lang, "checks")["number"]["afterwards"]  # "Later the mayor said": when it was said
    return any(t.lemma in words for n, t in enumerate(tokens) if n or t.lemma not in said)


KIND = Kind(find=find, values=("first", "second"), params=("alike",))
