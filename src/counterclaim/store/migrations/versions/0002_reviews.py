"""Reviews: who said what of which claim, one row an act; what each claim's status comes to, to find claims by."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

REVIEWS = """
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    act TEXT NOT NULL CHECK (act IN ('confirm', 'edit', 'reject', 'add', 'note', 'undo')),
    document INTEGER NOT NULL REFERENCES documents(n), claim INTEGER REFERENCES claims(n),
    target INTEGER REFERENCES reviews(n), field TEXT, body TEXT, note TEXT,
    reviewer TEXT NOT NULL, reviewed_at TEXT NOT NULL,
    CHECK (act = 'add' OR claim IS NOT NULL OR target IS NOT NULL),
    CHECK ((act = 'edit') = (field IS NOT NULL)),
    CHECK (act <> 'undo' OR target IS NOT NULL)
"""
INDICES = (
    "CREATE INDEX reviews_by_document ON reviews (document, n)",
    "CREATE INDEX reviews_by_claim ON reviews (claim)",
    "CREATE INDEX reviews_by_reviewer ON reviews (reviewer, n)",
    "CREATE INDEX claims_by_document ON claims (document)",
    "CREATE INDEX standings_by_status ON standings (status, claim)",
)
VIEW = """
    SELECT v.n, v.reviewed_at, v.reviewer, v.act, v.field, v.note, v.body, c.id AS claim, c.content, d.outlet,
        d.published, d.title, v.target
    FROM reviews v JOIN documents d ON d.n = v.document LEFT JOIN claims c ON c.n = v.claim
"""


def upgrade() -> None:
    """A new table in the place of the one that nothing was ever written to."""
    op.execute("DROP TABLE reviews")
    op.execute(f"CREATE TABLE reviews ({REVIEWS}) STRICT")
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER reviews_no_{act.lower()} BEFORE {act} ON reviews "
            f"BEGIN SELECT RAISE(ABORT, 'the ledger is only ever added to: no {act.lower()} of reviews'); END"
        )
    op.execute("CREATE TABLE standings (claim INTEGER PRIMARY KEY, status TEXT NOT NULL) STRICT")
    for statement in INDICES:
        op.execute(statement)
    op.execute(f"CREATE VIEW review_list AS {VIEW}")
