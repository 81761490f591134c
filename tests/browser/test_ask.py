"""A person scans the sheet of 民秀路社区, objects to an item, and reads the answer and the corrected sheet under one receipt; the same on paper."""

import re
import sqlite3
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import serving
from tests.browser.conftest import signed_in
from tests.browser.test_pages import clean_and_narrow

pytestmark = pytest.mark.browser
CODE = "500112017015"
ASKED, ANSWER = "这一笔是请谁做的，能不能写清楚", "请的是本社区的物业，票据可以来看"


@pytest.fixture
def resident(chromium: Browser, site: serving.Site) -> Iterator[Page]:
    """Any telephone at the notice board: small, without scripts, without a login."""
    context = chromium.new_context(base_url=site.url, viewport={"width": 320, "height": 640}, java_script_enabled=False, locale="zh-CN")
    yield context.new_page()
    assert context.cookies() == []
    context.close()


def press(page: Page, words: str | re.Pattern[str]) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=words, exact=True).first.click()


def follow(page: Page, words: str | re.Pattern[str]) -> None:
    with page.expect_navigation():
        page.get_by_role("link", name=words).first.click()


def said(page: Page) -> str:
    return re.sub(r"\s+", "", page.inner_text("main"))


@pytest.fixture(scope="module", autouse=True)
def opened(chromium: Browser, site: serving.Site) -> None:
    """The district opens what may be sent in; before that there is no form."""
    page = signed_in(chromium, site, "yubei")
    answer = page.request.get(f"{site.url}/b/{CODE}/ask/")
    assert answer.status == 404
    page.goto("/letters/500112/kinds/")
    for kind in ("对公开内容的异议", "要办的事"):
        press(page, re.compile(f"开放\\s*{kind}"))
    assert said(page).count("由区民政局经办人开放") == 2 and "yubei" not in said(page)
    page.context.close()


def sheet_code(site: serving.Site) -> str:
    """The code printed on the last money sheet of the unit."""
    with sqlite3.connect(site.var / "demo.sqlite3") as read:
        (found,) = read.execute(
            "select e.code from disclosure_edition e join disclosure_sheet s on s.id=e.sheet_id join disclosure_issue i on i.id=s.issue_id"
            " where i.unit_code=? and s.category='finance' and e.down_on is null order by i.month desc, e.number desc limit 1",
            [CODE],
        ).fetchone()
    return str(found)


def test_from_the_scanned_sheet_to_the_answer_under_one_receipt(resident: Page, enter: Callable[..., Page], site: serving.Site) -> None:
    resident.goto(f"/c/{sheet_code(site)}/")
    with resident.expect_navigation():
        resident.locator("tbody a[href*='about=']").last.click()
    assert "说的是：2023年" in said(resident)
    resident.fill("textarea[name=text]", ASKED)
    press(resident, "交")
    receipt = resident.url
    assert re.search(r"/r/[2-9A-HJ-NP-Z]{10}/$", receipt) and ASKED in said(resident)

    clerk = enter("minxiulu", width=360, scripts=False)
    follow(clerk, re.compile(ASKED[:8]))
    assert receipt[-11:-1] not in clerk.content()
    press(clerk, "受理")
    clerk.goto(f"/disclosure/{CODE}/doubts/")
    follow(clerk, re.compile(ASKED[:8]))
    clerk.fill("textarea[name=text]", ANSWER)
    press(clerk, "答复")

    resident.goto(receipt)
    assert ANSWER in said(resident) and "您看，解决了吗" in said(resident)
    press(resident, "没有解决")
    press(resident, re.compile("转给"))
    assert "转给镇（街道）" in said(resident)


def test_on_paper_through_the_clerk(resident: Page, enter: Callable[..., Page]) -> None:
    clerk = enter("minxiulu", width=360, scripts=False)
    clerk.goto(f"/letters/{CODE}/")
    follow(clerk, "有人来说一件事")
    clerk.get_by_role("radio", name=re.compile("有件事要办")).check()
    clerk.fill("[name=about]", "3栋门口")
    clerk.fill("textarea[name=text]", "门口的路灯不亮")
    press(clerk, "记下，打印回执")
    code = re.search(r"[2-9A-HJ-NP-Z]{4} [2-9A-HJ-NP-Z]{4} [2-9A-HJ-NP-Z]{2}", clerk.inner_text("main"))
    assert code
    resident.goto("/r/")
    resident.fill("input[name=code]", code[0].lower())
    press(resident, "看")
    assert "门口的路灯不亮" in said(resident) and "工作人员代为记下" in said(resident)


def test_its_pages_hold_their_width_and_axe_finds_nothing(enter: Callable[..., Page], site: serving.Site) -> None:
    """With scripts, which axe needs: the form, where a receipt is typed, what the clerk writes down."""
    page = enter("minxiulu")
    for where in (f"/b/{CODE}/ask/?kind=objection&about={sheet_code(site)}", "/r/", "/c/", f"/letters/{CODE}/new/"):
        page.goto(where)
        clean_and_narrow(page)
