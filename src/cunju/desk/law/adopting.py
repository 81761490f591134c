"""默认要求: what no text numbers, and from which day the district lets it bind (interfaces §5)."""

import re
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cunju import catalogue
from cunju.catalogue import Duty
from cunju.desk import wording
from cunju.duties import judging
from cunju.duties.facts import Adopted
from cunju.duties.models import Reason
from cunju.duties.reading import duties_by_id
from cunju.kernel.refusals import Refusal
from cunju.ledger import interface as ledger
from cunju.ledger.models import Fact
from cunju.org import access, kept, queries, roles
from cunju.org.models import Unit
from cunju.ui.fields import DayField
from cunju.ui.forms import Form
from cunju.ui.widgets import Area

KIND: str = Adopted.KIND  # type: ignore[attr-defined]


def defaults(district: str) -> list[Duty]:
    """Duties whose number or day no text gives, of the packs that speak to this district, by measure."""
    here = {one.id for one in catalogue.load().packs if district.startswith(one.area) or one.area.startswith(district)}
    found = (one for one in duties_by_id().values() if not one.binding and one.pack in here)
    return sorted(found, key=lambda one: (one.measure, one.id))


def label(duty_id: str) -> str:
    """A duty's words; its id where the catalogue no longer has it."""
    found = duties_by_id().get(duty_id)
    return f"措施{found.measure} {found.label}" if found else duty_id


class AdoptForm(Form):
    """Which default binds, from when, whom, and why."""

    duty = forms.ChoiceField(
        label="采用哪一项", error_messages={"invalid_choice": "没有这一项默认要求，请从列表中选择。"}
    )
    from_on = DayField(
        label="自哪一天起",
        help_text="从这一天起开始的时段算应办；写月初、季初最清楚。",
        error_messages={"required": "请填写从哪一天起采用。"},
    )
    to_on = DayField(label="到哪一天止", required=False, help_text="不填表示一直采用，到停止为止。")
    units = forms.CharField(
        label="只要哪些镇街、村（社区）",
        required=False,
        widget=Area(rows=3),
        help_text="一行一个，写名称或代码；不填就是全区。写镇街就是它下面的全部村（社区）。",
    )
    words = forms.CharField(
        label="为什么采用",
        widget=Area(rows=2),
        max_length=300,
        help_text="写明依据，例如区里哪个文件、哪次会议。",
        error_messages={"required": "请写明理由，至少4个字。"},
    )

    def __init__(self, *args: Any, district: str, **named: Any) -> None:
        super().__init__(*args, **named)
        self.district = district
        field = self.fields["duty"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one.id, label(one.id)) for one in defaults(district)]

    def clean_units(self) -> list[str]:
        """Lines into codes of towns, villages and communities of the district; each unknown one is named."""
        lines = [one.strip() for one in re.split(r"[\n、，,；;]+", self.cleaned_data["units"]) if one.strip()]
        found: list[str] = []
        for line in lines:
            codes = _codes(line, self.district)
            if not codes:
                raise forms.ValidationError(f"没有“{line[:30]}”这个镇街或村（社区），请核对名称或代码。")
            if len(codes) > 1:
                raise forms.ValidationError(f"叫“{line[:30]}”的不止一个，请写代码：{'、'.join(codes[:5])}。")
            found += codes
        return found


def _codes(line: str, district: str) -> list[str]:
    units = Unit.objects.filter(code__startswith=district, kind__in=("town", "village", "community"))
    if line.isdecimal():
        return list(units.filter(code=line).values_list("code", flat=True))
    named = units.filter(name__startswith=line).values_list("code", "name")
    return [code for code, name in named if line in (name, wording.short(name))]


@access.staff
def adopt(request: HttpRequest, code: str) -> HttpResponse:
    """Defaults of the product, those adopted, and the form of the district."""
    unit = access.unit_for(request, code, {roles.DISTRICT_OFFICER})
    if unit.kind != "county":
        raise Http404
    data = request.POST if request.method == "POST" else kept.initial(request)
    form = AdoptForm(data, district=code, initial={"from_on": access.today_of(request)})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            judging.adopt(
                code,
                duty=said["duty"],
                from_on=said["from_on"],
                to=said["to_on"],
                units=said["units"],
                words=said["words"],
                by=access.account_of(request).username,
                now=access.now_of(request),
            )
            messages.success(request, "已采用，从那一天起算应办。")
            return redirect("desk:adopt", code=code)
        except Refusal as refusal:
            form.add_error({"to": "to_on", "reason": "words"}.get(refusal.field or ""), refusal.message)
    shown = {
        "unit": unit,
        "form": form,
        "adopted": _adopted(code),
        "defaults": [(label(one.id), wording.marks(one.text, one.reading), one.cite) for one in defaults(code)],
        "nav_current": "matrix",
    }
    return render(request, "desk/law/adopt.html", shown)


def _adopted(district: str) -> list[tuple[Fact, str, str, str]]:
    """Adoptions in force: the fact, the duty's words, whom it binds, why."""
    facts = list(ledger.facts_of(district, kinds=[KIND]))
    words = dict(Reason.objects.filter(fact__in=[one.uid for one in facts]).values_list("fact", "text"))
    names = queries.names(code for one in facts for code in one.attributes.get("units") or [])
    return [
        (
            one,
            label(one.attributes["duty"]),
            "、".join(wording.short(names.get(code, code)) for code in one.attributes.get("units") or []) or "全区",
            words.get(one.uid, ""),
        )
        for one in facts
    ]


@require_POST
@access.staff
def end(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Stop: windows that begin from today on no longer bind."""
    fact = Fact.objects.filter(uid=uid, kind=KIND).first()
    if fact is None:
        raise Http404
    access.unit_for(request, fact.unit_code, {roles.DISTRICT_OFFICER})
    try:
        judging.end_adoption(uid, by=access.account_of(request).username, now=access.now_of(request))
        messages.success(request, "已停止采用；以后开始的时段不再算应办，已经开始的照旧。")
    except Refusal as refusal:
        messages.error(request, refusal.message)
    return redirect("desk:adopt", code=fact.unit_code)
