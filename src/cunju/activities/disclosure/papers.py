"""公开表 to print with its code, the text for 村广播 and for the platform."""

import uuid

from django.http import Http404, HttpRequest
from django.urls import reverse

from cunju.activities.disclosure import queries
from cunju.activities.disclosure.access import sheet_for
from cunju.activities.disclosure.models import Sheet
from cunju.activities.disclosure.rules import money, periods
from cunju.kernel import blocks, sheets
from cunju.kernel.days import Span, chinese_day, period_zh, short_day
from cunju.kernel.personal import masked
from cunju.kernel.words import short_name
from cunju.org.models import Unit
from cunju.org.renaming import named


def opened(request: HttpRequest, name: str) -> blocks.Paper:
    """The sheet's paper for the Word file."""
    try:
        sheet_id = uuid.UUID(name)
    except ValueError:
        raise Http404 from None
    sheet, unit = sheet_for(request, sheet_id)
    return sheet_paper(sheet, unit, address=address_of(request, sheet))


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
    """Period, items, totals, places for signatures and the two seals, code and QR."""
    on = sheet.published_on or sheet.sent_on or queries.due_on(unit, sheet.issue.month) or periods.end_of(sheet.period)
    affairs, unit = "村务" if unit.kind == "village" else "居务", named(unit, on=on)
    head: list[blocks.Block] = [blocks.Title(title(sheet, unit)), blocks.Fields(_head(sheet, unit))]
    body = _money(sheet) if sheet.is_finance else _items(sheet)
    signs = blocks.SignLines(
        (
            f"{affairs}监督委员会成员签字",
            f"{unit.name}（盖章）",
            f"{affairs}监督委员会（盖章）",
            chinese_day(on),
        )
    )
    said = queries.remarks(sheet)
    tail: list[blocks.Block] = [blocks.Paragraph(f"说明：{'；'.join(said)}。", indent=False)] if said else []
    tail.append(signs)
    if edition := sheet.editions.last():
        label = f"扫码看网上的公开表。查验码 {edition.code}"
        tail.append(
            blocks.Qr(address, label) if address else blocks.Paragraph(f"查验码 {edition.code}", indent=False)
        )
    return blocks.Paper(
        title=title(sheet, unit), unit=unit.name, day=on, code=number(sheet), blocks=(*head, *body, *tail)
    )


def _head(sheet: Sheet, unit: Unit) -> tuple[tuple[str, str], ...]:
    posted = chinese_day(sheet.published_on) if sheet.published_on else "　　年　　月　　日"
    return (
        ("所属期", period_zh(sheet.period)),
        ("类别", sheet.get_category_display()),
        ("公布日期", posted),
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


def files(unit: Unit, between: Span) -> list[tuple[str, uuid.UUID]]:
    """The scans of sheets posted in a period."""
    found = queries.scanned(unit.code, between)
    return [(f"{one.published_on:%Y%m%d}-{title(one, unit)}.pdf", one.scan) for one in found if one.scan]


def tables(unit: Unit, between: Span) -> list[sheets.Sheet]:
    """Sheets with the days of their steps, what stands on them line by line, what was objected to and what was answered."""
    found = queries.within(unit.code, between)
    names = ("sent_on", "reviewed_on", "fixed_on", "published_on", "platform_on", "down_on")
    boards = [
        (title(one, unit), one.get_state_display(), one.get_way_display(), *_amounts(one), *(getattr(one, each) for each in names),
         str(one.published_fact or ""))
        for one in found
    ]  # fmt: skip
    lines = [
        (title(one, unit), each.place, each.day, each.title, each.basis, each.get_flow_display() if each.flow else "",
         money.yuan(each.amount) if each.flow else "")
        for one in found
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
    ]


def _amounts(sheet: Sheet) -> tuple[str, ...]:
    if not sheet.is_finance:
        return ("", "", "", "")
    return tuple(money.yuan(one) for one in (sheet.opening, sheet.income, sheet.expense, sheet.closing))
