"""Reviewed documents as gold: there and back through a ledger, by the corpus's own scorer; agreement by hand."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import sys
from pathlib import Path

import msgspec
import pytest

from counterclaim.compare.relate import readings
from counterclaim.keeping import Keeper, claim_entry
from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.report import SCHEMA, DocumentInfo, Report
from counterclaim.model.review import Act, Field
from counterclaim.model.span import span_of
from counterclaim.reviewing import new_claim
from counterclaim.show.agreeing import agreement
from counterclaim.show.export import gold
from counterclaim.store.entry import Entry
from counterclaim.store.judging import Draft, write
from counterclaim.store.ledger import open_ledger
from counterclaim.store.reviews import subject, threads

CORPUS = Path(__file__).resolve().parents[3] / "corpus"
ROUND = 25  # reports of the corpus that go through a ledger


@pytest.fixture(scope="module")
def corpus():
    """The corpus's own modules, imported from where they lie."""
    sys.path.insert(0, str(CORPUS))
    import agreement as agreeing
    import perfect
    import score

    yield agreeing, perfect, score
    sys.path.remove(str(CORPUS))


@pytest.fixture(scope="module")
def items():
    """English reports of the corpus, with their annotation."""
    lines = (CORPUS / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [item for item in map(json.loads, lines) if item["lang"] == "en"][:ROUND]


def as_claim(found, text):
    """A claim of the corpus as the contract has it, with what the corpus leaves out."""
    for when in filter(None, [found.get("when")]):
        when |= {"value": "", "bound": "within", "grain": "day"}
        when |= {name: when[name] and when[name].removesuffix("Z") for name in ("earliest", "latest")}
    return msgspec.convert(
        {**found, "confidence": 1.0, "sentence": {"start": 0, "stop": len(text), "text": text}}, Claim
    )


def put(ledger, item, claims):
    """A report with these claims, added."""
    text = item["text"]
    sha = hashlib.sha256(text.encode()).hexdigest()
    published = dt.date.fromisoformat(item["published"])
    document = Document(
        id=item["id"], text=text, lang="en", name=item["id"], sha256=sha, reader="made@1", title=item["title"],
        outlet=item["outlet"], published=published,
    )  # fmt: skip
    info = DocumentInfo(
        id=item["id"], lang="en", title=None, outlet=None, published=item["published"], sha256=sha, words=1
    )
    report = Report(schema=SCHEMA, id=item["id"], document=info, claims=tuple(claims))
    entry = Entry(theatre=item["theatre"], claims=tuple(claim_entry(each, document, "") for each in readings(report)))
    Keeper(ledger).keep(document, 0, entry)


def say(ledger, act, by="Ann", **more):
    with ledger.write() as connection:
        return write(connection, Draft(act=act, reviewer=by, **more))


def checked(ledger, document=1, reviewer=None):
    with ledger.read() as connection:
        return gold.checked(subject(connection, document), threads(connection, document), reviewer)


@pytest.fixture(scope="module")
def confirmed(tmp_path_factory, items, corpus):
    """A ledger of the corpus's reports with its claims, all confirmed."""
    with open_ledger(tmp_path_factory.mktemp("round") / "ledger.db", create=True) as ledger:
        for item in items:
            put(ledger, item, [as_claim(each, item["text"]) for each in corpus[1].perfect(item)["claims"]])
        with ledger.read() as connection:
            ids = [thread.id for n in range(1, len(items) + 1) for thread in threads(connection, n)]
        for name in ids:
            say(ledger, Act.CONFIRM, claim=name)
        yield ledger


def test_the_corpus_through_a_ledger_and_back_is_all_right_by_its_scorer(confirmed, items, corpus):
    _, perfect, score = corpus
    documents = [checked(confirmed, n) for n in range(1, len(items) + 1)]
    assert all(document.whole for document in documents)
    made = [json.loads(gold.json_line(gold.gold_of(document))) for document in documents]
    reports = {d.subject.given_id: json.loads(gold.json_line(gold.report_of(d))) for d in documents}
    ways = (
        score.score(made, reports),  # what is exported fits itself
        score.score(made, {item["id"]: perfect.perfect(item) for item in items}),
        score.score(items, reports),
    )
    for figures in ways:
        assert figures["detection"]["f1"] == 1
        assert figures["all_core_fields"] == 1, figures["log"][:5]
        assert figures["fields"]["actor"]["share"] == figures["fields"]["direction"]["share"] == 1
    for figures in ways[:2]:
        assert figures["no_claim"]["violations"] == 0, figures["no_claim"]["list"]
    assert sum(len(each["gold"]["claims"]) for each in made) == sum(len(each["gold"]["claims"]) for each in items) > 200


TEXT = 'Drones hit Lviv on Monday, the mayor said. He denied that two people were killed. "We hold Sumy," he added.'
ITEM = {"id": "own", "theatre": "ukraine", "text": TEXT, "title": "T", "outlet": "O", "published": "2025-08-05"}


@pytest.fixture
def small(tmp_path):
    """A ledger with one report of three claims, and their ids."""

    def claim(words, kind):
        start = TEXT.index(words)
        found = {"content": {"start": start, "stop": start + len(words), "text": words}, "kind": kind, "id": words}
        fixed = {"polarity": "asserted", "modality": "fact", "chain": [], "place": [], "status": "machine"}
        return as_claim({**found, **fixed, "made_by": "t"}, TEXT)

    with open_ledger(tmp_path / "ledger.db", create=True) as ledger:
        put(ledger, ITEM, [claim("Drones hit Lviv on Monday", "attack"), claim("two people were killed", "loss"),
                           claim("We hold Sumy", "control-state")])  # fmt: skip
        with ledger.read() as connection:
            ids = [thread.id for thread in threads(connection, 1)]
        yield ledger, ids


def test_rejected_denied_and_open_claims_each_go_where_they_belong(small):
    ledger, ids = small
    say(ledger, Act.REJECT, claim=ids[0], note="a headline")
    say(ledger, Act.EDIT, claim=ids[1], field=Field.POLARITY, value="denied")
    document = checked(ledger)
    item = gold.gold_of(document)["gold"]
    assert not document.whole
    assert [(c["content"], c.get("optional", False)) for c in item["claims"]] == [
        ("two people were killed", False), ("We hold Sumy", True)
    ]  # fmt: skip
    assert [(c["content"], c["why"]) for c in item["no_claim"]] == [
        ("Drones hit Lviv on Monday", "rejected by a reviewer; a headline"),
        ("two people were killed", "denied, fact; not an asserted fact"),
    ]
    assert [str(claim.status) for claim in gold.report_of(document).claims] == ["rejected", "edited", "machine"]


def test_what_a_better_claim_says_of_the_same_words_is_not_forbidden(small):
    ledger, ids = small
    say(ledger, Act.REJECT, claim=ids[0])
    about = checked(ledger).subject
    better = new_claim(about, span_of(TEXT, 0, 15), "attack")
    say(ledger, Act.ADD, document=about.id, value=msgspec.to_builtins(better))
    item = gold.gold_of(checked(ledger))["gold"]
    assert item["no_claim"] == []
    assert item["claims"][0]["content"] == "Drones hit Lviv"


def test_a_day_of_publication_is_always_there_and_parts_do_not_move(small):
    ledger, _ = small
    about = checked(ledger).subject
    without = gold.Checked(msgspec.structs.replace(about, published=None), ())
    assert gold.gold_of(without)["published"] == about.added_at[:10]
    parts = [gold.part(f"document {n}") for n in range(1000)]
    assert parts == [gold.part(f"document {n}") for n in range(1000)]
    assert 150 < parts.count("test") < 250


def review_twice(ledger, ids):
    """Two reviewers who differ in one verdict, one kind, and a claim that only one adds."""
    for name in ids:
        say(ledger, Act.CONFIRM, claim=name)
    say(ledger, Act.CONFIRM, "Bob", claim=ids[0])
    say(ledger, Act.REJECT, "Bob", claim=ids[1])
    say(ledger, Act.EDIT, "Bob", claim=ids[2], field=Field.KIND, value="movement")
    about = checked(ledger).subject
    more = new_claim(about, span_of(TEXT, TEXT.index("he added"), TEXT.index("he added") + 8), "other")
    say(ledger, Act.ADD, "Bob", document=about.id, value=msgspec.to_builtins(more))


def test_agreement_by_hand(small):
    ledger, ids = small
    review_twice(ledger, ids)
    figures = agreement(("Ann", "Bob"), [(checked(ledger, 1, "Ann"), checked(ledger, 1, "Bob"))])
    assert (figures.documents, figures.judged, figures.claims, figures.both) == (1, 3, (3, 3), 2)
    assert figures.verdict_same == pytest.approx(2 / 3)
    assert figures.verdict_kappa == pytest.approx(0)  # Ann keeps all: nothing beyond chance
    assert figures.claims_f1 == pytest.approx(4 / 6)
    by_field = {each.field: each for each in figures.fields}
    assert (by_field["kind"].claims, by_field["kind"].same) == (2, 0.5)
    assert by_field["kind"].kappa == pytest.approx(1 / 3)  # seen 1/2, by chance 1/4
    assert (by_field["polarity"].same, by_field["polarity"].kappa) == (1, 1)


def test_agreement_is_that_of_the_corpus_on_the_exported_gold(small, corpus):
    ledger, ids = small
    review_twice(ledger, ids)
    figures = agreement(("Ann", "Bob"), [(checked(ledger, 1, "Ann"), checked(ledger, 1, "Bob"))])
    left, right = (json.loads(gold.json_line(gold.gold_of(checked(ledger, 1, name)))) for name in ("Ann", "Bob"))
    theirs = {row[0]: row for row in corpus[0].figures_of_fields([(left, right)])}
    for each in figures.fields:
        if each.kappa is not None:
            assert (each.claims, each.same, each.kappa) == pytest.approx(
                (theirs[each.field][1], *theirs[each.field][2:5:2])
            )
    assert corpus[0].as_system([left], [right])["detection"]["f1"] == pytest.approx(figures.claims_f1)


def test_documents_that_one_has_not_judged_do_not_count(small):
    ledger, ids = small
    say(ledger, Act.CONFIRM, claim=ids[0])
    say(ledger, Act.NOTE, "Bob", claim=ids[0], note="hm")
    figures = agreement(("Ann", "Bob"), [(checked(ledger, 1, "Ann"), checked(ledger, 1, "Bob"))])
    assert (figures.documents, figures.judged, figures.both) == (0, 0, 0)
