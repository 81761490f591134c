"""Forms of login and accounts."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm

from cunju.org import roles
from cunju.org.models import Account


class LoginForm(AuthenticationForm):
    """Account and password; what was wrong is never told apart."""

    error_messages = {
        "invalid_login": "账号或密码不对，请核对后再试。连续5次不对，账号和所在地址锁定15分钟。",
        "inactive": "账号或密码不对，请核对后再试。连续5次不对，账号和所在地址锁定15分钟。",
    }

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["username"].label = "账号"
        self.fields["password"].label = "密码"


class AccountForm(forms.Form):
    """A new account of a unit under the creator's prefix."""

    username = forms.RegexField(
        r"^[A-Za-z0-9_.-]{3,40}$",
        label="账号",
        error_messages={"invalid": "账号用3至40个字母、数字或 - _ .。"},
    )
    role = forms.ChoiceField(label="角色")
    unit_code = forms.ChoiceField(label="单位")

    def __init__(self, *args: Any, units: list[tuple[str, str]], allowed: list[str], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["role"].choices = [(one, roles.ROLE_ZH[one]) for one in allowed]  # type: ignore[attr-defined]
        self.fields["unit_code"].choices = units  # type: ignore[attr-defined]

    def clean_username(self) -> str:
        """No two accounts of one name."""
        name = str(self.cleaned_data["username"])
        if Account.objects.filter(username=name).exists():
            raise forms.ValidationError("这个账号已经有人用，请换一个。")
        return name
