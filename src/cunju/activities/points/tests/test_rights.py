"""No item takes what the law grants: complaints, petitions, elections, benefits; what only sounds like it stays."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from cunju.activities.points import actions
from cunju.activities.points.rules import rights
from cunju.activities.points.tests import conftest as made
from cunju.activities.points.tests.conftest import CODE, OTHER
from cunju.catalogue import questions
from cunju.kernel.refusals import CannotBe
from cunju.org import clock
from cunju.org.models import Unit

HERE = Path(__file__).parent
SETS = {name: yaml.safe_load((HERE / f"{name}.yaml").read_text("utf-8")) for name in ("rights", "first", "second", "third")}


def pairs(which: str) -> list[Any]:
    return [pytest.param(what, points, id=f"{what} {points}") for one in SETS.values() for what, points in one[which]]


@pytest.mark.parametrize(("what", "points"), pairs("refused"))
def test_what_takes_a_right_is_found(what: str, points: int) -> None:
    found = rights.read(what, points)
    assert found and found.quote and found.reason.endswith("。")


@pytest.mark.parametrize(("what", "points"), pairs("lawful"))
def test_what_takes_none_is_left(what: str, points: int) -> None:
    assert rights.read(what, points) is None


def test_each_kind_cites_a_question_of_the_vocabulary() -> None:
    known = questions.load()
    for one in rights.data().rights:
        assert set(one.grounds) <= set(known[one.question].choices)


@pytest.mark.django_db
def test_the_item_is_refused_with_the_clause_and_stands_in_no_rules(place: Unit) -> None:
    made.pact(date(2023, 1, 5))
    one = made.rules(date(2023, 1, 8), "院坝清扫 加2分 第三条\n越级上访 扣10分 第三条\n全年零投诉 加5分 第三条")
    items = {each.what: each.refused for each in one.items.all()}
    assert items["院坝清扫"] == "" and all("村民委员会组织法第27条" in items[each] for each in ("越级上访", "全年零投诉"))
    assert one.entry and one.entry.said["items"] == 1
    made.courtyard()
    with pytest.raises(CannotBe, match="没有"):
        actions.enter(made.unit(), "2023-03", "1号 越级上访", by="clerk", now=clock.now())


@pytest.mark.django_db
def test_a_community_is_refused_by_its_own_law(place: Unit) -> None:
    told = actions.Draft("上访 扣10分 第一条", days=7, budget=Decimal(10))
    one = actions.draft(made.unit(OTHER), told, by="clerk", now=clock.now())
    assert "城市居民委员会组织法第15条" in one.items.get().refused
    with pytest.raises(CannotBe, match="没有一项可以列入"):
        actions.adopt(made.unit(OTHER), one, actions.Vote(made.meeting(date(2023, 1, 8), code=OTHER)), by="clerk", now=clock.now())
    assert made.unit(CODE).code == CODE
