"""Try a rule on the cases in its own file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from counterclaim.check.engine import check, validate
from counterclaim.check.pack import Case, RuleFile
from counterclaim.check.render import block
from counterclaim.check.settings import Settings
from counterclaim.check.subject import Subject
from counterclaim.model.errors import PackError

Reader = Callable[[Case], Subject]


class Trial(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule gave on one case, in the form in which the case writes it."""

    case: Case
    got: str

    @property
    def holds(self) -> bool:
        """True if the rule gave what the case wants."""
        return self.got == self.case.want


def try_rule(file: RuleFile, read: Reader) -> Iterator[Trial]:
    """One trial per case; ``read`` makes of a case's text what the rules look at."""
    validate(file)
    settings = Settings(levels={file.rule.code: "on"})
    for case in file.cases:
        subject = read(case)
        found = check(subject, (file,), settings)
        yield Trial(case=case, got="\n".join(block(finding, subject.document.text) for finding in found))


def require_both(file: RuleFile) -> None:
    """Raise ``PackError`` unless the rule has a case that fires and one that stays silent."""
    if not any(case.want for case in file.cases):
        raise PackError("add a case that fires: a 'report' block and a 'findings' block", where=str(file.path))
    if all(case.want for case in file.cases):
        raise PackError("add a case that stays silent: a 'report' block alone", where=str(file.path))
