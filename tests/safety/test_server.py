"""A real server: killed during uploads and records it keeps whole ones or none; crowded it fails nobody. ``CUNJU_KILLS`` says how often.

On PostgreSQL too (``test-postgres``); ``python -m tests.safety`` kills hundreds of times.
"""

import os
from collections.abc import Iterator

import pytest
from django.db import connection

from tests.browser import serving
from tests.safety import crowd, jobs, kills, places, writing

KILLS = int(os.environ.get("CUNJU_KILLS", "20"))


@pytest.fixture(scope="module")
def site() -> Iterator[serving.Site]:
    with (
        places.place(on_postgres=connection.vendor == "postgresql") as place,
        serving.running(place.var, workers=2, database=place.database) as found,
    ):
        yield found


def test_no_kill_during_an_upload_leaves_half_a_file(site: serving.Site) -> None:
    told = kills.run(site, KILLS)
    assert (told.half, told.lost, told.doubled) == ([], [], [])
    assert (told.cut > 0, told.parts) == (True, 0)
    found = list((site.var / "archive").rglob("*"))
    modes = {one.stat().st_mode & 0o777 for one in found if one.is_file()}
    folders = {one.stat().st_mode & 0o777 for one in found if one.is_dir()}
    assert (modes, folders) == ({0o600}, {0o700})


def test_no_kill_during_a_record_loses_or_doubles_it(site: serving.Site) -> None:
    told = writing.run(site, max(KILLS // 2, 2))
    assert (told.half, told.lost, told.doubled) == ([], [], [])
    assert told.cut > 0


def test_no_kill_of_the_worker_leaves_a_paper_standing(site: serving.Site) -> None:
    told = jobs.run(site, max(KILLS // 10, 2))
    assert (told.half, told.lost) == ([], [])
    assert told.made + told.given_up == told.asked > 0


def test_a_crowd_of_writers_and_uploads_fails_nobody(site: serving.Site) -> None:
    """``python -m tests.safety.crowd`` measures the seconds; a slow machine is no failure here."""
    seen = crowd.crowd(site, writers=6, uploads=6, photos=2, seconds=4)
    assert seen.errors == []
    assert len(seen.seconds["upload"]) == 6
    assert len(seen.seconds["page"]) > 3


def test_what_was_killed_passes_the_check_of_the_installation(site: serving.Site) -> None:
    assert places.at(site).checked() == ""
