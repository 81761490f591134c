"""The mark 已同步: on the posting itself the same day, later a record of its own; never a second filing or a second review."""

from datetime import date

import pytest
from tests.effort.walking import Walk

from cunju.activities.disclosure.models import Edition, Sheet
from cunju.activities.disclosure.tests.conftest import CODE, TOWN
from cunju.activities.disclosure.tests.test_steps import facts, posted, status

pytestmark = pytest.mark.django_db


def test_on_the_platform_later_is_a_record_of_its_own_and_no_second_filing(clerk, officer, on):
    sheet = posted(date(2023, 7, 14), category="service", month="2023-06")
    filed, reviewed = (f"yubei-2023.m16.{one}" for one in ("filed", "town_review"))
    on("2023-07-18")
    Walk(clerk).go(f"/disclosure/{CODE}/2023-06/").press("已同步").sees("已标记平台同步")
    (fact,), (published,) = facts("platform_synced"), facts("sheet_published")
    assert fact.attributes == {"category": "service", "period": "2023Q2"}
    assert (fact.occurred_on, fact.rests_on) == (date(2023, 7, 18), [str(published.uid)])
    assert [one["code"] for one in fact.findings] == ["not_at_once"]
    assert published.attributes["platform"] is False
    assert len(facts("sheet_filed")) == 1
    assert [status(one, date(2023, 7, 18), on=date(2023, 7, 18)) for one in (filed, reviewed)] == [None, None]
    assert Sheet.objects.get().platform_on == Edition.objects.get().platform_on == date(2023, 7, 18)
    clerk.post(f"/disclosure/{CODE}/2023-06/synced/", {"on": "2023-07-19"})
    assert len(facts("platform_synced")) == 1
    on("2023-07-20")
    data = {"opened": CODE, "on": "2023-07-20"}
    assert (
        "1个村（社区）的1张公开表"
        in officer.post(f"/disclosure/town/{TOWN}/", data, follow=True).content.decode()
    )
    assert "没有等着审查" in officer.get(f"/disclosure/town/{TOWN}/").content.decode()
    assert "2023年7月18日" in clerk.get(f"/disclosure/sheet/{sheet.id}/").content.decode()


def test_on_the_platform_the_same_day_the_posting_says_so_itself(clerk, on):
    posted(date(2023, 7, 14), category="service", month="2023-06")
    on("2023-07-14")
    Walk(clerk).go(f"/disclosure/{CODE}/2023-06/").press("已同步").sees("已标记平台同步")
    assert [one.attributes["platform"] for one in facts("sheet_published")] == [True]
    assert facts("platform_synced") == []


def test_a_posting_that_never_was_takes_its_platform_mark_with_it(clerk, on):
    sheet = posted(date(2023, 7, 14), category="service", month="2023-06")
    on("2023-07-18")
    Walk(clerk).go(f"/disclosure/{CODE}/2023-06/").press("已同步")
    clerk.post(f"/disclosure/sheet/{sheet.id}/void/")
    assert status("yubei-2023.m16.filed", date(2023, 7, 14), on=date(2023, 7, 18)) is None
    assert Sheet.objects.get().platform_on is None
    clerk.post(f"/disclosure/{CODE}/2023-06/publish/", {"on": "2023-07-18", "platform": "on"})
    assert facts("sheet_published")[-1].attributes["platform"] is True
