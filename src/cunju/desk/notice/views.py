"""The pages of 读通知: choose the file, go through its measures, take the draft along."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cunju.catalogue import remarks
from cunju.catalogue.reader import Decided, Measure, short_of
from cunju.catalogue.reader.notice import BODY
from cunju.catalogue.reader.summary import told
from cunju.desk.notice import kept
from cunju.kernel.refusals import Refusal
from cunju.org import access, roles
from cunju.org.models import Unit
from cunju.ui.forms import Form, refused
from cunju.ui.widgets import Area

PAGE = 20
MOST = 20 * 1024 * 1024
SHOWN = 8


class NoticeForm(Form):
    """The file of a notice."""

    file = forms.FileField(
        label="通知全文（Word、PDF或文本）",
        widget=forms.FileInput(attrs={"accept": ".docx,.doc,.pdf,.txt"}),
        help_text="要有任务表或者编号的任务；扫描件读不了。读出来的只是草稿，不会改动现在的任务。",
        error_messages={"required": "请选通知的文件。"},
    )

    def clean_file(self) -> Any:
        """A file of at most ``MOST`` bytes."""
        found = self.cleaned_data["file"]
        if found.size > MOST:
            raise forms.ValidationError("文件超过20兆，不像一份通知。请选通知本身的文件。")
        return found


class ChangeForm(Form):
    """A measure kept under other words."""

    short = forms.CharField(label="短标题", max_length=40, error_messages={"required": "请写短标题，20字以内。"})
    text = forms.CharField(label="措施原文（读错了才改）", widget=Area(rows=4), max_length=3000)


class LetterForm(Form):
    """The head of the notice where it was not read, or not rightly."""

    number = forms.CharField(label="文号", max_length=60, error_messages={"required": "请照通知写文号，如“渝北民〔2023〕24号”。"})
    title = forms.CharField(label="标题", max_length=200, error_messages={"required": "请照通知写标题。"})
    issuer = forms.CharField(label="发文机关", max_length=80, error_messages={"required": "请照通知写发文机关。"})


def _letter_form(request: HttpRequest, found: kept.Reading | None) -> LetterForm:
    if request.method == "POST" and request.POST.get("do") == "letter":
        return LetterForm(request.POST, prefix="letter")
    start = {name: getattr(found.notice, name) for name in kept.HEAD} if found else {}
    return LetterForm(initial=start, prefix="letter")


def _district(request: HttpRequest, code: str) -> Unit:
    unit = access.unit_for(request, code, {roles.DISTRICT_OFFICER})
    if unit.kind != "county":
        raise Http404
    return unit


@access.staff
def notice(request: HttpRequest, code: str) -> HttpResponse:
    """The file to read; and of one that was read, its doubts and each measure with what can be done about it."""
    unit = _district(request, code)
    posted = request.method == "POST"
    if posted and request.POST.get("do") == "drop":
        kept.drop(code)
        return redirect("desk:notice", code=code)
    found = kept.of(code)
    letter = _letter_form(request, found)
    if letter.is_bound and letter.is_valid():
        try:
            kept.correct(code, found, letter.cleaned_data, by=access.account_of(request).username, now=access.now_of(request))
            messages.success(request, "记下了，草稿里也改了。")
            return redirect("desk:notice", code=code)
        except Refusal as refusal:
            refused(letter, refusal)
            if found is None:  # the form that says it is not shown
                messages.error(request, refusal.message)
    posted = posted and not letter.is_bound
    form = NoticeForm(request.POST if posted else None, request.FILES if posted else None)
    if posted and form.is_valid():
        file = form.cleaned_data["file"]
        by, now = access.account_of(request).username, access.now_of(request)
        try:
            made = kept.begin(code, file.read(), name=PurePath(file.name).name, by=by, now=now)
            messages.success(request, f"读出{len(made.notice.tasks)}项任务、{len(made.notice.measures)}条措施，请逐条核对。")
            return redirect("desk:notice", code=code)
        except Refusal as refusal:
            form.add_error("file", refusal.message)
    told = {"unit": unit, "form": form, "letter_form": letter, "nav_current": "matrix"}
    return render(request, "desk/notice/notice.html", told | _shown(request, code, found))


def _shown(request: HttpRequest, code: str, found: kept.Reading | None) -> dict[str, Any]:
    if found is None:
        return {"found": None}
    page = Paginator(found.notice.measures, PAGE).get_page(request.GET.get("page"))
    text = found.pack(code)
    missing = kept.missing(found, text)
    return {
        "found": found,
        "page": page,
        "rows": [_row(found, one) for one in page],
        "letter": _letter(found),
        "missing": missing[:SHOWN],
        "more": max(0, len(missing) - SHOWN),
        "remarks": [] if missing else remarks.of_text(text),
    }


def _row(found: kept.Reading, measure: Measure) -> dict[str, Any]:
    """A measure beside what it says in numbers, days and names; and its form of change."""
    said = found.decided.get(measure.no)
    task = next(one for one in found.notice.tasks if one.no == measure.task)
    text = (said.text if said else "") or measure.text
    short = (said.short if said else "") or short_of(measure.text)
    return {
        "measure": measure,
        "text": text,
        "task": task,
        "said": said,
        "proposals": _told(found, measure.no),
        "form": ChangeForm(initial={"short": short, "text": text}, prefix=f"m{measure.no}"),
        "short": short,
    }


def _letter(found: kept.Reading) -> list[tuple[str, str, bool | None]]:
    """What body and annexes say: the words, what they come to, and whether a person took it."""
    words = dict.fromkeys(one.words for one in found.notice.proposals_of(BODY))
    lines = dict(zip(words, _told(found, BODY), strict=False))
    return [(one, line, found.body.get(one)) for one, line in lines.items()]


@require_POST
@access.staff
def settle(request: HttpRequest, code: str) -> HttpResponse:
    """One tap on what the body says: taken, left out, or open again."""
    _district(request, code)
    by, now = access.account_of(request).username, access.now_of(request)
    taken = {"accept": True, "leave": False}.get(request.POST.get("do", ""))
    try:
        kept.settle(code, kept.of(code), request.POST.get("words", ""), taken, by=by, now=now)
    except Refusal as refusal:
        messages.error(request, refusal.message)
    return redirect(f"{reverse('desk:notice', args=[code])}#h-letter")


def _told(found: kept.Reading, no: int) -> list[str]:
    """What a measure says; days that the same words name stand on one line."""
    lines: dict[str, list[str]] = {}
    for one in found.notice.proposals_of(no):
        said, _, day = told(one).partition("，即")
        lines.setdefault(said, []).append(day)
    return [f"{said}，即{'、'.join(days)}" if any(days) else said for said, days in lines.items()]


@require_POST
@access.staff
def decide(request: HttpRequest, code: str, no: int) -> HttpResponse:
    """One tap: the measure is kept as it is, kept with other words, left out, or open again."""
    _district(request, code)
    by, now = access.account_of(request).username, access.now_of(request)
    found = kept.of(code)
    try:
        kept.decide(code, found, no, _decided(request, found, no), by=by, now=now)
    except Refusal as refusal:
        messages.error(request, refusal.message)
    page = request.POST.get("page", "")
    query = f"?page={page}" if page.isdecimal() else ""
    return redirect(f"{request.path.partition('measure/')[0]}{query}#m{no}")


def _decided(request: HttpRequest, found: kept.Reading | None, no: int) -> Decided | None:
    do = request.POST.get("do")
    measure = next((one for one in found.notice.measures if one.no == no), None) if found else None
    if do == "open" or measure is None:
        return None
    if do == "leave":
        return Decided(kept=False)
    if do == "accept":
        return Decided(kept=True, short=short_of(measure.text))
    form = ChangeForm(request.POST, prefix=f"m{no}")
    if not form.is_valid():
        raise Refusal(f"第{no}项没有改：{'；'.join(str(one) for errors in form.errors.values() for one in errors)}")
    text = form.cleaned_data["text"]
    same = "".join(text.split()) == "".join(measure.text.split())
    return Decided(kept=True, short=form.cleaned_data["short"], text="" if same else text)


@access.staff
def draft(request: HttpRequest, code: str) -> HttpResponse:
    """The draft of a pack as a file."""
    _district(request, code)
    found = kept.of(code)
    if found is None:
        raise Http404
    answer = HttpResponse(found.pack(code), content_type="application/yaml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="draft-{code}.yaml"'
    return answer
