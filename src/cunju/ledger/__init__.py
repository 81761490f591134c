"""Ledger: append-only facts, the one memory of what happened; it must know no activity and no catalogue."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cunju.ledger.fields import Answer, FactField
    from cunju.ledger.holding import subscribe, writing
    from cunju.ledger.lineage import chain, current, standing_id, undermined
    from cunju.ledger.pen import Finding, Pen
    from cunju.ledger.queries import (
        Card,
        Entered,
        current_facts,
        entered,
        fact_by_id,
        facts_of,
        noted,
        offers,
        record_page,
    )
    from cunju.ledger.vocabulary import declare, fact, findings, title_of

# Names are loaded on first use: Django reads this package before its models may be imported.
_HOMES = {
    "Answer": "fields",
    "FactField": "fields",
    "chain": "lineage",
    "current": "lineage",
    "standing_id": "lineage",
    "undermined": "lineage",
    "Finding": "pen",
    "Pen": "pen",
    "Card": "queries",
    "current_facts": "queries",
    "Entered": "queries",
    "entered": "queries",
    "fact_by_id": "queries",
    "facts_of": "queries",
    "noted": "queries",
    "offers": "queries",
    "record_page": "queries",
    "declare": "vocabulary",
    "fact": "vocabulary",
    "findings": "vocabulary",
    "title_of": "vocabulary",
    "subscribe": "holding",
    "writing": "holding",
}
__all__ = [
    "Answer", "Card", "Entered", "FactField", "Finding", "Pen", "chain", "current", "current_facts", "declare", "entered", "fact",
    "fact_by_id",
    "facts_of", "findings", "noted", "offers", "record_page", "standing_id", "subscribe", "title_of", "undermined",
    "writing",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"cunju.ledger.{_HOMES[name]}"), name)
