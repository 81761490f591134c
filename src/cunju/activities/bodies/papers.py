"""Papers to print: who is in office in a unit on a day, and the announcement of a change."""

from datetime import date
from functools import partial

from django.http import Http404, HttpRequest

from cunju.activities.bodies import access, queries, rules
from cunju.activities.bodies.book import BOOK
from cunju.activities.bodies.models import Change
from cunju.kernel.blocks import Block, Fields, Heading, Paper, Paragraph, SignLines, Table, Title
from cunju.kernel.days import Span, chinese_day, parse_day
from cunju.kernel.sheets import Sheet
from cunju.kernel.words import of_kind, short_name
from cunju.org import access as doors
from cunju.org import bodies, renaming
from cunju.org.models import Unit
from cunju.records import taking

HEAD = ("序号", "姓名", "性别", "职务", "任职时间")


def people(unit: Unit, *, on: date) -> Paper:
    """The list of people in office, body by body; no telephone numbers."""
    unit = renaming.named(unit, on=on)
    cards = queries.body_cards(unit, queries.seats_ever(unit.code), on=on, roll=queries.roll_on(unit.code, on=on))
    blocks: list[Block] = [Title(f"{short_name(unit.name)}任职人员名册"), Paragraph(f"截至{chinese_day(on)}。")]
    for card in cards:
        blocks += [Heading(f"{card.word}（{card.said}）")]
        rows = tuple(
            (str(at), one.seat.person.name, one.sex, one.office, f"{chinese_day(one.seat.from_on)}起")
            for at, one in enumerate(card.members, start=1)
        )
        if rows:
            blocks.append(Table(HEAD, rows, (1, 3, 1, 3, 3)))
    blocks.append(SignLines(("经办人", f"{unit.name}（盖章）")))
    code = f"RY-{unit.code[6:]}-{on:%m%d}"
    return Paper(title="任职人员名册", unit=unit.name, day=on, code=code, blocks=tuple(blocks))


def notice(change: Change, unit: Unit, *, today: date) -> Paper:
    """The announcement of a change, for the board."""
    seats = queries.people_of_changes([change]).get(change.fact, [])
    body, word = rules.body_word(change.body, kind=unit.kind), rules.CHANGE_ZH[change.change]
    named = "、".join(f"{one.person.name}（{queries.office(one)}）" for one in seats)
    done = f"{word}为{body}成员" if change.comes_in else f"{word}，不再担任{body}职务"
    if change.body == "representatives":
        done = f"{word}为{body}" if change.comes_in else f"{word}，不再担任{body}"
    fault = queries.fault_of(change)
    basis = "" if fault else queries.basis_of(change)
    text = f"自{chinese_day(change.on)}起，{named}{done}{f'（依据：{basis}）' if basis else ''}。"
    day = change.posted_on or today
    unit = renaming.named(unit, on=day)
    blocks: tuple[Block, ...] = (
        Title(f"{short_name(unit.name)}{body}变动公告"),
        Paragraph(text),
        *((Paragraph(f"更正：{fault}，这次变动不作数，待重新决定。"),) if fault else ()),
        Paragraph(of_kind("特此公告。如有异议，请向村（居）务监督委员会反映。", unit.kind)),
        SignLines((f"{unit.name}（盖章）", chinese_day(day))),
    )
    code = f"BD-{unit.code[6:]}-{change.on:%m%d}"
    return Paper(title=f"{body}变动公告", unit=unit.name, day=day, code=code, blocks=blocks)


# What is handed over, by kind, with the usual of each; numbers and what else there is are written by hand.
KEPT = (
    ("印章", ("村（居）民委员会印章", "财务专用章", "其他印章")),
    ("账册", ("账簿、凭证", "银行账户、存折", "债权债务清单", "合同")),
    ("档案", ("会议记录、决议", "公开资料", "村（居）民名册", "其他档案")),
    ("资产", ("办公房屋、设备", "集体资产、资源登记")),
)


def handing(unit: Unit, *, on: date, office: str) -> Paper:
    """What an outgoing committee hands over: seals, books, files, assets by hand; drafts and open requirements as they stand here."""
    head = ("类别", "名称", "数量、编号", "移交", "说明")
    rows = tuple((word if at == 0 else "", of_kind(one, unit.kind), "", "", "") for word, names in KEPT for at, one in enumerate(names))
    blocks: list[Block] = [
        Title(f"{short_name(unit.name)}换届工作移交清单"),
        Fields((("移交的", ""), ("接收的", ""), ("主持", ""), ("移交日期", ""))),
        Heading("印章、账册、档案、资产"), Table(head, (*rows, *[("", "", "", "", "")] * 2), (10, 34, 22, 10, 24)),
        Heading("还在办的"),
    ]  # fmt: skip
    left = queries.unfinished(unit, on=on, office=office)
    blocks.append(Table(("事项", "到期", "移交", "说明"), tuple((*one, "", "") for one in left), (46, 18, 10, 26)) if left else Paragraph("没有。"))
    blocks += [Heading("没有写完的草稿"), Paragraph(f"平台上有{queries.drafts(unit.code)}份没有保存的草稿，由接收的人接着写或者删去。")]
    blocks.append(SignLines(("移交人", "接收人", "主持人", "监督人")))
    return Paper(title="换届工作移交清单", unit=unit.name, day=on, code=f"YJ-{unit.code[6:]}-{on:%m%d}", blocks=tuple(blocks))


def opened(request: HttpRequest, name: str) -> Paper:
    """The list as a Word file: ``people-CODE-DAY``; what is handed over: ``handing-CODE``."""
    kind, _, rest = name.partition("-")
    code, _, day = rest.partition("-")
    if kind == "handing" and not day:
        return handing(access.unit_for(request, code), on=doors.today_of(request), office=doors.account_of(request).reach)
    if kind != "people":
        raise Http404
    unit = access.unit_for(request, code)
    try:
        return people(unit, on=parse_day(day))
    except ValueError:
        raise Http404 from None


def chapters(unit: Unit, between: Span) -> dict[str, list[Paper]]:
    """The list of grids, where one was put in: in a community's chapter of groups and grids, in a village's of what it is."""
    rows = tuple(
        (one.code, one.name, "" if one.households is None else str(one.households), one.head) for one in queries.grids(unit.code)
    )
    if not rows:
        return {}
    blocks = (Title("网格"), Table(("网格编号", "名称", "户数", "网格长职务"), rows, (3, 3, 1, 3)))
    key = "groups" if unit.kind == "community" else "basics"
    return {key: [Paper("网格", unit.name, between.end, f"WG-{unit.code[6:]}", blocks)]}


def tables(unit: Unit, between: Span) -> list[Sheet]:
    """Who sat in which body in the period; no telephone numbers."""
    seats = [
        one
        for one in queries.seats_ever(unit.code)
        if one.from_on <= between.end and (one.to_on is None or one.to_on >= between.start)
    ]
    rows = [
        (of_kind(bodies.BODY_ZH.get(one.body, one.body), unit.kind), queries.office(one), one.person.name, one.from_on, one.to_on) for one in seats
    ]
    people = [Sheet("人员", ("机构", "职务", "姓名", "任职", "离任"), rows)] if rows else []
    return people + taking.tables(BOOK, unit, between)


files = partial(taking.files, BOOK)
