"""No page and no answer scans the fact table; the matrix asks as much for forty units as for two (issue 2, Figures)."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests import cast, plans

from cunju.duties import interface as duties
from cunju.duties import store
from cunju.duties.models import StoredFold
from cunju.ledger import interface as ledger
from cunju.ledger.tests.village import NOON, Meeting, Posted
from cunju.org.models import Account, Unit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def people() -> dict[str, Account]:
    cast.units()
    cast.demonstration()
    for code in (cast.VILLAGE, cast.NEIGHBOUR, cast.FAR):
        record(code)
    return cast.everybody()


def record(code: str) -> None:
    """A meeting, corrected, and a posting that rests on it."""
    with ledger.writing([code], now=NOON) as pen:
        held = pen.record(Meeting(), unit=code, occurred_on=date(2023, 9, 1), by="clerk")
        pen.record(Posted(), unit=code, occurred_on=date(2023, 9, 2), by="clerk", rests_on=[held.uid])
        pen.correct(held.uid, Meeting(28), occurred_on=date(2023, 9, 1), by="clerk")


def grown() -> None:
    """Forty villages more in the town."""
    codes = [f"{cast.TOWN}3{number:02}" for number in range(40)]
    Unit.objects.bulk_create(
        [Unit(code=code, kind="village", name=f"第{code[-2:]}村", parent_code=cast.TOWN) for code in codes]
    )
    for code in codes:
        record(code)


WHO_READS = [
    ("clerk", "/today/"),
    ("supervisor", "/today/"),
    ("town", "/today/"),
    ("district", "/today/"),
    ("clerk", "/register/"),
    ("clerk", "/register/?kind=assemblies.meeting_held&year=2023"),
    ("town", "/register/"),
    ("district", "/register/"),
    ("district", f"/register/?unit={cast.TOWN}&year=2023"),
    ("clerk", f"/matrix/{cast.VILLAGE}/"),
    ("town", f"/matrix/{cast.TOWN}/"),
    ("district", f"/matrix/{cast.DISTRICT}/"),
    ("district", f"/matrix/{cast.DISTRICT}/?t={cast.TOWN}&m=3"),
    ("clerk", f"/unit/{cast.VILLAGE}/"),
    ("town", f"/unit/{cast.TOWN}/"),
    ("clerk", f"/why/{cast.VILLAGE}/3/"),
    ("town", f"/form/{cast.TOWN}/2023-09-30/"),
]


@pytest.mark.parametrize(("who", "path"), WHO_READS)
@pytest.mark.parametrize("stored", [True, False], ids=["stored", "live"])
def test_no_page_scans_the_facts(client, people, who, path, stored) -> None:
    if not stored:
        StoredFold.objects.all().delete()
    client.force_login(people[who])
    with plans.statements() as seen:
        assert client.get(path).status_code == 200
    assert {sql: found for sql, params in seen if (found := plans.scans((sql, params)))} == {}


def reads() -> Iterator[tuple[str, Callable[[], Any]]]:
    on, early = cast.TODAY, date(2023, 9, 1)
    yield "standing", lambda: duties.standing(cast.VILLAGE, on=on)
    yield "standing as known", lambda: duties.standing(cast.VILLAGE, on=on, known=early)
    yield "matrix", lambda: duties.matrix(cast.DISTRICT, on=on)
    yield "matrix as known", lambda: duties.matrix(cast.DISTRICT, on=on, known=early)
    yield "live folds", lambda: store.live({cast.VILLAGE: [2023], cast.FAR: [2023]})
    yield "offers", lambda: ledger.offers(cast.VILLAGE, kinds=["assemblies.meeting_held"])
    yield "current", lambda: ledger.facts_of(cast.VILLAGE).first()
    yield "an action", lambda: record(cast.VILLAGE)


@pytest.mark.parametrize(("name", "read"), list(reads()), ids=[name for name, _ in reads()])
def test_no_answer_scans_the_facts(name, read) -> None:
    with plans.statements() as seen:
        read()
    assert {sql: found for sql, params in seen if (found := plans.scans((sql, params)))} == {}
    assert seen or name in ("standing", "matrix")


def test_a_scan_would_be_seen() -> None:
    from cunju.ledger.models import Fact

    for facts in (Fact.objects.filter(source="x"), Fact.objects.order_by("position"), Fact.objects.all()[:5]):
        with plans.statements() as seen:
            list(facts)
        assert [one for one in seen if plans.scans(one)] != []


def questions(seen: CaptureQueriesContext) -> list[str]:
    """What was asked; a savepoint is none (and there is none but within a test)."""
    return [one["sql"] for one in seen if "SAVEPOINT" not in one["sql"]]


@pytest.mark.parametrize(
    ("who", "path"),
    [("district", f"/matrix/{cast.DISTRICT}/"), ("town", f"/matrix/{cast.TOWN}/"), ("district", f"/matrix/{cast.TOWN}/")],
)  # fmt: skip
def test_the_matrix_asks_twelve_questions_at_most_whatever_the_units(client, people, who, path) -> None:
    client.force_login(people[who])
    client.get(path)
    with CaptureQueriesContext(connection) as few:
        assert client.get(path).status_code == 200
    grown()
    with CaptureQueriesContext(connection) as many:
        assert client.get(path).status_code == 200
    assert len(questions(few)) == len(questions(many)) <= 12, questions(many)


@pytest.mark.parametrize("facts", [1, 200])
def test_the_fold_asks_four_questions_more_at_most_whatever_the_facts(facts) -> None:
    with ledger.writing([cast.VILLAGE, cast.FAR], now=NOON) as pen:
        base = pen.record(Meeting(), unit=cast.FAR, occurred_on=date(2023, 9, 1), by="clerk")
        for _ in range(facts):
            pen.record(Posted(), unit=cast.VILLAGE, occurred_on=date(2023, 9, 2), by="clerk", rests_on=[base.uid])
    from cunju.ledger import holding

    subscribers = list(holding._subscribers)
    asked: list[str] = []

    def watched(heads: Any, written: Any) -> None:
        with CaptureQueriesContext(connection) as seen:
            for one in subscribers:
                one(heads, written)
        asked.extend(one["sql"] for one in seen)

    holding._subscribers[:] = [watched]
    try:
        record(cast.VILLAGE)
    finally:
        holding._subscribers[:] = subscribers
    assert 0 < len(asked) <= 4, asked
