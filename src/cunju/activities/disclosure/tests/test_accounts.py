"""The accountants' tables one by one: the right lines and balances, or the question; nothing is booked that was not there."""

import pytest

from cunju.activities.disclosure.rules import importing
from cunju.activities.disclosure.views import tables
from cunju.kernel.refusals import Refusal

from .accounts import MONTH, Case
from .accounts_files import FILES
from .accounts_more import MORE
from .accounts_tables import TABLES
from .accounts_third import THIRD

CASES = [*FILES, *TABLES, *MORE, *THIRD]


def pages(case: Case) -> list[importing.Page]:
    return [importing.pasted(case.data.decode())] if case.pasted else tables.read(case.data, case.file)


def read(case: Case, answers: dict[str, str] | None = None) -> importing.Imported:
    return importing.read(pages(case), month=MONTH, remembered={}, answers=answers or {})


def said(found: importing.Imported) -> str:
    return "".join((*found.said, *found.notes, *found.aside, found.unit))


def lines(found: importing.Imported) -> tuple[float, ...]:
    return tuple((1 if one.flow == "in" else -1) * one.amount / 100 for one in found.entries)


@pytest.mark.parametrize("case", CASES, ids=lambda one: one.name)
def test_a_table_ends_as_its_lines_or_as_a_question(case: Case) -> None:
    if case.refused:
        with pytest.raises(Refusal, match=case.refused):
            read(case)
        return
    found = read(case)
    if case.asks:
        assert found.open, (lines(found), said(found))
        assert case.asks in "".join((*(one.text for one in found.questions), found.why))
        found = read(case, dict(case.answers))
    assert found.open is (bool(case.asks) and not case.answers), [one for one in found.questions if one.open]
    for words in case.says:
        assert words in said(found), said(found)
    if case.lines is not None:
        assert lines(found) == case.lines
    if case.opening is not None:
        assert found.opening == round(case.opening * 100)
    if case.closing is not None:
        assert found.closing == round(case.closing * 100)
    if case.plain:
        assert found.plain, (found.questions, said(found), found.checks)


def test_a_page_kept_as_json_reads_the_same() -> None:
    for case in CASES:
        if not case.refused:
            kept = importing.from_plain(importing.to_plain(pages(case)))
            assert importing.read(kept, month=MONTH, remembered={}) == read(case), case.name


def test_what_is_left_of_a_budget_is_no_balance() -> None:
    [case] = [one for one in THIRD if one.name == "what is left of a budget is no balance"]
    found = read(case)
    assert (found.opening, found.closing) == (None, None)
