"""``add``: files and folders into a ledger; twice adds nothing; what fails is noted and read again when asked."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from counterclaim.cli import adding
from counterclaim.model.errors import CounterclaimError

TAKEN = "The general staff said on 12 May 2024 that its troops had taken the village of Lukiantsi.\n"
DENIED = "Kyiv denied on 12 May 2024 that the village of Lukiantsi had fallen.\n"
SPANISH = "El ministerio declaró el lunes que las fuerzas armadas habían tomado el pueblo tras intensos combates.\n"


@pytest.fixture
def inputs(folder):
    """A folder with two texts, a JSONL file of three lines (one is damaged), a file that no reader is for."""
    deep = folder / "in" / "deep"
    deep.mkdir(parents=True)
    (folder / "in" / "a.txt").write_text(TAKEN)
    (deep / "b.md").write_text(DENIED)
    (folder / "in" / ".hidden.txt").write_text("no")
    (folder / "in" / "c.jpg").write_bytes(b"\xff\xd8")
    lines = [
        json.dumps({"id": "one", "text": DENIED, "outlet": "Morning Paper", "published": "2024-05-13"}),
        '{"id": "cut", "text": "The ar',
        json.dumps({"id": "three", "text": TAKEN, "outlet": "=cmd|' /C calc'!A0", "published": "2024-05-13"}),
    ]
    (folder / "in" / "d.jsonl").write_text("\n".join(lines) + "\n")
    return folder / "in"


def test_a_folder_then_the_same_again(inputs, program):
    done = program("add", inputs)
    assert done.code == 1
    assert done.out.startswith("counterclaim.db: 4 added (")
    assert done.out.endswith("1 failed, 1 files passed over (no reader for them)\n")
    assert "d.jsonl:2: [E106]" in done.err
    digest = program("ledger", "digest").out
    again = program("add", inputs)
    assert again.out.startswith("counterclaim.db: 0 added (0 claims, 0 relations), 4 already there, 1 failed")
    assert program("ledger", "digest").out == digest
    assert program("ledger", "check") == (0, "counterclaim.db: sound\n", "")
    assert [row["part"] for row in json.loads(program("ledger", "failures", "--format", "json").out)] == [2]


def test_several_processes_make_the_same_ledger(inputs, program):
    program("add", inputs)
    program("add", inputs, "--ledger", "other.db", "--jobs", "2")
    assert program("ledger", "digest").out == program("ledger", "digest", "--ledger", "other.db").out


def test_what_failed_is_read_again_when_asked(inputs, program):
    program("add", inputs)
    assert program("add", "--retry-failed").out.startswith("counterclaim.db: 0 added (0 claims, 0 relations), 1 failed")
    lines = (inputs / "d.jsonl").read_text().splitlines()
    lines[1] = json.dumps({"id": "cut", "text": TAKEN, "outlet": "Evening Paper"})
    (inputs / "d.jsonl").write_text("\n".join(lines) + "\n")
    assert program("add", "--retry-failed").out.startswith("counterclaim.db: 1 added (")
    assert program("ledger", "failures").out == "0 failures\n"
    assert program("ledger", "check").code == 0


def test_a_fault_while_reading_costs_one_document_and_is_not_repeated(inputs, program, monkeypatch):
    def broken(document, outcome):
        if "denied" in document.text:
            raise ZeroDivisionError("nothing to divide by")
        return whole(document, outcome)

    from counterclaim import keeping

    whole = keeping.harvest
    monkeypatch.setattr(keeping, "harvest", broken)
    done = program("add", inputs)
    assert done.out.startswith("counterclaim.db: 2 added (")
    assert "b.md: [E900] ZeroDivisionError: nothing to divide by" in done.err
    monkeypatch.undo()
    monkeypatch.chdir(inputs.parent)
    assert "not tried again: --retry-failed" in program("add", inputs).err
    assert program("add", "--retry-failed").out.startswith("counterclaim.db: 2 added (")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["add"], 2, "name files or folders"),
        (["add", "none.txt"], 1, "[E101] no such file"),
        (["add", "es.txt"], 1, "[E105]"),
        (["add", "report.txt", "--ledger", "."], 2, "[E401] this is a directory"),
        (["add", "report.txt", "--ledger", "report.txt"], 2, "[E405] this is no ledger"),
        (["add", "report.txt", "--ledger", "no/such/folder.db"], 2, "[E401] cannot be opened"),
        (["claims"], 2, "[E402] there is no ledger here"),
        (["claims", "--kind", "battle"], 2, "there is no kind of claim 'battle'"),
        (["claims", "--since", "May"], 2, "'May' is no day"),
        (["claims", "--box", "1,2,3"], 2, "is no box"),
        (["claims", "--box", "5,2,3,4"], 2, "west comes before east"),
        (["disputes", "--relation", "compatible"], 2, "there is no relation"),
    ],
)
def test_wrong_use_is_one_line(arguments, code, words, folder, program):
    (folder / "es.txt").write_text(SPANISH)
    done = program(*arguments)
    assert done.code == code
    assert words in done.err
    assert "Traceback" not in done.err


def test_a_busy_ledger_is_said(folder, program, monkeypatch):
    from counterclaim.store import ledger as store

    store.open_ledger("counterclaim.db", create=True).close()
    with store.open_ledger("counterclaim.db") as held, held.write():
        monkeypatch.setattr(store.open_ledger, "__kwdefaults__", {**store.open_ledger.__kwdefaults__, "wait": 0.05})
        done = program("add", "report.txt")
    assert done.code == 2
    assert "[E403] another process is writing to this ledger" in done.err


def test_a_killed_add_goes_on(folder):
    lines = [json.dumps({"id": f"r{n}", "text": TAKEN.replace("12 May", f"{n + 1} May")}) for n in range(20)]
    (folder / "many.jsonl").write_text("\n".join(lines) + "\n")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "counterclaim", "add", "many.jsonl"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    while process.poll() is None and not Path("counterclaim.db-wal").exists():
        pass
    process.kill()
    process.wait()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    added = int(done.stdout.split(" added")[0].split()[-1])
    known = int(done.stdout.split(" already")[0].split()[-1]) if "already" in done.stdout else 0
    assert added + known == len(lines)


def test_a_message_of_a_worker_is_told_without_its_line(folder):
    assert adding.bare("add:7: ZeroDivisionError: x") == "ZeroDivisionError: x"
    assert adding.bare("out of memory: it died") == "out of memory: it died"
    assert CounterclaimError(adding.bare("")).message == ""
