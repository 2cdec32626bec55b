"""Bulk: order kept, failures stay with their document, a stopped run goes on."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

TEXTS = (
    "The army said on 12 May 2024 that its troops had taken Lukiantsi.",
    "The governor said that at least 14 people were killed in the shelling of Kharkiv.",
    "Kyiv denied that the village had fallen.",
    "The spokesman said 44 of 62 drones had been shot down over Odesa.",
)
FRENCH = "Le ministère a déclaré lundi que les forces armées avaient pris le village après de violents combats."
DAMAGED = b'{"id":"cut","text":"The army\n'


def records(count):
    return [{"id": f"r{number}", "text": TEXTS[number % len(TEXTS)]} for number in range(count)]


def write(path, rows):
    path.write_bytes(b"".join(row if isinstance(row, bytes) else json.dumps(row).encode() + b"\n" for row in rows))
    return path


def read(path):
    return [json.loads(line) for line in Path(path).read_bytes().splitlines()]


@pytest.fixture
def given(folder):
    rows = records(4)
    rows[1:1] = [DAMAGED, b"\n", {"id": "fr", "text": FRENCH}, {"id": "empty", "text": " "}, {"text": TEXTS[0]}]
    return write(folder / "in.jsonl", rows)


def test_order_and_failures(given, program):
    done = program("extract", given, "-o", "out.jsonl")
    assert done.code == 0
    out = read("out.jsonl")
    assert [row["id"] for row in out] == ["r0", "cut", "fr", "empty", out[4]["document"]["id"], "r1", "r2", "r3"]
    errors = {row["id"]: row["error"] for row in out if "error" in row}
    assert {key: error["code"] for key, error in errors.items()} == {"cut": "E106", "fr": "E105", "empty": "E102"}
    assert all(set(error) == {"code", "message"} for error in errors.values())
    assert errors["cut"]["message"].startswith(f"{given}:2: ")
    assert done.err == "counterclaim: 8 done, 3 failed (E102: 1, E105: 1, E106: 1)\n"


def test_a_line_is_what_check_says(given, program):
    program("extract", given, "-o", "out.jsonl")
    Path("r.txt").write_text(TEXTS[0], encoding="utf-8")
    checked = json.loads(program("check", "r.txt", "--format", "json").out)
    extracted = read("out.jsonl")[4]
    for layer in ("claims", "places", "times", "amounts", "attributions", "relations", "findings"):
        assert extracted[layer] == checked[layer]
    assert checked["schema"] == "counterclaim/report@1"
    assert checked["claims"]


def test_standard_output(given, program):
    done = program("extract", given)
    assert [json.loads(line).get("id") for line in done.out.splitlines()][:2] == ["r0", "cut"]


def test_any_fault_stays_with_its_document(folder, program, monkeypatch):
    from counterclaim import flow

    real = flow.read_report

    def faulty(document, options=None):
        if document.id == "r1":
            raise RecursionError("too\ndeep")
        return real(document, options)

    monkeypatch.setattr(flow, "read_report", faulty)
    write(folder / "in.jsonl", records(3))
    done = program("extract", "in.jsonl", "-o", "out.jsonl")
    out = read("out.jsonl")
    assert done.code == 0
    assert out[1] == {"id": "r1", "error": {"code": "E900", "message": "in.jsonl:2: RecursionError: too deep"}}
    assert [row["id"] for row in out if "error" not in row] == ["r0", "r2"]
    assert "Traceback" not in done.err


def test_layers(folder, program):
    write(folder / "in.jsonl", records(2))
    program("extract", "in.jsonl", "-o", "all.jsonl")
    program("extract", "in.jsonl", "-o", "some.jsonl", "--layers", "times,places")
    for whole, part in zip(read("all.jsonl"), read("some.jsonl"), strict=True):
        assert part["times"] == whole["times"]
        assert {layer for layer, found in part.items() if isinstance(found, list) and found} <= {"times", "places"}
        assert set(part) == set(whole)


@pytest.mark.parametrize("kept", [0, 1, 2.5, 4])
def test_resume(kept, folder, program):
    write(folder / "in.jsonl", records(4))
    program("extract", "in.jsonl", "-o", "whole.jsonl")
    lines = Path("whole.jsonl").read_bytes().splitlines(keepends=True)
    piece = lines[int(kept)][:40] if kept % 1 else b""
    Path("out.jsonl").write_bytes(b"".join(lines[: int(kept)]) + piece)
    done = program("extract", "in.jsonl", "-o", "out.jsonl", "--resume")
    assert done.code == 0
    assert Path("out.jsonl").read_bytes() == Path("whole.jsonl").read_bytes()
    assert f"{4 - int(kept)} done" in done.err


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([{"id": "r7"}], "not of this input"),
        ([{"id": f"r{number}"} for number in range(5)], "more lines than the input"),
    ],
)
def test_resume_refuses_the_output_of_another_input(lines, words, folder, program):
    write(folder / "in.jsonl", records(4))
    before = write(folder / "out.jsonl", lines).read_bytes()
    done = program("extract", "in.jsonl", "-o", "out.jsonl", "--resume")
    assert done.code == 2
    assert words in done.err
    assert Path("out.jsonl").read_bytes() == before


def children(pid):
    found = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in found.read_text().split()] if found.exists() else []


def is_worker(pid):
    return b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc to find a worker to kill")
def test_jobs_keep_the_order_even_when_a_worker_is_killed(folder, program):
    write(folder / "in.jsonl", records(24))
    command = [
        sys.executable,
        "-c",
        "from counterclaim.cli import main; main()",
        "extract",
        "in.jsonl",
        "-o",
        "out.jsonl",
    ]
    with subprocess.Popen([*command, "--jobs", "2"], stderr=subprocess.PIPE, text=True) as running:
        deadline = time.monotonic() + 60
        while not (out := folder / "out.jsonl").exists() or not out.stat().st_size:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        for child in filter(is_worker, children(running.pid)):
            os.kill(child, signal.SIGKILL)
            break
        assert running.stderr is not None
        errors = running.stderr.read()
    assert running.returncode == 0, errors
    program("extract", "in.jsonl", "-o", "alone.jsonl")
    assert Path("out.jsonl").read_bytes() == Path("alone.jsonl").read_bytes()


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Steppe Courier</title>
<item><title>Village taken</title><link>https://a.example/1</link><description>{0}</description></item>
<item><title>Drones shot down</title><link>https://a.example/2</link><description>{1}</description></item>
</channel></rss>"""


def test_a_folder_of_texts_pages_and_feeds_is_read_as_add_reads_it(folder, program):
    inside = folder / "week"
    inside.mkdir()
    (inside / "a.txt").write_text(TEXTS[0], encoding="utf-8")
    (inside / "b.rss").write_text(FEED.format(TEXTS[1], TEXTS[3]), encoding="utf-8")
    (inside / "c.txt").write_bytes(b"\xff\xfe\x00binary")
    (inside / "d.png").write_bytes(b"no reader is for it")
    write(inside / "e.jsonl", records(2))
    done = program("extract", "week", "-o", "out.jsonl")
    assert done.code == 0
    out = read("out.jsonl")
    assert len(out) == 6
    assert [row["error"]["code"] for row in out if "error" in row] == ["E103"]
    assert [row["document"]["outlet"] for row in out if "error" not in row][1:3] == ["Steppe Courier"] * 2
    assert all(row["claims"] for row in out if "error" not in row)
    Path("half.jsonl").write_bytes(b"".join(Path("out.jsonl").read_bytes().splitlines(keepends=True)[:4]))
    assert program("extract", "week", "-o", "half.jsonl", "--resume").code == 0
    assert [row.get("id") for row in read("half.jsonl")] == [row.get("id") for row in out]


@pytest.mark.parametrize(("name", "count"), [("one.txt", 1), ("lines.txt", 2), ("feed.xml", 2)])
def test_a_single_file_is_what_it_looks_like(name, count, folder, program):
    (folder / "one.txt").write_text(TEXTS[0], encoding="utf-8")
    write(folder / "lines.txt", records(2))
    (folder / "feed.xml").write_text(FEED.format(TEXTS[1], TEXTS[3]), encoding="utf-8")
    done = program("extract", name, "-o", "out.jsonl")
    assert (done.code, len(read("out.jsonl"))) == (0, count)
