"""What of this room stands on the public board: results of consultations that were told to residents."""

import uuid
from datetime import date, datetime

from cunju.activities.consultation import actions, queries, rules
from cunju.activities.consultation.models import Session
from cunju.kernel import inputs
from cunju.kernel.days import chinese_day, short_day
from cunju.kernel.inputs import Input
from cunju.kernel.personal import hidden
from cunju.kernel.published import Published
from cunju.kernel.refusals import CannotBe
from cunju.kernel.sections import Trail
from cunju.kernel.words import of_kind
from cunju.org.models import Unit
from cunju.records.models import LIVE

LONGEST, ALL = 120, 10_000


def trails(unit: Unit, *, on: date) -> list[Trail]:
    """The latest results told by a day: topic, numbers, result, how far; never who said what."""
    return [_trail(one, unit, on) for one in queries.results(unit.code, on=on)]


def published(unit: Unit, *, on: date) -> list[Published]:
    """Every result told by a day."""
    return [_published(one, unit, on) for one in queries.results(unit.code, on=on, limit=ALL)]


def _published(session: Session, unit: Unit, on: date) -> Published:
    told = [one.on for one in session.steps.all() if one.state == LIVE and one.on <= on]
    trail, (key, code) = _trail(session, unit, on), queries.board_code(session)
    text = f"{trail.decided}{trail.word}"
    first = min(one.on for one in session.steps.all() if one.step == rules.FED_BACK and one.state == LIVE)
    return Published(key, "协商结果", f"协商结果：{trail.title}", first, text, changed=max(told), code=code, root=str(session.fact))


def asks() -> list[Input]:
    """A topic somebody wants talked over, of which the day is set by who accepts it; and an opinion on one that is arranged."""
    day = inputs.Question("planned_on", "打算哪一天协商")
    return [
        Input(inputs.TOPIC, "想请大家商量什么", _proposed, asks=(day,), way=queries.way, words=_title, longest=LONGEST),
        Input(inputs.OPINION, "您的意见", _opined, about="对哪一次协商", choices=_arranged, way=queries.way_of_opinion, item=_item, listed_only=True),
    ]


def _arranged(unit: Unit, on: date) -> list[tuple[str, str]]:
    """The sessions to come."""
    found = [one for one in queries.planned(unit.code) if one.planned_on >= on]
    return [(str(one.pk), f"{short_day(one.planned_on)}　{hidden(one.title)}") for one in found]


def _item(unit: Unit, about: str, on: date) -> str:
    """The session in words; a word of one's own stays as it is."""
    return dict(_arranged(unit, on)).get(about, about)


def _opined(unit: Unit, sent: inputs.Sent, by: str, now: datetime, fact_id: uuid.UUID) -> uuid.UUID:
    """It stands with the session's opinions, before the session as after it; no name goes with it."""
    chosen = next((one for one in queries.planned(unit.code) if str(one.pk) == sent.about), None)
    if chosen is None:
        raise CannotBe("没有说明是对哪一次协商的意见，或者那一次已经开过了。可以写明原因不受理，请来信人改提议题。", "about")
    return actions.hear_before(chosen, text=sent.text, by=by, now=now)


def _title(unit: Unit, sent: inputs.Sent) -> str:
    """The topic in one line."""
    return " ".join(sent.text.split())[:LONGEST]


def _proposed(unit: Unit, sent: inputs.Sent, by: str, now: datetime, fact_id: uuid.UUID) -> uuid.UUID:
    """A session is arranged; nothing has happened yet, so no fact is made."""
    title = " ".join(str(sent.said.get("words") or _title(unit, sent)).split())
    plan = actions.Plan(title=title, planned_on=sent.said.get("planned_on") or sent.on, source="resident")
    return actions.plan_session(unit, plan, by=by, now=now).pk


def _trail(session: Session, unit: Unit, on: date) -> Trail:
    """The session with nothing of a person in its words."""
    assert session.held_on
    day, title = chinese_day(session.held_on), hidden(session.title)
    if session.outcome == rules.WITHDRAWN:
        return Trail(session.held_on, title, f"{day}协商：议题撤回，没有协商。", key=(str(session.fact), session.title))
    came = f"{day}协商，参加{session.present}人，其中利益相关{session.touched}人，{session.get_outcome_display()}。"
    look, far = _far(session, on)
    decided, key = f"{came}{hidden(session.consensus)}", (str(session.fact), session.title)
    return Trail(session.held_on, title, decided, look=look, word=of_kind(far, unit.kind), key=key)


def _far(session: Session, on: date) -> tuple[str, str]:
    """Look and words of how far it is."""
    steps = {one.step: one for one in session.steps.all() if one.state == LIVE and one.on <= on}
    if done := steps.get(rules.CARRIED_OUT):
        return "done" if done.said["done"] is True else "late", f"{chinese_day(done.on)}{rules.DONE[done.said['done']]}"
    if sent := steps.get(rules.REFERRED):
        fault = queries.fallen(sent)
        return "late" if fault else "open", f"已提交{rules.BODIES.get(sent.said['body'], '会议')}" + (f"，{fault}" if fault else "")
    if session.to_carry_out:
        return "wait", f"{chinese_day(session.due_on)}前落实" if session.due_on else "正在落实"
    return "done", "已反馈"
