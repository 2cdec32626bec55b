"""JSON-LD: schema.org Claims, and W3C Web Annotations that say where in which text they stand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from counterclaim.model.claim import Claim, Place
from counterclaim.store.streaming import Exported

CONTEXT = [
    "https://schema.org",
    {
        "oa": "http://www.w3.org/ns/oa#",
        "Annotation": "oa:Annotation",
        "TextPositionSelector": "oa:TextPositionSelector",
        "TextQuoteSelector": "oa:TextQuoteSelector",
        "hasBody": {"@id": "oa:hasBody", "@type": "@id"},
        "hasTarget": "oa:hasTarget",
        "hasSource": {"@id": "oa:hasSource", "@type": "@id"},
        "hasSelector": "oa:hasSelector",
        "start": "oa:start",
        "end": "oa:end",
        "exact": "oa:exact",
        "prefix": "oa:prefix",
        "suffix": "oa:suffix",
    },
]
URN = "urn:counterclaim:{kind}:{id}"


def pieces(claims: Iterable[Exported]) -> Iterator[str]:
    """One graph, a node a line: each claim, then the annotation that grounds it."""
    yield f'{{"@context": {json.dumps(CONTEXT)}, "@graph": ['
    separator = "\n"
    for each in claims:
        for node in (claim_node(each), annotation(each)):
            yield separator + json.dumps(node, ensure_ascii=False)
            separator = ",\n"
    yield "\n]}\n"


def urn(kind: str, name: str) -> str:
    """The name of a thing of the ledger."""
    return URN.format(kind=kind, id=name)


def without_none(node: dict[str, Any]) -> dict[str, Any]:
    """The node without what is not known."""
    return {key: value for key, value in node.items() if value not in (None, [])}


def claim_node(each: Exported) -> dict[str, Any]:
    """A claim: its words, who makes them through whom, where they appear, what they are about."""
    claim = each.claim
    return without_none(
        {
            "@type": "Claim",
            "@id": urn("claim", each.id),
            "text": claim.content.text,
            "inLanguage": each.lang,
            "author": [{"@type": "Thing", "name": link.resolved or link.who} for link in reversed(claim.chain)],
            "appearance": document(each),
            "spatialCoverage": [place_node(place) for place in claim.place],
            "temporalCoverage": interval(claim),
            "keywords": [f"{claim.kind}", f"{claim.polarity}", f"{claim.modality}"],
            "creditText": f"counterclaim {each.extractor}",
        }
    )


def document(each: Exported) -> dict[str, Any]:
    """Where a claim appears."""
    return without_none(
        {
            "@type": "NewsArticle",
            "@id": each.url or urn("document", each.document),
            "headline": each.title,
            "datePublished": each.published,
            "publisher": {"@type": "Organization", "name": each.outlet} if each.outlet else None,
            "identifier": f"sha256:{each.sha256}",
        }
    )


def place_node(place: Place) -> dict[str, Any]:
    """A place as printed, with what it was resolved to."""
    where = {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon}
    return without_none(
        {
            "@type": "Place",
            "name": place.name or place.text,
            "alternateName": place.text if place.name not in (None, place.text) else None,
            "identifier": place.place_id,
            "geo": where if place.lat is not None else None,
        }
    )


def interval(claim: Claim) -> str | None:
    """The claim's time as an ISO 8601 interval; ``..`` is open."""
    when = claim.when
    if when is None or (when.earliest is None and when.latest is None):
        return None
    return f"{when.earliest or '..'}/{when.latest or '..'}"


def annotation(each: Exported) -> dict[str, Any]:
    """Where the claim's words stand: by position, and by quotation with what surrounds them in their sentence."""
    claim = each.claim
    words, sentence = claim.content, claim.sentence
    before = sentence.text[: max(words.start - sentence.start, 0)]
    after = sentence.text[max(words.stop - sentence.start, 0) :]
    return {
        "@type": "Annotation",
        "@id": urn("annotation", each.id),
        "hasBody": urn("claim", each.id),
        "hasTarget": {
            "hasSource": each.url or urn("document", each.document),
            "hasSelector": [
                {"@type": "TextPositionSelector", "start": words.start, "end": words.stop},
                {"@type": "TextQuoteSelector", "exact": words.text, "prefix": before, "suffix": after},
            ],
        },
    }
