"""A record folds the years it can reach and no other, however many are kept; what is carried on equals a fresh fold."""

from datetime import date

import pytest
from django.db import connection

from cunju.duties import store
from cunju.duties.tests import small
from cunju.duties.tests.test_stored import load, stored_as_live

pytestmark = pytest.mark.django_db
LAW = [
    small.duty(1, where={}),
    small.duty(2, fact="small.other", of="period", where={}),
    small.duty(3, fact="small.other", where={}, window={"after": "small.done", "within_days": 30}, same=["c"]),
]  # fmt: skip
KEPT = range(2021, 2030)


def line(number: int, day: str, **more):
    plain = {"until": None, "findings": [], "rests_on": [], "supersedes": None, "retracted": False}
    return {**small.line(number, occurred_on=day, **more), **plain, **{name: more[name] for name in more if name in plain}}


def folded(monkeypatch: pytest.MonkeyPatch, lines) -> list[int]:
    """The years folded by a writing of these lines."""
    seen: list[int] = []
    plain = store.fold

    def counting(*words, year: int, **named):
        seen.append(year)
        return plain(*words, year=year, **named)

    with monkeypatch.context() as patch:
        patch.setattr(store, "fold", counting)
        load(lines)
    return sorted(seen)


def keep(years) -> None:
    for number, year in enumerate(years, start=100):
        load([line(number, f"{year}-05-05", attributes={"c": "a"}, kind="small.done")])


@pytest.fixture
def _small():
    with small.in_force(small.catalogue_of(LAW)):
        small.units(today=date(2029, 12, 31))
        yield


@pytest.mark.parametrize("years", [1, 9])
def test_a_record_folds_its_own_year_however_many_are_kept(_small, monkeypatch, django_assert_max_num_queries, years):
    keep(KEPT[-years:])
    with django_assert_max_num_queries(16 + (connection.vendor == "postgresql")):  # whoever closes a writing numbers alone
        assert folded(monkeypatch, [line(1, "2029-06-01", attributes={"c": "b"})]) == [2029]
    assert len(stored_as_live()) == years


def test_the_first_of_a_kind_is_present_in_every_year_without_a_fold(_small, monkeypatch):
    keep(KEPT)
    assert folded(monkeypatch, [line(1, "2029-06-01", kind="small.other", attributes={"c": "z"})]) == [2029]
    stored_as_live()


def test_what_names_a_period_folds_the_year_it_names(_small, monkeypatch):
    keep(KEPT)
    assert folded(monkeypatch, [line(1, "2029-06-01", kind="small.other", attributes={"period": "2025"})]) == [2025, 2029]
    stored_as_live()


def test_an_answer_folds_the_years_of_its_openings(_small, monkeypatch):
    keep(KEPT)
    load([line(2, "2023-02-02", attributes={"c": "mine"})])
    assert folded(monkeypatch, [line(1, "2029-06-01", kind="small.other", attributes={"c": "mine"})]) == [2023, 2029]
    stored_as_live()


@pytest.mark.parametrize("more", [
    {"supersedes": "00000000-0000-4000-8000-000000000108"},
    {"kind": "duties.exempted", "attributes": {"duty": "all", "from": "2025-01-01", "reason": "other"}},
])  # fmt: skip
def test_a_correction_and_an_exemption_reach_every_year(_small, monkeypatch, more):
    keep(KEPT)
    assert folded(monkeypatch, [line(1, "2029-06-01", **more)]) == list(KEPT)
    stored_as_live()


def test_a_row_that_was_stale_is_folded_not_carried(_small, monkeypatch):
    keep(KEPT)
    store.StoredFold.objects.filter(year=2024).update(digest="older")
    store.StoredFold.objects.filter(year=2025).update(head=0)
    assert folded(monkeypatch, [line(1, "2029-06-01", attributes={"c": "b"})]) == [2024, 2025, 2029]
    stored_as_live()
