"""What a theatre's evidence.toml says: how places are counted, and how each data set's files are written."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from counterclaim.model.evidence import Rule, SourceKind


class Format(StrEnum):
    """How a data set's files are built."""

    MAP = "map"  # GeoJSON polygons, one file a day, the day in the file's name
    TABLE = "table"  # CSV: a place, a day, a status a row; or a column a day
    CHANGES = "changes"  # JSON lines: a place, who had it at first, the days of change
    EVENTS = "events"  # CSV, JSON or GeoJSON: an event a row


class Disc(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How large a settlement is taken to be: the radius of those of a kind, or of that population and more."""

    km: float
    kinds: tuple[str, ...] = ()
    population: int | None = None


class Counting(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How spells are made.

    ``discs``: the first that fits a place is its size. ``settle_days``: a value that lasts no longer, with one other
    value before and after, is passed over. ``quarantine_share`` and ``quarantine_km2``: by how much, at least, a
    side's area must leave the running median for the snapshot to be left out. ``near_km``: how far a row's point may
    lie from the place that its name means.
    """

    discs: tuple[Disc, ...] = ()
    settle_days: int = 3
    quarantine_share: float = 0.05
    quarantine_km2: float = 500.0
    near_km: float = 5.0


class SourceFormat(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One source: what it is, and how its files say it.

    ``files`` are patterns of file names. ``covers`` are countries (ISO 3166-1) or ids of areas whose places the source
    shows; elsewhere it shows nothing. ``rest`` is what it shows there where it has no polygon. ``value`` is what a
    polygon shows where no ``property`` tells; ``values`` say what the words of that property, or of a table's status,
    mean: a side's id, ``contested`` or ``unknown``; ``ignored`` are words that mean nothing. ``columns`` say where in a
    row each thing stands; dots lead into nested objects; of several, the first that is filled counts. ``scheme`` is
    what a row's ``place`` is: ``geonames``, ``code`` (of the national register) or ``id``. ``derived`` are columns that
    are made from the others: they are no voice of their own. ``within_km`` is how exactly a point is known, by the
    words of the column ``precision``. ``dates`` are ways to write a day beside ISO 8601, as ``strptime`` has them.
    """

    id: str
    title: str
    kind: SourceKind
    format: Format
    files: tuple[str, ...] = ()
    licence: str = ""
    address: str = ""
    note: str = ""
    covers: tuple[str, ...] = ()
    rest: str | None = None
    value: str | None = None
    property: str | None = None
    values: dict[str, str] = {}
    ignored: tuple[str, ...] = ()
    columns: dict[str, str | tuple[str, ...]] = {}
    scheme: str = "id"
    derived: tuple[str, ...] = ()
    within_km: dict[str, float] = {}
    dates: tuple[str, ...] = ()
    rule: Rule = Rule.STATED
    first: str | None = None  # a list of changes: the day from which it is kept
    last: str | None = None  # and the day up to which

    def spots(self, name: str) -> tuple[str, ...]:
        """Where a thing may stand in a row."""
        found = self.columns.get(name, ())
        return (found,) if isinstance(found, str) else found


class EvidenceData(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A theatre's evidence.toml, with that of the pack ``world`` beneath it.

    ``actors`` are patterns of the names that data sets give to those who act, and whose they are.
    """

    counting: Counting = Counting()
    actors: dict[str, str] = {}
    sources: tuple[SourceFormat, ...] = ()
