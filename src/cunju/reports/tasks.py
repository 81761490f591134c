"""Long papers made by the worker beside the server: the workbooks of a period of all units of an office, in one zip."""

import gc
import logging
import uuid
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from django_tasks import task

from cunju.archive import making
from cunju.archive.models import Job
from cunju.kernel import cleaning
from cunju.kernel.blocks import Paper
from cunju.kernel.days import Span, parse_period
from cunju.kernel.words import short_name
from cunju.org import clock, queries
from cunju.org.models import Unit
from cunju.reports import collecting, packages, workbook
from cunju.reports.word import many

log = logging.getLogger(__name__)


@task()
def make_workbooks(job_id: str) -> None:
    """Every village's and community's books as Word, in a folder a town."""
    job = making.by_id(uuid.UUID(job_id))
    if job is None:
        return
    if job.title == packages.TITLE:
        _package(job)
        return
    units = queries.units_under(job.office, on=clock.today())
    making.run(job, members(job, units), total=len(units) * (1 + collecting.count_yearbooks()))


def _package(job: Job) -> None:
    """The package of a unit's year; a member that cannot be made fails it whole."""
    unit = queries.unit(job.office)
    if unit is None:
        return
    between = parse_period(job.period)
    total = 4 + collecting.count_yearbooks() + len(collecting.files(unit, between))
    making.run(job, packages.members(unit, between.start.year, on=clock.today(), demonstration=clock.is_demonstration()), total=total)


def members(job: Job, units: list[Unit]) -> Iterator[tuple[str, bytes | None]]:
    """Name and content of each unit's workbook and of the books its rooms keep; the name alone of what cannot be made: one never ends the others."""
    between, today = parse_period(job.period), clock.today()
    towns = {one.code: short_name(one.name) for one in queries.towns_under(job.office[:6], on=today)}
    for at, unit in enumerate(units):
        if at % 10 == 0:
            gc.collect()  # the library's trees are circles: without it they pile up to hundreds of MB
        folder = towns.get(unit.parent_code, unit.parent_code)
        yield _member(folder, unit, job.period, "工作簿", partial(_workbook, unit, between))
        for title, made in collecting.yearbooks(unit, between, on=today):
            yield _member(folder, unit, job.period, title, made)


def _workbook(unit: Unit, between: Span) -> tuple[str, list[Paper]]:
    return "工作簿", workbook.papers(unit, between)


def _member(folder: str, unit: Unit, period: str, title: str, made: Callable[[], tuple[str, Sequence[Paper]]]) -> tuple[str, bytes | None]:
    try:
        called, papers = made()
        content = many(list(papers), demonstration=clock.is_demonstration())
    except Exception:  # whatever its rows hold: the page of the job and a file in the zip name the unit
        log.exception("%s of %s could not be made", title, unit.code)
        return unit.name if title == "工作簿" else f"{unit.name}（{title}）", None
    return cleaning.line(f"{folder}/{unit.code[-3:]}{short_name(unit.name)}{called}{period}.docx"), content
