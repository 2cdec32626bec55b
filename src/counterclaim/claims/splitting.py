"""Which parts of a clause are claims of their own."""

from __future__ import annotations

from counterclaim.claims.basis import Basis
from counterclaim.claims.frames import in_list
from counterclaim.claims.labels import judges
from counterclaim.claims.tree import VERBAL
from counterclaim.model.parse import Token


class Splitting:
    """Takes the clauses of one document apart."""

    def __init__(self, basis: Basis) -> None:
        self.tree = basis.tree
        self.lexicon = basis.lexicon
        self.sources = basis.sources
        self.attributor = basis.attributor
        self.scope = basis.scope
        self.marks = frozenset(basis.lexicon.scope["detached"]["marks"])

    def detached(self, head: Token) -> list[Token]:
        """The parts below ``head`` that are claims of their own, or no part of this one."""
        out = []
        for token in self.tree.subtree(head):
            direct = token.head == head.i
            if token.i == head.i or (direct and token.dep == "conj" and self.shares_words(token, head)):
                continue
            if direct and self.coordinated(token):
                out.append(token)
                out.extend(k for k in self.tree.kids(head, "cc") if head.i < k.i < token.i)
            elif self.hanging(token, head) or self.told_below(token, head):
                out.append(token)
        return out

    def coordinated(self, token: Token) -> bool:
        """True for a clause that stands beside the one it hangs on."""
        return token.dep == "parataxis" or (token.dep == "conj" and self.tree.is_clause(token))

    def hanging(self, token: Token, head: Token) -> bool:
        """True for a clause right below the predicate, or one coordinated with its infinitive, that tells by itself."""
        top = self.tree.head(token)
        if top.i == head.i and token.dep == "ccomp":
            return self.spliced(token) if token.i < head.i else in_list(self.tree, self.lexicon, head, token)
        if top.i == head.i and token.dep == "prep" and token.i > head.i:
            return self.absolute(token) is not None or self.undone(token) is not None
        if top.i == head.i and token.dep == "advcl" and self.stands_alone(token):
            return True
        beside = token.dep == "conj" and top.dep == "xcomp" and top.head == head.i
        return beside and token.pos == "VERB" and self.tree.kid(token, "nsubj") is not None

    def undone(self, prep: Token) -> Token | None:
        """What was not done in "entered the town without capturing its airport"; ``None`` where nothing is told."""
        deed = self.tree.kid(prep, "pcomp") if prep.lemma in self.lexicon.scope["negation"]["prepositions"] else None
        thing = self.tree.kid(deed, "dobj") if deed is not None else None
        named = thing is not None and thing.pos in {"NOUN", "PROPN"}
        return deed if deed is not None and named and self.lexicon.tells(deed.lemma) else None

    def absolute(self, prep: Token) -> Token | None:
        """What "with" adds as a count of its own: "..., with 35 people missing", "..., with dozens of dead"."""
        if not self.lexicon.small(prep.lemma, "absolute") or not self.scope.comma_before(prep):
            return None
        inner = self.tree.kid(prep, "pcomp", "pobj")
        if inner is None:
            return None
        below = self.tree.subtree(inner)
        harm = any(self.lexicon.is_a(t.lemma, "harm") or self.lexicon.is_a(t.text.lower(), "harm") for t in below)
        counted = any(t.pos == "NUM" for t in below) or self.lexicon.is_a(inner.lemma, "partitive")
        return inner if harm and counted else None

    def told_below(self, token: Token, head: Token) -> bool:
        """True for a remark, a relative or a reporting clause anywhere below that tells something of its own."""
        if token.dep in {"appos", "npadvmod"}:
            remark = token.i > head.i and self.scope.comma_before(token) and self.tree.kid(token, "relcl", "acl")
            tells = bool(remark) and self.aside(token)
        elif token.dep == "relcl":
            tells = self.transparent(token) is not None or self.reported(token) or self.scope.own_relative(token)
            tells = tells or self.rejoins(token)
        else:
            tells = token.dep in {"pcomp", "advcl", "acl"} and self.reported(token)
        return tells and self.open_to(token, head)

    def rejoins(self, relative: Token) -> bool:
        """True for "..., which the army denied": a judgement of all that was said."""
        what = self.tree.kid(relative, "dobj")
        if relative.dep != "relcl":
            return False
        judged = judges(self.tree.tokens, relative, self.lexicon)
        spoken = self.tree.kid(relative, "nsubj", "nsubjpass") is not None
        return judged and spoken and what is not None and what.tag == "WDT" and self.scope.comma_before(relative)

    def open_to(self, token: Token, head: Token) -> bool:
        """True if no other clause stands between; a copula's second predicate is none ("are just and aimed at")."""
        beside = [k for k in self.tree.kids(head, "conj") if self.shares_copula(k, head)]
        return any(self.scope.path_is_open(token, holder) for holder in (head, *beside))

    def reported(self, clause: Token) -> bool:
        """True for a clause with a verb that is a report."""
        return clause.pos in VERBAL and self.reports_below(clause)

    def shares_words(self, conjunct: Token, head: Token) -> bool:
        """True for a second predicate without words of its own: one claim with two predicates."""
        bare = all(k.dep in {"punct", "cc"} for k in self.tree.kids(conjunct)) and "Variant=Short" in conjunct.morph
        return bare or self.shares_copula(conjunct, head)

    def shares_copula(self, conjunct: Token, head: Token) -> bool:
        """True for "are defensive and aimed at ...": a second predicate of one copula, no clause of its own."""
        bare = not self.tree.kids(conjunct, "nsubj", "nsubjpass", "aux", "auxpass")
        return (
            self.lexicon.small(head.lemma, "copula")
            and conjunct.tag in {"VBN", "JJ"}
            and bare
            and self.tree.kid(head, "acomp") is not None
        )

    def reports_below(self, clause: Token) -> bool:
        """True for a report inside a clause: "analysts who view X as Y", "with the latter insisting that P"."""
        if clause.lemma not in self.lexicon.verbs or (clause.dep == "acl" and clause.tag != "VBG"):
            return False
        gerund = "VerbForm=Conv" in clause.morph
        if clause.dep == "advcl" and self.tree.kid(clause, "nsubj") is None and not gerund:
            return False
        frame = self.attributor.frame(clause)
        return frame is not None and frame.source is not None and (frame.clauses != () or frame.kind is not None)

    def spliced(self, clause: Token) -> bool:
        """True for the first of two clauses that only a comma joins ("we lost a town, we have not lost the war")."""
        return (
            self.tree.kid(clause, "nsubj", "nsubjpass") is not None
            and self.tree.kid(clause, "mark") is None
            and clause.pos in VERBAL
        )

    def aside(self, noun: Token) -> bool:
        """True for a remark on the clause before: "..., a claim nobody confirmed", "..., figures which X disputes"."""
        return self.lexicon.takes_up(noun.lemma) or noun.lemma in self.lexicon.event_nouns

    def stands_alone(self, clause: Token) -> bool:
        """True for an adverbial clause that tells something of its own."""
        if self.scope.marked(clause, self.scope.strong):
            return True
        mark = self.tree.kid(clause, "mark", "advmod")
        own = self.tree.kid(clause, "nsubj", "nsubjpass") is not None
        if (
            mark is not None
            and mark.lemma in self.lexicon.scope["concessive"]["marks"]
            and own
            and clause.pos in VERBAL
        ):
            return True
        if mark is not None and mark.lemma in self.marks and own and clause.pos in VERBAL:
            return self.scope.telling(clause)
        return clause.tag in {"VBG"} and mark is None and self.scope.comma_before(clause) and self.scope.telling(clause)

    def transparent(self, head: Token) -> Token | None:
        """The clause under a verb that only presents it ("a campaign that saw troops reclaim ...")."""
        if head.lemma in self.lexicon.scope["transparent"]["verbs"] and self.tree.kid(head, "nsubj") is not None:
            subject = self.sources.subject_of(head)
            if subject is not None:
                subject = self.sources.antecedent(subject)
            if subject is not None and subject.pos != "PROPN" and not self.lexicon.is_a(subject.lemma, "people"):
                return self.tree.kid(head, "ccomp", "xcomp")
        return None

    def purposes(self, head: Token) -> set[int]:
        """The words of "щоб не потрапити в оточення" beside ``head``: a purpose is no claim, and no part of one."""
        marks = self.lexicon.scope["demand"].get("marks", ())
        out: set[int] = set()
        for kid in self.tree.kids(head, "advcl"):
            if self.tree.infinitival(kid) and any(k.lemma in marks for k in self.tree.kids(kid, "mark")):
                out.update(t.i for t in self.tree.subtree(kid))
        return out
