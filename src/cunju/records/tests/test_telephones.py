"""Telephone numbers lie sealed: no table, row or file of the database has one; the key lies apart, and without it pages still answer."""

import base64
import uuid
from datetime import date, datetime
from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import FieldError
from django.db import connection, transaction
from tests import cast

from cunju.kernel.days import SHANGHAI
from cunju.kernel.refusals import Refusal
from cunju.ledger.models import Sent
from cunju.org import telephones
from cunju.org.models import Begun, Draft, KeptForm, Person
from cunju.records.models import Letter

NUMBER = "13900865214、023-67180001"
AT = datetime(2023, 9, 20, 9, tzinfo=SHANGHAI)
TYPED = {"phone": [NUMBER], "row-1-phone": NUMBER, "note": ["没有电话"], "inner": {"phone": NUMBER}}
ROWS = (
    (Person, {"unit_code": cast.VILLAGE, "name": "张三", "phone": NUMBER}, "phone"),
    (Letter, {"unit_code": cast.VILLAGE, "kind": "matter", "text": "路灯", "phone": NUMBER, "receipt": "a", "came_on": date(2023, 9, 1)}, "phone"),
    (Begun, {"account": "a", "unit_code": cast.VILLAGE, "path": "/x/", "data": TYPED, "token": "t", "at": AT}, "data"),
    (Draft, {"unit_code": cast.VILLAGE, "form": "f", "data": TYPED, "updated_at": AT, "by": "a"}, "data"),
    (KeptForm, {"token": "k", "path": "/x/", "data": TYPED, "made_at": AT}, "data"),
    (Sent, {"uid": uuid.uuid4(), "path": "/x/", "by": "a", "at": AT, "said": TYPED}, "said"),
)  # fmt: skip
EACH = pytest.mark.parametrize(("model", "row", "name"), ROWS, ids=[one[0].__name__ for one in ROWS])
pytestmark = pytest.mark.django_db


def raw(model, name: str) -> str:
    """A column as the database holds it, past the model."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT CAST("{name}" AS TEXT) FROM "{model._meta.db_table}"')
        return " ".join(str(one[0]) for one in cursor.fetchall())


def made(model, row, name):
    return model.objects.get(pk=model.objects.create(**row).pk)


@EACH
def test_the_table_has_no_number_and_the_row_has_it(model, row, name) -> None:
    found = made(model, row, name)
    assert getattr(found, name) == row[name]
    kept = raw(model, name)
    assert telephones.MARK in kept and "13900865214" not in kept and "67180001" not in kept


@EACH
def test_without_the_key_it_reads_as_a_sentence_and_stays(monkeypatch, settings, tmp_path, model, row, name) -> None:
    found = made(model, row, name)
    monkeypatch.delenv("CUNJU_PHONE_KEY")
    settings.PHONE_KEY = tmp_path / "phone-key"
    lost = model.objects.get(pk=found.pk)
    said = getattr(lost, name)
    assert (said if name == "phone" else said["phone"][0]) == telephones.LOST
    lost.save()
    monkeypatch.setenv("CUNJU_PHONE_KEY", "tests-only")
    assert getattr(model.objects.get(pk=found.pk), name) == row[name]


def test_a_new_number_is_refused_without_the_key_and_a_row_without_one_is_kept(monkeypatch, settings, tmp_path) -> None:
    monkeypatch.delenv("CUNJU_PHONE_KEY")
    settings.PHONE_KEY = tmp_path / "phone-key"
    with pytest.raises(Refusal, match="密钥不在"), transaction.atomic():
        Person.objects.create(unit_code=cast.VILLAGE, name="李四", phone=NUMBER)
    assert Person.objects.create(unit_code=cast.VILLAGE, name="李四").phone == ""
    assert Begun.objects.create(account="a", unit_code="", path="/x/", data=TYPED, token="t", at=AT).pk, "a draft goes on, without the number"


def test_another_key_opens_nothing(monkeypatch) -> None:
    found = made(*ROWS[0])
    monkeypatch.setenv("CUNJU_PHONE_KEY", "another")
    assert Person.objects.get(pk=found.pk).phone == telephones.LOST


def test_what_was_changed_by_a_byte_is_not_opened() -> None:
    sealed = telephones.seal(NUMBER)
    body = bytearray(base64.urlsafe_b64decode(sealed.removeprefix(telephones.MARK)))
    body[-1] ^= 1
    assert telephones.opened(telephones.MARK + base64.urlsafe_b64encode(body).decode()) == telephones.LOST
    assert telephones.seal(NUMBER) != sealed and telephones.opened(sealed) == NUMBER


def test_the_longest_numbers_fit() -> None:
    longest = Person._meta.get_field("phone").max_length
    assert len(telephones.seal("、" * 60)) <= longest


def test_the_key_is_made_once_for_nobody_else_to_read(monkeypatch, settings, tmp_path) -> None:
    monkeypatch.delenv("CUNJU_PHONE_KEY")
    settings.PHONE_KEY = tmp_path / "var" / "phone-key"
    telephones.make_key()
    first = settings.PHONE_KEY.read_text()
    telephones.make_key()
    assert settings.PHONE_KEY.read_text() == first and settings.PHONE_KEY.stat().st_mode & 0o777 == 0o600 and len(first) >= 40
    assert [one.name for one in settings.PHONE_KEY.parent.iterdir()] == ["phone-key"]


def test_a_number_is_asked_only_whether_it_is_there() -> None:
    made(*ROWS[0])
    assert Person.objects.exclude(phone="").count() == 1
    for asked in ({"phone__contains": "139"}, {"phone__startswith": "1"}, {"phone__in": [NUMBER]}):
        with pytest.raises(FieldError):
            list(Person.objects.filter(**asked))


def test_what_stood_before_is_sealed_by_the_migration() -> None:
    made(*ROWS[0]), made(*ROWS[5])
    with connection.cursor() as cursor:
        cursor.execute("UPDATE org_person SET phone = %s", [NUMBER])
        cursor.execute("UPDATE ledger_sent SET said = %s", ['{"phone": ["13900865214"]}'])
    assert Person.objects.get().phone == NUMBER, "read as it stood"
    for app, number in (("org", "0014"), ("ledger", "0007"), ("records", "0003")):
        import_module(f"cunju.{app}.migrations.{number}_telephones").sealed(apps, None)
    assert NUMBER not in raw(Person, "phone") and "13900865214" not in raw(Sent, "said")
    assert (Person.objects.get().phone, Sent.objects.get().said) == (NUMBER, {"phone": ["13900865214"]})
