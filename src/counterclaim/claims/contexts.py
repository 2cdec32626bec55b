"""From the frame of a report to the context of what it reports."""

from __future__ import annotations

import msgspec

from counterclaim.claims.basis import Basis
from counterclaim.claims.draft import Context, Frame, Source, Voice
from counterclaim.claims.labels import names_false
from counterclaim.claims.lexicon import Cue
from counterclaim.claims.negation import Negation
from counterclaim.claims.unreal import Unreal
from counterclaim.model.claim import Kind, Modality, Polarity, Role, Stance
from counterclaim.model.parse import Token

HAPPENING = frozenset({Kind.CONTROL_CHANGE, Kind.MOVEMENT, Kind.ATTACK, Kind.LOSS})


class Contexts:
    """Whose words stand below the reporting verbs of one document."""

    def __init__(self, basis: Basis) -> None:
        self.tree = basis.tree
        self.lexicon = basis.lexicon
        self.sources = basis.sources
        self.attributor = basis.attributor
        self.hearsay = basis.hearsay
        self.scope = basis.scope
        self.quoting = basis.quoting
        self.unreal = Unreal(basis)
        self.negation = Negation(basis.tree, basis.lexicon)
        self.heirs: dict[int, Source] = {}  # coordinated reporting verbs whose subject the parse gives wrongly

    def below(self, frame: Frame, context: Context) -> Context:
        """The context inside a frame; hearsay gets a vague link."""
        denied = frame.polarity is Polarity.DENIED or self.scope.negated(frame.verb)
        if frame.source is None:
            voice = self.hearsay.hearsay_voice(frame.verb)
        else:
            voice = self.attributor.voice(frame, frame.source)
        if self.leans(context, voice) and not self.names(frame):
            voice = msgspec.structs.replace(context.voices[-1], stance=voice.stance, cue=voice.cue)
            context = self.collapsed(context, self.attributor.voice(frame, frame.source)) if frame.source else context
        context = context.below(voice, denied=denied, modality=frame.modality, kind=frame.kind)
        cited = self.hearsay.citing(frame.verb)
        inner = cited[0] if cited is not None else None
        if frame.quoted is not None:
            inner = self.attributor.quoted_voice(frame, frame.quoted)
        return context.below(inner, denied=False, modality=None, kind=None) if inner is not None else context

    def citing(self, verb: Token, context: Context) -> Context:
        """The context with whom ``verb`` cites inside it, if it cites anybody."""
        cited = self.hearsay.citing(verb)
        return context if cited is None else context.below(cited[0], denied=False, modality=None, kind=None)

    def names(self, frame: Frame) -> bool:
        """True for "what it describes as N": a word that the speaker is said to use is a link of its own."""
        return any(k.tag == "WP" and k.i < frame.verb.i for k in self.tree.kids(frame.verb, "dobj"))

    def named(self, context: Context) -> bool:
        """True inside the words of a source that has a name."""
        return bool(context.voices) and context.voices[-1].role is not Role.VAGUE

    def at_a_distance(self, context: Context, vague: Voice) -> Context:
        """The context with its innermost source quoted as ``vague`` quotes: "the army says it allegedly took ..."."""
        last = context.voices[-1]
        if last.stance is not Stance.NEUTRAL:
            return context
        return msgspec.structs.replace(
            context, voices=(*context.voices[:-1], msgspec.structs.replace(last, stance=vague.stance))
        )

    def collapsed(self, context: Context, voice: Voice) -> Context:
        """The context without its innermost link where ``voice`` is only a pronoun for it ("X said it knew")."""
        if not self.leans(context, voice):
            return context
        return msgspec.structs.replace(context, voices=context.voices[:-1])

    def echoed(self, context: Context, voice: Voice) -> Context:
        """The context without a pronoun that comes after ``voice`` and so stands for it: "P, X said, they added"."""
        last = context.voices[-1].source if context.voices else None
        later = (
            last is not None
            and last.head is not None
            and last.head.pos == "PRON"
            and last.span.start > voice.source.span.start
        )
        return msgspec.structs.replace(context, voices=context.voices[:-1]) if later else context

    def leans(self, context: Context, voice: Voice) -> bool:
        """True if ``voice`` is a pronoun for the innermost source so far."""
        head = voice.source.head
        if not context.voices or head is None or head.pos != "PRON" or head.lemma not in self.lexicon.pronouns:
            return False
        speech, cue = self.quoting.speech_at(head.start), context.voices[-1].cue
        if speech is not None and cue is not None and not speech.quote.start <= cue.start < speech.quote.stop:
            return self.scope.first_person(voice.source)  # "they" in somebody's quotation are others
        return context.voices[-1].source.head is not None and self.lexicon.pronouns[head.lemma] != "both"

    def reciprocal(
        self, below: Context, frame: Frame, tokens: tuple[Token, ...]
    ) -> list[tuple[Context, tuple[Token, ...]]]:
        """A context for each of two sides that accuse each other, over the words of the deed; else ``below`` alone."""
        words = self.lexicon.scope["reciprocal"]["phrases"]
        text = " ".join(t.text.lower() for t in tokens)
        head = frame.source.head if frame.source else None
        if head is None or not any(text.startswith(phrase + " ") for phrase in words):
            return [(below, tokens)]
        said = next(phrase for phrase in words if text.startswith(phrase + " "))
        rest = list(tokens)[len(said.split()) :]
        rest = rest[1:] if rest and rest[0].tag == "POS" else rest
        first = next((n for n, t in enumerate(rest) if t.dep == "prep"), None)
        deed = tuple(rest if first is None else rest[first + 1 :]) or tokens
        sides = self.tree.conjuncts(head)
        if len(sides) == 1:
            return [(below, deed)]
        out = []
        for side in sides:
            rest = self.tree.kids(side, "conj", "cc", "preconj")
            named = [t for t in self.tree.subtree(side, without=rest) if t.pos != "PUNCT"]
            source = Source(span=self.tree.span(named), head=side)
            voice = Voice(source=source, role=self.sources.role(source), stance=frame.stance, cue=below.voices[-1].cue)
            out.append((msgspec.structs.replace(below, voices=(*below.voices[:-1], voice)), deed))
        return out

    def corrected(self, verb: Token) -> bool:
        """True for the report right after "Correction:", which quotes what was wrong."""
        sentence = self.tree.parse.sentences[verb.sent]
        if verb.sent == 0 or self.tree.tokens[sentence.first - 1].text != ":":
            return False
        before = self.tree.root(self.tree.parse.sentences[verb.sent - 1])
        return before.lemma.lower() in self.lexicon.scope["superseded"]["nouns"]

    def unsaid(self, frame: Frame) -> bool:
        """True for what a source did not say, says no longer, or said by the report's mistake."""
        negated = self.scope.negated(frame.verb) or self.negation.shares_negation(frame.verb)
        silent = negated and not self.opinion(frame)
        return silent or self.hearsay.superseded(frame) or self.corrected(frame.verb)

    def opinion(self, frame: Frame) -> bool:
        """True for a verb of opinion, whose negation denies what it takes ("does not believe that ...")."""
        return frame.modality is Modality.POSSIBLE and frame.polarity is Polarity.ASSERTED

    def judged(self, frame: Frame, head: Token, below: Context) -> Context:
        """The context of what is "called a hoax", denied; of "dismissed the raid as a show", an opinion of it."""
        if names_false(self.tree, frame.verb, self.lexicon):
            return msgspec.structs.replace(below, denied=True)
        opinion = frame.polarity is Polarity.DENIED and any(
            self.lexicon.small(k.lemma, "as") for t in (frame.verb, head) for k in self.tree.kids(t, "prep")
        )
        if not opinion or head.lemma not in self.lexicon.event_nouns or self.lexicon.takes_up(head.lemma):
            return below
        return msgspec.structs.replace(below, denied=False, kind=Kind.POSITION)

    def is_somebody(self, head: Token) -> bool:
        """True for the object of "contradicted the ministry": a speaker, not something said."""
        return self.lexicon.is_a(head.lemma, "speakers") or (
            head.pos == "PROPN" and head.lemma not in self.lexicon.event_nouns
        )

    def goes_on(self, kid: Token, frame: Frame) -> bool:
        """True for a clause beside a reporting verb that goes on with what is said, not with who says it."""
        if kid.dep == "advcl":
            return self.trails(kid, frame)
        if self.shares_subject(kid, frame):
            return True
        own = self.tree.kid(kid, "nsubj", "nsubjpass") is not None
        inverted = frame.source is not None and frame.source.head is not None and frame.source.head.i > frame.verb.i
        if kid.dep not in {"conj", "parataxis", "ccomp", "dep"} or not (own or inverted or self.bare(kid)):
            return False
        return kid.lemma not in self.lexicon.verbs or self.attributor.frame(kid) is None

    def trails(self, kid: Token, frame: Frame) -> bool:
        """True for what goes on behind a report at its end: ", X said, killing two", ", though they hold the road"."""
        told = min((t.i for t in frame.clauses), default=frame.verb.i)
        if told >= frame.verb.i or kid.i < frame.verb.i or not self.scope.comma_before(kid):
            return False
        subject = self.tree.kid(kid, "nsubj", "nsubjpass")
        if self.attributor.frame(kid) is not None:
            return False
        if kid.tag == "VBG" and subject is None:
            happens = {rule.event.kind for rule in self.lexicon.event_verbs.get(kid.lemma, ())}
            return bool(happens & HAPPENING) and kid.lemma not in self.lexicon.verbs
        marks = frozenset(self.lexicon.scope["detached"]["marks"])
        return subject is not None and self.scope.marked(kid, marks)

    def shares_subject(self, kid: Token, frame: Frame) -> bool:
        """True for "P, X said, and was meant to Q": a predicate whose subject stands in what is said before."""
        told = min((t.i for t in frame.clauses), default=frame.verb.i)
        trailing = told < frame.verb.i < kid.i and kid.dep == "conj" and self.scope.comma_before(kid)
        own = self.tree.kid(kid, "nsubj", "nsubjpass") is not None
        return trailing and not own and self.tree.kid(kid, "aux", "auxpass") is not None

    def told_on(self, conj: Token) -> bool:
        """True for what goes on behind a report in a parenthesis: "P, X added, and Q" with a subject of its own."""
        own = self.tree.kid(conj, "nsubj", "nsubjpass") is not None
        helped = self.tree.kid(conj, "aux", "auxpass") is not None
        return (own or helped) and self.attributor.frame(conj) is None

    def bare(self, kid: Token) -> bool:
        """True for an infinitive without subject and auxiliary of its own."""
        return kid.tag == "VB" and not self.tree.kids(kid, "nsubj", "nsubjpass", "aux")

    def borrowing(self, kid: Token, frame: Frame, below: Context) -> Context:
        """The context of "..., he said, and hand over the town", which shares the "would" before the report."""
        plan = self.lexicon.scope["plan"]
        words = {*plan["auxiliaries"], *plan["would"]}
        shared = any(a.lemma in words for clause in frame.clauses for a in self.tree.kids(clause, "aux"))
        if not self.bare(kid) or not shared or kid.i < frame.verb.i:
            return below
        return msgspec.structs.replace(below, modality=Modality.PLAN)

    def is_main(self, verb: Token) -> bool:
        """True for a finite verb that the parser hung on its own subject ("X, Name, announced that P")."""
        reports = verb.lemma in self.lexicon.verbs and verb.tag == "VBD" and self.attributor.frame(verb) is not None
        return verb.tag in {"VBD", "VBZ"} and (self.scope.comma_before(verb) or reports)

    def carried(self, head: Token) -> Frame | None:
        """The frame of "continues to insist that P", "is proud to announce that P"; none for "refuses to say"."""
        carrier = self.lexicon.scope["carrier"]
        state = self.tree.kid(head, "acomp") if self.lexicon.small(head.lemma, "copula") else None
        moved = state is not None and state.lemma in carrier.get("telling", ())
        below = self.tree.kid(state if state is not None and moved else head, "xcomp")
        if below is None or not (moved or head.lemma in carrier["going_on"]) or self.scope.negated(head):
            return None
        frame = self.attributor.frame(below)
        speaker = self.sources.subject_of(head) if moved else None
        if frame is None or speaker is None:
            return frame
        return msgspec.structs.replace(frame, source=self.sources.source(speaker))

    def raised(self, kid: Token, context: Context) -> Context:
        """The context without its innermost link, if ``kid`` goes on with its source ("said P and denied Q")."""
        subject = self.tree.kid(kid, "nsubj", "nsubjpass")
        own = subject is not None
        if subject is not None and subject.pos != "PRON" and context.voices and self.scope.comma_before(kid):
            frame = self.attributor.frame(kid)
            return Context(voices=context.voices[:-1]) if frame is not None and frame.clauses else context
        perfect = self.tree.kid(kid, "aux") is not None
        if own or perfect or kid.dep != "conj" or not context.voices or kid.lemma not in self.lexicon.verbs:
            return context
        frame = self.attributor.frame(kid)
        outer = context.voices[-1]
        if frame is None or outer.cue is None or outer.source.head is None:
            return context
        cue = next((t for t in self.tree.tokens if t.start == outer.cue.start), None)
        if cue is None or cue.sent != kid.sent or not self.alike(cue, kid):
            return context
        self.heirs[kid.i] = outer.source
        return Context(voices=context.voices[:-1])

    def alike(self, cue: Token, kid: Token) -> bool:
        """True for two reports in one tense; a participle or a bare form may be a mistaken finite verb."""
        mistaken = {("VBD", "VBN"), ("VBP", "VB")}
        carries = self.tree.kid(kid, "xcomp", "ccomp") is not None
        return cue.tag == kid.tag or (carries and (cue.tag, kid.tag) in mistaken)

    def reported_event(self, verb: Token) -> bool:
        """True for "fighting was reported south of X": hearsay about an event."""
        subject = self.tree.kid(verb, "nsubjpass")
        if (
            verb.lemma not in self.lexicon.vague_passives
            or subject is None
            or self.sources.subject_of(verb) is not None
        ):
            return False
        return subject.lemma in self.lexicon.event_nouns or any(t.pos == "NUM" for t in self.tree.subtree(subject))

    def impersonal(self, verb: Token) -> bool:
        """True for the parenthesis of "the village, it is reported, is empty"."""
        subject = self.tree.kid(verb, "nsubjpass", "nsubj", "expl")
        return (
            verb.lemma in self.lexicon.vague_passives
            and subject is not None
            and self.lexicon.small(subject.lemma, "expletive")
            and self.tree.kid(verb, "auxpass") is not None
            and self.tree.kid(verb, "ccomp", "xcomp", "mark") is None
            and self.scope.between_commas(verb)
        )

    def parenthesis(self, verb: Token) -> tuple[Voice, Cue] | None:
        """The link and the cue of a report set between commas ("..., he said, ..."); ``None`` if ``verb`` is none."""
        cue = next((c for c in self.lexicon.verbs.get(verb.lemma, ()) if {"clause", "quote"} & set(c.frames)), None)
        if self.impersonal(verb):
            modality = Modality(self.lexicon.vague_passives[verb.lemma] or Modality.FACT)
            return self.hearsay.hearsay_voice(verb), Cue(modality=modality if modality is not Modality.FACT else None)
        if cue is None or verb.pos != "VERB" or self.tree.kid(verb, "mark") is not None:
            return None
        spoken = self.tree.kid(verb, "nsubj") is not None or self.sources.impersonal(verb) is not None
        if not spoken or not self.scope.between_commas(verb):
            return None
        subject = self.sources.subject_of(verb)
        frame = self.attributor.frame(verb)
        if subject is None or (frame is not None and (frame.clauses or frame.phrases)):
            return None
        source = self.sources.source(subject)
        role = self.sources.role(source)
        return Voice(source=source, role=role, stance=cue.stance, cue=self.sources.cue_span(verb)), cue
