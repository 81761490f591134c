"""How long the papers of a year take: one unit's workbook, and all of a district's in one zip."""

import resource
import tempfile
from datetime import date
from pathlib import Path
from time import perf_counter

from cunju.devtools.benching.timing import Figure


def years(district: str, unit: str, on: date) -> list[Figure]:
    """Seconds of a unit's and of a district's year, what memory the latter needed beyond what was in use, its size."""
    from cunju.archive.models import Job
    from cunju.kernel.zips import Packing
    from cunju.org import queries
    from cunju.org.models import Unit
    from cunju.reports.tasks import members

    job = Job(office=district, period=str(on.year))
    begun = perf_counter()
    list(members(job, [Unit.objects.get(code=unit)]))
    one = perf_counter() - begun
    before, begun = _peak(), perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "year.zip"
        with Packing(target) as packing:
            for name, content in members(job, queries.units_under(district, on=on)):
                packing.add(name, content or b"")
        size = target.stat().st_size
    return [
        Figure("workbook_unit_year", round(one, 2), "秒"),
        Figure("workbook_district_year", round(perf_counter() - begun, 1), "秒"),
        Figure("workbook_district_memory", round(_peak() - before), "MB"),
        Figure("workbook_district_size", round(size / 1024 / 1024, 1), "MB"),
    ]


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
