"""The least length of a password, said in Chinese: Django's own sentence has no translation."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError


class LongEnough:
    """A password validator of Django: at least ``least`` characters."""

    def __init__(self, least: int = 10) -> None:
        self.least = least

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        """ValidationError where it is shorter."""
        if len(password) < self.least:
            said = f"密码只有{len(password)}个字符，至少要{self.least}个。"
            raise ValidationError(said, code="password_too_short")

    def get_help_text(self) -> str:
        """The rule in one sentence."""
        return f"密码至少{self.least}个字符。"
