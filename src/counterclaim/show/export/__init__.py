"""A ledger's claims in forms that other programs read: each takes claims and gives pieces of one text."""
