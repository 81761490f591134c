"""One line of the workbook: written by a member or by proxy, confirmed, corrected, voided."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from cunju import ledger
from cunju.activities.supervision import facts, queries, rules
from cunju.activities.supervision.models import Entry
from cunju.archive.storing import Ready, bring, ready
from cunju.kernel.refusals import Refusal
from cunju.ledger import identity
from cunju.org.models import Unit

MAKERS: dict[str, Callable[..., Any]] = {
    "opinion": facts.OpinionCollected,
    "settled": facts.OpinionSettled,
    "suggestion": facts.SuggestionMade,
    "answer": facts.SuggestionAnswered,
    "check": facts.SuggestionChecked,
    "feedback": facts.FedBack,
    "question": facts.QuestionAsked,
    "reply": facts.QuestionAnswered,
    "referral": facts.QuestionReferred,
    "ruling": facts.ReferralAnswered,
    "meeting": facts.MeetingHeld,
    "act": facts.ActRecorded,
    "system": facts.SystemAdopted,
    "report": facts.ReportHeard,
}
# The right a line exercises by being written (measure 22).
RIGHTS = {"suggestion": "suggest", "question": "question"}


class CannotBe(Refusal):
    """Days or lines that cannot be: not yet happened, before what it follows."""


class WrongMoment(Refusal):
    """A step on a line that is not there for it."""


@dataclass(frozen=True)
class Told:
    """What is written: day, words, whose they are, the choices; ``rests`` are facts of other rooms."""

    on: date
    text: str = ""
    who: str = ""
    said: Mapping[str, Any] = field(default_factory=dict)
    rests: Sequence[Any] = ()
    reason: str = ""
    seen: Any = None


def write(
    unit: Unit,
    told: Told,
    *,
    step: str,
    by: str,
    now: datetime,
    parent: Entry | None = None,
    proxy: bool = False,
    fact_id: Any = None,
    uploads: Sequence[Any] | Ready | None = None,
) -> Entry:
    """Write a line with its fact; by proxy it also opens the window in which a member confirms it."""
    brought = ready(uploads)
    with ledger.writing([unit.code], now=now) as pen:
        if parent is not None:
            parent.refresh_from_db()
        _refuse(told, step=step, parent=parent, now=now)
        if step == "question" and told.said.get("basis") not in rules.RECORDED:
            raise CannotBe("对公开内容、公开方案的异议记在“公开异议”和公开表的审查里，不在工作簿里再记一次。", "basis")
        said = _said(told, step=step, parent=parent)
        fact = pen.record(
            MAKERS[step](**said),
            unit=unit.code,
            occurred_on=told.on,
            by=by,
            rests_on=[*([parent.fact] if parent else []), *told.rests],
            fact_id=fact_id or identity.new_id(),
        )
        entry = Entry(id=identity.new_id(), unit_code=unit.code, step=step, fact=fact.uid, by=by, parent=parent)
        if proxy:
            entry.proxy = pen.record(
                facts.EnteredFor(step), unit=unit.code, occurred_on=pen.today, by=by, rests_on=[fact.uid]
            ).uid
        _keep(entry, told, said)
        _add_pages(entry, brought, by=by, now=now)
    return entry


def _refuse(told: Told, *, step: str, parent: Entry | None, now: datetime) -> None:
    if told.on > now.date():
        raise CannotBe("日期还没有到；做过以后再记。", "on")
    if rules.STEPS[step].follows and parent is None and step != "suggestion":
        raise WrongMoment("请先选它是接着哪一条记录的。")
    if parent is None:
        return
    if parent.state != "live" or not rules.may_follow(step, parent.step):
        raise WrongMoment("所接的记录已经作废或不能这样接，请从工作簿重新打开。")
    if told.on < parent.on:
        label = rules.STEPS[parent.step].label
        raise CannotBe(f"日期早于所接的“{label}”（{parent.on.month}月{parent.on.day}日）。请核对。", "on")


def _said(told: Told, *, step: str, parent: Entry | None) -> dict[str, Any]:
    """The fact's choices; which kind of question an answer belongs to comes from the question."""
    said = dict(told.said)
    if step in RIGHTS:
        said["right"] = RIGHTS[step]
    if step in ("reply", "referral", "ruling") and parent is not None:
        said["basis"] = parent.said["basis"]
    if step == "ruling" and parent is not None:
        said["to"] = parent.said["to"]
    return said


def _keep(entry: Entry, told: Told, said: Mapping[str, Any]) -> None:
    entry.on, entry.text, entry.who, entry.said = told.on, told.text, told.who, dict(said)
    entry.save()


def _add_pages(entry: Entry, brought: Ready | None, *, by: str, now: datetime) -> None:
    name = f"{rules.STEPS[entry.step].label}{entry.on}"
    bring(entry.pages, brought, unit_code=entry.unit_code, name=name, by=by, now=now, about=entry.fact)


def confirm(entry: Entry, *, by: str, now: datetime, fact_id: Any = None) -> Entry:
    """A member says that what was written by proxy is so."""
    with ledger.writing([entry.unit_code], now=now) as pen:
        entry.refresh_from_db()
        if entry.confirmed_on:
            return entry
        if entry.proxy is None or entry.state != "live":
            raise WrongMoment("这条记录不用确认，或已经作废。")
        pen.record(
            facts.Confirmed(entry.step), unit=entry.unit_code, occurred_on=pen.today, by=by,
            rests_on=[entry.proxy], fact_id=fact_id,
        )  # fmt: skip
        entry.confirmed_on = pen.today
        entry.save(update_fields=["confirmed_on"])
    return entry


def correct(
    entry: Entry,
    told: Told,
    *,
    by: str,
    now: datetime,
    fact_id: Any = None,
    uploads: Sequence[Any] | Ready | None = None,
    anew: bool = False,
) -> Entry:
    """Say how it was instead; what follows it goes on. ``anew``: it rests on what is told now, not on what it rested on."""
    brought = ready(uploads)
    with ledger.writing([entry.unit_code], now=now, superseding=[entry.fact]) as pen:
        entry.refresh_from_db()
        if entry.state != "live":
            raise WrongMoment("这条记录已经作废，不能再改。")
        _refuse(told, step=entry.step, parent=entry.parent, now=now)
        first = entry.followers.filter(state="live").order_by("on").first()
        if first and told.on > first.on:
            raise CannotBe(f"日期晚于接着它的“{rules.STEPS[first.step].label}”。请核对。", "on")
        said = _said(told, step=entry.step, parent=entry.parent)
        pen.correct(
            entry.fact,
            MAKERS[entry.step](**said),
            occurred_on=told.on,
            by=by,
            fact_id=fact_id or identity.new_id(),
            seen=told.seen,
            **({"rests_on": list(told.rests)} if anew else {}),
        )
        entry.reason = told.reason
        _keep(entry, told, said)
        _add_pages(entry, brought, by=by, now=now)
    return entry


def void(entry: Entry, *, reason: str, by: str, now: datetime) -> None:
    """Say that it was never so; what follows it stops counting and is marked in the book."""
    with ledger.writing([entry.unit_code], now=now, superseding=[entry.fact]) as pen:
        entry.refresh_from_db()
        if entry.state == "void":
            return
        pen.retract(entry.fact, by=by)
        entry.state, entry.reason = "void", reason
        entry.save(update_fields=["state", "reason"])
        fallen = queries.below(entry)
        Entry.objects.filter(pk__in=fallen, state="live").update(state="fallen")
