"""Somebody in a supervisory committee, for the rows of the accounts of its members."""

from datetime import date
from typing import Any

from cunju.org.models import Account
from tests import cast
from tests.permissions.doors import Args


def a_member(act: str) -> Any:
    """Somebody in the place's supervisory committee, for one of the acts on his account; opened where the act needs one."""

    def made(code: str) -> Args:
        from cunju.org import bodies, signing
        from cunju.org.models import Person, Seat, Unit

        person = Person.objects.create(unit_code=code, name="监督委员会成员1")
        seat = Seat.objects.create(
            unit_code=code, body=bodies.SUPERVISORY, role="member", person=person, from_on=date(2021, 3, 1)
        )
        if act != "open":
            account, _ = signing.open_account(Unit.objects.get(code=code), seat, by="x", on=cast.TODAY)
            Account.objects.filter(pk=account.pk).update(must_change_password=False)
        return {"code": code, "person": person.pk, "act": act}

    return made
