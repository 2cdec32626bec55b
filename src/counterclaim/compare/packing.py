"""A claim as compared, in few bytes: a ledger keeps it, so that a later report meets it without its text."""

from __future__ import annotations

import zlib

import msgspec

from counterclaim.compare.reading import Reading
from counterclaim.model.claim import Place


def pack(reading: Reading) -> bytes:
    """Everything of a reading that comparing it needs."""
    packed = msgspec.msgpack.encode(bare(reading), order="deterministic")  # sets have no order of their own
    return zlib.compress(packed, 6)


def unpack(raw: bytes) -> Reading:
    """The reading that ``pack`` was given, but for what ``bare`` leaves out.

    Raises ``msgspec.ValidationError`` for one that another version packed in another form.
    """
    return msgspec.msgpack.decode(zlib.decompress(raw), type=Reading)


def bare(reading: Reading) -> Reading:
    """The reading without what is only for showing: the sentence around the claim, loaded words, rejected places."""
    claim = reading.claim
    places = tuple(chosen(place) for place in claim.place)
    claim = msgspec.structs.replace(claim, sentence=claim.content, loaded=(), place=places)
    return msgspec.structs.replace(reading, claim=claim)


def chosen(place: Place) -> Place:
    """The place without the others that its name may mean: ``where`` of a reading has what comparing needs of them."""
    return msgspec.structs.replace(place, candidates=())
