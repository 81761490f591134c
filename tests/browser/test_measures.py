"""For the measures of the rooms of duty, and the body: recorded through its page in Chromium, and the window it names moves."""

import json
import subprocess
import sys
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser import serving

pytestmark = pytest.mark.browser
TOWN, UNIT, TODAY = "500112018", "500112018201", "2023-09-20"
DISTRICT, TEAHOUSE = "500112", "500112133"
NOTICE = "yubei-2023."


def statuses(site: serving.Site, unit: str, duty: str) -> list[str]:
    """How the windows of a requirement stand, as the command of the installation says it."""
    words = [sys.executable, "-m", "cunju", "--db", "demo", "standing", "--unit", unit, "--on", TODAY, "--json"]
    done = subprocess.run(words, cwd=serving.ROOT, env=serving.environment(site.var), capture_output=True, text=True, check=True)
    return [one["status"] for one in json.loads(done.stdout)["windows"] if one["duty"] == duty]


def press(page: Page, words: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=words, exact=True).first.click()


def paper(page: Page, body: str = "") -> None:
    """The meeting stands on paper."""
    page.check("input[name=meeting_fact][value=paper]")
    page.fill("input[name=meeting_day]", "2023-09-18")
    for name in ("at", "body"):
        if body and page.locator(f"select[name={name}]").count():
            page.select_option(f"select[name={name}]", body)


def judged(page: Page, measure: int, duty: str) -> None:
    page.goto(f"/judge/{TOWN}/{measure}/")
    page.check(f'input[name="{UNIT}.{NOTICE}{duty}.2023-01-01"][value=yes]')
    press(page, "记下研判")


def text_put(page: Page, subject: str, words: str) -> None:
    page.goto(f"/conventions/{UNIT}/put/{subject}/")
    page.fill("textarea[name=body]", words)
    press(page, "存下")
    with page.expect_navigation():
        page.get_by_role("link", name="记表决").first.click()
    paper(page, "assembly")


def charter(page: Page) -> None:
    text_put(page, "village_charter", "第一条 村党组织领导村民自治。\n第二条 村务定期公开。")
    page.check("input[name=party]")
    press(page, "记下")


def convention(page: Page) -> None:
    text_put(page, "village_rules", "第一条 爱护山林。\n第二条 红白事简办。")
    press(page, "记下")
    line(page, "conventions", "filed")


def line(page: Page, room: str, step: str, **values: str) -> None:
    """The line that waits for its step."""
    page.goto(f"/{room}/{UNIT}/waiting/?step={step}")
    if "/waiting/" in page.url:
        with page.expect_navigation():
            page.locator(f"a[href*='/{step}/']").first.click()
    for name, value in values.items():
        page.fill(f"[name={name}]", value)
    press(page, "记下")


def pledged(page: Page) -> None:
    page.goto(f"/pledges/{UNIT}/pledge/")
    paper(page, "representatives")
    for box in page.locator("textarea[name^=text-]").all():
        box.fill("修好路灯")
    press(page, "记下")


def filled(page: Page) -> None:
    page.goto(f"/bodies/{UNIT}/leave/?body=security")
    page.locator("input[name=seats]").last.check()
    page.select_option("select[name=change]", "resigned")
    page.fill("input[name=last_on]", "2023-09-17")
    press(page, "登记离任")
    page.goto(f"/bodies/{UNIT}/join/?body=security")
    page.select_option("select[name=change]", "by_election")
    page.fill("input[name=p0_name]", "治安保卫委员会成员4")
    page.check("input[name=p0_sex][value=f]")
    press(page, "登记")


def visited(page: Page) -> None:
    page.goto(f"/guidance/{TOWN}/visit/")
    page.check(f"input[name=units][value='{UNIT}']")
    page.check("input[name=ways][value=visited]")
    page.fill("[name=found1]", "公开栏玻璃坏了")
    press(page, "保存")
    line(page, "guidance", "settled", text="已换")


def evaluated(page: Page) -> None:
    page.goto(f"/guidance/{TOWN}/evaluation/")
    press(page, "记下评估")


def shown(page: Page) -> None:
    page.goto(f"/showcase/{DISTRICT}/shown/")
    page.fill("input[name=count]", "2")
    press(page, "记下")


def selected(page: Page) -> None:
    """Posted nine days before, so that five working days lie between."""
    page.goto(f"/showcase/{DISTRICT}/post/case/")
    page.locator("input[name=chosen]").first.check()
    page.fill("[name=panel]", "区民政局")
    page.fill("input[name=on]", "2023-09-11")
    press(page, "公示")
    with page.expect_navigation():
        page.locator("a[href*='/showcase/entry/']", has_text="公示").first.click()
    with page.expect_navigation():
        page.get_by_role("link", name="记评选结果").first.click()
    press(page, "记下")


def piloted(page: Page) -> None:
    page.goto(f"/consultation/{TEAHOUSE}/pilot/")
    page.select_option("select[name=step]", "acceptance")
    press(page, "登记")


CASES: list[tuple[str, str, str, Callable[[Page], None]]] = [
    ("wangjia", UNIT, "m00.finding", visited),
    ("yubei", TOWN, "m00.evaluated", evaluated),
    ("wangjia", UNIT, "m01.leadership", lambda page: judged(page, 1, "m01.leadership")),
    ("wangjia", UNIT, "m02.clause", charter),
    ("wangjia", UNIT, "m05.all_pledged", pledged),
    ("wangjia", UNIT, "m06.filled", filled),
    ("wangjia", UNIT, "m07.reported", lambda page: line(page, "committees", "reported", major="0")),
    ("wangjia", UNIT, "m08.activities", lambda page: judged(page, 8, "m08.activities")),
    ("wangjia", UNIT, "m12.filed", convention),
    ("yubei", DISTRICT, "m14.shown", shown),
    ("tongjing", TEAHOUSE, "m20.pilot", piloted),
    ("yubei", DISTRICT, "m25.selected", selected),
]


@pytest.mark.parametrize(("who", "unit", "duty", "act"), CASES, ids=[one[2] for one in CASES])
def test_what_is_recorded_on_its_page_moves_the_window(
    enter: Callable[..., Page], site: serving.Site, who: str, unit: str, duty: str, act: Callable[[Page], None]
) -> None:
    before = statuses(site, unit, NOTICE + duty)
    act(enter(who, width=360))
    after = statuses(site, unit, NOTICE + duty)
    assert after.count("met") == before.count("met") + 1, (before, after)



# The named projects: whose they are, from which step on the demonstration leaves them, by whose hand each step is.
PROJECTS = [
    ("500112018202", "m24.accepted", (
        ("yufengshan", "plan"), ("yufengshan", "self_checked"), ("wangjia", "town_checked"), ("yufengshan", "reported"), ("yubei", "accepted"),
    )),
    ("500112004018", "m11.accepted", (
        ("shuangtonglu", "self_checked"), ("huixing", "town_checked"), ("shuangtonglu", "reported"), ("yubei", "accepted"),
    )),
]  # fmt: skip


@pytest.mark.parametrize(("unit", "duty", "steps"), PROJECTS, ids=[one[1] for one in PROJECTS])
def test_a_named_project_goes_from_hand_to_hand_to_its_acceptance(
    enter: Callable[..., Page], site: serving.Site, unit: str, duty: str, steps: tuple[tuple[str, str], ...]
) -> None:
    assert statuses(site, unit, NOTICE + duty) == ["not_due"]
    for who, step in steps:
        page = enter(who, width=360)
        page.goto(f"/showcase/{unit}/{step}/")
        page.fill("textarea[name=text]", "请来社工\n办三次活动")
        press(page, "记下")
    assert statuses(site, unit, NOTICE + duty) == ["met"]


def test_a_town_that_guides_records_it_on_its_page(enter: Callable[..., Page], site: serving.Site) -> None:
    page = enter("huixing", width=360)
    page.goto("/showcase/500112004/guided/")
    page.fill("textarea[name=text]", "一起看自查写什么")
    press(page, "记下")
    assert "一起看自查写什么" in page.inner_text("main") and "双桐路社区" in page.inner_text("main")
    assert statuses(site, "500112004", NOTICE + "m11.guided") == ["met"]
