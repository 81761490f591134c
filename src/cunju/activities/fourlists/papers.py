"""Papers: a list for the wall, refusal slip, register of certificates, 准入审批表, the window's roster, the district's table of tasks."""

import uuid
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest

from cunju.activities.fourlists import access, queries
from cunju.activities.fourlists.actions import tasking
from cunju.activities.fourlists.book import BOOK
from cunju.activities.fourlists.models import Entry, Version
from cunju.activities.fourlists.rules import FAULTS, tenths
from cunju.kernel.blocks import Block, Fields, Heading, Paper, Paragraph, SignLines, Table, Title
from cunju.kernel.days import Span, chinese_day, short_day, year_span
from cunju.kernel.words import of_kind, short_name
from cunju.org import access as doors
from cunju.org import queries as places
from cunju.org.models import Unit
from cunju.records import burden, taking
from cunju.records.models import LIVE

NAMES = {"register": "证明登记簿", "tasks": "清单外事项准入情况表"}
SLIP = {"refused": "不予出具证明告知单", "referred": "转办告知单"}
# Heading, field and share of the line of a list on the wall; a column nobody filled is left out.
COLUMNS = [
    ("编号", "code", 9), ("事项", "title", 40), ("依据", "basis", 25), ("到哪里办", "office", 17), ("电话", "phone", 14), ("备注", "note", 16),
]  # fmt: skip
BEYOND = {"清单外": "不在当天现行的清单里（清单外）", "在不应出具清单里": "当天在不应出具清单里，不该出具"}


def opened(request: HttpRequest, name: str) -> Paper:
    """``register/CODE``, ``tasks/CODE``, ``wall-a3/ID``, ``line/ID``, ``admission/ID``, through the room's own access."""
    what, _, rest = name.partition("/")
    today = doors.today_of(request)
    if what in NAMES:
        unit = access.unit_for(request, rest)
        return _of_unit(what, unit, today, whom=access.reads_whom(doors.account_of(request)))
    try:
        key = uuid.UUID(rest)
    except ValueError:
        raise Http404 from None
    if what in ("wall-a3", "wall-a4"):
        return wall(access.version_for(request, key), size="a3" if what == "wall-a3" else "", on=today)
    if what == "admission":
        task, town = access.task_for(request, key)
        return admission(queries.asked(task, on=today), town)
    entry, unit = access.entry_for(request, key)
    made = _line(entry) if what == "line" else None
    if made is None:
        raise Http404
    return made(entry, unit)


def _of_unit(what: str, unit: Unit, on: date, *, whom: bool) -> Paper:
    if what == "register":
        if unit.kind not in doors.SELF_GOVERNING:
            raise Http404
        return register(unit, Span(year_span(on.year).start, on), whom=whom)
    return tasks(unit, on=on)


def of_unit(unit: Unit) -> list[tuple[str, str]]:
    """Addresses and words of the papers of a place."""
    names = ("register", "tasks") if unit.kind in doors.SELF_GOVERNING else ("tasks",)
    return [(BOOK.url("paper", unit.code, one), NAMES[one]) for one in names]


def _line(entry: Entry) -> Callable[[Entry, Unit], Paper] | None:
    """The paper a line has."""
    if entry.step == "certificate" and entry.said.get("result") in SLIP:
        return slip
    return roster if entry.step == "roster" else None


def of_entry(entry: Entry) -> list[str]:
    """What the papers of a line are called."""
    made = _line(entry) if entry.state == LIVE else None
    return [] if made is None else [SLIP[entry.said["result"]] if made is slip else "值班安排表"]


def number_of(entry: Entry) -> str:
    """The number of a certificate in its unit's register."""
    return f"{entry.on.year}-{entry.number or 0:03d}"


def _paper(title: str, unit: str, on: date, code: str, *blocks: Block, on_sheet: str = "") -> Paper:
    return Paper(title, unit, on, f"{BOOK.code}-{code}", (Title(title), *blocks), on_sheet)


def wall(version: Version, *, size: str, on: date) -> Paper:
    """A list as it hangs: its items with office and telephone; on A3 to be read from a step away."""
    listed = queries.definition(version.area_code).of(version.list)
    kind = {"village": "村", "community": "社区"}[version.unit_kind]
    items = [one.open() for one in version.items.all()]
    used = [one for one in COLUMNS if one[1] in ("code", "title") or any(getattr(each, one[1]) for each in items)]
    rows = tuple(tuple(getattr(one, field) for _, field, _ in used) for one in items)
    state = f"{version.number}，共{len(items)}项，{chinese_day(version.from_on)}起用"
    waits = "" if version.reviewed_on else "（还没有审核通过，不能公示）"
    table = Table(tuple(one[0] for one in used), rows, tuple(one[2] for one in used))
    name = places.unit_name(version.area_code, on=on)
    title = f"{listed.title}（{kind}）"
    foot = Paragraph(f"{queries.definition(version.area_code).title}。不在清单里的证明不出具；清单外的事项先经准入。")
    return _paper(title, name, version.from_on, f"L{str(version.pk)[:6]}", Paragraph(state + waits, indent=False), table, foot, on_sheet=size)


def slip(entry: Entry, unit: Unit) -> Paper:
    """What the person takes along who did not get it: why, where else, which telephone."""
    reason = BOOK.word("certificate", "reason", entry.said["reason"]) if entry.said.get("reason") else ""
    rows = [("登记号", number_of(entry)), ("日期", chinese_day(entry.on)), ("要证明什么", entry.text)]
    rows += [("清单事项", f"{entry.title}（{entry.said['item']}）")] if entry.title else []
    rows += [("为什么不出具", reason)] if reason else []
    rows += [("请到哪里办", entry.office or "请问要这份证明的单位：他们应当自己查，或者告诉您该找谁"), ("电话", entry.phone)]
    ask = of_kind("不清楚的，拿这张单子到村（居）民委员会问。", unit.kind)
    title = SLIP[entry.said["result"]]
    return _paper(title, unit.name, entry.on, f"G{number_of(entry)}", Fields(tuple(rows)), Paragraph(ask), on_sheet="a5")


def register(unit: Unit, between: Span, *, whom: bool) -> Paper:
    """The certificates of a period by their numbers; who asked only for the unit's own eyes."""
    found = queries.register(unit.code, between=between)
    head = ("号", "日期", "要证明什么", "清单事项", "结果", *(("谁来办的",) if whom else ()))
    rows = tuple(
        (
            number_of(one), short_day(one.on), one.text, f"{one.title} {one.said['item']}".strip(), _result(one),
            *((one.applicant,) if whom else ()),
        )
        for one in found
    )  # fmt: skip
    widths = (11, 11, 26, 22, 18, *((12,) if whom else ()))
    body = Table(head, rows, widths) if rows else Paragraph("这段时间没有登记证明。")
    period = Paragraph(f"{chinese_day(between.start)}至{chinese_day(between.end)}，共{len(rows)}件", indent=False)
    return _paper(NAMES["register"], unit.name, between.end, f"D{unit.code[6:]}", period, body)


def _result(one: Entry) -> str:
    said = BOOK.word("certificate", "result", one.said["result"])
    why = BOOK.word("certificate", "reason", one.said["reason"]) if one.said.get("reason") else ""
    told = why or queries.outside(one)
    return f"{said}（{told}）" if told else said


def rows_of(one: queries.Asked) -> list[tuple[str, str]]:
    """What a task says of itself, as its page and its form show it."""
    task = one.task
    basis = f"{BOOK.word('task', 'basis', task.basis)}：{task.basis_text}" if task.basis_text else BOOK.word("task", "basis", task.basis)
    rows = [
        ("要做什么", task.title), ("哪个部门提出的", task.department), ("依据", basis), ("多久一次", one.often), ("每次填几个数", f"{task.fields}个"),
        ("截止日", chinese_day(task.ends_on)), ("用时", one.cost.said), ("经费", "提出的部门出" if task.funded else "没有落实经费"),
        ("提出日期", chinese_day(task.entered_on)),
    ]  # fmt: skip
    if one.line:
        rows += [("区里的意见", BOOK.word("task", "result", one.line.said["result"])), ("定的日期", chinese_day(one.line.on))]
        rows += [("理由", one.line.text or "没有写")]
    return rows


def admission(one: queries.Asked, town: Unit) -> Paper:
    """准入审批表: what is asked, at what cost, by what ground; the district's word, what it lacks."""
    task = one.task
    names = places.names(task.units, on=task.entered_on)
    said = Paragraph("、".join(short_name(names.get(code, code)) for code in task.units))
    lacks = tasking.clauses(task, on=one.line.on if one.line else task.entered_on)
    blocks: list[Block] = [Fields(tuple(rows_of(one))), Heading(f"涉及的单位（{len(task.units)}个）"), said]
    if lacks:
        blocks += [Heading("要注意"), *(Paragraph(f"{FAULTS[code]}（{clause.cite}）") for code, clause in lacks.items())]
    ends = Paragraph("到截止日自动停止，不用再发文；还要继续的，重新提出。")
    signs = SignLines(("提出的部门（盖章）", "镇（街道）（盖章）", "区民政局（盖章）"))
    return _paper("清单外事项准入审批表", town.name, one.line.on if one.line else task.entered_on, f"Z{str(task.pk)[:6]}", *blocks, ends, signs)


def roster(entry: Entry, unit: Unit) -> Paper:
    """Who is at the window, a line a spell, as it was written."""
    rows = tuple((str(number), line) for number, line in enumerate(filter(str.strip, entry.text.splitlines()), start=1))
    about = Fields((("从哪一天起", chinese_day(entry.on)), ("值班人数", f"{entry.said['workers']}人")))
    one_for_all = Paragraph("一人在岗、事项通办：哪个窗口有人，什么事都可以在那里问。")
    return _paper("全岗通值班安排表", unit.name, entry.on, f"B{str(entry.pk)[:6]}", about, Table(("序号", "安排"), rows, (10, 90)), one_for_all)


def tasks(unit: Unit, *, on: date) -> Paper:
    """The tasks of a year below a place with minutes × units × times, and what was admitted comes to; by their days, nothing compared."""
    own = unit.code if unit.kind in doors.SELF_GOVERNING else ""
    found = queries.asked_of(unit.code[:9] if own else unit.code, on=on, unit=own)
    rows = tuple(_task_row(one) for one in reversed(found))
    head = ("事项", "提出的部门", "多久一次", "截止日", "情况", "今年用时")
    body: Block = Table(head, rows, (24, 16, 11, 13, 13, 23)) if rows else Paragraph("今年没有清单外事项。")
    return _paper(NAMES["tasks"], unit.name, on, f"T{unit.code[6:]}", body, *_sum(found))


def _task_row(one: queries.Asked) -> tuple[str, ...]:
    said = one.year.said if one.admitted else "不计"
    return (one.task.title, one.task.department, one.often, short_day(one.task.ends_on), one.state[1], said)


def _sum(found: Iterable[queries.Asked]) -> list[Block]:
    told = queries.hours(found)
    said = f"同意准入{told.tasks}件，今年合计{tenths(told.hours)}小时，涉及{told.units}个单位，平均每个{tenths(told.each)}小时。"
    return [Paragraph(said), Paragraph(f"没有写用时的，{burden.figures()['source']}。")]


def chapters(unit: Unit, between: Span) -> dict[str, list[Paper]]:
    """The register of certificates and the rosters of a period."""
    found = [register(unit, between, whom=False)] if queries.register(unit.code, between=between) else []
    lines = [one for one in queries.within(unit.code, between) if one.step == "roster" and one.state == LIVE]
    found += [roster(one, unit) for one in lines]
    return {"lists": found} if found else {}


def tables(unit: Unit, between: Span) -> list[Any]:
    """Every line with its words, and what the shelf takes along of any room."""
    return taking.tables(BOOK, unit, between, more="清单事项", own="title")


# What 导出 takes along (kernel.offers).
files = partial(taking.files, BOOK)
