"""Plain text: checked, decoded, otherwise left alone."""

from __future__ import annotations

import hashlib
import re

from counterclaim.model.document import Document
from counterclaim.model.errors import EmptyInput, NotText, TooLarge
from counterclaim.model.ids import content_id
from counterclaim.read.head import read_head
from counterclaim.read.language import require_supported
from counterclaim.read.options import ReadOptions

READER = "read.text@1"
BOM = "\ufeff"
SAMPLE = 8192  # bytes looked at to tell text from binary
# First bytes of what people hand over instead of text -> how to say it, and the way out.
SIGNATURES = (
    (b"%PDF-", "a PDF file: save its text first (pdftotext FILE -)"),
    (b"PK\x03\x04", "a zip or office document: save it as plain text first"),
    (b"\xd0\xcf\x11\xe0", "an old office document: save it as plain text first"),
    (b"{\\rtf", "an RTF document: save it as plain text first"),
    (b"\x1f\x8b", "gzip-compressed: unpack it first (gunzip -c FILE)"),
    (b"\xff\xfe", "UTF-16 text: convert it first (iconv -f UTF-16 -t UTF-8 FILE)"),
    (b"\xfe\xff", "UTF-16 text: convert it first (iconv -f UTF-16 -t UTF-8 FILE)"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")  # not tab, line ends, form feed, escape
TOO_MANY_CONTROLS = 0.05  # of the sample's bytes; text has none or a stray one
BLANK = re.compile("[\\s\u00ad\u200b-\u200f\u2060\ufeff]*")  # white space and what prints nothing


def read_text(source: bytes, *, name: str, options: ReadOptions) -> Document:
    """The document in ``source``; a BOM is dropped and line ends become ``\\n``, nothing else changes.

    Raises ``TooLarge``, ``NotText`` (binary, or the first byte that is not UTF-8), ``EmptyInput`` and
    ``UnsupportedLanguage``, each with ``name`` in front.
    """
    if len(source) > options.max_bytes:
        raise too_large(options.max_bytes, name)
    refuse_binary(source, name)
    text = decode(source, name)
    return document(text, sha256=hashlib.sha256(source).hexdigest(), name=name, options=options, reader=READER)


def document(text: str, *, sha256: str, name: str, options: ReadOptions, reader: str) -> Document:
    """A document over ``text`` with normal line ends, its language found and supported.

    Title, outlet and day of publication that ``options`` leave open are those that the first lines print.
    """
    text = text.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n")
    if BLANK.fullmatch(text):
        raise EmptyInput("there is no text in it", where=name)
    lang = require_supported(text, options.lang, where=name)
    head = read_head(text, lang)
    return Document(
        id=options.id or content_id(text),
        text=text,
        lang=lang,
        name=name,
        sha256=sha256,
        reader=reader,
        title=options.title or head.title,
        outlet=options.outlet or head.outlet,
        url=options.url,
        published=options.published or head.published,
        head=head.lines,
    )


def too_large(limit: int, name: str) -> TooLarge:
    """The error for an input of more than ``limit`` bytes."""
    return TooLarge(f"larger than the limit of {limit:,} bytes: raise it with --max-bytes", where=name)


def refuse_binary(source: bytes, name: str) -> None:
    """Raise ``NotText`` for what is plainly no plain text, saying what it is."""
    for signature, what in SIGNATURES:
        if source.startswith(signature):
            raise NotText(f"this is {what}", where=name)
    head = source[:SAMPLE]
    if PAGE.match(head):
        raise NotText("this is a web page: save the page as text and check that", where=name)
    zero = source.find(b"\x00")
    if zero >= 0:
        raise NotText(f"this is binary, not text: byte {zero} is zero", where=name)
    if len(CONTROL.findall(head)) > TOO_MANY_CONTROLS * len(head):
        raise NotText("this is binary, not text: it is full of control characters", where=name)


def decode(source: bytes, name: str) -> str:
    """``source`` as UTF-8; ``NotText`` names the offending byte, its offset and its line."""
    try:
        return source.decode("utf-8")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        raise NotText(
            f"not valid UTF-8: byte 0x{source[error.start]:02X} at offset {error.start} (line {line}); "
            "convert it first, e.g. iconv -f WINDOWS-1252 -t UTF-8 FILE",
            where=name,
        ) from error
