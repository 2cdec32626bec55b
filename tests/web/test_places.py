"""Place, Side by side and Map on the real server: with and without JavaScript, in both themes, wide and narrow."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize

LEVELS = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
SCREENS = (
    "/place",
    "/place?name=Vovchansk",
    "/place?name=Nowhere",
    "/map",
    "/compare",
    "/compare?side=ua&other=ru&place=Vovchansk",
    "/zone?words=a+20+km+buffer+zone+along+the+border+of+Sudan+and+Chad",
)
NARROW: ViewportSize = {"width": 320, "height": 700}
FIRST = (
    "The defence ministry in Moscow said on 18 May 2024 that its forces had taken Volchansk \U0001f600.\n"
    "The ministry said that 12 soldiers had been killed in Vovchansk on 17 May 2024.\n"
    "<script>alert('a')</script> The mayor of Kharkiv said that the terrorists had shelled the market.\n"
)
SECOND = (
    "Ukraine's General Staff denied on 18 May 2024 that Vovchansk had been taken.\n"
    "The General Staff said that 40 soldiers had been killed in Vovchansk on 17 May 2024.\n"
)


@pytest.fixture
def plain(browser: Browser, server: str) -> Iterator[Page]:
    """A page without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    yield page
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS)
def test_no_screen_breaks_a_rule_of_access(page: Page, server: str, screen: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(server + screen) if "Nowhere" not in screen else missing(page, server + screen)
    found = Axe().run(page, options=LEVELS).response["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]][:3]) for each in found] == []


def missing(page: Page, address: str) -> None:
    """Open a page that answers with 404, and says so; the console's line about it is the browser's own."""
    page.route("**/place?name=Nowhere", lambda route: route.fulfill(response=route.fetch(), status=200))
    page.goto(address)


@pytest.mark.parametrize("screen", SCREENS[1:2] + SCREENS[3:])
def test_nothing_is_cut_off_at_320_pixels(page: Page, server: str, screen: str) -> None:
    page.set_viewport_size(NARROW)
    page.goto(server + screen)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


def test_lanes_and_table_say_the_same(page: Page, server: str) -> None:
    page.goto(f"{server}/place?name=Vovchansk")
    lanes = page.locator(".lane .name").all_text_contents()
    rows = page.locator(".told tbody tr").count()
    assert rows > 3
    assert sum(int(name.split()[-2]) for name in lanes) == rows
    for bar in page.locator("a.bar").all():
        row = page.locator(bar.get_attribute("href") or "")
        words = row.inner_text()
        label = bar.get_attribute("aria-label") or ""
        assert (" denied" in words) is ("denied: " in label)
        assert ("≠" in words) is ("≠" in (bar.locator("text").text_content() or ""))
    assert page.locator(".dispute").count() > 0


def test_a_bar_leads_to_its_row_by_keyboard(page: Page, server: str) -> None:
    page.goto(f"{server}/place?name=Vovchansk")
    bar = page.locator("a.bar").first
    bar.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('.told tr:target') !== null")


def test_uncertain_days_are_hatched_and_said_to_be(page: Page, server: str) -> None:
    page.goto(f"{server}/place?name=Vovchansk")
    vague, sure = page.locator("a.bar rect.vague"), page.locator("a.bar rect.sure")
    assert vague.count() > 0
    assert sure.count() > 0
    assert all((each.get_attribute("fill") or "").startswith("url(#hatch") for each in vague.all())
    assert page.locator(".told", has_text="(unsure)").count() == 1


def test_names_are_told_with_who_uses_them(page: Page, server: str) -> None:
    page.goto(f"{server}/place?name=vovchansk")
    assert page.locator("h1").inner_text() == "Vovchansk"
    names = page.locator("table.names").inner_text()
    assert "Volchansk" in names
    assert "official" in names


def test_the_place_screen_works_without_scripts(plain: Page, server: str) -> None:
    plain.goto(f"{server}/place")
    plain.get_by_label("Place").fill("Hlyboke")
    plain.get_by_role("button", name="Show").click()
    assert plain.locator("h1").inner_text() == "Hlyboke"
    assert plain.locator("a.bar").count() > 0


def table(page: Page, server: str, address: str) -> dict[str, int]:
    """Place and number of claims of every row of the map's table, over all its pages."""
    found: dict[str, int] = {}
    at: str | None = address
    while at:
        page.goto(server + at)
        for row in page.locator("table.spots tbody tr").all():
            found[row.get_attribute("data-place") or ""] = int(row.get_attribute("data-claims") or 0)
        after = page.get_by_role("link", name="Next")
        at = after.get_attribute("href") if after.count() else None
    return found


def drawn(page: Page) -> tuple[int, int]:
    """How many places and claims the map draws, once it has drawn them."""
    page.wait_for_selector("#map[data-ready]", timeout=30_000)
    box = page.locator("#map")
    return int(box.get_attribute("data-places") or 0), int(box.get_attribute("data-claims") or 0)


@pytest.mark.parametrize("query", ["", "?side=ru", "?since=2024-05-14&until=2024-05-15", "?kind=attack"])
def test_map_and_table_agree(page: Page, server: str, query: str) -> None:
    rows = table(page, server, f"/map{query}")
    assert rows
    page.goto(f"{server}/map{query}")
    points = page.request.get(server + (page.locator("#map").get_attribute("data-points") or "")).json()
    assert {f["properties"]["i"]: f["properties"]["c"] for f in points["features"]} == rows
    assert drawn(page) == (len(rows), sum(rows.values()))


def test_the_slider_moves_map_and_table_together(page: Page, server: str) -> None:
    page.goto(f"{server}/map?since=2024-05-13&until=2024-05-13")
    before = drawn(page)
    slider = page.get_by_label("Last day of the span")
    slider.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_selector("#count:has-text('2024-05-14')")
    page.wait_for_url(re.compile("until=2024-05-14"))
    count = page.locator("#count")
    places, claims = (int(count.get_attribute(f"data-{name}") or 0) for name in ("places", "claims"))
    assert drawn(page) == (places, claims)
    assert (places, claims) != before
    page.reload()
    assert drawn(page) == (places, claims), "the address is the state"


def test_the_map_is_a_table_without_scripts(plain: Page, server: str) -> None:
    plain.goto(f"{server}/map")
    assert plain.locator("table.spots tbody tr").count() > 3
    assert not plain.locator("#map").is_visible()
    plain.get_by_label("Kind").select_option("attack")
    plain.get_by_role("button", name="Show").click()
    assert "kind=attack" in plain.url
    plain.locator("table.spots a").first.click()
    assert "/place?name=" in plain.url


def test_where_nothing_can_be_drawn_the_table_stays(page: Page, server: str) -> None:
    page.route("**/map/points.json*", lambda route: route.fulfill(status=200, body="{}"))
    page.goto(f"{server}/map")
    page.wait_for_selector("#map-fault:visible")
    assert page.locator("table.spots tbody tr").count() > 3


def test_two_pasted_reports_stand_side_by_side(page: Page, server: str) -> None:
    page.goto(f"{server}/compare")
    page.get_by_label("First report").fill(FIRST)
    page.get_by_label("Second report").fill(SECOND)
    page.get_by_role("button", name="Compare").first.click()
    page.wait_for_selector("article.pair.contradictory", timeout=180_000)
    marked = page.locator("mark.differs").all_inner_texts()
    assert {"12", "40"} <= set(marked)
    assert "terrorists" in page.locator(".pair.alone .f-loaded").all_inner_texts()
    assert page.locator("main script").count() == 0


def test_two_sides_of_the_ledger_stand_side_by_side(plain: Page, server: str) -> None:
    plain.goto(f"{server}/compare?side=ua&other=ru&place=Vovchansk")
    heads = plain.locator(".pair.heads p").all_inner_texts()
    plain.goto(f"{server}/compare?side=ru&other=ua&place=Vovchansk")
    assert plain.locator(".pair.heads p").all_inner_texts() == heads[::-1]
    assert plain.locator("article.pair.contradictory").count() > 0


def test_a_missing_report_is_asked_for(plain: Page, server: str) -> None:
    answer = plain.request.post(f"{server}/compare", form={"left": "One report said so.", "right": " "})
    assert answer.status == 422
    assert "Paste both reports" in answer.text()


@pytest.mark.parametrize(
    "address", ["/map?since=yesterday", "/place?name=Vovchansk&until=2024-31-12", "/compare?left=no&right=such"]
)
def test_a_wrong_address_says_what_is_wrong(plain: Page, server: str, address: str) -> None:
    answer = plain.request.get(server + address)
    assert answer.status in (400, 503)
    assert "Traceback" not in answer.text()
    assert "no day" in answer.text() or "No document" in answer.text()


def test_an_announced_zone_is_laid_open(plain: Page, server: str) -> None:
    plain.goto(f"{server}/zone")
    plain.get_by_label("Words that announce it").fill("a buffer zone 20 km deep along the border of Sudan and Chad")
    plain.get_by_role("button", name="Lay open").click()
    assert plain.locator("svg .depth").count() == 1
    assert "20 km" in plain.locator("main table").first.inner_text()
    plain.goto(f"{server}/zone?words=peace+in+our+time")
    assert "no zone that can be drawn" in plain.locator("[role=status]").inner_text()
