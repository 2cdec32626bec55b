"""What the store's tests share: filling and counting."""

from __future__ import annotations

from counterclaim.keeping import Keeper


def fill(ledger, reports):
    """Add made reports; what each addition came to."""
    keeper = Keeper(ledger)
    return [keeper.keep(document, 0, entry) for document, entry in reports]


def count(ledger, table):
    """How many rows a table has."""
    with ledger.read() as connection:
        return connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()
