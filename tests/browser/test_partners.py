"""五社联动 on a phone of 360 px: a force on the register, a project, money that came in and is posted; axe finds nothing, narrow and wide."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.test_matters import press
from tests.browser.test_pages import clean_and_narrow

pytestmark = pytest.mark.browser
HOME = "/partners/500112018202/"
WORDS = {True: "院坝里种花", False: "渡口搭凉棚"}


def write(page: Page, link: str, **values: str) -> None:
    """Follow a link, fill its form, keep it."""
    page.get_by_role("link", name=link, exact=True).first.click()
    for name, value in values.items():
        page.fill(f"[name={name}]", value)
    press(page, "记下")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_project_from_its_register_to_its_money_on_the_board(enter: Callable[..., Page], scripts: bool) -> None:
    page, words = enter("yufengshan", width=360, scripts=scripts), WORDS[scripts]
    page.goto(HOME)
    write(page, "登记联动力量", text=f"{words}志愿队", who="村文书")
    assert f"{words}志愿队" in page.inner_text("main")
    page.get_by_role("link", name="记一个项目", exact=True).click()
    page.fill("textarea[name=text]", words)
    page.locator("input[name=people]").first.check()
    press(page, "记下")
    for link, values in (("记收到的钱", {"amount": "500"}), ("记完成", {"text": "办好了", "spent": "480"}), ("记公布资金", {})):
        page.goto(HOME)
        page.get_by_role("link", name=words, exact=True).first.click()
        write(page, link, **values)
    assert "完成，资金已公布" in page.inner_text("main")
    page.get_by_role("link", name=words, exact=True).first.click()
    page.get_by_role("link", name="资金公布单", exact=True).click()
    assert "500元" in page.inner_text("main") and "480元" in page.inner_text("main")


def test_its_pages_hold_their_width_and_axe_finds_nothing(enter: Callable[..., Page]) -> None:
    page = enter("yufengshan")
    for where in ("", "partner/", "project/", "mechanism/", "waiting/", "print/register/"):
        page.goto(HOME + where)
        clean_and_narrow(page)
    page.goto(HOME)
    page.get_by_role("link", name="独居老人有人看", exact=True).first.click()
    clean_and_narrow(page)
    for link in ("记收到的钱", "项目单", "资金公布单"):
        page.get_by_role("link", name=link, exact=True).first.click()
        clean_and_narrow(page)
        page.go_back()


def test_the_town_and_the_public_read_matters_and_partners(enter: Callable[..., Page]) -> None:
    page = enter("wangjia")
    page.goto("/matters/town/500112018/")
    clean_and_narrow(page)
    assert "办结要几天" in page.inner_text("main")
    page.goto("/b/500112018202/")
    clean_and_narrow(page)
    assert "居民反映的事" in page.inner_text("body") and "五社联动" in page.inner_text("body")
