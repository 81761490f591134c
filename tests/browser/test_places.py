"""Pages of places above the districts in Chromium: narrow, wide, by keyboard alone, and nothing axe can find."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import serving
from tests.browser.test_pages import clean_and_narrow

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]
AWAY = "500101"
WHO, PASSWORD = "chongqing", "Bridge-River-42-stone"
PAGES = ["/matrix/50/", f"/matrix/50/?t={AWAY}&m=15", "/why/50/15/", f"/matrix/{AWAY}001/", f"/why/{AWAY}001001/15/"]
# In a process of its own, because a browser test has no database.
MADE = """
import json, sys
from cunju.config import commandline
commandline.start_django("demo")
from cunju.org.models import Account, Unit
from tests.permissions.above import placed
who, password = json.loads(sys.argv[1])
Unit.objects.create(code="50", kind="province", name="重庆市")
Unit.objects.create(code="500101", kind="county", name="万州区", parent_code="50", site="https://wz.example.cn")
made = Account(username=who, role="upper_reader", unit_code="50")
made.set_password(password)
made.save()
placed([("50", "", "重庆市"), ("500101", "50", "万州区"), ("500112", "50", "渝北区"), ("500101001", "500101", "高笋塘街道"),
        ("500101001001", "500101001", "一号桥社区")])
"""


@pytest.fixture(scope="module")
def published(site: serving.Site) -> serving.Site:
    env = serving.environment(site.var) | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    subprocess.run([sys.executable, "-c", MADE, json.dumps([WHO, PASSWORD])], env=env, cwd=ROOT, check=True)
    site.people[WHO] = PASSWORD
    return site


@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_places_is_clean_and_narrow(path: str, published: serving.Site, enter: Callable[..., Page]) -> None:
    page = enter(WHO, width=320)
    answer = page.goto(path)
    assert answer is not None and answer.status == 200
    clean_and_narrow(page)


def test_from_the_province_down_to_the_record_of_a_district_that_is_here(published: serving.Site, enter: Callable[..., Page]) -> None:
    page = enter(WHO, width=1440)
    page.goto("/matrix/50/")
    for name in ("渝北区", "王家街道"):
        with page.expect_navigation():
            page.locator(".matrix tbody th a", has_text=name).click()
    with page.expect_navigation():
        page.locator('td[data-unit="500112018202"][data-measure="3"] a').click()
    with page.expect_navigation():
        page.locator('#why a[href^="/fact/"]').first.click()
    assert "发生日" in page.inner_text("main")
    assert page.get_by_role("link", name="打开原记录").count() == 0


def test_a_cell_opens_without_scripts(published: serving.Site, enter: Callable[..., Page]) -> None:
    page = enter(WHO, scripts=False)
    page.goto("/matrix/50/?m=15")
    with page.expect_navigation():
        page.locator(f'td[data-unit="{AWAY}"][data-measure="15"] a').click()
    assert "到万州区的系统看记录" in page.inner_text("#why")
