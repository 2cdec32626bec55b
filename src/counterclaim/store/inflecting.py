"""Words that are searched for, with the dictionary forms by which their language is found."""

from __future__ import annotations

import msgspec

from counterclaim.languages.looking_up import bases_of
from counterclaim.store.matching import Filters, query_words


def with_bases(filters: Filters) -> Filters:
    """The filters with the dictionary forms of their words, where these are in no Latin letters."""
    if filters.words is None or filters.words.isascii():
        return filters
    words = query_words(filters.words)
    plain = [word.isascii() or not word.isalpha() for word in words]  # a phrase, a beginning: as printed
    bases = tuple(() if as_is else bases_of(word, filters.lang) for word, as_is in zip(words, plain, strict=True))
    return msgspec.structs.replace(filters, bases=bases)
