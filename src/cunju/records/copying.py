"""复制上期: what recurs begins, where a person asks for it, as it was written last time; its day, papers and names are always its own."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest

from cunju.kernel.days import short_day
from cunju.records.steps import Step
from cunju.ui.forms import Form

ASKED, FEW = "copy", 3
NUMBER = re.compile("[0-9０-９]|[〇一二两三四五六七八九十百千万]+(?:户|人|名|元|个|件|次|组|场|起|处|盏|米|亩)")


@dataclass(frozen=True, slots=True)
class Copy:
    """What a page says of the last time: its day, where a tap leads that takes it over, whether it is taken."""

    on: date
    href: str
    taken: bool

    def begin(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """What the form begins with beyond its own: what was said last time, once it is taken."""
        return dict(said) if self.taken else {}


def of(request: HttpRequest, on: date | None) -> Copy | None:
    """What a page may take over of the last time, which was ``on`` a day; None where there was none, or it is filled already."""
    if on is None or request.method != "GET":
        return None
    query = request.GET.copy()
    query[ASKED] = "1"
    return Copy(on, f"?{query.urlencode()}", ASKED in request.GET)


def line(request: HttpRequest, step: Step, last: Any) -> Copy | None:
    """As ``of``, for a line of a step that recurs."""
    return of(request, last.on) if step.recurs and last is not None else None


def mark(request: HttpRequest, form: Form, said: Mapping[str, Any], on: date | None) -> None:
    """Say beside each box whose numbers are still those of the last time, until somebody changes them."""
    if ASKED not in request.GET or on is None:
        return
    for name, before in said.items():
        if name in form.fields and NUMBER.search(str(before)) and _plain(_now(form, name)) == _plain(before):
            hint = form.fields[name].help_text
            form.fields[name].help_text = f"数字还是{short_day(on)}的，请核对，变了就改{f'。{hint}' if hint else ''}"


def mark_lines(form: Form, before: Mapping[str, Sequence[str]]) -> None:
    """As ``mark`` for boxes of one thing a line: which lines with a number stand there just as last time, until they are changed."""
    for name, lines in before.items():
        now = {_plain(one) for one in str(_now(form, name) or "").splitlines()}
        if left := [one for one in lines if NUMBER.search(one) and _plain(one) in now]:
            told = "、".join(f"“{one}”" for one in left[:FEW]) + (f"等{len(left)}行" if len(left) > FEW else "")
            form.fields[name].help_text = f"{form.fields[name].help_text}。{told}的数字是上期的，请核对，变了就改"


def _now(form: Form, name: str) -> Any:
    """What stands in a box; asked of the field, since a bound box keeps the hint it was made with."""
    field = form.fields[name]
    if form.is_bound:
        return field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
    return form.get_initial_for_field(field, name)


def _plain(value: Any) -> str:
    return "".join(str(value).split())


def said(step: Step, last: Any) -> dict[str, Any]:
    """The words and choices of a line under the names of the form's boxes; whose words they were is not copied."""
    return {"text": last.text} | {one.name: last.said[one.fills] for one in step.asks if one.fills in last.said}
