"""What is written down of a meeting, what of it cannot be, and what it comes to; nothing is written here."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from cunju import catalogue
from cunju.activities.assemblies import queries, rules
from cunju.activities.assemblies.facts import MeetingHeld
from cunju.activities.assemblies.models import Meeting
from cunju.kernel.days import chinese_day, clock_zh
from cunju.kernel.refusals import CannotBe
from cunju.org.models import Unit
from cunju.records import guards

FINDINGS = 20



class SameDay(CannotBe):
    """A meeting of that body is recorded for that day already; nobody said yet that this is another one."""

    def __init__(self, message: str, other: Meeting) -> None:
        super().__init__(message, "again")
        self.other = other



@dataclass(frozen=True)
class Area:
    """One sitting of an assembly held by area."""

    place: str
    held_on: date
    due: int
    present: int


@dataclass(frozen=True)
class Record:
    """What is written down of a meeting; ``absent`` are ids, numbers are typed where no roll of people is.

    ``counted``: the numbers are those of a paper's signatures, whatever the roll of that day says (补录).
    """

    held_on: date
    absent: frozenset[uuid.UUID] = frozenset()
    due: int | None = None
    present: int | None = None
    women_present: int | None = None
    households: int | None = None
    households_present: int | None = None
    counted: bool = False
    away: int = 0
    ill: int = 0
    unable: int = 0
    begins: time | None = None
    notice_on: date | None = None
    place: str = ""
    chair: str = ""
    recorder: str = ""
    minutes: str = ""
    areas: tuple[Area, ...] = ()
    votes: tuple[rules.Vote, ...] = ()
    mandate: rules.Mandate | None = None
    reports: tuple[str, ...] = ()
    has_papers: bool = False
    reason: str = ""
    again: bool = False
    seen: uuid.UUID | None = None

    @property
    def left_out(self) -> int:
        """The adults not counted, together."""
        return self.away + self.ill + self.unable

    @property
    def first_day(self) -> date:
        """The day it began: of an assembly by area the first sitting."""
        return min([self.held_on, *(one.held_on for one in self.areas)])


@dataclass(frozen=True)
class Counts:
    """The counts of a record, from the roll of the day, summed by area or typed; adults before exclusions."""

    numbers: rules.Numbers
    women: int | None
    adults: int = 0
    due: list[queries.Due] = field(default_factory=list)


def by_law(record: Record, law: catalogue.Law) -> Record:
    """The record with those alone left out of the base whom a clause of its day leaves out."""
    kept = rules.left_out(law)
    away, ill, unable = (getattr(record, name) if name in kept else 0 for name in ("away", "ill", "unable"))
    return replace(record, away=away, ill=ill, unable=unable)


def counts_of(unit_code: str, record: Record, *, body: str) -> Counts:
    """Due, present, women from the roll of the day; else summed or typed, less those not counted."""
    due = [] if record.counted else queries.due_people(unit_code, body=body, on=record.held_on)
    if due:
        here = [one for one in due if one.person.id not in record.absent]
        women = sum(one.person.sex == "f" for one in here)
        return Counts(rules.Numbers(len(due), len(here)), women, len(due), due)
    adults, present = record.due or 0, record.present or 0
    if record.areas:
        adults, present = (sum(one.due for one in record.areas), sum(one.present for one in record.areas))
    base = rules.base(adults, away=record.away, ill=record.ill, unable=record.unable)
    numbers = rules.Numbers(base, present, record.households, record.households_present)
    return Counts(numbers, record.women_present, adults)


def refuse(record: Record, *, meeting: Meeting, counts: Counts, unit: Unit, now: datetime) -> None:
    """The impossible, and only that, with the field it stands in."""
    guards.happened(record.held_on, now, what="开会日期", done="会议开过以后再记录", field="held_on")
    refuse_form(queries.form_at(meeting, unit, on=record.held_on), unit=unit, on=record.held_on, field="held_on")
    for at, area in enumerate(record.areas):
        if area.held_on > now.date():
            raise CannotBe(f"第{at + 1}场的日期还没有到。请核对。", f"s{at}_on")
        if area.present > area.due:
            raise CannotBe(
                f"第{at + 1}场实到{area.present}人，多于应到{area.due}人。请核对。", f"s{at}_present"
            )
    if record.notice_on and record.notice_on > record.first_day:
        raise CannotBe("告知日期晚于开会日期。请核对。", "notice_on")
    if record.away + record.ill + record.unable > counts.adults:
        raise CannotBe("不计入的人数多于村民总数。请核对。", "away")
    if fault := rules.fault_of_numbers(counts.numbers, record.votes):
        raise CannotBe(*fault)
    if counts.women is not None and counts.women > counts.numbers.present:
        raise CannotBe("到会妇女多于实到人数。请核对。", "women_present")
    if record.mandate and record.mandate.until and record.mandate.until < record.held_on:
        raise CannotBe("授权期限早于开会日期。请核对。", "mandate_until")


def refuse_form(form: str, *, unit: Unit, on: date, field: str) -> None:
    """A form of the assembly that the law of the day does not know any more."""
    law = catalogue.law(unit=unit, on=on)
    if form in rules.FORMS and form not in rules.forms(law):
        others = "或者".join(f"“{rules.form_zh(one, law)}”" for one in rules.forms(law))
        at = rules.threshold(rules.ASSEMBLY, law=law)
        cite = f"（{at.cite}）" if at else ""
        raise CannotBe(
            f"{chinese_day(on)}的居民会议没有“{rules.form_zh(form, law)}”这种形式{cite}；请在“居民会议由谁参加”选{others}。", field
        )


def with_announced(meeting: Meeting, record: Record) -> Record:
    """The record with what is known of each item: whether people were told of it before the meeting."""
    known = queries.announced(meeting)
    if known is None:
        return record
    return replace(record, votes=tuple(replace(one, announced=known.get(one.title, False)) for one in record.votes))


def refuse_twin(meeting: Meeting, record: Record) -> None:
    """The same body twice on a day is asked about: most often it is one meeting written down by two people."""
    if record.again or (meeting.state == "held" and meeting.held_on == record.held_on):
        return
    for one in queries.same_day(meeting, record.held_on):
        if meeting.body == rules.GROUP and one.place and record.place and one.place != record.place:
            continue  # several groups sit on one day, each at its place
        hour = clock_zh(one.begins) if one.begins else ""
        raise SameDay(
            f"{chinese_day(record.held_on)}{hour}已经记录过一次同样的会议（{queries.came(one) or '没有记人数'}）。是同一次吗？"
            "是同一次，就不用再记，有出入的打开那次会议“更正”；不是同一次，请勾选“不是同一次，另外开的”，再保存。",
            one,
        )


def judged(meeting: Meeting, record: Record, *, unit: Unit, counts: Counts | None = None) -> tuple[Counts, rules.Verdict]:
    """The counts of a record, unless they are at hand, and how they compare with the clauses of its day; nothing is written."""
    record = by_law(record, catalogue.law(unit=unit, on=record.held_on))
    counts = counts or counts_of(meeting.unit_code, record, body=meeting.body)
    representatives = meeting.body == rules.REPRESENTATIVES
    form = queries.form_at(meeting, unit, on=record.held_on)
    sitting = rules.Sitting(
        body=meeting.body,
        law=catalogue.law(unit=unit, on=record.held_on),
        numbers=counts.numbers,
        form=form or rules.ADULTS,
        notice_days=(record.first_day - record.notice_on).days if record.notice_on else None,
        women=counts.women,
        has_minutes=bool(record.minutes.strip()) or record.has_papers,
        votes=with_announced(meeting, record).votes,
        reports=record.reports,
        mandates=queries.mandates(unit.code, on=record.held_on) if representatives else (),
        left_out=0 if counts.due else record.left_out,
        listed=queries.listed(unit, body=meeting.body, form=form, on=record.held_on),
        collective_org=queries.collective_org(unit.code, body=meeting.body, on=record.held_on),
    )
    return counts, rules.judge(sitting)


def fact_of(meeting: Meeting, record: Record, *, counts: Counts, verdict: rules.Verdict) -> MeetingHeld:
    """The record as a fact: counts, days and choices, never a name."""
    numbers = counts.numbers
    return MeetingHeld(
        body=meeting.body,
        due=numbers.due or numbers.households or 0,
        present=numbers.present or (0 if numbers.due else numbers.households_present or 0),
        result=verdict.result,
        women_present=counts.women,
        notice_days=(record.first_day - record.notice_on).days if record.notice_on else None,
        begins=record.begins.hour * 100 + record.begins.minute if record.begins else None,
        form=meeting.form or None,
        items=len(record.votes),
        decided=sum(bool(one) for one in verdict.adopted),
        sessions=len(record.areas) or None,
        convention_voted=(rules.asks_women(record.votes) and verdict.result != rules.SHORT) or None,
        matter_classes=(classes := sorted({one.matter for one in record.votes} - {rules.OTHER})) or None,
        matter_votes=_votes_of(record.votes, classes),
        major=verdict.major,
        left_out=(0 if counts.due else record.left_out) or None,
    )


def _votes_of(votes: Sequence[rules.Vote], classes: Sequence[str]) -> list[str] | None:
    """``28/1/1`` for each class with one counted item, else empty; None where nothing was counted.

    The votes of a meeting's only item go with it whatever it was about (``items`` is 1 and there is one of them).
    """
    if len(votes) == 1 and not classes:
        return [_numbers(votes[0])] if votes[0].votes_for is not None else None
    found = []
    for name in classes:
        mine = [one for one in votes if one.matter == name]
        found.append(_numbers(mine[0]) if len(mine) == 1 and mine[0].votes_for is not None else "")
    return found if any(found) else None


def _numbers(vote: rules.Vote) -> str:
    given = (vote.votes_for, vote.against, vote.abstain)
    return "/".join("" if one is None else str(one) for one in given)
