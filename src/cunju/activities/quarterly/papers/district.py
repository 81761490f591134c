"""The district's papers of a report day: every town's form in one Excel, a one-page summary for the bureau."""

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter
from django.http import Http404, HttpRequest

from cunju import catalogue
from cunju.activities.quarterly import access, queries
from cunju.activities.quarterly.papers import town
from cunju.duties import grid
from cunju.duties.cells import Cell
from cunju.kernel import cleaning
from cunju.kernel.blocks import Block, Heading, Paper, Paragraph, Table, Title
from cunju.kernel.days import chinese_day, parse_day, quarter, quarter_zh
from cunju.kernel.words import DEMONSTRATION, count_words
from cunju.org import access as doors
from cunju.org import queries as org

COLUMNS = (
    ("镇街代码", 12), ("镇街", 14), ("报送情况", 14), ("报送日期", 12), ("进展情况", 60), ("字数", 7), ("存在问题及下步打算", 60),
    ("进展状态", 12), ("建议状态", 12), ("与建议不同的理由", 30), ("联系人", 20), ("联系电话", 16),
)  # fmt: skip
ACROSS = 2
# A town in such a state has nothing of a measure: it does not speak to it, binds nobody, or has not happened.
NOT_COME_UP = ("not_applicable", "none_yet", "reference")


def excel(prefix: str, report_on: date, *, today: date, demonstration: bool) -> bytes:
    """All towns under a prefix, one line each; fixed dates, so the same forms give the same bytes."""
    raw = io.BytesIO()
    book = xlsxwriter.Workbook(raw, {"in_memory": True})
    title = f"{catalogue.notice().form_title}（{chinese_day(report_on)}）"
    book.set_properties({"title": title, "created": datetime.combine(report_on, datetime.min.time())})
    sheet = book.add_worksheet("各镇街")
    head = book.add_format(
        {"bold": True, "text_wrap": True, "border": 1, "valign": "vcenter", "align": "center"}
    )
    cell = book.add_format({"text_wrap": True, "border": 1, "valign": "top"})
    sheet.write_string(0, 0, title + (f"　{DEMONSTRATION}" if demonstration else ""))
    for column, (name, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(1, column, name, head)
    for at, row in enumerate(queries.answers(prefix, report_on, today=today), start=2):
        for column, value in enumerate(_line(row)):
            _write(sheet, (at, column), value, cell)
    sheet.freeze_panes(2, 2)
    sheet.autofilter(1, 0, 1, len(COLUMNS) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1)
    book.close()
    return raw.getvalue()


def _write(sheet: Any, at: tuple[int, int], value: str | int | date, form: Any) -> None:
    """Texts as texts (never a formula), numbers as numbers."""
    if isinstance(value, int):
        sheet.write_number(*at, value, form)
    else:
        sheet.write_string(*at, cleaning.safe(str(value)), form)


def _line(row: queries.TownAnswer) -> tuple[str | int, ...]:
    form = row.form
    if form is None:
        return (row.town.code, row.town.name, row.word, *("",) * (len(COLUMNS) - 3))
    sent = chinese_day(form.submitted_on) if form.submitted_on else ""
    return (
        row.town.code, row.town.name, row.word, sent, form.progress, count_words(form.progress), form.problems,
        form.status, row.proposed, form.override_reason, form.contact, form.phone,
    )  # fmt: skip


def summary(prefix: str, report_on: date, *, today: date) -> Paper:
    """One page for the bureau: who has sent, how they say it stands, where towns are behind."""
    office = org.unit(prefix)
    name = office.name if office else ""
    rows = queries.answers(prefix, report_on, today=today)
    day = min(report_on, today)
    period = f"{report_on.year}年{quarter_zh(quarter(report_on)[1])}"
    blocks: list[Block] = [
        Title(f"{period}重点任务清单办理情况汇总"),
        *(Paragraph(one) for one in _told(rows)),
        Heading(f"截至{chinese_day(day)}各项措施"),
        Paragraph(
            "每项措施后写有逾期的镇街数和涉及的镇街数，由各村（社区）的记录算出；遇事才有、还没有发生的镇街不计入涉及。"
            "还有事项待研判的（不论有无逾期）、事项都不纳入评价的（如通知印发以前办的），另写镇街数。"
        ),
        _measures(prefix, day),
    ]
    return Paper(f"{period}办理情况汇总", name, day, f"HZ-{prefix}-{report_on:%y%m}", tuple(blocks))


def _told(rows: Sequence[queries.TownAnswer]) -> list[str]:
    sent = [one for one in rows if one.form]
    missing = "、".join(one.town.name for one in rows if one.form is None)
    states = "，".join(
        f"{word}{sum(one.form.status == word for one in sent if one.form)}个"
        for word in catalogue.notice().status_words
    )
    lines = [f"应报{len(rows)}个镇（街道），已报{len(sent)}个：{states}。"]
    lines += [f"还没有报送：{missing}。"] if missing else []
    late = [
        one.town.name
        for one in sent
        if one.form and one.form.submitted_on and one.form.submitted_on > one.form.report_on
    ]
    lines += [f"报送日以后才报：{'、'.join(late)}。"] if late else []
    behind = [one.town.name for one in sent if one.form and one.form.status == "推进滞后"]
    lines += [f"自报推进滞后：{'、'.join(behind)}。"] if behind else []
    return lines


def _measures(prefix: str, on: date) -> Table:
    found = grid.matrix(prefix, on=on, level="town")
    towns = [row for row in found.rows if row.kind == "town"]
    cells = [
        (f"{measure.no}．{measure.title}", _stands([row.cells[at] for row in towns]))
        for at, measure in enumerate(found.columns)
        if measure.no
    ]
    half = (len(cells) + ACROSS - 1) // ACROSS
    pairs = [*cells, ("", "")][: half * ACROSS]
    rows = tuple((*pairs[at], *pairs[at + half]) for at in range(half))
    return Table(("措施", "逾期/涉及", "措施", "逾期/涉及"), rows, (5, 3, 5, 3))


def _stands(cells: Sequence[Cell]) -> str:
    """``2/30`` of the towns it has come up in, with those beside that have something to judge or nothing assessed.

    What cannot be recorded yet, or has not come up anywhere, shows no number.
    """
    mine = [one for one in cells if one.state not in NOT_COME_UP]
    if not mine:
        return "尚无应办" if any(one.state != "not_applicable" for one in cells) else "–"
    if all(one.state == "no_room" for one in mine):
        return "暂未开通登记"
    late, aside = (sum(one.state == state for one in mine) for state in ("overdue", "not_assessable"))
    waiting = sum(bool(one.judge) or one.state == "needs_person" for one in mine)
    told = [f"{late}/{len(mine)}"]
    told += [f"待研判{waiting}"] if waiting else []
    told += [f"不纳入评价{aside}"] if aside else []
    return "，".join(told)


def opened(request: HttpRequest, name: str) -> Paper:
    """The bureau's summary of a report day: ``summary/2023-09-30``, for district accounts; a town's form: ``form/500112018/2023-09-30``."""
    kind, _, day = name.partition("/")
    if kind == "form":
        return _of_town(request, *day.partition("/")[::2])
    if kind != "summary":
        raise Http404
    return summary(access.district_reach(request), _report_day(day), today=doors.today_of(request))


def _report_day(day: str) -> date:
    try:
        return queries.report_day(parse_day(day))
    except (ValueError, queries.NoReportDay):
        raise Http404 from None


def _of_town(request: HttpRequest, code: str, day: str) -> Paper:
    found, today = access.town_for(request, code), doors.today_of(request)
    return town.paper(queries.draft(found, _report_day(day), today=today, sending=True))
