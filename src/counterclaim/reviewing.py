"""From words that a reviewer points at to the value of a field: looked up, resolved where the program can."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from counterclaim.model.claim import (
    Agent,
    Amount,
    Claim,
    Kind,
    Link,
    Modality,
    Place,
    Polarity,
    Precision,
    Role,
    Stance,
    Status,
    When,
)
from counterclaim.model.document import Document
from counterclaim.model.errors import BadReview
from counterclaim.model.ids import content_id
from counterclaim.model.mention import Bound, Grain
from counterclaim.model.review import CHOICES, Field
from counterclaim.model.span import Mark, Span, span_of

if TYPE_CHECKING:
    from counterclaim.model.report import Report
    from counterclaim.store.reviews import Subject

READ = frozenset({"places", "times", "amounts"})
STOP = re.compile(r"[.!?…](?=[\s»”\"]|$)|\n")  # where a sentence ends, for claims that no parser has seen
REMEMBERED = 16  # documents whose mentions are kept


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What a reviewer says of a field beside its words; ``None`` is nothing said, ``low`` and ``high`` are numbers.

    ``since`` and ``until`` are days, both included; ``place_id`` is a gazetteer's; ``value`` is one of a field's
    choices; ``stance``, ``role`` and ``resolved`` are those of the last link of a chain.
    """

    value: str | None = None
    since: str | None = None
    until: str | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    approx: bool = False
    place_id: str | None = None
    stance: str | None = None
    role: str | None = None
    resolved: str | None = None


def find_words(text: str, words: str, within: tuple[int, int], nth: int | None = None) -> Span:
    """Where the words stand between two offsets; ``nth`` (from 1) says which, where they stand there more than once.

    White space counts as any white space. Raises ``BadReview``.
    """
    pieces = words.split()
    if not pieces:
        raise BadReview("name the words")
    start, stop = within
    pattern = re.compile(r"\s+".join(map(re.escape, pieces)))
    found = [(match.start(), match.end()) for match in pattern.finditer(text, start, stop)]
    whole = [(a, b) for a, b in found if not (cut(text, a) or cut(text, b))] or found
    if not whole:
        raise BadReview(f"{words[:60]!r} does not stand there: copy the words from the text")
    if len(whole) > 1 and nth is None:
        raise BadReview(f"{words[:60]!r} stands there {len(whole)} times: say which (1 to {len(whole)})")
    if nth is not None and not 1 <= nth <= len(whole):
        raise BadReview(f"{words[:60]!r} stands there {len(whole)} times: there is no number {nth}")
    return span_of(text, *whole[(nth or 1) - 1])


def cut(text: str, at: int) -> bool:
    """True if a word goes on over this offset."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def sentence_around(text: str, content: Span) -> Span:
    """About the sentence that holds the words: from the stop before them to the one after."""
    before = [match.end() for match in STOP.finditer(text, 0, content.start)]
    after = STOP.search(text, max(content.start, content.stop - 1))
    start, stop = (before[-1] if before else 0), (after.end() if after else len(text))
    start += len(text[start : content.start]) - len(text[start : content.start].lstrip())
    words = text[start:stop].rstrip()
    return span_of(text, start, max(start + len(words), content.stop))


class Look(NamedTuple):
    """Where a reviewer looks: the document, and the claim as it stands (``None``: a new one)."""

    subject: Subject
    claim: Claim | None


def value_of(look: Look, field: Field, spans: Sequence[Span], given: Given) -> Any:
    """The value of a field, as the contract has it; ``None`` and ``()`` empty it. Raises ``BadReview``."""
    if field in CHOICES:
        return choice(field, given.value)
    if field is Field.CHAIN:
        return chain_of(look, spans, given)
    if field is Field.PLACE:
        return tuple(place_of(look, span, given) for span in spans)
    if len(spans) > 1:
        raise BadReview(f"{field} takes the words of one place in the text")
    if not spans:
        if field is Field.CONTENT:
            raise BadReview("a claim has words")
        return None
    makers: dict[Field, Callable[[Look, Span, Given], Any]] = {
        Field.CONTENT: lambda _, span, __: span,
        Field.ACTOR: agent_of,
        Field.TARGET: agent_of,
        Field.WHEN: when_of,
        Field.AMOUNT: amount_of,
    }
    return makers[field](look, spans[0], given)


def choice(field: Field, value: str | None) -> str | None:
    """One of a field's choices."""
    if not value and field is Field.DIRECTION:
        return None
    if value not in CHOICES[field]:
        raise BadReview(f"there is no {field} {value!r}: choose from {', '.join(CHOICES[field])}")
    return value


def agent_of(look: Look, span: Span, _: Given) -> Agent:
    """An actor or target; who that is, where the claim says the same of the same words already."""
    known = [look.claim.actor, look.claim.target] if look.claim else []
    same = next((each for each in known if each and each.text == span.text), None)
    made = msgspec.structs.asdict(same) if same else {}
    return Agent(**{**made, "start": span.start, "stop": span.stop, "text": span.text})


def place_of(look: Look, span: Span, given: Given) -> Place:
    """A place: what the program takes the words for, or the place with the id that is given."""
    if given.place_id:
        return gazetteer_place(look, span, given.place_id)
    known = nearest(span, [*(look.claim.place if look.claim else ()), *mentions(look.subject).places])
    if known is None:
        return Place(start=span.start, stop=span.stop, text=span.text)
    return msgspec.structs.replace(known, start=span.start, stop=span.stop, text=span.text, inherited=False)


def gazetteer_place(look: Look, span: Span, place_id: str) -> Place:
    """The place of the gazetteer; raises ``BadReview`` where there is none."""
    from counterclaim.flow import open_world

    found = open_world(look.subject.theatre).gazetteer.place(place_id)
    if found is None:
        raise BadReview(f"the gazetteer has no place {place_id!r}: 'counterclaim where NAME' shows the ids")
    return Place(
        start=span.start, stop=span.stop, text=span.text, place_id=place_id, name=found.name, country=found.country,
        lat=found.lat, lon=found.lon, precision=Precision.POINT,
    )  # fmt: skip


def when_of(look: Look, span: Span, given: Given) -> When:
    """A time: the days that are given, else what the program makes of the words."""
    if given.since or given.until:
        return days(span, given)
    known = nearest(
        span, [*([look.claim.when] if look.claim and look.claim.when else []), *mentions(look.subject).times]
    )
    if known is None:
        raise BadReview(f"{span.text[:60]!r} is read as no time: say from which day to which")
    return msgspec.structs.replace(known, start=span.start, stop=span.stop, text=span.text, inherited=False)


def days(span: Span, given: Given) -> When:
    """From the one day to the other, both included; an end that is not given is open."""
    try:
        first = dt.date.fromisoformat(given.since) if given.since else None
        last = dt.date.fromisoformat(given.until) if given.until else None
    except ValueError as error:
        raise BadReview("write a day as 2024-05-18") from error
    if first and last and last < first:
        raise BadReview(f"{last} is before {first}")
    one = first is not None and first == last
    return When(
        start=span.start, stop=span.stop, text=span.text, type="DATE" if one else "DURATION",
        value=f"{first or ''}" if one else f"{first or ''}/{last or ''}",
        earliest=f"{first}T00:00:00" if first else None,
        latest=f"{last + dt.timedelta(days=1)}T00:00:00" if last else None, bound=Bound.WITHIN, grain=Grain.DAY,
    )  # fmt: skip


def amount_of(look: Look, span: Span, given: Given) -> Amount:
    """A number: the one that is given, else what the program makes of the words."""
    known = nearest(
        span, [*([look.claim.amount] if look.claim and look.claim.amount else []), *mentions(look.subject).amounts]
    )
    if given.low is not None or given.high is not None:
        if given.low is not None and given.high is not None and given.high < given.low:
            raise BadReview(f"{given.high:g} is less than {given.low:g}")
        unit = given.unit or (known.unit if known else "")
        return Amount(
            start=span.start, stop=span.stop, text=span.text, low=given.low, high=given.high, unit=unit,
            approx=given.approx,
        )  # fmt: skip
    if known is None:
        raise BadReview(f"{span.text[:60]!r} is read as no number: say which (low, high)")
    made = {"start": span.start, "stop": span.stop, "text": span.text, "inherited": False}
    return msgspec.structs.replace(known, **made, unit=given.unit or known.unit)


def chain_of(look: Look, spans: Sequence[Span], given: Given) -> tuple[Link, ...]:
    """The sources, outermost first: those over the same words stay what they were, new ones are speakers."""
    links = look.claim.chain if look.claim else ()
    before = {(link.start, link.stop): link for link in links if link.start is not None}
    unprinted = [link for link in links if link.start is None]  # only the report's own data name it
    chain = [before.get((span.start, span.stop)) or speaker(span) for span in spans]
    if chain and (given.stance or given.role or given.resolved):
        try:
            stance, role = Stance(given.stance or chain[-1].stance), Role(given.role or chain[-1].role)
        except ValueError as error:
            raise BadReview(f"{error}: stance is one of {', '.join(Stance)}; role one of {', '.join(Role)}") from error
        resolved = given.resolved or chain[-1].resolved
        chain[-1] = msgspec.structs.replace(chain[-1], stance=stance, role=role, resolved=resolved)
    return (*unprinted, *chain)


def speaker(span: Span) -> Link:
    """A source that a reviewer points at."""
    return Link(who=span.text, role=Role.SPEAKER, start=span.start, stop=span.stop, text=span.text)


def new_claim(subject: Subject, content: Span, kind: str) -> Claim:
    """A claim over these words with nothing but its kind, for a reviewer to fill in."""
    return Claim(
        id=content_id("claim", subject.id, str(content.start), str(content.stop), kind),
        content=content,
        sentence=sentence_around(subject.text, content),
        kind=Kind(choice(Field.KIND, kind) or kind),
        polarity=Polarity.ASSERTED,
        modality=Modality.FACT,
        chain=(),
        place=(),
        confidence=1.0,
        status=Status.EDITED,
        made_by="reviewer",
    )


def nearest(span: Span, found: Sequence[Mark]) -> Mark | None:
    """The mention over the same words, else the one that shares most with them; ``None`` where none does."""
    shared = [(min(span.stop, m.stop) - max(span.start, m.start), -n) for n, m in enumerate(found)]
    best = max(shared, default=(0, 0))
    return found[-best[1]] if best[0] > 0 else None


class Mentions(NamedTuple):
    """What the program finds in a document."""

    places: tuple[Place, ...]
    times: tuple[When, ...]
    amounts: tuple[Amount, ...]


def mentions(subject: Subject) -> Mentions:
    """The places, times and numbers of a document, resolved; read anew once, then remembered."""
    report = reread(subject)
    return Mentions(report.places, report.times, report.amounts)


@functools.lru_cache(maxsize=REMEMBERED)
def reread(subject: Subject) -> Report:
    """The document's places, times and numbers by this version of the program."""
    from counterclaim.flow import FlowOptions, read_report

    document = Document(
        id=subject.given_id, text=subject.text, lang=subject.lang, name=subject.source, sha256=subject.sha256,
        reader=subject.reader, title=subject.title, outlet=subject.outlet, url=subject.url,
        published=dt.date.fromisoformat(subject.published) if subject.published else None,
    )  # fmt: skip
    return read_report(document, FlowOptions(theatre=subject.theatre, layers=READ)).report
