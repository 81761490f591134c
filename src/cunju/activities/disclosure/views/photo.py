"""The accountant's table off paper: recognised, each figure beside its cut-out, the doubtful ones first; what is right goes on as any table does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cunju.activities.disclosure import actions, queries
from cunju.activities.disclosure.access import instant, issue_for
from cunju.activities.disclosure.rules import importing
from cunju.archive import storing
from cunju.kernel import cleaning
from cunju.kernel.codes import town_code
from cunju.kernel.days import period_zh
from cunju.kernel.refusals import Refusal
from cunju.org import access, roles
from cunju.org.models import Unit
from cunju.tables import reading

# What the page sends of a place: what is typed there, and the alternative that was ticked.
TYPED, TAKEN = "at-", "take-"
LONGEST = 300


@dataclass(frozen=True)
class Box:
    """One place of the paper on the page: what stands there, its cut-out, whether it is a figure, and why it is looked at first."""

    place: str
    head: str
    text: str
    cut: str
    figure: bool
    doubt: importing.Doubt | None


@dataclass(frozen=True)
class Row:
    """A row of the paper; ``number`` as sentences about it count."""

    number: int
    boxes: Sequence[Box]

    @property
    def said(self) -> str:
        """Its words, by which a person finds it."""
        return " ".join(one.text for one in self.boxes if not one.figure and one.text)[:40]


def take(request: HttpRequest, unit: Unit, month: str, files: Sequence[Any]) -> None:
    """Recognise the paper and keep it with its picture; Refusal where that cannot be."""
    laid = storing.ready(files)
    if laid is None or laid.more:
        raise Refusal("照片和PDF请分开选：几张照片，或者一份PDF。", "photos")
    pages = reading.printed(files)
    by, now = request.user.get_username(), instant(request)
    for one in pages:
        for row in one["rows"]:
            for cell in row:
                cell["text"], cell["other"] = cleaning.safe(cell["text"])[:LONGEST], cleaning.safe(cell["other"])[:LONGEST]
    file = actions.bring_photo(unit, laid, month=month, by=by, now=now)
    actions.drop_table(unit, month=month)
    actions.keep_photo(unit, month=month, pages=pages, typed={}, file=file, by=by, now=now)


@access.staff
def photo(request: HttpRequest, code: str, month: str) -> HttpResponse:
    """What was recognised beside its picture; put right by a person, then read as any table is."""
    unit = issue_for(request, code, month, allowed=roles.WRITERS)
    pages, typed, file = queries.kept_photo(code, month)
    do = request.POST.get("do", "")
    if do == "drop":
        actions.drop_table(unit, month=month)
    if not pages or do == "drop":
        return redirect("disclosure:finance", code, month)
    paper = importing.paper_of(pages)
    if request.method == "POST":
        typed = _typed(request.POST, paper)
        by, now = request.user.get_username(), instant(request)
        actions.keep_photo(unit, month=month, pages=pages, typed=typed, file=file, by=by, now=now)
    paper = replace(paper, typed={_place(key): value for key, value in typed.items()})
    asked = importing.Asked(month, queries.columns(town_code(code)), queries.closing_before(code, month))
    if do == "use":
        try:
            actions.keep_table(
                unit, month=month, pages=importing.to_plain([paper.page]), answers={}, by=request.user.get_username(), now=instant(request)
            )
            importing.read([paper.page], month=month, remembered=asked.remembered, before=asked.before)
            return redirect("disclosure:finance", code, month)
        except Refusal as refusal:
            messages.error(request, refusal.message)
    return render(request, "disclosure/photo.html", _page(unit, month, paper, asked) | {"file": file})


def _place(key: str) -> tuple[int, int]:
    row, column = key.split("-")
    return int(row), int(column)


def _typed(sent: Mapping[str, str], paper: importing.Paper) -> dict[str, str]:
    """What was typed at each place of the paper, or ticked instead; nothing of places it does not have."""
    found = {}
    for y, row in enumerate(paper.cells):
        for x in range(len(row)):
            key = f"{y}-{x}"
            if f"{TYPED}{key}" in sent:
                found[key] = cleaning.line(sent.get(f"{TAKEN}{key}") or sent[f"{TYPED}{key}"])[:LONGEST].strip()
    return found


def _page(unit: Unit, month: str, paper: importing.Paper, asked: importing.Asked) -> dict[str, Any]:
    figures, doubts = set(importing.figures(paper, asked.remembered)), importing.doubts(paper, asked)
    state = importing.checked(paper, asked)
    heads = _heads(paper, figures)
    rows = []
    for y, row in enumerate(paper.cells):
        boxes = [
            Box(f"{y}-{x}", heads.get(x, "") if figures and y > 0 else "", paper.text((y, x)), cell.cut, (y, x) in figures, doubts.get((y, x)))
            for x, cell in enumerate(row)
            if cell.cut or paper.text((y, x)) or x in heads
        ]
        rows.append(Row(y + 1, boxes))
    return {
        "unit": unit, "month": month, "title": period_zh(month), "nav_current": "register",
        "doubts": [(one, box) for one in rows for box in one.boxes if box.doubt],
        "rows": [(one, [box for box in one.boxes if not box.doubt]) for one in rows if one.boxes],
        "figures": len(figures), "state": state, "closed": state.sums and not state.faults,
        "pictured": any(cell.cut for row in paper.cells for cell in row),
    }  # fmt: skip


def _heads(paper: importing.Paper, figures: set[tuple[int, int]]) -> dict[int, str]:
    """The columns by what stands above their first figures: the heading's words."""
    if not figures:
        return {}
    widest = max((row for row in paper.cells), key=len)
    top = min(y for y, _ in figures)
    found: dict[int, str] = {}
    for y in range(top):
        if len(paper.cells[y]) == len(widest):
            found |= {x: text for x in range(len(widest)) if (text := paper.text((y, x)))}
    return found
