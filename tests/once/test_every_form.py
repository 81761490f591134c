"""Every page that records, in every room: sent twice it records once; sent again with other text it says both, and loses nothing."""

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client

from tests import cast
from tests.permissions.doors import Door, rows

from cunju.ledger.models import Fact, Sent

pytestmark = pytest.mark.django_db
WITHOUT = {"org.visit", "org.keptform", "org.draft", "sessions.session", "ledger.head", "duties.fold"}
TODAY = cast.TODAY.isoformat()
BEFORE = "2023-09-19"


def records() -> Iterator[tuple[str, Door]]:
    """Every row of the permissions' table that sends a form to a room and is led on."""
    for name, doors in rows().items():
        for door in doors:
            if door.method == "post" and door.opens == 302 and door.who and ":" in name:
                yield name, door


TABLE = list(records())
EACH = pytest.mark.parametrize(("name", "door"), TABLE, ids=[f"{name} {door.at}" for name, door in TABLE])


@pytest.fixture
def scene() -> dict[str, Any]:
    cast.units()
    cast.demonstration()
    return cast.everybody()


def everything() -> dict[str, list[str]]:
    """All that is recorded, row by row."""
    ours = [one for one in apps.get_models() if one._meta.label_lower not in WITHOUT and one is not Sent]
    return {
        one._meta.label_lower: sorted(str(sorted(row.items(), key=str)) for row in one._default_manager.values())
        for one in ours
        if one.__module__.startswith("cunju.")
    }


def other_text(data: dict[str, Any]) -> tuple[str, str, str] | None:
    """One text of a form, changed; a day where it has no text."""
    for name, value in data.items():
        if isinstance(value, str) and any("一" <= one <= "鿿" for one in value):
            return name, value, f"{value}（另一种写法）"
    for name, value in data.items():
        if str(value) == TODAY:
            return name, TODAY, BEFORE
    return None


@EACH
def test_recorded_once_and_other_text_is_said(scene: dict[str, Any], name: str, door: Door) -> None:
    client = Client()
    client.force_login(scene[door.who[0]])
    path = door.address(name, door.at)
    data = {"form_id": str(uuid.uuid4()), **door.data(door.at)}
    with transaction.atomic():
        first = client.post(path, data)
        assert first.status_code == 302
        if not Sent.objects.exists():
            return  # no page of a room that records: an account, a search, a job
        there = everything()
        again = client.post(path, data)
        assert (again.status_code, again.url) == (302, first.url)
        assert everything() == there
        if changed := other_text(data):
            box, was, now = changed
            page = client.post(path, {**data, box: now})
            text = page.content.decode()
            assert page.status_code == 200
            assert "这张表单已经记下过" in text
            assert was in text and now in text
            assert everything() == there


def test_the_table_is_not_empty() -> None:
    assert len(TABLE) > 40
    assert Fact is not None
