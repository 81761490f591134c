"""The people list from Excel: template, check, load; one page for a unit, or for a town with all its units."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cunju.activities.bodies import actions, forms, queries
from cunju.activities.bodies.access import place_for
from cunju.activities.bodies.rules import workbook
from cunju.archive import filling
from cunju.kernel.refusals import Refusal
from cunju.org import access
from cunju.org.models import Unit

SHOWN = 100


def _units(request: HttpRequest, place: Unit) -> Mapping[str, Unit]:
    return queries.units_to_load(place.code, on=access.today_of(request))


@access.staff
def template(request: HttpRequest, code: str) -> HttpResponse:
    """The empty list of a unit, or of all units of a town, as Excel."""
    place = place_for(request, code)
    units = _units(request, place)
    data = workbook.template(
        {one: unit.name for one, unit in units.items()}, kinds={one: unit.kind for one, unit in units.items()}
    )
    return filling.as_excel(data, f"people-{code}")


@access.staff
def load(request: HttpRequest, code: str) -> HttpResponse:
    """Check a filled list: what it would change, which rows are wrong; then load it with one tap."""
    place = place_for(request, code)
    form = forms.FileForm(request.POST or None, request.FILES or None)
    page = {
        "place": place,
        "is_town": place.kind == "town",
        "form": form,
        "notes": workbook.NOTES,
        "nav_current": "register",
    }
    if request.method == "POST":
        if request.POST.get("do") == "drop":
            _keep(request, code, b"")
            return redirect("bodies:load", code)
        if request.POST.get("do") == "load" and not request.FILES:
            return _load(request, place)
        if form.is_valid():
            data = form.cleaned_data["file"].read()
            page |= _checked(request, place, data, form=form)
            page["kept"] = _keep(request, code, data if "report" in page else b"")
    elif before := filling.kept_file(code, form=actions.DRAFT):
        page |= _checked(request, place, before, form=form) | {"kept": True}
    return render(request, "bodies/load.html", page)


def _keep(request: HttpRequest, code: str, data: bytes) -> bool:
    by, now = request.user.get_username(), access.now_of(request)
    return filling.keep_file(code, data, form=actions.DRAFT, title="人员名册", by=by, now=now)


def _checked(request: HttpRequest, place: Unit, data: bytes, *, form: forms.FileForm) -> dict[str, object]:
    try:
        report = _run(request, place, data, dry_run=True)
    except Refusal as refusal:
        if form.is_bound:
            form.add_error("file", refusal.message)
        return {}
    return {"report": report, "errors": report.errors[:SHOWN], "preview": queries.preview(report.plan)}


def _run(
    request: HttpRequest, place: Unit, data: bytes, *, dry_run: bool = False, skip_bad: bool = False
) -> actions.Report:
    return actions.load(
        actions.sheets_of(data),
        units=_units(request, place),
        by=request.user.get_username(),
        now=access.now_of(request),
        dry_run=dry_run,
        skip_bad=skip_bad,
        only="" if place.kind == "town" else place.code,
    )


def _load(request: HttpRequest, place: Unit) -> HttpResponse:
    data = filling.kept_file(place.code, form=actions.DRAFT)
    if not data:
        messages.error(request, "检查过的文件已经不在了，请再选一次文件。")
        return redirect("bodies:load", place.code)
    report = _run(request, place, data, skip_bad=request.POST.get("skip_bad") == "on")
    if report.errors and request.POST.get("skip_bad") != "on":
        messages.error(request, f"有{len(report.errors)}行不能装入，什么也没有写入。")
        return redirect("bodies:load", place.code)
    _keep(request, place.code, b"")
    skipped = f"跳过{len(report.errors)}行，" if report.errors else ""
    messages.success(request, f"已装入{report.loaded}行，{skipped}{report.unchanged}行没有变化。")
    return redirect("bodies:town" if place.kind == "town" else "bodies:people", place.code)
