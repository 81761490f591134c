"""Corrections through the pages: a review, its plan, a demand, what became of an item; what is counted from them follows."""

import uuid
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.effort.walking import Walk
from tests.offices import logged_in

from cunju.activities.pledges import actions, queries
from cunju.activities.pledges.actions import Pledged, Told
from cunju.activities.pledges.models import Entry, Item
from cunju.activities.pledges.tests import golden
from cunju.activities.pledges.tests.conftest import CODE, LATE, MARCH, Met, person
from cunju.activities.pledges.tests.test_duties import follow, rows
from cunju.activities.pledges.tests.test_reviews import BY, CQ, DAY, marks, now, planned, review
from cunju.kernel.refusals import CannotBe
from cunju.ledger import interface as ledger
from cunju.org.models import Unit

pytestmark = pytest.mark.django_db
EARLY = date(2023, 5, 10)


def page(client: Client, entry: Entry) -> Walk:
    """The correction as a person finds it: from the page of the line."""
    walk = Walk(client).go(reverse("pledges:detail", args=[entry.pk]))
    return walk.tap("更正", within=str(entry.pk))


def page_of(client: Client, entry: Entry) -> str:
    return client.get(reverse("pledges:detail", args=[entry.pk])).content.decode()


def said(entry: Entry) -> dict[str, Any]:
    fact = ledger.current(entry.fact)
    assert fact is not None
    found: dict[str, Any] = fact.attributes
    return found


def test_ballots_are_said_otherwise_and_the_result_that_hangs_goes_on(clerk: Client, met: Met) -> None:
    planned(date(2023, 11, 30), DAY)
    meeting = met(DAY)
    entry = review(DAY, meeting)
    follow(entry, "result", date(2023, 12, 15))
    walk = page(clerk, entry).sees("主任甲（主任）：不称职").sees("3")
    key = person(LATE)
    walk.fill(**{"ballots": "34", f"incompetent-{key}": "20", f"grade-{key}": "incompetent", "reason": "票数抄错"}).press("保存更正")
    walk.sees("20票不称职；等次：").sees("已更正")
    found = said(entry)
    assert (found["ballots"], found["valid"], found["competent"], found["incompetent"], found["notice_days"]) == (34, 34, 4, 1, 10)
    entry.refresh_from_db()
    assert [one.competent for one in entry.judged.all()] == [30, 30, 30, 30, 11]
    assert str(meeting) in ledger.current(entry.fact).rests_on and str(entry.parent.fact) in ledger.current(entry.fact).rests_on
    assert [one[4] for one in rows(CODE, f"{golden.N}result_posted", f"{golden.N}review_all")] == [date(2023, 12, 15), DAY]
    assert "多于发出36张" in page(clerk, entry).fill(ballots="40", reason="再核").press("保存更正").text
    assert said(entry)["ballots"] == 34


def test_another_meeting_moves_the_day_and_no_more_than_what_follows_allows(clerk: Client, met: Met) -> None:
    entry, other = review(DAY, met(DAY)), met(date(2023, 12, 12))
    assert [one[4] for one in rows(CODE, f"{golden.N}review_all")] == [DAY]
    page(clerk, entry).tick("meeting_fact", str(other)).fill(reason="会是12日开的").press("保存更正")
    assert [one[4] for one in rows(CODE, f"{golden.N}review_all")] == [date(2023, 12, 12)]
    entry.refresh_from_db()
    follow(entry, "result", date(2023, 12, 15))
    late = met(date(2023, 12, 20))
    walk = page(clerk, entry).tick("meeting_fact", str(late)).fill(reason="又改").press("保存更正")
    assert "保存更正" in walk.text and entry.on == date(2023, 12, 12)  # the result hung on the 15th


def test_who_was_unfit_twice_follows_the_corrected_earlier_review(clerk: Client, met: Met) -> None:
    first = review(EARLY, met(EARLY))
    second = review(DAY, met(DAY), LATE)
    assert (said(second)["twice"], queries.twice(second)[0]) == (0, [])
    key = person(LATE)
    walk = page(clerk, first).fill(**{f"incompetent-{key}": "20", f"grade-{key}": "incompetent", "reason": "等次写错"})
    walk.press("保存更正")
    second.refresh_from_db()
    assert (said(second)["twice"], said(second)["months_since"], second.reason) == (1, 7, "前一次评议已更正")
    assert queries.twice(second)[0] == ["委员戊（委员）"]
    # Nothing else of the second was touched, and a correction that changes nothing for it writes nothing.
    before = ledger.current(second.fact).uid
    page(clerk, Entry.objects.get(pk=first.pk)).fill(reported="4", reason="补述职人数").press("保存更正")
    assert ledger.current(second.fact).uid == before


def test_a_voided_earlier_review_is_counted_out_of_later_ones(clerk: Client, met: Met) -> None:
    first = review(EARLY, met(EARLY), LATE)
    second = review(date(2023, 8, 20), met(date(2023, 8, 20)), LATE)
    third = review(DAY, met(DAY), LATE)
    asked = actions.demand(Unit.objects.get(code=CODE), Told(date(2023, 9, 5), "", "", {"by": "third"}), now=now(), **BY)
    assert [said(one)["twice"] for one in (first, second, third)] == [0, 1, 1] and said(asked)["barred"] is True
    assert [one[0] for one in marks(second)] == [one[0] for one in marks(third)] == ["notice_unknown", "gap"]
    reads = page_of(clerk, third)
    assert "连续" in reads
    clerk.post(reverse("pledges:void", args=[second.pk]), {"reason": "登记错了村"})
    for one in (second, third, asked):
        one.refresh_from_db()
    # The first now stands next before the third: still twice running, but seven months ago; the demand no longer comes too soon after.
    assert (second.state, said(third)["twice"], said(third)["months_since"], third.reason) == ("void", 1, 7, "前一次评议已作废")
    assert [one[0] for one in marks(third)] == ["notice_unknown"] and said(asked)["barred"] is True
    clerk.post(reverse("pledges:void", args=[first.pk]), {"reason": "登记错了村"})
    third.refresh_from_db()
    asked.refresh_from_db()
    assert said(third)["twice"] == 0 and "months_since" not in said(third)
    assert said(asked) == {"by": "third", "barred": False} and queries.twice(third)[0] == []
    assert "连续" not in page_of(clerk, third)


def test_a_review_that_is_taken_back_at_once_no_longer_bars_a_demand(met: Met) -> None:
    unit = Unit.objects.get(code=CODE)
    first = review(EARLY, met(EARLY))
    asked = actions.demand(unit, Told(date(2023, 9, 5), "", "", {"by": "third"}), now=now(), **BY)
    assert said(asked)["barred"] is True
    actions.undo(first.fact, now=now(), **BY)
    asked.refresh_from_db()
    assert said(asked)["barred"] is False


def test_a_plan_that_is_voided_takes_its_review_out_of_the_count(clerk: Client, met: Met) -> None:
    plan = planned(date(2023, 4, 25), EARLY)
    first = review(EARLY, met(EARLY), LATE)
    second = review(DAY, met(DAY), LATE)
    assert said(second)["twice"] == 1
    clerk.post(reverse("pledges:void", args=[plan.pk]), {"reason": "没有这回事"})
    first.refresh_from_db()
    assert first.state == "fallen" and said(second)["twice"] == 0


def test_a_planned_review_stands_on_the_calendar_until_it_is_held(met: Met) -> None:
    unit = Unit.objects.get(code=CODE)
    planned(date(2023, 4, 25), EARLY)
    assert [(one.on, one.title) for one in queries.dates(unit, since=date(2023, 4, 25))] == [(EARLY, "民主评议")]
    assert queries.dates(unit, since=DAY) == []
    review(EARLY, met(EARLY), LATE)
    assert queries.dates(unit, since=date(2023, 4, 25)) == []


def test_a_review_of_before_entered_afterwards_counts_in_the_later_one(met: Met) -> None:
    second = review(DAY, met(DAY), LATE)
    assert said(second)["twice"] == 0
    review(date(2022, 12, 8), met(date(2022, 12, 8)), LATE)
    second.refresh_from_db()
    assert (said(second)["twice"], said(second)["months_since"], second.reason) == (1, 12, "补录了前一次评议")


def test_a_plan_is_corrected_and_its_review_counts_the_days_anew(clerk: Client, met: Met) -> None:
    plan = planned(date(2023, 12, 2), DAY, hired=["保洁员1"])
    entry = review(DAY, met(DAY))
    assert marks(entry) == [("notice", CQ)] and said(entry)["notice_days"] == 8
    walk = page(clerk, plan).sees("保洁员1").fill(on="2023-11-28", hired="护林员1", reason="告知日写错").press("保存更正")
    walk.sees("护林员1")
    plan.refresh_from_db()
    assert (said(plan)["evaluated"], plan.on, plan.chair) == (6, date(2023, 11, 28), "supervisory")
    entry.refresh_from_db()
    assert (said(entry)["notice_days"], marks(entry), entry.reason) == (12, [], "评议方案已更正")
    assert "评议日早于告知" in page(clerk, plan).fill(review_on="2023-11-01", reason="再改").press("保存更正").text


def test_a_demand_says_anew_whether_it_came_too_soon(clerk: Client, met: Met) -> None:
    review(EARLY, met(EARLY))
    entry = actions.demand(Unit.objects.get(code=CODE), Told(date(2023, 9, 5), "", "", {"by": "third"}), now=now(), **BY)
    assert said(entry) == {"by": "third", "barred": True}
    page(clerk, entry).fill(on="2023-11-20", reason="日期写错").tick("by", "tenth").press("保存更正")
    assert said(entry) == {"by": "tenth", "barred": False}
    assert [one[2] for one in rows(CODE, f"{golden.CQ}demanded")] == [date(2023, 11, 20)]


def test_what_became_of_an_item_is_corrected_with_its_record_and_keeps_its_place(clerk: Client, met: Met) -> None:
    told = Pledged(MARCH, "representatives", {person("主任甲"): "修路"}, (met(MARCH),))
    sheet = actions.pledge(Unit.objects.get(code=CODE), told, now=now(), **BY)
    item, proof = Item.objects.get(), met(date(2023, 7, 1), body="assembly")
    first = actions.mark(item, "partly", on=date(2023, 6, 1), now=now(), **BY)
    entry = actions.mark(item, "done", on=date(2023, 7, 2), now=now(), **BY)
    walk = page(clerk, entry).tick("proof_fact", str(proof)).fill(text="验收了", reason="漏附记录").press("保存更正")
    walk.sees("验收了")
    assert set(ledger.current(entry.fact).rests_on) == {str(sheet.fact), str(proof)}
    page(clerk, entry).tick("how", "undone").fill(reason="没有办成").press("保存更正")
    assert said(entry) == {"items": 1, "undone": 1} and item.state_on()[0] == "undone"
    assert str(proof) in ledger.current(entry.fact).rests_on
    assert "早于上一次登记（6月1日）" in page(clerk, entry).fill(on="2023-05-01", reason="再改").press("保存更正").text
    assert "晚于后一次登记（7月2日）" in page(clerk, first).fill(on="2023-08-01", reason="再改").press("保存更正").text
    with pytest.raises(CannotBe, match="请选办结"):
        actions.mend_kept(entry, "well", on=entry.on, reason="x", now=now(), **BY)


def test_only_who_may_write_corrects(clerk: Client, met: Met) -> None:
    entry = review(DAY, met(DAY))
    for who in (logged_in("district_reader", "500112"), logged_in("supervisory_member", CODE)):
        assert who.get(reverse("pledges:edit", args=[entry.pk])).status_code == 404
    sent = {"fact_id": str(uuid.uuid4()), "reason": ""}
    assert "保存更正" in clerk.post(reverse("pledges:edit", args=[entry.pk]), sent).content.decode()
