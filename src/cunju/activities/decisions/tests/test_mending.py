"""What a step may rest on, corrections and voidings: the facts follow the rows, findings too, and every version stays."""

import uuid
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests import cast

from cunju.activities.decisions.models import Listed, Matter
from cunju.activities.decisions.tests.test_flow import (
    CODE,
    clerk,
    meeting,
    paper,
    propose,
    send,
    test_six_steps_close_the_duty_and_an_early_payment_is_pointed_at,
    window,
)
from cunju.kernel.refusals import CannotBe
from cunju.ledger import identity
from cunju.ledger import interface as ledger
from cunju.org import clock

__all__ = ["clerk"]
pytestmark = pytest.mark.django_db
six_steps = test_six_steps_close_the_duty_and_an_early_payment_is_pointed_at


def posting(base, *, days=10):
    with ledger.writing([CODE], now=clock.now()) as pen:
        fact = pen.put(
            kind="assemblies.decision_posted", attributes={"days_shown": days}, unit_code=CODE,
            occurred_on=date(2023, 4, 26), recorded_by="x", rests_on=[base],
        )  # fmt: skip
    return fact.uid


def facts(kind):
    return list(ledger.facts_of(CODE, kinds=[f"decisions.{kind}"]))


def codes(fact):
    return {one["code"] for one in fact.findings}


def step_url(matter, number):
    return f"/decisions/matter/{matter.pk}/step/{number}/"


@pytest.mark.parametrize(("number", "body"), [(2, "party"), (3, "representatives"), (4, "joint"), (4, "party"), (4, "group")])
def test_a_meeting_of_another_body_is_not_offered_and_refused(clerk, number, body):
    """domain.md §3: joint, then Party members, then the representatives or the assembly."""
    matter, other = propose(clerk), meeting(body=body)
    assert str(other) not in clerk.get(step_url(matter, number)).content.decode()
    answer = send(clerk, step_url(matter, number), record_fact=str(other))
    assert answer.status_code == 200
    assert matter.steps.count() == 1


def test_the_action_refuses_what_the_form_would_not_offer(clerk):
    from cunju.activities.decisions import actions
    from cunju.org.models import Unit

    matter, unit = propose(clerk), Unit.objects.get(code=CODE)
    for number, words in ((4, "要选村民代表会议或村（居）民会议"), (5, "不是第4步那次会议的决议公布")):
        base = meeting(body="joint") if number == 4 else posting(meeting())
        with pytest.raises(CannotBe, match=words):
            actions.take_step(matter, actions.Take(number, base=base), unit=unit, by="x", now=clock.now())
    assert matter.steps.count() == 1


def test_the_posting_is_that_of_the_meeting_of_step_four(clerk):
    matter, held, other = propose(clerk), meeting(), meeting(decided=2)
    mine, foreign = posting(held), posting(other)
    assert "第4步选了会议记录的" in clerk.get(step_url(matter, 5)).content.decode()
    send(clerk, step_url(matter, 4), record_fact=str(held))
    page = clerk.get(step_url(matter, 5)).content.decode()
    assert str(mine) in page
    assert str(foreign) not in page
    assert send(clerk, step_url(matter, 5), record_fact=str(mine)).status_code == 302


def test_a_payment_entered_before_the_posting_loses_its_finding_when_the_posting_came_first(clerk):
    matter = propose(clerk)
    send(clerk, f"/decisions/matter/{matter.pk}/spend/", what="payment", day="2023-05-18")
    assert codes(facts("spent")[0]) == {"payment_before_posting"}
    send(clerk, step_url(matter, 4), record_fact=str(meeting()))
    send(clerk, step_url(matter, 5), **paper("2023-04-28", days_shown="10"))
    assert codes(facts("spent")[0]) == set()
    fifth = matter.steps.get(number=5)
    clerk.post(f"/decisions/step/{fifth.pk}/void/", {"reason": "没有贴"})
    assert codes(facts("spent")[0]) == {"payment_before_posting"}


def test_a_payment_is_corrected_voided_and_never_noted_twice(clerk):
    matter = propose(clerk)
    spend = f"/decisions/matter/{matter.pk}/spend/"
    send(clerk, spend, what="payment", day="2023-05-18")
    again = send(clerk, spend, what="payment", day="2023-05-19")
    assert "首次付款已经登记过" in again.content.decode()
    one = matter.spending.get()
    assert 'value="2023-05-18"' in clerk.get(f"/decisions/spending/{one.pk}/edit/").content.decode()
    sent = {"what": "payment", "day": "2023-05-20", "reason": "看错了月份"}
    assert clerk.post(f"/decisions/spending/{one.pk}/edit/", sent).status_code == 302
    assert [fact.occurred_on for fact in facts("spent")] == [date(2023, 5, 20)]
    assert len(ledger.chain(one.fact)) == 2
    page = clerk.get(f"/decisions/matter/{matter.pk}/").content.decode()
    assert "看错了月份" in page
    assert "首次付款；2023年5月18日" in page
    clerk.post(f"/decisions/spending/{one.pk}/void/", {"reason": "没有付"})
    assert facts("spent") == []
    assert send(clerk, spend, what="payment", day="2023-06-01").status_code == 302


def test_the_proposal_is_corrected_and_what_rests_on_it_is_judged_anew(clerk):
    """Land contracting asks two thirds of all (农村土地承包法 19): 26 of 40 is enough for works, not for land."""
    matter = propose(clerk)
    send(clerk, step_url(matter, 4), **paper("2023-04-21", due="40", present="30", votes_for="26", body="representatives"))
    assert "not_adopted" not in codes(facts("step_taken")[0])
    page = clerk.get(f"/decisions/matter/{matter.pk}/edit/").content.decode()
    assert 'value="村内公路维修"' in page
    sent = {"title": "土地调整方案", "matter_class": "land", "origin": "cadres", "day": "2023-04-03", "reason": "选错类别"}
    assert clerk.post(f"/decisions/matter/{matter.pk}/edit/", sent).status_code == 302
    assert facts("matter_opened")[0].attributes["matter_class"] == "land"
    assert "not_adopted" in codes(facts("step_taken")[0])
    detail = clerk.get(f"/decisions/matter/{matter.pk}/").content.decode()
    assert "村内公路维修；公益事业的兴办" in detail
    assert window().status == "open"


def test_a_matter_corrected_meanwhile_is_not_overwritten_unseen(clerk):
    matter = propose(clerk)
    url = f"/decisions/matter/{matter.pk}/edit/"
    assert 'name="seen" value="0"' in clerk.get(url).content.decode()
    sent = {"title": "村内公路", "matter_class": "works", "origin": "people", "day": "2023-04-03", "reason": "写错", "seen": "0"}
    assert clerk.post(url, sent).status_code == 302
    late = clerk.post(url, sent | {"title": "村内道路"}).content.decode()
    assert "您打开以后被更正过" in late and "村内道路" in late
    matter.refresh_from_db()
    assert matter.title == "村内公路"


def test_a_step_is_corrected_and_a_closed_matter_stays_closed(clerk):
    six_steps(clerk)
    matter = Matter.objects.get()
    third = matter.steps.get(number=3)
    assert 'value="41"' in clerk.get(f"/decisions/step/{third.pk}/edit/").content.decode()
    sent = paper("2023-04-15", due="41", present="20", reason="数错了")
    assert clerk.post(f"/decisions/step/{third.pk}/edit/", sent).status_code == 302
    fact = next(one for one in facts("step_taken") if one.attributes["step"] == "party")
    assert (fact.occurred_on, fact.attributes["present"]) == (date(2023, 4, 15), 20)
    assert not codes(fact)
    assert window().status == "met"
    sixth = matter.steps.filter(number=6).last()
    sent = {"day": "2023-07-09", "days_shown": "12", "stage": "yes", "reason": "贴晚了"}
    clerk.post(f"/decisions/step/{sixth.pk}/edit/", sent)
    assert window().met_on == date(2023, 7, 9)
    sent = {"day": "2023-07-09", "days_shown": "12", "stage": "no", "reason": "还没有完"}
    clerk.post(f"/decisions/step/{sixth.pk}/edit/", sent)
    assert window().status == "open"


def corrected(held, **more):
    said = {"body": "representatives", "due": 40, "result": "regular", "decided": 1} | more
    with ledger.writing([CODE], now=clock.now()) as pen:
        return pen.put(
            kind="assemblies.meeting_held", unit_code=CODE, occurred_on=date(2023, 4, 21), recorded_by="x", supersedes=held,
            attributes=said,
        ).uid  # fmt: skip


def test_a_meeting_corrected_later_is_shown_as_it_stands_now_and_one_taken_out_is_said(clerk):
    matter, held = propose(clerk), meeting()
    send(clerk, step_url(matter, 4), record_fact=str(held))
    detail = f"/decisions/matter/{matter.pk}/"
    short = corrected(held, present=26, result="short", decided=0)
    page = clerk.get(detail).content.decode()
    assert "应到40人，已到26人，差1人达到三分之二" in page
    assert "会议未达法定人数，没有形成决定，这一步不计入" in page
    assert f"/decisions/matter/{matter.pk}/step/4/" in page
    corrected(short, present=27)
    assert "这一步不计入" not in clerk.get(detail).content.decode()
    assert "应到40人，已到27人，达到三分之二" in clerk.get(detail).content.decode()
    assert facts("step_taken")[0].attributes.get("present") is None
    with ledger.writing([CODE], now=clock.now(), superseding=[held]) as pen:
        pen.retract(held, by="x")
    assert "所依据的记录已经作废" in clerk.get(detail).content.decode()


def test_votes_are_taken_over_from_the_meetings_item(clerk):
    matter = propose(clerk)
    held = meeting(matter_classes=["property", "works"], matter_votes=["", "28/1/1"])
    send(clerk, step_url(matter, 4), record_fact=str(held))
    page = clerk.get(f"/decisions/matter/{matter.pk}/").content.decode()
    assert "赞成28票，反对1票，弃权1票" in page
    assert "28/30（93.3%，过半数）" in page


def test_a_voided_matter_leaves_no_fact_and_its_sheets_say_so(clerk):
    six_steps(clerk)
    matter = Matter.objects.get()
    clerk.post(f"/decisions/matter/{matter.pk}/void/", {"reason": "登记重复"})
    for kind in ("matter_opened", "step_taken", "spent", "matter_closed"):
        assert facts(kind) == []
    assert "已作废：登记重复" in clerk.get(f"/decisions/matter/{matter.pk}/print/s4/").content.decode()
    assert "更正提议" not in clerk.get(f"/decisions/matter/{matter.pk}/").content.decode()


def test_the_units_own_list_is_offered_and_ended(clerk):
    listing = f"/decisions/{CODE}/list/"
    assert "村民委员会组织法第24条第（三）项" in clerk.get(listing).content.decode()
    sent = {"label": "集体水费标准", "record_fact": str(meeting())}
    assert clerk.post(f"{listing}add/", sent).status_code == 302
    again = clerk.post(f"{listing}add/", sent)
    assert "清单里已经有这一项" in again.content.decode()
    line = Listed.objects.get()
    assert line.from_on == date(2023, 4, 21)
    matter = propose(clerk, matter_class=f"own:{line.pk}")
    assert (matter.matter_class, matter.own) == ("ol24", line)
    assert "集体水费标准" in clerk.get(f"/decisions/matter/{matter.pk}/print/s1/").content.decode()
    clerk.post(f"/decisions/list/{line.pk}/end/", {"on": "2023-09-01"})
    assert "集体水费标准" not in clerk.get(f"/decisions/{CODE}/new/").content.decode()
    assert "集体水费标准" in clerk.get(f"/decisions/matter/{matter.pk}/edit/").content.decode()


def test_a_photo_of_the_signed_sheet_is_kept_and_the_same_one_twice_is_said(clerk):
    matter = propose(clerk)
    for number, day in ((2, "2023-04-07"), (3, "2023-04-14")):
        photo = SimpleUploadedFile("a.pdf", b"%PDF-1.4 same", content_type="application/pdf")
        sent = paper(day, due=f"1{number}", present="10", photos=photo, fact_id=str(identity.new_id()))
        assert clerk.post(step_url(matter, number), sent).status_code == 302
    page = clerk.get(f"/decisions/matter/{matter.pk}/").content.decode()
    assert page.count(">附件</a>") == 2
    assert "附了同一份照片" in page


def test_a_second_item_of_the_same_meeting_is_still_offered(clerk):
    root = meeting(matter_classes=["property", "works"], decided=2)
    propose(clerk, meeting=str(root), query=f"?meeting={root}&class=works")
    page = clerk.get(f"/decisions/{CODE}/").content.decode()
    assert f"?meeting={root}&amp;class=property" in page
    assert f"?meeting={root}&amp;class=works" not in page


def test_the_board_shows_what_was_posted_and_no_more(clerk, client):
    matter = propose(clerk)
    board = f"/b/{CODE}/"
    assert "村内公路维修" not in client.get(board).content.decode()
    send(clerk, step_url(matter, 4), record_fact=str(meeting()))
    send(clerk, step_url(matter, 5), **paper("2023-04-28", days_shown="10"))
    page = client.get(board).content.decode()
    assert "村内公路维修" in page
    assert "86,000.00元" in page
    clerk.post(f"/decisions/matter/{matter.pk}/void/", {"reason": "登记重复"})
    assert "村内公路维修" not in client.get(board).content.decode()


def test_the_board_hides_what_is_a_persons_in_a_title(clerk, client):
    matter = propose(clerk, title="低保户王某某（023-67181234）危房改造")
    send(clerk, step_url(matter, 4), record_fact=str(meeting()))
    send(clerk, step_url(matter, 5), **paper("2023-04-28", days_shown="10"))
    page = client.get(f"/b/{CODE}/").content.decode()
    assert "**户王某某（023****1234）危房改造" in page
    assert "67181234" not in page


def test_a_step_of_another_unit_is_not_there(client):
    cast.units()
    client.force_login(cast.everybody()["clerk"])
    assert client.get("/decisions/step/99999/edit/").status_code == 404
    assert client.get(f"/decisions/matter/{uuid.UUID(int=3)}/edit/").status_code == 404
