"""补录 by Excel: an empty list, the filled one checked by doing it and taking it back, kept, then loaded with one tap."""

import base64
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cunju.kernel import excel, personal
from cunju.kernel.refusals import Refusal
from cunju.kernel.sheets import EXCEL
from cunju.org import access, drafts
from cunju.org.models import Unit
from cunju.tables import reading
from cunju.ui.forms import Form

TABLES = ".xlsx,.xls,.et,.ods,.csv"
# Files above this are not kept between checking and loading; they are chosen again.
MOST_KEPT = 1024 * 1024
MOST_ROWS, SHOWN, LONGEST = 400, 100, 100
Cells = Mapping[str, Any]
W = TypeVar("W")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the file: where it stands, what it says, and its act; the act tells whether it wrote anything.

    ``fault`` is what is wrong with the cells already; then there is nothing to do.
    """

    sheet: str
    line: int
    said: str
    act: Callable[[], bool] | None = None
    fault: str = ""


@dataclass(frozen=True)
class Told:
    """What became of a row: ``new``, ``known`` (it stands there already) or ``wrong`` with what to do."""

    row: Row
    state: str
    fault: str = ""


@dataclass
class Report:
    """What a file would write, or wrote."""

    told: list[Told] = field(default_factory=list)

    def of(self, state: str) -> list[Told]:
        """The rows of one state."""
        return [one for one in self.told if one.state == state]

    @property
    def new(self) -> list[Told]:
        """Rows that are written."""
        return self.of("new")

    @property
    def known(self) -> list[Told]:
        """Rows that stand there already."""
        return self.of("known")

    @property
    def wrong(self) -> list[Told]:
        """Rows to change."""
        return self.of("wrong")


@dataclass(frozen=True)
class Filling:
    """What a room brings: a name for its drafts, words, the empty list, the sheet and columns needed, the rows of a filled one.

    ``rows`` (of ``rows_of``) may hold the unit's head while it gives them out (``ledger.writing``), so that the unit is folded once.
    """

    key: str
    title: str
    word: str
    notes: Sequence[str]
    back: str
    blank: Callable[[Unit], bytes]
    needed: Mapping[str, Sequence[str]]
    rows: Callable[[Mapping[str, excel.Rows], Unit, str, datetime], Generator[Row]]
    blank_word: str = "下载模板"


class FileForm(Form):
    """A filled template, as whatever program saved it."""

    file = forms.FileField(label="填好的表（Excel或csv）", widget=forms.FileInput(attrs={"accept": TABLES}))


def rows_of(
    sheet: str,
    found: excel.Rows,
    *,
    named: str,
    said: Callable[[Cells], str],
    written: Callable[[Cells], W],
    load: Callable[[W], bool],
) -> Generator[Row]:
    """The rows of a sheet read by ``tables``, the template's own left out (by their cell of ``named``).

    ``written`` reads the cells or raises ``excel.Wrong``; ``load`` is the act of a row that could be read.
    """
    for line, cells in found:
        if excel.is_sample(cells, named):
            continue
        try:
            row = written(cells)
            _refuse_numbers(cells)
        except excel.Wrong as wrong:
            yield Row(sheet, line, personal.masked(said(cells)), fault=f"{wrong}。")
            continue
        yield Row(sheet, line, said(cells), partial(load, row))


def _refuse_numbers(cells: Cells) -> None:
    for heading, cell in cells.items():
        if why := personal.refusal(excel.text_of(cell)):
            raise excel.Wrong(f"“{heading}”里{why.rstrip('。')}")


def tried(rows: Generator[Row], *, keep: bool, skip_wrong: bool = False) -> Report:
    """Do each row in turn, as its page would; a row that is refused is named. Without ``keep``, or where a row is wrong and
    not to be skipped, everything is taken back: a check says exactly what loading does."""
    report = Report()
    with transaction.atomic():
        with closing(rows):
            for row in rows:
                if len(report.told) == MOST_ROWS:
                    raise Refusal(f"一次最多{MOST_ROWS}行；请分几个文件装入。", "file")
                report.told.append(_done(row))
        if not keep or (report.wrong and not skip_wrong):
            transaction.set_rollback(True)
    return report


def _done(row: Row) -> Told:
    if row.fault or row.act is None:
        return Told(row, "wrong", row.fault)
    try:
        with transaction.atomic():
            return Told(row, "new" if row.act() else "known")
    except Refusal as refusal:
        return Told(row, "wrong", refusal.message)


def keep_file(code: str, data: bytes, name: str, *, form: str, title: str, by: str, now: datetime) -> bool:
    """Keep a checked file with its name for the tap that loads it (an empty one drops it); whether it was small enough."""
    with transaction.atomic():
        drafts.drop(code, form=form, key=code)
        if not data or len(data) > MOST_KEPT:
            return False
        kept = {"_title": f"{title}（已检查，还没有装入）", "file": base64.b64encode(data).decode("ascii"), "name": name[:LONGEST]}
        drafts.save(code, form=form, key=code, data=kept, by=by, now=now)
    return True


def kept_file(code: str, *, form: str) -> tuple[bytes, str]:
    """The file checked before and not loaded yet, with its name."""
    kept = drafts.load(code, form=form, key=code)
    return base64.b64decode(str(kept.get("file", ""))), str(kept.get("name", "表.xlsx"))


def as_excel(data: bytes, name: str) -> HttpResponse:
    """A workbook to take home."""
    answer = HttpResponse(data, content_type=EXCEL)
    answer["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return answer


def page(request: HttpRequest, unit: Unit, filling: Filling) -> HttpResponse:
    """The page of a room's list: choose a file, see what it would write and which rows are wrong, load it."""
    if request.GET.get("blank"):
        name = f"{filling.key.replace(':', '-')}-{unit.code}"
        return as_excel(filling.blank(unit), name)
    do = request.POST.get("do")
    if do == "drop":
        _keep(request, unit, filling)
        return redirect(request.path)
    if do == "load" and not request.FILES:
        return _load(request, unit, filling)
    return _shown(request, unit, filling)


def _shown(request: HttpRequest, unit: Unit, filling: Filling) -> HttpResponse:
    form = FileForm(request.POST or None, request.FILES or None)
    report, kept = None, False
    if form.is_valid():
        upload = form.cleaned_data["file"]
        data, name = upload.read(), upload.name or ""
        report = _checked(request, unit, filling, data, name, form=form)
        kept = _keep(request, unit, filling, data if report else b"", name)
    elif not form.is_bound and (before := kept_file(unit.code, form=filling.key))[0]:
        report, kept = _checked(request, unit, filling, *before, form=form), True
    more = {"report": report, "kept": kept, "wrong": report.wrong[:SHOWN] if report else []}
    words = {"unit": unit, "filling": filling, "form": form, "nav_current": "register"}
    return render(request, "records/fill.html", words | more)


def _checked(request: HttpRequest, unit: Unit, filling: Filling, data: bytes, name: str, *, form: FileForm) -> Report | None:
    try:
        return tried(_rows(request, unit, filling, data, name), keep=False)
    except Refusal as refusal:
        if form.is_bound:
            form.add_error("file", refusal.message)
        return None


def _rows(request: HttpRequest, unit: Unit, filling: Filling, data: bytes, name: str) -> Generator[Row]:
    """The file is read here, before ``tried`` opens its transaction."""
    sheets = reading.named(data, filling.needed, name=name)
    return filling.rows(sheets, unit, request.user.get_username(), access.now_of(request))


def _keep(request: HttpRequest, unit: Unit, filling: Filling, data: bytes = b"", name: str = "") -> bool:
    by, now = request.user.get_username(), access.now_of(request)
    return keep_file(unit.code, data, name, form=filling.key, title=filling.title, by=by, now=now)


def _load(request: HttpRequest, unit: Unit, filling: Filling) -> HttpResponse:
    data, name = kept_file(unit.code, form=filling.key)
    if not data:
        messages.error(request, "检查过的文件已经不在了，请再选一次文件。")
        return redirect(request.path)
    skip = request.POST.get("skip_wrong") == "on"
    report = tried(_rows(request, unit, filling, data, name), keep=True, skip_wrong=skip)
    if report.wrong and not skip:
        messages.error(request, f"有{len(report.wrong)}行不能装入，什么也没有写入。")
        return redirect(request.path)
    _keep(request, unit, filling)
    skipped = f"跳过{len(report.wrong)}行，" if report.wrong else ""
    known = f"，{len(report.known)}行原来已有" if report.known else ""
    messages.success(request, f"{skipped}已补录{len(report.new)}行{known}；发生日期和录入日期都留在记录里。")
    return redirect(filling.back, unit.code)
