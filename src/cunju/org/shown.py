"""Rows of public pages: how an office is reached, and whether what is kept of it changed."""

from django.db import models


class Contact(models.Model):
    """How everybody reaches an office, as it stands on public pages; of a district also who owns the site and its record number."""

    unit_code = models.CharField(max_length=12, primary_key=True)
    phone = models.CharField(max_length=60, blank=True)
    address = models.CharField(max_length=80, blank=True)
    hours = models.CharField(max_length=60, blank=True)
    owner = models.CharField(max_length=60, blank=True)
    record_number = models.CharField(max_length=60, blank=True)
    by = models.CharField(max_length=150)
    on = models.DateField()

    def __str__(self) -> str:
        return f"{self.unit_code} {self.phone}"


class Change(models.Model):
    """A word that is another one after each change of what is kept of a unit; public pages know by it whether they are still so."""

    unit_code = models.CharField(max_length=12, primary_key=True)
    token = models.CharField(max_length=16)

    def __str__(self) -> str:
        return f"{self.unit_code} {self.token}"
