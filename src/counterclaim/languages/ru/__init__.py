"""Russian: slovnet behind the common interface, tables as data."""
