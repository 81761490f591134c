"""``check`` finds a meeting that no longer says what its fact says."""

import json
from datetime import date

import pytest
from tests import cast
from tests.calling import call

from cunju.activities.assemblies.models import Meeting
from cunju.duties import commands
from cunju.ledger import interface as ledger
from cunju.ledger.tests import village

pytestmark = pytest.mark.django_db
LOST = "00000000-0000-4000-8000-000000000001"


def problems() -> list[tuple[str, str, str]]:
    """What check finds: area, unit, id."""
    said = call(commands.COMMANDS, "check --json")
    return [(one["area"], one["unit"], one["id"]) for one in json.loads(said.out)["problems"]]


def test_a_row_that_differs_from_its_fact() -> None:
    cast.units()
    cast.demonstration()
    with ledger.writing([cast.VILLAGE], now=village.NOON) as pen:
        held = pen.record(village.Meeting(), unit=cast.VILLAGE, occurred_on=date(2023, 9, 18), by="clerk")
        pen.correct(held.uid, village.Meeting(28), occurred_on=date(2023, 9, 18), by="clerk")
    rows = Meeting.objects.filter(fact=held.uid)
    Meeting.objects.create(
        unit_code=cast.VILLAGE,
        body="representatives",
        planned_on=date(2023, 9, 18),
        fact=held.uid,
        due=40,
        present=28,
    )
    assert problems() == []
    rows.update(present=29)
    assert problems() == [("rooms", cast.VILLAGE, str(held.uid))]
    rows.update(fact=LOST)
    assert problems() == [("rooms", cast.VILLAGE, LOST)]
