"""Subjects built by hand: a text with marked spans, no model loaded."""

from __future__ import annotations

import re

from counterclaim.check.subject import Subject
from counterclaim.model.annotation import Annotations
from counterclaim.model.claim import Claim, Kind, Link, Modality, Polarity, Role, Status
from counterclaim.model.document import Document
from counterclaim.model.parse import Parse, Sentence, Token
from counterclaim.model.report import SCHEMA, DocumentInfo, Report
from counterclaim.model.span import Span, span_of
from counterclaim.model.theatre import Theatre

WORLD = Theatre(id="w", title="World", timezone="UTC")
WORD = re.compile(r"\w+|[^\w\s]")


def span(text: str, words: str, nth: int = 1) -> Span:
    """The ``nth`` occurrence of ``words``."""
    at = -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    return span_of(text, at, at + len(words))


def document(text: str, **fields: object) -> Document:
    """A document without metadata, unless ``fields`` say otherwise."""
    base: dict[str, object] = {"id": "d", "lang": "en", "name": "case.txt", "sha256": "0" * 64, "reader": "test"}
    return Document(text=text, **{**base, **fields})  # type: ignore[arg-type]


def parse(text: str) -> Parse:
    """One sentence per full stop; every word its own head, its lemma its lower case."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, match in enumerate(re.finditer(r"[^.?!\s][^.?!]*[.?!]?", text)):
        first = len(tokens)
        for word in WORD.finditer(match[0]):
            start = match.start() + word.start()
            i = len(tokens)
            tokens.append(
                Token(i, start, start + len(word[0]), word[0], word[0].lower(), "NOUN", "NN", "dep", i, number)
            )
        sentences.append(Sentence(first, len(tokens), match.start(), match.end()))
    return Parse(lang="en", tokens=tuple(tokens), sentences=tuple(sentences))


def subject(
    text: str, *, theatre: Theatre = WORLD, fields: dict[str, object] | None = None, **layers: tuple[object, ...]
) -> Subject:
    """A subject with the given layers; ``quotes``, ``wording`` and ``mentions`` go to the annotations."""
    of_parse = {name: layers.pop(name) for name in ("quotes", "wording") if name in layers}
    if "mentions" in layers:
        of_parse["places"] = layers.pop("mentions")
    doc = document(text, **(fields or {}))
    info = DocumentInfo(id="d", lang="en", title=None, outlet=None, published=None, sha256=doc.sha256, words=1)
    return Subject(
        areas={region.id: frozenset(region.members) for region in theatre.regions},
        document=doc,
        report=Report(schema=SCHEMA, id="d", document=info, **layers),  # type: ignore[arg-type]
        annotations=Annotations(parse=parse(text), **of_parse),  # type: ignore[arg-type]
        theatre=theatre,
    )


def claim(content: Span, sentence: Span, *chain: Link, **fields: object) -> Claim:
    """An asserted claim of kind ``other``, unless ``fields`` say otherwise."""
    base: dict[str, object] = {
        "id": f"{content.start}",
        "kind": Kind.OTHER,
        "polarity": Polarity.ASSERTED,
        "modality": Modality.FACT,
        "place": (),
        "confidence": 1.0,
        "status": Status.MACHINE,
        "made_by": "test",
    }
    return Claim(content=content, sentence=sentence, chain=chain, **{**base, **fields})  # type: ignore[arg-type]


def link(words: Span, role: Role = Role.SPEAKER, **fields: object) -> Link:
    """A link printed at ``words``."""
    return Link(who=words.text, role=role, start=words.start, stop=words.stop, text=words.text, **fields)  # type: ignore[arg-type]
