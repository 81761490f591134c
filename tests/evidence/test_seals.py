"""Rows are sealed whichever way the program writes them; what a hand writes is named; an erased person is not called tampering."""

from datetime import date

import pytest
from django.db import connection, transaction
from django.db.models import F, Value
from django.db.models.functions import Concat

from cunju.ledger import guards
from cunju.ledger import interface as ledger
from cunju.ledger.models import Digest, Nonce, Seal
from cunju.ledger.seals import checking, making
from cunju.ledger.tests.village import NOON, ONE, Meeting, pen, settle
from cunju.org.models import Person, Seat

pytestmark = pytest.mark.django_db
DAY = date(2023, 9, 18)


@pytest.fixture(autouse=True)
def _village() -> None:
    settle()


def person(name: str = "王小平") -> Person:
    return Person.objects.create(unit_code=ONE, name=name)


def said() -> list[tuple[str, str]]:
    return [(one.row, one.said) for one in checking.faults(checking.Looked())]


def acts(row: Person) -> list[str]:
    return list(Seal.objects.filter(row=str(row.pk)).order_by("number").values_list("act", flat=True))


def by_hand(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        for name, table in guards._names().items():
            cursor.execute(guards._drop(name, table))
        cursor.execute(statement, values)


def key(row: Person) -> object:
    return row.pk if connection.vendor == "postgresql" else row.pk.hex


def saved(one: Person, **more: object) -> None:
    one.name = "李四"
    one.save(**more)


WAYS = {
    "save": lambda one: saved(one),
    "one column": lambda one: saved(one, update_fields=["name"]),
    "update": lambda one: Person.objects.filter(pk=one.pk).update(name="李四"),
    "update by condition": lambda one: Person.objects.filter(name="王小平").update(name="李四"),
    "update by another table": lambda one: Person.objects.exclude(seats__role="chair").update(name="李四"),
    "expression": lambda one: Person.objects.filter(pk=one.pk).update(name=Concat(F("name"), Value("。"))),
    "bulk": lambda one: Person.objects.bulk_update([Person(pk=one.pk, unit_code=ONE, name="李四")], ["name"]),
}


@pytest.mark.parametrize("inside", [True, False])
@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_writing_makes_a_seal(way, inside) -> None:
    one = person()
    if inside:
        with pen():
            WAYS[way](one)
    else:
        WAYS[way](one)
    assert Person.objects.get(pk=one.pk).name != "王小平"
    assert (said(), acts(one)) == ([], ["kept", "kept"])


def test_what_is_written_and_changed_in_one_writing_has_one_seal() -> None:
    with pen():
        one = person()
        Person.objects.filter(pk=one.pk).update(phone="139")
        Seat.objects.bulk_create([Seat(unit_code=ONE, body="committee", role="member", person=one, from_on=DAY) for _ in range(3)])
        assert Seal.objects.exclude(act="begun").count() == 0
    assert (said(), Seal.objects.exclude(act="begun").count()) == ([], 4)


def test_what_is_rolled_back_has_none_and_what_is_deleted_says_so() -> None:
    one = person()
    with pen():
        with pytest.raises(RuntimeError), transaction.atomic():
            person("李四")
            raise RuntimeError
        Person.objects.filter(name="王小平").delete()
    assert (said(), acts(one)) == ([], ["kept", "gone"])
    assert not Nonce.objects.exists()


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE org_person SET name = '李四' WHERE id = %s", "封记不符"),
        ("DELETE FROM org_person WHERE id = %s", "被删去了"),
        ("DELETE FROM ledger_nonce WHERE %s IS NOT NULL", "随机数不在了"),
    ],
)
def test_what_a_hand_writes_is_named(statement, words) -> None:
    one = person()
    by_hand(statement, key(one))
    assert [(row, words in sentence) for row, sentence in said()] == [(str(one.pk), True)]


def test_a_row_a_hand_adds_has_no_seal() -> None:
    one = person()
    names = ", ".join(field.column for field in Person._meta.concrete_fields if not field.primary_key)
    new = Person(unit_code=ONE)
    by_hand(f"INSERT INTO org_person (id, {names}) SELECT %s, {names} FROM org_person WHERE id = %s", key(new), key(one))
    assert said() == [(str(new.pk), "没有封记：不是经程序写下的")]


def test_the_log_commits_to_the_seals() -> None:
    with pen() as opened:
        one = person()
        opened.record(Meeting(), unit=ONE, occurred_on=DAY, by="clerk")
    assert Digest.objects.get().rows == Seal.objects.latest("number").digest
    new = "0" * 64
    forged = Seal.objects.get(row=str(one.pk))
    forged.mac = new
    before = Seal.objects.filter(number=forged.number - 1).values_list("digest", flat=True).first() or ""
    by_hand("UPDATE ledger_seal SET mac = %s, digest = %s WHERE number = %s", new, making.chained(before, forged), forged.number)
    assert any("封记里没有它" in sentence for _, sentence in said())


def test_erased_is_said_and_is_no_tampering() -> None:
    one = person()
    first = Seal.objects.get(row=str(one.pk)).number
    with pen(), ledger.erasing():
        Person.objects.filter(pk=one.pk).update(name="已删除")
    looked = checking.Looked()
    assert (list(checking.faults(looked)), looked.erased, acts(one)) == ([], 1, ["kept", "erased"])
    assert not Nonce.objects.filter(number=first).exists()


def test_a_database_that_had_none_is_sealed_as_it_is() -> None:
    one = person()
    by_hand("DELETE FROM ledger_seal")
    by_hand("DELETE FROM ledger_nonce")
    assert said() == [(str(one.pk), "没有封记：不是经程序写下的")]
    making.begin(NOON.date())
    looked = checking.Looked()
    assert (list(checking.faults(looked)), looked.since) == ([], {"org.person": (NOON.date(), "1")})
    assert making.begin(NOON.date()) == []
