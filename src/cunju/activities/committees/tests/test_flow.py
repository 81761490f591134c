"""A walk, its report and what is major, through the pages; what cannot be comes back with a sentence."""

import uuid
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cunju.activities.committees.models import Entry, Item
from cunju.activities.committees.tests import golden
from cunju.activities.committees.tests.conftest import CODE, OTHER, TODAY
from cunju.duties import interface as duties
from cunju.ledger import interface as ledger
from cunju.org.models import Person, Seat

pytestmark = pytest.mark.django_db
TWO = "三组路灯不亮\n水渠塌了一段，怕要大修"


def page(client: Client, name: str, *args: Any) -> str:
    return client.get(reverse(f"committees:{name}", args=args), follow=True).content.decode()


def post(client: Client, name: str, *args: Any, after: Any = None, **data: Any) -> str:
    query = f"?after={after}" if after else ""
    sent = {"fact_id": uuid.uuid4(), "on": TODAY.isoformat(), **data}
    answer = client.post(reverse(f"committees:{name}", args=args) + query, sent, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def status(duty: str, code: str = CODE) -> list[str]:
    return [one.status for one in duties.standing(code, on=TODAY).windows if one.duty == duty]


def walked(client: Client, text: str = TWO, **more: Any) -> Entry:
    post(client, "visit", CODE, body="health", households=8, text=text, **more)
    return Entry.objects.filter(step="visit").latest("on")


def test_one_walk_feeds_the_report_and_the_party(clerk: Client) -> None:
    walk = walked(clerk, on="2023-09-10")
    assert status(golden.REPORTED) == ["open"] and "三组路灯不亮" in page(clerk, "home", CODE)
    opened = clerk.get(reverse("committees:waiting", args=[CODE]), {"duty": golden.REPORTED}, follow=True)
    assert opened.redirect_chain[-1][0].endswith(f"/reported/?after={walk.pk}")
    post(clerk, "reported", CODE, after=walk.pk, on="2023-09-11", major=1)
    told = Entry.objects.get(step="reported")
    assert (status(golden.REPORTED), status(golden.MAJOR)) == (["met"], ["open"])
    opened = clerk.get(reverse("committees:waiting", args=[CODE]), {"duty": golden.MAJOR}, follow=True)
    assert opened.redirect_chain[-1][0].endswith(f"/to_party/?after={told.pk}")
    post(clerk, "to_party", CODE, after=told.pk, on="2023-09-12")
    assert status(golden.MAJOR) == ["met"]


def test_more_major_than_there_is_to_do_is_refused(clerk: Client) -> None:
    walk = walked(clerk)
    assert "要办的只有2件" in post(clerk, "reported", CODE, after=walk.pk, major=3)
    assert not Entry.objects.filter(step="reported").exists()


def test_a_corrected_walk_keeps_the_rows_that_stand(clerk: Client) -> None:
    walk = walked(clerk)
    kept = Item.objects.get(text="三组路灯不亮").pk
    data = {"body": "health", "households": 9, "text": "三组路灯不亮", "reason": "水渠是另一次", "seen": walk.fact}
    post(clerk, "edit", walk.pk, **data)
    assert list(Item.objects.values_list("pk", "text")) == [(kept, "三组路灯不亮")]
    assert ledger.current(walk.fact).attributes == {"body": "health", "households": 9, "follow_up": 1}


def test_an_activity_names_the_three_partners(clerk: Client) -> None:
    data = {"body": "environment", "participants": 40, "organisations": 1, "stationed": 2, "hobby": "", "customs": "on"}
    post(clerk, "activity", CODE, text="清河道", **data)
    assert ledger.current(Entry.objects.get(step="activity").fact).attributes == {
        "body": "environment", "participants": 40, "organisations": 1, "stationed": 2, "customs": True, "partners": 3,
    }  # fmt: skip
    post(clerk, "activity", CODE, on="2023-09-01", body="environment", participants=10)
    assert "partners" not in Entry.objects.get(step="activity", on=date(2023, 9, 1)).said


def test_a_project_is_begun_and_finished_from_its_own_page(clerk: Client) -> None:
    post(clerk, "project", CODE, text="楼道换灯", budget="8000", on="2023-05-10")
    begun = Entry.objects.get(step="project")
    assert "记结项" in page(clerk, "detail", begun.pk)
    post(clerk, "finished", CODE, after=begun.pk, text="换了40盏", spent="7900", participants=12, accepted="on")
    assert Entry.objects.get(step="finished").said == {"spent": "7900.00", "participants": 12, "accepted": True}
    assert "记结项" not in page(clerk, "detail", begun.pk)


def test_an_emergency_cannot_hear_more_than_it_reached(clerk: Client) -> None:
    assert "多于联系上的" in post(clerk, "emergency", CODE, reached=5, heard=6, text="暴雨")
    post(clerk, "emergency", CODE, reached=41, heard=6, text="暴雨")
    assert Entry.objects.get(step="emergency").said == {"reached": 41, "heard": 6}


def test_a_unit_does_not_see_anothers(clerk: Client) -> None:
    assert clerk.get(reverse("committees:home", args=[OTHER])).status_code == 404


def seat(body: str, *names: str) -> None:
    for name in names:
        person, _ = Person.objects.get_or_create(unit_code=CODE, name=name)
        Seat.objects.create(unit_code=CODE, body=body, role="member", person=person, from_on=date(2021, 3, 1))


def test_the_same_people_everywhere_are_said_once_and_other_ones_not(clerk: Client) -> None:
    home = reverse("committees:home", args=[CODE])
    for body in ("mediation", "security", "health"):
        seat(body, "委员一", "委员二", "委员三")
    assert "都是同样的" not in clerk.get(home).content.decode()
    seat("women_children", "委员一", "委员二", "委员三")
    assert clerk.get(home).content.decode().count("都是同样的3人") == 1
    seat("women_children", "委员四")
    assert "都是同样的" not in clerk.get(home).content.decode()


def test_each_project_of_the_year_has_a_cover_for_its_file(clerk: Client) -> None:
    paper = reverse("committees:paper", args=[CODE, "projects"])
    assert "没有公益创投项目" in clerk.get(paper).content.decode()
    sent = {"fact_id": uuid.uuid4(), "on": "2023-04-25", "text": "楼道换灯", "budget": "8000"}
    clerk.post(reverse("committees:project", args=[CODE]), sent)
    begun = Entry.objects.get(step="project")
    ended = {"fact_id": uuid.uuid4(), "on": "2023-08-01", "text": "换了42盏", "spent": "7900", "participants": "12", "accepted": "on"}
    clerk.post(reverse("committees:finished", args=[CODE]) + f"?after={begun.pk}", ended)
    page = clerk.get(paper).content.decode()
    assert "楼道换灯" in page and "8000.00元" in page and "7900.00元" in page and "换了42盏" in page and "验收意见" in page
