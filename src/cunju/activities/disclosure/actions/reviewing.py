"""The supervisory committee's review before posting (or made good after it), signatures, the answer to an objection, the joint meeting."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cunju.activities.disclosure import queries
from cunju.activities.disclosure.actions.drafting import refuse_day, together
from cunju.activities.disclosure.actions.personal import second
from cunju.activities.disclosure.facts import PlanAnswered, PlanFixed, SheetDrafted, SheetReviewed
from cunju.activities.disclosure.models import Objection, Sheet, Signature
from cunju.activities.disclosure.rules import chain
from cunju.kernel import verdicts
from cunju.kernel.refusals import CannotBe, WrongMoment
from cunju.ledger import identity, vocabulary
from cunju.ledger import interface as ledger

REVIEWABLE = ("sent", "objected")


@dataclass(frozen=True)
class Reviewed:
    """What the supervisory committee said of sheets: no objection, or one in words; which members signed or objected."""

    passed: bool
    on: date
    seats: Sequence[uuid.UUID] = ()
    text: str = ""
    proxy: bool = False


@together
def review(sheets: Sequence[Sheet], said: Reviewed, *, by: str, now: datetime) -> None:
    """审查无异议 or 提出异议, for the sheets that wait; signatures go with 无异议."""
    if not said.passed and len(said.text.strip()) < 2:
        raise CannotBe("提出异议，请写明对哪一处有异议。", "text")
    for sheet in sheets:
        with ledger.writing([sheet.issue.unit_code], now=now) as pen:
            sheet.refresh_from_db()
            after = queries.may_review_late(sheet)
            if sheet.state not in REVIEWABLE and not after:
                continue
            refuse_day("审查", said.on, not_before=sheet.sent_on, today=now.date())
            result = "passed" if said.passed else "objected"
            fact = pen.record(
                SheetReviewed(sheet.category, sheet.period, result, settled=said.passed),
                unit=sheet.issue.unit_code,
                occurred_on=said.on,
                by=by,
                findings=_findings(sheet, said, after=after),
                fact_id=identity.new_id(),
            )
            sheet.reviewed_on, sheet.reviewed_fact = said.on, fact.uid
            if not after:
                sheet.state = result
            sheet.save()
            if not said.passed:
                Objection.objects.create(
                    sheet=sheet, seat=next(iter(said.seats), None), text=said.text.strip(), raised_on=said.on
                )
                continue
            second([sheet], by=by, on=said.on, now=now, seat=next(iter(said.seats), None), paper=said.proxy)
            if said.seats:
                sign([sheet], said.seats, on=said.on, by=by, now=now, proxy=said.proxy)


def _findings(sheet: Sheet, said: Reviewed, *, after: bool) -> list[ledger.Finding]:
    """How the review was made; of a sheet on the board, whether it came after the posting."""
    found = chain.review_findings(
        said.on,
        passed=said.passed,
        sent_on=sheet.sent_on,
        published_on=sheet.published_on if after else None,
        law=queries.law_of(sheet.issue.unit_code, on=sheet.sent_on or said.on),
    )
    return verdicts.findings(found)


@together
def sign(
    sheets: Sequence[Sheet],
    seats: Iterable[uuid.UUID],
    *,
    on: date,
    by: str,
    now: datetime,
    proxy: bool = False,
) -> int:
    """Members sign what they reviewed, on a phone or on paper (代录); only who is in office that day. How many were new."""
    new = 0
    for sheet in sheets:
        with ledger.writing([sheet.issue.unit_code], now=now):
            refuse_day("签字", on, not_before=sheet.sent_on, today=now.date())
            in_office = {one.id for one in queries.members(sheet.issue.unit_code, on=on)}
            wanted = list(dict.fromkeys(seats))
            if any(one not in in_office for one in wanted):
                raise CannotBe(
                    f"{on.month}月{on.day}日这天，签字的人不是监督委员会成员。请核对日期和人员。", "seat"
                )
            known = set(sheet.signatures.values_list("seat", flat=True))
            new += len(set(wanted) - known)
            Signature.objects.bulk_create(
                Signature(sheet=sheet, seat=one, signed_on=on, proxy=proxy, by=by)
                for one in wanted
                if one not in known
            )
    return new


def answer(sheet: Sheet, *, text: str, on: date, by: str, now: datetime) -> None:
    """Answer the supervisory committee's objection and propose the sheet again."""
    if len(text.strip()) < 2:
        raise CannotBe("请写明怎样答复、改了什么。", "text")
    with ledger.writing([sheet.issue.unit_code], now=now) as pen:
        sheet.refresh_from_db()
        waiting = sheet.objections.filter(answered_on__isnull=True)
        first = waiting.first()
        if first is None:
            raise WrongMoment("没有等待答复的异议。")
        refuse_day("答复", on, not_before=first.raised_on, today=now.date())
        said: dict[str, Any] = {"unit": sheet.issue.unit_code, "occurred_on": on, "by": by}
        pen.record(PlanAnswered(sheet.category, sheet.period), fact_id=identity.new_id(), **said)
        for one in waiting:
            one.answer, one.answered_on = text.strip(), on
            one.save(update_fields=["answer", "answered_on"])
        settled = _settle(pen, sheet, on=on, by=by)
        if sheet.state == "objected":
            # It rests on what settled the objection, so that this does not pass for the review of the plan proposed again.
            again = pen.record(
                SheetDrafted(sheet.category, sheet.period), fact_id=identity.new_id(),
                rests_on=[settled.uid] if settled else [], **said,
            )  # fmt: skip
            sheet.state, sheet.sent_on, sheet.sent_fact = "sent", on, again.uid
            sheet.reviewed_on = None
            sheet.save()


def _settle(pen: Any, sheet: Sheet, *, on: date, by: str) -> Any:
    """The objection is answered: the review it began is settled, as a second record that rests on the first."""
    first = ledger.current(sheet.reviewed_fact) if sheet.reviewed_fact else None
    if first is None or first.attributes.get("result") != "objected":
        return None
    return pen.record(
        SheetReviewed(sheet.category, sheet.period, "objected", settled=True),
        unit=sheet.issue.unit_code,
        occurred_on=on,
        by=by,
        rests_on=[first.uid],
        fact_id=identity.new_id(),
    )


@together
def fix(
    sheets: Sequence[Sheet], *, on: date, meeting: uuid.UUID | None, page: str = "", by: str, now: datetime
) -> None:
    """The joint meeting fixed what is posted: a meeting recorded here, or a paper record; it may serve several issues."""
    for sheet in sheets:
        with ledger.writing([sheet.issue.unit_code], now=now) as pen:
            sheet.refresh_from_db()
            if sheet.state not in ("passed", "sent", "objected"):
                continue
            refuse_day("确定方案", on, not_before=None, today=now.date())
            current = ledger.current(meeting) if meeting else None
            if meeting and current is None:
                raise WrongMoment("这次联席会议的记录已经作废，请另选一次。", "meeting")
            if current and (word := vocabulary.hollow_word(current.kind, current.attributes)):
                raise WrongMoment(f"这次联席会议{word}，没有形成决定，请另选一次。", "meeting")
            fact = pen.record(
                PlanFixed(sheet.category, sheet.period),
                unit=sheet.issue.unit_code,
                occurred_on=on,
                by=by,
                rests_on=[current.uid] if current else [],
                fact_id=identity.new_id(),
            )
            if sheet.state == "passed":
                sheet.state = "fixed"
            sheet.fixed_on, sheet.fixed_fact = on, fact.uid
            sheet.meeting, sheet.meeting_page = meeting, page
            sheet.save()
