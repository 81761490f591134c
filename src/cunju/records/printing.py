"""A paper of a room as a page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cunju.records.book import Book


def printed(book: Book, request: HttpRequest, paper: Any, called: str, back: str) -> HttpResponse:
    """The page of a paper; ``called``: its name for Word and PDF (``reports``), ``back``: where a person came from."""
    return render(request, "ui/print.html", {"paper": paper, "back_url": back, "paper_room": book.room, "paper_name": called})
