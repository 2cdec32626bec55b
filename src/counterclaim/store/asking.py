"""What a ledger says of a place, what is disputed, which questions are answered how, who repeats whom."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from counterclaim.model.claim import Role
from counterclaim.model.names import fold
from counterclaim.model.relation import RelationKind
from counterclaim.store import tables as t
from counterclaim.store.answers import as_question
from counterclaim.store.finding import Page, columns
from counterclaim.store.matching import current, place_ids

ANSWERS = 50  # of a question that are shown, the latest
SURE = 0.6  # confidence from which a contradiction between two reports is listed unasked


class Matter(msgspec.Struct, frozen=True, kw_only=True):
    """Which disputes or questions: about a place (id or name), a side, days (both included), how sure."""

    place: str | None = None
    side: str | None = None
    since: str | None = None
    until: str | None = None
    kind: str | None = None  # of question, or of relation
    sure: float = SURE


def days(column: ColumnElement[Any], matter: Matter) -> list[ColumnElement[bool]]:
    """The days, both included."""
    since = [column >= matter.since] if matter.since else []
    return since + ([column <= matter.until] if matter.until else [])


def timeline(connection: Connection, matter: Matter, page: Page) -> list[dict[str, Any]]:
    """The current claims about a place in the order of their days, those without a day last."""
    places = place_ids(connection, matter.place or "")
    if not places:
        return []
    c, r = t.claims.c, t.resolutions.c
    query = (
        select(*columns(), r.printed, r.name.label("place"))
        .join(t.claims, c.n == r.claim)
        .join(t.documents, t.documents.c.n == c.document)
        .where(r.thing.in_(places), r.slot == "place", current(r.claim), *days(r.day, matter))
        .order_by(r.day.desc(), r.claim.desc())
        .limit(page.limit)
        .offset(page.offset)
    )
    if matter.side:
        query = query.where(c.side == matter.side)
    rows = {row["n"]: dict(row) for row in connection.execute(query).mappings()}  # a claim may print its place twice
    return sorted(rows.values(), key=lambda row: (row["day"] is None, row["day"] or "", row["n"]))


def disputes(connection: Connection, matter: Matter, page: Page) -> list[dict[str, Any]]:
    """Contradictions between current claims, the latest first, with both claims and who made them."""
    x, p = t.relations.c, t.places.c
    left, right = t.claims.alias("l"), t.claims.alias("r")
    ours, theirs = t.documents.alias("ld"), t.documents.alias("rd")
    query = (
        select(
            x.n, x.kind, x.reason, x.confidence, x.scope, x.day, x.place.label("place_id"), p.name.label("place"),
            x.slots, *sides("left", left, ours), *sides("right", right, theirs),
        )
        .join(left, left.c.n == x.left_claim)
        .join(right, right.c.n == x.right_claim)
        .join(ours, ours.c.n == left.c.document)
        .join(theirs, theirs.c.n == right.c.document)
        .outerjoin(t.places, p.place_id == x.place)
        .where(x.kind == (matter.kind or RelationKind.CONTRADICTORY), x.confidence >= matter.sure)
        .where(current(x.left_claim), current(x.right_claim), *days(x.day, matter))
        .order_by(x.day.desc(), x.n.desc())
        .limit(page.limit)
        .offset(page.offset)
    )  # fmt: skip
    if matter.place:
        query = query.where(x.place.in_(place_ids(connection, matter.place)))
    if matter.side:
        query = query.where(or_(left.c.side == matter.side, right.c.side == matter.side))
    return [dict(row) for row in connection.execute(query).mappings()]


def sides(name: str, claim: Any, document: Any) -> list[ColumnElement[Any]]:
    """What is shown of one of two claims."""
    held = ("who", "side", "polarity", "content", "outlet", "id")
    k = t.copies.c
    reprints = select(func.count()).where(k.origin == document.c.n).scalar_subquery()
    return [
        *(claim.c[each].label(f"{name}_{each}") for each in held),
        document.c.published.label(f"{name}_published"),
        reprints.label(f"{name}_reprints"),
    ]


def questions(connection: Connection, matter: Matter, page: Page) -> list[dict[str, Any]]:
    """Questions with at least two answers, the most answered first, each with its latest answers in time."""
    q, k = t.questions.c, t.tallies.c
    counted = select(q.n, q.place).join(t.tallies, k.question == q.n).where(k.answers > 1)
    if matter.kind:
        counted = counted.where(q.kind == matter.kind)
    if matter.place:
        counted = counted.where(q.place.in_(place_ids(connection, matter.place)))
    if matter.since or matter.until:
        counted = counted.where(answered_then(matter))
    order = counted.order_by(k.answers.desc(), q.n.desc()).limit(page.limit).offset(page.offset)
    found = (answers_to(connection, int(row.n), matter) for row in connection.execute(order).all())
    return [as_question(rows) for rows in found if rows]


def answered_then(matter: Matter) -> ColumnElement[bool]:
    """True for a question with an answer of these days."""
    a = t.answers.c
    return select(a.claim).where(a.question == t.questions.c.n, *days(a.day, matter)).exists()


def answers_to(connection: Connection, question: int, matter: Matter) -> list[dict[str, Any]]:
    """The latest current answers to a question, the earliest of them first."""
    q, a, c, d, p = t.questions.c, t.answers.c, t.claims.c, t.documents.c, t.places.c
    origin = func.coalesce(t.copies.c.origin, d.n)
    query = (
        select(
            q.kind, q.words, q.place.label("place_id"), p.name.label("place"), a.answer, c.day, d.published, c.side,
            c.who, c.outlet, c.content, c.id.label("claim"), origin.label("origin"),
        )
        .join(t.answers, a.question == q.n)
        .join(t.claims, c.n == a.claim)
        .join(t.documents, d.n == c.document)
        .outerjoin(t.copies, t.copies.c.document == d.n)
        .outerjoin(t.places, p.place_id == q.place)
        .where(q.n == question, current(a.claim), *days(a.day, matter))
        .order_by(a.day.desc(), a.claim.desc())
        .limit(ANSWERS)
    )  # fmt: skip
    return [dict(row) for row in connection.execute(query).mappings()][::-1]


def origins(connection: Connection, matter: Matter, page: Page) -> list[dict[str, Any]]:
    """Documents whose wording others repeat, the most repeated first, each with its copies."""
    k, d = t.copies.c, t.documents.c
    most = (
        select(k.origin, func.count().label("copies"))
        .join(t.documents, d.n == k.document)
        .where(*days(d.published, matter))
        .group_by(k.origin)
        .order_by(func.count().desc(), k.origin)
        .limit(page.limit)
        .offset(page.offset)
    )
    counted = {int(row.origin): int(row.copies) for row in connection.execute(most)}
    held = (d.n, d.id, d.outlet, d.title, d.published, d.url, d.source)
    rows = {
        int(row["n"]): dict(row) for row in connection.execute(select(*held).where(d.n.in_(list(counted)))).mappings()
    }
    repeats = connection.execute(
        select(*held, k.origin, k.likeness)
        .join(t.copies, and_(k.document == d.n, k.origin.in_(list(counted))))
        .order_by(k.origin, d.published, d.n)
    )
    out = [{**rows[n], "reports": copies + 1, "copies": []} for n, copies in counted.items()]
    at = {row["n"]: row["copies"] for row in out}
    for repeat in repeats.mappings():
        at[repeat["origin"]].append(dict(repeat))
    for row, source in zip(out, named_sources(connection, list(counted)), strict=True):
        row["through"] = source
    return out


def texts(connection: Connection, documents: list[int]) -> list[tuple[str, str]]:
    """Text and language of each of these documents."""
    d = t.documents.c
    rows = connection.execute(select(d.text, d.lang).where(d.n.in_(documents)).order_by(d.n))
    return [(str(row.text), str(row.lang)) for row in rows]


def named_sources(connection: Connection, documents: list[int]) -> list[str | None]:
    """For each document, the agency or outlet that its claims name most often as the outermost source."""
    c, r = t.claims.c, t.resolutions.c
    out = []
    for document in documents:
        name = func.coalesce(r.name, r.printed)
        query = (
            select(name)
            .join(t.claims, c.n == r.claim)
            .where(c.document == document, r.slot == "source", r.seq == 0)
            .group_by(name)
            .order_by(func.count().desc(), name)
        )
        out.append(connection.execute(query.limit(1)).scalar_one_or_none())
    return out


def cited(connection: Connection, matter: Matter, page: Page) -> list[dict[str, Any]]:
    """News agencies through which reports have what they tell, the most cited first, each with those reports.

    Only agencies that two reports or more name; a look at every claim of the days asked for.
    """
    c, d = t.claims.c, t.documents.c
    link = func.json_each(c.body, "$.chain").table_valued("value")
    name = func.coalesce(func.json_extract(link.c.value, "$.resolved"), func.json_extract(link.c.value, "$.who"))
    query = (
        select(d.n, d.id, d.outlet, d.title, d.published, d.url, d.source, name.label("agency"))
        .select_from(t.claims)
        .join(t.documents, d.n == c.document)
        .join(link, func.json_extract(link.c.value, "$.role") == str(Role.AGENCY))
        .where(c.body.like(f'%"{Role.AGENCY}"%'), current(c.n), *days(d.published, matter))
        .distinct()
        .order_by(d.published, d.n)
    )
    groups: dict[str, dict[str, Any]] = {}
    for row in connection.execute(query).mappings():
        told = {key: value for key, value in row.items() if key != "agency"}
        group = groups.setdefault(fold(str(row["agency"])), {"agency": row["agency"], "cited_by": []})
        group["cited_by"].append(told)
    shared = [group for group in groups.values() if len(group["cited_by"]) > 1]
    shared.sort(key=lambda group: (-len(group["cited_by"]), group["agency"]))
    shown = shared[page.offset : page.offset + page.limit]
    return [{"agency": g["agency"], "reports": len(g["cited_by"]), "cited_by": g["cited_by"]} for g in shown]
