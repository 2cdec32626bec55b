"""English: spaCy behind the common interface, tables as data."""
