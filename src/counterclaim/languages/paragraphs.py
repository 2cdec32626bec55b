"""The pieces of a text that a parser gets: paragraphs, without line breaks of a hard wrap, datelines apart."""

from __future__ import annotations

import re

BREAK = re.compile(r"\n[ \t\r]*\n\s*")
SHORT_LINE = 40  # characters; a shorter line is no hard-wrapped one
WRAP_WIDTH = 120
WRAPPED_LINES = 3
CLOSING = frozenset(".!?:;\"'”’»)]…")
ENDLESS = re.compile(r"\S{1000}(?=\S)")  # a tokenizer takes quadratic time over a run of marks
MAX_PIECE = 20_000  # characters handed to the parser at once: bounds its memory, not the text


def paragraphs(text: str, datelines: re.Pattern[str]) -> list[tuple[int, int]]:
    """``[start, stop)`` of each paragraph, without surrounding white space; a dateline is a piece of its own.

    A blank line always breaks. A single newline breaks unless the text is hard-wrapped there: the line before it is
    long, ends no sentence, and the next line goes on in lower case or the block has several such lines.
    """
    out: list[tuple[int, int]] = []
    for first, last in blocks(text):
        start = after_dateline(text, first, datelines, out)
        wrapped = is_wrapped(text[first:last])
        for match in re.finditer("\n", text[first:last]):
            at = first + match.start()
            line = text[text.rfind("\n", first, at) + 1 : at].rstrip()
            rest = text[at + 1 : last].lstrip()
            goes_on = len(line) > SHORT_LINE and line[-1:] not in CLOSING and (wrapped or rest[:1].islower())
            if not goes_on:
                out.extend(cut(text, start, at))
                start = after_dateline(text, at + 1, datelines, out)
        out.extend(cut(text, start, last))
    return out


def blocks(text: str) -> list[tuple[int, int]]:
    """``[start, stop)`` of the stretches between blank lines."""
    out, start = [], 0
    for match in BREAK.finditer(text):
        out.append((start, match.start()))
        start = match.end()
    out.append((start, len(text)))
    return [(a, b) for a, b in out if text[a:b].strip()]


def is_wrapped(block: str) -> bool:
    """True for a block of at least three lines, all but the last long and of about one length."""
    lines = [line for line in block.split("\n") if line.strip()]
    full = [len(line) for line in lines[:-1]]
    return len(lines) >= WRAPPED_LINES and min(full) > SHORT_LINE and max(full) <= WRAP_WIDTH


def after_dateline(text: str, start: int, datelines: re.Pattern[str], out: list[tuple[int, int]]) -> int:
    """Where the report goes on after a dateline ("PORT SUDAN, March 27 - ") or a time stamp, which is cut off."""
    match = datelines.match(text, start)
    if match is None:
        return start
    out.extend(cut(text, start, match.end()))
    return match.end()


def cut(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """The stretch in pieces without outer white space that the tokenizer can take: no long one, no endless word."""
    out = []
    for match in ENDLESS.finditer(text, start, stop):
        out.extend(cut_at_spaces(text, start, match.end()))
        start = match.end()
    return out + cut_at_spaces(text, start, stop)


def cut_at_spaces(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """The stretch without outer white space, in pieces of at most ``MAX_PIECE`` cut at white space."""
    out = []
    while start < stop:
        while start < stop and text[start].isspace():
            start += 1
        end = min(stop, start + MAX_PIECE)
        if end < stop:
            space = text.rfind(" ", start + MAX_PIECE // 2, end)
            end = space if space > 0 else end
        piece_stop = end
        while piece_stop > start and text[piece_stop - 1].isspace():
            piece_stop -= 1
        if piece_stop > start:
            out.append((start, piece_stop))
        start = end
    return out
