"""Lines of partners and projects; what money a project received. Facts hold counts, sums and choices, never a name."""

import uuid

from django.db import models

from cunju.activities.partners import rules
from cunju.activities.partners.steps import SOURCES
from cunju.kernel.days import chinese_day
from cunju.records import models as shelf


class Page(shelf.Page):
    """A photo or scan brought with a line."""


class Gift(shelf.Retractable):
    """Money a project received. A donor's name is here only where the donor agreed that it is read in public."""

    id, on = models.UUIDField(primary_key=True, default=uuid.uuid4), models.DateField()
    source, donor = models.CharField(max_length=12, choices=list(SOURCES.items())), models.CharField(max_length=60, blank=True)
    amount, by = models.DecimalField(max_digits=14, decimal_places=2), models.CharField(max_length=150)
    project = models.ForeignKey("partners.Entry", on_delete=models.PROTECT, related_name="gifts")

    class Meta:
        ordering = ["on", "id"]

    @property
    def told(self) -> str:
        """As a list says it; who gave only where that may be read."""
        return f"{chinese_day(self.on)}　{SOURCES[self.source]}{rules.yuan(self.amount)}{f'（{self.donor}）' if self.donor else ''}"

    def __str__(self) -> str:
        return self.told


class Entry(shelf.Entry):
    """One line. Of a partner: ``named``, whether its name may be read in public; of a project: ``people``, the partners it names."""

    named = models.BooleanField(default=False)
    people = models.JSONField(default=list)

    class Meta(shelf.Entry.Meta):
        indexes = [models.Index(fields=["unit_code", "-on"], name="par_unit_day")]
