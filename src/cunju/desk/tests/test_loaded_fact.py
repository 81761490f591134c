"""A record that came in by ``facts load`` has no rows in its room: its page answers and leads nowhere that is not there."""

import re

import pytest
from django.urls import reverse
from tests import cast

pytestmark = pytest.mark.django_db


def test_a_loaded_record_is_not_linked_to_a_page_that_is_not_there(enter, held) -> None:
    fact = held(cast.VILLAGE, "2023-03-10")
    client = enter("clerk")
    page = client.get(reverse("desk:fact", args=[fact.uid])).content.decode()
    assert "打开原记录" not in page
    links = {one for one in re.findall(r'href="(/[^"#]+)"', page) if not one.startswith("/static/")}
    assert {one: client.get(one).status_code for one in links if client.get(one).status_code >= 400} == {}
