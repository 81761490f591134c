"""Writes of accounts: create, reset, disable, hand over; each within the creator's prefix."""

import secrets

from django.contrib.sessions.models import Session

from cunju.org import roles
from cunju.org.models import Account

# Who may create whom: a town its units' accounts, the district its towns', the system administrator the district's.
MAY_MAKE = {
    roles.TOWN_OFFICER: (roles.VILLAGE_CLERK, roles.SUPERVISORY_MEMBER),
    roles.DISTRICT_OFFICER: (roles.TOWN_OFFICER, roles.DISTRICT_READER),
    roles.SYSTEM_ADMINISTRATOR: (
        roles.DISTRICT_OFFICER,
        roles.DISTRICT_READER,
        roles.SECURITY_ADMINISTRATOR,
        roles.AUDITOR,
    ),
}
LEVEL = {
    roles.VILLAGE_CLERK: 12,
    roles.SUPERVISORY_MEMBER: 12,
    roles.TOWN_OFFICER: 9,
    roles.DISTRICT_OFFICER: 6,
    roles.DISTRICT_READER: 6,
}


def one_time_password() -> str:
    """A password for a printed slip, to be changed at first login."""
    return secrets.token_urlsafe(9)


def create(*, username: str, role: str, unit_code: str) -> tuple[Account, str]:
    """A new account and its one-time password."""
    password = one_time_password()
    account = Account(username=username, role=role, unit_code=unit_code, must_change_password=True)
    account.set_password(password)
    account.save()
    return account, password


def reset(account: Account) -> str:
    """A new one-time password; the sessions of the old one end with its hash."""
    password = one_time_password()
    account.set_password(password)
    account.must_change_password = True
    account.is_active = True
    account.save()
    return password


def disable(account: Account) -> None:
    """Nobody can log in with it any more; what was recorded stays with the unit."""
    account.is_active = False
    account.save(update_fields=["is_active"])
    for session in Session.objects.all().iterator():
        if session.get_decoded().get("_auth_user_id") == str(account.pk):
            session.delete()


def manageable(by: Account) -> list[Account]:
    """The accounts somebody looks after, by unit."""
    allowed = MAY_MAKE.get(by.role, ())
    found = Account.objects.filter(role__in=allowed).exclude(pk=by.pk)
    if by.role != roles.SYSTEM_ADMINISTRATOR:
        found = found.filter(unit_code__startswith=by.reach)
    return list(found.order_by("unit_code", "username"))
