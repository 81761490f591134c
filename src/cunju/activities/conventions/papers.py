"""Papers of a text: for posting in four sizes, the sheet of the vote, the letter of filing, both versions side by side, the order of correction."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from django.http import Http404, HttpRequest

from cunju import catalogue
from cunju.activities.conventions import access, public, queries
from cunju.activities.conventions.book import BOOK, called
from cunju.activities.conventions.models import Entry, Version
from cunju.activities.conventions.rules import life
from cunju.kernel.blocks import Block, Fields, Heading, Paper, Paragraph, SignLines, Table, Title
from cunju.kernel.days import Span, chinese_day
from cunju.kernel.sheets import Sheet
from cunju.kernel.words import of_kind, short_name
from cunju.org import access as doors
from cunju.org import queries as org
from cunju.org.models import Unit
from cunju.records.book import as_id
from cunju.records.coded import coded
from cunju.records.texts import clauses

# Lines for voters on the sheet of a vote.
VOTERS = 30
STATES = {clauses.SAME: "没有变", clauses.CHANGED: "改了", clauses.ADDED: "新写", clauses.DROPPED: "删去"}


def _paper(unit: Unit, one: Version, title: str, blocks: list[Block], day: date) -> Paper:
    return Paper(title, unit.name, day, f"GY-{unit.code[6:]}-{one.number}", (Title(title), *blocks))


def posting(unit: Unit, one: Version, *, today: date) -> Paper:
    """The text as it hangs on the board."""
    voted = queries.adoption(one)
    told = "草案" if voted is None else f"{chinese_day(voted.on)}{of_kind('村（居）民会议', unit.kind)}通过"
    told = "还没有生效" if voted is not None and voted.said.get("lawful") is False else told
    lines: list[Block] = [Paragraph(f"{at.label}　{at.text}") for at in clauses.clauses(one.body)] or [
        Paragraph(one.body)
    ]
    return _paper(
        unit,
        one,
        f"{short_name(unit.name)}{called(one.subject)}",
        [Paragraph(told, indent=False), *lines],
        voted.on if voted else today,
    )


def on_sheet(on: str) -> Callable[..., Paper]:
    """The text as it hangs on another sheet: A3, large print, a card for the door."""
    return lambda unit, one, *, today: replace(posting(unit, one, today=today), on=on)


def vote(unit: Unit, one: Version, *, today: date) -> Paper:
    """The sheet of the vote: who came, how each voted, by hand; its figures are what the record of the meeting says."""
    by = catalogue.law(unit=unit, on=today).first(life.ADOPTED_BY)
    fields = Fields((("会议", ""), ("日期", ""), ("应到", ""), ("实到", ""), ("到会妇女", ""), ("主持人", "")))
    head = ("序号", "姓名（户）", "同意", "不同意", "弃权", "签名")
    rows = tuple((str(number), "", "", "", "", "") for number in range(1, VOTERS + 1))
    asked = [Paragraph(f"由{of_kind(by.said, unit.kind)}表决（{by.cite}）。")] if by else []
    text = f"表决文本：{called(one.subject)}（{one.number}），共{len(clauses.clauses(one.body))}条。"
    sums = Paragraph("合计：同意　　　票，不同意　　　票，弃权　　　票。")
    blocks: list[Block] = [Paragraph(text), *asked, fields, Table(head, rows, (1, 3, 1, 1, 1, 3)), sums, SignLines(("监票人", "计票人", "主持人"))]
    return _paper(unit, one, f"{short_name(unit.name)}{called(one.subject)}表决表", blocks, today)


def filing(unit: Unit, one: Version, *, today: date) -> Paper:
    """The letter that files a text; nothing to file before it is in force."""
    voted = queries.adoption(one)
    if voted is None or voted.said.get("lawful") is False:
        raise Http404
    clause = catalogue.law(unit=unit, on=voted.on).first("convention.filed_with")
    said = queries.votes(voted)
    figures = "，".join(
        f"{label}{said[name]}人"
        for name, label in (("due", "应到"), ("present", "实到"), ("women_present", "到会妇女"))
        if name in said
    )
    text = f"{short_name(unit.name)}{called(one.subject)}（{one.number}）经{chinese_day(voted.on)}会议表决通过{'，' + figures if figures else ''}。"
    over, filed = org.town_of(unit), queries.filed_on(voted)
    asked = f"按照{clause.cite}，现报{_office(clause, over)}备案。" if clause else "现报备案。"
    blocks: list[Block] = [
        *([Paragraph(f"{over.name}：", indent=False)] if over else []),
        Paragraph(text + asked),
        Paragraph(f"附件：{short_name(unit.name)}{called(one.subject)}"),
        SignLines((f"{unit.name}（盖章）", chinese_day(filed) if filed else "　　年　　月　　日")),
        SignLines(("收件人", "收件时间")),
    ]
    return _paper(unit, one, f"关于报送{called(one.subject)}备案的报告", blocks, filed or today)


def _office(clause: catalogue.Clause, over: Unit | None) -> str:
    """Whom a text is filed with: the town by its own name where the clause means it, a street as well as a township's government."""
    return over.name if over and {"township", "street"} & set(clause.choices) else clause.said


def comparison(unit: Unit, one: Version, *, today: date) -> Paper:
    """Both versions by clause; without an earlier one the text alone."""
    reading = queries.read(one, unit, on=today)
    rows = tuple(
        (
            at.label,
            at.pair.old.text if at.pair.old else "",
            at.pair.new.text if at.pair.new else "",
            STATES[at.pair.state],
        )
        for at in reading.parts
    )
    head = (
        "条",
        f"原来（{reading.old.number}）" if reading.old else "原来（没有）",
        f"现在（{one.number}）",
        "变化",
    )
    return _paper(unit, one, f"{called(one.subject)}新旧对照表", [Table(head, rows, (2, 6, 6, 2))], today)


def order(unit: Unit, one: Version, *, today: date) -> Paper:
    """The town's order to correct a filed text: what it said, what it settled, by which clause."""
    line = queries.ordered(one)
    if line is None:
        raise Http404
    clause = catalogue.law(unit=unit, on=line.on).first("convention.corrected_by")
    must = [at for at in queries.read(one, unit, on=line.on).doubts if at.settled == "change"]
    rows = tuple((at.doubt.sentence, at.doubt.label, at.clause.cite if at.clause else "") for at in must)
    blocks: list[Block] = [
        Paragraph(f"{unit.name}：", indent=False),
        Paragraph(f"你单位报来备案的{called(one.subject)}（{one.number}）经审查，请改正以下内容，改正后重新提交有权的会议表决。"),
        Paragraph(line.text),
    ]  # fmt: skip
    if clause:
        blocks.append(Paragraph(f"依据：{clause.cite}。"))
    if rows:
        blocks += [Heading("涉及的条款"), Table(("原文", "问题", "依据"), rows, (6, 4, 4))]
    over = org.town_of(unit)
    blocks.append(SignLines((f"{over.name if over else '镇（街道）'}（盖章）", chinese_day(line.on))))
    return _paper(unit, one, f"责令改正{called(one.subject)}通知书", blocks, line.on)


# What hangs: an adopted text bears the code of what is published.
HANGS = ("post", "a3", "large", "a6")
MADE: Mapping[str, Callable[..., Paper]] = {
    "post": posting,
    **{name: on_sheet(name) for name in HANGS[1:]},
    "vote": vote,
    "filing": filing,
    "compare": comparison,
    "order": order,
}
LABELS = {
    "post": "张贴文本", "a3": "A3张贴", "large": "大字版", "a6": "门牌卡（A6）", "vote": "表决表",
    "compare": "新旧对照表", "filing": "备案报告", "order": "责令改正通知书",
}  # fmt: skip


def offered(one: Version) -> list[tuple[str, str]]:
    """Names and words of the papers a text has now."""
    voted = queries.adoption(one)
    gone = set() if voted is not None and voted.said.get("lawful") is not False else {"filing"}
    gone |= set() if queries.ordered(one) else {"order"}
    return [(name, label) for name, label in LABELS.items() if name not in gone]


def opened(request: HttpRequest, name: str) -> Paper:
    """A paper of ``UUID/NAME``, through this room's own access."""
    version_id, _, kind = name.partition("/")
    uid = as_id(version_id)
    if uid is None or kind not in MADE:
        raise Http404
    one, unit = access.version_for(request, uid)
    paper, voted = MADE[kind](unit, one, today=doors.today_of(request)), queries.adoption(one)
    hangs = kind in HANGS and voted is not None and voted.said.get("lawful") is not False
    return coded(request, paper, public.board_code(voted)[1], called(one.subject)) if hangs and voted else paper


def chapters(unit: Unit, between: Span) -> dict[str, list[Paper]]:
    """The texts adopted in a period, as they hang."""
    found = [
        one
        for one in queries.within(unit.code, between)
        if one.step in ("adopted", "c_adopted") and one.version
    ]
    return {"conventions": [posting(unit, one.version, today=one.on) for one in found]}


def tables(unit: Unit, between: Span) -> list[Sheet]:
    """The lines in the order they happened, and the texts."""
    lines = [
        (one.on, BOOK.step(one).label, one.text, _chosen(one), one.get_state_display(), one.reason, str(one.fact))
        for one in queries.within(unit.code, between)
    ]  # fmt: skip
    texts = [
        (called(one.subject), one.number, one.made_on, one.body, one.answer)
        for one in queries.made(unit.code, between)
    ]
    head = ("日期", "记录", "内容", "选项", "状态", "更正或作废原因", "编号")
    return [
        Sheet("章程和公约", head, lines),
        Sheet("章程和公约文本", ("文本", "版本", "存入日期", "全文", "镇街意见"), texts),
    ]


def _chosen(one: Entry) -> str:
    return "；".join(f"{a}：{b}" for a, b in BOOK.words(one))


def files(unit: Unit, between: Span) -> list[tuple[str, uuid.UUID]]:
    """The pages brought with lines of a period."""
    return [
        (f"{one.on:%Y%m%d}-{page.name}", page.file)
        for one in queries.within(unit.code, between)
        for page in one.pages.all()
    ]
