"""The words of this room: steps, origins, bodies, money; the classes of major matters as data."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from cunju.activities.decisions.steps import NUMBERED
from cunju.catalogue import Clause, Law, choices

DATA = Path(__file__).parents[1] / "data"
STEPS = {number: one.label for number, one in NUMBERED.items()}
MEETINGS, POSTINGS = (1, 2, 3, 4), (5, 6)
ORIGINS = choices("decisions.matter_opened", "origin")
CONTRACT, PAYMENT = "contract", "payment"
SPENDING = choices("decisions.spent", "what")
CLASSES = choices("decisions.matter_opened", "matter_class")
_WORDS = choices("assemblies.meeting_held", "body")
BODIES = {one: _WORDS[one] for one in ("representatives", "assembly", "joint", "party")}
DECIDING = ("representatives", "assembly")
MEMBERS = "members"
LAW = "law"


@dataclass(frozen=True, slots=True)
class MatterClass:
    """A class of major matters; who decides it, a clause says. ``named``: one of its own only while a law of the day names it."""

    key: str
    question: str = ""
    named: bool = False

    @property
    def label(self) -> str:
        """Its words."""
        return CLASSES[self.key]

    def asked(self, law: Law) -> tuple[Clause, ...]:
        """The clauses of a day that say who decides it."""
        return law.asked(self.question or f"matter.{self.key}")

    def offered(self, law: Law) -> bool:
        """Whether a matter may be of this class on a day."""
        return not self.named or any(one.authority == LAW for one in self.asked(law))


LISTED = tuple(MatterClass(**one) for one in yaml.safe_load((DATA / "classes.yaml").read_text(encoding="utf-8")))
BY_KEY = {one.key: one for one in LISTED}
OTHER = "ol24"


def bodies_of(number: int, *, law: Law) -> tuple[str, ...]:
    """Whose meeting a step may rest on (domain.md §3); none for what is no meeting.

    The resolution: the bodies the law of the day knows; either where it knows none.
    """
    if number == 2:
        return ("joint",)
    if number == 3:
        return ("party",)
    if number != 4:
        return ()
    return tuple(one for one in DECIDING if law.asked(f"{one}.quorum")) or DECIDING


def reserved(matter_class: str, *, law: Law) -> Clause | None:
    """The clause by which a class is never left to the representatives."""
    found = law.asked("representatives.reserved")
    return next((one for one in found if matter_class in one.choices), None)


def of_members(matter_class: str, *, law: Law) -> Clause | None:
    """The clause by which a class belongs to the members of the collective organisation."""
    listed = BY_KEY.get(matter_class)
    found = listed.asked(law) if listed else ()
    return next((one for one in found if MEMBERS in one.choices), None)


def offered(law: Law) -> dict[str, str]:
    """The classes a matter may be of on a day, with their words."""
    return {one.key: one.label for one in LISTED if one.offered(law)}


def by_law(law: Law) -> list[dict[str, Any]]:
    """The classes that clauses of a day name, with the first clause and who decides; ``delegable``: the representatives may."""
    delegable, found = bool(law.first("representatives.delegation")), []
    for one in LISTED:
        if asked := one.asked(law):
            kept, others = reserved(one.key, law=law), of_members(one.key, law=law)
            row = {"label": one.label, "clause": kept or asked[0], "who": asked[0].said, "reserved": bool(kept)}
            found.append(row | {"delegable": delegable and not kept and not others})
    return found
