"""Each word of the language by itself (DESIGN §4): one table a word, facts in, what counts out."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from cunju.catalogue.reading import Malformed
from cunju.duties.fold import Fold, RawWindow, fold
from cunju.duties.outcomes import outcome
from cunju.duties.tests import small
from cunju.duties.tests.test_fold_reading import FAR, version

DEC = date(2023, 12, 31)


def done(number: int, on: str, **more: Any) -> dict[str, Any]:
    """A line of ``small.done`` with some attributes; ``kind`` and the rest of a line may be given too."""
    parts = {name: more.pop(name) for name in ("kind", "rests_on", "findings", "until", "unit_code") if name in more}
    plain = {"until": None, "findings": [], "rests_on": [], "supersedes": None, "retracted": False}
    return {**plain, **small.line(number, occurred_on=on, attributes=more), **parts}


def folded(words: dict[str, Any], lines: Iterable[dict[str, Any]], *, year: int = 2023) -> Fold:
    found = [version(one, number) for number, one in enumerate(lines, start=1)]
    made = small.catalogue_of([small.duty(**words)])
    return fold(found, catalogue=made, code=small.ONE, kind="village", year=year, known=FAR)


def counts(words: dict[str, Any], lines: Iterable[dict[str, Any]], on: date = DEC) -> list[int]:
    return [outcome(small.duty(**words), one, on).count for one in folded(words, lines).windows]


def spans(words: dict[str, Any], lines: Iterable[dict[str, Any]] = ()) -> list[tuple[str, str, str]]:
    def text(one: RawWindow) -> tuple[str, str, str]:
        return str(one.start), str(one.end), str(one.due_on)

    return [text(one) for one in folded(words, lines).windows]


@pytest.mark.parametrize(
    ("window", "first", "number"),
    [
        ({"each": "year"}, ("2023-01-01", "2023-12-31", "2023-12-31"), 1),
        ({"each": "half"}, ("2023-01-01", "2023-06-30", "2023-06-30"), 2),
        ({"each": "quarter"}, ("2023-01-01", "2023-03-31", "2023-03-31"), 4),
        ({"each": "month"}, ("2023-01-01", "2023-01-31", "2023-01-31"), 12),
        ({"by": date(2023, 8, 30)}, ("2023-01-01", "2023-12-31", "2023-08-30"), 1),
        ({"by": date(2024, 8, 30)}, None, 0),
        ({"state": "small.state"}, ("2023-01-01", "2023-12-31", "2023-12-31"), 1),
        ({"state": "small.state", "by": date(2023, 6, 30)}, ("2023-01-01", "2023-12-31", "2023-06-30"), 1),
        ({"state": "small.state", "each": "half"}, ("2023-01-01", "2023-06-30", "2023-06-30"), 2),
    ],
)  # fmt: skip
def test_windows_of_a_calendar_word(window, first, number) -> None:
    found = spans({"window": window})
    assert (found[0] if found else None, len(found)) == (first, number)


def test_due_after_days_moves_the_due_day_and_not_the_window() -> None:
    words = {"window": {"each": "quarter", "due_after_days": 15}, "of": "period"}
    assert [one[2] for one in spans(words)] == ["2023-04-15", "2023-07-15", "2023-10-15", "2024-01-15"]


def test_on_makes_a_window_up_to_each_day() -> None:
    words = {"window": {"on": [date(2023, 3, 31), date(2023, 6, 30), date(2024, 1, 5)]}, "of": "day"}
    assert spans(words) == [
        ("2023-01-01", "2023-03-31", "2023-03-31"),
        ("2023-04-01", "2023-06-30", "2023-06-30"),
    ]
    lines = [done(1, "2023-04-02", day="2023-03-31"), done(2, "2023-06-01", day="2023-06-29")]
    assert counts(words, lines) == [1, 0]


@pytest.mark.parametrize(
    ("within", "due"),
    [
        ({}, "None"),
        ({"within_days": 10}, "2023-02-10"),
        ({"within_days": 0}, "2023-01-31"),
        ({"within_working_days": 4}, "2023-02-06"),
        ({"within_working_days": 0}, "2023-01-31"),
        ({"within_months": 1}, "2023-02-28"),
        ({"within_months": 3}, "2023-04-30"),
    ],
)
def test_after_opens_a_window_on_the_day_of_its_fact(within, due) -> None:
    words = {"window": {"after": "small.other", **within}}
    opening = done(1, "2023-01-31", kind="small.other")
    assert spans(words, [opening]) == [("2023-01-31", due, due)]
    assert spans(words, [done(1, "2022-12-31", kind="small.other")]) == []


def test_the_where_of_a_window_is_about_its_opening_and_that_of_the_duty_about_its_answer() -> None:
    words = {"window": {"after": "small.other", "where": {"c": "a"}}, "same": ["n"], "where": {"c": "b"}}
    opened, other = (
        done(1, "2023-02-01", kind="small.other", c="a", n=1),
        done(2, "2023-02-01", kind="small.other", c="b", n=1),
    )
    assert counts(words, [opened, other, done(3, "2023-03-01", c="b", n=1)]) == [1]
    assert counts(words, [opened, other, done(3, "2023-03-01", c="a", n=1)]) == [0]


OPENING = done(1, "2023-02-01", kind="small.other", c="a", n=1)


@pytest.mark.parametrize(
    ("same", "answer", "count"),
    [
        (["c"], done(2, "2023-02-01", c="a"), 1),
        (["c"], done(2, "2023-02-01", c="b"), 0),
        (["c", "n"], done(2, "2023-03-01", c="a", n=1), 1),
        (["c", "n"], done(2, "2023-03-01", c="a", n=2), 0),
        (["c", "n"], done(2, "2023-03-01", c="a"), 0),  # a missing field never qualifies
        (["c"], done(2, "2023-01-31", c="a"), 0),  # before it was opened
        (None, done(2, "2023-03-01", c="a"), 0),  # neither the same fields asked for nor resting on it
        (None, done(2, "2023-03-01", rests_on=[OPENING["id"]]), 1),
    ],
)
def test_an_answer_belongs_by_same_fields_or_because_it_rests_on_the_opening(same, answer, count) -> None:
    assert counts({"window": {"after": "small.other"}, "same": same}, [OPENING, answer]) == [count]


def test_what_an_opening_rests_on_is_no_answer_to_it() -> None:
    """A sheet posted in the morning does not mend itself by the opinion given of it in the afternoon."""
    words = {"window": {"after": "small.other"}, "same": ["c"]}
    posted, mended = done(2, "2023-02-01", c="a"), done(3, "2023-02-01", c="a")
    opinion = done(1, "2023-02-01", kind="small.other", c="a", rests_on=[posted["id"]])
    assert [counts(words, [posted, opinion]), counts(words, [posted, opinion, mended])] == [[0], [1]]


def corrected(line: dict[str, Any], number: int, on: str, **more: Any) -> dict[str, Any]:
    """A later version of a line, recorded on a day."""
    again = done(number, line["occurred_on"], **{**line["attributes"], **more.pop("attributes", {})})
    return {**again, "kind": line["kind"], "supersedes": line["id"], "recorded_at": f"{on}T09:00:00+08:00", **more}


def entered(words: dict[str, Any], lines: Iterable[dict[str, Any]]) -> list[date]:
    return [one.entered_on for raw in folded(words, lines).windows for one in raw.entries]


def test_an_answer_has_stood_since_it_rests_on_its_opening() -> None:
    """It rested on nothing at first: what was recorded then answered nobody."""
    alone = done(2, "2023-03-01")
    lines = [OPENING, alone, corrected(alone, 3, "2023-05-01", rests_on=[OPENING["id"]])]
    assert entered({"window": {"after": "small.other"}}, lines) == [date(2023, 5, 1)]


def test_two_that_name_nothing_agree_in_nothing() -> None:
    opening, answer = done(1, "2023-02-01", kind="small.other"), done(2, "2023-03-01")
    lines = [opening, answer]
    lines += [corrected(opening, 3, "2023-05-01", attributes={"c": "a"}), corrected(answer, 4, "2023-05-01", attributes={"c": "a"})]
    assert entered({"window": {"after": "small.other"}, "same": ["c"]}, lines) == [date(2023, 5, 1)]
    assert counts({"window": {"after": "small.other"}, "same": ["c"]}, [opening, answer]) == [0]


def test_an_answer_after_its_due_day_still_counts_and_is_late() -> None:
    words = {"window": {"after": "small.other", "within_days": 5}, "same": ["c"]}
    (one,) = folded(words, [OPENING, done(2, "2023-05-01", c="a")]).windows
    assert outcome(small.duty(**words), one, DEC).met_on == date(2023, 5, 1)


@pytest.mark.parametrize(
    ("period", "happened", "quarters"),
    [
        ("2023Q3", "2023-10-10", [0, 0, 1, 0]),
        ("2023-09", "2023-10-10", [0, 0, 1, 0]),  # the sheet of September also serves the third quarter
        ("2023", "2024-01-10", [0, 0, 0, 0]),  # never the reverse
        ("2023H2", "2024-01-10", [0, 0, 0, 0]),
        ("2022Q4", "2023-01-10", [0, 0, 0, 0]),
        ("2023Q9", "2023-10-10", [0, 0, 0, 0]),  # no period at all: never raises
        (None, "2023-10-10", [0, 0, 0, 0]),
    ],
)
def test_of_is_the_period_a_fact_names_and_not_its_day(period, happened, quarters) -> None:
    words = {"window": {"each": "quarter"}, "of": "period"}
    lines = [done(1, happened, **({"period": period} if period else {}))]
    assert counts(words, lines, on=FAR) == quarters


def test_what_is_due_after_its_period_counts_only_when_the_period_has_ended() -> None:
    words = {"window": {"each": "quarter", "due_after_days": 15}, "of": "period"}
    assert counts(words, [done(1, "2023-03-31", period="2023Q1")]) == [0, 0, 0, 0]
    assert counts(words, [done(1, "2023-04-01", period="2023Q1")]) == [1, 0, 0, 0]


@pytest.mark.parametrize(
    ("where", "attributes", "count"),
    [
        ({"c": "a"}, {"c": "a"}, 1),
        ({"c": "a"}, {"c": "b"}, 0),
        ({"c": "a"}, {}, 0),
        ({"c": ["a", "b"]}, {"c": "b"}, 1),
        ({"c": {"in": ["a", "b"]}}, {"c": "c"}, 0),
        ({"n": {"at_least": 4}}, {"n": 4}, 1),
        ({"n": {"at_least": 4}}, {"n": 3}, 0),
        ({"n": {"at_most": 6}}, {"n": 6}, 1),
        ({"n": {"at_most": 6}}, {"n": 7}, 0),
        ({"n": {"at_least": 4, "at_most": 6}}, {"n": 5}, 1),
        ({"n": {"at_least": 1}}, {}, 0),
        ({"n": {"at_least": 1}}, {"n": "many"}, 0),
        ({"n": {"at_least": 1}}, {"n": True}, 0),  # yes is not one
        ({"ok": True}, {"ok": True}, 1),
        ({"ok": True}, {"ok": 1}, 0),
        ({"ok": True, "c": "a"}, {"ok": True, "c": "b"}, 0),
    ],
)
def test_where(where, attributes, count) -> None:
    assert counts({"where": where}, [done(1, "2023-03-01", **attributes)]) == [count]


@pytest.mark.parametrize(
    ("words", "met_on"),
    [
        ({}, "2023-01-10"),
        ({"at_least": 3}, "2023-03-10"),
        ({"at_least": 5}, "None"),
        ({"at_least": 2, "distinct": "c"}, "2023-03-10"),
        ({"at_least": 3, "distinct": "c"}, "None"),
        ({"at_least": 3, "without": ["late"]}, "2023-04-10"),
    ],
)
def test_met_on_the_day_of_the_kth_fact_or_value(words, met_on) -> None:
    late = [{"code": "late", "authority": "law", "cite": "第1条", "sure": "C"}]
    lines = [
        done(4, "2023-04-10", c="b"),
        done(2, "2023-02-10", c="a", findings=late),
        done(3, "2023-03-10", c="b"),
        done(1, "2023-01-10", c="a"),
        done(5, "2023-01-05", n=1, unit_code=small.TWO),
    ]
    (one,) = folded(words, lines).windows
    assert str(outcome(small.duty(**words), one, DEC).met_on) == met_on


def test_a_fact_without_the_distinct_field_does_not_count() -> None:
    assert counts({"distinct": "c"}, [done(1, "2023-03-01")]) == [0]


@pytest.mark.parametrize(
    ("applies", "code", "kind", "arises"),
    [
        (["village"], "500112018202", "village", True),
        (["village"], "500112018202", "community", False),
        (["village", "community"], "500112018202", "community", True),
        (["town"], "500112018", "town", True),
        (["district"], "500112", "county", True),
        (["500112018202"], "500112018202", "village", True),
        (["500112018202"], "500112018203", "village", False),
    ],
)
def test_applies_to(applies, code, kind, arises) -> None:
    assert small.duty(applies_to=applies).applies(code=code, kind=kind) is arises


@pytest.mark.parametrize(
    ("words", "owner"),
    [
        ({"applies_to": ["village"]}, "unit"),
        ({"applies_to": ["town"]}, "town"),
        ({"applies_to": ["district"]}, "district"),
        ({"applies_to": ["village"], "owed_by": "supervisory"}, "supervisory"),
        ({"applies_to": ["village"], "owed_by": "town"}, "town"),
    ],
)
def test_owed_by(words, owner) -> None:
    assert small.duty(**words).owed_by == owner


@pytest.mark.parametrize(
    "words",
    [
        {"whenever": 1},
        {"window": {"each": "week"}},
        {"window": {"each": "year", "after": "small.other"}},
        {"window": {}},
        {"window": {"on": [date(2023, 1, 1)]}},  # on needs of
        {"window": {"each": "quarter", "due_after_days": 15}},  # and so does due_after_days
        {"where": {"n": {"more_than": 2}}},
        {"owed_by": "province"},
        {"authority": "habit"},
        {"judgement": "machine"},
        {"sure": "maybe"},
        {"fact": None},
    ],
)
def test_there_are_no_other_words(words) -> None:
    with pytest.raises(Malformed):
        small.duty(**words)
