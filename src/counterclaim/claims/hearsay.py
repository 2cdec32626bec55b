"""Sources without a reporting verb of their own: hearsay, "reportedly", "according to", "citing"."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.draft import Frame, Source, Voice
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.sources import Sources
from counterclaim.claims.tree import VERBAL, Tree
from counterclaim.model.claim import Modality, Role, Stance
from counterclaim.model.parse import Token
from counterclaim.model.span import Span

GOVERNED = frozenset({"pobj", "dobj", "pcomp", "nsubj", "dep", "ccomp", "poss"})


class Hearsay:
    """Finds vague and verbless sources in one document."""

    def __init__(self, tree: Tree, lexicon: Lexicon, sources: Sources) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.sources = sources
        self.before = frozenset(lexicon.scope["superseded"].get("before", ()))

    def hearsay(self, verb: Token) -> tuple[Token, Modality | None] | None:
        """The clause and the modality of "is said to have ...", "it is believed that ..."; ``None`` if it is none."""
        tree = self.tree
        if verb.lemma not in self.lexicon.vague_passives:
            return None
        if not tree.passive(verb) and not self.lexicon.small(verb.lemma, "hearsay"):
            return None
        if tree.kid(verb, "agent") is not None or any(
            self.lexicon.small(k.lemma, "agent") for k in tree.kids(verb, "prep")
        ):
            return None
        clause = tree.kid(verb, "xcomp", "ccomp") or self.told_about(verb)
        if clause is None:
            return None
        modality = self.lexicon.vague_passives[verb.lemma]
        return clause, Modality(modality) if modality else None

    def told_about(self, verb: Token) -> Token | None:
        """The event or count of "сообщается о гибели двух человек", in a language that reports so."""
        if not self.lexicon.small(verb.lemma, "hearsay"):
            return None
        for prep in self.tree.kids(verb, "prep"):
            inner = self.tree.kid(prep, "pobj") if self.lexicon.small(prep.lemma, "about") else None
            if inner is not None and (inner.lemma in self.lexicon.event_nouns or self.tree.kid(inner, "nummod")):
                return inner
        return None

    def hearsay_voice(self, verb: Token) -> Voice:
        """The vague link of a hearsay passive: its auxiliary and verb, as printed."""
        document = self.sources.impersonal(verb)
        if document is not None:  # "в сводке сообщается о взрыве"
            source = self.sources.source(document)
            return Voice(source=source, role=self.sources.role(source), cue=self.tree.span([verb]))
        tokens = [*self.tree.kids(verb, "aux", "auxpass"), verb]
        adverbs = [
            k for k in self.tree.kids(verb, "nsubjpass", "expl", "nsubj") if self.lexicon.small(k.lemma, "expletive")
        ]
        span = self.tree.span([*tokens, *adverbs])
        return Voice(source=Source(span=span), role=Role.VAGUE, cue=self.tree.span([verb]))

    def vague_adverb(self, verb: Token) -> tuple[Voice, Modality] | None:
        """The vague link of "reportedly" and its like beside ``verb``."""
        for kid in self.tree.kids(verb, "advmod", "mark"):
            modality = self.lexicon.vague_adverbs.get(kid.lemma)
            if modality is not None:
                span = self.tree.span([kid])
                distant = kid.lemma in self.lexicon.scope["distancing"]["adverbs"]
                stance = Stance.DISTANCING if distant else Stance.NEUTRAL
                return Voice(source=Source(span=span), role=Role.VAGUE, stance=stance, cue=span), Modality(modality)
        return None

    def stands_alone(self, voice: Voice) -> bool:
        """True for a word that names no source of its own inside another's words."""
        return voice.source.span.text.lower() in self.lexicon.scope["distancing"].get("alone", ())

    def citing(self, verb: Token) -> tuple[Voice, list[Token]] | None:
        """The inner link of "Agency, citing X, reported": X, and the words it takes up."""
        words = self.lexicon.scope["according"]["inner"]
        holders = [verb, *self.tree.kids(verb, "nsubj")]
        for holder in holders:
            for kid in self.tree.kids(holder, "advcl", "acl", "prep", "conj", "relcl"):
                if kid.text.lower() not in words and not self.refers(kid):
                    continue
                target = self.cited(kid)
                if target is not None and target.pos in {"NOUN", "PROPN", "PRON"}:
                    source = self.sources.source(target)
                    voice = Voice(source=source, role=self.sources.role(source), cue=self.tree.span([kid]))
                    return voice, self.tree.subtree(kid)
        return None

    def citing_in(self, words: Sequence[Token]) -> tuple[Voice, list[Token]] | None:
        """The inner link inside "as X reports, citing Y", whose ``words`` are given."""
        verb = next((t for t in words if t.pos in VERBAL and t.lemma in self.lexicon.verbs), None)
        return self.citing(verb) if verb is not None else None

    def cited(self, citing: Token) -> Token | None:
        """What "citing" takes: its object, or what stands below its preposition."""
        if self.refers(citing):
            citing = self.tree.kid(citing, "pobj") or citing
        found = self.tree.kid(citing, "dobj", "pobj")
        prep = self.tree.kid(citing, "prep")
        return found or (self.tree.kid(prep, "pobj") if prep is not None else None)

    def refers(self, prep: Token) -> bool:
        """True for "with reference to" in a language that cites so."""
        noun = self.tree.kid(prep, "pobj") if prep.dep == "prep" else None
        return noun is not None and noun.lemma in self.lexicon.scope["according"].get("references", ())

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
            heads = [t for t in inside if self.tree.head(t).stop <= stop and t.dep in GOVERNED]
            if heads and heads[0].lemma in self.lexicon.scope["according"]["nobody"]:
                return None
            if heads and heads[0].pos in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}:
                source = self.sources.source(heads[0])
                cue = Span(prep.start, stop, self.tree.text[prep.start : stop])
                return Voice(source=source, role=self.sources.role(source), cue=cue)
        return None

    def by_measure(self, prep: Token) -> Voice | None:
        """The link of "by the UN's tally", "by some accounts": whose measure it is, or the accounts themselves."""
        noun = self.tree.kid(prep, "pobj")
        words = self.lexicon.scope["according"]
        document = noun is not None and noun.lemma in self.lexicon.documents and noun.lemma not in words["measures"]
        if document and self.lexicon.small_words["said-in"] and prep.lemma == words["measure_words"][0]:
            assert noun is not None  # "по сводке штаба": the document itself
            return Voice(source=self.sources.source(noun), role=Role.DOCUMENT, cue=self.tree.span([prep]))
        if prep.lemma not in words["measure_words"] or noun is None or noun.lemma not in words["measures"]:
            return None
        possessor = self.tree.kid(noun, "poss")
        if possessor is None and prep.lemma != words["measure_words"][0]:
            return None
        head = possessor or noun
        told = self.tree.kids(head, "relcl")  # "по словам мэра, которые приводит агентство"
        printed = [t for t in self.tree.subtree(head) if t.dep != "case"]
        source = self.sources.source(head) if told else Source(span=self.tree.span(printed), head=head)
        role = self.sources.role(source) if possessor is not None else Role.VAGUE
        cue = [prep, noun] if noun.i == prep.i + 1 else [noun]
        return Voice(source=source, role=role, cue=self.tree.span(cue))

    def as_reported(self, verb: Token) -> Voice | None:
        """The link of "as reported by X", "as X put it"; none for "as X claims Y", which reports Y alone."""
        words = self.lexicon.scope["according"].get("puts", {})
        put = verb.lemma in words.get("verbs", ()) and any(
            k.lemma in words["objects"] for k in self.tree.kids(verb, "dobj")
        )
        said = any({"clause", "quote", "saying"} & set(c.frames) for c in self.lexicon.verbs.get(verb.lemma, ()))
        if not said and not put:
            return None
        if any(k.i > verb.i and k.lemma != "it" for k in self.tree.kids(verb, "ccomp", "dobj")):
            return None
        if not any(self.lexicon.small(k.lemma, "as") for k in self.tree.kids(verb, "mark", "advmod", "prep")):
            return None
        head = self.sources.subject_of(verb)
        if head is None or head.lemma in self.lexicon.event_nouns:
            return None
        source = self.sources.source(head)
        cues = self.lexicon.verbs.get(verb.lemma, ())
        stance = cues[0].stance if cues else Stance.NEUTRAL
        return Voice(source=source, role=self.sources.role(source), stance=stance, cue=self.sources.cue_span(verb))

    def superseded(self, frame: Frame) -> bool:
        """True for what "an earlier version" or somebody "initially" said: it is said no longer."""
        words = self.lexicon.scope["superseded"]
        head = frame.source.head if frame.source else None
        beside = self.tree.kids(head, "amod") if head is not None else []
        if head is not None and any({k.lemma, k.text.lower()} & set(words["adjectives"]) for k in beside):
            return head.pos != "PROPN"
        words_beside = {w for k in self.tree.kids(frame.verb, "advmod") for w in (k.lemma, k.text.lower())}
        return bool(words_beside & set(words["adverbs"])) or (
            self.counted_before(frame) and bool(words_beside & self.before)
        )

    def counted_before(self, frame: Frame) -> bool:
        """True for "had put the toll at nine": a count, no clause, told as past in the past."""
        perfect = any(
            k.tag == "VBD" and self.lexicon.small(k.lemma, "perfect") for k in self.tree.kids(frame.verb, "aux")
        )
        numbered = any(t.pos == "NUM" for _, tokens in frame.phrases for t in tokens)
        return (perfect or self.turns(frame.verb)) and numbered and all(c.pos not in VERBAL for c in frame.clauses)

    def turns(self, verb: Token) -> bool:
        """True if "but", "later" follows in the sentence, in a language whose tenses do not tell what came first."""
        later = self.lexicon.scope["superseded"].get("later", ())
        sentence = self.tree.parse.sentences[verb.sent]
        return any(t.lemma in later for t in self.tree.tokens[verb.i + 1 : sentence.last])

    def idiom_voice(self, verb: Token) -> Voice:
        """The vague link of "word has it"."""
        subject = self.tree.kid(verb, "nsubj") or verb
        source = Source(span=self.tree.span([subject]), head=subject)
        return Voice(source=source, role=Role.VAGUE, cue=self.tree.span([verb]))

    def idiom(self, verb: Token) -> Token | None:
        """The clause of "word has it that ..."; ``None`` if ``verb`` is no such idiom."""
        words = self.lexicon.scope["idiom"]
        subject = self.tree.kid(verb, "nsubj")
        if verb.lemma != words["verb"] or subject is None or subject.lemma not in words["subjects"]:
            return None
        return self.tree.kid(verb, "ccomp")
