"""What of this room stands on the public board: results of consultations that were told to residents."""

from datetime import date

from cunju.activities.consultation import queries, rules
from cunju.activities.consultation.models import Session
from cunju.kernel.personal import hidden
from cunju.kernel.sections import DECISIONS, Section
from cunju.kernel.words import of_kind
from cunju.org.models import Unit


def sections(unit: Unit, *, on: date) -> list[Section]:
    """The latest results told by a day: topic, numbers, result, how far; never who said what."""
    found = [(_shown(one), of_kind(_far(one, on), unit.kind)) for one in queries.results(unit.code, on=on)]
    if not found:
        return []
    return [Section("consultation", DECISIONS + 5, "consultation/board.html", {"rows": found})]


def _shown(session: Session) -> Session:
    """The session with nothing of a person in its words."""
    session.title, session.consensus = hidden(session.title), hidden(session.consensus)
    return session


def _far(session: Session, on: date) -> str:
    steps = {one.step: one for one in session.steps.all() if not one.void and one.day <= on}
    if done := steps.get(rules.CARRIED_OUT):
        day = f"{done.day.month}月{done.day.day}日"
        return f"{day}{rules.DONE[done.done]}"
    if sent := steps.get(rules.REFERRED):
        fault = queries.fallen(sent)
        return f"已提交{rules.BODIES.get(sent.choice, '会议')}" + (f"，{fault}" if fault else "")
    if session.to_carry_out:
        return f"{session.due_on.month}月{session.due_on.day}日前落实" if session.due_on else "正在落实"
    return "已反馈"
