"""Every test run: an SQLite database in memory unless a PostgreSQL one is named; a var folder of its own."""

import os
import tempfile

import hypothesis

os.environ.setdefault("CUNJU_DATABASE_URL", "sqlite://:memory:")
os.environ.setdefault("CUNJU_VAR", tempfile.mkdtemp(prefix="cunju-test-"))
os.environ.setdefault("CUNJU_SECRET_KEY", "tests-only")

pytest_plugins = ["tests.commits", "tests.offices"]

# A slow machine is no failure: tests never assert seconds.
hypothesis.settings.register_profile("steady", deadline=None)
hypothesis.settings.load_profile("steady")
