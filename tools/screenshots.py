"""Makes the README's screenshots of the real server on the sample ledger: ``docs/screens``.

    python tools/screenshots.py [--only NAME] [--folder FOLDER]

Needs Chromium (Debian: ``apt-get install chromium``) and what ``counterclaim[test]`` brings. The ledger is made of the
samples, with nothing of anybody's. Images are JPEG files of at most ``MOST`` bytes.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

from served import FLAGS, browser, environment, serving  # noqa: E402

SAMPLES = ROOT / "src" / "counterclaim" / "samples"
FOLDER = ROOT / "docs" / "screens"
MOST = 300_000  # bytes of an image
QUALITIES = (85, 70, 55, 40)
REPORT = (
    "The defence ministry in Moscow said on 18 May 2024 that its forces had taken Volchansk, in the Donbass region.\n"
    "The liberation of the town was confirmed by unnamed officials.\n"
    "Ukraine's General Staff denied that the town had fallen, and said that at least 14 people had been killed.\n"
)


def check(page: Page, server: str) -> None:
    """A pasted report with its findings."""
    page.goto(f"{server}/check")
    page.locator("textarea").first.fill(REPORT)
    page.get_by_role("button", name=re.compile("check|read", re.IGNORECASE)).first.click()
    page.wait_for_selector(".card", timeout=120_000)


def opened(address: str) -> Callable[[Page, str], None]:
    """A page as it opens."""

    def shot(page: Page, server: str) -> None:
        page.goto(server + address)

    return shot


def claim(page: Page, server: str) -> None:
    """The first claim about a place, opened."""
    page.goto(f"{server}/place?name=Hlyboke")
    page.locator("a[href^='/claim/']").first.click()
    page.wait_for_load_state()


def drawn(page: Page, server: str) -> None:
    """The map, drawn."""
    page.goto(f"{server}/map?since=2024-05-01&until=2024-05-31")
    page.wait_for_selector("#map[data-ready]", timeout=60_000)
    page.wait_for_timeout(500)  # names of places fade in


SHOTS: dict[str, tuple[Callable[[Page, str], None], str]] = {
    "check": (check, "light"),
    "ledger": (opened("/ledger"), "light"),
    "claim": (claim, "light"),
    "place": (opened("/place?name=Vovchansk&since=2024-05-01&until=2024-05-31"), "light"),
    "side-by-side": (opened("/compare?side=ua&other=ru&place=Vovchansk"), "dark"),
    "map": (drawn, "light"),
}


def shoot(page: Page, path: Path) -> None:
    """The window as an image that is small enough."""
    for quality in QUALITIES:
        page.screenshot(path=path, type="jpeg", quality=quality)
        if path.stat().st_size <= MOST:
            return
    raise SystemExit(f"{path.name}: larger than {MOST} bytes")


def main() -> None:
    """Make them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=sorted(SHOTS))
    parser.add_argument("--folder", type=Path, default=FOLDER)
    args = parser.parse_args()
    browser_path = browser()
    if browser_path is None:
        raise SystemExit("there is no Chromium (Debian: apt-get install chromium)")
    args.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "week.db"
        subprocess.run(
            [sys.executable, "-m", "counterclaim", "add", "--ledger", str(ledger), str(SAMPLES)],
            env=environment(), check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        with serving(ledger) as server, sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
            for name, (make, scheme) in SHOTS.items():
                if args.only in (None, name):
                    page = chromium.new_page(viewport={"width": 1280, "height": 860}, color_scheme=scheme)  # type: ignore[arg-type]
                    make(page, server)
                    shoot(page, args.folder / f"{name}.jpg")
                    page.close()
                    print(args.folder / f"{name}.jpg")
            chromium.close()


if __name__ == "__main__":
    main()
