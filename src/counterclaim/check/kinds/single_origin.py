"""A claim that several reports carry, all from one source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.check.kinds.kind import Kind
from counterclaim.check.kinds.other_side import bearing
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject, speaker_of
from counterclaim.model.claim import Claim, Modality
from counterclaim.model.claim import Kind as ClaimKind
from counterclaim.model.relation import RelationKind
from counterclaim.model.weighing import Echo

LEAST = 2  # other reports
CHECKABLE = frozenset(
    {ClaimKind.CONTROL_CHANGE, ClaimKind.CONTROL_STATE, ClaimKind.ATTACK, ClaimKind.LOSS, ClaimKind.TALLY}
)


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """One hit per claim that at least so many other reports carry and one source alone has made."""
    least = int(rule.params.get("reports", LEAST))
    seen: set[int] = set()
    for claim in subject.report.claims:
        same = [echo for echo in bearing(claim, subject) if echo.kind == RelationKind.SAME.value]
        if claim.kind not in CHECKABLE or claim.modality is not Modality.FACT or len({e.outlet for e in same}) < least:
            continue
        source = one_source(claim, same, subject)
        if source is None or claim.content.start in seen:
            continue
        seen.add(claim.content.start)
        values = {"source": source, "reports": str(len({echo.outlet for echo in same}))}
        variant = None if speaker_of(claim) else "own-voice"
        evidence = tuple(dict.fromkeys(echo.other for echo in same))
        yield Hit(span=claim.content, values=values, variant=variant, evidence=evidence)


def one_source(claim: Claim, same: Sequence[Echo], subject: Subject) -> str | None:
    """The name of the one source of all of them, or the outlet whose wording all repeat; ``None`` where two made it."""
    sources = {echo.source for echo in same}
    own = speaker_of(claim)
    if len(sources) == 1 and (name := same[0].source) and own in (None, name):
        return same[0].who
    origins = {echo.origin for echo in same}
    copied = subject.weighed.copies if subject.weighed is not None else ()
    if len(origins) == 1 and origins <= set(copied):
        return same[0].outlet
    return None


KIND = Kind(find=find, values=("source", "reports"), variants=("own-voice",), params=("reports",))
