"""What meetings are called by: their items; and the words a machine recognised on their papers, to search by."""

import uuid
from collections.abc import Sequence

from django.db.models import Q

from cunju.activities.assemblies.models import Item, Meeting


def words(roots: Sequence[uuid.UUID]) -> dict[uuid.UUID, str]:
    """The items of recorded meetings, by the root facts."""
    found: dict[uuid.UUID, list[str]] = {}
    for fact, title in Item.objects.filter(meeting__fact__in=roots).order_by("pk").values_list("meeting__fact", "title"):
        if fact:
            found.setdefault(fact, []).append(title)
    return {fact: "、".join(titles) for fact, titles in found.items()}


def naming(prefix: str, text: str) -> list[uuid.UUID]:
    """Recorded meetings below a code prefix in whose items, or on whose recognised papers, a text stands."""
    said = Q(items__title__icontains=text) | Q(papers__words__icontains="".join(text.split()))
    found = Meeting.objects.filter(said, unit_code__startswith=prefix, fact__isnull=False)
    return [fact for fact in found.order_by().values_list("fact", flat=True).distinct() if fact]
