"""Long papers in the making: asked, moved on, cancelled, done; what was made lies a week (by the machine's clock)."""

import time
import uuid
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from django.conf import settings
from django.db import OperationalError, close_old_connections
from django.db.models import F, QuerySet

from cunju.archive import disk
from cunju.archive.models import CANCELLED, DONE, FAILED, RUNNING, WAITING, Job
from cunju.kernel.zips import Packing
from cunju.org import clock

KEPT = timedelta(days=7)
# A job that did not move for so long was left by a worker that is no more.
LOST = timedelta(minutes=10)
OPEN = (WAITING, RUNNING)
NOT_MADE = "没有做成.txt"
# A paper that took its worker with it so often is not tried again.
MOST_TRIES = 3
PAUSE = 0.2
T = TypeVar("T")


class Cancelled(Exception):
    """Somebody wants it no longer."""


def ask(office: str, *, title: str, period: str, by: str) -> tuple[Job, bool]:
    """A job for an office, and whether it is new: the same thing under way is not asked twice."""
    clear()
    for one in Job.objects.filter(office=office, title=title, period=period, state__in=OPEN):
        return one, False
    now = clock.machine_now()
    made = Job.objects.create(
        id=uuid.uuid4(), office=office, title=title, period=period, asked_by=by, asked_at=now, moved_at=now
    )
    return made, True


def of_office(office: str) -> QuerySet[Job]:
    """An office's jobs of the last week, newest first."""
    clear()
    return Job.objects.filter(office=office)


def by_id(job_id: uuid.UUID) -> Job | None:
    """One job."""
    return Job.objects.filter(pk=job_id).first()


def path_of(job: Job) -> Path:
    """Where its result lies."""
    return Path(settings.MEDIA_ROOT) / "making" / f"{job.pk}.zip"


def cancel(job: Job) -> None:
    """It is wanted no longer; a worker at it stops at its next step."""
    Job.objects.filter(pk=job.pk, state__in=OPEN).update(state=CANCELLED, moved_at=clock.machine_now())


def run(job: Job, members: Iterable[tuple[str, bytes | None]], *, total: int) -> None:
    """Write the members one by one into its zip, noting how far it is; all of it or nothing is kept.

    A member without content could not be made: its name is what it is called, and the zip and the job say so.
    """
    waiting = Job.objects.filter(pk=job.pk, state=WAITING)
    if not waiting.update(state=RUNNING, done=0, total=total, tries=F("tries") + 1, moved_at=clock.machine_now()):
        return
    target = path_of(job)
    disk.folder(target.parent)
    half = target.with_suffix(".half")
    half.touch(disk.FILE)
    try:
        with Packing(half) as packing:
            missing = []
            for at, (name, content) in enumerate(members, start=1):
                if content is None:
                    missing.append(name)
                else:
                    packing.add(name, content)
                _moved(job, at)
            if missing:
                packing.add(NOT_MADE, _told(missing))
        half.replace(target)
        Job.objects.filter(pk=job.pk).update(missing=missing)
        _end(job, DONE, size=target.stat().st_size)
    except Cancelled:
        pass
    except OperationalError:
        # A database that is locked or away is no fault of the paper: it waits, and is tried again (``left``).
        retried(lambda: _again(job))
        raise
    except BaseException:
        retried(lambda: _end(job, FAILED))
        raise
    finally:
        half.unlink(missing_ok=True)


def _told(missing: list[str]) -> bytes:
    lines = (f"下面{len(missing)}个单位的没有做成，其余的都在：", *missing, "请打开这些单位的页面看看；再生成仍做不成的，请告诉系统管理员。")
    return "\r\n".join((*lines, "")).encode("utf-8-sig")


def _moved(job: Job, done: int) -> None:
    running = Job.objects.filter(pk=job.pk, state=RUNNING)
    if not retried(lambda: running.update(done=done, moved_at=clock.machine_now())):
        raise Cancelled


def retried(act: Callable[[], T], *, times: int = 6) -> T:
    """Do it again, later and later, while the database is locked; the last time the error stands."""
    for at in range(times - 1):
        try:
            return act()
        except OperationalError:
            close_old_connections()
            time.sleep(PAUSE * 2**at)
    return act()


def _again(job: Job) -> None:
    """Wait for the next try, or be given up after the last."""
    state = FAILED if Job.objects.filter(pk=job.pk, tries__gte=MOST_TRIES).exists() else WAITING
    _end(job, state)


def _end(job: Job, state: str, *, size: int | None = None) -> None:
    Job.objects.filter(pk=job.pk, state=RUNNING).update(state=state, size=size, moved_at=clock.machine_now())


def left() -> list[Job]:
    """When the one worker begins: what nobody works at any more waits again; what ended its worker so often is given up."""
    Job.objects.filter(state=RUNNING, tries__gte=MOST_TRIES).update(state=FAILED, moved_at=clock.machine_now())
    Job.objects.filter(state=RUNNING).update(state=WAITING, done=0, moved_at=clock.machine_now())
    for half in path_of(Job(id=uuid.uuid4())).parent.glob("*.half"):
        half.unlink(missing_ok=True)
    return list(Job.objects.filter(state=WAITING).order_by("asked_at"))


def waiting_since(span: timedelta) -> list[Job]:
    """Jobs that wait so long and did not move: with an empty queue nobody would take them."""
    return list(Job.objects.filter(state=WAITING, moved_at__lt=clock.machine_now() - span).order_by("asked_at"))


def clear() -> None:
    """Drop what is older than a week, and say of what nobody works at any more that it was not made."""
    now = clock.machine_now()
    Job.objects.filter(state=RUNNING, moved_at__lt=now - LOST).update(state=FAILED)
    for old in Job.objects.filter(asked_at__lt=now - KEPT):
        path_of(old).unlink(missing_ok=True)
        old.delete()
