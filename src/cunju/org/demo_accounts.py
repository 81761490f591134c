"""Accounts of the demonstration, with passwords random for each database."""

import json
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings

from cunju.kernel.commands import WrongState
from cunju.org import clock, roles
from cunju.org.models import Account

WANTED = [
    (roles.VILLAGE_CLERK, "500112018202", "yufengshan"),
    (roles.SUPERVISORY_MEMBER, "500112018202", "yufengshan-jd"),
    (roles.VILLAGE_CLERK, "500112004018", "shuangtonglu"),
    (roles.SUPERVISORY_MEMBER, "500112004018", "shuangtonglu-jd"),
    (roles.VILLAGE_CLERK, "500112017015", "minxiulu"),
    (roles.SUPERVISORY_MEMBER, "500112017015", "minxiulu-jd"),
    (roles.TOWN_OFFICER, "500112018", "wangjia"),
    (roles.TOWN_OFFICER, "500112133", "tongjing"),
    (roles.TOWN_OFFICER, "500112004", "huixing"),
    (roles.DISTRICT_OFFICER, "500112", "yubei"),
    (roles.DISTRICT_READER, "500112", "yubei-read"),
    (roles.SYSTEM_ADMINISTRATOR, "", "system"),
    (roles.SECURITY_ADMINISTRATOR, "", "security"),
    (roles.AUDITOR, "", "audit"),
]


def file() -> Path:
    """Where the accounts are written for the person who started the demonstration (mode 600)."""
    return Path(settings.VAR) / "demo-accounts.json"


def make() -> dict[str, Any]:
    """Create the accounts and write them down; WrongState on a live database."""
    _only_demonstration()
    accounts = []
    for role, code, username in WANTED:
        password = secrets.token_urlsafe(9)
        account, _ = Account.objects.get_or_create(
            username=username, defaults={"role": role, "unit_code": code}
        )
        account.set_password(password)
        account.save()
        accounts.append({"role": role, "username": username, "password": password, "unit_code": code})
    document = {"schema": "cunju.demo-accounts/1", "accounts": accounts}
    file().parent.mkdir(parents=True, exist_ok=True)
    file().touch(mode=0o600)
    file().write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return document


def _only_demonstration() -> None:
    if not clock.is_demonstration():
        raise WrongState("正式数据库没有演示账号。")
