"""User names as people type them: without regard to case, width and spaces around; in doubt the exact one."""

import re
import unicodedata
from collections.abc import Iterable

from cunju.org import roles
from cunju.org.models import Account

# What a keyboard of a phone or a copied line leaves around a word, and nobody sees.
UNSEEN = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
MOST = 150


def folded(name: str) -> str:
    """The one form of a name: half-width, no spaces around, small letters."""
    return unicodedata.normalize("NFKC", UNSEEN.sub("", name)).strip().casefold()[:MOST]


def account_named(name: str) -> Account | None:
    """The account somebody means."""
    found = list(Account.objects.filter(username__iexact=folded(name)).order_by("pk")[:9])
    same = [one for one in found if one.username == name.strip()]
    return next(iter(same or found), None)


def offices(names: Iterable[str]) -> dict[str, str]:
    """What each account is, by its user name: its title, else its role; who is no account any more is ``已停用的账号``. One query."""
    asked = set(names)
    found = {one.username: one.title or roles.ROLE_ZH.get(one.role, "") for one in Account.objects.filter(username__in=asked)}
    return {one: found.get(one) or "已停用的账号" for one in asked}


def taken(name: str) -> bool:
    """Whether an account has that name, however it is written."""
    return account_named(name) is not None
