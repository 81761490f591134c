"""What a matrix counts from folds in brief is what the full standings say, for any facts, any day asked about and any day known."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cunju.duties import grid, store
from cunju.duties.models import StoredFold
from cunju.duties.reading import Standing, shorts, standings
from cunju.duties.tests import small, strategies
from cunju.duties.tests.test_stored import YEARS, duties, in_force, load
from cunju.org.models import Unit

pytestmark = pytest.mark.django_db
LAW = [small.duty(1, where={}), small.duty(2, fact="small.other", where={}, window={"after": "small.done", "within_days": 30}, same=["c"])]


def counted(windows: Iterable[Any]) -> list[tuple[Any, ...]]:
    said = [(one.duty, one.measure, one.owed_by, one.binding, one.status, one.due_on, len(one.facts)) for one in windows]
    return sorted(said, key=str)


def both(on: date, **more: Any) -> tuple[list[Any], list[Any]]:
    """(in brief, in full) of every unit there is."""
    units = list(Unit.objects.order_by("code"))
    return shorts(units, on=on, **more), standings(units, on=on, **more)


def rows(found: list[Any]) -> list[grid.Row]:
    """The town's rows as ``grid`` makes them of what stands."""
    town = next(one for one in found if one.unit.kind == "town")
    making = grid._Making(grid.columns(), {one.unit.code: one for one in found})
    return [making.town(town, [one for one in found if one is not town]), *(making.unit(one) for one in found)]


def alike(on: date, **more: Any) -> None:
    short, full = both(on, **more)
    assert [counted(one.windows) for one in short] == [counted(one.windows) for one in full]
    assert [one.exemptions for one in short] == [one.exemptions for one in full]
    assert rows(short) == rows(full)


@settings(max_examples=40, deadline=None, database=None)
@given(duties, strategies.facts(most=30), st.sampled_from(YEARS), strategies.DAYS, strategies.DAYS)
def test_a_matrix_in_brief_counts_what_the_standings_say(packs, lines, year, known, on):
    with small.rolled_back(), in_force(packs):
        small.units()
        load(lines)
        for _ in range(2):  # the second time from what is kept
            alike(on, known=known, year=year)
        alike(on, known=store.END_OF_TIME, year=year)


@pytest.fixture
def _small():
    with small.in_force(small.catalogue_of(LAW)):
        small.units(today=date(2023, 12, 31))
        plain = {"until": None, "findings": [], "rests_on": [], "supersedes": None, "retracted": False}
        load([plain | small.line(1, occurred_on="2023-03-03", kind="small.done", attributes={"c": "a"})])
        yield


def test_a_row_of_an_older_version_is_read_from_what_is_packed(_small, monkeypatch):
    StoredFold.objects.update(brief="")
    plain = store.fold
    folded: list[str] = []
    monkeypatch.setattr(store, "fold", lambda *words, code, **named: folded.append(code) or plain(*words, code=code, **named))
    alike(date(2023, 9, 20), known=store.END_OF_TIME)
    assert small.ONE not in folded
    short, _ = both(date(2023, 9, 20), known=store.END_OF_TIME)
    assert any(one.status == "met" for each in short for one in each.windows)


def test_a_day_gone_by_is_folded_once_until_something_is_written(_small, monkeypatch):
    monkeypatch.setattr(store, "_settled", lambda: True)  # as outside of a test's transaction
    monkeypatch.setattr(store, "_kept", {})
    units = list(Unit.objects.order_by("code"))
    folded: list[str] = []
    plain = store.fold
    monkeypatch.setattr(store, "fold", lambda *words, code, **named: folded.append(code) or plain(*words, code=code, **named))
    for _ in range(2):
        shorts(units, on=date(2023, 9, 20), known=date(2023, 1, 1))
    assert sorted(folded) == sorted(set(folded)) and small.ONE in folded
    folded.clear()
    more = {"until": None, "findings": [], "rests_on": [], "supersedes": None, "retracted": False}
    load([more | small.line(2, occurred_on="2023-04-04", kind="small.done", attributes={"c": "b"})])
    folded.clear()
    alike(date(2023, 9, 20), known=date(2023, 1, 1))
    assert small.ONE in folded


def test_what_may_be_rolled_back_is_not_kept(_small, monkeypatch):
    monkeypatch.setattr(store, "_kept", {})
    shorts(list(Unit.objects.all()), on=date(2023, 9, 20), known=date(2023, 1, 1))
    assert store._kept == {}


def test_standings_behind_a_matrix_are_read_when_they_are_looked_at(_small, django_assert_num_queries):
    _, behind = grid.with_standings(small.TOWN, on=date(2023, 9, 20))
    assert set(behind) >= {small.ONE, small.TWO}
    assert isinstance(behind[small.ONE], Standing)
    with django_assert_num_queries(0):
        assert behind.all([small.ONE])[0].unit.code == small.ONE
    with pytest.raises(KeyError):
        behind["500112999999"]
