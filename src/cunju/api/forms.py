"""The form of a new system."""

import uuid
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms

from cunju.api.endpoints import RESOURCES
from cunju.kernel.codes import is_code
from cunju.org import access
from cunju.org.models import Unit
from cunju.ui.fields import DayField
from cunju.ui.forms import Form

# A token is renewed at least once in so many days.
LONGEST = 366


class SystemForm(Form):
    """Its name, below which code it reads, which resources, until when."""

    name = forms.CharField(
        label="系统名称", max_length=60, help_text="例如：区基层治理数据平台。写系统，不写个人姓名。",
        error_messages={"required": "请填写系统名称。", "max_length": "系统名称最多60字。"},
    )  # fmt: skip
    below = forms.CharField(
        label="范围（单位代码）", max_length=12, help_text="区县6位、镇街9位或村（社区）12位代码；只能读这个代码以下的单位。",
        error_messages={"required": "请填写代码，例如500112。", "max_length": "代码最多12位数字。"},
    )  # fmt: skip
    resources = forms.MultipleChoiceField(
        label="可以读的项目", choices=list(RESOURCES.items()), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请至少选一项，只选对方用得着的。", "invalid_choice": "请从列出的项目里选。"},
    )  # fmt: skip
    ends_on = DayField(
        label="到期日", help_text="当天还能用；最长一年，到期后可以再生成。", error_messages={"required": "请填写到期日。"}
    )

    once = forms.UUIDField(widget=forms.HiddenInput(), required=False)

    def __init__(self, *args: Any, office: str, today: date, **named: Any) -> None:
        super().__init__(*args, **named)
        if not self.is_bound:
            self.initial["once"] = uuid.uuid4()
        self.office, self.today = office, today

    def clean_below(self) -> str:
        """A place there is, in the office's own reach."""
        code = str(self.cleaned_data["below"]).strip()
        if not is_code(code) or not access.reaches(self.office, code, on=self.today) or not Unit.objects.filter(code=code).exists():
            raise forms.ValidationError(f"没有代码为“{code}”的单位，或者不在本区。请到“查找单位”核对代码。")
        return code

    def clean_ends_on(self) -> date:
        """A day to come, within a year."""
        day: date = self.cleaned_data["ends_on"]
        last = self.today + timedelta(days=LONGEST)
        if not self.today <= day <= last:
            raise forms.ValidationError(f"到期日应在{self.today.isoformat()}至{last.isoformat()}之间。")
        return day

    def clean_resources(self) -> Sequence[str]:
        """In the order of the table."""
        return [one for one in RESOURCES if one in self.cleaned_data["resources"]]
