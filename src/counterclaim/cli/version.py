"""``counterclaim version``."""

from __future__ import annotations

from counterclaim import __version__


def version_command() -> None:
    """Print the version."""
    print(f"counterclaim {__version__}")
