"""The accountant's table through the pages: said before it is saved, asked, confirmed without a second upload, doubts kept."""

import io

import pytest
from django.urls import reverse
from tests.effort.walking import Walk

from cunju.activities.disclosure.models import Sheet
from cunju.org.models import Draft

from .accounts import HEAD, ROWS, SUM, TITLE, Case, book, table, wan
from .accounts_files import FILES
from .accounts_more import MORE
from .accounts_tables import TABLES
from .conftest import CODE

ISSUE = f"/disclosure/{CODE}/2023-08/"
URL = reverse("disclosure:finance", args=[CODE, "2023-08"])
pytestmark = pytest.mark.django_db


def sent(client, case, on):
    on("2023-09-04")
    if case.pasted:
        return client.post(URL, {"pasted": case.data.decode()}, follow=True)
    file = io.BytesIO(case.data)
    file.name = case.file
    return client.post(URL, {"file": file}, follow=True)


def signed(sheet):
    return tuple((1 if one.flow == "in" else -1) * one.amount / 100 for one in sheet.lines.all())


@pytest.mark.parametrize("case", [*FILES, *TABLES, *MORE], ids=lambda one: one.name)
def test_nothing_is_saved_that_was_not_certain_or_confirmed(clerk, on, case: Case):
    """Each table over HTTP: saved at once only where it is plain; else shown, answered, confirmed, and then it is what it was."""
    page = sent(clerk, case, on)
    sheet = Sheet.objects.filter(category="finance").first()
    assert page.status_code == 200
    if case.plain:
        assert signed(sheet) == case.lines
        return
    if case.refused:
        assert sheet is None
        assert case.refused in page.content.decode()
        return
    if sheet is None:
        walk = Walk(clerk).go(URL).sees("换一张表")
        if case.asks:
            answers = dict(case.answers)
            picks = {key: value for key, value in answers.items() if key.startswith(("c", "headrow"))}
            walk.fill(**picks)
            for key in answers.keys() - picks.keys():
                walk.tick(key, answers[key])
            walk = walk.press("按这样导入") if answers else walk
        if case.asks and not case.answers:
            assert not Sheet.objects.exists()
            return
        if not Sheet.objects.exists():
            walk.press("确认，保存这")
        sheet = Sheet.objects.get(category="finance")
    if case.lines is not None:
        assert signed(sheet) == case.lines
    assert not Draft.objects.filter(form="disclosure:finance").exists()


def test_a_table_in_wan_cannot_end_as_yuan(clerk, on):
    """The page says the unit and the sums in yuan before it saves; what is saved is ten thousand times what stood there."""
    rows = [
        ["玉峰山村2023年8月收支明细表", "", "", "", "", "单位：万元"],
        HEAD,
        *[[wan(cell) for cell in row] for row in [*ROWS, SUM]],
    ]
    on("2023-09-04")
    walk = Walk(clerk).go(ISSUE).attach("file", io.BytesIO(book(("8月", rows)))).press("导入")
    walk.sees("表里是万元，已换成元").sees("12,600.00").sees("18,734.60").sees("与读到的各笔一致")
    assert not Sheet.objects.exists()
    walk.press("确认，保存这4笔").sees("80,285.75")
    sheet = Sheet.objects.get()
    assert (sheet.opening, sheet.income, sheet.expense, sheet.closing) == (
        8_642_035,
        1_260_000,
        1_873_460,
        8_028_575,
    )


def test_doubts_stay_on_the_sheet_until_it_is_written_anew(clerk, member, on):
    on("2023-09-04")
    rows = table(["8月25日", "", "慰问", None, "约三百", None], ["合计", None, None, 12600, 19034.6, None])
    walk = Walk(clerk).go(ISSUE).attach("file", io.BytesIO(book(("8月", rows)))).press("导入")
    walk.sees("“约三百”不是金额").sees("相差300.00元").press("确认，保存这4笔").sees(
        "导入时没有读准的2处"
    ).sees("约三百")
    walk.press("送监督委员会审查")
    assert "约三百" in member.get(f"/disclosure/{CODE}/review/").content.decode()
    lines = "8月3日 收入 6000 拨款"
    Walk(clerk).go(f"{ISSUE}lines/").fill(lines=lines).press("保存")
    assert "约三百" not in clerk.get(ISSUE).content.decode()


def test_a_table_waits_for_its_answers_and_is_found_again_from_today(clerk, on):
    on("2023-09-04")
    rows = [HEAD[:5], ["8.3", "", "拨款", 6000, None], ["8.4", "", "付电费", 320, None]]
    Walk(clerk).go(ISSUE).attach("file", io.BytesIO(book(("8月", rows)))).press("导入").sees("看起来不是收入")
    walk = (
        Walk(clerk).go("/today/").tap("财务表（已读，还没有确认）").sees("看起来不是收入").press("按这样导入")
    )
    walk.sees("看起来不是收入")
    assert not Sheet.objects.exists()
    walk.tick("r2", "out").press("按这样导入").sees("6,000.00").press("确认，保存这2笔")
    assert signed(Sheet.objects.get()) == (6000, -320)
    assert "已读，还没有确认" not in clerk.get("/today/").content.decode()


def test_what_was_not_shown_is_not_confirmed(clerk, on):
    """An answer changed together with 确认 shows the new figures first."""
    on("2023-09-04")
    rows = [HEAD[:5], ["8.3", "", "拨款", 6000, None], ["8.4", "", "付电费", 320, None]]
    walk = (
        Walk(clerk)
        .go(ISSUE)
        .attach("file", io.BytesIO(book(("8月", rows))))
        .press("导入")
        .tick("r2", "in")
        .press("按这样导入")
    )
    walk.tick("r2", "out").press("确认，保存这2笔").sees("读到的和刚才看到的不一样")
    assert not Sheet.objects.exists()
    walk.press("确认，保存这2笔")
    assert signed(Sheet.objects.get()) == (6000, -320)


def test_a_table_that_is_not_wanted_is_dropped(clerk, on):
    on("2023-09-04")
    rows = [HEAD[:5], ["8.3", "", "付电费", 320, None]]
    walk = (
        Walk(clerk)
        .go(ISSUE)
        .attach("file", io.BytesIO(book(("8月", rows))))
        .press("导入")
        .press("不用这张表")
        .sees("会计给的表")
    )
    walk.press("导入").sees("请选会计给的表")
    answer = clerk.post(URL, {"do": "save", "seen": "x"}, follow=True).content.decode()
    assert "请再选一次文件" in answer
    assert not Sheet.objects.exists()


def test_a_table_over_a_sheet_that_waits_for_review_asks_first(clerk, on):
    on("2023-09-04")
    first = [TITLE, HEAD, *ROWS, SUM]
    Walk(clerk).go(URL).attach("file", io.BytesIO(book(("8月", first)))).press("导入")
    sheet = Sheet.objects.get(category="finance")
    assert sheet.state == "draft"  # plain, so saved at once
    Walk(clerk).go(ISSUE).press("送监督委员会审查")
    before = signed(sheet)
    walk = Walk(clerk).go(URL).attach("file", io.BytesIO(book(("8月", first)))).press("导入")
    walk.sees("9月4日已送监督委员会审查。保存这一张，原来的就不算了，要重新送审。")
    sheet.refresh_from_db()
    assert (sheet.state, signed(sheet)) == ("sent", before)
    walk.press("确认，保存")
    sheet.refresh_from_db()
    assert sheet.state == "draft"


def test_a_red_amount_can_be_edited_by_hand(clerk, on):
    on("2023-09-04")
    rows = [TITLE, HEAD[:5], ["8.3", "", "冲销办公费", None, -500], ["8.4", "", "拨款", 6000, None]]
    walk = (
        Walk(clerk)
        .go(ISSUE)
        .attach("file", io.BytesIO(book(("8月", rows))))
        .press("导入")
        .press("确认，保存这2笔")
        .sees("-500.00")
    )
    walk.go(f"{ISSUE}lines/").press("保存").sees("-500.00")
    assert signed(Sheet.objects.get()) == (500, 6000)


def test_a_typed_day_that_does_not_exist_gets_a_sentence(clerk, on):
    on("2023-10-04")
    walk = Walk(clerk).go(f"/disclosure/{CODE}/2023-09/lines/").fill(lines="2023.9.31 支出 600 复印纸")
    walk.press("保存").sees("第1行的日期“2023.9.31”没有这一天").sees("2023.9.31 支出 600 复印纸")
    assert not Sheet.objects.exists()
