"""What a check found: in which area, where, and a Chinese sentence (interfaces §7)."""

from dataclasses import asdict, dataclass, field
from typing import Any

from cunju.catalogue.reading import Problem


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem; ``area`` is one of pack, migrations, guards, ledger, rooms, archive, audit, folds."""

    area: str
    message: str
    file: str | None = None
    line: int | None = None
    unit: str | None = None
    id: str | None = None
    known: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """As in ``cunju.check/2``."""
        return {**asdict(self), "known": list(self.known)}

    def __str__(self) -> str:
        place = (
            f"{self.file}:{self.line}" if self.file else " ".join(one for one in (self.unit, self.id) if one)
        )
        return f"{place}：{self.message}" if place else self.message


def of_pack(problem: Problem) -> Finding:
    """A problem of a catalogue file."""
    return Finding("pack", problem.message, file=problem.file, line=problem.line, known=problem.known)


@dataclass(slots=True)
class Looked:
    """How much was looked at, what was found, archive files nobody refers to and what drafts leave open (no problem, but worth knowing)."""

    findings: list[Finding] = field(default_factory=list)
    facts: int = 0
    files: int = 0
    units: int = 0
    rows: int = 0
    unused: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Schema ``cunju.check/2``."""
        return {
            "schema": "cunju.check/2",
            "problems": [one.as_json() for one in self.findings],
            "looked_at": {"facts": self.facts, "files": self.files, "units": self.units},
            "unused": self.unused,
            "remarks": self.remarks,
        }
