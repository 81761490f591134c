"""Personal data over HTTP: masked or asked about before sending and again before posting, and in nothing that goes public."""

import re
import uuid
from datetime import date

import pytest
from django.urls import reverse
from tests.effort.walking import Walk

from cunju.activities.disclosure import actions
from cunju.activities.disclosure.models import Doubt, Edition, Line, Sheet
from cunju.activities.disclosure.tests.conftest import CODE, at, workbook
from cunju.activities.disclosure.tests.test_steps import facts, posted, sent
from cunju.ledger import interface as ledger
from cunju.org.models import Unit

pytestmark = pytest.mark.django_db
ISSUE = f"/disclosure/{CODE}/2023-08/"
HEAD = ["日期", "凭证号", "摘要", "收入", "支出"]
MASKED = (
    "困难补助 某户 １３９１２３４５６７８ 300元", "付某户误工费139.1234.5678", "付某户+86 139 1234 5678", "发放500112650315678",
    "发放110105194912310021", "电话13912345678元旦", "一三九一二三四五六七八", "微信号wxid_abc123", "农商行卡号6217001234567890123",
)  # fmt: skip
ASKED = (
    "慰问低保户王某某",
    "王某某患癌症住院慰问",
    "联系王某某023-67821234",
    "3组12号王某某家院墙",
    "渝B12345拖车费",
)
LEFT = (
    "慰问低保户23户4600元",
    "区残疾人联合会捐赠",
    "便民服务中心电话023-67821111",
    "记-2023080012",
    "热线12345宣传",
)


def imported(clerk, *titles):
    rows = [HEAD, *([date(2023, 8, 3), "8-01", one, None, 300] for one in titles)]
    return Walk(clerk).go(f"{ISSUE}finance/").attach("file", workbook(rows)).press("导入")


def answers(walk, choice):
    """Every question of the page answered alike."""
    return dict.fromkeys(re.findall(r'name="(p\d+-[^"]+)" value="hide"', walk.text), choice)


@pytest.mark.parametrize("title", MASKED)
def test_a_persons_number_is_masked_before_it_can_be_sent(clerk, on, title):
    on("2023-09-04")
    walk = imported(clerk, title).sees("公布的样子")
    walk.press("送监督委员会审查").sees("遮盖以后才能送审和公布")
    assert facts("sheet_drafted") == []
    walk.press("全部遮盖").press("送监督委员会审查").sees("等监督委员会审查")
    assert title not in Line.objects.get().title


@pytest.mark.parametrize("title", ASKED)
@pytest.mark.parametrize("choice", ["hide", "keep"])
def test_what_may_be_personal_is_asked_once(clerk, on, title, choice):
    on("2023-09-04")
    walk = imported(clerk, title).sees("这是个人信息吗").press("送监督委员会审查").sees("可能是个人信息")
    assert facts("sheet_drafted") == []
    page = clerk.post(f"{ISSUE}personal/", {}, follow=True).content.decode()
    assert "还有1处没有回答" in page
    clerk.post(f"{ISSUE}personal/", answers(walk.go(ISSUE), choice))
    walk.go(ISSUE).press("送监督委员会审查").sees("等监督委员会审查")
    assert (Line.objects.get().title == title) is (choice == "keep")


@pytest.mark.parametrize("title", LEFT)
def test_what_belongs_to_offices_and_counts_is_left(clerk, on, title):
    on("2023-09-04")
    walk = imported(clerk, title)
    assert "个人信息" not in walk.text
    walk.press("送监督委员会审查").sees("等监督委员会审查")
    assert Line.objects.get().title == title


def test_an_answer_stays_with_the_text_and_is_asked_again_when_that_changes(clerk, on):
    on("2023-09-04")
    walk = imported(clerk, "慰问低保户王某某")
    clerk.post(f"{ISSUE}personal/", answers(walk, "keep"))
    assert "这是个人信息吗" not in imported(clerk, "慰问低保户王某某").text
    assert "这是个人信息吗" in imported(clerk, "慰问低保户李某某").text
    stale = dict.fromkeys(answers(walk, "keep"), "keep")
    imported(clerk, "慰问低保户李某某和家属")
    assert "还有1处没有回答" in clerk.post(f"{ISSUE}personal/", stale, follow=True).content.decode()


@pytest.mark.parametrize(
    ("title", "said", "door"),
    [("付某户13912345678工资", "遮盖以后才能", "mask"), ("慰问低保户王某某", "可能是个人信息", "personal")],
)
def test_what_slipped_through_is_stopped_again_at_posting(clerk, on, title, said, door):
    """The second guard: a sheet sent before today's rules, or changed since, is not posted."""
    sheet = sent(date(2023, 9, 4))
    sheet.lines.update(title=title)
    on("2023-09-14")
    page = clerk.post(f"{ISSUE}publish/", {"on": "2023-09-14", "all": "1"}, follow=True).content.decode()
    assert said in page
    assert facts("sheet_published") == []
    assert not Edition.objects.exists()
    data = answers(Walk(clerk).go(ISSUE), "hide")
    clerk.post(f"{ISSUE}{door}/", data)
    clerk.post(f"{ISSUE}publish/", {"on": "2023-09-14", "all": "1"})
    assert len(facts("sheet_published")) == 1
    assert title not in clerk.get(f"/b/{CODE}/").content.decode()


def test_it_is_stopped_when_it_is_posted_again(clerk, on):
    sheet = posted(date(2023, 9, 14))
    on("2023-09-18")
    clerk.post(f"/disclosure/sheet/{sheet.id}/down/", {"on": "2023-09-18"})
    sheet.lines.update(title="付某户13912345678工资")
    page = clerk.post(
        f"/disclosure/sheet/{sheet.id}/again/", {"on": "2023-09-18"}, follow=True
    ).content.decode()
    assert "遮盖以后才能送审和公布" in page
    assert len(facts("sheet_published")) == 1
    Walk(clerk).go(ISSUE).press("全部遮盖")
    clerk.post(f"/disclosure/sheet/{sheet.id}/again/", {"on": "2023-09-18"})
    assert len(facts("sheet_published")) == 2


def test_an_edition_of_before_is_masked_wherever_it_is_read(clerk, client, on):
    """Posted before these rules: board, code page, sheet, platform and broadcast hide the number all the same."""
    sheet = posted(date(2023, 9, 14))
    on("2023-09-14")
    sheet.lines.update(title="付某户13912345678工资")
    edition = Edition.objects.get()
    edition.said["lines"][0]["title"] = "付某户13912345678工资"
    edition.save()
    pages = [
        f"/b/{CODE}/",
        f"/c/{edition.code}/",
        f"/disclosure/sheet/{sheet.id}/print/",
        f"/disclosure/sheet/{sheet.id}/platform/",
    ]
    for path in pages:
        page = clerk.get(path).content.decode()
        assert "139****5678" in page, path
        assert "13912345678" not in page, path
    assert "13912345678" not in str(client.get(f"/b/{CODE}/").content.decode())


def test_of_a_quarter_each_item_is_asked_and_what_was_answered_is_not_asked_in_the_next(clerk, on):
    on("2023-07-05")
    for month, day in (("2023-06", "2023-07-05"), ("2023-09", "2023-10-09")):
        on(day)
        data = {"party": "", "government": "3组低保户王某某危房改造", "service": "", "do": "send"}
        page = clerk.post(f"/disclosure/{CODE}/{month}/text/", data, follow=True).content.decode()
        assert ("可能是个人信息" in page) is (month == "2023-06")
        if month == "2023-06":
            issue = f"/disclosure/{CODE}/{month}/"
            clerk.post(f"{issue}personal/", answers(Walk(clerk).go(issue), "keep"))


def test_what_a_villager_said_is_masked_and_asked_about_for_the_board(clerk, client, on):
    on("2023-09-11")
    data = {
        "about": "objection",
        "text": "低保户王某某的补助为什么停了，电话139 1234 5678",
        "on": "2023-09-11",
        "fact_id": str(uuid.uuid4()),
    }
    url = reverse("disclosure:doubts", args=[CODE])
    page = clerk.post(url, data)
    assert page.status_code == 200
    assert "可能是个人信息" in page.content.decode()
    assert not Doubt.objects.exists()
    token = re.search(r'name="not_personal" value="(\w+)"', page.content.decode())[1]
    other = data | {"text": "五保户李某某的补助为什么停了"}
    assert (
        clerk.post(url, other | {"not_personal": token}).status_code == 200
    )  # another text is asked about again
    assert clerk.post(url, data | {"not_personal": token}).status_code == 302
    assert Doubt.objects.get().text == "低保户王某某的补助为什么停了，电话139****5678"
    sent_on = posted(date(2023, 9, 11))
    assert sent_on.state == "published"
    assert "139****5678" in client.get(f"/b/{CODE}/").content.decode()


def test_a_row_of_the_back_entry_list_says_what_to_do(place):
    unit, now = Unit.objects.get(code=CODE), at(date(2023, 9, 4))
    content = actions.Content([actions.Written("慰问低保户王某某", "out", 5000)], opening=0)
    sheet = actions.write_sheet(unit, month="2023-08", category="finance", content=content, by="x", now=now)
    with pytest.raises(actions.Personal, match="可能是个人信息"):
        actions.send([sheet], on=date(2023, 9, 4), by="x", now=now)
    assert ledger.facts_of(CODE).count() == 0
    assert Sheet.objects.get().state == "draft"
