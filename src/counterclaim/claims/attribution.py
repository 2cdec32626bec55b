"""Who reports what: from a reporting verb to its frame, from "according to" to its source."""

from __future__ import annotations

from counterclaim.claims.draft import Frame, Source, Voice
from counterclaim.claims.frames import contents
from counterclaim.claims.lexicon import Cue, Lexicon
from counterclaim.claims.tree import SUBJECTS, Tree
from counterclaim.model.claim import Modality, Role, Stance
from counterclaim.model.parse import Token
from counterclaim.model.span import Span

RELATIVE = frozenset({"who", "which", "that", "whom"})
# A subject's modifiers that are no part of a source's name.
LOOSE = frozenset({"relcl", "appos", "acl", "advcl", "parataxis"})


class Attributor:
    """Finds frames in one document."""

    def __init__(self, tree: Tree, lexicon: Lexicon) -> None:
        self.tree = tree
        self.lexicon = lexicon

    # ---- sources ----------------------------------------------------------------------------------------------------

    def source(self, head: Token) -> Source:
        """The noun phrase of ``head`` without relative clauses and trailing appositions, as a source."""
        head = self.antecedent(head)
        loose = [k for k in self.tree.kids(head) if k.dep in LOOSE or (k.dep == "punct" and k.tag != "HYPH") or (k.dep in {"cc", "conj"} and self.is_verb(k))]
        tokens = self.tree.subtree(head, without=loose)
        after_comma = self.first_comma(head, tokens)
        tokens = [t for t in tokens if after_comma is None or t.i < after_comma or t.i <= head.i]
        before = self.tree.tokens[tokens[0].i - 1] if tokens[0].i else None
        if before is not None and before.dep == "det" and before.head != head.i and before.sent == head.sent:
            tokens.insert(0, before)
        return Source(span=self.tree.span(tokens), head=head)

    def is_verb(self, token: Token) -> bool:
        """True if a coordinated token is a clause, not a second name."""
        return token.pos in {"VERB", "AUX"}

    def first_comma(self, head: Token, tokens: list[Token]) -> int | None:
        """Index of the first token after ``head`` that a comma or dash separates from it; ``None`` if none does."""
        wanted = {t.i for t in tokens}
        for i in range(head.i + 1, max(wanted) + 1):
            sign = self.tree.tokens[i]
            if i not in wanted and sign.text in {",", "—", "–", "-", "(", ";"} and sign.tag != "HYPH":
                joined = any(t.dep == "conj" for t in tokens if t.i > i)
                return None if joined else i
        return None

    def antecedent(self, head: Token) -> Token:
        """What a relative pronoun stands for; ``head`` itself if it is none."""
        if head.lemma in RELATIVE and head.tag in {"WDT", "WP", "IN"}:
            for above in self.tree.above(head):
                if above.dep == "relcl":
                    return self.tree.head(above)
        return head

    def subject_of(self, verb: Token) -> Token | None:
        """Who does the reporting: the subject, or the "by" phrase of a passive."""
        tree = self.tree
        if tree.kid(verb, "auxpass") is not None or tree.kid(verb, "agent") is not None:
            for by in tree.kids(verb, "agent", "prep"):
                if by.dep == "agent" or by.lemma == "by":
                    return tree.kid(by, "pobj")
            return None
        if verb.dep == "pcomp" and tree.kid(verb, *SUBJECTS) is None:
            # "with the latter insisting": the parser hangs article and adjective on the participle
            mistaken = [k for k in tree.kids(verb, "amod", "compound", "nmod") if k.i < verb.i and tree.kid(verb, "det") is not None]
            return mistaken[-1] if mistaken else None
        if verb.dep == "acl":
            return tree.head(verb) if verb.tag in {"VBG", "VBD", "VBZ", "VBP"} else None
        if verb.dep == "relcl" and tree.kid(verb, *SUBJECTS) is None:
            return tree.head(verb)
        return tree.subject(verb)

    # ---- frames -----------------------------------------------------------------------------------------------------

    def frame(self, verb: Token) -> Frame | None:
        """The frame of a reporting verb with content, or ``None``; hearsay has a frame without a source."""
        if verb.pos not in {"VERB", "AUX"}:
            return None
        for cue in self.lexicon.verbs.get(verb.lemma, ()):
            if cue.intention or not self.particle_fits(verb, cue):
                continue
            found = self.fit(verb, cue)
            if found is not None:
                return found
        return None

    def particle_fits(self, verb: Token, cue: Cue) -> bool:
        """True if the cue wants no particle, or the one that is there."""
        if cue.particle is None:
            return True
        return any(k.lemma == cue.particle for k in self.tree.kids(verb, "prt", "advmod", "prep"))

    def fit(self, verb: Token, cue: Cue) -> Frame | None:
        """The first of the cue's frames that the words around ``verb`` fill."""
        for name in cue.frames:
            clauses, phrases = contents(self.tree, self.lexicon, verb, name)
            if not clauses and not phrases:
                continue
            head = self.subject_of(verb)
            if head is None:
                if self.is_passive(verb):
                    if name != "clause" or cue.kind is not None:
                        continue
                else:
                    head = self.distant_subject(verb)
            if head is not None and not self.can_speak(head, verb, name):
                continue
            frame = self.build(verb, cue, head, clauses, phrases)
            return self.with_quoted(frame) if name == "saying" else frame
        return None

    def is_passive(self, verb: Token) -> bool:
        """True for a passive, whose source need not be named."""
        return self.tree.kid(verb, "auxpass") is not None

    def distant_subject(self, verb: Token) -> Token | None:
        """The subject that opens the sentence, where the parser lost the one of its verb."""
        if verb.tag not in {"VBD", "VBZ", "VBP"}:
            return None
        sentence = self.tree.parse.sentences[verb.sent]
        for token in self.tree.tokens[sentence.first : verb.i]:
            if token.dep in {"nsubj", "ROOT"} and token.pos in {"NOUN", "PROPN", "PRON"} and token.tag not in {"WDT", "WP"}:
                return token
        for token in reversed(self.tree.tokens[sentence.first : verb.i]):
            if token.pos in {"NOUN", "PROPN"} and (self.lexicon.is_a(token.lemma, "speakers") or self.lexicon.is_a(token.lemma, "persons")):
                return token
        return None

    def with_quoted(self, frame: Frame) -> Frame:
        """The frame of "TASS quoted X as saying", with X as a second source."""
        quoted = self.tree.kid(frame.verb, "dobj", "nsubjpass")
        if quoted is None:
            return frame
        fields = {f: getattr(frame, f) for f in frame.__struct_fields__}
        return Frame(**{**fields, "quoted": self.source(quoted)})

    def build(
        self,
        verb: Token,
        cue: Cue,
        head: Token | None,
        clauses: tuple[Token, ...],
        phrases: tuple[tuple[Token, tuple[Token, ...]], ...],
    ) -> Frame:
        """A frame with all it says about its content."""
        return Frame(
            verb=verb,
            source=None if head is None or head.dep == "expl" else self.source(head),
            stance=cue.stance,
            polarity=cue.polarity,
            modality=cue.modality,
            kind=cue.kind,
            clauses=clauses,
            phrases=phrases,
        )

    def can_speak(self, head: Token, verb: Token, frame: str) -> bool:
        """False for a subject that is an event or an abstract thing ("the attack shows ...")."""
        head = self.antecedent(head)
        if frame in {"np", "event"} and head.pos == "NOUN" and head.lemma in self.lexicon.nouns and head.lemma not in self.lexicon.documents:
            return False
        if self.lexicon.is_a(head.lemma, "speakers") or self.lexicon.is_a(head.lemma, "bodies"):
            return True
        if head.lemma in self.lexicon.documents or head.pos in {"PROPN", "PRON"}:
            return not (head.lemma in {"it", "this", "that", "these"} and frame == "event" and verb.lemma in {"show", "find"})
        if head.lemma in self.lexicon.classes.get("abstract", ()):
            return False
        return not (head.lemma in self.lexicon.event_nouns and head.lemma not in self.lexicon.nouns)

    def quoted_voice(self, frame: Frame, source: Source) -> Voice:
        """The inner link of "TASS quoted X as saying"."""
        saying = next((s for p in self.tree.kids(frame.verb, "prep", "advcl") for s in self.tree.kids(p, "pcomp", "pobj", "advcl")), frame.verb)
        return Voice(source=source, role=self.role(source), stance=frame.stance, cue=self.tree.span([saying]))

    def voice(self, frame: Frame, source: Source) -> Voice:
        """The link that ``frame`` adds to a chain."""
        return Voice(source=source, role=self.role(source), stance=frame.stance, cue=self.cue_span(frame.verb))

    def cue_span(self, verb: Token) -> Span:
        """The reporting verb with its particle, where that follows at once."""
        tokens = [verb, *[k for k in self.tree.kids(verb, "prt") if k.i == verb.i + 1]]
        return self.tree.span(tokens)

    def role(self, source: Source) -> Role:
        """What kind of source the printed words are; agencies and outlets by name are known only to a theatre."""
        head = source.head
        if head is None:
            return Role.SPEAKER
        below = self.tree.subtree(head)
        inside = [t for t in below if t.start < source.span.stop]
        if any(t.lemma in self.lexicon.vague_marks for t in inside):
            return Role.VAGUE
        named = any(t.pos == "PROPN" for t in inside)
        if head.lemma in self.lexicon.vague_heads and not named:
            return Role.VAGUE
        if head.lemma in self.lexicon.documents:
            return Role.DOCUMENT
        if head.lemma in self.lexicon.outlets and head.pos != "PRON":
            return Role.OUTLET if head.lemma != "agency" else Role.AGENCY
        return Role.SPEAKER

    # ---- hearsay ----------------------------------------------------------------------------------------------------

    def hearsay(self, verb: Token) -> tuple[Token, Modality | None] | None:
        """The clause and the modality of "is said to have ...", "it is believed that ..."; ``None`` if it is not one."""
        tree = self.tree
        if verb.lemma not in self.lexicon.vague_passives or tree.kid(verb, "auxpass") is None:
            return None
        if tree.kid(verb, "agent") is not None or any(k.lemma == "by" for k in tree.kids(verb, "prep")):
            return None
        clause = tree.kid(verb, "xcomp", "ccomp")
        if clause is None:
            return None
        modality = self.lexicon.vague_passives[verb.lemma]
        return clause, Modality(modality) if modality else None

    def hearsay_voice(self, verb: Token) -> Voice:
        """The vague link of a hearsay passive: its auxiliary and verb, as printed."""
        tokens = [*self.tree.kids(verb, "aux", "auxpass"), verb]
        adverbs = [k for k in self.tree.kids(verb, "nsubjpass", "expl", "nsubj") if k.lemma == "it"]
        span = self.tree.span([*tokens, *adverbs])
        return Voice(source=Source(span=span), role=Role.VAGUE, cue=self.tree.span([verb]))

    def vague_adverb(self, verb: Token) -> tuple[Voice, Modality] | None:
        """The vague link of "reportedly" and its like beside ``verb``."""
        for kid in self.tree.kids(verb, "advmod"):
            modality = self.lexicon.vague_adverbs.get(kid.lemma)
            if modality is not None:
                span = self.tree.span([kid])
                stance = Stance.DISTANCING if kid.lemma in self.lexicon.scope.get("distancing", {}).get("adverbs", ()) else Stance.NEUTRAL
                return Voice(source=Source(span=span), role=Role.VAGUE, stance=stance, cue=span), Modality(modality)
        return None

    # ---- sources without a verb -------------------------------------------------------------------------------------

    def citing(self, verb: Token) -> Voice | None:
        """The inner link of "TASS, citing X, reported": X."""
        words = self.lexicon.scope["according"]["inner"]
        holders = [verb, *self.tree.kids(verb, "nsubj")]
        for holder in holders:
            for kid in self.tree.kids(holder, "advcl", "acl", "prep", "conj", "relcl"):
                if kid.text.lower() not in words:
                    continue
                target = self.tree.kid(kid, "dobj", "pobj")
                if target is not None and target.pos in {"NOUN", "PROPN", "PRON"}:
                    source = self.source(target)
                    return Voice(source=source, role=self.role(source), cue=self.tree.span([kid]))
        return None

    def according(self, verb: Token) -> list[tuple[Voice, tuple[Token, ...]]]:
        """Links of "according to X" and "as reported by X" under ``verb``, each with the words it takes up."""
        out = []
        for kid in self.tree.kids(verb, "prep", "advcl", "pcomp", "dep", "acl", "parataxis"):
            found = self.according_phrase(kid) or self.as_reported(kid)
            if found is not None:
                out.append((found, tuple(self.tree.subtree(kid))))
        return out

    def according_phrase(self, prep: Token) -> Voice | None:
        """The link of a preposition phrase such as "according to the ministry"."""
        measured = self.by_measure(prep)
        if measured is not None:
            return measured
        text = self.tree.text[prep.start : prep.start + 30].lower()
        for phrase in self.lexicon.scope["according"]["phrases"]:
            if not text.startswith(phrase + " "):
                continue
            stop = prep.start + len(phrase)
            inside = [t for t in self.tree.subtree(prep) if t.start >= stop]
            heads = [t for t in inside if self.tree.head(t).stop <= stop and t.dep in {"pobj", "dobj", "pcomp", "nsubj", "dep", "ccomp"}]
            if heads and heads[0].lemma in self.lexicon.scope["according"]["nobody"]:
                return None
            if heads and heads[0].pos in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}:
                source = self.source(heads[0])
                cue = Span(prep.start, stop, self.tree.text[prep.start : stop])
                return Voice(source=source, role=self.role(source), cue=cue)
        return None

    def by_measure(self, prep: Token) -> Voice | None:
        """The link of "by the UN's tally", "by some accounts": whose measure it is, or the accounts themselves."""
        noun = self.tree.kid(prep, "pobj")
        words = self.lexicon.scope["according"]
        if prep.lemma not in words["measure_words"] or noun is None or noun.lemma not in words["measures"]:
            return None
        possessor = self.tree.kid(noun, "poss")
        if possessor is None and prep.lemma != words["measure_words"][0]:
            return None
        head = possessor or noun
        words = [t for t in self.tree.subtree(head) if t.dep != "case"]
        source = Source(span=self.tree.span(words), head=head)
        role = self.role(source) if possessor is not None else Role.VAGUE
        return Voice(source=source, role=role, cue=self.tree.span([prep, noun]) if noun.i == prep.i + 1 else self.tree.span([noun]))

    def as_reported(self, verb: Token) -> Voice | None:
        """The link of "as reported by X", "as X put it"."""
        if verb.lemma not in self.lexicon.verbs or not any(k.lemma == "as" for k in self.tree.kids(verb, "mark", "advmod", "prep")):
            return None
        head = self.subject_of(verb)
        if head is None or head.lemma in self.lexicon.event_nouns:
            return None
        source = self.source(head)
        cue = self.lexicon.verbs[verb.lemma][0]
        return Voice(source=source, role=self.role(source), stance=cue.stance, cue=self.cue_span(verb))

    def superseded(self, frame: Frame) -> bool:
        """True for what "an earlier version" or somebody "initially" said: it is said no longer."""
        words = self.lexicon.scope["superseded"]
        head = frame.source.head if frame.source else None
        if head is not None and any(k.lemma in words["adjectives"] or k.text.lower() in words["adjectives"] for k in self.tree.kids(head, "amod")):
            return head.pos != "PROPN"
        return any(k.lemma in words["adverbs"] for k in self.tree.kids(frame.verb, "advmod"))

    def idiom(self, verb: Token) -> Token | None:
        """The clause of "word has it that ..."; ``None`` if ``verb`` is no such idiom."""
        words = self.lexicon.scope["idiom"]
        subject = self.tree.kid(verb, "nsubj")
        if verb.lemma != words["verb"] or subject is None or subject.lemma not in words["subjects"]:
            return None
        return self.tree.kid(verb, "ccomp")
