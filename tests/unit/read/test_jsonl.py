"""Bulk records: streaming, in order, and what becomes of damaged lines."""

import io
import json

import pytest

from counterclaim.model.errors import BadRecord, CounterclaimError, EmptyInput, NotText, ReadError, TooLarge
from counterclaim.model.ids import content_id
from counterclaim.read.jsonl import ROOM, Line, iter_lines, line_id, read_pair, read_record

TEXT = "The army said that it had taken the village."


def record(raw: bytes, max_bytes: int = 1000):
    return read_record(Line(7, raw), name="in.jsonl", max_bytes=max_bytes)


def test_lines_keep_order_and_numbers():
    stream = io.BytesIO(b'\xef\xbb\xbf{"a":1}\n\n  \r\n{"b":2}\r\n{"c":3}')
    lines = list(iter_lines(stream, max_bytes=100))
    assert [(line.number, line.raw.strip()) for line in lines] == [(1, b'{"a":1}'), (4, b'{"b":2}'), (5, b'{"c":3}')]


def test_a_line_over_the_limit_is_cut_and_the_next_one_read():
    long = b'{"id":"big","text":"' + b"x" * (ROOM * 4) + b'"}\n'
    lines = list(iter_lines(io.BytesIO(long + b'{"id":"next"}\n'), max_bytes=10))
    assert [(line.number, line.whole, line_id(line.raw)) for line in lines] == [(1, False, "big"), (2, True, "next")]
    assert len(lines[0].raw) <= ROOM
    with pytest.raises(TooLarge, match=r"in\.jsonl:1"):
        read_record(lines[0], name="in.jsonl", max_bytes=10)


def test_record():
    fields = {
        "id": "r1",
        "text": "\ufeff" + TEXT + "\r\n",
        "published": "2024-05-12T08:00:00Z",
        "outlet": "Example Post",
    }
    document = record(json.dumps({**fields, "url": "u", "title": "t", "lang": "en", "more": [1]}).encode())
    assert document.text == TEXT + "\n"
    assert (document.id, document.outlet, document.url, document.title) == ("r1", "Example Post", "u", "t")
    assert str(document.published) == "2024-05-12"
    assert document.name == "in.jsonl:7"


def test_without_id_the_content_gives_it():
    assert record(json.dumps({"text": TEXT}).encode()).id == content_id(TEXT)


@pytest.mark.parametrize(
    ("raw", "error", "words", "found"),
    [
        (b'{"id":"r1","text":"cut', BadRecord, "truncated", "r1"),
        (b'{"id":"r1"}', BadRecord, "text", "r1"),
        (b'{"id":"r1","text":5}', BadRecord, "Expected `str`", "r1"),
        (b'{"id":12,"text":"x"}', BadRecord, "Expected `str", 12),
        (b'["r1"]', BadRecord, "Expected `object`", None),
        (b"not json", BadRecord, "malformed", None),
        (b'{"id":"r1","more":' + b"[" * 100_000, BadRecord, "recursion", "r1"),
        (b'{"id":"r1","text":"caf\xe9"}', NotText, "0xE9 at offset 22", "r1"),
        (b'{"id":"r1","text":" \\n "}', EmptyInput, "no text", "r1"),
        (b'{"id":"r1","text":"It fell.","published":"soon"}', ReadError, "YYYY-MM-DD", "r1"),
        (b'{"id":"r1","text":"' + b"x" * 1001 + b'"}', TooLarge, "1,000 bytes", "r1"),
        (b'{"text":"It fell.","id":"late"', BadRecord, "truncated", None),
    ],
)
def test_damaged(raw, error, words, found):
    with pytest.raises(error, match=words) as caught:
        record(raw)
    assert isinstance(caught.value, CounterclaimError)
    assert str(caught.value).startswith("in.jsonl:7: ")
    assert line_id(raw) == found


def test_lone_surrogate():
    with pytest.raises(BadRecord):
        record(b'{"id":"r1","text":"half \\ud800 pair"}')


def test_pair():
    raw = json.dumps({"id": "p", "left": {"text": TEXT}, "right": {"id": "b", "text": TEXT}}).encode()
    left, right = read_pair(Line(3, raw), name="in", max_bytes=1000)
    assert (left.name, right.name, right.id) == ("in:3 (left)", "in:3 (right)", "b")
