"""Which question a claim answers: who holds a place, how many on one day, who did it, will it be done."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from counterclaim.compare.control import holding
from counterclaim.compare.counts import INFINITY, Count
from counterclaim.compare.reading import Reading
from counterclaim.compare.whom import NO_SIDE, Who
from counterclaim.model.ids import content_id

HARM = frozenset({"strike", "destroy", "down", "sink", "kill", "wound", "loot", "abuse", "launch"})


class QuestionKind(StrEnum):
    """What sort of question it is."""

    HOLDER = "holder"
    COUNT = "count"
    CULPRIT = "culprit"
    PLAN = "plan"


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """A question, in words, and what one claim answers; a plan's outcome counts only where the plan is known."""

    id: str
    kind: QuestionKind
    words: str
    answer: str
    place: str | None = None
    day: str | None = None
    if_asked: bool = False


def answers(reading: Reading) -> tuple[Answer, ...]:
    """The questions that a claim answers, mostly none or one."""
    if reading.unsure:
        return ()
    found = (holder(reading), count(reading), culprit(reading), plan(reading))
    return tuple(answer for answer in found if answer is not None)


class Asking(msgspec.Struct, frozen=True, kw_only=True):
    """A question before anybody answers; ``words`` name its place as ``{place}``."""

    kind: QuestionKind
    words: str
    place: str | None = None
    day: str | None = None

    def answered(self, answer: str, *, if_asked: bool = False) -> Answer:
        """One answer to it; the question's id comes from what is asked, whatever its place is called."""
        asked = content_id("question", self.kind, self.words, self.place or "", self.day or "")
        return Answer(
            id=asked, kind=self.kind, words=self.words, answer=answer, place=self.place, day=self.day, if_asked=if_asked
        )


def spot(reading: Reading) -> str | None:
    """Id of the one place that a claim is about."""
    spots = reading.where.spots
    return spots[0].place_id if len(spots) == 1 else None


def short_day(reading: Reading) -> str | None:
    """The day of a thing that took a day or a night."""
    when = reading.when
    return when.start.date().isoformat() if when.stated and when.short and when.start is not None else None


def name(who: Who | None) -> str | None:
    """The side or the id of somebody; ``None`` for whom no table knows: two descriptions may mean one or two."""
    if who is None:
        return None
    return who.agent_id if who.side in NO_SIDE else who.side


def holder(reading: Reading) -> Answer | None:
    """Who holds a place."""
    where, held = spot(reading), holding(reading) if reading.control else None
    if where is None or held is None or reading.planned or name(held.who) is None:
        return None
    part = "part of it: " if reading.portion & {"half", "part"} else ""
    words = f"{part}{name(held.who)}" if held.has else f"{part}not {name(held.who)}"
    return Asking(kind=QuestionKind.HOLDER, words="Who holds {place}?", place=where).answered(words)


def count(reading: Reading) -> Answer | None:
    """How many on one day."""
    day, number = short_day(reading), reading.count
    if number is None or number.unit is None or reading.event is None or day is None or reading.planned:
        return None
    where = spot(reading)
    asked = f"How many ({number.unit}, {reading.event}{', {place}' if where else ''}), {day}?"
    return Asking(kind=QuestionKind.COUNT, words=asked, place=where, day=day).answered(
        f"not {number_words(number)}" if reading.denied else number_words(number)
    )


def number_words(number: Count) -> str:
    """``14``, ``14 or more``, ``14 to 20``."""
    if number.exact:
        return f"{number.low:g}"
    return f"{number.low:g} or more" if number.high == INFINITY else f"{number.low:g} to {number.high:g}"


def culprit(reading: Reading) -> Answer | None:
    """Who did a deed of violence at a place on a day."""
    day, where, who = short_day(reading), spot(reading), name(reading.actor)
    if reading.event not in HARM or day is None or where is None or reading.planned or who is None:
        return None
    asked = Asking(
        kind=QuestionKind.CULPRIT, words=f"Whose deed ({reading.event}, {{place}}), {day}?", place=where, day=day
    )
    return asked.answered(f"not {who}" if reading.denied else who)


def plan(reading: Reading) -> Answer | None:
    """Whether what was planned was done; a claim of what was done answers only a plan already known."""
    who, where = name(reading.actor or (reading.speaker if reading.planned else None)), spot(reading)
    if who is None or where is None or reading.event is None:
        return None
    asked = Asking(
        kind=QuestionKind.PLAN, words=f"Will it be done ({reading.event}, {{place}}, by {who})?", place=where
    )
    answer = "planned" if reading.planned else "done"
    return asked.answered(f"not {answer}" if reading.denied else answer, if_asked=not reading.planned)
