"""Lines of matters: their words, their places, the numbers other systems gave them; facts hold choices and days only."""

from django.db import models

from cunju.records import models as shelf


class Entry(shelf.Entry):
    """One line. Of a matter's first: ``place``, ``number`` of 141 or 12345, ``secret``; of one handed on when it was received there.

    ``origin``: the thing to do, in the room that kept it, that this matter was made of; ``same``: the matter it is done with, as a person said.
    """

    place = models.CharField(max_length=60, blank=True)
    number = models.CharField(max_length=40, blank=True)
    secret = models.BooleanField(default=False)
    receipt_on = models.DateField(null=True)
    origin = models.UUIDField(null=True)
    same = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="others")

    class Meta(shelf.Entry.Meta):
        indexes = [models.Index(fields=["unit_code", "-on"], name="mat_unit_day")]


class Page(shelf.Page):
    """A photo or scan brought with a line."""
