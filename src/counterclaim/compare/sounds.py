"""How names sound, in Latin or Cyrillic letters: what two spellings of one name share."""

from __future__ import annotations

import functools

from counterclaim.model.names import fold, skeleton

# What the letters sound like; vowels are all one, since spellings differ in them. Only ever compared with each other.
LETTERS = {
    "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "ж": "zh", "з": "z", "к": "k", "л": "l", "м": "m", "н": "n",
    "п": "p", "р": "r", "с": "s", "т": "t", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
}  # fmt: skip
LATIN = str.maketrans({**LETTERS, **dict.fromkeys("аеєёиіїйоуыэюя", "a"), **dict.fromkeys("ьъ", "")})


@functools.lru_cache(maxsize=65536)
def sound(name: str) -> str:
    """The consonants of a name, alike for its spellings; ``""`` for names too short to tell."""
    return skeleton(fold(name).translate(LATIN))
