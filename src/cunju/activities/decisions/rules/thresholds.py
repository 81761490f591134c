"""How many must come and agree, how long a posting hangs: read from ``data/thresholds.yaml``, each with its layer."""

from dataclasses import dataclass
from typing import Any

import yaml

from cunju.activities.decisions.rules.words import DATA
from cunju.kernel import fractions

AT_LEAST = "at_least"


@dataclass(frozen=True, slots=True)
class Threshold:
    """A share ``over/under`` that a step must reach, for whom it is and where it stands."""

    step: int
    name: str
    over: int
    under: int
    reached: str
    authority: str
    cite: str
    sure: str
    of: str = "due"
    unit: str = ""
    body: str = ""
    classes: tuple[str, ...] = ()

    def holds(self, n: int, of: int) -> bool:
        """Whether ``n`` of ``of`` reaches it, in whole numbers."""
        if self.reached == AT_LEAST:
            return fractions.is_at_least(n, of, over=self.over, under=self.under)
        return self.under * n > self.over * of

    def counted(self, n: int, of: int) -> str:
        """``26/40（65.0%，不足三分之二）``, ``20/40（50.0%，没有过半数）``."""
        good = self.holds(n, of)
        words = ("达到", "不足") if self.reached == AT_LEAST else ("", "没有")
        said = words[0 if good else 1] + self.name
        return f"{n}/{of}（{fractions.percent(n, of)}，{said}）"


@dataclass(frozen=True, slots=True)
class Posting:
    """How many days a posting hangs, and within how many days after the resolution it goes up."""

    unit: str
    days: int
    within: int
    authority: str
    cite: str
    sure: str


@dataclass(frozen=True, slots=True)
class Order:
    """Days between two steps and for the whole; None where it is not asked."""

    days_between: int | None
    whole_within: int | None
    authority: str
    cite: str
    sure: str


def _thresholds(rows: list[dict[str, Any]]) -> tuple[Threshold, ...]:
    return tuple(Threshold(**(one | {"classes": tuple(one.get("classes", ()))})) for one in rows)


_FILE = yaml.safe_load((DATA / "thresholds.yaml").read_text(encoding="utf-8"))
PRESENT, VOTES = _thresholds(_FILE["present"]), _thresholds(_FILE["votes"])
POSTINGS = {one["unit"]: Posting(**one) for one in _FILE["posting"]}
ORDER = Order(**_FILE["order"])


def coming(step: int, *, kind: str, body: str) -> tuple[Threshold, ...]:
    """How many must come to a step; a village's step four without a body named is judged as the representatives'."""
    body = body or ("representatives" if kind == "village" else "assembly")
    return tuple(
        one for one in PRESENT if one.step == step and one.unit in ("", kind) and one.body in ("", body)
    )


def agreeing(step: int, *, kind: str, matter_class: str) -> Threshold | None:
    """How many must agree: the line for this class before the one for all."""
    found = [one for one in VOTES if one.step == step and one.unit in ("", kind)]
    special = [one for one in found if matter_class in one.classes]
    return next(iter([*special, *(one for one in found if not one.classes)]), None)
