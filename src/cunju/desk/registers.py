"""台账 and the page of one record."""

import json
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.core.paginator import Paginator
from django.db.models import Max, Min, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from cunju.desk import asking, wording
from cunju.duties import interface as duties
from cunju.duties.status import Window
from cunju.kernel import offers
from cunju.kernel.codes import town_code
from cunju.kernel.refusals import Refusal
from cunju.kernel.words import of_kind
from cunju.ledger import interface as ledger
from cunju.ledger import lineage, vocabulary
from cunju.ledger.models import Fact, Rest
from cunju.org import access, queries, roles
from cunju.org.models import Account
from cunju.org.renaming import named

PAGE = 30


def under(prefix: str) -> Q:
    """Facts of all units of a prefix as a range of the index: a district's page scans nothing."""
    return Q(unit_code__gte=prefix, unit_code__lt=f"{prefix}z")


@access.staff
@asking.answered
def register(request: HttpRequest) -> HttpResponse:
    """台账: current facts, newest first, by kind, year and unit, paged."""
    account = access.account_of(request)
    chosen = _chosen(request, account)
    facts = _facts(chosen)
    page = Paginator(facts.order_by("-occurred_on", "-position"), PAGE).get_page(request.GET.get("page"))
    units = queries.units_by_code(one.unit_code for one in page)
    shown = {
        "page": page,
        "rows": [
            (
                one,
                ledger.title_of(one.kind, one.attributes, units[one.unit_code].kind if one.unit_code in units else ""),
                wording.short(units[one.unit_code].name if one.unit_code in units else one.unit_code),
                ledger.entered(one),
            )
            for one in page
        ],
        "kinds": sorted((name, vocabulary.kind(name).label) for name in vocabulary.declared),
        "years": _years(account),
        "units": _units(account, access.today_of(request)),
        "chosen": chosen,
        "may_record": account.role in (*roles.WRITERS, roles.SUPERVISORY_MEMBER),
        "nav_current": "register",
    }
    return render(request, "desk/register.html", shown)


def _chosen(request: HttpRequest, account: Account) -> dict[str, str]:
    """The filters as asked; Refusal for what cannot be filtered by, 404 out of scope."""
    kind, year, unit = (request.GET.get(name, "").strip() for name in ("kind", "year", "unit"))
    if kind and kind not in {one.kind for one in vocabulary.all_kinds()}:
        raise Refusal(f"没有“{kind[:40]}”这种记录，请从列表里选。", "kind")
    if year and not (len(year) == 4 and year.isascii() and year.isdecimal() and "1990" <= year <= "2099"):
        raise Refusal(f"“年度”要写四位数字，例如2023，收到的是“{year[:20]}”。", "year")
    if unit and not access.in_reach(account, unit):
        raise Http404
    return {"kind": kind, "year": year, "unit": unit or account.reach}


def _facts(chosen: dict[str, str]) -> QuerySet[Fact]:
    facts = ledger.current_facts([chosen["kind"]] if chosen["kind"] else None)
    code = chosen["unit"]
    facts = facts.filter(unit_code=code) if len(code) == 12 else facts.filter(under(code))
    return facts.filter(occurred_on__year=int(chosen["year"])) if chosen["year"] else facts


def _years(account: Account) -> list[str]:
    ends = Fact.objects.filter(under(account.reach)).aggregate(Min("occurred_on"), Max("occurred_on"))
    first, last = ends["occurred_on__min"], ends["occurred_on__max"]
    return [str(year) for year in range(last.year, first.year - 1, -1)] if first else []


def _units(account: Account, today: Any) -> list[tuple[str, str]]:
    """What to narrow by: a district its towns, a town its units."""
    if account.role in roles.DISTRICT:
        return [(one.code, wording.short(one.name)) for one in queries.towns_under(account.reach, on=today)]
    if account.role == roles.TOWN_OFFICER:
        return [(one.code, wording.short(one.name)) for one in queries.units_under(account.reach, on=today)]
    return []


@access.staff
def fact(request: HttpRequest, uid: str) -> HttpResponse:
    """One record: three days, fields, findings, versions, what it rests on, what rests on it, what it serves."""
    found = ledger.fact_by_id(uid)
    if found is None:
        raise Http404
    unit = named(access.unit_for(request, found.unit_code), on=found.occurred_on)
    account, versions = access.account_of(request), lineage.chain(found.uid)
    kind = vocabulary.kind(found.kind)
    attributes = found.attributes or (versions[0].attributes if found.retracted else {})
    chain = {one.uid for one in versions}
    resting = Rest.objects.filter(base__in=chain).values_list("fact", flat=True)
    bases = Fact.objects.filter(uid__in=found.rests_on)
    others = list(Fact.objects.filter(uid__in=list(resting)).order_by("position")) if chain else []
    shown = {
        "fact": found,
        "unit": unit,
        "kind": kind,
        "title": ledger.title_of(found.kind, attributes, unit.kind),
        "labels": vocabulary.said(found.kind, attributes, unit.kind),
        "versions": versions,
        "current": versions[-1],
        "bases": _links(bases, account, unit.kind),
        "undermined": [(ledger.title_of(one.kind, one.attributes, unit.kind), word) for one, word in ledger.undermined(found.rests_on)],
        "resting": _links((one for one in others if one.uid not in chain), account, unit.kind),
        "served": [(one, one.measure or wording.beside(one.authority)) for one in _served(found, request)],
        "entered": ledger.entered(found),
        "detail": _detail(found.kind, versions[0].uid),
        "layers": wording.AUTHORITY_ZH,
        "findings": [
            {
                **one,
                "word": of_kind(vocabulary.finding_word(found.kind, one.get("code", "")), unit.kind),
                "layer": wording.AUTHORITY_ZH.get(one.get("authority", ""), ""),
                "doubt": wording.READING_ZH.get(one.get("sure", "C"), "") if one.get("sure") != "C" else "",
            }
            for one in found.findings
        ],
        "json": json.dumps(_as_json(found), ensure_ascii=False, indent=1, sort_keys=True),
        "town": town_code(unit.code),
        "nav_current": "register",
        "page_code": f"JL-{str(found.uid)[:8]}",
        "sheet_unit": unit.name,
    }
    return render(request, "desk/fact.html", shown)


def _links(facts: Iterable[Fact], account: Account, kind: str) -> list[tuple[str, str, Any]]:
    """Records beside this one; those of units out of reach are named without a link."""
    return [
        (
            reverse("desk:fact", args=[one.uid]) if access.in_reach(account, one.unit_code) else "",
            ledger.title_of(one.kind, one.attributes, kind),
            one,
        )
        for one in facts
    ]


def _served(found: Fact, request: HttpRequest) -> list[Window]:
    """Windows of the record's year, and of the year before it, in which it counts."""
    on = access.today_of(request)
    unit = queries.unit(found.unit_code)
    if unit is None:
        return []
    years = (found.occurred_on.year, found.occurred_on.year - 1)
    return [
        one
        for year in years
        for standing in duties.standings([unit], on=on, year=year)
        for one in standing.windows
        if str(found.uid) in one.facts
    ]


def _as_json(found: Fact) -> dict[str, Any]:
    """The record as it stands in the ledger: counts, days, classes and ids, never a person; without the account."""
    return {
        "id": str(found.uid),
        "unit_code": found.unit_code,
        "kind": found.kind,
        "occurred_on": found.occurred_on.isoformat(),
        "until": found.until.isoformat() if found.until else None,
        "recorded_on": found.recorded_on.isoformat(),
        "attributes": found.attributes,
        "findings": found.findings,
        "rests_on": found.rests_on,
        "supersedes": str(found.supersedes) if found.supersedes else None,
        "retracted": found.retracted,
    }


def _detail(kind: str, root: Any) -> str:
    """The room's own page of a record; none where the room has no rows of it (loaded facts)."""
    declared = vocabulary.declared.get(kind)
    if not declared or not declared.detail_url or not _kept(kind, root):
        return ""
    try:
        return reverse(declared.detail_url, args=[root])
    except NoReverseMatch:
        return ""


def _kept(kind: str, root: Any) -> bool:
    """Whether the room that makes a kind finds rows of this fact; rooms are asked by name."""
    room = apps.get_app_config(vocabulary.kind(kind).room).name
    find = offers.asked(room, offers.Queries.find)
    return find is None or find(root) is not None
