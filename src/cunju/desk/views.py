"""Pages of the desk."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_POST

from cunju import catalogue, duties, ledger
from cunju.desk import owed
from cunju.duties import judging, remarks
from cunju.duties.grid import OF_TOWN, OF_UNIT
from cunju.kernel.days import parse_day
from cunju.kernel.refusals import Refusal
from cunju.ledger import lineage, vocabulary
from cunju.org import access, clock, drafts, queries, roles
from cunju.org.models import Unit


def home(request: HttpRequest) -> HttpResponse:
    """To 工作台."""
    return redirect("desk:today")


def healthz(request: HttpRequest) -> JsonResponse:
    """Is it up, and which day does it think it is."""
    return JsonResponse(
        {
            "app": "cunju",
            "ok": True,
            "demonstration": clock.is_demonstration(),
            "today": clock.today().isoformat(),
        }
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """One body for unknown and out of scope."""
    return render(request, "404.html", status=404)


def asked_day(request: HttpRequest) -> date:
    """``?on=``, else today; 404 for what is no day."""
    text = request.GET.get("on")
    try:
        return parse_day(text) if text else access.today_of(request)
    except ValueError:
        raise Http404 from None


@access.staff
def today(request: HttpRequest) -> HttpResponse:
    """当前应办 · 即将到期 · 已逾期, drafts."""
    account = access.account_of(request)
    found = owed.lists(account, today=access.today_of(request))
    shown = {
        "lists": found,
        "sections": [("当前应办", found.now), ("即将到期", found.soon), ("已逾期", found.late)],
        "drafts": drafts.open_drafts(account.unit_code),
        "remarks": {
            (one.unit_code, one.duty, one.from_on): one.text for one in remarks.of(account.unit_code)
        },
        "may_record": account.role in roles.WRITERS,
        "nav_current": "today",
        "page_code": f"GZ-{account.unit_code}-{access.today_of(request):%m%d}",
    }
    return render(request, "desk/today.html", shown)


@require_POST
@access.staff
def remark(request: HttpRequest, code: str) -> HttpResponse:
    """原因或需要的帮助: one optional line about a late duty."""
    access.unit_for(request, code, roles.WRITERS | {roles.SUPERVISORY_MEMBER})
    try:
        from_on = parse_day(request.POST.get("from", ""))
        by = access.account_of(request).username
        remarks.write(
            code,
            request.POST.get("duty", "")[:100],
            from_on,
            request.POST.get("text", ""),
            by=by,
            now=access.now_of(request),
        )
        messages.success(request, "已记下。")
    except ValueError:
        raise Http404 from None
    except Refusal as refusal:
        messages.error(request, refusal.message)
    return redirect("desk:today")


@access.staff
def record(request: HttpRequest) -> HttpResponse:
    """记一件事: what can be recorded here."""
    account = access.account_of(request)
    links = []
    for one in vocabulary.declared.values():
        try:
            links.append(
                (one.label, reverse(one.record_url, args=[account.unit_code])) if one.record_url else ("", "")
            )
        except NoReverseMatch:
            continue
    return render(
        request, "desk/record.html", {"links": sorted(one for one in links if one[1]), "nav_current": "today"}
    )


@access.staff
def register(request: HttpRequest) -> HttpResponse:
    """台账: current facts, newest first, paged."""
    account = access.account_of(request)
    facts = (
        ledger.current_facts()
        .filter(unit_code__startswith=account.reach)
        .order_by("-occurred_on", "-position")
    )
    kind = request.GET.get("kind", "")
    if kind:
        facts = facts.filter(kind=kind)
    page = Paginator(facts, 30).get_page(request.GET.get("page"))
    names = dict(Unit.objects.filter(code__in=[one.unit_code for one in page]).values_list("code", "name"))
    rows = [
        (
            one,
            ledger.title_of(one.kind, one.attributes),
            names.get(one.unit_code, ""),
            (one.recorded_on - one.occurred_on).days,
        )
        for one in page
    ]
    kinds = [
        (one.kind, one.label) for one in sorted(vocabulary.declared.values(), key=lambda each: each.kind)
    ]
    return render(
        request,
        "desk/register.html",
        {"page": page, "rows": rows, "kinds": kinds, "kind": kind, "nav_current": "register"},
    )


@access.staff
def fact(request: HttpRequest, uid: str) -> HttpResponse:
    """One record: three days, fields, findings, versions, what it rests on, what it serves."""
    found = ledger.fact_by_id(uid)
    if found is None:
        raise Http404
    unit = access.unit_for(request, found.unit_code)
    kind = vocabulary.kind(found.kind)
    versions = lineage.chain(found.uid)
    labels = [
        (one.label or one.name, one.word(found.attributes[one.name]))
        for one in kind.fields
        if one.name in found.attributes
    ]
    served = [
        one
        for one in duties.standing(
            unit.code, on=access.today_of(request), year=found.occurred_on.year
        ).windows
        if str(found.uid) in one.facts
    ]
    shown = {
        "fact": found,
        "unit": unit,
        "title": ledger.title_of(found.kind, found.attributes),
        "labels": labels,
        "versions": versions,
        "bases": [ledger.fact_by_id(one) for one in found.rests_on],
        "served": served,
        "late": (found.recorded_on - found.occurred_on).days,
        "detail": _detail(found.kind, versions[0].uid),
        "nav_current": "register",
    }
    return render(request, "desk/fact.html", shown)


def _detail(kind: str, root: Any) -> str:
    declared = vocabulary.declared.get(kind)
    try:
        return reverse(declared.detail_url, args=[root]) if declared and declared.detail_url else ""
    except NoReverseMatch:
        return ""


@access.staff
def unit(request: HttpRequest, code: str) -> HttpResponse:
    """A unit on a day: every window with its status."""
    found = access.unit_for(request, code)
    on = asked_day(request)
    standing = duties.standing(code, on=on)
    people = queries.in_office(code, on=on)
    return render(
        request,
        "desk/unit.html",
        {"unit": found, "on": on, "standing": standing, "people": people, "nav_current": "matrix"},
    )


@access.staff
def why(request: HttpRequest, code: str, measure: int) -> HttpResponse:
    """为什么: clause, sum and records of one measure of a unit; of a town, its units too."""
    found, on = access.unit_for(request, code), asked_day(request)
    measures = {one.no: one for one in catalogue.notice().measures}
    if measure not in measures and measure != 0:
        raise Http404
    own = [one for one in duties.standing(code, on=on).windows if one.measure == measure]
    below = queries.units_under(code, on=on) if found.kind == "town" else []
    rows = []
    for standing in duties.standings(below, on=on):
        windows = [
            one for one in standing.windows if one.measure == measure and one.status != "not_applicable"
        ]
        rows.append((standing.unit, [one for one in windows if one.owed_by in (*OF_UNIT, *OF_TOWN)]))
    account = access.account_of(request)
    shown = {
        "unit": found,
        "measure": measures.get(measure),
        "number": measure,
        "on": on,
        "windows": own,
        "rows": rows,
        "may_judge": account.role in (roles.TOWN_OFFICER, roles.DISTRICT_OFFICER),
        "nav_current": "matrix",
    }
    return render(request, "desk/why.html", shown)


@require_POST
@access.staff
def judge(request: HttpRequest, code: str, measure: int) -> HttpResponse:
    """A person's judgement of a window without a number."""
    found = access.unit_for(request, code, {roles.TOWN_OFFICER, roles.DISTRICT_OFFICER})
    account = access.account_of(request)
    duty = duties.reading.duties_by_id().get(request.POST.get("duty", ""))
    # Nobody judges what is on his own desk: a town its units, the district its towns.
    if (
        duty is None
        or duty.judgement != "person"
        or (found.code == account.unit_code and account.role == roles.TOWN_OFFICER)
    ):
        raise Http404
    try:
        from_on = parse_day(request.POST.get("from", ""))
        judging.judge(
            code,
            duty.id,
            from_on,
            holds=request.POST.get("holds") == "yes",
            reason=request.POST.get("reason", ""),
            by=account.username,
            now=access.now_of(request),
        )
        messages.success(request, "研判已记录。")
    except ValueError:
        raise Http404 from None
    except Refusal as refusal:
        messages.error(request, refusal.message)
    return redirect("desk:why", code=code, measure=measure)
