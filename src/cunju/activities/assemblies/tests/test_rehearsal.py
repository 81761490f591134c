"""Before a meeting: who is still missing by each route, which items are another body's; nothing is kept."""

from datetime import date

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from cunju.activities.assemblies import rules
from cunju.activities.assemblies.models import Meeting
from cunju.activities.assemblies.rules import Mandate, Numbers, Sitting, Vote
from cunju.activities.assemblies.tests.conftest import CODE
from cunju.activities.assemblies.tests.test_rules import DAY, law

# body, kind, due, coming, households, homes → the sentence (OL 22: half of the adults or two thirds of the households; 26, 28)
SAID = [
    ("assembly", "village", 1000, 498, 300, 198, "再来3人，或2户，就够"),
    ("assembly", "village", 1000, 501, 300, 0, "人数够了"),
    ("assembly", "village", 1000, 0, 300, 200, "人数够了"),
    ("assembly", "village", 1000, 500, None, 0, "再来1人，就够"),
    ("representatives", "village", 40, 26, None, 0, "再来1人，就够"),
    ("representatives", "village", 40, 27, None, 0, "人数够了"),
    ("representatives", "village", 40, 40, None, 0, "人数够了"),
    ("representatives", "village", 40, 100, None, 0, "名册上只有40人，说了来的100人多了，请核对"),
    ("assembly", "village", 858, 5000, None, 0, "名册上只有858人，说了来的5000人多了，请核对"),
    ("assembly", "village", 1000, 501, 300, 301, "名册上只有300户，说了来的301户多了，请核对"),
    ("representatives", "village", 0, 5, None, 0, ""),
    ("party", "village", 40, 27, None, 0, ""),
    ("assembly", "community", 41, 20, None, 0, "再来1人，就够"),
]


def sitting(body="representatives", kind="village", numbers=None, **more):
    return Sitting(body, law(kind), numbers or Numbers(40, 0), **more)


@pytest.mark.parametrize(("body", "kind", "due", "coming", "households", "homes", "said"), SAID)
def test_how_many_more(body, kind, due, coming, households, homes, said):
    held = sitting(body, kind, Numbers(due, coming, households, homes))
    assert rules.sentence(rules.routes(held)) == said


@given(st.integers(1, 3000), st.data())
def test_as_many_more_as_it_says_are_enough_and_one_less_is_not(due, data):
    coming = data.draw(st.integers(0, due))
    (route,) = rules.routes(sitting(numbers=Numbers(due, coming)))
    assert route.at.holds((coming + route.missing, due))
    assert route.missing == 0 or not route.at.holds((coming + route.missing - 1, due))


def test_what_representatives_may_not_decide_is_said_before_anybody_comes():
    votes = (Vote("修订村规民约", "convention"), Vote("承包方案", "land"), Vote("修路", "other"))
    assert [one.code for one in rules.not_ours(sitting(votes=votes))] == ["reserved", "no_mandate"]
    given_to = (Mandate(date(2023, 2, 8), True, ("land",), date(2024, 2, 7)),)
    assert [one.code for one in rules.not_ours(sitting(votes=votes, mandates=given_to))] == ["reserved"]
    assert rules.not_ours(sitting("assembly", numbers=Numbers(1000, 0), votes=votes)) == []


@pytest.mark.django_db
def test_the_planned_meeting_says_it_and_keeps_nothing(clerk):
    meeting = Meeting.objects.create(unit_code=CODE, body="representatives", planned_on=DAY)
    meeting.items.create(place=1, title="修订村规民约", matter="convention")
    page = reverse("assemblies:detail", args=[meeting.pk])
    first = clerk.get(page).content.decode()
    assert "开会前算一算" in first and "要提交村民会议" in first
    due = clerk.get(page).context["rehearsal"]["routes"][0].due
    enough = clerk.get(page, {"coming": due})
    assert "人数够了" in enough.content.decode()
    many = clerk.get(page, {"coming": due + 1}).content.decode()
    assert f"名册上只有{due}人" in many and "人数够了" not in many and "够了<" not in many
    short = clerk.get(page, {"coming": 0}).content.decode()
    assert "再来" in short and "就够" in short
    wrong = clerk.get(page, {"coming": "几个"})
    assert wrong.context["rehearsal"]["form"].errors["coming"] and not wrong.context["rehearsal"]["asked"]
    meeting.refresh_from_db()
    assert (meeting.present, meeting.state) == (None, "planned")
