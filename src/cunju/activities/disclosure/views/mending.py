"""How a correction is shown beside what hangs: since when that hangs, and each line and sum that changes."""

from dataclasses import dataclass
from datetime import date

from cunju.activities.disclosure import queries
from cunju.activities.disclosure.models import Line, Sheet
from cunju.activities.disclosure.rules import changes, masking, money
from cunju.activities.disclosure.views import showing
from cunju.kernel.days import short_day


@dataclass(frozen=True)
class Mended:
    """A correction: the day of what hangs, and what changes."""

    posted_on: date | None
    changes: list[changes.Change]


def mended(sheet: Sheet) -> Mended | None:
    """What a sheet corrects; None where nothing of it was posted before."""
    if not queries.is_mending(sheet):
        return None
    old = queries.hanging(sheet)
    lines = changes.of_lines(*([_words(one) for one in each.lines.all()] for each in (old, sheet)))
    return Mended(old.published_on, lines + changes.of_sums(_sums(old), _sums(sheet)))


def _words(line: Line) -> str:
    """A line in one sentence, as it goes public."""
    day = short_day(line.day) if line.day else ""
    amount = f"{line.get_flow_display()}{money.yuan(line.amount)}元" if line.flow else ""
    basis = f"（{masking.masked(line.basis)}）" if line.basis else ""
    return "，".join(filter(None, (day, masking.masked(line.title) + basis, amount)))


def _sums(sheet: Sheet) -> list[tuple[str, str]]:
    return [(label.removesuffix("（元）"), f"{amount}元") for label, _, amount in showing.equation(sheet)]
