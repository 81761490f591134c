"""The town's queue: sheets of its units beside each other; 审查无意见 for all that were opened, in one act."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cunju import catalogue
from cunju.activities.disclosure import actions, forms, queries
from cunju.activities.disclosure.access import TOWN, instant, town_for
from cunju.activities.disclosure.rules import chain
from cunju.activities.disclosure.views import showing
from cunju.activities.disclosure.views.issues import day_form
from cunju.kernel.refusals import Refusal
from cunju.org import access, roles

PAGE = 25


@access.staff
def queue(request: HttpRequest, code: str) -> HttpResponse:
    """Posted sheets that wait for the town, by unit; a unit's box opens its sheets and ticks them at once."""
    town = town_for(request, code, allowed=TOWN if request.method == "POST" else roles.READERS)
    now, form = instant(request), None
    waiting = queries.waiting(town.code)
    if request.method == "POST":
        opened = set(request.POST.getlist("opened"))
        sheets = [one for each in waiting if each.unit.code in opened for one in each.sheets]
        form = day_form(request)
        try:
            if not form.is_valid():
                raise Refusal("日期没有写对，什么也没有记；照2023-9-15这样写。")
            said_on = actions.TownSaid(form.cleaned_data["on"])
            done = actions.town_review(sheets, said_on, by=request.user.get_username(), now=now)
            said = f"已记下：{len(opened)}个村（社区）的{done}张公开表，审查无意见。"
            messages.success(request, said if done else "没有打开的公开表，什么也没有记。")
            return redirect("disclosure:queue", town.code)
        except Refusal as refusal:
            messages.error(request, refusal.message)
    page = Paginator(waiting, PAGE).get_page(request.GET.get("page"))
    rows = [(one, [showing.of_sheet(queries.hanging(each)) for each in one.sheets]) for one in page]
    law = catalogue.law(unit=catalogue.Place(town.code, "village"), on=now.date())
    shown = {
        "town": town,
        "asked": chain.asks(law, "town_review"),
        "page": page,
        "rows": rows,
        "day_form": form or forms.DayForm(initial={"on": now.date()}),
        "may_review": access.account_of(request).role == roles.TOWN_OFFICER,
        "nav_current": "today",
    }
    return render(request, "disclosure/queue.html", shown)
