"""A full disk: reading goes on, writing says so in a sentence and keeps what was typed."""

import pytest
from django.db import OperationalError, connection
from django.test import Client

from cunju.desk.models import Feedback
from cunju.org.models import Account, Visit
from tests import cast

pytestmark = pytest.mark.commits


@pytest.fixture(autouse=True)
def people() -> None:
    cast.units()
    cast.demonstration()
    cast.clerk()


def no_room(execute, sql, params, many, context):
    """Every write fails as on a full disk."""
    if sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
        raise OperationalError("database or disk is full")
    return execute(sql, params, many, context)


def test_on_a_full_disk_reading_goes_on_and_writing_says_so() -> None:
    client = Client()
    client.force_login(Account.objects.get(username="clerk"))
    client.get("/me/")

    with connection.execute_wrapper(no_room):
        assert client.get("/today/").status_code == 200
        assert client.get("/units/").status_code == 200
        page = client.post("/feedback/", {"about": "other", "text": "字太小，看不清"})
    shown = page.content.decode()
    assert page.status_code == 507 and "磁盘已满" in shown and "再交一次" in shown
    assert 'name="text" value="字太小，看不清"' in shown and 'action="/feedback/"' in shown
    assert Visit.objects.filter(path="/today/").count() == 0 and Feedback.objects.count() == 0
    assert client.post("/feedback/", {"about": "other", "text": "字太小，看不清"}).status_code == 302


def test_a_password_is_not_repeated_on_a_page_of_trouble() -> None:
    with connection.execute_wrapper(no_room):
        page = Client().post("/login/", {"username": "clerk", "password": "Feng-shan-2023"})
    assert page.status_code == 507 and "Feng-shan-2023" not in page.content.decode()
