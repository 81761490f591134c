"""Lock-outs: failed logins are counted by account and address, by account, by known device, by address; waits grow.

A try is counted before its password is looked at, so that many at once are no more than one after the other. A success takes back
only what its own account failed at its own address; nobody's success forgives another's failures. All by the machine's clock.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from cunju.org.models import Failures

PAIR, ACCOUNT, DEVICE, ADDRESS = "pair", "account", "device", "address"


@dataclass(frozen=True, slots=True)
class Rule:
    """So many failures are free, then waits double up to the longest; failures are forgotten after a time without one."""

    free: int
    longest: int
    forgotten: timedelta


DAY, HOUR = timedelta(days=1), timedelta(hours=1)
RULES = {
    PAIR: Rule(5, 60, DAY),
    DEVICE: Rule(5, 60, DAY),
    ACCOUNT: Rule(10, 60, DAY),
    ADDRESS: Rule(100, 5, HOUR),
}
# What an administrator unlocks.
KINDS = {"username": "账号", "ip_address": "地址"}
KIND_ZH = {PAIR: "账号在一个地址", ACCOUNT: "账号", DEVICE: "账号的常用设备", ADDRESS: "地址"}
# What is counted like a device of its own, and is none.
PLACE_ZH = {"me": "账号的现密码", "second": "账号的动态验证码"}


@dataclass(frozen=True, slots=True)
class Try:
    """Whose login is tried, from where; ``device`` is empty where the account never logged in there."""

    name: str
    address: str
    device: str = ""

    def counted(self) -> list[tuple[str, str, str]]:
        """Kind, name and place of what counts it; a known device stands apart from what strangers do to the account."""
        if self.device:
            return [(DEVICE, self.name, self.device)]
        return [(ACCOUNT, self.name, ""), (ADDRESS, "", self.address), (PAIR, self.name, self.address)]


@dataclass(frozen=True, slots=True)
class Lock:
    """What may not log in until an instant."""

    kind: str
    name: str
    place: str
    failures: int
    until: datetime

    @property
    def kind_zh(self) -> str:
        """What is locked, as a word."""
        return PLACE_ZH.get(self.place, KIND_ZH[self.kind])

    @property
    def shown(self) -> str:
        """The account and where; neither a device nor an account there is not has a name that means anything."""
        name = "没有这个账号" if self.name.startswith("?") else self.name
        return " ".join(filter(None, (name, "" if self.kind == DEVICE else self.place)))

    @property
    def unlocks(self) -> tuple[str, str]:
        """What is unlocked to take it off: the whole account, or the address."""
        return ("ip_address", self.place) if self.kind == ADDRESS else ("username", self.name)


def wait(kind: str, failures: int) -> timedelta:
    """How long to wait after so many failures: 1, 2, 4 … minutes."""
    rule = RULES[kind]
    over = failures - rule.free
    return timedelta(minutes=min(2 ** min(over, 10), rule.longest)) if over >= 0 else timedelta(0)


def locked_until(one: Try, now: datetime) -> datetime | None:
    """Until when this may not be tried; None where it may."""
    return _until(Failures.objects.filter(_any(one.counted())), now)


def begin(one: Try, now: datetime) -> datetime | None:
    """Count the try as failed before it is made; where it may not be made, until when, and nothing is counted."""
    with transaction.atomic():
        keys = one.counted()
        Failures.objects.bulk_create(
            [Failures(kind=kind, name=name, place=place, last_at=now) for kind, name, place in keys],
            ignore_conflicts=True,
        )
        rows = list(Failures.objects.select_for_update().filter(_any(keys)).order_by("kind", "name", "place"))
        if until := _until(rows, now):
            return until
        for row in rows:
            row.count = 1 if _forgotten(row, now) else row.count + 1
            row.last_at = now
            row.save()
    return None


def take_back(one: Try) -> None:
    """The try was not made after all."""
    with transaction.atomic():
        for row in (
            Failures.objects.select_for_update().filter(_any(one.counted())).order_by("kind", "name", "place")
        ):
            row.count = max(0, row.count - 1)
            row.save()


def succeeded(one: Try) -> None:
    """The account's own failures at this place are forgiven; those of other places stay."""
    with transaction.atomic():
        rows = (
            Failures.objects.select_for_update().filter(_any(one.counted())).order_by("kind", "name", "place")
        )
        found = {row.kind: row for row in rows}
        own = found.get(PAIR) or found.get(DEVICE)
        less = {ACCOUNT: own.count if own else 1, ADDRESS: 1}
        for kind, many in less.items():
            if row := found.get(kind):
                row.count = max(0, row.count - many)
                row.save()
        if own:
            own.delete()


def locked(now: datetime) -> list[Lock]:
    """What is locked now: accounts first, then addresses, each in its order."""
    since = now - max(one.forgotten for one in RULES.values())
    least = min(one.free for one in RULES.values())
    rows = Failures.objects.filter(last_at__gte=since, count__gte=least).order_by("name", "place", "kind")
    order = {kind: at for at, kind in enumerate((ACCOUNT, PAIR, DEVICE, ADDRESS))}
    found = [
        Lock(row.kind, row.name, row.place, row.count, until) for row in rows if (until := _until([row], now))
    ]
    return sorted(found, key=lambda one: order[one.kind])


def unlock(kind: str, value: str) -> bool:
    """Forget the failures of an account or an address; False where there are none."""
    return unlock_address(value) if kind == "ip_address" else unlock_account(value)


def unlock_account(name: str) -> bool:
    """Forget all failures of an account, wherever they were made."""
    return bool(name and Failures.objects.filter(name=name).delete()[0])


def unlock_address(address: str) -> bool:
    """Forget all failures from an address, whoever's they were."""
    return bool(address and Failures.objects.filter(kind__in=(PAIR, ADDRESS), place=address).delete()[0])


def clear(now: datetime) -> None:
    """Drop what is forgotten anyway."""
    for kind, rule in RULES.items():
        Failures.objects.filter(kind=kind, last_at__lt=now - rule.forgotten).delete()


def _any(keys: list[tuple[str, str, str]]) -> Q:
    found = Q()
    for kind, name, place in keys:
        found |= Q(kind=kind, name=name, place=place)
    return found


def _forgotten(row: Failures, now: datetime) -> bool:
    return row.last_at < now - RULES[row.kind].forgotten


def _until(rows: Iterable[Failures], now: datetime) -> datetime | None:
    ends = [
        row.last_at + wait(row.kind, row.count)
        for row in rows
        # Where nothing has to be waited for, a failure of a moment ago (another thread's) is no lock.
        if row.count >= RULES[row.kind].free and not _forgotten(row, now)
    ]
    # A clock that was set back must not lengthen a wait beyond the longest.
    ends = [end for end in ends if now < end <= now + HOUR]
    return max(ends, default=None)
