"""The sheet 本月应办 of a unit: what is overdue, what falls due in the month, what waits; from the standing alone."""

from datetime import date

from cunju.duties import interface as duties
from cunju.duties.grid import OF_UNIT
from cunju.duties.status import Window
from cunju.kernel.blocks import Block, Heading, Paper, Paragraph, SignLines, Table, Title
from cunju.kernel.days import chinese_day, month_span, short_day
from cunju.kernel.words import of_kind
from cunju.org.models import Unit
from cunju.org.renaming import named
from cunju.reports import receipt

DONE = ("met", "met_late")
OWED_ZH = {"unit": "村（居）", "supervisory": "监督委员会"}
HEAD = ("序号", "应办事项", "依据", "期限", "情况", "办理日期")
WIDTHS = (2, 9, 9, 4, 5, 5)
NOTHING = "没有。"


def paper(unit: Unit, *, on: date) -> Paper:
    """What a unit and its supervisory committee owe in the month of a day, as of that day."""
    month, unit = month_span(on.year, on.month), named(unit, on=on)
    standing = duties.standings([unit], on=on)[0]
    windows = [one for one in standing.windows if one.owed_by in OF_UNIT]
    due = [one for one in windows if one.due_on and one.due_on in month and one.status != "not_applicable"]
    late = [one for one in windows if one.status == "overdue" and one not in due]
    waiting = [one for one in windows if one.status == "open"]
    title = f"{on.year}年{on.month}月应办事项"
    blocks: list[Block] = [
        Title(title),
        Paragraph(f"截至{chinese_day(on)}。办好一件，在右边写上日期；在系统里登记过的会自己显示已完成。"),
        *_part("本月到期", due),
        *_part("以前的还没有办", late),
        *_part("等待办理，没有期限", waiting),
        SignLines((of_kind("村（社区）经办人", unit.kind),)),
        *receipt.head(),
    ]
    return Paper(title, unit.name, on, f"YB-{unit.code[6:]}-{on:%y%m}", tuple(blocks))


def _part(heading: str, windows: list[Window]) -> list[Block]:
    if not windows:
        return [Heading(heading), Paragraph(NOTHING)]
    ordered = sorted(windows, key=lambda one: (one.due_on or date.max, one.measure, one.duty, one.from_))
    rows = tuple(_row(at, one) for at, one in enumerate(ordered, start=1))
    return [Heading(heading), Table(HEAD, rows, WIDTHS)]


def _row(at: int, one: Window) -> tuple[str, ...]:
    who = "" if one.owed_by == "unit" else f"（{OWED_ZH[one.owed_by]}）"
    counted = f"（已有{one.count}，应有{one.at_least}）" if one.at_least > 1 else ""
    done = short_day(one.met_on) if one.status in DONE and one.met_on else ""
    due = short_day(one.due_on) if one.due_on else ""
    return (str(at), f"{one.verb}{one.own_object}{who}", one.cite, due, f"{one.status_zh}{counted}", done)
