"""What is to be told about a file: each kind of fault once, with where it was first met and how often."""

from __future__ import annotations

from counterclaim.model.evidence import Fault

MOST = 200  # kinds of fault that are told of one file; the rest are counted together
REST = "further faults of other kinds"


class Notes:
    """Faults of one file, the same ones counted together."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.counts: dict[str, int] = {}
        self.lines: dict[str, int] = {}

    def add(self, what: str, count: int = 1, *, line: int = 0) -> None:
        """One more of this kind."""
        if what not in self.counts and len(self.counts) >= MOST:
            what = REST
        self.counts[what] = self.counts.get(what, 0) + count
        self.lines.setdefault(what, line)

    def faults(self) -> tuple[Fault, ...]:
        """All of them, in the order in which they were met."""
        return tuple(
            Fault(file=self.file, what=what, line=self.lines[what], count=count) for what, count in self.counts.items()
        )
