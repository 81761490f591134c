"""The rows of 读通知 and 起草通知: only the district's officer reads a notice, goes through its measures and drafts the next."""

from cunju.org import clock
from tests import cast
from tests.permissions.doors import Args, Door, by_code


def a_notice(code: str) -> Args:
    """A notice that the place's district reads."""
    from cunju.desk.notice import kept

    text = "区民政局关于印发《2023年任务清单》的通知\n区民政局\n2023年3月1日\n序号\t重点任务\t具体措施\n1\t公开\t1.每季度公开一次。\n"
    kept.begin(code[:6], text.encode(), name="通知.txt", by="x", now=clock.now())
    return {"code": code}


def a_measure_read(code: str) -> Args:
    """A measure of such a notice."""
    return {**a_notice(code), "no": 1}


def a_draft(code: str) -> Args:
    """A draft of next year's notice that can be typeset."""
    from cunju.desk.compose import beginning
    from cunju.desk.compose import kept as drafted

    now, day = clock.now(), clock.today()
    if beginning.in_use(code[:6], on=day) is None:
        raise LookupError("no notice to begin from")
    drafted.begin(code[:6], on=day, by="x", now=now)
    drafted.write_head(code[:6], {"number": "某民〔2024〕9号", "on": "2024-03-01"}, by="x", now=now)
    return {"code": code}


def a_drafted_paper(code: str) -> Args:
    """Its Word file."""
    return {**a_draft(code), "ending": "docx"}


def a_drafted_measure(code: str) -> Args:
    """A measure of it."""
    return {**a_draft(code), "key": 1}


DOORS: dict[str, tuple[Door, ...]] = {
    "desk:notice": (
        Door(("district",), at=cast.DISTRICT, args=by_code, unknown=("code",)),
        Door(("district",), at=cast.DISTRICT, args=by_code, method="post", data=lambda code: {"do": "drop"}, opens=302),
        Door((), args=by_code),
    ),
    "desk:notice_draft": (Door(("district",), at=cast.DISTRICT, args=a_notice, unknown=("code",)),),
    "desk:notice_settle": (
        Door(
            ("district",), at=cast.DISTRICT, args=a_notice, method="post", data=lambda code: {"do": "accept", "words": "x"}, opens=302,
            unknown=("code",),
        ),
    ),
    "desk:notice_decide": (
        Door(
            ("district",), at=cast.DISTRICT, args=a_measure_read, method="post", data=lambda code: {"do": "accept"}, opens=302, unknown=("code",)
        ),
    ),
    "desk:compose": (
        Door(("district",), at=cast.DISTRICT, args=by_code, unknown=("code",)),
        Door(("district",), at=cast.DISTRICT, args=by_code, method="post", data=lambda code: {"do": "begin"}, opens=302),
        Door((), args=by_code),
    ),
    "desk:compose_paper": (Door(("district",), at=cast.DISTRICT, args=a_drafted_paper, unknown=("code",)),),
    "desk:compose_change": (
        Door(
            ("district",), at=cast.DISTRICT, args=a_drafted_measure, method="post", data=lambda code: {"do": "leave"}, opens=302, unknown=("code",)
        ),
    ),
}
