"""What is typed is kept while it is typed: a closed browser, a late message, two at one page, a telephone without a net."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Request

CODE = "500112018202"
MEMBER, CLERK = "yufengshan-jd", "yufengshan"
OPINION = f"/supervision/{CODE}/opinion/"
OFFER = "在这一页写了一部分，没有保存"


def typed(page: Page, text: str) -> None:
    """Type into the box without leaving it, until it is kept."""
    page.goto(OPINION)
    with page.expect_response("**/begun/"):
        page.locator("textarea[name=text]").press_sequentially(text)


def saved(page: Page) -> None:
    with page.expect_navigation():
        page.click("form.sec button.main")


def drop_all(page: Page) -> None:
    """Begin each test with nothing begun."""
    page.goto("/today/")
    while page.locator("#h-begun").count():
        with page.expect_navigation():
            page.locator("section:has(#h-begun) button").first.click()


@pytest.mark.parametrize("who", [MEMBER])
def test_a_closed_browser_loses_nothing(who: str, enter: Callable[..., Page]) -> None:
    page = enter(who)
    drop_all(page)
    typed(page, "村口路灯不亮")
    page.close()
    page = enter(who)
    page.goto("/today/")
    assert "村口路灯不亮" in page.locator("section:has(#h-begun)").inner_text()
    page.goto(OPINION)
    assert OFFER in page.inner_text("main") and page.input_value("textarea[name=text]") == ""
    page.get_by_role("link", name="接着写").click()
    assert page.input_value("textarea[name=text]") == "村口路灯不亮"
    assert page.locator(".bad").count() == 0  # nothing is judged yet
    saved(page)
    page.goto(OPINION)
    assert OFFER not in page.inner_text("main")
    page.goto(f"/supervision/{CODE}/")
    assert page.inner_text("main").count("村口路灯不亮") == 2  # once what waits, once the line: one record


def test_what_arrives_after_the_form_was_sent_is_too_late(enter: Callable[..., Page]) -> None:
    page = enter(MEMBER)
    drop_all(page)
    sent: list[Request] = []
    page.on("request", lambda one: sent.append(one) if one.url.endswith("/begun/") else None)
    typed(page, "账目看不懂")
    saved(page)
    late = sent[-1]
    answer = page.request.post(
        late.url, data=late.post_data_buffer or b"", headers={"content-type": late.headers["content-type"], "referer": page.url}
    )
    assert answer.status == 204
    page.goto(OPINION)
    assert OFFER not in page.inner_text("main")
    page.goto("/today/")
    assert page.locator("#h-begun").count() == 0


def test_two_who_write_one_page_see_each_others_text(enter: Callable[..., Page]) -> None:
    member, clerk = enter(MEMBER), enter(CLERK)
    drop_all(member)
    typed(member, "活动室周末不开门")
    clerk.goto(OPINION)
    assert f"账号{MEMBER}也在写这一页" in clerk.inner_text("main")
    clerk.click("summary:has-text('也在写这一页')")
    assert "活动室周末不开门" in clerk.inner_text("main")
    assert clerk.input_value("textarea[name=text]") == ""
    drop_all(member)
    clerk.goto(OPINION)
    assert "也在写这一页" not in clerk.inner_text("main")


def test_without_a_net_it_is_kept_once_the_net_is_back(enter: Callable[..., Page]) -> None:
    page = enter(MEMBER)
    drop_all(page)
    page.goto(OPINION)
    page.context.set_offline(True)
    page.locator("textarea[name=text]").press_sequentially("水管漏水")
    page.wait_for_timeout(2000)
    with page.expect_response("**/begun/"):
        page.context.set_offline(False)
    page.goto(OPINION)
    assert OFFER in page.inner_text("main")
    drop_all(page)
