"""What a meeting was found to be binds the step that rests on it: votes as recorded, and no step that decided nothing."""

from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document
from tests import cast

from cunju.activities.decisions.models import Matter
from cunju.duties import reading
from cunju.ledger import identity
from cunju.ledger import interface as ledger
from cunju.org import clock

pytestmark = pytest.mark.django_db
CODE = cast.VILLAGE
HELD, POSTED = "assemblies.meeting_held", "assemblies.decision_posted"
BODIES = {2: ("joint", 9, 8), 3: ("party", 41, 31), 4: ("representatives", 40, 27)}


@pytest.fixture
def clerk():
    cast.units()
    cast.demonstration()
    client = Client()
    client.force_login(cast.everybody()["clerk"])
    return client


def send(client, path, **data):
    return client.post(path, data | {"fact_id": str(identity.new_id())})


def put(kind, day, *, supersedes=None, rests_on=(), **said):
    with ledger.writing([CODE], now=clock.now(), superseding=[supersedes] if supersedes else []) as pen:
        return pen.put(
            kind=kind, attributes=said, unit_code=CODE, occurred_on=day, recorded_by="x", supersedes=supersedes, rests_on=rests_on
        ).uid  # fmt: skip


def held(number, *, supersedes=None, **more):
    body, due, present = BODIES[number]
    said = {"body": body, "due": due, "present": present, "result": "regular", "decided": 1} | more
    return put(HELD, date(2023, 4, 5 + 4 * number), supersedes=supersedes, **said)


def fall(root, number):
    """The meeting is corrected: too few came."""
    return held(number, supersedes=root, present=3, result="short", decided=0)


def propose(client):
    data = {"title": "村内公路维修", "matter_class": "works", "origin": "people", "day": "2023-04-03", "due": "5", "present": "5"}
    assert send(client, f"/decisions/{CODE}/new/", **data).status_code == 302
    return Matter.objects.latest("proposed_on")


def step(matter, number):
    return f"/decisions/matter/{matter.pk}/step/{number}/"


def six(client, **votes):
    """All six steps on records; the roots of the meetings by step."""
    matter = propose(client)
    roots = {number: held(number, **(votes if number == 4 else {})) for number in BODIES}
    for number, root in roots.items():
        assert send(client, step(matter, number), record_fact=str(root)).status_code == 302
    posting = put(POSTED, date(2023, 4, 23), rests_on=[roots[4]], days_shown=10)
    assert send(client, step(matter, 5), record_fact=str(posting)).status_code == 302
    assert send(client, step(matter, 6), day="2023-07-05", days_shown="12", stage="yes").status_code == 302
    return matter, roots


def page(client, path):
    return client.get(path).content.decode()


def detail(client, matter):
    return page(client, f"/decisions/matter/{matter.pk}/")


def sheets(client, matter, number):
    """The sheet of a step as it is printed and as Word."""
    printed = page(client, f"/decisions/matter/{matter.pk}/print/s{number}/")
    word = client.get(reverse("reports:word", kwargs={"room": "decisions", "name": f"{matter.pk}/s{number}"}))
    file = Document(BytesIO(b"".join(word) if word.streaming else word.content))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return printed, "\n".join([*(one.text for one in file.paragraphs), *cells])


def window():
    return next(one for one in reading.standing(CODE, on=cast.TODAY).windows if one.duty == "yubei-2023.m04.resolution")


def test_the_recorded_votes_stand_on_screen_and_on_paper(clerk):
    matter, _ = six(clerk, matter_classes=["works"], matter_votes=["22/3/1"], items=3)
    for found in (detail(clerk, matter), *sheets(clerk, matter, 4)):
        assert "赞成22票，反对3票，弃权1票" in found and "27/27" not in found and "全部通过" not in found
    assert "22/27（81.5%，过半数）" in detail(clerk, matter)


@pytest.mark.parametrize("said", [{"items": 1, "matter_votes": ["22/3/"]}, {"items": 1, "matter_classes": ["income"], "matter_votes": ["22/3/"]}])
def test_the_votes_of_the_only_item_are_the_steps(clerk, said):
    matter, _ = six(clerk, **said)
    assert "赞成22票，反对3票" in detail(clerk, matter) and "弃权0票" not in detail(clerk, matter)


def test_votes_nobody_wrote_down_are_not_supposed(clerk):
    matter, _ = six(clerk)
    for found in (detail(clerk, matter), *sheets(clerk, matter, 4)):
        assert "没有记票数" in found and "100%" not in found and "27/27" not in found and "全部通过" not in found


def test_other_votes_than_recorded_are_not_taken(clerk):
    matter = propose(clerk)
    root = held(4, matter_classes=["works"], matter_votes=["22/3/1"])
    said = send(clerk, step(matter, 4), record_fact=str(root), votes_for="27").content.decode()
    assert "会议记录里是赞成22票、反对3票、弃权1票，和这里填的不一样" in said and 'value="27"' in said
    assert send(clerk, step(matter, 4), record_fact=str(root), votes_for="22").status_code == 302


@pytest.mark.parametrize("number", [2, 3, 4])
def test_a_step_whose_meeting_fell_short_later_does_not_count(clerk, number):
    matter, roots = six(clerk, matter_classes=["works"], matter_votes=["22/3/1"])
    assert (window().status, "六步办结" in detail(clerk, matter)) == ("met", True)
    short = fall(roots[number], number)
    assert window().status == "open"
    for found in (detail(clerk, matter), *sheets(clerk, matter, number)):
        assert "会议未达法定人数，没有形成决定，这一步不计入" in found
    said = detail(clerk, matter)
    assert "六步办结" not in said and step(matter, number) in said
    assert "六步办结" not in page(clerk, f"/decisions/{CODE}/")
    public = page(clerk, reverse("portal:board", args=[CODE]))
    assert "已办结" not in public and "会议未达法定人数，没有形成决定" in public and "通过" not in public
    held(number, supersedes=short)
    assert (window().status, "六步办结" in detail(clerk, matter)) == ("met", True)


def test_the_step_is_taken_again_at_a_meeting_that_could_decide(clerk):
    matter, roots = six(clerk)
    fall(roots[3], 3)
    again = put(HELD, date(2023, 5, 18), body="party", due=41, present=35, result="regular", decided=1, items=1, matter_votes=["33/2/"])
    assert send(clerk, step(matter, 3), record_fact=str(again)).status_code == 302
    assert (window().status, "六步办结" in detail(clerk, matter)) == ("met", True)
    assert "赞成33票，反对2票" in detail(clerk, matter) and "这一步不计入" in detail(clerk, matter)


def test_a_meeting_that_fell_short_is_neither_offered_nor_taken(clerk):
    matter = propose(clerk)
    root = held(4, result="short", decided=2, matter_classes=["works"])
    assert str(root) not in page(clerk, step(matter, 4))
    assert send(clerk, step(matter, 4), record_fact=str(root)).status_code == 200
    assert matter.steps.count() == 1
    assert f"meeting={root}" not in page(clerk, f"/decisions/{CODE}/")


def test_a_rejected_item_is_not_offered_as_decided(clerk):
    root = held(4, present=40, decided=1, items=2, matter_classes=["property", "works"], matter_votes=["18/20/2", "38/1/1"])
    said = page(clerk, f"/decisions/{CODE}/")
    assert f"?meeting={root}&amp;class=works" in said and "class=property" not in said


def test_a_resolution_without_its_majority_closes_nothing(clerk):
    matter = propose(clerk)
    paper = {"record_fact": "paper", "record_day": "2023-04-21", "body": "representatives"}
    numbers = {"due": "40", "present": "40", "votes_for": "18", "against": "20", "abstain": "2"}
    assert send(clerk, step(matter, 4), **paper, **numbers).status_code == 302
    assert "赞成票不够，没有形成决定，这一步不计入" in detail(clerk, matter)
    assert step(matter, 4) in detail(clerk, matter)


def test_a_retracted_meeting_takes_the_posting_with_it(clerk):
    matter, roots = six(clerk)
    with ledger.writing([CODE], now=clock.now(), superseding=[roots[4]]) as pen:
        pen.retract(roots[4], by="x")
    said = detail(clerk, matter)
    assert said.count("所依据的记录已作废，这一步不计入") == 2 and "六步办结" not in said
    assert window().status == "open"
