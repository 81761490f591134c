"""How an office is reached, as public pages show it, and the page on which the office itself writes it."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cunju.kernel import personal
from cunju.kernel.codes import above, level
from cunju.org import access, changes, kept, roles
from cunju.org.models import Contact, Unit
from cunju.ui.fields import PhoneField
from cunju.ui.forms import Form

OF_A_SITE = ("owner", "record_number")
OWN = "公开栏上写办公电话，不写个人的手机号；没有座机的，请留空，公开栏会写镇街的电话。"


class ContactForm(Form):
    """What stands on public pages; the owner and the record number are the district's alone."""

    phone = PhoneField(label="办公电话", required=False, max_length=60, help_text=OWN)
    address = forms.CharField(label="办公地点", required=False, max_length=80, help_text="如：村便民服务中心一楼大厅")
    hours = forms.CharField(label="办公时间", required=False, max_length=60, help_text="如：星期一至星期五9:00—17:00")
    owner = forms.CharField(label="网站主办单位", required=False, max_length=60)
    record_number = forms.CharField(label="网站备案号", required=False, max_length=60, help_text="有几个就都写上，用空格隔开")

    def __init__(self, *args: Any, unit: Unit, **named: Any) -> None:
        super().__init__(*args, **named)
        if unit.kind != "county":
            for name in OF_A_SITE:
                del self.fields[name]
        self.of_kind(unit.kind)

    def clean_phone(self) -> str:
        """An office's number, nobody's own."""
        phone = str(self.cleaned_data.get("phone") or "")
        if personal.numbers_of(phone):
            raise forms.ValidationError(OWN)
        return phone


def of(code: str) -> Contact | None:
    """What an office wrote of itself; None where it wrote nothing."""
    return Contact.objects.filter(pk=code).first()


def around(unit: Unit) -> dict[str, Contact]:
    """What a unit, its town and its district wrote, by code, in one query."""
    return Contact.objects.in_bulk([unit.code, *above(unit.code)])


def site(contact: Contact | None, district: str) -> tuple[str, str]:
    """Owner and record number of the site: the district's words, those of the installation, else the district's name and nothing."""
    owner = contact.owner if contact else ""
    number = contact.record_number if contact else ""
    return owner or settings.SITE_OWNER or district, number or settings.SITE_RECORD_NUMBER


def keep(unit: Unit, said: dict[str, str], *, by: str, on: date) -> Contact:
    """Write it anew; every board that shows it shows it from now on."""
    with transaction.atomic():
        made, _ = Contact.objects.update_or_create(pk=unit.code, defaults={**said, "by": by, "on": on})
        changes.told([unit.code])
    return made


@access.staff
def page(request: HttpRequest, code: str) -> HttpResponse:
    """The office writes how it is reached."""
    unit = access.unit_for(request, code, (roles.DISTRICT_OFFICER,) if level(code) == "district" else roles.WRITERS)
    found = of(code)
    start = {name: getattr(found, name) for name in ContactForm.base_fields} if found else {}
    form = ContactForm(request.POST if request.method == "POST" else kept.initial(request), unit=unit, initial=start)
    if request.method == "POST" and form.is_valid():
        keep(unit, form.cleaned_data, by=access.account_of(request).username, on=access.today_of(request))
        messages.success(request, "已保存，公开栏网页上现在就是这样。")
        return redirect("org:contact", code)
    return render(request, "org/contact.html", {"nav_current": "me", "unit": unit, "form": form, "found": found})
