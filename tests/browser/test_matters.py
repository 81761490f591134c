"""A resident's matter on a phone of 360 px: written down with two values, closed, asked after; axe finds nothing, narrow and wide."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.test_pages import clean_and_narrow

pytestmark = pytest.mark.browser
CODE = "500112018202"
HOME = f"/matters/{CODE}/"
WORDS = {True: "晒坝边的护栏松了", False: "学堂坡的水管冻裂"}


def press(page: Page, words: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=words, exact=True).first.click()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_matter_is_written_down_closed_and_asked_after(enter: Callable[..., Page], scripts: bool) -> None:
    page, words = enter("yufengshan", width=360, scripts=scripts), WORDS[scripts]
    page.goto(HOME)
    page.get_by_role("link", name="记一件", exact=True).click()
    page.fill("textarea[name=text]", words)
    press(page, "记下")
    assert words in page.inner_text("main")
    page.get_by_role("link", name=words).last.click()
    for verb, values in (("办结", {"text": "修好了，当面答复"}), ("回访", {})):
        page.get_by_role("link", name=verb, exact=True).first.click()
        for name, value in values.items():
            page.fill(f"textarea[name={name}]", value)
        if verb == "回访":
            page.check("input[name=solved][value=True]")
        press(page, "记下")
        page.goto(HOME)
        page.get_by_role("link", name=words).last.click()
    assert "已解决" in page.inner_text(".head")


def test_its_pages_hold_their_width_and_axe_finds_nothing(enter: Callable[..., Page]) -> None:
    page = enter("yufengshan")
    for where in ("", "new/", "walk/", "waiting/", "print/joint/", "print/tearoom/"):
        page.goto(HOME + where)
        clean_and_narrow(page)
    page.goto(HOME)
    page.locator("tbody a").last.click()
    clean_and_narrow(page)
    page.get_by_role("link", name="更正", exact=True).first.click()
    assert page.locator("details [name=place]").count() == 1 and page.locator("details [name=reason]").count() == 0
    clean_and_narrow(page)
    page.set_viewport_size({"width": 360, "height": 900})
    page.goto(f"{HOME}walk/")
    text, size = (page.locator(f"[name={one}1]").bounding_box() for one in ("text", "size"))
    assert text and size and abs(text["y"] + text["height"] - size["y"] - size["height"]) < 4 and text["width"] > size["width"]
