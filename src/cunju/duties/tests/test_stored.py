"""Random facts in a real database: the stored fold equals the SQL oracle, a straight reading and a live fold, however it was written."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cunju.duties import brief, packing, rebuilding, store
from cunju.duties.models import StoredFold
from cunju.duties.reading import Standing, standings
from cunju.duties.tests import oracle, small, straight, strategies
from cunju.ledger import transfer
from cunju.ledger.models import Head
from cunju.org import clock
from cunju.org.models import Unit

pytestmark = pytest.mark.django_db
YEARS = (2022, 2023, 2024)
few = settings(max_examples=40, deadline=None, database=None)
Lines = Sequence[Mapping[str, Any]]


def several(random: Random) -> list[dict[str, Any]]:
    """The words of a small pack of duties."""
    return [strategies.duty(random) for _ in range(4)]


duties = strategies.drawn(several)


def load(lines: Lines) -> None:
    """Restore lines, all in one writing."""
    report = transfer.load([json.dumps(one) for one in lines], now=clock.now(), restore=True)
    assert report.errors == []


def in_force(packs: Sequence[Mapping[str, Any]]) -> Any:
    made = [small.duty(number, **words) for number, words in enumerate(packs, start=1)]
    return small.in_force(small.catalogue_of(made))


def asked(on: date, *, known: date | None = None, year: int = 2023) -> list[Standing]:
    units = Unit.objects.filter(kind="village").order_by("code")
    return standings(units, on=on, known=known, year=year)


def seen(found: Standing, number: int) -> list[straight.Seen]:
    windows = [one for one in found.windows if one.duty == f"small.{number:02}"]
    return sorted(
        (straight.Seen(one.from_, one.to, one.due_on, one.count, one.met_on, None, one.facts) for one in windows),
        key=str,
    )


def there(words: Mapping[str, Any], windows: Sequence[Any], on: date) -> list[Any]:
    """A window that a fact opened after the day asked about is not there on it (interfaces §5)."""
    return [one for one in windows if "after" not in words["window"] or one.start <= on]


@few
@given(duties, strategies.facts(most=30), st.sampled_from(YEARS), strategies.DAYS, strategies.DAYS)
def test_standing_equals_the_straight_reading_and_the_sql_oracle(packs, lines, year, known, on):
    with small.rolled_back(), in_force(packs):
        small.units()
        load(lines)
        first = asked(on, known=known, year=year)[0]
        for number, words in enumerate(packs, start=1):
            found = seen(first, number)
            expected = there(words, straight.Reading(words, lines, small.ONE, known).windows(year, on), on)
            assert found == sorted((one._replace(entered_on=None) for one in expected), key=str)
            said = there(words, oracle.Asking(words, small.ONE, known).windows(year, on), on)
            if words["window"].get("state"):
                assert [(one.start, one.count) for one in found] == [one[:2] for one in said]
            else:
                mine = [(one.start, one.count, one.met_on) for one in found]
                assert sorted(mine, key=str) == sorted((tuple(one) for one in said), key=str)


@settings(few, max_examples=12)
@given(duties, strategies.facts(most=30))
def test_one_by_one_equals_in_bulk_and_stored_equals_live(packs, lines):
    with in_force(packs):
        with small.rolled_back():
            small.units()
            load(lines)
            bulk = stored_as_live(), list(transfer.dump()), answers()
        with small.rolled_back():
            small.units()
            for one in lines:
                load([one])
            single = stored_as_live(), list(transfer.dump()), answers()
    assert bulk[1:] == single[1:]
    assert {key: bulk[0][key] for key in single[0]} == single[0]


def stored_as_live() -> dict[tuple[str, int], str]:
    """The rows stored, each of the present head and equal to a fresh fold."""
    heads = dict(Head.objects.values_list("unit_code", "number"))
    rows = {(one.unit_code, one.year): one for one in StoredFold.objects.all()}
    wanted: dict[str, list[int]] = {}
    for code, year in rows:
        wanted.setdefault(code, []).append(year)
    fresh = store.live(wanted)
    assert {key: one.packed for key, one in rows.items()} == {key: packing.pack(one) for key, one in fresh.items()}
    assert {key: one.brief for key, one in rows.items()} == {key: brief.text_of(one) for key, one in fresh.items()}
    assert {key: one.head for key, one in rows.items()} == {key: heads[key[0]] for key in rows}
    assert rebuilding.rebuild(dry_run=True)["differed"] == []
    return {key: one.packed for key, one in rows.items()}


def answers() -> list[Any]:
    return [one.windows for year in YEARS for one in asked(date(year, 12, 31), year=year)]


@few
@given(duties, strategies.facts(most=30), st.sampled_from(YEARS), strategies.DAYS)
def test_known_on_a_day_equals_a_ledger_of_what_was_recorded_by_then(packs, lines, year, day):
    with in_force(packs):
        with small.rolled_back():
            small.units()
            load(lines)
            dump = [json.loads(one) for one in transfer.dump()]
            then = asked(day, known=day, year=year)
        with small.rolled_back():
            small.units()
            load([one for one in dump if one["recorded_at"][:10] <= day.isoformat()])
            restored = asked(day, year=year)
    assert [one.windows for one in then] == [one.windows for one in restored]


def test_a_stored_fold_that_holds_something_later_is_not_used_for_an_earlier_knowing():
    """Also where the database's own today was moved back (``CUNJU_TODAY``)."""
    with small.rolled_back(), in_force([{"at_least": 1, "where": {}, "fact": "small.done"}]):
        small.units()
        late = {"until": None, "findings": [], "rests_on": [], "supersedes": None, "retracted": False}
        load([{**small.line(1, occurred_on="2023-03-01", recorded_on="2023-08-01"), **late}])
        on = date(2023, 9, 1)
        for known, count in ((date(2023, 7, 31), 0), (date(2023, 8, 1), 1), (None, 1)):
            assert asked(on, known=known)[0].windows[0].count == count
        StoredFold.objects.update(packed="[[],[],null,[]]")
        assert asked(on)[0].windows == ()  # stored rows are used where they may be
        assert len(asked(on, known=date(2023, 7, 31))[0].windows) == 0
