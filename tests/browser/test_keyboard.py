"""The main action of the matrix, of a meeting and of the quarterly form, with the keyboard alone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_pages import meetings

pytestmark = pytest.mark.browser
MOST_TABS = 140
TODAY = "2023-09-16"


def reach(page: Page, selector: str) -> None:
    """Tab on until what has the focus is ``selector``; it must be seen to have it."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", f"no focus to be seen on {selector}"
            return
    raise AssertionError(f"{selector} is not reached in {MOST_TABS} steps of Tab on {page.url}")


def press(page: Page, selector: str) -> None:
    """Tab on to what leads to another page, and press Enter on it."""
    reach(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def at(page: Page) -> tuple[str, int]:
    """Unit and measure of the cell in focus."""
    cell = "document.activeElement.closest('td').dataset"
    return page.evaluate(f"{cell}.unit"), int(page.evaluate(f"{cell}.measure"))


def test_arrows_move_in_the_matrix_and_enter_opens_why(enter: Callable[..., Page]) -> None:
    page = enter("yubei", width=1440)
    page.goto("/matrix/500112/")
    reach(page, "table.matrix tbody a")
    page.keyboard.press("ArrowRight")
    unit, measure = at(page)
    page.keyboard.press("ArrowDown")
    assert at(page) > (unit, measure) and at(page)[1] == measure
    page.keyboard.press("ArrowUp")
    assert at(page) == (unit, measure)
    while at(page)[1] != 3:
        page.keyboard.press("ArrowRight")
    while at(page)[0] != "500112018":
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/matrix/500112/\?t=018&m=3#why$"))
    why = page.locator("tr.why")
    expect(why).to_contain_text("所以是6/7")
    expect(why).to_contain_text("大屋村第二季度村民代表会议没有计入的记录，6月30日到期，已过82天")
    opened = page.locator("tr.open")
    assert opened.get_by_role("link", expanded=True).count() == 1
    below = why.bounding_box()
    above = opened.bounding_box()
    assert below and above and abs(above["y"] + above["height"] - below["y"]) < 2
    page.goto("/matrix/500112/")
    reach(page, "table.matrix tbody a")
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.matches('table.matrix tbody a')"), "one tab stop, not 780"


def test_the_heads_stay_while_the_matrix_scrolls(enter: Callable[..., Page]) -> None:
    page = enter("yubei", width=1024)
    page.goto("/matrix/500112/")
    box = page.locator(".matrix-box")
    box.evaluate("one => one.scrollTo(400, 300)")
    frame = box.bounding_box()
    head = page.locator("table.matrix thead tr").first.locator("th").first.bounding_box()
    row = page.locator("table.matrix tbody tr").last.locator("th").bounding_box()
    assert frame and head and row
    assert abs(head["y"] - frame["y"]) < 2 and abs(row["x"] - frame["x"]) < 2


def test_a_phone_shows_one_measure_and_steps_to_the_next(enter: Callable[..., Page]) -> None:
    page = enter("yubei", width=360)
    page.goto("/matrix/500112/?m=3")
    cells = page.locator("table.matrix tbody tr").first.locator("td:visible")
    expect(cells).to_have_count(1)
    expect(cells).to_have_attribute("data-measure", "3")
    reach(page, ".step a[rel=next]")
    page.keyboard.press("Enter")
    expect(cells).to_have_attribute("data-measure", "4")
    expect(page.locator(".step b")).to_contain_text("措施4")
    expect(page).to_have_url(re.compile(r"m=4$"))


def test_a_meeting_is_planned_and_recorded(enter: Callable[..., Page]) -> None:
    page = enter("yufengshan", width=360)
    page.goto("/today/")
    press(page, "a.line[href*='/plan/']")
    reach(page, "textarea[name=items]")
    page.keyboard.insert_text("村内公路维修方案")
    press(page, "main button.main")
    press(page, "a[href$='/record/']")
    # Planned for the earliest day the notice allows; held, in the end, today.
    reach(page, "input[name=held_on]")
    page.fill("input[name=held_on]", TODAY)
    press(page, "button[value=people]")
    for _ in range(14):
        reach(page, "input[type=checkbox][name=absent]")
        page.keyboard.press("Space")
    line = page.locator("#counted")
    expect(line).to_contain_text("应到40人，已到26人，差1人达到三分之二（村民委员会组织法第26条）")
    assert line.bounding_box()["y"] < 800, "the count is in sight while the absent are ticked"  # type: ignore[index]
    page.keyboard.press("Space")
    expect(line).to_contain_text("应到40人，已到27人")
    press(page, "button[value=refresh].main")
    reach(page, "textarea[name=minutes]")
    page.keyboard.insert_text("逐项讨论并表决。")
    press(page, "button[value=save]:not([tabindex])")
    expect(page.locator("main")).to_contain_text("实到27人")
    page.goto("/today/")
    assert "本季度村民代表会议" not in page.inner_text("main")


def test_meetings_of_earlier_years_come_in_from_excel(enter: Callable[..., Page]) -> None:
    page = enter("yufengshan", width=360)
    page.goto("/assemblies/500112018202/")
    press(page, "a[href$='/fill/']")
    reach(page, "input[type=file]")
    page.set_input_files("input[type=file]", meetings({}, {}))
    press(page, "button[value=check]")
    expect(page.locator("#report")).to_contain_text("要写入2行")
    press(page, "button[value=load]")
    expect(page.locator("main")).to_contain_text("2022年6月2日")
    expect(page.locator("body")).to_contain_text("已补录2行")


def test_the_quarterly_form_is_sent(enter: Callable[..., Page]) -> None:
    page = enter("wangjia", width=1440)
    page.goto("/today/")
    press(page, "a.line[href*='/form/']")
    reach(page, "input[name=status]")
    page.keyboard.press("Space")
    press(page, "button[name=submit]")
    expect(page.locator("main")).to_contain_text("报送以后表就锁定")
    press(page, "button[name=submit]")
    expect(page.locator("main")).to_contain_text("已报送区民政局，表已锁定。")
    assert page.locator("button[name=submit]").count() == 0
