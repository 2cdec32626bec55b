"""The report that the project started from: its claims, as a careful analyst reads them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from counterclaim.flow import read_report
from counterclaim.model.claim import Claim
from counterclaim.read.options import ReadOptions
from counterclaim.read.text import read_text

WANTED = 14  # claims of expected.json: all of them


def speaker(names: list[str]) -> str:
    return names[-1].casefold() if names else ""


def overlaps(claim: Claim, wanted: dict[str, Any]) -> bool:
    """Half of the words of each lie in the other."""
    shared = min(claim.content.stop, wanted["stop"]) - max(claim.content.start, wanted["start"])
    longest = max(claim.content.stop - claim.content.start, wanted["stop"] - wanted["start"])
    return shared * 2 >= longest


def is_found(wanted: dict[str, Any], claims: tuple[Claim, ...]) -> bool:
    """A claim over the same words, of the same kind, whose innermost source is printed there or within it."""
    for claim in claims:
        said, heard = speaker(wanted["chain"]), speaker([link.who for link in claim.chain])
        same = bool(said) == bool(heard) and (said in heard or heard in said)
        if overlaps(claim, wanted) and same and claim.kind == wanted["kind"]:
            return True
    return False


def test_most_claims_of_the_seed_report_are_found(shared: Path) -> None:
    expected = json.loads((shared / "seed" / "expected.json").read_text(encoding="utf-8"))["claims"]
    raw = (shared / "seed" / "report.txt").read_bytes()
    claims = read_report(read_text(raw, name="report.txt", options=ReadOptions())).report.claims
    missed = [wanted["quote"] for wanted in expected if not is_found(wanted, claims)]
    assert len(expected) - len(missed) >= WANTED, missed
