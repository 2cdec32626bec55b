"""Evidence: sources, snapshots as they were read, events with their spot; spells, which are made from snapshots."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"

RECORDS = {
    "evidence_sources": """
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('control', 'events')), theatre TEXT NOT NULL, licence TEXT NOT NULL,
        address TEXT NOT NULL, note TEXT NOT NULL, added_at TEXT NOT NULL
    """,
    "site_lists": """
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, places INTEGER NOT NULL, body BLOB NOT NULL,
        added_at TEXT NOT NULL
    """,
    "snapshots": """
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source INTEGER NOT NULL REFERENCES evidence_sources(n),
        day TEXT NOT NULL, sha256 TEXT NOT NULL, file TEXT NOT NULL, retrieved TEXT NOT NULL,
        sites INTEGER NOT NULL REFERENCES site_lists(n), areas TEXT NOT NULL, area_km2 REAL, observed BLOB NOT NULL,
        added_at TEXT NOT NULL
    """,
    "evidence": """
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source INTEGER NOT NULL REFERENCES evidence_sources(n),
        record TEXT NOT NULL, place_id TEXT, earliest TEXT NOT NULL, latest TEXT NOT NULL, lat REAL, lon REAL,
        body TEXT NOT NULL, sha256 TEXT NOT NULL, file TEXT NOT NULL, added_at TEXT NOT NULL
    """,
    "evidence_faults": """
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL,
        what TEXT NOT NULL, count INTEGER NOT NULL
    """,
}
# Made from the records.
DERIVED = (
    (
        "CREATE TABLE spells (place TEXT NOT NULL, source INTEGER NOT NULL, rule TEXT NOT NULL, since TEXT NOT NULL, "
        "until TEXT NOT NULL, value TEXT NOT NULL, fraction REAL, snapshots INTEGER NOT NULL, spells INTEGER NOT NULL, "
        "PRIMARY KEY (place, source, rule, since)) STRICT, WITHOUT ROWID"
    ),
    "CREATE TABLE quarantines (snapshot INTEGER PRIMARY KEY, reason TEXT NOT NULL) STRICT",
    "CREATE VIRTUAL TABLE evidence_box USING rtree(n, min_lat, max_lat, min_lon, max_lon)",
)
INDICES = (
    "CREATE INDEX snapshots_by_source ON snapshots (source, day)",
    "CREATE INDEX snapshots_by_file ON snapshots (sha256, source)",
    "CREATE INDEX evidence_by_place ON evidence (place_id, earliest)",
    "CREATE INDEX evidence_by_day ON evidence (earliest)",
    "CREATE INDEX evidence_by_file ON evidence (sha256, source)",
    "CREATE INDEX spells_changed ON spells (source, rule, place, since) WHERE spells > 1",
)
VIEWS = {
    "spell_list": """
        SELECT s.place, e.id AS source, s.rule, s.value, s.since, s.until, s.fraction, s.snapshots
        FROM spells s JOIN evidence_sources e ON e.n = s.source
    """,
    "evidence_list": """
        SELECT v.n, e.id AS source, v.record, v.place_id, v.earliest, v.latest, v.lat, v.lon,
            json_extract(v.body, '$.kind') AS kind, json_extract(v.body, '$.killed_low') AS killed_low,
            json_extract(v.body, '$.killed_high') AS killed_high, json_extract(v.body, '$.words') AS words
        FROM evidence v JOIN evidence_sources e ON e.n = v.source
    """,
}


def upgrade() -> None:
    """New tables; that of the first schema for evidence, to which nothing was ever written, gives way."""
    op.execute("DROP TABLE evidence")
    for name, columns in RECORDS.items():
        op.execute(f"CREATE TABLE {name} ({columns}) STRICT")
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {name}_no_{act.lower()} BEFORE {act} ON {name} "
                f"BEGIN SELECT RAISE(ABORT, 'the ledger is only ever added to: no {act.lower()} of {name}'); END"
            )
    for statement in (*DERIVED, *INDICES):
        op.execute(statement)
    for name, select in VIEWS.items():
        op.execute(f"CREATE VIEW {name} AS {select}")
