"""Claims and attributions with what was resolved for their words put in."""

from __future__ import annotations

import msgspec

from counterclaim.model.claim import Attribution, Claim, Place, When


def filled(claims: tuple[Claim, ...], places: tuple[Place, ...], times: tuple[When, ...]) -> tuple[Claim, ...]:
    """Claims with each place and time replaced by the resolved one at the same words."""
    at_place = {(p.start, p.stop): p for p in places}
    at_time = {(t.start, t.stop): t for t in times}
    return tuple(
        msgspec.structs.replace(
            claim,
            place=tuple(at_place.get((p.start, p.stop), p) for p in claim.place),
            when=bounded(at_time.get((claim.when.start, claim.when.stop))) if claim.when else None,
            chain=tuple(
                msgspec.structs.replace(link, said=bounded(at_time.get((link.said.start, link.said.stop))))
                if link.said
                else link
                for link in claim.chain
            ),
        )
        for claim in claims
    )


def bounded(when: When | None) -> When | None:
    """The time, unless it says nothing of the calendar ("now", "for three days"): that is no time of a claim.

    A date whose year nobody gives stays: it is a time, only not yet a known one.
    """
    if when is None or when.earliest or when.latest:
        return when
    return when if when.type in {"DATE", "TIME"} and not when.value.endswith("_REF") else None


def with_agents(attributions: tuple[Attribution, ...], claims: tuple[Claim, ...]) -> tuple[Attribution, ...]:
    """Attributions with the agent id that the claims found for a source that begins there."""
    known = {link.start: link.agent_id for claim in claims for link in claim.chain if link.agent_id}
    return tuple(
        msgspec.structs.replace(a, source_agent=known.get(a.source[0].start) if a.source else None)
        for a in attributions
    )
