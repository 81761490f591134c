"""Demonstration records of this room: one clash explained, one left open, both from what other rooms recorded."""

from datetime import date
from typing import Any

from cunju.activities.crosschecks import actions, queries
from cunju.kernel.days import year_span

BY = "demonstration"


def build(stage: Any) -> None:
    """The contract that came before a posting is explained in the first unit that has one beside the full units."""
    for unit in stage.units:
        if stage.is_full(unit):
            continue
        for item in queries.items(unit.code, between=year_span(2023)):
            actions.explain(unit, item, text="先付了抢修材料款，会后补了公开。", by=BY, now=stage.at(date(2023, 9, 1)))
            return
