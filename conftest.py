"""Every test run: an SQLite database in memory unless a PostgreSQL one is named; a var folder of its own."""

import os
import tempfile

import hypothesis
import pytest

os.environ.setdefault("CUNJU_DATABASE_URL", "sqlite://:memory:")
os.environ.setdefault("CUNJU_VAR", tempfile.mkdtemp(prefix="cunju-test-"))
os.environ.setdefault("CUNJU_SECRET_KEY", "tests-only")
os.environ.setdefault("CUNJU_PHONE_KEY", "tests-only")

pytest_plugins = ["tests.commits", "tests.offices", "tests.lengths"]

# A slow machine is no failure: tests never assert seconds. What CI draws it draws again; ``bin/cunju full`` draws anew each time.
hypothesis.settings.register_profile("steady", deadline=None, derandomize="CUNJU_RANDOM" not in os.environ)
hypothesis.settings.load_profile("steady")


@pytest.fixture(autouse=True)
def every_page_is_asked_of_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests write rows a process would not know of: no public page is answered from what was known a second ago."""
    monkeypatch.setattr("cunju.portal.pages.SECOND", -1.0, raising=False)


@pytest.fixture(autouse=True, scope="session")
def _a_password_is_cheap() -> None:
    """A quarter of a second and 100 MB for each password is for who guesses them: tests sign in often. Servers they start hash as ever."""
    from cunju.org.hashing import Queued

    Queued.time_cost, Queued.memory_cost, Queued.parallelism = 1, 8, 1
