"""Writes of accounts: create, reset, disable, hand over; each within the creator's prefix."""

import secrets
from datetime import date

from django.db.models import Count, Q

from cunju.org import locks, queries, roles
from cunju.org.models import Account, Factor, Unit

# Who may create whom: a town its units' accounts, the district its towns', the system administrator the district's
# and the other two administrators. An account has one role, so nobody is two of the three.
MAY_MAKE = {
    roles.TOWN_OFFICER: (roles.VILLAGE_CLERK, roles.SUPERVISORY_MEMBER),
    roles.DISTRICT_OFFICER: (roles.TOWN_OFFICER, roles.DISTRICT_READER),
    roles.SYSTEM_ADMINISTRATOR: (
        roles.DISTRICT_OFFICER,
        roles.DISTRICT_READER,
        roles.UPPER_READER,
        roles.SECURITY_ADMINISTRATOR,
        roles.AUDITOR,
    ),
}
# The kinds of units a role is bound to; an administrator has none.
BOUND_TO = {
    roles.VILLAGE_CLERK: ("village", "community"),
    roles.SUPERVISORY_MEMBER: ("village", "community"),
    roles.TOWN_OFFICER: ("town",),
    roles.DISTRICT_OFFICER: ("county",),
    roles.DISTRICT_READER: ("county",),
    roles.UPPER_READER: ("nation", "province", "city"),
}
# Letters and digits that cannot be taken for one another on a printed slip.
SIGNS = "23456789abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ"


def one_time_password() -> str:
    """Twelve signs in groups of four for a printed slip, to be changed at first login."""
    signs = "".join(secrets.choice(SIGNS) for _ in range(12))
    return "-".join((signs[:4], signs[4:8], signs[8:]))


def create(*, username: str, role: str, unit_code: str) -> tuple[Account, str]:
    """A new account and its one-time password."""
    password = one_time_password()
    account = Account(username=username, role=role, unit_code=unit_code, must_change_password=True)
    account.set_password(password)
    account.save()
    return account, password


def reset(account: Account) -> str:
    """A new one-time password; sessions of the old one and its second factor end, a lock is taken off, a disabled account works again."""
    password = one_time_password()
    account.set_password(password)
    account.must_change_password = True
    account.is_active, account.waits = True, ""
    account.save()
    Factor.objects.filter(account=account).delete()
    locks.unlock_account(account.username)
    return password


def disable(account: Account) -> None:
    """Nobody can log in with it any more, open sessions end; what was recorded stays with the unit."""
    account.is_active = False
    account.save(update_fields=["is_active"])


def manageable(by: Account) -> list[Account]:
    """The accounts somebody looks after, by unit."""
    allowed = MAY_MAKE.get(by.role, ())
    # A member's own account is opened from the roll of the committee (``org.signing``).
    found = Account.objects.filter(role__in=allowed, person=None).exclude(pk=by.pk)
    if by.role != roles.SYSTEM_ADMINISTRATOR:
        found = found.filter(unit_code__startswith=by.reach)
    return list(found.order_by("unit_code", "username"))


def units_for(by: Account, *, on: date) -> list[Unit]:
    """The units somebody may make accounts for, in code order."""
    kinds = {kind for role in MAY_MAKE.get(by.role, ()) for kind in BOUND_TO.get(role, ())}
    prefix = "" if by.role == roles.SYSTEM_ADMINISTRATOR else by.reach
    return list(queries.valid_units(on=on).filter(kind__in=kinds, code__startswith=prefix).order_by("code"))


def fits(role: str, unit: Unit | None) -> bool:
    """Whether a role may be bound to a unit (or to none)."""
    kinds = BOUND_TO.get(role, ())
    return unit.kind in kinds if unit else not kinds


def counts_by_role() -> list[tuple[str, int, int]]:
    """Role, accounts in use, accounts switched off."""
    rows = Account.objects.order_by().values("role")
    rows = rows.annotate(on=Count("pk", filter=Q(is_active=True)), off=Count("pk", filter=Q(is_active=False)))
    found = {row["role"]: (row["on"], row["off"]) for row in rows}
    return [(word, *found[role]) for role, word in roles.ROLE_ZH.items() if role in found]
