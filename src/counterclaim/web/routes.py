"""Every screen in one place: a new one is a module in ``screens/``, and a line in each of these lists."""

from __future__ import annotations

from litestar import Router

from counterclaim.web.api import v1
from counterclaim.web.pages import Entry
from counterclaim.web.screens import assets, atlas, check, claim, compare, ledger, place, review, zone

ROUTERS: tuple[Router, ...] = (
    assets.router,
    check.router,
    ledger.router,
    claim.router,
    place.router,
    atlas.router,
    zone.router,
    compare.router,
    review.router,
    v1.router,
)
NAVIGATION: tuple[Entry, ...] = (
    Entry("Check", check.ADDRESS),
    Entry("Ledger", ledger.ADDRESS),
    Entry("Places", place.ADDRESS),
    Entry("Map", atlas.ADDRESS),
    Entry("Zone", zone.ADDRESS),
    Entry("Side by side", compare.ADDRESS),
    Entry("Review", review.ADDRESS),
)
