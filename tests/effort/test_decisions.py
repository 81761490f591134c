"""What one major matter costs beyond the meetings themselves: at most 12 values."""

from datetime import date

import pytest
from django.test import Client

from cunju.ledger import interface as ledger
from cunju.org import clock
from cunju.org.models import Account, Unit
from tests.effort.report import Journey, check
from tests.effort.walking import Walk

pytestmark = pytest.mark.django_db
CODE = "500112018202"
MATTER = Journey("decisions-matter", "Major matter through six steps", values=12, taps=34)


def test_major_matter(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three meetings and a posting are recorded already; the matter takes their days and numbers over."""
    monkeypatch.setenv("CUNJU_TODAY", "2023-09-20")
    Unit.objects.create(code="500112018", kind="town", name="王家街道办事处", parent_code="500112")
    Unit.objects.create(code=CODE, kind="village", name="玉峰山村村民委员会", parent_code="500112018")
    client.force_login(Account.objects.create(username="clerk", role="village_clerk", unit_code=CODE))
    records = {}
    with ledger.writing([CODE], now=clock.now()) as pen:
        for number, body, day in ((2, "joint", 4), (3, "party", 7), (4, "representatives", 11)):
            said = {"body": body, "due": 40 - number, "present": 30, "result": "regular", "decided": 1}
            made = pen.put(
                kind="assemblies.meeting_held", attributes=said, unit_code=CODE, occurred_on=date(2023, 9, day), recorded_by="x"
            )
            records[number] = made.uid
        posted = pen.put(
            kind="assemblies.decision_posted", attributes={"days_shown": 10}, unit_code=CODE,
            occurred_on=date(2023, 9, 12), recorded_by="x", rests_on=[records[4]],
        )  # fmt: skip
    records[5] = posted.uid
    walk = Walk(client).go(f"/decisions/{CODE}/").tap("登记重大事项")
    walk.fill(title="村内公路维修", amount="86000", day="2023-09-01", due="5", present="5").press("登记提议")
    for number, uid in records.items():
        walk.tap(f"第{number}步").tick("record_fact", str(uid)).press("登记")
    walk.tap("第6步").fill(days_shown="10", text="公路修完。").press("登记").sees("六步办结")
    closed = ledger.facts_of(CODE, kinds=["decisions.matter_closed"]).get()
    assert closed.occurred_on == date(2023, 9, 20)
    check(MATTER, walk)
