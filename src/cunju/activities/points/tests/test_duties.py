"""The year of the golden table: the state of the rules, the windows of the answers, the figures of measure 13; the room lists what waits."""

from datetime import date
from typing import Any

import pytest

from cunju.activities.points import actions, queries
from cunju.activities.points.actions.objecting import Answered
from cunju.activities.points.actions.redeeming import Redemption
from cunju.activities.points.models import Household, Mark
from cunju.activities.points.tests import conftest as made
from cunju.activities.points.tests import golden
from cunju.activities.points.tests.conftest import CODE, TODAY, WITHOUT
from cunju.duties import interface as duties
from cunju.ledger import interface as ledger
from cunju.org import clock
from cunju.org.models import Unit
from cunju.records.book import Told

pytestmark = pytest.mark.django_db


def year() -> None:
    """The acts of the golden table."""
    who: dict[str, Any] = {"by": "clerk", "now": clock.now()}
    unit = made.unit()
    made.ready()
    yard = queries.entries(CODE, step="formed").get()
    actions.write(unit, Told(date(2023, 2, 4), "每周六清扫", "", {"households": 4}), step="met", parent=yard, **who)
    posting = made.month("2023-03", "1号 红白事简办\n1号 乱倒垃圾\n2号 红白事简办", on=date(2023, 4, 1))
    first, second = (Household.objects.get(unit_code=CODE, number=number) for number in (1, 2))
    mark = Mark.objects.get(item__number=3)
    one = actions.object_to(unit, posting, Told(date(2023, 4, 3), "不是我家倒的"), first, mark, **who)
    actions.answer(unit, one, Answered(date(2023, 4, 6), "核对过", 0), **who)
    actions.object_to(unit, posting, Told(date(2023, 4, 5), "漏了一次"), second, **who)
    actions.put_goods(unit, "毛巾 1 5 30", now=clock.now())
    actions.redeem(unit, Redemption(date(2023, 4, 20), "1号 毛巾"), **who)
    made.pact(date(2023, 6, 15), WITHOUT)


def test_the_year_is_the_golden_table(place: Unit) -> None:
    year()
    facts = ledger.facts_of(CODE, kinds=["points.rules_in_force"]).order_by("occurred_on")
    assert [(one.occurred_on, one.attributes["sound"]) for one in facts] == golden.STATES
    windows = [one for one in duties.standing(CODE, on=TODAY).windows if one.duty == golden.ANSWERED]
    assert sorted((CODE, one.duty, one.from_, one.due_on, one.met_on) for one in windows) == golden.WINDOWS
    for day, wanted in golden.FIGURES.items():
        assert queries.figures(["points.rules_in_force"], [CODE], on=day) == wanted
    waiting = [(one.wait.step, one.wait.since) for one in queries.waiting(Unit.objects.get(code=CODE))]
    assert waiting == [("answered", one[2]) for one in golden.WINDOWS if one[4] is None]
    judged = [one for one in duties.standing(CODE, on=TODAY).windows if one.duty == "yubei-2023.m13.incentives"]
    assert [(one.status, one.count) for one in judged] == [("needs_person", 7)]
