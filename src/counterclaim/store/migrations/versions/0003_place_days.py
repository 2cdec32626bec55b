"""How many claims of a side and a kind each place has on each day: counts for maps, kept by triggers."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"

# The order of the key is that in which a map of many days is added up; the index is that for a few days.
TABLE = (
    "CREATE TABLE place_days (place TEXT NOT NULL, side TEXT NOT NULL, kind TEXT NOT NULL, day TEXT NOT NULL, "
    "claims INTEGER NOT NULL, PRIMARY KEY (place, side, kind, day)) STRICT, WITHOUT ROWID"
)
INDICES = (
    "CREATE INDEX place_days_by_day ON place_days (day, place, side, kind, claims)",
    (
        "CREATE INDEX disputes_by_day ON relations (day, place, confidence, left_claim, right_claim) "
        "WHERE kind = 'contradictory'"
    ),
)
# A claim may print a place twice, and counts once; one that a newer reading puts out of date counts no more.
ADDED = """
    CREATE TRIGGER place_days_added AFTER INSERT ON resolutions WHEN NEW.slot = 'place' AND NEW.thing IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM resolutions r WHERE r.claim = NEW.claim AND r.slot = 'place'
            AND r.thing = NEW.thing AND r.seq <> NEW.seq)
    BEGIN
        INSERT INTO place_days (place, side, kind, day, claims)
            SELECT NEW.thing, coalesce(c.side, ''), c.kind, coalesce(c.day, ''), 1 FROM claims c WHERE c.n = NEW.claim
            ON CONFLICT (place, side, kind, day) DO UPDATE SET claims = claims + 1;
    END
"""
OUTDATED = """
    CREATE TRIGGER place_days_outdated AFTER INSERT ON outdated BEGIN
        UPDATE place_days SET claims = place_days.claims - 1
            FROM (SELECT DISTINCT r.thing, coalesce(c.side, '') AS side, c.kind, coalesce(c.day, '') AS day
                FROM claims c JOIN resolutions r ON r.claim = c.n
                WHERE c.n = NEW.claim AND r.slot = 'place' AND r.thing IS NOT NULL) AS gone
            WHERE place_days.place = gone.thing AND place_days.side = gone.side AND place_days.kind = gone.kind
                AND place_days.day = gone.day;
    END
"""
FILL = """
    INSERT INTO place_days (place, side, kind, day, claims)
        SELECT thing, side, kind, day, count(*) FROM (
            SELECT DISTINCT r.thing, r.claim, coalesce(c.side, '') AS side, c.kind AS kind, coalesce(c.day, '') AS day
            FROM resolutions r JOIN claims c ON c.n = r.claim
            WHERE r.slot = 'place' AND r.thing IS NOT NULL AND c.n NOT IN (SELECT claim FROM outdated)
        ) GROUP BY thing, side, kind, day
"""


def upgrade() -> None:
    """The counts, those of the claims that there are, and what keeps them."""
    for statement in (TABLE, FILL, *INDICES, ADDED, OUTDATED):
        op.execute(statement)
