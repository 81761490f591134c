"""The draft of a district, kept on the server: begun, changed measure by measure, let go of."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from cunju.desk.compose import beginning
from cunju.desk.compose.composed import Composed, Line, Part
from cunju.kernel.refusals import Refusal
from cunju.org import drafts

FORM = "desk:compose"
MOST = 200
GONE = "这份草稿已经不在了，可能别人不要了或者换过。请刷新后再填。"


def of(district: str) -> Composed | None:
    """The draft a district is working on; None where there is none."""
    data = drafts.load(district, form=FORM, key=district)
    return Composed.from_json(data) if data else None


def begin(district: str, *, on: date, by: str, now: datetime, year: int | None = None) -> Composed:
    """A draft from the notice in use, and in place of any other; Refusal where none is loaded."""
    made = beginning.begun(district, on=on, year=year)
    _save(district, made, by=by, now=now)
    return made


def write_head(district: str, told: dict[str, Any], *, by: str, now: datetime) -> None:
    """Head, body and titles as a person wrote them; Refusal where the draft is gone."""
    _save(district, replace(_there(district), **told), by=by, now=now)


def change(district: str, key: int, *, text: str, owner: str, due: str, by: str, now: datetime) -> None:
    """Other words for a measure, and who owes it until when; Refusal where there is no such measure."""
    found, line = _line(district, key)
    _save(district, found.with_line(replace(line, text=text, owner=owner, due=due, kept=True)), by=by, now=now)


def leave(district: str, key: int, *, by: str, now: datetime) -> None:
    """Leave a measure out; one that was new is gone altogether."""
    found, line = _line(district, key)
    rest = replace(found, lines=tuple(one for one in found.lines if one.key != key))
    _save(district, found.with_line(replace(line, kept=False)) if line.was else rest, by=by, now=now)


def restore(district: str, key: int, *, by: str, now: datetime) -> None:
    """A measure as it began."""
    found, line = _line(district, key)
    if line.was:
        _save(district, found.with_line(replace(line, kept=True, text=line.first, owner="", due="")), by=by, now=now)


def add(district: str, line: Line, *, task: str, by: str, now: datetime) -> int:
    """A measure more at the end of a task, or of a new one called ``task``; its key."""
    found = _there(district)
    if len(found.lines) >= MOST:
        raise Refusal(f"一份通知最多{MOST}条措施，请先去掉一些。", "text")
    if task:
        part = Part(max((one.key for one in found.parts), default=0) + 1, task)
        found, line = replace(found, parts=(*found.parts, part)), replace(line, part=part.key)
    if line.part not in {one.key for one in found.parts}:
        raise Refusal("没有这一项任务，可能别人改过。请刷新后再加。", "part")
    key = max((one.key for one in found.lines), default=0) + 1
    _save(district, found.with_line(replace(line, key=key)), by=by, now=now)
    return key


def drop(district: str) -> None:
    """Let go of the draft."""
    drafts.drop(district, form=FORM, key=district)


def _there(district: str) -> Composed:
    found = of(district)
    if found is None:
        raise Refusal(GONE)
    return found


def _line(district: str, key: int) -> tuple[Composed, Line]:
    found = _there(district)
    line = found.line(key)
    if line is None:
        raise Refusal("草稿里没有这一条措施，可能别人去掉了。请刷新后再填。")
    return found, line


def _save(district: str, made: Composed, *, by: str, now: datetime) -> None:
    drafts.save(district, form=FORM, key=district, data=made.as_json() | {"_title": f"起草{made.year}年的通知"}, by=by, now=now)
