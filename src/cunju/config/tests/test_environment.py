"""Readers of the environment: the choice of database, loud failures, the kept key."""

from pathlib import Path

import pytest

from cunju.config import environment
from cunju.kernel.commands import NotSetUp


@pytest.fixture(autouse=True)
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CUNJU_VAR", str(tmp_path))
    monkeypatch.delenv("CUNJU_DATABASE_URL", raising=False)
    monkeypatch.delenv("CUNJU_SECRET_KEY", raising=False)
    return tmp_path


def test_the_live_database_is_used_where_it_exists_else_the_demonstration(var: Path) -> None:
    assert environment.database_url() == f"sqlite://{var}/demo.sqlite3"
    (var / "live.sqlite3").touch()
    assert environment.database_url() == f"sqlite://{var}/live.sqlite3"
    assert environment.database_url("demo") == f"sqlite://{var}/demo.sqlite3"


def test_the_url_named_goes_before_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUNJU_DATABASE_URL", "postgres://she:se%40cret@db:5433/cunju")
    there = environment.database()
    assert (there["NAME"], there["USER"], there["PASSWORD"], there["HOST"], there["PORT"]) == (
        *("cunju", "she", "se@cret"),
        *("db", "5433"),
    )
    assert there["TEST"]["NAME"] == "test_cunju_cunju"
    assert environment.database_url("demo").startswith("postgres://")


@pytest.mark.parametrize(
    "url", ["mysql://u@h/n", "postgres://host/name", "sqlite://relative.sqlite3", "live.sqlite3"]
)
def test_a_url_that_is_none_is_refused(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUNJU_DATABASE_URL", url)
    with pytest.raises(NotSetUp, match="CUNJU_DATABASE_URL"):
        environment.database()


@pytest.mark.parametrize("value", ["eighty", "-1", "８０００", "80.5"])
def test_a_number_that_is_none_names_its_variable(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", value)
    with pytest.raises(NotSetUp, match="PORT"):
        environment.number("PORT", 8000)


def test_the_key_is_made_once_and_kept_to_its_owner(var: Path) -> None:
    first = environment.secret_key()
    assert len(first) >= 50
    assert environment.secret_key() == first
    assert (var / "secret-key").stat().st_mode & 0o777 == 0o600
    assert [one.name for one in var.iterdir()] == ["secret-key"]


def test_a_live_database_loses_nothing_with_the_power(monkeypatch) -> None:
    """``synchronous``: FULL for records, NORMAL for what is made anew."""
    for name, safety in (("live.sqlite3", "FULL"), ("other.sqlite3", "FULL"), ("demo.sqlite3", "NORMAL")):
        monkeypatch.setenv("CUNJU_DATABASE_URL", f"sqlite:///srv/{name}")
        assert f"synchronous={safety};" in environment.database()["OPTIONS"]["init_command"]
