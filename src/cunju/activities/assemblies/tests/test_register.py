"""The register, the way a duty takes, a community's choice of form, and decisions that wait to be posted."""

import uuid
from datetime import date, timedelta

import pytest
from django.urls import reverse

from cunju.activities.assemblies.models import Choice, Meeting
from cunju.org import clock

pytestmark = pytest.mark.django_db
CODE, COMMUNITY = "500112018202", "500112018001"


def held(count, *, body="joint", year=2023):
    for number in range(count):
        Meeting.objects.create(unit_code=CODE, body=body, planned_on=date(year, 1, 1 + number % 28))


def test_filters_by_year_and_body(clerk):
    held(3, body="joint", year=2022)
    held(2, body="group", year=2023)
    register = reverse("assemblies:register", args=[CODE])

    def shown(**query):
        return clerk.get(register, query).context["page"].paginator.count

    assert (shown(), shown(year=2022), shown(body="group"), shown(year=2022, body="group")) == (5, 3, 2, 0)
    assert "没有这样的会议记录" in clerk.get(register, {"year": 2022, "body": "group"}).content.decode()
    assert clerk.get(register, {"year": "x", "body": "nothing"}).context["page"].paginator.count == 5


def test_pages_and_queries_do_not_grow(clerk, django_assert_max_num_queries):
    register = reverse("assemblies:register", args=[CODE])
    held(5)
    with django_assert_max_num_queries(13):
        clerk.get(register)
    held(95)
    with django_assert_max_num_queries(13):
        page = clerk.get(register, {"page": 4})
    assert (len(page.context["rows"]), page.context["page"].paginator.num_pages) == (10, 4)


# a duty opens the plan of its own body
DUTIES = [
    ("yubei-2023.m03.assembly", "安排村民会议"),
    ("village-law-2018.art26.quarterly", "安排村民代表会议"),
    ("nothing", "安排村民代表会议"),
]


@pytest.mark.parametrize(("duty", "words"), DUTIES)
def test_a_duty_opens_its_body(clerk, duty, words):
    page = clerk.get(reverse("assemblies:plan", args=[CODE]), {"duty": duty}).content.decode()
    assert f"<h1>{words}</h1>" in page


def test_a_planned_meeting_is_offered_for_recording(clerk):
    meeting = Meeting.objects.create(unit_code=CODE, body="representatives", planned_on=clock.today())
    page = clerk.get(reverse("assemblies:plan", args=[CODE])).content.decode()
    assert reverse("assemblies:record", args=[meeting.id]) in page


# form → due by the roll (RC 9)
FORMS = [("adults", None, 3000), ("households", None, 1200), ("group_representatives", 30, 30)]


@pytest.mark.parametrize(("form", "base", "due"), FORMS)
def test_a_community_chooses_its_form_with_the_base_that_follows(community, form, base, due):
    choose = reverse("assemblies:choose", args=[COMMUNITY])
    data = {"form": form, "base": base or "", "from_on": clock.today()}
    assert community.post(choose, data).status_code == 302
    new = reverse("assemblies:new", args=[COMMUNITY, "assembly"])
    assert f'value="{due}"' in community.get(new).content.decode()
    sent = {
        "fact_id": uuid.uuid4(),
        "held_on": clock.today(),
        "due": due,
        "present": due // 2,
        "all_passed": "on",
    }
    unit = "户" if form == "households" else "人"
    page = community.post(f"{new}?part=live", sent).content.decode()
    assert f"应到{due}{unit}，已到{due // 2}{unit}，差1{unit}达到过半数（城市居民委员会组织法第9条）" in page
    assert community.post(new, sent).status_code == 302
    assert Meeting.objects.get().form == form


def test_group_representatives_need_their_number(community):
    choose = reverse("assemblies:choose", args=[COMMUNITY])
    page = community.get(choose).content.decode()
    assert "12个居民小组，选代表就是24至36人" in page
    data = {"form": "group_representatives", "from_on": clock.today()}
    assert "请填各组代表合计人数" in community.post(choose, data).content.decode()
    assert Choice.objects.count() == 0


def test_a_choice_leaves_earlier_meetings_alone(community):
    choose = reverse("assemblies:choose", args=[COMMUNITY])
    community.post(choose, {"form": "households", "from_on": clock.today() - timedelta(days=30)})
    community.post(choose, {"form": "adults", "from_on": clock.today() + timedelta(days=30)})
    community.post(
        reverse("assemblies:new", args=[COMMUNITY, "assembly"]),
        {"fact_id": uuid.uuid4(), "held_on": clock.today(), "due": 1200, "present": 700, "all_passed": "on"},
    )
    assert Meeting.objects.get().form == "households"
    assert len(Choice.objects.all()) == 2


def test_a_village_chooses_nothing(clerk):
    assert clerk.get(reverse("assemblies:choose", args=[CODE])).status_code == 404


def test_decisions_wait_until_their_posting_is_recorded(clerk):
    new = reverse("assemblies:new", args=[CODE, "representatives"])
    day = clock.today()
    clerk.post(new, {"fact_id": uuid.uuid4(), "held_on": day, "more_items": "公路维修", "all_passed": "on"})
    meeting = Meeting.objects.get()
    posting = reverse("assemblies:posting", args=[CODE])
    post = reverse("assemblies:post", args=[meeting.id])
    assert post in clerk.get(posting).content.decode()
    later = {"posted_on": day + timedelta(days=1), "days_shown": 10, "fact_id": uuid.uuid4()}
    assert "公布日期还没有到" in clerk.post(post, later).content.decode()
    clerk.post(post, {"posted_on": day, "days_shown": 10, "fact_id": uuid.uuid4()})
    assert "没有等着公布的决议" in clerk.get(posting).content.decode()
