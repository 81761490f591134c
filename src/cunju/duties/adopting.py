"""Defaults that the district lets bind: dated facts of the district, read by every unit below it (interfaces §5)."""

from collections.abc import Iterable
from datetime import date

from cunju.duties.chains import Chains
from cunju.duties.facts import Adopted
from cunju.duties.sources import versions_where
from cunju.duties.status import Adoption

KIND: str = Adopted.KIND  # type: ignore[attr-defined]


def adoptions(districts: Iterable[str], *, known: date) -> tuple[Adoption, ...]:
    """Adoptions of districts in force by what was recorded on or before ``known``; one query."""
    chains = Chains(versions_where(kind=KIND, unit_code__in=sorted(set(districts))), known=known)
    return tuple(
        Adoption(
            head.attributes["duty"],
            date.fromisoformat(head.attributes["from"]),
            date.fromisoformat(head.attributes["to"]) if head.attributes.get("to") else None,
            head.occurred_on,
            tuple(head.attributes.get("units") or [head.unit]),
        )
        for _, head in chains.heads()
    )
