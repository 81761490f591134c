"""Who may adopt, the days of filing, what a doubt cites: by the law of the day; without a clause nothing is concluded."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from tests import packs

from cunju import catalogue
from cunju.activities.conventions import actions, queries
from cunju.activities.conventions.actions import Vote
from cunju.activities.conventions.models import Entry
from cunju.activities.conventions.rules import life
from cunju.activities.conventions.tests.conftest import CODE, COMMUNITY
from cunju.ledger import interface as ledger
from cunju.org import clock
from cunju.org.models import Unit

pytestmark = pytest.mark.django_db
BODY = "第一条 坚持党的领导。\n第二条 乱倒垃圾的罚款200元。\n第三条 外嫁女不享受分红。"
GY18 = "民政部等7部门《关于做好村规民约和居民公约工作的指导意见》（2018年12月）"


def voted(
    day: date,
    monkeypatch: pytest.MonkeyPatch,
    *,
    code: str = CODE,
    body: str = "assembly",
    delegated: bool = False,
) -> Entry:
    monkeypatch.setenv("CUNJU_TODAY", day.isoformat())
    unit = Unit.objects.get(code=code)
    text = actions.put(
        unit, "village_rules" if code == CODE else "residents_pact", BODY, by="x", now=clock.now()
    )
    return actions.adopt(unit, text, Vote(day=day, body=body, delegated=delegated), by="x", now=clock.now())


@pytest.mark.parametrize(
    ("code", "day", "body", "delegated", "lawful"),
    [
        (CODE, date(2023, 9, 1), "assembly", False, True),
        (CODE, date(2023, 9, 1), "representatives", False, False),
        (CODE, date(2026, 6, 1), "representatives", True, False),
        (COMMUNITY, date(2023, 9, 1), "representatives", True, False),
        (COMMUNITY, date(2026, 6, 1), "representatives", False, False),
        (COMMUNITY, date(2026, 6, 1), "representatives", True, True),
        (COMMUNITY, date(2026, 6, 1), "assembly", False, True),
    ],
)
def test_who_may_adopt_is_the_law_of_the_day(
    place: Unit,
    monkeypatch: pytest.MonkeyPatch,
    code: str,
    day: date,
    body: str,
    delegated: bool,
    lawful: bool,
) -> None:
    assert voted(day, monkeypatch, code=code, body=body, delegated=delegated).said["lawful"] is lawful


def test_filing_is_due_by_the_policy_and_cites_it(place: Unit, monkeypatch: pytest.MonkeyPatch) -> None:
    voted(date(2023, 9, 1), monkeypatch)
    (one,) = queries.waiting(place)
    assert (one.wait.step, one.wait.due_on, one.wait.cite) == ("filed", date(2023, 9, 11), GY18)


def test_women_and_the_town_are_asked_by_the_policy_alone() -> None:
    law = catalogue.law(unit=catalogue.Place(CODE, "village"), on=date(2023, 9, 1))
    found = life.faults(life.Vote("assembly", "regular", 0), law=law, consulted=False, convention=True)
    assert [(one.code, one.clause.authority, one.binds) for one in found] == [
        ("women", "policy", False),
        ("not_consulted", "policy", False),
    ]
    assert life.faults(life.Vote("assembly", "regular", 0), law=law, consulted=False, convention=False) == []
    short = life.faults(life.Vote("assembly", "short", 3), law=law, consulted=True, convention=True)
    assert [one.code for one in short] == ["short"] and life.lawful(short, law=law) is False


@pytest.mark.parametrize(
    ("day", "cite"),
    [(date(2023, 9, 1), "村民委员会组织法第27条"), (date(2026, 6, 1), "村民委员会组织法第31条")],
)
def test_a_doubt_cites_the_clause_of_the_day(
    place: Unit, monkeypatch: pytest.MonkeyPatch, day: date, cite: str
) -> None:
    entry = voted(day, monkeypatch)
    found = {
        one.doubt.kind: one.clause.cite
        for one in queries.read(entry.version, place, on=day).doubts
        if one.clause
    }
    assert found["fine"] == cite
    assert found["equal"] == "妇女权益保障法第56条"


def test_before_the_law_of_women_held_no_clause_is_cited(
    place: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = voted(date(2022, 9, 1), monkeypatch)
    kinds = {
        one.doubt.kind: one.clause for one in queries.read(entry.version, place, on=date(2022, 9, 1)).doubts
    }
    assert kinds["equal"] is None and kinds["fine"] is not None


def test_without_any_clause_a_text_is_kept_and_nothing_is_said_of_the_law(
    clerk: Client, place: Unit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with packs.lawless(tmp_path):
        entry = voted(date(2023, 9, 1), monkeypatch, body="representatives")
        assert "lawful" not in entry.said
        fact = ledger.current(entry.fact)
        assert fact is not None and fact.findings == []
        assert [(one.wait.step, one.wait.due_on) for one in queries.waiting(place)] == [("filed", None)]
        page = clerk.get(reverse("conventions:text", args=[entry.version_id])).content.decode()
        assert catalogue.NOTHING in page and not re.search(r"法第[0-9]+条", page)


def test_another_number_in_the_pack_is_another_day(
    place: Unit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = "value: {days: 10}\n    met: 10\n    broken: 11"
    with packs.changed(tmp_path, "central-policies", before, before.replace("10", "6").replace("11", "7")):
        voted(date(2023, 9, 1), monkeypatch)
        (one,) = queries.waiting(place)
        assert one.wait.due_on == date(2023, 9, 7)
