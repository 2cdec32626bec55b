"""The looks of the sides that a ledger's readings know."""

from __future__ import annotations

from sqlalchemy import Connection

from counterclaim.model.errors import PackError
from counterclaim.model.theatre import Theatre
from counterclaim.store.places import theatres
from counterclaim.theatres import load_theatre
from counterclaim.web.views.sides import Looks


def looks_of(connection: Connection) -> Looks:
    """The looks of all sides of the ledger's theatres, those that most reports are about first."""
    return Looks(loaded(connection))


def loaded(connection: Connection) -> tuple[Theatre, ...]:
    """The theatres of the ledger's readings; one that this machine does not have is left out."""
    found = []
    for name in theatres(connection):
        try:
            found.append(load_theatre(name))
        except PackError:
            continue
    return tuple(found)
