"""Pages of long papers: ask for all workbooks of an office's units, see how far it is, cancel, fetch."""

import uuid

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from cunju.archive import making
from cunju.archive.models import DONE, Job
from cunju.kernel.days import period_zh
from cunju.org import access, audit, roles
from cunju.reports import asking, packages, tasks

MAY = roles.DISTRICT | {roles.TOWN_OFFICER}
TITLE = "全部村（社区）工作簿"


def _office(request: HttpRequest) -> str:
    account = access.account_of(request)
    if account.role not in MAY:
        raise Http404
    return account.unit_code


def _job(request: HttpRequest, job_id: uuid.UUID) -> Job:
    job = making.by_id(job_id)
    if job is None:
        raise Http404
    if job.title == packages.TITLE:
        asking.unit_for(request, job.office)
    elif job.office != _office(request):
        raise Http404
    else:
        access.unit_for(request, job.office, MAY)
    return job


def _back(job: Job) -> HttpResponse:
    return redirect("reports:package", job.office) if job.title == packages.TITLE else redirect("reports:jobs")


@access.staff
def package(request: HttpRequest, code: str) -> HttpResponse:
    """The packages of a unit's years asked for in the last week; a POST asks for one."""
    unit, today = asking.unit_for(request, code), access.today_of(request)
    years = [one for one in asking.periods(today) if one[0].isdecimal()]
    if request.method == "POST":
        return _asked(request, unit.code, packages.TITLE, years, back=redirect("reports:package", unit.code))
    told = f"{unit.name}一年的工作簿和记录本、全部记录、带来的附件，附清单和摘要，装在一个压缩文件里。保管期限待确认。"
    return _shown(request, unit.code, years, told=told)


@access.staff
def jobs(request: HttpRequest) -> HttpResponse:
    """What the office asked for in the last week; a POST asks for a period's workbooks."""
    office, today = _office(request), access.today_of(request)
    periods = [one for one in asking.periods(today) if "-" not in one[0]]
    if request.method == "POST":
        return _asked(request, office, TITLE, periods, back=redirect("reports:jobs"))
    return _shown(request, office, periods, told=f"{TITLE}，一个单位一份Word，装在一个压缩文件里。")


def _asked(request: HttpRequest, office: str, title: str, periods: list[tuple[str, str]], *, back: HttpResponse) -> HttpResponse:
    period = request.POST.get("period", "")
    if period not in dict(periods):
        raise Http404
    job, new = making.ask(office, title=title, period=period, by=request.user.get_username())
    if new:
        tasks.make_workbooks.enqueue(str(job.pk))
    messages.success(request, "已开始生成，可以先去做别的事。" if new else "同一份正在生成，不用再点。")
    return back


def _shown(request: HttpRequest, office: str, periods: list[tuple[str, str]], *, told: str) -> HttpResponse:
    found = list(making.of_office(office)[:20])
    page = {
        "jobs": [(one, period_zh(one.period)) for one in found],
        "moving": any(one.state in making.OPEN for one in found),
        "periods": periods,
        "told": told,
        "nav_current": "register",
    }
    part = request.GET.get("part") == "jobs"
    return render(request, "reports/jobs_part.html" if part else "reports/jobs.html", page)


@require_POST
@access.staff
def cancel(request: HttpRequest, job_id: uuid.UUID) -> HttpResponse:
    """It is wanted no longer."""
    job = _job(request, job_id)
    making.cancel(job)
    messages.success(request, "已取消。")
    return _back(job)


@require_safe
@access.staff  # type: ignore[arg-type]
def fetch(request: HttpRequest, job_id: uuid.UUID) -> HttpResponseBase:
    """The zip of a job that is done."""
    job = _job(request, job_id)
    audit.about(request, f"{job.title}　{period_zh(job.period)}")
    path = making.path_of(job)
    if job.state != DONE or not path.exists():
        raise Http404
    return FileResponse(path.open("rb"), as_attachment=True, filename=f"{job.title}{job.period}.zip")
