"""Words that tie a window to a period, a field or an older duty (interfaces §5): one table a word."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from cunju.catalogue.reading import Malformed
from cunju.duties.fold import fold
from cunju.duties.tests import small
from cunju.duties.tests.test_fold_reading import FAR, version
from cunju.duties.tests.test_words import counts, done, spans


@pytest.mark.parametrize(
    ("period", "quarters"),
    [
        ("2023-01", [0, 0, 0, 0]),  # a sheet of January says nothing of the quarter's end
        ("2023-02", [0, 0, 0, 0]),
        ("2023-03", [1, 0, 0, 0]),
        ("2023Q1", [1, 0, 0, 0]),
        ("2023-12", [0, 0, 0, 1]),
        ("2023H1", [0, 0, 0, 0]),
    ],
)
def test_ends_asks_that_the_named_period_ends_on_the_windows_last_day(period, quarters) -> None:
    words = {"window": {"each": "quarter", "due_after_days": 15}, "of": "period", "ends": True}
    assert counts(words, [done(1, "2024-01-10", period=period)], on=FAR) == quarters


def test_ends_needs_the_field_that_names_the_period() -> None:
    with pytest.raises(Malformed):
        small.duty(window={"each": "quarter"}, ends=True)


def test_due_after_months_is_the_last_day_of_the_month_after_the_window() -> None:
    words = {"window": {"each": "month", "due_after_months": 1}, "of": "period"}
    days = [one[2] for one in spans(words)]
    assert (days[0], days[1], days[7], days[11]) == ("2023-02-28", "2023-03-31", "2023-09-30", "2024-01-31")
    assert counts(words, [done(1, "2023-08-31", period="2023-08")], on=FAR)[7] == 0  # the month had not ended
    assert counts(words, [done(1, "2023-09-01", period="2023-08")], on=FAR)[7] == 1


@pytest.mark.parametrize(
    ("days", "due"), [(7, "2023-02-08"), (0, "2023-02-01"), (None, "None"), (2_147_483_647, "None")]
)
def test_within_field_takes_the_days_from_the_opening(days, due) -> None:
    words = {"window": {"after": "small.other", "within_field": "n"}, "same": ["c"]}
    opening = done(1, "2023-02-01", kind="small.other", c="a", **({} if days is None else {"n": days}))
    assert spans(words, [opening]) == [("2023-02-01", due, due)]


@pytest.mark.parametrize(
    ("words", "lawful", "sound"),
    [
        ({}, False, 1),  # the notice's own reading of the state
        ({"sound_field": "lawful"}, False, 0),
        ({"sound_field": "lawful"}, True, 1),
        ({"sound_field": "lawful"}, None, 0),  # a missing field never qualifies
    ],
)
def test_a_state_duty_names_the_bool_it_reads(words, lawful, sound) -> None:
    more = {} if lawful is None else {"lawful": lawful}
    line = done(1, "2023-02-01", kind="small.state", c="a", sound=True, **more)
    assert counts({"window": {"state": "small.state", **words}, "fact": None}, [line]) == [sound]


def test_a_state_duty_names_the_end_it_reads() -> None:
    words = {"window": {"state": "small.state", "until_field": "ends"}, "fact": None}
    line = done(1, "2023-02-01", kind="small.state", c="a", sound=True, ends="2023-06-30", until="2023-03-01")
    assert counts(words, [line], on=date(2023, 6, 30)) == [1]
    assert counts(words, [line], on=date(2023, 7, 1)) == [0]


OLD, NEW, NEWEST = (
    {"window": {"each": "quarter"}},
    {"window": {"each": "quarter"}, "replaces": "small.01", "valid_from": date(2023, 4, 1)},
    {"window": {"each": "half"}, "replaces": "small.02", "valid_from": date(2023, 1, 1)},
)


def standing(*packs: dict[str, Any], lines: Iterable[dict[str, Any]] = ()) -> list[tuple[str, str]]:
    made = small.catalogue_of([small.duty(number, **words) for number, words in enumerate(packs, start=1)])
    found = [version(one, number) for number, one in enumerate(lines, start=1)]
    one = fold(found, catalogue=made, code=small.ONE, kind="village", year=2023, known=FAR)
    return sorted((each.duty[-2:], f"{each.start:%m}") for each in one.windows)


def test_replaces_leaves_out_the_old_window_that_begins_with_a_new_one() -> None:
    assert standing(OLD, NEW) == [("01", "01"), *(("02", one) for one in ("01", "04", "07", "10"))]


def test_replaces_follows_a_chain_to_its_end() -> None:
    left = standing(OLD, NEW, NEWEST)
    assert left == [("02", "04"), ("02", "10"), ("03", "01"), ("03", "07")]


def test_a_judgement_of_the_old_id_counts_for_the_new_one_where_it_has_none() -> None:
    words = [{"judgement": "person", "fact": None}, {"judgement": "person", "fact": None, "replaces": "small.01"}]
    old = done(1, "2023-05-01", kind="duties.judged", duty="small.01", holds=True, **{"from": "2023-01-01"})
    own = done(2, "2023-06-01", kind="duties.judged", duty="small.02", holds=False, **{"from": "2023-01-01"})
    made = small.catalogue_of([small.duty(number, **one) for number, one in enumerate(words, start=1)])

    def judged(lines: list[dict[str, Any]]) -> list[str]:
        found = [version(one, number) for number, one in enumerate(lines, start=1)]
        one = fold(found, catalogue=made, code=small.ONE, kind="village", year=2023, known=FAR)
        return [str(each.occurred_on) for raw in one.windows if raw.duty == "small.02" for each in raw.judged]

    assert judged([old]) == ["2023-05-01"]
    assert judged([old, own]) == ["2023-06-01"]


@pytest.mark.parametrize(
    ("happened", "quarters"),
    [
        ("2023-01-01", [1, 0, 0, 0]),
        ("2023-03-31", [1, 0, 0, 0]),
        ("2023-04-01", [0, 1, 0, 0]),
        ("2023-12-31", [0, 0, 0, 1]),
        ("2024-01-01", [0, 0, 0, 0]),
    ],
)
def test_both_ends_of_a_window_belong_to_it(happened, quarters) -> None:
    assert counts({"window": {"each": "quarter"}}, [done(1, happened)], on=FAR) == quarters
