"""What a kind of fact is: its name, its typed fields, the room that makes it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cunju.kernel import saying
from cunju.kernel.days import parse_day

TYPES = ("int", "str", "bool", "date", "money", "list")
MONEY = re.compile(r"-?[0-9]+\.[0-9]{2}")
# A part and the whole it is counted of, by the names of their fields.
PARTS = (
    ("present", "due"), ("women_present", "present"), ("women", "members"), ("stakeholders", "present"), ("pledged", "members"),
    ("handled_at_once", "received"), ("major", "count"),
)  # fmt: skip
MOST = 2_147_483_647  # what both databases hold as a whole number


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind; ``values`` closes a str to choices. No field of a fact ever holds personal data."""

    name: str
    type: str
    required: bool = False
    values: tuple[str, ...] | None = None
    label: str = ""
    words: Mapping[str, str] | None = None

    def fault(self, value: object) -> str | None:
        """Why ``value`` does not fit, in Chinese, or None."""
        if not _FITS[self.type](value):
            return f"字段 {self.name} 应为 {self.type}，收到 {value!r}"
        if self.type == "int" and isinstance(value, int) and not 0 <= value <= MOST:
            return f"字段 {self.name} 应在0到{MOST}之间，收到 {value}"
        if self.values is not None and value not in self.values:
            return f"字段 {self.name} 只能是 {'、'.join(self.values)}，收到 {value!r}"
        return None

    def word(self, value: object) -> str:
        """A value as a person reads it within a sentence, which says the unit of a number itself; never a code."""
        if value is None or value == "":
            return ""
        if isinstance(value, bool):
            return (self.words or {}).get(str(value), "是" if value else "否")
        if isinstance(value, list):
            return saying.listed(self.name, value, self.words or {})
        return (self.words or {}).get(str(value)) or saying.plain(self.name, self.type, value)

    def said(self, value: object) -> str:
        """A value behind its label: a number with its unit where the label says what is counted."""
        counted = isinstance(value, int) and not isinstance(value, bool) and not self.words
        return self.word(value) + (saying.unit_of(self.name, self.label) if counted else "")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact. ``state_key`` names the key fields of a state (DESIGN §4), None for an event.

    ``hollow`` names verdicts that bind (DESIGN §3): a record that says so of a field decides nothing, is offered to no room,
    and what rests on it does not count. ``span`` names the field that counts the days an event lasts from its day on; empty where
    it is over on its day.
    """

    kind: str
    label: str
    room: str
    fields: tuple[Field, ...] = ()
    state_key: tuple[str, ...] | None = None
    hollow: tuple[tuple[str, tuple[str, ...]], ...] = ()
    span: str = ""

    def lasts(self, attributes: Mapping[str, object]) -> int:
        """Days from the day of a record until it can be known as it says: a posting of 11 days is over 11 days later; 0 of a day."""
        days = attributes.get(self.span) if self.span else None
        return days if isinstance(days, int) else 0

    def hollow_word(self, attributes: Mapping[str, object]) -> str:
        """The verdict by which a record decides nothing, in its Chinese word (``未达法定人数``); empty where it may."""
        for name, values in self.hollow:
            if (value := attributes.get(name)) in values:
                return next((one.word(value) for one in self.fields if one.name == name), str(value))
        return ""

    def faults(self, attributes: Mapping[str, object]) -> list[str]:
        """What does not fit this kind in ``attributes``, one Chinese clause each."""
        known = {one.name: one for one in self.fields}
        faults = [f"{self.kind} 没有字段 {name}" for name in attributes if name not in known]
        for name, one in known.items():
            value = attributes.get(name)
            if value is None:
                if one.required or name in attributes:
                    faults.append(f"缺少字段 {name}")
            elif fault := one.fault(value):
                faults.append(fault)
        return faults

    def beyond(self, attributes: Mapping[str, object]) -> list[str]:
        """Where a part is more than the whole it is counted of (``present`` of ``due``), one Chinese clause each."""
        labels = {one.name: one.label for one in self.fields if one.type == "int"}
        found = []
        for part, whole in PARTS:
            few, all_ = attributes.get(part), attributes.get(whole)
            if part in labels and whole in labels and isinstance(few, int) and isinstance(all_, int) and few > all_:
                found.append(f"{labels[part]}{few}多于{labels[whole]}{all_}")
        return found


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and parse_day(value) is not None
    except ValueError:
        return False


_FITS: Mapping[str, Callable[[object], bool]] = {
    "int": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "str": lambda value: isinstance(value, str) and value != "",
    "bool": lambda value: isinstance(value, bool),
    "date": _is_day,
    "money": lambda value: isinstance(value, str) and MONEY.fullmatch(value) is not None,
    "list": lambda value: isinstance(value, list),
}
