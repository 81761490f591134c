"""A resident of sixty at the public board: money, the next meeting and how to object within three taps; its tree as it is heard."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser import serving

pytestmark = pytest.mark.browser
BOARD = "/b/500112018202/"
PATHS = (BOARD, f"{BOARD}2023/", f"{BOARD}notice/", f"{BOARD}open/", f"{BOARD}aloud/", f"{BOARD}doors/", "/c/500112018202/", f"{BOARD}?q=3,710")
# What is heard of the board, in order: its headings, with their level. Money first, whom to ask last.
HEARD = [
    (1, "8月的钱，收了多少、花在哪里"), (2, "收入2笔"), (2, "支出2笔"), (2, "近12个月收支"), (2, "决定了什么，办成没有"),
    (2, "快要开的会，正在商量的事"), (2, "公开了什么"), (2, "任职人员"), (2, "2023年履职承诺"),
    (2, "2023年的任务，办得怎样"), (2, "以前公开的"), (2, "有疑问，有事要说"),
]  # fmt: skip


@pytest.fixture
def page(chromium: Browser, site: serving.Site) -> Iterator[Page]:
    """A telephone without scripts, without a login."""
    context = chromium.new_context(base_url=site.url, viewport={"width": 360, "height": 800}, java_script_enabled=False, locale="zh-CN")
    yield context.new_page()
    context.close()


def test_last_month_the_next_meeting_and_how_to_object_within_three_taps(page: Page) -> None:
    page.goto(BOARD)
    sums = page.locator("dl.money")
    assert re.sub(r"\s", "", sums.inner_text()).startswith("上月结余98,579.00")
    assert sums.bounding_box()["y"] < 900  # type: ignore[index]
    page.locator("summary", has_text="这些数是什么意思").click()
    assert page.get_by_text("上个月最后一天，账上还剩的钱").is_visible()
    page.get_by_role("link", name="要开的会").click()
    assert page.url.endswith("#s")
    assert page.locator("section", has=page.locator("#s")).inner_text()
    page.get_by_role("link", name="有疑问").click()
    ask = page.locator("section.ask")
    assert page.url.endswith("#q") and "12345" in ask.inner_text() and "不用登录" in ask.inner_text()
    page.fill("#seek", "便民道路")
    page.locator("form.seek button").click()
    assert "找到" in page.inner_text("h1 >> nth=0") and "2023年8月财务公开表" in page.inner_text("#results")
    assert page.context.cookies() == []


def test_the_board_is_heard_in_order(page: Page) -> None:
    page.goto(BOARD)
    tree = page.locator("body").aria_snapshot()
    heard = [(int(level), name) for name, level in re.findall(r'heading "([^"]*)" \[level=(\d)\]', tree)]
    assert [one for one in heard if one in HEARD] == HEARD
    assert re.search(r"term: 上月结余\n\s*- definition: 98,579\.00", tree)
    for name in ("banner", "main", "contentinfo", "navigation \"这一页有什么\"", "search"):
        assert f"- {name}" in tree, name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_public_pages_are_clean_narrow_and_small(chromium: Browser, site: serving.Site, scheme: str) -> None:
    context = chromium.new_context(base_url=site.url, color_scheme=scheme, locale="zh-CN")  # type: ignore[arg-type]
    page, asked = context.new_page(), []
    page.on("response", lambda answer: asked.append(answer.request.sizes()["responseBodySize"]))
    page.goto(BOARD, wait_until="networkidle")
    assert len(asked) <= 5 and sum(asked) <= 80 * 1024, asked
    for path in PATHS:
        page.set_viewport_size({"width": 320, "height": 800})
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
        found = Axe().run(page)
        assert found.violations_count == 0, f"{path} {found.generate_report()}"
    page.goto(f"{BOARD}aloud/?size=large")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate("'speechSynthesis' in window") is (page.get_by_role("button", name="开始朗读").count() == 1)
    context.close()
