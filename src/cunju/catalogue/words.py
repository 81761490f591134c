"""The language of duties (DESIGN §4) as frozen dataclasses; closed: there are no other words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from datetime import date as Day
from typing import Any

from cunju.kernel.refusals import Refusal

EACH = ("year", "half", "quarter", "month")
OWED_BY = ("unit", "supervisory", "town", "district")
AUTHORITIES = ("law", "regulation", "policy", "notice", "local")
# Layers that speak to the addressees of a notice, not to whoever runs the street.
ADDRESSED = ("policy", "notice", "local")
# Layers above the notice: they speak by topic, since measures are the notice's own.
OF_LAW = ("law", "regulation", "policy")
SURE = ("C", "L", "U")
KINDS_OF_UNIT = ("village", "community", "town", "county")
# Whom a pack names: the district is the county's office.
READERS = ("village", "community", "town", "district")


class Malformed(Refusal):
    """A catalogue entry that cannot be read, in Chinese; at a line of the file, or at a word whose line is looked up."""

    def __init__(self, message: str, *, key: str = "", line: int = 0) -> None:
        super().__init__(message)
        self.key, self.line = key, line


@dataclass(frozen=True, slots=True)
class Condition:
    """``where`` on one field: one of ``values``, or a number between ``at_least`` and ``at_most``."""

    field: str
    values: tuple[Any, ...] | None = None
    at_least: int | None = None
    at_most: int | None = None

    def holds(self, attributes: Mapping[str, Any]) -> bool:
        """A missing field never qualifies and never raises."""
        value = attributes.get(self.field)
        if value is None:
            return False
        if self.values is not None:
            return any(value == one and type(value) is type(one) for one in self.values)
        if not isinstance(value, int) or isinstance(value, bool):
            return False
        return (self.at_least is None or value >= self.at_least) and (
            self.at_most is None or value <= self.at_most
        )


@dataclass(frozen=True, slots=True)
class WindowWords:
    """Where a duty's windows come from: a calendar, an opening fact, or a state."""

    each: str | None = None
    due_after_days: int | None = None
    due_after_months: int | None = None
    by: date | None = None
    on: tuple[date, ...] = ()
    after: str | None = None
    after_where: tuple[Condition, ...] = ()
    within_days: int | None = None
    within_working_days: int | None = None
    within_months: int | None = None
    within_field: str | None = None
    state: str | None = None
    sound_field: str = "sound"
    until_field: str | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty; ``id`` is permanent. ``pack`` names where it stands; ``facts`` are the kinds that may meet it.

    ``text``: was the clause read; ``reading``: how sure its reading is (C, L, U). ``binding`` false marks a default of ours:
    shown, never late (interfaces §5). ``topic``: what a duty of law is about; the notice in use gives its ``measure``, unless the
    pack itself did (``measured``). ``former``: ids it replaces, the nearest first, each chain followed to its end.
    """

    id: str
    pack: str
    measure: int
    label: str
    verb: str
    object: str
    applies_to: tuple[str, ...]
    owed_by: str
    window: WindowWords
    cite: str
    text: str
    reading: str
    authority: str
    valid_from: date
    valid_to: date
    facts: tuple[str, ...] = ()
    where: tuple[Condition, ...] = ()
    of: str | None = None
    at_least: int = 1
    distinct: str | None = None
    at_most: int | None = None
    without: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    judgement: str = "system"
    replaces: str | None = None
    ends: bool = False
    binding: bool = True
    topic: str | None = None
    measured: bool = True
    former: tuple[str, ...] = ()

    @property
    def sure(self) -> str:
        """The lower of the two marks."""
        return max(self.text, self.reading, key=SURE.index)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of fact by which it is met."""
        return (self.window.state,) if self.window.state else self.facts

    def applies(self, *, code: str, kind: str) -> bool:
        """Whether windows of this duty arise in a unit of that code and kind (``county`` is the district)."""
        return (
            kind in self.applies_to
            or code in self.applies_to
            or (kind == "county" and "district" in self.applies_to)
        )

    def speaks(self, *, addressed: bool) -> bool:
        """Whether it speaks to a unit that the notice addresses or not: law binds whoever runs the street."""
        return addressed or self.authority not in ADDRESSED


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of the notice, letter for letter, and its two short lines for a column head."""

    no: int
    task: int
    text: str
    short: tuple[str, ...]

    @property
    def title(self) -> str:
        """The short title in one piece."""
        return "".join(self.short)


@dataclass(frozen=True, slots=True)
class Task:
    """A task of the notice with the numbers of its measures."""

    no: int
    title: str
    short: str
    measures: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """The notice a pack was made of; ``papers``: what it calls the books kept (``supervision``, ``consultation``).

    ``form_label``: what stands above the form's title (附件2); ``unaddressed``: why it is doubtful whether units are addressed.
    ``topics``: under which of its measures a duty of law stands.
    """

    number: str
    issuer: str
    title: str
    date: Day
    tasks: tuple[Task, ...]
    measures: tuple[Measure, ...]
    report_days: tuple[Day, ...]
    progress_limit: int
    status_words: tuple[str, ...]
    late_share: tuple[int, int]
    form_title: str
    switched_off: tuple[str, ...]
    unconfirmed: tuple[str, ...]
    papers: Mapping[str, str] = field(default_factory=dict)
    form_label: str = ""
    unaddressed: str = ""
    topics: Mapping[str, int] = field(default_factory=dict)
    more: Mapping[str, Any] = field(default_factory=dict)
