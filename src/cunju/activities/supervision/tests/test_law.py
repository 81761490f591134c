"""Clocks by the law of the day they opened; without a clause nothing is due and nothing is concluded."""

import re
import uuid
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests import packs
from tests.offices import logged_in

from cunju import catalogue
from cunju.activities.supervision import actions, queries, rules
from cunju.activities.supervision.models import Entry
from cunju.catalogue import Law
from cunju.org import clock
from cunju.org.models import Unit
from cunju.records.book import Told
from cunju.records.steps import Note

pytestmark = pytest.mark.django_db
CODE, COMMUNITY, DISTRICT = "500112018202", "500112018001", "370102018202"
CITE = "重庆市实施办法第40条"


def asked(code: str, on: date, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, date | None, str]]:
    """What waits on a question about a breach of a day and on its referral."""
    monkeypatch.setenv("CUNJU_TODAY", (on + timedelta(days=1)).isoformat())
    unit = Unit.objects.get(code=code)
    question = actions.write(unit, Told(on, "问", "", {"basis": "breach"}), step="question", by="x", now=clock.now())
    told = Told(on, "不同意", "", {"to": "town"})
    actions.write(unit, told, step="referral", by="x", now=clock.now(), parent=question)
    return sorted(((one.wait.step, one.wait.due_on, one.wait.cite) for one in queries.waiting(unit)), key=lambda one: one[0])


@pytest.mark.parametrize("on", [date(2023, 8, 25), date(2025, 12, 30), date(2026, 6, 1)])
def test_a_villages_question_has_the_days_of_the_regulation(place: Unit, monkeypatch: pytest.MonkeyPatch, on: date) -> None:
    days = [on + timedelta(days=one) for one in (3, 3, 20)]
    assert asked(CODE, on, monkeypatch) == [(step, day, CITE) for step, day in zip(("reply", "reply", "ruling"), days, strict=True)]


def test_a_communitys_clock_is_the_notices_default_and_ends_with_it(place: Unit, monkeypatch: pytest.MonkeyPatch) -> None:
    before = asked(COMMUNITY, date(2023, 8, 25), monkeypatch)
    assert [one[1] for one in before] == [date(2023, 8, 28), date(2023, 8, 28), date(2023, 9, 14)]
    assert all("比照" in one[2] and "默认，待确认" in one[2] for one in before)
    for step in ("referral", "question"):
        Entry.objects.filter(step=step).delete()
    assert asked(COMMUNITY, date(2024, 8, 25), monkeypatch) == [("reply", None, ""), ("ruling", None, "")]


def test_a_village_elsewhere_has_no_clock_of_chongqing(place: Unit, monkeypatch: pytest.MonkeyPatch) -> None:
    Unit.objects.create(code=DISTRICT, kind="village", name="某村村民委员会", parent_code="370102018")
    assert asked(DISTRICT, date(2023, 8, 25), monkeypatch) == [("reply", None, ""), ("ruling", None, "")]


def test_without_a_clause_any_answer_settles_a_question() -> None:
    day = date(2023, 8, 25)
    question = Note(1, "question", day, said={"basis": "breach"})
    spoken = Note(2, "reply", day, parent=1, said={"by": "committee", "written": False})
    none = {day: Law(day, "village", {})}
    assert [one.due_on for one in rules.waits([question], laws=none)] == [None]
    assert rules.waits([question, spoken], laws=none) == []
    assert rules.reply_says("breach", by="committee", written=False, clause=None) == ""


def told(client: Client, name: str, *args: object, **query: str) -> str:
    return client.get(reverse(f"supervision:{name}", args=args), query).content.decode()


def test_pages_name_the_clauses_of_the_day(place: Unit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUNJU_TODAY", "2023-09-20")
    town = logged_in("town_officer", "500112018")
    assert "每半年至少1次（重庆市实施办法第33条）" in told(town, "report", CODE)
    assert "（渝北民〔2023〕24号附件1第21项（比照重庆市实施办法第33条，默认，待确认））" in told(town, "report", COMMUNITY)
    assert "监督委员会的工作制度至少4项（渝北民〔2023〕24号附件1第21项）" in told(town, "systems", CODE)
    assert "重庆市实施办法第31条、重庆市实施办法第35条" in told(town, "question", CODE)
    monkeypatch.setenv("CUNJU_TODAY", "2026-09-20")
    assert "渝北民" not in told(town, "systems", CODE) + told(town, "report", COMMUNITY)


def test_without_any_clause_the_book_is_kept_and_says_nothing_of_the_law(place: Unit, monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    with packs.lawless(tmp_path):
        assert {one[1] for one in asked(CODE, date(2023, 8, 25), monkeypatch)} == {None}
        town = logged_in("town_officer", "500112018")
        pages = [told(town, one, CODE) for one in ("book", "members", "report", "systems", "question", "waiting")]
        pages.append(told(town, "paper", CODE, 2023))
        assert catalogue.NOTHING in pages[0]
        assert not [one for one in pages if re.search(r"第[0-9]+条|渝北民", one)]


def test_another_number_in_the_pack_is_another_day_on_the_page(place: Unit, monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    before = "三日内予以书面答复\n    value: {days: 3}\n    met: 3\n    broken: 4\n    reading: L"
    after = before.replace("3", "7").replace("4", "8")
    with packs.changed(tmp_path, "chongqing-2013", before, after):
        asked(CODE, date(2023, 8, 25), monkeypatch)
        assert "9月1日" in told(logged_in("town_officer", "500112018"), "book", CODE)


@pytest.mark.parametrize(("code", "said"), [(CODE, CITE), (COMMUNITY, "比照重庆市实施办法第40条")])
def test_an_answer_that_is_not_written_is_told_by_the_clause_of_the_question(
    place: Unit, monkeypatch: pytest.MonkeyPatch, code: str, said: str
) -> None:
    monkeypatch.setenv("CUNJU_TODAY", "2023-09-20")
    unit, on = Unit.objects.get(code=code), date(2023, 9, 19)
    question = actions.write(unit, Told(on, "问", "", {"basis": "breach"}), step="question", by="x", now=clock.now())
    path = reverse("supervision:reply", args=[code]) + f"?after={question.pk}"
    data = {"fact_id": uuid.uuid4(), "on": "2023-09-20", "text": "答", "replied": "committee"}
    page = logged_in("town_officer", "500112018").post(path, data, follow=True).content.decode()
    assert "要书面答复（" in page and said in page
