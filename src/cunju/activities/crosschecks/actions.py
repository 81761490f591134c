"""The one write of this room: the unit explains records that seem to contradict each other."""

from datetime import datetime
from typing import Any

from cunju.activities.crosschecks import queries, rules
from cunju.activities.crosschecks.facts import Explained
from cunju.activities.crosschecks.models import Explanation
from cunju.kernel.codes import town_code
from cunju.kernel.refusals import Refusal
from cunju.ledger import identity
from cunju.ledger import interface as ledger
from cunju.org.models import Unit


class SaidBefore(Refusal):
    """Records that were explained already."""


def explain(unit: Unit, item: queries.Item, *, text: str, by: str, now: datetime, fact_id: Any = None) -> Explanation:
    """Say why the records are right; a correction of one of them asks anew."""
    clash = item.clash
    elsewhere = [town_code(unit.code)] if any(one.kind == rules.SENT for one in clash.records) else []
    with ledger.writing([unit.code, *elsewhere], now=now) as pen:
        if Explanation.objects.filter(unit_code=unit.code, key=clash.key).exists():
            raise SaidBefore("这几条记录已经说明过；要改说法，请先撤回原来的说明，再写一次。", "text")
        fact = pen.record(
            Explained(clash.check),
            unit=unit.code,
            occurred_on=now.date(),
            by=by,
            rests_on=[one.id for one in clash.records],
            fact_id=fact_id or identity.new_id(),
        )
        return Explanation.objects.create(
            id=identity.new_id(), unit_code=unit.code, check_code=clash.check, key=clash.key, text=text, on=now.date(), by=by,
            fact=fact.uid,
        )  # fmt: skip


def withdraw(one: Explanation, *, by: str, now: datetime) -> None:
    """Take back what was said: the records are asked about again."""
    with ledger.writing([one.unit_code], now=now, superseding=[one.fact]) as pen:
        pen.retract(one.fact, by=by)
        one.delete()
