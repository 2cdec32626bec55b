"""The edges of a sentence: reports in its margin, speakers who go on after a semicolon or open with a colon."""

from __future__ import annotations

import msgspec

from counterclaim.claims.basis import Basis
from counterclaim.claims.dialogue import Dialogue
from counterclaim.claims.draft import Context, Source, Unit, Voice
from counterclaim.claims.gathering import Gathering
from counterclaim.claims.margins import marginal_report, reports_plainly
from counterclaim.model.claim import Polarity, Role, Stance
from counterclaim.model.parse import Sentence, Token

SHORT_TAIL = 5  # tokens of a source behind a head line's colon
SHORT_SOURCE = 10  # tokens of a source that stands alone before a colon
LONGEST_DATELINE = 20  # tokens
DASHES = frozenset({"-", "–", "—", "--"})
JOINTS = frozenset({";", ":"})


class Segments:
    """Who is heard at the edges of one document's sentences."""

    def __init__(self, basis: Basis, gathering: Gathering) -> None:
        self.tree = basis.tree
        self.lexicon = basis.lexicon
        self.sources = basis.sources
        self.attributor = basis.attributor
        self.hearsay = basis.hearsay
        self.dialogue = Dialogue(basis)
        self.quoting = basis.quoting
        self.hearsay = basis.hearsay
        self.scope = basis.scope
        self.gathering = gathering
        self.alone = frozenset(basis.lexicon.scope["distancing"].get("alone", ()))
        self.phrases = frozenset(basis.lexicon.scope["according"]["phrases"])
        self.last: Voice | None = None  # who is still heard where a segment ends

    def opens_with_condition(self, sentence: Sentence) -> bool:
        """True for "Were the town to fall, ...", "Should it rain, ...": the clause of the first word is no claim."""
        every = self.tree.tokens[sentence.first : sentence.last]
        marks = len(every) - 1 if all(t.pos == "PUNCT" for t in every) else 0
        while every[marks].pos == "PUNCT" and marks < len(every) - 1:
            marks += 1
        tokens = every[marks:]
        if tokens[0].lemma in self.lexicon.scope["conditional"]["strong"] and tokens[0].dep == "mark":
            return True
        opening = tokens[0].text in self.lexicon.scope["conditional"]["opening"]
        if not opening or tokens[-1].text == "?" or not any(t.text == "," for t in tokens):
            return False
        root = self.tree.root(sentence)
        own = tokens[0].pos == "VERB" or self.tree.kid(tokens[0], "nsubj", "nsubjpass") is not None
        clause = tokens[0] if own else self.tree.head(tokens[0])
        comma = next(t.i for t in tokens if t.text == ",")
        if root.i < comma or clause.i >= comma:
            return False
        self.gathering.seen.update(t.i for t in self.tree.subtree(clause) if t.i < comma)
        self.gathering.margins.update(range(sentence.first, comma + 1))
        return True

    def is_dateline(self, sentence: Sentence) -> bool:
        """True for "GOMA, January 27 (Agency) -": a short segment that capitals open and a dash ends."""
        tokens = self.tree.tokens[sentence.first : sentence.last]
        return tokens[-1].text in DASHES and tokens[0].text.isupper() and len(tokens) <= LONGEST_DATELINE

    def margin(self, sentence: Sentence) -> Context:
        """The context of a report in the margin that the parse took for something else (", two sources told us.")."""
        found = marginal_report(self.tree, self.lexicon, sentence)
        if found is None or self.quoting.inside(found[0].start):
            return Context()
        verb, first, head = found
        if verb.dep == "relcl" and first <= verb.head and self.lexicon.takes_up(self.tree.head(verb).lemma):
            return Context()  # ", a charge Delhi denied": no charge has spoken
        others = [
            v
            for v, _ in self.quoting.cues
            if sentence.first <= v.i < sentence.last and v.i != verb.i and reports_plainly(self.lexicon, v)
        ]
        if others:
            return Context()
        if self.attributor.frame(verb) is not None or not self.sources.can_speak(head, verb, "quote"):
            return Context()
        inserted = (
            verb.dep in {"parataxis", "ccomp", "advcl"}
            and self.tree.kid(verb, "nsubj") is not None
            and self.scope.between_commas(verb)
        )
        if inserted and self.tree.head(verb).i != verb.i:
            return Context()
        words = self.tree.tokens[first : self.name_stop(head, verb)]
        source = Source(span=self.tree.span([t for t in words if t.pos != "PUNCT"]), head=head)
        cue = next(c for c in self.lexicon.verbs[verb.lemma] if {"clause", "quote"} & set(c.frames))
        voice = Voice(source=source, role=self.sources.role(source), stance=cue.stance, cue=self.sources.cue_span(verb))
        stop = next(
            (i for i in range(verb.i + 1, sentence.last) if self.tree.tokens[i].text in {",", ";", "."}), sentence.last
        )
        self.gathering.margins.update(range(first, stop))
        self.gathering.seen.add(verb.i)
        context = Context().below(voice, denied=cue.polarity is Polarity.DENIED, modality=cue.modality, kind=cue.kind)
        cited = self.hearsay.citing(verb)
        if cited is None:
            return context
        self.gathering.margins.update(t.i for t in cited[1])
        return context.below(cited[0], denied=False, modality=None, kind=None)

    def name_stop(self, head: Token, verb: Token) -> int:
        """Where the name of a source ends before its verb: behind "of the community", before a comma."""
        stop = head.i + 1
        while stop < verb.i and self.tree.tokens[stop].text != ",":
            if not any(t.i == head.i for t in self.tree.above(self.tree.tokens[stop])):
                break
            stop += 1
        return stop

    def continued(self, sentence: Sentence) -> Context:
        """The context of a segment after a semicolon or colon: whoever spoke in the one before it."""
        tokens = self.tree.tokens
        turn = self.dialogue.speaker(sentence)
        if turn is not None:
            return Context().below(turn, denied=False, modality=None, kind=None)
        if sentence.first == 0 or tokens[sentence.first - 1].text not in JOINTS or self.last is None:
            return Context()
        if "\n" in self.tree.text[tokens[sentence.first - 1].stop : sentence.start]:
            return Context()
        below = Context().below(self.last, denied=False, modality=None, kind=None)
        inner = self.cited(sentence)
        return below if inner is None else below.below(inner, denied=False, modality=None, kind=None)

    def cited(self, sentence: Sentence) -> Voice | None:
        """Whom the speaker before the colon cites: "The agency, citing X, reported: P"."""
        before = self.tree.parse.sentences[self.tree.tokens[sentence.first].sent - 1]
        if self.tree.tokens[before.last - 1].text != ":":
            return None
        found = self.hearsay.citing(self.speaking(before))
        return found[0] if found is not None else None

    def spoken_back(self, sentence: Sentence, before: int) -> None:
        """Put what stands before the semicolon under who speaks only at the end: "A fell; B holds, the army said."

        ``before`` is the number of units that the earlier segments have given.
        """
        tokens, units = self.tree.tokens, self.gathering.units
        joined = sentence.first > 0 and tokens[sentence.first - 1].text == ";"
        voices = {u.context.voices[0] for u in units[before:] if u.context.voices}
        said = next(iter(voices)) if len(voices) == 1 else None
        if not joined or said is None or said.cue is None or said.source.head is None:
            return
        told = [t for u in units[before:] for t in u.tokens]
        names = said.source.head.pos != "PRON" and said.role is not Role.VAGUE and said.stance is Stance.NEUTRAL
        if not names or min(said.cue.start, said.source.span.start) < max(t.start for t in told):
            return
        earlier = [n for n in range(before) if units[n].head.sent == tokens[sentence.first].sent - 1]
        if all(not units[n].context.voices for n in earlier):
            below = Context().below(neutral(said), denied=False, modality=None, kind=None)
            for n in earlier:
                units[n] = self.under(units[n], below)

    def named_behind(self, sentence: Sentence, before: int) -> None:
        """Put a head line under who is named behind its colon: "Town taken: rebels"."""
        tokens, units = self.tree.tokens, self.gathering.units
        root, text = self.tree.root(sentence), self.tree.text
        after = text[sentence.stop : sentence.stop + 1]
        colon = sentence.first > 0 and tokens[sentence.first - 1].text == ":"
        named = root.pos == "PROPN" or self.lexicon.is_a(root.lemma, "speakers")
        if not colon or not named or after not in {"", "\n"} or sentence.last - sentence.first > SHORT_TAIL:
            return
        line = self.tree.parse.sentences[root.sent - 1]
        opens = line.start == 0 or text[line.start - 1] == "\n"
        if not opens or any(t.pos == "PUNCT" for t in tokens[sentence.first : sentence.last]):
            return
        source = self.sources.source(root)
        below = Context().below(
            Voice(source=source, role=self.sources.role(source)), denied=False, modality=None, kind=None
        )
        for n in range(before):
            if units[n].head.sent == root.sent - 1:
                units[n] = self.under(units[n], below)

    def under(self, unit: Unit, context: Context) -> Unit:
        """The unit under the voice that goes on, if it has none of its own."""
        sentence = self.tree.parse.sentences[unit.head.sent]
        opens = unit.head.lemma in self.lexicon.verbs and self.tree.tokens[sentence.last - 1].text == ":"
        told = self.told(unit, context.voices[0])
        if told is not None:
            return msgspec.structs.replace(unit, context=msgspec.structs.replace(unit.context, voices=told))
        if unit.context.voices or opens:  # "...; X, asked about Y, answered:" is X's, and no claim
            return unit
        return msgspec.structs.replace(unit, context=msgspec.structs.replace(unit.context, voices=context.voices))

    def told(self, unit: Unit, speaker: Voice) -> tuple[Voice, ...] | None:
        """The chain after a colon of what others are heard in: "X said: by Y's count, ...", "X railed: allegedly P".

        ``None`` where the words after the colon are not known to be those of ``speaker``.
        """
        first = unit.context.voices[0] if unit.context.voices else None
        cue = self.tree.at(speaker.cue.start) if speaker.cue is not None else None
        start = self.tree.parse.sentences[unit.head.sent].first
        if first is None or cue is None or start == 0 or self.tree.tokens[start - 1].text != ":":
            return None
        if first.source.head is None and first.source.span.text.lower() in self.alone:
            return (msgspec.structs.replace(speaker, stance=first.stance), *unit.context.voices[1:])
        other = first.source.head is not None and first.source.head.pos not in {"PRON", "DET"}
        by = first.cue.text.lower() if first.cue is not None else ""
        measured = other and by in self.phrases and cue.sent == unit.head.sent - 1
        return (speaker, *unit.context.voices) if measured and speaker.source.span != first.source.span else None

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

    def speaking(self, sentence: Sentence) -> Token:
        """The verb that the colon follows: the root, or the last reporting verb where the root reports nothing."""
        root = self.tree.root(sentence)
        if root.pos not in {"VERB", "AUX"} or (root.lemma in self.lexicon.verbs and not self.scope.negated(root)):
            return root
        verbs = (t for t in reversed(self.tree.tokens[sentence.first : sentence.last]) if t.tag in {"VBD", "VBZ"})
        last = next(verbs, root)
        return last if reports_plainly(self.lexicon, last) and not self.quoting.inside(last.start) else root

    def introducer(self, sentence: Sentence) -> Voice | None:
        """The source in "The ministry said:", "They issued a claim of their own:", "The minister:"; else ``None``."""
        root = self.speaking(sentence)
        reports = root.lemma in self.lexicon.verbs
        thing = self.tree.kid(root, "dobj")
        if root.pos in {"VERB", "AUX"}:
            if not reports and not (thing is not None and thing.lemma in self.lexicon.nouns):
                return None
            head = self.sources.subject_of(root)
        else:
            named = (
                root.pos == "PROPN"
                or self.lexicon.is_a(root.lemma, "speakers")
                or self.lexicon.is_a(root.lemma, "bodies")
            )
            named = named and root.lemma.lower() not in self.lexicon.scope["superseded"]["nouns"]
            head = root if named and sentence.last - sentence.first <= SHORT_SOURCE else None
        if head is None or not self.sources.can_speak(head, root, "quote"):
            return None
        source = self.sources.source(head)
        cues = self.lexicon.verbs.get(root.lemma, ())
        return Voice(
            source=source,
            role=self.sources.role(source),
            stance=cues[0].stance if cues else Stance.NEUTRAL,
            cue=self.sources.cue_span(root) if reports else None,
        )


def neutral(voice: Voice) -> Voice:
    """The same source going on after a semicolon: a denial does not go on with it."""
    stance = voice.stance if voice.stance is Stance.DISTANCING else Stance.NEUTRAL
    return msgspec.structs.replace(voice, stance=stance)
