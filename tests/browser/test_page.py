"""The report page in a real browser, from a file, with and without JavaScript."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright
from tests.unit.show.subjects import TEXT, THEATRE, hostile_document, hostile_report

from counterclaim.model import spoken
from counterclaim.show.page import render_page

LEVELS = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
WIDE: ViewportSize = {"width": 1440, "height": 900}
SIZES: tuple[ViewportSize, ...] = (WIDE, {"width": 1000, "height": 800}, {"width": 320, "height": 640})


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """The machine's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of the hostile report as a file's address."""
    path: Path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(render_page(hostile_document(), hostile_report(), THEATRE), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The page, wide; any message on the console (a blocked script or style, an error) fails the test."""
    page = browser.new_page(viewport=WIDE)
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    yield page
    page.close()
    assert said == []
    assert asked == [address]


def lit(page: Page) -> list[str]:
    """The words that are lit now, in text order."""
    return page.eval_on_selector_all(".seg.lit", "found => found.map(s => s.textContent)")


def test_it_asks_for_nothing_but_itself(page: Page, address: str) -> None:
    page.wait_for_load_state("networkidle")
    assert page.evaluate("performance.getEntriesByType('resource').length") == 0
    assert page.url == address


def test_a_script_in_the_report_is_text(page: Page) -> None:
    assert '<script>alert("x")</script>' in page.inner_text(".text")
    assert page.inner_text("h1") == '</title><script>alert("title")</script>'
    assert "⟨U+202E⟩gnissiM⟨U+202C⟩ <Post>␀" in page.inner_text("header")
    assert page.locator("script").count() == 1


def test_a_card_lights_its_own_words_with_an_emoji_before_them(page: Page) -> None:
    assert lit(page) == []
    page.hover("#claim-1")
    assert "".join(lit(page)) == "The agencysaidthe “North” group had liberated Rivertownby Friday44 of 62"
    page.hover("h1")
    assert lit(page) == []
    page.hover("#claim-2")
    assert "".join(lit(page)) == 'Officials<script>alert("x")</script> & Hilltop had fallen'


def test_each_marked_piece_stands_where_it_says(page: Page) -> None:
    pieces = page.eval_on_selector_all(".seg", "f => f.map(s => [+s.dataset.from, +s.dataset.to, s.textContent])")
    assert len(pieces) > 10
    assert all(TEXT[start:stop] == words for start, stop, words in pieces)


def test_a_field_lights_only_itself(page: Page) -> None:
    page.hover("#claim-1 dd >> text=44 of 62")
    spots = page.eval_on_selector_all(".seg.spot", "found => found.map(s => s.textContent)")
    assert spots == ["44 of 62"]


def test_the_keyboard_goes_through_the_claims(page: Page) -> None:
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "claim-1"
    assert lit(page)[0] == "The agency"
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "claim-2"
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == "claim-1"
    page.uncheck("#keys")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "keys"


def test_tab_reaches_the_skip_link_first_and_enter_follows_it(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Enter")
    assert page.url.endswith("#text")


def test_a_finding_is_one_press_away_from_its_words_and_back(page: Page) -> None:
    page.click("#text-finding-1")
    assert page.url.endswith("#finding-1")
    page.click("#finding-1 a")
    assert page.url.endswith("#text-finding-1")
    assert page.evaluate("document.querySelector('#text-finding-1').previousElementSibling.textContent") == "liberated"


def test_margin_notes_stand_level_with_their_words_and_apart(page: Page) -> None:
    boxes = page.eval_on_selector_all(
        ".side", "f => f.map(s => s.getBoundingClientRect()).map(b => [b.top, b.bottom, b.left, b.right])"
    )
    text = page.eval_on_selector(".text p", "p => p.getBoundingClientRect().right")
    first = page.eval_on_selector('.seg[data-f~="1"]', "s => s.getBoundingClientRect().top")
    assert len(boxes) == 3
    assert abs(boxes[0][0] - first) < 20
    assert all(later[0] >= earlier[1] - 1 for earlier, later in itertools.pairwise(boxes))
    assert all(left >= text - 1 for _, _, left, _ in boxes)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size['width']}px")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_axe_violation_and_no_sideways_scrolling(
    browser: Browser, address: str, size: ViewportSize, scheme: str
) -> None:
    # Axe is put in by the test: only for that the page's own policy is lifted.
    context = browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address)
    results = Axe().run(page, options=LEVELS)
    problems = [(v["id"], [node["html"] for node in v["nodes"]][:3]) for v in results.response["violations"]]
    assert problems == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_without_javascript_nothing_is_missing(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=WIDE)
    page = context.new_page()
    page.goto(address)
    assert page.locator(".card:visible").count() == 2
    assert page.locator(".finding:visible").count() == 3
    assert not page.locator(".keys").is_visible()
    page.click("#text-claim-1")
    assert page.url.endswith("#claim-1")
    page.locator('.seg[data-c~="1"]').first.wait_for()
    context.close()


def test_a_very_long_word_wraps(browser: Browser, tmp_path: Path) -> None:
    import msgspec

    document, report = hostile_document(), hostile_report()
    word = "x" * 3000
    long = msgspec.structs.replace(document, text=document.text + word + "\n", title=word, outlet=word)
    info = msgspec.structs.replace(report.document, outlet=word)
    path = tmp_path / "long.html"
    path.write_text(render_page(long, msgspec.structs.replace(report, document=info), THEATRE), encoding="utf-8")
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()


def test_it_prints(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    page.emulate_media(media="print")
    assert not page.locator("nav").first.is_visible()
    assert page.locator(".side").first.is_visible()
    assert page.pdf().startswith(b"%PDF")
    page.close()


@pytest.fixture
def ukrainian(tmp_path: Path) -> str:
    """The same page for a reader of Ukrainian, as a file's address."""
    path = tmp_path / "report.uk.html"
    with spoken.speaking("uk"):
        path.write_text(render_page(hostile_document(), hostile_report(), THEATRE), encoding="utf-8")
    return path.as_uri()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size['width']}px")
def test_in_ukrainian_it_is_as_accessible_and_fits(browser: Browser, ukrainian: str, size: ViewportSize) -> None:
    context = browser.new_context(viewport=size, bypass_csp=True)
    page = context.new_page()
    page.goto(ukrainian)
    results = Axe().run(page, options=LEVELS)
    assert [(v["id"], [node["html"] for node in v["nodes"]][:3]) for v in results.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("document.documentElement.lang") == "uk"
    assert page.evaluate("document.querySelector('.text').lang") == "en"
    assert page.inner_text("#findings-name") == "3 зауваження"
    assert page.inner_text("#claims-name") == "2 твердження"
    context.close()
