"""Long papers in the making: asked, moved on, cancelled, done; what was made lies a week (by the machine's clock)."""

import uuid
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from cunju.archive import disk
from cunju.archive.models import CANCELLED, DONE, FAILED, RUNNING, WAITING, Job
from cunju.kernel.zips import Packing
from cunju.org import clock

KEPT = timedelta(days=7)
# A job that did not move for so long was left by a worker that is no more.
LOST = timedelta(minutes=10)
OPEN = (WAITING, RUNNING)


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


def run(job: Job, members: Iterable[tuple[str, bytes]], *, total: int) -> None:
    """Write the members one by one into its zip, noting how far it is; all of it or nothing is kept."""
    if not Job.objects.filter(pk=job.pk, state=WAITING).update(state=RUNNING, total=total, moved_at=clock.machine_now()):
        return
    target = path_of(job)
    disk.folder(target.parent)
    half = target.with_suffix(".half")
    half.touch(disk.FILE)
    try:
        with Packing(half) as packing:
            for at, (name, content) in enumerate(members, start=1):
                packing.add(name, content)
                _moved(job, at)
        half.replace(target)
        _end(job, DONE, size=target.stat().st_size)
    except Cancelled:
        pass
    except BaseException:
        _end(job, FAILED)
        raise
    finally:
        half.unlink(missing_ok=True)


def _moved(job: Job, done: int) -> None:
    if not Job.objects.filter(pk=job.pk, state=RUNNING).update(done=done, moved_at=clock.machine_now()):
        raise Cancelled


def _end(job: Job, state: str, *, size: int | None = None) -> None:
    Job.objects.filter(pk=job.pk, state=RUNNING).update(state=state, size=size, moved_at=clock.machine_now())


def left() -> list[Job]:
    """When the one worker begins: what was being made when it stopped waits again."""
    found = list(Job.objects.filter(state=RUNNING))
    Job.objects.filter(state=RUNNING).update(state=WAITING, done=0, moved_at=clock.machine_now())
    return found


def clear() -> None:
    """Drop what is older than a week, and say of what nobody works at any more that it was not made."""
    now = clock.machine_now()
    Job.objects.filter(state=RUNNING, moved_at__lt=now - LOST).update(state=FAILED)
    for old in Job.objects.filter(asked_at__lt=now - KEPT):
        path_of(old).unlink(missing_ok=True)
        old.delete()
