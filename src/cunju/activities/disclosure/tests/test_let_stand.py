"""照登: what may be personal and is posted all the same needs a reason and a second person, and leaves the public board in time."""

from datetime import date

import pytest
from django.test import Client
from tests.effort.walking import Walk

from cunju.activities.disclosure import actions
from cunju.activities.disclosure.models import Edition, LetStand, Line
from cunju.activities.disclosure.tests.conftest import CODE, at
from cunju.activities.disclosure.tests.test_personal import ISSUE, answers, imported
from cunju.activities.disclosure.tests.test_steps import facts
from cunju.catalogue.keeping import public_names_months
from cunju.kernel.days import add_days, add_months
from cunju.org import roles
from cunju.org.models import Account

pytestmark = pytest.mark.django_db
TITLE = "慰问低保户王某某"
ALONE = "第二个人看过才能公布"


def let_stand(clerk, why="law"):
    walk = imported(clerk, TITLE)
    clerk.post(f"{ISSUE}personal/", answers(walk, why))
    return walk.go(ISSUE)


def publish(clerk):
    return clerk.post(f"{ISSUE}publish/", {"on": "2023-09-14", "all": "1"}, follow=True).content.decode()


def test_who_let_it_stand_is_no_second_person(clerk, on):
    on("2023-09-14")
    let_stand(clerk).sees("照登的，要第二个人看过").sees("您自己不算第二个人").press("送监督委员会审查")
    assert ALONE in publish(clerk)
    page = clerk.post(f"{ISSUE}second/", {}, follow=True).content.decode()
    assert "定了照登的人自己不算第二个人" in page
    assert facts("sheet_published") == []


def test_another_account_looks_at_it_and_it_is_posted(clerk, on):
    on("2023-09-14")
    let_stand(clerk).press("送监督委员会审查")
    other = another()
    Walk(other).go(ISSUE).sees("按规定要公开").press("看过，同意照登").sees("第二个人看过了")
    assert ALONE not in publish(clerk)
    assert len(facts("sheet_published")) == 1
    kept = LetStand.objects.get()
    assert (kept.why, kept.by != kept.second, kept.seconded_on) == ("law", True, date(2023, 9, 14))


def test_the_members_review_is_the_second_look(clerk, member, on):
    on("2023-09-14")
    let_stand(clerk, "agreed").press("送监督委员会审查")
    Walk(member).go(f"/disclosure/{CODE}/review/").sees("本人书面同意").tick("seat", count=1).press("审查无异议")
    assert ALONE not in publish(clerk)
    assert len(facts("sheet_published")) == 1


@pytest.mark.parametrize("signed", [True, False])
def test_a_review_on_paper_counts_where_a_member_signed(clerk, on, signed):
    on("2023-09-14")
    let_stand(clerk).press("送监督委员会审查")
    walk = Walk(clerk).go(f"/disclosure/{CODE}/review/")
    (walk.tick("signed", count=1) if signed else walk).press("审查无异议")
    assert (ALONE in publish(clerk)) is not signed
    assert len(facts("sheet_published")) == signed


def test_an_answer_of_before_reasons_were_kept_waits_for_a_second_person_too(clerk, on):
    on("2023-09-14")
    let_stand(clerk).press("送监督委员会审查")
    LetStand.objects.all().delete()
    assert ALONE in publish(clerk)
    Walk(another()).go(ISSUE).sees("没有写原因").press("看过，同意照登")
    assert ALONE not in publish(clerk)


def test_what_was_answered_anew_waits_anew(clerk, on):
    on("2023-09-14")
    let_stand(clerk)
    actions.second([one.sheet for one in _lines()], by="another", on=date(2023, 9, 14), now=at(date(2023, 9, 14)))
    assert LetStand.objects.get().second == "another"
    _lines().update(cleared=[])
    clerk.post(f"{ISSUE}personal/", answers(Walk(clerk).go(ISSUE), "keep"))
    assert (LetStand.objects.get().second, LetStand.objects.get().why) == ("", "keep")


@pytest.mark.parametrize(("why", "goes"), [("law", True), ("agreed", True), ("keep", False)])
def test_names_leave_every_public_page_when_they_hung_long_enough(clerk, client, on, why, goes):
    on("2023-09-14")
    let_stand(clerk, why).press("送监督委员会审查")
    actions.second([one.sheet for one in _lines()], by="another", on=date(2023, 9, 14), now=at(date(2023, 9, 14)))
    publish(clerk)
    last = add_months(date(2023, 9, 14), public_names_months())
    pages = (f"/b/{CODE}/", f"/c/{Edition.objects.get().code}/", f"/b/{CODE}/feed.xml", f"/b/{CODE}/open.json")
    for day, there in ((last, True), (add_days(last, 1), not goes)):
        on(day.isoformat())
        found = {path: client.get(path) for path in pages}
        shown = [path for path, page in found.items() if page.status_code == 200 and "王某某" in page.content.decode()]
        assert bool(shown) is there, (day, shown)
        assert {200} >= {found[path].status_code for path in pages[:2]}
    assert TITLE in clerk.get(f"/disclosure/{CODE}/2023-08/").content.decode()


def another():
    """A browser of a second account that writes for the village."""
    client = Client()
    client.force_login(Account.objects.create(username="second", role=roles.VILLAGE_CLERK, unit_code=CODE))
    return client


def _lines():
    return Line.objects.select_related("sheet__issue")
