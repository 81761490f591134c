"""投诉建议: what people say about the product itself."""

from django.db import models

CHOICES = [("asked_elsewhere", "其他地方也要报"), ("does_not_work", "用不了"), ("other", "其他")]


class Feedback(models.Model):
    """One complaint or suggestion, kept, answered, counted."""

    about = models.CharField(max_length=16, choices=CHOICES)
    text = models.CharField(max_length=500)
    page = models.CharField(max_length=300, blank=True)
    unit_code = models.CharField(max_length=12)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    answer = models.CharField(max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.text
