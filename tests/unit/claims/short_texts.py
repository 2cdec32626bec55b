"""Claims of short texts, read by the whole flow."""

from __future__ import annotations

import functools
import hashlib

from counterclaim.flow import FlowOptions, read_report
from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.report import Report


@functools.cache
def report_of(text: str, lang: str = "en") -> Report:
    """The report on ``text``, with attributions and claims only."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    document = Document(id="x", text=text, lang=lang, name="-", sha256=digest, reader="test")
    return read_report(document, FlowOptions(layers=frozenset({"attributions", "claims"}))).report


def contents(text: str) -> list[str]:
    """The contents of all claims, in text order."""
    return [claim.content.text for claim in report_of(text).claims]


def claim_of(text: str, content: str) -> Claim:
    """The one claim with exactly this content."""
    found = [claim for claim in report_of(text).claims if claim.content.text == content]
    assert len(found) == 1, f"{len(found)} claims say {content!r}; there are {contents(text)}"
    return found[0]


def chain(claim: Claim) -> list[str]:
    """Who says it, outermost first."""
    return [link.who for link in claim.chain]
