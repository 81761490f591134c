"""What belongs to a collective organisation is no villagers' matter: who decides is said, votes are not weighed."""

import uuid
from datetime import date

import pytest
from django.urls import reverse

from cunju.activities.assemblies.rules import Numbers, Vote
from cunju.activities.assemblies.tests.conftest import CODE
from cunju.activities.assemblies.tests.test_law import NEW, fact, hold, pages, sat

pytestmark = pytest.mark.django_db


@pytest.fixture
def in_2026(monkeypatch):
    monkeypatch.setenv("CUNJU_TODAY", "2026-06-02")


@pytest.mark.parametrize(
    ("has", "words"),
    [
        (True, "村里有集体经济组织，村民会议的决议不能代替，不作推断"),
        (False, "村里没有集体经济组织，代行的参照农村集体经济组织法第27条，要全体成员的三分之二以上同意；不作推断"),
        (None, "有没有集体经济组织没有登记，不作推断"),
    ],
)
@pytest.mark.parametrize(("present", "votes"), [(40, 40), (40, 3), (10, 3)])
def test_a_matter_of_the_collective_is_never_weighed_by_votes_of_villagers(has, words, present, votes):
    voted = (Vote("宅基地方案", "homestead", votes),)
    for body in ("assembly", "group"):
        verdict = sat(body, NEW, numbers=Numbers(40, present), votes=voted, collective_org=has)
        assert verdict.adopted == (None,)
        said = [one for one in verdict.lines if one.item == 1]
        assert [(one.code, one.state) for one in said] == [("elsewhere", "note")]
        assert said[0].text.endswith(words if body == "assembly" else words.replace("村民会议", "小组、院落会议"))
        assert not [one for one in verdict.lines if one.code in ("not_adopted", "no_decision", "mandate", "no_mandate", "reserved")]


def test_beside_it_the_villagers_own_matter_of_a_short_meeting_is_said_to_be_undecided():
    voted = (Vote("宅基地方案", "homestead", 10), Vote("修路", votes_for=10))
    verdict = sat("assembly", NEW, numbers=Numbers(40, 10), votes=voted, collective_org=True)
    assert [one.text for one in verdict.lines if one.code == "no_decision"] == ["到会人数不足，1项议题都没有形成决定"]


def test_whether_there_is_a_collective_is_read_as_of_the_meetings_day(clerk, in_2026):
    """The roll says it by day: not before it was written, and a later roll that is silent changes nothing."""
    vote = {"item_rows": 1, "item0_title": "征地补偿费分配", "item0_matter": "compensation", "item0_for": 900}
    roll = reverse("bodies:roll", args=[CODE])
    for on, said in (("2026-03-01", "yes"), ("2026-04-01", "")):
        sent_ = {"fact_id": uuid.uuid4(), "on": on, "adults": 1000, "collective_org": said}
        assert clerk.post(roll, sent_).status_code == 302
    early, late = (hold(clerk, CODE, "assembly", on, due=1000, present=900, **vote) for on in (date(2026, 2, 1), NEW))
    assert "有没有集体经济组织没有登记" in pages(clerk, early)
    assert "村里有集体经济组织，村民会议的决议不能代替" in pages(clerk, late)
    for one in (early, late):
        assert fact(one).attributes["decided"] == 0
        assert "没有通过" not in pages(clerk, one)
