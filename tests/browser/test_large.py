"""长辈版: the largest print on the narrowest telephones; no page is wider than its window, and 换人 is under the thumb."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import serving
from tests.browser.conftest import signed_in
from tests.browser.test_shared_phone import DIGITS, choose, slip

pytestmark = pytest.mark.browser
UNIT = "500112018202"
PAGES = [
    ("yufengshan", ("/register/", f"/disclosure/{UNIT}/", "/law/")),
    ("wangjia", ("/register/", f"/disclosure/{UNIT}/", "/law/")),
    ("yubei", ("/register/", f"/disclosure/{UNIT}/", "/law/")),
]
WIDE = """() => [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > innerWidth + 1)
  .map(one => one.tagName + '.' + one.className + ' ' + Math.round(one.getBoundingClientRect().right)).slice(0, 12)"""


def narrow(page: Page, path: str) -> None:
    for width in (320, 360):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(path)
        page.evaluate("document.documentElement.dataset.size = 'large'")
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{path} is {wide} px wide on {width}: {page.evaluate(WIDE)}"


@pytest.mark.parametrize(("who", "paths"), PAGES, ids=[who for who, _ in PAGES])
def test_a_page_in_large_print_is_no_wider_than_the_telephone(enter: Callable[..., Page], who: str, paths: tuple[str, ...]) -> None:
    page = enter(who)
    for path in paths:
        narrow(page, path)


def test_a_member_reaches_the_next_one_in_large_print(chromium: Browser, site: serving.Site, enter: Callable[..., Page]) -> None:
    once = slip(enter("yufengshan"), 1)
    page = signed_in(chromium, site, "yufengshan-jd")
    try:
        page.goto("/login/who/")
        choose(page, 1, once)
        for name in ("password1", "password2"):
            page.fill(f"input[name={name}]", DIGITS[1])
        page.get_by_role("button", name="换成这个签字密码").click()
        for path in ("/today/", "/register/", f"/disclosure/{UNIT}/", f"/supervision/{UNIT}/", "/me/"):
            narrow(page, path)
            for width in (320, 360):
                page.set_viewport_size({"width": width, "height": 800})
                box = page.locator(".mast").get_by_role("link", name="换人").bounding_box()
                assert box and box["x"] >= 0 and box["x"] + box["width"] <= width, (path, width, box)
    finally:
        page.context.close()
