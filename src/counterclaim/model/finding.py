"""What a check reports."""

from __future__ import annotations

from enum import StrEnum

from counterclaim.model.span import Span


class Severity(StrEnum):
    """How loud a finding is."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


class Finding(Span, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One diagnostic at one place in one document; ``line`` and ``column`` count from 1, in code points."""

    code: str
    name: str
    severity: Severity
    message: str
    line: int
    column: int
    related: tuple[Span, ...] = ()
    evidence: tuple[str, ...] = ()
    help: str | None = None
