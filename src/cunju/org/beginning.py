"""Where forms in the making are kept (``begun``): what the script of a page sends, and what is wanted no more."""

import json
from contextlib import suppress

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from cunju.org import access, begun


@require_POST
@access.staff
def keep(request: HttpRequest) -> HttpResponse:
    """Keep a form as it stands; what comes late, too much or unreadable is dropped without a word."""
    token, path, said = (request.POST.get(name, "") for name in (begun.TOKEN, begun.PAGE, "said"))
    if token and path.startswith("/") and len(path) <= 300 and len(said) <= begun.MOST:
        with suppress(ValueError):
            begun.keep(
                access.account_of(request), token=token[:64], path=path, title=request.POST.get("title", "")[:120],
                data=json.loads(said), labels=json.loads(request.POST.get("labels", "{}")),
            )  # fmt: skip
    return HttpResponse(status=204)


@require_POST
@access.staff
def drop(request: HttpRequest) -> HttpResponse:
    """The account wants none of what it had begun on a page."""
    begun.drop(access.account_of(request), request.POST.get(begun.PAGE, ""))
    back = request.POST.get("back", "")
    return redirect(back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else "/today/")
