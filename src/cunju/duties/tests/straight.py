"""A slow, straight reading of the declarations, day by day, to hold the fold against; it shares no code with the fold."""

from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any, NamedTuple

from cunju.kernel.workdays import is_workday

Line = Mapping[str, Any]
MONTHS = {"year": 12, "half": 6, "quarter": 3, "month": 1}


class Seen(NamedTuple):
    """A window as it stands on the day asked about."""

    start: date
    end: date | None
    due: date | None
    count: int
    met_on: date | None
    entered_on: date | None
    facts: tuple[str, ...]


def day(text: str) -> date:
    return date.fromisoformat(text[:10])


def root_of(lines: Sequence[Line], uid: str) -> str:
    older = {one["id"]: one["supersedes"] for one in lines}
    while older.get(uid):
        uid = older[uid]
    return uid


def in_force(lines: Sequence[Line], known: date) -> dict[str, Line]:
    """Root to the line that stands, by what was recorded on or before a day."""
    there = [one for one in lines if day(one["recorded_at"]) <= known]
    gone = {one["supersedes"] for one in there}
    heads = {
        root_of(lines, one["id"]): one for one in there if one["id"] not in gone and not one["retracted"]
    }
    while lame := [
        root
        for root, one in heads.items()
        if any(root_of(lines, base) not in heads for base in one["rests_on"])
    ]:
        for root in lame:
            del heads[root]
    return heads


def holds(where: Mapping[str, Any], line: Line) -> bool:
    for name, wanted in where.items():
        value = line["attributes"].get(name)
        if value is None:
            return False
        if isinstance(wanted, dict):
            if "in" in wanted and value not in wanted["in"]:
                return False
            if value < wanted.get("at_least", value) or value > wanted.get("at_most", value):
                return False
        elif value not in (wanted if isinstance(wanted, list) else [wanted]):
            return False
    return True


def qualifies(words: Mapping[str, Any], line: Line) -> bool:
    kinds = words["fact"] if isinstance(words["fact"], list) else [words["fact"]]
    refused = set(words.get("without") or []) & {one["code"] for one in line["findings"]}
    distinct = words.get("distinct")
    missing = distinct and line["attributes"].get(distinct) is None
    return line["kind"] in kinds and not refused and not missing and holds(words["where"], line)


def period(text: str) -> tuple[date, date]:
    year = int(text[:4])
    if "Q" in text:
        return months(year, 3 * int(text[-1]) - 2, 3)
    if "H" in text:
        return months(year, 6 * int(text[-1]) - 5, 6)
    if len(text) == 7:
        return months(year, int(text[5:]), 1)
    return (day(text), day(text)) if len(text) == 10 else months(year, 1, 12)


def months(year: int, first: int, length: int) -> tuple[date, date]:
    last = first + length - 1
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def frames(window: Mapping[str, Any], year: int) -> Iterator[tuple[date, date, date]]:
    """First day, last day and due day of every calendar window of a year."""
    if "each" in window:
        length = MONTHS[window["each"]]
        for first in range(1, 13, length):
            start, end = months(year, first, length)
            after = months(end.year, end.month, 2)[1] if end.month < 12 else date(end.year + 1, 1, 31)
            yield start, end, after if "due_after_months" in window else end + timedelta(days=window.get("due_after_days", 0))
    elif "by" in window:
        if window["by"].year == year:
            yield date(year, 1, 1), date(year, 12, 31), window["by"]
    elif "on" in window:
        start = date(year, 1, 1)
        for one in sorted(one for one in window["on"] if one.year == year):
            yield start, one, one
            start = one + timedelta(days=1)
    else:
        yield date(year, 1, 1), date(year, 12, 31), date(year, 12, 31)


def falls(words: Mapping[str, Any], start: date, end: date, line: Line) -> bool:
    happened, window = day(line["occurred_on"]), words["window"]
    if not words.get("of"):
        return start <= happened <= end
    named = line["attributes"].get(words["of"])
    if named is None:
        return False
    first, last = period(named)
    if "on" in window:
        return first == last == end
    if ("due_after_days" in window or "due_after_months" in window) and happened <= end:
        return False
    if words.get("ends") and last != end:
        return False
    return start <= first and last <= end


def answers(lines: Sequence[Line], words: Mapping[str, Any], opening: Line, line: Line) -> bool:
    if day(line["occurred_on"]) < day(opening["occurred_on"]):
        return False
    if root_of(lines, line["id"]) in {root_of(lines, base) for base in opening["rests_on"]}:
        return False
    if same := words.get("same"):
        pairs = [(opening["attributes"].get(name), line["attributes"].get(name)) for name in same]
        return all(mine is not None and mine == theirs for mine, theirs in pairs)
    return root_of(lines, opening["id"]) in {root_of(lines, base) for base in line["rests_on"]}


def later(opened: date, window: Mapping[str, Any], opening: Line) -> date | None:
    if "within_field" in window:
        days = opening["attributes"].get(window["within_field"])
        return None if days is None else opened + timedelta(days=days)
    if "within_days" in window:
        return opened + timedelta(days=window["within_days"])
    if "within_working_days" in window:
        coming = (opened + timedelta(days=number) for number in range(1, 4000))
        worked = [opened, *islice(filter(is_workday, coming), window["within_working_days"])]
        return worked[-1]
    if "within_months" not in window:
        return None
    years, month = divmod(opened.month - 1 + window["within_months"], 12)
    last = monthrange(opened.year + years, month + 1)[1]
    return date(opened.year + years, month + 1, min(opened.day, last))


class Reading:
    """One duty read for one unit, as known on a day and asked about on a day."""

    def __init__(self, words: Mapping[str, Any], lines: Sequence[Line], unit: str, known: date) -> None:
        self.words, self.lines, self.unit, self.known = words, lines, unit, known
        recorded = {day(one["recorded_at"]) for one in lines}
        self.days = sorted(one for one in recorded if one <= known)
        self.force = {one: in_force(lines, one) for one in self.days}
        last = self.force[self.days[-1]] if self.days else {}
        self.own = {root: one for root, one in last.items() if one["unit_code"] == unit}

    def since(self, says: Callable[[Mapping[str, Line]], bool]) -> date:
        """The first day of the run of days, up to ``known``, on which ``says`` is true of what stood then."""
        found = self.days[-1]
        for one in reversed(self.days):
            if not says(self.force[one]):
                return found
            found = one
        return found

    def windows(self, year: int, on: date) -> list[Seen]:
        window = self.words["window"]
        if "state" in window:
            return [self.state(start, end, due, on) for start, end, due in frames(window, year)]
        if "after" not in window:
            return [self.counted(start, end, due, on) for start, end, due in frames(window, year)]
        opened = []
        for root, one in self.own.items():
            if one["kind"] == window["after"] and holds(window.get("where", {}), one):
                start = day(one["occurred_on"])
                if start.year == year:
                    due = later(start, window, one)
                    opened.append(self.seen(start, due, due, on, self.answering(root)))
        return opened

    def counted(self, start: date, end: date, due: date, on: date) -> Seen:
        return self.seen(
            start,
            end,
            due,
            on,
            lambda _, one: qualifies(self.words, one) and falls(self.words, start, end, one),
        )

    def answering(self, root: str) -> Callable[[Mapping[str, Line], Line], bool]:
        window = self.words["window"]

        def meets(force: Mapping[str, Line], one: Line) -> bool:
            opening = force.get(root)
            return bool(
                opening
                and opening["kind"] == window["after"]
                and holds(window.get("where", {}), opening)
                and qualifies(self.words, one)
                and answers(self.lines, self.words, opening, one)
            )

        return meets

    def seen(
        self,
        start: date,
        end: date | None,
        due: date | None,
        on: date,
        meets: Callable[[Mapping[str, Line], Line], bool],
    ) -> Seen:
        """Count what meets a window: each fact, or each value of ``distinct`` at its first."""
        distinct = self.words.get("distinct")
        found: list[tuple[date, str, date, Any]] = []
        for root, one in self.own.items():
            if meets(self.force[self.days[-1]], one) and day(one["occurred_on"]) <= on:
                value = one["attributes"].get(distinct) if distinct else root

                def says(then: Mapping[str, Line], root: str = root, value: Any = value) -> bool:
                    mine = then.get(root)
                    same = mine and (not distinct or mine["attributes"].get(distinct) == value)
                    return bool(mine and same and meets(then, mine))

                found.append((day(one["occurred_on"]), one["id"], self.since(says), value))
        values = {one[3] for one in found}
        happened = sorted(min(one[0] for one in found if one[3] == value) for value in values)
        entered = sorted(min(one[2] for one in found if one[3] == value) for value in values)
        wanted, facts = (
            self.words["at_least"],
            tuple(one[1] for one in sorted(found, key=lambda one: one[:2])),
        )
        if len(values) < wanted:
            return Seen(start, end, due, len(values), None, None, facts)
        return Seen(start, end, due, len(values), happened[wanted - 1], entered[wanted - 1], facts)

    def state(self, start: date, end: date, due: date, on: date) -> Seen:
        """Ask of every day how each key stands on it, by the last fact of that key."""
        asked, where = min(on, end), self.words["where"]
        key_words = {name: wanted for name, wanted in where.items() if name == "c"}
        mine = [one for one in self.own.values() if one["kind"] == "small.state" and holds(key_words, one)]
        mine = [one for one in mine if day(one["occurred_on"]) <= asked]
        order = [root_of(self.lines, one["id"]) for one in self.lines]
        mine.sort(key=lambda one: (one["occurred_on"], order.index(root_of(self.lines, one["id"]))))
        facts = tuple(one["id"] for one in sorted(mine, key=lambda one: (one["occurred_on"], one["id"])))
        first = min((day(one["occurred_on"]) for one in mine), default=asked)
        days = [first + timedelta(days=number) for number in range((asked - first).days + 1)]
        window = self.words["window"]
        sound = {one: keys_sound(mine, where, one, window) for one in days}
        count, wanted = len(sound[asked]), self.words["at_least"]
        if count >= wanted:
            starts = sorted(begun(sound, key, asked) for key in sound[asked])
            return Seen(start, end, due, count, starts[wanted - 1], None, facts)
        ever = [one for one in days if len(sound[one]) >= wanted]
        if ever:
            last = ever[-1]
            lost = set(sound[last]) - set(sound[last + timedelta(days=1)])
            by_until = any(until(sound[last][key], window) == last.isoformat() for key in lost)
            due = last if by_until else last + timedelta(days=1)
        return Seen(start, end, due, count, None, None, facts)


def until(line: Line, window: Mapping[str, Any]) -> str | None:
    return line["attributes"].get(window["until_field"]) if "until_field" in window else line.get("until")


def keys_sound(
    mine: Sequence[Line], where: Mapping[str, Any], on: date, window: Mapping[str, Any]
) -> dict[str, Line]:
    last = {one["attributes"]["c"]: one for one in mine if day(one["occurred_on"]) <= on}
    wanted = window.get("sound_field", "sound")
    return {
        key: one
        for key, one in last.items()
        if one["attributes"].get(wanted) is True
        and holds(where, one)
        and (until(one, window) is None or on <= day(str(until(one, window))))
    }


def begun(sound: Mapping[date, Mapping[str, Line]], key: str, on: date) -> date:
    while key in sound.get(on - timedelta(days=1), {}):
        on -= timedelta(days=1)
    return on
