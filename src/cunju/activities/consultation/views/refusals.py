"""What every page of this room does with a refusal, and the plain page that asks once more."""

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def confirm(request: HttpRequest, form: Form, **page: Any) -> HttpResponse:
    """A page with one short form."""
    return render(request, "consultation/confirm.html", {"form": form, "nav_current": "register", **page})
