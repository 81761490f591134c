"""What followed a session, on the pages of its own: noted, corrected, voided; by whose hand."""

import uuid
from datetime import date

import pytest
from django.urls import reverse
from tests import cast

from cunju.activities.consultation import papers
from cunju.ledger import interface as ledger
from cunju.org import clock
from cunju.org.models import Unit

pytestmark = pytest.mark.django_db
CODE = cast.VILLAGE


def url(name, *args):
    return reverse(f"consultation:{name}", args=args)


def text(answer):
    return answer.content.decode()


def test_a_step_is_corrected_and_voided_on_its_own_pages(clerk, hold):
    session = hold()
    fed = {"on": "2023-05-20", "channel": "board", "fact_id": uuid.uuid4(), "text": "贴在村口"}
    assert clerk.post(url("step", session.pk, "fed_back"), fed).status_code == 302
    entry = session.steps.get()
    page = text(clerk.get(url("edit", entry.pk)))
    assert "贴在村口</textarea>" in page and "更正原因" in page
    mended = fed | {"on": "2023-05-21", "channel": "meeting", "fact_id": uuid.uuid4(), "reason": "日期写错", "seen": entry.fact}
    assert clerk.post(url("edit", entry.pk), mended).status_code == 302
    found = ledger.current(entry.fact)
    assert (found.occurred_on, found.attributes, found.rests_on) == (date(2023, 5, 21), {"channel": "meeting"}, [str(session.fact)])
    early = text(clerk.post(url("edit", entry.pk), mended | {"on": "2023-05-01", "fact_id": uuid.uuid4(), "seen": found.uid}))
    assert "日期早于协商日期" in early
    assert clerk.post(url("void_step", entry.pk), {"reason": "重复"}).status_code == 302
    page = text(clerk.get(url("detail", session.pk)))
    assert "重复" in page and ledger.current(entry.fact) is None and clerk.get(url("edit", entry.pk)).status_code == 404


def test_a_dispute_is_corrected_to_another_meeting(clerk, hold):
    session = hold(outcome="disputed")
    form = {"meeting_fact": "paper", "meeting_day": "2023-06-01", "meeting_page": "12", "body": "assembly"}
    clerk.post(url("step", session.pk, "referred"), form | {"fact_id": uuid.uuid4()})
    entry = session.steps.get()
    assert (entry.on, entry.text) == (date(2023, 6, 1), "纸上的记录 12")
    page = text(clerk.get(url("edit", entry.pk)))
    assert 'value="2023-06-01"' in page and "纸上的记录 12" in page
    with ledger.writing([CODE], now=clock.now()) as pen:
        said = {"body": "representatives", "due": 40, "present": 35, "result": "regular"}
        held = pen.put(kind="assemblies.meeting_held", attributes=said, unit_code=CODE, occurred_on=date(2023, 6, 9), recorded_by="x").uid
    mended = {"meeting_fact": held, "body": "assembly", "fact_id": uuid.uuid4(), "reason": "在代表会议上定的", "seen": entry.fact}
    assert clerk.post(url("edit", entry.pk), mended).status_code == 302
    found = ledger.current(entry.fact)
    assert (found.occurred_on, found.attributes) == (date(2023, 6, 9), {"body": "representatives"})
    assert found.rests_on == [str(session.fact), str(held)]
    assert f'value="{held}"' in text(clerk.get(url("edit", entry.pk)))


def test_what_the_town_noted_only_the_town_corrects(clerk, town, hold):
    session = hold(town_help=True)
    came = {"on": "2023-05-20", "fact_id": uuid.uuid4(), "text": "到场"}
    assert clerk.post(url("step", session.pk, "coordinated"), came).status_code == 404
    assert town.post(url("step", session.pk, "coordinated"), came).status_code == 302
    entry = session.steps.get()
    assert (clerk.get(url("edit", entry.pk)).status_code, town.get(url("edit", entry.pk)).status_code) == (404, 200)
    assert url("edit", entry.pk) not in text(clerk.get(url("detail", session.pk)))


def test_a_disagreement_nobody_wrote_down_is_not_said_to_be_none(hold):
    unit = Unit.objects.get(code=cast.VILLAGE)
    said = {day: str(papers.book(hold(date(2023, 5, day), outcome="disputed", dissent=word), unit)) for day, word in ((9, ""), (16, "谁出电费"))}
    assert "('分歧', '没有记分歧')" in said[9] and "('分歧', '谁出电费')" in said[16] and "'无'" not in said[9]
