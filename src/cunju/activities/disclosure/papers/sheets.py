"""公开表 to print with its code, the text for 村广播 and for the platform: always what was posted; a correction says that it is none yet."""

import uuid
from dataclasses import replace
from datetime import date

from django.http import Http404, HttpRequest
from django.urls import reverse

from cunju import catalogue
from cunju.activities.disclosure import queries
from cunju.activities.disclosure.access import sheet_for, unit_for
from cunju.activities.disclosure.book import BOOK
from cunju.activities.disclosure.models import Sheet
from cunju.activities.disclosure.rules import money, periods
from cunju.kernel import blocks, sheets
from cunju.kernel.days import Span, chinese_day, period_zh, short_day
from cunju.kernel.personal import masked
from cunju.kernel.words import short_name
from cunju.org import access as doors
from cunju.org.models import Unit
from cunju.org.renaming import named
from cunju.records import taking
from cunju.records.coded import label


def _named(request: HttpRequest, name: str) -> tuple[Sheet, Unit]:
    """The sheet of a paper's name, through the room's access."""
    try:
        sheet_id = uuid.UUID(name)
    except ValueError:
        raise Http404 from None
    return sheet_for(request, sheet_id)


DRAFT, A3, GROUPS = "/draft", "/a3", "groups-"
NEW = "更正稿，未公布"


def plain(request: HttpRequest, name: str) -> str:
    """A sheet as it was posted, as text for a work group, with where it stands on the public board."""
    sheet, unit = _named(request, name)
    sheet = queries.hanging(sheet)
    if sheet.published_on is None:
        raise Http404
    where = address_of(request, sheet)
    return f"{title(sheet, unit)}\n{plain_text(sheet, unit)}" + (f"\n看公开表：{where}" if where else "")


def opened(request: HttpRequest, name: str) -> blocks.Paper:
    """The sheet's paper for the Word file; with ``/draft`` after the name of a correction, with ``/a3`` for a board; the groups' sheets of a unit."""
    if name.startswith(GROUPS):
        return groups(unit_for(request, name.removeprefix(GROUPS)), on=doors.today_of(request))
    if name.endswith(A3):
        return replace(opened(request, name.removesuffix(A3)), on="a3")
    sheet, unit = _named(request, name.removesuffix(DRAFT))
    return chosen(request, sheet, unit, draft=name.endswith(DRAFT))


def chosen(request: HttpRequest, sheet: Sheet, unit: Unit, *, draft: bool) -> blocks.Paper:
    """The paper of what was posted, or of the correction that waits; 404 where none does."""
    if not draft:
        return sheet_paper(queries.hanging(sheet), unit, address=address_of(request, sheet))
    if not queries.is_mending(sheet):
        raise Http404
    return sheet_paper(queries.unposted(sheet), unit)


def address_of(request: HttpRequest, sheet: Sheet) -> str:
    """Where the code on a posted sheet leads; empty before it is posted."""
    edition = sheet.editions.last()
    return request.build_absolute_uri(reverse("portal:short", args=[edition.code])) if edition else ""


def number(sheet: Sheet) -> str:
    """The number printed on the sheet: its short code once it is posted."""
    edition = sheet.editions.last()
    return (
        edition.code
        if edition
        else f"GK-{sheet.issue.unit_code[6:]}-{sheet.issue.month[2:].replace('-', '')}"
    )


def title(sheet: Sheet, unit: Unit) -> str:
    """``玉峰山村2023年8月财务公开表``."""
    return f"{short_name(unit.name)}{periods.Wanted(sheet.category, sheet.period).title}"


def sheet_paper(sheet: Sheet, unit: Unit, *, address: str = "") -> blocks.Paper:
    """Period, items, totals, places for signatures and the two seals, code and QR; what is a draft says so and has neither code nor day."""
    mark = draft_word(sheet)
    on = sheet.published_on or sheet.sent_on or queries.due_on(unit, sheet.issue.month) or periods.end_of(sheet.period)
    affairs, unit = "村务" if unit.kind == "village" else "居务", named(unit, on=on)
    name = title(sheet, unit) + (f"（{mark}）" if mark else "")
    head: list[blocks.Block] = [blocks.Title(name), blocks.Fields(_head(sheet, unit, posted=not mark))]
    body = _money(sheet) if sheet.is_finance else _items(sheet)
    signs = blocks.SignLines(
        (
            f"{affairs}监督委员会成员签字",
            f"{unit.name}（盖章）",
            f"{affairs}监督委员会（盖章）",
            NO_DAY if mark else chinese_day(on),
        )
    )
    said = queries.remarks(sheet)
    tail: list[blocks.Block] = [blocks.Paragraph(f"说明：{'；'.join(said)}。", indent=False)] if said else []
    tail.append(signs)
    edition = None if mark else sheet.editions.last()
    if edition:
        beside = label(address, edition.code, "公开表") if address else f"查验码 {edition.code}"
        tail.append(blocks.Qr(address, beside) if address else blocks.Paragraph(beside, indent=False))
    code = "" if mark else number(sheet)
    return blocks.Paper(title=name, unit=unit.name, day=on, code=code, blocks=(*head, *body, *tail))


NO_DAY = "　　年　　月　　日"


def draft_word(sheet: Sheet) -> str:
    """``更正稿，未公布``, ``草稿，未公布``; empty of what was posted, and of the first paper that is signed, sealed and hung."""
    if queries.is_mending(sheet):
        return NEW
    return "草稿，未公布" if sheet.state in ("draft", "objected") else ""


def _head(sheet: Sheet, unit: Unit, *, posted: bool) -> tuple[tuple[str, str], ...]:
    day = chinese_day(sheet.published_on) if sheet.published_on else NO_DAY
    return (
        ("所属期", period_zh(sheet.period)),
        ("类别", sheet.get_category_display()),
        *((("公布日期", day),) if posted else ()),
        ("公布单位", unit.name),
    )


def _money(sheet: Sheet) -> list[blocks.Block]:
    found = queries.totals(sheet)
    rows = [
        (
            short_day(one.day) if one.day else "",
            masked(one.title),
            masked(one.basis),
            money.yuan(one.amount) if one.flow == "in" else "",
            money.yuan(one.amount) if one.flow == "out" else "",
        )
        for one in sheet.lines.all()
    ]
    if sheet.way == "nothing":
        rows.append(("", "本月无收支", "", "", ""))
    rows.append(("", "合计", "", money.yuan(found.income), money.yuan(found.expense)))
    head = ("日期", "事由", "凭证、依据", "收入（元）", "支出（元）")
    return [
        blocks.Fields(
            (("上月结余（元）", money.yuan(found.opening)), ("月末结余（元）", money.yuan(found.closing)))
        ),
        blocks.Table(head, tuple(rows), (2, 5, 3, 3, 3)),
    ]


def _items(sheet: Sheet) -> list[blocks.Block]:
    rows = tuple((str(one.place), masked(one.title)) for one in sheet.lines.all())
    return [blocks.Table(("序号", "内容"), rows, (1, 10))]


def plain_text(sheet: Sheet, unit: Unit) -> str:
    """The sheet as text, for the platform."""
    lines = [f"{period_zh(sheet.period)}{sheet.get_category_display()}公开"]
    if sheet.is_finance:
        found = queries.totals(sheet)
        lines.append(
            f"上月结余{money.yuan(found.opening)}元，本月收入{money.yuan(found.income)}元，"
            f"本月支出{money.yuan(found.expense)}元，月末结余{money.yuan(found.closing)}元。"
        )
    for at, one in enumerate(sheet.lines.all(), start=1):
        day = f"{short_day(one.day)}，" if one.day else ""
        amount = f"，{one.get_flow_display()}{money.yuan(one.amount)}元" if one.flow else ""
        basis = f"（{masked(one.basis)}）" if one.basis else ""
        lines.append(f"{at}．{day}{masked(one.title)}{amount}{basis}")
    if sheet.way == "nothing":
        lines.append("本月无收支。")
    if said := queries.remarks(sheet):
        lines.append(f"说明：{'；'.join(said)}。")
    return "\n".join([*lines, unit.name])


def aloud(sheet: Sheet, unit: Unit) -> str:
    """村广播: the same in sentences to be read out."""
    name = short_name(unit.name)
    who, committee = ("村民", "村委会") if unit.kind == "village" else ("居民", "居委会")
    begin = f"各位{who}：现在公布{name}{period_zh(sheet.period)}的{sheet.get_category_display()}情况。"
    said = queries.remarks(sheet)
    end = f"需要说明的是：{'；'.join(said)}。" if said else ""
    end += f"有疑问可以向监督委员会或者{committee}提。"
    if sheet.way == "nothing":
        return f"{begin}这个月没有收支，结余{money.yuan(sheet.closing)}元。{end}"
    parts = []
    if sheet.is_finance:
        found = queries.totals(sheet)
        parts.append(
            f"上月结余{money.yuan(found.opening)}元，这个月收入{money.yuan(found.income)}元，"
            f"支出{money.yuan(found.expense)}元，月末结余{money.yuan(found.closing)}元"
        )
    for one in sheet.lines.all():
        amount = f"，{one.get_flow_display()}{money.yuan(one.amount)}元" if one.flow else ""
        parts.append(f"{masked(one.title)}{amount}")
    return f"{begin}{'；'.join(parts)}。{end}"


def _told(sheet: Sheet) -> list[tuple[Sheet, str]]:
    """A sheet as it hangs; below it the correction that waits, with its word."""
    if not queries.is_mending(sheet):
        return [(sheet, "")]
    return [(queries.with_days(sheet), ""), (queries.unposted(sheet), NEW)]


def files(unit: Unit, between: Span) -> list[tuple[str, uuid.UUID]]:
    """The scans of sheets posted in a period, each beside the day it was posted on; of a correction that is not posted, apart."""
    found: list[tuple[str, uuid.UUID]] = []
    for sheet in queries.scanned(unit.code, between):
        posted = [one for one in sheet.editions.all() if one.said.get("scan")]
        for one in posted:
            again = f"（第{one.number}次公布）" if one.number > 1 else ""
            found.append((f"{one.published_on:%Y%m%d}-{title(sheet, unit)}{again}.pdf", uuid.UUID(one.said["scan"])))
        if sheet.scan and sheet.scan not in [file for _, file in found]:
            name = f"{NEW}-{title(sheet, unit)}" if queries.is_mending(sheet) else f"{sheet.published_on:%Y%m%d}-{title(sheet, unit)}"
            found.append((f"{name}.pdf", sheet.scan))
    return found + taking.files(BOOK, unit, between)


def tables(unit: Unit, between: Span) -> list[sheets.Sheet]:
    """Sheets with the days of their steps, what stands on them line by line, what was objected to and what was answered.

    What was posted is told as it was posted; a correction that is not posted stands below it, without the days of what it mends.
    """
    found = [each for one in queries.within(unit.code, between) for each in _told(one)]
    names = ("sent_on", "reviewed_on", "fixed_on", "published_on", "platform_on", "down_on")
    boards = [
        (title(one, unit), word or one.get_state_display(), one.get_way_display(), *_amounts(one), *(getattr(one, each) for each in names),
         "" if word else str(one.published_fact or ""))
        for one, word in found
    ]  # fmt: skip
    lines = [
        (f"{title(one, unit)}{f'（{word}）' if word else ''}", each.place, each.day, each.title, each.basis,
         each.get_flow_display() if each.flow else "", money.yuan(each.amount) if each.flow else "")
        for one, word in found
        for each in one.lines.all()
    ]  # fmt: skip
    doubts = [
        (one.raised_on, one.get_about_display(), one.text, one.answered_on, one.answer, one.referred_on,
         one.get_referred_to_display() if one.referred_on else "", one.town_answered_on, one.town_answer)
        for one in queries.doubts_within(unit.code, between)
    ]  # fmt: skip
    head = ("公开表", "状态", "方式", "上月结余", "收入", "支出", "月末结余", "送审", "审查", "确定", "公布", "平台同步", "撤下", "编号")
    asked = ("日期", "哪一种", "内容", "答复日期", "答复", "向上反映", "向谁反映", "上级答复日期", "上级答复")
    return [
        sheets.Sheet("公开表", head, boards),
        sheets.Sheet("公开内容", ("公开表", "序号", "日期", "事由、内容", "凭证、依据", "收支", "金额（元）"), lines),
        sheets.Sheet("公开异议和答复", asked, doubts),
        *taking.tables(BOOK, unit, between),
    ]


def groups(unit: Unit, *, on: date) -> blocks.Paper:
    """A sheet a group of the last quarter: what came in, what was paid out, what its meeting decided; filled in by hand, then posted."""
    quarter = next(iter(queries.quarters(unit, on=on)))
    parts: list[blocks.Block] = []
    for number, head in queries.heads(unit, on=on) or [(0, "")]:
        word = f"第{number}村民小组" if number else "村民小组"
        parts += [blocks.PageBreak()] if parts else []
        parts += [
            blocks.Title(f"{short_name(unit.name)}{word}{quarter.title}组务公开"), blocks.Heading("收入和支出"),
            blocks.Table(("日期", "收入", "支出", "什么钱、怎么用的"), (("", "", "", ""),) * 6, (14, 16, 16, 54)),
            blocks.Heading("补贴、补偿的发放"), blocks.Table(("项目", "户数", "金额", "说明"), (("", "", "", ""),) * 4, (30, 14, 20, 36)),
            blocks.Heading("小组会议的决定和办理情况"),
            blocks.Table(("日期", "决定了什么", "办到哪一步"), (("", "", ""),) * 4, (16, 52, 32)), *_said_of_groups(unit, on),
            blocks.SignLines((f"组长{head}", "公布日期")),
        ]  # fmt: skip
    return blocks.Paper(title="组务公开表", unit=unit.name, day=on, code=f"ZW-{unit.code[6:]}-{quarter.period}", blocks=tuple(parts))


def _said_of_groups(unit: Unit, on: date) -> list[blocks.Block]:
    """To whom an objection goes, by the clause of the day."""
    clause = catalogue.law(unit=unit, on=on).first("group.answer_days")
    if clause is None:
        return []
    return [blocks.Paragraph(f"有异议的，可以找组长，也可以找村民委员会、村务监督委员会；组长{clause.said}答复（{clause.cite}）。")]


def _amounts(sheet: Sheet) -> tuple[str, ...]:
    if not sheet.is_finance:
        return ("", "", "", "")
    return tuple(money.yuan(one) for one in (sheet.opening, sheet.income, sheet.expense, sheet.closing))
