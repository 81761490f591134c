"""A page with one form: shown, tried, shown again as typed where it is refused; once done, on to the next page. And one tap."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cunju.archive.pdfs import tell
from cunju.kernel.refusals import Refusal
from cunju.org.models import Unit
from cunju.records import pages
from cunju.ui.forms import Form


def ask(
    request: HttpRequest, form: Form, act: Callable[[], Any], *, unit: Unit, heading: str, back: str, said: str, submit: str,
    onward: Callable[[Any], str] = lambda made: "", template: str = "records/form.html", **page: Any,
) -> HttpResponse:  # fmt: skip
    """``act`` is done with the form, then ``said``; ``onward`` names the page of what it made, else it is ``back`` again."""
    made: list[Any] = []
    if pages.done(request, form, lambda: made.append(act())):
        messages.success(request, said)
        tell(request, form.cleaned_data.get("photos"))
        return redirect(onward(made[0]) or back)
    shown = {"form": form, "unit": unit, "heading": heading, "back": back, "submit": submit, "nav_current": "register"}
    shown |= {"title": heading, "cancel": back}  # as ``records/confirm.html`` calls them
    return render(request, template, {**shown, **page})


def tapped(request: HttpRequest, form: Form, act: Callable[[], Any], *, back: str, said: str, wrong: str) -> HttpResponse:
    """One tap, sent from a page that shows more than its form: back to that page, with what came of it (``wrong``: as it was typed)."""
    try:
        if form.is_valid():
            act()
            messages.success(request, said)
        else:
            messages.error(request, wrong)
    except Refusal as refusal:
        messages.error(request, refusal.message)
    return redirect(back)
