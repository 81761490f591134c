"""Tasks from above: what they cost, what they lack, admitted, declined, taken back, at an end."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from cunju.activities.fourlists import queries
from cunju.activities.fourlists.models import Entry, Task
from cunju.activities.fourlists.tests.acts import last, page, post
from cunju.activities.fourlists.tests.conftest import CODE, DISTRICT, OTHER, TODAY, TOWN
from cunju.duties import interface as duties
from cunju.ledger import interface as ledger
from cunju.org.models import Account

pytestmark = pytest.mark.django_db
TASK = {
    "title": "返乡人员信息表", "department": "区某部门", "fields_asked": "12", "ends_on": "2023-12-31", "period": "month", "basis": "document",
    "units": [CODE, OTHER],
}  # fmt: skip


def entered(town: Client, **more: Any) -> Task:
    post(town, "enter", TOWN, **{**TASK, "basis_text": "区府办发〔2023〕1号", **more})
    return Task.objects.latest("entered_on", "id")


def test_a_task_costs_minutes_units_times_and_ends_by_itself(town: Client, district: Client, clerk: Client) -> None:
    made = entered(town)
    assert made.minutes == 17 and "定下来以前" in page(clerk, "task", made.pk)
    assert "1件清单外事项等区里定准入" in district.get("/today/").content.decode()
    told = post(district, "decide", made.pk, result="admitted", text="")
    assert "没有落实经费" in told
    line = last("task")
    assert line.said == {
        "item": "清单外", "result": "admitted", "funded": False, "basis": "document", "ends_on": "2023-12-31", "minutes": 17, "units": 2,
    }  # fmt: skip
    assert [one["code"] for one in ledger.current(line.fact).findings] == ["unfunded"]
    one = queries.asked(made, on=TODAY)
    assert (one.year.times, round(one.year.hours, 1)) == (4, 2.3) and "17分钟×2个单位×4次＝2.3小时" in page(district, "home", DISTRICT)
    assert "江西某县的做法，可以比一比：村里要填的报表从91张减到39张" in page(district, "home", DISTRICT)
    assert "江西" not in page(district, "paper", DISTRICT, "tasks")
    assert queries.asked(made, on=date(2024, 1, 1)).state == ("out", "到期自动停止")
    paper = page(district, "task_paper", made.pk)
    assert "清单外事项准入审批表" in paper and "没有落实经费（" in paper and "区府办发〔2023〕1号" in paper


def test_a_task_without_ground_is_not_admitted_without_a_word(town: Client, district: Client) -> None:
    made = entered(town, basis_text="")
    assert made.basis == "none"
    assert "没有依据" in post(district, "decide", made.pk, result="admitted", text="") and not Entry.objects.filter(step="task").exists()
    assert "请写原因" in post(district, "decide", made.pk, result="declined", text="") and not Entry.objects.filter(step="task").exists()
    post(district, "decide", made.pk, result="admitted", text="防汛应急，先办再补文件")
    assert last("task").said["basis"] == "none" and "防汛应急" in page(district, "task_paper", made.pk)


def test_what_is_declined_is_no_duty_of_anybody_and_costs_nothing(town: Client, district: Client, clerk: Client) -> None:
    made = entered(town)
    before = [(one.duty, one.from_) for one in duties.standing(CODE, on=TODAY).windows]
    post(district, "decide", made.pk, result="declined", text="和已有台账重复")
    assert [(one.duty, one.from_) for one in duties.standing(CODE, on=TODAY).windows] == before
    assert made.title not in clerk.get("/today/").content.decode() and "不予准入" in page(clerk, "home", CODE)
    assert queries.hours(queries.asked_of(DISTRICT, on=TODAY)).hours == 0


def test_a_town_takes_back_what_nobody_decided(town: Client, district: Client) -> None:
    made = entered(town)
    assert "已撤回" in post(town, "withdraw", made.pk)
    assert "已经撤回" in post(district, "decide", made.pk, result="admitted", text="可以")
    assert not Entry.objects.filter(step="task").exists()


def test_what_was_admitted_stands_on_the_villages_today_until_it_ends(town: Client, district: Client, clerk: Client) -> None:
    made = entered(town)
    assert made.title not in clerk.get("/today/").content.decode()
    post(district, "decide", made.pk, result="admitted", text="")
    assert f"清单外事项“{made.title}”：每月一次，做到12月31日为止" in clerk.get("/today/").content.decode()
    assert f"清单外事项“{made.title}”：区里同意准入，做到12月31日为止" in town.get("/today/").content.decode()
    unit = Account.objects.get(role="village_clerk", unit_code=CODE)
    assert queries.beside(unit, on=date(2023, 12, 31)) and not queries.beside(unit, on=date(2024, 1, 1))


def test_the_town_sees_what_was_declined(town: Client, district: Client, clerk: Client) -> None:
    made = entered(town)
    post(district, "decide", made.pk, result="declined", text="和已有台账重复")
    assert f"清单外事项“{made.title}”：区里不予准入" in town.get("/today/").content.decode()
