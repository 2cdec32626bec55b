"""Claims, mentions and relations to findings; rule packs are data."""
