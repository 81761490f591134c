"""A long form kept while it is typed: put by, thrown away, and judged before anybody touched it."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from cunju.org import drafts

F = TypeVar("F", bound=BaseForm)


def put_by(request: HttpRequest, unit_code: str, draft: tuple[str, str], keep: Callable[[], Any]) -> HttpResponse:
    """暂存, or the draft thrown away; then the same page again. ``draft``: its form and key."""
    if request.POST.get("do") == "draft":
        keep()
        messages.success(request, "已暂存，下次打开接着填。")
    else:
        drafts.drop(unit_code, form=draft[0], key=draft[1])
    return redirect(request.path)


def begun(make: Callable[..., F]) -> F:
    """The form bound to what an untouched page would send, to be judged."""
    form = make()
    data = {name: form.get_initial_for_field(one, name) for name, one in form.fields.items()}
    kept = {name: value for name, value in data.items() if value not in (None, False)}
    bound = make(kept | ({"reason": "–"} if "reason" in form.fields else {}))
    bound.is_valid()
    return bound
