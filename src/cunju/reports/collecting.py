"""Asks installed rooms for their papers: one by name, their pages of the workbook, the files they keep."""

import uuid
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.apps import apps
from django.conf import settings
from django.http import Http404, HttpRequest

from cunju.kernel.blocks import Paper
from cunju.kernel.days import Span
from cunju.kernel.sheets import Sheet
from cunju.org.models import Unit


def opened(request: HttpRequest, room: str, name: str) -> Paper:
    """The paper, as far as the account may see it; Http404 otherwise.

    A room offers its papers by ``papers.opened(request, name)``, which goes through the room's own access.
    """
    module = f"cunju.activities.{room}"
    if module not in settings.ROOMS or not find_spec(f"{module}.papers"):
        raise Http404
    papers = import_module(f"{module}.papers")
    if not hasattr(papers, "opened"):
        raise Http404
    paper: Paper = papers.opened(request, name)
    return paper


def offering(function: str) -> Iterator[ModuleType]:
    """The ``papers`` modules of installed rooms that have a function, in the order of the rooms."""
    for room in settings.ROOMS:
        if find_spec(f"{room}.papers"):
            papers = import_module(f"{room}.papers")
            if hasattr(papers, function):
                yield papers


def chapters(unit: Unit, between: Span) -> dict[str, list[Paper]]:
    """What the rooms bring to a unit's workbook, by chapter."""
    found: dict[str, list[Paper]] = {}
    for papers in offering("chapters"):
        for key, pages in papers.chapters(unit, between).items():
            found.setdefault(key, []).extend(pages)
    return found


def files(unit: Unit, between: Span) -> list[tuple[str, str, uuid.UUID]]:
    """Room, file name and archive id of every file the rooms keep for a unit."""
    found = []
    for papers in offering("files"):
        room = papers.__name__.split(".")[-2]
        found += [(room, name, file) for name, file in papers.files(unit, between)]
    return found


def tables(unit: Unit, between: Span) -> list[Sheet]:
    """What the rooms hold of a unit beside its records, as plain sheets."""
    return [one for papers in offering("tables") for one in papers.tables(unit, between)]


def label(room: str) -> str:
    """What a room is called."""
    return str(apps.get_app_config(room).verbose_name)
