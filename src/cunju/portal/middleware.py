"""A public page asked for again within a second is answered at the edge, before sessions, accounts and the database."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from cunju.portal import pages

PUBLIC = ("/b/", "/c/")


class KnownMiddleware:
    """Stands behind what refuses and limits, before all that costs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD") or not request.path_info.startswith(PUBLIC):
            return self.get_response(request)
        if found := pages.fresh(request):
            return found
        response = self.get_response(request)
        pages.seen(request, response)
        return response
