"""Tasks from above: the town enters one for all its units, the district admits or declines, the paper of it."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cunju.activities.fourlists import access, actions, forms, papers, queries, rules
from cunju.activities.fourlists.actions import tasking
from cunju.activities.fourlists.models import Task
from cunju.kernel.words import short_name
from cunju.ledger import identity
from cunju.org import access as doors
from cunju.org import queries as places
from cunju.org import roles
from cunju.records import burden, pages
from cunju.records.asking import ask, tapped
from cunju.ui.forms import Form


@doors.staff
def enter(request: HttpRequest, code: str) -> HttpResponse:
    """A task, once for all units of the town."""
    town = access.town_for(request, code)
    units = places.units_under(code, on=doors.today_of(request))
    begin = {"fact_id": identity.new_id(), "units": [one.code for one in units]}
    form = forms.TaskForm(pages.data_of(request), places=units, initial=begin)
    made: list[Task] = []

    def act() -> None:
        made.append(actions.enter(town, form.told(), key=form.cleaned_data["fact_id"], **pages.said_by(request)))

    if pages.done(request, form, act):
        messages.success(request, "已提交区里定准入。定下来以前，村（社区）不用办。")
        return redirect("fourlists:task", made[0].pk)
    shown = {"unit": town, "form": form, "burden": burden.figures(), "nav_current": "register"}
    return render(request, "fourlists/enter.html", shown)


@doors.staff
def task(request: HttpRequest, task_id: uuid.UUID) -> HttpResponse:
    """One task: what is asked, what it costs, what it lacks by the law of the day, what the district said."""
    found, town = access.task_for(request, task_id)
    account, today = doors.account_of(request), doors.today_of(request)
    one = queries.asked(found, on=today)
    lacks = tasking.clauses(found, on=one.line.on if one.line else today)
    names = places.names(found.units, on=today)
    open_yet = one.line is None and not found.withdrawn
    shown = {
        "unit": town, "one": one, "task": found, "rows": papers.rows_of(one), "home": account.unit_code, "nav_current": "register",
        "lacks": [(rules.FAULTS[code], clause) for code, clause in lacks.items()],
        "units": "、".join(short_name(names.get(code, code)) for code in found.units),
        "may_decide": open_yet and account.role == roles.DISTRICT_OFFICER, "may_withdraw": open_yet and account.role == roles.TOWN_OFFICER,
    }  # fmt: skip
    return render(request, "fourlists/task.html", shown)


@doors.staff
def decide(request: HttpRequest, task_id: uuid.UUID) -> HttpResponse:
    """The district's word."""
    found, town = access.acting(request, roles.DISTRICT_OFFICER, access.task_for(request, task_id))
    today = doors.today_of(request)
    if queries.decided(found):
        return redirect("fourlists:task", found.pk)
    form = forms.DecideForm(pages.data_of(request), task=found, initial=forms.begin(today, identity.new_id()))

    def act() -> Any:
        data = form.cleaned_data
        made = actions.decide(found, data["result"], data["text"], on=data["on"], fact_id=data["fact_id"], **pages.said_by(request))
        if made.said["result"] == rules.ADMITTED:
            for code in tasking.clauses(found, on=data["on"]):
                messages.warning(request, f"{rules.FAULTS[code]}，审批表上写明。")
        return made

    return ask(
        request, form, act, unit=town, heading=f"定准入：{found.title}", back=f"/fourlists/task/{found.pk}/", submit="就这样定",
        said="已记下，镇（街道）和村（社区）都看得到。", about=queries.asked(found, on=today).cost.said,
    )  # fmt: skip


@require_POST
@doors.staff
def withdraw(request: HttpRequest, task_id: uuid.UUID) -> HttpResponse:
    """The town takes a task back."""
    found, _ = access.acting(request, roles.TOWN_OFFICER, access.task_for(request, task_id))
    act: Any = lambda: actions.withdraw(found)  # noqa: E731
    return tapped(request, Form(request.POST), act, back=f"/fourlists/task/{found.pk}/", said="已撤回。", wrong="没有撤回。")


@doors.staff
def task_paper(request: HttpRequest, task_id: uuid.UUID) -> HttpResponse:
    """准入审批表."""
    called = f"admission/{task_id}"
    shown = {"paper": papers.opened(request, called), "back_url": f"/fourlists/task/{task_id}/", "paper_room": "fourlists", "paper_name": called}
    return render(request, "ui/print.html", shown)
