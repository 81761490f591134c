"""The fold against a straight reading of the declarations, on random duties and facts; pure, no database."""

from collections.abc import Mapping, Sequence
from datetime import date
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cunju.catalogue import Duty
from cunju.duties import packing
from cunju.duties.chains import Version
from cunju.duties.fold import Fold, fold
from cunju.duties.outcomes import outcome
from cunju.duties.tests import small, straight, strategies

FAR = date(9999, 12, 31)
YEARS = st.sampled_from([2022, 2023, 2023, 2023, 2024])
quick = settings(max_examples=150, deadline=None, database=None)


def version(one: Mapping[str, Any], position: int) -> Version:
    return Version(
        one["id"], one["unit_code"], one["kind"], date.fromisoformat(one["occurred_on"]),
        date.fromisoformat(one["until"]) if one["until"] else None, date.fromisoformat(one["recorded_at"][:10]),
        one["attributes"], tuple(found["code"] for found in one["findings"]), tuple(one["rests_on"]),
        one["supersedes"], one["retracted"], position,
    )  # fmt: skip


def versions(lines: Sequence[Mapping[str, Any]]) -> list[Version]:
    return [version(one, position) for position, one in enumerate(lines, start=1)]


def folded(duty: Duty, found: Sequence[Version], *, year: int, known: date) -> Fold:
    made = small.catalogue_of([duty])
    return fold(found, catalogue=made, code=small.ONE, kind="village", year=year, known=known)


def seen(duty: Duty, one: Fold, on: date) -> list[straight.Seen]:
    found = []
    for raw in one.windows:
        done = outcome(duty, raw, on)
        entered = None if duty.window.state else done.entered_on
        found.append(
            straight.Seen(raw.start, raw.end, done.due_on, done.count, done.met_on, entered, done.facts)
        )
    return sorted(found, key=str)


@settings(quick, max_examples=600)
@given(strategies.duties(), strategies.facts(most=40), YEARS, strategies.DAYS, strategies.DAYS)
def test_the_fold_says_what_the_declarations_say(words, lines, year, known, on):
    duty = small.duty(**words)
    reading = straight.Reading(words, lines, small.ONE, known)
    expected = sorted(reading.windows(year, on), key=str)
    assert seen(duty, folded(duty, versions(lines), year=year, known=known), on) == expected


def line(number, kind, recorded, **more):
    empty = {"until": None, "findings": [], "rests_on": [], "supersedes": None, "retracted": False}
    return small.line(number, recorded_on=recorded, kind=kind, **empty | more)


def entered(duty, *lines):
    (raw,) = folded(duty, versions(lines), year=2023, known=FAR).windows
    return outcome(duty, raw, FAR).entered_on


def test_the_fold_says_an_answer_counts_from_the_day_its_opening_asks_for_one():
    """What is answered first asked for nothing; when that is corrected the answer stands, from that day."""
    opened = line(1, "small.other", "2023-03-01", attributes={"c": "b"})
    answer = line(2, "small.done", "2023-03-02", rests_on=[opened["id"]])
    corrected = line(3, "small.other", "2023-03-09", attributes={"c": "a"}, supersedes=opened["id"])
    duty = small.duty(window={"after": "small.other", "where": {"c": "a"}, "within_days": 30})
    assert entered(duty, opened, answer, corrected) == date(2023, 3, 9)


def test_the_fold_says_the_same_of_an_answer_tied_by_its_fields():
    """It rests on nothing: the days of the opening are asked for beside its own."""
    opened = line(1, "small.other", "2023-03-01", attributes={"c": "a", "n": 2})
    answer = line(2, "small.done", "2023-03-02", attributes={"c": "a"})
    corrected = line(3, "small.other", "2023-03-09", attributes={"c": "a", "n": 1}, supersedes=opened["id"])
    duty = small.duty(window={"after": "small.other", "where": {"n": 1}, "within_days": 30}, same=["c"])
    assert entered(duty, opened, answer, corrected) == date(2023, 3, 9)


def test_the_fold_says_without_a_break():
    """On, off and on again: it counts from the last time it was written right."""
    first = line(1, "small.done", "2023-03-01", attributes={"c": "a"})
    off = line(2, "small.done", "2023-03-05", attributes={"c": "b"}, supersedes=first["id"])
    on = line(3, "small.done", "2023-03-09", attributes={"c": "a"}, supersedes=off["id"])
    assert entered(small.duty(where={"c": "a"}), first, off, on) == date(2023, 3, 9)


def test_the_fold_says_from_when_a_value_is_another():
    """Of several that must differ, each counts from the day it says what it says."""
    one = line(1, "small.done", "2023-03-01", attributes={"c": "a"})
    two = line(2, "small.done", "2023-03-02", attributes={"c": "a"})
    other = line(3, "small.done", "2023-03-09", attributes={"c": "b"}, supersedes=two["id"])
    assert entered(small.duty(distinct="c", at_least=2), one, two, other) == date(2023, 3, 9)


def test_the_fold_says_a_state_is_sound_only_as_the_duty_asks():
    """What is asked of other fields than the key does not choose which state is meant: it makes that one sound or not."""
    duty = small.duty(window={"state": "small.state", "by": date(2023, 6, 30)}, fact=None, where={"c": "a", "n": {"at_least": 2}})
    for n, met in ((1, None), (2, date(2023, 3, 1))):
        said = line(1, "small.state", "2023-03-01", attributes={"c": "a", "sound": True, "n": n})
        (raw,) = folded(duty, versions([said]), year=2023, known=FAR).windows
        assert outcome(duty, raw, FAR).met_on == met
        assert len(raw.entries) == 1


@quick
@given(strategies.duties(), strategies.facts(), YEARS, strategies.DAYS)
def test_known_on_a_day_is_a_ledger_of_what_was_recorded_by_then(words, lines, year, known):
    duty = small.duty(**words)
    by_then = [one for one in versions(lines) if one.recorded_on <= known]
    assert folded(duty, versions(lines), year=year, known=known) == folded(
        duty, by_then, year=year, known=FAR
    )


@quick
@given(strategies.duties(), strategies.facts(), YEARS)
def test_a_view_known_on_the_entered_day_shows_it_met(words, lines, year):
    duty = small.duty(**words)
    for raw in folded(duty, versions(lines), year=year, known=FAR).windows:
        done = outcome(duty, raw, FAR)
        if done.entered_on is None or duty.window.state or duty.window.after:
            continue
        then = folded(duty, versions(lines), year=year, known=done.entered_on)
        (same,) = [one for one in then.windows if one.start == raw.start]
        assert outcome(duty, same, FAR).met_on is not None


@quick
@given(strategies.duties(), strategies.facts(), YEARS)
def test_a_packed_fold_is_the_same_fold(words, lines, year):
    one = folded(small.duty(**words), versions(lines), year=year, known=FAR)
    assert packing.unpack(packing.pack(one)) == one
    assert packing.pack(packing.unpack(packing.pack(one))) == packing.pack(one)


@quick
@given(strategies.duties(), strategies.facts(), YEARS, st.randoms(use_true_random=False))
def test_the_order_in_which_facts_are_read_is_of_no_account(words, lines, year, random):
    duty, shuffled = small.duty(**words), versions(lines)
    random.shuffle(shuffled)
    assert folded(duty, shuffled, year=year, known=FAR) == folded(duty, versions(lines), year=year, known=FAR)


def test_the_strategies_reach_every_word():
    """A property says nothing of a word no example uses: each is in a window that is met, within 1,500 seeds."""
    met: set[str] = set()
    for seed in range(1500):
        words, lines = strategies.duty(Random(seed)), strategies.file(Random(seed + 1), most=40)
        duty = small.duty(**words)
        for raw in folded(duty, versions(lines), year=2023, known=FAR).windows:
            if outcome(duty, raw, FAR).met_on:
                met |= {*words["window"], *(name for name, value in words.items() if value)}
    assert met >= {
        "each", "due_after_days", "due_after_months", "by", "on", "after", "within_days", "within_working_days", "within_months", "within_field",
        "state", "sound_field", "until_field", "of", "ends", "where", "distinct", "at_least", "at_most", "without", "same",
    }  # fmt: skip
