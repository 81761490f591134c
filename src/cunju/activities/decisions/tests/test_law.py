"""The law comes from packs: with none the room works and concludes nothing; another number is another verdict."""

import pytest
from django.urls import reverse
from tests import packs

from cunju import catalogue
from cunju.activities.decisions.models import Matter
from cunju.activities.decisions.tests.test_flow import CODE, clerk, paper, propose, send, window
from cunju.activities.decisions.tests.test_mending import codes, facts, step_url
from cunju.activities.decisions.tests.test_verdict import sheets
from cunju.ledger import interface as ledger

__all__ = ["clerk"]
pytestmark = pytest.mark.django_db


def six(clerk, *, present="26", day="2023-04-21"):
    """All six steps from paper, too few at each, paid too early, taken down too early."""
    matter = propose(clerk, present="1")
    for number in (2, 3):
        assert send(clerk, step_url(matter, number), **paper(f"2023-04-{5 + number:02}", due="40", present="3")).status_code == 302
    resolved = paper(day, due="40", present=present, votes_for=present, body="representatives")
    assert send(clerk, step_url(matter, 4), **resolved).status_code == 302
    send(clerk, f"/decisions/matter/{matter.pk}/spend/", what="payment", day="2023-04-22")
    assert send(clerk, step_url(matter, 5), **paper("2023-05-28", days_shown="9")).status_code == 302
    assert send(clerk, step_url(matter, 6), day="2023-07-05", days_shown="9", stage="yes").status_code == 302
    return Matter.objects.get(pk=matter.pk)


def found():
    return {code for kind in ("matter_opened", "step_taken", "spent") for fact in facts(kind) for code in codes(fact)}


def test_without_a_clause_all_is_saved_and_printed_and_nothing_concluded(clerk, tmp_path):
    with packs.lawless(tmp_path):
        matter = six(clerk)
        assert found() == set()
        assert len(ledger.facts_of(CODE, kinds=["decisions.step_taken"])) == 5
        assert (matter.state, window().status) == ("closed", "met")
        page = clerk.get(f"/decisions/matter/{matter.pk}/").content.decode()
        assert catalogue.NOTHING in page and "应到40人，实到26人" in page
        papers = [text for number in range(1, 7) for text in sheets(clerk, matter, number)]
        listing = clerk.get(reverse("decisions:listed", args=[CODE])).content.decode()
        new = clerk.get(reverse("decisions:new", args=[CODE])).content.decode()
        assert catalogue.NOTHING in listing
        for text in (page, *papers, listing, new, clerk.get(f"/decisions/{CODE}/").content.decode()):
            assert not [word for word in ("达到", "不足", "过半", "组织法", "办法", "民法典", "不符合", "符合要求") if word in text]


def test_the_same_with_the_shipped_law_falls_short(clerk):
    matter = six(clerk)
    assert found() == {"quorum_short", "payment_before_posting", "posted_late", "shown_short"}
    assert matter.state == "open"
    assert "民法典第278条" in clerk.get(reverse("decisions:new", args=[CODE])).content.decode()


QUORUM = """  - question: representatives.quorum
    cite: 村民委员会组织法第26条
    words: 有三分之二以上的组成人员参加方可召开
    value: {share: "2/3", reached: at_least, of: body}
    met: [24, 36]
    broken: [23, 36]
"""
HALF = QUORUM.replace('"2/3"', '"1/2"').replace("broken: [23, 36]", "broken: [17, 36]")


def test_another_number_in_a_pack_is_another_page_paper_and_finding(clerk, tmp_path):
    with packs.changed(tmp_path, "village-law-2018", QUORUM, HALF):
        matter = six(clerk)
        assert "quorum_short" not in found()
        page = clerk.get(f"/decisions/matter/{matter.pk}/").content.decode()
        assert "已到26人，达到半数" in page and matter.state == "closed"
        assert all("实到26人（65.0%），达到半数" in text for text in sheets(clerk, matter, 4))


OWN = """pack: own-district-2023
title: 本区四议两公开办法
authority: local
valid_from: 2023-01-01
applies_to: [village]
clauses:
  - question: party.quorum
    cite: 本区规则第3条
    words: 党员会议须有半数以上党员到会
    value: {share: "1/2", reached: at_least, of: due}
    met: [20, 40]
    broken: [19, 40]
"""


def test_a_districts_own_number_for_party_meetings_is_said_and_never_short(clerk, tmp_path):
    (tmp_path / "own.yaml").write_text(OWN, encoding="utf-8")
    with packs.using(tmp_path):
        matter = six(clerk, present="30")
        page = clerk.get(f"/decisions/matter/{matter.pk}/").content.decode()
        assert "党员大会审议应到40人，已到3人，差17人达到半数" in page and "本区规则第3条" in page
        assert matter.state == "closed"
