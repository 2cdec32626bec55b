"""One sample report checked in each language that the program speaks, beside the English of ``samples/``."""

from pathlib import Path

import pytest
from tests.golden.test_samples import SAMPLES, compare

from counterclaim.cli.rendering import Checked, Format, Wanted, render_text
from counterclaim.flow import FlowOptions, read_report
from counterclaim.model import spoken
from counterclaim.read.options import ReadOptions, published_day
from counterclaim.read.text import read_text

GOLDEN = Path(__file__).parent / "languages"
SAMPLE = next(path for path in SAMPLES if path.stem == "vovchansk-2024-05")


@pytest.mark.parametrize("code", spoken.languages())
def test_findings_and_table_are_those_on_file(code: str, update: bool) -> None:
    options = ReadOptions(published=published_day("2024-05-18"))
    document = read_text(SAMPLE.read_bytes(), name=SAMPLE.name, options=options)
    checked = Checked(document, read_report(document, FlowOptions(lang_ui=code)))
    with spoken.speaking(code):
        shown = render_text(checked, Wanted(Format.TEXT))
    compare(shown, GOLDEN / f"{SAMPLE.stem}.{code}.txt", update=update)
