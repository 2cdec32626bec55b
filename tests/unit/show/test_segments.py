from hypothesis import given
from hypothesis import strategies as st
from tests.unit.show.subjects import TEXT, hostile_report

from counterclaim.show.segments import Field, Mark, cut, marks_of


@st.composite
def marked(draw):
    text = draw(st.text(st.sampled_from("ab \n🛰é́"), min_size=1, max_size=40))
    marks = []
    for number in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text) - 1))
        stop = draw(st.integers(start + 1, len(text)))
        field = draw(st.sampled_from(list(Field)))
        marks.append(Mark(start, stop, field, claim=number + 1))
    return text, tuple(marks)


@given(marked())
def test_pieces_are_the_text_and_carry_exactly_their_marks(case):
    text, marks = case
    lines = cut(text, marks)
    covered = {}
    for line in lines:
        assert line.pieces
        for piece in line.pieces:
            assert piece.text == text[piece.start : piece.stop]
            assert "\n" not in piece.text
            for at in range(piece.start, piece.stop):
                assert at not in covered
                covered[at] = piece
    assert set(covered) == {at for at, char in enumerate(text) if char != "\n"}
    for at, piece in covered.items():
        over = [mark for mark in marks if mark.start <= at < mark.stop]
        assert set(piece.claims) == {mark.claim for mark in over}
        assert set(piece.fields) == {mark.field for mark in over}


def test_lines_keep_their_numbers_and_gaps():
    lines = cut("one\n\n\ntwo\nthree", ())
    assert [(line.number, line.after_gap) for line in lines] == [(1, False), (4, True), (5, False)]


def test_overlapping_marks_are_split():
    pieces = cut("abcdef", (Mark(0, 4, Field.CONTENT, claim=1), Mark(2, 6, Field.CONTENT, claim=2)))[0].pieces
    assert [(p.text, p.claims, p.opens) for p in pieces] == [("ab", (1,), (1,)), ("cd", (1, 2), (2,)), ("ef", (2,), ())]


def test_a_finding_opens_once_and_closes_once():
    pieces = [piece for line in cut(TEXT, marks_of(hostile_report())) for piece in line.pieces]
    assert [number for piece in pieces for number in piece.notes] == [1, 2, 3]
    assert sorted(number for piece in pieces for number in piece.closes) == [1, 2, 3]


def test_a_claim_marks_its_source_cue_place_time_and_number():
    pieces = [piece for line in cut(TEXT, marks_of(hostile_report())) for piece in line.pieces]
    fields = {piece.text: piece.fields for piece in pieces if 1 in piece.claims}
    assert fields["The agency"] == (Field.SOURCE,)
    assert fields["said"] == (Field.CUE,)
    assert fields["liberated"] == (Field.CONTENT, Field.LOADED)
    assert fields["Rivertown"] == (Field.CONTENT, Field.PLACE)
    assert fields["by Friday"] == (Field.TIME,)
    assert fields["44 of 62"] == (Field.AMOUNT,)
