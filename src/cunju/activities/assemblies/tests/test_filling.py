"""补录 by Excel: a year of paper comes in, wrong rows are named, nothing comes twice, every row is judged as on its page."""

from datetime import date, time, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook
from tests.excel import filled

from cunju.activities.assemblies import actions
from cunju.activities.assemblies.models import Meeting
from cunju.activities.assemblies.rules import filling
from cunju.duties import interface as duties
from cunju.kernel.days import SHANGHAI
from cunju.kernel.excel import Wrong
from cunju.ledger import interface as ledger
from cunju.org import clock, drafts
from cunju.org.models import Unit

pytestmark = pytest.mark.django_db
CODE = "500112018202"
URL = reverse("assemblies:fill", args=[CODE])
DAY = date(2022, 5, 10)
ROW = {"会议": "村民代表会议", "日期": DAY, "告知日期": date(2022, 4, 29), "应到": 40, "实到": 30, "议题": "三组便道维修 28/1/1\n听取财务情况"}


def check(client, *rows):
    return client.post(URL, {"file": filled(filling.SHEET, rows, heads=HEADS), "do": "check"}).content.decode()


def load(client, **more):
    return client.post(URL, {"do": "load", **more}, follow=True).content.decode()


HEADS = (
    *filling.NEEDED, "时间", "地点", "主持人", "告知日期", "到会妇女", "户数", "到会户数", "缺席", "议题", "会议记录", "决议公布日期", "公布天数",
)  # fmt: skip


def test_the_blank_is_the_same_each_time_and_its_sample_is_not_loaded(clerk):
    data = clerk.get(URL, {"blank": 1}).content
    assert data == clerk.get(URL, {"blank": 1}).content
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    head, sample = book.get_sheet_by_name(filling.SHEET).to_python()[:2]
    assert set(HEADS) <= set(head)
    assert sample[0].startswith("示例")
    file = filled(filling.SHEET, [dict(zip(head, sample, strict=True))])
    page = clerk.post(URL, {"file": file, "do": "check"}).content.decode()
    assert "共0行" in page


def test_checked_loaded_marked_with_both_days_and_never_twice(clerk):
    page = check(clerk, ROW, {"会议": "两委联席会议", "日期": "2022年6月1日", "应到": 7, "实到": 6})
    assert "要写入2行" in page
    assert Meeting.objects.count() == 0
    assert ledger.facts_of(CODE).count() == 0
    said = load(clerk)
    assert "已补录2行" in said
    meeting = Meeting.objects.get(body="representatives")
    fact = ledger.current(meeting.fact)
    assert (fact.occurred_on, fact.recorded_at.astimezone(SHANGHAI).date()) == (DAY, clock.today())
    assert (fact.attributes["items"], fact.attributes["notice_days"]) == (2, 11)
    assert (meeting.due, meeting.present, meeting.counted) == (40, 30, True)
    assert [(one.title, one.votes_for, one.adopted) for one in meeting.items.all()] == [("三组便道维修", 28, True), ("听取财务情况", None, True)]
    assert f"补录，迟{(clock.today() - DAY).days}天" in clerk.get(reverse("desk:fact", args=[fact.uid])).content.decode()
    assert drafts.open_drafts(CODE) == []
    assert "要写入0行，原来已有2行" in check(clerk, ROW, {"会议": "两委联席会议", "日期": "2022-6-1", "应到": 7, "实到": 6})


def test_wrong_rows_are_named_and_the_rest_may_be_loaded(clerk):
    page = check(
        clerk,
        ROW,
        ROW | {"会议": "村代会"},
        ROW | {"日期": "五月"},
        ROW | {"日期": date(2022, 7, 1), "实到": 41},
        ROW | {"日期": date(2022, 8, 1), "应到": None, "实到": 30},
        ROW | {"日期": date(2099, 8, 1)},
    )
    assert "5行有错" in page
    for words in ("会议第3行", "请从村民会议、", "请写成2023-09-03", "多于应到", "请写应到人数", "还没有到"):
        assert words in page
    assert "什么也没有写入" in load(clerk)
    assert Meeting.objects.count() == 0
    assert "跳过5行，已补录1行" in load(clerk, skip_wrong="on")
    assert Meeting.objects.count() == 1


def test_absent_people_are_found_in_the_roll_of_that_day(clerk):
    row = {"会议": "村民代表会议", "日期": DAY, "缺席": "第3组代表2、第3组代表5"}
    assert "不在这一天的名册上" in check(clerk, row | {"缺席": "王某"})
    assert "实到应是38人" in check(clerk, row | {"应到": 40, "实到": 37})
    check(clerk, row)
    load(clerk)
    meeting = Meeting.objects.get()
    assert (meeting.due, meeting.present, meeting.counted, meeting.absences.count()) == (40, 38, False, 2)
    before = date(2019, 5, 10)
    assert "没有装入名册" in check(clerk, row | {"日期": before})


def test_a_meeting_recorded_differently_is_left_to_its_page(clerk):
    check(clerk, ROW)
    load(clerk)
    assert "要改请打开那次会议" in check(clerk, ROW | {"实到": 29})
    hours = ROW | {"时间": "9:00"}
    check(clerk, hours | {"日期": date(2022, 6, 1)}, hours | {"日期": date(2022, 6, 1), "时间": time(14, 30).isoformat("minutes")})
    load(clerk)
    assert Meeting.objects.filter(held_on=date(2022, 6, 1)).count() == 2


def test_a_planned_meeting_of_that_day_is_the_one_recorded_and_its_decision_posted(clerk):
    unit = Unit.objects.get(code=CODE)
    made = actions.plan_meeting(unit, body="representatives", planned_on=DAY, by="x", now=clock.now())
    check(clerk, ROW | {"决议公布日期": date(2022, 5, 12), "公布天数": 12})
    load(clerk)
    made.refresh_from_db()
    assert made.state == "held"
    posted = ledger.facts_of(CODE, kinds=["assemblies.decision_posted"]).get()
    assert (posted.occurred_on, posted.attributes["days_shown"]) == (date(2022, 5, 12), 12)


def test_days_on_the_board_that_nobody_wrote_stay_unknown(clerk):
    """An empty cell is no ten days: the record says it is not known, and nothing is held against anybody."""
    check(clerk, ROW | {"决议公布日期": date(2022, 5, 12)})
    load(clerk)
    posted = ledger.facts_of(CODE, kinds=["assemblies.decision_posted"]).get()
    assert (posted.attributes, posted.findings) == ({}, [])
    page = clerk.get(reverse("assemblies:detail", args=[Meeting.objects.get().id])).content.decode()
    assert "2022年5月12日，没有记公布天数" in page
    assert "公布None天" not in page and "公布0天" not in page


def test_numbers_of_the_paper_stay_when_the_record_is_corrected(clerk):
    check(clerk, ROW)
    load(clerk)
    meeting = Meeting.objects.get()
    url = reverse("assemblies:record", args=[meeting.id])
    page = clerk.get(url).content.decode()
    assert 'name="due"' in page
    assert 'name="absent"' not in page
    data = {"fact_id": "", "held_on": DAY, "due": 40, "present": 28, "item_rows": 0, "all_passed": "on", "reason": "数错"}
    data["fact_id"] = "0b7e9c1e-8a3c-4a52-9d59-0c8f1f6f0a11"
    assert clerk.post(url, data).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.due, meeting.present) == (40, 28)
    assert "照纸上的签到册" in clerk.get(reverse("assemblies:detail", args=[meeting.id])).content.decode()


def test_too_many_rows_are_refused_and_nothing_is_left_half_done(clerk):
    rows = [{"会议": "两委联席会议", "日期": DAY - timedelta(days=at), "应到": 7, "实到": 6} for at in range(401)]
    assert "一次最多400行" in check(clerk, *rows)
    assert Meeting.objects.count() == 0
    check(clerk, ROW)
    assert "已补录1行" in load(clerk)


def test_a_refused_row_leaves_no_trace_and_the_unit_is_folded_with_the_others(clerk):
    bad = ROW | {"日期": date(2022, 8, 9), "决议公布日期": date(2099, 1, 1)}
    check(clerk, bad, ROW)
    load(clerk, skip_wrong="on")
    assert Meeting.objects.count() == 1
    kinds = [one.kind for one in ledger.facts_of(CODE)]
    assert kinds == ["assemblies.meeting_held"]
    windows = duties.standing(CODE, on=date(2022, 12, 31), year=2022).windows
    met = [one.from_ for one in windows if one.duty == "village-law-2018.art26.quarterly" and one.status == "met"]
    assert met == [date(2022, 4, 1)]


def test_a_file_that_is_none_is_refused_and_nothing_is_kept(clerk):
    from django.core.files.uploadedfile import SimpleUploadedFile

    page = clerk.post(URL, {"file": SimpleUploadedFile("a.xlsx", b"nothing"), "do": "check"}).content.decode()
    assert "这不是 .xlsx 文件" in page
    page = clerk.post(URL, {"file": filled("别的", [{"会议": "x"}]), "do": "check"}).content.decode()
    assert "没有“会议”表" in page
    assert "再选一次文件" in load(clerk)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("修路 28/1/1", [("修路", 28, 1, 1)]),
        ("修路：28/1", [("修路", 28, 1, 0)]),
        ("修路；种树", [("修路", None, None, None), ("种树", None, None, None)]),
        ("2022/2023年财务", [("2022/2023年财务", None, None, None)]),
        ("", []),
    ],
)
def test_items_of_a_cell(text, found):
    assert [(one.title, one.votes_for, one.against, one.abstain) for one in filling.items(text)] == found


def test_an_item_that_is_too_long_says_where_to_write_it():
    with pytest.raises(Wrong, match="会议记录"):
        filling.items("路" * 121)
