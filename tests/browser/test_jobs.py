"""A town's workbooks of a year, made by the worker that stands and falls with the server."""

import io
import subprocess
import zipfile
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser import serving
from tests.browser.conftest import signed_in


def test_a_town_gets_all_its_workbooks_and_no_worker_is_left(
    prepared: Path, tmp_path: Path, chromium: Browser
) -> None:
    var = serving.copied(prepared, tmp_path / "var")
    with serving.running(var) as site:
        page = signed_in(chromium, site, "wangjia")
        page.goto("/papers/jobs/")
        page.click("text=开始生成")
        page.get_by_role("link", name="下载").wait_for(timeout=120_000)
        with page.expect_download() as got:
            page.get_by_role("link", name="下载").click()
        names = zipfile.ZipFile(io.BytesIO(Path(got.value.path()).read_bytes())).namelist()
        assert len(names) > 5
        assert any("玉峰山村" in name for name in names)
        assert workers(var) == 1
    assert workers(var) == 0


def workers(var: Path) -> int:
    """Worker processes of one var folder."""
    found = subprocess.run(["pgrep", "-f", "cunju.config.worker"], capture_output=True, text=True, check=False)
    owned = 0
    for pid in found.stdout.split():
        environ = Path(f"/proc/{pid}/environ")
        owned += environ.exists() and f"CUNJU_VAR={var}".encode() in environ.read_bytes().split(b"\0")
    return owned
