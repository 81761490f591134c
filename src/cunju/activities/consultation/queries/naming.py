"""What consultations are called by: their matter, what was said, what came of it."""

import uuid
from collections.abc import Sequence

from django.db.models import Q

from cunju.activities.consultation.models import Session


def words(roots: Sequence[uuid.UUID]) -> dict[uuid.UUID, str]:
    """The matter of recorded sessions, by the root facts."""
    return {fact: title for fact, title in Session.objects.filter(fact__in=roots).values_list("fact", "title") if fact}


def naming(prefix: str, text: str) -> list[uuid.UUID]:
    """Recorded sessions below a code prefix in whose matter, opinions or steps a text stands."""
    said = Q(title__icontains=text) | Q(opinions__text__icontains=text) | Q(steps__text__icontains=text)
    found = Session.objects.filter(said, unit_code__startswith=prefix, fact__isnull=False)
    return [fact for fact in found.order_by().values_list("fact", flat=True).distinct() if fact]
