"""One try to log in: counted first, then the password; the same answer whether the account exists or not."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth import authenticate
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from cunju.org import addresses, clock, devices, locks, names
from cunju.org.hashing import Busy
from cunju.org.models import Account


class Locked(Exception):
    """Not to be tried until an instant."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until

    @property
    def seconds(self) -> int:
        """How long to wait from now."""
        return max(1, int((self.until - clock.machine_now()).total_seconds()) + 1)


def enter(request: HttpRequest, name: str, password: str) -> Account | None:
    """The account, None where name or password is wrong; Locked and Busy where nobody looked at the password."""
    meant = names.account_named(name)
    one = locks.Try(counted_as(name, meant), addresses.of(request), devices.known_to(request, meant))
    if until := locks.begin(one, clock.machine_now()):
        raise Locked(until)
    try:
        found = authenticate(request, username=meant.username if meant else name, password=password)
    except Busy:
        locks.take_back(one)
        raise
    if not isinstance(found, Account):
        return None
    locks.succeeded(one)
    locks.clear(clock.machine_now())
    return found


def counted_as(name: str, meant: Account | None) -> str:
    """The account's name; of a name nobody has only a mark is kept: people type passwords there."""
    if meant:
        return meant.username
    mark = salted_hmac("cunju.org.entering", names.folded(name), secret=settings.SECRET_KEY).hexdigest()
    return f"?{mark[:24]}"
