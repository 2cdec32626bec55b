"""What a generic check offers to the rules that use it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """``find`` yields hits; ``values`` are the names that a message may use, ``variants`` and ``params`` those
    that a rule may write."""

    find: Callable[[Rule, Subject], Iterator[Hit]]
    values: tuple[str, ...]
    variants: tuple[str, ...] = ()
    params: tuple[str, ...] = ()
