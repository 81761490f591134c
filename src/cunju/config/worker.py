"""The worker beside the server: makes long papers; what a stopped worker left half-made it begins anew. Run as a program."""

import fcntl
import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from cunju.config import commandline

log = logging.getLogger(__name__)
LOOK, LONGEST, HOUR = 2.0, 60.0, 3600.0
# A job asked for a moment ago may still be on its way into the queue.
LOST = timedelta(seconds=5)


def main() -> int:
    """Runs until it is told to stop; a database that is locked or away is waited for."""
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, lambda *_: sys.exit(0))
    commandline.start_django(None)
    with _alone(), _alive():
        _serve()
    return 0


def _serve() -> None:
    from django.db import Error, close_old_connections

    began, pause, mailed = False, LOOK, float("-inf")
    while True:
        try:
            if not began:
                _take_up()
                began = True
            _once()
            if time.monotonic() - mailed >= HOUR:
                mailed = time.monotonic()
                _mail()
            pause = LOOK
        except Error as trouble:
            log.error("worker: %s; again in %.0f s", trouble, pause)
            close_old_connections()
            pause = min(pause * 2, LONGEST)
        time.sleep(pause)


def _take_up() -> None:
    """What a worker that is no more was at: its tasks go, its papers wait again (or are given up, ``making.left``)."""
    from django.utils import timezone
    from django_tasks_db.models import DBTaskResult

    from cunju.archive import making
    from cunju.reports import tasks

    DBTaskResult.objects.filter(status="RUNNING").delete()
    DBTaskResult.objects.filter(finished_at__lt=timezone.localtime() - making.KEPT).delete()
    for job in making.left():
        tasks.make_workbooks.enqueue(str(job.pk))


def _once() -> None:
    """Everything in the queue; then what waits and is in no queue (its try met a locked database) is put there."""
    from django.core.management import call_command

    from cunju.archive import making
    from cunju.reports import tasks

    call_command("db_worker", batch=True, startup_delay=False, verbosity=0)
    for job in making.waiting_since(LOST):
        tasks.make_workbooks.enqueue(str(job.pk))


def _mail() -> None:
    """Offices that have an address get what is due, where the operator turned it on; trouble with it is said and holds nothing up."""
    from cunju.kernel.refusals import Refusal
    from cunju.org import clock
    from cunju.reports import mailing

    if not mailing.file().exists() or clock.is_demonstration():
        return
    try:
        mailing.send(on=clock.today())
    except (Refusal, OSError, ValueError) as trouble:
        log.error("worker: mail: %s", trouble)


@contextmanager
def _alone() -> Iterator[None]:
    """One worker to a var folder; another one waits for its place."""
    from django.conf import settings

    file = Path(settings.VAR) / "worker-lock"
    with file.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


@contextmanager
def _alive() -> Iterator[None]:
    """While it lives, its file moves (``org.health``); ended in order, the file is gone."""
    from cunju.org import health

    file, ended = health.beat_file(), threading.Event()

    def beat() -> None:
        while not ended.is_set():
            try:
                file.touch(mode=0o600)
                os.utime(file)
            except OSError as trouble:
                log.error("worker: %s", trouble)
            ended.wait(health.BEAT.total_seconds())

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join(1)
        file.unlink(missing_ok=True)


if __name__ == "__main__":
    sys.exit(main())
