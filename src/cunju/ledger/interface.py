"""All that others say to the ledger, as ``ledger``: ``from cunju.ledger import interface as ledger``."""

from cunju.kernel.verdicts import Finding
from cunju.ledger.fields import Answer, FactField
from cunju.ledger.followers import follow
from cunju.ledger.holding import subscribe, writing
from cunju.ledger.lineage import chain, current, standing_id, undermined
from cunju.ledger.pen import Pen
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
from cunju.ledger.seals.making import erasing
from cunju.ledger.sending import alike, beside
from cunju.ledger.vocabulary import declare, fact, findings, title_of

__all__ = [
    "Answer", "Card", "Entered", "FactField", "Finding", "Pen", "alike", "beside", "chain", "current", "current_facts", "declare",
    "entered", "erasing", "fact", "fact_by_id", "facts_of", "findings", "follow", "noted", "offers", "record_page", "standing_id",
    "subscribe", "title_of", "undermined", "writing",
]  # fmt: skip
