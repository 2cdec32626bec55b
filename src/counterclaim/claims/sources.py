"""Who a source is, as printed: its words, its head, the subject of a reporting verb, its role."""

from __future__ import annotations

from counterclaim.claims.draft import Source
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.tree import SUBJECTS, VERBAL, Tree
from counterclaim.model.claim import Role
from counterclaim.model.parse import Token
from counterclaim.model.span import Span, span_of

# A subject's modifiers that are no part of a source's name.
LOOSE = frozenset({"relcl", "appos", "acl", "advcl", "parataxis"})


class Sources:
    """Finds the sources of one document's reporting words."""

    def __init__(self, tree: Tree, lexicon: Lexicon) -> None:
        self.tree = tree
        self.lexicon = lexicon

    def source(self, head: Token) -> Source:
        """The noun phrase of ``head`` without relative clauses and trailing appositions, as a source."""
        head = self.antecedent(head)
        loose = [k for k in self.tree.kids(head) if self.is_loose(k)]
        tokens = self.tree.subtree(head, without=loose)
        after_comma = self.first_comma(head, tokens)
        tokens = [t for t in tokens if after_comma is None or t.i < after_comma or t.i <= head.i]
        before = self.tree.tokens[tokens[0].i - 1] if tokens[0].i else None
        if before is not None and before.dep == "det" and before.head != head.i and before.sent == head.sent:
            tokens.insert(0, before)
        return Source(span=self.closed(self.tree.span(tokens)), head=head)

    def closed(self, span: Span) -> Span:
        """The span with the quotation mark that closes a name in it."""
        text = self.tree.text
        if span.text.count("«") > span.text.count("»") and text[span.stop : span.stop + 1] == "»":
            return span_of(text, span.start, span.stop + 1)
        return span

    def is_loose(self, token: Token) -> bool:
        """True for what hangs on a name without being part of it: a clause, an apposition, a comma."""
        if token.dep == "punct":
            return token.tag != "HYPH"
        late = token.pos == "ADV" and token.i > token.head and bool(self.lexicon.small_words["said-in"])
        return (
            (late and token.dep in {"advmod", "fixed"})
            or token.dep in LOOSE
            or (token.dep in {"cc", "conj"} and token.pos in VERBAL)
        )

    def first_comma(self, head: Token, tokens: list[Token]) -> int | None:
        """Index of the first token after ``head`` that a comma or dash separates from it; ``None`` if none does."""
        wanted = {t.i for t in tokens}
        for i in range(head.i + 1, max(wanted) + 1):
            sign = self.tree.tokens[i]
            if i not in wanted and sign.text in {",", "—", "–", "-", "(", ";"} and sign.tag != "HYPH":
                joined = any(t.dep == "conj" for t in tokens if t.i > i)
                return None if joined else i
        return None

    def antecedent(self, head: Token) -> Token:
        """What a relative pronoun stands for; ``head`` itself if it is none."""
        if self.lexicon.small(head.lemma, "relative") and head.tag in {"WDT", "WP", "IN"}:
            for above in self.tree.above(head):
                if above.dep == "relcl":
                    return self.tree.head(above)
        return head

    def subject_of(self, verb: Token) -> Token | None:
        """Who does the reporting: the subject, or the "by" phrase of a passive."""
        tree = self.tree
        said_in = self.impersonal(verb)
        if said_in is not None:
            return said_in
        if tree.passive(verb) or (tree.kid(verb, "agent") is not None and tree.kid(verb, "nsubj") is None):
            for by in tree.kids(verb, "agent", "prep"):
                if by.dep == "agent" or self.lexicon.small(by.lemma, "agent"):
                    return tree.doer(by)
            return None
        if verb.dep == "pcomp" and tree.kid(verb, *SUBJECTS) is None:
            # "with the latter insisting": the parser hangs article and adjective on the participle
            mistaken = [
                k
                for k in tree.kids(verb, "amod", "compound", "nmod")
                if k.i < verb.i and tree.kid(verb, "det") is not None
            ]
            return mistaken[-1] if mistaken else None
        if verb.dep == "acl":
            return tree.head(verb) if verb.tag in {"VBG", "VBD", "VBZ", "VBP"} else None
        if verb.dep == "relcl" and tree.kid(verb, *SUBJECTS) is None:
            return tree.head(verb)
        return tree.subject(verb)

    def impersonal(self, verb: Token) -> Token | None:
        """The body in which it is said, for a verb without a subject of its own ("сообщили в министерстве")."""
        if not self.lexicon.small_words["said-in"]:
            return None
        subject = self.tree.kid(verb, *SUBJECTS)
        if subject is not None and not (subject.i < verb.i and self.parted(subject, verb)):
            return None
        for adverb in self.tree.kids(verb, "advmod"):
            if self.lexicon.small(adverb.lemma, "said-there"):
                return adverb
        shared = self.tree.kids(self.tree.head(verb), "prep") if verb.dep == "conj" else []
        own = {f.rpartition("+")[2] for cue in self.lexicon.verbs.get(verb.lemma, ()) for f in cue.frames if "+" in f}
        for prep in [*self.tree.kids(verb, "prep"), *shared]:
            if prep.i > verb.i and prep.lemma in own and not self.lexicon.small(prep.lemma, "level"):
                continue  # "laid the blame on X"
            inner = self.tree.kid(prep, "pobj") if self.lexicon.small(prep.lemma, "said-in") else None
            if inner is not None and self.is_body(inner):
                return inner
        return None

    def parted(self, subject: Token, verb: Token) -> bool:
        """True if another clause's verb and a comma stand between the two: the subject is that clause's."""
        between = self.tree.tokens[subject.i + 1 : verb.i]
        return any(t.text == "," for t in between) and any(t.dep == "ROOT" and t.pos == "VERB" for t in between)

    def is_body(self, noun: Token) -> bool:
        """True for a noun in which something can be said: a body, a document, a name."""
        lexicon = self.lexicon
        classes = any(lexicon.is_a(noun.lemma, name) for name in ("bodies", "speakers"))
        return classes or noun.lemma in lexicon.documents or noun.pos == "PROPN" or noun.text[:1].isupper()

    def nominative_before(self, verb: Token) -> Token | None:
        """The nearest noun before ``verb`` that its case and number make a subject, where the parser lost it."""
        first = self.tree.parse.sentences[verb.sent].first
        for token in reversed(self.tree.tokens[first : verb.i]):
            taken = token.dep in SUBJECTS and self.tree.head(token).i != verb.i
            if "Case=Nom" not in token.morph or token.pos not in {"NOUN", "PROPN", "PRON"} or taken:
                continue
            return token if ("Number=Plur" in token.morph) == ("Number=Plur" in verb.morph) else None
        return None

    def distant_subject(self, verb: Token) -> Token | None:
        """The subject that opens the sentence, where the parser lost the one of its verb."""
        if verb.tag not in {"VBD", "VBZ", "VBP"}:
            return None
        if self.lexicon.small_words["said-in"]:
            return self.nominative_before(verb)
        sentence = self.tree.parse.sentences[verb.sent]
        for token in self.tree.tokens[sentence.first : verb.i]:
            if (
                token.dep in {"nsubj", "ROOT"}
                and token.pos in {"NOUN", "PROPN", "PRON"}
                and token.tag not in {"WDT", "WP"}
            ):
                return token
        for token in reversed(self.tree.tokens[sentence.first : verb.i]):
            if token.pos in {"NOUN", "PROPN"} and (
                self.lexicon.is_a(token.lemma, "speakers") or self.lexicon.is_a(token.lemma, "persons")
            ):
                return token
        return None

    def is_passive(self, verb: Token) -> bool:
        """True for a passive, whose source need not be named."""
        return self.tree.passive(verb)

    def can_speak(self, head: Token, verb: Token, frame: str) -> bool:
        """False for a subject that is an event or an abstract thing ("the attack shows ...")."""
        head = self.antecedent(head)
        said = head.pos == "NOUN" and head.lemma in self.lexicon.nouns and head.lemma not in self.lexicon.documents
        if said and frame in {"np", "event"}:
            return False
        if self.lexicon.is_a(head.lemma, "speakers") or self.lexicon.is_a(head.lemma, "bodies"):
            return True
        if head.lemma in self.lexicon.documents or head.pos in {"PROPN", "PRON"}:
            points = self.lexicon.small(head.lemma, "pointing") and self.lexicon.small(verb.lemma, "revealing")
            return not (points and frame == "event")
        if head.lemma in self.lexicon.classes.get("abstract", ()):
            return False
        return not (head.lemma in self.lexicon.event_nouns and head.lemma not in self.lexicon.nouns)

    def role(self, source: Source) -> Role:
        """What kind of source the printed words are; agencies and outlets by name are known only to a theatre."""
        head = source.head
        if head is None:
            return Role.SPEAKER
        below = self.tree.subtree(head)
        inside = [t for t in below if t.start < source.span.stop]
        if any(t.lemma in self.lexicon.vague_marks for t in inside):
            return Role.VAGUE
        named = any(t.pos == "PROPN" for t in inside)
        if head.lemma in self.lexicon.vague_heads and not named:
            return Role.VAGUE
        if head.lemma in self.lexicon.documents:
            return Role.DOCUMENT
        if head.lemma in self.lexicon.outlets and head.pos != "PRON":
            return Role.AGENCY if self.lexicon.small(head.lemma, "agency") else Role.OUTLET
        return Role.SPEAKER

    def cue_span(self, verb: Token) -> Span:
        """The reporting verb with its particle, where that follows at once."""
        tokens = [verb, *[k for k in self.tree.kids(verb, "prt") if k.i == verb.i + 1]]
        return self.tree.span(tokens)
