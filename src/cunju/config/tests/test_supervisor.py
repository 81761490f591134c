"""What the supervisor makes of a process that ended: killed from outside, or by itself."""

import sys

import pytest

from cunju.config import supervisor

ENDS_BY_ITSELF = [sys.executable, "-c", "raise SystemExit(3)"]
KILLED = [sys.executable, "-c", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"]


def _ended(kept: supervisor.Kept, times: int) -> list[float]:
    """Seconds until it may begin again after each end, one second after each beginning."""
    waits, now = [], 1000.0
    kept.look(now)
    for _ in range(times):
        assert kept.process
        kept.process.wait()
        now += 1
        kept.look(now)
        waits.append(max(0.0, kept.not_before - now))
        now = max(now, kept.not_before)
        kept.look(now)
    assert kept.process
    kept.process.wait()
    return waits


def test_one_killed_from_outside_is_back_soon_and_never_given_up(capfd: pytest.CaptureFixture[str]) -> None:
    kept = supervisor.Kept("网页服务", KILLED)
    waits = _ended(kept, 12)
    assert (kept.false, max(waits)) == (0, supervisor.LONGEST_KILLED)
    assert "网页服务停了（-9）" in capfd.readouterr().err


def test_one_that_ends_by_itself_is_counted_and_waits_longer_each_time() -> None:
    kept = supervisor.Kept("网页服务", ENDS_BY_ITSELF)
    waits = _ended(kept, 8)
    assert kept.false >= supervisor.MOST_FALSE_STARTS
    assert waits[2] < waits[4] <= max(waits) <= supervisor.LONGEST


def test_one_that_ran_long_begins_at_once() -> None:
    kept = supervisor.Kept("后台任务", ENDS_BY_ITSELF)
    kept.look(0.0)
    assert kept.process
    kept.process.wait()
    kept.look(supervisor.STEADY + 1)
    assert (kept.short, kept.false, kept.not_before) == (0, 0, supervisor.STEADY + 1)
    assert kept.process
    kept.process.wait()
