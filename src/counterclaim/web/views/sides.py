"""What sides are called and how they look: a name, the theatre's colour, and a letter, for colour is never alone."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from counterclaim.model.called import sides_called
from counterclaim.model.theatre import Theatre

NOBODY = "No side"
PLAIN = "#6b7280"  # of whoever has no colour in the theatre
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """How one side is shown."""

    id: str
    name: str
    colour: str
    letter: str


class Looks:
    """The looks of all sides of some theatres; of an id that none of them knows, the id itself."""

    def __init__(self, theatres: Iterable[Theatre] = ()) -> None:
        self.known: dict[str, Look] = {}
        for theatre in theatres:
            names = sides_called(theatre)
            for side in theatre.sides:
                if side.id not in self.known:
                    self.known[side.id] = Look(
                        id=side.id,
                        name=names[side.id],
                        colour=side.colour or PLAIN,
                        letter=LETTERS[len(self.known) % len(LETTERS)],
                    )

    def of(self, side: str | None) -> Look:
        """The look of a side; ``None`` and ``""`` are nobody's."""
        if not side:
            return Look(id="", name=NOBODY, colour=PLAIN, letter="")
        if side not in self.known:
            letter = LETTERS[len(self.known) % len(LETTERS)]
            self.known[side] = Look(id=side, name=side, colour=PLAIN, letter=letter)
        return self.known[side]

    def names(self) -> dict[str, str]:
        """The names of the known sides by id."""
        return {side: look.name for side, look in self.known.items()}
