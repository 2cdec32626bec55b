"""Check, Ledger and Claim in a real browser on the real server: by hand, without scripts, with hostile reports."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect
from tests.web.conftest import ROOT, WIDE, counterclaim, serving

LEVELS = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
NARROW: ViewportSize = {"width": 320, "height": 640}
HOSTILE = '</textarea><script>alert("outlet")</script> & "Post" \u202egnissim'
REPORT = (
    '🙂🙂 <script>alert("x")</script> & more.\n\n'
    "🙂 Russia's defence ministry said on 13 May 2024 that its forces had captured Vovchansk. "
    "Ukraine's General Staff denied that Vovchansk had been captured. "
    "At least 14 people were killed in Belgorod on 12 May.\n"
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server on a ledger of one hostile report."""
    folder: Path = tmp_path_factory.mktemp("hostile")
    record = {"id": "h", "text": REPORT, "outlet": HOSTILE, "title": HOSTILE, "published": "2024-05-14"}
    record["url"] = "javascript:alert(1)"
    (folder / "h.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    done = counterclaim("add", "--ledger", str(folder / "h.db"), str(folder / "h.jsonl"))
    assert done.returncode == 0, done.stderr
    with serving(folder / "h.db") as address:
        yield address


def checked(page: Page, server: str, text: str = REPORT) -> None:
    """Paste a report and wait for the result."""
    page.goto(f"{server}/check")
    page.fill("#text", text)
    page.fill("#published", "2024-05-14")
    page.fill("#outlet", HOSTILE)
    page.click("text=Check it")
    page.wait_for_selector("#claims", timeout=60_000)


def test_a_pasted_report_is_checked_and_its_script_is_text(page: Page, server: str) -> None:
    checked(page, server)
    assert '<script>alert("x")</script>' in page.inner_text(".text")
    assert "⟨U+202E⟩gnissim" in page.inner_text("header.top")
    pieces = page.eval_on_selector_all(".seg", "f => f.map(s => [+s.dataset.from, +s.dataset.to, s.textContent])")
    assert len(pieces) > 5
    assert all(REPORT[start:stop] == words for start, stop, words in pieces)
    page.hover(".card .said >> text=its forces had captured")
    lit = "".join(page.eval_on_selector_all(".seg.lit", "found => found.map(s => s.textContent)"))
    assert "its forces had captured Vovchansk" in lit


def test_a_file_is_checked_and_kept_and_found_again(page: Page, server: str, tmp_path: Path) -> None:
    path = tmp_path / "kept.txt"
    path.write_text(
        "Kyiv, 14 May 2024.\n\nUkraine's General Staff said that 31 soldiers had been killed near Lyptsi.\n"
    )
    page.goto(f"{server}/check")
    page.set_input_files("#file", path)
    page.fill("#outlet", "Kept Courier")
    page.click("text=Check it")
    page.wait_for_selector("#claims", timeout=60_000)
    page.click("text=Keep in the ledger")
    page.click("text=its claims")
    expect(page.locator(".claimrow").first).to_contain_text("Kept Courier")
    assert "document=" in page.url


def test_without_scripts_the_same_is_there(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=WIDE)
    page = context.new_page()
    checked(page, server)
    assert page.locator(".card:visible").count() >= 2
    page.goto(f"{server}/ledger")
    page.click(".facets >> text=Russia")
    assert "side=ru" in page.url
    page.click(".claimrow a >> nth=0")
    assert page.locator(".text.oneclaim .f-content").count() >= 1
    context.close()


def test_a_check_can_be_cancelled_and_the_text_comes_back(page: Page, server: str) -> None:
    page.goto(f"{server}/check")
    page.evaluate("words => { document.getElementById('text').value = words.repeat(400); }", REPORT)
    page.click("text=Check it")
    page.click("text=Cancel")
    page.wait_for_selector("#checkform")
    assert page.input_value("#text").startswith(REPORT.strip()[:40])
    answer = httpx.post(f"{server}/api/v1/check", json={"text": REPORT}, timeout=60)  # the next one is not held up
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("page.pdf", b"%PDF-1.7 ...", "PDF"),
        ("book.docx", b"PK\x03\x04\x00\x00", "office document"),
        ("empty.txt", b"  \n", "no text"),
        ("latin.txt", "Größe ".encode("latin-1") * 20, "UTF-8"),
        ("feed.rss", b"<?xml version='1.0'?><rss version='2.0'><channel></channel></rss>", "feed"),
    ],
)
def test_a_wrong_file_is_said_beside_the_form(page: Page, server: str, name: str, content: bytes, said: str) -> None:
    page.goto(f"{server}/check")
    page.set_input_files("#file", {"name": name, "mimeType": "application/octet-stream", "buffer": content})
    page.fill("#outlet", "Kept Post")
    page.click("text=Check it")
    page.wait_for_selector(".fault", timeout=60_000)
    assert said in page.inner_text(".fault")
    assert page.input_value("#outlet") == "Kept Post"


def test_an_oversized_file_is_not_sent(page: Page, server: str) -> None:
    page.goto(f"{server}/check")
    page.set_input_files("#file", {"name": "long.txt", "mimeType": "text/plain", "buffer": b"x " * 2_550_000})
    page.click("text=Check it")
    assert "Nothing was sent" in page.inner_text("#dropped")
    assert page.url.endswith("/check")


def test_a_dropped_file_is_taken(page: Page, server: str) -> None:
    page.goto(f"{server}/check")
    page.evaluate(
        """() => {
            const held = new DataTransfer();
            held.items.add(new File(["Kyiv said that Lyptsi had been taken."], "drop.txt", { type: "text/plain" }));
            document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: held }));
        }"""
    )
    assert "drop.txt" in page.inner_text("#dropped")
    assert page.evaluate("document.getElementById('file').files[0].name") == "drop.txt"


def test_a_report_that_a_busy_ledger_cannot_take_is_not_lost(week: Path, tmp_path: Path) -> None:
    path = tmp_path / "busy.db"
    shutil.copy(week, path)
    with serving(path) as address:
        begun = httpx.post(f"{address}/check", data={"text": REPORT}).headers["location"]
        with httpx.stream("GET", f"{address}{begun}/events", timeout=60) as events:
            assert "end" in "".join(events.iter_text())
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            refused = httpx.post(f"{address}{begun}/keep", timeout=60)
            other.execute("ROLLBACK")
        assert refused.status_code == 503
        assert "another process is writing" in refused.text.lower()
        assert httpx.get(f"{address}{begun}").status_code == 200
        assert httpx.post(f"{address}{begun}/keep", timeout=60).status_code == 303


def test_a_newer_ledger_is_said_and_left_alone(week: Path, tmp_path: Path) -> None:
    path = tmp_path / "newer.db"
    shutil.copy(week, path)
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    with serving(path) as address:
        pages = [httpx.get(f"{address}/{each}") for each in ("ledger", "claim/x", "api/v1/claims")]
        assert {page.status_code for page in pages} == {503}
        assert all("newer version" in page.text for page in pages)
        assert httpx.get(f"{address}/check").status_code == 200


def test_the_facets_are_the_address_and_the_export_is_what_is_shown(page: Page, server: str) -> None:
    page.goto(f"{server}/ledger")
    whole = page.inner_text("#found-name")
    page.click(".facets >> text=Russia")
    page.click(".facets >> text=change of control")
    page.wait_for_url("**kind=control-change**")
    assert {"side=ru", "kind=control-change"} <= set(page.url.split("?")[1].split("&"))
    expect(page.locator(".tags-on")).to_contain_text("change of control")
    shown = page.eval_on_selector_all(".claimrow .said", "found => found.map(s => s.textContent)")
    assert shown
    rows = list(
        csv.DictReader(
            io.StringIO(
                httpx.get(
                    page.get_attribute("text=CSV", "href") and server + str(page.get_attribute("text=CSV", "href"))
                ).text
            )
        )
    )
    assert sorted(row["content"] for row in rows) == sorted(shown)
    page.reload()
    assert page.eval_on_selector_all(".claimrow .said", "found => found.map(s => s.textContent)") == shown
    page.click(".tags-on >> text=Russia")
    page.click(".tags-on >> text=change of control")
    page.wait_for_url("**/ledger")
    page.go_back()
    page.wait_for_url("**kind=control-change")
    expect(page.locator(".tags-on")).to_contain_text("change of control")
    page.goto(f"{server}/ledger")
    assert page.inner_text("#found-name") == whole


def test_words_days_and_a_place_narrow_the_list(page: Page, server: str) -> None:
    page.goto(f"{server}/ledger")
    page.fill("#q", "captured")
    page.fill("#place", "Hlyboke")
    page.fill("#since", "2024-05-13")
    page.fill("#until", "2024-05-14")
    page.click("text=Find")
    page.wait_for_url("**since=2024-05-13**")
    expect(page.locator(".tags-on")).to_contain_text("Hlyboke")
    words = page.eval_on_selector_all(".claimrow .said", "found => found.map(s => s.textContent)")
    assert words
    assert all("Hlyboke" in each for each in words)
    page.goto(f"{server}/ledger?q=captured&place=Atlantis")
    assert "No claim fits" in page.inner_text("main")
    assert page.locator("main >> text=Place: Atlantis").count() >= 1


@pytest.mark.parametrize("query", ["kind=victory", "since=yesterday", "page=0", "status=perhaps", "q=%22", "page=x"])
def test_a_wrong_address_says_what_is_wrong(server: str, query: str) -> None:
    answer = httpx.get(f"{server}/ledger?{query}")
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text


def test_a_field_lights_its_own_words_behind_an_emoji(browser: Browser, hostile: str) -> None:
    page = browser.new_page(viewport=WIDE)
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(f"{hostile}/ledger?kind=control-change")
    assert HOSTILE.split("\u202e")[0] in page.inner_text("main")
    page.click(".claimrow a >> nth=0")
    pieces = page.eval_on_selector_all(".seg", "f => f.map(s => [+s.dataset.from, +s.dataset.to, s.textContent])")
    assert pieces
    assert all(REPORT[start:stop] == words for start, stop, words in pieces)
    page.hover(".rows .bit >> text=Vovchansk")
    assert page.eval_on_selector_all(".seg.spot", "found => found.map(s => s.textContent)") == ["Vovchansk"]
    assert page.locator('a[href^="javascript"]').count() == 0
    assert page.locator("main script").count() == 0
    assert dialogs == []
    page.close()


def test_a_claim_shows_who_contradicts_it_and_why(page: Page, server: str) -> None:
    found = httpx.get(f"{server}/api/v1/disputes").json()["disputes"][0]
    page.goto(f"{server}/claim/{found['left']['claim']}")
    contradicted = page.locator("h3.contradictory + ol")
    expect(contradicted).to_contain_text(found["right"]["content"])
    expect(contradicted).to_contain_text(
        "denial" if found["reason"] == "denial" else str(found["reason"]).split("-")[0]
    )
    assert re.search("counterclaim .* read", page.inner_text(".history"))
    page.click("h3.contradictory + ol a")
    expect(page.locator("h3.contradictory + ol")).to_contain_text(found["left"]["content"])


def test_a_claim_shows_what_data_sets_say_and_how_old_that_is(week: Path, tmp_path: Path) -> None:
    table, path = tmp_path / "desk.csv", tmp_path / "evidence.db"
    table.write_text("name,date,status\nVovchansk,2024-05-01,ua\nVovchansk,2024-05-10,contested\n", encoding="utf-8")
    shutil.copy(week, path)
    done = counterclaim(
        "evidence", "add", "--ledger", str(path), str(table), "--source", "table", "--theatre", "ukraine"
    )
    assert done.returncode == 0, done.stderr
    with serving(path) as address:
        claims = httpx.get(f"{address}/api/v1/claims?place=Vovchansk&kind=control-change").json()["claims"]
        shown = [httpx.get(f"{address}/claim/{claim['id']}").text for claim in claims]
    rows = [page.split('id="evidence-name"')[1].split("</table>")[0] for page in shown]
    assert rows
    assert all("contested" in row and re.search(r"10 May 2024 .*\(\d+ days before\)", row) for row in rows), rows


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=lambda size: f"{size['width']}px")
def test_no_axe_violation_and_no_sideways_scrolling(
    browser: Browser, server: str, hostile: str, size: ViewportSize, scheme: str
) -> None:
    context = browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    claim = httpx.get(f"{server}/api/v1/disputes").json()["disputes"][0]["left"]["claim"]
    addresses = ["check", "ledger", "ledger?side=ru&q=captured", "ledger?place=Atlantis", f"claim/{claim}", "nowhere"]
    for address in [*(f"{server}/{each}" for each in addresses), f"{hostile}/ledger"]:
        page.goto(address)
        results = Axe().run(page, options=LEVELS)
        problems = [(v["id"], [node["html"] for node in v["nodes"]][:3]) for v in results.response["violations"]]
        assert problems == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    context.close()


def test_the_pages_print(browser: Browser, server: str) -> None:
    page = browser.new_page()
    for address in ("ledger", "check"):
        page.goto(f"{server}/{address}")
        page.emulate_media(media="print")
        assert not page.locator(".bar").is_visible()
        assert page.pdf().startswith(b"%PDF")
    page.close()


def test_no_template_of_the_app_hides_one_of_the_reports_page() -> None:
    package = ROOT / "src" / "counterclaim"
    ours, theirs = ({p.name for p in (package / each / "templates").glob("*.j2")} for each in ("web", "show"))
    assert ours & theirs == set()
