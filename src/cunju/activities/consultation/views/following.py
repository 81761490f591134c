"""Pages after a session: the fate of each opinion, one page a step, taking a step back."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cunju.activities.consultation import actions, forms, rules
from cunju.activities.consultation.access import instant, session_for, step_for
from cunju.activities.consultation.book import BOOK
from cunju.activities.consultation.steps import STEPS
from cunju.kernel.words import of_kind
from cunju.ledger import identity
from cunju.org import access
from cunju.records import access as lines
from cunju.records import pages
from cunju.records.asking import ask
from cunju.records.forms import VoidForm, beginning

SENTENCES = {
    rules.REFERRED: "协商不成、争议大的，提交村（居）民会议或代表会议决定。会议记录在这里的，选那一次；没有的，选纸上的记录。",
    rules.CARRIED_OUT: "协商定下的事办完了，或办不了要说明原因，在这里登记。",
    rules.FED_BACK: "结果告诉参加的人、利益相关的人和村（居）民。登记以后，公开栏网页上能看到结果。",
    rules.EVALUATED: "问一问当事的人和村（居）民：办得怎么样。",
    rules.COORDINATED: "村（社区）请镇（街道）协调的协商，到场协调以后在这里登记。",
}
DONE = "已登记，可以在台账里看到。"
ANEW = "作废后这一步重新列为待办；记录和原因留在台账里。只是要改日期或内容的，请用“更正”。"
VOIDED = "已作废，原记录和原因留在台账里。"


@access.staff
def answers(request: HttpRequest, session_id: uuid.UUID) -> HttpResponse:
    """Each opinion that asks for something: 采纳, 部分采纳, 未采纳 and why; 全部采纳 is one tap."""
    session, unit = session_for(request, session_id, write=True)
    begin = {"day": instant(request).date(), "fact_id": identity.new_id()}
    form = forms.FatesForm(request.POST or None, opinions=list(session.opinions.all()), initial=begin)

    def act() -> str:
        given, data = form.fates(all_adopted=request.POST.get("do") == "all"), form.cleaned_data
        fact = actions.answer(session, given, day=data["day"], fact_id=data["fact_id"], **pages.said_by(request))
        return DONE if fact else "已保存；还有意见没有答复，答复完了自动办结。"

    said: list[str] = []
    if pages.done(request, form, lambda: said.append(act())):
        messages.success(request, said[0])
        return redirect("consultation:detail", session.pk)
    page = {"session": session, "unit": unit, "form": form, "nav_current": "register"}
    return render(request, "consultation/answers.html", page)


@access.staff
def step(request: HttpRequest, session_id: uuid.UUID, step: str) -> HttpResponse:
    """Note what followed a session."""
    session, unit = session_for(request, session_id, write=True)
    asked = STEPS.get(step)
    if asked is None or not lines.may_write(BOOK, access.account_of(request), step):
        raise Http404
    begin = {"on": instant(request).date(), "fact_id": identity.new_id(), **beginning(asked, None)}
    form = forms.StepForm(pages.data_of(request), request.FILES or None, step=asked, unit_code=unit.code, initial=begin)
    form.of_kind(unit.kind)
    return ask(
        request, form, lambda: actions.take(session, step, form.told(), **pages.acting(request, form)), unit=unit, heading=asked.verb,
        sentence=f"“{session.title}”。{of_kind(SENTENCES[step], unit.kind)}", submit="登记", said=DONE,
        back=reverse("consultation:detail", args=[session.pk]),
    )  # fmt: skip


@access.staff
def edit(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """Correct what was noted; the earlier version stays in the ledger."""
    entry, unit = step_for(request, entry_id)
    form = forms.StepForm(
        pages.data_of(request), request.FILES or None, step=BOOK.step(entry), unit_code=unit.code, correcting=True,
        initial=forms.StepForm.of(entry),
    )  # fmt: skip
    return pages.mended(
        BOOK, request, entry, unit, form, lambda: actions.correct_step(entry, form.told(), **pages.acting(request, form))
    )


@access.staff
def void_step(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """Take a step back, with the reason; its window opens again."""
    entry, unit = step_for(request, entry_id)
    form = VoidForm(request.POST or None)
    return ask(
        request, form, lambda: actions.void_step(entry, **form.cleaned_data, **pages.said_by(request)), unit=unit,
        heading=f"作废{BOOK.step(entry).label}的登记", submit="作废", said=VOIDED, sentence=ANEW,
        back=reverse("consultation:detail", args=[entry.session_id]),
    )  # fmt: skip
