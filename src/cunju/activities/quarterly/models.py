"""A town's form for a report day: what a person made of the draft."""

from django.db import models


class Form(models.Model):
    """One form; ``progress`` empty means nobody edited the draft; ``own_lines`` are the officer's, by task number."""

    town_code = models.CharField(max_length=12)
    report_on = models.DateField()
    progress = models.TextField(blank=True)
    problems = models.TextField(blank=True)
    own_lines = models.JSONField(default=dict)
    status = models.CharField(max_length=8, blank=True)
    override_reason = models.CharField(max_length=300, blank=True)
    contact = models.CharField(max_length=60, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=10, default="draft")
    return_reason = models.CharField(max_length=300, blank=True)
    submitted_on = models.DateField(null=True)
    frozen = models.JSONField(null=True)
    fact = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["town_code", "report_on"], name="quarterly_one_form_a_report")
        ]

    def __str__(self) -> str:
        return f"{self.town_code} {self.report_on}"
