"""Django's own accounts, but a member's is one only while he sits in the supervisory committee: asked anew with every request."""

from datetime import date
from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db.models import Q

from cunju.org import bodies, clock
from cunju.org.models import Account, Seat


def seats(unit_code: str, *, on: date) -> list[Seat]:
    """The supervisory committee in office on a day, a seat a person, in the order of its offices."""
    found = Seat.objects.filter(
        Q(to_on__isnull=True) | Q(to_on__gte=on), unit_code=unit_code, body=bodies.SUPERVISORY, from_on__lte=on
    ).select_related("person")
    first: dict[Any, Seat] = {}
    for one in sorted(found, key=lambda one: (bodies.rank(one.role), one.person.name, str(one.pk))):
        first.setdefault(one.person_id, one)
    return list(first.values())


def seat_of(account: Account, *, on: date) -> Seat | None:
    """The seat a member's own account speaks for on a day; None where it has none, or is no member's."""
    if account.person is None:
        return None
    return next((one for one in seats(account.unit_code, on=on) if one.person_id == account.person), None)


class Backend(ModelBackend):
    """Nobody whose seat has ended logs in or stays logged in."""

    def user_can_authenticate(self, user: Any) -> bool:
        """In use, handed out by a second administrator where that is needed, and in office where it is one person's."""
        if not super().user_can_authenticate(user) or (isinstance(user, Account) and user.waits):
            return False
        return not isinstance(user, Account) or user.person is None or seat_of(user, on=clock.today()) is not None
