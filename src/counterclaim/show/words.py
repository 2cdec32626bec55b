"""How values of the contract are put into words for a reader."""

from __future__ import annotations

import datetime as dt

from counterclaim.model import spoken
from counterclaim.model.claim import Amount, Claim, Direction, Kind, Link, Modality, Polarity, Precision, Stance, When
from counterclaim.model.mention import Bound

KINDS = {
    Kind.CONTROL_CHANGE: spoken.mark("change of control"),
    Kind.CONTROL_STATE: spoken.mark("state of control"),
    Kind.MOVEMENT: spoken.mark("movement"),
    Kind.ATTACK: spoken.mark("attack"),
    Kind.LOSS: spoken.mark("loss"),
    Kind.TALLY: spoken.mark("tally"),
    Kind.PLAN: spoken.mark("plan"),
    Kind.DEMAND: spoken.mark("demand"),
    Kind.AGREEMENT: spoken.mark("agreement"),
    Kind.ACCUSATION: spoken.mark("accusation"),
    Kind.ASSESSMENT: spoken.mark("assessment"),
    Kind.POSITION: spoken.mark("position"),
    Kind.OTHER: spoken.mark("other statement"),
}
POLARITIES = {Polarity.ASSERTED: spoken.mark("asserted"), Polarity.DENIED: spoken.mark("denied")}
MODALITIES = {
    Modality.FACT: spoken.mark("as a fact"),
    Modality.PLAN: spoken.mark("as a plan"),
    Modality.ORDER: spoken.mark("as an order"),
    Modality.DEMAND: spoken.mark("as a demand"),
    Modality.POSSIBLE: spoken.mark("as possible"),
    Modality.CONDITIONAL: spoken.mark("on a condition"),
    Modality.QUESTION: spoken.mark("as a question"),
}
STANCES = {
    Stance.NEUTRAL: "",
    Stance.ENDORSING: spoken.mark("vouches for it"),
    Stance.DISTANCING: spoken.mark("keeps a distance"),
    Stance.DENYING: spoken.mark("denies it"),
    Stance.DOUBTING: spoken.mark("doubts it"),
}
DIRECTIONS = {
    Direction.GAIN: spoken.mark("the actor gains it"),
    Direction.LOSS: spoken.mark("the actor loses it"),
    Direction.WITHDRAWAL: spoken.mark("the actor leaves it"),
    Direction.HOLD: spoken.mark("the actor holds it"),
    Direction.CONTEST: spoken.mark("contested"),
}
PRECISIONS = {
    Precision.POINT: "",
    Precision.CENTROID: spoken.mark("position approximate: middle of its municipality"),
    Precision.AREA: spoken.mark("an area"),
}
BOUNDS = {
    Bound.WITHIN: spoken.mark("at some time within"),
    Bound.BY: spoken.mark("no later than"),
    Bound.SINCE: spoken.mark("from then on"),
    Bound.THROUGHOUT: spoken.mark("all through"),
}
# UI language only; a code that is not listed is shown as it is.
LANGUAGES = {"en": spoken.mark("English"), "ru": spoken.mark("Russian"), "uk": spoken.mark("Ukrainian")}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_words(day: dt.date) -> str:
    """``30 Nov 2025``: no reading of it is ambiguous."""
    return f"{day.day} {spoken.term('month', MONTHS[day.month - 1])} {day.year}"


def moment_words(moment: dt.datetime) -> str:
    """``30 Nov 2025, 18:00``."""
    return f"{day_words(moment.date())}, {moment:%H:%M}"


def interval_words(when: When) -> str:
    """The half-open interval of ``when`` in words; whole days are named by their first and last day."""
    earliest, latest = parsed(when.earliest), parsed(when.latest)
    if earliest is None and latest is None:
        return spoken.gettext("not placed in the calendar")
    if all(m is None or m.time() == dt.time() for m in (earliest, latest)):
        first = earliest and day_words(earliest.date())
        last = latest and day_words(latest.date() - dt.timedelta(days=1))
    else:
        first = earliest and moment_words(earliest)
        last = latest and moment_words(latest)
    if first and last:
        return first if first == last else spoken.gettext("{first} to {last}").format(first=first, last=last)
    if first:
        return spoken.gettext("{first} or later").format(first=first)
    return spoken.gettext("up to {last}, no beginning given").format(last=last)


def parsed(value: str | None) -> dt.datetime | None:
    """The local time that an ISO 8601 string names; ``None`` where it names none that the calendar has."""
    try:
        return dt.datetime.fromisoformat(value) if value else None
    except ValueError:
        return None


def number_words(value: float) -> str:
    """``12,400`` and ``3.5``: grouped by thousands, no needless decimals."""
    words = f"{value:,.0f}" if value == int(value) else f"{value:,g}"
    # Translators: the marks between thousands and before decimals, as in 12,400.5
    return words.translate(str.maketrans(",.", spoken.term("marks of numbers", ",.")))


def amount_words(amount: Amount) -> str:
    """The range and unit of ``amount``: ``at least 14 civilians``, ``44 of 62 drones``."""
    low, high = amount.low, amount.high
    if low is not None and low == high:
        words = number_words(low)
    elif low is not None and high is not None:
        words = spoken.gettext("{low} to {high}").format(low=number_words(low), high=number_words(high))
    elif low is not None:
        words = spoken.gettext("at least {number}").format(number=number_words(low))
    elif high is not None:
        words = spoken.gettext("at most {number}").format(number=number_words(high))
    else:
        words = spoken.gettext("number not given")
    if amount.share_of is not None:
        words = spoken.gettext("{part} of {whole}").format(part=words, whole=number_words(amount.share_of))
    if amount.approx:
        words = spoken.gettext("about {number}").format(number=words)
    return f"{words} {amount.unit}".rstrip()


def speaker(link: Link) -> str:
    """Who a link is: the name where it is known, else the words as printed."""
    return link.resolved or link.who


def kind_words(claim: Claim) -> str:
    """``change of control``."""
    return spoken.gettext(KINDS[claim.kind])


def language_words(code: str) -> str:
    """``English`` for ``en``; a code without a name as it is."""
    return spoken.gettext(LANGUAGES.get(code, code))
