"""The words of this room: steps, origins, bodies, money; the classes of major matters as data."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from cunju.catalogue import Clause, Law

DATA = Path(__file__).parents[1] / "data"
STEPS = {1: "党组织提议", 2: "两委商议", 3: "党员大会审议", 4: "会议决议", 5: "决议公开", 6: "实施结果公开"}
CODES = {2: "joint", 3: "party", 4: "resolution", 5: "decision_posted", 6: "result_posted"}
MEETINGS, POSTINGS = (1, 2, 3, 4), (5, 6)
ORIGINS = {"people": "党员群众建议", "cadres": "村（社区）干部提议", "higher": "上级党委政府安排"}
CONTRACT, PAYMENT = "contract", "payment"
SPENDING = {CONTRACT: "签订合同", PAYMENT: "首次付款"}
BODIES = {"representatives": "村民代表会议", "assembly": "村（居）民会议", "joint": "两委联席会议", "party": "党员大会"}
DECIDING = ("representatives", "assembly")
MEMBERS = "members"
LAW = "law"


@dataclass(frozen=True, slots=True)
class MatterClass:
    """A class of major matters; who decides it, a clause says. ``named``: one of its own only while a law of the day names it."""

    key: str
    label: str
    question: str = ""
    named: bool = False

    def asked(self, law: Law) -> tuple[Clause, ...]:
        """The clauses of a day that say who decides it."""
        return law.asked(self.question or f"matter.{self.key}")


    def offered(self, law: Law) -> bool:
        """Whether a matter may be of this class on a day."""
        return not self.named or any(one.authority == LAW for one in self.asked(law))


LISTED = tuple(MatterClass(**one) for one in yaml.safe_load((DATA / "classes.yaml").read_text(encoding="utf-8")))
BY_KEY = {one.key: one for one in LISTED}
CLASSES = {one.key: one.label for one in LISTED}
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
