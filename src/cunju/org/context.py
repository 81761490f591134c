"""What every page shows around its content."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from cunju.kernel.codes import town_code
from cunju.kernel.words import of_kind
from cunju.org import clock, roles, seated, signing
from cunju.org.models import Account, Unit


def page(request: HttpRequest) -> dict[str, Any]:
    """Context of every page: day, office, role, owner."""
    account = getattr(request, "user", None)
    found = clock.installation()
    shown: dict[str, Any] = {
        "demonstration": bool(found and found.demonstration),
        "today": getattr(request, "today", None),
        "account": account if isinstance(account, Account) else None,
        "business": False,
        "upper": False,
        "nav_current": None,
        "site_owner": settings.SITE_OWNER,
        "site_version": settings.SITE_VERSION,
        "site_record_number": settings.SITE_RECORD_NUMBER,
    }
    return shown | (_office(account) if isinstance(account, Account) else {})


def _office(account: Account) -> dict[str, Any]:
    codes = {account.unit_code, town_code(account.unit_code)} if account.unit_code else set()
    found = Unit.objects.in_bulk(codes) if codes else {}
    unit, town = found.get(account.unit_code), found.get(town_code(account.unit_code))
    town = town if unit and len(unit.code) == 12 else None
    seat = seated.seat_of(account, on=clock.today()) if account.person else None
    return {
        "business": account.role in roles.BUSINESS,
        "upper": account.role in roles.UPPER,
        "office": account.title or (unit.name if unit else ""),
        "office_unit": unit,
        "office_town": town.name if town else "",
        "role_zh": of_kind(roles.ROLE_ZH.get(account.role, ""), unit.kind if unit else ""),
        "matrix_url": f"/matrix/{account.reach}/",
        "signer": signing.words_of(seat) if seat else "",
        "unnamed": signing.unnamed(account),
        "display_theme": account.display_theme,
        "display_size": account.display_size,
    }
