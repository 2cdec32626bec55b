import io

import pytest
from rich.console import Console
from tests.unit.check.subjects import claim, link, span, subject

from counterclaim.check.table import claim_rows, write_claims
from counterclaim.model.claim import Amount, Direction, Kind, Link, Modality, Place, Polarity, Role, When
from counterclaim.model.mention import Bound, Grain

TEXT = "TASS quoted him as saying that they took at least 14 villages near Volchansk by May 16, 2024."
SENTENCE = span(TEXT, TEXT)
CONTENT = span(TEXT, "they took at least 14 villages near Volchansk by May 16, 2024")
PLACE = span(TEXT, "Volchansk")
DAY = span(TEXT, "May 16, 2024")
COUNT = span(TEXT, "at least 14")


def test_a_claim_in_words() -> None:
    found = claim(
        CONTENT,
        SENTENCE,
        link(span(TEXT, "TASS"), Role.AGENCY, verb="quoted"),
        link(span(TEXT, "him"), resolved="The President", verb="saying"),
        kind=Kind.CONTROL_CHANGE,
        direction=Direction.GAIN,
        polarity=Polarity.DENIED,
        place=(
            Place(PLACE.start, PLACE.stop, PLACE.text, place_id="p", name="Vovchansk", within=("Kharkiv Oblast",)),
            Place(0, 4, "TASS"),
        ),
        when=When(
            DAY.start,
            DAY.stop,
            DAY.text,
            type="DATE",
            value="2024-05-16",
            earliest="2024-05-16T00:00",
            latest="2024-05-17T00:00",
            bound=Bound.BY,
            grain=Grain.DAY,
        ),
        amount=Amount(COUNT.start, COUNT.stop, COUNT.text, low=14, high=None, unit="villages", share_of=20),
    )
    (row,) = claim_rows(subject(TEXT, claims=(found,)).report)
    assert row.cells() == (
        "TASS > him (The President)",
        "quoted > saying",
        "control-change, gain, denied",
        CONTENT.text,
        "Volchansk (Vovchansk), Kharkiv Oblast; TASS (?)",
        "May 16, 2024 [2024-05-16]",
        "at least 14 villages of 20",
    )


@pytest.mark.parametrize(
    ("chain", "who"),
    [((), "(the report)"), ((Link(who="reports", role=Role.VAGUE),), "reports (unnamed)")],
)
def test_who(chain: tuple[Link, ...], who: str) -> None:
    found = claim(CONTENT, SENTENCE, *chain, kind=Kind.PLAN, modality=Modality.PLAN)
    (row,) = claim_rows(subject(TEXT, claims=(found,)).report)
    assert (row.who, row.kind) == (who, "plan")


def test_the_table_fits_and_leaves_out_empty_columns() -> None:
    stream = io.StringIO()
    write_claims(subject(TEXT, claims=(claim(CONTENT, SENTENCE),)).report, Console(file=stream, width=60))
    lines = stream.getvalue().splitlines()
    assert max(map(len, lines)) <= 60
    assert "how many" not in lines[0]
    assert "what" in lines[0]
