"""How a session was held, each line with its clause; who was not heard; what a catalogue should look like."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time

from cunju.activities.consultation.rules.choices import UNDECIDED, WITHDRAWN
from cunju.catalogue import Clause, Law
from cunju.kernel.verdicts import Line, line


@dataclass(frozen=True, slots=True)
class Sitting:
    """All that is judged of a session, and the law of its day."""

    law: Law
    present: int
    stakeholders: int
    told_days: int | None
    opinions: int
    has_papers: bool
    outcome: str
    in_catalogue: bool = True


def judge(sitting: Sitting) -> tuple[Line, ...]:
    """How a session was held, line by line; nothing of what no clause of its day asks."""
    found = (_stakeholders(sitting), _half(sitting), _told(sitting), _written(sitting), _outcome(sitting), _topic(sitting))
    return tuple(one for lines in found for one in lines)


def _line(code: str, state: str, text: str, clause: Clause | None) -> Iterator[Line]:
    if clause:
        yield line(code, state, text, clause)


def uncounted(law: Law) -> str:
    """``不计入每季度2次``: of how many sessions this is none."""
    each = law.first("consultation.each")
    return f"不计入{each.said.replace('至少', '')}" if each else "不计入次数"


def _stakeholders(sitting: Sitting) -> Iterator[Line]:
    asked, touched = sitting.law.first("consultation.stakeholders"), sitting.stakeholders
    if not touched:
        text = f"没有利益相关的人参加，这一次{uncounted(sitting.law)}"
        return _line("no_stakeholder", "unverified", text, asked)
    return _line("stakeholders", "done", f"参加{sitting.present}人，其中利益相关{touched}人", asked)


def _half(sitting: Sitting) -> Iterator[Line]:
    """People with an interest as a share of those taking part, where a clause of the day names one."""
    share, present, touched = sitting.law.first("consultation.stakeholder_share"), sitting.present, sitting.stakeholders
    if share is None or not present:
        return
    word, said = share.word, f"利益相关{touched}/{present}"
    if share.holds((touched, present)):
        yield from _line("half", "done", f"{said}，达到{word}", share)
    else:
        text = f"{said}，不足{word}，差{share.needed(present) - touched}人"
        yield from _line("below_half", "unverified", text, share)


def _told(sitting: Sitting) -> Iterator[Line]:
    asked = sitting.law.first("consultation.told")
    if sitting.told_days is None:
        return _line("not_told", "unverified", "没有记事前通报的日期：议题和材料要先告诉参加的人", asked)
    return _line("told", "done", f"提前{sitting.told_days}天通报" if sitting.told_days else "当天通报", asked)


def _written(sitting: Sitting) -> Iterator[Line]:
    asked = sitting.law.first("consultation.recorded")
    if sitting.opinions or sitting.has_papers:
        said = f"记了{sitting.opinions}条意见" if sitting.opinions else "附了记录本的照片"
        return _line("written", "done", said, asked)
    return _line("no_record", "unverified", "还没有意见记录：逐条意见或记录本的照片，有一样就行", asked)


def _outcome(sitting: Sitting) -> Iterator[Line]:
    asked, uncounts = sitting.law.first("consultation.followed"), uncounted(sitting.law)
    if sitting.outcome == WITHDRAWN:
        return _line("withdrawn", "note", f"议题撤回，没有协商，这一次{uncounts}", asked)
    if sitting.outcome and sitting.outcome != UNDECIDED:
        return _line("outcome", "done", "形成了结果", asked)
    text = f"没有形成结果，这一次{uncounts}；再议有了结果，用“更正”改过来"
    return _line("no_outcome", "unverified", text, asked)


def _topic(sitting: Sitting) -> Iterator[Line]:
    if not sitting.in_catalogue:
        text = "议题不在本年度协商目录里。可以照常协商，不影响计入"
        yield from _line("outside", "note", text, sitting.law.first("consultation.items"))


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


def items_wanted(clause: Clause) -> str:
    """``4－6条``, ``至少4条``."""
    least, most = clause.value.get("at_least"), clause.value.get("at_most")
    return f"{least}－{most}条" if least is not None and most is not None else clause.said


def catalogue_said(items: int, based: int, *, has_guide: bool, law: Law) -> tuple[Line, ...]:
    """How a catalogue compares with the items a clause asks, on the base of the district's guide."""
    asked = law.first("consultation.items")
    if asked is None:
        return ()
    enough, wanted = asked.holds(items), items_wanted(asked)
    text = f"{items}条" + (f"，在{wanted}之间" if enough else f"，要求{wanted}")
    lines = [*_line("items", "done" if enough else "unverified", text, asked)]
    if not has_guide:
        return (*lines, *_line("no_guide", "note", "区里的指导目录还没有导入，先按六类填写；导入后可以对应", asked))
    if based < items:
        return (*lines, *_line("not_based", "note", f"{items - based}条没有对应指导目录的条目", asked))
    return (*lines, *_line("based", "done", "每条都对应指导目录", asked))


def is_tea_day(on: date) -> bool:
    """逢五: the 5th, 15th and 25th; a habit of 统景镇, no duty (domain §14.16)."""
    return on.day % 10 == 5
