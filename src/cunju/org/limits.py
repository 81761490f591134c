"""How much one address may ask in a while, and how much a stranger may send; counted in the memory of each process, never kept."""

import hashlib
import hmac
import re
import secrets
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass

KB, MB = 1024, 1024 * 1024
# A stranger types a name and a password; a form of a session that ended may hold a long text and photos (never kept).
STRANGER, ENDED, ANYBODY = 256 * KB, 200 * MB, 200 * MB
# What a resident sends in may have one photo with it.
ASKING = 10 * MB
ASK = re.compile(r"/b/[0-9]{12}/ask/")
MOST_ADDRESSES = 20_000
# Addresses are counted under a name that nobody can turn back, and that is another after each start.
_SECRET = secrets.token_bytes(32)
# Seconds of a clock that nobody sets back (a test gives its own).
seconds_now = time.monotonic


@dataclass(frozen=True, slots=True)
class Rate:
    """So many at once, then so many a second."""

    burst: int
    a_second: float


LOGIN = Rate(150, 2.0)
PUBLIC = Rate(900, 30.0)
# Forms of residents: what comes in at all from one address; what is kept of one address, and of one unit.
FORMS, SENDER, RECEIVER = Rate(60, 0.5), Rate(12, 1 / 120), Rate(90, 1 / 30)
# A receipt is found by its ten signs only: who tries them out is soon told to wait.
GUESSES = Rate(60, 0.2)
LOGIN_PAGES = ("/login/", "/login/code/")
PUBLIC_PAGES = ("/b/", "/c/", "/r/")


class Bucket:
    """Tokens of each address; the ones longest not seen are forgotten first."""

    def __init__(self, rate: Rate) -> None:
        self.rate = rate
        self._lock = threading.Lock()
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, address: str) -> float:
        """Take a token; else how many seconds until there is one."""
        now, address = seconds_now(), _unknown(address)
        with self._lock:
            left, at = self._left.pop(address, (float(self.rate.burst), now))
            left = min(self.rate.burst, left + (now - at) * self.rate.a_second)
            short = 1 - left
            self._left[address] = (left if short > 0 else left - 1, now)
            while len(self._left) > MOST_ADDRESSES:
                self._left.popitem(last=False)
        return max(0.0, short / self.rate.a_second)

    def clear(self) -> None:
        """Everybody begins anew."""
        with self._lock:
            self._left.clear()


def _unknown(address: str) -> str:
    """A name for an address that says nothing of it."""
    return hmac.new(_SECRET, address.encode(), hashlib.sha256).hexdigest()[:24]


logins, pages = Bucket(LOGIN), Bucket(PUBLIC)
forms, senders, receivers, guesses = Bucket(FORMS), Bucket(SENDER), Bucket(RECEIVER), Bucket(GUESSES)


def of_stranger(path: str) -> int:
    """How many bytes somebody without a login may send to an address."""
    return ASKING if ASK.fullmatch(path) else STRANGER


def may_send(address: str, code: str) -> int:
    """How many whole minutes an address, or everybody for one unit, has to wait before something more is kept; 0 where it may."""
    seconds = senders.wait(address) or receivers.wait(code)
    return int(seconds // 60) + 1 if seconds > 0 else 0


def wait(method: str, path: str, address: str) -> int:
    """How many whole seconds an address has to wait for this page; 0 where it may come in."""
    # Each of these asks a service elsewhere, so looking at it costs as much as sending a form.
    bucket = logins if (method == "POST" and path in LOGIN_PAGES) or path.startswith("/login/oidc/") else None
    if path.startswith(PUBLIC_PAGES):
        bucket = pages
    seconds = bucket.wait(address) if bucket else 0.0
    if not seconds and method == "POST" and ASK.fullmatch(path):
        seconds = forms.wait(address)
    return int(seconds) + 1 if seconds > 0 else 0
