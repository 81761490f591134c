"""Forms of login, passwords and accounts."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, SetPasswordForm

from cunju.org import accounts, clock, entering, hashing, locks, names, pins, roles
from cunju.org.models import Account, Unit
from cunju.ui.forms import Form

WRONG = "账号或密码不对，请核对后再试。连续5次不对要等1分钟再试，以后每次加倍。"
NO_UNIT = ""

if TYPE_CHECKING:
    _SetPassword = SetPasswordForm[Account]
else:
    _SetPassword = SetPasswordForm


class LoginForm(AuthenticationForm):
    """Account and password; what was wrong is never told apart."""

    error_messages = {"invalid_login": WRONG, "inactive": WRONG}

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["username"].label = "账号"
        self.fields["username"].error_messages["required"] = "请填写账号。"
        self.fields["password"].label = "密码"
        self.fields["password"].error_messages["required"] = "请填写密码。"

    def clean(self) -> dict[str, Any]:
        """Counted, then tried; ``entering.Locked`` and ``hashing.Busy`` go up to the page."""
        name, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if name and password and self.request is not None:
            self.user_cache = entering.enter(self.request, name, password)
            if self.user_cache is None:
                raise self.get_invalid_login_error()
            self.confirm_login_allowed(self.user_cache)
        return self.cleaned_data


class NewPasswordForm(_SetPassword):
    """A new password in place of a one-time one."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        for name, label in (("new_password1", "新密码"), ("new_password2", "再输一次")):
            self.fields[name].label = label
            self.fields[name].error_messages["required"] = f"请填写{label}。"
        self.fields[
            "new_password1"
        ].help_text = "至少10个字符，不要只用数字，不要用常见密码，不要与账号相近。"
        self.error_messages["password_mismatch"] = "两次输入的新密码不一样，请重新输入。"

    def clean(self) -> dict[str, Any]:
        """The new password is another one than before."""
        cleaned = super().clean() or {}
        new = cleaned.get("new_password1")
        if new and self.user.check_password(new):
            self.add_error("new_password1", "新密码不能与现在的密码相同，请换一个。")
        return cleaned


class OwnPasswordForm(NewPasswordForm):
    """A new password, the present one asked first."""

    old_password = forms.CharField(
        label="现在的密码",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "请填写现在的密码。"},
    )
    field_order = ["old_password", "new_password1", "new_password2"]

    def clean_old_password(self) -> str:
        """Only who knows the present password sets another."""
        return present(self.user, str(self.cleaned_data["old_password"]))


def present(account: Account, old: str) -> str:
    """The present password, else ValidationError; guesses at an open page are counted like logins."""
    one = locks.Try(account.username, "", "me")
    if locks.begin(one, clock.machine_now()):
        raise forms.ValidationError("现在的密码输错的次数太多，请过几分钟再试，或请上级单位的经办人重置密码。")
    try:
        right = account.check_password(old)
    except hashing.Busy:
        locks.take_back(one)
        raise
    if not right:
        raise forms.ValidationError("现在的密码不对，请重新输入。")
    locks.succeeded(one)
    return old


def _pin(label: str, missing: str, complete: str = "off") -> forms.CharField:
    """A box for six digits that asks a telephone for its figures; named like a password, so that nothing keeps it."""
    attrs = {"inputmode": "numeric", "autocomplete": complete, "maxlength": 12}
    return forms.CharField(label=label, widget=forms.PasswordInput(attrs=attrs), error_messages={"required": missing})


class WhoForm(Form):
    """Which member holds the telephone: his name, his PIN."""

    who = forms.ChoiceField(
        label="我是", widget=forms.RadioSelect,
        error_messages={"required": "请先选自己的名字。", "invalid_choice": "名单上没有这个人，请从名单里选自己的名字。"},
    )  # fmt: skip
    password = _pin("签字密码（6位数字）", "请输签字密码。")

    def __init__(self, *args: Any, names: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        field = self.fields["who"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = names


class PinForm(Form):
    """A member's own PIN, twice."""

    password1 = _pin("新的签字密码（6位数字）", "请输新的签字密码。", "new-password")
    password2 = _pin("再输一次", "请再输一次。", "new-password")

    def __init__(self, account: Account, *args: Any, phone: str = "", **named: Any) -> None:
        super().__init__(*args, **named)
        self.account, self.phone = account, phone
        self.fields["password1"].help_text = pins.RULE

    def clean(self) -> dict[str, Any]:
        """Twice the same, none that anybody would guess, not the one of the slip."""
        data = super().clean() or {}
        first, second = (pins.typed(data.get(name, "")) for name in ("password1", "password2"))
        if first and (wrong := pins.refusal(first, phone=self.phone)):
            self.add_error("password1", wrong)
        elif first and second and first != second:
            self.add_error("password2", "两次输的签字密码不一样，请重新输。")
        elif first and second and pins.right(first, self.account.pin):
            self.add_error("password1", "新的签字密码不能与现在的相同，请换一个。")
        data["pin"] = first
        return data


class AccountForm(Form):
    """A new account of a unit under the creator's prefix."""

    username = forms.RegexField(
        r"^[A-Za-z0-9_.-]{3,40}$",
        label="账号",
        help_text="按岗位起名，不用个人姓名，例如 yufengshan。",
        error_messages={
            "required": "请填写账号。",
            "invalid": "账号用3至40个字母、数字或 - _ .，不要用汉字和空格。",
        },
    )
    role = forms.ChoiceField(
        label="角色",
        error_messages={"required": "请选择角色。", "invalid_choice": "这个角色不由您建立，请另选。"},
    )
    unit_code = forms.ChoiceField(
        label="单位",
        required=False,
        error_messages={"invalid_choice": "这个单位不在您的范围内，请从列表中选择。"},
    )

    def __init__(self, *args: Any, units: list[Unit], allowed: tuple[str, ...], **named: Any) -> None:
        super().__init__(*args, **named)
        self.units = {unit.code: unit for unit in units}
        none = (
            [(NO_UNIT, "不属于单位（管理员）")] if any(one in roles.ADMINISTRATORS for one in allowed) else []
        )
        choices = [(unit.code, unit.name) for unit in units]
        self._offer("role", [(one, roles.ROLE_ZH[one]) for one in allowed])
        self._offer("unit_code", choices + none if choices or none else [(NO_UNIT, "没有可选的单位")])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean_username(self) -> str:
        """No two accounts of one name, whatever the case of its letters."""
        name = str(self.cleaned_data["username"])
        if names.taken(name):
            raise forms.ValidationError("这个账号已经有人用，请换一个。")
        return name

    def clean(self) -> dict[str, Any]:
        """A role goes with units of its level."""
        cleaned = super().clean() or {}
        if "role" in cleaned and "unit_code" in cleaned:
            unit = self.units.get(cleaned["unit_code"])
            if not accounts.fits(cleaned["role"], unit):
                self.add_error("unit_code", "这个角色不能用在所选的单位，请改选单位或角色。")
        return cleaned
