"""A shared telephone of 360 px: the clerk opens two members, each chooses his own six digits, the telephone passes on, a sheet is signed."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import serving
from tests.browser.conftest import signed_in

CODE = "500112018202"
REVIEW = f"/disclosure/{CODE}/review/"
DIGITS = {1: "739254", 2: "860947"}


def slip(clerk: Page, number: int) -> str:
    """The digits of the slip of a member, opened or given anew."""
    clerk.goto(f"/members/{CODE}/")
    clerk.locator("tbody tr").nth(number - 1).get_by_role("button", name=re.compile("开通|重设")).click()
    return clerk.locator("code").inner_text()


def choose(page: Page, number: int, digits: str) -> None:
    page.locator("input[name=who]").nth(number - 1).check()
    page.fill("input[name=password]", digits)
    page.get_by_role("button", name="是我，进去").click()


def fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("scripts", [True, False])
def test_it_passes_from_hand_to_hand(chromium: Browser, site: serving.Site, enter: Callable[..., Page], scripts: bool) -> None:
    clerk = enter("yufengshan")
    once = {number: slip(clerk, number) for number in DIGITS}
    page = signed_in(chromium, site, "yufengshan-jd", scripts=scripts)
    try:
        page.goto(REVIEW)  # the shared account signs nothing: names first
        assert "/login/who/" in page.url and "您是哪一位" in page.inner_text("h1")
        fits(page)
        choose(page, 1, "000000")
        assert "签字密码不对" in page.inner_text("main")
        for number in DIGITS:
            choose(page, number, once[number])
            page.fill("input[name=password1]", "123456")
            page.fill("input[name=password2]", "123456")
            page.get_by_role("button", name="换成这个签字密码").click()
            assert "太容易猜到" in page.inner_text("main")
            fits(page)
            page.fill("input[name=password1]", DIGITS[number])
            page.fill("input[name=password2]", DIGITS[number])
            page.get_by_role("button", name="换成这个签字密码").click()
            page.goto(REVIEW)
            assert "本人" in page.inner_text("main") or "现在没有送来审查的内容" in page.inner_text("main")
            fits(page)
            for word in ("审查无异议", "签字"):
                button = page.get_by_role("button", name=word, exact=True)
                if scripts and button.count():
                    button.click()
                    assert "签字" in page.locator(".said, .say").first.inner_text()
                    break
            page.get_by_role("link", name="换人").click()
        assert "已退出" in page.inner_text("main")
        page.go_back()  # 换人 ended it: nothing of the member's is to be had
        page.goto("/today/")
        assert "/login/" in page.url
        page.get_by_role("link", name="选自己的名字").click()
        choose(page, 2, DIGITS[2])  # the telephone is remembered: no password of the committee
        assert page.url.endswith("/today/")
    finally:
        page.context.close()
