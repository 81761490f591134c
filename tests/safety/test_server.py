"""A real server: killed during uploads it keeps whole files or none; crowded it fails nobody. ``CUNJU_KILLS`` says how often."""

import os
from pathlib import Path

import pytest

from tests import prepared
from tests.browser import serving
from tests.safety import crowd, kills

KILLS = int(os.environ.get("CUNJU_KILLS", "20"))


@pytest.fixture
def var(tmp_path: Path) -> Path:
    return serving.copied(prepared.folder(), tmp_path / "var")


def test_no_kill_during_an_upload_leaves_half_a_file(var: Path) -> None:
    with serving.running(var) as site:
        told = kills.run(site, KILLS)
    assert (told.half, told.lost, told.doubled) == ([], [], [])
    assert (told.cut > 0, told.parts) == (True, 0)
    modes = {one.stat().st_mode & 0o777 for one in (var / "archive").rglob("*") if one.is_file()}
    folders = {one.stat().st_mode & 0o777 for one in (var / "archive").rglob("*") if one.is_dir()}
    assert (modes, folders) == ({0o600}, {0o700})


def test_a_crowd_of_writers_and_uploads_fails_nobody(var: Path) -> None:
    """``python -m tests.safety.crowd`` measures the seconds; a slow machine is no failure here."""
    with serving.running(var, workers=2) as site:
        seen = crowd.crowd(site, writers=6, uploads=6, photos=2, seconds=4)
    assert seen.errors == []
    assert len(seen.seconds["upload"]) == 6
    assert len(seen.seconds["page"]) > 3
