"""Reviewing in a real browser on the real server: by keys alone, by plain forms, by two people, at a locked ledger."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.web.conftest import counterclaim, serving

from counterclaim.store.ledger import open_ledger
from counterclaim.store.reviews import threads
from counterclaim.store.upkeep import check

LEVELS = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
TEXT = (
    "Border report\nExample Wire (invented), 14 May 2024\n\n"
    "\U0001f6a8 The general staff said on Tuesday that its troops had taken the village of Lukiantsi. "
    "The governor denied that the village had fallen, and said that at least 14 people were killed in Kharkiv. "
    "<script>alert(1)</script> \u202eNobody else was hurt near Odesa.\n"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A ledger with two reports, as a file."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "a.txt").write_text("The ministry said that its troops had taken Siversk.\n", encoding="utf-8")
    (folder / "b.txt").write_text(TEXT, encoding="utf-8")
    path = folder / "ledger.db"
    done = counterclaim("add", "--ledger", str(path), str(folder / "a.txt"), str(folder / "b.txt"))
    assert done.returncode == 0, done.stderr
    with open_ledger(path) as ledger:
        ledger.checkpoint(whole=True)
    return path.read_bytes()


@pytest.fixture
def ledger(made: bytes, tmp_path: Path) -> Path:
    """A ledger of one's own with two reports; the second is document 2."""
    path = tmp_path / "ledger.db"
    path.write_bytes(made)
    return path


@pytest.fixture
def address(ledger: Path) -> Iterator[str]:
    """The server on that ledger."""
    with serving(ledger) as found:
        yield found


@contextmanager
def reviewing(browser: Browser, address: str, name: str, *, scripts: bool = True) -> Iterator[Page]:
    """A reviewer's page, at the second report; what a console says, and what another host is asked, fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=scripts)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if "status of" not in message.text else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(address) else said.append(request.url))
    page.goto(f"{address}/review")
    page.get_by_label("Say who reviews").fill(name)
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("link", name="Border report").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Border report")
    if scripts:
        expect(page.locator("#keys")).to_be_visible()
    yield page
    context.close()
    assert said == []


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Ann at the second report."""
    with reviewing(browser, address, "Ann") as found:
        yield found


def press(page: Page, *keys: str) -> None:
    """Keys that stay on the page."""
    for key in keys:
        page.keyboard.press(key)


def go(page: Page, key: str) -> None:
    """A key that sends a form or follows a link, once the page listens to keys."""
    expect(page.locator("#keys")).to_be_visible()
    page.wait_for_load_state("load")
    with page.expect_navigation():
        page.keyboard.press(key)


def statuses(ledger: Path, reviewer: str | None = None) -> dict[str, str]:
    """The status of each claim of the second report, by its words."""
    with open_ledger(ledger) as opened, opened.read() as connection:
        found = [thread.seen_by(reviewer) for thread in threads(connection, 2)]
    return {state.claim.content.text: str(state.status) for state in found if state is not None}


def on(page: Page) -> str:
    """The words of the claim that is looked at."""
    return page.locator(".rv-card.on .said").inner_text()


PICKED = """() => new Promise(done => requestAnimationFrame(() => setTimeout(
    () => done(document.getElementById("picked").textContent), 0)))"""


def select_words(page: Page, words: str) -> None:
    """Select words of the text by the arrow keys alone."""
    wanted = words.split()
    for key in ("ArrowRight", "ArrowLeft"):
        for _ in range(80):
            press(page, key)
            if page.evaluate(PICKED) == f"Selected: {wanted[0]}":
                for each in range(1, len(wanted)):
                    press(page, "Shift+ArrowRight")
                    assert page.evaluate(PICKED) == f"Selected: {' '.join(wanted[: each + 1])}"
                return
    raise AssertionError(f"no key leads to {words}")


def test_a_report_is_reviewed_with_keys_alone(page: Page, ledger: Path) -> None:
    first = on(page)
    press(page, "j")
    second = on(page)
    press(page, "k", "k")
    assert on(page) == first != second
    go(page, "c")
    assert on(page) == second  # on to the next that waits
    go(page, "r")
    third = on(page)
    assert statuses(ledger) | {first: "confirmed", second: "rejected"} == statuses(ledger)
    press(page, "n")
    page.keyboard.type("who counted? j k c")
    press(page, "Tab")
    go(page, "Enter")
    expect(page.locator(".rv-card.on .rv-note")).to_contain_text("who counted? j k c")
    go(page, "u")
    expect(page.locator(".rv-card.on .rv-note")).to_have_count(0)
    assert on(page) == third
    go(page, "u")
    assert statuses(ledger)[second] == "machine"
    page.reload()
    assert statuses(ledger)[first] == "confirmed"
    expect(page.locator(".rv-card").first).to_contain_text("confirmed by Ann")


def test_a_field_is_set_by_words_chosen_with_keys(page: Page, ledger: Path) -> None:
    while "14 people" not in on(page):
        press(page, "j")
    go(page, "e")
    select_words(page, "Odesa")
    go(page, "p")
    where = page.locator(".rv-field[data-key=p]")
    expect(where.locator(".rv-human")).to_contain_text("✎ Ann")
    expect(where.locator(".rv-human")).to_contain_text("Odesa")
    expect(where.locator(".rv-was")).to_have_text(re.compile("read as.*Kharkiv", re.DOTALL))
    select_words(page, "at least 14 people")
    go(page, "m")
    go(page, "Escape")
    assert "edit=" not in page.url
    with open_ledger(ledger) as opened, opened.read() as connection:
        states = [thread.seen_by(None) for thread in threads(connection, 2)]
    (state,) = [each for each in states if each and "14 people" in each.claim.content.text]
    assert [place.text for place in state.claim.place] == ["Kharkiv", "Odesa"]
    assert state.claim.place[1].country == "UA"  # what the gazetteer knows comes with the words
    for place in state.claim.place:
        assert TEXT[place.start : place.stop] == place.text  # an emoji stands before them, and a hidden character


def test_a_missed_claim_is_added_from_the_text(page: Page, ledger: Path) -> None:
    select_words(page, "Nobody else was hurt")
    press(page, "a")
    expect(page.locator("#add input[name=words]")).to_have_value("Nobody else was hurt")
    page.locator("#add select").select_option("loss")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".rv-card.on")).to_contain_text("added by a person")
    assert statuses(ledger)["Nobody else was hurt"] == "edited"
    page.locator("form:has(input[value=polarity]) select").select_option("denied")
    page.locator("form:has(input[value=polarity])").get_by_role("button", name="Set").click()
    expect(page.locator(".rv-field:has(input[value=polarity]) .rv-set select")).to_have_value("denied")


def test_all_acts_work_without_scripts(browser: Browser, address: str, ledger: Path) -> None:
    with reviewing(browser, address, "Ann", scripts=False) as page:
        card = page.locator(".rv-card", has_text="14 people").first
        card.get_by_role("button", name="Confirm").click()
        assert "confirmed" in statuses(ledger).values()
        card = page.locator(".rv-card", has_text="14 people").first
        card.get_by_role("link", name="Edit").click()
        where = page.locator("form:has(input[value=place])")
        where.get_by_label("words of the text").fill("Odesa")
        where.get_by_label("Kharkiv").uncheck()
        where.get_by_role("button", name="Set").click()
        expect(page.locator("form:has(input[value=place]) .rv-human")).to_contain_text("Odesa")
        who = page.locator("form:has(input[value=actor])")
        who.get_by_label("words of the text").fill("that")
        who.get_by_role("button", name="Set").click()
        expect(page.locator("#problem")).to_contain_text("stands there 2 times")
        again = page.locator("form:has(input[value=actor])")
        expect(again.get_by_label("words of the text")).to_have_value("that")
        again.get_by_label("which one").fill("2")
        again.get_by_role("button", name="Set").click()
        expect(page.locator("form:has(input[value=actor]) .rv-human")).to_contain_text("that")
        page.get_by_role("link", name="Done").click()
        page.locator(".rv-card.on summary", has_text="Note").click()
        page.locator(".rv-card.on textarea").fill("by hand")
        page.locator(".rv-card.on").get_by_role("button", name="Save note").click()
        expect(page.locator(".rv-card.on .rv-note")).to_contain_text("by hand")
        for _ in range(4):
            page.get_by_role("button", name="Undo").click()
        expect(page.get_by_role("button", name="Undo")).to_have_count(0)
    assert set(statuses(ledger).values()) == {"machine"}


def test_keys_can_be_turned_off_and_stay_off(page: Page, ledger: Path) -> None:
    before = on(page)
    page.locator("#keys").uncheck()
    press(page, "j", "c", "r")
    page.reload()
    press(page, "j", "c")
    assert on(page) == before
    assert set(statuses(ledger).values()) == {"machine"}


def test_two_reviewers_at_once(browser: Browser, address: str, ledger: Path) -> None:
    with reviewing(browser, address, "Ann") as ann, reviewing(browser, address, "Bob") as bob:
        claim = on(ann)
        assert on(bob) == claim
        go(ann, "c")
        go(bob, "r")  # Bob has not seen what Ann said
        expect(bob.locator("#problem")).to_contain_text("Ann has reviewed this claim since you opened it")
        expect(bob.locator(".rv-card.on")).to_contain_text("confirmed by Ann")
        assert statuses(ledger)[claim] == "confirmed"
        bob.get_by_role("button", name="Try again: reject").click()
        assert statuses(ledger)[claim] == "rejected"
        ann.reload()
        assert statuses(ledger, "Ann")[claim] == "confirmed"  # nothing of Ann's is lost
    with open_ledger(ledger) as opened:
        assert check(opened) == []


def test_a_reviewer_may_hide_what_the_others_said_and_agreement_is_shown(
    browser: Browser, address: str, ledger: Path
) -> None:
    with reviewing(browser, address, "Ann") as ann:
        go(ann, "c")
        go(ann, "c")
    with reviewing(browser, address, "Bob") as bob:
        bob.get_by_role("link", name="Hide what others said").click()
        expect(bob.locator(".rv-cards")).not_to_contain_text("Ann")
        go(bob, "c")
        expect(bob.locator(".rv-cards")).not_to_contain_text("Ann")
        go(bob, "r")
        assert "alone=1" in bob.url
        bob.goto(f"{address}/review/agreement")
        expect(bob.locator("main")).to_contain_text("2 claims that both judged: the same on 50%")
        axe(bob)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Another process's long write."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.execute("ROLLBACK")
    other.close()


def test_a_ledger_that_is_being_written_says_so_and_loses_nothing(page: Page, ledger: Path) -> None:
    claim = on(page)
    with writing(ledger):
        press(page, "n")
        page.keyboard.type("a long thought")
        press(page, "Tab")
        go(page, "Enter")
        expect(page.locator("#problem")).to_contain_text("Not saved. Another process is writing to this ledger")
        expect(page.locator("#problem")).to_contain_text("a long thought")
        expect(page.locator(".rv-note")).to_have_count(0)
    page.get_by_role("button", name="Try again: note").click()
    expect(page.locator(".rv-card.on .rv-note")).to_contain_text("a long thought")
    assert on(page) == claim
    go(page, "e")
    with writing(ledger):
        page.locator("form:has(input[value=actor])").get_by_label("words of the text").fill("Lukiantsi")
        page.locator("form:has(input[value=actor])").get_by_role("button", name="Set").click()
        expect(page.locator("#problem")).to_contain_text("What you entered is still in the form")
    page.locator("form:has(input[value=actor])").get_by_role("button", name="Set").click()
    expect(page.locator("form:has(input[value=actor]) .rv-human")).to_contain_text("Lukiantsi")


def axe(page: Page) -> None:
    """No violation of level A or AA."""
    found = Axe().run(page, options=LEVELS)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("dark", [False, True])
def test_every_screen_is_accessible_and_fits(dark: bool, page: Page, address: str) -> None:
    page.emulate_media(color_scheme="dark" if dark else "light")
    go(page, "c")
    go(page, "r")
    document = page.url.partition("?")[0]
    edit = page.locator(".rv-card.on [data-act=edit]").get_attribute("href")
    for where in (f"{address}/review", document, f"{document}{edit}", f"{address}/review/agreement"):
        page.goto(where)
        axe(page)
        for width in (1440, 900, 320):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (where, width)


def test_the_page_of_a_claim_leads_to_its_review(page: Page, address: str) -> None:
    press(page, "j")
    claim, words = page.locator(".rv-card.on").get_attribute("data-id"), on(page)
    page.goto(f"{address}/claim/{claim}")
    page.get_by_role("link", name="review it").click()
    expect(page.locator(".rv-card.on .said")).to_have_text(words)


def test_what_a_report_prints_is_text(page: Page) -> None:
    expect(page.locator("#text")).to_contain_text("<script>alert(1)</script>")
    expect(page.locator("#text")).to_contain_text("⟨U+202E⟩Nobody")


def test_anothers_page_cannot_review_and_a_name_leads_nowhere_else(page: Page, address: str, ledger: Path) -> None:
    claim = page.locator(".rv-card.on").get_attribute("data-id")
    document = page.url.partition("?")[0]
    refused = page.request.post(
        f"{document}/confirm", form={"claim": claim or ""}, headers={"origin": "https://elsewhere.example"}
    )
    assert refused.status == 403
    onward = page.request.post(
        f"{address}/review/name", form={"name": "Eve", "back": "//elsewhere.example/"}, max_redirects=0
    )
    assert (onward.status, onward.headers["location"]) == (303, "/review")
    cookie = onward.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert set(statuses(ledger).values()) == {"machine"}


@pytest.mark.parametrize("where", ["/review/nonsense", "/review/nonsense/confirm"])
def test_an_address_that_leads_nowhere_says_so(where: str, page: Page, address: str) -> None:
    answer = page.request.get(address + where) if where.count("/") == 2 else page.request.post(address + where, form={})
    assert answer.status == 404
    assert "Traceback" not in answer.text()
