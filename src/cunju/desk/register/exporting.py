"""The register as a file for Excel: one line a record, with what the page shows."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from itertools import groupby

from django.db.models import QuerySet

from cunju.desk.register import showing
from cunju.desk.register.showing import Line
from cunju.kernel.refusals import Refusal
from cunju.ledger.models import Fact

HEADS = ("发生日", "单位", "类别", "记录", "内容", "走到哪里", "走了几步", "共几步", "录入日", "更正次数", "编号")
MOST = 5000
# What Excel would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(found: QuerySet[Fact], *, on: date, office: str) -> str:
    """With BOM, RFC 4180; text that begins as a formula does is marked as text."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADS)
    for one in _lines(found, on, office):
        way = (one.way.words, one.way.done, one.way.of) if one.way else ("", "", "")
        row = (one.fact.occurred_on, one.unit, one.work, one.title, one.words, *way, one.fact.recorded_on, one.corrected, one.fact.uid)
        writer.writerow([_plain(str(each)) for each in row])
    return "\ufeff" + out.getvalue()


def _lines(found: QuerySet[Fact], on: date, office: str) -> Iterator[Line]:
    """Unit by unit, newest first: what hangs together lies in one unit."""
    if found.count() > MOST:
        raise Refusal(f"一次最多导出{MOST}条，请先选一个镇街、一类或一年。")
    by_unit = groupby(found.order_by("unit_code", "-occurred_on", "-position"), key=lambda one: one.unit_code)
    for _, records in by_unit:
        yield from showing.lines(list(records), on=on, office=office)


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
