"""``counterclaim disputes``: what reports contradict each other about, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from counterclaim.cli.asking import (
    LEDGER,
    LIMIT,
    LedgerOption,
    LimitOption,
    PageOption,
    PlaceOption,
    SideOption,
    SinceOption,
    UntilOption,
    day,
    one_of,
    page_of,
)
from counterclaim.cli.listing import Form, plain, put
from counterclaim.model.claim import Polarity
from counterclaim.model.relation import RelationKind

if TYPE_CHECKING:
    from collections.abc import Sequence

ONE = ("side", "who", "polarity", "content", "outlet", "published", "reprints", "id")
WHOLE = (
    "kind", "reason", "confidence", "scope", "place", "place_id", "day",
    *(f"left_{name}" for name in ONE), *(f"right_{name}" for name in ONE),
)  # fmt: skip
KINDS = tuple(kind for kind in RelationKind if kind not in (RelationKind.COMPATIBLE, RelationKind.INCOMPARABLE))
SURE = 0.6


def disputes_command(  # noqa: PLR0913 - one parameter an option: that is how typer reads them
    *,
    ledger: LedgerOption = LEDGER,
    place: PlaceOption = None,
    side: SideOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    kind: Annotated[str, typer.Option("--relation", metavar="KIND", help="Another relation.")] = "contradictory",
    sure: Annotated[float, typer.Option(min=0, max=1, metavar="0..1", help="Only as sure as this.")] = SURE,
    form: Annotated[Form, typer.Option("--format", help="Form of the list.")] = Form.TABLE,
    limit: LimitOption = LIMIT,
    page: PageOption = 1,
) -> None:
    """List pairs of claims that contradict each other, the latest first, with the reason.

    Other relations that a ledger keeps: same, later-update, narrower.
    """
    from counterclaim.store.asking import Matter, disputes
    from counterclaim.store.ledger import open_ledger

    one_of(kind, KINDS, "relation that a ledger keeps")
    matter = Matter(place=place, side=side, since=day(since), until=day(until), kind=kind, sure=sure)
    with open_ledger(ledger) as opened, opened.read() as connection:
        rows = disputes(connection, matter, page_of(limit, page))
    if form is not Form.TABLE:
        put(rows, WHOLE, form)
    else:
        print(as_blocks(rows))


def as_blocks(rows: Sequence[dict[str, Any]]) -> str:
    """Three lines for each: where, when and why; one claim; the other."""
    blocks = []
    for row in rows:
        head = [row["place"] or row["place_id"] or "no place", row["day"] or "no day"]
        why = row["reason"] or row["kind"]
        blocks.append(
            f"{plain(', '.join(head))}: {why}, {row['confidence']:.2f}\n{claim(row, 'left')}\n{claim(row, 'right')}"
        )
    count = f"{len(rows):,} shown" if rows else "none"
    return "\n\n".join([*blocks, count])


def claim(row: dict[str, Any], which: str) -> str:
    """One of two claims on a line."""
    who = row[f"{which}_who"] or "in the report's own voice"
    side = f" ({row[f'{which}_side']})" if row[f"{which}_side"] else ""
    copies = row[f"{which}_reprints"]
    reprints = f"{copies} reprint{'' if copies == 1 else 's'}" if copies else None
    source = ", ".join(filter(None, (row[f"{which}_outlet"], row[f"{which}_published"], reprints)))
    denied = " (denied)" if row[f"{which}_polarity"] == Polarity.DENIED else ""
    words = f"{who}{side}: {row[f'{which}_content']}{denied}{f' [{source}]' if source else ''}"
    return f"  | {plain(words)}"
