"""Lines of what was done; of a walk each thing to do as a row of its own, for who will handle it. Facts hold counts only."""

import uuid

from django.db import models

from cunju.activities.committees import rules
from cunju.records import models as shelf


class Entry(shelf.Entry):
    """One line; the words of a walk are kept as rows too."""

    class Meta(shelf.Entry.Meta):
        indexes = [models.Index(fields=["unit_code", "-on"], name="cmt_unit_day")]

    def keep_items(self) -> None:
        """Of a walk each thing to do as a row; one whose words stand as they were keeps its id."""
        if self.step != "visit":
            return
        lines = rules.lines(self.text)
        self.items.exclude(text__in=lines).delete()
        for place, text in enumerate(lines):
            Item.objects.update_or_create(entry=self, text=text, defaults={"place": place})


class Page(shelf.Page):
    """A photo or scan brought with a line."""


class Item(models.Model):
    """One thing to do that a walk brought back."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="items")
    place = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=2000)

    class Meta:
        ordering = ["entry", "place"]
        constraints = [models.UniqueConstraint(fields=["entry", "text"], name="cmt_item_once")]

    def __str__(self) -> str:
        return self.text[:40]
