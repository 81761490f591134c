"""What was done with accounts and people's data: who, whom, from where; the chain shows what was changed or is missing; kept for its days."""

import csv
import io
from datetime import timedelta

import pytest
from django.test import Client
from tests import cast
from tests.permissions.doors import urls

from cunju.org import audit, clock, pairs
from cunju.org.models import Account, Chain, Visit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def people() -> dict[str, Account]:
    cast.units()
    cast.demonstration()
    return cast.everybody()


def logged_in(account: Account, **more: str) -> Client:
    client = Client(**more)
    client.force_login(account)
    return client


def acts() -> list[tuple[str, str, str]]:
    return list(Visit.objects.filter(number__isnull=False).order_by("number").values_list("account", "act", "whom"))


def test_who_did_what_to_whose_account_from_where(people) -> None:
    town = logged_in(people["town"], REMOTE_ADDR="10.1.2.3")
    town.post("/accounts/", {"username": "newone", "role": "village_clerk", "unit_code": cast.VILLAGE})
    for act in ("reset", "handover", "disable"):
        town.post(f"/accounts/{people['clerk'].pk}/{act}/")
    town.post(f"/accounts/{people['far'].pk}/reset/")  # not his: 404, nothing done
    assert acts() == [("town", "create", "newone"), *(("town", act, "clerk") for act in ("reset", "handover", "disable"))]
    assert set(Visit.objects.filter(number__isnull=False).values_list("address", flat=True)) == {"10.1.2.3"}
    logged_in(people["security"]).post("/locks/unlock/", {"kind": "username", "value": "clerk"})
    assert acts()[-1] == ("security", "unlock", "clerk")


def test_what_cannot_be_written_is_not_done(people, monkeypatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(audit, "write", full)
    town = logged_in(people["town"])
    town.raise_request_exception = False
    before = people["clerk"].password
    assert town.post(f"/accounts/{people['clerk'].pk}/reset/").status_code >= 500
    assert Account.objects.get(username="clerk").password == before


def test_a_command_at_the_machine_is_written(people) -> None:
    import argparse
    from unittest.mock import Mock

    from cunju.org.commands import COMMANDS

    reset = next(one for one in COMMANDS if one.name == "accounts reset")
    reset.run(argparse.Namespace(name="clerk"), Mock())
    assert acts() == [("命令行", "reset", "clerk")]


def test_who_opened_whose_data(people) -> None:
    clerk = logged_in(people["clerk"])
    clerk.get(f"/members/{cast.VILLAGE}/")
    clerk.get("/today/")
    clerk.get(f"/members/{cast.FAR}/")  # out of scope: nothing was seen
    assert acts() == [("clerk", "seen", cast.VILLAGE)]
    assert Visit.objects.filter(account="clerk").count() == 3


def test_declared_pages_are_pages() -> None:
    assert set(audit.personal()) <= set(urls())
    assert set(audit.personal().values()) <= set(audit.ACTS)
    assert {"reports:people", "desk:letter", "org:members"} <= set(audit.personal())


def said(client: Client, **asked: str) -> str:
    return client.get("/audit/", asked).content.decode()


def test_the_page_finds_and_the_table_holds_every_digest(people) -> None:
    for name, whom in (("town", "clerk"), ("district", "=1+1")):
        audit.write(account=name, act="reset", whom=whom, address="10.0.0.9")
    auditor = logged_in(people["audit"])
    assert "共2条" in said(auditor) and "重置账号" in said(auditor)
    assert "共1条" in said(auditor, account="town") and "共0条" in said(auditor, act="disable")
    assert "共1条" in said(auditor, whom="cler")
    day = clock.machine_now().date()
    assert "共2条" in said(auditor, since=day.isoformat(), until=day.isoformat())
    assert "共0条" in said(auditor, until=(day - timedelta(days=1)).isoformat())
    assert "不按这个日期" in said(auditor, since="昨天")
    table = list(csv.reader(io.StringIO(auditor.get("/audit/export/").content.decode().lstrip("\ufeff"))))
    assert [len(one) for one in table] == [8, 8, 8] and table[1][5] == "'=1+1"
    assert {one[7] for one in table[1:]} == set(Visit.objects.filter(act="reset").values_list("digest", flat=True))
    assert acts()[-1] == ("audit", "exported", "操作日志")
    assert list(audit.faults()) == []


def written(many: int = 6) -> None:
    for number in range(many):
        audit.write(account="town", act="reset", whom=f"clerk{number}", address="10.0.0.9", path="/x/")


CHANGED = [
    {"account": "other"}, {"act": "seen"}, {"whom": "x"}, {"address": ""}, {"path": "/y/"}, {"method": "GET"}, {"status": 9},
    {"digest": "0" * 64},
]  # fmt: skip


@pytest.mark.parametrize("changed", CHANGED, ids=str)
def test_a_change_is_found(changed) -> None:
    written()
    assert list(audit.faults()) == []
    Visit.objects.filter(number=3).update(**changed)
    found = [number for number, _ in audit.faults()]
    assert "3" in found and "2" not in found


def test_a_moved_instant_is_found() -> None:
    written()
    one = Visit.objects.get(number=4)
    Visit.objects.filter(pk=one.pk).update(at=one.at + timedelta(microseconds=1))
    assert [number for number, _ in audit.faults()] == ["4"]


def test_what_is_missing_is_found_at_every_place() -> None:
    for gone, number in ((1, "2"), (3, "4"), (6, "6")):
        Visit.objects.all().delete()
        Chain.objects.all().delete()
        written()
        Visit.objects.filter(number=gone).delete()
        assert number in [one for one, _ in audit.faults()]
    Visit.objects.all().delete()
    Chain.objects.all().delete()
    written()
    # One who deletes the last row and sets the end to fit lacks the key for its mark.
    last = Visit.objects.get(number=5)
    Visit.objects.filter(number=6).delete()
    Chain.objects.update(last=5, last_digest=last.digest)
    assert "首尾" in " ".join(said for _, said in audit.faults())


def test_a_row_that_was_slipped_in_is_found() -> None:
    written()
    Visit.objects.create(at=clock.machine_now(), account="x", act="reset", whom="y", status=0)
    assert any("没有编号" in said for _, said in audit.faults())


def test_it_is_kept_for_its_days_and_the_chain_goes_on() -> None:
    now = clock.machine_now()
    days = audit.kept_days()
    assert min(days.values()) >= 184
    for old in (days["acts"] + 5, days["acts"] + 1, days["acts"] - 1, 1):
        audit.write(account="town", act="reset", whom=str(old), at=now - timedelta(days=old))
    for old in (days["visits"] + 1, days["visits"] - 1):
        Visit.objects.create(at=now - timedelta(days=old), account="x", method="GET", path="/", status=200)
    assert audit.tidy(now) == (1, 2)
    assert list(Visit.objects.filter(number__isnull=False).order_by("number").values_list("number", flat=True)) == [3, 4]
    assert list(audit.faults()) == []
    assert audit.tidy(now) == (0, 0)
    Visit.objects.filter(number=3).delete()
    assert [number for number, _ in audit.faults()] == ["4"]


def test_nothing_young_is_cleared_out_whatever_the_data_says(monkeypatch, tmp_path) -> None:
    (tmp_path / "keeping.yaml").write_text("{least: 190, visits: 1, acts: 0}")
    monkeypatch.setattr(audit, "DATA", tmp_path / "keeping.yaml")
    audit.kept_days.cache_clear()
    try:
        assert audit.kept_days() == {"visits": 190, "acts": 190}
    finally:
        audit.kept_days.cache_clear()


def test_handing_out_is_written(people) -> None:
    pairs.reset(people["system"], people["district"])
    logged_in(people["audit"]).post(f"/accounts/waiting/{people['district'].pk}/confirm/")
    assert acts() == [("audit", "confirm", "district")]
