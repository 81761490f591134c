"""A unit's days as a calendar file: read back they are what was arranged and what is due; the same thing keeps its UID."""

from datetime import date, datetime, time
from importlib import import_module

import pytest
from django.conf import settings
from icalendar import Calendar
from tests import cast

from cunju.kernel.dated import Dated
from cunju.kernel.days import SHANGHAI
from cunju.ledger import interface as ledger
from cunju.org import clock
from cunju.reports import calendar

pytestmark = pytest.mark.django_db
ADDRESS = f"/papers/{cast.VILLAGE}/calendar.ics"
ROOM = next(one for one in settings.ROOMS if one.endswith(".assemblies"))


@pytest.fixture
def village(client):
    cast.demonstration()
    units = cast.units()
    client.force_login(cast.clerk())
    return units[cast.VILLAGE]


def plan(on: date, begins: time | None = None, place: str = ""):
    models = import_module(f"{ROOM}.models")
    return models.Meeting.objects.create(
        unit_code=cast.VILLAGE, body="representatives", planned_on=on, begins=begins, place=place
    )


def events(client, address: str = ADDRESS):
    answer = client.get(address)
    assert answer.status_code == 200 and answer["Content-Type"].startswith("text/calendar")
    assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))
    return {str(one["UID"]): one for one in Calendar.from_ical(answer.content).walk("VEVENT")}


def test_a_meeting_arranged_stands_with_hour_and_place(client, village):
    meeting = plan(date(2023, 9, 26), time(9, 30), "村委会，二楼；会议室")
    one = events(client)[f"meeting-{meeting.pk}@cunju"]
    assert one.decoded("DTSTART") == datetime(2023, 9, 26, 9, 30, tzinfo=SHANGHAI)
    assert one["SUMMARY"] == "村民代表会议" and one["LOCATION"] == "村委会，二楼；会议室"


def test_a_meeting_put_off_keeps_its_uid(client, village):
    meeting = plan(date(2023, 9, 26))
    before = events(client)
    meeting.planned_on = date(2023, 9, 28)
    meeting.save()
    after = events(client)
    assert before.keys() == after.keys()
    uid = f"meeting-{meeting.pk}@cunju"
    assert (before[uid].decoded("DTSTART"), after[uid].decoded("DTSTART")) == (date(2023, 9, 26), date(2023, 9, 28))


def test_what_is_due_is_a_whole_day_and_says_the_clause_and_the_day_before_a_holiday(client, village):
    found = [one for one in events(client).values() if str(one["UID"]).startswith("due-")]
    assert found and len({str(one["UID"]) for one in found}) == len(found)
    last = [one for one in found if one.decoded("DTSTART") == date(2023, 9, 30)]
    assert last and all(one.decoded("DTEND") == date(2023, 10, 1) for one in last)
    assert any("9月28日是放假前最后一个工作日" in one["DESCRIPTION"] for one in last)
    assert all(one["SUMMARY"].startswith("最晚") for one in found)


def test_what_is_done_is_gone_and_comes_again_under_the_same_uid(client, village):
    before = events(client).keys()
    held = {"body": "representatives", "due": 40, "present": 39, "result": "regular"}
    with ledger.writing([cast.VILLAGE], now=clock.now()) as pen:
        fact = pen.put(
            kind="assemblies.meeting_held", attributes=held, unit_code=cast.VILLAGE, occurred_on=date(2023, 9, 12), recorded_by="x"
        )
    during = events(client).keys()
    assert during < before
    with ledger.writing([cast.VILLAGE], now=clock.now(), superseding=[fact.uid]) as pen:
        pen.retract(fact.uid, by="x")
    assert events(client).keys() == before


def test_a_town_has_its_own_days(client, village):
    client.force_login(cast.town_officer())
    found = events(client, f"/papers/{cast.TOWN}/calendar.ics")
    assert found and all(f"due-{cast.TOWN}-" in uid for uid in found)


def test_titles_of_any_length_are_folded_and_read_back():
    title = "很长的标题，带逗号；分号\\和反斜杠" * 9
    made = calendar.feed("日程", [Dated("k", date(2023, 9, 1), title)], now=datetime(2023, 9, 1, tzinfo=SHANGHAI))
    (one,) = Calendar.from_ical(made).walk("VEVENT")
    assert one["SUMMARY"] == title and one["UID"] == "k@cunju"


def test_the_office_finds_it_on_today(client, village):
    assert ADDRESS in client.get("/today/").content.decode()
    assert ADDRESS in client.get(f"/unit/{cast.VILLAGE}/").content.decode()
