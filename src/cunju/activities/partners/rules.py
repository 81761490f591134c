"""Rules of this room, pure: how each force stands on a day, in which project all five can be seen, what money is not posted yet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

ELEMENTS = ("community", "organisation", "social_worker", "volunteer", "charity")
ALL = len(ELEMENTS)
NOUGHT = Decimal(0)


@dataclass(frozen=True, slots=True)
class Held:
    """A partner on the register: of which force, since when, until the day it left, whether somebody keeps in touch."""

    element: str
    since: date
    until: date | None
    contact: bool

    def on(self, day: date) -> bool:
        """Whether it is on the register at the end of a day."""
        return self.since <= day and (self.until is None or day < self.until)


def state(held: Iterable[Held], element: str, day: date) -> dict[str, Any]:
    """How a force stands at the end of a day: on the register with a contact, and how many."""
    found = [one for one in held if one.element == element and one.on(day)]
    return {"element": element, "sound": any(one.contact for one in found), "members": len(found)}


def counts(held: Iterable[Held], day: date) -> dict[str, int]:
    """How many of each force are on the register at the end of a day."""
    found = [one.element for one in held if one.on(day)]
    return {name: found.count(name) for name in ELEMENTS}


def mechanism(held: Sequence[Held], day: date) -> dict[str, int]:
    """What the register says of the mechanism on the day it is set up."""
    many = counts(held, day)
    return {
        "elements": sum(one > 0 for one in many.values()), "stations": many["social_worker"], "organisations": many["organisation"],
    }  # fmt: skip


def elements(chosen: Iterable[str], forces: Mapping[str, str]) -> int:
    """How many different forces the chosen partners are."""
    return len({forces[one] for one in chosen if one in forces})


def lacking(found: Iterable[str]) -> list[str]:
    """The forces that are not there, in the order of the notice's word."""
    there = set(found)
    return [one for one in ELEMENTS if one not in there]


@dataclass(frozen=True, slots=True)
class Money:
    """A project's money: what came in, what of it and of the spending is posted, what was spent at its end."""

    received: Decimal = NOUGHT
    posted: Decimal = NOUGHT
    spent: Decimal | None = None

    @property
    def unposted(self) -> Decimal:
        """What came in and stands on no board."""
        return max(self.received - self.posted, NOUGHT)


def yuan(amount: Decimal | str | None) -> str:
    """An amount as a sentence says it."""
    if amount is None:
        return ""
    text = f"{Decimal(amount):,.2f}"
    return f"{text.removesuffix('.00')}元"


def told(projects: int, five: int, forces: int) -> list[tuple[str, str]]:
    """Beside the judgement of measure 24."""
    return [
        ("联动力量", f"名册上有{forces}类，其中有联系人的才算"), ("联动项目", f"{projects}个，同一个项目里五类力量都写明的{five}个"),
    ]  # fmt: skip
