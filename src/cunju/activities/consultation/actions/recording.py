"""A session from plan to record: arrange, tell, hold, correct, void; drafts and papers."""

import uuid
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import partial
from typing import Any

from django.db.models import Max

from cunju.activities.consultation import queries, rules
from cunju.activities.consultation.actions.following import follow_opinions
from cunju.activities.consultation.actions.records import Counts, Record, fact_of, judged, refuse
from cunju.activities.consultation.models import Opinion, Participant, Session, Topic
from cunju.kernel import verdicts
from cunju.kernel.personal import masked
from cunju.kernel.refusals import CannotBe, WrongMoment
from cunju.ledger import identity
from cunju.ledger import interface as ledger
from cunju.org import drafts
from cunju.org.models import Unit
from cunju.records import guards, sittings

# Whose an opinion is that came in before the session: nobody's name goes with it.
BEFORE = "会前来信"
SAME = (
    *("held_on", "title", "start", "place", "chair", "recorder", "observers", "organiser", "source", "item_number"),
    *("told_on", "told_by", "others", "others_touched", "others_women", "others_groups", "consensus", "dissent"),
    *("outcome", "to_carry_out", "owner", "due_on", "town_help"),
)


@dataclass(frozen=True)
class Plan:
    """What is arranged of a session."""

    title: str
    planned_on: date
    start: time | None = None
    place: str = ""
    chair: str = ""
    recorder: str = ""
    source: str = "visit"
    organiser: str = "committee"
    item_number: int | None = None
    topic: Topic | None = None
    matter: uuid.UUID | None = None


def plan_session(unit: Unit, plan: Plan, *, by: str, now: datetime) -> Session:
    """Arrange a session; nothing has happened yet, so no fact is recorded."""
    if not plan.title.strip():
        raise CannotBe("还没有写议题。选一条目录或自己写一句。", "title")
    with ledger.writing([unit.code], now=now):
        values = {name: getattr(plan, name) for name in Plan.__dataclass_fields__} | {"title": masked(plan.title)}
        return Session.objects.create(id=identity.new_id(), unit_code=unit.code, **values)


def hear_before(session: Session, *, text: str, by: str, now: datetime) -> uuid.UUID:
    """Keep an opinion that came in before a session: it is there when the session is written down. Gives the session's id."""
    with ledger.writing([session.unit_code], now=now):
        session.refresh_from_db()
        if session.state != "planned":
            raise WrongMoment("这次协商已经记录，会前的意见收不进去了。", "about")
        number = (session.opinions.aggregate(last=Max("number"))["last"] or 0) + 1
        Opinion.objects.create(session=session, number=number, who=BEFORE, text=masked(" ".join(text.split())), asks=rules.asks(text))
    return session.pk


def tell(session: Session, *, told_on: date, told_by: str, by: str, now: datetime) -> Session:
    """Note the day and way participants were told of topic and material."""
    with ledger.writing([session.unit_code], now=now):
        session.refresh_from_db()
        if session.state != "planned":
            raise WrongMoment("协商已经记录，通报日期请用“更正”修改。", "told_on")
        guards.happened(told_on, now, what="通报日期", done="请填实际通报的那一天", field="told_on")
        if told_on > session.planned_on:
            raise CannotBe("通报日期晚于协商日期。请核对。", "told_on")
        session.told_on, session.told_by = told_on, told_by
        session.save(update_fields=["told_on", "told_by"])
    return session


def _matter(session: Session) -> list[uuid.UUID]:
    """The matter it came of, as it stands now; one that was voided since is left out."""
    held = ledger.current(session.matter) if session.matter else None
    return [held.uid] if held and held.unit_code == session.unit_code else []


def hold_session(session: Session, record: Record, *, by: str, now: datetime, **sent: Any) -> Any:
    """Record that a session took place, planned before or not; returns the fact. ``sent``: under which id, with which files."""
    return sittings.hold(session, partial(_judge, record=_plain(record), by=by, now=now), on=record.held_on, word="协商", by=by, now=now, **sent)


def correct_session(session: Session, record: Record, *, by: str, now: datetime, **sent: Any) -> Any:
    """Say how the session was instead, and why; the old version stays in the ledger and in the room."""
    judge = partial(_judge, record=_plain(record), by=by, now=now)
    return sittings.mend(
        session, judge, on=record.held_on, word="协商", reason=record.reason, seen=record.seen, by=by, now=now, **sent
    )


def _plain(record: Record) -> Record:
    """A record without numbers that name a person: they are masked before anything is kept."""
    return replace(record, title=masked(record.title), consensus=masked(record.consensus), dissent=masked(record.dissent))


def _judge(session: Session, *, record: Record, by: str, now: datetime) -> sittings.Judged:
    """What the record comes to; where it corrects one, the facts of its opinions follow."""
    refuse(session, record, now=now)
    counts, lines = judged(session, record)
    again = session.state == "held"

    def write(pen: ledger.Pen, fact: Any) -> dict[str, str]:
        _write(session, record, counts=counts, sitting=fact.attributes["sitting"])
        if again:
            follow_opinions(pen, session, by=by)
        return queries.said_of(session)

    made = fact_of(session, record, counts=counts, unanswered=_unanswered(session, record))
    return sittings.Judged(made, verdicts.findings(verdicts.failing(lines)), write, f"协商会议记录{record.held_on}", _matter(session))


def void_session(session: Session, *, reason: str, by: str, now: datetime) -> None:
    """Say that a session was never held (or will not be); what rests on it stops counting."""
    sittings.void(session, reason=reason, by=by, now=now)


def keep_draft(unit_code: str, *, form: str, key: str, data: dict[str, Any], by: str, now: datetime) -> None:
    """Keep a form as typed; nothing has happened yet, so no fact is recorded."""
    drafts.save(unit_code, form=form, key=key, section="record", data=data, by=by, now=now)


def drop_draft(unit_code: str, *, form: str, key: str) -> None:
    """The draft was sent, or is not wanted."""
    drafts.drop(unit_code, form=form, key=key)


def _fates(session: Session) -> dict[tuple[str, str], Opinion]:
    """Fates already given stay with their opinion when a record is corrected."""
    return {(one.who, one.text): one for one in session.opinions.all()} if session.state == "held" else {}


def _unanswered(session: Session, record: Record) -> int:
    if record.all_adopted:
        return 0
    known = _fates(session)
    before = [known.get((one.who, one.text)) for one in record.opinions if one.asks]
    return sum(one is None or not one.fate for one in before)


def _write(session: Session, record: Record, *, counts: Counts, sitting: str) -> None:
    known = _fates(session)
    for name in SAME:
        setattr(session, name, getattr(record, name))
    session.planned_on = record.held_on  # the list stands in the order of what happened
    session.present, session.touched, session.women = counts.present, counts.touched, counts.women
    session.sitting, session.state = sitting, "held"
    session.save()
    session.participants.all().delete()
    Participant.objects.bulk_create(
        Participant(session=session, person_id=one.person.id, touched=one.person.id in record.touched)
        for one in counts.people
    )
    session.opinions.all().delete()
    rows = []
    for number, one in enumerate(record.opinions, start=1):
        old = known.get((one.who, one.text))
        asks = old.asks if old else one.asks
        fate = (rules.ADOPTED if record.all_adopted else "") if asks else ""
        kept = (old.fate, old.why) if old and old.fate else (fate, "")
        rows.append(
            Opinion(
                session=session, number=number, who=one.who, text=one.text, asks=asks, fate=kept[0], why=kept[1]
            )
        )
    Opinion.objects.bulk_create(rows)
