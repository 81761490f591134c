"""One thing found in a text, before it is bound to a measure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Found:
    """A type and values of interfaces §2 at ``text[start:end]``."""

    type: str
    start: int
    end: int
    values: Mapping[str, Any] = field(default_factory=dict)
    codes: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()

    def overlaps(self, other: "Found") -> bool:
        """Whether both stand on some of the same characters."""
        return self.start < other.end and other.start < self.end
