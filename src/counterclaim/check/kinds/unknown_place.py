"""A settlement that a complete register of its country does not have."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.check.ground import state_name
from counterclaim.check.kinds.kind import Kind
from counterclaim.check.kinds.misspelt_name import suggestion
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject, is_quoted
from counterclaim.check.unknown import unknown_names


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """One hit per name that is said to be a village's or town's, where what stands beside it lies in a known country.

    All settlements of that country must be known, and no known name may be spelt like this one.
    """
    del rule
    atlas = subject.atlas
    if atlas is None:
        return
    seen: set[str] = set()
    for unknown in unknown_names(subject, atlas):
        country = unknown.country
        if not unknown.settled or country is None or not atlas.lists_all(country) or unknown.span.text in seen:
            continue
        seen.add(unknown.span.text)
        if suggestion(subject, atlas, unknown) is None:
            yield Hit(
                span=unknown.span,
                values={"name": unknown.span.text, "country": state_name(subject, country)},
                variant="quoted" if is_quoted(subject, unknown.span) else None,
            )


KIND = Kind(find=find, values=("name", "country"), variants=("quoted",))
