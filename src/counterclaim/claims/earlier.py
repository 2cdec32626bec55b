"""Reports of what the sentence before has said: "Two people died. The mayor told of this"."""

from __future__ import annotations

import msgspec

from counterclaim.claims.basis import Basis
from counterclaim.claims.draft import Voice
from counterclaim.claims.gathering import Gathering
from counterclaim.model.claim import Polarity
from counterclaim.model.parse import Token


class Earlier:
    """Puts units of one document under sources that are named after them."""

    def __init__(self, basis: Basis, gathering: Gathering) -> None:
        self.tree = basis.tree
        self.lexicon = basis.lexicon
        self.sources = basis.sources
        self.hearsay = basis.hearsay
        self.scope = basis.scope
        self.gathering = gathering

    def told(self, verb: Token) -> bool:
        """Put what the sentence before says under the source of "про це повідомив X"; ``False`` if it is none."""
        words = self.lexicon.scope["taken_up"].get("about", ())
        about = [p for p in self.tree.kids(verb, "prep") if self.lexicon.small(p.lemma, "about")]
        if not any(k.lemma in words for p in about for k in self.tree.kids(p, "pobj")):
            return False
        cue = next(iter(self.lexicon.verbs.get(verb.lemma, ())), None)
        subject = self.sources.subject_of(verb)
        if cue is None or subject is None or self.scope.negated(verb):
            return False
        source = self.sources.source(subject)
        voice = Voice(source=source, role=self.sources.role(source), stance=cue.stance, cue=self.sources.cue_span(verb))
        inner = self.hearsay.citing(verb)
        units = self.gathering.units
        for n, unit in enumerate(units):
            if unit.head.sent == verb.sent - 1 and not unit.context.voices:
                context = unit.context.below(voice, denied=cue.polarity is Polarity.DENIED, modality=None, kind=None)
                if inner is not None:
                    context = context.below(inner[0], denied=False, modality=None, kind=None)
                units[n] = msgspec.structs.replace(unit, context=context)
        return True
