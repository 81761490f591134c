"""Rules put in, tied to the convention, adopted."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cunju.activities.points import access, actions, forms, queries
from cunju.activities.points.book import BOOK
from cunju.activities.points.models import Entry, Rules
from cunju.activities.points.queries import soundness
from cunju.activities.points.rules import pasting, rights
from cunju.activities.points.rules.standing import plain
from cunju.activities.points.views.books import printed
from cunju.kernel.days import chinese_day
from cunju.ledger import identity
from cunju.org import access as doors
from cunju.records import pages


@doors.staff
def draft(request: HttpRequest, code: str) -> HttpResponse:
    """Put rules in, once: pasted."""
    unit = access.to_write(request, code, "adopted")
    form = forms.RulesForm(pages.data_of(request))
    form.of_kind(unit.kind)
    made: list[Rules] = []
    if pages.done(request, form, lambda: made.append(actions.draft(unit, form.draft(), **pages.said_by(request)))):
        refused = sum(bool(one.refused) for one in made[0].items.all())
        if refused:
            messages.warning(request, f"办法已存下。有{refused}项法律不允许，不列入办法。")
        else:
            messages.success(request, "办法已存下。看一遍每项对应的条款，再记表决。")
        if heads := pasting.heads(form.cleaned_data["text"]):
            told = "；".join(f"第{one.number}行“{' '.join(one.cells)[:20]}”" for one in heads[:6])
            messages.info(request, f"这些行是表头或者标题，没有当作积分项：{told}。")
        return redirect("points:rules", made[0].pk)
    held = queries.convention(code, on=doors.today_of(request))
    return render(request, "points/draft.html", {"unit": unit, "form": form, "held": held, "nav_current": "register"})


@doors.staff
def rules(request: HttpRequest, rules_id: uuid.UUID) -> HttpResponse:
    """Rules with the clause of each item; a draft is adopted here."""
    one, unit = access.rules_for(request, rules_id)
    account, today = doors.account_of(request), doors.today_of(request)
    if one.entry is None and access.may_enter(account):
        return _adopt(request, one, unit)
    on = one.entry.on if one.entry else today
    stand = queries.standing(unit.code, on=today) if one.entry else None
    shown = {
        "unit": unit, "one": one, "standing": stand if stand and stand.rules == one else None, "on": on,
        "items": [item for item in one.items.all() if not item.refused], "refused": [item for item in one.items.all() if item.refused],
        "nav_current": "register", "sheet_unit": unit.name,
    }  # fmt: skip
    return render(request, "points/rules.html", shown)


def _adopt(request: HttpRequest, one: Rules, unit: object) -> HttpResponse:
    unit = access.to_write(request, one.unit_code, "adopted")
    held = soundness.convention(one.unit_code, on=doors.today_of(request))
    clauses = held.clauses if held else []
    form = forms.AdoptForm(
        pages.data_of(request), request.FILES or None, rules=one, clauses=clauses, labels=[plain(each.label) for each in clauses],
        initial={"fact_id": identity.new_id()},
    )  # fmt: skip
    form.of_kind(unit.kind)
    made: list[Entry] = []
    if pages.done(
        request, form, lambda: made.append(actions.adopt(unit, one, form.vote(), form.clauses(), **pages.acting(request, form)))
    ):
        _told(request, made[0])
        return redirect(BOOK.home, unit.code)
    shown = {
        "unit": unit, "one": one, "form": form, "held": held, "refused": [item for item in one.items.all() if item.refused],
        "remarks": [(item, doubt) for item in form.items for doubt in rights.remarks(item.what, item.points)], "nav_current": "register",
    }  # fmt: skip
    return render(request, "points/adopt.html", shown)


def _told(request: HttpRequest, entry: Entry) -> None:
    now = queries.held(entry.unit_code, on=doors.today_of(request))
    if now is not None and now.entry is not None and now.entry_id != entry.pk:
        words = f"已记下表决。这个办法已经被{chinese_day(now.entry.on)}通过的办法（{now.version}）代替，不再执行；在台账里还查得到。"
        messages.warning(request, words)
        return
    found = queries.standing(entry.unit_code, on=entry.on)
    if found is not None and not found.sound:
        messages.warning(request, f"已记下表决。办法还不成立：{'；'.join(found.stand.faults)}。")
    else:
        messages.success(request, "已记下表决，办法成立，可以记分了。")


@doors.staff
def rules_paper(request: HttpRequest, rules_id: uuid.UUID) -> HttpResponse:
    """The rules to print, with their clauses."""
    access.rules_for(request, rules_id)
    return printed(request, f"rules/{rules_id}", BOOK.url("rules", rules_id))
