"""The rows of login's second page, of the identity service, of what is handed out by a second administrator, of who did and saw what."""

from typing import Any

from cunju.org import clock
from cunju.org.models import Account
from tests import cast
from tests.permissions.doors import WRITE, Args, Door, by_code

OFFICERS_AND_ADMINISTRATORS = ("town", "other_town", "district", "reader", "system", "security", "audit", "upper")


def a_waiting_account(act: str) -> Any:
    """An account the system administrator opened, not handed out yet."""
    def made(code: str) -> Args:
        name = f"waits-{act}"
        account = Account.objects.filter(username=name).first() or cast.account("district_reader", cast.DISTRICT, name)
        Account.objects.filter(pk=account.pk).update(waits="system")
        return {"pk": account.pk, "act": act}

    return made


def an_erasure(code: str) -> Args:
    """A unit's request that somebody's rows be erased."""
    from cunju.desk.models import Erasure

    made = Erasure.objects.create(unit_code=code, name="王小平", reason="试用的理由", by="x", asked_at=clock.machine_now())
    return {"pk": made.pk}


SOMEBODY = {"name": "王小平"}
REFUSED = {"act": "refuse", "answer": "档案保存期内"}

DOORS: dict[str, tuple[Door, ...]] = {
    "org:second_login": (Door((), refused=302, public=True),),
    # 404 where no identity service is configured.
    "org:oidc": (Door(public=True),),
    "org:oidc_back": (Door(public=True),),
    "org:second": (Door(OFFICERS_AND_ADMINISTRATORS), Door(OFFICERS_AND_ADMINISTRATORS, method="post")),
    "org:audit": (Door(("audit", "district")),),
    "org:audit_export": (Door(("audit", "district")),),
    "org:waiting": (Door(("security", "audit")),),
    "org:waiting_decide": (
        Door(("security", "audit"), at=cast.DISTRICT, args=a_waiting_account("confirm"), method="post", unknown=("pk", "act")),
        Door(("security", "audit"), at=cast.DISTRICT, args=a_waiting_account("refuse"), method="post", opens=302, unknown=("pk",)),
    ),
    "desk:personal": (
        Door(("clerk", "town", "district"), args=by_code, unknown=("code",)),
        Door(("town", "district"), at=cast.TOWN, args=by_code),
        Door(("district",), at=cast.DISTRICT, args=by_code),
    ),
    "desk:personal_person": (
        Door(WRITE, args=by_code, data=lambda code: SOMEBODY, unknown=("code",)),
        Door(WRITE, args=by_code, method="post", data=lambda code: SOMEBODY),
    ),
    "desk:personal_given": (Door(WRITE, args=by_code, method="post", data=lambda code: SOMEBODY, unknown=("code",)),),
    "desk:personal_decide": (
        Door(("district",), args=an_erasure, method="post", data=lambda code: REFUSED, opens=302, unknown=("pk",)),
    ),
}
