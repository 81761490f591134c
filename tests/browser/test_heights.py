"""How tall staff pages are on a phone (issue 15): what is open first, the rest in folds that say how many; every fold opens."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
MOST = 4000
VILLAGE, TOWN, LARGE_TOWN, DISTRICT = "500112018202", "500112018", "500112133", "500112"


def tall(page: Page, path: str) -> int:
    answer = page.goto(path)
    assert answer is not None and answer.status == 200, path
    return int(page.evaluate("document.documentElement.scrollHeight"))


@pytest.mark.parametrize(
    ("who", "code"), [("yufengshan", VILLAGE), ("wangjia", TOWN), ("tongjing", LARGE_TOWN), ("yubei", DISTRICT)]
)  # fmt: skip
def test_the_page_of_a_unit_and_every_reason_fit_a_few_screens(who: str, code: str, enter: Callable[..., Page]) -> None:
    page = enter(who, width=360)
    paths = [f"/unit/{code}/", *(f"/why/{code}/{number}/" for number in range(26))]
    found = {path: tall(page, path) for path in paths}
    assert {path: px for path, px in found.items() if px > MOST} == {}


@pytest.mark.parametrize("path", ["/forms/", "/forms/?left=1", "/changes/", "/today/"])
def test_the_pages_of_a_district_fit_a_few_screens(path: str, enter: Callable[..., Page]) -> None:
    page = enter("yubei", width=360)
    assert tall(page, path) <= MOST
    for summary in page.locator("main details.shelf:not([open]) > summary").all():
        assert re.search(r"\d", summary.inner_text()), "a fold says how many"


@pytest.mark.parametrize(("who", "code"), [("yufengshan", VILLAGE), ("wangjia", TOWN), ("yubei", DISTRICT)])
def test_what_is_drawn_by_month_is_short_said_in_words_and_has_its_table(who: str, code: str, enter: Callable[..., Page]) -> None:
    page = enter(who, width=360)
    assert tall(page, f"/trend/{code}/") <= MOST
    drawings = page.locator("main svg[role=img]")
    assert drawings.count() > 1 and all(one.get_attribute("aria-label") for one in drawings.all())
    page.locator("main details > summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("main details[open] table").first.is_visible()


def test_the_roll_folds_body_by_body_with_its_number(enter: Callable[..., Page]) -> None:
    page = enter("yufengshan", width=360)
    assert tall(page, f"/bodies/{VILLAGE}/") <= MOST
    folds = page.locator("main details.shelf")
    assert folds.count() == 9 and all(re.search(r"\d+人", one.locator("summary").first.inner_text()) for one in folds.all())
    folds.first.locator("summary").first.click()
    assert folds.first.locator("table").first.is_visible()


@pytest.mark.parametrize("code", [f"unit/{VILLAGE}", f"why/{VILLAGE}/16", f"trend/{VILLAGE}", f"bodies/{VILLAGE}"])
def test_in_large_print_on_the_narrowest_telephone_nothing_is_wider_than_the_page(code: str, enter: Callable[..., Page]) -> None:
    page = enter("yufengshan", width=320)
    page.goto(f"/{code}/")
    page.evaluate("document.documentElement.dataset.size = 'large'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_every_measure_and_every_window_opens_from_the_page_of_a_unit(enter: Callable[..., Page]) -> None:
    """By taps alone: a shelf, its measure, and there each fold; what is opened can be seen."""
    page = enter("yufengshan", width=360)
    page.goto(f"/unit/{VILLAGE}/")
    for shelf in page.locator("details.shelf > summary").all():
        shelf.click()
    measures = page.locator("a.m:visible")
    said = sum(int(one) for one in re.findall(r" (\d+)$", "\n".join(page.locator(".stands .st").all_inner_texts()), re.MULTILINE))
    assert measures.count() == said > 25
    page.locator(f'a.m[href="/why/{VILLAGE}/16/"]').first.click()
    page.wait_for_load_state()
    closed = page.locator("main details:not([open]) > summary:visible")
    while closed.count():
        closed.first.click()
    spans = page.locator("dt", has_text="时段")
    assert spans.count() > 40
    assert page.locator("dt:visible", has_text="时段").count() == spans.count()


def test_folds_are_opened_by_keyboard_and_printed_open(enter: Callable[..., Page]) -> None:
    page = enter("wangjia", width=1440)
    page.goto(f"/unit/{VILLAGE}/")
    summary = page.locator("details.shelf > summary").first
    summary.focus()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('a.m')")
    page.emulate_media(media="print")
    assert page.locator("details.shelf:not([open]) a.m").last.is_visible()
