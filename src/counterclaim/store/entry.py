"""What goes into the ledger with one document."""

from __future__ import annotations

import msgspec

from counterclaim.model.claim import Attribution, Claim
from counterclaim.model.document import Document
from counterclaim.model.ids import content_id
from counterclaim.model.relation import Relation


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A question that a claim answers; ``if_asked``: only where the ledger has the question already."""

    id: str
    kind: str
    words: str
    answer: str
    place: str | None = None
    day: str | None = None
    if_asked: bool = False


class ClaimEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One claim with what it is found by.

    ``bases`` are the dictionary forms of its sentence's words where the language inflects; ``compared`` is what
    comparing makes of it (opaque here); ``blocks`` are keys with days, under which later claims meet it.
    """

    claim: Claim
    bases: str
    compared: bytes
    blocks: tuple[tuple[str, int], ...] = ()
    questions: tuple[Asked, ...] = ()


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """All that one version of the program reads out of one document; ``bands`` find texts that share its wording."""

    theatre: str
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[ClaimEntry, ...] = ()
    relations: tuple[Relation, ...] = ()
    bands: tuple[int, ...] = ()


def document_id(document: Document) -> str:
    """The ledger's id of a document: from its caller's id, its bytes and who published it when, where.

    The same text from two outlets is two documents (and one origin); the same file twice is one.
    """
    published = document.published.isoformat() if document.published else ""
    return content_id(
        "document", document.id, document.sha256, document.outlet or "", document.url or "", published, document.lang
    )


def reading_id(document: str, extractor: str) -> str:
    """The id of what one version reads out of a document."""
    return content_id("reading", document, extractor)
