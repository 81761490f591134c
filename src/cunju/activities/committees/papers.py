"""Papers: who sits where, sheets of the vote and of a walk, the contact list to fill in, the year's activities, covers of projects."""

from datetime import date
from functools import partial

from django.http import Http404, HttpRequest

from cunju.activities.committees import access, queries
from cunju.activities.committees.book import BOOK
from cunju.activities.committees.models import Entry
from cunju.kernel.blocks import Block, Fields, Heading, PageBreak, Paper, Paragraph, SignLines, Table, Title
from cunju.kernel.days import Span, chinese_day, short_day
from cunju.kernel.words import of_kind
from cunju.org import access as doors
from cunju.org.bodies import role_word
from cunju.org.models import Unit
from cunju.records import taking

NAMES = {
    "members": "成员名单", "ballot": "表决票", "walk": "走访登记表", "contacts": "紧急联络名册", "activities": "全年活动清单",
    "projects": "公益创投项目档案封面",
}  # fmt: skip
LINES = 10
# What a file of a project holds, ticked by hand: the stages of one that money was asked for.
HELD = ("征集的意见", "申报表", "评审意见", "立项批复", "实施记录、票据", "验收意见")


def opened(request: HttpRequest, name: str) -> Paper:
    """``members/CODE`` and the like, through the room's own access."""
    what, _, code = name.partition("/")
    if what not in NAMES:
        raise Http404
    unit, today = access.unit_for(request, code), doors.today_of(request)
    made = {"members": members, "ballot": ballot, "walk": walk, "contacts": contacts}.get(what)
    return made(unit, on=today) if made else {"activities": activities, "projects": projects}[what](unit, _year(today))


def _year(day: date) -> Span:
    return Span(date(day.year, 1, 1), date(day.year, 12, 31))


def _paper(what: str, unit: Unit, on: date, *blocks: Block) -> Paper:
    title = f"下属委员会{NAMES[what]}"
    return Paper(title, unit.name, on, f"{BOOK.code}-{what[:1].upper()}{unit.code[6:]}", (Title(title), *blocks))


def _seats(unit: Unit, on: date) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Each sub-committee that has members, with name, office and since when."""
    return [
        (BOOK.word("visit", "body", body), [(one.person.name, role_word(one.role, body), chinese_day(one.from_on)) for one in seats])
        for body, seats in queries.seated(unit.code, on=on)
    ]


def members(unit: Unit, *, on: date) -> Paper:
    """Who sits where, for board and filing; no telephone numbers."""
    blocks: list[Block] = []
    for word, seats in _seats(unit, on):
        blocks += [Heading(of_kind(word, unit.kind)), Table(("姓名", "职务", "任职日期"), tuple(seats), (34, 26, 40))]
    signs = SignLines((of_kind("村（居）民委员会（盖章）", unit.kind), "公布日期", "备案日期"))
    return _paper("members", unit, on, *(blocks or [Paragraph("还没有登记下属委员会的成员。")]), signs)


def ballot(unit: Unit, *, on: date) -> Paper:
    """The sheet to vote on, with those who sit now as nominated and two empty lines each."""
    blocks: list[Block] = [Paragraph("同意的在“同意”下画○，不同意的在“不同意”下画○，都不画的为弃权；另提他人的写在空行。")]
    for word, seats in _seats(unit, on):
        rows = [(name, office, "", "") for name, office, _ in seats] + [("", "", "", "")] * 2
        blocks += [Heading(of_kind(word, unit.kind)), Table(("姓名", "职务", "同意", "不同意"), tuple(rows), (36, 24, 20, 20))]
    return _paper("ballot", unit, on, *blocks)


def walk(unit: Unit, *, on: date) -> Paper:
    """Ten lines to write on at the door; the counts and what needs doing are typed afterwards."""
    head = ("序号", "需要办的事", "重大", "怎么办了")
    rows = tuple((str(number), "", "", "") for number in range(1, LINES + 1))
    about = Fields((("下属委员会", ""), ("日期", ""), ("走了几户", "")))
    after = Paragraph(of_kind("需要办的事报告村（居）民委员会；重大的由村（居）民委员会报告党组织。这张表不写户主姓名。", unit.kind))
    return _paper("walk", unit, on, about, Table(head, rows, (8, 56, 10, 26)), after, SignLines(("走访人", "收到日期")))


def contacts(unit: Unit, *, on: date) -> Paper:
    """Those who sit, with an empty box for the number: written by hand, kept in the office, in no record."""
    rows: dict[str, str] = {}
    for word, seats in _seats(unit, on):
        for name, office, _ in seats:
            rows[name] = "、".join(filter(None, (rows.get(name), f"{of_kind(word, unit.kind)}{office}")))
    lines = (*((name, said, "", "") for name, said in rows.items()), *[("", "", "", "")] * 3)
    table = Table(("姓名", "职务", "电话（手写）", "联系的户"), lines, (20, 36, 24, 20))
    return _paper("contacts", unit, on, Paragraph("电话只写在纸上，存在办公室，不上墙，不录入。"), table)


def activities(unit: Unit, between: Span) -> Paper:
    """What the sub-committees did in a period, with the three partners the notice names."""
    head = ("日期", "下属委员会", "做了什么", "人数", "社会组织", "驻区单位", "兴趣团队", "移风易俗")
    rows = tuple(_row(one, unit) for one in queries.done(unit.code, between, "activity"))
    body = Table(head, rows, (14, 18, 26, 8, 9, 9, 8, 8)) if rows else Paragraph("没有活动记录。")
    return _paper("activities", unit, between.end, body)


def projects(unit: Unit, between: Span) -> Paper:
    """The cover of each project's file: what it is, what it cost, what came of it, and what lies inside, ticked by hand."""
    blocks: list[Block] = []
    for one in queries.done(unit.code, between, "project"):
        end = next((each for each in queries.followers(one) if each.step == "finished"), None)
        ended = end.said if end else {}
        rows = (
            ("项目", one.text), ("立项日期", chinese_day(one.on)), ("预算", _yuan(one.said.get("budget"))),
            ("结项日期", chinese_day(end.on) if end else ""), ("支出", _yuan(ended.get("spent"))),
            ("参加人数", str(ended.get("participants", ""))), ("验收", "通过" if ended.get("accepted") else ""),
            ("办成了什么", end.text if end else ""),
        )  # fmt: skip
        inside = Table(("序号", "材料", "有", "页数"), tuple((str(at), word, "", "") for at, word in enumerate(HELD, 1)), (10, 60, 12, 18))
        blocks += [*([PageBreak()] if blocks else []), Heading(f"{one.on.year}年公益创投项目"), Fields(rows), Heading("卷内材料"), inside]
        blocks.append(SignLines(("立卷人", "日期")))
    return _paper("projects", unit, between.end, *(blocks or [Paragraph("没有公益创投项目。")]))


def _yuan(amount: str | None) -> str:
    return f"{amount}元" if amount else ""


def _row(one: Entry, unit: Unit) -> tuple[str, ...]:
    said = one.said
    counts = [str(said.get(name, "")) for name in ("participants", "organisations", "stationed", "hobby")]
    body = of_kind(BOOK.word("activity", "body", said["body"]), unit.kind)
    return (short_day(one.on), body, one.text, *counts, "是" if said.get("customs") else "")


def chapters(unit: Unit, between: Span) -> dict[str, list[Paper]]:
    """The list of activities, where there were any."""
    return {"committees": [activities(unit, between)]} if queries.done(unit.code, between, "activity") else {}


# What 导出 takes along (kernel.offers).
tables = partial(taking.tables, BOOK)
files = partial(taking.files, BOOK)
