"""``counterclaim claims`` and ``search``: what a ledger's reports claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.asking import (
    LEDGER,
    LIMIT,
    BoxOption,
    LedgerOption,
    LimitOption,
    PageOption,
    PlaceOption,
    SideOption,
    SinceOption,
    UntilOption,
    box_of,
    day,
    one_of,
    page_of,
)
from counterclaim.cli.listing import Form
from counterclaim.model.claim import Kind, Modality, Polarity

if TYPE_CHECKING:
    from counterclaim.store.finding import Page
    from counterclaim.store.matching import Filters

COLUMNS = ("day", "outlet", "who", "side", "kind", "polarity", "content")
WHOLE = (
    "id", "day", "published", "outlet", "who", "speaker", "side", "kind", "direction", "polarity", "modality",
    "content", "low", "high", "unit", "confidence", "title", "url", "document",
)  # fmt: skip
SpeakerOption = Annotated[str | None, typer.Option("--speaker", metavar="NAME|ID", help="Who is heard to say it.")]
KindOption = Annotated[str | None, typer.Option("--kind", metavar="KIND", help="Kind of claim.")]
OutletOption = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Who published it.")]
LangOption = Annotated[str | None, typer.Option("--lang", metavar="CODE", help="Language of the report.")]
PolarityOption = Annotated[str | None, typer.Option("--polarity", metavar="asserted|denied", help="Said to be so.")]
ModalityOption = Annotated[str | None, typer.Option("--modality", metavar="MODE", help="fact, plan, possible ...")]
FormOption = Annotated[Form, typer.Option("--format", help="Form of the list.")]
FacetsOption = Annotated[bool, typer.Option("--facets", help="Count by kind, side, outlet and place instead.")]


def claims_command(  # noqa: PLR0913 - one parameter an option: that is how typer reads them
    *,
    ledger: LedgerOption = LEDGER,
    text: Annotated[str | None, typer.Option("--text", metavar="WORDS", help="With these words.")] = None,
    side: SideOption = None,
    speaker: SpeakerOption = None,
    kind: KindOption = None,
    place: PlaceOption = None,
    box: BoxOption = None,
    outlet: OutletOption = None,
    lang: LangOption = None,
    polarity: PolarityOption = None,
    modality: ModalityOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    facets: FacetsOption = False,
    form: FormOption = Form.TABLE,
    limit: LimitOption = LIMIT,
    page: PageOption = 1,
) -> None:
    """List the claims of a ledger's reports that fit all filters, the latest first."""
    from counterclaim.store.inflecting import with_bases
    from counterclaim.store.matching import Filters

    filters = Filters(
        words=text,
        side=side,
        speaker=speaker,
        kind=one_of(kind, tuple(Kind), "kind of claim"),
        place=place,
        box=box_of(box),
        outlet=outlet,
        lang=lang,
        polarity=one_of(polarity, tuple(Polarity), "polarity"),
        modality=one_of(modality, tuple(Modality), "modality"),
        since=day(since),
        until=day(until),
    )
    show(ledger, with_bases(filters), page_of(limit, page), form, facets=facets)


def search_command(  # noqa: PLR0913 - one parameter an option: that is how typer reads them
    words: Annotated[str, typer.Argument(metavar="WORDS", help='Words; "in this order"; beginn*.')],
    *,
    ledger: LedgerOption = LEDGER,
    side: SideOption = None,
    kind: KindOption = None,
    place: PlaceOption = None,
    outlet: OutletOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    form: FormOption = Form.TABLE,
    limit: LimitOption = LIMIT,
    page: PageOption = 1,
) -> None:
    """Search the sentences and sources of a ledger's claims: all the words, in any form, best first."""
    from counterclaim.store.inflecting import with_bases
    from counterclaim.store.matching import Filters

    filters = Filters(
        words=words,
        side=side,
        kind=one_of(kind, tuple(Kind), "kind of claim"),
        place=place,
        outlet=outlet,
        since=day(since),
        until=day(until),
    )
    show(ledger, with_bases(filters), page_of(limit, page), form, facets=False)


def show(ledger: str, filters: Filters, page: Page, form: Form, *, facets: bool) -> None:
    """Print one page of claims, or the counts of all that fit."""
    from counterclaim.cli.listing import put
    from counterclaim.store.facets import facets as count
    from counterclaim.store.finding import find
    from counterclaim.store.ledger import open_ledger

    with open_ledger(ledger) as opened, opened.read() as connection:
        if facets:
            put([each._asdict() for each in count(connection, filters)], ("facet", "value", "claims", "name"), form)
            return
        hits = find(connection, filters, page)
    more = "more than " if hits.more else ""
    shown = f"{page.offset + 1:,} to {page.offset + len(hits.rows):,} of " if hits.rows else ""
    note = f"{shown}{more}{hits.total:,} claims, {hits.order}" if hits.rows else "no claim fits"
    put(hits.rows, COLUMNS if form is Form.TABLE else WHOLE, form, note)
