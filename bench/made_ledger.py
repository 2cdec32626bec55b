"""Reports made up by a rule, with their claims made up beside them: any number, alike for one seed, in no time.

Nobody and nothing in them exists. Places, speakers and words are as unevenly frequent as real ones, sides contradict
each other now and then, and some reports repeat others.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import random
from collections.abc import Iterator
from itertools import accumulate

from counterclaim.compare.likeness import bands, shingles
from counterclaim.compare.relate import readings
from counterclaim.keeping import claim_entry
from counterclaim.model.claim import (
    Agent,
    Amount,
    Claim,
    Direction,
    Kind,
    Link,
    Modality,
    Place,
    Polarity,
    Role,
    Status,
    When,
)
from counterclaim.model.document import Document
from counterclaim.model.ids import content_id
from counterclaim.model.mention import Bound, Grain
from counterclaim.model.report import SCHEMA, DocumentInfo, Report
from counterclaim.model.span import Span
from counterclaim.store.entry import Entry

FIRST = dt.date(2022, 3, 1)
DAYS = 1200
PLACES = 3000
SIDES = ("one", "two", "three")
OUTLETS = tuple(f"Made Outlet {n}" for n in range(60))
SPEAKERS = tuple((f"{side}.speaker-{n}", f"Speaker {n} of side {side}", side) for n in range(40) for side in SIDES)
DEEDS = (
    (Kind.CONTROL_CHANGE, "captured {place}", Direction.GAIN),
    (Kind.CONTROL_STATE, "hold {place}", Direction.HOLD),
    (Kind.ATTACK, "shelled {place}", None),
    (Kind.LOSS, "{number} soldiers were killed in {place}", None),
    (Kind.MOVEMENT, "advanced towards {place}", None),
    (Kind.OTHER, "met villagers in {place}", None),
)
LETTERS = "abcdefghijklmnoprstuvz"


class World:
    """The names, words and odds that all made reports share."""

    def __init__(self, places: int = PLACES) -> None:
        rng = random.Random("world")
        self.places = tuple("".join(rng.choices(LETTERS, k=7)).capitalize() for _ in range(places))
        self.words = tuple("".join(rng.choices(LETTERS, k=rng.randint(3, 9))) for _ in range(20_000))
        self.place_odds = tuple(accumulate(1 / (n + 3) for n in range(places)))
        self.word_odds = tuple(accumulate(1 / (n + 3) for n in range(len(self.words))))

    def place(self, rng: random.Random) -> int:
        """One of the places; the first are named far more often than the last."""
        return rng.choices(range(len(self.places)), cum_weights=self.place_odds)[0]

    def spot(self, place: int) -> tuple[float, float]:
        """Latitude and longitude of a place."""
        return 40 + place % 97 / 10, 30 + place % 89 / 10

    def filler(self, rng: random.Random, count: int) -> str:
        """Words without a meaning, as unevenly frequent as words are."""
        return " ".join(rng.choices(self.words, cum_weights=self.word_odds, k=count))


WORLD = World()


def made_reports(count: int, claims: int = 20, seed: int = 0) -> Iterator[tuple[Document, Entry]]:
    """So many reports with so many claims each, with what a ledger keeps of them."""
    for n in range(count):
        yield made_report(n, claims, seed)


def made_report(n: int, claims: int, seed: int) -> tuple[Document, Entry]:
    """One report; the same numbers give the same one."""
    rng = random.Random(f"{seed} {n}")
    published = FIRST + dt.timedelta(days=rng.randrange(DAYS))
    text, made = "", []
    for i in range(claims):
        sentence, claim = made_claim(rng, published, len(text), content_id("made", str(seed), str(n), str(i)))
        text += sentence
        made.append(claim)
    document = Document(
        id=content_id(text), text=text, lang="en", name=f"made/{n}.txt",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        reader="made@1", title=f"Made report {n}", outlet=rng.choice(OUTLETS), published=published,
    )  # fmt: skip
    info = DocumentInfo(
        id=document.id, lang="en", title=document.title, outlet=document.outlet, published=published.isoformat(),
        sha256=document.sha256, words=len(text.split()),
    )  # fmt: skip
    report = Report(schema=SCHEMA, id=document.id, document=info, claims=tuple(made))
    entry = Entry(
        theatre="made",
        claims=tuple(claim_entry(reading, document, "") for reading in readings(report)),
        bands=bands(shingles(text)),
    )
    return document, entry


def made_claim(rng: random.Random, published: dt.date, at: int, name: str) -> tuple[str, Claim]:
    """A sentence that begins at ``at``, and the claim in it."""
    agent, speaker, side = rng.choice(SPEAKERS)
    kind, deed, direction = rng.choice(DEEDS)
    number, place = rng.randint(1, 60), WORLD.place(rng)
    day = published - dt.timedelta(days=rng.randrange(3))
    content = f"{side} troops {deed.format(place=WORLD.places[place], number=number)} on {day:%d %B}"
    tail = WORLD.filler(rng, rng.randint(6, 18))
    sentence = f"{speaker} said that {content} {tail}."
    start = at + len(f"{speaker} said that ")

    def span(words: str) -> tuple[int, int, str]:
        offset = start + content.index(words)
        return offset, offset + len(words), words

    claim = Claim(
        id=name, content=Span(start, start + len(content), content), sentence=Span(at, at + len(sentence), sentence),
        kind=kind, polarity=rng.choices((Polarity.ASSERTED, Polarity.DENIED), (9, 1))[0], modality=Modality.FACT,
        chain=(Link(who=speaker, role=Role.SPEAKER, start=at, stop=at + len(speaker), text=speaker, resolved=speaker,
                    agent_id=agent, side=side, verb="said"),),
        place=(Place(*span(WORLD.places[place]), place_id=f"made:{place}", name=WORLD.places[place],
                     lat=WORLD.spot(place)[0], lon=WORLD.spot(place)[1]),),
        confidence=0.9, status=Status.MACHINE, made_by="made@1",
        actor=Agent(*span(f"{side} troops"), agent_id=f"{side}.army", name=f"Army of {side}", side=side),
        when=When(*span(f"{day:%d %B}"), type="DATE", value=day.isoformat(), earliest=f"{day}T00:00",
                  latest=f"{day + dt.timedelta(days=1)}T00:00", bound=Bound.WITHIN, grain=Grain.DAY),
        amount=Amount(*span(str(number)), low=number, high=number, unit="soldiers") if "{number}" in deed else None,
        direction=direction,
    )  # fmt: skip
    return f"{sentence}\n", claim
