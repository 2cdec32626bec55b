"""What verbs, auxiliaries and adverbs make of a predicate: a plan, an order, a possibility, a condition."""

from __future__ import annotations

from counterclaim.claims.carriers import Carriers
from counterclaim.claims.draft import Unit
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.negation import Negation
from counterclaim.claims.prospects import Prospects
from counterclaim.claims.tree import Tree
from counterclaim.model.claim import Modality
from counterclaim.model.parse import Token

FINITE = frozenset({"VB", "VBP"})
CALL = "Mood=Imp"
FUTURE = "Tense=Fut"  # where a form of the verb, not an auxiliary, says it


BARE = frozenset({"ROOT", "conj", "parataxis", "appos", "dep"})


class Modes:
    """The modes that the predicates of one document set."""

    def __init__(self, tree: Tree, lexicon: Lexicon, negation: Negation, carriers: Carriers) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.scope = lexicon.scope
        self.negation = negation
        self.carriers = carriers
        self.prospects = Prospects(tree, lexicon)

    def of_predicate(self, verb: Token, unit: Unit) -> Modality | None:
        """The mode of one predicate of a unit; ``None`` for a plain fact."""
        carried = self.carriers.find(verb)
        if verb.tag == "INF" and verb.dep in BARE:
            return Modality.PLAN  # "the task: to take the town", in a language whose infinitives stand alone
        if CALL in verb.morph and self.tree.kid(verb, "nsubj", "nsubjpass") is None:
            return Modality.DEMAND
        return (
            self.of_auxiliaries(verb, unit)
            or (carried.carrier.modality if carried is not None else None)
            or self.of_words(verb)
            or self.prospects.of_arguments(verb)
        )

    def of_auxiliaries(self, verb: Token, unit: Unit) -> Modality | None:
        """What "will", "would", "may", "must" make of a verb."""
        aux = self.tree.kids(verb, "aux")
        unreal = self.scope["conditional"].get("particles", ())
        if any(k.lemma in unreal for k in self.tree.kids(verb)):
            return Modality.CONDITIONAL
        if any(FUTURE in t.morph for t in (verb, *aux, *self.tree.kids(verb, "auxpass"))):
            return Modality.PLAN
        lemmas = {k.lemma for k in aux} | {k.text.lower() for k in aux}
        scope = self.scope
        perfect = any(self.lexicon.small(lemma, "perfect") for lemma in lemmas)
        if lemmas & set(scope["plan"]["auxiliaries"]):
            return Modality.PLAN
        if lemmas & set(scope["plan"]["would"]):
            return Modality.CONDITIONAL if perfect or not self.planned(unit) else Modality.PLAN
        if lemmas & set(scope["possible"]["auxiliaries"]):
            negated = self.negation.negated(verb)
            ability = lemmas & set(scope["possible"]["ability"])
            return None if ability and (negated or self.present_ability(lemmas)) else Modality.POSSIBLE
        if lemmas & set(scope["demand"]["auxiliaries"]):
            missed = perfect and not lemmas & set(scope["demand"].get("inferring", ()))
            return Modality.CONDITIONAL if missed else Modality.DEMAND
        return None

    def planned(self, unit: Unit) -> bool:
        """True where "would" tells a plan: somebody says so, or "under the deal" stands beside it."""
        if unit.context.voices:
            return True
        words = self.scope["plan"].get("under", {})
        for token in unit.tokens:
            if token.dep == "prep" and token.lemma in words.get("prepositions", ()):
                inner = self.tree.kid(token, "pobj")
                if inner is not None and inner.lemma in words["nouns"]:
                    return True
        return False

    def present_ability(self, lemmas: set[str]) -> bool:
        """True for "can": what somebody is able to do is a state, no mere possibility."""
        return bool(lemmas & set(self.scope["possible"]["able"]))

    def of_words(self, verb: Token) -> Modality | None:
        """What intention verbs, "due to", "is to", adverbs of likelihood make of a verb."""
        found = self.of_infinitive(verb) or self.of_event(verb) or self.of_headline(verb) or self.of_adjective(verb)
        if found is not None:
            return found
        return Modality.CONDITIONAL if self.wished(verb) else self.of_adverbs(verb)

    def of_complement(self, verb: Token) -> Modality | None:
        """What a verb, its adjective or its phrase makes of the clause below it, whoever does it."""
        carried = self.carriers.find(verb)
        phrased = carried.carrier.modality if carried is not None else None
        wished = Modality.CONDITIONAL if self.wished(verb) else None
        return phrased or self.of_infinitive(verb) or self.of_adjective(verb) or wished

    def plans(self, adjective: Token) -> bool:
        """True for "ready", "about", "due"."""
        return adjective.lemma in self.scope["plan"]["adjectives"]

    def of_adverbs(self, verb: Token) -> Modality | None:
        """A possibility where an adverb of likelihood stands beside the verb."""
        likely = self.scope["possible"]["adverbs"]
        return Modality.POSSIBLE if any(k.lemma in likely for k in self.tree.kids(verb, "advmod")) else None

    def of_infinitive(self, verb: Token) -> Modality | None:
        """What a verb makes of the infinitive below it ("plan to", "need to", "is to", "seem to")."""
        scope = self.scope
        if verb.lemma in scope.get("order", {}).get("verbs", ()) and self.tree.kid(verb, "dobj", "xcomp", "nsubjpass"):
            return Modality.ORDER
        if self.asked_of(verb):
            return Modality.DEMAND
        below = self.tree.kid(verb, "xcomp")
        if below is None:
            return None
        if below.tag == "VBG" and verb.lemma in scope["plan"].get("gerund_verbs", ()):
            return Modality.PLAN
        if not self.tree.infinitival(below):
            return None
        going = verb.tag == "VBG" and verb.lemma in scope["plan"].get("going", ())
        if going or verb.lemma in scope["plan"]["verbs"]:
            return Modality.PLAN
        if verb.lemma in scope["demand"]["verbs"] and not self.not_yet(verb):
            return Modality.DEMAND
        if self.lexicon.small(verb.lemma, "copula"):
            return Modality.PLAN
        return Modality.POSSIBLE if verb.lemma in scope["possible"]["verbs"] else None

    def asked_of(self, verb: Token) -> bool:
        """True for "requires Rwanda to withdraw", "was told to leave": somebody is to do what stands below."""
        demand = self.scope["demand"]
        below = self.tree.kid(verb, "xcomp", "ccomp", "advcl")
        if below is None or not self.tree.infinitival(below):
            return False
        passive = self.tree.passive(verb)
        if passive and verb.lemma in demand.get("told", ()):
            return True
        someone = self.tree.kid(verb, "dobj") is not None or self.tree.kid(below, "nsubj") is not None
        return (someone or passive) and below.dep != "advcl" and verb.lemma in demand.get("of_others", ())

    def of_event(self, verb: Token) -> Modality | None:
        """A planned event as the object or the passive subject ("is preparing an assault", "a raid is planned")."""
        if verb.lemma not in self.scope["plan"].get("event_verbs", ()):
            return None
        pointing = self.scope["leaning"]["determiners"]
        for thing in self.tree.kids(verb, "dobj", "nsubjpass"):
            known = any(k.lemma in pointing for k in self.tree.kids(thing, "det"))
            if thing.lemma not in self.lexicon.event_nouns:
                continue
            if not (known and verb.lemma in self.scope["plan"].get("talking_verbs", ())):
                return Modality.PLAN
        return None

    def of_headline(self, verb: Token) -> Modality | None:
        """A headline's infinitive ("Army to hold exercises")."""
        infinitive = any(k.tag == "TO" for k in self.tree.kids(verb, "aux"))
        headline = infinitive and verb.dep == "ROOT" and self.tree.kid(verb, "nsubj", "nsubjpass") is not None
        return Modality.PLAN if headline else None

    def of_adjective(self, verb: Token) -> Modality | None:
        """What an adjective below a verb makes of it ("is ready to", "is likely")."""
        plans = self.scope["plan"]["adjectives"]
        adjective = self.tree.kid(verb, "acomp", "attr", "oprd")
        if adjective is None and self.lexicon.small(verb.lemma, "copula"):
            adjective = next((k for k in self.tree.kids(verb) if k.lemma in plans and k.i > verb.i), None)
        if adjective is None:
            adjective = verb if verb.pos == "ADJ" else None  # a predicate without a copula
        if adjective is None:
            return None
        if adjective.lemma in plans and self.tree.kid(adjective, "xcomp", "prep", "aux", "pcomp") is not None:
            return Modality.PLAN
        if adjective.lemma in self.scope["demand"].get("adjectives", ()):
            return Modality.DEMAND
        return Modality.POSSIBLE if adjective.lemma in self.scope["possible"]["adjectives"] else None

    def not_yet(self, verb: Token) -> bool:
        """True for "has yet to reach the camp": it has not, which demands nothing."""
        words = {phrase.split()[0] for phrase in self.scope["negation"]["phrases"]}
        return any(k.lemma in words for k in self.tree.kids(verb, "advmod"))

    def left_open(self, verb: Token) -> bool:
        """True for "cannot be ruled out": it may be so."""
        particles = {k.lemma for k in self.tree.kids(verb, "prt", "advmod", "prep")}
        for entry in self.scope["possible"].get("left_open", ()):
            lemma, _, particle = entry.partition("+")
            if verb.lemma == lemma and (not particle or particle in particles):
                return self.tree.kid(verb, "neg") is not None
        return False

    def wished(self, verb: Token) -> bool:
        """True for "I wish they had bombed it": they did not."""
        clause = self.tree.kid(verb, "ccomp")
        return clause is not None and verb.lemma in self.scope["conditional"].get("wishing", ())

    def subjunctive(self, verb: Token) -> bool:
        """True for the bare verb of "suggested that Armenia cede the villages": a demand, no report."""
        if verb.dep != "ccomp" or verb.tag not in FINITE or self.tree.kid(verb, "aux") is not None:
            return False
        if self.tree.head(verb).lemma not in self.scope["demand"].get("mandative", ()):
            return False
        subject = self.tree.kid(verb, "nsubj", "nsubjpass")
        singular = subject is not None and subject.tag in {"NN", "NNP"} and not self.tree.kids(subject, "conj")
        return subject is not None and (verb.tag == "VB" or singular)

    def conditioned(self, verb: Token) -> bool:
        """True for "is lost only when the last post falls", "if only they had left": said of no actual event."""
        strong = set(self.scope["conditional"]["strong"])
        if any(k.lemma in strong for k in self.tree.kids(verb, "mark")):
            return True
        words = self.scope["conditional"].get("only_when", {})
        tense = next(iter(self.tree.kids(verb, "aux", "auxpass")), verb).tag
        if tense not in {"VBZ", "VBP"}:
            return False
        for clause in self.tree.kids(verb, "advcl"):
            first = self.tree.subtree(clause)[0].i
            beside = {t.lemma for t in self.tree.tokens[max(0, first - 1) : first + 2]}
            if beside & set(words.get("adverbs", ())) and beside & set(words.get("marks", ())):
                return True
        return False
