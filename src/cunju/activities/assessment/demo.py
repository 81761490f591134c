"""Demonstration records of this room: the scheme of 2023, its notice sent, one objection answered and one that waits; nothing drawn or closed."""

from datetime import date
from pathlib import Path
from typing import Any

from cunju.activities.assessment import actions, forms
from cunju.activities.assessment.actions import Scheme
from cunju.org.models import Unit

BY = "demonstration"
RUBRIC = Path(__file__).parent / "data" / "rubric.yaml"
PLAN = "渝北区2023年度督查检查考核计划（演示，文号略）"
ADOPTED, NOTICED = date(2023, 9, 1), date(2023, 9, 15)
# By town: on which day, of which item, what it says, and the district's answer where there is one.
OBJECTIONS = (
    ("500112133", date(2023, 9, 18), "i6", "第三季度还没有过完，这个季度的协商会议没有开的，请不要算作没有做到。",
     (date(2023, 9, 19), "第三季度的协商9月30日到期，没有到期的现在不计分，也没有算作没有做到。")),
    ("500112004", date(2023, 9, 19), "i4", "街道只有社区，没有村规民约，这一项是不是只看居民公约，请说明。", None),
)  # fmt: skip


def last(stage: Any) -> None:
    """When the records of all rooms are there."""
    district = Unit.objects.filter(kind="county").order_by("code").first()
    if district is None:
        return
    rows = forms.rows_of(RUBRIC.read_bytes(), RUBRIC.name)
    scheme = actions.set_scheme(district, Scheme(2023, ADOPTED, PLAN, True, rows), by=BY, now=stage.at(ADOPTED))
    actions.notify(scheme, NOTICED, by=BY, now=stage.at(NOTICED))
    for code, day, item, text, said in OBJECTIONS:
        for town in Unit.objects.filter(code=code):
            objection = actions.object_to(town, scheme, item, text, by=BY, now=stage.at(day))
            if said:
                actions.answer(objection, said[1], None, by=BY, now=stage.at(said[0]))
    stage.enter()
