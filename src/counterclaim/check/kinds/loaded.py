"""Loaded wording, louder in the report's own voice than in somebody's reported words."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject
from counterclaim.check.voice import Voice, voice_of
from counterclaim.model.mention import Wording
from counterclaim.model.span import bare


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """One hit per term and voice, at its first use; words between quotation marks give none."""
    del rule
    groups: dict[tuple[str, Voice], list[Wording]] = {}
    for wording in subject.annotations.wording:
        voice = voice_of(subject, wording)
        if voice is not Voice.DIRECT:
            groups.setdefault((wording.term, voice), []).append(wording)
    sides = {side.id: side.name for side in subject.theatre.sides}
    for (_, voice), uses in groups.items():
        first = uses[0]
        side = sides.get(first.used_by or "", "")
        name = voice.value + ("-plain" if first.neutral else "-drop")
        yield Hit(
            span=bare(first),
            values={"words": first.text, "neutral": first.neutral, "side": side},
            related=tuple(bare(use) for use in uses[1:]),
            variant=name,
        )


KIND = Kind(
    find=find,
    values=("words", "neutral", "side"),
    variants=("own-plain", "own-drop", "indirect-plain", "indirect-drop"),
)
