"""A member of the supervisory committee signs as himself: an account each, opened from the roll, entered by a PIN on a shared device.

The device is known by the committee's own account (its session, or the signed cookie of an earlier login); the PIN says which member
holds it. The account is good while its person sits in the committee (``org.seated``). PINs are counted and locked like passwords.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.http import HttpRequest

from cunju.kernel.refusals import WrongMoment
from cunju.org import addresses, bodies, clock, devices, locks, names, pins, roles, seated
from cunju.org.entering import Locked
from cunju.org.hashing import Busy
from cunju.org.models import Account, Person, Seat, Unit

# A shared telephone goes back to the list after so many seconds without a page.
IDLE = 15 * 60
PICK = "/login/who/"


class Unnamed(Exception):
    """The committee's shared account was about to write where its members have PINs: the page asks who it is first."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in the supervisory committee, with the account opened for him, if any."""

    seat: Seat
    account: Account | None

    @property
    def words(self) -> str:
        """Name and office: 监督委员会成员1（主任）."""
        return words_of(self.seat)

    @property
    def state(self) -> str:
        """How the account stands: none, off, first (its one-time PIN was not changed yet) or on."""
        if self.account is None:
            return "none"
        if not self.account.is_active:
            return "off"
        return "first" if self.account.must_change_password else "on"


def words_of(seat: Seat) -> str:
    """A member by name and office."""
    return f"{seat.person.name}（{bodies.role_word(seat.role, seat.body) or '成员'}）"


def members(unit_code: str, *, on: date) -> list[Member]:
    """The committee in office on a day, each with the account there is for the person."""
    found = seated.seats(unit_code, on=on)
    rows = Account.objects.filter(unit_code=unit_code, person__in=[one.person_id for one in found])
    known = {one.person: one for one in rows}
    return [Member(one, known.get(one.person_id)) for one in found]


def former(unit_code: str, *, on: date) -> list[tuple[Account, str]]:
    """Accounts of people who sit there no more, with the name; they open nothing."""
    sitting = [one.person_id for one in seated.seats(unit_code, on=on)]
    rows = list(Account.objects.filter(unit_code=unit_code, person__isnull=False).exclude(person__in=sitting).order_by("username"))
    known = Person.objects.in_bulk([one.person for one in rows])
    return [(one, known[one.person].name if one.person in known else "离任成员") for one in rows]


def open_account(unit: Unit, seat: Seat, *, by: str, on: date) -> tuple[Account, str]:
    """An account for a member and its one-time PIN; WrongMoment where there is one already."""
    pin = pins.drawn()
    made = Account(
        username=_name(unit), role=roles.SUPERVISORY_MEMBER, unit_code=unit.code, person=seat.person_id, pin=pins.hashed(pin),
        pin_by=by, pin_on=on, must_change_password=True,
    )  # fmt: skip
    made.set_unusable_password()
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as twice:
        raise WrongMoment(f"{seat.person.name}的账号已经开通过了。") from twice
    return made, pin


def _name(unit: Unit) -> str:
    """The unit's clerk's account with ``-jd`` and a number: an account bears no name of a person."""
    clerks = Account.objects.filter(role=roles.VILLAGE_CLERK, unit_code=unit.code).order_by("pk").values_list("username", flat=True)
    base = (clerks[:1] or [unit.code])[0]
    number = 1
    while names.taken(f"{base}-jd{number}"):
        number += 1
    return f"{base}-jd{number}"


def reset(account: Account, *, by: str, on: date) -> str:
    """A new one-time PIN: sessions of the old one end, a lock is taken off, a disabled account works again; who did it stays to be seen."""
    pin = pins.drawn()
    account.pin, account.pin_by, account.pin_on = pins.hashed(pin), by, on
    account.must_change_password = account.is_active = True
    account.set_unusable_password()
    account.save()
    locks.unlock_account(account.username)
    return pin


def choose(account: Account, pin: str) -> None:
    """The member's own PIN in place of the one-time one (or of an earlier one)."""
    account.pin, account.must_change_password = pins.hashed(pin), False
    account.save(update_fields=["pin", "must_change_password"])


def places(request: HttpRequest) -> list[str]:
    """The units whose committee this device speaks for: of the session, and of logins remembered here."""
    user = request.user
    own = [user] if isinstance(user, Account) and user.role == roles.SUPERVISORY_MEMBER else []
    known = [one for one in devices.accounts(request) if one.role == roles.SUPERVISORY_MEMBER and one.person is None]
    return list(dict.fromkeys(one.unit_code for one in (*own, *known)))


def offered(request: HttpRequest, *, on: date) -> list[Member]:
    """Whom this device may be handed to: members in office with a PIN."""
    return [one for code in places(request) for one in members(code, on=on) if one.state in ("first", "on") and one.account and one.account.pin]


def enter(request: HttpRequest, member: Member, pin: str) -> Account | None:
    """The member's account where the PIN is right, else None; Locked and Busy where nobody looked at it."""
    account = member.account
    assert account is not None
    found = devices.of(request)
    one = locks.Try(account.username, addresses.of(request), found.id if found else "")
    if until := locks.begin(one, clock.machine_now()):
        raise Locked(until)
    try:
        known = pins.right(pins.typed(pin), account.pin)
    except Busy:
        locks.take_back(one)
        raise
    if not known:
        return None
    locks.succeeded(one)
    return account


def unnamed(account: Account) -> bool:
    """Whether it is the committee's shared account, and there is a member who could say who he is."""
    if account.role != roles.SUPERVISORY_MEMBER or account.person is not None:
        return False
    return any(one.state in ("first", "on") for one in members(account.unit_code, on=clock.today()))


def named(request: HttpRequest) -> None:
    """Unnamed where the shared account would write though a member could say who he is; a member's own account always may."""
    if isinstance(request.user, Account) and unnamed(request.user):
        raise Unnamed


def hands(usernames: Iterable[str]) -> dict[str, str]:
    """Who wrote, by account, in the words a page shows: a member by name, everybody else by office."""
    rows = list(Account.objects.filter(username__in=set(usernames)))
    people = Person.objects.in_bulk([one.person for one in rows if one.person])
    return {one.username: _hand(one, people.get(one.person) if one.person else None) for one in rows}


OFFICES = {roles.VILLAGE_CLERK: "村（社区）经办人", roles.TOWN_OFFICER: "镇街经办人", roles.SUPERVISORY_MEMBER: "监督委员会公用账号"}


def _hand(account: Account, person: Person | None) -> str:
    if account.person is not None:
        return f"{person.name if person else '离任成员'}（本人）"
    return OFFICES.get(account.role, roles.ROLE_ZH.get(account.role, ""))
