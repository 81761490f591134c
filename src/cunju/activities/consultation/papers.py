"""Papers to print: notice to participants, a page of the book of consultation records, the result for the board."""

import uuid
from collections.abc import Callable
from datetime import date

from django.http import Http404, HttpRequest

from cunju import catalogue
from cunju.activities.consultation import access, queries, rules
from cunju.activities.consultation.book import BOOK
from cunju.activities.consultation.models import Session
from cunju.kernel.blocks import Block, Fields, Heading, Paper, Paragraph, SignLines, Table, Title, asked
from cunju.kernel.days import Span, chinese_day, quarter_zh, weekday_zh
from cunju.kernel.personal import hidden
from cunju.kernel.plain import text
from cunju.kernel.sheets import Sheet
from cunju.kernel.words import of_kind, short_name
from cunju.org.models import Unit
from cunju.org.renaming import named
from cunju.records import taking
from cunju.records.book import as_id
from cunju.records.coded import coded
from cunju.records.models import LIVE

WITHDRAWN_ZH = "协商议题撤回记录（没有协商，不计次数）"
# What the book is called where the notice names none.
NAMED = "城乡社区协商会议记录本"
EMPTY = "　"
LINES = 8


def _paper(session: Session, unit: Unit, *, title: str, blocks: list[Block]) -> Paper:
    code, unit = f"XS-{unit.code[6:]}-{session.day:%m%d}", named(unit, on=session.day)
    heading = Title(f"{short_name(unit.name)}{title}")
    return Paper(title=title, unit=unit.name, day=session.day, code=code, blocks=(heading, *blocks))


def _when(session: Session) -> str:
    hour = f" {session.start:%H:%M}" if session.start else ""
    return f"{chinese_day(session.day)}（{weekday_zh(session.day)}）{hour}"


def notice(session: Session, unit: Unit) -> Paper:
    """What participants are told beforehand: topic, when, where, what to think about."""
    told = chinese_day(session.told_on) if session.told_on else "　　年　　月　　日"
    who, unit = of_kind(session.get_organiser_display(), unit.kind), named(unit, on=session.day)
    blocks: list[Block] = [
        Paragraph(f"定于{_when(session)}在{session.place or '＿＿＿＿'}召开协商会议，由{who}组织，请您参加。"),
        Paragraph(f"议题：{session.title}"),
        Paragraph(f"议题来源：{session.get_source_display()}"),
        Paragraph("请事先了解情况，想好意见；不能到会的，可以书面、电话或托人带来意见。"),
        SignLines((f"{unit.name}（盖章）", told)),
    ]
    return _paper(session, unit, title="协商会议通知", blocks=blocks)


def book(session: Session, unit: Unit) -> Paper:
    """A page of the book of consultation records; lines to write on where nothing is recorded yet."""
    held = session.state == "held"
    blocks: list[Block] = [
        Paragraph(f"《{catalogue.notice().papers.get('consultation', NAMED)}》", indent=False),
        Fields(_head(session, unit)),
        Heading("参加人员"),
        *_people(session),
        Heading("主要意见"),
        *_opinions(session),
        Fields(_result(session)),
        Heading("落实和反馈"),
        Fields(_after(session)),
    ]
    if held and session.papers.count():
        blocks.append(Paragraph(f"签过字的记录本另附，存档{session.papers.count()}件。"))
    blocks.append(SignLines(("主持人", "记录人", "参加人员代表")))
    withdrawn = session.outcome == rules.WITHDRAWN
    return _paper(session, unit, title=WITHDRAWN_ZH if withdrawn else "协商会议记录", blocks=blocks)


def _head(session: Session, unit: Unit) -> tuple[tuple[str, str], ...]:
    held = session.state == "held"
    number = f"目录第{session.item_number}条" if session.item_number else "目录以外"
    told = f"{chinese_day(session.told_on)} {session.get_told_by_display()}" if session.told_on else asked(held, "告知日期")
    return (
        ("议题", session.title),
        ("来源、类别", f"{session.get_source_display()}，{number}"),
        ("时间", _when(session).replace("（", "\n（")),
        ("地点", session.place or asked(held, "地点")),
        ("组织者", of_kind(session.get_organiser_display(), unit.kind)),
        ("主持人", session.chair or asked(held, "主持人")),
        ("记录人", session.recorder or asked(held, "记录人")),
        ("列席", session.observers or EMPTY),
        ("事前通报", told),
    )


def _people(session: Session) -> list[Block]:
    people, touched = queries.here(session)
    rows = [(one.person.name, one.office, "是" if one.person.id in touched else "", "") for one in people]
    if session.others:
        rows.append((f"其他参加人{session.others}人", "", f"{session.others_touched}人", ""))
    rows += [("", "", "", "")] * (LINES - len(rows) if session.state != "held" else 0)
    table = Table(("姓名", "身份", "利益相关", "签名"), tuple(rows), (2, 3, 1, 2))
    if session.state != "held":
        return [table]
    return [Paragraph(f"参加{session.present}人，其中利益相关{session.touched}人。"), table]


def _opinions(session: Session) -> list[Block]:
    said = session.opinions.all()
    if not said:
        return [Paragraph(EMPTY)] * (LINES if not session.papers.count() else 1)
    rows = tuple(
        (str(one.number), one.who, one.text, "；".join(part for part in (one.get_fate_display(), one.why) if part))
        for one in said
    )
    return [Table(("序号", "谁", "意见", "答复"), rows, (1, 2, 5, 3))]


def _result(session: Session) -> tuple[tuple[str, str], ...]:
    assembly = "是" if session.outcome == rules.DISPUTED else "否" if session.state == "held" else EMPTY
    return (
        ("协商意见", session.consensus or EMPTY),
        ("分歧", session.dissent or asked(session.state == "held", "分歧")),
        ("结果", session.get_outcome_display() or EMPTY),
        ("提交会议决定", assembly),
        ("责任人", session.owner or EMPTY),
        ("完成时限", chinese_day(session.due_on) if session.due_on else EMPTY),
    )


def _after(session: Session) -> tuple[tuple[str, str], ...]:
    steps = {one.step: one for one in session.steps.all() if one.state == LIVE}
    done, told, asked = (steps.get(one) for one in (rules.CARRIED_OUT, rules.FED_BACK, rules.EVALUATED))
    way = rules.CHANNELS.get(told.said["channel"], "") if told else ""
    state = f"{rules.DONE[done.said['done']]} {done.text}" if done else EMPTY
    return (
        ("落实情况", state.strip() or EMPTY),
        ("反馈日期和方式", f"{chinese_day(told.on)} {way}" if told else EMPTY),
        ("公开日期", chinese_day(told.on) if told and told.said["channel"] == "board" else EMPTY),
        ("满意度", rules.SATISFIED.get(asked.said["satisfied"], EMPTY) if asked else EMPTY),
    )


def result(session: Session, unit: Unit) -> Paper:
    """What came of it, for the board: numbers and result, no names."""
    opening = f"{_when(session)}就“{hidden(session.title)}”召开协商会议，"
    opening += f"参加{session.present or 0}人，其中利益相关{session.touched or 0}人。"
    unit = named(unit, on=session.day)
    if session.outcome == rules.WITHDRAWN:
        opening = f"“{session.title}”的议题于{chinese_day(session.day)}撤回，没有协商。"
    blocks: list[Block] = [Paragraph(opening), Paragraph(f"结果：{session.get_outcome_display() or '待定'}。")]
    if session.consensus:
        blocks.append(Paragraph(f"协商意见：{hidden(session.consensus)}"))
    asked = [one for one in session.opinions.all() if one.asks and one.fate]
    if asked:
        counts = [f"{word}{sum(one.fate == fate for one in asked)}条" for fate, word in rules.FATES.items()]
        blocks.append(Paragraph(f"提出的要求{len(asked)}条：{'，'.join(counts)}。"))
        blocks += [Paragraph(f"没有全部采纳的：{hidden(one.text)}。理由：{hidden(one.why)}") for one in asked if one.why]
    if session.owner or session.due_on:
        due = f"，{chinese_day(session.due_on)}前完成" if session.due_on else ""
        blocks.append(Paragraph(f"落实：{session.owner or unit.name}负责{due}。"))
    blocks.append(SignLines((f"{unit.name}（盖章）",)))
    return _paper(session, unit, title="协商结果", blocks=blocks)


SHEETS: dict[str, Callable[[Session, Unit], Paper]] = {"notice": notice, "book": book, "result": result}


def made(request: HttpRequest, session: Session, unit: Unit, sheet: str) -> Paper:
    """A sheet as it is printed; the result, which hangs, bears the code of what is published."""
    paper = SHEETS[sheet](session, unit)
    return coded(request, paper, queries.board_code(session)[1], "协商结果") if sheet == "result" else paper


def opened(request: HttpRequest, name: str) -> Paper:
    """One sheet of one session: ``UUID/notice``, ``UUID/book``, ``UUID/result``."""
    any_id, _, sheet = name.partition("/")
    session_id = as_id(any_id)
    if sheet not in SHEETS or session_id is None:
        raise Http404
    return made(request, *access.session_for(request, session_id), sheet)


def plain(request: HttpRequest, name: str) -> str:
    """The notice of a session or its result as text for a work group."""
    if name.partition("/")[2] not in ("notice", "result"):
        raise Http404
    return text(opened(request, name))


def plan_of_year(unit: Unit, *, year: int) -> Paper | None:
    """The catalogue and key topics of a year on one page; None where there is no catalogue."""
    stands = queries.catalogue_of(unit.code, year=year)
    if stands is None:
        return None
    items = tuple((str(one.number), one.title, one.get_category_display()) for one in queries.items_of(unit.code, year=year))
    topics = tuple((quarter_zh(one.quarter), one.title, one.owner) for one in queries.topics_of(unit.code, year=year))
    title, unit = f"{year}年协商目录和重点协商事项", named(unit, on=stands.decided_on)
    blocks: list[Block] = [
        Title(f"{short_name(unit.name)}{title}"),
        Paragraph(f"{chinese_day(stands.decided_on)}确定。"),
        Heading("协商目录"),
        Table(("序号", "事项", "类别"), items, (1, 5, 3)),
    ]
    if topics:
        blocks += [Heading("重点协商事项"), Table(("季度", "事项", "责任人"), topics, (2, 5, 2))]
    code = f"XM-{unit.code[6:]}-{year}"
    return Paper(title=title, unit=unit.name, day=stands.decided_on, code=code, blocks=tuple(blocks))


def chapters(unit: Unit, between: Span) -> dict[str, list[Paper]]:
    """The catalogue of each year of the span, then the pages of the sessions held, oldest first."""
    years = range(between.start.year, between.end.year + 1)
    plans = [paper for year in years if (paper := plan_of_year(unit, year=year))]
    plans = [one for one in plans if one.day in between]
    pages = [book(one, unit) for one in queries.held(unit.code, between=between)]
    return {"consultation": [*plans, *pages]} if plans or pages else {}


def yearbook(unit: Unit, between: Span, *, on: date) -> tuple[str, list[Paper]]:
    """The book of consultation records: the year's catalogue and the page of each session; a page that says so where there is none."""
    found = chapters(unit, between).get("consultation", [])
    name, day = catalogue.notice().papers.get("consultation", NAMED), min(on, between.end)
    none = Paper(name, unit.name, day, f"XB-{unit.code[6:]}-{between.start:%y}", (Title(name), Paragraph("这段时间没有登记协商。")))
    return "协商会议记录本", found or [none]


def files(unit: Unit, between: Span) -> list[tuple[str, uuid.UUID]]:
    """The photos of the book brought to the sessions held, and what was brought with what followed them."""
    held = queries.held(unit.code, between=between)
    return [(f"{one.day:%Y%m%d}-{paper.name}", paper.file) for one in held for paper in one.papers.all()] + taking.files(BOOK, unit, between)


def tables(unit: Unit, between: Span) -> list[Sheet]:
    """Catalogue and key topics, sessions, what was said at them and what became of it, what followed."""
    found = queries.within(unit.code, between)
    years = range(between.start.year, between.end.year + 1)
    lists = [
        (year, of, no, title, word)
        for year in years
        for of, rows in (
            ("协商目录", [(one.number, one.title, one.get_category_display()) for one in queries.items_of(unit.code, year=year)]),
            ("重点事项", [(one.number, one.title, quarter_zh(one.quarter)) for one in queries.topics_of(unit.code, year=year)]),
        )
        for no, title, word in rows
    ]  # fmt: skip
    sessions = [
        (one.day, one.title, one.get_state_display(), one.get_source_display(), of_kind(one.get_organiser_display(), unit.kind), one.start, one.place,
         one.present, one.touched, one.consensus, one.dissent, one.get_outcome_display(), one.owner, one.due_on, str(one.fact or ""))
        for one in found
    ]  # fmt: skip
    opinions = [
        (one.day, one.title, each.number, each.who, each.text, each.get_fate_display(), each.why)
        for one in found
        for each in one.opinions.all()
    ]
    steps = [
        (one.day, one.title, each.on, queries.said_step(each), each.text, "" if each.state == LIVE else "作废")
        for one in found
        for each in one.steps.all()
    ]
    head = ("日期", "议题", "状态", "来源", "组织者", "时间", "地点", "参加", "其中利益相关", "共识", "分歧", "结果", "责任人", "期限", "编号")
    return [
        Sheet("协商目录和重点事项", ("年", "清单", "序号", "事项", "类别、季度"), lists),
        Sheet("协商记录", head, sessions),
        Sheet("协商意见", ("日期", "议题", "序号", "谁", "意见", "答复", "理由"), opinions),
        Sheet("协商以后", ("协商日期", "议题", "日期", "步骤", "内容", "状态"), steps),
    ]
