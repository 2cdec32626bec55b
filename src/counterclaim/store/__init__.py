"""The ledger: an SQLite file to which documents and what was read out of them are only ever added."""
