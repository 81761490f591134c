"""A change of seats decided at a meeting that fell short: not offered, and said where the meeting was corrected later."""

import pytest
from django.urls import reverse

from cunju.activities.bodies.models import Change
from cunju.activities.bodies.tests.test_flow import CODE, held, join, listed, posting  # noqa: F401
from cunju.ledger import interface as ledger
from cunju.ledger import vocabulary
from cunju.org import clock

pytestmark = pytest.mark.django_db


def fall(meeting):
    made = vocabulary.declared["assemblies.meeting_held"].dataclass(
        body=meeting.attributes["body"], due=40, present=10, result="short", decided=0
    )
    with ledger.writing([CODE], now=clock.now(), superseding=[meeting.uid]) as pen:
        pen.correct(meeting.uid, made, occurred_on=meeting.occurred_on, by="x")


def test_a_short_meeting_is_not_offered_and_not_taken(listed):  # noqa: F811
    meeting = held(result="short")
    assert str(meeting.uid) not in listed.get(reverse("bodies:join", args=[CODE]) + "?body=representatives").content.decode()
    assert join(listed, basis_fact=str(meeting.uid)).status_code == 200
    assert Change.objects.count() == 0


def test_a_meeting_corrected_to_short_is_said_on_the_change_its_paper_and_the_duty(listed):  # noqa: F811
    meeting = held()
    join(listed, basis_fact=str(meeting.uid))
    change = Change.objects.get()
    fall(meeting)
    page = listed.get(reverse("bodies:change", args=[change.id])).content.decode()
    assert "所依据的会议未达法定人数，没有形成决定，这次变动不算由会议决定" in page
    assert "没有形成决定" in listed.get(reverse("bodies:changes", args=[CODE])).content.decode()
    paper = listed.get(reverse("bodies:notice", args=[change.id])).content.decode()
    assert "这次变动不作数" in paper and "依据：会议记录" not in paper
    record = listed.get(reverse("desk:fact", args=[change.fact])).content.decode()
    assert "未达法定人数，没有形成决定；这条记录不再计入任何应办事项" in record
    with pytest.raises(StopIteration):  # what no meeting decided opens no window
        posting()


def test_the_board_says_so_beside_those_elected_at_it(listed):  # noqa: F811
    meeting = held(body="assembly")
    join(listed, "committee", basis_fact=str(meeting.uid), change="by_election", p0_role="member")
    board = reverse("portal:board", args=[CODE])
    assert "第3组代表9" in listed.get(board).content.decode()
    assert "没有形成决定" not in listed.get(board).content.decode()
    fall(meeting)
    assert "第3组代表9（决定任职的会议没有形成决定）" in listed.get(board).content.decode()
