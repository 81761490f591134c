"""Issue 2's "done when", step by step through HTTP on the demonstration: clerk, town officer, district officer."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from cunju import ledger
from cunju.duties import grid, reading
from cunju.org.models import Account
from tests.effort.walking import Walk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
TODAY = date(2023, 9, 20)
YUFENGSHAN, WANGJIA, DISTRICT = "500112018202", "500112018", "500112"
REPORT = f"/form/{WANGJIA}/2023-09-30/"


def signed_in(username: str) -> Client:
    client = Client()
    client.force_login(Account.objects.get(username=username))
    return client


def third_quarter() -> Any:
    windows = reading.standing(YUFENGSHAN, on=TODAY).windows
    return next(one for one in windows if one.duty == "village-law-2018.art26.quarterly" and one.from_ == date(2023, 7, 1))


def cell_of_wangjia() -> Any:
    row = next(one for one in grid.matrix(DISTRICT, on=TODAY, level="town").rows if one.code == WANGJIA)
    return next(one for one in row.cells if one.measure == 3)


def draft() -> str:
    page = signed_in("wangjia").get(REPORT)
    assert page.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def test_a_clerk_records_the_meeting_and_everything_above_moves() -> None:
    assert third_quarter().status == "due_soon"
    before = draft()
    walk = Walk(signed_in("yufengshan")).go("/today/").sees("本季度村民代表会议").tap("本季度村民代表会议")
    walk.fill(planned_on="2023-09-20", place="村便民服务中心", items="村内公路维修方案").press("保存，下一步")
    walk.tap("会议通知").sees("村内公路维修方案").press("已告知")
    walk.tap("签到表").sees("三分之二是27人").sees("演示数据").tap("返回")

    walk.go("/today/").tap("本季度村民代表会议").tap("去记录")
    walk.tick("absent", count=14).fill(minutes="逐项讨论并表决。").press("保存记录")
    walk.sees("应到40人，已到26人，差1人达到三分之二（村民委员会组织法第26条）")
    assert third_quarter().status == "due_soon"  # a meeting that fell short serves no duty

    meeting = ledger.facts_of(YUFENGSHAN, kinds=["assemblies.meeting_held"]).first()
    assert meeting is not None and meeting.attributes["result"] == "short"
    walk.tap("更正")
    absent = next(form.fields["absent"] for form in walk.page.forms if "absent" in form.fields)
    walk.typed["absent"] = absent.values[1:]
    walk.fill(reason="一人补签到").press("保存")
    walk.sees("应到40人，已到27人，达到三分之二（村民委员会组织法第26条）")

    assert third_quarter().status == "met"
    assert "本季度村民代表会议" not in Walk(signed_in("yufengshan")).go("/today/").text.split("2023年，")[0]
    assert draft() != before


def test_a_town_edits_and_submits_its_form_of_september() -> None:
    walk = Walk(signed_in("wangjia")).go("/today/").tap("办理情况表").sees("第三季度办理情况表")
    own = next(name for form in walk.page.forms for name in form.fields if name.startswith("progress"))
    said = walk._find(own).values[0]
    walk.fill(**{own: f"{said}已逐村走访。"}).tick("status", "推进滞后").press("报送区民政局")
    walk.sees("所选状态与建议（正常推进）不同，请写理由，至少4个字").fill(override_reason="大屋村尚未补开会议").press("报送区民政局")
    walk.sees("已于2023年9月20日报送，表已锁定")
    officer = Walk(signed_in("yubei")).go("/forms/").sees("王家街道")
    assert "已逐村走访" in officer.go(REPORT).text


def test_a_district_officer_reaches_clause_and_records_of_the_late_cell() -> None:
    cell = cell_of_wangjia()
    assert (cell.state, cell.overdue) == ("overdue", 1)
    walk = Walk(signed_in("yubei")).go("/today/").tap("措施3", within=WANGJIA)
    walk.sees("大屋村").tap("大屋村", within="/why/")
    walk.sees("村民委员会组织法第26条").sees("已过82天").sees("未达法定人数")
    walk.tap("应到33人 实到21人").sees("未达法定人数").tap("打开原记录")
    walk.sees("差1人达到三分之二（村民委员会组织法第26条）")
