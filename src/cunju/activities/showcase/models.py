"""What was sent in, selected, planned and reached, as lines; words stand here, facts hold codes, counts and digests."""

from django.db import models

from cunju.records import models as shelf


class Entry(shelf.Entry):
    """One line. ``chosen``: what was posted or selected, as ids of lines; ``panel``, ``withdrew``: who judged, who not."""

    chosen = models.JSONField(default=list)
    panel = models.TextField(blank=True)
    withdrew = models.TextField(blank=True)

    class Meta(shelf.Entry.Meta):
        indexes = [models.Index(fields=["unit_code", "-on"], name="shw_unit_day")]

    @property
    def title(self) -> str:
        """What a case is called: its first line."""
        return next(iter(self.text.splitlines()), "").strip()[:80]


class Page(shelf.Page):
    """A scan brought with a line."""
