"""Systems: made by the district with a token that is shown once, found by it, revoked."""

import hashlib
import logging
import secrets
import uuid
from collections.abc import Sequence
from datetime import date, datetime

from django.db import Error
from django.db.models import QuerySet

from cunju.api.endpoints import RESOURCES
from cunju.api.models import System

log = logging.getLogger(__name__)
# A token says what it is, so that who finds one in a log or a repository knows.
MARK = "cunju_"
BYTES = 32


class AlreadyMade(Exception):
    """The same form was sent before."""

    def __init__(self, system: System) -> None:
        super().__init__(system.name)
        self.system = system


def make(
    name: str, *, prefix: str, resources: Sequence[str], ends_on: date, by: str, now: datetime, once: uuid.UUID | None = None
) -> tuple[System, str]:
    """A system with its token, which is kept nowhere; ``AlreadyMade`` where the form of this id made one before."""
    token = MARK + secrets.token_urlsafe(BYTES)
    said = {"name": name, "prefix": prefix, "resources": list(resources), "ends_on": ends_on, "digest": digest_of(token), "made_by": by}
    if once is None:
        return System.objects.create(**said, made_at=now), token
    made, new = System.objects.get_or_create(once=once, defaults={**said, "made_at": now})
    if not new:
        raise AlreadyMade(made)
    return made, token


def said(system: System) -> str:
    """Which system, for what and until when, as the log of acts says it."""
    what = "、".join(RESOURCES.get(one, one) for one in system.resources)
    return f"{system.name}（{system.prefix}，至{system.ends_on.isoformat()}，{what}）"


def digest_of(token: str) -> str:
    """What is kept of a token: it is long and random, so a plain digest cannot be turned back."""
    return hashlib.sha256(token.encode()).hexdigest()


def of_token(token: str, *, on: date) -> System | None:
    """The system whose token this is, while it is good."""
    found = System.objects.filter(digest=digest_of(token)).first() if token.startswith(MARK) else None
    return found if found and found.good(on) else None


def of_office(prefix: str) -> QuerySet[System]:
    """The systems that read below an office."""
    return System.objects.filter(prefix__startswith=prefix)


def seen(system: System, *, on: date) -> None:
    """Note the day on which a system last read, once a day; a disk that is full stops nobody from reading."""
    if system.used_on == on:
        return
    try:
        System.objects.filter(pk=system.pk).update(used_on=on)
    except Error as trouble:
        log.warning("the day of a system could not be noted: %s", trouble)


def revoke(system: System, *, by: str, now: datetime) -> bool:
    """From now on its token opens nothing; whether it opened something until now."""
    return bool(System.objects.filter(pk=system.pk, revoked_at=None).update(revoked_at=now, revoked_by=by))
