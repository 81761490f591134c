"""Points on a phone and wide: a month pasted, reviewed by another, posted, and 为什么 of measure 13 says so; axe finds nothing."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.test_pages import clean_and_narrow

pytestmark = pytest.mark.browser
CODE = "500112018202"
HOME = f"/points/{CODE}/"


def press(page: Page, words: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=words, exact=True).first.click()


def posted(page: Page) -> int:
    """How many postings the figures beside the judgement of measure 13 count."""
    page.goto(f"/why/{CODE}/13/")
    found = re.search(r"积分公示\s*(\d+)次", page.inner_text("main"))
    assert found, page.inner_text("main")
    return int(found[1])


def test_a_month_is_pasted_reviewed_and_posted(enter: Callable[..., Page]) -> None:
    page = enter("yufengshan", width=360)
    before = posted(page)
    page.goto(f"{HOME}new/")
    page.fill("textarea[name=text]", "1号 院坝每周清扫\n2号 垃圾分类投放\n40号 越级上访")
    page.select_option("select[name=period]", "2023-09")
    press(page, "记下")
    assert "没有“越级上访”" in page.inner_text("main")
    page.fill("textarea[name=text]", "1号 院坝每周清扫\n2号 垃圾分类投放")
    press(page, "记下")
    month = page.url
    clean_and_narrow(page)
    other = enter("yufengshan-jd", width=360)
    other.goto(month)
    press(other, "复核")
    page.goto(month)
    clean_and_narrow(page)
    press(page, "公示")
    assert posted(page) == before + 1


def test_its_pages_hold_their_width_and_axe_finds_nothing(enter: Callable[..., Page]) -> None:
    page = enter("yufengshan")
    for where in ("", "draft/", "formed/", "list/", "new/", "goods/", "redeemed/"):
        page.goto(HOME + where)
        clean_and_narrow(page)
    for words in ("看办法和对应的条款",):
        page.goto(HOME)
        page.get_by_role("link", name=words).first.click()
        clean_and_narrow(page)
    page.goto(f"{HOME}list/")
    page.locator("tbody a").first.click()
    clean_and_narrow(page)
