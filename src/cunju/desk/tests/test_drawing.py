"""A cell of the matrix as HTML: words escaped, figures as data, a link only where there is something behind it."""

from cunju.desk.matrix import drawing
from cunju.duties.cells import Cell


def drawn(of: Cell, *, word: str = "有逾期", own: bool = False, link: str = "?t=018&m=3#why", is_open: bool = False) -> str:
    return drawing.cell(
        of, css="late", word=word, edge=True, owner="500112018", own=own, link=link, is_open=is_open
    )


def test_a_cell_says_how_many_of_what_was_due() -> None:
    assert drawn(Cell(3, "overdue", n=5, of=7, overdue=2)) == (
        '<td class="late g" data-unit="500112018" data-measure="3" data-state="overdue" data-n="5" data-of="7">'
        '<a href="?t=018&amp;m=3#why"><b>有逾期 </b>5/7</a></td>'
    )


def test_what_waits_for_a_person_is_said_and_counted() -> None:
    text = drawn(Cell(4, "needs_person", judge=3, judge_with_records=2), word="待研判")
    assert "<b>待研判，待研判3（2项有记录） </b>3</a>" in text


def test_an_offices_own_cell_names_the_office_and_an_open_one_says_so() -> None:
    text = drawn(Cell(17, "met", n=1, of=1), own=True, is_open=True)
    assert ' data-owed="500112018">' in text
    assert ' aria-expanded="true"' in text


def test_a_cell_without_anything_behind_it_is_no_link() -> None:
    assert "<a" not in drawn(Cell(3, "not_applicable"), link="")
    assert drawn(Cell(3, "none_yet"), link="").endswith("<i>未发生</i></td>")


def test_words_are_escaped() -> None:
    assert "<script>" not in drawn(Cell(3, "overdue"), word="<script>")
