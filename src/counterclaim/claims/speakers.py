"""Who stands behind a reporting word in print: the source of a passage."""

from __future__ import annotations

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.printed import Printed
from counterclaim.claims.sources import Sources
from counterclaim.claims.tree import Tree
from counterclaim.claims.utterances import Utterances
from counterclaim.model.parse import Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})


class Speakers:
    """Finds the sources of the passages of one document."""

    def __init__(self, tree: Tree, lexicon: Lexicon, sources: Sources, utterances: Utterances) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.sources = sources
        self.utterances = utterances
        self.printed = Printed(tree, lexicon)

    def source(self, verb: Token, cue: tuple[Token, ...], frames: tuple[str, ...]) -> tuple[Token, ...]:
        """The words of the source of ``verb``; none where nobody is named, or only who writes or reads ("I", "you")."""
        head = self.subject(verb)
        words = self.printed.source(head, verb) if head is not None else []
        if "quote" in frames and verb.tag in FINITE:
            fronted = self.utterances.fronted(cue[0].i)
            trailing = self.utterances.trailing(verb, cue[0].i) if head is None and not fronted else None
            if fronted:
                words = fronted
            elif trailing is not None:
                words = self.printed.source(trailing, verb)
        if len(words) == 1 and self.lexicon.small(words[0].text.lower(), "speaking"):
            return ()
        return tuple(words)

    def subject(self, verb: Token) -> Token | None:
        """The head of who reports: the subject, if it can."""
        own = [k for k in self.tree.kids(verb, "nsubj") if not self.utterances.spoken(k)]
        head = own[-1] if len(own) > 1 else self.sources.subject_of(verb)
        if head is None and not self.sources.is_passive(verb):
            head = self.missing(verb)
        if head is not None and verb.dep == "conj" and not self.speaks(head, verb):
            head = self.subject_above(verb)
        return head if head is not None and self.speaks(head, verb) else None

    def missing(self, verb: Token) -> Token | None:
        """The subject of a verb that has none of its own."""
        if verb.tag == "VBG" or (verb.dep in {"xcomp", "conj"} and verb.tag == "VB"):
            return self.subject_above(verb)
        if verb.dep == "acl" or verb.tag == "VBN":
            return None
        return self.sources.distant_subject(verb)

    def speaks(self, head: Token, verb: Token) -> bool:
        """True for a source outside quotations that can report."""
        return head.dep != "expl" and not self.utterances.spoken(head) and self.sources.can_speak(head, verb, "clause")

    def subject_above(self, verb: Token) -> Token | None:
        """The nearest subject above that stands before the verb and can report."""
        if verb.dep == "pcomp" and not self.lexicon.small(self.tree.head(verb).lemma, "agent"):
            return None
        for above in self.tree.above(verb):
            for subject in self.tree.kids(above, "nsubj"):
                if subject.i < verb.i and self.speaks(subject, verb):
                    return subject
        return None
