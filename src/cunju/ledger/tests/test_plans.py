"""Chains are looked up by index, with the statistics of a full ledger and on either engine: most facts supersede nothing."""

import uuid
from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests import cast

from cunju.ledger import lineage
from cunju.ledger.models import Fact, Rest
from cunju.org import clock

pytestmark = pytest.mark.django_db
MANY = 4000


def uid(number: int) -> uuid.UUID:
    return uuid.uuid5(uuid.NAMESPACE_OID, str(number))


@pytest.fixture
def _full() -> None:
    """A ledger in which one of a thousand facts was corrected and one of ten rests on another; then the engine looks at it."""
    now = clock.now()
    Fact.objects.bulk_create(
        Fact(
            uid=uid(number), unit_code=cast.VILLAGE, kind="assemblies.meeting_held", occurred_on=cast.TODAY, recorded_at=now,
            recorded_on=cast.TODAY, recorded_by="x", supersedes=uid(number - 1) if number % 1000 == 999 else None,
        )
        for number in range(MANY)
    )  # fmt: skip
    Rest.objects.bulk_create(Rest(fact=uid(number), base=uid(number - 1), unit_code=cast.VILLAGE) for number in range(1, MANY, 10))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def scans(ask: Callable[[], object]) -> list[str]:
    """The steps of the engine's plans for what is asked that read a whole table."""
    with CaptureQueriesContext(connection) as asked:
        ask()
    word = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    steps = []
    with connection.cursor() as cursor:
        for one in list(asked):
            cursor.execute(f"{word} {one['sql']}".replace("%", "%%"))
            steps += [str(row[-1]) for row in cursor.fetchall()]
    assert steps
    return [one for one in steps if one.startswith("SCAN") or "Seq Scan" in one]


@pytest.mark.parametrize("count", [1, 20])
def test_versions_of_a_chain(_full: None, count: int) -> None:
    given = [uid(998 + 7 * number) for number in range(count)]
    assert scans(lambda: lineage.versions(given)) == []
    assert len(lineage.versions([uid(998)])) == 2


def test_what_rests_on_a_fact(_full: None) -> None:
    assert scans(lambda: lineage.dependents([uid(0)])) == []
    assert lineage.dependents([uid(0)]) == {uid(1)}
