"""Reports made by hand: one that is hostile, one with two places in two countries."""

from __future__ import annotations

import datetime as dt
import hashlib

from counterclaim.model.claim import (
    Amount,
    Candidate,
    Claim,
    Kind,
    Link,
    Loaded,
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
from counterclaim.model.finding import Finding, Severity
from counterclaim.model.mention import Bound, Grain
from counterclaim.model.relation import Relation, RelationKind
from counterclaim.model.report import SCHEMA, DocumentInfo, Report
from counterclaim.model.span import span_of
from counterclaim.model.theatre import SideData, Theatre

TEXT = (
    "🛰️ The agency said the “North” group had liberated Rivertown by Friday, with 44 of 62 drones lost.\n"
    "\n"
    'Officials denied that <script>alert("x")</script> & Hilltop had fallen.\n'
)
THEATRE = Theatre(
    id="test",
    title="A <b>test</b> theatre",
    timezone="UTC",
    sides=(SideData(id="n", name="North & co"), SideData(id="s", name="South")),
)


def spot(text: str, words: str) -> dict[str, int | str]:
    """Where ``words`` first stand in ``text``."""
    start = text.index(words)
    return {"start": start, "stop": start + len(words), "text": words}


def place(words: str, place_id: str, lat: float, lon: float) -> Place:
    """A place of the test text."""
    return Place(
        **spot(TEXT, words),
        place_id=place_id,
        name=f"{words} (official)",
        within=("A District", "A Country"),
        lat=lat,
        lon=lon,
        precision=Precision.POINT,
        candidates=(
            Candidate(place_id=place_id, name=words, score=0.9, why=("named <i>beside</i> it",)),
            Candidate(place_id="other", name="Namesake", score=0.1),
        ),
    )


def finding(words: str, severity: Severity, line: int) -> Finding:
    """A finding on ``words``."""
    at = spot(TEXT, words)
    column = int(at["start"]) - (TEXT.rfind("\n", 0, int(at["start"])) + 1) + 1
    return Finding(
        **at,
        code="CC999",
        name="test-rule",
        severity=severity,
        message=f"'{words}' <needs> a look",
        line=line,
        column=column,
        help="Look & see.",
        related=(span_of(TEXT, 4, 14),),
    )


def hostile_document() -> Document:
    """A document with an emoji before its claims, a script in its text, and a hostile title, outlet and name."""
    return Document(
        id="d1",
        text=TEXT,
        lang="en",
        name="a/<img src=x>.txt",
        sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
        reader="read.text@1",
        title='</title><script>alert("title")</script>',
        outlet="The \u202egnissiM\u202c <Post>\x00",
        published=dt.date(2025, 11, 30),
    )


def hostile_report() -> Report:
    """Two claims, the second denied and through two sources, and three findings, two of which overlap."""
    document = hostile_document()
    river, hill = place("Rivertown", "p1", 15.5, 32.5), place("Hilltop", "p2", 16.6, 33.9)
    first = Claim(
        id="c1",
        content=span_of(TEXT, TEXT.index("the “North”"), TEXT.index(" by Friday")),
        sentence=span_of(TEXT, 0, TEXT.index("\n")),
        kind=Kind.CONTROL_CHANGE,
        polarity=Polarity.ASSERTED,
        modality=Modality.FACT,
        chain=(
            Link(
                who="The agency",
                role=Role.AGENCY,
                start=3,
                stop=13,
                text="The agency",
                resolved="Example <Agency>",
                side="n",
                verb="said",
                cue=span_of(TEXT, 14, 18),
            ),
        ),
        place=(river,),
        when=When(
            **spot(TEXT, "by Friday"),
            type="DATE",
            value="2025-11-28",
            earliest=None,
            latest="2025-11-29T00:00",
            bound=Bound.BY,
            grain=Grain.DAY,
        ),
        amount=Amount(**spot(TEXT, "44 of 62"), low=44, high=44, unit="drones", share_of=62),
        loaded=(Loaded(**spot(TEXT, "liberated"), neutral="captured", used_by="n"),),
        confidence=0.8,
        status=Status.MACHINE,
        made_by="test",
    )
    second = Claim(
        id="c2",
        content=span_of(TEXT, TEXT.index("<script>"), TEXT.index(".\n", TEXT.index("Hilltop"))),
        sentence=span_of(TEXT, TEXT.index("Officials"), len(TEXT) - 1),
        kind=Kind.CONTROL_CHANGE,
        polarity=Polarity.DENIED,
        modality=Modality.POSSIBLE,
        chain=(
            Link(who="the outlet", role=Role.OUTLET),
            Link(**spot(TEXT, "Officials"), who="Officials", role=Role.VAGUE, stance=Stance.DENYING, verb="denied"),
        ),
        place=(hill,),
        confidence=0.55,
        status=Status.EDITED,
        made_by="test",
    )
    return Report(
        schema=SCHEMA,
        id="d1",
        document=DocumentInfo(
            id="d1",
            lang="en",
            title=document.title,
            outlet=document.outlet,
            published="2025-11-30",
            sha256=document.sha256,
            words=24,
        ),
        claims=(first, second),
        places=(river, hill),
        relations=(
            Relation(left="c1", right="c2", kind=RelationKind.CONTRADICTORY, confidence=0.7, reason="opposite-holder"),
        ),
        findings=(
            finding("liberated", Severity.WARNING, 1),
            finding("liberated Rivertown", Severity.NOTE, 1),
            finding("Officials", Severity.ERROR, 3),
        ),
    )
