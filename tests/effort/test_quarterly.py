"""A town officer reports for the quarter: last time's own line is taken again, the status chosen, the form sent."""

from datetime import date, datetime, time
from importlib import import_module

import pytest
from django.conf import settings

from cunju.kernel.days import SHANGHAI
from cunju.ledger import interface as ledger
from cunju.org.models import Account, Installation, Unit
from tests.effort import report
from tests.effort.walking import Walk

ROOM = next(one for one in settings.ROOMS if one.endswith(".quarterly"))
JOURNEY = report.Journey(
    "quarterly-form", "Quarterly form: taking again last time's own line", values=2, taps=6
)
TODAY, TOWN = date(2023, 9, 20), "500112018"
pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    """王家街道 with three units, meetings in two of them, and the forms of March and June sent."""
    Installation.objects.create(demonstration=True, today=TODAY, district_code="500112", initialised_on=TODAY)
    Unit.objects.create(code=TOWN, kind="town", name="王家街道", parent_code="500112")
    for code, kind, name in (
        (f"{TOWN}001", "community", "王家社区居民委员会"),
        (f"{TOWN}201", "village", "荣华村村民委员会"),
        (f"{TOWN}202", "village", "玉峰山村村民委员会"),
    ):
        Unit.objects.create(code=code, kind=kind, name=name, parent_code=TOWN)
    for code in (f"{TOWN}201", f"{TOWN}202"):
        with ledger.writing([code], now=at(date(2023, 6, 15))) as pen:
            pen.put(
                kind="assemblies.meeting_held",
                attributes={"body": "representatives", "due": 40, "present": 30, "result": "regular"},
                unit_code=code,
                occurred_on=date(2023, 6, 15),
                recorded_by="clerk",
            )
    sent(date(2023, 3, 31), {})
    sent(date(2023, 6, 30), {2: "各村（社区）下属委员会已配齐"})
    client.force_login(Account.objects.create(username="officer", role="town_officer", unit_code=TOWN))
    return client


def at(day):
    return datetime.combine(day, time(0, 1), SHANGHAI)


def sent(report_on, own):
    """An earlier form, through the room's own actions."""
    actions, queries = import_module(f"{ROOM}.actions"), import_module(f"{ROOM}.queries")
    town = Unit.objects.get(code=TOWN)
    found = queries.draft(town, report_on, today=report_on)
    words = actions.Words(progress=found.drafted, status=found.proposed, own=own, phone="023-0000 0000")
    actions.submit(found, words, by="officer", now=at(report_on))


def test_the_form_of_the_quarter(officer):
    walk = Walk(officer).go("/today/").tap("办理情况表")
    walk.sees("第三季度办理情况表").sees("沿用上期：各村（社区）下属委员会已配齐")
    walk.tick("again_2", "on").tick("status", "推进滞后").press("报送区民政局")
    walk.sees("您补的话已放进进展情况").sees("各村（社区）下属委员会已配齐。").press("确认报送区民政局")
    walk.sees("已于2023年9月20日报送，表已锁定")
    assert ledger.facts_of(TOWN, kinds=["quarterly.submitted"]).count() == 3
    report.check(JOURNEY, walk)
