"""Lock-outs after five failures, read from the attempts django-axes keeps; all by the machine clock."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max, Sum

KINDS = {"username": "账号", "ip_address": "地址"}


@dataclass(frozen=True, slots=True)
class Lock:
    """An account or an address that may not log in until an instant."""

    kind: str
    value: str
    failures: int
    until: datetime

    @property
    def kind_zh(self) -> str:
        """账号 or 地址."""
        return KINDS[self.kind]


def minutes() -> int:
    """How long a lock lasts."""
    return int(settings.AXES_COOLOFF_TIME * 60)


def locked(now: datetime) -> list[Lock]:
    """What is locked now: accounts first, then addresses, each in its order."""
    span = timedelta(minutes=minutes())
    fresh = AccessAttempt.objects.filter(attempt_time__gte=now - span).order_by()
    found = []
    for kind in KINDS:
        rows = fresh.values(kind).annotate(failures=Sum("failures_since_start"), last=Max("attempt_time"))
        found += [
            Lock(kind, row[kind], row["failures"], row["last"] + span)
            for row in rows.filter(failures__gte=settings.AXES_FAILURE_LIMIT).order_by(kind)
            if row[kind]
        ]
    return found


def unlock(kind: str, value: str) -> bool:
    """Forget the failures of an account or an address; False where there are none."""
    if not value:
        return False
    try:
        count, _ = AccessAttempt.objects.filter(**{kind: value}).delete()
    except ValueError:
        return False
    return bool(count)
