"""Which sheets and questions a text stands in."""

import uuid

from cunju.activities.disclosure.models import Doubt, Sheet


def naming(prefix: str, text: str) -> list[uuid.UUID]:
    """Sheets below a code prefix one of whose lines has a text, and questions that were asked in these words."""
    sheets = Sheet.objects.filter(issue__unit_code__startswith=prefix, lines__title__icontains=text)
    doubts = Doubt.objects.filter(unit_code__startswith=prefix, text__icontains=text)
    facts = [*sheets.order_by().values_list("sent_fact", "published_fact").distinct(), *doubts.values_list("fact")]
    return [fact for each in facts for fact in each if fact]
