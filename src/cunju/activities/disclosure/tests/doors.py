"""Whom the pages of this room open to (tests/permissions)."""

from collections.abc import Callable
from datetime import date

from tests import cast
from tests.permissions.doors import READ, READ_TOWN, WRITE, Args, Door, by_code

from cunju.activities.disclosure import actions
from cunju.activities.disclosure.models import Doubt, Sheet
from cunju.org import clock
from cunju.org.models import Unit
from cunju.records.book import Told

REVIEW = ("clerk", "supervisor", "town")
MONTH = "2023-08"


def a_month(code: str) -> Args:
    """An issue by its month."""
    return {"code": code, "month": MONTH}


def drafted(code: str) -> Sheet:
    """August's finance sheet, sent to be reviewed."""
    unit = Unit.objects.get(code=code)
    lines = [actions.Written("办公用品", "out", 1200)]
    content = actions.Content(lines, opening=5000)
    now = clock.now()
    sheet = actions.write_sheet(unit, month=MONTH, category="finance", content=content, by="x", now=now)
    actions.send([sheet], on=date(2023, 9, 4), by="x", now=now)
    return sheet


def a_sheet(code: str) -> Args:
    """A sheet that waits for its review."""
    return {"sheet_id": drafted(code).id}


def a_sent_month(code: str) -> Args:
    """The issue of a sheet that waits."""
    drafted(code)
    return a_month(code)


def an_objected_sheet(code: str) -> Args:
    """A sheet the committee objected to."""
    args = a_sheet(code)
    said = actions.Reviewed(False, date(2023, 9, 18), text="第1笔没有凭证")
    actions.review([Sheet.objects.get(pk=args["sheet_id"])], said, by="x", now=clock.now())
    return args


def a_posted_sheet(code: str) -> Args:
    """A sheet on the board."""
    sheet = drafted(code)
    unit = Unit.objects.get(code=code)
    actions.publish([sheet], actions.Posted(date(2023, 9, 14)), unit=unit, by="x", now=clock.now())
    return {"sheet_id": sheet.id}


def a_fallen_sheet(code: str) -> Args:
    """A sheet that came down too early."""
    args = a_posted_sheet(code)
    actions.take_down(Sheet.objects.get(pk=args["sheet_id"]), on=date(2023, 9, 18), by="x", now=clock.now())
    return args


def a_doubt(code: str) -> Args:
    """A villager's objection."""
    unit = Unit.objects.get(code=code)
    said = actions.Raised("objection", "8月维修费用途不清", date(2023, 9, 18))
    return {"doubt_id": actions.raise_doubt(unit, said, by="x", now=clock.now()).id}


def a_referral(to: str) -> Callable[[str], Args]:
    """An objection taken to the town or to the county."""

    def made(code: str) -> Args:
        args = a_doubt(code)
        doubt = Doubt.objects.get(pk=args["doubt_id"])
        actions.refer(doubt, on=date(2023, 9, 19), to=to, by="x", now=clock.now())
        return args

    return made


ON = {"on": "2023-09-20"}
ABOVE = {"do": "above", "text": "已核实，用途清楚", **ON}
ANSWER = {"text": "凭证已补上", **ON}
OBJECT = {"on": "2023-09-20", "do": "object", "text": "第1笔没有凭证"}
DOUBT = {
    "about": "objection",
    "text": "8月维修费用途不清",
    "on": "2023-09-20",
    "fact_id": "0190a3c2-0000-4000-8000-000000000001",
}
S, D, M = ("sheet_id",), ("doubt_id",), ("code", "month")


def step(name: str) -> tuple[Door, ...]:
    """A step of an issue by one tap, which leads back to its page."""
    return (Door(WRITE, args=a_month, method="post", data=lambda code: ON, opens=302, unknown=M),)



def a_group_line(code: str) -> Args:
    """What groups of the unit posted."""
    told = Told(cast.TODAY, "", "", {"period": "2023Q2", "groups": 6, "complete": False})
    return {"entry_id": actions.publish_groups(Unit.objects.get(code=code), told, by="x", now=clock.now()).pk}


E = ("entry_id",)

DOORS = {
    "disclosure:fill": (
        Door(WRITE, args=by_code, unknown=("code",)),
        Door(WRITE, args=by_code, method="post", unknown=("code",)),
    ),
    "disclosure:home": (Door(READ, args=by_code, unknown=("code",)),),
    "disclosure:issue": (Door(READ, args=a_month, unknown=M),),
    "disclosure:finance": (
        Door(WRITE, args=a_month, unknown=M),
        Door(WRITE, args=a_month, method="post", unknown=M),
    ),
    # Nothing was recognised: it leads back to the page where a photo is chosen.
    "disclosure:photo": (
        Door(WRITE, args=a_month, opens=302, unknown=M),
        Door(WRITE, args=a_month, method="post", opens=302, unknown=M),
    ),
    "disclosure:scan": (Door(WRITE, args=a_month, unknown=M), Door(WRITE, args=a_month, method="post")),
    "disclosure:lines": (
        Door(WRITE, args=a_month, unknown=M),
        Door(WRITE, args=a_month, method="post", opens=302),
    ),
    # August ends no quarter: there is nothing of a quarter to write, and the page leads back to the issue.
    "disclosure:text": (
        Door(WRITE, args=a_month, opens=302, unknown=M),
        Door(WRITE, args=lambda code: {"code": code, "month": "2023-06"}, unknown=M),
        Door(WRITE, args=lambda code: {"code": code, "month": "2023-06"}, method="post"),
    ),
    "disclosure:nothing": step("nothing"),
    "disclosure:mask": step("mask"),
    "disclosure:personal": step("personal"),
    "disclosure:second": (Door(REVIEW, args=a_month, method="post", data=lambda code: ON, opens=302, unknown=M),),
    "disclosure:send": step("send"),
    "disclosure:fix": (Door(WRITE, args=a_month, method="post", unknown=M),),
    "disclosure:publish": (
        Door(WRITE, args=a_sent_month, method="post", data=lambda code: {"all": "1", **ON}, opens=302, unknown=M),
    ),
    "disclosure:synced": step("synced"),
    "disclosure:review": (
        Door(REVIEW, args=by_code, unknown=("code",)),
        Door(REVIEW, args=by_code, method="post", data=lambda code: OBJECT, unknown=("code",)),
    ),
    "disclosure:answer": (
        Door(WRITE, args=an_objected_sheet, method="post", data=lambda code: ANSWER, opens=302, unknown=S),
    ),
    "disclosure:record": (Door(READ, args=a_sheet, unknown=S),),
    "disclosure:paper": (Door(READ, args=a_sheet, unknown=S),),
    "disclosure:platform": (Door(WRITE, args=a_posted_sheet, unknown=S), Door((), args=a_sheet)),
    "disclosure:down": (
        Door(WRITE, args=a_posted_sheet, method="post", data=lambda code: ON, opens=302, unknown=S),
    ),
    "disclosure:again": (
        Door(WRITE, args=a_fallen_sheet, method="post", data=lambda code: ON, opens=302, unknown=S),
    ),
    "disclosure:day": (
        Door(WRITE, args=a_posted_sheet, method="post", data=lambda code: ON, opens=302, unknown=S),
    ),
    "disclosure:void": (Door(WRITE, args=a_posted_sheet, method="post", opens=302, unknown=S),),
    "disclosure:opinion": (
        Door(
            ("town",),
            args=a_posted_sheet,
            method="post",
            data=lambda code: {"text": "第1笔补上凭证", "within": "5", **ON},
            opens=302,
            unknown=S,
        ),
    ),
    "disclosure:queue": (
        Door(READ_TOWN, at=cast.TOWN, args=by_code, unknown=("code",)),
        Door(("town",), at=cast.TOWN, args=by_code, method="post", opens=302, unknown=("code",)),
    ),
    "disclosure:doubts": (
        Door(READ, args=by_code, unknown=("code",)),
        Door(REVIEW, args=by_code, method="post", data=lambda code: DOUBT, opens=302, unknown=("code",)),
    ),
    "disclosure:doubt": (
        Door(READ, args=a_doubt, unknown=D),
        Door(
            WRITE,
            args=a_doubt,
            method="post",
            data=lambda code: {"do": "answer", "text": "凭证8-05，已贴在公开栏", **ON},
            opens=302,
            unknown=D,
        ),
        # Each answers what was put before it: the town, or the county.
        Door(("town",), args=a_referral("town"), method="post", data=lambda code: ABOVE, opens=302),
        Door(("district",), args=a_referral("county"), method="post", data=lambda code: ABOVE, opens=302),
    ),
    "disclosure:groups": (
        Door(READ, args=by_code, unknown=("code",)),
        Door(WRITE, args=by_code, method="post", unknown=("code",)),
    ),
    "disclosure:some": (Door(WRITE, args=by_code, unknown=("code",)), Door(WRITE, args=by_code, method="post", unknown=("code",))),
    "disclosure:group_sheets": (Door(READ, args=by_code, unknown=("code",)),),
    "disclosure:group_detail": (Door(READ, args=a_group_line, unknown=E),),
    "disclosure:group_edit": (Door(WRITE, args=a_group_line, unknown=E),),
    "disclosure:group_void": (Door(WRITE, args=a_group_line, unknown=E),),
}
