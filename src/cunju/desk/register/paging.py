"""Pages of a costly question that is asked once: its rows themselves tell how many there are."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Window


class Once(Paginator[Any]):
    """As Django's own, which asks twice: how many, then which."""

    object_list: Any

    def get_page(self, number: Any) -> Page[Any]:
        """The page of a number; the first for what is no number, the last for one too high."""
        wanted = int(number) if str(number or "").isdecimal() and len(str(number)) < 7 else 1
        start = (max(wanted, 1) - 1) * self.per_page
        rows = list(self.object_list.annotate(in_all=Window(Count("*")))[start : start + self.per_page])
        if not rows and start:
            return super().get_page(number)
        self.__dict__["count"] = rows[0].in_all if rows else 0
        return Page(rows, max(wanted, 1), self)
