"""The four procedures and the questions as steps: what follows what, who owes it, which clock runs by the law of its day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from cunju.catalogue import Clause, Law

# A committee's check that ends the watching; 还没有落实 keeps it open.
ENDED = ("done", "reasoned", "referred")
# A resident asks about a breach; objections to what is posted are recorded with the sheets.
BREACH = "breach"
ANSWER, APPEAL = "breach.answer_days", "breach.appeal_days"
# The questions this book records; the other bases stand on records brought from elsewhere.
RECORDED = (BREACH, "committee")


@dataclass(frozen=True, slots=True)
class Step:
    """One kind of line of the workbook: its noun, its verb, who writes it, what it follows, what it asks."""

    name: str
    label: str
    verb: str
    owner: str
    follows: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    ask: str = ""
    text_needed: bool = False


STEPS = {
    one.name: one
    for one in (
        Step("opinion", "收集意见", "记一条意见", "supervisory", (), ("channel", "content"), "说了什么", True),
        Step("settled", "意见办结", "当场办结", "supervisory", ("opinion",), ("fate",), "怎么答复的"),
        Step(
            "suggestion", "监督建议", "提出建议", "supervisory", ("opinion", "meeting", "act"), ("content", "to"),
            "建议怎么做", True,
        ),
        Step("answer", "建议答复", "答复建议", "unit", ("suggestion",), ("result",), "怎么答复的"),
        Step("check", "监督落实", "看落实情况", "supervisory", ("answer",), ("outcome",), "看到了什么"),
        Step("feedback", "通报反馈", "通报反馈", "supervisory", ("check",), ("told",), "通报了什么"),
        Step("question", "质询", "记一条质询", "supervisory", (), ("basis", "content"), "问了什么", True),
        Step("reply", "质询答复", "答复质询", "either", ("question",), ("replied", "written"), "怎么答复的"),
        Step("referral", "向上反映", "向上反映", "supervisory", ("question",), ("up",), "为什么不同意答复"),
        Step("ruling", "上级答复", "答复反映", "town", ("referral",), (), "调查和答复"),
        Step("act", "监督事项", "记一件监督事项", "supervisory", (), ("right", "content", "problem"), "看了什么"),
        Step("meeting", "例会", "开例会", "supervisory"),
        Step("system", "监督制度", "建立制度", "supervisory"),
        Step("report", "半年报告", "报告工作", "supervisory"),
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Note:
    """A live line of the workbook as the rules read it."""

    id: Any
    step: str
    on: date
    parent: Any = None
    said: Mapping[str, Any] = field(default_factory=dict)
    unconfirmed: bool = False


@dataclass(frozen=True, slots=True)
class Wait:
    """A step somebody owes on a line: who, since when, by when (None: no clock runs), by which clause."""

    step: str
    note: Any
    owner: str
    since: date
    due_on: date | None = None
    cite: str = ""


def waits(notes: Iterable[Note], *, laws: Mapping[date, Law]) -> list[Wait]:
    """What waits, in order: what has a day first, by that day; then the oldest. The same windows as the duties open.

    ``laws`` are those of the days on which a clock opened.
    """
    notes = list(notes)
    below: dict[Any, list[Note]] = {}
    for one in notes:
        below.setdefault(one.parent, []).append(one)
    found: list[Wait] = []
    for one in notes:
        found += _after(one, below.get(one.id, []), laws=laws)
        if one.unconfirmed:
            found.append(Wait("confirm", one.id, "supervisory", one.on, None, "代录的记录由成员确认"))
    return sorted(found, key=lambda one: (one.due_on is None, one.due_on or one.since, one.since, str(one.note)))


def _after(note: Note, following: list[Note], *, laws: Mapping[date, Law]) -> list[Wait]:
    steps = {one.step for one in following}
    if note.step == "opinion" and not steps & {"settled", "suggestion"}:
        return [Wait("suggestion", note.id, "supervisory", note.on)]
    if note.step == "suggestion" and "answer" not in steps:
        return [Wait("answer", note.id, "unit", note.on)]
    if note.step == "answer" and not any(_ends(one) for one in following):
        return [Wait("check", note.id, "supervisory", note.on)]
    if note.step == "check" and _ends(note) and "feedback" not in steps:
        return [Wait("feedback", note.id, "supervisory", note.on)]
    if note.step == "question":
        return _asked(note, [one for one in following if one.step == "reply"], laws[note.on].first(ANSWER))
    if note.step == "referral" and "ruling" not in steps:
        owner = "district" if note.said.get("to") == "county" else "town"
        return [_clock("ruling", note, owner, laws[note.on].first(APPEAL))] if _recorded(note) else []
    return []


def _ends(note: Note) -> bool:
    return note.step == "check" and note.said.get("outcome") in ENDED


def _asked(note: Note, replies: list[Note], clause: Clause | None) -> list[Wait]:
    """The clause asks both committees, in writing; without one any answer will do. The committee's own question has no clock."""
    if note.said.get("basis") != BREACH:
        return []
    if clause is None:
        return [] if replies else [Wait("reply", note.id, "unit", note.on)]
    by = {str(one.said.get("by")) for one in replies if one.said.get("written")}
    wanted = (("unit", "committee"), ("supervisory", "supervisory"))
    return [_clock("reply", note, owner, clause) for owner, who in wanted if not by & {who, "both"}]


def _recorded(note: Note) -> bool:
    return note.said.get("basis") in RECORDED


def _clock(step: str, note: Note, owner: str, clause: Clause | None) -> Wait:
    if note.said.get("basis") != BREACH or clause is None:
        return Wait(step, note.id, owner, note.on)
    return Wait(step, note.id, owner, note.on, note.on + timedelta(days=clause.number), clause.cite)


def may_follow(step: str, before: str) -> bool:
    """Whether a step may rest on a line of another."""
    return before in STEPS[step].follows


def reply_says(basis: str, *, by: str, written: bool, clause: Clause | None) -> str:
    """What an answer leaves open, in a sentence; empty where it settles the question or no clause asks more."""
    if basis != BREACH or clause is None:
        return ""
    if not written:
        return f"要书面答复（{clause.cite}）；口头答复过的先记下，再补书面的。"
    if by == "both":
        return ""
    other = "村（居）务监督委员会" if by == "committee" else "村（居）民委员会"
    return f"{other}也要书面答复（{clause.cite}）。"
