"""What is no password, said in Chinese: too short (Django's own sentence has no translation), or near the user name."""

import re
import unicodedata
from difflib import SequenceMatcher

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError

LETTERS = re.compile(r"[^0-9a-z\u4e00-\u9fff]")
# What people write for a letter and think it hides it.
LOOKALIKES = str.maketrans("013457@$", "oleastas")


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


class NotTheName:
    """A password validator of Django: neither the user name, nor it turned round, nor something near it."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        """ValidationError where it is near."""
        name = user.get_username() if user else ""
        if name and near(password, name):
            raise ValidationError("密码与账号太接近，别人容易猜到；请换一个与账号无关的。", code="password_near_name")

    def get_help_text(self) -> str:
        """The rule in one sentence."""
        return "密码不要与账号相近。"


def near(password: str, name: str) -> bool:
    """Whether somebody who knows the name would soon guess the password."""
    plain = unicodedata.normalize("NFKC", password).casefold()
    whole = _bare(name)
    parts = {whole, *(part for part in map(_bare, re.split(r"[-_.@\s]+", name)) if len(part) >= 5)}
    for said in {_bare(plain), _bare(plain.translate(LOOKALIKES))}:
        letters = said.strip("0123456789")
        for part in parts:
            own = part.strip("0123456789") or part
            if len(own) >= 3 and (own in said or own[::-1] in said):
                return True
            if letters and SequenceMatcher(None, letters, own).ratio() >= 0.75:
                return True
    return False


def _bare(text: str) -> str:
    return LETTERS.sub("", unicodedata.normalize("NFKC", text).casefold())
