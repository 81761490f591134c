"""Papers: the cover of a submission, a case sheet, a sheet of criteria, the notice of a selection, the file of a project."""

from datetime import date
from functools import partial

from django.http import Http404, HttpRequest

from cunju import catalogue
from cunju.activities.showcase import access, queries
from cunju.activities.showcase.book import BOOK
from cunju.activities.showcase.models import Entry
from cunju.activities.showcase.rules import lines
from cunju.activities.showcase.steps import PROJECT, SENT, STEPS
from cunju.kernel.blocks import Block, Fields, Heading, PageBreak, Paper, Paragraph, SignLines, Table, Title
from cunju.kernel.days import Span, chinese_day
from cunju.kernel.words import count_words
from cunju.org import access as doors
from cunju.org import queries as places
from cunju.org.models import Unit
from cunju.records import taking
from cunju.records.book import as_id

WHAT = {"convention": "村规民约和居民公约", "case": "城乡社区治理案例"}


def _paper(title: str, unit: Unit, on: date, code: str, *blocks: Block) -> Paper:
    return Paper(title, unit.name, on, f"{BOOK.code}-{code}", (Title(title), *blocks))


def _said(text: str) -> list[Block]:
    return [Paragraph(one) for one in lines(text)]


def opened(request: HttpRequest, name: str) -> Paper:
    """``cover/CODE``, ``project/CODE``, ``criteria-case/CODE``; ``case/ID``, ``notice/ID``: through the room's own access."""
    what, _, rest = name.partition("/")
    if uid := as_id(rest):
        entry, unit = access.entry_for(request, uid)
        if what not in dict(of_entry(entry)):
            raise Http404
        return case(entry, unit) if what == "case" else notice(entry, unit)
    unit, today = access.unit_for(request, rest), doors.today_of(request)
    kind, _, of = what.partition("-")
    if kind == "cover" and unit.kind == "town":
        return cover(unit, on=today)
    if kind == "criteria" and unit.kind == "county" and of in WHAT:
        return criteria(unit, of, on=today)
    if kind == "project" and queries.stages(unit.code, by=today):
        return project(unit, on=today)
    raise Http404


def of_entry(entry: Entry) -> list[tuple[str, str]]:
    """Names and words of the papers of a line."""
    return {"case": [("case", "案例表")], "announced": [("notice", "公示")]}.get(entry.step, [])


def cover(town: Unit, *, on: date) -> Paper:
    """What a town sends in this year, with the full texts of the conventions behind it, letter for letter."""
    sent = queries.sent(town.code, year=on.year)
    titles, blocks = queries.titles(sent), list[Block]([Paragraph("区民政局：", indent=False)])
    for call in queries.calls(town, on=on):
        asked = f"按照{call.clause.cite}，" if call.clause else ""
        blocks.append(Paragraph(f"{asked}现报送{STEPS[call.step].label.removeprefix('报送的')}{call.sent}件（{chinese_day(call.due)}前）。"))
    rows = tuple(
        (str(at), title, chinese_day(one.on), one.text if one.step == "text" else "附案例表")
        for at, (one, title) in enumerate(zip(sent, titles, strict=True), 1)
    )
    blocks.append(Table(("序号", "报送什么", "报送日期", "推荐理由"), rows, (8, 44, 24, 24)) if rows else Paragraph("今年还没有报送。"))
    blocks.append(SignLines((f"{town.name}（盖章）", "经办人", "日期")))
    for one, title, body in zip(sent, titles, queries.bodies(sent), strict=True):
        if one.step == "text":
            blocks += [PageBreak(), Heading(title), *(_said(body) or [Paragraph("全文存在村（社区）的文本里，这里没有。")])]
    return _paper("优秀村规民约、居民公约和案例报送表", town, on, f"B{town.code[6:]}", *blocks)


def case(entry: Entry, town: Unit) -> Paper:
    """A case as it was sent in."""
    most = catalogue.law(unit=town, on=entry.on).first("showcase.case_length")
    name = places.unit_name(entry.said["from_unit"], on=entry.on)
    words = f"{count_words(entry.text)}字" + (f"（{most.said}）" if most else "")
    about = (("题目", entry.title), ("村（社区）", name), ("报送单位", town.name), ("报送日期", chinese_day(entry.on)), ("字数", words))
    return _paper("优秀案例表", town, entry.on, f"A{str(entry.pk)[:8]}", Fields(about), *_said(entry.text)[1:])


def criteria(district: Unit, what: str, *, on: date) -> Paper:
    """The sheet on which who judges writes by hand: each criterion in words, no score, no order."""
    sent = [one for one in queries.sent(district.code, year=on.year) if SENT[one.step] == what]
    posted = [one for one, _ in queries.selections(district.code, year=on.year) if one.said["what"] == what]
    listed = lines(posted[0].text) if posted else queries.criteria(what)
    rows = tuple((title, *([""] * (len(listed) + 1))) for title in queries.titles(sent) or [""])
    widths = (28, *[60 // len(listed)] * len(listed), 12)
    head = ("报送的", *(f"标准{at}" for at in range(1, len(listed) + 1)), "意见")
    return _paper(
        f"优秀{WHAT[what]}评选标准表", district, on, f"P{what[:2].upper()}",
        Paragraph("自己单位报送的请回避，写“回避”。每一格写一句看到了什么，不打分。"),
        *(Paragraph(f"{at}. {one}", indent=False) for at, one in enumerate(listed, 1)), Table(head, rows, widths),
        SignLines(("评选人的单位和职务", "日期")),
    )  # fmt: skip


def notice(entry: Entry, district: Unit) -> Paper:
    """The notice of a selection as it hangs: which, by which criteria, who stepped back, until when, where to object."""
    chosen, until = queries.by_ids(entry.chosen), date.fromisoformat(entry.said["until"])
    names = places.names({one.unit_code for one in chosen}, on=entry.on)
    rows = tuple(
        (str(at), title, names[one.unit_code]) for at, (one, title) in enumerate(zip(chosen, queries.titles(chosen), strict=True), 1)
    )
    clause = catalogue.law(unit=district, on=entry.on).first("showcase.notice_days")
    head = f"经评选，下列优秀{WHAT[entry.said['what']]}拟入选，现予公示。公示时间：{chinese_day(entry.on)}至{chinese_day(until)}。"
    return _paper(
        "评选结果公示", district, entry.on, f"G{str(entry.pk)[:8]}",
        Paragraph(head), Table(("序号", "入选的", "报送单位"), rows, (10, 56, 34)), Heading("评选标准"), *_said(entry.text),
        Heading("回避"), *_said(entry.withdrew or "没有需要回避的。"),
        Paragraph("排列按镇街代码，不分先后。对公示有意见的，请在公示期内向区民政局反映。"),
        *([Paragraph(f"公示天数：{clause.cite}。")] if clause else []), SignLines(("区民政局（盖章）", chinese_day(entry.on))),
    )  # fmt: skip


def project(unit: Unit, *, on: date) -> Paper:
    """The file of a project as of a day: its plan, each stage with the records it rests on; nothing brought for it alone."""
    done = queries.stages(unit.code, by=on)
    word = BOOK.word("plan", "project", next(iter(done.values())).said["project"])
    blocks: list[Block] = [Fields((("项目", word), ("单位", unit.name)))]
    for step in PROJECT:
        one = done.get(step)
        blocks += [Heading(STEPS[step].label), Paragraph(chinese_day(one.on) if one else "还没有。"), *_said(one.text if one else "")]
        if rows := tuple((chinese_day(day), title) for title, day in queries.rests(one)) if one else ():
            blocks.append(Table(("日期", "依据的记录"), rows, (30, 70)))
    return _paper("示范创建项目档案", unit, on, f"X{unit.code[6:]}", *blocks)


def fates(unit: Unit, between: Span) -> Paper:
    """What the town sent in of a unit in a period, and what came of it."""
    rows = tuple(
        (
            chinese_day(one.sent.on), one.title, chinese_day(one.posting.on) if one.posting else "",
            chinese_day(one.selected.on) if one.selected else "",
        )
        for one in queries.fates(unit.code, between)
    )  # fmt: skip
    body = Table(("报送日期", "报送什么", "公示日期", "入选日期"), rows, (22, 40, 19, 19))
    return _paper("优秀公约和案例报送", unit, between.end, f"Y{unit.code[6:]}", body)


def chapters(unit: Unit, between: Span) -> dict[str, list[Paper]]:
    """The file of a unit's project where something of it happened, and what was sent in of it."""
    moved = any(one.on in between for one in queries.stages(unit.code, by=between.end).values())
    found = [project(unit, on=between.end)] if moved else []
    found += [fates(unit, between)] if queries.fates(unit.code, between) else []
    return {"town": found} if found else {}


# What 导出 takes along (kernel.offers).
tables = partial(taking.tables, BOOK)
