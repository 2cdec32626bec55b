"""Who passes on what a source said, told beside the source: "the minister, whom the agency quotes, ..."."""

from __future__ import annotations

from counterclaim.claims.draft import Voice
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.sources import Sources
from counterclaim.claims.tree import SUBJECTS, Tree
from counterclaim.model.parse import Token


class Relays:
    """Finds the outlets that a relative clause names as the place where somebody spoke."""

    def __init__(self, tree: Tree, lexicon: Lexicon, sources: Sources) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.sources = sources
        self.verbs = frozenset(lexicon.scope["according"].get("relaying", ()))

    def with_outer(self, voices: tuple[Voice, ...]) -> tuple[Voice, ...]:
        """The chain with whoever passes on the words of one of its sources set before that one."""
        out: list[Voice] = []
        for voice in voices:
            relay = self.relay(voice.source.head)
            if relay is not None and relay.source.span not in {v.source.span for v in voices}:
                out.append(relay)
            out.append(voice)
        return tuple(out)

    def relay(self, head: Token | None) -> Voice | None:
        """The link of "whom X quotes", "whose words X gives" about ``head``; ``None`` if there is none."""
        for clause in self.tree.kids(head, "relcl") if head is not None and self.verbs else ():
            if clause.lemma not in self.verbs:
                continue
            subject = next((k for k in self.tree.kids(clause, *SUBJECTS) if k.tag != "WDT" and self.named(k)), None)
            if subject is not None:
                source = self.sources.source(subject)
                return Voice(source=source, role=self.sources.role(source), cue=self.sources.cue_span(clause))
        return None

    def named(self, token: Token) -> bool:
        """True for an outlet, a body or a name."""
        lexicon = self.lexicon
        return token.text[:1].isupper() or token.lemma in lexicon.outlets or lexicon.is_a(token.lemma, "bodies")
