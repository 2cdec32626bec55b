"""Who reports what: from a reporting verb to its frame, from a frame to the link that it adds."""

from __future__ import annotations

import msgspec

from counterclaim.claims.draft import Frame, Source, Voice
from counterclaim.claims.frames import contents
from counterclaim.claims.lexicon import Cue, Lexicon
from counterclaim.claims.sources import Sources
from counterclaim.claims.tree import Tree
from counterclaim.model.claim import Kind, Modality
from counterclaim.model.parse import Token


class Attributor:
    """Finds frames in one document."""

    def __init__(self, tree: Tree, lexicon: Lexicon, sources: Sources) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.sources = sources

    def frame(self, verb: Token) -> Frame | None:
        """The frame of a reporting verb with content, or ``None``; hearsay has a frame without a source."""
        if verb.pos not in {"VERB", "AUX"} or self.only_describes(verb) or self.takes_in(verb):
            return None
        for cue in self.lexicon.verbs.get(verb.lemma, ()):
            if cue.intention or not self.particle_fits(verb, cue):
                continue
            found = self.fit(verb, cue)
            if found is not None:
                return found
        return None

    def only_describes(self, verb: Token) -> bool:
        """True for a bare participle without an agent ("so called after", "the men named below"): nobody reports."""
        bare = verb.tag == "VBN" and not self.tree.kids(verb, "aux", "auxpass", "nsubj", "nsubjpass", "agent")
        return bare and verb.dep in {"acl", "amod", "advcl"}

    def takes_in(self, verb: Token) -> bool:
        """True for "the hospital admitted 83 people": nothing is owned to."""
        words = self.lexicon.scope.get("taking_in", {})
        subject = self.sources.subject_of(verb) if verb.lemma in words.get("verbs", ()) else None
        return subject is not None and subject.lemma in words["who"] and self.tree.kid(verb, "ccomp") is None

    def particle_fits(self, verb: Token, cue: Cue) -> bool:
        """True if the cue wants no particle, or the one that is there."""
        if cue.particle is None:
            particle = self.tree.kid(verb, "prt")
            foreign = particle is not None and particle.lemma not in cue.frames
            return not (foreign and cue.modality is Modality.DEMAND)  # "called off the assault" asks for nothing
        beside = self.tree.kids(verb, "prt", "advmod", "prep", "dobj", "oprd", "acomp", "ccomp")
        beside += [k for thing in self.tree.kids(verb, "dobj") for k in self.tree.kids(thing, "amod") if k.i > thing.i]
        return any(k.lemma == cue.particle for k in beside)

    def fit(self, verb: Token, cue: Cue) -> Frame | None:
        """The first of the cue's frames that the words around ``verb`` fill."""
        for name in cue.frames:
            clauses, phrases = contents(self.tree, self.lexicon, verb, name)
            if not clauses and not phrases:
                continue
            head = self.sources.subject_of(verb)
            if head is None and name == "saying":
                head = self.tree.kid(verb, "nsubjpass")  # "X was quoted as saying", nobody knows by whom
            if head is None:
                if self.sources.is_passive(verb):
                    if name != "clause" or cue.kind is not None:
                        continue
                else:
                    head = self.sources.distant_subject(verb)
            if head is not None and not self.sources.can_speak(head, verb, name):
                continue
            frame = self.build(verb, cue, head, clauses, phrases)
            return self.with_quoted(frame) if name == "saying" else frame
        return None

    def with_quoted(self, frame: Frame) -> Frame:
        """The frame of "Agency quoted X as saying", with X as a second source."""
        quoted = self.tree.kid(frame.verb, "dobj", "nsubjpass")
        if quoted is None or (frame.source is not None and frame.source.head == quoted):
            return frame
        return msgspec.structs.replace(frame, quoted=self.sources.source(quoted))

    def build(
        self,
        verb: Token,
        cue: Cue,
        head: Token | None,
        clauses: tuple[Token, ...],
        phrases: tuple[tuple[Token, tuple[Token, ...]], ...],
    ) -> Frame:
        """A frame with all it says about its content; "insists, щоб P" demands P."""
        marks = self.lexicon.scope["demand"].get("marks", ())
        wanted = cue.kind is None and any(k.lemma in marks for c in clauses for k in self.tree.kids(c, "mark"))
        return Frame(
            verb=verb,
            source=None if head is None or head.dep == "expl" else self.sources.source(head),
            stance=cue.stance,
            polarity=cue.polarity,
            modality=Modality.DEMAND if wanted else cue.modality,
            kind=Kind.DEMAND if wanted else cue.kind,
            clauses=clauses,
            phrases=phrases,
        )

    def quoted_voice(self, frame: Frame, source: Source) -> Voice:
        """The inner link of "Agency quoted X as saying"."""
        holders = self.tree.kids(frame.verb, "prep", "advcl")
        saying = next((s for p in holders for s in self.tree.kids(p, "pcomp", "pobj", "advcl")), frame.verb)
        return Voice(source=source, role=self.sources.role(source), stance=frame.stance, cue=self.tree.span([saying]))

    def voice(self, frame: Frame, source: Source) -> Voice:
        """The link that ``frame`` adds to a chain."""
        return Voice(
            source=source, role=self.sources.role(source), stance=frame.stance, cue=self.sources.cue_span(frame.verb)
        )
