"""台账 and the page of one record."""

import json
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db.models import Max, Min
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from cunju.desk import asking, wording, works
from cunju.desk.register import exporting, forms, paging, queries, showing
from cunju.duties import interface as duties
from cunju.duties.status import Window
from cunju.kernel import offers
from cunju.kernel.codes import town_code
from cunju.kernel.words import of_kind
from cunju.ledger import correcting, lineage, vocabulary
from cunju.ledger import interface as ledger
from cunju.ledger.models import Fact, Rest
from cunju.org import access, roles, signing
from cunju.org import queries as units
from cunju.org.models import Account
from cunju.org.renaming import named

PAGE = 20


@access.staff
@asking.answered
def register(request: HttpRequest) -> HttpResponse:
    """台账: records, newest first, by kind of work, words, days, unit and how they stand; as a page or as a file."""
    account, on = access.account_of(request), access.today_of(request)
    chosen = forms.chosen(request, account)
    found = queries.found(chosen, on=on).order_by("-occurred_on", "-position")
    if request.GET.get("format") == "csv":
        return _file(exporting.as_csv(found, on=on, office=account.reach), chosen.unit)
    page = paging.Once(found, PAGE).get_page(request.GET.get("page"))
    shown = {
        "page": page,
        "months": showing.by_month(showing.lines(list(page), on=on, office=account.reach)),
        "works": [one for one in works.works() if any(kind.partition(".")[0] in one.rooms for kind in vocabulary.declared)],
        "kinds": [vocabulary.kind(one).label for one in chosen.kinds],
        "states": forms.STATES,
        "years": _years(account),
        "units": _units(account, on),
        "own": account.unit_code,
        "chosen": chosen,
        "may_record": account.role != roles.DISTRICT_READER,
        "nav_current": "register",
        "page_code": f"TZ-{chosen.unit}-{on:%m%d}",
    }
    return render(request, "desk/register/register.html", shown)


def _file(text: str, code: str) -> HttpResponse:
    answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="register-{code}.csv"'
    return answer


def _years(account: Account) -> list[str]:
    ends = Fact.objects.filter(queries.under(account.reach)).aggregate(Min("occurred_on"), Max("occurred_on"))
    first, last = ends["occurred_on__min"], ends["occurred_on__max"]
    return [str(year) for year in range(last.year, first.year - 1, -1)] if first else []


def _units(account: Account, today: Any) -> list[tuple[str, str]]:
    """What to narrow by: a district its towns, a town its units."""
    if account.role in roles.DISTRICT:
        return [(one.code, wording.short(one.name)) for one in units.towns_under(account.reach, on=today)]
    if account.role == roles.TOWN_OFFICER:
        return [(one.code, wording.short(one.name)) for one in units.units_under(account.reach, on=today)]
    return []


@access.looking
def fact(request: HttpRequest, uid: str) -> HttpResponse:
    """One record: three days, fields, findings, versions, what it rests on, what rests on it, what it serves."""
    found = ledger.fact_by_id(uid)
    if found is None:
        raise Http404
    unit = named(access.unit_for(request, found.unit_code, roles.LOOKERS), on=found.occurred_on)
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
        "record": showing.record_of(versions[-1], on=access.today_of(request), office=account.reach),
        "resting": _links((one for one in others if one.uid not in chain), account, unit.kind),
        "served": [(one, one.measure or wording.beside(one.authority)) for one in _served(found, request)],
        "entered": ledger.entered(found),
        "detail": "" if account.role in roles.UPPER else _detail(found.kind, versions[0].uid),
        "correct": _correct(found, account, standing=versions[-1] == found),
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
        "sheet_unit": unit.name, "hand": signing.hands([found.recorded_by]).get(found.recorded_by, ""),
    }
    return render(request, "desk/register/fact.html", shown)


def _correct(found: Fact, account: Account, *, standing: bool) -> str:
    """The page that corrects an office's own record that stands; where others confirm it, its room's page says who may."""
    own = standing and not found.retracted and account.role in roles.WRITERS and found.recorded_by == account.username
    confirmed = f"{vocabulary.kind(found.kind).room}.entered_for" in vocabulary.declared
    return correcting.page(found) if own and not confirmed else ""


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
    unit = units.unit(found.unit_code)
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
