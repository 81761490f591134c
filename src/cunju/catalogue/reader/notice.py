"""What a notice says, as frozen data; the JSON of interfaces §2 (schema ``cunju.notice/1``)."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

SCHEMA = "cunju.notice/1"
BODY = 0  # the measure number of what stands in the body or in an annex without tasks


@dataclass(frozen=True, slots=True)
class Task:
    """One of the tasks (重点任务) with the numbers of its measures, both as the file orders them."""

    no: int
    title: str
    measures: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure (具体措施); ``text`` is all after its number to the end of the cell, untouched."""

    no: int
    task: int
    text: str


@dataclass(frozen=True, slots=True)
class Annex:
    """One entry of the list under 附件."""

    no: int
    title: str


@dataclass(frozen=True, slots=True)
class Requirement:
    """One of the body's requirements (一要, 二要, …), verbatim; ``title`` is its first sentence."""

    no: int
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Imprint:
    """The 版记: who printed the notice and when."""

    office: str
    date: date


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something countable the notice says, for a person to confirm.

    ``words`` == ``text[start:end]`` of the measure (code points); for measure 0 both are None. ``who`` is the
    subject in the same clause as it stands there, or empty. ``unit_codes``: units named; ``candidates``:
    units of one name among which the notice does not say which. ``type`` and ``values`` as in interfaces §2.
    """

    measure: int
    type: str
    words: str
    start: int | None
    end: int | None
    values: Mapping[str, Any]
    who: str = ""
    unit_codes: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The proposal with lists for tuples."""
        return {**asdict(self), "unit_codes": list(self.unit_codes), "candidates": list(self.candidates)}


@dataclass(frozen=True, slots=True)
class Notice:
    """A whole notice; ``doubts`` are Chinese sentences on what does not fit together."""

    number: str
    issuer: str
    title: str
    date: date
    addressees: tuple[str, ...]
    basis: str
    requirements: tuple[Requirement, ...]
    tasks: tuple[Task, ...]
    measures: tuple[Measure, ...]
    annexes: tuple[Annex, ...]
    remark: str
    imprint: Imprint | None
    proposals: tuple[Proposal, ...] = ()
    doubts: tuple[str, ...] = field(default=())

    def as_json(self) -> dict[str, Any]:
        """``cunju.notice/1``: interfaces §2, and besides ``basis requirements remark imprint doubts``."""
        imprint = self.imprint and {"office": self.imprint.office, "date": self.imprint.date.isoformat()}
        return {
            "schema": SCHEMA,
            "number": self.number,
            "issuer": self.issuer,
            "title": self.title,
            "date": self.date.isoformat(),
            "addressees": list(self.addressees),
            "basis": self.basis,
            "requirements": [asdict(one) for one in self.requirements],
            "annexes": [asdict(one) for one in self.annexes],
            "remark": self.remark,
            "imprint": imprint,
            "tasks": [{**asdict(one), "measures": list(one.measures)} for one in self.tasks],
            "measures": [asdict(one) for one in self.measures],
            "proposals": [one.as_json() for one in self.proposals],
            "doubts": list(self.doubts),
        }

    def proposals_of(self, measure: int) -> tuple[Proposal, ...]:
        """The proposals of one measure; 0 gives those of the body and of the annexes without tasks."""
        return tuple(one for one in self.proposals if one.measure == measure)
