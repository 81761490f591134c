"""A PostgreSQL server for tests: the one that answers on this machine, else a throwaway cluster."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cunju.kernel.commands import NotSetUp, Out

HERE = "127.0.0.1"
PROGRAMS = Path("/usr/lib/postgresql")


@contextmanager
def server(out: Out) -> Iterator[str]:
    """The url of a database on which test databases named ``test_cunju_*`` can be made."""
    if given := os.environ.get("CUNJU_TEST_POSTGRES"):
        yield given
    elif url := _running():
        yield url
    else:
        out.say("本机没有可用的 PostgreSQL 服务，临时建一个……")
        with _throwaway() as url:
            yield url


def _running() -> str | None:
    """The server on 5432 if one of the usual users may open its database ``test`` without a password."""
    import psycopg

    for user in dict.fromkeys(["postgres", os.environ.get("USER") or "root"]):
        try:
            with psycopg.connect(host=HERE, port=5432, user=user, dbname="test", connect_timeout=3) as there:
                row = there.execute(
                    "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
                ).fetchone()
        except psycopg.OperationalError:
            continue
        if row and row[0]:
            return f"postgres://{user}@{HERE}:5432/test"
    return None


@dataclass(frozen=True)
class Cluster:
    """A throwaway server of our own: where it answers, and how it is begun again as after a crash."""

    folder: Path
    port: int
    options: str

    @property
    def url(self) -> str:
        """Of a database on which others can be made."""
        return f"postgres://postgres@{HERE}:{self.port}/postgres"

    def control(self, *words: str) -> None:
        """``pg_ctl`` with these words, waited for."""
        _as_postgres([str(_programs() / "pg_ctl"), "-D", f"{self.folder}/data", "-l", f"{self.folder}/log", "-w", *words])

    def restart(self) -> None:
        """Everybody connected is cut off at once; what was committed is there afterwards."""
        self.control("-m", "immediate", "-o", self.options, "restart")


@contextmanager
def cluster(*, safe: bool) -> Iterator[Cluster]:
    """A server of its own; ``safe``: a commit it has confirmed outlives its own death (tests do without, for speed)."""
    folder, port = Path(tempfile.mkdtemp(prefix="cunju-pg-", dir="/tmp")), _free_port()
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    quick = "-c fsync=off -c full_page_writes=off" + ("" if safe else " -c synchronous_commit=off")
    found = Cluster(folder, port, f"-h {HERE} -p {port} -k {folder} {quick}")
    try:
        words = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]
        _as_postgres([str(_programs() / "initdb"), "-D", f"{folder}/data", *words])
        found.control("-o", found.options, "start")
        try:
            yield found
        finally:
            found.control("-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _throwaway() -> Iterator[str]:
    with cluster(safe=False) as found:
        yield found.url


def _programs() -> Path:
    found = sorted(PROGRAMS.glob("*/bin/initdb"), key=lambda one: int(one.parts[-3]))
    if not found:
        raise NotSetUp("没有找到 PostgreSQL。请先执行：sudo apt-get install postgresql。")
    return found[-1].parent


def _as_postgres(words: list[str]) -> None:
    """PostgreSQL refuses to run as root, so root steps down."""
    prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*prefix, *words],
        cwd="/tmp",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        raise NotSetUp(f"临时 PostgreSQL 没有建起来：{done.stdout.strip()[-500:]}")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind((HERE, 0))
        port: int = one.getsockname()[1]
        return port
