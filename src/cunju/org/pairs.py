"""Four eyes: what the system administrator opens or resets is handed out by a second administrator, who sees its slip; he does not.

So nobody alone can open an account and enter it. The security or the audit administrator hands out; as long as neither of them was ever
taken over by its holder (the first days) there is no second one. Who has the machine itself has ``accounts reset``.
"""

from cunju.org import accounts, roles
from cunju.org.models import Account, Factor

HANDS_OUT = frozenset({roles.SECURITY_ADMINISTRATOR, roles.AUDITOR})


def needed(by: Account, whom: Account | None = None) -> bool:
    """Whether what this account opens or resets waits for a second administrator other than the one it concerns; one switched off counts."""
    if by.role != roles.SYSTEM_ADMINISTRATOR:
        return False
    others = Account.objects.filter(role__in=HANDS_OUT, must_change_password=False, waits="")
    return (others.exclude(pk=whom.pk) if whom else others).exists()


def open_account(by: Account, *, username: str, role: str, unit_code: str) -> Account:
    """A new account nobody enters yet."""
    made = Account(username=username, role=role, unit_code=unit_code, must_change_password=True, waits=by.username)
    made.set_unusable_password()
    made.save()
    return made


def reset(by: Account, account: Account) -> None:
    """The old password ends at once; the new one is handed out by somebody else."""
    account.set_unusable_password()
    account.must_change_password, account.waits = True, by.username
    account.save()
    Factor.objects.filter(account=account).delete()


def waiting(by: Account) -> list[Account]:
    """What this administrator may hand out: all that waits but his own."""
    if by.role not in HANDS_OUT:
        return []
    return list(Account.objects.exclude(waits="").exclude(pk=by.pk).order_by("unit_code", "username"))


def hand_out(account: Account) -> str:
    """The one-time password; from now on it opens."""
    return accounts.reset(account)


def refuse(account: Account) -> None:
    """It stays shut, and waits no more."""
    account.waits, account.is_active = "", False
    account.save(update_fields=["waits", "is_active"])
