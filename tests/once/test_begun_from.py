"""A form that names the version it began from is no second record: it begins with the very words that were recorded."""

import uuid

import pytest
from django.test import Client

from tests import cast

pytestmark = pytest.mark.django_db
PATH = f"/supervision/{cast.VILLAGE}/opinion/"
ALIKE = "一模一样"


def test_the_words_that_were_recorded_may_go_on_from_the_version_that_was_seen() -> None:
    cast.units()
    cast.demonstration()
    client = Client()
    client.force_login(cast.everybody()["supervisor"])
    said = {"text": "路灯不亮，请修", "on": cast.TODAY.isoformat(), "channel": "visit"}
    first = str(uuid.uuid4())
    assert client.post(PATH, said | {"fact_id": first}).status_code == 302
    assert ALIKE in client.post(PATH, said | {"fact_id": str(uuid.uuid4())}).content.decode()
    went_on = client.post(PATH, said | {"fact_id": str(uuid.uuid4()), "seen": first})
    assert ALIKE not in went_on.content.decode()
