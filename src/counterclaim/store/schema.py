"""Which schema a ledger has, and the steps that bring an older one up to ours."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

from counterclaim.model.errors import ForeignFile, NewerLedger

MIGRATIONS = Path(__file__).parent / "migrations"
APPLICATION = 0x43434C47  # "CCLG": how SQLite and `file` tell our ledgers from other databases


def steps(folder: Path = MIGRATIONS) -> tuple[str, ...]:
    """The revisions that this version knows, oldest first."""
    return tuple(sorted(path.name.split("_")[0] for path in (folder / "versions").glob("[0-9]*.py")))


def revision(connection: Connection) -> str | None:
    """The revision of an open ledger; ``None`` for an empty file. Raises ``ForeignFile`` for another database."""
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    if application == APPLICATION:
        return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())
    if application or connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar_one():
        raise ForeignFile("this is another program's database: name another file with --ledger")
    return None


def require_known(found: str | None, folder: Path = MIGRATIONS) -> bool:
    """True if the ledger has our newest schema, false if steps are missing; ``NewerLedger`` if it is ahead of us."""
    known = steps(folder)
    if found is not None and found not in known:
        raise NewerLedger(
            f"made by a newer version of counterclaim (schema {found}, this one knows {known[-1]}): "
            "install the newer version"
        )
    return found == known[-1]


def upgrade(connection: Connection, folder: Path = MIGRATIONS) -> None:
    """Run the steps that are missing, inside the caller's transaction: all of them or none."""
    from alembic.command import upgrade as run
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.attributes["connection"] = connection
    run(config, "head")
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
