"""Courtyards and their households; one household's own sheet."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cunju.activities.points import access, actions, forms, queries
from cunju.activities.points.book import BOOK
from cunju.activities.points.queries import lines
from cunju.activities.points.views.books import printed
from cunju.ledger import identity
from cunju.org import access as doors
from cunju.records import pages


@doors.staff
def formed(request: HttpRequest, code: str) -> HttpResponse:
    """Form a courtyard of pasted households."""
    unit = access.to_write(request, code, "formed")
    begin = {"fact_id": identity.new_id(), "on": doors.today_of(request)}
    form = forms.CourtyardForm(pages.data_of(request), initial=begin)
    form.of_kind(unit.kind)
    if pages.done(
        request, form, lambda: actions.form(unit, form.courtyard(), fact_id=form.cleaned_data["fact_id"], **pages.said_by(request))
    ):
        messages.success(request, "院落已记下。")
        return redirect(BOOK.home, code)
    return render(request, "points/formed.html", {"unit": unit, "form": form, "nav_current": "register"})


@doors.staff
def households(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """More households of a courtyard."""
    entry, unit = access.courtyard_for(request, entry_id)
    form = forms.HouseholdsForm(pages.data_of(request))
    return pages.asked(
        request, unit, BOOK.home, form, lambda: actions.add_households(unit, entry, form.cleaned_data["households"], now=doors.now_of(request)),
        heading=f"{entry.name}：加户",
    )  # fmt: skip


@doors.staff
def list_(request: HttpRequest, code: str) -> HttpResponse:
    """The households by courtyard, in the order of their numbers."""
    unit = access.to_read(request, code)
    found = lines.households(code)
    groups = [(one, [each for each in found if each.courtyard_id == one.pk]) for one in lines.courtyards(code)]
    return render(request, "points/list.html", {"unit": unit, "groups": groups, "nav_current": "register", "sheet_unit": unit.name})


@doors.staff
def household(request: HttpRequest, household_id: uuid.UUID) -> HttpResponse:
    """One household: its entries, what it redeemed, what it may redeem; it may leave at any time."""
    one, unit = access.household_for(request, household_id)
    today = doors.today_of(request)
    rules = queries.held(unit.code, on=today)
    shown = {
        "unit": unit, "one": one, "told": queries.statement(one, rules, on=today), "may_write": access.may_enter(doors.account_of(request)),
        "red": rules is not None and rules.red_at is not None, "nav_current": "register", "sheet_unit": unit.name,
    }  # fmt: skip
    return render(request, "points/household.html", shown)


@require_POST
@doors.staff
def leave(request: HttpRequest, household_id: uuid.UUID) -> HttpResponse:
    """A household leaves, or comes back."""
    one, unit = access.household_for(request, household_id)
    access.to_write(request, unit.code, "formed")
    back = one.left_on is not None
    actions.leave(one, on=None if back else doors.today_of(request), now=doors.now_of(request))
    messages.success(request, "已重新参加。" if back else "已退出；有的积分还可以兑。")
    return redirect("points:household", one.pk)


@require_POST
@doors.staff
def unlist(request: HttpRequest, household_id: uuid.UUID) -> HttpResponse:
    """A household stays off the red list, or comes back on it."""
    one, unit = access.household_for(request, household_id)
    access.to_write(request, unit.code, "formed")
    actions.unlist(one, unlisted=not one.unlisted, now=doors.now_of(request))
    messages.success(request, "已记下：可以上红榜。" if one.unlisted is False else "已记下：不上红榜。")
    return redirect("points:household", one.pk)


@doors.staff
def statement(request: HttpRequest, household_id: uuid.UUID) -> HttpResponse:
    """A household's statement to print."""
    return printed(request, f"statement/{household_id}", BOOK.url("household", household_id))
