"""The report as one self-contained HTML page."""

from __future__ import annotations

import base64
import functools
import hashlib
import re
from importlib import resources
from typing import Any

from jinja2 import BaseLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from counterclaim import __version__
from counterclaim.check.evidence_lines import counted_tables
from counterclaim.check.render import claim_words, finding_words
from counterclaim.check.zone_lines import HEADS as ZONE_HEADS
from counterclaim.check.zone_lines import laid_out
from counterclaim.model import spoken
from counterclaim.model.called import states_called
from counterclaim.model.document import Document
from counterclaim.model.report import Report
from counterclaim.model.theatre import Theatre
from counterclaim.resolve.outlines import load_outlines
from counterclaim.show import words
from counterclaim.show.clean import clean
from counterclaim.show.map import draw
from counterclaim.show.segments import cut, marks_of
from counterclaim.show.tables import named, sayings
from counterclaim.show.views import cards, notes, percent, severities, side_names

UNTITLED = spoken.mark("Report without a title")


def render_page(document: Document, report: Report, theatre: Theatre) -> str:
    """The whole page as HTML: it asks nothing of the network and shows all it has without scripts.

    Encode it as UTF-8. Everything that comes from the report is escaped, and invisible characters are made visible.
    """
    style, script = stylesheet(len(report.claims)), asset("page.js")
    return (
        templates()
        .get_template("page.html.j2")
        .render(
            **shown(document, report, theatre),
            ui=spoken.language(),
            version=__version__,
            style=Markup(style),
            script=Markup(script),
            policy=policy(style, script),
        )
    )


def shown(document: Document, report: Report, theatre: Theatre) -> dict[str, Any]:
    """What ``report.html.j2`` shows of a report: the same on the page and in the web app."""
    places = named(report)
    return {
        "document": document,
        "info": report.document,
        "theatre": theatre,
        "title": document.title or spoken.gettext(UNTITLED),
        "name": short_name(document.name),
        "published": words.day_words(document.published) if document.published else spoken.gettext("date not given"),
        "language": words.language_words(document.lang),
        "claim_count": claim_words(len(report.claims)),
        "finding_count": finding_words(len(report.findings)),
        "severities": severities(report),
        "lines": cut(document.text, marks_of(report)),
        "cards": cards(report, theatre),
        "notes": notes(report, document.text),
        "totals": counted_tables(report.evidence, side_names(theatre)) if report.evidence else (),
        "zones": laid_out(report.evidence, theatre) if report.evidence else (),
        "zone_heads": ZONE_HEADS,
        "sayings": sayings(report, theatre),
        "places": places,
        "states": states_called(theatre),
        "map": draw(places, load_outlines(), states_called(theatre)) if places else None,
        "precisions": {level: spoken.gettext(text) for level, text in words.PRECISIONS.items()},
    }


def short_name(name: str) -> str:
    """An address as it is, a path without its folders: a page that is passed on should not tell whose it was."""
    return name if "://" in name else re.split(r"[/\\]", name)[-1]


def policy(style: str, script: str) -> str:
    """The Content-Security-Policy that allows this style and this script and nothing else."""
    return (
        f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def digest(text: str) -> str:
    """The hash source of an inline element, after CSP level 3."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def stylesheet(claims: int) -> str:
    """The page's style; a claim that the address names (``#claim-3``) lights its words without any script."""
    return asset("page.css") + lights(claims)


def lights(claims: int) -> str:
    """The style that lights the words of the claim that the address names, for this many claims."""
    lit = ",".join(f':root:has(#claim-{n}:target) .text [data-c~="{n}"]' for n in range(1, claims + 1))
    return lit + "{background:var(--lit)}\n" if lit else ""


@functools.cache
def asset(name: str) -> str:
    """A file that lies beside the templates."""
    return (resources.files("counterclaim.show") / "templates" / name).read_text(encoding="utf-8")


@functools.cache
def templates() -> Environment:
    """The page's own templates."""
    return environment(PackageLoader("counterclaim.show"))


def environment(loader: BaseLoader) -> Environment:
    """Templates from ``loader``: everything is escaped, an unknown name is an error."""
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_callables(spoken.gettext, spoken.ngettext, newstyle=True)  # type: ignore[attr-defined]
    environment.filters["term"] = lambda value, context: spoken.term(context, value)
    environment.filters["phrase"] = spoken.phrase
    environment.filters["number"] = words.number_words
    environment.filters["percent"] = percent
    environment.filters["clean"] = clean
    return environment
