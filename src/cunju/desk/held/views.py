"""The page 这个问过了吗: the heads of a form from elsewhere, line by line, and where each already stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cunju.desk import works
from cunju.desk.held import matching
from cunju.ledger import vocabulary
from cunju.org import access
from cunju.org.models import Unit

LONGEST, MOST = 4000, 60
SHORTEST = 2  # characters by which a kind of record is known
SAMPLE = "户数\n村民代表人数\n上月结余"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked, in the words it was asked in, and what is held of it, each with its page."""

    asked: str
    held: tuple[tuple[matching.Held, str], ...]
    recorded: tuple[tuple[works.Work, str], ...] = ()


@access.staff
def held(request: HttpRequest) -> HttpResponse:
    """Each head of what was pasted, with what is held of it; whoever asks sees the pages of the own unit."""
    unit = access.unit_for(request, access.account_of(request).unit_code)
    # Sent, not asked for: what is pasted stands in no address.
    typed = request.POST.get("q", "") or request.GET.get("q", "")
    lines = heads(typed)
    names = _names() if lines else []
    answers = [_answer(one, unit, names) for one in lines[:MOST]]
    shown: dict[str, Any] = {
        "unit": unit,
        "q": typed[:LONGEST],
        "answers": answers,
        "known": sum(bool(one.held or one.recorded) for one in answers),
        "left_out": max(0, len(lines) - MOST),
        "cut": len(typed) > LONGEST,
        "longest": LONGEST,
        "sample": SAMPLE,
        "all": [(one, _page(one, unit)) for one in matching.everything()],
        "nav_current": "today",
        "page_code": f"WG-{unit.code}",
    }
    return render(request, "desk/held/held.html", shown)


def _answer(asked: str, unit: Unit, names: Sequence[tuple[works.Work, tuple[str, ...]]]) -> Answer:
    """What is held of it; else the kinds of work whose records are called so."""
    things = tuple((one, _page(one, unit)) for one in matching.found(asked))
    if things:
        return Answer(asked, things)
    said = matching.plain(asked)
    called = (work for work, labels in names if len(said) >= SHORTEST and any(one in said or said in one for one in labels))
    return Answer(asked, (), tuple((one, one.page(unit.code)) for one in called))


def _names() -> list[tuple[works.Work, tuple[str, ...]]]:
    """Every kind of work of an installed room, with what it and its records are called."""
    labels: dict[str, list[str]] = {}
    for kind in vocabulary.all_kinds():
        labels.setdefault(kind.room, []).append(matching.plain(kind.label))
    here = vocabulary.installed_rooms()
    found = []
    for work in works.works():
        if rooms := [one for one in work.rooms if one in here]:
            every = (matching.plain(work.title), *(label for one in rooms for label in labels.get(one, ())))
            found.append((work, tuple(one for one in every if len(one) >= SHORTEST)))
    return found


def heads(text: str) -> list[str]:
    """The heads of a pasted form: by line, cell, or mark between items; each once."""
    parts = (" ".join(one.split()) for one in re.split(r"[\n\t|、；;]+", text[:LONGEST]))
    return list(dict.fromkeys(one[: matching.LONGEST] for one in parts if matching.plain(one)))


def _page(thing: matching.Held, unit: Unit) -> str:
    """Where it stands for this unit; towns and districts record none of it themselves."""
    return works.address(thing.home, unit.code) if unit.kind in ("village", "community") else ""
