"""Pages about one village say 村, about one community 居: 村（居） stands only where many units are meant, or the notice is quoted."""

import re
from typing import Any

import pytest
from django.test import Client
from tests import cast
from tests.permissions.doors import Door, rows

from cunju import catalogue
from cunju.org.models import Unit

pytestmark = pytest.mark.django_db
BOTH = ("村（居）", "村（社区）")


def pages() -> list[tuple[str, Door]]:
    """Every page of the permissions' table about a village, for who works there."""
    return [
        (name, door)
        for name, doors in rows().items()
        for door in doors
        if door.method == "get" and door.at == cast.VILLAGE and door.who and not door.faceless
    ]


@pytest.fixture
def scene(db: None) -> dict[str, Any]:
    cast.units()
    cast.demonstration()
    return cast.everybody()


def test_probe(scene: dict[str, Any]) -> None:
    from django.db import transaction
    Unit.objects.create(code="500112018001", kind="community", name="双桐路社区居民委员会", parent_code=cast.TOWN)
    for name, door in pages():
        for code in (cast.VILLAGE, "500112018001"):
            who = "clerk" if "clerk" in door.who else door.who[0]
            account = scene.get(who) if who != "nobody" else None
            client = Client()
            if account:
                if code != cast.VILLAGE and account.unit_code == cast.VILLAGE:
                    account.unit_code = code; account.save()
                client.force_login(account)
            try:
                with transaction.atomic():
                    answer = client.get(door.address(name, code), dict(door.data(code)))
                    if "text/html" not in answer.get("Content-Type", "") : continue
                    if answer.status_code != 200: print("STATUS", name, code, answer.status_code); continue
                    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))
                    for hit in re.finditer(r".{12}村（(?:居|社区)）.{8}", text): print("HIT", name, code[-3:], hit.group())
                    transaction.set_rollback(True)
            except Exception as e: print("EXC", name, code, repr(e)[:80])
            finally:
                if account and code != cast.VILLAGE and account.unit_code == code: account.unit_code = cast.VILLAGE; account.save()
