"""No page of a day cites what was not in force on it: asked of every page, by every clause of another time only."""

from datetime import date

import pytest
from django.test import Client

from cunju import catalogue
from tests import cast
from tests.permissions.doors import Door, rows

pytestmark = pytest.mark.django_db
# Pages that are about the law itself, of every day.
ABOUT_LAW = ("desk:law", "ui:")
TABLE = [
    (name, door)
    for name, doors in rows().items()
    for door in doors
    if door.method == "get" and door.opens == 200 and door.who and door.who[0] != "nobody" and not name.startswith(ABOUT_LAW)
]


def later(on: date) -> set[str]:
    """Words by which only what came into force after a day is cited."""
    clauses = [*catalogue.load().clauses, *catalogue.load().duties]
    then = {one.cite for one in clauses if one.valid_from <= on}
    return {one.cite for one in clauses if one.valid_from > on} - then


def test_there_are_clauses_of_later_days() -> None:
    assert any("2024年8月" in one for one in later(cast.TODAY))


@pytest.mark.parametrize(("name", "door"), TABLE, ids=[f"{name} {door.at}" for name, door in TABLE])
def test_a_page_cites_what_was_in_force(name: str, door: Door) -> None:
    cast.units()
    cast.demonstration()
    client = Client()
    client.force_login(cast.everybody()[door.who[0]])
    page = client.get(door.address(name, door.at))
    if page.status_code == 200 and not page.streaming and "html" in page["Content-Type"]:
        text = page.content.decode()
        assert [one for one in later(cast.TODAY) if f"{one}" in text and one] == []
