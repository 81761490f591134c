"""Long papers in the making: asked, moved on, cancelled, done; what was made lies a week (by the machine's clock)."""

import uuid
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from cunju.archive.models import CANCELLED, DONE, FAILED, RUNNING, WAITING, Job
from cunju.kernel.zips import Packing
from cunju.org import clock

KEPT = timedelta(days=7)
# A job that did not move for so long was left by a worker that is no more.
LOST = timedelta(minutes=10)
OPEN = (WAITING, RUNNING)
NOT_MADE = "没有做成.txt"


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
    if not Job.objects.filter(pk=job.pk, state=WAITING).update(state=RUNNING, total=total, moved_at=clock.machine_now()):
        return
    target = path_of(job)
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_suffix(".half")
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
    except BaseException:
        _end(job, FAILED)
        raise
    finally:
        half.unlink(missing_ok=True)


def _told(missing: list[str]) -> bytes:
    lines = (f"下面{len(missing)}个单位的没有做成，其余的都在：", *missing, "请打开这些单位的页面看看；再生成仍做不成的，请告诉系统管理员。")
    return "\r\n".join((*lines, "")).encode("utf-8-sig")


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
