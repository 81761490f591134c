"""The demonstration of points on the conventions' own: both units stand, nothing is left that no rule carries."""

import random
from datetime import date

import pytest

from cunju.activities.conventions import demo as conventions
from cunju.activities.points import demo, queries
from cunju.activities.points.models import Item, Month
from cunju.config.demonstration import TODAY, Stage
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from tests import cast

pytestmark = pytest.mark.django_db


def test_the_demonstration_stands() -> None:
    cast.demonstration()
    Unit.objects.create(code="500112018", kind="town", name="王家街道", parent_code="500112")
    made = [(demo.YUFENGSHAN, "village", "玉峰山村村民委员会"), (demo.COMMUNITY, "community", "王家社区居民委员会")]
    units = [Unit.objects.create(code=code, kind=kind, name=name, parent_code="500112018") for code, kind, name in made]
    stage = Stage(units, [], random.Random(1), TODAY, None)  # type: ignore[arg-type]
    conventions.build(stage)
    demo.build(stage)
    for code in (demo.YUFENGSHAN, demo.COMMUNITY):
        found = queries.standing(code, on=TODAY)
        assert found and found.sound
    [refused] = Item.objects.exclude(refused="")
    assert refused.what == "越级上访"
    assert [one.period for one in Month.objects.filter(entry=None)] == ["2023-08"]
    kinds = [one.kind for one in ledger.facts_of(demo.YUFENGSHAN) if one.kind.startswith("points.")]
    assert kinds.count("points.courtyard_formed") == 3 and kinds.count("points.objection_answered") == 1 and "points.redeemed" in kinds
    assert max(one.occurred_on for one in ledger.facts_of(demo.YUFENGSHAN)) <= date(2023, 9, 20)
