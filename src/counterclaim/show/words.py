"""How values of the contract are put into words for a reader."""

from __future__ import annotations

import datetime as dt

from counterclaim.model.claim import Amount, Claim, Direction, Kind, Link, Modality, Polarity, Precision, Stance, When
from counterclaim.model.mention import Bound

KINDS = {
    Kind.CONTROL_CHANGE: "change of control",
    Kind.CONTROL_STATE: "state of control",
    Kind.MOVEMENT: "movement",
    Kind.ATTACK: "attack",
    Kind.LOSS: "loss",
    Kind.TALLY: "tally",
    Kind.PLAN: "plan",
    Kind.DEMAND: "demand",
    Kind.AGREEMENT: "agreement",
    Kind.ACCUSATION: "accusation",
    Kind.ASSESSMENT: "assessment",
    Kind.POSITION: "position",
    Kind.OTHER: "other statement",
}
POLARITIES = {Polarity.ASSERTED: "asserted", Polarity.DENIED: "denied"}
MODALITIES = {
    Modality.FACT: "as a fact",
    Modality.PLAN: "as a plan",
    Modality.ORDER: "as an order",
    Modality.DEMAND: "as a demand",
    Modality.POSSIBLE: "as possible",
    Modality.CONDITIONAL: "on a condition",
    Modality.QUESTION: "as a question",
}
STANCES = {
    Stance.NEUTRAL: "",
    Stance.ENDORSING: "vouches for it",
    Stance.DISTANCING: "keeps a distance",
    Stance.DENYING: "denies it",
    Stance.DOUBTING: "doubts it",
}
DIRECTIONS = {
    Direction.GAIN: "the actor gains it",
    Direction.LOSS: "the actor loses it",
    Direction.WITHDRAWAL: "the actor leaves it",
    Direction.HOLD: "the actor holds it",
    Direction.CONTEST: "contested",
}
PRECISIONS = {
    Precision.POINT: "",
    Precision.CENTROID: "position approximate: middle of its municipality",
    Precision.AREA: "an area",
}
BOUNDS = {
    Bound.WITHIN: "at some time within",
    Bound.BY: "no later than",
    Bound.SINCE: "from then on",
    Bound.THROUGHOUT: "all through",
}
# UI language only; a code that is not listed is shown as it is.
LANGUAGES = {"en": "English", "ru": "Russian", "uk": "Ukrainian"}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_words(day: dt.date) -> str:
    """``30 Nov 2025``: no reading of it is ambiguous."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def moment_words(moment: dt.datetime) -> str:
    """``30 Nov 2025, 18:00``."""
    return f"{day_words(moment.date())}, {moment:%H:%M}"


def interval_words(when: When) -> str:
    """The half-open interval of ``when`` in words; whole days are named by their first and last day."""
    earliest, latest = parsed(when.earliest), parsed(when.latest)
    if earliest is None and latest is None:
        return "not placed in the calendar"
    if all(m is None or m.time() == dt.time() for m in (earliest, latest)):
        first = earliest and day_words(earliest.date())
        last = latest and day_words(latest.date() - dt.timedelta(days=1))
    else:
        first = earliest and moment_words(earliest)
        last = latest and moment_words(latest)
    if first and last:
        return first if first == last else f"{first} to {last}"
    return f"{first} or later" if first else f"up to {last}, no beginning given"


def parsed(value: str | None) -> dt.datetime | None:
    """The local time that an ISO 8601 string names; ``None`` where it names none that the calendar has."""
    try:
        return dt.datetime.fromisoformat(value) if value else None
    except ValueError:
        return None


def number_words(value: float) -> str:
    """``12,400`` and ``3.5``: grouped by thousands, no needless decimals."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"


def amount_words(amount: Amount) -> str:
    """The range and unit of ``amount``: ``at least 14 civilians``, ``44 of 62 drones``."""
    low, high = amount.low, amount.high
    if low is not None and low == high:
        words = number_words(low)
    elif low is not None and high is not None:
        words = f"{number_words(low)} to {number_words(high)}"
    elif low is not None:
        words = f"at least {number_words(low)}"
    elif high is not None:
        words = f"at most {number_words(high)}"
    else:
        words = "number not given"
    if amount.share_of is not None:
        words += f" of {number_words(amount.share_of)}"
    return f"{'about ' if amount.approx else ''}{words} {amount.unit}".rstrip()


def speaker(link: Link) -> str:
    """Who a link is: the name where it is known, else the words as printed."""
    return link.resolved or link.who


def manner(claim: Claim) -> str:
    """``asserted, as a fact``: polarity and modality in words."""
    return f"{POLARITIES[claim.polarity]}, {MODALITIES[claim.modality]}"


def count_words(count: int, one: str, many: str | None = None) -> str:
    """``1 claim``, ``2 claims``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
