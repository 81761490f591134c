"""init and migrate: a live database whole or not at all, once, with one account to begin with."""

import os
import pty
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from cunju.catalogue.loading import DATA
from cunju.config.commands import init
from cunju.config.environment import ROOT

UNITS = next((DATA / "units").glob("*.csv"))
NOTICE = next((DATA / "notice").glob("*.txt"))
WHOLE = ["init", "--district", "500112", "--units", str(UNITS), "--notice", str(NOTICE), "--admin", "sys"]

Call = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def var(tmp_path: Path) -> Path:
    return tmp_path / "var"


@pytest.fixture
def call(var: Path) -> Call:
    def cunju(*words: str, **env: str) -> subprocess.CompletedProcess[str]:
        own = {name: value for name, value in os.environ.items() if not name.startswith("CUNJU_")}
        own |= {"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1", "CUNJU_VAR": str(var), **env}
        return subprocess.run(
            [sys.executable, "-m", "cunju", *words],
            env=own,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return cunju


def rows(database: Path, query: str) -> list[tuple[object, ...]]:
    """Rows of a query on the file itself."""
    with closing(sqlite3.connect(database)) as there:
        return there.execute(query).fetchall()


def test_init_makes_a_live_database_once(call: Call, var: Path) -> None:
    done = call(*WHOLE)
    assert done.returncode == 0, done.stderr
    name, password = done.stdout.rstrip("\n").split("\t")
    assert (name, len(password)) == ("sys", 14)
    live = var / "live.sqlite3"
    assert live.stat().st_mode & 0o777 == 0o600
    assert rows(live, "SELECT count(*) FROM org_unit") == [(443,)]
    assert rows(live, "SELECT demonstration, district_code FROM org_installation") == [(0, "500112")]
    assert rows(live, "SELECT username, role, must_change_password FROM org_account") == [
        ("sys", "system_administrator", 1)
    ]
    again = call(*WHOLE)
    assert (again.returncode, again.stdout) == (5, "")
    assert call("facts", "dump").returncode == 0
    assert call("run", CUNJU_DATABASE_URL=f"sqlite://{live}", PORT="0").returncode == 5


@pytest.mark.parametrize(
    ("changes", "code", "said"),
    [
        ({"--district": None}, 2, "--district"),
        ({"--admin": None, "--notice": None}, 2, "--notice（通知文件（.docx 或 .txt））、--admin"),
        ({"--district": "500113"}, 3, "500113"),
        ({"--units": "/nowhere.csv"}, 3, "打不开文件"),
        ({"--notice": str(UNITS)}, 3, ".docx"),
        ({"--admin": "a b"}, 3, "a b"),
        ({"--password-file": "/nowhere"}, 3, "打不开密码文件"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_left(
    changes: dict[str, str | None], code: int, said: str, call: Call, var: Path
) -> None:
    options = dict(zip(WHOLE[1::2], WHOLE[2::2], strict=True)) | changes
    words = [word for name, value in options.items() if value for word in (name, value)]
    done = call("init", *words)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert not [one for one in var.glob("*") if "sqlite3" in one.name]


def test_a_notice_that_reads_otherwise_is_refused_with_the_measure(
    call: Call, var: Path, tmp_path: Path
) -> None:
    altered = tmp_path / "notice.txt"
    text = NOTICE.read_text(encoding="utf-8-sig")
    assert "每季度至少召开2次" in text
    altered.write_text(text.replace("每季度至少召开2次", "每季度至少召开3次"), encoding="utf-8")
    done = call(*[str(altered) if word == str(NOTICE) else word for word in WHOLE])
    assert done.returncode == 3
    assert "第19项措施" in done.stderr


def test_a_password_file_is_used_and_a_weak_one_refused(call: Call, var: Path, tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("short\n")
    assert call(*WHOLE, "--password-file", str(file)).returncode == 3
    file.write_text("玉峰山的一句长口令\nsecond line")
    assert call(*WHOLE, "--password-file", str(file)).returncode == 3  # nine characters
    file.write_text("玉峰山的一句更长的口令\nsecond line")
    done = call(*WHOLE, "--password-file", str(file))
    assert (done.returncode, done.stdout) == (0, "")
    assert rows(var / "live.sqlite3", "SELECT must_change_password FROM org_account") == [(0,)]


def test_migrate_makes_an_empty_database_that_init_completes(call: Call, var: Path) -> None:
    assert call("--db", "live", "migrate").returncode == 0
    assert call("start", PORT="0").returncode == 4
    assert call("facts", "dump").returncode == 0
    assert call(*WHOLE).returncode == 0
    assert call("check", "--json").returncode == 0


def test_an_older_database_is_named_with_its_cure_and_copied_first(call: Call, var: Path) -> None:
    call("--db", "live", "migrate")
    with closing(sqlite3.connect(var / "live.sqlite3")) as there:
        there.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
        there.execute("DROP TABLE django_session")
        there.commit()
    refused = call("facts", "dump")
    assert (refused.returncode, refused.stdout, "migrate" in refused.stderr) == (4, "", True)
    assert call("check", "--json").returncode == 1
    assert call("migrate").returncode == 0
    (folder,) = (one for one in (var / "backups").iterdir() if one.is_dir())
    assert call("backup", "verify", str(folder)).returncode == 0
    assert rows(folder / "database" / "database.sqlite3", "SELECT count(*) FROM django_migrations WHERE app = 'sessions'") == [(0,)]
    assert call("facts", "dump").returncode == 0


def test_a_foreign_file_is_never_overwritten(call: Call, var: Path) -> None:
    var.mkdir()
    (var / "live.sqlite3").write_text("something else entirely")
    assert call(*WHOLE).returncode == 4
    assert (var / "live.sqlite3").read_text() == "something else entirely"


@pytest.mark.parametrize(
    ("words", "start"), [((), "2023-01-01"), (("--start", "2026.3.1"), "2026-03-01"), (("--start=２０２５年７月１日",), "2025-07-01")]
)
def test_from_which_day_duties_are_owed_is_kept(call: Call, var: Path, words: tuple[str, ...], start: str) -> None:
    """The notice of 2023 is read as history: its year's first day, unless another day is given."""
    done = call(*WHOLE, *words)
    assert done.returncode == 0, done.stderr
    assert rows(var / "live.sqlite3", "SELECT start_day FROM org_installation") == [(start,)]
    day = "{}年{}月{}日".format(*(int(one) for one in start.split("-")))
    assert f"自{day}起计算应办事项" in done.stderr
    assert "是2023年3月28日的通知，它的应办事项在2023年" in done.stderr


@pytest.mark.parametrize(("day", "said"), [("2026-09-31", "9月只有30天"), ("3月1日", "没有写年份"), ("1900-01-01", "早于1988年")])
def test_a_start_that_is_no_day_is_refused(call: Call, var: Path, day: str, said: str) -> None:
    done = call(*WHOLE, "--start", day)
    assert (done.returncode, done.stdout, said in done.stderr) == (3, "", True)
    assert not [one for one in var.glob("*") if "sqlite3" in one.name]


def test_a_notice_of_this_year_starts_today() -> None:
    today = date(2026, 5, 4)
    assert init._usual_start(date(2026, 2, 1), today) == today
    assert init._usual_start(date(2025, 12, 31), today) == date(2025, 1, 1)


@pytest.mark.parametrize(("answer", "code"), [("是", 0), ("否", 3)])
def test_on_a_terminal_a_notice_of_a_past_year_is_asked_about(var: Path, answer: str, code: int) -> None:
    ours, theirs = pty.openpty()
    own = {name: value for name, value in os.environ.items() if not name.startswith("CUNJU_")}
    own |= {"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1", "CUNJU_VAR": str(var)}
    words = [sys.executable, "-m", "cunju", *WHOLE]
    os.write(ours, f"{answer}\n".encode())
    done = subprocess.run(words, env=own, stdin=theirs, capture_output=True, encoding="utf-8", check=False)
    os.close(ours)
    os.close(theirs)
    assert (done.returncode, "仍用这份通知吗" in done.stderr) == (code, True)
    assert (var / "live.sqlite3").exists() is (code == 0)


def test_help_names_the_start(call: Call) -> None:
    assert "--start" in call("init", "--help").stdout
