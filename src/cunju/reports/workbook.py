"""A unit's workbook of a period: cover, chapters with an index of the facts and the rooms' own pages."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from cunju.kernel.blocks import LATE, Block, Heading, Paper, Paragraph, SignLines, Table, Title
from cunju.kernel.days import Span, chinese_day
from cunju.kernel.numerals import to_chinese
from cunju.kernel.words import of_kind
from cunju.ledger import interface as ledger
from cunju.ledger import vocabulary
from cunju.ledger.models import Fact
from cunju.org import bodies, queries
from cunju.org.models import Unit
from cunju.org.renaming import named
from cunju.reports import collecting, covers
from cunju.reports.chapters import Chapter, workbook

NO_ROOM = "暂未开通登记"
NOTHING = "本期没有登记。"
# The chapter of these two bodies says how many of each.
SHORT = {bodies.REPRESENTATIVES: "代表", bodies.GROUP_HEADS: "小组组长"}
# Lines to write on where a chapter is kept by hand.
LINES = 8
INDEX = ("序号", "日期", "记录", "登记", "编号")
SEX = {"f": "女", "m": "男"}
# Millimetres; a day stands on one line.
WIDTHS = (12, 38, 46, 38, 22)
PEOPLE = ("序号", "姓名", "性别", "年龄段", "职务", "任职日期", "签名")
PEOPLE_WIDTHS = (12, 30, 12, 18, 28, 37, 19)


def papers(unit: Unit, between: Span, *, chapter: str = "") -> list[Paper]:
    """The workbook of a period, or one chapter of it; the newest record's day is the papers' day."""
    book = workbook(unit.kind)
    asked = [one for one in book.chapters if chapter in ("", one.key)]
    facts = facts_within(unit.code, between)
    pages = collecting.chapters(unit, between)
    day = max((one.occurred_on for one in facts if one.occurred_on <= between.end), default=between.start)
    unit = named(unit, on=day)
    made: list[Paper] = []
    listing = {one.key: number for number, one in enumerate(book.chapters, start=1)}
    for one in asked:
        if not chapter and _bare(one) and one.key not in pages:
            continue  # the contents say it; a page of its own would be paper for nothing
        own = [replace(page, unit=unit.name) for page in pages.get(one.key, [])]
        first = [] if own and not one.index else [_opening(unit, one, between, day, facts, brought=bool(own))]
        head = f"{to_chinese(listing[one.key])}　{one.title}"
        made += [replace(page, chapter="" if chapter else head) for page in (*first, *own)]
    if chapter:
        return made
    called = covers.Called(unit, book.title, between, day, code(unit, between))
    late = [one for each in book.chapters for one in listed(each, facts, between) if ledger.entered(one).late]
    states = [(to_chinese(listing[one.key]), one.title, state) for one, state in _states(unit, facts, between)]
    return [covers.cover(called), covers.contents(called, states), *made, covers.legend(called, list(dict.fromkeys(late)))]


def contents(unit: Unit, between: Span) -> list[tuple[Chapter, str]]:
    """The chapters of the workbook with how many records each has in a period."""
    return _states(unit, facts_within(unit.code, between), between)


def _states(unit: Unit, facts: list[Fact], between: Span) -> list[tuple[Chapter, str]]:
    seats = _seats(unit, between.end)
    return [(one, _state(one, listed(one, facts, between), seats)) for one in workbook(unit.kind).chapters]


def one_record(unit: Unit, fact: Fact) -> list[Paper]:
    """The chapter page of one record with nothing else on it, and the pages rooms bring for its day."""
    on = Span(fact.occurred_on, fact.occurred_on)
    book = workbook(unit.kind)
    found = next(
        (one for one in book.chapters if fact.kind in one.kinds and one.takes(fact.attributes)), None
    )
    if found is None:
        return []
    pages = collecting.chapters(unit, on).get(found.key, [])
    return [
        _opening(unit, replace(found, standing=False), on, fact.occurred_on, [fact], brought=True),
        *pages,
    ]


def facts_within(unit_code: str, between: Span) -> list[Fact]:
    """A unit's current facts up to the end of a period, oldest first; chapters take what they list."""
    found = ledger.facts_of(unit_code, between=(date.min, between.end))
    return list(found.order_by("occurred_on", "position"))


def listed(chapter: Chapter, facts: Iterable[Fact], between: Span) -> list[Fact]:
    """The facts of a chapter: those of the period, or what holds at its end."""
    own = [one for one in facts if one.kind in chapter.kinds and chapter.takes(one.attributes)]
    within = [one for one in own if one.occurred_on in between]
    if not chapter.standing or within:
        return within
    return own[-1:]


def entered(fact: Fact) -> str:
    """The day a fact was entered, with the sign of what was entered late."""
    day = chinese_day(fact.recorded_on)
    return f"{day}{LATE}" if ledger.entered(fact).late else day


def short_id(fact: Fact) -> str:
    """The first eight characters of a fact's id, which find its page."""
    return fact.uid.hex[:8]


def code(unit: Unit, between: Span, chapter: str = "") -> str:
    """The short code of a workbook: unit, first and last month, chapter."""
    part = f"-{chapter.upper()[:6]}" if chapter else ""
    return f"GZB-{unit.code[6:]}-{between.start:%y%m}-{between.end:%y%m}{part}"


def _paper(unit: Unit, between: Span, day: date, title: str, blocks: Sequence[Block], key: str = "") -> Paper:
    return Paper(title=title, unit=unit.name, day=day, code=code(unit, between, key), blocks=tuple(blocks))


def _seats(unit: Unit, on: date) -> Counter[str]:
    """How many sit in each body on a day."""
    return Counter(one.body for one in queries.in_office(unit.code, on=on))


def _state(chapter: Chapter, own: list[Fact], seats: Counter[str]) -> str:
    if own:
        return f"{len(own)}条"
    if people := [one for one in chapter.people if seats[one]]:
        if set(people) == set(SHORT):
            return "，".join(f"{SHORT[one]}{seats[one]}人" for one in people)
        return f"名单{sum(seats[one] for one in people)}人"
    if not chapter.kinds:
        return "手工填写"
    return "没有登记" if _installed(chapter) else NO_ROOM


def _bare(chapter: Chapter) -> bool:
    """Whether a chapter has nothing to show whatever happened: no room here makes its records."""
    return not (_installed(chapter) or chapter.people or chapter.hand)


def _installed(chapter: Chapter) -> bool:
    rooms = vocabulary.installed_rooms()
    return any(kind.split(".")[0] in rooms for kind in chapter.kinds)


def _opening(
    unit: Unit, chapter: Chapter, between: Span, day: date, facts: list[Fact], *, brought: bool
) -> Paper:
    """The first page of a chapter: list of people where it has one, index of its facts, room to write by hand."""
    own = listed(chapter, facts, between)
    blocks: list[Block] = [Title(chapter.title)]
    if chapter.key == covers.BASICS:
        blocks += covers.basics(unit, on=between.end)
    seated = [] if brought else people(unit, chapter.people, on=between.end)
    blocks += seated
    if own:
        blocks += [Heading("记录目录"), _index(own, unit.kind)]
    elif chapter.kinds and not seated:
        blocks.append(
            Paragraph(NOTHING if _installed(chapter) or brought else f"{NO_ROOM}，按纸上的工作簿填写。")
        )
    if chapter.hand:
        blocks += [
            Paragraph(chapter.hand),
            Table(("日期", "内容", "经手人"), (("", "", ""),) * LINES, (2, 7, 2)),
        ]
    return _paper(unit, between, day, chapter.title, blocks, chapter.key)


def _index(facts: list[Fact], kind: str) -> Table:
    rows = tuple(
        (
            str(at),
            chinese_day(one.occurred_on),
            ledger.title_of(one.kind, one.attributes, kind),
            entered(one),
            short_id(one),
        )
        for at, one in enumerate(facts, start=1)
    )
    return Table(INDEX, rows, WIDTHS)


def people(unit: Unit, named: Iterable[str], *, on: date) -> list[Block]:
    """Who sits in some bodies on a day, a table each; nothing where nobody is on the list."""
    made: list[Block] = []
    for body in named:
        seats = queries.in_office(unit.code, body=body, on=on)
        rows = tuple(
            (str(at), one.person.name, SEX.get(one.person.sex, ""), "", _office(one.role, one.group_no, body), chinese_day(one.from_on), "")
            for at, one in enumerate(seats, start=1)
        )
        if rows:
            made += [
                Heading(of_kind(bodies.BODY_ZH[body], unit.kind)),
                Table(PEOPLE, rows, PEOPLE_WIDTHS),
            ]
    return made


def _office(role: str, group_no: int | None, body: str) -> str:
    word = bodies.role_word(role, body)
    return f"第{group_no}组{word}" if group_no else word


def people_list(unit: Unit, *, on: date) -> Paper:
    """The list of people in office and representatives on a day, with places to sign."""
    unit = named(unit, on=on)
    found = people(unit, bodies.BODY_ZH, on=on) or [Paragraph("名单还没有录入。")]
    blocks = [
        Title("在任人员和代表名单"),
        Paragraph(f"截至{chinese_day(on)}。"),
        *found,
        SignLines((f"{unit.name}（盖章）",)),
    ]
    return Paper("在任人员和代表名单", unit.name, on, f"MD-{unit.code[6:]}-{on:%m%d}", tuple(blocks))
