"""The yearly assessment in a browser: a town opens a figure, objects with one value, the district answers; with scripts and without."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
TOWN, DISTRICT = "/assessment/500112133/", "/assessment/500112/"
WORDS = {True: "党组织领导这一项，请再看一遍", False: "党组织领导这一项，请再核对一遍"}


def press(page: Page, words: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=words, exact=True).first.click()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_town_objects_and_the_district_answers(enter: Callable[..., Page], scripts: bool) -> None:
    town, words = enter("tongjing", width=360, scripts=scripts), WORDS[scripts]
    town.goto(TOWN)
    assert "演示数据" in town.inner_text("body") and "自报" in town.inner_text("main")
    town.locator("main table a").first.click()
    assert town.locator("main a[href^='/fact/']").count() > 0 and town.locator("main a[href^='/why/']").count() > 0
    town.get_by_role("link", name="对这一项提出异议").click()
    town.fill("textarea[name=text]", words)
    press(town, "提出")
    assert words in town.inner_text("main")
    district = enter("yubei", width=1440, scripts=scripts)
    district.goto(DISTRICT)
    district.get_by_role("link", name=words).click()
    district.fill("textarea[name=text]", "看过了，记录里没有")
    press(district, "答复")
    town.reload()
    assert "看过了，记录里没有" in town.inner_text("main")
