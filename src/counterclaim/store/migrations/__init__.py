"""The ledger's schema, one step a file; ``env.py`` is what Alembic runs."""
