"""How much one address may ask in a while, and how much a stranger may send; counted in the memory of each process."""

import threading
import time
from collections import OrderedDict
from dataclasses import dataclass

KB, MB = 1024, 1024 * 1024
# A stranger types a name and a password; a form of a session that ended may hold a long text and photos (never kept).
STRANGER, ENDED, ANYBODY = 256 * KB, 200 * MB, 200 * MB
MOST_ADDRESSES = 20_000


@dataclass(frozen=True, slots=True)
class Rate:
    """So many at once, then so many a second."""

    burst: int
    a_second: float


LOGIN = Rate(150, 2.0)
PUBLIC = Rate(900, 30.0)
PUBLIC_PAGES = ("/b/", "/c/", "/r/")


class Bucket:
    """Tokens of each address; the ones longest not seen are forgotten first."""

    def __init__(self, rate: Rate) -> None:
        self.rate = rate
        self._lock = threading.Lock()
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, address: str) -> float:
        """Take a token; else how many seconds until there is one."""
        now = time.monotonic()
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


logins, pages = Bucket(LOGIN), Bucket(PUBLIC)


def wait(method: str, path: str, address: str) -> int:
    """How many whole seconds an address has to wait for this page; 0 where it may come in."""
    bucket = logins if method == "POST" and path == "/login/" else None
    if path.startswith(PUBLIC_PAGES):
        bucket = pages
    seconds = bucket.wait(address) if bucket else 0.0
    return int(seconds) + 1 if seconds > 0 else 0
