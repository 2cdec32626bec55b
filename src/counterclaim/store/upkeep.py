"""Looking after a ledger's file: what is in it, whether it is sound, one hash for all that it says."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, func, select, text

from counterclaim.model.claim import Claim
from counterclaim.store import schema
from counterclaim.store import tables as t
from counterclaim.store.ledger import Ledger

RECORDS = (
    "documents", "readings", "superseded", "copies", "attributions", "claims", "places", "resolutions", "relations",
    "questions", "answers", "reviews", "evidence_sources", "site_lists", "snapshots", "evidence",
    "evidence_faults", "failures", "clearances", "extractors",
)  # fmt: skip
# What the digest covers, by content: neither row numbers, nor times of adding, nor where files lay.
SAID = {
    "documents": "SELECT id, given_id, sha256, lang, title, outlet, url, published, text FROM documents",
    "readings": "SELECT r.id, r.generation, r.theatre, e.name FROM readings r JOIN extractors e ON e.n = r.extractor",
    "superseded": "SELECT r.id, b.id FROM superseded s JOIN readings r ON r.n = s.reading "
    "JOIN readings b ON b.n = s.by_reading",
    "copies": "SELECT d.id, o.id, k.likeness FROM copies k JOIN documents d ON d.n = k.document "
    "JOIN documents o ON o.n = k.origin",
    "attributions": "SELECT id, body FROM attributions",
    "claims": "SELECT id, day, side, body, hex(compared) FROM claims",
    "places": "SELECT place_id, name, country, within, lat, lon, precision FROM places",
    "resolutions": "SELECT c.id, r.slot, r.seq, r.printed, r.thing, r.lat, r.lon, r.day FROM resolutions r "
    "JOIN claims c ON c.n = r.claim",
    "relations": "SELECT id, kind, reason, confidence, slots, scope, place, day FROM relations",
    "questions": "SELECT id, kind, words, place, day FROM questions",
    "answers": "SELECT q.id, c.id, a.answer FROM answers a JOIN questions q ON q.n = a.question "
    "JOIN claims c ON c.n = a.claim",
    "reviews": "SELECT v.id, v.act, c.id, u.id, v.field, v.body, v.note, v.reviewer FROM reviews v "
    "LEFT JOIN claims c ON c.n = v.claim LEFT JOIN reviews u ON u.n = v.target",
    "evidence_sources": "SELECT id, title, kind, theatre, licence, address, note FROM evidence_sources",
    "snapshots": "SELECT id, day, sha256, areas, hex(observed) FROM snapshots",
    "evidence": "SELECT id, record, body FROM evidence",
    "failures": "SELECT f.part, f.code, e.name FROM failures f JOIN extractors e ON e.n = f.extractor",
    "blocks": "SELECT b.key, b.day, c.id FROM blocks b JOIN claims c ON c.n = b.claim",
    "facets": "SELECT facet, value, claims FROM facets WHERE claims <> 0",
}
SIZE = 2**256


class Info(NamedTuple):
    """One thing that is told of a ledger."""

    what: str
    value: str | int | None


def info(ledger: Ledger) -> list[Info]:
    """What the ledger holds and how large it is."""
    with ledger.read() as connection:
        out = [Info("schema", schema.revision(connection))]
        out += [
            Info(name, int(connection.execute(select(func.count()).select_from(t.metadata.tables[name])).scalar_one()))
            for name in RECORDS
        ]
        names = connection.execute(select(t.extractors.c.name).order_by(t.extractors.c.n)).scalars()
        out += [Info("extractor", str(name)) for name in names]
        first, last = connection.execute(
            select(func.min(t.documents.c.published), func.max(t.documents.c.published))
        ).one()
    log = ledger.path.with_name(ledger.path.name + "-wal")
    out += [Info("earliest report", first), Info("latest report", last)]
    out += [
        Info("bytes", ledger.path.stat().st_size),
        Info("bytes of the log", log.stat().st_size if log.exists() else 0),
    ]
    return out


def digest(connection: Connection) -> str:
    """One hash of everything that the ledger says; alike for two ledgers with the same content, however it got in.

    The sum of the rows' hashes, so that the order of adding does not show.
    """
    sums = dict.fromkeys(SAID, 0)
    for name, query in SAID.items():
        for row in connection.exec_driver_sql(query):
            sums[name] += int.from_bytes(blake2b(msgspec.msgpack.encode(list(row)), digest_size=32).digest(), "big")
    whole = blake2b(digest_size=16)
    for name in sorted(sums):
        whole.update(f"{name} {sums[name] % SIZE:064x}\n".encode())
    return whole.hexdigest()


def check(ledger: Ledger, *, quick: bool = False) -> list[str]:
    """What is wrong with the ledger, one line each; none if it is sound."""
    pragma = "quick_check" if quick else "integrity_check"
    faults = [f"file: {row[0]}" for row in ledger.alone(f"PRAGMA {pragma}(20)") if row[0] != "ok"]
    with ledger.read() as connection:
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        faults += [f"{row[0]}: row {row[1]} points at a row of {row[2]} that is not there" for row in broken[:20]]
        faults += list(indices(connection))
        faults += list(bodies(connection))
    with ledger.write() as connection:  # the index's own check is spelled as a write
        try:
            connection.exec_driver_sql("INSERT INTO claims_fts (claims_fts) VALUES ('integrity-check')")
        except Exception as error:  # noqa: BLE001 - whatever SQLite calls it, the index does not fit
            faults.append(f"text index: {error.__class__.__name__}")
    return faults


COUNTS = {
    "text index": "SELECT (SELECT count(*) FROM claims), (SELECT count(*) FROM claims_fts_docsize)",
    "counts of claims": (
        "SELECT (SELECT count(*) FROM claims c WHERE c.reading NOT IN (SELECT reading FROM superseded)), "
        "(SELECT coalesce(sum(claims), 0) FROM facets WHERE facet = 'all')"
    ),
    "claims of readings": "SELECT (SELECT count(*) FROM claims), (SELECT coalesce(sum(claims), 0) FROM readings)",
    "keys for comparing": (
        "SELECT count(DISTINCT claim), count(DISTINCT claim) FILTER (WHERE claim IN (SELECT claim FROM blocks)) "
        "FROM resolutions WHERE slot = 'place' AND thing IS NOT NULL AND claim IN ("
        "SELECT n FROM claims WHERE document NOT IN (SELECT document FROM copies))"
    ),
    "claims out of date": (
        "SELECT (SELECT count(*) FROM claims c JOIN superseded s ON s.reading = c.reading), "
        "(SELECT count(*) FROM outdated)"
    ),
    "counts of answers": (
        "SELECT (SELECT count(*) FROM answers a WHERE a.claim NOT IN (SELECT claim FROM outdated)), "
        "(SELECT coalesce(sum(answers), 0) FROM tallies)"
    ),
    "counts of days": (
        "SELECT (SELECT count(*) FROM (SELECT DISTINCT claim, thing FROM resolutions WHERE slot = 'place' "
        "AND thing IS NOT NULL AND claim NOT IN (SELECT claim FROM outdated))), "
        "(SELECT coalesce(sum(claims), 0) FROM place_days)"
    ),
    "map index": "SELECT (SELECT count(*) FROM places WHERE lat IS NOT NULL), (SELECT count(*) FROM places_box)",
}


def indices(connection: Connection) -> Iterator[str]:
    """Which indices do not agree with the records that they are made from."""
    for name, query in COUNTS.items():
        wanted, found = connection.exec_driver_sql(query).one()
        if wanted != found:
            yield f"{name}: {found} where {wanted} should be"


def bodies(connection: Connection) -> Iterator[str]:
    """Claims whose words do not stand where they say, in the text of their document (of every claim)."""
    query = text(
        "SELECT c.n, c.content, substr(d.text, c.start + 1, c.stop - c.start) AS printed FROM claims c "
        "JOIN documents d ON d.n = c.document WHERE c.content <> printed LIMIT 20"
    )
    for row in connection.execute(query):
        yield f"claims: the words of {row.n} do not stand in its document"


def sample(connection: Connection, n: int) -> Claim:
    """The claim with this number, as the contract has it."""
    body: Any = connection.execute(select(t.claims.c.body).where(t.claims.c.n == n)).scalar_one()
    return msgspec.json.decode(body, type=Claim)


def vacuum(ledger: Ledger) -> tuple[int, int]:
    """The file's size before and after packing it and merging the text index."""
    before = ledger.path.stat().st_size
    with ledger.write() as connection:
        connection.exec_driver_sql("INSERT INTO claims_fts (claims_fts) VALUES ('optimize')")
    ledger.alone("VACUUM")
    ledger.alone("ANALYZE")
    ledger.checkpoint(whole=True)
    return before, ledger.path.stat().st_size
