"""The rows of the pages that are no room's: org, archive, ui, desk, portal, reports."""

import uuid
from datetime import date
from typing import Any

from cunju.ledger.models import Sent
from cunju.org import clock
from cunju.org.models import Account
from tests import cast
from tests.permissions import above, accounts, notices, residents
from tests.permissions.doors import (
    BUSINESS,
    LOGGED_IN,
    LOOK,
    PERSONS,
    READ,
    READ_DISTRICT,
    READ_TOWN,
    WRITE,
    Args,
    Door,
    by_code,
)
from tests.permissions.seats import a_member

OFFICES = ("town", "other_town", "district")
OFFICERS = ("town", "other_town", "district", "system")
# A page of a place of each level: unit, town, district.
PLACES = (
    Door(READ, args=by_code, unknown=("code",)),
    Door(READ_TOWN, at=cast.TOWN, args=by_code),
    Door(READ_DISTRICT, at=cast.DISTRICT, args=by_code),
)
MANAGED = {cast.VILLAGE: "clerk", cast.FAR: "far", cast.TOWN: "town", cast.DISTRICT: "district"}


def account_at(act: str) -> Any:
    """An account of the place, for one of the acts of its officer."""
    return lambda code: {"pk": Account.objects.get(username=MANAGED[code]).pk, "act": act}


def a_file(code: str) -> Args:
    """A stored file of the unit."""
    from cunju.archive import storing

    made = storing.keep(
        b"%PDF-", unit_code=code, name="a.pdf", mime="application/pdf", by="x", now=clock.now()
    )
    return {"file_id": made.pk}


def a_sent(code: str) -> Args:
    """A form the clerk of the place sent that recorded nothing: there is nothing to take back, and it is said."""
    return {"sent_id": Sent.objects.create(uid=uuid.uuid4(), path="/", by=MANAGED[code], at=clock.machine_now()).pk}


def a_job(code: str) -> Args:
    """A long paper asked for by the office of the place's town."""
    from cunju.archive import making

    return {"job_id": making.ask(code[:9], title="工作簿", period="2023", by="x")[0].pk}


def a_made_job(code: str) -> Args:
    """One that is done."""
    from cunju.archive import making

    args = a_job(code)
    job = making.by_id(args["job_id"])
    assert job
    making.run(job, [("a.docx", b"PK")], total=1)
    return args


def a_fact(code: str) -> Args:
    """A fact of the unit."""
    from cunju.duties import judging

    made = judging.exempt(
        code, duty="all", from_on=date(2024, 1, 1), to=None, reason="other", words="试用的理由", by="x",
        now=clock.now(),
    )  # fmt: skip
    return {"uid": made.uid}


def an_adoption(code: str) -> Args:
    """A default that the place's district adopted."""
    from cunju.duties import judging

    made = judging.adopt(
        code[:6], duty="yubei-2023.m21.meeting", from_on=date(2023, 1, 1), to=None, units=[], words="区里的要求", by="x",
        now=clock.now(),
    )  # fmt: skip
    return {"uid": made.uid}


ADOPTING = {"duty": "yubei-2023.m21.meeting", "from_on": "2023-07-01", "words": "区里2023年会议定的"}


def a_request(code: str) -> Args:
    """A town's request for 不适用."""
    from cunju.desk.exempt import actions as exemptions

    made = exemptions.ask(
        code, duty="all", from_on=date(2023, 1, 1), to_on=None, reason="other", words="试用的理由", by="x",
        now=clock.now(),
    )  # fmt: skip
    return {"pk": made.pk}


def a_suggestion(code: str) -> Args:
    """Something said in 投诉建议."""
    from cunju.desk.models import Feedback

    made = Feedback.objects.create(about="other", text="字太小", unit_code=code, by="x", at=clock.now())
    return {"pk": made.pk}


def a_judged_duty(code: str) -> tuple[int, Args]:
    """A duty of the unit that a person judges: its measure, and the form of a judgement."""
    from cunju.duties import interface as duties

    found = duties.standing(code, on=cast.TODAY, with_why=False).windows
    one = next(each for each in found if each.judgement == "person")
    form = {"duty": one.duty, "from": one.from_.isoformat(), "holds": "yes", "reason": "现场看过材料"}
    return one.measure, form


def a_remark(code: str) -> Args:
    """The line of a unit about a late duty."""
    from cunju.duties import reading

    return {"duty": next(iter(reading.duties_by_id())), "from": "2023-07-01", "text": "等资金到位"}


def measure_seven(code: str) -> Args:
    """The page of measure 7, which people judge."""
    return {"code": code, "measure": 7}


ASKING = {"duty": "all", "from_on": "2023-01-01", "reason": "other", "words": "试用的理由"}
ANYBODY = Door(PERSONS, public=True)

DOORS: dict[str, tuple[Door, ...]] = {
    # org
    # The one page for those without a login; who has one is led on.
    "org:login": (Door(("nobody",), refused=302, public=True),),
    "org:logout": (Door(PERSONS, method="post", opens=302, public=True),),
    "org:who": (Door(("supervisor",), refused=302, public=True),),
    "org:pin": (Door(),),
    "org:members": (Door(WRITE, args=by_code, unknown=("code",)),),
    "org:member_act": (
        Door(WRITE, args=a_member("open"), method="post", unknown=("code", "person", "act")),
        Door(WRITE, args=a_member("reset"), method="post", unknown=("code", "person")),
        Door(WRITE, args=a_member("disable"), method="post", opens=302, unknown=("code", "person")),
    ),
    "org:kept": (Door(LOGGED_IN),),
    "org:begun": (Door(BUSINESS, method="post", opens=204),),
    "org:begun_drop": (Door(BUSINESS, method="post", opens=302),),
    "org:me": (Door(LOGGED_IN),),
    "org:password": (Door(LOGGED_IN), Door(LOGGED_IN, method="post")),
    "org:display": (Door(LOGGED_IN, method="post", opens=302),),
    "org:accounts": (Door(OFFICERS), Door(OFFICERS, method="post")),
    "org:account_act": (
        Door(("town",), args=account_at("reset"), method="post", unknown=("pk", "act")),
        Door(("town",), args=account_at("handover"), method="post", unknown=("pk",)),
        Door(("town",), args=account_at("disable"), method="post", opens=302, unknown=("pk",)),
        Door(("district",), at=cast.TOWN, args=account_at("reset"), method="post", unknown=("pk",)),
        # The slip is handed out by a second administrator.
        Door(("system",), at=cast.DISTRICT, args=account_at("reset"), method="post", opens=302, unknown=("pk",)),
    ),
    "org:search": (Door(BUSINESS),),
    "org:log": (Door(("audit",)),),
    "org:locks": (Door(("security",)),),
    "org:unlock": (
        Door(("security",), method="post", data=lambda code: {"kind": "username", "value": "x"}, opens=302),
    ),
    "org:installation": (Door(("system",)),),
    # records, archive, ui, portal, reports
    "undo:undo": (Door(("clerk",), args=a_sent, method="post", opens=302, unknown=("sent_id",)),),
    "archive:file": (Door(READ, args=a_file, unknown=("file_id",)),),
    "ui:pattern": (ANYBODY,),
    "ui:plain": (Door(PERSONS, args=lambda code: {"name": "ui/cunju.css"}, public=True),),
    "ui:sheet": (ANYBODY,),
    "ui:helps": (ANYBODY,),
    "ui:help": (Door(PERSONS, args=lambda code: {"name": "desk"}, unknown=("name",), public=True),),
    **accounts.DOORS,
    **residents.DOORS,
    **notices.DOORS,
    "reports:word": (Door((), args=lambda code: {"room": "none", "name": code}),),
    "reports:copy": (Door((), args=lambda code: {"room": "none", "name": code}),),
    "reports:pdf": (Door((), args=lambda code: {"room": "none", "name": code}),),
    "reports:jobs": (
        Door((*OFFICES, "reader")),
        Door((*OFFICES, "reader"), method="post", data=lambda code: {"period": "2023"}, opens=302),
    ),
    "reports:job_cancel": (Door(("town",), args=a_job, method="post", opens=302, unknown=("job_id",)),),
    "reports:job_file": (Door(("town",), args=a_made_job, unknown=("job_id",)),),
    "reports:calendar": (
        Door(READ, args=by_code, unknown=("code",)),
        Door(READ_TOWN, at=cast.TOWN, args=by_code),
    ),
    "reports:everything": (Door(READ, args=by_code, unknown=("code",)),),
    "reports:picture": (Door((), args=lambda code: {"room": "none", "name": code}),),
    **{
        f"reports:{name}": (
            Door(READ, args=by_code, unknown=("code",), faceless=503 * name.endswith("_pdf")),
        )
        for name in (
            *("shelf", "package", "book", "book_word", "book_pdf"),
            *("people", "people_word", "people_pdf", "month", "month_word", "month_pdf"),
        )
    },
    # desk
    "desk:home": (Door(PERSONS, opens=302, public=True),),
    "desk:healthz": (ANYBODY,),
    "desk:today": (Door(BUSINESS, refused=302),),
    "desk:changes": (Door(READ_DISTRICT),),
    "desk:missing": (Door(READ_TOWN, at=cast.TOWN, args=by_code, unknown=("code",)),),
    "desk:remark": (
        Door(
            ("clerk", "supervisor", "town"),
            args=by_code,
            method="post",
            data=a_remark,
            opens=302,
            unknown=("code",),
        ),
    ),
    "desk:record": (Door(BUSINESS),),
    "desk:held": (Door(BUSINESS),),
    "desk:register": (Door(BUSINESS),),
    "desk:fact": (Door(LOOK, args=a_fact, unknown=("uid",)),),
    "desk:unit": PLACES,
    "desk:trend": PLACES,
    "desk:judge": (
        Door(
            ("town", "district"),
            args=lambda code: {"code": code, "measure": a_judged_duty(code)[0]},
            method="post",
            data=lambda code: a_judged_duty(code)[1],
            opens=302,
            unknown=("code",),
        ),
    ),
    **above.DOORS,
    "desk:exempt": (
        Door(READ, args=by_code, unknown=("code",)),
        Door(("town",), args=by_code, method="post", data=lambda code: ASKING, opens=302, unknown=("code",)),
        Door(READ_TOWN, at=cast.TOWN, args=by_code),
    ),
    "desk:laws": (Door(BUSINESS),),
    "desk:weigh": (
        Door(("town", "district"), at=cast.TOWN, args=measure_seven, unknown=("code", "measure")),
        Door(("town", "district"), at=cast.TOWN, args=measure_seven, method="post", opens=302, unknown=("code",)),
        Door(("district",), at=cast.DISTRICT, args=measure_seven),
        Door((), args=measure_seven),
    ),
    "desk:adopt": (
        Door(("district",), at=cast.DISTRICT, args=by_code, unknown=("code",)),
        Door(("district",), at=cast.DISTRICT, args=by_code, method="post", data=lambda code: ADOPTING, opens=302),
        Door((), args=by_code),
    ),
    "desk:adopt_end": (
        Door(
            ("district",), at=cast.DISTRICT, args=an_adoption, method="post", opens=302, unknown=("uid",)
        ),
    ),
    "desk:exempt_answer": (
        Door(
            ("district",),
            args=a_request,
            method="post",
            data=lambda code: {"act": "grant"},
            opens=302,
            unknown=("pk",),
        ),
    ),
    # Who administers the product may say what does not work, too.
    "desk:feedback": (Door(LOGGED_IN), Door(LOGGED_IN, method="post")),
    "desk:answer": (
        Door(("district",), args=a_suggestion, method="post", data=lambda code: {"answer": "已改"}, opens=302, unknown=("pk",)),
    ),
}
