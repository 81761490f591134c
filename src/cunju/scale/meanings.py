"""What each distinct saying means to each duty, by the fold's own pure functions: no word of the language is written twice.

A *saying* is what a fact says as far as the catalogue reads it: its kind, the fields read, its findings. Of fifty million facts
there are some thousand sayings; the engines do chains, windows, counting and days.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from cunju.catalogue import Catalogue, Duty
from cunju.duties import matching
from cunju.duties.calendar import Frame as Dated
from cunju.duties.chains import Version
from cunju.duties.facts import Adopted
from cunju.duties.fold import EXEMPTED, JUDGED
from cunju.scale.numbers import FIRST, Numbered, back, day, maybe
from cunju.scale.plan import Plan, Planned, names_in

# A day after all windows: whether a period falls into a window is asked apart from whether it had ended.
FAR = date(9999, 12, 31)
OWN = (JUDGED, EXEMPTED, Adopted.KIND)  # type: ignore[attr-defined]
TABLES: Mapping[str, tuple[str, ...]] = {
    "qual": ("s", "d", "v", "t"),
    "named": ("s", "d", "w", "v", "after"),
    "opens": ("s", "d", "t", "days"),
    "states": ("s", "d", "v", "sound", "own_until", "until"),
    "judged": ("s", "name", "start", "holds", "said"),
    "exempted": ("s", "name", "a", "b"),
}


def fields_read(catalogue: Catalogue) -> dict[str, frozenset[str]]:
    """By kind the fields that some duty reads; all fields of the kinds that duties make."""
    found: dict[str, set[str]] = {kind: set() for kind in catalogue.kinds}
    for kind in OWN:
        found[kind] = {one.name for one in catalogue.kinds[kind].fields} if kind in catalogue.kinds else set()
    for duty in catalogue.duties:
        words = duty.window
        mine = {one.field for one in duty.where} | {duty.of, duty.distinct, *duty.same}
        if words.state:
            mine |= {words.sound_field, words.until_field, *(catalogue.kinds[words.state].state_key or ())}
        for kind in duty.kinds:
            found.setdefault(kind, set()).update(filter(None, mine))
        if words.after:
            opening = {one.field for one in words.after_where} | {words.within_field, *duty.same}
            found.setdefault(words.after, set()).update(filter(None, opening))
    return {kind: frozenset(names) for kind, names in found.items()}


Rows = dict[str, list[tuple[Any, ...]]]


class Reader:
    """Reads sayings under one plan; keeps what it has read, since counties say the same."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.kinds = plan.catalogue.kinds
        self.meeting: dict[str, list[Planned]] = {}
        self.opening: dict[str, list[Planned]] = {}
        self.standing: dict[str, list[Planned]] = {}
        for one in plan.compiled():
            for kind in one.duty.facts if not one.duty.window.state else ():
                self.meeting.setdefault(kind, []).append(one)
            if one.duty.window.after:
                self.opening.setdefault(one.duty.window.after, []).append(one)
            if one.duty.window.state:
                self.standing.setdefault(one.duty.window.state, []).append(one)
        self.frames: dict[int, list[tuple[int, Dated]]] = {}
        for frame in plan.frames:
            if frame.start is not None and plan.duties[frame.d].duty.of:
                dated = Dated(back(frame.start) or FAR, back(frame.end), back(frame.due))
                self.frames.setdefault(frame.d, []).append((frame.w, dated))
        self.text = Numbered()
        self.names = names_in(plan)

    def read(self, sayings: Iterable[tuple[int, str, str, str]]) -> Rows:
        """Rows of all tables for sayings of (number, kind, fields as JSON, findings as JSON)."""
        rows: Rows = {name: [] for name in TABLES}
        for s, kind, said, findings in sayings:
            codes = tuple(one.get("code", "") for one in json.loads(findings)) if findings != "[]" else ()
            version = Version("", "", kind, FAR, None, FAR, json.loads(said), codes, (), None, False, 0)
            self._meets(s, version, rows)
            self._opens(s, version, rows)
            self._stands(s, version, rows)
            _own(s, version, rows, self.names, self.text(said))
        return rows

    def _meets(self, s: int, version: Version, rows: Rows) -> None:
        for one in self.meeting.get(version.kind, ()):
            duty = one.duty
            if not matching.qualifies(duty, version):
                continue
            value = self.text(matching.value(duty, version))
            if duty.of is None or duty.window.after:
                rows["qual"].append((s, one.d, value, self._tie(duty, version)))
                continue
            for w, frame in self.frames.get(one.d, ()):
                if matching.falls(duty, frame, version):
                    rows["named"].append((s, one.d, w, value, _after(duty, frame)))

    def _tie(self, duty: Duty, version: Version) -> int | None:
        if not duty.same:
            return 0
        tie = matching.tie(duty, version)
        return None if tie is None else self.text(repr(tie))

    def _opens(self, s: int, version: Version, rows: Rows) -> None:
        for one in self.opening.get(version.kind, ()):
            if matching.opens(one.duty, version):
                name = one.duty.window.within_field
                days = version.attributes.get(name) if name else None
                fits = isinstance(days, int) and not isinstance(days, bool) and days < 4_000_000
                rows["opens"].append((s, one.d, self._tie(one.duty, version), days if fits else None))

    def _stands(self, s: int, version: Version, rows: Rows) -> None:
        for one in self.standing.get(version.kind, ()):
            found = self._state(one.duty, version)
            if found is not None:
                until = maybe(matching.until(one.duty, version))
                own = one.duty.window.until_field is None
                rows["states"].append((s, one.d, self.text(found[0]), found[1], own, until))

    def _state(self, duty: Duty, version: Version) -> tuple[str, bool] | None:
        """Key and soundness, as the fold has them: conditions on the key choose the state, others make it sound or not."""
        keys = self.kinds[version.kind].state_key or ()
        values = version.attributes
        if not all(one.holds(values) for one in duty.where if one.field in keys):
            return None
        more = all(one.holds(values) for one in duty.where if one.field not in keys)
        sound = values.get(duty.window.sound_field) is True and more
        return "|".join(str(values.get(name)) for name in keys), sound


def _after(duty: Duty, frame: Dated) -> int:
    words = duty.window
    ended = (words.due_after_days is not None or words.due_after_months is not None) and not words.on
    return day(frame.end) if ended and frame.end else FIRST


def _own(s: int, version: Version, rows: Rows, names: Mapping[str, int], said: int) -> None:
    """Judgements and exemptions."""
    values = version.attributes
    if version.kind == JUDGED:
        start = _day(values.get("from"))
        if start is not None:
            rows["judged"].append((s, names.get(str(values.get("duty")), -1), start, bool(values.get("holds")), said))
    elif version.kind == EXEMPTED:
        end = day(date.fromisoformat(values["to"])) if values.get("to") else None
        rows["exempted"].append((s, names.get(values["duty"], -1), day(date.fromisoformat(values["from"])), end))


def _day(text: Any) -> int | None:
    try:
        return day(date.fromisoformat(text))
    except (TypeError, ValueError):
        return None
