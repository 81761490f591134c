"""What the words of a measure ask, counted: how often a year, by whom; pure, from the notice reader's own proposals."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cunju.catalogue import Duty
from cunju.catalogue.reader import Measure, Proposal
from cunju.catalogue.reader.proposing import propose
from cunju.catalogue.reader.proposing.days import NoticeYear
from cunju.catalogue.reader.proposing.names import Names
from cunju.kernel.days import chinese_day

TIMES = {"year": 1, "half": 2, "quarter": 4, "month": 12, "half_month": 24, "ten_days": 36, "week": 52, "day": 365}
COUNTED = ("recurrence", "publication_days", "deadline")
NOBODY = Names(())
# What is the same in two texts, the surest first.
SAME: tuple[Callable[["Said", "Said"], bool], ...] = (
    lambda one, other: one == other,
    lambda one, other: one.key == other.key,
    lambda one, other: one.rhythm == other.rhythm,
    lambda one, other: True,
)
# Calendars by how many days of publication stand in a year.
RHYTHMS = {1: "year", 2: "half", 4: "quarter", 12: "month"}


@dataclass(frozen=True, slots=True)
class Said:
    """One thing a text asks so often a year: its words, its rhythm (``quarter``, ``days``, ``two_months`` …) with the least number, by whom."""

    words: str
    rhythm: str
    least: int
    times: int
    who: str = ""

    @property
    def key(self) -> tuple[str, int]:
        """By which a duty is known to stand for it."""
        return self.rhythm, self.least


def said(text: str, *, due: str, year: int) -> list[Said]:
    """What a measure's words and the cell of its deadline ask; a term, and what recurs at no stated number, is not counted."""
    measure = Measure(1, 1, text, (("完成时限", due),) if due else ())
    return _counted(propose([measure], rest="", year=NoticeYear(year), names=NOBODY, doubts=[]))


def said_by_letter(body: str, *, year: int) -> list[Said]:
    """The same of a notice's body."""
    return _counted(propose([], rest=body, year=NoticeYear(year), names=NOBODY, doubts=[]))


def days_of(due: str, *, year: int) -> list[str]:
    """The days a cell of 完成时限 names, as an official writes them."""
    found = propose([Measure(1, 1, "", (("完成时限", due),))], rest="", year=NoticeYear(year), names=NOBODY, doubts=[])
    return [chinese_day(date.fromisoformat(one.values["on"])) for one in found if one.type == "deadline"]


def _counted(found: Sequence[Proposal]) -> list[Said]:
    made: list[Said] = []
    dated: dict[str, list[Proposal]] = {}
    for one in found:
        if one.type == "deadline":
            dated.setdefault(one.words, []).append(one)
        elif one.type == "publication_days":
            number = len(one.values["months"])
            made.append(Said(one.words, RHYTHMS.get(number, "days"), 1 if number in RHYTHMS else number, number, one.who))
        elif one.type == "recurrence" and (times := times_of(one.values["each"])):
            made.append(Said(one.words, one.values["each"], one.values["at_least"], round(times * one.values["at_least"]), one.who))
    return made + [Said(words, "days", len(each), len(each), each[0].who) for words, each in dated.items()]


def times_of(each: str) -> float:
    """How often a year a rhythm of the reader comes round; 0 of one that is longer than a year."""
    if each in TIMES:
        return TIMES[each]
    number, _, period = each.rpartition("_")
    words = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    return {"months": 12, "weeks": 52}.get(period, 0) / words.index(number) if number in words else 0


def times_asked(duty: Duty) -> int | None:
    """How often a year a unit has to do it; None of what comes as it happens, stands once, or is weighed by a person."""
    if duty.judgement != "system":
        return None
    window = duty.window
    if window.each:
        return TIMES[window.each] * duty.at_least
    days = len(window.on) or (1 if window.by else 0)
    return days * duty.at_least or None


def key_of(duty: Duty) -> tuple[str, int]:
    """As ``Said.key``."""
    if duty.window.each:
        return duty.window.each, duty.at_least
    return "days", len(duty.window.on) or 1


def pairs(before: Sequence[Said], after: Sequence[Said]) -> tuple[dict[int, Said | None], list[Said]]:
    """What became of each thing asked before, by its place, and what is asked anew: the same first, then in the order of the text."""
    rest = list(after)
    found: dict[int, Said | None] = {}
    for same in SAME:
        for at, one in enumerate(before):
            if at not in found and (other := next((each for each in rest if same(one, each)), None)):
                found[at] = other
                rest.remove(other)
    return {at: found.get(at) for at in range(len(before))}, rest


def kinds_named(words: str) -> frozenset[str]:
    """Kinds of unit a phrase speaks of: 各村（居） is village and community, 各镇街 is town."""
    named = set()
    if re.search("镇街|街道|各镇|镇（|镇政府|镇乡|乡镇", words):
        named.add("town")
    if re.search("村(?!规)", words):
        named.add("village")
    if re.search("居(?!民公约)|社区", words):
        named.add("community")
    if re.search("区民政局|区级|区里", words):
        named.add("county")
    return frozenset(named)


@dataclass(frozen=True, slots=True)
class Places:
    """The units below a district on a day: how many of each kind, and every name with its kind."""

    counts: Mapping[str, int]
    names: Mapping[str, str]

    def named(self, words: str) -> list[str]:
        """The names that stand in a phrase."""
        return [name for name in self.names if name in words]

    def of_duty(self, duty: Duty) -> dict[str, int]:
        """How many units of each kind a duty speaks to; a unit that is named by its code counts one, under its word."""
        kinds = {"county" if one == "district" else one for one in duty.applies_to if not one.isdigit()}
        coded = sum(one.isdigit() for one in duty.applies_to)
        return {kind: self.counts.get(kind, 0) for kind in sorted(kinds)} | ({"named": coded} if coded else {})
