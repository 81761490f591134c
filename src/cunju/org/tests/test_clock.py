"""One clock of business: the demonstration's own today, the real day on a live database (interfaces §1)."""

import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from tests import cast

from cunju.kernel.commands import WrongState
from cunju.kernel.days import SHANGHAI
from cunju.org import clock
from cunju.org.models import Installation

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[4]


def test_a_demonstration_has_its_own_today_at_the_walls_time(monkeypatch) -> None:
    monkeypatch.delenv("CUNJU_TODAY", raising=False)
    cast.demonstration()
    before, now, after = datetime.now(SHANGHAI), clock.now(), datetime.now(SHANGHAI)
    assert now.date() == clock.today() == date(2023, 9, 20)
    assert now.utcoffset() == before.utcoffset()
    if before.date() == after.date():
        assert before.time() <= now.time() <= after.time()


def test_a_live_database_has_the_real_day(monkeypatch) -> None:
    monkeypatch.delenv("CUNJU_TODAY", raising=False)
    Installation.objects.create(demonstration=False, district_code=cast.DISTRICT)
    assert abs((clock.now() - datetime.now(SHANGHAI)).total_seconds()) < 5


def test_a_live_database_refuses_another_today(monkeypatch) -> None:
    monkeypatch.setenv("CUNJU_TODAY", "2023-09-20")
    Installation.objects.create(demonstration=False, district_code=cast.DISTRICT)
    with pytest.raises(WrongState, match="CUNJU_TODAY"):
        clock.today()


def test_a_demonstration_takes_another_today(monkeypatch) -> None:
    cast.demonstration()
    monkeypatch.setenv("CUNJU_TODAY", "2023-10-01")
    assert clock.today() == date(2023, 10, 1)
    assert clock.machine_now().date() != date(2023, 10, 1)


def test_on_the_command_line_it_is_five(tmp_path: Path) -> None:
    own = {name: value for name, value in os.environ.items() if not name.startswith("CUNJU_")}
    url = f"sqlite:///{tmp_path / 'live.sqlite3'}"
    own |= {"PYTHONPATH": str(ROOT / "src"), "CUNJU_VAR": str(tmp_path), "CUNJU_DATABASE_URL": url}
    make = (
        "import django; django.setup()\n"
        "from django.core.management import call_command as call\n"
        "call('migrate', verbosity=0)\n"
        "from cunju.org.models import Installation, Unit\n"
        "Installation.objects.create(demonstration=False, district_code='500112')\n"
        "Unit.objects.create(code='500112018202', kind='village', name='玉峰山村村民委员会')\n"
    )
    setting = {"DJANGO_SETTINGS_MODULE": "cunju.config.settings"}
    subprocess.run([sys.executable, "-c", make], env=own | setting, check=True)
    words = [sys.executable, "-m", "cunju", "standing", "--unit", "500112018202", "--json"]
    done = subprocess.run(words, env=own | {"CUNJU_TODAY": "2023-09-20"}, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (5, b"")
    assert "CUNJU_TODAY" in done.stderr.decode()
    assert subprocess.run(words, env=own, capture_output=True, check=False).returncode == 0
