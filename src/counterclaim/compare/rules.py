"""The other rules, in the order in which they are tried; the first that concludes something decides."""

from __future__ import annotations

import datetime as dt

from counterclaim.compare.control import GAINS, control
from counterclaim.compare.counting import counting, instance, telling
from counterclaim.compare.features import Pair
from counterclaim.compare.how import INSIDE, MEETS, ORDERED, How
from counterclaim.compare.outcome import CHARACTER, DATE, DENIAL, PLACE, RESPONSIBILITY, Outcome, clash, says
from counterclaim.compare.reading import Reading
from counterclaim.compare.whom import compare_who
from counterclaim.model.claim import Kind as ClaimKind
from counterclaim.model.relation import RelationKind as Kind

VIEWS = frozenset({ClaimKind.POSITION, ClaimKind.ASSESSMENT, ClaimKind.ACCUSATION, ClaimKind.OTHER})
TALK = frozenset({ClaimKind.POSITION, ClaimKind.ASSESSMENT, ClaimKind.OTHER, ClaimKind.DEMAND})
HARM = frozenset({"strike", "destroy", "down", "sink", "kill", "launch", "loot", "abuse", "wound"})
GROUND = frozenset({"control", "movement", "violence"})
STEPS = {
    "strike": 1,
    "contest": 1,
    "approach": 1,
    "war": 1,
    "encircle": 2,
    "enter": 3,
    "take": 4,
    "hold": 4,
    "damage": 1,
    "sink": 2,
    "destroy": 2,
}
FEW_WORDS = 2  # of topic, in a plain "no civilians were harmed"
ONE_EVENT = dt.timedelta(days=40)  # two dates of one event, as two sources give them, are seldom farther apart
STALE = dt.timedelta(days=10)  # undated news published this far apart is not about one strike


def views(pair: Pair) -> Outcome | None:
    """Judgements of one matter: opposite, or the same in other words."""
    left, right = pair.both
    if not (left.poles and right.poles) or (left.count and right.count) or pair.where is How.APART:
        return None
    if not VIEWS & {left.claim.kind, right.claim.kind} and pair.event is not How.SAME:
        return None
    if not (pair.where in MEETS or pair.common or left.events & right.events or pair.target is How.SAME):
        return None
    if left.denied or right.denied:
        return None  # denying one pole is not holding the other
    ours, theirs = left.poles, right.poles
    if any(opposite(pole) in theirs for pole in ours):
        return clash(pair, CHARACTER, 0.62) if pair.speaker is not How.SAME else None
    if ours & theirs and pair.speaker is not How.APART and left.claim.kind in TALK and right.claim.kind in TALK:
        return says(pair, Kind.SAME, 0.55)
    return None


def opposite(pole: str) -> str:
    """The other pole of an axis."""
    axis, end = pole.split(":")
    return f"{axis}:{'other' if end == 'one' else 'one'}"


def planned(pair: Pair) -> Outcome | None:
    """A plan, and what came of it."""
    left, right = pair.both
    if left.planned == right.planned or not pair.here or How.APART in (pair.actor, pair.target):
        return None
    plan, fact = (left, right) if left.planned else (right, left)
    if fact.unsure or not alike(pair, plan, fact):
        return None
    if fact.denied:
        return says(pair, Kind.COMPATIBLE, 0.4)
    return says(pair, Kind.LATER_UPDATE, 0.62)


def alike(pair: Pair, plan: Reading, fact: Reading) -> bool:
    """True if the thing done is the thing planned."""
    if fact.event is not None and fact.event in plan.events:
        return True
    return pair.shared >= 0.5 and len(pair.common) >= 2


def denial(pair: Pair) -> Outcome | None:
    """One asserts what the other denies."""
    left, right = pair.both
    if left.denied == right.denied or not pair.then or How.APART in (pair.actor, pair.target, pair.where, pair.site):
        return None
    if left.planned != right.planned or (left.control and right.control and pair.event is not How.SAME):
        return None  # what one state of a place says of another is for the rules of control
    if not laid_at(pair):
        return None
    close = pair.shared >= 0.5 and len(pair.common) + (pair.where in MEETS) >= 2
    if TALK & {left.claim.kind, right.claim.kind} or None in (left.event, right.event):
        same = close and (pair.event is not How.APART or of_one(pair))
    else:
        same = pair.event is How.SAME or harmless(pair) or unstruck(pair) or bool(of_one(pair) and close)
    return clash(pair, DENIAL, 0.66) if same and (pair.here or telling(pair)) else None


def laid_at(pair: Pair) -> bool:
    """False if one denies to have killed or wounded, and the other blames nobody for what may be other dead."""
    denying, other = (pair.left, pair.right) if pair.left.denied else (pair.right, pair.left)
    own = denying.actor is not None and compare_who(denying.actor, denying.speaker) is How.SAME
    return not own or other.actor is not None or denying.event not in ("kill", "wound") or pair.site is How.SAME


def unstruck(pair: Pair) -> bool:
    """True if one says that a place was not struck, and the other tells of a strike there by what it did."""
    denying, other = (pair.left, pair.right) if pair.left.denied else (pair.right, pair.left)
    known = denying.actor is None or other.actor is not None
    plain = len(denying.topic) <= FEW_WORDS and denying.event == "strike" and "strike" in other.events
    return plain and known and pair.where is How.SAME


def of_one(pair: Pair) -> bool:
    """True if what one is mainly about is among what the other names."""
    left, right = pair.both
    return left.event in right.events or right.event in left.events


def harmless(pair: Pair) -> bool:
    """True if one says that nobody was harmed, and the other counts dead or wounded."""
    denying, other = (pair.left, pair.right) if pair.left.denied else (pair.right, pair.left)
    plain = len(denying.topic) <= FEW_WORDS
    return plain and denying.event == "harm" and other.event in ("kill", "wound") and other.count is not None


def responsibility(pair: Pair) -> Outcome | None:
    """One deed, laid at two doors."""
    left, right = pair.both
    if left.denied or right.denied or left.planned or right.planned:
        return None
    if left.actor is None or right.actor is None:
        return None  # who blames nobody does not blame another
    if not (pair.actor is How.APART or (pair.actor is How.UNKNOWN and crossed(pair))):
        return None
    if not pair.then or pair.where is How.APART or pair.site is How.APART:
        return None
    harm = left.event in HARM and right.event in HARM
    one = pair.site is How.SAME or (pair.where in MEETS and crossed(pair) and pair.event is How.SAME)
    return clash(pair, RESPONSIBILITY, 0.64) if harm and one else None


def crossed(pair: Pair) -> bool:
    """True if each blames the other, or both merely accuse."""
    left, right = pair.both
    blame = compare_who(left.actor, right.speaker) is How.SAME or compare_who(right.actor, left.speaker) is How.SAME
    return blame or left.claim.kind is right.claim.kind is ClaimKind.ACCUSATION


def once(pair: Pair) -> Outcome | None:
    """What can happen only once, told of two days or of two places."""
    left, right = pair.both
    if left.denied or right.denied or left.planned or right.planned or not one_of_a_kind(pair):
        return None
    if How.APART in (pair.actor, pair.target):
        return None
    if pair.where is How.APART and pair.when in (How.SAME, How.UNKNOWN):
        return clash(pair, PLACE, 0.6)
    if pair.when in ORDERED and pair.where is not How.APART and near(pair):
        return clash(pair, DATE, 0.6)
    return None


def one_of_a_kind(pair: Pair) -> bool:
    """True if both must be about one event: a named person's fate, a signing, a wreck, one number with one story."""
    left, right = pair.both
    unique = left.unique & right.unique
    if "acts" in unique and ("things" in unique or pair.site is How.SAME or pair.common):
        return True
    if pair.event is not How.SAME:
        return False
    wreck = left.event in ("down", "sink", "crash") and pair.site is How.SAME and not (left.count or right.count)
    if (wreck or "events" in unique) and pair.shared >= 0.5:
        return True
    if "people" in unique and len(pair.common) >= 2 and left.event in ("kill", "catch", "wound"):
        return True
    story = (
        len(pair.common)
        + (pair.site is How.SAME)
        + bool(left.count and right.count and left.count.marks & right.count.marks)
    )
    return pair.number is How.SAME and pair.unit is How.SAME and pair.where is not How.UNKNOWN and story >= 3


def near(pair: Pair) -> bool:
    """True if the two dates are close enough to be two accounts of one."""
    starts = [r.when.start for r in pair.both if r.when.stated and r.when.start is not None]
    return len(starts) == 2 and abs(starts[0] - starts[1]) <= ONE_EVENT


def progress(pair: Pair) -> Outcome | None:
    """Two steps of one undertaking: advance, entry, capture; a ship hit, then sunk."""
    left, right = pair.both
    if left.denied or right.denied or pair.event is How.SAME or pair.actor is How.APART or pair.when not in ORDERED:
        return None
    steps = STEPS.get(left.event or "", 0), STEPS.get(right.event or "", 0)
    rising = steps[0] < steps[1] if pair.when is How.LEFT_FIRST else steps[0] > steps[1]
    ground = {left.event, right.event} & (GAINS | {"enter"}) and pair.where is How.SAME
    harm = {left.family, right.family} <= {"violence", None}
    thing = harm and pair.site is How.SAME and pair.common and pair.where is not How.APART
    if (ground and rising and all(steps)) or thing:
        return says(pair, Kind.LATER_UPDATE, 0.58)
    return None


def narrower(pair: Pair) -> Outcome | None:
    """One is a part of the other: by place, time, site or as one of the things counted."""
    if not matches(pair) or pair.when in ORDERED:
        return None
    part = instance(pair)
    ways = {how for how in (pair.where, pair.when) if how in INSIDE}
    if pair.site in INSIDE and pair.where in MEETS:
        ways.add(pair.site)
    if part is not How.UNKNOWN:
        ways = (ways - {How.RIGHT_IN, How.LEFT_IN}) | {part}
    return says(pair, Kind.NARROWER, 0.56) if len(ways) == 1 and pair.here else None


def matches(pair: Pair) -> bool:
    """True if nothing but size tells the two apart: event, hands, polarity and mode agree."""
    left, right = pair.both
    if pair.event is not How.SAME or How.APART in (pair.actor, pair.target, pair.where, pair.site):
        return False
    return left.denied == right.denied and left.planned == right.planned and left.unsure == right.unsure


def same(pair: Pair) -> Outcome | None:
    """The same thing said twice."""
    left, right = pair.both
    if not matches(pair) or not pair.then or not pair.here or stale(pair):
        return None
    if pair.where is How.UNKNOWN and pair.strangers:
        return None
    if pair.number not in (How.SAME, How.UNKNOWN) or pair.unit is How.APART:
        return None
    if (left.event is None or TALK & {left.claim.kind, right.claim.kind}) and (
        pair.shared < 0.6 or len(pair.common) < 2
    ):
        return None
    return says(pair, Kind.SAME, 0.55)


def stale(pair: Pair) -> bool:
    """True if one is undated and the reports lie too far apart to be news of one event."""
    ends = [r.when.stop for r in pair.both]
    if (pair.left.when.stated and pair.right.when.stated) or ends[0] is None or ends[1] is None:
        return False
    moving = {r.family for r in pair.both} & {"violence", "movement"}
    return bool(moving) and abs(ends[0] - ends[1]) > STALE


def facets(pair: Pair) -> Outcome | None:
    """Different sides of one event, or of one place at one time."""
    left, right = pair.both
    if left.denied or right.denied or left.planned or right.planned or not pair.then or stale(pair):
        return None
    freed = "deal" in (left.family, right.family) and (pair.where not in MEETS or pair.when not in MEETS)
    if not {left.family, right.family} <= GROUND | {"deal"} or pair.where is How.APART or freed:
        return None
    linked = pair.where in MEETS or (pair.when in MEETS and (pair.unit is How.SAME or pair.shared >= 0.5))
    if not linked or (left.total != right.total and left.count and right.count):
        return None
    return says(pair, Kind.COMPATIBLE, 0.5)


RULES = (denial, views, planned, control, counting, responsibility, once, progress, narrower, same, facets)
