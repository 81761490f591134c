"""Issue 2's "done when", played in Chromium on a phone and at a desk, each page of the way clean for axe and as wide as its window."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser import serving
from tests.browser.conftest import signed_in

pytestmark = pytest.mark.browser
YUFENGSHAN, WANGJIA, DISTRICT = "500112018202", "500112018", "500112"
ROWS = [
    ("单位代码", "机构", "职务", "姓名", "性别", "小组", "起"),
    ("500112018999", "村民代表", "代表", "第1组代表31", "女", "1", "2023-09-01"),
    (YUFENGSHAN, "村民代表", "代表", "第1组代表32", "不详", "1", "2023-09-01"),
    (YUFENGSHAN, "村民代表", "代表", "第1组代表33", "女", "1", "2023-09-20"),
]


def people(rows: list[tuple[str, ...]]) -> dict[str, Any]:
    """An Excel list as a file to choose."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("人员")
        for line, row in enumerate(rows):
            sheet.write_row(line, 0, row)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return {"name": "名册.xlsx", "mimeType": kind, "buffer": stream.getvalue()}


@pytest.fixture(params=[360, 1440])
def play(
    request: pytest.FixtureRequest, chromium: Browser, prepared: Path, tmp_path: Path
) -> Iterator[Callable[[str], Page]]:
    """``play("wangjia")``: that account's page at one width, on a copy of the demonstration of its own."""
    with serving.running(serving.copied(prepared, tmp_path / "var")) as site:
        pages: list[Page] = []

        def enter(username: str) -> Page:
            pages.append(signed_in(chromium, site, username, width=request.param))
            return pages[-1]

        yield enter
        for one in pages:
            one.context.close()


def looked_at(page: Page) -> None:
    """The page holds its width and axe finds nothing."""
    wide, window = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert wide <= window, f"{page.url} is {wide} px wide"
    found = Axe().run(page)
    assert found.violations_count == 0, f"{page.url}: {found.generate_report()}"


def press(page: Page, words: str) -> None:
    with page.expect_navigation():  # a click alone does not wait for the page it leads to
        page.get_by_role("button", name=words).first.click()


def follow(page: Page, words: str) -> None:
    with page.expect_navigation():
        page.get_by_role("link", name=words).first.click()


def meeting(page: Page) -> None:
    """The clerk plans, prints, records 26 of 40, is told, corrects to 27."""
    page.goto("/today/")
    looked_at(page)
    follow(page, "本季度村民代表会议")
    page.fill("[name=planned_on]", "2023-09-20")
    page.fill("[name=place]", "村便民服务中心")
    page.fill("[name=items]", "村内公路维修方案")
    looked_at(page)
    press(page, "保存，下一步")
    looked_at(page)
    follow(page, "会议通知")
    press(page, "已告知")
    follow(page, "签到表")
    assert "三分之二是27人" in page.inner_text("body")
    follow(page, "返回")
    page.goto("/today/")
    follow(page, "本季度村民代表会议")
    follow(page, "去记录")
    press(page, "勾没有到的人")
    marks = page.locator("[type=checkbox][name=absent]")
    for at in range(14):
        marks.nth(at).check()
    page.get_by_text("已到26人，差1人达到三分之二").first.wait_for()
    looked_at(page)
    press(page, "记好，回到会议记录")
    page.fill("[name=minutes]", "逐项讨论并表决。")
    looked_at(page)
    page.get_by_text("已到26人，差1人达到三分之二").first.wait_for()
    press(page, "保存记录")
    assert "应到40人，已到26人，差1人达到三分之二（村民委员会组织法第26条）" in page.inner_text("body")
    looked_at(page)
    follow(page, "更正")
    press(page, "勾没有到的人")
    page.locator("[name=absent]:checked").first.uncheck()
    press(page, "记好，回到会议记录")
    page.fill("[name=reason]", "一人补签到")
    press(page, "保存")
    assert "应到40人，已到27人，达到三分之二" in page.inner_text("body")
    page.goto("/today/")
    assert page.locator('[data-duty="village-law-2018.art26.quarterly"]').count() == 0


def lists(page: Page) -> None:
    """The town loads an Excel list with two bad rows, is told which, mends and loads it."""
    page.goto(f"/bodies/{WANGJIA}/load/")
    page.set_input_files("input[type=file]", people(ROWS))
    press(page, "检查")
    said = page.inner_text("body")
    assert "2行有错" in said
    assert "从男、女中选一个" in said
    looked_at(page)
    page.set_input_files("input[type=file]", people([ROWS[0], ROWS[3]]))
    press(page, "检查")
    looked_at(page)
    press(page, "装入")
    assert "已装入1行" in page.inner_text("body")
    page.goto(f"/bodies/{YUFENGSHAN}/")
    assert "第1组代表33" in page.content()
    looked_at(page)


def report(page: Page) -> None:
    """The town edits its form of September, is asked for a reason, submits it."""
    page.goto(f"/form/{WANGJIA}/2023-09-30/")
    looked_at(page)
    page.get_by_label("推进滞后", exact=True).check()
    page.fill("[name=override_reason]", "大屋村尚未补开会议")
    press(page, "报送区民政局")
    looked_at(page)
    press(page, "确认报送区民政局")
    assert "已于2023年9月20日报送，表已锁定" in page.inner_text("body")
    looked_at(page)


def why(page: Page) -> None:
    """The district asks why of the late cell and reaches its clause and its record."""
    page.goto(f"/matrix/{DISTRICT}/")
    looked_at(page)
    late = page.locator(f'[data-unit="{WANGJIA}"][data-measure="3"]')
    assert late.get_attribute("data-state") == "overdue"
    page.goto(f"/why/{WANGJIA}/3/")
    follow(page, "大屋村")
    said = page.inner_text("body")
    assert "村民委员会组织法第26条" in said
    assert "未达法定人数" in said
    looked_at(page)
    follow(page, "应到33人 实到21人")
    follow(page, "打开原记录")
    assert "差1人达到三分之二" in page.inner_text("body")


def test_the_spine(play: Callable[[str], Page]) -> None:
    meeting(play("yufengshan"))
    officer = play("wangjia")
    cell = f'[data-unit="{YUFENGSHAN}"][data-measure="3"]'
    officer.goto(f"/matrix/{WANGJIA}/")
    assert officer.locator(cell).get_attribute("data-state") != "due_soon"
    officer.goto(f"/form/{WANGJIA}/2023-09-30/")
    problems = officer.locator("[name=problems]").input_value()
    assert "大屋村召开第二季度村民代表会议逾期（6月30日到期）" in problems and "玉峰山村召开第三季度" not in problems
    lists(officer)
    report(officer)
    why(play("yubei"))
