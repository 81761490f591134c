"""The people list from Excel: template or own list, check, load; one page for a unit, or for a town with all its units."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cunju.activities.bodies import actions, forms, queries, rules
from cunju.activities.bodies.access import place_for
from cunju.activities.bodies.actions import Kept
from cunju.activities.bodies.rules import lists, workbook
from cunju.kernel.codes import town_code
from cunju.kernel.refusals import Refusal
from cunju.kernel.words import short_name
from cunju.org import access
from cunju.org import queries as org
from cunju.org.models import Unit
from cunju.records import backentry as filling

SHOWN = 100
LONGEST = 40


@dataclass(frozen=True, slots=True)
class Ground:
    """What the lists of a place are read by, looked up once a request: units, their town's name, its words, the one unit of a unit's list."""

    units: Mapping[str, Unit]
    towns: Collection[str]
    remembered: tuple[dict[str, str], dict[str, str]]
    only: str


def _units(request: HttpRequest, place: Unit) -> Mapping[str, Unit]:
    return queries.units_to_load(place.code, on=access.today_of(request))


def _ground(request: HttpRequest, place: Unit) -> Ground:
    town = town_code(place.code)
    only = "" if place.kind == "town" else place.code
    return Ground(_units(request, place), org.names({town}).values(), queries.remembered(town), only)


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
    """Check a list: how its headings are read, what it would change, which rows are wrong; then load it with one tap."""
    place = place_for(request, code)
    do = request.POST.get("do")
    if do == "drop":
        actions.drop_list(code)
        return redirect("bodies:load", code)
    if do in ("again", "load") and not request.FILES:
        return _answered(request, place)
    form = forms.FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            kept = actions.open_list(upload.read(), upload.name or "")
            return _shown(request, place, kept, _ground(request, place), form=form, keep=True)
        except Refusal as refusal:
            form.add_error("file", refusal.message)
            actions.drop_list(code)
    elif request.method != "POST" and (before := actions.kept_list(code)):
        try:
            return _shown(request, place, before, _ground(request, place), form=form)
        except Refusal:
            actions.drop_list(code)
    return _page(request, place, form=form)


def _answered(request: HttpRequest, place: Unit) -> HttpResponse:
    """What a person says of the list that was read; what was shown otherwise is shown again before it is loaded."""
    kept = actions.kept_list(place.code)
    if kept is None:
        messages.error(request, "检查过的文件已经不在了，请再选一次文件。")
        return redirect("bodies:load", place.code)
    ground = _ground(request, place)
    found = _read(kept, ground)
    asked = {one.key: one.answer for one in found.questions}
    told = {key: request.POST[key].strip()[:LONGEST] for key in asked if key in request.POST}
    changed = {key: answer for key, answer in told.items() if answer != asked[key]}
    if request.POST.get("do") == "load" and not changed and not found.open:
        return _load(request, place, found, ground)
    kept.answers |= told
    if request.POST.get("do") == "load":
        messages.error(request, "还有问题没有回答，没有装入。" if not changed else "改了的地方重新读了，还没有装入；请再看一遍。")
    return _shown(request, place, kept, ground, form=forms.FileForm(), keep=True)


def _read(kept: Kept, ground: Ground) -> lists.Listed:
    return lists.read(
        kept.sheets,
        units={code: one.name for code, one in ground.units.items()},
        towns=ground.towns,
        only=ground.only,
        answers=kept.answers,
        remembered=ground.remembered,
        masked=kept.masked,
    )


def _shown(
    request: HttpRequest, place: Unit, kept: Kept, ground: Ground, *, form: forms.FileForm, keep: bool = False
) -> HttpResponse:
    """How the list is read, and, where nothing is open, what it would change."""
    found = _read(kept, ground)
    is_kept = True
    if keep:
        is_kept = actions.keep_list(place.code, kept, by=request.user.get_username(), now=access.now_of(request))
    unsure = bool(found.open) or any(not one.known for one in found.columns)
    more: dict[str, object] = {"found": found, "kept": is_kept, "asked": _asked(found), "unsure": unsure}
    if not found.open:
        report, units = _run(request, found, ground, dry_run=True), ground.units
        more |= {"report": report, "errors": report.errors[:SHOWN], "preview": queries.preview(report.plan, units=units)}
        more["doubled"] = [
            (one, short_name(units[one.unit_code].name), rules.body_word(one.body, kind=units[one.unit_code].kind))
            for one in queries.doubled(report.plan, on=access.today_of(request))
        ]
    return _page(request, place, form=form, **more)


def _asked(found: lists.Listed) -> dict[str, list[lists.Question]]:
    """The questions by kind, those that are open apart."""
    kinds: dict[str, list[lists.Question]] = {one: [] for one in ("open", lists.HEADING, lists.WORD, lists.PLACE, lists.DAY)}
    for one in found.questions:
        kinds["open" if one.open and one.kind != lists.HEADING else one.kind].append(one)
    return kinds


def _page(request: HttpRequest, place: Unit, *, form: forms.FileForm, **more: object) -> HttpResponse:
    page = {
        "place": place,
        "is_town": place.kind == "town",
        "form": form,
        "notes": workbook.NOTES,
        "nav_current": "register",
    }
    return render(request, "bodies/load.html", page | more)


def _run(
    request: HttpRequest, found: lists.Listed, ground: Ground, *, dry_run: bool = False, skip_bad: bool = False
) -> actions.Report:
    return actions.load(
        found.sheets,
        units=ground.units,
        by=request.user.get_username(),
        now=access.now_of(request),
        dry_run=dry_run,
        skip_bad=skip_bad,
        only=ground.only,
    )


def _load(request: HttpRequest, place: Unit, found: lists.Listed, ground: Ground) -> HttpResponse:
    report = _run(request, found, ground, skip_bad=request.POST.get("skip_bad") == "on")
    if report.errors and request.POST.get("skip_bad") != "on":
        messages.error(request, f"有{len(report.errors)}行不能装入，什么也没有写入。")
        return redirect("bodies:load", place.code)
    actions.remember(place, found, by=request.user.get_username(), now=access.now_of(request))
    actions.drop_list(place.code)
    skipped = f"跳过{len(report.errors)}行，" if report.errors else ""
    messages.success(request, f"已装入{report.loaded}行，{skipped}{report.unchanged}行没有变化。")
    return redirect("bodies:town" if place.kind == "town" else "bodies:people", place.code)
