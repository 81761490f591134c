"""An installation for the drill: a district with its own notice, records, files; on SQLite or on databases of its own on PostgreSQL."""

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from tests.journeys import test_elsewhere as elsewhere

POSTGRES = connection.vendor == "postgresql"
# Files as people bring them, by the archive's own way in; the third is the first again.
BRING = """
import sys
from cunju.config import commandline
commandline.start_django(None)
from cunju.archive import storing
from cunju.org import clock
for content in (b"%PDF-1.7 one", b"two" * 900_000, b"%PDF-1.7 one", *(one.encode() for one in sys.argv[1:])):
    storing.keep(content, unit_code="990101100201", name="paper", mime="application/pdf", by="clerk", now=clock.now())
"""
WITHOUT_PG_DUMP = """
import sys
from cunju.config import commandline
commandline.start_django(None)
from cunju.config.operating import databases
databases._program = lambda name: None
sys.exit(commandline.run(sys.argv[1:]))
"""


@dataclass(frozen=True)
class Place:
    """A var folder and its database, called as a person at the command line does."""

    var: Path
    url: str = ""

    def python(self, *words: str) -> subprocess.CompletedProcess[str]:
        """A Python process in this place."""
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("CUNJU_", "DJANGO_"))
        }
        env = {
            **kept,
            "CUNJU_VAR": str(self.var),
            "PYTHONPATH": str(elsewhere.ROOT / "src"),
            "PYTHONUTF8": "1",
        }
        env |= {"CUNJU_DATABASE_URL": self.url} if self.url else {}
        call = [sys.executable, *words]
        return subprocess.run(
            call, cwd=elsewhere.ROOT, env=env, capture_output=True, encoding="utf-8", check=False
        )

    def cunju(self, *words: str) -> subprocess.CompletedProcess[str]:
        """A command."""
        return self.python("-m", "cunju", *words)

    def done(self, *words: str) -> str:
        """A command that has to be carried out; its stdout."""
        said = self.cunju(*words)
        assert said.returncode == 0, said.stdout + said.stderr
        return said.stdout

    def bring(self, *more: str) -> None:
        """Files into the archive."""
        said = self.python("-c", BRING, *more)
        assert said.returncode == 0, said.stderr

    def files(self) -> dict[str, bytes]:
        """Every archived file with its content."""
        root = self.var / "archive"
        return {
            one.relative_to(root).as_posix(): one.read_bytes()
            for one in root.rglob("*")
            if one.is_file() and one.name != ".lock"
        }


@contextmanager
def places(folder: Path, count: int) -> Iterator[list[Place]]:
    """So many empty places; on PostgreSQL each with a database that is gone afterwards."""
    folders = [folder / f"place{at}" for at in range(count)]
    for one in folders:
        one.mkdir(mode=0o700)
    if not POSTGRES:
        yield [Place(one) for one in folders]
        return
    import psycopg

    there = connection.settings_dict
    host, user, port = there["HOST"], there["USER"], there["PORT"]
    names = [f"test_cunju_drill_{uuid.uuid4().hex[:12]}" for _ in folders]
    with psycopg.connect(host=host, port=port, user=user, dbname="postgres", autocommit=True) as server:
        try:
            for name in names:
                server.execute(f"CREATE DATABASE {name}")
            yield [
                Place(one, f"postgres://{user}@{host}:{port}/{name}")
                for one, name in zip(folders, names, strict=True)
            ]
        finally:
            for name in names:
                server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def district(place: Place) -> None:
    """Another district than the shipped one, with its own notice, facts and files."""
    elsewhere.finished(place.var)
    (place.var / "draft.yaml").unlink()
    units, notice = str(elsewhere.HERE / "units.csv"), str(elsewhere.HERE / "notice.txt")
    place.done("init", "--district", "990101", "--units", units, "--notice", notice, "--admin", "guanli")
    lines = [elsewhere.meeting(at, elsewhere.VILLAGE, f"2024-0{at}-10") for at in range(1, 5)]
    facts = place.var.with_name("facts.jsonl")
    facts.write_text("\n".join(lines) + "\n", "utf-8")
    place.done("facts", "load", str(facts))
    place.bring()
