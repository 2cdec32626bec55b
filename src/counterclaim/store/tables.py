"""The ledger's tables as SQLAlchemy sees them; the steps in ``migrations/`` make them, a test compares the two."""

from __future__ import annotations

from sqlalchemy import Column, Float, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()


def table(name: str, *columns: Column[object]) -> Table:
    """A table of the ledger."""
    return Table(name, metadata, *columns)


def text(name: str, *, key: bool = False) -> Column[object]:
    """A column of text."""
    return Column(name, Text, primary_key=key)


def whole(name: str, *, key: bool = False) -> Column[object]:
    """A column of whole numbers."""
    return Column(name, Integer, primary_key=key)


def real(name: str) -> Column[object]:
    """A column of numbers."""
    return Column(name, Float)


def raw(name: str) -> Column[object]:
    """A column of bytes."""
    return Column(name, LargeBinary)


extractors = table("extractors", whole("n", key=True), text("name"), text("first_used"))
documents = table(
    "documents", whole("n", key=True), text("id"), text("given_id"), text("source"), whole("part"), text("reader"),
    text("sha256"), text("lang"), text("title"), text("outlet"), text("url"), text("published"), whole("words"),
    text("text"), text("added_at"),
)  # fmt: skip
readings = table(
    "readings", whole("n", key=True), text("id"), whole("document"), whole("extractor"), whole("generation"),
    text("theatre"), whole("claims"), text("read_at"),
)  # fmt: skip
superseded = table("superseded", whole("reading", key=True), whole("by_reading"))
copies = table("copies", whole("document", key=True), whole("origin"), real("likeness"))
attributions = table(
    "attributions", whole("n", key=True), text("id"), whole("reading"), whole("extractor"), text("manner"),
    text("source"), text("cue"), text("content"), text("agent_id"), text("body"),
)  # fmt: skip
claims = table(
    "claims", whole("n", key=True), text("id"), whole("reading"), whole("document"), whole("extractor"), text("kind"),
    text("polarity"), text("modality"), text("direction"), text("content"), whole("start"), whole("stop"),
    text("who"), text("speaker"), text("side"), text("outlet"), text("day"), text("earliest"), text("latest"),
    real("low"), real("high"), text("unit"), real("confidence"), text("body"), raw("compared"),
)  # fmt: skip
places = table(
    "places", whole("n", key=True), text("place_id"), text("name"), text("country"), text("within"), real("lat"),
    real("lon"), text("precision"),
)  # fmt: skip
resolutions = table(
    "resolutions", whole("claim", key=True), text("slot", key=True), whole("seq", key=True), text("printed"),
    whole("start"), whole("stop"), text("thing"), text("name"), real("lat"), real("lon"), text("day"),
    whole("extractor"),
)  # fmt: skip
relations = table(
    "relations", whole("n", key=True), text("id"), whole("left_claim"), whole("right_claim"), text("kind"),
    text("reason"), real("confidence"), text("slots"), text("scope"), text("place"), text("day"), whole("extractor"),
)  # fmt: skip
questions = table(
    "questions", whole("n", key=True), text("id"), text("kind"), text("words"), text("place"), text("day")
)
answers = table(
    "answers", whole("question", key=True), whole("claim", key=True), text("answer"), text("day"), whole("extractor")
)
reviews = table(
    "reviews", whole("n", key=True), text("id"), text("act"), whole("document"), whole("claim"), whole("target"),
    text("field"), text("body"), text("note"), text("reviewer"), text("reviewed_at"),
)  # fmt: skip
evidence_sources = table(
    "evidence_sources", whole("n", key=True), text("id"), text("title"), text("kind"), text("theatre"), text("licence"),
    text("address"), text("note"), text("added_at"),
)  # fmt: skip
site_lists = table("site_lists", whole("n", key=True), text("id"), whole("places"), raw("body"), text("added_at"))
snapshots = table(
    "snapshots", whole("n", key=True), text("id"), whole("source"), text("day"), text("sha256"), text("file"),
    text("retrieved"), whole("sites"), text("areas"), real("area_km2"), raw("observed"), text("added_at"),
)  # fmt: skip
evidence = table(
    "evidence", whole("n", key=True), text("id"), whole("source"), text("record"), text("place_id"), text("earliest"),
    text("latest"), real("lat"), real("lon"), text("body"), text("sha256"), text("file"), text("added_at"),
)  # fmt: skip
evidence_faults = table(
    "evidence_faults", whole("n", key=True), text("id"), text("sha256"), text("file"), whole("line"), text("what"),
    whole("count"),
)  # fmt: skip
failures = table(
    "failures", whole("n", key=True), text("id"), text("source"), whole("part"), text("sha256"), text("code"),
    text("message"), whole("extractor"), text("failed_at"),
)  # fmt: skip
clearances = table("clearances", whole("failure", key=True), whole("document"), text("cleared_at"))

# Made from the others.
blocks = table("blocks", text("key", key=True), whole("day", key=True), whole("claim", key=True))
place_names = table("place_names", text("name", key=True), text("place_id", key=True))
shingles = table("shingles", whole("band", key=True), whole("document", key=True))
outdated = table("outdated", whole("claim", key=True))
standings = table("standings", whole("claim", key=True), text("status"))
tallies = table("tallies", whole("question", key=True), whole("answers"))
place_days = table(
    "place_days", text("place", key=True), text("side", key=True), text("kind", key=True), text("day", key=True),
    whole("claims"),
)  # fmt: skip
facets = table("facets", text("facet", key=True), text("value", key=True), whole("claims"))
claims_fts = table("claims_fts", whole("rowid", key=True), text("words"), text("bases"), text("who"), text("marks"))
places_box = table(
    "places_box", whole("n", key=True), real("min_lat"), real("max_lat"), real("min_lon"), real("max_lon")
)
spells = table(
    "spells", text("place", key=True), whole("source", key=True), text("rule", key=True), text("since", key=True),
    text("until"), text("value"), real("fraction"), whole("snapshots"), whole("spells"),
)  # fmt: skip
quarantines = table("quarantines", whole("snapshot", key=True), text("reason"))
evidence_box = table(
    "evidence_box", whole("n", key=True), real("min_lat"), real("max_lat"), real("min_lon"), real("max_lon")
)
