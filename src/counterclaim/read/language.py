"""Which language a text is in: by letters and function words first, by a classifier where those do not tell."""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import counterclaim.languages as packs
from counterclaim.languages import LANGUAGES
from counterclaim.model.errors import UnsupportedLanguage

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 20_000  # characters looked at: enough for any classifier
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
PLAIN = 0.20  # share of function words that settles it; running English has about 0.35, headlines under 0.1
SURE = 0.60  # probability from which the classifier may overrule the default
MARGIN = 10.0  # ... if it finds the default this many times less likely
ELSEWHERE = "ўәғқңөұүһјљњћђѓќџ"  # letters of Cyrillic alphabets of other languages
OUTWEIGHS = 2  # times as many of its own letters as of the other's: a quotation does not decide
UNKNOWN = "und"  # BCP 47 for undetermined


def require_supported(text: str, declared: str | None, *, where: str) -> str:
    """The language of ``text`` (``declared``, if somebody said it), one of ``LANGUAGES``.

    Raises ``UnsupportedLanguage``, which names it and the supported ones.
    """
    lang = declared.replace("_", "-").split("-")[0].lower() if declared else detect(text)
    if lang in LANGUAGES:
        return lang
    known = ", ".join(display(each) for each in LANGUAGES)
    raise UnsupportedLanguage(
        f"the text is in {display(lang)}, which is not supported; supported: {known} (--lang says otherwise)",
        where=where,
    )


def detect(text: str) -> str:
    """A language code; ``und`` if letters are of a script that nothing recognises.

    A short text in Latin letters that fits no language well counts as the first language of that script
    in ``LANGUAGES``: names alone ("Bakhmut") do not tell.
    """
    sample = text[:SAMPLE]
    script = main_script(sample)
    for lang in LANGUAGES:
        table = packs.table(lang, "identify")
        if table["script"] == script and function_share(sample, frozenset(table["function_words"])) >= PLAIN:
            return lang
    return by_letters(sample) if script == "CYRILLIC" else by_classifier(sample, script)


def main_script(text: str) -> str | None:
    """The script that most letters are of, as Unicode names it (``LATIN``), ``None`` without letters."""
    counts = Counter(char for char in text if char.isalpha())
    scripts: Counter[str] = Counter()
    for char, count in counts.items():
        scripts[unicodedata.name(char, "?").split(" ", 1)[0]] += count
    return scripts.most_common(1)[0][0] if scripts else None


def function_share(text: str, function_words: frozenset[str]) -> float:
    """Which share of the words are function words, 0..1."""
    words = WORD.findall(text.casefold())
    return sum(word in function_words for word in words) / len(words) if words else 0.0


def by_letters(text: str) -> str:
    """Ukrainian or Russian where their own letters say so, else what the classifier says."""
    counts = Counter(text.casefold())
    ukrainian = sum(counts[letter] for letter in "ґєії")
    russian = sum(counts[letter] for letter in "ыэё")
    if not any(counts[letter] for letter in ELSEWHERE):
        if ukrainian > OUTWEIGHS * russian:
            return "uk"
        if russian > OUTWEIGHS * ukrainian:
            return "ru"
    return by_classifier(text, "CYRILLIC")


def by_classifier(text: str, script: str | None) -> str:
    """The classifier's first choice if it is sure enough, else the default of the script."""
    default = next((each for each in LANGUAGES if script in (packs.table(each, "identify")["script"], None)), None)
    if script is None and default:
        return default
    ranked = dict(identifier().rank(text))
    best, probability = max(ranked.items(), key=lambda item: (item[1], item[0]))
    if default is None:
        return best if best in names() else UNKNOWN
    if best == default or probability < SURE or ranked.get(default, 0.0) * MARGIN > probability:
        return default
    return best if best in names() else default


@functools.cache
def identifier() -> LanguageIdentifier:
    """The classifier, loaded once: that takes most of a second, so only texts that need it wait."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@functools.cache
def names() -> dict[str, str]:
    """English names of languages by code."""
    path = Path(packs.__file__).parent / "names.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def display(lang: str) -> str:
    """``French (fr)``, or the bare code where no name is known."""
    if lang == UNKNOWN:
        return "a language that was not recognised"
    return f"{names()[lang]} ({lang})" if lang in names() else lang
