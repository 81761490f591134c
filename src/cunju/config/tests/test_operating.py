"""Which backups stay, and that a folder without one says so."""

from datetime import UTC, datetime, timedelta

import pytest

from cunju.config.operating import folders


def names(begun: datetime, step: timedelta, count: int) -> list[str]:
    """Names of backups made at even steps."""
    return [f"{begun + step * at:%Y%m%dT%H%M%S}" for at in range(count)]


def test_every_five_minutes_for_forty_days_leaves_three_layers() -> None:
    made, there = names(datetime(2026, 1, 1, tzinfo=UTC), timedelta(minutes=5), 40 * 24 * 12), set[str]()
    for name in made:
        there = folders.kept(there | {name})
    newest = sorted(there, reverse=True)
    assert newest[:12] == made[:-13:-1]
    assert len({one[:11] for one in newest[:40]}) >= 24
    assert len({one[:8] for one in newest}) == 30
    assert 12 + 22 + 28 <= len(there) <= 12 + 24 + 30


def test_the_newest_twelve_stay_however_close_they_are() -> None:
    made = names(datetime(2026, 1, 1, 8, tzinfo=UTC), timedelta(seconds=1), 20)
    assert folders.kept(made) == set(made[-12:])


def test_each_day_keeps_its_last() -> None:
    made = names(datetime(2026, 1, 1, 9, tzinfo=UTC), timedelta(hours=8), 150)
    daily = {
        max(one for one in made if one.startswith(day)) for day in sorted({one[:8] for one in made})[-30:]
    }
    assert daily <= folders.kept(made)


def test_thinning_removes_whole_backups_only(tmp_path) -> None:
    for name in names(datetime(2026, 1, 1, tzinfo=UTC), timedelta(minutes=1), 20):
        (tmp_path / name).mkdir()
        (tmp_path / name / folders.LIST).write_text("{}")
    (tmp_path / "20260101T000000x").mkdir()
    (tmp_path / "20250101T000000").mkdir()  # no list: not one of ours
    assert folders.thin(tmp_path) == 20 - len(folders.there(tmp_path)) > 0
    assert (tmp_path / "20260101T000000x").is_dir()
    assert (tmp_path / "20250101T000000").is_dir()


@pytest.mark.parametrize("make", [True, False])
def test_two_at_once(tmp_path, make) -> None:
    with folders.alone(tmp_path / "b"):
        if make:
            with pytest.raises(folders.WrongState, match="另一次备份"), folders.alone(tmp_path / "b"):
                pass
    with folders.alone(tmp_path / "b"):
        pass
