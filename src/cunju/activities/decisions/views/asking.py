"""What the pages with one form share: show it, try what was sent, keep it filled where it is refused."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cunju.activities.decisions.models import Matter
from cunju.kernel.refusals import Refusal
from cunju.org import kept
from cunju.ui.forms import refused


def data_of(request: HttpRequest) -> Any:
    """What was sent, or what was kept while nobody was signed in."""
    return request.POST if request.method == "POST" else kept.initial(request)


def ask(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[[Mapping[str, Any]], str],
    said: str,
    **page: Any,
) -> HttpResponse:
    """One form: ``act`` does it with the cleaned data and says where to go on; a refusal comes back beside its field.

    ``of`` of the page is the matter a correction belongs to: who had an older version before the eyes is told so.
    """
    of: Matter | None = page.pop("of", None)
    seen = str(of.changes.count()) if of else ""
    if request.method == "POST" and form.is_valid():
        try:
            if request.POST.get("seen", seen) != seen:
                raise Refusal("这件事在您打开以后被更正过。请重新打开，看看现在是怎么写的，再改。")
            onward = act(form.cleaned_data)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            messages.success(request, said)
            return redirect(onward)
    return render(request, "decisions/confirm.html", {"form": form, "seen": request.POST.get("seen", seen), "nav_current": "register", **page})
