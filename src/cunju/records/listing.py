"""Lines as the rows of a list (``records/rows.html``)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from cunju.kernel.personal import masked
from cunju.kernel.words import of_kind
from cunju.org.models import Unit
from cunju.records.book import Book
from cunju.records.models import LIVE


@dataclass(frozen=True, slots=True)
class Listed:
    """A line as a list shows it: what was said, else what was chosen; how it stands, as look and word."""

    href: str
    label: str
    on: date
    brief: str
    look: str
    word: str


def listed(book: Book, unit: Unit, entries: Iterable[Any]) -> list[Listed]:
    """Lines of a unit as rows, in the words of its kind; what was typed stays as it is."""
    return [
        Listed(
            book.url("detail", one.pk), book.step(one).label, one.on,
            masked(one.text)[:60] or of_kind("、".join(word for _, word in book.words(one)[:2]), unit.kind), *(book.look(one) or _look(one)),
        )
        for one in entries
    ]  # fmt: skip


def _look(entry: Any) -> tuple[str, str]:
    if entry.state != LIVE:
        return "na", entry.get_state_display()
    if entry.proxy is None:
        return "done", "已记录"
    return ("wait", "代录，待确认") if entry.waits_for_a_member else ("done", "代录，已确认")
