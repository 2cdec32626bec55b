"""Small maps and settlements: a square land of two sides, made by hand."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from counterclaim.evidence.sites import Site, Sites

sys.path[:0] = [str(Path(__file__).parent)]


@pytest.fixture
def sites() -> Sites:
    """A town inland, a town on the line at 36° E, a village in another country."""
    return Sites(
        [
            Site("p:inland", "Inland", 50.0, 36.5, 1.5, ("XX",)),
            Site("p:line", "Line", 50.0, 36.0, 1.5, ("XX",)),
            Site("p:abroad", "Abroad", 50.0, 36.5, 0.7, ("YY",)),
        ]
    )


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Writes a file into an empty folder."""

    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write
