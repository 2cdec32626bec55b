"""Whether a unit is said to be so, and in which mode: negation, failure, plans, possibility, conditions."""

from __future__ import annotations

from counterclaim.claims.carriers import Carriers
from counterclaim.claims.draft import Unit
from counterclaim.claims.embedding import Embedding
from counterclaim.claims.failure import Failure
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.modes import Modes
from counterclaim.claims.negation import Negation
from counterclaim.claims.tree import VERBAL, Tree
from counterclaim.model.claim import Kind, Modality, Polarity
from counterclaim.model.parse import Token

ASKED = frozenset({Modality.DEMAND, Modality.ORDER})
ABOVE = frozenset({Modality.CONDITIONAL, Modality.PLAN, Modality.DEMAND, Modality.ORDER})
CLOSING = "\"'”’» "


class Factuality:
    """Polarity and modality of one document's units."""

    def __init__(self, tree: Tree, lexicon: Lexicon) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.nouns = lexicon.nouns
        self.negation = Negation(tree, lexicon)
        carriers = Carriers(tree, lexicon)
        self.failure = Failure(tree, lexicon, carriers)
        self.modes = Modes(tree, lexicon, self.negation, carriers)
        self.embedding = Embedding(tree, lexicon, self.negation, self.failure, self.modes)

    def polarity(self, unit: Unit, main: Token) -> Polarity:
        """Denied where the speaker, a negation or a failure says that it is not so.

        What somebody asks for is asked for, whether it is to be done or left ("urged them not to fire").
        """
        if unit.context.denied:
            return Polarity.DENIED
        if unit.context.modality in ASKED:
            return Polarity.ASSERTED
        if self.modes.left_open(unit.head):
            return Polarity.ASSERTED
        path = self.path(unit.head, main)
        failed = any(self.failure.fails(token) for token in path) or (unit.nominal and self.failure.named(unit.head))
        return Polarity.DENIED if failed or self.negation.reaches(unit, path) else Polarity.ASSERTED

    def path(self, head: Token, main: Token) -> list[Token]:
        """The predicates from ``head`` down to ``main``."""
        out = [head]
        if main.i != head.i:
            out.extend(
                t
                for t in reversed(self.tree.above(main))
                if t.i != head.i and head.i in {a.i for a in self.tree.above(t)}
            )
            out.append(main)
        return out

    def modality(self, unit: Unit, main: Token) -> Modality:
        """The mode of a unit: that of its context, of its auxiliaries, or fact."""
        if self.asks(unit):
            return Modality.QUESTION
        if unit.conditional:
            return Modality.CONDITIONAL
        if unit.context.modality is not None:
            return unit.context.modality
        if unit.nominal:
            return Modality.FACT if unit.context.kind is Kind.POSITION else self.of_noun(unit.head)
        whole = self.of_clause(unit)
        if whole is not None:
            return whole
        path = self.path(unit.head, main)
        first = self.tree.head(unit.head)
        if unit.head.dep == "conj" and unit.head.tag == "VB" and not self.tree.kids(unit.head, "aux", "nsubj"):
            path = [first, *path] if first.pos in VERBAL else path
        for token in path:
            found = self.modes.of_predicate(token, unit)
            if found is not None:
                return found
        return self.above(unit)

    def of_clause(self, unit: Unit) -> Modality | None:
        """The mode of the whole clause, whatever its auxiliaries: left open, asked for, conditioned."""
        if self.modes.left_open(unit.head):
            return Modality.POSSIBLE
        if self.modes.subjunctive(unit.head):
            return Modality.DEMAND
        conditioned = self.modes.conditioned(unit.head) or self.phrased(unit)
        return Modality.CONDITIONAL if conditioned else None

    def above(self, unit: Unit) -> Modality:
        """The mode that a condition or a plan above the clause sets ("if they take X and cross the river, ...")."""
        found = self.embedding.commitment(unit.head).modality if not unit.context.voices else Modality.FACT
        return found if found in ABOVE else Modality.FACT

    def of_noun(self, noun: Token) -> Modality:
        """The mode of a nominal unit: that of its noun or of the adjective beside it."""
        cue = self.nouns.get(noun.lemma)
        named = cue.modality if cue is not None else None
        planned = Modality.PLAN if noun.lemma in self.lexicon.scope["plan"]["nouns"] else None
        return named or planned or self.modes.prospects.of_noun(noun) or Modality.FACT

    def phrased(self, unit: Unit) -> bool:
        """True where a phrase such as "provided that" or "in the event of" stands in the unit or right behind it."""
        last = unit.tokens[-1].i
        end = self.tree.parse.sentences[unit.head.sent].last
        words = [t.text.lower() for t in (*unit.tokens, *self.tree.tokens[last + 1 : min(last + 6, end)])]
        text = f" {' '.join(words)} "
        return any(f" {phrase} " in text for phrase in self.lexicon.scope["conditional"]["phrases"])

    def asks(self, unit: Unit) -> bool:
        """True if the unit's sentence, or the quotation in it, ends in a question mark."""
        sentence = self.tree.parse.sentences[unit.head.sent]
        whole = self.tree.text[sentence.start : sentence.stop].rstrip(CLOSING)
        if not unit.context.voices and whole.endswith("?"):
            return True
        after = self.tree.text[unit.span.stop : sentence.stop].lstrip()
        return not unit.nominal and after.startswith("?")
