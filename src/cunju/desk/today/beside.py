"""Lines beside what is owed: no duty, never late; and what was returned, in the words of who returned it."""

from datetime import date

from django.conf import settings

from cunju.kernel import offers
from cunju.kernel.returned import Returned
from cunju.org.models import Account


def lines(account: Account, *, on: date) -> list[tuple[str, str]]:
    """Words and address of each."""
    offering = [one for room in settings.ROOMS if (one := offers.asked(room, offers.Queries.beside))]
    return [line for offered in offering for line in offered(account, on=on)]


def returned(account: Account, *, on: date) -> list[Returned]:
    """What came back to the account's office."""
    offering = [one for room in settings.ROOMS if (one := offers.asked(room, offers.Queries.returned))]
    return [one for offered in offering for one in offered(account, on=on)]
