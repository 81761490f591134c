"""Petitions for a meeting and the reports it hears: the golden table, and through the pages."""

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cunju import catalogue
from cunju.activities.assemblies import actions, queries, rules
from cunju.activities.assemblies.book import BOOK
from cunju.activities.assemblies.models import Entry, Item, Meeting
from cunju.activities.assemblies.tests import golden
from cunju.activities.assemblies.tests.conftest import CODE, COMMUNITY
from cunju.duties import interface as duties
from cunju.ledger import interface as ledger
from cunju.org import clock
from cunju.org.models import Roll, Unit
from cunju.records import writing
from cunju.records.book import Told

pytestmark = pytest.mark.django_db


def call(on: date, by: str, signed: int, *, code: str = CODE) -> Entry:
    told = Told(on, "商量院坝排水", "", {"by": by, "signed": signed})
    made: Entry = writing.write(BOOK, Unit.objects.get(code=code), told, step="called", by="x", now=clock.now())
    return made


def hold(on: date, body: str, *reports: str, **more: Any) -> Meeting:
    unit = Unit.objects.get(code=CODE)
    meeting = actions.plan_meeting(unit, body=body, planned_on=on, by="x", now=clock.now(), items=["排水"])
    record = actions.Record(
        held_on=on, due=1000, present=600, notice_on=on - timedelta(days=12), votes=(rules.Vote("排水"),), minutes="讨论", reports=reports, **more
    )
    actions.hold_meeting(meeting, record, by="x", now=clock.now(), unit=unit)
    return Meeting.objects.get(pk=meeting.pk)


def rows(code: str, *wanted: str) -> list[tuple[Any, ...]]:
    found = duties.standing(code, on=clock.today()).windows
    return [(code, one.duty, one.from_, one.due_on, one.met_on) for one in found if one.duty in wanted]


def test_the_year_is_the_golden_table(roll: Roll) -> None:
    call(date(2023, 4, 3), "fifth", 8)
    hold(date(2023, 4, 17), "representatives", "finance")
    call(date(2023, 5, 1), "third", 14)
    hold(date(2023, 6, 10), "assembly", "work")
    Unit.objects.create(code=COMMUNITY, kind="community", name="王家社区居民委员会", parent_code=CODE[:9])
    Roll.objects.create(unit_code=COMMUNITY, on=date(2020, 1, 1), adults=3000, households=1200, groups=12)
    call(date(2023, 8, 1), "fifth_adults", 600, code=COMMUNITY)
    wanted = {one[1] for one in golden.YEAR}
    assert sorted(rows(CODE, *wanted) + rows(COMMUNITY, *wanted), key=str) == sorted(golden.YEAR, key=str)


def test_how_many_are_needed_today_comes_from_the_roll(roll: Roll) -> None:
    unit = Unit.objects.get(code=CODE)
    assert {one.by: one.needed for one in queries.ways(unit, on=clock.today())} == {"tenth": 100, "third": 14, "fifth": 8}


def test_a_community_asks_a_fifth_until_2025_and_a_tenth_from_2026(community: Client) -> None:
    unit = Unit.objects.get(code=COMMUNITY)
    until, since = (
        {one.by: one.needed for one in queries.ways(unit, on=on)} for on in (date(2025, 12, 31), date(2026, 1, 1))
    )
    assert until == {"fifth_adults": 600, "fifth_households": 240, "third_groups": 4}
    assert since == {"tenth": 300, "tenth_households": 120, "third": None, "fifth": None}


def test_every_way_a_law_knows_has_its_choice() -> None:
    asked = [one for one in catalogue.load().clauses if one.question.name in rules.CALLS.values()]
    assert asked
    assert [one.id for one in asked if (str(one.value["share"]), one.of) not in rules.CHOICES] == []


def test_too_few_are_told_how_many_are_missing_and_what_was_typed_stays(clerk: Client, roll: Roll) -> None:
    sent = {"fact_id": uuid.uuid4(), "on": "2023-09-18", "by": "fifth", "signed": "7", "text": "商量院坝排水"}
    page = clerk.post(reverse("assemblies:called", args=[CODE]), sent).content.decode()
    assert ("还差1人" in page and "重庆市实施办法第12条" in page) or "村民委员会组织法第26条" in page
    assert "商量院坝排水" in page and not Entry.objects.exists()
    assert clerk.post(reverse("assemblies:called", args=[CODE]), {**sent, "fact_id": uuid.uuid4(), "signed": "8"}).status_code == 302
    home = clerk.get(reverse("assemblies:calls", args=[CODE])).content.decode()
    assert "10月3日" in home and "?body=representatives" in home
    assert Entry.objects.get().said == {"by": "fifth", "signed": 8, "body": "representatives"}


def test_a_meeting_that_fell_short_answers_no_petition(roll: Roll) -> None:
    call(date(2023, 9, 1), "fifth", 8)
    meeting = hold(date(2023, 9, 10), "representatives")
    assert queries.called(Unit.objects.get(code=CODE)) == []
    actions.void_meeting(meeting, reason="没有开", by="x", now=clock.now())
    assert [one.due for one in queries.called(Unit.objects.get(code=CODE))] == [date(2023, 9, 16)]


def test_the_slip_names_nobody_and_says_how_many(clerk: Client, roll: Roll) -> None:
    paper = clerk.get(reverse("assemblies:slip", args=[CODE])).content.decode()
    assert "召开会议提议书" in paper and "100人" in paper and "8人" in paper and "15日内" in paper
    assert "第3组代表" not in paper


def heard(meeting: Meeting) -> dict[str, Any]:
    return {what: ledger.current(uuid.UUID(root)) for what, root in meeting.reports.items() if root}


def test_a_tick_is_a_fact_that_follows_its_meeting(clerk: Client, roll: Roll) -> None:
    meeting = hold(date(2023, 6, 10), "assembly", "work")
    first = heard(meeting)["work"]
    assert first.attributes == {"what": "work", "at": "assembly"} and first.rests_on == [str(meeting.fact)]
    assert "年度工作报告" in clerk.get(reverse("assemblies:detail", args=[meeting.pk])).content.decode()
    again = actions.Record(
        held_on=date(2023, 6, 12), due=1000, present=600, notice_on=date(2023, 5, 20), votes=(rules.Vote("排水"),), minutes="讨论",
        reports=("finance",), reason="记错了",
    )  # fmt: skip
    actions.correct_meeting(meeting, again, by="x", now=clock.now(), unit=Unit.objects.get(code=CODE))
    meeting.refresh_from_db()
    assert list(heard(meeting)) == ["finance"] and ledger.current(first.uid) is None
    assert {one[1]: one[4] for one in rows(CODE, golden.WORK, golden.FINANCE)} == {golden.WORK: None, golden.FINANCE: date(2023, 6, 12)}
    actions.void_meeting(meeting, reason="没有开", by="x", now=clock.now())
    assert rows(CODE, golden.FINANCE)[0][4] is None


def test_too_few_heard_nothing(roll: Roll) -> None:
    meeting = hold(date(2023, 6, 10), "assembly", "work")
    few = actions.Record(
        held_on=date(2023, 6, 10), due=1000, present=400, notice_on=date(2023, 5, 20), minutes="讨论", reports=("work",), reason="数错了"
    )
    actions.correct_meeting(meeting, few, by="x", now=clock.now(), unit=Unit.objects.get(code=CODE))
    meeting.refresh_from_db()
    assert meeting.reports == {"work": ""} and rows(CODE, golden.WORK)[0][4] is None


def test_an_item_that_names_the_report_ticks_it(clerk: Client, roll: Roll) -> None:
    unit = Unit.objects.get(code=CODE)
    items = ["听取村委会年度工作报告", "公路维修"]
    meeting = actions.plan_meeting(unit, body="representatives", planned_on=date(2023, 9, 18), by="x", now=clock.now(), items=items)
    page = clerk.get(reverse("assemblies:record", args=[meeting.pk])).content.decode()
    (ticked,) = [one for one in page.split("<input") if 'name="reports"' in one and 'value="work"' in one]
    assert "checked" in ticked
    sent = {"fact_id": uuid.uuid4(), "held_on": "2023-09-18", "notice_on": "2023-09-10", "all_passed": "on", "minutes": "讨论", "reports": "work"}
    assert clerk.post(reverse("assemblies:record", args=[meeting.pk]), sent).status_code == 302
    meeting.refresh_from_db()
    fact = heard(meeting)["work"]
    assert [one["code"] for one in fact.findings] == ["no_mandate"]
    assert "没有查到" in clerk.get(reverse("assemblies:detail", args=[meeting.pk])).content.decode()


def test_a_meeting_about_something_else_answers_no_petition(clerk: Client, roll: Roll) -> None:
    entry = call(date(2023, 9, 1), "fifth", 8)
    Entry.objects.filter(pk=entry.pk).update(text="低保评议不公开，要求公开评议")
    hold(date(2023, 9, 10), "representatives")
    assert [one.entry.pk for one in queries.called(Unit.objects.get(code=CODE))] == [entry.pk]
    page = clerk.get(reverse("assemblies:calls", args=[CODE])).content.decode()
    assert f"call={entry.pk}" in page and "议题里写了提议的事，才算答复了它" in page
    form = clerk.get(reverse("assemblies:plan", args=[CODE]), {"body": "representatives", "call": str(entry.pk)}).context["form"]
    assert form["items"].value() == "低保评议不公开，要求公开评议"
    Item.objects.update(title="低保评议公开")
    assert queries.called(Unit.objects.get(code=CODE)) == []


def test_a_plan_begins_with_the_earliest_day_it_names(clerk: Client, roll: Roll) -> None:
    shown = clerk.get(reverse("assemblies:plan", args=[CODE]), {"body": "assembly"}).context
    assert shown["earliest"] and shown["form"]["planned_on"].value() == shown["earliest"]
