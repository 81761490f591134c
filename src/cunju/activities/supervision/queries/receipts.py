"""What became of a question on a breach, as who sent it reads it."""

import uuid
from datetime import date
from typing import Any

from cunju import catalogue
from cunju.activities.supervision.book import BOOK
from cunju.activities.supervision.rules import ANSWER
from cunju.activities.supervision.rules.waiting import APPEAL
from cunju.catalogue import Clause
from cunju.kernel.inputs import Mark, Way
from cunju.kernel.words import of_kind
from cunju.org.models import Unit
from cunju.records import clocks, reading
from cunju.records.models import LIVE

ANSWERS = {
    "committee": "村（居）民委员会答复", "supervisory": "村（居）务监督委员会答复", "both": "村（居）民委员会、村（居）务监督委员会一起答复",
}  # fmt: skip


def due(unit: Unit, came: date) -> tuple[date | None, str]:
    """By when a question that came on a day has to be answered, and by which clause."""
    return clocks.until(came, catalogue.law(unit=unit, on=came).first(ANSWER))


def way(unit: Unit, became: uuid.UUID, on: date) -> Way | None:
    """Its answers, its way to the town or the county and what was answered there; each with its clock by the law of the day it began."""
    root = reading.find(BOOK, became)
    if root is None or root.state != LIVE:
        return None
    asked = catalogue.law(unit=unit, on=root.on).first(ANSWER)
    lines = [one for one in reading.chain(root) if one.state == LIVE and one.on <= on]
    marks, up, ruled = [], None, False
    for one in lines:
        if one.step == "reply":
            marks.append(clocks.answered(of_kind(ANSWERS[str(one.said.get("by"))], unit.kind), root.on, one.on, one.text, asked))
        elif one.step == "referral":
            up = one
            marks.append(Mark(one.on, f"转给{_above(one)}", "由那里调查核实，答复在这里能看到。", "open"))
        elif one.step == "ruling" and up is not None:
            ruled = True
            marks.append(clocks.answered(f"{_above(one)}答复", up.on, one.on, one.text, _appeal(unit, up)))
    answered = ruled if up else any(one.step == "reply" for one in lines)
    until, cite = clocks.until(up.on, _appeal(unit, up)) if up else clocks.until(root.on, asked)
    return Way(marks, answered, None if answered else until, "" if answered else cite, above=up is not None)


def _appeal(unit: Unit, up: Any) -> Clause | None:
    return catalogue.law(unit=unit, on=up.on).first(APPEAL)


def _above(line: Any) -> str:
    return "区县" if line.said.get("to") == "county" else "镇（街道）"
