"""Papers: rules with their clauses, a household's statement, the board sheet of a posting, the signed sheet of a redemption, the red list."""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from cunju.activities.points import access, queries
from cunju.activities.points.book import BOOK
from cunju.activities.points.models import Entry, Household, Rules
from cunju.activities.points.queries import lines, purses
from cunju.activities.points.queries.soundness import Standing, admitted
from cunju.kernel.blocks import Block, Fields, Heading, Paper, Paragraph, SignLines, Table, Title
from cunju.kernel.days import Span, chinese_day, period_zh, short_day
from cunju.kernel.sheets import Sheet
from cunju.kernel.words import of_kind
from cunju.org import access as doors
from cunju.org.models import Unit
from cunju.records import taking
from cunju.records.models import LIVE


def opened(request: HttpRequest, name: str) -> Paper:
    """``rules/ID``, ``statement/ID``, ``board/ID``, ``signed/ID``, ``red/CODE``, through the room's own access."""
    what, _, rest = name.partition("/")
    today = doors.today_of(request)
    if what == "red":
        return _red(access.unit_for(request, rest), today)
    try:
        uid = uuid.UUID(rest)
    except ValueError:
        raise Http404 from None
    if what == "rules":
        return rules(*access.rules_for(request, uid))
    if what == "statement":
        return statement(*access.household_for(request, uid), on=today)
    entry, unit = access.entry_for(request, uid)
    if what == "board" and entry.step == "posted" and entry.state == LIVE:
        return board(entry, access.to_read(request, unit.code))
    if what == "signed" and entry.step == "redeemed":
        return signed(entry, access.to_read(request, unit.code))
    raise Http404


def offered(unit: Unit, standing: Standing | None) -> list[tuple[str, str]]:
    """The papers of a unit: words and address."""
    if standing is None:
        return []
    found = [("积分办法", reverse("points:rules_paper", args=[standing.rules.pk]))]
    if standing.sound and standing.rules.red_at is not None:
        found.append(("红榜", reverse("points:red", args=[unit.code])))
    return found


def of_line(entry: Entry) -> list[tuple[str, str]]:
    """The papers of a line: words and address."""
    names = {"posted": ("公示单", "board"), "redeemed": ("签字单", "signed")}
    if entry.state != LIVE or entry.step not in names:
        return []
    word, name = names[entry.step]
    return [(word, reverse("points:sheet", args=[entry.pk, name]))]


def _code(key: Any) -> str:
    return f"{BOOK.code}-{str(key)[:8]}"


def signed_points(points: int) -> str:
    """Points with their sign: +2, -5."""
    return f"{points:+d}" if points else "0"


def rules(one: Rules, unit: Unit) -> Paper:
    """The rules with the clause each item stands on; of a draft what the law refused, and why."""
    on = one.entry.on if one.entry else one.made_on
    rows = tuple((str(item.number), item.what, signed_points(item.points), item.clause or "没有对应的条款") for item in admitted(one))
    head: list[tuple[str, str]] = [
        ("通过", chinese_day(on) if one.entry else "草案，还没有提交会议"), ("公示", f"{one.days}天以后生效"),
        ("一年兑现预算", f"{one.budget:,.2f}元"), ("积分期限", "当年的积分到第二年3月底为止" if one.yearly else "长期有效"),
        ("红榜", f"一年满{one.red_at}分上红榜，不分先后，本户可以不上" if one.red_at else "不设"),
    ]  # fmt: skip
    table = Table(("序号", "积分项", "分数", "公约的条款"), rows, (8, 56, 12, 24))
    blocks: list[Block] = [Title("积分办法"), Fields(tuple(head)), table]
    if refused := [(item.what, item.refused) for item in one.items.all() if item.refused]:
        blocks += [Heading("不列入办法的"), *(Paragraph(f"{what}。{why}") for what, why in refused)]
    blocks.append(Paragraph(of_kind("参加自愿，随时可以退出；对公示的积分有异议，向村（居）民委员会说。", unit.kind)))
    if one.entry is None:
        blocks.append(SignLines(("主持人", "记录人", "表决结果")))
    return Paper("积分办法", unit.name, on, _code(one.pk), tuple(blocks))


def statement(one: Household, unit: Unit, *, on: date) -> Paper:
    """A household's own sheet."""
    told = queries.statement(one, queries.held(unit.code, on=on), on=on)
    earned = tuple((period_zh(each.month.period), each.item.what, signed_points(each.points), how) for each, how in told.marks)
    taken = tuple((short_day(each.entry.on), each.good.name, str(each.count), str(each.points)) for each in told.taken)
    blocks: list[Block] = [
        Title("积分对账单"), Fields((("户号", f"{one.number}号"), ("户", one.name), ("院落", one.courtyard.name), ("现在可以兑", f"{told.left}分"))),
        Heading("记分"), Table(("月份", "积分项", "分数", "情况"), earned, (18, 40, 12, 30)) if earned else Paragraph("还没有记分。"),
        Heading("兑现"), Table(("日期", "兑了什么", "件数", "用分"), taken, (22, 42, 18, 18)) if taken else Paragraph("还没有兑现。"),
        SignLines(("本户", "经办人")),
    ]  # fmt: skip
    return Paper("积分对账单", unit.name, on, _code(one.pk), tuple(blocks))


def board(entry: Entry, unit: Unit) -> Paper:
    """What hangs on the board: households by their numbers, in the order of the list; no names, no sums beside each other."""
    month = entry.month
    marks = list(month.marks.select_related("household", "item"))
    rows = tuple((f"{one.household.number}号", one.item.what, signed_points(one.points)) for one in marks)
    about = Fields(
        (
            ("月份", period_zh(month.period)), ("公示日期", chinese_day(entry.on)), ("公示天数", f"{entry.said['days_shown']}天"),
            ("户数", f"{entry.said['households']}户"),
        )
    )  # fmt: skip
    words = "有异议的，公示期间向村（居）民委员会或者监督委员会说；答复以前不能兑现。户号按名册排，不分先后，不写姓名。"
    table = Table(("户号", "积分项", "分数"), rows, (16, 64, 20))
    blocks = (Title(f"{period_zh(month.period)}积分公示"), about, table, Paragraph(of_kind(words, unit.kind)), SignLines(("记分人", "复核人")))
    return Paper("积分公示单", unit.name, entry.on, _code(entry.pk), blocks)


def signed(entry: Entry, unit: Unit) -> Paper:
    """What was redeemed, a line a household to sign."""
    taken = list(entry.taken.select_related("household", "good"))
    rows = tuple((f"{one.household.number}号", one.household.name, one.good.name, str(one.count), str(one.points), "") for one in taken)
    total = (("日期", chinese_day(entry.on)), ("户数", f"{entry.said['households']}户"), ("价值", f"{purses.total(taken):,.2f}元"))
    table = Table(("户号", "户", "兑了什么", "件数", "用分", "签字"), rows, (10, 22, 26, 10, 12, 20))
    return Paper(
        "积分兑现签字单", unit.name, entry.on, _code(entry.pk),
        (Title("积分兑现签字单"), Fields(total), table, SignLines(("经办人", "监督委员会成员"))),
    )  # fmt: skip


def _red(unit: Unit, on: date) -> Paper:
    standing = queries.standing(unit.code, on=on)
    if standing is None or not standing.sound or standing.rules.red_at is None:
        raise Http404
    return red(unit, standing.rules, on=on)


def red(unit: Unit, rules_: Rules, *, on: date) -> Paper:
    """The red list: who reached what the rules say, in the order of the list of households; no points, no places."""
    found = queries.red_list(rules_, on=on)
    rows = tuple((one.courtyard.name, f"{one.number}号", one.name) for one in found)
    body: Block = Table(("院落", "户号", "户"), rows, (34, 22, 44)) if rows else Paragraph("今年还没有。")
    words = Paragraph(f"{on.year}年满{rules_.red_at}分的户，按户号排，不分先后。不愿意上红榜的说一声就去掉。")
    return Paper("红榜", unit.name, on, f"{BOOK.code}-R{unit.code[6:]}", (Title("红榜"), body, words))


def chapters(unit: Unit, between: Span) -> dict[str, list[Paper]]:
    """Rules adopted in a period, and what was posted and redeemed by counts: no household by name or number."""
    found = [one for one in lines.within(unit.code, between) if one.state == LIVE]
    made = [rules(one.rules, unit) for one in found if one.step == "adopted"]
    told = [one for one in found if one.step in ("formed", "met", "posted", "objected", "answered", "redeemed")]
    rows = tuple((short_day(one.on), BOOK.step(one).label, counts(one)) for one in told)
    if rows:
        table = Table(("日期", "事项", "情况"), rows, (18, 26, 56))
        made.append(Paper("积分和院落登记簿", unit.name, between.end, f"{BOOK.code}-{unit.code[6:]}", (Title("积分和院落登记簿"), table)))
    return {"points": made} if made else {}


def counts(entry: Entry) -> str:
    """What a line says in counts."""
    told = "，".join(f"{label}{word}" for label, word in BOOK.words(entry))
    return "：".join(filter(None, (entry.name, told)))


def tables(unit: Unit, between: Span) -> list[Sheet]:
    """Lines, items and entries of a period; households by their numbers, in the order of their list."""
    found = [one for one in taking.tables(BOOK, unit, between) if one.rows]
    rows = [
        (one.month.period, one.household.number, one.item.what, one.points, "" if one.was is None else one.was)
        for one in lines.marks_within(unit.code, between)
    ]
    if rows:
        found.append(Sheet("积分记分", ("月份", "户号", "积分项", "分数", "异议前的分数"), tuple(rows)))
    return found + _items(unit, between)


def _items(unit: Unit, between: Span) -> list[Sheet]:
    adopted = lines.adopted_within(unit.code, between)
    rows = [(one.version, item.number, item.what, item.points, item.clause) for one in adopted for item in admitted(one)]
    return [Sheet("积分项", ("办法", "序号", "积分项", "分数", "公约的条款"), tuple(rows))] if rows else []


def files(unit: Unit, between: Span) -> Sequence[tuple[str, uuid.UUID]]:
    """Photos brought with lines."""
    return taking.files(BOOK, unit, between)
