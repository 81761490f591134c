"""Every clause: its article is in the shipped text, its words hold its value, its cases are met and broken, no number is loose."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from cunju import catalogue
from cunju.catalogue import Clause, asking, questions, texts
from cunju.catalogue.tests import quoting

CLAUSES = catalogue.load().clauses
# Read only in summaries: their words are not in the folder.
NOT_HERE = {"burden-demands", "burden-policies", "central-policies", "chongqing-consultation-2025", "civil-code-2020"}


def label(one: Clause) -> str:
    return f"{one.id}@{one.valid_from}"


@pytest.mark.parametrize("clause", [one for one in CLAUSES if one.pack not in NOT_HERE], ids=label)
def test_the_article_is_there_and_holds_the_words_and_the_words_the_value(clause: Clause) -> None:
    body = texts.cited(clause.pack, clause.cite)
    assert body, f"{clause.cite} is not in the shipped text"
    if clause.text == "C":
        # A default of the product (local) is borrowed: its words stand in the text it is borrowed from.
        assert clause.authority == "local" or quoting.plain(clause.words) in quoting.plain(body)
        assert quoting.holds(clause.question.form, dict(clause.value), clause.words)


def test_what_was_not_read_is_marked_and_listed() -> None:
    unread = {one.pack for one in CLAUSES if one.text != "C"}
    assert unread == {*NOT_HERE, "land-contracting-law-2018"}
    assert {one.text for one in CLAUSES if one.pack in NOT_HERE} == {"L"}


@pytest.mark.parametrize("clause", CLAUSES, ids=label)
def test_it_has_a_case_that_meets_it_and_one_that_breaks_it(clause: Clause) -> None:
    assert clause.met
    assert clause.broken
    assert [clause.holds(one) for one in (*clause.met, *clause.broken)] == [True] * len(clause.met) + [False] * len(
        clause.broken
    )


def changed(clause: Clause) -> Iterator[Clause]:
    """The clause with each number of it one more and one less, or reached otherwise."""
    value: Mapping[str, Any] = clause.value
    for name in ("days", "months", "at_least", "at_most"):
        for by in (1, -1):
            if name in value and value[name] + by >= 0:
                yield replace(clause, value={**value, name: value[name] + by})
    if "share" in value:
        over, under = clause.share
        for share in (f"{over + 1}/{under}", f"{over - 1}/{under}", f"{over}/{under + 1}", f"{over}/{under - 1}"):
            if not share.endswith("/0"):
                yield replace(clause, value={**value, "share": share})
        other = "at_least" if value["reached"] == "more_than" else "more_than"
        yield replace(clause, value={**value, "reached": other})


@pytest.mark.parametrize("clause", [one for one in CLAUSES if one.question.form != "choice"], ids=label)
def test_no_number_can_change_unseen(clause: Clause) -> None:
    """Each change of one breaks a golden case or is another than the words say."""
    for other in changed(clause):
        cases = [*((one, True) for one in clause.met), *((one, False) for one in clause.broken)]
        seen = any(other.holds(case) is not wanted for case, wanted in cases)
        said = clause.text == "C" and not quoting.holds(clause.question.form, dict(other.value), clause.words)
        assert seen or said, dict(other.value)


def test_the_vocabulary_has_the_names_outsiders_rely_on() -> None:
    wanted = {
        "assembly.each", "assembly.quorum", "assembly.notice_days", "representatives.each", "representatives.quorum",
        "representatives.share", "representatives.call_days", "disclosure.board_days", "disclosure.quarter_day", "review.each",
        "handover.days", "audit.early_days", "review.gap_months", "supervisory.size",
    }  # fmt: skip
    assert wanted <= set(questions.load())


def test_every_choice_has_a_word_for_each_code_and_every_label_is_chinese() -> None:
    for one in questions.load().values():
        assert re.search(r"[一-鿿]", one.label), one.name
        assert (one.form == "choice") is bool(one.choices), one.name
        assert all(re.search(r"[一-鿿]", word) for word in (*one.choices.values(), *one.of.values())), one.name


@pytest.mark.parametrize("clause", CLAUSES, ids=label)
def test_it_is_said_in_chinese(clause: Clause) -> None:
    told = [clause.said, *(clause.case_zh(one) for one in (*clause.met, *clause.broken))]
    assert not [one for one in told if re.search(r"[a-z_]", one)], told


def test_a_question_outside_the_vocabulary_is_an_error_not_an_empty_answer() -> None:
    law = asking.Law(catalogue.load().clauses[0].valid_from, "village", {})
    with pytest.raises(KeyError):
        law.asked("assembly.quorums")
