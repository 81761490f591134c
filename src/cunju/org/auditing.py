"""The page of what was done with accounts and people's data, for the audit administrator and the district; and as a table."""

import csv
import io
from datetime import date, datetime, time, timedelta

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from cunju.kernel import typed
from cunju.kernel.days import SHANGHAI
from cunju.org import access, audit, roles

NAV = {"nav_current": "me"}
READERS = (roles.AUDITOR, roles.DISTRICT_OFFICER)
HEADS = ("编号", "时间", "账号", "地址", "做了什么", "对象", "页面", "摘要")
MOST = 50_000
# What Excel would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _asked(request: HttpRequest) -> tuple[audit.Asked, str]:
    """What is looked for, and what of it could not be read."""
    if access.account_of(request).role not in READERS:
        raise Http404
    said = request.GET
    days: list[date | None] = []
    wrong = ""
    for name in ("since", "until"):
        try:
            days.append(typed.day(said[name]) if said.get(name) else None)
        except typed.Mistyped as fault:
            days.append(None)
            wrong = f"日期应写成 2023-09-20 的样子；写的是“{said[name][:30]}”，{fault}。现不按这个日期筛选。"
    since, until = (datetime.combine(one, time(), SHANGHAI) if one else None for one in days)
    act = said.get("act", "")
    asked = audit.Asked(
        said.get("account", "").strip()[:150], said.get("whom", "").strip()[:150], act if act in audit.ACTS else "",
        since, until + timedelta(days=1) if until else None,
    )  # fmt: skip
    return asked, wrong


@access.logged_in
def page(request: HttpRequest) -> HttpResponse:
    """Newest first, a hundred a page."""
    asked, wrong = _asked(request)
    found = Paginator(audit.rows(asked), 100).get_page(request.GET.get("page"))
    rows = [(one, audit.ACTS.get(one.act, one.act)) for one in found]
    query = request.GET.copy()
    query.pop("page", None)
    shown = {"page": found, "rows": rows, "asked": request.GET, "acts": audit.ACTS.items(), "wrong": wrong, "query": query.urlencode(), "most": MOST}
    return render(request, "org/audit.html", NAV | shown)


@access.logged_in
def export(request: HttpRequest) -> HttpResponse:
    """The same as a table, with each row's digest; that it was exported is a row itself."""
    asked, _ = _asked(request)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADS)
    for one in audit.rows(asked)[:MOST]:
        line = (one.number, audit.shown_at(one), one.account, one.address, audit.ACTS.get(one.act, one.act), one.whom, one.path, one.digest)
        writer.writerow([_plain(str(each)) for each in line])
    audit.note(request, audit.EXPORTED, "操作日志")
    answer = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="audit.csv"'
    return answer


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
