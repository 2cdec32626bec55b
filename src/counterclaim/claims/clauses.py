"""From sentences to units: the walk down the clauses that keeps the chain of sources."""

from __future__ import annotations

from counterclaim.claims.attribution import Attributor
from counterclaim.claims.draft import Context, Frame, Reported, Source, Unit, Voice
from counterclaim.claims.frames import infinitive
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.quoting import Quoting
from counterclaim.claims.tree import VERBAL, Tree
from counterclaim.model.claim import Kind, Manner, Modality, Polarity, Role, Stance
from counterclaim.model.parse import Sentence, Token
from counterclaim.model.span import Span

DETACHED_MARKS = frozenset({"while", "although", "though", "whereas", "when", "after", "because", "since", "as", "but", "where"})


class Walker:
    """Reads one document's sentences into units and reported passages."""

    def __init__(self, tree: Tree, lexicon: Lexicon, attributor: Attributor, quoting: Quoting) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.attributor = attributor
        self.quoting = quoting
        self.units: list[Unit] = []
        self.reported: list[Reported] = []
        self.seen: set[int] = set()
        self.last: Voice | None = None  # who is still heard where a segment ends
        self.heirs: dict[int, Source] = {}  # coordinated reporting verbs whose subject the parse gives wrongly
        self.margins: set[int] = set()  # tokens of reports in the margin of a sentence
        self.strong = frozenset(lexicon.scope["conditional"]["strong"])
        self.open_questions = frozenset(lexicon.scope["conditional"]["open"])

    def read(self, sentence: Sentence) -> None:
        """Add the units of one sentence."""
        root = self.tree.root(sentence)
        context = self.margin(sentence)
        if self.opens_with_condition(sentence):
            context = context_with(context, Modality.CONDITIONAL)
        before = len(self.units)
        finite = next((k for k in self.tree.kids(root, "acl") if k.tag in {"VBD", "VBZ"} and self.comma_before(k)), None)
        if finite is not None and not self.tree.is_clause(root):
            self.walk(finite, context)  # "X, Name, announced that ...": the parser made the verb a modifier
        elif self.tree.is_clause(root):
            self.walk(root, context)
        else:
            self.fragment(root, context)
        going_on = self.continued(sentence)
        if going_on.voices:
            self.units[before:] = [self.under(unit, going_on) for unit in self.units[before:]]
        self.last = self.heard(sentence, self.units[before:], going_on)

    def opens_with_condition(self, sentence: Sentence) -> bool:
        """True for "Were the town to fall, ...", "Should it rain, ...": the clause of the first word is then no claim."""
        tokens = self.tree.tokens[sentence.first : sentence.last]
        opening = tokens[0].text in self.lexicon.scope["conditional"]["opening"]
        if not opening or tokens[-1].text == "?" or not any(t.text == "," for t in tokens):
            return False
        root = self.tree.root(sentence)
        clause = tokens[0] if tokens[0].pos == "VERB" else self.tree.head(tokens[0])
        comma = next(t.i for t in tokens if t.text == ",")
        if root.i < comma or clause.i >= comma:
            return False
        self.seen.update(t.i for t in self.tree.subtree(clause) if t.i < comma)
        self.margins.update(range(sentence.first, comma + 1))
        return True

    def under(self, unit: Unit, context: Context) -> Unit:
        """The unit under the voice that goes on, if it has none of its own."""
        if unit.context.voices:
            return unit
        own = unit.context
        joined = Context(voices=context.voices, denied=own.denied, modality=own.modality, kind=own.kind)
        fields = {f: getattr(unit, f) for f in unit.__struct_fields__}
        return Unit(**{**fields, "context": joined})

    def continued(self, sentence: Sentence) -> Context:
        """The context of a segment after a semicolon or colon: whoever spoke in the one before it."""
        tokens = self.tree.tokens
        if sentence.first == 0 or tokens[sentence.first - 1].text not in JOINTS or self.last is None:
            return Context()
        if "\n" in self.tree.text[tokens[sentence.first - 1].stop : sentence.start]:
            return Context()
        return Context().below(self.last, denied=False, modality=None, kind=None)

    def heard(self, sentence: Sentence, units: list[Unit], context: Context) -> Voice | None:
        """Who is still heard after a segment: the source of its last claim, or whom a colon introduces."""
        last = self.tree.tokens[sentence.last - 1]
        if last.text == ":":
            introduced = self.introducer(sentence)
            if introduced is not None:
                return introduced
        voices = [u.context.voices[0] for u in units if u.context.voices and u.context.voices[0].role is not Role.VAGUE]
        if voices:
            return neutral(voices[-1])
        return context.voices[0] if context.voices else None

    def introducer(self, sentence: Sentence) -> Voice | None:
        """The source in "The ministry said:", "JNIM issued a claim of its own:", "The minister:"; ``None`` if there is none."""
        root = self.tree.root(sentence)
        reports = root.lemma in self.lexicon.verbs
        thing = self.tree.kid(root, "dobj")
        if root.pos in {"VERB", "AUX"}:
            if not reports and not (thing is not None and thing.lemma in self.lexicon.nouns):
                return None
            head = self.attributor.subject_of(root)
        else:
            named = root.pos == "PROPN" or self.lexicon.is_a(root.lemma, "speakers") or self.lexicon.is_a(root.lemma, "bodies")
            head = root if named and sentence.last - sentence.first <= SHORT_SOURCE else None
        if head is None or not self.attributor.can_speak(head, root, "quote"):
            return None
        source = self.attributor.source(head)
        cues = self.lexicon.verbs.get(root.lemma, ())
        return Voice(
            source=source,
            role=self.attributor.role(source),
            stance=cues[0].stance if cues else Stance.NEUTRAL,
            cue=self.attributor.cue_span(root) if reports else None,
        )

    def margin(self, sentence: Sentence) -> Context:
        """The context of a report in the margin that the parse took for something else (", two sources told us.")."""
        found = marginal_report(self.tree, self.lexicon, sentence)
        if found is None or self.quoting.inside(found[0].start):
            return Context()
        verb, first, head = found
        others = [v for v, _ in self.quoting.cues if sentence.first <= v.i < sentence.last and v.i != verb.i and reports_plainly(self.lexicon, v)]
        if others:
            return Context()
        if self.attributor.frame(verb) is not None or not self.attributor.can_speak(head, verb, "quote"):
            return Context()
        inserted = verb.dep in {"parataxis", "ccomp", "advcl"} and self.tree.kid(verb, "nsubj") is not None and self.between_commas(verb)
        if inserted and self.tree.head(verb).i != verb.i:
            return Context()
        words = self.tree.tokens[first : head.i + 1]
        source = Source(span=self.tree.span([t for t in words if t.pos != "PUNCT"]), head=head)
        cue = next((c for c in self.lexicon.verbs[verb.lemma] if {"clause", "quote"} & set(c.frames)))
        voice = Voice(source=source, role=self.attributor.role(source), stance=cue.stance, cue=self.attributor.cue_span(verb))
        stop = next((i for i in range(verb.i + 1, sentence.last) if self.tree.tokens[i].text in {",", ";", "."}), sentence.last)
        self.margins.update(range(first, stop))
        self.seen.add(verb.i)
        return Context().below(voice, denied=cue.polarity is Polarity.DENIED, modality=cue.modality, kind=cue.kind)

    # ---- clauses ----------------------------------------------------------------------------------------------------

    def walk(self, head: Token, context: Context) -> None:
        """Read the clause of ``head``: as a report of what it contains, or as a claim."""
        if head.i in self.seen:
            return
        self.seen.add(head.i)
        if self.marked(head, self.open_questions):
            return
        if self.verdict(head, context):
            return
        cut: set[int] = set()
        for voice, words in self.attributor.according(head):
            outside = context
            context = context.below(voice, denied=False, modality=None, kind=None)
            self.note(voice, head, words)
            cut.update(t.i for t in words)
            for clause in words:
                if clause.dep == "relcl" and self.own_relative(clause):
                    self.walk(clause, outside)
        if self.is_conditional(head):
            context = context_with(context, Modality.CONDITIONAL)
        frame = self.attributor.frame(head) or self.carried(head)
        if frame is not None and frame.source is not None and self.first_person(frame.source) and not frame.clauses and frame.kind is None:
            frame = None
        if frame is not None:
            if head.i in self.heirs:
                fields = {f: getattr(frame, f) for f in frame.__struct_fields__}
                frame = Frame(**{**fields, "source": self.heirs[head.i]})
            if context.voices and frame.kind in {Kind.PLAN, Kind.DEMAND} and not frame.clauses and not self.leans(context, self.attributor.voice(frame, frame.source or NOBODY)):
                context = Context(voices=context.voices, denied=context.denied, modality=frame.modality, kind=frame.kind)
                self.claim(head, context, cut)
                return
            self.report(frame, context)
            return
        idiom = self.attributor.idiom(head)
        if idiom is not None:
            subject = self.tree.kid(head, "nsubj") or head
            voice = Voice(source=Source(span=self.tree.span([subject]), head=subject), role=Role.VAGUE, cue=self.tree.span([head]))
            self.walk(idiom, context.below(voice, denied=False, modality=Modality.POSSIBLE, kind=None))
            return
        hearsay = self.attributor.hearsay(head)
        if hearsay is not None:
            self.hearsay(head, hearsay, context)
            return
        context, inserted = self.inserted(head, context)
        cut |= inserted
        if self.reported_event(head):
            context = context.below(self.attributor.hearsay_voice(head), denied=False, modality=None, kind=None)
        self.claim(head, context, cut)

    def carried(self, head: Token) -> Frame | None:
        """The frame of "continues to insist that ..."; none for "refuses to say"."""
        scope = self.lexicon.scope
        below = self.tree.kid(head, "xcomp")
        if below is None or head.lemma not in scope["carrier"]["going_on"] or self.negated(head):
            return None
        return self.attributor.frame(below)

    def first_person(self, source: Source) -> bool:
        """True for "we" and "I", whose speaker is the one who is quoted."""
        return source.head is not None and source.head.lemma in self.lexicon.scope["first_person"]["pronouns"]

    def inserted(self, head: Token, context: Context) -> tuple[Context, set[int]]:
        """The context under a parenthetical report ("..., he said, ...") and the tokens that it takes up."""
        cut: set[int] = set()
        for kid in self.tree.kids(head, "parataxis", "ccomp", "advcl", "dep", "conj", "relcl"):
            cues = self.lexicon.verbs.get(kid.lemma, ())
            if not cues or kid.pos != "VERB" or not any({"clause", "quote"} & set(c.frames) for c in cues):
                continue
            if self.tree.kid(kid, "mark") is not None or self.tree.kid(kid, "nsubj") is None or not self.between_commas(kid):
                continue
            subject = self.attributor.subject_of(kid)
            frame = self.attributor.frame(kid)
            if subject is None or (frame is not None and (frame.clauses or frame.phrases)):
                continue
            source = self.attributor.source(subject)
            cue = next(c for c in cues if {"clause", "quote"} & set(c.frames))
            voice = Voice(source=source, role=self.attributor.role(source), stance=cue.stance, cue=self.attributor.cue_span(kid))
            words = self.tree.subtree(kid, without=self.tree.kids(kid, "conj"))
            context = self.collapsed(context, voice)
            context = context.below(voice, denied=cue.polarity is Polarity.DENIED, modality=cue.modality, kind=cue.kind)
            self.note(voice, head, tuple(words))
            self.seen.add(kid.i)
            cut.update(t.i for t in words)
            for conj in self.tree.kids(kid, "conj"):
                self.walk(conj, Context(voices=context.voices[:-1]))
        return context, cut

    def between_commas(self, verb: Token) -> bool:
        """True if a comma, dash or quotation mark parts the parenthesis from the clause before it."""
        first = self.tree.subtree(verb)[0]
        before = self.tree.tokens[first.i - 1].text if first.i else ","
        return before in {",", "—", "–", "-", "\"", "”", "’", "'", "»", "(", ";"} or first.i == 0 or self.tree.tokens[first.i].text in {",", "—"}

    # ---- reports ----------------------------------------------------------------------------------------------------

    def report(self, frame: Frame, context: Context) -> None:
        """Read the content of a frame under its source, and the clauses beside it outside."""
        verb = frame.verb
        if (self.negated(verb) and not self.opinion(frame)) or self.attributor.superseded(frame) or self.corrected(verb):
            below = None
            self.seen.update(t.i for t in frame.clauses)
        else:
            below = self.below(frame, context)
        if below is not None:
            for clause in frame.clauses:
                self.note_frame(below, frame, tuple(self.tree.subtree(clause)))
                self.walk(clause, below)
            for head, tokens in frame.phrases:
                self.note_frame(below, frame, tokens)
                if frame.polarity is Polarity.DENIED and self.is_somebody(head):
                    continue
                for each, words in self.reciprocal(below, frame, tokens):
                    self.phrase(head, words, each)
        self.beside(frame, context, below)

    def is_somebody(self, head: Token) -> bool:
        """True for the object of "contradicted the ministry": a speaker, not something said."""
        return self.lexicon.is_a(head.lemma, "speakers") or (head.pos == "PROPN" and head.lemma not in self.lexicon.event_nouns)

    def reciprocal(self, below: Context, frame: Frame, tokens: tuple[Token, ...]) -> list[tuple[Context, tuple[Token, ...]]]:
        """One context for each of two sides that accuse each other, over the words of the deed; else ``below`` alone."""
        words = self.lexicon.scope["reciprocal"]["phrases"]
        text = " ".join(t.text.lower() for t in tokens)
        head = frame.source.head if frame.source else None
        if head is None or not any(text.startswith(phrase + " ") for phrase in words):
            return [(below, tokens)]
        first = next((n for n, t in enumerate(tokens) if t.dep == "prep"), 0)
        deed = tokens[first + 1 :] or tokens
        sides = self.tree.conjuncts(head)
        if len(sides) == 1:
            return [(below, deed)]
        out = []
        for side in sides:
            rest = [s for s in self.tree.kids(side, "conj", "cc", "preconj")]
            source = Source(span=self.tree.span([t for t in self.tree.subtree(side, without=rest) if t.pos != "PUNCT"]), head=side)
            voice = Voice(source=source, role=self.attributor.role(source), stance=frame.stance, cue=below.voices[-1].cue)
            out.append((Context(voices=(*below.voices[:-1], voice), denied=below.denied, modality=below.modality, kind=below.kind), deed))
        return out

    def corrected(self, verb: Token) -> bool:
        """True for the report right after "Correction:", which quotes what was wrong."""
        sentence = self.tree.parse.sentences[verb.sent]
        if verb.sent == 0 or self.tree.tokens[sentence.first - 1].text != ":":
            return False
        before = self.tree.root(self.tree.parse.sentences[verb.sent - 1])
        return before.lemma in self.lexicon.scope["superseded"]["nouns"]

    def opinion(self, frame: Frame) -> bool:
        """True for a verb of opinion, whose negation denies what it takes ("does not believe that ...")."""
        return frame.modality is Modality.POSSIBLE and frame.polarity is Polarity.ASSERTED

    def below(self, frame: Frame, context: Context) -> Context:
        """The context inside a frame; hearsay gets a vague link."""
        denied = frame.polarity is Polarity.DENIED or self.negated(frame.verb)
        if frame.source is None:
            voice = self.attributor.hearsay_voice(frame.verb)
        else:
            voice = self.attributor.voice(frame, frame.source)
        if self.leans(context, voice):
            voice = Voice(source=context.voices[-1].source, role=context.voices[-1].role, stance=voice.stance, cue=voice.cue)
            context = self.collapsed(context, self.attributor.voice(frame, frame.source)) if frame.source else context
        context = context.below(voice, denied=denied, modality=frame.modality, kind=frame.kind)
        inner = self.attributor.citing(frame.verb)
        if frame.quoted is not None:
            inner = self.attributor.quoted_voice(frame, frame.quoted)
        return context.below(inner, denied=False, modality=None, kind=None) if inner is not None else context

    def collapsed(self, context: Context, voice: Voice) -> Context:
        """The context without its innermost link where ``voice`` is only a pronoun for it ("the ministry said it knew")."""
        if not self.leans(context, voice):
            return context
        return Context(voices=context.voices[:-1], denied=context.denied, modality=context.modality, kind=context.kind)

    def leans(self, context: Context, voice: Voice) -> bool:
        """True if ``voice`` is a pronoun for the innermost source so far."""
        head = voice.source.head
        if not context.voices or head is None or head.pos != "PRON" or head.lemma not in self.lexicon.pronouns:
            return False
        return context.voices[-1].source.head is not None and self.lexicon.pronouns[head.lemma] != "both"

    def beside(self, frame: Frame, context: Context, below: Context | None) -> None:
        """Clauses coordinated with or hanging on the reporting verb."""
        contents = {t.i for t in frame.clauses} | {t.i for _, tokens in frame.phrases for t in tokens}
        first_content = min(contents, default=frame.verb.i + 1)
        for kid in self.tree.kids(frame.verb, "conj", "advcl", "parataxis", "ccomp", "xcomp", "dep"):
            if kid.i in contents or not self.tree.is_clause(kid) or self.marked(kid, self.strong):
                continue
            if kid.dep in {"advcl", "xcomp"} and any(k.tag == "TO" for k in self.tree.kids(kid, "aux")):
                continue  # a purpose is no claim
            own = self.tree.kid(kid, "nsubj", "nsubjpass") is not None
            reports = kid.lemma in self.lexicon.verbs and self.attributor.frame(kid) is not None
            inverted = frame.source is not None and frame.source.head is not None and frame.source.head.i > frame.verb.i
            bare = kid.tag == "VB" and not own and not self.tree.kids(kid, "aux")
            goes_on = below is not None and (own or inverted or bare) and not reports and kid.dep in {"conj", "parataxis", "ccomp", "dep"}
            if goes_on and (first_content < frame.verb.i or not self.comma_before(kid)):
                self.walk(kid, self.borrowing(kid, frame, below or context) if bare else below or context)
            else:
                self.walk(kid, context)

    def borrowing(self, kid: Token, frame: Frame, below: Context) -> Context:
        """The context of "..., he said, and hand over the town", which shares the "would" before the report."""
        plan = self.lexicon.scope["plan"]
        words = {*plan["auxiliaries"], *plan["would"]}
        shared = any(a.lemma in words for clause in frame.clauses for a in self.tree.kids(clause, "aux"))
        return context_with(below, Modality.PLAN) if shared and kid.i > frame.verb.i else below

    def comma_before(self, token: Token) -> bool:
        """True if a comma stands before the clause of ``token`` or its conjunction."""
        first = self.tree.subtree(token)[0].i
        words = [self.tree.tokens[i].text for i in range(max(0, first - 2), first)]
        return "," in words or ";" in words

    def hearsay(self, verb: Token, found: tuple[Token, Modality | None], context: Context) -> None:
        """Read "X is said to have ..." as a claim under a vague link."""
        clause, modality = found
        voice = self.attributor.hearsay_voice(verb)
        below = context.below(voice, denied=self.negated(verb), modality=modality, kind=None)
        if clause.dep == "ccomp" and self.tree.kid(verb, "nsubjpass", "nsubj", "expl") is not None:
            self.walk(clause, below)
        else:
            self.seen.add(clause.i)
            self.emit(clause, self.tree.subtree(verb, without=self.tree.kids(verb, "conj", "cc", "parataxis", "advcl")), below)
        for kid in self.tree.kids(verb, "conj", "advcl", "parataxis"):
            if self.tree.is_clause(kid) and not self.marked(kid, self.strong):
                self.walk(kid, context)

    def reported_event(self, verb: Token) -> bool:
        """True for "fighting was reported south of X": hearsay about an event."""
        subject = self.tree.kid(verb, "nsubjpass")
        if verb.lemma not in self.lexicon.vague_passives or subject is None or self.attributor.subject_of(verb) is not None:
            return False
        return subject.lemma in self.lexicon.event_nouns or any(t.pos == "NUM" for t in self.tree.subtree(subject))

    def note_frame(self, below: Context, frame: Frame, tokens: tuple[Token, ...]) -> None:
        """Keep a reported passage."""
        if tokens and frame.source is not None:
            self.note(below.voices[-1], None, tokens, content=tokens)

    def note(self, voice: Voice, head: Token | None, words: tuple[Token, ...], *, content: tuple[Token, ...] = ()) -> None:
        """Keep source, cue and content of a passage; the content of a parenthesis is the clause around it."""
        if voice.cue is None:
            return
        if not content and head is not None:
            taken = {t.i for t in words}
            content = tuple(t for t in self.tree.subtree(head) if t.i not in taken)
        content = self.trim(content)
        if content:
            span = self.tree.span(content)
            manner = self.manner(span.start, span.stop)
            self.reported.append(Reported(source=voice.source.span, cue=voice.cue, content=span, manner=manner))

    def manner(self, start: int, stop: int) -> Manner:
        """Direct if quotation marks stand around all of it, mixed if around a part."""
        inside = [q for q in self.quoting.quotes if q.start < stop and start < q.stop]
        if not inside:
            return Manner.INDIRECT
        covered = any(q.start <= start and stop <= q.stop for q in inside)
        return Manner.DIRECT if covered else Manner.MIXED

    # ---- claims -----------------------------------------------------------------------------------------------------

    def claim(self, head: Token, context: Context, cut: set[int]) -> None:
        """The clause of ``head`` as a unit; clauses that stand on their own beside it are read on."""
        vague = self.attributor.vague_adverb(head)
        if vague is not None:
            context = context.below(vague[0], denied=False, modality=vague[1] if vague[1] is not Modality.FACT else None, kind=None)
        off = self.detached(head)
        off += self.rumours(head, off, context)
        drop = {t.i for t in off} | cut
        tokens = [t for t in self.tree.subtree(head, without=off) if t.i not in drop]
        transparent = self.transparent(head)
        if self.told_by_noun(head, context):
            pass
        elif transparent is None:
            self.emit(head, tokens, context)
        else:
            self.walk(transparent, context)
        for kid in off:
            if kid.dep in {"appos", "npadvmod"} and (remark := self.tree.kid(kid, "relcl")) is not None and self.reports_below(remark):
                self.walk(remark, context)
            if kid.dep in {"cc", "appos", "npadvmod"} or self.marked(kid, self.strong) or kid.i in cut:
                continue
            if self.tree.is_clause(kid):
                self.walk(kid, self.raised(kid, context))
            elif kid.dep == "conj":
                self.fragment(kid, context)

    def raised(self, kid: Token, context: Context) -> Context:
        """The context without its innermost link, if ``kid`` goes on reporting what that source says ("said P and denied Q")."""
        subject = self.tree.kid(kid, "nsubj", "nsubjpass")
        own = subject is not None
        if subject is not None and subject.pos != "PRON" and context.voices and self.comma_before(kid):
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
        if cue is None or cue.tag != kid.tag or cue.sent != kid.sent:
            return context
        self.heirs[kid.i] = outer.source
        return Context(voices=context.voices[:-1])

    def told_by_noun(self, head: Token, context: Context) -> bool:
        """Read the content of "rumours that P emptied the shops", "X's claim that P met with laughter"; the rest tells little."""
        subject = self.tree.kid(head, "nsubj", "nsubjpass")
        if subject is None or subject.lemma not in self.lexicon.nouns:
            return False
        clause = self.tree.kid(subject, "acl", "ccomp")
        if clause is None or self.tree.kid(clause, "mark") is None:
            return False
        return self.noun_report(subject, context, anonymous=True)

    def rumours(self, head: Token, off: list[Token], context: Context) -> list[Token]:
        """Read "amid reports of an advance, including the capture of X" below a clause; gives the nouns so read."""
        taken = {t.i for clause in off for t in self.tree.subtree(clause)}
        out = []
        for token in self.tree.subtree(head):
            cue = self.lexicon.nouns.get(token.lemma)
            if cue is None or token.dep != "pobj" or token.i in taken or token.pos != "NOUN" or not self.path_is_open(token, head):
                continue
            if self.owner(token) is None and self.attributor.role(Source(span=self.tree.span([token]), head=token)) is not Role.VAGUE:
                continue
            target = self.of_object(token)
            if target is not None and target.lemma not in self.lexicon.event_nouns:
                continue
            if self.noun_report(token, context, anonymous=self.owner(token) is None):
                out.append(self.tree.head(token))
        return out

    def transparent(self, head: Token) -> Token | None:
        """The clause under a verb that only presents it ("a campaign that saw troops reclaim ...")."""
        if head.lemma in self.lexicon.scope["transparent"]["verbs"] and self.tree.kid(head, "nsubj") is not None:
            subject = self.attributor.subject_of(head)
            if subject is not None:
                subject = self.attributor.antecedent(subject)
            if subject is not None and subject.pos != "PROPN" and not self.lexicon.is_a(subject.lemma, "people"):
                return self.tree.kid(head, "ccomp", "xcomp")
        return None

    def detached(self, head: Token) -> list[Token]:
        """The parts below ``head`` that are claims of their own, or no part of this one."""
        out = []
        for token in self.tree.subtree(head):
            if token.i == head.i:
                continue
            top = self.tree.head(token)
            direct = top.i == head.i
            if direct and token.dep == "conj" and self.shares_copula(token, head):
                continue
            if direct and token.dep in {"conj", "parataxis"} and (token.pos in VERBAL or self.tree.is_clause(token) or token.dep == "parataxis"):
                out.append(token)
                out.extend(k for k in self.tree.kids(head, "cc") if head.i < k.i < token.i)
            elif direct and token.dep == "ccomp" and token.i < head.i and self.spliced(token):
                out.append(token)
            elif direct and token.dep == "advcl" and self.stands_alone(token):
                out.append(token)
            elif token.dep in {"appos", "npadvmod"} and token.i > head.i and self.comma_before(token) and self.tree.kid(token, "relcl", "acl") and self.path_is_open(token, head) and self.aside(token):
                out.append(token)
            elif token.dep == "relcl" and self.transparent(token) is not None and self.path_is_open(token, head):
                out.append(token)
            elif token.dep in {"relcl", "pcomp", "advcl", "acl"} and token.pos in VERBAL and self.reports_below(token) and self.path_is_open(token, head):
                out.append(token)
            elif token.dep == "relcl" and self.own_relative(token) and self.path_is_open(token, head):
                out.append(token)
            elif token.dep == "conj" and top.dep == "xcomp" and token.pos == "VERB" and self.tree.head(top).i == head.i and self.tree.kid(token, "nsubj"):
                out.append(token)
        return out

    def shares_copula(self, conjunct: Token, head: Token) -> bool:
        """True for "are defensive and aimed at ...": a second predicate of one copula, no clause of its own."""
        bare = not self.tree.kids(conjunct, "nsubj", "nsubjpass", "aux", "auxpass")
        return head.lemma == "be" and conjunct.tag in {"VBN", "JJ"} and bare and self.tree.kid(head, "acomp") is not None

    def reports_below(self, clause: Token) -> bool:
        """True for "analysts who view X as Y", "with the latter insisting that P", "what it calls Y": a report inside a clause."""
        if clause.lemma not in self.lexicon.verbs or (clause.dep == "acl" and clause.tag != "VBG"):
            return False
        if clause.dep == "advcl" and self.tree.kid(clause, "nsubj") is None:
            return False
        frame = self.attributor.frame(clause)
        return frame is not None and frame.source is not None and (frame.clauses != () or frame.kind is not None)

    def spliced(self, clause: Token) -> bool:
        """True for the first of two clauses that only a comma joins ("we gave up a town, we have not given up the war")."""
        return self.tree.kid(clause, "nsubj", "nsubjpass") is not None and self.tree.kid(clause, "mark") is None and clause.pos in VERBAL

    def aside(self, noun: Token) -> bool:
        """True for "..., a claim that nobody confirmed", "..., figures which X disputes": a remark on the clause before."""
        return noun.lemma in self.lexicon.nouns or noun.lemma in self.lexicon.event_nouns or noun.lemma in self.lexicon.scope["asides"]["nouns"]

    def path_is_open(self, token: Token, head: Token) -> bool:
        """True if no other clause stands between ``token`` and ``head``."""
        for above in self.tree.above(token):
            if above.i == head.i:
                return True
            if above.dep in {"relcl", "ccomp", "advcl", "conj"} and above.pos in VERBAL:
                return False
        return False

    def stands_alone(self, clause: Token) -> bool:
        """True for an adverbial clause that tells something of its own."""
        if self.marked(clause, self.strong):
            return True
        mark = self.tree.kid(clause, "mark", "advmod")
        own = self.tree.kid(clause, "nsubj", "nsubjpass") is not None
        if mark is not None and mark.lemma in self.lexicon.scope["concessive"]["marks"] and own and clause.pos in VERBAL:
            return True
        if mark is not None and mark.lemma in DETACHED_MARKS and own and clause.pos in VERBAL:
            return self.telling(clause)
        return clause.tag in {"VBG"} and mark is None and self.comma_before(clause) and self.telling(clause)

    def telling(self, clause: Token) -> bool:
        """True if the predicate is a reporting verb or an event of the lexicon."""
        return clause.lemma in self.lexicon.event_verbs or clause.lemma in self.lexicon.verbs

    def own_relative(self, clause: Token) -> bool:
        """True for a relative clause after a comma that tells an event."""
        return self.comma_before(clause) and self.telling(clause) and clause.pos in VERBAL

    def marked(self, clause: Token, words: frozenset[str]) -> bool:
        """True if one of ``words`` introduces ``clause``."""
        return any(k.lemma in words for k in self.tree.kids(clause, "mark", "advmod", "prep"))

    def is_conditional(self, head: Token) -> bool:
        """True if an "if" clause, or an inverted "should it ...", hangs on ``head``."""
        inversions = self.lexicon.scope["conditional"]["inversions"]
        for kid in self.tree.kids(head, "advcl", "ccomp"):
            if kid.dep == "advcl" and self.marked(kid, self.strong):
                return True
            subject = self.tree.kid(kid, "nsubj", "nsubjpass")
            aux = next((k for k in self.tree.kids(kid, "aux", "auxpass") if k.text.lower() in inversions), None)
            if subject is not None and aux is not None and aux.i < subject.i and not self.tree.kids(kid, "mark"):
                first = self.tree.subtree(kid)[0]
                if first.i == aux.i and self.tree.kid(head, "aux", "nsubj") is not None and "?" not in {t.text for t in self.tree.kids(head, "punct")}:
                    return True
        return False

    def verdict(self, head: Token, context: Context) -> bool:
        """Read "it is not true that P", "reports of P are fabricated" as a denial of P; ``False`` if it is none."""
        words = self.lexicon.scope["falsity"]
        judged = self.tree.kid(head, "acomp", "attr", "oprd")
        if judged is None or head.lemma not in {"be", "appear", "seem", "remain"}:
            return False
        negative = self.negated(head)
        false = judged.lemma in words["adjectives"] or judged.lemma in words["nouns"]
        if not ((false and not negative) or (judged.lemma in words["truth"] and negative)):
            return False
        below = Context(voices=context.voices, denied=True, modality=context.modality, kind=context.kind)
        clause = self.tree.kid(head, "ccomp", "csubj") or self.tree.kid(judged, "ccomp")
        if clause is not None and self.tree.kid(clause, "mark") is not None:
            self.walk(clause, below)
            return True
        subject = self.tree.kid(head, "nsubj")
        return subject is not None and subject.lemma in self.lexicon.nouns and self.noun_report(subject, below)

    def negated(self, verb: Token) -> bool:
        """True if a negation hangs on ``verb`` itself or its subject is "nobody"."""
        scope = self.lexicon.scope["negation"]
        if self.tree.kid(verb, "neg") is not None:
            return True
        if any(k.lemma in scope["words"] for k in self.tree.kids(verb, "advmod", "preconj", "cc") if k.i < verb.i):
            return True
        subject = self.tree.kid(verb, "nsubj", "nsubjpass")
        return subject is not None and (subject.lemma in scope["pronouns"] or any(k.lemma in scope["determiners"] for k in self.tree.kids(subject, "det", "preconj")))

    # ---- phrases ----------------------------------------------------------------------------------------------------

    def phrase(self, head: Token, tokens: tuple[Token, ...], context: Context) -> None:
        """Content that is no clause: a reported noun is read on as a source, coordinated counts are several claims."""
        nested = self.noun_report(head, context)
        if nested:
            return
        parts = self.counted_parts(head)
        if len(parts) > 1 and set(self.tree.subtree(head)) == set(tokens):
            for part in parts:
                rest = [p for p in parts if p.i != part.i]
                words = [t for t in self.tree.subtree(part, without=rest) if t.dep != "cc"]
                self.emit(part, words, context, nominal=True)
            return
        named = [t for t in tokens if t.dep == "prep" and t.text.lower() in self.lexicon.scope["examples"]["prepositions"] and t.i > head.i]
        examples = [e for t in named if (e := self.tree.kid(t, "pobj")) is not None and e.lemma in self.lexicon.event_nouns]
        for example in examples:
            aside = [k for k in self.tree.subtree(example) if k.dep in {"appos", "relcl"}]
            words = self.tree.subtree(example, without=aside)
            stop = next((t.i for t in words if t.text in {"—", "–"}), words[-1].i + 1)
            self.emit(example, [t for t in words if t.i < stop], context, nominal=True)
        off = [*named, *(t for t in tokens if t.dep == "relcl" and self.comma_before(t))] if examples else [t for t in tokens if t.dep == "relcl" and self.comma_before(t)]
        dropped = {t.i for clause in off for t in self.tree.subtree(clause)}
        self.emit(head, [t for t in tokens if t.i not in dropped], context, nominal=head.pos not in VERBAL)
        for clause in off:
            if clause.pos in VERBAL and self.telling(clause):
                self.walk(clause, Context(voices=context.voices[:-1]))

    def counted_parts(self, head: Token) -> list[Token]:
        """The coordinated nouns, if each has a number of its own."""
        parts = self.tree.conjuncts(head)
        numbered = all(any(k.dep == "nummod" for k in self.tree.kids(p)) or p.tag == "CD" for p in parts)
        return parts if numbered else [head]

    def noun_report(self, noun: Token, context: Context, *, anonymous: bool = False) -> bool:
        """Read "X's claim that P" below ``noun``; ``False`` if ``noun`` reports nothing."""
        cue = self.lexicon.nouns.get(noun.lemma)
        if cue is None:
            return False
        clause = self.tree.kid(noun, "acl", "ccomp", "relcl")
        if clause is not None and not (clause.pos in VERBAL and (self.tree.kid(clause, "mark") is not None or infinitive(self.tree, clause))):
            clause = None
        target = clause or self.of_object(noun)
        if target is None:
            return False
        owner = self.owner(noun)
        below = context
        if owner is not None:
            stance = cue.stance
            voice = Voice(source=owner, role=self.attributor.role(owner), stance=stance, cue=self.tree.span([noun]))
            below = context.below(voice, denied=cue.polarity is Polarity.DENIED, modality=cue.modality, kind=cue.kind)
        elif anonymous:
            words = [t for t in self.tree.subtree(noun) if t.i <= noun.i]
            source = Source(span=self.tree.span(words), head=noun)
            voice = Voice(source=source, role=Role.VAGUE, stance=cue.stance, cue=self.tree.span([noun]))
            modality = cue.modality or (Modality.POSSIBLE if self.attributor.role(source) is Role.VAGUE else None)
            below = context.below(voice, denied=cue.polarity is Polarity.DENIED, modality=modality, kind=cue.kind)
        elif not context.voices and not context.denied:
            return False
        else:
            below = Context(voices=context.voices, denied=context.denied, modality=cue.modality or context.modality, kind=cue.kind or context.kind)
        if clause is not None:
            self.walk(clause, below)
        else:
            self.phrase(target, tuple(self.tree.subtree(target)), below)
        return True

    def of_object(self, noun: Token) -> Token | None:
        """What "of" governs below a noun."""
        for prep in self.tree.kids(noun, "prep"):
            if prep.lemma in {"of", "about"}:
                return self.tree.kid(prep, "pobj", "pcomp")
        return None

    def owner(self, noun: Token) -> Source | None:
        """Whose claim it is: the possessor, "by X", or a name in front ("a RIA Novosti report"); ``None`` if nobody's."""
        for prep in self.tree.kids(noun, "prep", "agent"):
            author = self.tree.kid(prep, "pobj")
            if prep.lemma in self.lexicon.scope["according"]["authors"] and author is not None and author.pos in {"NOUN", "PROPN"}:
                return self.attributor.source(author)
        possessor = self.tree.kid(noun, "poss")
        if possessor is not None:
            if possessor.pos == "PRON":
                return Source(span=self.tree.span([possessor]), head=possessor)
            source = self.attributor.source(possessor)
            words = [t for t in self.tree.subtree(possessor) if t.dep != "case" and t.start < source.span.stop]
            return Source(span=self.tree.span(words), head=possessor)
        names = [k for k in self.tree.kids(noun, "compound", "amod", "nmod") if k.pos == "PROPN"]
        if names:
            words = [t for t in self.tree.subtree(noun) if t.i <= noun.i]
            return Source(span=self.tree.span(words), head=noun)
        return None

    def fragment(self, head: Token, context: Context) -> None:
        """A sentence or conjunct without a verb: a claim where it names an event or a count."""
        if head.i in self.seen:
            return
        self.seen.add(head.i)
        below = self.tree.subtree(head)
        for kid in self.tree.kids(head, "acl", "relcl", "ccomp", "parataxis", "appos", "conj", "advcl"):
            if self.tree.is_clause(kid) and kid.tag not in {"VBN", "VBG"} and kid.dep in {"parataxis", "ccomp", "conj", "advcl"}:
                self.walk(kid, context)
        tells = head.lemma in self.lexicon.event_nouns or any(t.pos == "NUM" for t in below)
        if tells and head.pos in {"NOUN", "PROPN", "NUM"}:
            done = {i for u in self.units for i in (t.i for t in u.tokens)}
            self.emit(head, [t for t in below if t.i not in done], context, nominal=True)

    # ---- emission ---------------------------------------------------------------------------------------------------

    def trim(self, tokens: tuple[Token, ...] | list[Token]) -> tuple[Token, ...]:
        """Without marks, conjunctions and punctuation at the edges."""
        words = list(tokens)
        while words and (words[0].pos == "PUNCT" or words[0].dep in {"cc", "mark", "preconj"} or (words[0].pos in {"SCONJ"} and words[0].dep in {"mark", "prep"})):
            words.pop(0)
        while words and (words[-1].pos == "PUNCT" or words[-1].dep == "cc"):
            words.pop()
        return tuple(words)

    def emit(self, head: Token, tokens: list[Token] | tuple[Token, ...], context: Context, *, nominal: bool = False) -> None:
        """Add a unit; its chain is corrected by the quotation that it stands in."""
        words = self.trim(contiguous([t for t in self.clipped(tokens, head) if t.i not in self.margins], head))
        if not words:
            return
        context = without_repeats(self.with_speech(words, head, context))
        conditional = context.modality is Modality.CONDITIONAL
        self.units.append(Unit(head=head, tokens=words, span=self.tree.span(words), context=context, nominal=nominal, conditional=conditional))

    def clipped(self, tokens: list[Token] | tuple[Token, ...], head: Token) -> list[Token]:
        """The tokens on the head's side of the quotation marks around a speech."""
        speech = self.quoting.speech_at(head.start)
        if speech is None:
            return list(tokens)
        return [t for t in tokens if speech.quote.start <= t.start < speech.quote.stop]

    def with_speech(self, words: tuple[Token, ...], head: Token, context: Context) -> Context:
        """The context with the quotation's speaker in front, where the parse did not already give one."""
        speech = self.quoting.speech_at(head.start) or self.quoting.speech_at(words[0].start)
        if speech is None or speech.voice is None:
            return context
        quote, voice = speech.quote, speech.voice
        outside = [v for v in context.voices if v.cue is None or not (quote.start <= v.cue.start < quote.stop)]
        if outside:
            return context
        others = tuple(v for v in context.voices if not self.first_person(v.source))
        return Context(voices=(voice, *others), denied=context.denied, modality=context.modality, kind=context.kind)


NOBODY = Source(span=Span(0, 1, " "))


def context_with(context: Context, modality: Modality) -> Context:
    """``context`` in another modality."""
    return Context(voices=context.voices, denied=context.denied, modality=modality, kind=context.kind)


def contiguous(tokens: list[Token] | tuple[Token, ...], head: Token) -> list[Token]:
    """The tokens without pieces that a longer gap parts from the one with the head."""
    ordered = sorted(tokens, key=lambda t: t.i)
    pieces: list[list[Token]] = []
    for token in ordered:
        if pieces and token.i - pieces[-1][-1].i <= GAP_TOKENS:
            pieces[-1].append(token)
        else:
            pieces.append([token])
    if not pieces:
        return []
    return next((p for p in pieces if any(t.i == head.i for t in p)), max(pieces, key=len))


def marginal_report(tree: Tree, lexicon: Lexicon, sentence: Sentence) -> tuple[Token, int, Token] | None:
    """Verb, first token and head of a source in ", SOURCE said." or ", SOURCE said, "; ``None`` if there is none.

    By the words alone: a comma or closing quotation mark, a noun phrase without a verb in it, a reporting verb
    in a finite form, and after it no clause up to the next comma, semicolon or full stop.
    """
    tokens = tree.tokens[sentence.first : sentence.last]
    for n, verb in enumerate(tokens):
        perfect = verb.tag == "VBN" and tokens[n - 1].lemma == "have"
        mistaken = verb.tag == "NNS" and n + 2 >= len(tokens) and tokens[n - 1].pos == "PROPN"
        if n < 2 or not (verb.tag in {"VBD", "VBZ", "VBP"} or perfect or mistaken) or not reports_plainly(lexicon, verb):
            continue
        first = n - 1 if perfect else n
        while first > 0 and tokens[first - 1].text not in SEPARATORS and tokens[first - 1].pos not in {"VERB", "AUX", "SCONJ"}:
            first -= 1
        if first == 0 or first >= n or tokens[first - 1].text not in SEPARATORS:
            continue
        names = [t for t in tokens[first:n] if t.pos in {"NOUN", "PROPN", "PRON"}]
        rest = tokens[n + 1 :]
        until = next((i for i, t in enumerate(rest) if t.text in {",", ";", "."}), len(rest))
        if not names or any(t.pos in {"VERB", "AUX", "SCONJ"} or t.text in {":", '"', "“"} for t in rest[:until]) or until > 8:
            continue
        if tokens[first].dep in {"cc"} or tokens[first].tag in {"WDT", "WP", "WRB", "CC"}:
            continue
        head = next((t for t in names if t.dep in {"nsubj", "conj", "dobj", "appos"} and not any(a.i in {x.i for x in names} for a in tree.above(t))), names[0])
        return verb, tokens[first].i, head
    return None


def without_repeats(context: Context) -> Context:
    """The context without a second link from the same reporting word."""
    voices: list[Voice] = []
    for voice in context.voices:
        if voice.cue is None or all(v.cue is None or v.cue.start != voice.cue.start for v in voices):
            voices.append(voice)
    return Context(voices=tuple(voices), denied=context.denied, modality=context.modality, kind=context.kind)


def neutral(voice: Voice) -> Voice:
    """The same source going on after a semicolon: a denial does not go on with it."""
    stance = voice.stance if voice.stance is Stance.DISTANCING else Stance.NEUTRAL
    return Voice(source=voice.source, role=voice.role, stance=stance, cue=voice.cue)


SHORT_SOURCE = 10  # tokens of a source that stands alone before a colon
JOINTS = frozenset({";", ":"})
SEPARATORS = frozenset({",", "”", "\"", "’", "—", "–", "»"})


def reports_plainly(lexicon: Lexicon, verb: Token) -> bool:
    """True for a verb that reports with a clause as with a quotation."""
    return any({"clause", "quote"} <= set(c.frames) and c.kind is None for c in lexicon.verbs.get(verb.lemma, ()))


GAP_TOKENS = 12  # a longer parenthesis ends the content; a shorter one is kept inside it
__all__ = ["Role", "Walker"]
