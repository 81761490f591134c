"""Steps beside the straight way, over HTTP: objections, personal numbers, columns, scans, gaps, corrections, doubts, opinions."""

import uuid
from datetime import date

import pytest
from tests import faces
from tests.effort.walking import Walk

from cunju.activities.disclosure import actions
from cunju.activities.disclosure.models import Doubt, Edition, Sheet
from cunju.activities.disclosure.tests.conftest import CODE, COMMUNITY, TOWN, at, logged, seat, workbook
from cunju.duties import interface as duties
from cunju.ledger import interface as ledger
from cunju.org.models import Unit

pytestmark = pytest.mark.django_db
ISSUE = f"/disclosure/{CODE}/2023-08/"


def status(duty, start, *, on, code=CODE):
    found = duties.standing(code, on=on, year=start.year).windows
    return next((one.status for one in found if (one.duty, one.from_) == (duty, start)), None)


def facts(kind, code=CODE):
    return list(ledger.facts_of(code, kinds=[f"disclosure.{kind}"]).order_by("position"))


def sent(on, *, title="便道维修", category="finance", month="2023-08", code=CODE):
    """A sheet sent on a day, through the room's own actions."""
    unit = Unit.objects.get(code=code)
    money = category == "finance"
    lines = [actions.Written(title, "out", 5_000) if money else actions.Written(title)]
    content = actions.Content(lines, opening=100_000 if money else None)
    sheet = actions.write_sheet(unit, month=month, category=category, content=content, by="x", now=at(on))
    actions.send([sheet], on=on, by="x", now=at(on))
    return sheet


def posted(on, **more):
    """The same, gone the whole way and posted on a day, not yet on the platform."""
    sheet = sent(on, **more)
    unit = Unit.objects.get(code=sheet.issue.unit_code)
    actions.review([sheet], actions.Reviewed(True, on), by="x", now=at(on))
    actions.fix([sheet], on=on, meeting=None, by="x", now=at(on))
    actions.publish([sheet], actions.Posted(on), unit=unit, by="x", now=at(on))
    sheet.refresh_from_db()
    return sheet


def test_an_objection_is_answered_in_five_days_and_reviewed_again(place, clerk, member, on):
    sent(date(2023, 9, 4))
    on("2023-09-06")
    walk = Walk(member).go(f"/disclosure/{CODE}/review/").tick("seat", count=1)
    walk.press("提出异议").sees("请写明对哪一处有异议")
    walk.tick("seat", count=1).fill(text="第1笔没有凭证").press("提出异议").sees("要在5日内答复")
    answer = ("chongqing-2013.art35.answer", date(2023, 9, 6))
    assert status(*answer, on=date(2023, 9, 11)) == "due_soon"
    assert status(*answer, on=date(2023, 9, 12)) == "overdue"
    on("2023-09-08")
    clerk_walk = Walk(clerk).go(ISSUE).sees("第1笔没有凭证")
    clerk_walk.fill(text="凭证8-05已补上").press("答复并再次送审").sees("再次送监督委员会审查")
    assert status(*answer, on=date(2023, 9, 8)) == "met"
    # The plan was proposed again: its review is still to come, the answer is none.
    review = "chongqing-2013.art29.review"
    assert status(review, date(2023, 9, 4), on=date(2023, 9, 8)) == "met"
    assert status(review, date(2023, 9, 8), on=date(2023, 9, 8)) == "open"
    on("2023-09-09")
    Walk(member).go(f"/disclosure/{CODE}/review/").sees("凭证8-05已补上").press("审查无异议")
    first, settled = facts("sheet_reviewed")
    assert (first.attributes["settled"], settled.attributes["settled"], settled.attributes["result"]) == (False, True, "objected")
    assert (settled.rests_on, settled.occurred_on, settled.supersedes) == ([str(first.uid)], date(2023, 9, 8), None)
    assert status("chongqing-2013.art35.answer", date(2023, 9, 8), on=date(2023, 9, 8)) is None  # no second clock
    again = Walk(member).go(f"/disclosure/{CODE}/review/").tick("seat", count=1)
    again.press("审查无异议").sees("1名成员签字")
    assert status(review, date(2023, 9, 8), on=date(2023, 9, 9)) == "met"
    assert Sheet.objects.get().state == "passed"
    assert [one.attributes["settled"] for one in facts("sheet_reviewed")] == [False, True, True]


def test_personal_numbers_stop_a_sheet_until_they_are_masked(clerk, on):
    on("2023-09-04")
    walk = Walk(clerk).go(f"{ISSUE}lines/").fill(lines="8月3日 支出 600 慰问张某13812345678")
    walk.press("保存").sees("<mark>13812345678").press("送监督委员会审查").sees("遮盖以后才能送审和公布")
    assert facts("sheet_drafted") == []
    walk.press("全部遮盖").sees("138****5678").press("送监督委员会审查").sees("等监督委员会审查")


def test_what_no_line_can_be_read_from_comes_back_with_its_number(clerk, on):
    on("2023-09-04")
    walk = Walk(clerk).go(f"{ISSUE}lines/").fill(lines="8月3日 收入 6000 拨款\n随便写的")
    walk.press("保存").sees("第2行“随便写的”读不懂").sees("8月3日 收入 6000 拨款")
    assert not Sheet.objects.exists()


def test_nothing_is_posted_before_its_period_has_ended(clerk, on):
    sent(date(2023, 8, 25))
    on("2023-08-31")
    data = {"on": "2023-08-31", "all": "1"}
    answer = clerk.post(f"{ISSUE}publish/", data, follow=True).content.decode()
    assert "请在2023年9月1日以后公布" in answer
    assert facts("sheet_published") == []


def test_headings_nobody_knows_are_asked_once_for_the_whole_town(clerk, on):
    on("2023-09-04")
    rows = [["何时", "何事", "进", "出"], ["8月3日", "场地使用费", 600, None]]
    walk = Walk(clerk).go(ISSUE).attach("file", workbook(rows)).press("导入").sees("请指出各列是什么")
    walk.fill(c0="day", c1="title", c2="in", c3="out").press("按这样导入").sees("收入600.00元")
    other = Walk(logged("village_clerk", COMMUNITY)).go(f"/disclosure/{COMMUNITY}/2023-08/")
    other.attach("file", workbook(rows)).press("导入").sees("收入600.00元、支出0.00元，共1笔")


@pytest.mark.parametrize("name", ["账.xlsx", "账.txt"])
def test_a_file_that_is_no_table_is_refused_in_a_sentence(clerk, on, name):
    on("2023-09-04")
    broken = workbook([["x"]], name)
    broken.seek(0)
    broken.truncate(40)
    walk = Walk(clerk).go(ISSUE).attach("file", broken).press("导入")
    assert any(one in walk.text for one in ("打不开", "读不懂", "没有找到表头", "请指出各列"))
    assert not Sheet.objects.exists()


def test_a_scan_that_does_not_agree_says_both_figures_and_marks_the_record(clerk, on):
    on("2023-09-04")
    walk = Walk(clerk).go(f"{ISSUE}scan/").fill(opening="100", income="50", expense="20", closing="140")
    walk.press("保存").sees("应是130.00，表上的月末结余是140.00").press("送监督委员会审查")
    on("2023-09-14")
    walk.go(ISSUE).press("前几步有缺，照样登记公布").sees("已登记公布")
    (fact,) = facts("sheet_published")
    assert {one["code"] for one in fact.findings} == {
        "not_reviewed",
        "not_fixed",
        "not_signed",
        "does_not_add_up",
    }
    assert status("yubei-2023.m15.finance_month", date(2023, 8, 1), on=date(2023, 9, 14)) == "met"


def test_the_joint_meeting_is_picked_from_the_ledger_and_the_plan_rests_on_it(place, clerk, on):
    sheet = sent(date(2023, 9, 4))
    actions.review([sheet], actions.Reviewed(True, date(2023, 9, 5)), by="x", now=at(date(2023, 9, 5)))
    said = {"body": "joint", "due": 8, "present": 7, "result": "regular"}
    with ledger.writing([CODE], now=at(date(2023, 9, 7))) as pen:
        meeting = pen.put(
            kind="assemblies.meeting_held",
            attributes=said,
            unit_code=CODE,
            occurred_on=date(2023, 9, 7),
            recorded_by="x",
        )
        pen.put(
            kind="assemblies.meeting_held", attributes=said | {"body": "group"}, unit_code=CODE,
            occurred_on=date(2023, 9, 6), recorded_by="x",
        )  # fmt: skip
    on("2023-09-08")
    page = Walk(clerk).go(ISSUE).sees("2023年9月7日")
    assert "2023年9月6日" not in page.text
    page.press("已确定").sees("由两委联席会议确定")
    (plan,) = facts("plan_fixed")
    assert (plan.occurred_on, plan.rests_on) == (date(2023, 9, 7), [str(meeting.uid)])
    record = f"/disclosure/sheet/{sheet.pk}/"
    assert "要重新开会确定" not in clerk.get(record).content.decode()
    with ledger.writing([CODE], now=at(date(2023, 9, 8)), superseding=[meeting.uid]) as pen:
        pen.put(
            kind="assemblies.meeting_held", attributes=said | {"present": 3, "result": "short"}, unit_code=CODE,
            occurred_on=date(2023, 9, 7), recorded_by="x", supersedes=meeting.uid,
        )  # fmt: skip
    assert "那次会议未达法定人数，没有形成决定，要重新开会确定" in clerk.get(record).content.decode()


def test_pressed_twice_it_is_posted_once(clerk, on):
    sent(date(2023, 9, 4))
    on("2023-09-14")
    for _ in range(2):
        clerk.post(f"{ISSUE}publish/", {"on": "2023-09-14", "all": "1"})
    assert len(facts("sheet_published")) == len(facts("sheet_filed")) == 1


def test_a_wrong_day_is_corrected_and_a_posting_that_never_was_is_voided(clerk, on):
    sheet = posted(date(2023, 9, 14))
    month = ("yubei-2023.m15.finance_month", date(2023, 8, 1))
    on("2023-09-18")
    walk = Walk(clerk).go(f"/disclosure/sheet/{sheet.id}/")
    clerk.post(f"/disclosure/sheet/{sheet.id}/day/", {"on": "2023-09-18"})
    assert status(*month, on=date(2023, 9, 18)) == "met_late"
    walk.go(f"/disclosure/sheet/{sheet.id}/").press("作废这次公布").sees("已作废")
    assert status(*month, on=date(2023, 9, 18)) == "overdue"
    assert not Edition.objects.exists()


def test_down_on_the_day_it_went_up_is_no_posting(clerk, on):
    sheet = posted(date(2023, 9, 14))
    on("2023-09-14")
    answer = clerk.post(f"/disclosure/sheet/{sheet.id}/down/", {"on": "2023-09-14"}, follow=True)
    assert "等于没有公布" in answer.content.decode()
    assert facts("sheet_taken_down") == []


def test_only_members_in_office_that_day_sign(place, clerk, on):
    sent(date(2023, 9, 4))
    late = seat(CODE, "supervisory", "member", "监督委员会成员4", from_on=date(2023, 10, 1))
    on("2023-09-06")
    data = {"on": "2023-09-06", "do": "pass", "signed": [str(late.id)]}
    assert "签字的人不是监督委员会成员" in clerk.post(f"/disclosure/{CODE}/review/", data).content.decode()
    assert facts("sheet_reviewed") == []  # nothing half-written


def test_of_several_sheets_all_go_or_none(clerk, on):
    for title, category in (("值班安排", "party"), ("手机13812345678", "service")):
        content = actions.Content([actions.Written(title)])
        unit, now = Unit.objects.get(code=CODE), at(date(2023, 7, 5))
        actions.write_sheet(unit, month="2023-06", category=category, content=content, by="x", now=now)
    on("2023-07-05")
    clerk.post(f"/disclosure/{CODE}/2023-06/send/", {"on": "2023-07-05"})
    assert facts("sheet_drafted") == []


def test_a_villagers_objection_three_days_then_the_towns_ten(clerk, officer, on):
    on("2023-09-11")
    walk = (
        Walk(clerk).go(f"/disclosure/{CODE}/doubts/").fill(text="维修费用途不清").press("记下").sees("等答复")
    )
    assert status("chongqing-2013.art31.answer", date(2023, 9, 11), on=date(2023, 9, 14)) == "due_soon"
    assert status("chongqing-2013.art31.answer", date(2023, 9, 11), on=date(2023, 9, 15)) == "overdue"
    on("2023-09-13")
    walk.go(f"/disclosure/{CODE}/doubts/").tap("维修费用途不清").fill(text="见凭证8-05").press("答复")
    assert status("chongqing-2013.art31.answer", date(2023, 9, 11), on=date(2023, 9, 13)) == "met"
    on("2023-09-15")
    walk.go(walk.path).press("记下已反映").sees("等镇（街道）答复")
    assert status("chongqing-2013.art31.town", date(2023, 9, 15), on=date(2023, 9, 25)) == "due_soon"
    on("2023-09-20")
    Walk(officer).go(walk.path).fill(text="已核实，用途清楚").press("镇（街道）答复").sees("镇（街道）已答复")
    assert status("chongqing-2013.art31.town", date(2023, 9, 15), on=date(2023, 9, 20)) == "met"


def test_one_form_sent_twice_is_one_doubt(clerk, on):
    on("2023-09-11")
    text = "请回电13812345678，维修费用途不清"
    data = {"about": "objection", "text": text, "on": "2023-09-11", "fact_id": str(uuid.uuid4())}
    for _ in range(2):
        assert clerk.post(f"/disclosure/{CODE}/doubts/", data).status_code == 302
    assert len(facts("doubt_raised")) == 1
    assert Doubt.objects.get().text == "请回电138****5678，维修费用途不清"


def test_the_towns_opinion_is_met_by_posting_the_mended_sheet(clerk, officer, on):
    sheet = posted(date(2023, 9, 14))
    on("2023-09-18")
    page = Walk(officer).go(f"/disclosure/sheet/{sheet.id}/").fill(text="第1笔补上凭证")
    page.press("发给村").sees("2023年9月23日以前改正")
    mended = ("yubei-2023.m16.correct", date(2023, 9, 18))
    assert status(*mended, on=date(2023, 9, 23)) == "due_soon"
    on("2023-09-20")
    walk = Walk(clerk).go(f"{ISSUE}lines/").fill(lines="8月3日 支出 50 便道维修 凭证8-05").press("保存")
    walk.press("送监督委员会审查").press("前几步有缺，照样登记公布").sees("已登记公布")
    assert status(*mended, on=date(2023, 9, 20)) == "met"
    assert [one.number for one in Edition.objects.order_by("number")] == [1, 2]
    assert officer.get(f"/disclosure/town/{TOWN}/").content.decode().count("便道维修") == 1


def test_the_sheet_as_picture_and_pdf_says_it_is_a_demonstration(clerk, on):
    sheet = posted(date(2023, 9, 14))
    on("2023-09-14")
    for form, begins in (("png", b"\x89PNG"), ("pdf", b"%PDF")):
        answer = clerk.get(f"/paper/disclosure/{sheet.id}.{form}")
        if faces.here():
            assert answer.content.startswith(begins)
            assert f".{form}" in answer["Content-Disposition"]
        else:
            assert faces.SAID in answer.content.decode()
    assert "演示数据" in clerk.get(f"/disclosure/sheet/{sheet.id}/print/").content.decode()


def test_the_list_of_issues_costs_the_same_with_more_of_them(clerk, on, django_assert_max_num_queries):
    on("2023-09-20")
    for month, day in (
        ("2023-05", date(2023, 6, 14)),
        ("2023-06", date(2023, 7, 14)),
        ("2023-07", date(2023, 8, 14)),
    ):
        posted(day, month=month)
    with django_assert_max_num_queries(25):
        clerk.get(f"/disclosure/{CODE}/")
