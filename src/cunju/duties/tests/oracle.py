"""Plain SQL over the fact table, to hold the fold against: the one place outside ``guards`` with SQL of its own."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from cunju.duties.tests import straight

POSTGRES = connection.vendor == "postgresql"

# Of the four units of ``small`` alone: in a database that many tests have used a whole table is read slowly.
# Chains to their roots, heads as known, all that a head rests on, and the heads that are in force.
IN_FORCE = """
WITH RECURSIVE chain(uid, root) AS (
  SELECT uid, uid FROM ledger_fact WHERE supersedes IS NULL AND unit_code IN ('500112018', '500112018202', '500112018203', '500112018204')
  UNION ALL SELECT f.uid, c.root FROM ledger_fact f JOIN chain c ON f.supersedes = c.uid
), head AS (
  SELECT c.root, f.* FROM ledger_fact f JOIN chain c ON c.uid = f.uid
  WHERE f.recorded_on <= %(known)s AND NOT f.retracted AND NOT EXISTS (
    SELECT 1 FROM ledger_fact later WHERE later.supersedes = f.uid AND later.recorded_on <= %(known)s)
), rests(root, base) AS (
  SELECT h.root, c.root FROM head h JOIN ledger_rest r ON r.fact = h.uid JOIN chain c ON c.uid = r.base
), below(top, base) AS (
  SELECT root, base FROM rests UNION SELECT b.top, r.base FROM below b JOIN rests r ON r.root = b.base
), force AS (
  SELECT * FROM head h WHERE NOT EXISTS (
    SELECT 1 FROM below b WHERE b.top = h.root AND b.base NOT IN (SELECT root FROM head))
)
"""


class Said(NamedTuple):
    """What the oracle says of a window; of a state only how many keys are sound."""

    start: date
    count: int
    met_on: date | None


class Asking:
    """One duty asked of one unit, as known on a day."""

    def __init__(self, words: Mapping[str, Any], unit: str, known: date) -> None:
        self.words, self.unit, self.known = words, unit, known
        self.values: dict[str, Any] = {"known": known, "unit": unit}

    def windows(self, year: int, on: date) -> list[Said]:
        """All windows of a year on a day."""
        self.values["on"] = on
        window = self.words["window"]
        if "state" in window:
            return [self.state(start, end, on) for start, end, _ in straight.frames(window, year)]
        if "after" in window:
            return list(self.opened(year))
        return [
            self.said(start, self.falls(start, end), "force f")
            for start, end, _ in straight.frames(window, year)
        ]

    def bind(self, value: Any) -> str:
        """A parameter's mark."""
        name = f"v{len(self.values)}"
        self.values[name] = str(value) if isinstance(value, date) and not POSTGRES else value
        return f"%({name})s"

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Ask the database."""
        with connection.cursor() as cursor:
            cursor.execute(IN_FORCE + query, self.values)
            return list(cursor.fetchall())

    def where(self, where: Mapping[str, Any], row: str) -> str:
        """``where`` as SQL: equals, in, at_least, at_most."""
        parts = ["1 = 1"]
        for name, wanted in where.items():
            if isinstance(wanted, dict) and "in" not in wanted:
                number = f"CAST({field(row, name)} AS INTEGER)"
                signs = {"at_least": ">=", "at_most": "<="}
                parts += [f"{number} {signs[word]} {self.bind(limit)}" for word, limit in wanted.items()]
                continue
            several = wanted["in"] if isinstance(wanted, dict) else wanted
            several = several if isinstance(several, list) else [several]
            parts.append(f"{field(row, name)} IN ({', '.join(self.bind(text(one)) for one in several)})")
        return " AND ".join(parts)

    def qualifies(self) -> str:
        """Kind, unit, day, ``where``, ``without`` and the field of ``distinct``."""
        words = self.words
        kinds = words["fact"] if isinstance(words["fact"], list) else [words["fact"]]
        parts = [
            f"f.unit_code = %(unit)s AND f.occurred_on <= {self.bind(self.values['on'])}",
            f"f.kind IN ({', '.join(self.bind(one) for one in kinds)})",
            self.where(words["where"], "f"),
        ]
        for code in words.get("without") or ():
            quoted = '%"' + code + '"%'
            parts.append(f"CAST(f.findings AS TEXT) NOT LIKE {self.bind(quoted)}")
        if words.get("distinct"):
            parts.append(f"{field('f', words['distinct'])} IS NOT NULL")
        return " AND ".join(parts)

    def falls(self, start: date, end: date) -> str:
        """Into a calendar window: by day, or by the names of all periods that lie in it."""
        window, named = self.words["window"], self.words.get("of")
        if not named:
            return f"f.occurred_on BETWEEN {self.bind(start)} AND {self.bind(end)}"
        if "on" in window:
            return f"{field('f', named)} = {self.bind(str(end))}"
        named_by = [one for one in periods(start, end) if not self.words.get("ends") or straight.period(one)[1] == end]
        names = ", ".join(self.bind(one) for one in named_by)
        after = "due_after_days" in window or "due_after_months" in window
        ended = f" AND f.occurred_on > {self.bind(end)}" if after else ""
        return f"{field('f', named)} IN ({names}){ended}"

    def opened(self, year: int) -> Iterator[Said]:
        """A window for each opening of the year, with what answers it."""
        window = self.words["window"]
        openings = self.rows(
            f"SELECT f.root, f.occurred_on FROM force f WHERE f.unit_code = %(unit)s AND f.kind = {self.bind(window['after'])} "
            f"AND f.occurred_on BETWEEN {self.bind(date(year, 1, 1))} AND {self.bind(date(year, 12, 31))} "
            f"AND {self.where(window.get('where', {}), 'f')}"
        )
        for root, start in openings:
            # What the opening itself rests on was there before it and answers nothing.
            mine = f"o.root = {self.bind(root)} AND f.occurred_on >= o.occurred_on"
            mine += " AND NOT EXISTS (SELECT 1 FROM rests b WHERE b.root = o.root AND b.base = f.root)"
            same = self.words.get("same") or ()
            belongs = [f"{field('f', name)} = {field('o', name)}" for name in same] or [
                "EXISTS (SELECT 1 FROM rests r WHERE r.root = f.root AND r.base = o.root)"
            ]
            yield self.said(as_day(start), " AND ".join([mine, *belongs]), "force f CROSS JOIN force o")

    def said(self, start: date, falls: str, tables: str) -> Said:
        """How many, and the day of the k-th."""
        value = field("f", self.words["distinct"]) if self.words.get("distinct") else "f.uid"
        found = self.rows(
            f"SELECT {value} AS value, MIN(f.occurred_on) AS day FROM {tables} "
            f"WHERE {self.qualifies()} AND {falls} GROUP BY value ORDER BY day"
        )
        wanted = self.words["at_least"]
        return Said(start, len(found), as_day(found[wanted - 1][1]) if len(found) >= wanted else None)

    def state(self, start: date, end: date, on: date) -> Said:
        """How many keys are sound, by the last fact of each."""
        asked, window = self.bind(min(on, end)), self.words["window"]
        ends = "g.until"
        if "until_field" in window:
            ends = f"CAST({field('g', window['until_field'])} AS DATE)" if POSTGRES else field("g", window["until_field"])
        key = {name: wanted for name, wanted in self.words["where"].items() if name == "c"}
        mine = f"f.unit_code = %(unit)s AND f.kind = 'small.state' AND f.occurred_on <= {asked}"
        first = "(SELECT p.position FROM ledger_fact p WHERE p.uid = f.root)"
        found = self.rows(
            f"SELECT 1 FROM (SELECT f.*, ROW_NUMBER() OVER (PARTITION BY {field('f', 'c')} "
            f"ORDER BY f.occurred_on DESC, {first} DESC) AS place FROM force f WHERE {mine} AND {self.where(key, 'f')}) g "
            f"WHERE g.place = 1 AND {field('g', window.get('sound_field', 'sound'))} = {self.bind(text(True))} "
            f"AND {self.where(self.words['where'], 'g')} AND ({ends} IS NULL OR {ends} >= {asked})"
        )
        return Said(start, len(found), None)


def periods(start: date, end: date) -> list[str]:
    """Names of all periods that lie in a run of days of one year."""
    names = [f"{start.year}{word}" for word in ("", "H1", "H2", "Q1", "Q2", "Q3", "Q4")]
    names += [f"{start.year}-{month:02}" for month in range(1, 13)]
    return [one for one in names if start <= straight.period(one)[0] and straight.period(one)[1] <= end]


def field(row: str, name: str) -> str:
    """A field of a fact as text."""
    if POSTGRES:
        return f"({row}.attributes ->> '{name}')"
    return f"CAST(json_extract({row}.attributes, '$.{name}') AS TEXT)"


def text(value: Any) -> str:
    """A value as ``field`` gives it."""
    if isinstance(value, bool):
        return str(value).lower() if POSTGRES else str(int(value))
    return str(value)


def as_day(value: Any) -> date:
    """SQLite gives days as text."""
    return date.fromisoformat(value) if isinstance(value, str) else value
