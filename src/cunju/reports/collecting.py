"""Asks installed rooms for their papers: one by name, their pages of the workbook, the files they keep."""

import uuid
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.apps import apps
from django.conf import settings
from django.http import Http404, HttpRequest

from cunju.kernel import offers
from cunju.kernel.blocks import Paper
from cunju.kernel.days import Span
from cunju.kernel.sheets import Sheet
from cunju.org.models import Unit

P = ParamSpec("P")
R = TypeVar("R")


def opened(request: HttpRequest, room: str, name: str) -> Paper:
    """The paper, as far as the account may see it; Http404 otherwise."""
    package = f"cunju.activities.{room}"
    offered = offers.asked(package, offers.Papers.opened) if package in settings.ROOMS else None
    if offered is None:
        raise Http404
    return offered(request, name)


def plain(request: HttpRequest, room: str, name: str) -> str:
    """A paper as text for a work group, as far as the account may see it; Http404 for what is not for everybody."""
    package = f"cunju.activities.{room}"
    offered = offers.asked(package, offers.Papers.plain) if package in settings.ROOMS else None
    if offered is None:
        raise Http404
    return offered(request, name)


def _offering(hook: Callable[Concatenate[Any, P], R]) -> Iterator[tuple[str, Callable[P, R]]]:
    """Each installed room that has a hook, by its label, in the order of the rooms."""
    for room in settings.ROOMS:
        if offered := offers.asked(room, hook):
            yield room.rpartition(".")[2], offered


def chapters(unit: Unit, between: Span) -> dict[str, list[Paper]]:
    """What the rooms bring to a unit's workbook, by chapter."""
    found: dict[str, list[Paper]] = {}
    for _, offered in _offering(offers.Papers.chapters):
        for key, pages in offered(unit, between).items():
            found.setdefault(key, []).extend(pages)
    return found


def yearbooks(unit: Unit, between: Span, *, on: date) -> Iterator[tuple[str, Callable[[], tuple[str, Sequence[Paper]]]]]:
    """Each room that keeps a book of its own: its label, and what makes the book."""
    for room, offered in _offering(offers.Papers.yearbook):
        yield label(room), partial(offered, unit, between, on=on)


def count_yearbooks() -> int:
    """How many rooms keep a book of their own."""
    return len(list(_offering(offers.Papers.yearbook)))


def files(unit: Unit, between: Span) -> list[tuple[str, str, uuid.UUID]]:
    """Room, file name and archive id of every file the rooms keep for a unit."""
    return [
        (room, name, file)
        for room, offered in _offering(offers.Papers.files)
        for name, file in offered(unit, between)
    ]


def tables(unit: Unit, between: Span) -> list[Sheet]:
    """What the rooms hold of a unit beside its records, as plain sheets."""
    return [one for _, offered in _offering(offers.Papers.tables) for one in offered(unit, between)]


def label(room: str) -> str:
    """What a room is called."""
    return str(apps.get_app_config(room).verbose_name)
