"""Known devices: a signed cookie of the login page says who logged in here before, so that strangers cannot lock an officer out."""

import secrets
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from cunju.org.models import Account

COOKIE, SALT = "device", "cunju.org.devices"
DAYS = 400
# One machine of an office has so many users at most; the oldest goes first.
MOST = 12


@dataclass
class Device:
    """A browser: its random id, and a mark of each account that logged in here, good until its password changes."""

    id: str
    marks: dict[str, str] = field(default_factory=dict)


def of(request: HttpRequest) -> Device | None:
    """What the browser's cookie says; None where it has none or a wrong one."""
    try:
        said: Any = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=DAYS * 86400)
        return Device(str(said["id"])[:32], {str(name): str(mark) for name, mark in said["marks"].items()})
    except (signing.BadSignature, KeyError, TypeError, AttributeError, ValueError):
        return None


def known_to(request: HttpRequest, account: Account | None) -> str:
    """The id of the device where this account logged in here before; else empty."""
    found = of(request)
    if found is None or account is None or found.marks.get(str(account.pk)) != _mark(account):
        return ""
    return found.id


def accounts(request: HttpRequest) -> list[Account]:
    """The accounts in use that logged in here before and whose password is the same."""
    found = of(request)
    names = [int(name) for name in found.marks if name.isdigit()] if found else []
    rows = Account.objects.filter(pk__in=names, is_active=True).order_by("unit_code", "pk")
    return [one for one in rows if found and found.marks.get(str(one.pk)) == _mark(one)]


def remember(request: HttpRequest, response: HttpResponse, account: Account) -> None:
    """The account logged in here."""
    found = of(request) or Device(secrets.token_hex(8))
    marks = {name: mark for name, mark in found.marks.items() if name != str(account.pk)}
    marks[str(account.pk)] = _mark(account)
    kept = dict(list(marks.items())[-MOST:])
    response.set_cookie(
        COOKIE,
        signing.dumps({"id": found.id, "marks": kept}, salt=SALT),
        max_age=DAYS * 86400,
        path="/login/",
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def _mark(account: Account) -> str:
    """Says nothing of the password, and is another one after every change of it."""
    return salted_hmac(SALT, f"{account.pk}:{account.password}").hexdigest()[:20]
