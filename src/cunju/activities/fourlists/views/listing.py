"""Lists: the district loads and approves them, a unit hangs them; each prints for the wall."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cunju.activities.fourlists import access, actions, forms, papers, queries, rules
from cunju.activities.fourlists.models import Version
from cunju.kernel.blanks import Blank, Column, made
from cunju.kernel.refusals import Refusal
from cunju.ledger import identity
from cunju.org import access as doors
from cunju.org import queries as places
from cunju.org import roles
from cunju.org.models import Unit
from cunju.records import pages
from cunju.records.asking import ask, tapped
from cunju.records.backentry import as_excel
from cunju.tables import reading
from cunju.ui.forms import Form

HEADS = {"事项": 40, "编号": 10, "依据": 40, "到哪里办": 24, "电话": 16, "备注": 30}
NOTES = ("一行一项。“事项”必填，其余可以空着；编号空着就按顺序编。", "不应出具的证明，请写到哪里办和电话，告知单上要用。")


@doors.staff
def load(request: HttpRequest, code: str) -> HttpResponse:
    """A list from Excel or csv; what is wrong is named by its row, and then nothing is kept."""
    district = access.district_for(request, code)
    if request.GET.get("blank"):
        return as_excel(made([Blank("清单", [Column(name, width, "wrap") for name, width in HEADS.items()])], NOTES), "清单模板")
    known = queries.definition(code)
    begin = {"fact_id": identity.new_id(), "from_on": doors.today_of(request), "list": request.GET.get("list", "")}
    form = forms.ListForm(pages.data_of(request), request.FILES or None, known=known, initial=begin)
    wrong: list[rules.Bad] = []
    made_of: list[Version] = []
    if request.method == "POST" and form.is_valid():
        found = _rows(district, form)
        rows, wrong = found.rows, found.wrong
        if rows and not wrong and pages.done(request, form, lambda: made_of.append(_loaded(request, district, form, rows))):
            if found.left:
                messages.warning(request, "。".join(f"第{line}行：{why}" for line, why in found.left[:10]) + "。")
            messages.success(request, f"已装入{len(rows)}项。看一遍，没有错就审核通过；没有审核以前，村（社区）看不到。")
            return redirect("fourlists:version", made_of[0].pk)
    shown = {"unit": district, "form": form, "known": known, "wrong": wrong, "nav_current": "register"}
    return render(request, "fourlists/load.html", shown)


def _rows(district: Unit, form: forms.ListForm) -> rules.Read:
    """The items of the file that came, and its wrong rows; a file that does not open is said beside its field."""
    file, told = form.cleaned_data["file"], form.told()
    try:
        sheet = next((one for one in reading.sheets(file.read(), file.name) if one.rows), None)
    except Refusal as refusal:
        form.add_error("file", refusal.message)
        return rules.Read()
    found = rules.read(list(zip(sheet.lines, sheet.rows, strict=True)) if sheet else [])
    clashes = queries.clashes(district.code, told.unit_kind, told.list, [one.title for one in found.rows])
    own = queries.definition(district.code).of(told.list).title
    for line, one in zip(found.lines, found.rows, strict=True):
        if one.title in clashes:
            listed, other = clashes[one.title]
            found.wrong.append(rules.Bad(line, f"“{one.title}”写进{own}，“{other}”却在现行的{listed}里，两张清单说的相反；请先改一张"))
    if found.wrong:
        form.add_error("file", f"有{len(found.wrong)}行不能装入，什么也没有写入。改好以后再选一次文件。")
    return found


def _loaded(request: HttpRequest, district: Unit, form: forms.ListForm, rows: list[rules.Row]) -> Version:
    return actions.load(district, form.told(), rows, key=form.cleaned_data["fact_id"], **pages.said_by(request))


@doors.staff
def version(request: HttpRequest, version_id: uuid.UUID) -> HttpResponse:
    """One version with its items; the district approves it, or takes away what it never approved."""
    found = access.version_for(request, version_id)
    account = doors.account_of(request)
    later = queries.newer(found)
    own = account.role == roles.DISTRICT_OFFICER and found.reviewed_on is None
    shown = {
        "unit": doors.there(places.unit(account.unit_code)), "version": found, "listed": _listed(found), "later": later,
        "items": [one.open() for one in found.items.all()], "may_approve": own, "home": account.unit_code, "nav_current": "register",
        "state": ("out", "已被替代") if later else ("done", "审核通过") if found.reviewed_on else ("wait", "等审核"),
    }  # fmt: skip
    return render(request, "fourlists/version.html", shown)


def _listed(one: Version) -> queries.Listed:
    return queries.definition(one.area_code).of(one.list)


@require_POST
@doors.staff
def approve(request: HttpRequest, version_id: uuid.UUID) -> HttpResponse:
    """The district approves a version."""
    found = access.acting(request, roles.DISTRICT_OFFICER, access.version_for(request, version_id))
    back = request.build_absolute_uri(f"/fourlists/list/{found.pk}/")
    act: Any = lambda: actions.approve(found, **pages.said_by(request))  # noqa: E731
    return tapped(request, Form(request.POST), act, back=back, said="已审核通过。村（社区）可以打印、公示了。", wrong="没有审核通过。")


@require_POST
@doors.staff
def drop(request: HttpRequest, version_id: uuid.UUID) -> HttpResponse:
    """The district takes away what it loaded and never approved."""
    found = access.acting(request, roles.DISTRICT_OFFICER, access.version_for(request, version_id))
    area = found.area_code
    act: Any = lambda: actions.drop(found)  # noqa: E731
    return tapped(request, Form(request.POST), act, back=f"/fourlists/{area}/", said="已删去。", wrong="没有删去。")


@doors.staff
def definition(request: HttpRequest, code: str) -> HttpResponse:
    """By which definition the district works."""
    district = access.district_for(request, code)
    begin = {"definition": queries.definition(code).key}
    form = forms.DefinitionForm(pages.data_of(request), known=list(queries.DEFINITIONS.values()), initial=begin)

    def act() -> None:
        actions.choose(district, form.cleaned_data["definition"], **pages.said_by(request))

    about = "\n".join(f"{one.title}：{one.source}" for one in queries.DEFINITIONS.values())
    return pages.asked(request, district, "fourlists:home", form, act, heading="用哪一套清单", submit="就用这一套", about=about)


@doors.staff
def post(request: HttpRequest, code: str, version_id: uuid.UUID) -> HttpResponse:
    """A unit says that a list hangs."""
    unit = access.to_write(request, code, "posted")
    found = access.version_for(request, version_id)
    if found.unit_kind != unit.kind:
        raise Http404
    form = forms.PostForm(pages.data_of(request), initial=forms.begin(doors.today_of(request), identity.new_id()))

    def act() -> Any:
        data = form.cleaned_data
        return actions.post(unit, found, on=data["on"], fact_id=data["fact_id"], **pages.said_by(request))

    name = f"{_listed(found).title}（{found.number}，{found.items.count()}项）"
    return ask(
        request, form, act, unit=unit, heading=f"公示：{name}", back=f"/fourlists/{code}/", said="已记下公示，从这天起照这一版办。",
        submit="已经公示", onward=lambda made: _next(request, unit),
        sentence="打印出来贴在便民服务的地方，再记下哪一天贴的。",
    )  # fmt: skip


def _next(request: HttpRequest, unit: Unit) -> str:
    """The page of the next list that is approved and does not hang yet: lists are hung one beside the other."""
    left = (one.approved for one in queries.standings(unit, on=doors.today_of(request)) if one.due)
    return next((reverse("fourlists:post", args=[unit.code, one.pk]) for one in left if one), "")


@doors.staff
def wall(request: HttpRequest, version_id: uuid.UUID, size: str) -> HttpResponse:
    """The list for the wall, on A3 or A4."""
    called = f"wall-{size}/{version_id}"
    shown = {"paper": papers.opened(request, called), "back_url": f"/fourlists/list/{version_id}/", "paper_room": "fourlists", "paper_name": called}
    return render(request, "ui/print.html", shown)
