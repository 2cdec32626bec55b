"""Whether any predicate or event noun is said to be so, by all that stands over it: its commitment."""

from __future__ import annotations

import msgspec

from counterclaim.claims.draft import Context, Unit
from counterclaim.claims.failure import Failure
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.modes import Modes
from counterclaim.claims.negation import Negation
from counterclaim.claims.tree import VERBAL, Tree
from counterclaim.model.claim import Modality, Polarity
from counterclaim.model.parse import Token

COMPLEMENTS = frozenset(
    {"xcomp", "ccomp", "pcomp", "acl", "dobj", "pobj", "prep", "nsubjpass", "attr", "acomp", "oprd"}
)
ASKING = frozenset({"WP", "WRB", "WDT"})
CLAUSAL = frozenset({"xcomp", "ccomp", "pcomp", "acl", "advcl", "csubj"})
NOMINAL = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "attr"})


class Commitment(msgspec.Struct, frozen=True, kw_only=True):
    """How a predicate stands: whether it is so, in which mode, and whether somebody else says it."""

    polarity: Polarity = Polarity.ASSERTED
    modality: Modality = Modality.FACT
    reported: bool = False


class Embedding:
    """Commitments of one document's predicates."""

    def __init__(self, tree: Tree, lexicon: Lexicon, negation: Negation, failure: Failure, modes: Modes) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.negation = negation
        self.failure = failure
        self.modes = modes
        self.strong = frozenset(lexicon.scope["conditional"]["strong"])

    def commitment(self, token: Token) -> Commitment:
        """The commitment to ``token``: what it says of itself, then what each word above makes of it."""
        denied, modality, reported = self.negated(token), self.own(token), False
        below, adjunct = token, False
        for above in self.tree.above(token):
            if self.cut_off(below, above):
                break
            if self.conditional(below):
                modality = modality or Modality.CONDITIONAL
            elif below.dep in COMPLEMENTS:
                adjunct = adjunct or self.beside(above, below)
                denied ^= not adjunct and self.negated_above(above, below)
                modality = modality or self.made_by(above, below)
                reported = reported or self.says(above, below)
            elif below.dep == "advcl" and self.infinitive(below):
                modality = modality or Modality.PLAN
            elif below.dep in {"conj", "nsubj"}:
                modality = modality or self.own(above)
            below = above
        return Commitment(
            polarity=Polarity.DENIED if denied else Polarity.ASSERTED,
            modality=modality or Modality.FACT,
            reported=reported,
        )

    def beside(self, above: Token, below: Token) -> bool:
        """True for a phrase beside a verb, which no negation of the verb reaches ("did not sign after talks")."""
        return below.dep == "prep" and above.pos in VERBAL and self.modes.carriers.find(above) is None

    def cut_off(self, below: Token, above: Token) -> bool:
        """True where what stands above no longer bears on it: a relative clause, a clause beside, a known event."""
        if below.dep in {"relcl", "parataxis"} or (below.dep == "acl" and not self.content(below)):
            return True
        if below.dep == "ccomp" and any(t.tag in ASKING for t in self.tree.subtree(below)[:3]):
            return True  # "declined to say what charges were brought": they were
        if below.dep == "conj":
            return self.tree.kid(below, "nsubj", "nsubjpass", "expl") is not None
        return below.dep in NOMINAL and self.known(below) and not self.prospective(above)

    def content(self, clause: Token) -> bool:
        """True for "the plan to leave", "the fear that P", false for "the sanctions imposed on Iraq"."""
        return self.infinitive(clause) or self.tree.kid(clause, "mark") is not None

    def infinitive(self, verb: Token) -> bool:
        """True for a verb with "to"."""
        return self.tree.infinitival(verb)

    def known(self, noun: Token) -> bool:
        """True for "the attack", "his arrest": the event is taken as known, whatever the verb says of it."""
        pointing = self.lexicon.scope["leaning"]["determiners"]
        return any(k.lemma in pointing or k.dep == "poss" for k in self.tree.kids(noun, "det", "poss"))

    def prospective(self, verb: Token) -> bool:
        """True for a verb that looks to an event ahead ("is preparing the assault", "prevented his return")."""
        scope = self.lexicon.scope
        words = (
            *scope["plan"].get("event_verbs", ()),
            *scope["failure"]["blockers"],
            *scope.get("ahead", {}).get("verbs", ()),
        )
        return verb.lemma in words

    def own(self, token: Token) -> Modality | None:
        """What the auxiliaries and adverbs beside ``token`` make of it."""
        if token.pos not in VERBAL:
            return self.modes.prospects.of_adjective(token)
        if self.conditional(token):
            return Modality.CONDITIONAL
        unit = Unit(head=token, tokens=(token,), span=self.tree.span([token]), context=Context())
        return self.modes.of_auxiliaries(token, unit) or self.modes.of_adverbs(token)

    def negated(self, token: Token) -> bool:
        """True if a negation hangs on ``token`` itself."""
        if token.pos in VERBAL:
            return self.particle(token) or self.negation.nearly(token)
        described = {k.lemma for k in self.tree.kids(token, "amod")}
        return self.negation.empty(token) or bool(described & set(self.failure.words.get("failed_adjectives", ())))

    def particle(self, verb: Token) -> bool:
        """True for "not", "never" beside the verb, or nobody as its subject."""
        if self.tree.kid(verb, "neg") is not None or self.negation.shares_negation(verb):
            return True
        words = self.negation.words["words"]
        near = " ".join(t.text.lower() for t in self.tree.tokens[max(0, verb.i - 3) : verb.i])
        if any(f" {phrase} " in f" {near} " for phrase in self.negation.words["phrases"]):
            return True
        if any(k.lemma in words for k in self.tree.kids(verb, "advmod", "preconj") if k.i < verb.i):
            return True
        return any(self.negation.empty(k) for k in self.tree.kids(verb, "nsubj", "nsubjpass", "expl"))

    def conditional(self, clause: Token) -> bool:
        """True for the clause of an "if", or an inverted "had they left, ..."."""
        if clause.dep not in CLAUSAL:
            return False
        inverted = self.tree.kid(clause, "aux", "auxpass")
        subject = self.tree.kid(clause, "nsubj", "nsubjpass")
        words = self.lexicon.scope["conditional"]["inversions"]
        if clause.dep == "advcl" and inverted is not None and subject is not None and inverted.i < subject.i:
            return inverted.text.lower() in words
        return any(k.lemma in self.strong for k in self.tree.kids(clause, "mark"))

    def negated_above(self, above: Token, below: Token) -> bool:
        """True if the word above says that what stands below it did not come about, or is itself denied."""
        scope = self.lexicon.scope
        if above.pos not in VERBAL:
            missing = scope["failure"].get("nouns", ())
            without = below.dep == "pcomp" and above.lemma in scope["negation"].get("prepositions", ())
            return without or (below.dep == "acl" and (above.lemma in missing or self.negation.empty(above)))
        if below.dep == "xcomp" and above.lemma in scope["failure"]["attempts"]:
            return self.particle(above)
        implied = self.failure.fails(above) or self.denies(above, below)
        return implied != (self.particle(above) and self.passes(above, below))

    def passes(self, verb: Token, below: Token) -> bool:
        """True where the negation of a verb reaches what it takes ("did not manage to", "do not think that")."""
        if self.factive(verb) or below.dep not in {"xcomp", "ccomp", "dobj", "attr", "acomp", "oprd"}:
            return False
        cues = self.lexicon.verbs.get(verb.lemma, ())
        return below.dep != "ccomp" or self.infinitive(below) or any(cue.modality is Modality.POSSIBLE for cue in cues)

    def denies(self, verb: Token, below: Token) -> bool:
        """True for a verb of denial over its content."""
        cues = self.lexicon.verbs.get(verb.lemma, ())
        return below.dep in {"ccomp", "xcomp"} and any(c.polarity is Polarity.DENIED for c in cues[:1])

    def factive(self, verb: Token) -> bool:
        """True for a verb whose complement is so, whether or not the verb is denied ("did not know that P")."""
        return verb.lemma in self.lexicon.scope.get("factive", {}).get("verbs", ())

    def says(self, verb: Token, below: Token) -> bool:
        """True for a reporting verb over a clause."""
        return below.dep == "ccomp" and verb.lemma in self.lexicon.verbs and not self.factive(verb)

    def made_by(self, above: Token, below: Token) -> Modality | None:
        """The mode that the word above sets over its complement."""
        if above.pos not in VERBAL:
            return self.of_noun(above, below)
        if below.dep in {"xcomp", "ccomp", "prep", "acomp", "oprd"}:
            found = self.modes.of_complement(above)
            if found is not None:
                return found
        if below.dep in {"dobj", "nsubjpass"} and self.prospective(above):
            return Modality.PLAN
        found = self.of_cue(above, below)
        if found is None and below.dep == "xcomp" and self.infinitive(below) and not self.implies(above):
            return Modality.POSSIBLE
        return found

    def of_noun(self, noun: Token, below: Token) -> Modality | None:
        """What a noun or adjective makes of the event below it ("the risk of a siege", "an effort to leave")."""
        mode = self.modes.prospects.nouns.get(noun.lemma)
        if mode is not None and below.dep in {"acl", "prep", "ccomp"}:
            return mode
        if self.modes.plans(noun) and below.dep in {"xcomp", "ccomp", "prep", "acl"}:
            return Modality.PLAN
        ahead = below.dep in {"acl", "xcomp"} and self.infinitive(below)
        return Modality.PLAN if ahead and noun.lemma not in self.implicative() else None

    def implicative(self) -> tuple[str, ...]:
        """Words with which the infinitive below them comes about ("began to", "able to")."""
        return tuple(self.lexicon.scope.get("implicative", {}).get("words", ()))

    def implies(self, verb: Token) -> bool:
        """True for a verb with which the infinitive below it comes about ("began to", "managed to")."""
        tried = verb.lemma in self.lexicon.scope["failure"]["attempts"]
        return verb.lemma in self.implicative() or (self.failure.fails(verb) and not tried)

    def of_cue(self, verb: Token, below: Token) -> Modality | None:
        """The mode that a reporting verb's cue sets over the clause that it takes."""
        if below.dep not in {"ccomp", "xcomp", "dobj"}:
            return None
        wanted = {"clause", "quote"}
        if self.infinitive(below) or below.dep == "dobj":
            wanted = {"inf", "obj+inf"} if self.infinitive(below) else {"np", "event"}
        for cue in self.lexicon.verbs.get(verb.lemma, ()):
            if wanted & set(cue.frames):
                return cue.modality
        return None
