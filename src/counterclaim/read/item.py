"""One document that an input holds, or why there is none."""

from __future__ import annotations

import msgspec

from counterclaim.model.document import Document
from counterclaim.model.errors import ReadError


class Input(msgspec.Struct, frozen=True, kw_only=True):
    """One document of a file or address, or an error; ``part`` counts from 1 where there may be many, else is 0."""

    source: str  # the file, as an absolute path; or the address
    part: int = 0
    document: Document | None = None
    error: ReadError | None = None
