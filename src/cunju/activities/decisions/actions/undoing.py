"""What was just saved is taken back: a matter, a step, a contract or payment; findings of the others follow."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from cunju.activities.decisions.actions.mending import void
from cunju.activities.decisions.models import Matter, Spending, Step
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records.writing import UNDONE


def undoes(facts: Sequence[Any]) -> bool:
    """Something new was recorded; what follows from it (findings of other steps) is reckoned again."""
    return any(not one.supersedes for one in facts)


def undo(root: uuid.UUID, *, by: str, now: datetime) -> None:
    """Take back what a root fact records; that a matter is closed is taken back with the step that closed it."""
    row: Any = (
        Matter.objects.filter(fact=root).first()
        or Step.objects.filter(fact=root).exclude(number=1).select_related("matter").first()
        or Spending.objects.filter(fact=root).select_related("matter").first()
    )
    with ledger.writing([], now=now, superseding=[root]):
        if row is not None:
            code = row.unit_code if isinstance(row, Matter) else row.matter.unit_code
            void(row, reason=UNDONE, unit=Unit.objects.get(code=code), by=by, now=now)
