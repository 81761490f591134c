"""Pages around the desk: the way in, whether it is up, what is not there."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from cunju.org import health


def home(request: HttpRequest) -> HttpResponse:
    """To 工作台."""
    return redirect("desk:today")


def healthz(request: HttpRequest) -> JsonResponse:
    """Is it up, and which day does it think it is; answered before anything else is asked (``org.edge``)."""
    return health.answer()


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """One body for unknown and out of scope."""
    return render(request, "404.html", status=404)
