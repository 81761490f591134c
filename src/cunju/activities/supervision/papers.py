"""The supervisory committee's workbook: the chapters of a year as pages to print (domain §7), with lines to sign."""

import uuid
from collections.abc import Iterable
from datetime import date

from django.http import Http404, HttpRequest

from cunju import catalogue
from cunju.activities.supervision import access, queries, rules
from cunju.activities.supervision.book import BOOK
from cunju.activities.supervision.models import Entry, Report
from cunju.kernel.blocks import Block, Heading, PageBreak, Paper, Paragraph, SignLines, Table, Title
from cunju.kernel.days import Span, chinese_day, short_day
from cunju.kernel.sheets import Sheet
from cunju.kernel.words import of_kind, short_name
from cunju.org import access as doors
from cunju.org.models import Unit
from cunju.org.renaming import named

# What the book is called where the notice names none.
TITLE = "村（居）务监督委员会工作簿"
Rows = Iterable[tuple[str, ...]]
HAND_LINES = 6
COUNTED = (
    ("meetings", "例会"), ("sheets", "审查公开表"), ("attended", "列席会议"), ("acts", "监督事项"), ("opinions", "收集意见"),
    ("suggestions", "提出建议"), ("answered", "已答复的建议"), ("questions", "质询"), ("replied", "已答复的质询"),
)  # fmt: skip


def workbook(unit: Unit, year: int, *, today: date) -> Paper:
    """The whole book of a year."""
    day = min(today, date(year, 12, 31))
    unit = named(unit, on=day)
    name = catalogue.notice().papers.get("supervision", TITLE)
    blocks: list[Block] = [Title(name), Paragraph(f"{unit.name}　{year}年", indent=False)]
    for number, (head, chapter) in enumerate(parts(unit, year, on=day), start=1):
        blocks += [PageBreak()] if number > 1 else []
        blocks += [Heading(f"{number}．{head}"), *chapter]
    blocks.append(SignLines(("监督委员会主任", "成员", "成员")))
    return Paper(name, unit.name, day, f"JDB-{unit.code[6:]}-{year}", tuple(blocks))


def parts(unit: Unit, year: int, *, on: date) -> list[tuple[str, list[Block]]]:
    """Title and blocks of each chapter; the list of chapters is a default, to be confirmed (domain §10)."""
    lines = queries.of_year(unit.code, year)
    below: dict[object, list[Entry]] = {}
    for one in lines:
        below.setdefault(one.parent_id, []).append(one)
    return [
        ("成员、分工和组成情况", _members(unit, on)),
        ("年度计划", _by_hand("全年打算监督哪些事，由成员商量后填写。", ("月份", "打算做什么", "谁负责"), (2, 7, 2))),
        ("监督制度", _systems(unit)),
        ("例会", _meetings(lines)),
        ("意见收集", _opinions(lines, below)),
        ("监督事项", _acts(lines)),
        ("监督建议和办理", _suggestions(lines, below)),
        ("公开和财务审查", _reviews(unit, year)),
        ("列席会议", _attended(lines)),
        ("质询和答复", _questions(lines, below)),
        ("民主评议", _evaluations(unit, year)),
        ("半年报告", _reports(unit, year)),
        ("年度小结", _summary(unit, year)),
    ]


def _table(head: tuple[str, ...], rows: Rows, widths: tuple[int, ...]) -> list[Block]:
    """A table, or a sentence where nothing is written."""
    found = tuple(rows)
    return [Table(head, found, widths)] if found else [Paragraph("本年没有记录。")]


def _members(unit: Unit, on: date) -> list[Block]:
    people = queries.members(unit.code, on=on)
    rows = [(one.name, one.role, one.share, chinese_day(seat.from_on)) for seat, one in people]
    said: list[Block] = [
        Paragraph(f"{of_kind(one.whole, unit.kind)}。") for one in queries.composition(unit, on=on).lines
    ]
    return [*_table(("姓名", "职务", "分工", "任职起"), rows, (2, 2, 3, 3)), *said]


def _systems(unit: Unit) -> list[Block]:
    blocks: list[Block] = []
    for _, word, entry in queries.systems(unit.code):
        since = f"{chinese_day(entry.on)}通过" if entry else "还没有登记"
        blocks.append(Paragraph(f"{word}：{since}。{entry.text if entry else ''}"))
    return blocks


def _meetings(lines: list[Entry]) -> list[Block]:
    rows = []
    for one in (each for each in lines if each.step == "meeting"):
        said = one.said
        came = f"{said['present']}/{said['due']}" if said.get("due") else "–"
        found = "有，提出建议" if said.get("problems") else "没有"
        rows.append(
            (short_day(one.on), came, str(said.get("sheets") or 0), str(said.get("attended") or 0), found, one.text)
        )
    head = ("日期", "到会", "审查公开表", "列席会议", "问题", "记录")
    return _table(head, rows, (2, 1, 2, 2, 2, 5))


def _opinions(lines: list[Entry], below: dict[object, list[Entry]]) -> list[Block]:
    rows = []
    for one in (each for each in lines if each.step == "opinion"):
        after = [each for each in below.get(one.pk, []) if each.step in ("settled", "suggestion")]
        fates = [
            _done([each], "settled", "fate") if each.step == "settled" else f"{short_day(each.on)} 提出建议" for each in after
        ]
        channel = BOOK.word("opinion", "channel", one.said.get("channel"))
        rows.append((short_day(one.on), channel, one.who or "–", one.text, "；".join(fates) or "待处理"))
    return _table(("日期", "方式", "谁说的", "内容", "怎么办的"), rows, (2, 2, 2, 5, 4))


def _acts(lines: list[Entry]) -> list[Block]:
    rows = [
        (
            short_day(one.on),
            BOOK.word("act", "content", one.said.get("content")),
            BOOK.word("act", "right", one.said.get("right")),
            one.text,
            "有" if one.said.get("problem") else "没有",
        )
        for one in lines
        if one.step == "act"
    ]
    return _table(("日期", "内容", "权利", "事项", "问题"), rows, (2, 3, 2, 6, 1))


def _suggestions(lines: list[Entry], below: dict[object, list[Entry]]) -> list[Block]:
    rows = []
    for one in (each for each in lines if each.step == "suggestion"):
        answers = [each for each in below.get(one.pk, []) if each.step == "answer"]
        checks = [each for answer in answers for each in below.get(answer.pk, [])]
        told = [each for check in checks for each in below.get(check.pk, [])]
        rows.append(
            (
                short_day(one.on),
                one.text,
                _done(answers, "answer", "result"),
                _done(checks, "check", "outcome"),
                _done(told, "feedback", "channel"),
            )
        )
    return _table(("日期", "建议", "答复", "落实", "通报反馈"), rows, (2, 6, 3, 3, 3))


def _done(entries: list[Entry], step: str, field: str) -> str:
    """What became of a line, in the order it happened: day, choice, words."""
    said = [
        f"{short_day(one.on)} {BOOK.word(step, field, one.said.get(field))}{f'：{one.text}' if one.text else ''}"
        for one in entries
    ]
    return "；".join(said) or "–"


def _reviews(unit: Unit, year: int) -> list[Block]:
    rows = [(short_day(one.occurred_on), one.title) for one in queries.reviewed(unit.code, year=year)]
    return _table(("日期", "审查内容"), rows, (2, 9))


def _by_hand(words: str, head: tuple[str, ...], widths: tuple[int, ...]) -> list[Block]:
    """A chapter nobody records here: what belongs in it, and lines to write on."""
    return [Paragraph(words), Table(head, tuple(("",) * len(head) for _ in range(HAND_LINES)), widths)]


def _attended(lines: list[Entry]) -> list[Block]:
    rows = [(short_day(one.on), one.text) for one in lines if one.step == "act" and one.said.get("right") == "know"]
    return _table(("日期", "列席的会议和情况"), rows, (2, 9))


def _evaluations(unit: Unit, year: int) -> list[Block]:
    held = [(short_day(one.occurred_on), one.title) for one in queries.evaluations(unit.code, year=year)]
    if held:
        return _table(("日期", "评议"), held, (2, 9))
    return _by_hand("由监督委员会主持的民主评议，按纸上的记录填写。", ("日期", "评议对象", "结果"), (2, 5, 3))


def _summary(unit: Unit, year: int) -> list[Block]:
    """The year in numbers, each counted from the records; the words are written by hand."""
    halves = [queries.counts(unit.code, f"{year}H{half}") for half in (1, 2)]
    rows = [
        (label, *(str(getattr(one, name)) for one in halves), str(sum(getattr(one, name) for one in halves)))
        for name, label in COUNTED
    ]
    head = ("项目", "上半年", "下半年", "全年")
    return [Table(head, tuple(rows), (4, 2, 2, 2)), *_by_hand("一年做成的事、没做成的事和原因：", ("内容",), (1,))]


def _questions(lines: list[Entry], below: dict[object, list[Entry]]) -> list[Block]:
    rows = []
    for one in (each for each in lines if each.step == "question"):
        replies = [each for each in below.get(one.pk, []) if each.step == "reply"]
        up = [each for each in below.get(one.pk, []) if each.step == "referral"]
        rulings = [each for referral in up for each in below.get(referral.pk, [])]
        basis = BOOK.word("question", "basis", one.said.get("basis"))
        further = [each for each in (_done(up, "referral", "to"), _done(rulings, "ruling", "to")) if each != "–"]
        rows.append((short_day(one.on), basis, one.text, _done(replies, "reply", "by"), "；".join(further) or "–"))
    return _table(("日期", "哪一种", "内容", "答复", "向上反映和答复"), rows, (2, 2, 5, 4, 4))


def _reports(unit: Unit, year: int) -> list[Block]:
    blocks: list[Block] = []
    for one in queries.reports(unit.code, year=year):
        heard = f"{chinese_day(one.entry.on)}由会议听取" if one.entry else "还没有在会议上报告"
        heard = queries.unheard(one.entry) or heard
        blocks.append(Heading(f"{rules.half_label(one.half)}报告（{heard}）"))
        blocks += [Paragraph(text) for text in one.text.splitlines() if text.strip()]
    return blocks or [Paragraph("本年没有记录。")]


def report(unit: Unit, half: str, text: str, *, today: date) -> Paper:
    """The half-year report to read out and to sign."""
    unit = named(unit, on=today)
    title = of_kind(f"{short_name(unit.name)}村（居）务监督委员会{rules.half_label(half)}工作报告", unit.kind)
    blocks: list[Block] = [Title(title), *(Paragraph(one) for one in text.splitlines() if one.strip())]
    blocks.append(SignLines((of_kind(f"{short_name(unit.name)}村（居）务监督委员会（盖章）", unit.kind), "监督委员会主任")))
    return Paper(title, unit.name, today, f"JDBG-{unit.code[6:]}-{half}", tuple(blocks))


def chapters(unit: Unit, between: Span) -> dict[str, list[Paper]]:
    """For the villagers' committee's own workbook: the half-year reports that a meeting heard in these days."""
    return {"supervision": [_heard(unit, one) for one in queries.heard(unit.code, between=between)]}


def yearbook(unit: Unit, between: Span, *, on: date) -> tuple[str, list[Paper]]:
    """The supervisory committee's own book of the year a span begins in."""
    return "监督委员会工作簿", [workbook(unit, between.start.year, today=on)]


def _heard(unit: Unit, one: Report) -> Paper:
    assert one.entry is not None
    return report(unit, one.half, one.text, today=one.entry.on)


def is_year(year: int) -> bool:
    """Whether a book of that year can be: the law is of 1998, and nobody records a century ahead."""
    return 1990 <= year <= 2099


def opened(request: HttpRequest, name: str) -> Paper:
    """The book of ``CODE/YEAR``, through this room's own access."""
    code, _, year = name.partition("/")
    if not (len(year) == 4 and year.isascii() and year.isdecimal() and is_year(int(year))):
        raise Http404
    return workbook(access.unit_for(request, code), int(year), today=doors.today_of(request))


def files(unit: Unit, between: Span) -> list[tuple[str, uuid.UUID]]:
    """The signed pages of lines of a period."""
    lines = queries.within(unit.code, between)
    return [(f"{one.on:%Y%m%d}-{page.name}", page.file) for one in lines for page in one.pages.all()]


def tables(unit: Unit, between: Span) -> list[Sheet]:
    """The lines of the book in the order they happened, with what was chosen, by whom they were entered and confirmed."""
    lines = [
        (one.on, BOOK.step(one).label, one.text, one.who, "；".join(f"{a}：{b}" for a, b in BOOK.words(one)),
         one.get_state_display(), ("已确认" if one.confirmed_on else "待确认") if one.proxy else "", one.reason, str(one.fact))
        for one in queries.within(unit.code, between)
    ]  # fmt: skip
    reports = [
        (one.half, one.text, one.entry.on if one.entry and not queries.unheard(one.entry) else None)
        for one in queries.reports_within(unit.code, between)
    ]
    head = ("日期", "记录", "内容", "谁说的", "选项", "状态", "代录", "更正或作废原因", "编号")
    return [Sheet("监督委员会工作簿", head, lines), Sheet("半年报告", ("半年", "报告", "会议听取日期"), reports)]
