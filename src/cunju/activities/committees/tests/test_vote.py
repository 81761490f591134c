"""The vote on members by the law of its day: the meeting's card says day and body; without a clause nothing is concluded."""

import uuid
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests import packs
from tests.offices import logged_in

from cunju.activities.committees.models import Entry
from cunju.activities.committees.tests.conftest import CODE, OTHER
from cunju.ledger import interface as ledger
from cunju.ledger.vocabulary import Plain
from cunju.org import clock
from cunju.org.models import Person, Seat, Unit

pytestmark = pytest.mark.django_db
DAY = date(2023, 3, 1)


def meeting(code: str, body: str) -> uuid.UUID:
    said = {"body": body, "due": 40, "present": 36, "result": "regular"}
    with ledger.writing([code], now=clock.now()) as pen:
        return pen.record(Plain("assemblies.meeting_held", said), unit=code, occurred_on=DAY, by="x").uid


def voted(client: Client, code: str, held: Any, *, body: str = "mediation", passed: int = 30) -> str:
    data = {"fact_id": uuid.uuid4(), "meeting_fact": held, "body": body, "at": "representatives", "passed": passed, "text": "三名委员"}
    return client.post(reverse("committees:voted", args=[code]), data, follow=True).content.decode()


def marks() -> list[str]:
    return [one["cite"] for one in ledger.current(Entry.objects.get(step="voted").fact).findings]


def test_a_village_may_have_it_voted_by_its_representatives(clerk: Client) -> None:
    held = meeting(CODE, "representatives")
    voted(clerk, CODE, held)
    one = Entry.objects.get(step="voted")
    assert (one.on, one.said) == (DAY, {"body": "mediation", "at": "representatives", "passed": 30})
    assert marks() == [] and ledger.chain(one.fact)[-1].rests_on == [str(held)]
    filed = reverse("committees:filed", args=[CODE]) + f"?after={one.pk}"
    assert filed in clerk.get(reverse("committees:detail", args=[one.pk])).content.decode().replace("&amp;", "&")
    clerk.post(filed, {"fact_id": uuid.uuid4(), "on": "2023-03-09", "body": "health", "text": "送街道"})
    assert Entry.objects.get(step="filed").said == {"body": "mediation"}


def test_a_communitys_mediators_are_chosen_by_the_residents_assembly(place: Unit) -> None:
    clerk = logged_in("village_clerk", OTHER)
    page = voted(clerk, OTHER, meeting(OTHER, "representatives"))
    assert "人民调解法第9条" in page and marks() == ["人民调解法第9条"]


def test_without_a_clause_nothing_is_concluded(place: Unit, tmp_path: Path) -> None:
    with packs.lawless(tmp_path):
        assert "人民调解法" not in voted(logged_in("village_clerk", OTHER), OTHER, meeting(OTHER, "representatives"))
        assert marks() == []


def test_a_changed_clause_changes_what_is_said(clerk: Client, tmp_path: Path) -> None:
    before, after = "value: {choice: [assembly, representatives]}", "value: {choice: assembly}"
    with packs.changed(tmp_path, "mediation-law-2010", before, after):
        voted(clerk, CODE, meeting(CODE, "representatives"))
    assert marks() == ["人民调解法第9条"]


def test_more_for_it_than_were_there_is_refused(clerk: Client) -> None:
    assert "多于到会的36人" in voted(clerk, CODE, meeting(CODE, "assembly"), passed=37)
    assert not Entry.objects.exists()


def test_a_joint_meeting_is_not_offered(clerk: Client) -> None:
    held = meeting(CODE, "joint")
    assert str(held) not in clerk.get(reverse("committees:voted", args=[CODE])).content.decode()
    voted(clerk, CODE, held)
    assert not Entry.objects.exists()


def test_a_paper_record_says_day_and_body(clerk: Client) -> None:
    data = {
        "fact_id": uuid.uuid4(), "meeting_fact": "paper", "meeting_day": "2023-02-20", "meeting_page": "12", "body": "security",
        "at": "assembly", "passed": 20,
    }  # fmt: skip
    clerk.post(reverse("committees:voted", args=[CODE]), data)
    one = Entry.objects.get(step="voted")
    assert (one.on, one.said["at"]) == (date(2023, 2, 20), "assembly") and "第12页" in one.text


def test_papers_name_who_sits_and_no_number(clerk: Client) -> None:
    for body, role, name in (("mediation", "member", "委员二"), ("mediation", "director", "委员一"), ("health", "member", "委员二")):
        person, _ = Person.objects.get_or_create(unit_code=CODE, name=name)
        Seat.objects.create(unit_code=CODE, body=body, role=role, person=person, from_on=date(2021, 3, 1))
    shown = {name: page(clerk, name) for name in ("members", "ballot", "walk", "contacts", "activities")}
    assert shown["members"].index("委员一") < shown["members"].index("委员二") and "备案日期" in shown["members"]
    assert "同意" in shown["ballot"] and shown["walk"].count("<tr") >= 11
    assert "人民调解委员会委员、公共卫生委员会委员" in shown["contacts"] and "不录入" in shown["contacts"]
    assert "没有活动记录" in shown["activities"]
    assert clerk.get(reverse("committees:paper", args=[CODE, "nothing"])).status_code == 404


def page(client: Client, name: str) -> str:
    return client.get(reverse("committees:paper", args=[CODE, name])).content.decode()
