"""The bridge: trees in Universal Dependencies, written by hand, come out in CLEAR labels."""

import pytest

from counterclaim.languages import table
from counterclaim.languages.bridge import clear
from counterclaim.languages.cyrillic import assemble, forms_of, segments
from counterclaim.languages.node import Node

FORMS = forms_of(table("ru", "bridge"))


def nodes(rows):
    """Rows "word lemma POS head rel feats", heads counted from 1 and 0 for a root."""
    out = []
    for i, row in enumerate(line.split() for line in rows.strip().splitlines()):
        word, lemma, pos, head, rel = row[:5]
        feats = dict(pair.split("=") for pair in row[5].split("|")) if len(row) > 5 else {}
        above = i if head == "0" else int(head) - 1
        out.append(
            Node(
                i=i,
                start=20 * i,
                stop=20 * i + len(word),
                text=word,
                lemma=lemma,
                pos=pos,
                feats=feats,
                head=above,
                rel=rel,
            )
        )
    return out


def arcs(rows):
    """ "word dep head" of each word after the bridge."""
    made = nodes(rows)
    clear(made, FORMS)
    return [f"{n.text} {n.rel} {made[n.head].text}" for n in made]


def test_a_preposition_heads_its_noun_and_coordinated_nouns_share_it():
    found = arcs("""
        бои бой NOUN 2 nsubj Case=Nom
        идут идти VERB 0 root Tense=Pres
        в в ADP 4 case
        городе город NOUN 2 obl Case=Loc
        и и CCONJ 6 cc
        селе село NOUN 4 conj Case=Loc
    """)
    assert found == [
        "бои nsubj идут", "идут ROOT идут", "в prep идут", "городе pobj в", "и cc городе", "селе conj городе",
    ]  # fmt: skip


def test_a_copula_heads_its_clause():
    found = arcs("""
        ситуация ситуация NOUN 4 nsubj Case=Nom
        не не PART 4 advmod Polarity=Neg
        была быть AUX 4 cop Tense=Past
        сложной сложный ADJ 0 root Case=Ins
        . . PUNCT 4 punct
    """)
    assert found == ["ситуация nsubj была", "не neg была", "была ROOT была", "сложной acomp была", ". punct была"]


@pytest.mark.parametrize(("voice", "expected"), [("Pass", "войсками agent взят"), ("Act", "войсками npadvmod взят")])
def test_an_instrumental_does_the_deed_of_a_passive_only(voice, expected):
    found = arcs(f"""
        взят взять VERB 0 root VerbForm=Part|Variant=Short|Tense=Past|Voice={voice}
        войсками войско NOUN 1 obl Case=Ins
    """)
    assert found[1] == expected


def test_a_clause_is_lifted_from_what_only_announces_it():
    found = arcs("""
        заявил заявить VERB 0 root Tense=Past
        о о ADP 3 case
        том то PRON 1 obl Case=Loc
        , , PUNCT 7 punct
        что что SCONJ 7 mark
        мост мост NOUN 7 nsubj Case=Nom
        рухнул рухнуть VERB 3 acl Tense=Past
    """)
    assert "рухнул ccomp заявил" in found
    assert ", punct заявил" in found, "a comma before a clause is no part of it"


def test_what_is_counted_takes_the_place_of_more():
    found = arcs("""
        сброшено сбросить VERB 0 root VerbForm=Part|Variant=Short|Voice=Pass|Tense=Past
        более более ADV 1 nsubj:pass Degree=Cmp
        17 17 NUM 4 nummod
        бомб бомба NOUN 2 obl Case=Gen
    """)
    assert found == ["сброшено ROOT сброшено", "более advmod бомб", "17 nummod бомб", "бомб nsubjpass сброшено"]


def test_one_root_is_left_and_no_cycle():
    made = nodes("""
        войска войско NOUN 2 nsubj Case=Nom
        ушли уйти VERB 0 root Tense=Past
        , , PUNCT 4 punct
        заявил заявить VERB 0 root Tense=Past
        а а CCONJ 6 cc
        б б NOUN 5 conj
    """)
    clear(made, FORMS)
    assert [n.text for n in made if n.is_root] == ["ушли"]
    assert made[3].rel == "parataxis"


@pytest.mark.parametrize(
    ("word", "feats", "expected"),
    [
        ("взяли", "VerbForm=Fin|Tense=Past", "VBD"),
        ("возьмут", "VerbForm=Fin|Tense=Fut", "VBZ"),
        ("взять", "VerbForm=Inf", "INF"),
        ("взяв", "VerbForm=Conv", "VBG"),
        ("взятый", "VerbForm=Part|Voice=Pass|Tense=Past", "VBN"),
        ("взят", "VerbForm=Part|Voice=Pass|Variant=Short|Tense=Past", "VBD"),
    ],
)
def test_tags_of_verbs(word, feats, expected):
    made = nodes(f"{word} взять VERB 0 root {feats}")
    clear(made, FORMS)
    assert made[0].tag == expected


def test_segments_end_at_semicolons_outside_brackets_only():
    words = [(2 * n, 2 * n + 1, w) for n, w in enumerate("а;б(в;г);д")]
    assert ["".join(w for _, _, w in s) for s in segments(words)] == ["а;", "б(в;г);", "д"]


def test_assembled_tokens_count_on_over_sentences():
    parse = assemble("ru", [nodes("Да да PART 0 root"), nodes("Нет нет PART 0 root")], FORMS)
    assert [(t.i, t.head, t.sent) for t in parse.tokens] == [(0, 0, 0), (1, 1, 1)]


def test_a_sentence_without_a_verb_is_led_by_its_preposition():
    found = arcs("""
        школа школа NOUN 0 root Case=Nom
        пока пока ADV 1 advmod
        за за ADP 4 case
        врагом враг NOUN 1 nmod Case=Ins
    """)
    assert found == ["школа nsubj за", "пока advmod за", "за ROOT за", "врагом dobj за"]


def test_a_preposition_beside_a_verb_stays_one():
    found = arcs("""
        колонна колонна NOUN 2 nsubj Case=Nom
        шла идти VERB 0 root Tense=Past
        за за ADP 4 case
        врагом враг NOUN 2 obl Case=Ins
    """)
    assert found == ["колонна nsubj шла", "шла ROOT шла", "за prep шла", "врагом pobj за"]


def test_a_short_participle_before_its_noun_is_the_verb():
    found = arcs("""
        взорван взорвать VERB 2 amod VerbForm=Part|Variant=Short|Voice=Pass|Tense=Past
        мост мост NOUN 0 root Case=Nom
    """)
    assert found == ["взорван ROOT взорван", "мост nsubjpass взорван"]


def test_what_there_is_leads_where_it_is():
    found = arcs("""
        в в ADP 2 case
        городе город NOUN 0 root Case=Loc
        бои бой NOUN 2 nsubj Case=Nom
    """)
    assert found == ["в prep бои", "городе pobj в", "бои ROOT бои"]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("центр под нами , север за врагом .", 2),
        ("он сказал , что центр под нами , север за врагом .", 1),
        ("север за врагом , сообщил комбат .", 1),
        ("колонна шла за нами , её обстреляли .", 1),
    ],
)
def test_clauses_without_a_verb_are_parted_where_no_other_stands_beside_them(words, count):
    cuts, at = [], 0
    for word in words.split():
        cuts.append((at, at + len(word), word))
        at += len(word) + 1
    assert len(list(segments(cuts, FORMS.closing))) == count
