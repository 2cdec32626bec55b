"""Two documents of a ledger as reports, and two sides of it with what they say of the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, or_, select

from counterclaim.model.claim import Claim, Status
from counterclaim.model.relation import Relation, RelationKind, Slot
from counterclaim.model.report import SCHEMA, DocumentInfo, Report
from counterclaim.store import tables as t
from counterclaim.store.asking import Matter, days
from counterclaim.store.finding import Page
from counterclaim.store.matching import current, place_ids
from counterclaim.store.reviews import Subject, document_number, subject, threads

LOOKED_AT = 1_500  # relations of a kind, and claims about a place, that are gone through: the latest
KINDS = ("contradictory", "same", "later-update", "narrower")
MIRROR = {"left": "right", "right": "left"}


class Heard(NamedTuple):
    """A claim of a side with the report that it stands in."""

    claim: Claim
    outlet: str | None
    published: str | None


class Parallel(NamedTuple):
    """What two sides say: the relations between their claims, and the latest claims of each."""

    relations: tuple[Relation, ...]
    left: dict[str, Heard]
    right: dict[str, Heard]


def report_of(connection: Connection, document: str) -> tuple[Subject, Report]:
    """A document of the ledger and its claims as they stand after review, under the ledger's ids; no rejected ones."""
    found = subject(connection, document_number(connection, document))
    states = ((thread.id, thread.seen_by(None)) for thread in threads(connection, found.n) if not thread.lost)
    claims = tuple(
        msgspec.structs.replace(state.claim, id=name)
        for name, state in states
        if state is not None and state.claim.status is not Status.REJECTED
    )
    info = DocumentInfo(
        id=found.id, lang=found.lang, title=found.title, outlet=found.outlet, published=found.published,
        sha256=found.sha256, words=len(found.text.split()),
    )  # fmt: skip
    return found, Report(schema=SCHEMA, id=found.id, document=info, claims=claims)


def parallel(connection: Connection, sides: tuple[str, str], matter: Matter, page: Page) -> Parallel:
    """What two sides say of a place or of days; the first side's claims stand on the left of every relation.

    ``matter`` names place and days; its side does not count. At most ``page.limit`` relations and claims of each side.
    """
    left, right = (latest(connection, side, matter, page) for side in sides)
    relations = []
    for row in related(connection, sides, matter, page):
        turned = row["left_side"] != sides[0]
        ours, theirs = ("right", "left") if turned else ("left", "right")
        for found, which in ((left, ours), (right, theirs)):
            found.setdefault(row[f"{which}_id"], heard(row, which))
        relations.append(
            Relation(
                left=row[f"{ours}_id"],
                right=row[f"{theirs}_id"],
                kind=RelationKind(row["kind"]),
                reason=row["reason"],
                confidence=row["confidence"],
                slots=tuple(turned_slots(row["slots"]) if turned else slots_of(row["slots"])),
            )
        )
    return Parallel(tuple(relations), left, right)


def slots_of(written: str) -> tuple[Slot, ...]:
    """The slots of a relation as the ledger has them."""
    return msgspec.json.decode(written, type=tuple[Slot, ...])


def turned_slots(written: str) -> Iterable[Slot]:
    """The same slots with left and right changed."""
    for slot in slots_of(written):
        detail = " ".join(MIRROR.get(word, word) for word in slot.detail.split(" "))
        yield msgspec.structs.replace(slot, detail=detail)


def heard(row: Any, which: str) -> Heard:
    """One claim of a row."""
    claim = msgspec.json.decode(row[f"{which}_body"], type=Claim)
    return Heard(
        msgspec.structs.replace(claim, id=row[f"{which}_id"]), row[f"{which}_outlet"], row[f"{which}_published"]
    )


def held(name: str, claim: Any, document: Any) -> list[ColumnElement[Any]]:
    """What is wanted of one claim."""
    own = (claim.c.id, claim.c.side, claim.c.body, claim.c.outlet, document.c.published)
    return [each.label(f"{name}_{each.name}") for each in own]


def related(connection: Connection, sides: tuple[str, str], matter: Matter, page: Page) -> Sequence[Any]:
    """The relations between claims of two sides, the latest first, of those kinds that a ledger keeps."""
    x = t.relations.c
    left, right = t.claims.alias("l"), t.claims.alias("r")
    ours, theirs = t.documents.alias("ld"), t.documents.alias("rd")
    both = [and_(left.c.side == one, right.c.side == other) for one, other in (sides, sides[::-1])]
    numbers = [n for kind in KINDS for n in recent(connection, kind, matter)]
    query = (
        select(x.kind, x.reason, x.confidence, x.slots, *held("left", left, ours), *held("right", right, theirs))
        .join(left, left.c.n == x.left_claim)
        .join(right, right.c.n == x.right_claim)
        .join(ours, ours.c.n == left.c.document)
        .join(theirs, theirs.c.n == right.c.document)
        .where(x.n.in_(numbers), or_(*both), current(x.left_claim), current(x.right_claim))
        .order_by(x.day.desc(), x.n.desc())
        .limit(page.limit)
        .offset(page.offset)
    )
    return connection.execute(query).mappings().all()


def recent(connection: Connection, kind: str, matter: Matter) -> list[int]:
    """The numbers of the latest relations of a kind, whoever's claims they are between."""
    x = t.relations.c
    query = select(x.n).where(x.kind == kind, *days(x.day, matter)).order_by(x.day.desc()).limit(LOOKED_AT)
    if matter.place:
        query = query.where(x.place.in_(place_ids(connection, matter.place)))
    return list(connection.execute(query).scalars())


def latest(connection: Connection, side: str, matter: Matter, page: Page) -> dict[str, Heard]:
    """The latest current claims of a side about the place or of the days, by id."""
    c, d = t.claims.c, t.documents.c
    named = (c.id.label("one_id"), c.body.label("one_body"), c.outlet.label("one_outlet"))
    query = (
        select(*named, d.published.label("one_published"))
        .select_from(t.claims)
        .join(t.documents, d.n == c.document)
        .where(c.side == side, current(c.n))
        .order_by(c.day.desc(), c.n.desc())
        .limit(page.limit)
    )
    query = query.where(c.n.in_(about(connection, matter))) if matter.place else query.where(*days(c.day, matter))
    return {str(row["one_id"]): heard(row, "one") for row in connection.execute(query).mappings()}


def about(connection: Connection, matter: Matter) -> list[int]:
    """The numbers of the latest claims about a place, of the days that are asked for."""
    r = t.resolutions.c
    places = place_ids(connection, matter.place or "")
    query = select(r.claim).where(r.thing.in_(places), r.slot == "place", *days(r.day, matter))
    return list(connection.execute(query.order_by(r.day.desc(), r.claim.desc()).limit(LOOKED_AT)).scalars())


def sides_heard(connection: Connection) -> tuple[str, ...]:
    """The sides whose claims the ledger has, those with most first."""
    f = t.facets.c
    query = select(f.value).where(f.facet == "side", f.claims > 0).order_by(f.claims.desc(), f.value)
    return tuple(str(each) for each in connection.execute(query).scalars())
