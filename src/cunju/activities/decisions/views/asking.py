"""What the pages with one form share: show it, try what was sent, keep it filled where it is refused."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cunju.archive.pdfs import tell
from cunju.kernel.refusals import Refusal
from cunju.records import pages
from cunju.ui.forms import refused


def data_of(request: HttpRequest) -> Any:
    """What was sent, or what was kept while nobody was signed in."""
    return pages.data_of(request)


def ask(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[[Mapping[str, Any]], str],
    said: str,
    **page: Any,
) -> HttpResponse:
    """One form: ``act`` does it with the cleaned data and says where to go on; a refusal comes back beside its field."""
    if request.method == "POST" and form.is_valid():
        try:
            onward = act(form.cleaned_data)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            messages.success(request, said)
            tell(request, form.cleaned_data.get("photos"))
            return redirect(onward)
    return render(request, "decisions/confirm.html", {"form": form, "nav_current": "register", **page})
