"""Keep, draft anew, submit, return: what each state allows and leaves in the ledger."""

from datetime import date

import pytest

from cunju.activities.quarterly import actions
from cunju.activities.quarterly.models import Form
from cunju.activities.quarterly.tests.conftest import COMMUNITY, REPORT, TODAY, TOWN, VILLAGES, at
from cunju.activities.quarterly.tests.test_pages import PAGE, typed
from cunju.duties import interface as duties
from cunju.ledger import interface as ledger

pytestmark = pytest.mark.django_db


def words(found, /, **more):
    base = {"progress": found.progress, "problems": found.problems, "status": found.proposed}
    return actions.Words(**{**base, **more})


def submitted(drafted, **more):
    return actions.submit(drafted, words(drafted, **more), by="officer", now=at())


def refused(drafted, **more):
    with pytest.raises(actions.CannotSubmit) as found:
        submitted(drafted, **more)
    assert ledger.facts_of(TOWN).count() == 0
    return found.value


def test_an_untouched_draft_goes_on_following_the_records(meet, drafted):
    actions.keep(drafted(), words(drafted(), drafted=True, problems_drafted=True), now=at())
    before = drafted().progress
    meet(COMMUNITY, body="assembly")
    assert before != drafted().progress == drafted().drafted
    actions.keep(drafted(), words(drafted(), progress="改过的话。"), now=at())
    meet(VILLAGES[1])
    assert (drafted().progress, drafted().as_json()["state"]) == ("改过的话。", "draft")
    actions.draft_anew(drafted(), words(drafted()), now=at())
    assert drafted().progress == drafted().drafted


def test_own_line_is_put_in_and_offered_next_time(town, drafted):
    june = drafted(date(2023, 6, 30))
    actions.keep(june, actions.Words(own={2: "下属委员会已配齐", 4: " "}), now=at())
    june = drafted(date(2023, 6, 30))
    assert [one.text for one in june.sentences if one.own] == ["下属委员会已配齐。"]
    assert drafted().offered == {2: "下属委员会已配齐"}
    assert "已配齐" not in drafted().progress


def test_submitting_locks_and_meets_the_duty(meet, drafted):
    meet(VILLAGES[0])
    form = submitted(drafted())
    assert (form.state, form.submitted_on) == ("submitted", TODAY)
    [fact] = ledger.facts_of(TOWN)
    assert (fact.kind, fact.attributes) == ("quarterly.submitted", {"report_on": "2023-09-30"})
    window = [w for w in duties.standing(TOWN, on=TODAY).windows if w.due_on == REPORT and w.measure == 0]
    assert [w.status for w in window] == ["met"]
    with pytest.raises(actions.WrongStateOfForm, match="已经报送并锁定"):
        actions.keep(drafted(), words(drafted()), now=at())
    with pytest.raises(actions.WrongStateOfForm, match="已经报送并锁定"):
        submitted(drafted())


def test_a_submitted_form_stays_as_it_was(meet, drafted):
    meet(VILLAGES[0])
    submitted(drafted())
    before = drafted().as_json()
    meet(VILLAGES[1])
    assert drafted().as_json() == before
    assert (before["state"], before["submitted_on"], before["as_of"]) == (
        "submitted",
        "2023-09-20",
        "2023-09-20",
    )
    assert before["status"] == before["proposed_status"] == "推进滞后"


def test_the_same_tap_twice_is_one_submission(enter):
    client = enter()
    page = client.get(PAGE)
    data = typed(page, submit="sure", status=page.context["drafted"].proposed)
    assert [client.post(PAGE, data).status_code for _ in range(2)] == [302, 302]
    assert (Form.objects.get().state, ledger.facts_of(TOWN).count()) == ("submitted", 1)


def test_over_three_hundred_characters_is_refused_and_nothing_is_cut(town, drafted):
    assert refused(drafted(), progress="字" * 301).message == "进展情况301字，超过300字，请删去1字再报送。"
    assert submitted(drafted(), progress="字" * 300).progress == "字" * 300


def test_what_is_missing_is_said(town, drafted):
    assert refused(drafted(), progress=" ").field == "progress"
    assert refused(drafted(), status="").field == "status"
    assert refused(drafted(), status="一切都好").field == "status"


def test_another_status_than_the_proposed_needs_a_reason(town, drafted):
    found = refused(drafted(), status="正常推进", override_reason="补 ")
    assert (found.field, "至少4个字" in found.message) == ("override_reason", True)
    form = submitted(drafted(), status="正常推进", override_reason="均已排定")
    assert drafted().as_json()["override_reason"] == form.override_reason == "均已排定"


def test_returned_with_a_reason_it_is_open_again(town, drafted):
    form = submitted(drafted())
    with pytest.raises(actions.CannotSubmit, match="至少4个字"):
        actions.give_back(form, "再改", by="district", now=at())
    actions.give_back(form, "数字与台账不符", by="district", now=at())
    kept = Form.objects.get()
    assert (kept.state, kept.return_reason, kept.submitted_on) == ("returned", "数字与台账不符", None)
    assert [one.kind for one in ledger.facts_of(TOWN)] == ["quarterly.returned"]
    assert drafted().as_json()["state"] == "returned"
    with pytest.raises(actions.WrongStateOfForm, match="只有已报送的表可以退回"):
        actions.give_back(kept, "再退一次看看", by="district", now=at())
    assert submitted(drafted()).state == "submitted"


def test_an_old_page_cannot_bring_back_a_returned_submission(enter):
    client = enter()
    page = client.get(PAGE)
    data = typed(page, submit="sure", status=page.context["drafted"].proposed)
    client.post(PAGE, data)
    actions.give_back(Form.objects.get(), "数字与台账不符", by="district", now=at())
    client.post(PAGE, data)
    assert (Form.objects.get().state, ledger.facts_of(TOWN, kinds=["quarterly.submitted"]).count()) == ("returned", 0)
    assert client.post(PAGE, typed(client.get(PAGE), submit="sure")).status_code == 302
    assert ledger.facts_of(TOWN, kinds=["quarterly.submitted"]).count() == 1
