"""The addresses of a room as one table: each with its view, by whose own name a page links to it."""

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any, Protocol

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from cunju.org import access
from cunju.records import pages
from cunju.records.book import Book


class View(Protocol):
    """A function that answers a request."""

    __name__: str

    def __call__(self, request: HttpRequest, /, *args: Any, **named: Any) -> HttpResponseBase:
        """The page."""


def routes(table: Mapping[str, View]) -> list[URLPattern]:
    """The urls of a room in the order they are tried: an address is called as its view is."""
    return [path(address, view, name=view.__name__) for address, view in table.items()]


# The shelf's own pages of a room's chains: those of a line, and the one of a unit.
LINE, UNIT = "{room}/entry/<uuid:entry_id>/", "{room}/<str:code>/"
PAGES: Mapping[str, tuple[str, Callable[..., HttpResponse]]] = {
    "detail": (LINE, pages.detail),
    "edit": (f"{LINE}edit/", pages.edit),
    "void": (f"{LINE}void/", pages.void),
    "confirm": (f"{LINE}confirm/", pages.confirm),
    "waiting": (f"{UNIT}waiting/", pages.waiting),
}


def shelf(book: Book, *names: str, lines: Iterable[str] = ()) -> list[URLPattern]:
    """The pages a room takes from the shelf as they are (``records.pages``): those named, and one for each of ``lines`` to write it."""
    found = [path(PAGES[name][0].format(room=book.room), _for_staff(PAGES[name][1], book), name=book.named(name)) for name in names]
    write, unit = _for_staff(pages.line, book), UNIT.format(room=book.room)
    return [*found, *[path(f"{unit}{step}/", write, {"step": step}, name=step) for step in lines]]


def _for_staff(page: Callable[..., HttpResponse], book: Book) -> Callable[..., HttpResponse]:
    @access.staff
    @wraps(page)
    def shown(request: HttpRequest, **asked: Any) -> HttpResponse:
        return page(book, request, **asked)

    return require_POST(shown) if page is pages.confirm else shown
