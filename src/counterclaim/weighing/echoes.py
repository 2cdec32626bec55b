"""What other reports in a ledger say of the same: read only, by the comparison that adding would make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import func, select

from counterclaim.compare.likeness import bands, likeness, one_wording, shingles
from counterclaim.compare.neighbourhood import Neighbour, blocks, reach, relate_new
from counterclaim.compare.packing import unpack
from counterclaim.compare.reading import Reading
from counterclaim.model.claim import Claim, Polarity, Role
from counterclaim.model.relation import Relation
from counterclaim.model.weighing import Echo
from counterclaim.store import neighbours
from counterclaim.store import tables as t
from counterclaim.store.entry import document_id

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from counterclaim.model.document import Document

NOWHERE = -1  # the number of a document that the ledger lacks
OURS = 1 << 62  # the number of a claim that is in no ledger: later than all that are


class Standing(msgspec.Struct, frozen=True):
    """Where a claim of the ledger stands: its document's number, outlet and day, and whose wording that repeats."""

    outlet: str
    day: str
    origin: str


def echoes(connection: Connection, document: Document, readings: Sequence[Reading]) -> Iterator[Echo]:
    """Claims of other documents that are the same as one of this report's, or contradict it."""
    here = number_of(connection, document)
    for reading in readings:
        near = neighbours_of(connection, document, reading, here)
        ours = Neighbour(OURS, reading, document.lang, order_of(document, reading.claim))
        found = [other for _, other in near]
        ids = {other.number: claim_id for claim_id, other in near}
        for left, right, relation in relate_new(ours, found):
            other = left if right.number == OURS else right
            yield echo(reading.claim, ids[other.number], other, relation, standing(connection, other.number))


def number_of(connection: Connection, document: Document) -> int:
    """The number of this document, should the ledger have it."""
    query = select(t.documents.c.n).where(t.documents.c.id == document_id(document))
    return int(connection.execute(query).scalar_one_or_none() or NOWHERE)


def order_of(document: Document, claim: Claim) -> tuple[str, str, int]:
    """What orders a claim in time and by name."""
    published = document.published.isoformat() if document.published else ""
    return published, document_id(document), claim.content.start


def neighbours_of(
    connection: Connection, document: Document, reading: Reading, here: int
) -> list[tuple[str, Neighbour]]:
    """The claims of other documents under the keys of this one, those nearest in time first, with their ids."""
    numbers: dict[int, None] = {}
    for block in blocks(reading, document.published):
        for n in neighbours.nearest(connection, block.key, block.day, reach(reading), OURS):
            numbers.setdefault(n)
    rows = neighbours.load(connection, list(numbers)[: neighbours.MOST], here) if numbers else []
    found = []
    for row in rows:
        order = (row.published or "", row.document, row.start)
        try:
            found.append((row.id, Neighbour(row.n, unpack(row.compared), row.lang, order)))
        except msgspec.ValidationError:
            continue  # kept by an older version in another form: adding the reports again renews it
    return found


def standing(connection: Connection, claim: int) -> Standing:
    """Where a claim of the ledger stands."""
    d, o = t.documents, t.documents.alias("origins")
    query = (
        select(d.c.outlet, d.c.source, d.c.published, func.coalesce(o.c.id, d.c.id).label("origin"))
        .join(t.claims, t.claims.c.document == d.c.n)
        .outerjoin(t.copies, t.copies.c.document == d.c.n)
        .outerjoin(o, o.c.n == t.copies.c.origin)
        .where(t.claims.c.n == claim)
    )
    row = connection.execute(query).one()
    return Standing(str(row.outlet or row.source or ""), str(row.published or ""), str(row.origin))


def echo(claim: Claim, other_id: str, other: Neighbour, relation: Relation, place: Standing) -> Echo:
    """One claim of the ledger, as it bears on one of this report's."""
    theirs = other.reading.claim
    link = next((link for link in reversed(theirs.chain) if link.role is not Role.VAGUE), None)
    return Echo(
        claim=claim.id,
        other=other_id,
        kind=relation.kind.value,
        reason=relation.reason or "",
        confidence=relation.confidence,
        side=(link.side or "") if link else "",
        who=(link.resolved or link.who) if link else "",
        source=source_of(theirs),
        outlet=place.outlet,
        day=place.day,
        content=theirs.content.text,
        denied=theirs.polarity is Polarity.DENIED,
        origin=place.origin,
    )


def source_of(claim: Claim) -> str:
    """The innermost source that somebody can be held to, as one key; empty for a report's own voice."""
    link = next((link for link in reversed(claim.chain) if link.role is not Role.VAGUE), None)
    return (link.agent_id or link.resolved or link.who) if link is not None else ""


def copies_of(connection: Connection, document: Document) -> tuple[str, ...]:
    """Ids of the ledger's documents whose wording this one shares."""
    ours = shingles(document.text)
    near = neighbours.alike(connection, number_of(connection, document), bands(ours))
    numbers = [n for n, text in near if one_wording(ours, shingles(text)) and likeness(ours, shingles(text)) > 0]
    query = select(t.documents.c.id).where(t.documents.c.n.in_(numbers)).order_by(t.documents.c.n)
    return tuple(str(row) for row in connection.execute(query).scalars())
