"""The claims of a report as a table: who, said, what, where, when, how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from counterclaim.check.excerpt import safe
from counterclaim.model import spoken
from counterclaim.model.claim import Amount, Claim, Link, Modality, Place, Polarity, Role, When
from counterclaim.model.report import Report

if TYPE_CHECKING:
    from rich.console import Console

HEADS = ("who", "said", "kind", "what", "where", "when", "how many")
WHOLE = frozenset({2})  # columns of few, known words, which are never broken
SHARES = (4, 3, 3, 9, 4, 3, 3)  # of the width, where all columns stand
OWN_VOICE = spoken.mark("(the report)")


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One claim in words."""

    who: str
    said: str
    kind: str
    what: str
    where: str
    when: str
    how_many: str

    def cells(self) -> tuple[str, ...]:
        """The columns in the order of ``HEADS``."""
        return self.who, self.said, self.kind, self.what, self.where, self.when, self.how_many


def claim_rows(report: Report) -> tuple[Row, ...]:
    """One row per claim, in text order."""
    return tuple(row(claim) for claim in report.claims)


def row(claim: Claim) -> Row:
    """A claim in words; the chain runs outermost first."""
    return Row(
        who=" > ".join(who(link) for link in claim.chain) or spoken.gettext(OWN_VOICE),
        said=" > ".join(safe(link.verb) for link in claim.chain if link.verb),
        kind=kind(claim),
        what=safe(claim.content.text),
        where="; ".join(where(place) for place in claim.place),
        when=when(claim.when) if claim.when else "",
        how_many=how_many(claim.amount) if claim.amount else "",
    )


def who(link: Link) -> str:
    """The source as printed, and who that is."""
    printed = safe(link.who)
    if link.role is Role.VAGUE:
        return spoken.gettext("{source} (unnamed)").format(source=printed)
    return f"{printed} ({safe(link.resolved)})" if link.resolved and link.resolved != link.who else printed


def kind(claim: Claim) -> str:
    """The kind, with direction, denial and mode where they are not the plain case."""
    parts: list[str] = [spoken.term("kind", claim.kind.value)]
    if claim.direction:
        parts.append(spoken.term("direction", claim.direction.value))
    if claim.polarity is Polarity.DENIED:
        parts.append(spoken.term("polarity", "denied"))
    if claim.modality is not Modality.FACT and claim.modality.value != claim.kind.value:
        parts.append(spoken.term("mode", claim.modality.value))
    return ", ".join(parts)


def where(place: Place) -> str:
    """The place as printed, with the official name where it differs and the first area around it."""
    printed = safe(place.text)
    if place.place_id is None:
        return f"{printed} (?)"
    name = f"{printed} ({safe(place.name)})" if place.name and place.name != place.text else printed
    return f"{name}, {safe(place.within[0])}" if place.within else name


def when(time: When) -> str:
    """The time as printed, and its value where that says more."""
    words = safe(time.text)
    return words if time.value == time.text or not time.earliest else f"{words} [{time.value}]"


def how_many(amount: Amount) -> str:
    """The amount as printed with its unit."""
    words = amount.text if amount.unit in amount.text else f"{amount.text} {amount.unit}"
    if amount.share_of is not None:
        words = spoken.gettext("{part} of {whole}").format(part=words, whole=f"{amount.share_of:g}")
    return safe(words)


def write_claims(report: Report, console: Console) -> None:
    """Print the table; empty columns are left out so that the rest has room."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    rows = [item.cells() for item in claim_rows(report)]
    heads = [spoken.term("head", head) for head in HEADS]
    keep = [n for n in range(len(HEADS)) if any(cells[n] for cells in rows)]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=True)
    for n in keep:
        if n in WHOLE:
            table.add_column(heads[n], width=max(len(word) for cells in rows for word in (*cells[n].split(), heads[n])))
        else:
            table.add_column(heads[n], overflow="fold", ratio=SHARES[n])
    for cells in rows:
        table.add_row(*(Text(cells[n]) for n in keep))
    console.print(table)
