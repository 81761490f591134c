"""Who accepts what residents send in: the committee's its clerk, what is asked of the committee the supervisory committee; the town either."""

from collections.abc import Collection

from cunju.kernel.inputs import OBJECTION, OF_COMMITTEE, QUESTION, SUPERVISORY
from cunju.kernel.words import of_kind
from cunju.org import roles
from cunju.org.models import Account
from cunju.records import letters
from cunju.records.models import WAITING, Letter

OF_UNIT, OF_SUPERVISORY = frozenset({roles.VILLAGE_CLERK, roles.TOWN_OFFICER}), frozenset({roles.SUPERVISORY_MEMBER, roles.TOWN_OFFICER})
HANDLERS = OF_UNIT | OF_SUPERVISORY
MOST = 8
# Who reads how a sender is called and reached, by the kind; of the rest those who accept it.
SEEN_BY = {OBJECTION: "只有镇（街道）看得到，村（居）委会和文书看不到。", QUESTION: "只有村（居）务监督委员会和镇（街道）看得到，文书看不到。"}
SEEN_BY_HANDLERS = "只有办这件事的文书和镇（街道）看得到。"


def kinds_of(account: Account) -> list[str]:
    """The kinds an account accepts: a question on a breach concerns the committee, so its clerk does not."""
    if account.role not in HANDLERS:
        return []
    found = letters.taken().values()
    return [one.kind for one in found if account.role in (OF_SUPERVISORY if one.owner == SUPERVISORY else OF_UNIT)]


def handles(account: Account, letter: Letter) -> bool:
    """Whether an account accepts or declines a letter."""
    return letter.kind in kinds_of(account)


def knows(account: Account, letter: Letter) -> bool:
    """Whether an account sees how a letter's sender is called and reached: of what is said of the committee its own clerk does not."""
    return handles(account, letter) and not (letter.kind in OF_COMMITTEE and account.role == roles.VILLAGE_CLERK)


def seen_by(kind: str, unit_kind: str) -> str:
    """Who sees how a sender of a kind is called and reached, as the pages say it."""
    return of_kind(SEEN_BY.get(kind, SEEN_BY_HANDLERS), unit_kind)


def waiting(account: Account, unit_code: str, kinds: Collection[str]) -> list[Letter]:
    """Letters of a unit of some kinds that wait to be accepted, as far as an account accepts them, the oldest first."""
    found = Letter.objects.filter(unit_code=unit_code, state=WAITING, kind__in=[one for one in kinds_of(account) if one in kinds])
    return list(found.order_by("came_on", "id")[:MOST])
