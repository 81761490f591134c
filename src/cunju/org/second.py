"""The second page of login: a code of six digits that changes each half minute (RFC 6238), or one of ten codes on paper.

A code is good one step early or late, and once. What is typed wrong is counted and locked like passwords (``org.locks``).
"""

import base64
import hashlib
import os
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote

from django.db import transaction
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac

from cunju.org import clock, locks, roles, sealing
from cunju.org.entering import Locked
from cunju.org.factors import Factor, RecoveryCode
from cunju.org.models import Account, Installation

STEP, DIGITS, BYTES = 30, 6, 20
EARLY_AND_LATE = (0, -1, 1)
CODES = 10
# Codes on paper: what is not mistaken for another sign and is typed alike with capitals or without; sixteen of them are as good as a key.
SIGNS, LENGTH, GROUP = "23456789ABCDEFGHJKMNPQRSTUVWXYZ", 16, 4
TELEPHONE, PAPER = "telephone", "paper"
PURPOSE = "second"
# Who may have one: who looks after others' accounts or sees a whole district. Who must, once the district says so, is the narrower set.
MAY = roles.ADMINISTRATORS | roles.DISTRICT | roles.UPPER | {roles.TOWN_OFFICER}
MUST = roles.ADMINISTRATORS | roles.DISTRICT | roles.UPPER
PLACE = "second"
# The password was right: so many seconds are left for the code.
WAIT = 5 * 60
WAITING, PROVED = "second", "proved"
SETTING_UP = ("/me/second/", "/me/password/")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a telephone is told: ``address`` as a QR code, ``typed`` in groups of four for the keyboard."""

    address: str
    typed: str


def of(account: Account) -> Factor | None:
    """The account's second factor, in use or being set up."""
    return Factor.objects.filter(account=account).first()


def in_use(account: Account) -> bool:
    """Whether its login asks for a code."""
    return account.role in MAY and Factor.objects.filter(account=account, since__isnull=False).exists()


def begin(account: Account) -> Factor:
    """A new secret in place of one that was never confirmed; one in use stays."""
    with transaction.atomic():
        Factor.objects.filter(account=account, since=None).delete()
        sealed = sealing.seal(os.urandom(BYTES), purpose=PURPOSE, owner=str(account.pk))
        return Factor.objects.get_or_create(account=account, defaults={"sealed": sealed})[0]


def shown(factor: Factor, account: Account) -> Shown | None:
    """The secret for the telephone; None where the installation's key is another one than when it was made."""
    secret = _secret(factor)
    if secret is None:
        return None
    words = base64.b32encode(secret).decode()
    label, issuer = quote(f"村居:{account.username}"), quote("村居")
    typed = " ".join(words[at : at + 4] for at in range(0, len(words), 4))
    return Shown(f"otpauth://totp/{label}?secret={words}&issuer={issuer}&digits={DIGITS}&period={STEP}", typed)


def confirm(account: Account, typed: str, *, on: date) -> list[str] | None:
    """In use from now on, with its codes on paper; None where the code is wrong. Locked after too many."""
    factor = of(account)
    if factor is None or not prove(account, typed, paper=False):
        return None
    Factor.objects.filter(pk=factor.pk).update(since=on)
    return new_codes(factor)


def new_codes(factor: Factor) -> list[str]:
    """Ten codes to be printed; those before are void."""
    made = [_paper_code() for _ in range(CODES)]
    with transaction.atomic():
        factor.codes.all().delete()
        RecoveryCode.objects.bulk_create([RecoveryCode(factor=factor, digest=_digest(factor, one)) for one in made])
    return made


def _paper_code() -> str:
    signs = "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
    return "-".join(signs[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def left(factor: Factor) -> int:
    """How many printed codes are still good."""
    return factor.codes.filter(used_at=None).count()


def drop(account: Account) -> bool:
    """The account has none any more; whether it had one."""
    return bool(Factor.objects.filter(account=account).delete()[0])


def prove(account: Account, typed: str, *, paper: bool = True) -> str:
    """What somebody holds: ``TELEPHONE`` or (with ``paper``) ``PAPER``, empty where neither; that code is used up. Locked after too many."""
    factor, now = of(account), clock.machine_now()
    one = locks.Try(account.username, "", PLACE)
    if until := locks.begin(one, now):
        raise Locked(until)
    held = ""
    if factor is not None:
        held = TELEPHONE if _by_telephone(factor, typed, now) else PAPER if paper and _by_paper(factor, typed, now) else ""
    if held:
        locks.succeeded(one)
    return held


def codes_at(secret: bytes, at: datetime) -> list[tuple[int, str]]:
    """Step and code of now, of the step before and of the step after."""
    from cryptography.hazmat.primitives.hashes import SHA1
    from cryptography.hazmat.primitives.twofactor.totp import TOTP

    maker, now = TOTP(secret, DIGITS, SHA1(), STEP), int(at.timestamp()) // STEP
    return [(now + less, maker.generate((now + less) * STEP).decode()) for less in EARLY_AND_LATE]


def _secret(factor: Factor) -> bytes | None:
    return sealing.opened(factor.sealed, purpose=PURPOSE, owner=str(factor.account_id))


def _by_telephone(factor: Factor, typed: str, now: datetime) -> bool:
    secret, digits = _secret(factor), _bare(typed)
    if secret is None or not (digits.isascii() and digits.isdigit()):
        return False
    steps = [step for step, code in codes_at(secret, now) if constant_time_compare(code, digits)]
    # One statement: of two that send the same code at the same instant one comes in.
    return any(Factor.objects.filter(pk=factor.pk, step__lt=step).update(step=step) for step in steps)


def _by_paper(factor: Factor, typed: str, now: datetime) -> bool:
    # Codes printed before this had small letters too: as typed first.
    wanted = {_digest(factor, typed), _digest(factor, typed.upper())}
    return bool(factor.codes.filter(digest__in=wanted, used_at=None).update(used_at=now))


def is_digits(typed: str) -> bool:
    """Whether what was typed was meant for the telephone's code rather than for one on paper."""
    return _bare(typed).isdecimal()


def _bare(typed: str) -> str:
    """Full width as half width; without the spaces and strokes people copy."""
    return "".join(one for one in unicodedata.normalize("NFKC", typed) if one.isalnum())


def _digest(factor: Factor, code: str) -> str:
    """Twelve signs drawn from fifty-odd, sixteen from thirty-one, are as good as a key: a plain digest gives nothing away."""
    return hashlib.sha256(f"{factor.pk}:{_bare(code)}".encode()).hexdigest()


def wait(request: HttpRequest, account: Account, then: str) -> None:
    """The password was right: who it is waits in a session of nobody's for the code."""
    request.session.cycle_key()
    request.session[WAITING] = {"pk": account.pk, "mark": _mark(account), "at": clock.machine_now().timestamp(), "next": then}


def waiting(request: HttpRequest) -> tuple[Account, str] | None:
    """Whose code is waited for, and where it leads; None where nobody's, too late, or the password is another one by now."""
    said = request.session.get(WAITING)
    if not isinstance(said, dict) or not 0 <= clock.machine_now().timestamp() - said["at"] < WAIT:
        return None
    account = Account.objects.filter(pk=said["pk"], is_active=True).first()
    if account is None or not secrets.compare_digest(_mark(account), said["mark"]):
        return None
    return account, said["next"]


def _mark(account: Account) -> str:
    return salted_hmac("cunju.org.second", f"{account.pk}:{account.password}").hexdigest()


def required_from() -> date | None:
    """From which day administrators and the district need one; never in a demonstration."""
    return None if clock.is_demonstration() else said_from()


def said_from() -> date | None:
    """What the district wrote down, also where a demonstration does not ask for it."""
    found = clock.installation()
    return found.second_from if found else None


def require(on: date | None) -> None:
    """The district says from which day; None takes it back."""
    Installation.objects.update(second_from=on)


def owed(request: HttpRequest, account: Account, *, on: date) -> bool:
    """Whether this session may open nothing before a code was asked; one that typed a code has done so."""
    if account.role not in MUST or request.session.get(PROVED) or request.path in SETTING_UP:
        return False
    since = required_from()
    return since is not None and since <= on
