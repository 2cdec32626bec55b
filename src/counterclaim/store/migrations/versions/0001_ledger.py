"""The first schema: what was read, what it says, how claims relate; indices that can be made anew; views."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None

# Rows of these are never changed and never deleted; triggers see to it.
RECORDS = {
    "extractors": """
        n INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, first_used TEXT NOT NULL
    """,
    "documents": """
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, given_id TEXT NOT NULL, source TEXT NOT NULL,
        part INTEGER NOT NULL, reader TEXT NOT NULL, sha256 TEXT NOT NULL, lang TEXT NOT NULL, title TEXT,
        outlet TEXT, url TEXT, published TEXT, words INTEGER NOT NULL, text TEXT NOT NULL, added_at TEXT NOT NULL
    """,
    "readings": """
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document INTEGER NOT NULL REFERENCES documents(n),
        extractor INTEGER NOT NULL REFERENCES extractors(n), generation INTEGER NOT NULL, theatre TEXT NOT NULL,
        claims INTEGER NOT NULL, read_at TEXT NOT NULL, UNIQUE (document, extractor)
    """,
    "superseded": """
        reading INTEGER PRIMARY KEY REFERENCES readings(n), by_reading INTEGER NOT NULL REFERENCES readings(n)
    """,
    "copies": """
        document INTEGER PRIMARY KEY REFERENCES documents(n), origin INTEGER NOT NULL REFERENCES documents(n),
        likeness REAL NOT NULL
    """,
    "attributions": """
        n INTEGER PRIMARY KEY, id TEXT NOT NULL, reading INTEGER NOT NULL REFERENCES readings(n),
        extractor INTEGER NOT NULL REFERENCES extractors(n), manner TEXT NOT NULL, source TEXT NOT NULL,
        cue TEXT NOT NULL, content TEXT NOT NULL, agent_id TEXT, body TEXT NOT NULL
    """,
    "claims": """
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, reading INTEGER NOT NULL REFERENCES readings(n),
        document INTEGER NOT NULL REFERENCES documents(n), extractor INTEGER NOT NULL REFERENCES extractors(n),
        kind TEXT NOT NULL, polarity TEXT NOT NULL, modality TEXT NOT NULL, direction TEXT,
        content TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
        who TEXT NOT NULL, speaker TEXT, side TEXT, outlet TEXT, day TEXT, earliest TEXT, latest TEXT,
        low REAL, high REAL, unit TEXT, confidence REAL NOT NULL, body TEXT NOT NULL, compared BLOB NOT NULL
    """,
    "places": """
        n INTEGER PRIMARY KEY, place_id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, country TEXT,
        within TEXT NOT NULL, lat REAL, lon REAL, precision TEXT
    """,
    "resolutions": """
        claim INTEGER NOT NULL REFERENCES claims(n), slot TEXT NOT NULL, seq INTEGER NOT NULL,
        printed TEXT NOT NULL, start INTEGER, stop INTEGER, thing TEXT, name TEXT, lat REAL, lon REAL, day TEXT,
        extractor INTEGER NOT NULL REFERENCES extractors(n), PRIMARY KEY (claim, slot, seq)
    """,
    "relations": """
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, left_claim INTEGER NOT NULL REFERENCES claims(n),
        right_claim INTEGER NOT NULL REFERENCES claims(n), kind TEXT NOT NULL, reason TEXT,
        confidence REAL NOT NULL, slots TEXT NOT NULL, scope TEXT NOT NULL CHECK (scope IN ('within', 'across')),
        place TEXT, day TEXT, extractor INTEGER NOT NULL REFERENCES extractors(n)
    """,
    "questions": """
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, words TEXT NOT NULL, place TEXT,
        day TEXT
    """,
    "answers": """
        question INTEGER NOT NULL REFERENCES questions(n), claim INTEGER NOT NULL REFERENCES claims(n),
        answer TEXT NOT NULL, day TEXT, extractor INTEGER NOT NULL REFERENCES extractors(n),
        PRIMARY KEY (question, claim)
    """,
    "reviews": """
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, claim INTEGER NOT NULL REFERENCES claims(n),
        status TEXT NOT NULL CHECK (status IN ('confirmed', 'edited', 'rejected')), body TEXT, note TEXT,
        reviewer TEXT NOT NULL, reviewed_at TEXT NOT NULL
    """,
    "evidence": """
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, dataset TEXT NOT NULL, version TEXT NOT NULL,
        record TEXT NOT NULL, place_id TEXT, earliest TEXT, latest TEXT, says TEXT NOT NULL, licence TEXT NOT NULL,
        url TEXT, sha256 TEXT NOT NULL, added_at TEXT NOT NULL
    """,
    "failures": """
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source TEXT NOT NULL, part INTEGER NOT NULL,
        sha256 TEXT, code TEXT NOT NULL, message TEXT NOT NULL, extractor INTEGER NOT NULL REFERENCES extractors(n),
        failed_at TEXT NOT NULL
    """,
    "clearances": """
        failure INTEGER PRIMARY KEY REFERENCES failures(n), document INTEGER REFERENCES documents(n),
        cleared_at TEXT NOT NULL
    """,
}
NO_ROWID = ("resolutions", "answers")
# Made from the records, to find them by; these rows do change.
DERIVED = (
    (
        "CREATE VIRTUAL TABLE claims_fts USING fts5(words, bases, who, marks, content='', "
        "tokenize=\"porter unicode61 remove_diacritics 2 tokenchars '_'\")"
    ),
    (
        "CREATE TABLE place_names (name TEXT NOT NULL, place_id TEXT NOT NULL, "
        "PRIMARY KEY (name, place_id)) STRICT, WITHOUT ROWID"
    ),
    "CREATE VIRTUAL TABLE places_box USING rtree(n, min_lat, max_lat, min_lon, max_lon)",
    (
        "CREATE TABLE blocks (key TEXT NOT NULL, day INTEGER NOT NULL, claim INTEGER NOT NULL, "
        "PRIMARY KEY (key, day, claim)) STRICT, WITHOUT ROWID"
    ),
    (
        "CREATE TABLE shingles (band INTEGER NOT NULL, document INTEGER NOT NULL, "
        "PRIMARY KEY (band, document)) STRICT, WITHOUT ROWID"
    ),
    "CREATE TABLE outdated (claim INTEGER PRIMARY KEY) STRICT",
    "CREATE TABLE tallies (question INTEGER PRIMARY KEY, answers INTEGER NOT NULL) STRICT",
    (
        "CREATE TABLE facets (facet TEXT NOT NULL, value TEXT NOT NULL, claims INTEGER NOT NULL, "
        "PRIMARY KEY (facet, value)) STRICT, WITHOUT ROWID"
    ),
)
INDICES = (
    "CREATE INDEX documents_by_sha ON documents (sha256)",
    "CREATE INDEX documents_by_source ON documents (source, part)",
    "CREATE INDEX copies_by_origin ON copies (origin)",
    "CREATE INDEX attributions_by_reading ON attributions (reading)",
    "CREATE INDEX claims_by_reading ON claims (reading)",
    "CREATE INDEX claims_by_day ON claims (day)",
    "CREATE INDEX claims_by_kind ON claims (kind, day)",
    "CREATE INDEX claims_by_side ON claims (side, day)",
    "CREATE INDEX claims_by_outlet ON claims (outlet, day)",
    "CREATE INDEX resolutions_by_thing ON resolutions (thing, slot, day, claim) WHERE thing IS NOT NULL",
    "CREATE INDEX relations_by_left ON relations (left_claim)",
    "CREATE INDEX relations_by_right ON relations (right_claim)",
    "CREATE INDEX relations_by_kind ON relations (kind, day)",
    "CREATE INDEX relations_by_place ON relations (place, kind, day)",
    "CREATE INDEX questions_by_place ON questions (place, day)",
    "CREATE INDEX answers_by_claim ON answers (claim)",
    "CREATE INDEX answers_by_day ON answers (question, day, claim)",
    "CREATE INDEX tallies_by_answers ON tallies (answers)",
    "CREATE INDEX failures_by_source ON failures (source, part)",
)
CURRENT = "NOT EXISTS (SELECT 1 FROM outdated o WHERE o.claim = c.n)"
VIEWS = {
    "claim_list": f"""
        SELECT c.n, c.id, d.outlet, d.published, c.who, c.speaker, c.side, c.kind, c.direction, c.polarity,
            c.modality, c.content, c.day, c.earliest, c.latest, c.low, c.high, c.unit, c.confidence, d.title, d.url,
            json_extract(c.body, '$.sentence.text') AS sentence, d.id AS document, e.name AS extractor
        FROM claims c JOIN documents d ON d.n = c.document JOIN extractors e ON e.n = c.extractor WHERE {CURRENT}
    """,
    "place_list": f"""
        SELECT r.thing AS place_id, p.name, p.lat, p.lon, p.country, r.printed, r.day, c.side, c.who, c.kind,
            c.polarity, c.modality, c.content, c.n AS claim
        FROM resolutions r JOIN places p ON p.place_id = r.thing JOIN claims c ON c.n = r.claim
        WHERE r.slot = 'place' AND {CURRENT}
    """,
    "dispute_list": """
        SELECT x.n, x.reason, x.confidence, p.name AS place, x.day, l.side AS left_side, l.who AS left_who,
            l.polarity AS left_polarity, l.content AS left_claim, l.outlet AS left_outlet,
            r.side AS right_side, r.who AS right_who, r.polarity AS right_polarity, r.content AS right_claim,
            r.outlet AS right_outlet, x.scope
        FROM relations x JOIN claims l ON l.n = x.left_claim JOIN claims r ON r.n = x.right_claim
        LEFT JOIN places p ON p.place_id = x.place
        WHERE x.kind = 'contradictory'
            AND NOT EXISTS (SELECT 1 FROM outdated o WHERE o.claim IN (x.left_claim, x.right_claim))
    """,
    "failure_list": """
        SELECT f.n, f.source, f.part, f.code, f.message, f.failed_at, e.name AS extractor
        FROM failures f JOIN extractors e ON e.n = f.extractor
        WHERE NOT EXISTS (SELECT 1 FROM clearances k WHERE k.failure = f.n)
    """,
}


def upgrade() -> None:
    """Everything of the first schema."""
    for name, columns in RECORDS.items():
        op.execute(f"CREATE TABLE {name} ({columns}) STRICT{', WITHOUT ROWID' if name in NO_ROWID else ''}")
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {name}_no_{act.lower()} BEFORE {act} ON {name} "
                f"BEGIN SELECT RAISE(ABORT, 'the ledger is only ever added to: no {act.lower()} of {name}'); END"
            )
    for statement in (*DERIVED, *INDICES):
        op.execute(statement)
    for name, select in VIEWS.items():
        op.execute(f"CREATE VIEW {name} AS {select}")
