"""Mail of what is due: off by default, one a week an office, only what is due, nothing that tells it was opened."""

from datetime import date, timedelta

import pytest
from django.core import mail
from tests import cast

from cunju.config import worker
from cunju.kernel.refusals import Refusal
from cunju.org.models import Installation, Unit
from cunju.reports import calendar, mailing

pytestmark = pytest.mark.django_db
TEXT = f"""
host: smtp.example
from: cunju@example.gov.cn
offices:
  "{cast.VILLAGE}": village@example.gov.cn
  "{cast.UNKNOWN}": nobody@example.gov.cn
"""


@pytest.fixture
def office(tmp_path, settings):
    settings.VAR = tmp_path
    cast.units()
    return tmp_path


@pytest.fixture
def turned_on(office):
    (office / "mail.yaml").write_text(TEXT, encoding="utf-8")
    return office


def test_without_the_file_nothing_goes(office) -> None:
    with pytest.raises(Refusal, match="没有设置邮件"):
        mailing.send(on=cast.TODAY)
    worker._mail()
    assert mail.outbox == []


def test_an_office_gets_what_is_due_and_nothing_else(turned_on) -> None:
    told = mailing.send(on=cast.TODAY)
    assert (told.sent, told.nothing, told.failed) == ([cast.VILLAGE], [cast.UNKNOWN], [])
    [one] = mail.outbox
    assert one.to == ["village@example.gov.cn"] and one.from_email == "cunju@example.gov.cn"
    lines = [line.removeprefix("· ") for line in one.body.splitlines() if line.startswith("· ")]
    owed = {each.title: each.on for each in calendar.owed(Unit.objects.get(code=cast.VILLAGE), on=cast.TODAY)}
    assert lines and set(lines) == {title for title, on in owed.items() if on <= cast.TODAY + timedelta(days=14)}
    assert one.content_subtype == "plain" and not one.attachments and "http" not in one.body, "nothing is fetched when it is opened"


def test_once_a_week(turned_on) -> None:
    mailing.send(on=cast.TODAY)
    for later in (0, 1, 6):
        assert mailing.send(on=cast.TODAY + timedelta(days=later)).lately == [cast.VILLAGE]
    assert len(mail.outbox) == 1
    assert mailing.send(on=cast.TODAY + timedelta(days=7)).sent == [cast.VILLAGE] and len(mail.outbox) == 2


def test_where_nothing_is_due_no_mail_goes(turned_on, monkeypatch) -> None:
    monkeypatch.setattr(mailing, "due", lambda unit, on: [])
    assert mailing.send(on=cast.TODAY).nothing == [cast.VILLAGE, cast.UNKNOWN] and mail.outbox == []


def test_a_server_that_is_away_is_tried_again(turned_on, monkeypatch, settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    (turned_on / "mail.yaml").write_text(TEXT.replace("smtp.example", "127.0.0.1\nport: 1"), encoding="utf-8")
    assert mailing.send(on=cast.TODAY).failed == [cast.VILLAGE]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert mailing.send(on=cast.TODAY).sent == [cast.VILLAGE], "the same day: none was sent"


@pytest.mark.parametrize("text", ["from: [", "- a", "from: x", "offices: {}"])
def test_a_file_that_says_nothing_is_refused_with_what_it_needs(turned_on, text) -> None:
    (turned_on / "mail.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(Refusal, match=r"mail\.yaml"):
        mailing.send(on=cast.TODAY)
    worker._mail()
    assert mail.outbox == []


def test_a_demonstration_sends_none(turned_on) -> None:
    Installation.objects.create(demonstration=True, today=date(2023, 9, 20), district_code=cast.DISTRICT)
    with pytest.raises(Refusal, match="演示数据"):
        mailing.send(on=cast.TODAY)
    assert mail.outbox == []


def test_the_worker_sends_it(turned_on, monkeypatch) -> None:
    monkeypatch.setenv("CUNJU_TODAY", "2023-09-20")
    worker._mail()
    assert [one.to for one in mail.outbox] == [["village@example.gov.cn"]]
