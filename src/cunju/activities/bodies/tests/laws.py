"""The rules of this room under the shipped laws of a day, for a village or community of 渝北区."""

from datetime import date
from typing import Any

from cunju import catalogue
from cunju.activities.bodies import rules
from cunju.catalogue import Law, Place

DAY = date(2023, 6, 1)
CODES = {"village": "500112018202", "community": "500112018001"}


def law(kind: str, on: date = DAY) -> Law:
    """What the shipped packs say on a day."""
    return catalogue.law(unit=Place(CODES[kind], kind), on=on)


def judge(body: str, *, kind: str, day: date = DAY, **more: Any) -> rules.Judged:
    """As ``rules.judge``, by the law of a day."""
    return rules.judge(body, law=law(kind, day), **more)


def deciding(body: str, change: str, *, kind: str, day: date = DAY, **more: Any) -> list[rules.Line]:
    """As ``rules.deciding``, by the law of a day."""
    return rules.deciding(body, change, law=law(kind, day), **more)
