"""补录 by Excel: sheets of the years before go their whole way, judged as on their pages, never twice."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.excel import filled

from cunju.activities.disclosure.models import Sheet
from cunju.activities.disclosure.rules import filling
from cunju.kernel.days import SHANGHAI
from cunju.kernel.excel import Wrong
from cunju.ledger import interface as ledger
from cunju.org import clock

from .conftest import CODE

pytestmark = pytest.mark.django_db
URL = reverse("disclosure:fill", args=[CODE])
MONEY = {
    "期": "2022-12", "类别": "财务", "上月结余": 86420.35, "收入合计": 12600, "支出合计": 18734.6, "月末结余": 80285.75,
    "公开内容": "", "送审日期": date(2023, 1, 5), "审查日期": date(2023, 1, 6), "签字成员": "监督委员会成员1、监督委员会成员2",
    "联席会议日期": date(2023, 1, 8), "公布日期": date(2023, 1, 10), "印章": filling.SEALED, "平台同步日期": date(2023, 1, 12),
    "撤下日期": date(2023, 2, 12),
}  # fmt: skip
QUARTER = {
    "期": "2022年第四季度", "类别": "服务", "公开内容": "办理参保36件\n志愿服务4次", "送审日期": date(2023, 1, 5),
    "公布日期": date(2023, 1, 10),
}  # fmt: skip
HEADS = tuple(MONEY)


def check(client, *rows):
    return client.post(URL, {"file": filled(filling.SHEET, rows, heads=HEADS), "do": "check"}).content.decode()


def load(client, **more):
    return client.post(URL, {"do": "load", **more}, follow=True).content.decode()


def test_the_blank_can_be_taken_and_its_samples_are_not_loaded(clerk):
    data = clerk.get(URL, {"blank": 1}).content
    assert data == clerk.get(URL, {"blank": 1}).content
    sample = MONEY | {"类别": "示例：财务"}
    assert "共0行" in check(clerk, sample)


def test_a_sheet_goes_its_whole_way_with_the_days_of_the_paper(clerk):
    assert "要写入2行" in check(clerk, MONEY, QUARTER)
    assert Sheet.objects.count() == 0
    assert "已补录2行" in load(clerk)
    sheet = Sheet.objects.get(category="finance")
    assert (sheet.way, sheet.state, sheet.closing, sheet.signatures.count()) == ("paper", "published", 8028575, 2)
    days = [sheet.sent_on, sheet.reviewed_on, sheet.fixed_on, sheet.published_on, sheet.platform_on, sheet.down_on]
    assert [f"{one:%m%d}" for one in days] == ["0105", "0106", "0108", "0110", "0112", "0212"]
    kinds = [one.kind for one in ledger.facts_of(CODE).order_by("position") if one.attributes["category"] == "finance"]
    assert kinds[:4] == ["disclosure.sheet_drafted", "disclosure.sheet_reviewed", "disclosure.plan_fixed", "disclosure.sheet_published"]
    fact = ledger.current(sheet.published_fact)
    assert (fact.occurred_on, fact.recorded_at.astimezone(SHANGHAI).date()) == (date(2023, 1, 10), clock.today())
    page = clerk.get(reverse("disclosure:record", args=[sheet.id])).content.decode()
    assert "逐笔明细看纸上的" in page
    assert "补录，迟" in clerk.get(reverse("desk:fact", args=[fact.uid])).content.decode()
    assert [one.title for one in Sheet.objects.get(category="service").lines.all()] == ["办理参保36件", "志愿服务4次"]
    assert "要写入0行，原来已有2行" in check(clerk, MONEY, QUARTER)


def test_months_follow_each_other_within_one_file(clerk):
    later = MONEY | {"期": "2023-01", "上月结余": None, "收入合计": 0, "支出合计": 0, "月末结余": None}
    later |= {one: MONEY[one] + timedelta(days=31) for one in ("送审日期", "审查日期", "联席会议日期", "公布日期", "平台同步日期", "撤下日期")}
    check(clerk, MONEY, later)
    load(clerk)
    sheet = Sheet.objects.get(issue__month="2023-01")
    assert (sheet.way, sheet.opening, sheet.closing) == ("nothing", 8028575, 8028575)


def test_wrong_rows_say_what_to_do(clerk):
    page = check(
        clerk,
        QUARTER | {"期": "2022-11"},
        QUARTER | {"公开内容": None},
        QUARTER | {"类别": "村务"},
        MONEY | {"收入合计": "一万"},
        MONEY | {"送审日期": None},
        MONEY | {"签字成员": "王某"},
        QUARTER | {"公开内容": "低保 13812345678"},
        QUARTER | {"公开内容": "慰问低保户王某某", "类别": "党务"},
        QUARTER | {"期": "2023年第四季度"},
        MONEY | {"公布日期": date(2023, 1, 4)},
    )
    assert "10行有错" in page
    for words in (
        "按季度公开", "一行一项", "请从党务、政务、服务、财务中选一个", "不是金额", "请写送审日期", "名册上是监督委员会成员1",
        "138****5678”是手机号；记录里不写个人的号码", "可能是个人信息", "请在表里遮住或者改写", "才结束", "早于",
    ):  # fmt: skip
        assert words in page, words
    assert Sheet.objects.count() == 0


def test_what_is_under_way_or_says_otherwise_is_left_to_its_page(clerk):
    check(clerk, MONEY)
    load(clerk)
    assert "要改请打开那张公开表更正" in check(clerk, MONEY | {"收入合计": 1, "月末结余": 67686.75})
    data = {"party": "党员大会", "government": "", "service": ""}
    clerk.post(reverse("disclosure:text", args=[CODE, "2022-12"]), data)
    assert "请打开这一期接着办" in check(clerk, QUARTER | {"类别": "党务"})


@pytest.mark.parametrize(
    ("cell", "category", "month"),
    [
        ("2022-12", "finance", "2022-12"), ("2022年3月", "finance", "2022-03"), (date(2022, 3, 1), "finance", "2022-03"),
        ("2022年第一季度", "party", "2022-03"), ("2022Q2", "service", "2022-06"), ("2022年4季度", "service", "2022-12"),
        ("2022.9", "party", "2022-09"),
    ],
)  # fmt: skip
def test_periods_as_people_write_them(cell, category, month):
    assert filling._month(cell, category) == month


@pytest.mark.parametrize("cell", ["", "十二月", "2022-13", "2022年第五季度"])
def test_a_period_nobody_can_read(cell):
    with pytest.raises(Wrong, match="期"):
        filling._month(cell, "finance")


@pytest.mark.parametrize(("name", "encoding"), [("公开表.csv", "gb18030"), ("公开表.csv", "utf-8-sig"), ("公开表.txt", "utf-16")])
def test_a_text_is_the_list_too(clerk, name, encoding):
    parted = "\t" if name.endswith("txt") else ","
    cells = [[str(one).replace("\n", "；") for one in row] for row in (HEADS, MONEY.values())]
    data = "\r\n".join(parted.join(row) for row in cells).encode(encoding)
    page = clerk.post(URL, {"file": SimpleUploadedFile(name, data), "do": "check"}).content.decode()
    assert "要写入1行" in page
    assert "已补录1行" in load(clerk)
    assert Sheet.objects.get().closing == 8028575


def test_an_old_workbook_is_the_list_too(clerk):
    """``filled.xls`` was saved by LibreOffice from MONEY and QUARTER."""
    data = (Path(__file__).parent / "filled.xls").read_bytes()
    assert "要写入2行" in clerk.post(URL, {"file": SimpleUploadedFile("公开表.xls", data), "do": "check"}).content.decode()
    assert "已补录2行" in load(clerk)


def test_sums_that_do_not_close_are_refused_with_the_difference(clerk):
    page = check(clerk, MONEY | {"收入合计": 1260})
    assert "1行有错" in page
    assert "上月结余86,420.35加收入1,260.00减支出18,734.60是68,945.75元，“月末结余”写的是80,285.75元，相差11,340.00元" in page
    assert Sheet.objects.count() == 0
