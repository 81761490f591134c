"""What a notice says, as frozen data; the JSON of interfaces §2 (schema ``cunju.notice/1``)."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

SCHEMA = "cunju.notice/1"
BODY = 0  # the measure number of what stands in the body or in an annex without tasks


@dataclass(frozen=True, slots=True)
class Task:
    """One of the tasks (重点任务) with the numbers of its measures, both as the file orders them.

    ``section`` is what stands across the table above it, where something does.
    """

    no: int
    title: str
    measures: tuple[int, ...]
    section: str = ""

    def as_json(self) -> dict[str, Any]:
        """The task; ``section`` only where there is one."""
        told = {"no": self.no, "title": self.title, "measures": list(self.measures)}
        return told | ({"section": self.section} if self.section else {})


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure (具体措施); ``text`` is all after its number to the end of the cell, untouched.

    ``columns`` are the further cells of its row by their heads: 责任单位, 完成时限, 备注 …; ``found`` says where it stands.
    """

    no: int
    task: int
    text: str
    columns: tuple[tuple[str, str], ...] = ()
    found: str = field(default="", compare=False)

    def as_json(self) -> dict[str, Any]:
        """The measure; ``columns`` only where its row has further cells."""
        told: dict[str, Any] = {"no": self.no, "task": self.task, "text": self.text}
        return told | ({"columns": dict(self.columns)} if self.columns else {})


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
    ``column`` is the head of the cell the words stand in, where that is not the measure's own; no place then.
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
    column: str = ""

    def as_json(self) -> dict[str, Any]:
        """The proposal with lists for tuples; ``column`` only where there is one."""
        told = {**asdict(self), "unit_codes": list(self.unit_codes), "candidates": list(self.candidates)}
        return told if self.column else {name: value for name, value in told.items() if name != "column"}


@dataclass(frozen=True, slots=True)
class Notice:
    """A whole notice; ``date`` is None only of a list without its letter; ``doubts`` are Chinese sentences on what does not fit together."""

    number: str
    issuer: str
    title: str
    date: date | None
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
            "date": self.date and self.date.isoformat(),
            "addressees": list(self.addressees),
            "basis": self.basis,
            "requirements": [asdict(one) for one in self.requirements],
            "annexes": [asdict(one) for one in self.annexes],
            "remark": self.remark,
            "imprint": imprint,
            "tasks": [one.as_json() for one in self.tasks],
            "measures": [one.as_json() for one in self.measures],
            "proposals": [one.as_json() for one in self.proposals],
            "doubts": list(self.doubts),
        }

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "Notice":
        """The notice that ``as_json`` told, but for where in the file its measures stood."""
        imprint = told["imprint"]
        return cls(
            number=told["number"],
            issuer=told["issuer"],
            title=told["title"],
            date=date.fromisoformat(told["date"]) if told["date"] else None,
            addressees=tuple(told["addressees"]),
            basis=told["basis"],
            requirements=tuple(Requirement(**one) for one in told["requirements"]),
            tasks=tuple(Task(one["no"], one["title"], tuple(one["measures"]), one.get("section", "")) for one in told["tasks"]),
            measures=tuple(Measure(one["no"], one["task"], one["text"], tuple(one.get("columns", {}).items())) for one in told["measures"]),
            annexes=tuple(Annex(**one) for one in told["annexes"]),
            remark=told["remark"],
            imprint=Imprint(imprint["office"], date.fromisoformat(imprint["date"])) if imprint else None,
            proposals=tuple(Proposal(**one | {name: tuple(one[name]) for name in ("unit_codes", "candidates")}) for one in told["proposals"]),
            doubts=tuple(told["doubts"]),
        )

    def proposals_of(self, measure: int) -> tuple[Proposal, ...]:
        """The proposals of one measure; 0 gives those of the body and of the annexes without tasks."""
        return tuple(one for one in self.proposals if one.measure == measure)
