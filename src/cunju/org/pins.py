"""A PIN: six digits that only its owner knows; what anybody would try first is refused. Pure but for its hash."""

import re
import secrets
import unicodedata

from django.contrib.auth.hashers import check_password, make_password

LENGTH = 6
# Runs up and down, round the end as well.
RUNS = ("0123456789012345", "9876543210987654")
# What people type first after the runs (lists of leaked PINs agree on these).
COMMON = frozenset(("520131", "131452", "147258", "159357", "258369", "147852", "123123", "112233", "121314", "789456", "456123", "159753"))
RULE = "签字密码是6位数字，不要用连号、重复的数字、生日和电话尾号。"


def typed(raw: str) -> str:
    """The digits somebody typed, full width as half width, without spaces."""
    return "".join(unicodedata.normalize("NFKC", raw).split())


def refusal(pin: str, *, phone: str = "") -> str:
    """Why these digits are no PIN, in a sentence; empty where they are."""
    if not re.fullmatch(rf"[0-9]{{{LENGTH}}}", pin):
        return "签字密码要正好6位数字。"
    if _simple(pin):
        return "这个签字密码太容易猜到（连号、重复或常用的数字），请换一个。"
    if _date(pin):
        return "这个签字密码像一个日期，知道您生日的人会猜到，请换一个。"
    if phone and pin in re.sub(r"\D", "", phone):
        return "这个签字密码是您电话里的数字，请换一个。"
    return ""


def _simple(pin: str) -> bool:
    halves, pairs = pin[:3] == pin[3:], pin[:2] == pin[2:4] == pin[4:]
    doubled = pin[0] == pin[1] and pin[2] == pin[3] and pin[4] == pin[5]
    return len(set(pin)) <= 2 or any(pin in run for run in RUNS) or halves or pairs or doubled or pin in COMMON


def _date(pin: str) -> bool:
    """Year, month and day (or a year and a month) of somebody alive."""
    month, day = int(pin[2:4]), int(pin[4:])
    return (1 <= month <= 12 and 1 <= day <= 31) or (1920 <= int(pin[:4]) <= 2029 and 1 <= int(pin[4:]) <= 12)


def drawn() -> str:
    """One for a slip, good for the first time only."""
    while refusal(found := "".join(secrets.choice("0123456789") for _ in range(LENGTH))):
        pass
    return found


def hashed(pin: str) -> str:
    """As it is stored."""
    return make_password(pin)


def right(pin: str, stored: str) -> bool:
    """Whether it is the PIN; where none is stored, it is none."""
    return bool(stored) and check_password(pin, stored)
