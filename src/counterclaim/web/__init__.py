"""The web app: one process beside one ledger, for one desk. Pages need no script; no other machine is asked."""
