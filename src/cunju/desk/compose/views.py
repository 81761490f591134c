"""The pages of 起草通知: begin from this year's, change and leave out, see what it costs and what is still to mend, take Word and PDF."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cunju import catalogue
from cunju.catalogue import Duty
from cunju.desk.compose import beginning, effects, kept
from cunju.desk.compose.composed import Composed, Line, notice_of
from cunju.desk.compose.forms import AddForm, HeadForm, LineForm
from cunju.desk.compose.saying import Places
from cunju.kernel.refusals import Refusal
from cunju.org import access, clock, queries, roles
from cunju.org.models import Unit
from cunju.records import burden
from cunju.reports import gazette, noticelint, pdf, word
from cunju.reports.demands import demands
from cunju.ui.forms import refused

PAGE = 20
MOST_FAULTS = 12
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
DONE = {"leave": "去掉了。", "restore": "照旧了。", "change": "改好了。"}


def _district(request: HttpRequest, code: str) -> Unit:
    unit = access.unit_for(request, code, {roles.DISTRICT_OFFICER})
    if unit.kind != "county":
        raise Http404
    return unit


@access.staff
def compose(request: HttpRequest, code: str) -> HttpResponse:
    """The draft with what its changes come to; without one, where to begin."""
    unit = _district(request, code)
    found = kept.of(code)
    posted = request.POST.get("do", "") if request.method == "POST" else ""
    by, now = access.account_of(request).username, access.now_of(request)
    if posted == "drop":
        kept.drop(code)
        return redirect("desk:compose", code=code)
    if posted == "begin":
        try:
            made = kept.begin(code, on=clock.today(), by=by, now=now)
            messages.success(request, f"今年的{len(made.lines)}条措施都在草稿里，年份已经改成{made.year}年，请逐条看。")
            return redirect("desk:compose", code=code)
        except Refusal as refusal:
            messages.error(request, refusal.message)
    if found is None:
        return render(request, "desk/compose/begin.html", {"unit": unit, "pack": beginning.in_use(code, on=clock.today()), "nav_current": "matrix"})
    head = HeadForm(request.POST if posted == "head" else None, initial=_head(found), prefix="head")
    adding = AddForm(request.POST if posted == "add" else None, composed=found, prefix="add")
    done = _written(request, code, head, adding)
    if done:
        messages.success(request, done)
        return redirect("desk:compose", code=code)
    shown = {"unit": unit, "found": found, "head_form": head, "add_form": adding, "nav_current": "matrix", "can_pdf": pdf.can_set()}
    return render(request, "desk/compose/compose.html", shown | _shown(request, unit, found))


def _head(found: Composed) -> dict[str, Any]:
    return {name: getattr(found, name) for name in HeadForm.base_fields}


def _written(request: HttpRequest, code: str, head: HeadForm, adding: AddForm) -> str:
    """Does what one of the two forms asks; what was done, or empty where neither was sent or it is refused."""
    by, now = access.account_of(request).username, access.now_of(request)
    try:
        if head.is_bound and head.is_valid():
            kept.write_head(code, head.told(), by=by, now=now)
            return "记下了。"
        if adding.is_bound and adding.is_valid():
            said = adding.cleaned_data
            line = Line(0, int(said["part"]), said["text"], owner=said["owner"], due=said["due"], values=said["values"] or 0)
            kept.add(code, line, task=said["task"] if said["part"] == "0" else "", by=by, now=now)
            return "加上了，在它那项任务的最后。"
    except Refusal as refusal:
        refused(head if head.is_bound else adding, refusal)
    return ""


def _shown(request: HttpRequest, unit: Unit, found: Composed) -> dict[str, Any]:
    duties, places = _duties(found), _places(unit)
    changes = {one.key: effects.of_line(one, duties.get(one.was, []), places, year=found.year) for one in found.lines}
    body = effects.of_body(found, duties.get(effects.BODY, []), places)
    lines = [one for part in found.parts for one in found.lines if one.part == part.key]
    if request.GET.get("changed") == "1":
        lines = [one for one in lines if one.state != "same"]
    page = Paginator(lines, PAGE).get_page(request.GET.get("page"))
    notice, letter = notice_of(found)
    faults = noticelint.faults(notice, letter)
    every = [body, *changes.values()]
    return {
        "page": page,
        "rows": [_row(found, one, changes[one.key]) for one in page],
        "only_changed": request.GET.get("changed") == "1",
        "counts": {state: sum(one.state == state for one in found.lines) for state in ("same", "changed", "out", "new")},
        "body": [one for one in body.counted if one.differs],
        "body_demands": list(demands(found.body)),
        "before": _hours(sum(one.before for one in every)),
        "after": _hours(sum(one.after for one in every)),
        "source": burden.figures()["source"],
        "faults": faults[:MOST_FAULTS],
        "more": max(0, len(faults) - MOST_FAULTS),
    }


def _row(found: Composed, line: Line, changes: effects.Changes) -> dict[str, Any]:
    """A measure beside what its change comes to, and its form."""
    part = next(one for one in found.parts if one.key == line.part)
    start = {"text": line.text, "owner": line.owner, "due": line.due}
    return {
        "line": line,
        "no": found.numbers().get(line.key),
        "part": part,
        "effects": [(one, _hours(one.before.minutes), _hours(one.after.minutes)) for one in changes.counted if one.differs],
        "uncounted": changes.uncounted if line.state in ("changed", "out") else (),
        "notes": changes.notes,
        "demands": list(demands(line.text)) if line.kept else [],
        "form": LineForm(initial=start, prefix=f"m{line.key}"),
    }


def _hours(minutes: int) -> str:
    """So many minutes as an official says them."""
    return f"{minutes}分钟" if minutes < 120 else f"{round(minutes / 60):,}小时"


def _duties(found: Composed) -> dict[int, list[Duty]]:
    """The duties of the notice the draft began from, by measure; empty where its pack is gone."""
    told: dict[int, list[Duty]] = {}
    for pack in catalogue.load().packs:
        if pack.id == found.pack:
            for one in pack.duties:
                if one.authority == "notice":
                    told.setdefault(one.measure, []).append(one)
    return told


def _places(unit: Unit) -> Places:
    units, towns, _ = queries.addressed_under(unit.code, on=clock.today())
    counts = {kind: sum(one.kind == kind for one in units) for kind in ("village", "community")}
    return Places(counts | {"town": len(towns), "county": 1}, {one.name: one.kind for one in (*towns, *units)})


@require_POST
@access.staff
def change(request: HttpRequest, code: str, key: int) -> HttpResponse:
    """A measure's words changed, or it is left out, or as it began."""
    _district(request, code)
    by, now = access.account_of(request).username, access.now_of(request)
    do = request.POST.get("do", "")
    acts: dict[str, Callable[[], None]] = {
        "leave": lambda: kept.leave(code, key, by=by, now=now),
        "restore": lambda: kept.restore(code, key, by=by, now=now),
        "change": lambda: kept.change(code, key, **_typed(request, key), by=by, now=now),
    }
    try:
        if do in acts:
            acts[do]()
            messages.success(request, DONE[do])
    except Refusal as refusal:
        messages.error(request, refusal.message)
    page = request.POST.get("page", "")
    query = f"?page={page}" if page.isdecimal() else ""
    return redirect(f"{request.path.partition('measure/')[0]}{query}#m{key}")


def _typed(request: HttpRequest, key: int) -> dict[str, str]:
    form = LineForm(request.POST, prefix=f"m{key}")
    if not form.is_valid():
        raise Refusal(f"没有改：{'；'.join(str(one) for errors in form.errors.values() for one in errors)}")
    return {name: form.cleaned_data[name] for name in ("text", "owner", "due")}


@access.staff
def paper(request: HttpRequest, code: str, ending: str) -> HttpResponse:
    """The notice as Word or PDF, as it stands; back to the page where it cannot be set yet."""
    _district(request, code)
    found = kept.of(code)
    if found is None or ending not in TYPES:
        raise Http404
    try:
        made = gazette.paper(*notice_of(found))
        data = pdf.pdf([made]) if ending == "pdf" else word.word(made)
    except Refusal as refusal:
        messages.error(request, refusal.message)
        return redirect("desk:compose", code=code)
    answer = HttpResponse(data, content_type=TYPES[ending])
    answer["Content-Disposition"] = f'attachment; filename="notice-{found.year}.{ending}"'
    return answer
