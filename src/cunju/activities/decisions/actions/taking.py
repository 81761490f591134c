"""Propose a matter, take its steps, note its money, keep the unit's own list."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from cunju.activities.decisions import queries, rules
from cunju.activities.decisions.actions.settling import roots_of, settle
from cunju.activities.decisions.models import Listed, Matter, Spending, Step, StepFile
from cunju.archive.storing import Ready, ready, store_all
from cunju.kernel.days import chinese_day
from cunju.kernel.refusals import CannotBe, WrongMoment
from cunju.ledger import identity
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import guards


@dataclass(frozen=True)
class Opening:
    """Step one as it was taken; ``own`` is a line of the unit's own list."""

    title: str
    matter_class: str
    origin: str
    day: date
    amount: Decimal | None = None
    due: int | None = None
    present: int | None = None
    own: Listed | None = None


@dataclass(frozen=True)
class Take:
    """A step of two to six; ``base`` names the meeting or posting it is taken over from, else the numbers are typed."""

    number: int
    day: date | None = None
    due: int | None = None
    present: int | None = None
    votes_for: int | None = None
    against: int | None = None
    abstain: int | None = None
    days_shown: int | None = None
    body: str = ""
    text: str = ""
    page: str = ""
    final: bool = True
    base: uuid.UUID | None = None


def possible(day: date, now: datetime, *, due: int | None = None, present: int | None = None) -> None:
    """CannotBe for a day to come and for more people than are due."""
    guards.happened(day, now, what="日期", done="办了以后再登记", field="day")
    guards.counted(present, due)


def of_its_day(matter_class: str, unit: Unit, day: date) -> None:
    """CannotBe for a class that no law of the day names."""
    if matter_class not in rules.offered(queries.law_of(unit.code)(on=day)):
        raise CannotBe(f"{chinese_day(day)}的法律没有单列“{rules.CLASSES[matter_class]}”，请选别的类别。", "matter_class")


def open_matter(
    unit: Unit, opening: Opening, *, by: str, now: datetime, fact_id: Any = None, resolved_at: uuid.UUID | None = None
) -> Matter:
    """Record the proposal of a major matter; ``resolved_at`` is a meeting that already decided it: its fourth step."""
    with ledger.writing([unit.code], now=now) as pen:
        possible(opening.day, now, due=opening.due, present=opening.present)
        of_its_day(opening.matter_class, unit, opening.day)
        fact = fact_id or identity.new_id()
        matter = Matter.objects.create(
            id=identity.new_id(), unit_code=unit.code, title=opening.title, matter_class=opening.matter_class,
            own=opening.own, origin=opening.origin, amount=opening.amount, proposed_on=opening.day, fact=fact,
        )  # fmt: skip
        Step.objects.create(matter=matter, number=1, day=opening.day, due=opening.due, present=opening.present, fact=fact)
        settle(pen, matter, unit=unit, by=by)
        if resolved_at:
            take_step(matter, Take(4, base=resolved_at), unit=unit, by=by, now=now)
    return matter


def take_step(
    matter: Matter, take: Take, *, unit: Unit, by: str, now: datetime, fact_id: Any = None, uploads: Sequence[Any] = ()
) -> Step:
    """Note a step; it rests on the matter and on the record it is taken over from. The last one closes the matter."""
    brought = ready(uploads)
    with ledger.writing([matter.unit_code], now=now, superseding=roots_of(matter)) as pen:
        matter = Matter.objects.select_for_update().get(pk=matter.pk)
        waits = queries.missing(matter)
        if matter.gone or not waits:
            raise WrongMoment("这件事已经办结或作废；要修改请用“更正”。")
        if take.number not in waits:
            raise WrongMoment(f"“{rules.STEPS[take.number]}”已经登记；要修改请用“更正”。")
        step = Step(matter=matter, number=take.number, fact=fact_id or identity.new_id())
        fill(step, take, unit=unit, now=now)
        step.save()
        add_files(step, brought, by=by, now=now)
        settle(pen, matter, unit=unit, by=by)
    return step


def fill(step: Step, take: Take, *, unit: Unit, now: datetime) -> None:
    """What was filled in into the row: day and numbers of its base as they are now, typed ones where it is paper."""
    matter = step.matter
    base = ledger.current(take.base) if take.base else None
    if take.base and take.base != step.base:
        _fits(take, base, matter, now)
    day = base.occurred_on if base else take.day
    if day is None:
        raise CannotBe("请选一条记录，或选“纸上的记录”并填日期。", "record")
    said = base.attributes if base else {}
    meeting = base is not None and base.kind == queries.MEETING
    step.base = take.base
    step.day, step.text, step.page, step.final = day, take.text, take.page, take.final
    step.due, step.present = (said["due"], said["present"]) if meeting else (take.due, take.present)
    step.body = str(said["body"]) if meeting else take.body
    step.days_shown = said.get("days_shown") if base and not meeting else take.days_shown
    step.votes_for, step.against, step.abstain = take.votes_for, take.against, take.abstain
    possible(step.day, now, due=step.due, present=step.present)
    if meeting and base is not None:
        _same_votes(take, base.attributes, matter)
    votes = sum(one for one in (take.votes_for, take.against, take.abstain) if one is not None)
    if step.present is not None and votes > step.present:
        one_kind = take.against is None and take.abstain is None
        what = "赞成票" if one_kind else "赞成、反对、弃权合计"
        raise CannotBe(f"{what}{votes}票，多于实到{step.present}人。请核对。", "votes_for")


def _same_votes(take: Take, said: Any, matter: Matter) -> None:
    """Votes are read from the meeting's record; others are not typed beside it."""
    kept = queries.votes_of(said, matter.matter_class)
    typed = (take.votes_for, take.against, take.abstain)
    if kept[0] is None or typed[0] is None:
        return
    if any(one is not None and one != other for one, other in zip(typed, kept, strict=True)):
        words = "、".join(f"{word}{n}票" for word, n in zip(("赞成", "反对", "弃权"), kept, strict=True) if n is not None)
        raise CannotBe(f"会议记录里是{words}，和这里填的不一样。票数照会议记录，这里不用填；记录错了的，先更正会议记录。", "votes_for")


def _fits(take: Take, base: Any, matter: Matter, now: datetime) -> None:
    if base is None or base.unit_code != matter.unit_code:
        raise CannotBe("所选的记录不是本村（社区）的，或者已经作废。", "record")
    name = rules.STEPS[take.number]
    if word := next((word for _, word in ledger.undermined([base.uid])), ""):
        raise CannotBe(f"所选的记录{word}，没有形成决定，不能作为“{name}”；请另选一条，没有的等会议开成以后再登记。", "record")
    if take.number in rules.MEETINGS:
        allowed = rules.bodies_of(take.number, law=queries.law_of(matter.unit_code)(on=base.occurred_on))
        if base.kind != queries.MEETING or base.attributes.get("body") not in allowed:
            words = "或".join(rules.BODIES[one] for one in allowed)
            raise CannotBe(f"“{name}”要选{words}的记录；请另选一条，没有的选“纸上的记录”。", "record")
    lookups = queries.bases(matter, take.number, on=now.date())
    if take.number in rules.POSTINGS and (lookups is None or base.uid not in lookups["uid__in"]):
        raise CannotBe("所选的公布不是第4步那次会议的决议公布；请另选一条，没有的选“纸上的记录”。", "record")


def add_files(step: Step, brought: Ready | None, *, by: str, now: datetime) -> None:
    """Keep what was brought of the signed paper with the step."""
    if not brought:
        return
    with ledger.writing([step.matter.unit_code], now=now):
        name = f"{step.matter.title[:40]}{step.name}"
        unit_code = step.matter.unit_code
        for kept in store_all(brought, unit_code=unit_code, name=name, by=by, now=now, about=step.fact):
            StepFile.objects.create(step=step, file=kept.id, name=kept.name, digest=kept.digest)


def spend(matter: Matter, *, what: str, day: date, unit: Unit, by: str, now: datetime, fact_id: Any = None) -> Spending:
    """Note the day of a contract or first payment; before the decision's posting it is pointed at."""
    with ledger.writing([matter.unit_code], now=now, superseding=roots_of(matter)) as pen:
        if Matter.objects.get(pk=matter.pk).gone:
            raise WrongMoment("这件事已经作废。")
        possible(day, now)
        once(matter, what, day)
        one = Spending.objects.create(matter=matter, what=what, day=day, fact=fact_id or identity.new_id())
        settle(pen, matter, unit=unit, by=by)
    return one


def once(matter: Matter, what: str, day: date, *, but: int = 0) -> None:
    """CannotBe for a second first payment, or a second contract of one day."""
    same = Spending.objects.filter(matter=matter, what=what, void=False).exclude(pk=but)
    if what == rules.PAYMENT and same.exists():
        raise CannotBe("首次付款已经登记过；日期不对的请用“更正”。", "what")
    if same.filter(day=day).exists():
        raise CannotBe("这一天的合同已经登记过。", "day")


def add_listed(unit: Unit, *, label: str, from_on: date, now: datetime, base: uuid.UUID | None = None, page: str = "") -> Listed:
    """A major matter of the unit's own, by a meeting or from paper."""
    with ledger.writing([unit.code], now=now):
        if Listed.objects.filter(unit_code=unit.code, label=label, until=None).exists():
            raise CannotBe("清单里已经有这一项。", "label")
        return Listed.objects.create(unit_code=unit.code, label=label, from_on=from_on, base=base, page=page)


def end_listed(one: Listed, *, on: date, now: datetime) -> None:
    """From a day on it counts no more; matters recorded under it stay."""
    with ledger.writing([one.unit_code], now=now):
        if on < one.from_on:
            raise CannotBe("停用日期早于列入日期。请核对。", "on")
        one.until = on
        one.save(update_fields=["until"])
