"""Which units are worth a claim: what says only that nothing is known, or speaks of speaking, is none."""

from __future__ import annotations

from counterclaim.claims.draft import Reading, Unit
from counterclaim.claims.lexicon import Event, Lexicon
from counterclaim.claims.tree import VERBAL, Tree
from counterclaim.model.claim import Kind, Modality, Polarity
from counterclaim.model.parse import Token

OPEN = frozenset({Kind.OTHER, Kind.ASSESSMENT, Kind.POSITION})
WANTED = frozenset({Modality.PLAN, Modality.DEMAND, Modality.ORDER})
SHORTEST = 2  # words; shorter contents are no statement


class Worth:
    """The filter between units and claims."""

    def __init__(self, tree: Tree, lexicon: Lexicon) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.scope = lexicon.scope

    def keeps(self, reading: Reading, *, checkable: bool) -> bool:
        """True if a unit states something that can be checked or asked about.

        In the report's own voice, what is no event of the lexicon must name a place, a time or a number
        (``checkable``), or be a plan, a possibility or a condition.
        """
        unit, event, main = reading.unit, reading.event, reading.main
        if len([t for t in unit.tokens if t.pos != "PUNCT"]) < SHORTEST and not unit.context.voices:
            return False
        if self.cut_short(unit) or self.only_introduces(unit):
            return False
        if unit.head.lemma in self.lexicon.vague_passives and unit.context.voices:
            return True
        if self.unknown(unit, reading.polarity, main) or (
            self.wonders(main) and (event.kind is Kind.OTHER or main.lemma not in self.lexicon.event_verbs)
        ):
            return False
        if unit.context.voices:
            return not self.empty_content(unit) and not self.only_names(unit)
        if reading.modality not in WANTED and self.talk(unit, event):
            return False
        return event.kind not in OPEN or (not unit.nominal and (checkable or reading.modality is not Modality.FACT))

    def cut_short(self, unit: Unit) -> bool:
        """True for "the fall of the town is": a copula whose predicate the parse has lost."""
        last = [t for t in unit.tokens if t.pos != "PUNCT"][-1:]
        lost = self.tree.kid(unit.head, "attr", "acomp", "prep", "ccomp", "expl") is None
        return lost and [t.i for t in last] == [unit.head.i] and self.lexicon.small(unit.head.lemma, "copula")

    def only_introduces(self, unit: Unit) -> bool:
        """True for "the officials counted:", whose content stands after the colon."""
        if unit.context.voices or unit.nominal or unit.head.lemma not in self.lexicon.verbs:
            return False
        last = self.tree.parse.sentences[unit.head.sent].last
        return self.tree.tokens[last - 1].text == ":" and unit.tokens[-1].i >= last - 3

    def unknown(self, unit: Unit, polarity: Polarity, main: Token) -> bool:
        """True for "could not be verified", "it is not clear how many", "gave no figures"."""
        words = self.scope["unknown"]
        negative = polarity is Polarity.DENIED and (not unit.context.denied or self.left_undone(unit.head))
        if (negative and main.lemma in words["verbs"]) or self.puzzles(main):
            return True
        adjective = self.tree.kid(main, "acomp", "attr")
        if (
            adjective is not None
            and adjective.lemma in words["adjectives"]
            and (negative or adjective.lemma.startswith(words["prefix"]))
        ):
            return True
        if negative and main.lemma in words["light"]:
            thing = self.tree.kid(main, "dobj", "nsubjpass")
            return thing is None or thing.lemma in words["nouns"]
        manner = self.tree.kid(main, "dobj") if negative and self.lexicon.small(main.lemma, "perfect") else None
        return manner is not None and manner.lemma in words.get("manners", ())

    def left_undone(self, verb: Token) -> bool:
        """True for the gerund of "without giving details"."""
        return verb.dep == "pcomp" and self.tree.head(verb).lemma in self.scope["negation"].get("prepositions", ())

    def puzzles(self, main: Token) -> bool:
        """True for "who fired remains a mystery", "how long that lasts is anybody's guess"."""
        noun = self.tree.kid(main, "attr", "acomp", "oprd")
        asked = self.tree.kid(main, "csubj", "ccomp")
        if noun is None or asked is None or noun.lemma not in self.scope["unknown"].get("puzzles", ()):
            return False
        return any(t.tag in {"WP", "WRB", "WDT"} for t in self.tree.subtree(asked)[:2]) or self.wonders(main)

    def wonders(self, main: Token) -> bool:
        """True for "is examining whether ...": it says only that something is not known."""
        words = self.scope["conditional"]["open"]
        return any(
            k.lemma in words for c in self.tree.kids(main, "ccomp", "xcomp", "advcl") for k in self.tree.kids(c, "mark")
        )

    def talk(self, unit: Unit, event: Event) -> bool:
        """True for own-voice clauses about speaking, writing, meeting the press, without an event."""
        if event.kind not in {Kind.OTHER, Kind.ASSESSMENT, Kind.POSITION}:
            return False
        reports = any(not cue.intention for cue in self.lexicon.verbs.get(unit.head.lemma, ()))
        return unit.head.lemma in self.scope["talk"]["verbs"] or reports

    def only_names(self, unit: Unit) -> bool:
        """True for "which they call Dimitrov": what a thing is called is no claim."""
        words = [t for t in unit.tokens if t.pos not in {"PUNCT", "DET"}]
        return unit.nominal and unit.context.kind is Kind.POSITION and all(t.pos == "PROPN" for t in words)

    def empty_content(self, unit: Unit) -> bool:
        """True for a content of pronouns only ("said so", "denied this")."""
        return (
            all(t.pos in {"PRON", "DET", "PUNCT", "ADV", "PART", "ADP"} for t in unit.tokens)
            and unit.head.pos not in VERBAL
        )
