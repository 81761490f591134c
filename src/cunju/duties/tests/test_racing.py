"""Two writers at once leave no stale fold, thirty rounds of thirty: really at once on PostgreSQL, in turn on an SQLite file."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from cunju.duties.tests import racing

ROOT = Path(__file__).parents[4]
POSTGRES = connection.vendor == "postgresql"
FACTS_A_ROUND = 5  # two meetings, one elsewhere, a posting, a retraction


@pytest.mark.commits
def test_no_fold_is_stale_after_two_writers_at_once(tmp_path: Path) -> None:
    if POSTGRES:
        from cunju.ledger.models import Fact

        assert racing.race() == []
        assert Fact.objects.count() == racing.ROUNDS * FACTS_A_ROUND
        return
    # A file, for a database in memory is one connection's.
    url = f"sqlite://{tmp_path}/race.sqlite3"
    env = {**os.environ, "CUNJU_DATABASE_URL": url, "PYTHONPATH": f"{ROOT}/src{os.pathsep}{ROOT}"}
    env["DJANGO_SETTINGS_MODULE"] = "cunju.config.settings"
    done = subprocess.run(
        [sys.executable, "-m", "cunju.duties.tests.racing"], env=env, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, str(racing.ROUNDS * FACTS_A_ROUND)), done.stderr
