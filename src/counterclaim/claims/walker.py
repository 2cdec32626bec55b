"""From sentences to units: the walk down the clauses that keeps the chain of sources."""

from __future__ import annotations

from collections import deque

import msgspec

from counterclaim.claims.basis import Basis
from counterclaim.claims.contexts import Contexts
from counterclaim.claims.draft import Context, Frame, Source
from counterclaim.claims.earlier import Earlier
from counterclaim.claims.gathering import Gathering
from counterclaim.claims.phrases import Phrases
from counterclaim.claims.presupposed import presupposed
from counterclaim.claims.segments import Segments
from counterclaim.claims.splitting import Splitting
from counterclaim.model.claim import Kind, Modality, Polarity
from counterclaim.model.parse import Sentence, Token
from counterclaim.model.span import Span

DEEPEST = 60  # clauses inside each other; what lies deeper waits, so that no text exhausts the stack
NOBODY = Source(span=Span(0, 1, " "))


class Walker:
    """Reads one document's sentences into units."""

    def __init__(self, basis: Basis, gathering: Gathering) -> None:
        self.tree = basis.tree
        self.lexicon = basis.lexicon
        self.sources = basis.sources
        self.attributor = basis.attributor
        self.hearsay = basis.hearsay
        self.scope = basis.scope
        self.gathering = gathering
        self.segments = Segments(basis, gathering)
        self.contexts = Contexts(basis)
        self.splitting = Splitting(basis)
        self.earlier = Earlier(basis, gathering)
        self.phrases = Phrases(basis, gathering, self.walk)
        self.phrases.inserted = self.inserted
        self.depth = 0
        self.waiting: deque[tuple[Token, Context]] = deque()

    def read(self, sentence: Sentence) -> None:
        """Add the units of one sentence."""
        root = self.tree.root(sentence)
        if self.segments.is_dateline(sentence):
            return
        context = self.segments.margin(sentence)
        if self.segments.opens_with_condition(sentence):
            context = msgspec.structs.replace(context, modality=Modality.CONDITIONAL)
        before = len(self.gathering.units)
        finite = next((k for k in self.tree.kids(root, "acl") if self.contexts.is_main(k)), None)
        if finite is not None and not self.tree.is_clause(root):
            self.walk(finite, context)  # "X, Name, announced that ...": the parser made the verb a modifier
        elif self.tree.is_clause(root):
            self.walk(root, context)
        else:
            told, cut = self.according(root, context)  # "the losses, by the ministry's count: 30"
            self.gathering.margins.update(cut)
            self.phrases.fragment(root, told)
        while self.waiting:
            self.walk(*self.waiting.popleft())
        units, going_on = self.gathering.units, self.segments.continued(sentence)
        if going_on.voices:
            units[before:] = [self.segments.under(unit, going_on) for unit in units[before:]]
        self.segments.spoken_back(sentence, before)
        self.segments.named_behind(sentence, before)
        self.segments.last = self.segments.heard(sentence, self.gathering.units[before:], going_on)

    def walk(self, head: Token, context: Context) -> None:
        """Read the clause of ``head``: as a report of what it contains, or as a claim."""
        if head.i in self.gathering.seen:
            return
        if self.depth >= DEEPEST:
            self.waiting.append((head, context))
            return
        self.gathering.seen.add(head.i)
        self.depth += 1
        self.clause(head, context)
        self.depth -= 1

    def clause(self, head: Token, context: Context) -> None:
        """Read one clause that is not yet read."""
        if self.contexts.unreal.hides(head) or self.phrases.verdict(head, context):
            return
        context, cut = self.according(head, context)
        if self.scope.is_conditional(head):
            context = msgspec.structs.replace(context, modality=Modality.CONDITIONAL)
        if self.earlier.taken_up(head, context) or self.earlier.told(head):
            self.alongside(head, context)
            return
        frame = self.frame(head)
        known = presupposed(self.tree, self.lexicon, head)
        if frame is not None:
            self.framed(head, frame, context, cut)
        elif known is not None:
            self.walk(known, context)
            self.alongside(head, context)
        elif not (self.idiom(head, context) or self.vaguely(head, context)):
            self.plain(head, context, cut)

    def alongside(self, verb: Token, context: Context) -> None:
        """Read the clauses beside ``verb``, conditions left out."""
        for kid in self.tree.kids(verb, "conj", "advcl", "parataxis"):
            if self.tree.is_clause(kid) and not self.scope.marked(kid, self.scope.strong):
                self.walk(kid, context)

    def according(self, head: Token, context: Context) -> tuple[Context, set[int]]:
        """The context under "according to X" beside ``head``, and the tokens that the phrase takes up."""
        cut: set[int] = set()
        for voice, words in self.hearsay.according(head):
            outside = context
            context = context.below(voice, denied=False, modality=None, kind=None)
            cut.update(t.i for t in words)
            self.gathering.seen.update(t.i for t in words if t.head == head.i and t.pos == "VERB")
            for clause in words:
                if clause.dep == "relcl" and self.scope.own_relative(clause):
                    self.walk(clause, outside)
            inner = self.hearsay.citing_in(words) or self.hearsay.citing(head)
            if inner is not None:
                context = context.below(inner[0], denied=False, modality=None, kind=None)
                cut.update(t.i for t in inner[1])
                self.gathering.seen.update(t.i for t in inner[1])
        return context, cut

    def frame(self, head: Token) -> Frame | None:
        """The frame of ``head``, with the source that it inherits; "we" and "I" alone make no report."""
        frame = self.attributor.frame(head) or self.contexts.carried(head)
        if frame is None:
            return None
        own = frame.source is not None and self.scope.first_person(frame.source)
        if own and not frame.clauses and frame.kind is None:
            return None
        heir = self.contexts.heirs.get(head.i)
        return frame if heir is None else msgspec.structs.replace(frame, source=heir)

    def framed(self, head: Token, frame: Frame, context: Context, cut: set[int]) -> None:
        """Read a report; what a quoted side plans or demands without a clause is a claim as it stands."""
        bare = frame.kind in {Kind.PLAN, Kind.DEMAND} and not frame.clauses
        voice = self.attributor.voice(frame, frame.source or NOBODY)
        if context.voices and bare and not self.contexts.leans(context, voice):
            asked = msgspec.structs.replace(context, modality=frame.modality, kind=frame.kind)
            self.claim(head, asked, cut, beside=context)
        else:
            self.report(frame, context)

    def idiom(self, head: Token, context: Context) -> bool:
        """Read "word has it that P"; ``False`` if it is none."""
        clause = self.hearsay.idiom(head)
        if clause is None:
            return False
        voice = self.hearsay.idiom_voice(head)
        self.walk(clause, context.below(voice, denied=False, modality=Modality.POSSIBLE, kind=None))
        return True

    def plain(self, head: Token, context: Context, cut: set[int]) -> None:
        """Read a clause that reports nothing as a claim, under the report in its parenthesis."""
        context, inserted = self.inserted(head, context)
        if self.contexts.reported_event(head) and not self.contexts.named(context):
            context = context.below(self.hearsay.hearsay_voice(head), denied=False, modality=None, kind=None)
        self.claim(head, context, cut | inserted)

    def inserted(self, head: Token, context: Context) -> tuple[Context, set[int]]:
        """The context under a parenthetical report ("..., he said, ...") and the tokens that it takes up."""
        cut: set[int] = set()
        for kid in self.tree.kids(head, "parataxis", "ccomp", "advcl", "dep", "conj", "relcl"):
            found = self.contexts.parenthesis(kid)
            if found is None or self.splitting.rejoins(kid):
                continue
            voice, cue = found
            words = self.tree.subtree(kid, without=self.tree.kids(kid, "conj"))
            context = self.contexts.echoed(self.contexts.collapsed(context, voice), voice)
            modality = None if context.modality is Modality.CONDITIONAL else cue.modality
            context = context.below(voice, denied=cue.polarity is Polarity.DENIED, modality=modality, kind=cue.kind)
            self.gathering.seen.add(kid.i)
            cut.update(t.i for t in words)
            for conj in self.tree.kids(kid, "conj"):
                outside = Context(voices=context.voices[:-1])
                self.walk(conj, context if self.contexts.told_on(conj) else outside)
            context = self.contexts.citing(kid, context)
        return context, cut

    def report(self, frame: Frame, context: Context) -> None:
        """Read the content of a frame under its source, and the clauses beside it outside."""
        if self.contexts.unsaid(frame):
            self.gathering.seen.update(t.i for t in frame.clauses)
            self.beside(frame, context, None)
            return
        below = self.contexts.below(frame, context)
        for clause in frame.clauses:
            self.walk(clause, below)
        for head, tokens in frame.phrases:
            if frame.polarity is Polarity.DENIED and self.contexts.is_somebody(head):
                continue
            if self.phrases.disowned(frame.verb, below):
                continue
            for each, words in self.contexts.reciprocal(self.contexts.judged(frame, head, below), frame, tokens):
                self.phrases.phrase(head, words, each)
        self.rejoinders(frame.verb, context)
        self.beside(frame, context, below)

    def rejoinders(self, verb: Token, context: Context) -> None:
        """Read what the sentence's end says of the report of ``verb``: "..., a charge Delhi denied"."""
        for kid in self.tree.kids(verb, "appos", "npadvmod", "relcl"):
            told = kid if kid.dep == "relcl" else self.tree.kid(kid, "relcl")
            takes_up = self.splitting.rejoins(kid) if kid.dep == "relcl" else self.lexicon.takes_up(kid.lemma)
            if takes_up and told is not None and self.earlier.repeated(told, context):
                self.gathering.seen.add(told.i)

    def beside(self, frame: Frame, context: Context, below: Context | None) -> None:
        """Clauses coordinated with or hanging on the reporting verb; ``below`` is ``None`` where nothing was said."""
        contents = {t.i for t in frame.clauses} | {t.i for _, tokens in frame.phrases for t in tokens}
        first_content = min(contents, default=frame.verb.i + 1)
        for kid in self.tree.kids(frame.verb, "conj", "advcl", "parataxis", "ccomp", "xcomp", "dep"):
            if kid.i in contents or not self.tree.is_clause(kid) or self.scope.marked(kid, self.scope.strong):
                continue
            if kid.dep in {"advcl", "xcomp"} and self.tree.infinitival(kid):
                continue  # a purpose is no claim
            listed = self.scope.marked(
                kid, self.lexicon.small_words.get("complementizer", frozenset())
            )  # "said P, and that Q"
            inside = first_content < frame.verb.i or listed or not self.scope.comma_before(kid)
            if below is not None and inside and self.contexts.goes_on(kid, frame):
                self.walk(kid, self.contexts.borrowing(kid, frame, below))
            else:
                self.walk(kid, context)
        self.reported_aside(frame.verb, contents, context)

    def reported_aside(self, verb: Token, contents: set[int], context: Context) -> None:
        """Read a report in a relative clause that hangs on the rest: "..., apart from the plant, where X said Q"."""
        for kid in self.tree.kids(verb, "prep", "advmod"):
            for clause in self.tree.subtree(kid):
                told = clause.dep == "relcl" and clause.i > max(contents, default=verb.i)
                if told and clause.i not in self.gathering.seen and self.splitting.reports_below(clause):
                    self.walk(clause, context)

    def vaguely(self, verb: Token, context: Context) -> bool:
        """Read "X is said to have ..." as a claim under a vague link; ``False`` if it is none."""
        found = self.hearsay.hearsay(verb)
        if found is None:
            return False
        clause, mode = found
        modality = mode if mode is not Modality.FACT else None  # "is said to be preparing to leave": the clause tells
        voice = self.hearsay.hearsay_voice(verb)
        below = context.below(voice, denied=self.scope.negated(verb), modality=modality, kind=None)
        if self.contexts.named(context):  # whoever believes it, the source says so
            below = msgspec.structs.replace(below, voices=context.voices)
        if clause.dep == "ccomp" and self.tree.kid(verb, "nsubjpass", "nsubj", "expl") is not None:
            self.walk(clause, below)
        elif clause.dep == "pobj":
            self.phrases.phrase(clause, tuple(self.tree.subtree(clause)), below)
        else:
            self.gathering.seen.add(clause.i)
            beside = self.tree.kids(verb, "conj", "cc", "parataxis", "advcl")
            self.gathering.emit(clause, self.tree.subtree(verb, without=beside), below)
        self.alongside(verb, context)
        return True

    def claim(self, head: Token, context: Context, cut: set[int], beside: Context | None = None) -> None:
        """The clause of ``head`` as a unit; clauses that stand on their own are read on, in ``beside`` if given."""
        vague = self.hearsay.vague_adverb(head)
        if vague is not None and self.contexts.named(context) and self.hearsay.stands_alone(vague[0]):
            context = self.contexts.at_a_distance(context, vague[0])
        elif vague is not None:
            voice, mode = vague
            modality = mode if mode is not Modality.FACT else None
            context = context.below(voice, denied=False, modality=modality, kind=None)
        off = self.splitting.detached(head)
        off += self.phrases.rumours(head, off, context)
        transparent = self.splitting.transparent(head)
        if not self.phrases.told_by_noun(head, context):
            if transparent is not None:
                self.walk(transparent, context)
            else:
                drop = {t.i for t in off} | cut | self.splitting.purposes(head)
                tokens = [t for t in self.tree.subtree(head, without=off) if t.i not in drop]
                self.gathering.emit(head, tokens, context)
        for kid in off:
            self.apart(kid, beside or context, taken=kid.i in cut)

    def apart(self, kid: Token, context: Context, *, taken: bool) -> None:
        """Read what was detached from a claim: a clause, a remark with a report in it, a conjunct without a verb."""
        if kid.dep in {"appos", "npadvmod"}:
            remark = self.tree.kid(kid, "relcl")
            if remark is not None and self.lexicon.takes_up(kid.lemma) and self.earlier.repeated(remark, context):
                self.gathering.seen.add(remark.i)
                return  # "..., a claim that the rebels rejected"
            if remark is not None and self.splitting.reports_below(remark):
                self.walk(remark, context)
        elif (undone := self.splitting.undone(kid)) is not None:
            if not context.denied:  # who denies the whole leaves open what was done of it
                self.walk(undone, msgspec.structs.replace(context, denied=True))
        elif kid.dep == "cc" or self.scope.marked(kid, self.scope.strong) or taken:
            return
        elif self.splitting.rejoins(kid) and self.earlier.repeated(kid, context, self.tree.head(kid)):
            return  # "..., which the army denied"
        elif self.tree.is_clause(kid):
            self.walk(kid, self.contexts.raised(kid, context))
        elif kid.dep in {"conj", "prep"}:
            self.phrases.fragment(kid, context)
