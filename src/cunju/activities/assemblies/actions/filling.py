"""Meetings held before, from the rows of an Excel list (补录): each recorded as its page would record it."""

import uuid
from collections.abc import Generator, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from cunju.activities.assemblies import queries, rules
from cunju.activities.assemblies.actions.counting import Record
from cunju.activities.assemblies.actions.posting import post_decision
from cunju.activities.assemblies.actions.recording import hold_meeting
from cunju.activities.assemblies.models import Meeting
from cunju.activities.assemblies.rules import filling
from cunju.kernel.excel import Rows
from cunju.kernel.refusals import CannotBe
from cunju.ledger import identity
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import backentry as filled
from cunju.records.backentry import Filling, Row


def rows_of(sheets: Mapping[str, Rows], unit: Unit, by: str, now: datetime) -> Generator[Row]:
    """The rows of a filled list, each with its act."""
    bodies = {word: body for body, word in rules.body_words(unit.kind).items()}
    found = sheets[filling.SHEET]
    written, load = partial(filling.written, bodies=bodies), partial(_load, unit, by=by, now=now)
    with ledger.writing([unit.code], now=now):  # the unit is folded once, when all rows are through
        yield from filled.rows_of(filling.SHEET, found, named=filling.NAMED, said=filling.said, written=written, load=load)


FILLING = Filling(
    key="assemblies:fill", title="从Excel补录会议", word="会议台账", notes=filling.NOTES, back="assemblies:register",
    blank=lambda unit: filling.blank(rules.body_words(unit.kind), village=unit.kind == "village"),
    needed={filling.SHEET: filling.NEEDED}, rows=rows_of,
)  # fmt: skip


def fills() -> Sequence[Any]:
    """The lists of this room."""
    return (FILLING,)


def _load(unit: Unit, written: filling.Written, *, by: str, now: datetime) -> bool:
    """Record one meeting, arranged before or not; whether it was not there yet."""
    with ledger.writing([unit.code], now=now):
        record = _record(unit, written)
        same_day = list(queries.on_day(unit.code, body=written.body, on=written.on))
        if _stands([one for one in same_day if one.state == "held"], written, record):
            return False
        meeting = next((one for one in same_day if one.state == "planned"), None) or Meeting(
            id=identity.new_id(),
            unit_code=unit.code,
            body=written.body,
            form=queries.form_of(unit, body=written.body, on=written.on),
            planned_on=written.on,
        )
        hold_meeting(meeting, record, by=by, now=now, unit=unit)
        if written.posted_on:
            meeting = queries.find(meeting.pk) or meeting
            post_decision(meeting, posted_on=written.posted_on, days_shown=written.days_shown, by=by, now=now)
    return True


def _stands(held: list[Meeting], written: filling.Written, record: Record) -> bool:
    """Whether the meeting is recorded already; a second one of the same body and day needs another hour."""
    for one in held:
        if written.begins and one.begins and written.begins != one.begins:
            continue
        if one.body == rules.GROUP and written.place and one.place and written.place != one.place:
            continue
        if record.due is None or (one.due, one.present) == (record.due, record.present):
            _refuse_other_items(one, record)
            return True
        raise CannotBe(
            f"这一天的{one.get_body_display()}已经记录，应到{one.due}人、实到{one.present}人，和表里的不一样；"
            "要改请打开那次会议按“更正”；是同一天的另一次会议，请把两次的“时间”都写上。"
        )
    return False


def _refuse_other_items(one: Meeting, record: Record) -> None:
    """The same numbers of the same day with other items or votes: another meeting, or a record to be corrected."""
    kept = {(each.title, each.votes_for, each.against, each.abstain) for each in queries.votes_of(one)}
    told = {(each.title, each.votes_for, each.against, each.abstain) for each in record.votes}
    if told and told != kept:
        raise CannotBe(
            f"这一天的{one.get_body_display()}已经记录，人数一样，议题或票数和表里的不一样。是同一次吗？是同一次，要改请打开那次会议按“更正”；"
            "不是同一次，请把两次的“时间”都写上。"
        )


def _record(unit: Unit, written: filling.Written) -> Record:
    people = queries.due_people(unit.code, body=written.body, on=written.on)
    absent = _absent(people, written)
    due, present, counted = written.due, written.present, False
    if people and not absent and (due, present) not in ((None, None), (len(people), len(people))):
        counted = True
    if not people or counted:
        _refuse_missing(written)
    if people and not counted:
        due, present = len(people), len(people) - len(absent)
    return Record(
        held_on=written.on,
        absent=absent,
        due=due,
        present=present,
        counted=counted,
        women_present=written.women,
        households=written.households,
        households_present=written.households_present,
        begins=written.begins,
        notice_on=written.told_on,
        place=written.place,
        chair=written.chair,
        recorder=written.recorder,
        minutes=written.minutes,
        votes=_votes(written),
        reports=rules.reports_of([one.title for one in written.items]) if written.body in rules.HEARING else (),
        again=True,
    )


def _refuse_missing(written: filling.Written) -> None:
    by_households = written.body == rules.ASSEMBLY and written.households is not None
    if by_households and written.households_present is not None:
        return
    if missing := [word for word, one in (("应到", written.due), ("实到", written.present)) if one is None]:
        raise CannotBe(f"请写{'、'.join(missing)}人数；这一天没有装入名册，系统算不出来。")


def _absent(people: list[queries.Due], written: filling.Written) -> frozenset[uuid.UUID]:
    """The absent by name, in the roll of that day; what the names and the numbers say must agree."""
    if not written.absent:
        return frozenset()
    if not people:
        raise CannotBe("这一天没有装入名册，不能按姓名登记缺席；请写应到、实到人数，姓名写到“会议记录”。")
    by_name: dict[str, list[uuid.UUID]] = {}
    for one in people:
        by_name.setdefault(one.person.name, []).append(one.person.id)
    for name in written.absent:
        if len(found := by_name.get(name, [])) != 1:
            why = f"这一天的名册上有{len(found)}个" if found else "不在这一天的名册上"
            raise CannotBe(f"缺席的“{name}”{why}；请照名册写，或者去掉“缺席”，只写应到、实到人数。")
    absent = frozenset(by_name[name][0] for name in written.absent)
    reckoned = (len(people), len(people) - len(absent))
    typed = (written.due, written.present)
    if any(one is not None and one != other for one, other in zip(typed, reckoned, strict=True)):
        raise CannotBe(
            f"名册上这一天应到{reckoned[0]}人，缺席{len(absent)}人，实到应是{reckoned[1]}人，和表里写的不一样。"
            "请核对；要照纸上的人数，就去掉“缺席”。"
        )
    return absent


def _votes(written: filling.Written) -> tuple[rules.Vote, ...]:
    if written.body != rules.PARTY:
        return written.items
    counted = [one for one in written.items if one.votes_for is not None][:1]
    return tuple(rules.Vote(rules.PARTY_ITEM, rules.OTHER, one.votes_for, one.against) for one in counted)
