"""Asks an installed room for one of its papers, by the room's name and the paper's own."""

from importlib import import_module
from importlib.util import find_spec

from django.conf import settings
from django.http import Http404, HttpRequest

from cunju.kernel.blocks import Paper


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
