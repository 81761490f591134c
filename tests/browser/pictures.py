"""The README's pictures, taken from the demonstration by a real browser: ``.venv/bin/python -m tests.browser.pictures``."""

import io
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests import prepared
from tests.browser import serving
from tests.browser.conftest import FLAGS, signed_in

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"
COLOURS = 160


@dataclass(frozen=True)
class Shot:
    """A picture: its name, whose page, where, how wide and high; ``username`` empty for a page without login."""

    name: str
    username: str
    path: str
    width: int = 360
    height: int = 780


SHOTS = (
    Shot("today", "yufengshan", "/today/"),
    Shot("member", "yufengshan-jd", "/supervision/500112018202/"),
    Shot("board", "", "/b/500112018202/"),
    Shot("matrix", "yubei", "/matrix/500112/?t=018&m=3", 1280, 860),
    Shot("form", "wangjia", "/form/500112018/2023-09-30/", 1280, 860),
)


def taken(browser: Browser, site: serving.Site, shot: Shot) -> bytes:
    """One picture at twice the resolution, in few colours."""
    if shot.username:
        page = signed_in(browser, site, shot.username, width=shot.width)
    else:
        page = browser.new_context(base_url=site.url, locale="zh-CN").new_page()
    page.set_viewport_size({"width": shot.width, "height": shot.height})
    page.goto(shot.path)
    raw = page.screenshot()
    page.context.close()
    stream = io.BytesIO()
    Image.open(io.BytesIO(raw)).convert("RGB").quantize(COLOURS).save(stream, "PNG", optimize=True)
    return stream.getvalue()


def main(folder: Path = FOLDER) -> int:
    """Take all of them anew."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as play:
        words = {**os.environ, "LANGUAGE": "zh_CN"}
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=[*FLAGS, "--lang=zh-CN"], env=words)
        with serving.running(serving.copied(prepared.folder(), Path(name) / "var")) as site:
            for shot in SHOTS:
                (folder / f"{shot.name}.png").write_bytes(taken(browser, site, shot))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
