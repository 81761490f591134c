"""Forms of the second factor; its boxes are named like passwords, so that nothing keeps what is typed."""

from typing import Any

from django import forms

from cunju.org.forms import present
from cunju.org.models import Account
from cunju.ui.fields import DayField
from cunju.ui.forms import Form


class CodeForm(Form):
    """Six digits of the telephone, or a code on paper."""

    password_code = forms.CharField(
        label="6位数字或备用码",
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "off", "spellcheck": "false"}),
        error_messages={"required": "请输手机上现在显示的6位数字，或一个备用码。", "max_length": "太长了：验证码是6位数字，备用码照打印的输一个。"},
    )


class DigitsForm(CodeForm):
    """Six digits of the telephone: while it is set up there is no paper yet."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["password_code"].label = "动态验证码（6位数字）"
        self.fields["password_code"].error_messages["required"] = "请输手机上现在显示的6位数字。"


class PresentPasswordForm(Form):
    """The account's present password, so that a session left open sets nothing up."""

    old_password = forms.CharField(
        label="现在的密码",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "请填写现在的密码。"},
    )

    def __init__(self, account: Account, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.account = account

    def clean_old_password(self) -> str:
        """Right, or one more that counts."""
        return present(self.account, str(self.cleaned_data["old_password"]))


class RequireForm(Form):
    """From which day administrators and the district need a second factor."""

    from_on = DayField(label="自哪一天起", required=False, help_text="不填就是不要求。")
