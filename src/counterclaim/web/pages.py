"""Templates to answers: every page has the same frame, and everything that comes from a report is escaped."""

from __future__ import annotations

import functools
from typing import NamedTuple

from jinja2 import ChoiceLoader, Environment, PackageLoader
from litestar import MediaType, Response

from counterclaim import __version__
from counterclaim.model import spoken
from counterclaim.show.page import environment


class Entry(NamedTuple):
    """A line of the navigation: what it is called, and where it leads."""

    label: str
    address: str


@functools.cache
def templates() -> Environment:
    """The app's templates, those of the report's page among them."""
    made = environment(ChoiceLoader([PackageLoader("counterclaim.web"), PackageLoader("counterclaim.show")]))
    made.globals.update(version=__version__, navigation=())
    return made


def rendered(name: str, /, **values: object) -> str:
    """The page ``name`` with these values; ``here`` is the address of the entry that is open."""
    with spoken.speaking(spoken.ENGLISH):  # the app's own words are English, so the shared parts are too
        return templates().get_template(name).render(**{"here": "", "ui": spoken.language(), **values})


def page(name: str, /, *, status: int = 200, **values: object) -> Response[str]:
    """The answer with the page ``name``."""
    return Response(rendered(name, **values), media_type=MediaType.HTML, status_code=status)
