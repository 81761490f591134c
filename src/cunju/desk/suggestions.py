"""The page of 投诉建议."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cunju.desk.models import CHOICES, Feedback
from cunju.org import access, roles


class FeedbackForm(forms.Form):
    """投诉建议."""

    about = forms.ChoiceField(label="是哪一类", choices=CHOICES, widget=forms.RadioSelect)
    text = forms.CharField(label="说一说", widget=forms.Textarea(attrs={"rows": 4}), max_length=500)


@access.staff
def feedback(request: HttpRequest) -> HttpResponse:
    """投诉建议: kept, counted, answered by the district."""
    account = access.account_of(request)
    form = FeedbackForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        Feedback.objects.create(
            **form.cleaned_data,
            page=request.POST.get("page", "")[:300],
            unit_code=account.unit_code,
            by=account.username,
            at=access.now_of(request),
        )
        messages.success(request, "已收到，区里会在这里答复。")
        return redirect("desk:feedback")
    seen = Feedback.objects.filter(unit_code__startswith=account.reach).order_by("-at")
    counts = [(word, seen.filter(about=code).count()) for code, word in CHOICES]
    page = Paginator(seen, 20).get_page(request.GET.get("p"))
    shown = {
        "form": form,
        "page": page,
        "counts": counts,
        "from_page": request.GET.get("page", ""),
        "may_answer": account.role == roles.DISTRICT_OFFICER,
    }
    return render(request, "desk/feedback.html", shown)


@require_POST
@access.staff
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The district answers."""
    account = access.account_of(request)
    found = Feedback.objects.filter(pk=pk, unit_code__startswith=account.reach).first()
    if found is None or account.role != roles.DISTRICT_OFFICER:
        raise Http404
    found.answer, found.answered_at = request.POST.get("answer", "")[:500], access.now_of(request)
    found.save(update_fields=["answer", "answered_at"])
    return redirect("desk:feedback")
