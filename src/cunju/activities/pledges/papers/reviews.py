"""Papers of a review: notice with its receipt, plan, ballots two on a sheet and without numbers, tally, result, outline; the season."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from cunju import catalogue
from cunju.activities.pledges import queries, rules
from cunju.activities.pledges.book import BOOK
from cunju.activities.pledges.models import Entry
from cunju.kernel.blocks import Fields, Heading, PageBreak, Paper, Paragraph, SignLines, Table, Title
from cunju.kernel.days import Span, chinese_day, parse_day
from cunju.kernel.sheets import Sheet
from cunju.kernel.words import of_kind, short_name
from cunju.org.models import Unit

CUT = "— " * 12 + "裁开"
# So many are judged on half a sheet of A4.
HALF = 6
# What can be printed of a line: name in the address, words of the link.
OF: Mapping[str, tuple[tuple[str, str], ...]] = {
    "plan": (("notice", "告知书"), ("plan", "方案"), ("ballots", "评议票"), ("tally", "计票表"), ("outline", "述职提纲")),
    "review": (("result", "结果公布单"), ("tally", "计票表")),
    "demand": (),
}


def _paper(title: str, entry: Entry, unit: Unit, *blocks: Any) -> Paper:
    return Paper(title, unit.name, entry.on, f"PY-{str(entry.pk)[:8]}", tuple(blocks))


def _held(entry: Entry) -> date:
    """The day of the review a plan or a review speaks of."""
    return parse_day(entry.said["review_on"]) if entry.step == "plan" and entry.said.get("review_on") else entry.on


def _chair(entry: Entry, unit: Unit) -> str:
    return of_kind(rules.CHAIRS.get(entry.chair or entry.said.get("chaired_by", ""), ""), unit.kind)


def notice(entry: Entry, unit: Unit) -> Paper:
    """To each person: when, by whom, with the line of receipt to tear off."""
    blocks: list[Any] = []
    clause = catalogue.law(unit=unit, on=_held(entry)).first(rules.NOTICE)
    for at, one in enumerate(entry.judged.all()):
        about = f"定于{chinese_day(_held(entry))}对您的履职情况进行民主评议，由{_chair(entry, unit)}主持。请准备述职。"
        basis = f"依据：{clause.cite}。" if clause else ""
        blocks += [*([PageBreak()] if at else []), Title("民主评议告知书"), Paragraph(f"{one.called}：", indent=False), Paragraph(about)]
        blocks += [Paragraph(basis)] if basis else []
        blocks += [_sealed(entry, unit), Paragraph(CUT, indent=False)]
        blocks += [Heading("回执"), Paragraph("本人已收到民主评议告知书和实施方案。"), SignLines(("被评议人签字", "收到日期"))]
    return _paper("民主评议告知书", entry, unit, *blocks)


def plan(entry: Entry, unit: Unit) -> Paper:
    """The plan for the board."""
    people = "、".join(one.called for one in entry.judged.all())
    rows = (("单位", unit.name), ("评议日期", chinese_day(_held(entry))), ("主持", _chair(entry, unit)), ("公布日期", chinese_day(entry.on)))
    said = (
        Heading("一、评议对象"), Paragraph(f"{people}。"), Heading("二、评议等次"), Paragraph(f"{'、'.join(rules.grades(entry.four).values())}。"),
        Heading("三、评议办法"), Paragraph(of_kind("述职后发给评议票，不记名填写，当场收回、计票，结果向村（居）民公布。", unit.kind)),
    )  # fmt: skip
    return _paper("民主评议实施方案", entry, unit, Title("民主评议实施方案"), Fields(rows), *said, _sealed(entry, unit))


def _sealed(entry: Entry, unit: Unit) -> SignLines:
    return SignLines((f"{unit.name}（盖章）", chinese_day(entry.on)))


def ballots(entry: Entry, unit: Unit) -> Paper:
    """Two ballots on an A4 sheet, to be cut into A5, or one a page where many are judged; no number tells one from another."""
    grades = tuple(rules.grades(entry.four).values())
    rows = tuple((one.called, *("" for _ in grades)) for one in entry.judged.all())
    widths = (40, *(60 // len(grades) for _ in grades))
    one = (
        Title("民主评议票"), Paragraph(f"{unit.name}　{chinese_day(_held(entry))}", indent=False),
        Table(("评议对象", *grades), rows, widths), Paragraph("每人只选一个等次，在格内打“√”；不签名。"),
    )  # fmt: skip
    between = Paragraph(CUT, indent=False) if len(rows) <= HALF else PageBreak()
    return _paper("民主评议票", entry, unit, *one, between, *one)


def tally(entry: Entry, unit: Unit) -> Paper:
    """To count on; filled where the review is recorded."""
    said, grades = entry.said, rules.grades(entry.four)
    wide = 64 // (len(grades) + 1)
    rows = tuple(
        (one.called, *("" if count is None else str(count) for count in (getattr(one, name) for name in grades)), "")
        for one in entry.judged.all()
    )
    counted = tuple((word, str(said.get(name, ""))) for word, name in (("发出", "issued"), ("收回", "ballots"), ("有效", "valid")))
    body = Table(("评议对象", *grades.values(), "合计"), rows, (100 - wide * (len(grades) + 1), *(wide for _ in range(len(grades) + 1))))
    signed = SignLines(("计票人", "监票人", "主持人"))
    fields = Fields((("单位", unit.name), ("评议日期", chinese_day(_held(entry))), *counted))
    return _paper("民主评议计票表", entry, unit, Title("民主评议计票表"), fields, body, signed)


def outline(entry: Entry, unit: Unit) -> Paper:
    """What each member may report: the year's pledges and what became of them."""
    pledged = [item for sheet in queries.sheets(unit.code, year=_held(entry).year) for item in sheet.items.all()]
    blocks: list[Any] = []
    for at, one in enumerate(entry.judged.all()):
        rows = tuple((item.text, rules.HOW.get(item.state_on()[0], "")) for item in pledged if item.person == one.person)
        blocks += [*([PageBreak()] if at else []), Title("述职提纲"), Paragraph(one.called, indent=False), Heading("一、今年的承诺")]
        blocks += [Table(("承诺事项", "办理情况"), rows, (70, 30)) if rows else Paragraph("今年没有登记承诺。")]
        blocks += [Heading("二、没有办成的原因和打算"), Heading("三、其他要说明的")]
    return _paper("述职提纲", entry, unit, *blocks)


def result(entry: Entry, unit: Unit) -> Paper:
    """Name and grade, to be posted; how the ballots fell stays in the room."""
    rows = tuple((one.called, rules.ALL_GRADES.get(one.grade, "")) for one in entry.judged.all())
    meeting = of_kind(BOOK.word("review", "body", entry.said["body"]), unit.kind)
    about = f"{chinese_day(entry.on)}，{meeting}对下列人员进行了民主评议，由{_chair(entry, unit)}主持。结果公布如下。"
    blocks = (Title("民主评议结果"), Paragraph(about), Table(("评议对象", "等次"), rows, (60, 40)), SignLines((f"{unit.name}（盖章）", "公布日期")))
    return _paper("民主评议结果", entry, unit, *blocks)


MADE: Mapping[str, Callable[[Entry, Unit], Paper]] = {
    "notice": notice, "plan": plan, "ballots": ballots, "tally": tally, "outline": outline, "result": result,
}  # fmt: skip


def season(town: Unit, *, on: date) -> Paper:
    """A town's units × day × chair, with what came of it."""
    rows = tuple(
        (
            short_name(row.unit.name), chinese_day(row.season.on) if row.season else "",
            of_kind(rules.CHAIRS.get(row.season.chair, ""), row.unit.kind) if row.season else "",
            chinese_day(row.review.on) if row.review else "", chinese_day(row.posted) if row.posted else "",
        )
        for row in queries.town_season(town, year=on.year, on=on)
    )  # fmt: skip
    title = f"{on.year}年民主评议安排"
    body = Table(("村（社区）", "评议日", "主持", "已评议", "结果公布"), rows, (24, 20, 20, 18, 18))
    return Paper(title, town.name, on, f"PYA-{town.code[6:]}", (Title(title), body))


def tables(unit: Unit, between: Span) -> list[Sheet]:
    """Every person of every review with votes and grade."""
    rows = [
        (
            one.on, each.name, each.office, each.excellent, each.competent, each.basic, each.incompetent, rules.ALL_GRADES.get(each.grade, ""),
            one.get_state_display(),
        )
        for one in queries.within(unit.code, between) if one.step == "review" for each in one.judged.all()
    ]  # fmt: skip
    head = ("评议日期", "姓名", "职务", "优秀票", "称职票", "基本称职票", "不称职票", "等次", "状态")
    return [Sheet("民主评议", head, tuple(rows))] if rows else []
