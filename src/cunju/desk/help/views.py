"""The page of 投诉建议: asked elsewhere too, does not work, other; kept, counted, answered by the district."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cunju.desk.models import CHOICES, Feedback
from cunju.org import access, kept, queries, roles
from cunju.org.models import Account
from cunju.ui.forms import Form
from cunju.ui.widgets import Area

LONGEST = 500


class FeedbackForm(Form):
    """投诉建议."""

    about = forms.ChoiceField(
        label="是哪一类",
        choices=CHOICES,
        widget=forms.RadioSelect,
        error_messages={
            "required": "请选是哪一类，不好归类的选“其他”。",
            "invalid_choice": "请从三类里选一类。",
        },
    )
    text = forms.CharField(
        label="说一说",
        widget=Area(rows=4),
        max_length=LONGEST,
        help_text="写清是哪一页、哪一项；不写个人姓名和电话。",
        error_messages={
            "required": "请写一句话，说明是什么事。",
            "max_length": "最多500字，请写短一些。",
        },
    )


@access.logged_in
def feedback(request: HttpRequest) -> HttpResponse:
    """What was said below one's own office, and a form to say something; every account may."""
    account = access.account_of(request)
    data = request.POST if request.method == "POST" else kept.initial(request)
    form = FeedbackForm(data)
    if request.method == "POST" and form.is_valid():
        if Feedback.objects.filter(**form.cleaned_data, by=account.username, answered_at=None).exists():
            messages.warning(request, "同样的话您已经提过，区里还没有答复，没有再记一次；答复会出现在下面。")
            return redirect("desk:feedback")
        Feedback.objects.create(
            **form.cleaned_data,
            page=_page(request.POST.get("page", "")),
            unit_code=account.unit_code,
            by=account.username,
            at=access.now_of(request),
        )
        messages.success(request, "已收到，区里会在这里答复。")
        return redirect("desk:feedback")
    return _shown(request, form=form)


def _shown(request: HttpRequest, **more: object) -> HttpResponse:
    account = access.account_of(request)
    seen = _seen(account)
    counts = dict(seen.order_by().values_list("about").annotate(n=Count("pk")))
    page = Paginator(seen.order_by("-at", "-pk"), 20).get_page(request.GET.get("page"))
    names = queries.names(one.unit_code for one in page)
    shown = {
        "page": page,
        "rows": [(one, names.get(one.unit_code, "")) for one in page],
        "counts": [(word, counts.get(code, 0)) for code, word in CHOICES],
        "waiting": seen.filter(answered_at__isnull=True).count(),
        "from_page": _page(request.POST.get("page", "") or request.GET.get("page", "")),
        "may_answer": account.role == roles.DISTRICT_OFFICER,
        **more,
    }
    return render(request, "desk/help/feedback.html", shown)


def _seen(account: Account) -> QuerySet[Feedback]:
    """What an office may read: its own and what stands below it; who has no business, his own."""
    if account.role in roles.BUSINESS:
        return Feedback.objects.filter(unit_code__startswith=account.reach)
    return Feedback.objects.filter(by=account.username)


def _page(text: str) -> str:
    """The page it is about: an address of this site, or nothing."""
    return text[:300] if text.startswith("/") and not text.startswith("//") else ""


@require_POST
@access.staff
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The district answers."""
    account = access.account_of(request)
    found = _seen(account).filter(pk=pk).first()
    if found is None or account.role != roles.DISTRICT_OFFICER:
        raise Http404
    text = request.POST.get("answer", "").strip()
    if not text or len(text) > LONGEST:
        wrong = "请写答复的话。" if not text else f"答复最多{LONGEST}字，现在{len(text)}字，请写短一些。"
        return _shown(request, form=FeedbackForm(), wrong=wrong, wrong_at=pk, typed=text)
    found.answer, found.answered_at = text, access.now_of(request)
    found.save(update_fields=["answer", "answered_at"])
    messages.success(request, "已答复，提的人在这一页能看到。")
    return redirect("desk:feedback")
