"""Rules stand only where a meeting adopted them and each item cites a clause in force; the state follows both on the very day."""

from datetime import date
from typing import Any

import pytest

from cunju.activities.points import actions, queries
from cunju.activities.points.tests import conftest as made
from cunju.activities.points.tests.conftest import CODE, OTHER, PACT, WITHOUT
from cunju.kernel.refusals import CannotBe
from cunju.ledger import interface as ledger
from cunju.ledger.vocabulary import Plain
from cunju.org import clock
from cunju.org.models import Unit

pytestmark = pytest.mark.django_db


def states(code: str = CODE) -> list[tuple[date, Any]]:
    """The facts that say how the rules stand, by day."""
    return [(one.occurred_on, one.attributes["sound"]) for one in reversed(ledger.facts_of(code, kinds=["points.rules_in_force"]))]


def test_rules_on_the_convention_stand(place: Unit) -> None:
    made.ready()
    assert states() == [(date(2023, 1, 8), True)]
    found = queries.standing(CODE, on=made.TODAY)
    assert found and [clause for _, clause in found.rows] == ["第三条", "第二条", "第三条"]
    fact = ledger.facts_of(CODE, kinds=["points.rules_adopted"]).get()
    assert fact.attributes == {"items": 3, "clauses": 2, "version": "2023-1"}


def test_the_clause_gone_makes_them_unsound_that_day(place: Unit) -> None:
    made.ready()
    new = made.pact(date(2023, 6, 15), WITHOUT)
    assert states() == [(date(2023, 1, 8), True), (date(2023, 6, 15), False)]
    assert queries.standing(CODE, on=date(2023, 6, 14)).sound and not queries.standing(CODE, on=date(2023, 6, 15)).sound  # type: ignore[union-attr]
    with pytest.raises(CannotBe, match="不成立"):
        actions.enter(made.unit(), "2023-07", "1号 院坝清扫", by="clerk", now=clock.now())
    with ledger.writing([CODE], now=clock.now(), superseding=[new]) as pen:
        pen.retract(new, by="clerk")
    assert states() == [(date(2023, 1, 8), True)]


def test_a_clause_that_moved_or_was_reworded_still_carries(place: Unit) -> None:
    made.ready()
    moved = PACT.replace("五、", "六、").replace("四、", "五、").replace("三、垃圾不落地，", "四、垃圾不落地、分类，")
    made.pact(date(2023, 6, 15), "一、爱党爱国。\n" + moved.replace("二、", "三、").replace("一、爱护", "二、爱护"))
    assert states() == [(date(2023, 1, 8), True)]
    found = queries.standing(CODE, on=made.TODAY)
    assert found and [clause for _, clause in found.rows] == ["第四条", "第三条", "第四条"]


def test_an_item_without_a_clause_or_a_text_without_words_carries_nothing(place: Unit) -> None:
    made.pact(date(2023, 1, 5))
    made.rules(date(2023, 1, 8), "院坝清扫 加2分 第三条\n参加志愿服务 加2分")
    assert states() == [(date(2023, 1, 8), False)]
    with pytest.raises(CannotBe, match="没有看懂第2行：现行的公约里没有第九条"):
        made.rules(date(2023, 2, 8), "院坝清扫 加2分 第三条\n参加志愿服务 加2分 第九条")
    made.rules(date(2023, 3, 8), "院坝清扫 加2分 第3条", code=OTHER)
    assert states(OTHER) == [(date(2023, 3, 8), False)]


def test_the_meeting_binds(place: Unit) -> None:
    made.pact(date(2023, 1, 5))
    met = made.meeting(date(2023, 1, 8))
    made.rules(date(2023, 1, 8), met=met)
    assert states() == [(date(2023, 1, 8), True)]
    said = {"body": "representatives", "due": 40, "present": 10, "result": "short"}
    with ledger.writing([CODE], now=clock.now(), superseding=[met]) as pen:
        pen.correct(met, Plain("assemblies.meeting_held", said), occurred_on=date(2023, 1, 8), by="clerk")
    assert states() == [(date(2023, 1, 8), False)]
    with ledger.writing([CODE], now=clock.now(), superseding=[met]) as pen:
        pen.retract(met, by="clerk")
    assert queries.standing(CODE, on=made.TODAY).stand.faults == ("通过办法的会议已经作废",)  # type: ignore[union-attr]


def test_what_representatives_of_a_village_adopted_is_no_convention(place: Unit) -> None:
    made.pact(date(2023, 1, 5), lawful=False)
    made.rules(date(2023, 1, 8))
    assert states() == [(date(2023, 1, 8), False)]
    made.pact(date(2023, 2, 5), PACT + "\n")
    assert states() == [(date(2023, 1, 8), False)]  # its items name clauses of no convention; they are adopted anew
    made.rules(date(2023, 3, 1))
    assert states() == [(date(2023, 1, 8), False), (date(2023, 3, 1), True)]
