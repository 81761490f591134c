"""Rows of the second page of login: the secret a telephone shares, and ten codes on paper for the day it is lost."""

from django.conf import settings
from django.db import models


class Factor(models.Model):
    """An account's second factor; ``since`` is empty until its first code was typed, ``step`` is the last one used (half minutes)."""

    account = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="factor")
    sealed = models.CharField(max_length=120)
    since = models.DateField(null=True)
    step = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.account_id)


class RecoveryCode(models.Model):
    """A printed code, good once; only its digest is kept."""

    factor = models.ForeignKey(Factor, on_delete=models.CASCADE, related_name="codes")
    digest = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["factor", "digest"], name="org_one_recovery_code")]

    def __str__(self) -> str:
        return f"{self.factor_id}"
