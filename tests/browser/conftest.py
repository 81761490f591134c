"""One prepared database a run, one server a module, one signed-in context a test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests import prepared as demonstrated
from tests.browser import serving

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


# What only looks may be done by two at once, each on a copy of its own; all other files stay whole.
LOOKS = "test_page_is_clean_and_narrow"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Which worker does what (``--dist loadgroup``)."""
    for at, item in enumerate(items):
        file = item.path.stem
        item.add_marker(pytest.mark.xdist_group(f"{file}-{at % 2}" if item.name.startswith(LOOKS) else file))


@pytest.fixture(scope="session")
def prepared() -> Path:
    return demonstrated.folder()


@pytest.fixture(scope="module")
def site(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[serving.Site]:
    with serving.running(serving.copied(prepared, tmp_path_factory.mktemp("site") / "var")) as found:
        yield found


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield browser
        browser.close()


def signed_in(
    browser: Browser, site: serving.Site, username: str, *, width: int = 360, scripts: bool = True
) -> Page:
    """A page of that account in a context of its own, signed in through the login form."""
    context = browser.new_context(
        base_url=site.url, viewport={"width": width, "height": 800}, java_script_enabled=scripts, locale="zh-CN"
    )
    page = context.new_page()
    page.goto("/login/")
    page.fill("input[name=username]", username)
    page.fill("input[name=password]", site.people[username])
    page.click("button[type=submit]")
    assert "/login/" not in page.url, page.inner_text("body")
    return page


@pytest.fixture
def enter(chromium: Browser, site: serving.Site) -> Iterator[Callable[..., Page]]:
    """``enter("yufengshan", width=360)``: a page of that account, signed in through the login form."""
    pages: list[Page] = []

    def entered(username: str, *, width: int = 360, scripts: bool = True) -> Page:
        pages.append(signed_in(chromium, site, username, width=width, scripts=scripts))
        return pages[-1]

    yield entered
    for page in pages:
        page.context.close()
