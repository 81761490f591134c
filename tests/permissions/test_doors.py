"""Every page × every person: the status the table says, the login page for nobody, one body for what is not there."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from cunju.api import calling
from tests import cast
from tests.permissions.doors import ELSEWHERE, NOBODY_LOGGED_IN, PERSONS, Door, rows, urls

pytestmark = pytest.mark.django_db
TABLE = [(name, door) for name, doors in rows().items() for door in doors]
EACH = pytest.mark.parametrize(
    ("name", "door"), TABLE, ids=[f"{name} {door.method} {door.at}" for name, door in TABLE]
)


@pytest.fixture
def scene(settings: Any, tmp_path: Path) -> dict[str, Any]:
    settings.LOG, settings.LOG_KEY = tmp_path / "log", tmp_path / "log-key"
    cast.units()
    cast.demonstration()
    calling.strangers.clear()
    return cast.everybody()


@contextmanager
def undone() -> Iterator[None]:
    """What a person does is taken back before the next one comes."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def ask(scene: dict[str, Any], who: str, door: Door, path: str, code: str) -> Any:
    client = Client()
    if who != NOBODY_LOGGED_IN:
        client.force_login(scene[who])
    data = dict(door.data(code))
    return client.post(path, data) if door.method == "post" else client.get(path, data)


def test_every_url_has_a_row_and_every_row_its_url() -> None:
    """A new page: say in ``platform.py``, or in the room's ``tests/doors.py``, whom it opens to."""
    named = urls()
    assert sorted(set(named) - set(rows())) == []
    assert sorted(set(rows()) - set(named)) == []


@EACH
def test_it_opens_to_these_and_to_nobody_else(scene: dict[str, Any], name: str, door: Door) -> None:
    path = door.address(name, door.at)
    wanted, found = {}, {}
    for who in PERSONS:
        with undone():
            answer = ask(scene, who, door, path, door.at)
        found[who] = answer.status_code
        if who == NOBODY_LOGGED_IN and not door.public:
            wanted[who] = 302
            # A form leads back to where it can be filled in again.
            assert answer.url.startswith(
                "/login/?next=/" if door.method == "post" else f"/login/?next={path}"
            )
        else:
            wanted[who] = door.answers if who in door.who else door.refused
    assert found == wanted


@EACH
def test_elsewhere_and_unknown_have_one_body(scene: dict[str, Any], name: str, door: Door) -> None:
    addresses = [door.unknown_address(name, one) for one in door.unknown]
    if not door.public and door.unknown and door.at in ELSEWHERE:
        far = ELSEWHERE[door.at]
        if not {"district", "reader", "system"} & set(door.who[:1]):
            addresses.append(door.address(name, far))
    who = door.who[0] if door.who else "clerk"
    bodies = set()
    for path in addresses:
        with undone():
            answer = ask(scene, who, door, path, door.at)
        assert answer.status_code == 404, path
        bodies.add(answer.content)
    client = Client()
    if who != NOBODY_LOGGED_IN:
        client.force_login(scene[who])
    assert bodies <= {client.get("/no/such/page/").content}


def test_rows_with_arguments_say_which_may_be_unknown() -> None:
    silent = {"api:v1", "ui:", "portal:short", "portal:receipt", "reports:word", "reports:copy", "reports:pdf", "reports:picture"}
    missing = [
        name
        for name, pattern in urls().items()
        if pattern.pattern.converters
        and not name.startswith(tuple(silent))
        and not any(door.unknown for door in rows().get(name, ()))
    ]
    assert missing == []


@pytest.mark.parametrize("who", ["system", "security", "audit"])
def test_the_three_administrators_see_no_business(scene: dict[str, Any], who: str) -> None:
    client = Client()
    client.force_login(scene[who])
    for path in (f"/unit/{cast.VILLAGE}/", f"/matrix/{cast.DISTRICT}/", "/register/"):
        assert client.get(path).status_code == 404
    # Login, the way home of a page that is not there, an old bookmark: all end at a page with a menu.
    for path in ("/", "/today/", "/login/"):
        assert client.get(path, follow=True).redirect_chain[-1] == ("/me/", 302)
    assert 'href="/"' in client.get("/no/such/page/").content.decode()
    page = client.get("/me/").content.decode()
    assert 'href="/today/"' not in page
