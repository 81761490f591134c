"""Words a machine recognised on a meeting's papers: kept beside the picture to search by, marked as such, never the record."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from cunju.activities.assemblies.models import Paper
from cunju.kernel import cleaning
from cunju.kernel.personal import masked
from cunju.ledger import interface as ledger

LONGEST = 40_000


def keep_words(paper: Paper, pages: Sequence[Mapping[str, Any]], *, now: datetime) -> None:
    """A line a line of the paper; numbers of persons are masked."""
    rows = ["".join(cell["text"] for cell in row if cell["text"]) for page in pages for row in page["rows"]]
    text = masked("\n".join(cleaning.line(one) for one in rows if one.strip()))
    with ledger.beside(), ledger.writing([paper.meeting.unit_code], now=now):
        paper.words = text[:LONGEST]
        paper.save(update_fields=["words"])
