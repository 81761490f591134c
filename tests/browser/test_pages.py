"""Every main page: answers, holds its width at 320, 360 and 1440 px, and no fault that axe can find, narrow and wide."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, FilePayload, Page, Response

from tests.browser import serving
from tests.excel import filled

pytestmark = pytest.mark.browser

PAGES = [
    ("yufengshan", "/today/"),
    ("yufengshan", "/record/"),
    ("yufengshan", "/held/?q=户数"),
    ("yufengshan", "/register/"),
    ("yufengshan", "/assemblies/500112018202/calls/"),
    ("yufengshan", "/assemblies/500112018202/called/"),
    ("yufengshan", "/bodies/500112018202/terms/"),
    ("yufengshan", "/bodies/500112018202/handover/"),
    ("yufengshan", "/disclosure/500112018202/groups/"),
    ("wangjia", "/matters/town/500112018/"),
    ("yubei", "/me/second/"),
    ("yubei", "/audit/"),
    ("yufengshan", "/personal/500112018202/"),
    ("yufengshan", "/personal/500112018202/one/?name=张三"),
    ("yubei", "/personal/500112/"),
    ("yubei", "/personal/500112/?q=玉峰山"),
    ("yufengshan", "/fourlists/500112018202/"),
    ("yubei", "/fourlists/500112/"),
    ("yufengshan", "/unit/500112018202/"),
    ("yufengshan", "/why/500112018202/3/"),
    ("yufengshan", "/trend/500112018202/"),
    ("yubei", "/trend/500112/"),
    ("yubei", "/burden/500112/"),
    ("wangjia", "/burden/500112018/"),
    ("yubei", "/changes/"),
    ("yubei", "/api/"),
    ("yufengshan", "/onetable/500112018202/"),
    ("yufengshan", "/onetable/500112018202/onetable-sample/"),
    ("yufengshan", "/assemblies/500112018202/"),
    ("yufengshan", "/assemblies/500112018202/plan/?kind=representatives"),
    ("yufengshan", "/bodies/500112018202/"),
    ("yufengshan", "/bodies/500112018202/join/?body=supervisory"),
    ("yufengshan", "/bodies/500112018202/leave/?body=representatives"),
    ("yufengshan", "/bodies/500112018202/changes/"),
    ("yufengshan", "/bodies/500112018202/roll/"),
    ("wangjia", "/bodies/town/500112018/"),
    ("wangjia", "/bodies/500112018/load/"),
    ("yufengshan", "/consultation/500112018202/"),
    ("yufengshan", "/disclosure/500112018202/"),
    ("yufengshan", "/disclosure/500112018202/2023-08/"),
    ("yufengshan", "/disclosure/500112018202/2023-08/finance/"),
    ("yufengshan", "/disclosure/500112018202/doubts/"),
    ("yufengshan-jd", "/disclosure/500112018202/review/"),
    ("wangjia", "/disclosure/town/500112018/"),
    ("yufengshan", "/supervision/500112018202/"),
    ("yufengshan-jd", "/supervision/500112018202/"),
    ("yufengshan-jd", "/supervision/500112018202/meeting/"),
    ("yufengshan-jd", "/supervision/500112018202/opinion/"),
    ("yufengshan-jd", "/supervision/500112018202/systems/"),
    ("yufengshan-jd", "/supervision/500112018202/members/"),
    ("yufengshan", "/decisions/500112018202/"),
    ("yufengshan", "/decisions/500112018202/new/"),
    ("yufengshan", "/papers/500112018202/"),
    ("yufengshan", "/papers/500112018202/package/"),
    ("yufengshan", "/assemblies/500112018202/fill/"),
    ("yufengshan", "/disclosure/500112018202/fill/"),
    ("yufengshan", "/consultation/500112018202/catalogue/"),
    ("yufengshan", "/consultation/500112018202/topics/"),
    ("yufengshan", "/consultation/500112018202/catalogue/void/"),
    ("yufengshan-jd", "/supervision/500112018202/question/"),
    ("wangjia", "/showcase/500112018/"),
    ("wangjia", "/showcase/500112018/text/"),
    ("wangjia", "/showcase/500112018/case/"),
    ("tongjing", "/showcase/500112133/"),
    ("yubei", "/assessment/500112/"),
    ("tongjing", "/assessment/500112133/"),
    ("tongjing", "/assessment/500112133/item/i6/"),
    ("tongjing", "/assessment/500112133/objected/?item=i6"),
    ("yubei", "/assessment/500112133/later/"),
    ("yubei", "/assessment/500112/draw/"),
    ("yufengshan", "/bodies/500112018202/grids/"),
    ("yufengshan", "/showcase/500112018202/"),
    ("yufengshan", "/showcase/500112018202/plan/"),
    ("yubei", "/showcase/500112/"),
    ("yubei", "/showcase/500112/post/case/"),
    ("yubei", "/showcase/500112/alike/"),
    ("yubei", "/papers/jobs/"),
    ("yufengshan", "/me/"),
    ("yufengshan", "/contact/500112018202/"),
    ("yubei", "/contact/500112/"),
    ("yufengshan-jd", "/today/"),
    ("wangjia", "/today/"),
    ("wangjia", "/matrix/500112018/"),
    ("wangjia", "/matrix/500112018/?t=205&m=3"),
    ("wangjia", "/why/500112018/3/"),
    ("wangjia", "/feedback/"),
    ("wangjia", "/form/500112018/"),
    ("wangjia", "/accounts/"),
    ("yubei", "/today/"),
    ("yubei", "/matrix/500112/"),
    ("yubei", "/matrix/500112/?t=018&m=3"),
    ("yubei", "/register/"),
    ("wangjia", "/today/500112018/missing/"),
    ("yubei", "/record/"),
    ("yubei", "/forms/"),
    ("yubei", "/form/500112018/"),
    ("yubei", "/units/?q=yfs"),
    ("audit", "/log/"),
    ("system", "/me/"),
    ("system", "/installation/"),
    ("system", "/accounts/"),
    ("security", "/locks/"),
    ("audit", "/me/password/"),
    ("wangjia", "/exempt/500112018202/"),
    ("wangjia", "/exempt/500112018/"),
    ("yubei", "/exempt/500112/"),
    ("yubei", "/notice/500112/"),
    ("yubei", "/compose/500112/"),
]


@pytest.mark.parametrize(("who", "path"), PAGES)
def test_page_is_clean_and_narrow(who: str, path: str, enter: Callable[..., Page]) -> None:
    page = enter(who, width=320)
    answer = page.goto(path)
    assert answer is not None and answer.status == 200, path
    clean_and_narrow(page)


# In a table that stands as cards, what a cell says begins beside its label, every line of it.
SPLIT = """[...document.querySelectorAll('.cards:not(.brief) td[data-label]')].filter(cell => {
  const label = getComputedStyle(cell, '::before');
  if (label.float === 'none') return false;
  const said = document.createRange();
  said.selectNodeContents(cell);
  return [...said.getClientRects()].some(one => one.width > 1 && one.left < cell.getBoundingClientRect().left + parseFloat(label.width));
}).map(cell => cell.innerText)"""


def clean_and_narrow(page: Page) -> None:
    """No wider than its window, no card torn, and axe finds nothing."""
    for width in (320, 360, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{page.url} is {wide} px wide on {width}"
        assert page.evaluate(SPLIT) == [], page.url
        if width != 360:
            found = Axe().run(page)
            assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("line", ["例会", "监督建议"])
def test_a_line_of_the_committees_book_is_corrected_on_a_clean_page(line: str, enter: Callable[..., Page]) -> None:
    page = enter("yufengshan-jd", width=320)
    page.goto("/supervision/500112018202/")
    for link in (line, "更正"):
        with page.expect_navigation():
            page.get_by_role("link", name=link, exact=True).first.click()
    assert page.locator("[name=reason]").count() == 1
    clean_and_narrow(page)


def test_a_list_with_wrong_rows_is_shown_on_a_clean_page(enter: Callable[..., Page]) -> None:
    page = enter("yufengshan", width=320)
    page.goto("/assemblies/500112018202/fill/")
    page.set_input_files("input[type=file]", meetings({"会议": "村代会"}, {}))
    with page.expect_navigation():
        page.get_by_role("button", name="检查").click()
    assert "1行有错" in page.inner_text("main")
    clean_and_narrow(page)


def meetings(*changed: dict[str, Any]) -> FilePayload:
    """A filled list of meetings, a row each."""
    row = {"会议": "两委联席会议", "日期": date(2022, 6, 1), "应到": 7, "实到": 6}
    rows = [row | {"日期": date(2022, 6, at)} | one for at, one in enumerate(changed, start=1)]
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return {"name": "补录.xlsx", "mimeType": kind, "buffer": filled("会议", rows).read()}


def test_pages_work_without_scripts(enter: Callable[..., Page]) -> None:
    page = enter("yufengshan", scripts=False)
    page.goto("/today/")
    assert "玉峰山村" in page.inner_text("body")


def test_the_public_board_needs_no_login_no_script_and_little(chromium: Browser, site: serving.Site) -> None:
    """Money first; at 320 px and wide, plain and 长辈版; 100 KB on the wire, no other host, nothing axe can find."""
    context = chromium.new_context(base_url=site.url, java_script_enabled=True, locale="zh-CN")
    page, sizes, hosts = context.new_page(), [], set()

    def keep(answer: Response) -> None:
        hosts.add(answer.url.split("/")[2])
        sizes.append(answer.request.sizes()["responseBodySize"] + answer.request.sizes()["responseHeadersSize"])

    page.on("response", keep)
    page.goto("/b/500112018202/", wait_until="networkidle")
    assert "8月的钱" in page.inner_text("h1") and "演示数据" in page.inner_text("body")
    assert sum(sizes) <= 100 * 1024, sizes
    assert hosts == {site.url.split("/")[2]}
    for path in ("/b/500112018202/", "/b/500112018202/?size=large"):
        for width in (320, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(path)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
            found = Axe().run(page)
            assert found.violations_count == 0, found.generate_report()
    context.close()
