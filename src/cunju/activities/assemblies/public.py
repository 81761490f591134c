"""Decisions that were posted, on the public board; what holds no more is said to hold no more."""

from datetime import date

from cunju.activities.assemblies import queries, rules
from cunju.activities.assemblies.models import Meeting
from cunju.kernel.days import chinese_day
from cunju.kernel.personal import hidden
from cunju.kernel.published import NEWER, SAME, STOPPED, Published
from cunju.kernel.sections import Trail
from cunju.org.models import Unit

SHOWN = 6


def trails(unit: Unit, *, on: date) -> list[Trail]:
    """Each item of the meetings whose decisions were posted by a day, newest first; minutes and names stay inside."""
    found = [(one, shown) for one, shown in queries.on_board(unit.code, on=on, limit=SHOWN) if _hangs(one)]
    return [line for one, shown in found for line in _lines(one, shown, unit)]


def _hangs(meeting: Meeting) -> bool:
    """What was taken down and holds again after all hangs only once it is posted again."""
    return meeting.taken_down_on is None or bool(queries.why_none(meeting))


def _lines(meeting: Meeting, shown: queries.Posted | None, unit: Unit) -> list[Trail]:
    """A meeting's items; one without items that has something to say, in its own name. What is said of the meeting stands with the first."""
    why, word = queries.why_none(meeting), rules.body_words(unit.kind)[meeting.body]
    fallen = [] if meeting.state == "void" else queries.told(meeting) if why else []
    rows = [(one.title, f"{one.outcome}，{one.votes}") for one in queries.decided(meeting)]
    rows += [(one.title, "没有形成决定") for one in fallen]
    note = queries.correction_of(meeting, shown) + (f"{queries.taken_down_zh(meeting)}。" if meeting.taken_down_on else "")
    if not rows and note:
        rows = [(word, "")]
    doubts = [] if why else queries.doubts(meeting, unit)
    notes = [*filter(None, [note]), *doubts]
    came = "，".join(filter(None, (f"{chinese_day(meeting.day)}{word}", "" if why else queries.came(meeting))))
    return [
        Trail(
            meeting.day, hidden(title), "；".join(filter(None, (came, said))), notes=() if at else notes, key=(str(meeting.fact), title),
        )
        for at, (title, said) in enumerate(rows)
    ]  # fmt: skip


def published(unit: Unit, *, on: date) -> list[Published]:
    """The decisions of each meeting that were ever posted by a day; what was voided or taken down says so."""
    words = rules.body_words(unit.kind)
    return [_published(one, day, corrected, words[one.body]) for one, day, corrected in queries.all_on_board(unit.code, on=on)]


def _published(meeting: Meeting, day: date, corrected: bool, word: str) -> Published:
    gone = meeting.state == "void" or bool(queries.why_none(meeting)) or meeting.taken_down_on is not None
    lines = [f"{hidden(one.title)}：{one.outcome}，{one.votes}" for one in queries.decided(meeting)]
    key, code = queries.board_code(meeting)
    return Published(
        key, "会议决定", f"{chinese_day(meeting.day)}{word}的决定", day, "；".join(lines) or "原来公布的决定不作数。",
        STOPPED if gone else NEWER if corrected else SAME, until=meeting.taken_down_on, code=code,
        root=str(meeting.fact),
    )  # fmt: skip
