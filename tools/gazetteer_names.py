"""The keys under which the gazetteer files a place: spellings, romanisations, names without generic words."""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from counterclaim.model.names import fold

TABLES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("romanisation.toml").read_text(encoding="utf-8"))
VOWELS = "аеєиіїоуюя"
LATIN_OR_CYRILLIC = re.compile(r"[A-Za-z\u00c0-\u024f\u0259\u01dd\u1e00-\u1eff\u0400-\u04ff0-9\s'’‘ʼʻ`´ʹʺʽʾʿ.,\-–()/]+")
CYRILLIC = re.compile("[\u0400-\u04ff]")
GENERIC = re.compile(
    r"\b(oblast|region|province|governorate|state|district|rayon|raion|city|county|municipality|prefecture|republic of"
    r"|republic|department|département|provincia de|departamento de|estado de|regional state|autonomous|muhafazat"
    r"|wilaya de|wilaya|zone|division|township|krai|kray|the)\b\.?",
    re.IGNORECASE,
)
# An area's generic word in Russian and Ukrainian, before or after its name.
CYRILLIC_GENERIC = re.compile(
    r"\b(область|край|район|округ|республика|республіка|провинция|провінція|мухафаза|штат|автономная)\b",
    re.IGNORECASE,
)
COMPASS = {"Northern": "North", "Southern": "South", "Eastern": "East", "Western": "West"}


def romanise(name: str, table: str) -> str:
    """``name`` in Latin letters by one table of ``romanisation.toml``, capitals as in ``name``."""
    return "".join(
        romanise_word(w, TABLES[table]) if w.isalpha() or len(w) > 1 else w for w in re.split(r"([\s\-])", name)
    )


def romanise_word(word: str, table: dict[str, dict[str, str]]) -> str:
    """One word by one table."""
    lower, out, i = word.lower(), "", 0
    while i < len(lower):
        pair = table["pairs"].get(lower[i : i + 2])
        first = table["initial"].get(lower[i]) if i == 0 else None
        out += pair or first or table["letters"].get(lower[i], lower[i])
        i += 2 if pair else 1
    return out[:1].upper() + out[1:] if word[:1].isupper() else out


def russian_forms(name: str) -> Iterator[str]:
    """Likely Russian forms of a Ukrainian name, by its word ends and letters."""
    words = [list(russian_word(w)) for w in name.lower().split(" ")]
    for combination in itertools.islice(itertools.product(*words), 8):
        yield " ".join(w[:1].upper() + w[1:] for w in combination)


def russian_word(word: str) -> Iterator[str]:
    """Likely Russian forms of one lower-case Ukrainian word."""
    rules = TABLES["ukrainian_to_russian"]
    if word in rules["words"]:
        yield rules["words"][word]
        return
    end = max((e for e in rules["ends"] if word.endswith(e) and len(word) > len(e) + 1), key=len, default="")
    stem = word[: len(word) - len(end)]
    for pair, other in rules["pairs"].items():
        stem = stem.replace(pair, other)
    if end == "" and stem.endswith("ь") and stem[:-1].endswith("ськ"):
        stem = stem[:-1]
    stem = "".join(rules["letters"].get(c, c) for c in stem)
    seen = set()
    for i_form, y_form, tail in itertools.product(
        rules["i_becomes"], rules["y_becomes"], rules["ends"].get(end, [end])
    ):
        form = stem.replace("и", y_form).replace("і", i_form) + tail
        if form not in seen:
            seen.add(form)
            yield form


def register_names(name: str) -> set[str]:
    """Every spelling under which a settlement of the Ukrainian register is filed."""
    out = {name, romanise(name, "kmu"), romanise(name, "bgn")}
    for form in russian_forms(name):
        out |= {form, romanise(form, "russian"), romanise(form, "russian_loose")}
    return out


def usable(name: str, *, small: bool = False) -> bool:
    """Whether an alternate name is a name in Latin or Cyrillic letters, not a code or a machine transliteration.

    Of a ``small`` place only Latin names are.
    """
    if small and CYRILLIC.search(name):
        return False
    if not LATIN_OR_CYRILLIC.fullmatch(name) or name == name.lower():
        return False
    return not (name.isupper() and len(name) <= 4) and 2 < len(fold(name)) < 48


def area_names(name: str) -> set[str]:
    """A region's name with and without its generic word, "Northern X" also as "North X"."""
    bare = re.sub(r"\s+", " ", GENERIC.sub(" ", name.replace("’", "'"))).strip(" -,")
    out = {name, bare} if len(bare) > 2 else {name}
    for long, short in COMPASS.items():
        out |= {n.replace(f"{long} ", f"{short} ") for n in out if n.startswith(f"{long} ")}
        out |= {n.replace(f"{short} ", f"{long} ") for n in out if n.startswith(f"{short} ")}
    return out


def cyrillic_names(name: str) -> set[str]:
    """A region's Russian or Ukrainian name with and without its generic word: "Сумская" of "Сумская область"."""
    bare = re.sub(r"\s+", " ", CYRILLIC_GENERIC.sub(" ", name)).strip()
    return {name, bare} if len(bare) > 2 else {name}


def keys_of(names: Iterable[str]) -> set[str]:
    """The folded keys of ``names``."""
    return {key for key in map(fold, names) if len(key) > 1}
