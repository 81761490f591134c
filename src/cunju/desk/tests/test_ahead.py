"""What lies ahead of today: holidays, due days that fall on them, the calendar to the end of next month; lines that are alike."""

from datetime import date, time
from types import SimpleNamespace

import pytest
from django.test import Client
from tests import cast

from cunju.desk.today import ahead
from cunju.desk.today.views import grouped
from cunju.kernel import workdays
from cunju.kernel.dated import Dated

TODAY = date(2023, 9, 20)


def window(due: date, verb: str = "召开", what: str = "第三季度村民代表会议") -> SimpleNamespace:
    return SimpleNamespace(window=SimpleNamespace(due_on=due, verb=verb, own_object=what), href=f"/there/{due}/")


def test_the_calendar_runs_from_this_monday_to_the_end_of_next_month() -> None:
    weeks = ahead.calendar(TODAY, [window(date(2023, 9, 30)), window(date(2023, 10, 31)), window(date(2023, 11, 1)), window(date(2023, 9, 1))])
    days = [day for week in weeks for day in week]
    assert (days[0].on, days[-1].on) == (date(2023, 9, 18), date(2023, 10, 31))
    assert all(len(week) == 7 for week in weeks[:-1])
    assert [day.on.day for day in days if day.due] == [30, 31]
    assert [day.on for day in days if day.today] == [TODAY]
    assert ahead.calendar(TODAY, [window(date(2023, 12, 31))]) == []


def test_a_meeting_that_is_arranged_stands_on_its_day_before_what_falls_due() -> None:
    due, meeting = date(2023, 9, 25), Dated("meeting-1", date(2023, 9, 25), "村民代表会议", time(14, 30), href="/meeting/")
    day = next(one for week in ahead.calendar(TODAY, [window(due)], [meeting]) for one in week if one.on == due)
    assert day.due == (("14:30村民代表会议", "open", "/meeting/"), ("召开第三季度村民代表会议", "soon", "/there/2023-09-25/"))
    assert ahead.calendar(TODAY, [], [meeting])


def test_today_names_meetings_nobody_has_written_down_yet(client: Client, db: None) -> None:
    cast.units()
    cast.demonstration()
    client.force_login(cast.everybody()["clerk"])
    data = {"body": "representatives", "planned_on": "2023-09-25", "begins": "14:30", "place": "便民服务中心", "items": "维修路灯"}
    planned = client.post(f"/assemblies/{cast.VILLAGE}/plan/", data)
    assert planned.status_code == 302
    page = client.get("/today/").content.decode()
    assert page.count("14:30村民代表会议") == 2  # in the list, and on its day of the calendar
    assert planned.url.removesuffix("notice/") in page


def test_rest_days_are_those_of_the_year_and_not_of_the_week() -> None:
    days = {day.on: day.rest for week in ahead.calendar(TODAY, [window(date(2023, 9, 30))]) for day in week}
    assert days[date(2023, 9, 29)] and days[date(2023, 10, 6)] and not days[date(2023, 10, 7)] and not days[date(2023, 10, 8)]


def test_a_day_says_two_things_and_how_many_more() -> None:
    due = date(2023, 9, 25)
    weeks = ahead.calendar(TODAY, [window(due, what=f"第{n}次会议") for n in range(5)] + [window(due, what="第1次会议")])
    found = next(day for week in weeks for day in week if day.on == due)
    assert (len(found.due), found.more) == (2, 3)
    assert {href for _, _, href in found.due} == {"/there/2023-09-25/"}


@pytest.mark.parametrize(
    ("due", "sooner"),
    [
        (date(2023, 9, 30), date(2023, 9, 28)),
        (date(2023, 10, 7), None),
        (date(2023, 9, 24), date(2023, 9, 22)),
        (date(2023, 9, 20), None),
        (date(2041, 9, 28), None),
    ],
)
def test_the_last_working_day_before_a_due_day_that_is_none(due: date, sooner: date | None) -> None:
    assert workdays.sooner(due) == sooner


def test_the_next_holiday_is_said_once() -> None:
    assert ahead.rests_ahead(TODAY) == "9月29日至10月6日放假"
    assert ahead.rests_ahead(date(2023, 7, 3)) == ""


def line(n: int, duty: str = "d", unit: str = "u") -> SimpleNamespace:
    return SimpleNamespace(window=SimpleNamespace(duty=duty, own_object="公开内容"), unit=SimpleNamespace(code=unit), n=n)


def test_three_lines_that_ask_the_same_are_one_with_the_others_below() -> None:
    lines = [line(1), line(2, "other"), line(3), line(4)]
    assert [(one.n, [each.n for each in more]) for one, more in grouped(lines)] == [(1, [3, 4]), (2, [])]
    two = [line(1), line(2)]
    assert [(one.n, more) for one, more in grouped(two)] == [(1, []), (2, [])]


@pytest.mark.django_db
def test_today_says_the_holiday_the_day_before_it_and_draws_the_days(enter) -> None:
    page = enter("clerk").get("/today/").content.decode()
    assert "9月29日至10月6日放假。" in page
    assert "到期那天放假，最晚9月28日办" in page
    assert "往后看，到下月底" in page and page.count('class="rest') > 8
    assert cast.TODAY == TODAY
