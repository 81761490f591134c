"""投诉建议: what people say about the product itself; 不适用: what towns ask for."""

from django.db import models

CHOICES = [("asked_elsewhere", "其他地方也要报"), ("does_not_work", "用不了"), ("other", "其他")]

STATES = [("asked", "等区里答复"), ("granted", "已同意"), ("refused", "未同意"), ("ended", "已收回")]


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


class ExemptionRequest(models.Model):
    """A town asks that a duty (or ``all``) does not apply to a unit from–to; the district answers with a fact."""

    unit_code = models.CharField(max_length=12, db_index=True)
    duty = models.CharField(max_length=100)
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    reason = models.CharField(max_length=16)
    words = models.CharField(max_length=300)
    by = models.CharField(max_length=150)
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=STATES, default="asked")
    answer = models.CharField(max_length=300, blank=True)
    answered_by = models.CharField(max_length=150, blank=True)
    answered_at = models.DateTimeField(null=True)
    fact = models.UUIDField(null=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.unit_code} {self.duty}"


ERASURE_STATES = [("asked", "等区里核对"), ("done", "已删除"), ("refused", "未同意")]


class Erasure(models.Model):
    """A unit asks that one person's rows be erased; the district does it or says why not. ``name`` is empty once it was answered."""

    unit_code = models.CharField(max_length=12, db_index=True)
    name = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=300)
    by = models.CharField(max_length=150)
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=ERASURE_STATES, default="asked")
    answer = models.CharField(max_length=300, blank=True)
    answered_by = models.CharField(max_length=150, blank=True)
    answered_at = models.DateTimeField(null=True)
    rows = models.PositiveIntegerField(null=True)

    def __str__(self) -> str:
        return f"{self.unit_code} {self.state}"
