"""What gathers lines: the regular meeting, the half-year report, who does what."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from cunju.activities.supervision import rules
from cunju.activities.supervision.actions.writing import correct, write
from cunju.activities.supervision.models import Assignment, Entry, Report
from cunju.archive.storing import Ready, ready
from cunju.kernel.refusals import CannotBe
from cunju.kernel.words import of_kind
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records.book import Told

LISTENS = ("assembly", "representatives")


def hold_meeting(
    unit: Unit,
    told: Told,
    *,
    by: str,
    now: datetime,
    attended: Sequence[uuid.UUID] = (),
    suggestion: Told | None = None,
    proxy: bool = False,
    fact_id: Any = None,
    uploads: Sequence[Any] | Ready = (),
) -> Entry:
    """The regular meeting; meetings attended since the last one become acts, a problem found one suggestion."""
    brought = ready(uploads)
    with ledger.writing([unit.code], now=now):
        said = dict(told.said)
        if attended:
            said["attended"] = (said.get("attended") or 0) + len(attended)
        whole = Told(told.on, told.text, told.who, said, told.rests)
        entry = write(
            unit, whole, step="meeting", by=by, now=now, proxy=proxy, fact_id=fact_id, uploads=brought
        )
        for one in attended:
            attend(unit, one, by=by, now=now)
        if suggestion is not None:
            write(unit, suggestion, step="suggestion", by=by, now=now, parent=entry)
    return entry


def attend(unit: Unit, meeting: uuid.UUID, *, by: str, now: datetime) -> Entry:
    """Members sat in on a meeting of the ledger: an act of the right to know, on the day of that meeting."""
    with ledger.writing([unit.code], now=now):
        held = ledger.current(meeting)
        if held is None or held.unit_code != unit.code:
            raise CannotBe("列席的会议已经作废，请重新打开这一页。", "attended")
        said = {"right": "know", "content": "decisions", "problem": False}
        told = Told(
            held.occurred_on, f"列席{ledger.title_of(held.kind, held.attributes, unit.kind)}", "", said, (meeting,)
        )
        return write(unit, told, step="act", by=by, now=now)


def keep_report(unit: Unit, half: str, *, text: str, by: str, now: datetime) -> Report:
    """Keep the words of a half-year report; nobody has heard it yet, so no fact is recorded (domain §14.8)."""
    with ledger.writing([unit.code], now=now):
        found, _ = Report.objects.update_or_create(unit_code=unit.code, half=half, defaults={"text": text})
        return found


@dataclass(frozen=True)
class Heard:
    """Which meeting heard a report: a record of it, or the day and page of a paper one and what meeting it was."""

    meeting: Any = None
    paper_day: date | None = None
    page: str = ""
    body: str = ""

    @classmethod
    def of(cls, answer: ledger.Answer | None, *, body: str) -> "Heard":
        """As a form's answer says it."""
        return cls(answer.fact_id, answer.paper_day, answer.paper_page, body) if answer else cls(body=body)


def hear_report(
    unit: Unit, half: str, heard: Heard, *, by: str, now: datetime, text: str = "", proxy: bool = False, fact_id: Any = None
) -> Entry:
    """An assembly or representatives' meeting heard the report: a record of it, or the day and page of a paper one."""
    with ledger.writing([unit.code], now=now):
        report = keep_report(unit, half, text=text, by=by, now=now)
        told = _told(unit, half, heard)
        entry = write(unit, told, step="report", by=by, now=now, proxy=proxy, fact_id=fact_id)
        report.entry = entry
        report.save(update_fields=["entry"])
    return entry


def correct_report(
    unit: Unit, entry: Entry, heard: Heard, *, text: str, reason: str, by: str, now: datetime,
    fact_id: Any = None, uploads: Sequence[Any] | Ready = (), seen: Any = None,
) -> Entry:  # fmt: skip
    """Another meeting heard it, or its words were others; the record then rests on that meeting."""
    brought = ready(uploads)
    with ledger.writing([unit.code], now=now, superseding=[entry.fact]):
        half = str(entry.said["half"])
        told = replace(_told(unit, half, heard), reason=reason, seen=seen)
        keep_report(unit, half, text=text, by=by, now=now)
        return correct(entry, told, by=by, now=now, fact_id=fact_id, uploads=brought, anew=True)


def _told(unit: Unit, half: str, heard: Heard) -> Told:
    """The line of a report heard; refuses meetings that are void, of another body, or short."""
    on, body, rests = heard.paper_day, heard.body, []
    if heard.meeting:
        held = ledger.current(heard.meeting)
        if held is None or held.unit_code != unit.code:
            raise CannotBe("选的会议已经作废，请重新选。", "meeting")
        if held.attributes.get("body") not in LISTENS:
            raise CannotBe(of_kind("要选村（居）民会议或村（居）民代表会议。", unit.kind), "meeting")
        if held.attributes.get("result") == "short":
            raise CannotBe("这次会议未达法定人数，报告不算听取；请在下一次会议上报告。", "meeting")
        on, body, rests = held.occurred_on, held.attributes["body"], [heard.meeting]
    if on is None:
        raise CannotBe("请选听取报告的会议，或填纸上记录的日期。", "meeting")
    words = f"{rules.half_label(half)}工作报告" + (f"（纸上的记录，第{heard.page}页）" if heard.page else "")
    return Told(on, words, "", {"half": half, "body": body or "representatives"}, rests)


def assign(unit: Unit, person: uuid.UUID, share: str, *, on: date, now: datetime) -> Assignment:
    """A member's share of the work since a day; the newest holds."""
    with ledger.writing([unit.code], now=now):
        return Assignment.objects.create(unit_code=unit.code, person_id=person, on=on, share=share)
