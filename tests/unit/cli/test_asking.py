"""The commands that ask a ledger, on a small one of real reports."""

import csv
import io
import json

import pytest

from counterclaim.cli import run

REPORTS = [
    {
        "text": "The Russian defence ministry said on 12 May 2024 that its troops had captured the village "
        "of Lukiantsi.",
        "outlet": "=HYPERLINK(1)",
        "published": "2024-05-13",
    },
    {
        "text": "Ukraine's General Staff denied on 13 May 2024 that the village of Lukiantsi had been captured "
        "on 12 May.",
        "outlet": "Evening \x1b[31mPaper",
        "published": "2024-05-13",
    },
    {
        "text": "Губернатор сообщил 14 мая 2024 года, что в Волчанске погибли пять человек.",
        "outlet": "Вечер",
        "published": "2024-05-15",
    },
    {
        "text": "Губернатор повідомив 14 травня 2024 року, що у Вовчанську загинули троє людей.",
        "outlet": "Ранок",
        "published": "2024-05-15",
    },
]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    folder = tmp_path_factory.mktemp("asked")
    lines = [json.dumps({"id": str(n), **report}) for n, report in enumerate(REPORTS)]
    (folder / "in.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert run(["add", str(folder / "in.jsonl"), "--ledger", str(folder / "l.db")]) == 0
    return folder / "l.db"


@pytest.fixture
def ask(ledger, program):
    return lambda *arguments: program(*arguments, "--ledger", ledger)


def rows(done):
    assert (done.code, done.err) == (0, "")
    return json.loads(done.out)


def test_claims_by_side(ask):
    found = rows(ask("claims", "--side", "ru", "--format", "json"))
    assert [row["kind"] for row in found] == ["control-change"]
    assert rows(ask("claims", "--side", "ru", "--polarity", "denied", "--format", "json")) == []


def test_search_knows_forms_in_both_scripts(ask):
    assert len(rows(ask("search", "capturing village", "--format", "json"))) == 2
    for words in ("Волчанск", "погибнуть", "погибли", "Вовчанськ", "загинути"):
        assert len(rows(ask("search", words, "--format", "json"))) == 1, words
    assert ask("search", "penguins").out == "no claim fits\n"


def test_a_dispute_with_its_reason(ask):
    reasons = [row["reason"] for row in rows(ask("disputes", "--format", "json"))]
    assert sorted(reasons) == ["count-differs", "denial"]  # five dead in one language, three in another
    (row,) = rows(ask("disputes", "--place", "Lukiantsi", "--format", "json"))
    assert row["reason"] == "denial"
    assert {row["left_side"], row["right_side"]} == {"ru", "ua"}
    text = ask("disputes", "--place", "Lukiantsi").out
    assert "denial" in text
    assert text.endswith("1 shown\n")


def test_place_by_any_name(ask):
    out = ask("place", "lukiantsi").out
    assert "ru:\n" in out
    assert "ua:\n" in out
    assert ask("place", "Atlantis") == (1, "Atlantis: no claim is about it\n", "")


@pytest.mark.parametrize("command", [["claims"], ["search", "village"], ["place", "Lukiantsi"], ["disputes"]])
def test_forms_are_safe(command, ask):
    table, listed = ask(*command).out, ask(*command, "--format", "csv").out
    assert "\x1b" not in table
    cells = [cell for row in csv.reader(io.StringIO(listed, newline="")) for cell in row]
    assert "'=HYPERLINK(1)" in cells
    assert not any(cell.startswith(("=", "@", "+")) for cell in cells)


@pytest.mark.parametrize(
    "command",
    [["claims", "--facets"], ["claims", "--facets", "--text", "village"], ["questions"], ["sources"],
     ["ledger", "info"], ["ledger", "vacuum"], ["questions", "--format", "csv"], ["sources", "--format", "json"]],
)  # fmt: skip
def test_the_others_answer(command, ask):
    done = ask(*command)
    assert (done.code, done.err) == (0, "")
    assert done.out


def test_pages(ask):
    first, second = (rows(ask("claims", "--limit", "1", "--page", str(n), "--format", "json"))[0]["id"] for n in (1, 2))
    assert first != second


@pytest.mark.parametrize("form", ["csv", "geojson", "jsonld", "statements"])
def test_export(form, ask, tmp_path):
    target = tmp_path / f"claims.{form}"
    assert ask("export", "--format", form, "--side", "ru", "-o", target) == (0, "", "")
    text = target.read_text(encoding="utf-8")
    assert "captured the village of Lukiantsi" in text
    assert "denied" not in text
    assert ask("export", "--format", form, "--side", "ru").out.replace("\r\r", "\r") == target.read_bytes().decode()
    metadata = [path.name for path in tmp_path.iterdir() if path != target]
    assert metadata == (["claims.csv-metadata.json"] if form == "csv" else [])


def test_an_export_that_cannot_be_written_leaves_nothing(ask, tmp_path):
    done = ask("export", "-o", tmp_path / "none" / "x.csv")
    assert done.code == 2
    assert "[E110]" in done.err
    assert list(tmp_path.iterdir()) == []


def test_reports_in_words_of_their_own_that_cite_one_agency(folder, program):
    texts = (
        "The rebels have taken Goma, Reuters reported on Tuesday. Shops in the city were closed.",
        "Markets stayed shut. The rebels said they had captured Goma, according to Reuters.",
        "The army denied that Goma had fallen.",
    )
    rows = [
        {"id": f"r{n}", "text": text, "published": "2025-01-28", "outlet": f"Paper {n}"} for n, text in enumerate(texts)
    ]
    (folder / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert program("add", "in.jsonl", "--ledger", "cited.db").code == 0
    found = json.loads(program("sources", "--cited", "--ledger", "cited.db", "--format", "json").out)
    assert [(row["agency"], row["reports"]) for row in found] == [("Reuters", 2)]
    assert "2 reports, one origin: Reuters (cited)" in program("sources", "--cited", "--ledger", "cited.db").out
    assert program("sources", "--cited", "--ledger", "cited.db", "--format", "csv").out.count("Paper") == 2
