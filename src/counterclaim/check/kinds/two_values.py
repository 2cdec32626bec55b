"""Two numbers for one quantity, by one speaker, in one report."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject, same_speaker, tokens_of
from counterclaim.languages import table
from counterclaim.model.claim import Claim, Modality
from counterclaim.model.span import bare

ALIKE = 0.75  # share of the words of two claims, numbers apart, that both have


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
        if first.low != second.low and not first.meets(second) and likeness(subject, left, right) >= least:
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


def likeness(subject: Subject, left: Claim, right: Claim) -> float:
    """How much of the words of two claims is common to both, 0..1; numbers and marks do not count."""
    one, two = (
        {t.lemma for t in tokens_of(subject, claim.content) if t.pos not in ("NUM", "PUNCT")} for claim in (left, right)
    )
    return len(one & two) / max(len(one | two), 1)


def is_update(subject: Subject, claim: Claim) -> bool:
    """True if the sentence says that a number changed."""
    words = table(subject.document.lang, "checks")["number"]["change"]
    return any(t.lemma in words for t in tokens_of(subject, claim.sentence))


KIND = Kind(find=find, values=("first", "second"), params=("alike",))
