"""How a session was held, each line with its clause; who was not heard; what a catalogue should look like."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, time

from cunju.activities.consultation.rules.choices import UNDECIDED, WITHDRAWN
from cunju.kernel import fractions

CX15 = "中办发〔2015〕41号《关于加强城乡社区协商的意见》"
NOTICE_18, NOTICE_19 = "渝北民〔2023〕24号附件1第18项", "渝北民〔2023〕24号附件1第19项"
FEWEST, MOST = 4, 6


@dataclass(frozen=True, slots=True)
class Dated:
    """A rule that holds from a day on, with where it stands."""

    valid_from: date
    authority: str
    cite: str
    sure: str


# 渝里乡商, March 2025: people with an interest at least half of those taking part.
HALF = Dated(date(2025, 3, 1), "local", "“渝里乡商”基层议事协商改革实施方案（2025年3月）", "L")


@dataclass(frozen=True, slots=True)
class Line:
    """One remark: it holds (done), is open (unverified) or is only said (note)."""

    code: str
    state: str
    text: str
    authority: str
    cite: str
    sure: str = "C"


@dataclass(frozen=True, slots=True)
class Sitting:
    """All that is judged of a session."""

    on: date
    present: int
    stakeholders: int
    told_days: int | None
    opinions: int
    has_papers: bool
    outcome: str
    in_catalogue: bool = True


def judge(sitting: Sitting) -> tuple[Line, ...]:
    """How a session was held, line by line."""
    return (
        *_stakeholders(sitting),
        _told(sitting),
        _written(sitting),
        _outcome(sitting),
        *_topic(sitting),
    )


def findings(lines: Iterable[Line]) -> list[Line]:
    """The lines that go with the fact: what is open."""
    return [one for one in lines if one.state == "unverified"]


def _stakeholders(sitting: Sitting) -> list[Line]:
    present, touched = sitting.present, sitting.stakeholders
    if not touched:
        text = "没有利益相关的人参加，这一次不计入每季度2次"
        lines = [Line("no_stakeholder", "unverified", text, "notice", CX15, "L")]
    else:
        text = f"参加{present}人，其中利益相关{touched}人"
        lines = [Line("stakeholders", "done", text, "notice", CX15, "L")]
    if sitting.on < HALF.valid_from or not present:
        return lines
    if fractions.is_half(touched, present):
        text = f"利益相关{touched}/{present}，达到二分之一"
        return [*lines, Line("half", "done", text, HALF.authority, HALF.cite, HALF.sure)]
    lack = (present + 1) // 2 - touched
    text = f"利益相关{touched}/{present}，不足二分之一，差{lack}人"
    return [*lines, Line("below_half", "unverified", text, HALF.authority, HALF.cite, HALF.sure)]


def _told(sitting: Sitting) -> Line:
    if sitting.told_days is None:
        text = "没有记事前通报的日期：议题和材料要先告诉参加的人"
        return Line("not_told", "unverified", text, "notice", CX15, "L")
    day = f"提前{sitting.told_days}天通报" if sitting.told_days else "当天通报"
    return Line("told", "done", day, "notice", CX15, "L")


def _written(sitting: Sitting) -> Line:
    if sitting.opinions or sitting.has_papers:
        said = f"记了{sitting.opinions}条意见" if sitting.opinions else "附了记录本的照片"
        return Line("written", "done", said, "notice", NOTICE_19)
    text = "还没有意见记录：逐条意见或记录本的照片，有一样就行"
    return Line("no_record", "unverified", text, "notice", NOTICE_19)


def _outcome(sitting: Sitting) -> Line:
    if sitting.outcome == WITHDRAWN:
        text = "议题撤回，没有协商，这一次不计入每季度2次"
        return Line("withdrawn", "note", text, "notice", CX15, "L")
    if sitting.outcome and sitting.outcome != UNDECIDED:
        return Line("outcome", "done", "形成了结果", "notice", CX15, "L")
    text = "没有形成结果，这一次不计入每季度2次；再议有了结果，用“更正”改过来"
    return Line("no_outcome", "unverified", text, "notice", CX15, "L")


def _topic(sitting: Sitting) -> list[Line]:
    if sitting.in_catalogue:
        return []
    text = "议题不在本年度协商目录里。可以照常协商，不影响计入"
    return [Line("outside", "note", text, "notice", NOTICE_18)]


def sitting_code(
    on: date, start: time | None, people: Collection[str], others: Iterable[tuple[str, Collection[str]]]
) -> str:
    """Which sitting this is: the same people at the same hour are one, whatever was talked about.

    ``others`` are the sittings of that day and hour already there, each with its people. One person cannot sit in two
    rooms at one hour: a shared person, or nobody ticked on either side, makes it the same sitting. A day, an hour, a number.
    """
    highest = 0
    for code, here in others:
        if set(people) & set(here) or (not people and not here):
            return code
        highest = max(highest, int(code.rpartition("-")[2]))
    hour = f"T{start.hour:02d}" if start else ""
    return f"{on.isoformat()}{hour}-{highest + 1}"


def unheard(
    groups: int | None, heard: Collection[int], women: int | None, *, kind: str = "village"
) -> str:
    """Whom nobody heard, in a sentence, from the aggregate roll; empty where everybody was."""
    missing = [no for no in range(1, (groups or 0) + 1) if no not in heard]
    word = "村民小组" if kind == "village" else "居民小组"
    parts = []
    if groups and len(missing) == groups:
        parts.append(f"没有记到各{word}的人参加")
    elif missing:
        named = "、".join(str(no) for no in missing)
        parts.append(f"第{named}{word}没有人参加")
    if women == 0:
        parts.append("没有妇女参加")
    return f"这次还没有听到：{'；'.join(parts)}。" if parts else ""


def numbers_in(text: str) -> set[int]:
    """Group numbers typed as 「3、5」 or 「3-5」."""
    found: set[int] = set()
    for part in text.replace("，", "、").replace(",", "、").replace(" ", "、").split("、"):
        first, _, last = part.strip("第组").replace("－", "-").partition("-")
        if first.isdigit():
            until = int(last) if last.isdigit() else int(first)
            found |= set(range(int(first), min(until, int(first) + 60) + 1))
    return found


def catalogue_said(items: int, based: int, *, has_guide: bool) -> tuple[Line, ...]:
    """How a catalogue compares with measure 18: four to six items, on the base of the district's guide."""
    enough = FEWEST <= items <= MOST
    text = f"{items}条" + ("，在4－6条之间" if enough else "，通知要求4－6条")
    lines = [Line("items", "done" if enough else "unverified", text, "notice", NOTICE_18)]
    if not has_guide:
        text = "区里的指导目录还没有导入，先按六类填写；导入后可以对应"
        return (*lines, Line("no_guide", "note", text, "notice", NOTICE_18))
    if based < items:
        text = f"{items - based}条没有对应指导目录的条目"
        return (*lines, Line("not_based", "note", text, "notice", NOTICE_18))
    return (*lines, Line("based", "done", "每条都对应指导目录", "notice", NOTICE_18))


def is_tea_day(on: date) -> bool:
    """逢五: the 5th, 15th and 25th; a habit of 统景镇, no duty (domain §14.16)."""
    return on.day % 10 == 5
