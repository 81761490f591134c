"""kinds, units load, rebuild, check, demo accounts: what keeps a database right (interfaces §3, §4, §7, §9)."""

import json

import pytest
from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from tests import cast

from cunju.duties.models import StoredFold
from cunju.ledger import guards
from cunju.org import demo_accounts
from cunju.org.models import Installation

pytestmark = pytest.mark.django_db


def test_kinds(call) -> None:
    found = call("kinds", "--json").json
    assert found["schema"] == "cunju.kinds/1"
    assert all(set(one) >= {"kind", "label", "room", "installed", "fields"} for one in found["kinds"])
    by_name = {one["kind"]: one for one in found["kinds"]}
    due = next(one for one in by_name["assemblies.meeting_held"]["fields"] if one["name"] == "due")
    assert due == {"name": "due", "type": "int", "required": True, "values": None, "personal": False}
    rooms = {one.rpartition(".")[2] for one in settings.ROOMS}
    assert all(one["installed"] for one in found["kinds"] if one["room"] in rooms)
    later = {"fourlists", "partners", "assessment", "points"} - rooms
    assert not any(one["installed"] for one in found["kinds"] if one["room"] in later)
    types = {field["type"] for one in found["kinds"] for field in one["fields"]}
    assert types <= {"int", "str", "bool", "date", "money", "list"}
    assert not any(field["personal"] for one in found["kinds"] for field in one["fields"])


NAMED = {
    "assemblies.meeting_held": {"body": "assembly representatives joint party group", "due": "", "present": "",
                                "women_present": "", "notice_days": "", "result": "regular unverified short"},
    "assemblies.decision_posted": {"days_shown": ""},
    "bodies.composition": {"body": "committee representatives supervisory", "sound": "", "members": "", "women": ""},
    "quarterly.submitted": {"report_on": ""},
    "duties.judged": {"duty": "", "from": "", "holds": ""},
    "disclosure.sheet_published": {"category": "party government service finance", "period": "", "board": "", "platform": ""},
    "disclosure.sheet_reviewed": {"category": "", "period": "", "result": "passed objected"},
    "disclosure.sheet_taken_down": {"category": "", "period": "", "days_shown": "", "enough": ""},
    "disclosure.sheet_filed": {"category": "", "period": ""},
    "disclosure.town_reviewed": {"category": "", "period": ""},
}  # fmt: skip


@pytest.mark.parametrize("kind", NAMED)
def test_the_names_fixed_for_the_first_issue(call, kind) -> None:
    found = {one["kind"]: one for one in call("kinds", "--json").json["kinds"]}[kind]
    fields = {one["name"]: one["values"] for one in found["fields"]}
    for name, values in NAMED[kind].items():
        assert set(values.split()) <= set(fields[name] or ())


def test_units_load(call, tmp_path) -> None:
    file = tmp_path / "units.csv"
    file.write_text("code,name,kind,parent\n500112018205,某村村民委员会,,500112018\n12,错,,\n", encoding="utf-8")
    said = call("units", "load", str(file), "--json")
    assert said.code == 3
    assert set(said.json) >= {"schema", "rows", "loaded", "unchanged", "counts", "errors", "doubts"}
    assert [(one["line"], said.json["loaded"]) for one in said.json["errors"]] == [(3, 0)]
    assert call("units", "load", str(file)).out == ""
    skipped = call("units", "load", str(file), "--skip-bad", "--json")
    assert (skipped.code, skipped.json["loaded"]) == (0, 1)
    assert call("units", "load", str(file), "--skip-bad", "--json").json["unchanged"] == 1


def test_rebuild_finds_mends_and_says_what_differed(call, facts) -> None:
    clean = call("rebuild", "--json")
    assert (clean.code, clean.json["differed"]) == (0, [])
    assert set(clean.json) >= {"schema", "units", "facts", "windows", "differed"}
    assert (clean.json["schema"], clean.json["units"], clean.json["facts"]) == ("cunju.rebuild/1", 6, 6)
    row = StoredFold.objects.get(unit_code=cast.VILLAGE, year=2023)
    right = row.packed
    StoredFold.objects.filter(pk=row.pk).update(packed=right.replace('"2023-09-18"', '"2023-09-17"'))
    dry = call("rebuild", "--dry-run", "--json")
    assert dry.code == 1
    assert {(one["unit"], set(one) >= {"duty", "from", "stored", "folded"}) for one in dry.json["differed"]} == {
        (cast.VILLAGE, True)
    }
    assert call("rebuild", "--prefix", cast.OTHER_TOWN).code == 0
    assert call("rebuild", "--prefix", cast.TOWN).code == 1  # found, and mended
    assert StoredFold.objects.get(pk=row.pk).packed == right
    assert call("rebuild").code == 0


def test_check(call, tmp_path) -> None:
    clean = call("check", "--json")
    assert (clean.code, clean.json["schema"], clean.json["problems"]) == (0, "cunju.check/2", [])
    assert set(clean.json["looked_at"]) == {"facts", "files", "units"}
    head = "pack: own\ntitle: t\nauthority: notice\nvalid_from: 2023-01-01\nvalid_to: 2023-12-31\nduties:\n"
    duty = "  - {{id: own.m1, measure: 1, label: x, applies_to: [village], cite: c, window: {{each: year}}, fact: {0}}}\n"
    bad = tmp_path / "own.yaml"
    bad.write_text(head + duty.format("assemblies.meeting_hold"), encoding="utf-8")
    said = call("check", str(bad), "--json")
    (problem,) = said.json["problems"]
    assert (said.code, problem["file"], problem["line"]) == (1, "own.yaml", 7)
    assert "assemblies.meeting_held" in problem["known"]
    bad.write_text(head + duty.format("partners.funds_posted"), encoding="utf-8")  # its room may not be installed: no problem
    assert call("check", str(bad), "--json").code == 0
    bad.write_text(head + duty.format("partners.funds_posted").replace("each: year", "each: week"), encoding="utf-8")
    assert call("check", str(bad), "--json").code == 1


def test_check_reports_a_missing_guard_and_its_cure(call) -> None:
    name = sorted(guards._names())[0]
    on = f" ON {guards._names()[name]}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name}{on}")
    said = call("check", "--json")
    assert said.code == 1
    assert [name in one["message"] and "migrate" in one["message"] for one in said.json["problems"]] == [True]
    guards.install()
    assert call("check", "--json").code == 0


def test_check_reports_open_migrations(call) -> None:
    MigrationRecorder(connection).record_unapplied("sessions", "0001_initial")
    said = call("check", "--json")
    assert said.code == 1
    assert "migrate" in said.json["problems"][0]["message"]
    assert call("facts", "dump").code == 4
    assert "migrate" in call("facts", "dump").err


def test_demo_accounts(call) -> None:
    found = call("demo", "accounts", "--json").json
    assert found["schema"] == "cunju.demo-accounts/1"
    assert all(set(one) >= {"role", "username", "password", "unit_code"} for one in found["accounts"])
    roles = "district_officer district_reader town_officer village_clerk supervisory_member"
    roles += " system_administrator security_administrator auditor"
    assert {one["role"] for one in found["accounts"]} == set(roles.split())
    file = demo_accounts.file()
    assert file.name == "demo-accounts.json"
    assert json.loads(file.read_text(encoding="utf-8")) == found
    assert file.stat().st_mode & 0o777 == 0o600


def test_on_a_live_database(call, monkeypatch) -> None:
    Installation.objects.update(demonstration=False, today=None)
    said = call("demo", "accounts", "--json")
    assert (said.code, said.out) == (5, "")
    monkeypatch.setenv("CUNJU_TODAY", "2023-06-30")
    refused = call("standing", "--unit", cast.VILLAGE, "--json")
    assert (refused.code, refused.out) == (5, "")
