"""A claim as compared, in few bytes: a ledger keeps it, so that a later report meets it without its text."""

from __future__ import annotations

import zlib

import msgspec

from counterclaim.compare.reading import Reading
from counterclaim.model.claim import Claim

CLAIM = "claim"


def pack(reading: Reading) -> bytes:
    """Everything of a reading but its claim, which is kept beside it."""
    fields = {name: getattr(reading, name) for name in reading.__struct_fields__ if name != CLAIM}
    return zlib.compress(msgspec.msgpack.encode(fields, order="deterministic"), 6)  # sets have no order of their own


def unpack(raw: bytes, claim: Claim) -> Reading:
    """The reading that ``pack`` was given; raises ``msgspec.ValidationError`` for one of another version."""
    packed = msgspec.msgpack.decode(zlib.decompress(raw), type=dict[str, msgspec.Raw])
    whole = msgspec.msgpack.encode({CLAIM: claim, **packed})
    return msgspec.msgpack.decode(whole, type=Reading)
