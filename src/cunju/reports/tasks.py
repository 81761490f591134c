"""Long papers made by the worker beside the server: the workbooks of a period of all units of an office, in one zip."""

import gc
import logging
import uuid
from collections.abc import Iterator

from django_tasks import task

from cunju.archive import making
from cunju.archive.models import Job
from cunju.kernel import cleaning
from cunju.kernel.days import parse_period
from cunju.kernel.words import short_name
from cunju.org import clock, queries
from cunju.org.models import Unit
from cunju.reports import workbook
from cunju.reports.word import many

log = logging.getLogger(__name__)


@task()
def make_workbooks(job_id: str) -> None:
    """Every village's and community's workbook as Word, in a folder a town."""
    job = making.by_id(uuid.UUID(job_id))
    if job is None:
        return
    units = queries.units_under(job.office, on=clock.today())
    making.run(job, members(job, units), total=len(units))


def members(job: Job, units: list[Unit]) -> Iterator[tuple[str, bytes | None]]:
    """Name and content of each unit's workbook; the unit's name alone where it cannot be made: one never ends the others."""
    between, demonstration = parse_period(job.period), clock.is_demonstration()
    towns = {one.code: short_name(one.name) for one in queries.towns_under(job.office[:6], on=clock.today())}
    for at, unit in enumerate(units):
        if at % 10 == 0:
            gc.collect()  # the library's trees are circles: without it they pile up to hundreds of MB
        folder = towns.get(unit.parent_code, unit.parent_code)
        try:
            content = many(workbook.papers(unit, between), demonstration=demonstration)
        except Exception:  # whatever its rows hold: the page of the job and a file in the zip name the unit
            log.exception("the workbook of %s could not be made", unit.code)
            yield unit.name, None
        else:
            name = f"{folder}/{unit.code[-3:]}{short_name(unit.name)}工作簿{job.period}.docx"
            yield cleaning.line(name), content
