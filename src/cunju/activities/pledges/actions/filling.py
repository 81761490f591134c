"""Pledges and reviews of the years before, from the rows of an Excel list (补录): the rows of one meeting are one sheet, one review."""

from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from cunju.activities.pledges import queries, rules
from cunju.activities.pledges.actions.mending import review
from cunju.activities.pledges.actions.pledging import Pledged, pledge
from cunju.activities.pledges.actions.reviewing import Reviewed
from cunju.activities.pledges.book import BOOK
from cunju.activities.pledges.models import Entry
from cunju.kernel.blanks import Blank, Column, made
from cunju.kernel.excel import Rows, Wrong, day_of, is_sample, text_of, whole_of
from cunju.kernel.refusals import CannotBe, WrongMoment
from cunju.kernel.words import of_kind, points
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import reading, writing
from cunju.records.backentry import Row
from cunju.records.book import Told

PLEDGES, REVIEWS = "履职承诺", "民主评议"
DAY, BODY, MEMBER, ITEMS, POSTED, FILED = "会议日期", "什么会议", "成员姓名", "承诺事项", "公告日期", "备案日期"
CHAIR, ISSUED, RETURNED, VALID = "由谁主持", "发出评议票", "收回", "其中有效"
BEST, BASIC, UNFIT, GRADE, RESULT = "优秀票", "基本称职票", "不称职票", "等次", "结果公布日期"
NEEDED = {PLEDGES: (DAY, MEMBER, ITEMS), REVIEWS: (DAY, MEMBER, ISSUED, RETURNED)}
CHAIRS = {word: value for value, word in rules.CHAIRS.items()}
NOTES = (
    "“履职承诺”表一行一名成员，同一次会议的几行写同一个会议日期；“承诺事项”在一格里换行，一行一项。",
    "“民主评议”表一行一名成员，票数写会上计的；称职票是有效票减去另外几种，不用写；没有设“优秀”的，优秀票空着。",
    "公告、备案、公布日期写在这次会议的第一行就行；没有的空着。",
    "成员姓名照那一天的名册写；已经登记过的会议不会重复写入，要改的到那份记录的页面更正。",
)


def blank(unit: Unit) -> bytes:
    """The empty list."""
    bodies = list(_bodies(unit))
    chairs, grades = [of_kind(one, unit.kind) for one in CHAIRS], list(rules.ALL_GRADES.values())
    head = [Column(DAY, 12, "day"), Column(BODY, 18, choices=bodies)]
    first = [*head, Column(MEMBER, 12), Column(ITEMS, 50, "wrap"), Column(POSTED, 12, "day"), Column(FILED, 12, "day")]
    counts = [Column(one, 10, "number") for one in (ISSUED, RETURNED, VALID)]
    votes = [Column(MEMBER, 12), *(Column(one, 10, "number") for one in (BEST, BASIC, UNFIT)), Column(GRADE, 10, choices=grades)]
    second = [*head, Column(CHAIR, 22, choices=chairs), *counts, *votes, Column(RESULT, 12, "day")]
    return made([Blank(PLEDGES, first), Blank(REVIEWS, second)], NOTES)


@dataclass(frozen=True)
class Meeting:
    """The rows of one meeting, as they were read: what its first row says of it, and each member's cells."""

    on: date
    body: str
    cells: Mapping[str, Any]
    members: Mapping[str, Mapping[str, Any]]


def rows_of(sheets: Mapping[str, Rows], unit: Unit, by: str, now: datetime) -> Generator[Row]:
    """The meetings of a filled list, oldest first as they stand there, each with its act."""
    acts: dict[str, Callable[..., bool]] = {PLEDGES: _pledge, REVIEWS: _review}
    with ledger.writing([unit.code], now=now):  # the unit is folded once, when all rows are through
        for name, act in acts.items():
            yield from _rows(name, sheets.get(name, ()), partial(act, unit, by=by, now=now), bodies=_bodies(unit))


def _bodies(unit: Unit) -> dict[str, str]:
    """Which meetings there may be, as the unit says them."""
    return {of_kind(word, unit.kind): value for value, word in BOOK.choices("pledge", "at")}


def _rows(sheet: str, rows: Rows, act: Callable[[Meeting], bool], *, bodies: Mapping[str, str]) -> Iterator[Row]:
    groups: dict[str, list[tuple[int, Mapping[str, Any]]]] = {}
    for line, cells in rows:
        if not is_sample(cells, MEMBER):
            groups.setdefault(_day(cells), []).append((line, cells))
    for day, lines in groups.items():
        said = f"{day}会议，{len(lines)}名成员"
        try:
            meeting = _meeting(lines, bodies)
        except Wrong as wrong:
            yield Row(sheet, lines[0][0], said, fault=f"{wrong}。")
            continue
        yield Row(sheet, lines[0][0], said, partial(act, meeting))


def _day(cells: Mapping[str, Any]) -> str:
    """The day as it is told: as it was read, else as it stands there."""
    try:
        return str(day_of(cells.get(DAY), DAY) or "")
    except Wrong:
        return text_of(cells.get(DAY))


def _meeting(lines: list[tuple[int, Mapping[str, Any]]], bodies: Mapping[str, str]) -> Meeting:
    first = lines[0][1]
    on = day_of(first.get(DAY), DAY)
    if on is None:
        raise Wrong(f"“{DAY}”没有填")
    names = [text_of(cells.get(MEMBER)) for _, cells in lines]
    if "" in names:
        raise Wrong(f"第{lines[names.index('')][0]}行“{MEMBER}”没有填")
    if twice := next((one for one in names if names.count(one) > 1), ""):
        raise Wrong(f"{twice}在这次会议里写了两行")
    told = text_of(first.get(BODY))
    if told not in bodies:
        raise Wrong(f"“{BODY}”写的是“{told}”，应从{'、'.join(bodies)}中选")
    return Meeting(on, bodies[told], first, {name: cells for name, (_, cells) in zip(names, lines, strict=True)})


def _people(unit: Unit, meeting: Meeting) -> dict[str, queries.Member]:
    """Who sat that day, by name; refused where the list names another."""
    there = {one.name: one for one in queries.members(unit.code, on=meeting.on)}
    for name in meeting.members:
        if name not in there:
            known = f"名册上是{'、'.join(there)}" if there else "这一天没有登记村（居）民委员会成员"
            raise CannotBe(f"“{name}”不在{meeting.on}的名册上；{known}。请照名册写。")
    return there


def _stands(unit: Unit, step: str, on: date) -> Entry | None:
    found: Entry | None = reading.live(BOOK, unit.code, step=step).filter(on=on).first()
    return found


def _read(cells: Mapping[str, Any], label: str, read: Callable[[Any, str], Any]) -> Any:
    try:
        return read(cells.get(label), label)
    except Wrong as wrong:
        raise CannotBe(f"{wrong}。") from None


def _follow(unit: Unit, parent: Entry, days: Mapping[str, date | None], *, by: str, now: datetime) -> None:
    for step, on in days.items():
        if on:
            writing.write(BOOK, unit, Told(on), step=step, by=by, now=now, parent=parent)


def _pledge(unit: Unit, meeting: Meeting, *, by: str, now: datetime) -> bool:
    """One sheet with its posting and filing; False where that day's stands already."""
    people = _people(unit, meeting)
    texts = {people[name].person: text_of(cells.get(ITEMS)) for name, cells in meeting.members.items()}
    if there := _stands(unit, "pledge", meeting.on):
        items = sorted((one.person, one.text) for one in there.items.all())
        wanted = sorted((person, text) for person, found in texts.items() for text in points(found))
        if items != wanted:
            raise WrongMoment("这一天的承诺已经登记过，和表里的不一样；要改请打开那份承诺单更正。")
        return False
    sheet = pledge(unit, Pledged(meeting.on, meeting.body, texts, (), "纸上的记录"), by=by, now=now)
    days = {"posted": _read(meeting.cells, POSTED, day_of), "filed": _read(meeting.cells, FILED, day_of)}
    _follow(unit, sheet, days, by=by, now=now)
    return True


def _review(unit: Unit, meeting: Meeting, *, by: str, now: datetime) -> bool:
    """One review with the posting of its result; False where that day's stands already."""
    people, cells = _people(unit, meeting), meeting.cells
    issued, returned, valid = (_read(cells, one, whole_of) for one in (ISSUED, RETURNED, VALID))
    if issued is None or returned is None:
        raise CannotBe(f"“{ISSUED}”和“{RETURNED}”都要填。")
    chairs = {of_kind(word, unit.kind): value for word, value in CHAIRS.items()}
    chair = chairs.get(text_of(cells.get(CHAIR)))
    if chair is None:
        raise CannotBe(f"“{CHAIR}”应从{'、'.join(chairs)}中选。")
    votes = {str(people[name].person): _vote(each) for name, each in meeting.members.items()}
    if there := _stands(unit, "review", meeting.on):
        if (there.said["issued"], there.said["ballots"]) != (issued, returned):
            raise WrongMoment("这一天的评议已经登记过，票数和表里的不一样；要改请打开那次评议更正。")
        return False
    best = {str(people[name].person): _read(each, BEST, whole_of) for name, each in meeting.members.items()}
    four = any(one is not None for one in best.values()) or any(grade == rules.EXCELLENT for _, _, grade in votes.values())
    told = Reviewed(
        meeting.on, meeting.body, chair, issued, returned, valid, votes, None, (), "纸上的记录", {key: one or 0 for key, one in best.items()}, four
    )
    held = review(unit, told, by=by, now=now)
    _follow(unit, held, {"result": _read(cells, RESULT, day_of)}, by=by, now=now)
    return True


def _vote(cells: Mapping[str, Any]) -> tuple[int, int, str]:
    grades, said = {word: value for value, word in rules.ALL_GRADES.items()}, text_of(cells.get(GRADE)) or rules.GRADES[rules.COMPETENT]
    if said not in grades:
        raise CannotBe(f"“{GRADE}”写的是“{said}”，应从{'、'.join(grades)}中选。")
    return (_read(cells, BASIC, whole_of) or 0, _read(cells, UNFIT, whole_of) or 0, grades[said])
