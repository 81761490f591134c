"""Lists at the window in Chromium: a certificate is checked while it is typed, given or refused, counts at once; axe finds nothing."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route

from tests.browser.test_pages import clean_and_narrow

pytestmark = pytest.mark.browser
COMMUNITY, TOWN, DISTRICT = "500112004018", "500112004", "500112"
HOME = f"/fourlists/{COMMUNITY}/"


def press(page: Page, words: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=words, exact=True).first.click()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_certificate_is_refused_with_the_reason_and_counts(enter: Callable[..., Page], scripts: bool) -> None:
    page = enter("shuangtonglu", width=360, scripts=scripts)
    page.goto(HOME)
    before = int(page.locator("#h-register ~ p").first.inner_text().split("件")[0])
    page.get_by_role("link", name="开证明", exact=True).click()
    page.fill("input[name=text]", "健康状况证明")
    if scripts:
        page.locator("#verdict").get_by_text("请他到医疗机构办").wait_for()
    else:
        press(page, "查一查")
        assert "请他到医疗机构办" in page.inner_text("#verdict")
    press(page, "记下")
    assert "不应出具" in page.inner_text("main") and "医疗机构" in page.inner_text("main")
    page.get_by_role("link", name="不予出具证明告知单").click()
    assert "在不应出具清单" in page.inner_text("main") and "12345" in page.inner_text("main")
    page.goto(HOME)
    assert page.locator("#h-register ~ p").first.inner_text().startswith(f"{before + 1}件")


def test_what_is_typed_before_the_scripts_arrive_is_looked_at(enter: Callable[..., Page]) -> None:
    page = enter("shuangtonglu", width=360)
    held: list[Route] = []
    page.route("**/htmx-2.min.js", lambda asked: held.append(asked))
    page.goto(HOME + "certificate/", wait_until="commit")
    page.fill("input[name=text]", "健康状况证明")
    while not held:
        page.wait_for_timeout(50)
    held[0].continue_()
    page.locator("#verdict").get_by_text("请他到医疗机构办").wait_for()


def test_what_was_recorded_opens_from_the_matrix_and_stands_beside_the_judgement(enter: Callable[..., Page]) -> None:
    page = enter("shuangtonglu")
    page.goto(f"/why/{COMMUNITY}/9/")
    told = page.inner_text("main")
    assert "证明" in told and "不予出具" in told and "照单履责检查" in told


def test_its_pages_hold_their_width_and_axe_finds_nothing(enter: Callable[..., Page]) -> None:
    page = enter("shuangtonglu")
    for where in ("", "certificate/", "checked/", "roster/", "fill/", "print/register/", "print/tasks/"):
        page.goto(HOME + where)
        clean_and_narrow(page)
    page.goto(HOME)
    for link in ("2023年演示版", "独居老人用电安全入户登记"):
        page.goto(HOME)
        page.get_by_role("link", name=link).first.click()
        clean_and_narrow(page)
    page.goto(f"/b/{COMMUNITY}/")
    assert "能开什么证明" in page.inner_text("main")


def test_the_town_and_the_district_hold_their_width_too(enter: Callable[..., Page]) -> None:
    page = enter("huixing")
    for where in ("", "enter/"):
        page.goto(f"/fourlists/{TOWN}/{where}")
        clean_and_narrow(page)
    page = enter("yubei")
    for where in ("", "load/", "definition/"):
        page.goto(f"/fourlists/{DISTRICT}/{where}")
        clean_and_narrow(page)
    page.goto(f"/fourlists/{DISTRICT}/")
    page.get_by_role("link", name="独居老人用电安全入户登记").click()
    clean_and_narrow(page)
