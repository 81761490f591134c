"""The first page of every room is two taps from today at most, for whoever works there."""

from typing import Any

import pytest
from django.test import Client

from cunju.desk import works
from tests import cast
from tests.effort.pages import Page
from tests.effort.walking import Walk

pytestmark = pytest.mark.django_db
# Works whose first page an office other than the village's has, or none of its own.
ROLES = {"clerk": cast.VILLAGE, "town": cast.TOWN}


def hrefs(walk: Walk) -> set[str]:
    return {href.partition("?")[0] for _, href, _ in walk.page.links}


@pytest.mark.parametrize("who", ROLES)
def test_every_first_page_is_two_taps_from_today(who: str) -> None:
    cast.units()
    cast.demonstration()
    people: dict[str, Any] = cast.everybody()
    client = Client()
    client.force_login(people[who])
    today = Walk(client).go("/today/")
    record = Walk(client).go("/today/").tap("记一件事")
    reached = hrefs(today) | hrefs(record)
    homes = {one.key: home for one in works.works() if (home := one.page(ROLES[who]))}
    opened = {key: home for key, home in homes.items() if client.get(home).status_code == 200}
    assert opened and {key: home for key, home in opened.items() if home not in reached} == {}
    assert record.taps == 1 and Page(record.text).links
