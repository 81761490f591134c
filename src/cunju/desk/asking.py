"""What a page is asked: the day, as known when, which row, which measure; what is no answerable question gets a sentence."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cunju import catalogue
from cunju.kernel import typed
from cunju.kernel.days import chinese_day
from cunju.kernel.refusals import Refusal
from cunju.org import access

View = Callable[..., HttpResponse]
FIRST, LAST = date(2000, 1, 1), date(2099, 12, 31)
HAPPENED, RECORDED = "happened", "entry"


@dataclass(frozen=True)
class Asked:
    """The day asked about; ``known`` is the last day whose entries count."""

    on: date
    today: date
    known: date
    by_entry: bool

    @property
    def kept(self) -> dict[str, str]:
        """What a link must carry to stay on this day; nothing on today."""
        if self.by_entry:
            return {"by": self.on.isoformat()}
        return {"on": self.on.isoformat()} if self.on != self.today else {}

    @property
    def words(self) -> str:
        """``截至2023年9月20日`` and how it was looked at."""
        known = "，只看当日已录入的记录" if self.by_entry else ""
        return f"截至{chinese_day(self.on)}{known}"

    def query(self, **more: object) -> str:
        """``?on=…`` with more; empty where there is nothing to say."""
        words = {**{name: str(value) for name, value in more.items() if value is not None}, **self.kept}
        return f"?{urlencode(words)}" if words else ""


def asked(request: HttpRequest) -> Asked:
    """``?on=D``, with ``by=entry`` as known on D, for which ``?by=D`` is the short form; Refusal for what is no day."""
    today, by = access.today_of(request), request.GET.get("by", "").strip()
    by_entry = by not in ("", HAPPENED)
    on = (day(request, "by") if by_entry and by != RECORDED else day(request, "on")) or today
    return Asked(on, today, min(on, today) if by_entry else today, by_entry)


def day(request: HttpRequest, name: str) -> date | None:
    """A day of the query; None where none is given, Refusal for what is none."""
    text = request.GET.get(name, "").strip()
    if not text:
        return None
    try:
        found = typed.day(text)
    except typed.Mistyped as wrong:
        raise Refusal(
            f"日期要写成年-月-日，例如2023-09-20，收到的是“{text[:30]}”：{wrong}。请改正日期再看。", name
        ) from None
    if not FIRST <= found <= LAST:
        raise Refusal(f"日期要在2000年到2099年之间，收到的是{chinese_day(found)}。请改正日期再看。", name)
    return found


def number(request: HttpRequest, name: str, *, what: str, last: int) -> int | None:
    """A number from 1 to ``last`` of the query; None where none is given, Refusal for what is none."""
    text = request.GET.get(name, "").strip()
    if not text:
        return None
    if not (text.isdecimal() and text.isascii() and 1 <= int(text) <= last):
        raise Refusal(f"{what}只有1到{last}，收到的是“{text[:30]}”。请从表头选一项。", name)
    return int(text)


def measure(request: HttpRequest) -> int | None:
    """``?m=``: the number of a measure, 0 for what the notice's body and the law ask."""
    if request.GET.get("m", "").strip() == "0":
        return 0
    return number(request, "m", what="措施的序号", last=len(catalogue.notice().measures))


def answered(view: View) -> View:
    """A question that cannot be answered gets its sentence and the way back, never a failure."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        try:
            return view(request, *args, **named)
        except Refusal as refusal:
            shown = {"sentence": refusal.message, "back": request.path, "nav_current": None}
            return render(request, "desk/refused.html", shown, status=400)

    return guarded
