"""A step that is refused comes back as it was filled, and a day that is none is never taken for today."""

from datetime import date

import pytest
from tests.effort.pages import Page

from cunju.activities.disclosure import actions
from cunju.activities.disclosure.models import Sheet
from cunju.activities.disclosure.tests.conftest import CODE, TOWN, at, logged
from cunju.activities.disclosure.tests.test_steps import posted, sent
from cunju.ledger import interface as ledger

pytestmark = pytest.mark.django_db
ISSUE = f"/disclosure/{CODE}/2023-08/"
NO_DAY = "2023-9-31"


def boxes(answer) -> dict[str, list[str]]:
    """What stands in the boxes of a page."""
    assert answer.status_code == 200
    found: dict[str, list[str]] = {}
    for form in Page(answer.content.decode()).forms:
        for name, one in form.fields.items():
            found.setdefault(name, []).extend(one.values)
    return found


def test_posting_refused_keeps_the_keeper_and_the_day(place, clerk, on):
    sent(date(2023, 9, 4))
    on("2023-09-14")
    before = ledger.facts_of(CODE).count()
    said = {"on": "2023-09-01", "keeper": "村务监督委员会主任", "seals": ["committee"], "all": "1"}
    found = boxes(clerk.post(f"{ISSUE}publish/", said))
    assert "村务监督委员会主任" in found["keeper"]
    assert "2023-09-01" in found["on"]
    assert ledger.facts_of(CODE).count() == before


def test_posting_with_nothing_to_post_keeps_what_was_filled(place, clerk, on):
    posted(date(2023, 9, 14))
    on("2023-09-15")
    answer = clerk.post(f"{ISSUE}publish/", {"on": "2023-09-15", "keeper": "文书", "seals": ["committee"]})
    assert answer.status_code == 200
    assert "没有等待公布的公开表" in answer.content.decode()


def test_an_answer_to_an_objection_keeps_its_words(place, clerk, on):
    sheet = sent(date(2023, 9, 4))
    on("2023-09-06")
    said = actions.Reviewed(False, date(2023, 9, 6), text="第1笔没有凭证")
    actions.review([sheet], said, by="x", now=at(date(2023, 9, 6)))
    found = boxes(clerk.post(f"/disclosure/sheet/{sheet.id}/answer/", {"text": "凭证8-05已补上", "on": NO_DAY}))
    assert "凭证8-05已补上" in found["text"]
    assert NO_DAY in found["on"]


def test_the_opinion_of_the_town_keeps_its_words(place, on):
    sheet = posted(date(2023, 9, 14))
    on("2023-09-18")
    said = {"text": "第1笔请补凭证", "within": "10", "on": NO_DAY}
    found = boxes(logged("town_officer", TOWN).post(f"/disclosure/sheet/{sheet.id}/opinion/", said))
    assert "第1笔请补凭证" in found["text"]
    assert NO_DAY in found["on"]


@pytest.mark.parametrize("step", ["down", "day"])
def test_a_day_that_is_none_changes_nothing(place, clerk, on, step):
    sheet = posted(date(2023, 9, 14))
    on("2023-09-18")
    before = ledger.facts_of(CODE).count()
    found = boxes(clerk.post(f"/disclosure/sheet/{sheet.id}/{step}/", {"on": NO_DAY}))
    assert NO_DAY in found["on"]
    assert ledger.facts_of(CODE).count() == before


def test_sending_on_no_day_sends_nothing(place, clerk, on):
    sheet = sent(date(2023, 9, 4))
    Sheet.objects.filter(pk=sheet.pk).update(state="draft")
    on("2023-09-06")
    before = ledger.facts_of(CODE).count()
    found = boxes(clerk.post(f"{ISSUE}send/", {"on": NO_DAY}))
    assert NO_DAY in found["on"]
    assert ledger.facts_of(CODE).count() == before
