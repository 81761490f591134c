"""Which meeting adopts rules: one whose items name them; older rules put in after newer ones are said to be replaced."""

import uuid
from datetime import date
from decimal import Decimal

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from cunju.activities.points import actions
from cunju.activities.points.models import Rules
from cunju.activities.points.tests import conftest as made
from cunju.activities.points.tests.conftest import CODE
from cunju.kernel.refusals import CannotBe
from cunju.org import clock
from cunju.org.models import Account, Unit

pytestmark = pytest.mark.django_db


def clerk() -> Client:
    found = Client()
    found.force_login(Account.objects.create(username="clerk", role="village_clerk", unit_code=CODE))
    return found


def meeting(on: date, title: str) -> uuid.UUID:
    found: uuid.UUID = made.meeting(on)
    kept = {"unit_code": CODE, "body": "representatives", "fact": found, "state": "held", "planned_on": on, "held_on": on}
    fields = {one.name for one in apps.get_model("assemblies", "Meeting")._meta.get_fields()}
    row = apps.get_model("assemblies", "Meeting").objects.create(**{key: value for key, value in kept.items() if key in fields})
    apps.get_model("assemblies", "Item").objects.create(meeting=row, place=1, title=title)
    return found


def adopt(client: Client, root: uuid.UUID) -> str:
    one = Rules.objects.get(entry=None)
    ties = {f"c-{item.pk}": item.clause for item in one.items.all()}
    sent = {"fact_id": uuid.uuid4(), "meeting_fact": str(root), "body": "representatives", **ties}
    return client.post(reverse("points:rules", args=[one.pk]), sent, follow=True).content.decode()


def test_the_meeting_names_the_rules_and_newer_rules_stay(place: Unit) -> None:
    made.pact(date(2023, 1, 5))
    client, told = clerk(), actions.Draft(made.ITEMS, days=7, budget=Decimal(10))
    actions.draft(made.unit(), told, by="clerk", now=clock.now())
    said = adopt(client, meeting(date(2023, 2, 1), "修水渠"))
    assert "议题里没有积分办法" in said and "修水渠" in said and Rules.objects.get().entry is None
    assert "办法成立" in adopt(client, meeting(date(2023, 3, 1), "表决积分办法"))
    actions.draft(made.unit(), told, by="clerk", now=clock.now())
    assert "已经被2023年3月1日通过的办法" in adopt(client, meeting(date(2023, 2, 10), "院落积分"))


def test_a_meeting_about_something_else_adopts_no_rules_whoever_asks(place: Unit) -> None:
    made.pact(date(2023, 1, 5))
    told = actions.Draft(made.ITEMS, days=7, budget=Decimal(10))
    one = actions.draft(made.unit(), told, by="clerk", now=clock.now())
    with pytest.raises(CannotBe, match="议题里没有积分办法"):
        actions.adopt(made.unit(), one, actions.Vote(meeting(date(2023, 2, 1), "修水渠"), None, "", "representatives"), by="x", now=clock.now())
    assert Rules.objects.get().entry is None
