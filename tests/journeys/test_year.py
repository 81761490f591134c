"""A whole 2023 of consultation and supervision through the pages, for a village, a community and a village of 统景镇.

``year.yaml`` is the golden table: what each act moves among the requirements of measures 17–22, and how the year ends, with clauses.
"""

import io
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from docx import Document

from cunju import catalogue
from cunju.activities.consultation.models import Session
from cunju.activities.supervision.models import Entry
from cunju.duties import interface as duties
from cunju.kernel.days import chinese_day, short_day
from cunju.ledger import interface as ledger
from cunju.org.models import Installation, Unit
from tests.effort.report import Journey, check
from tests.effort.walking import Walk
from tests.journeys import duty, places, sent
from tests.journeys import year as walked

pytestmark = pytest.mark.django_db
GOLDEN = yaml.safe_load((Path(__file__).parent / "year.yaml").read_text("utf-8"))
VILLAGE, COMMUNITY, TEA = "500112018202", "500112004018", "500112133212"
UNITS = {
    VILLAGE: ("village", "玉峰山村村民委员会", "王家街道"),
    COMMUNITY: ("community", "双桐路社区居民委员会", "回兴街道"),
    TEA: ("village", "江口村村民委员会", "统景镇"),
}
END = date(2023, 12, 31)
BOTH = pytest.mark.parametrize("code", list(UNITS), ids=[one[1][:4] for one in UNITS.values()])
DUTY = Journey("year-duty", "A year of pledges, sub-committees, conventions and visits in one village", values=80, taps=60)
EFFORT = Journey("year-books", "A year of consultation and supervision in one village (clerk, member, town)", values=110, taps=300)


def recorded(code: str, monkeypatch: pytest.MonkeyPatch) -> walked.Year:
    monkeypatch.setenv("CUNJU_TODAY", "2023-01-01")
    Installation.objects.create(demonstration=True, today=END, district_code="500112", initialised_on=date(2023, 1, 1))
    kind, name, town = UNITS[code]
    Unit.objects.create(code=code[:9], kind="town", name=town, parent_code="500112")
    unit = Unit.objects.create(code=code, kind=kind, name=name, parent_code=code[:9])
    walked.people_of(code)
    found = walked.Year(unit)
    walked.preparations(found)
    walked.sessions(found)
    walked.supervision(found)
    if code == TEA:
        walked.pilot(found)
    found.run()
    found.on(END)
    return found


def here(moves: dict[str, str], code: str) -> dict[str, str]:
    """What of a row of the table is asked of this unit: the Chongqing measures bind villages, the notice asks communities the same."""
    kind = UNITS[code][0]
    others = GOLDEN["only_communities"] if kind == "village" else GOLDEN["only_villages"]
    return {key: status for key, status in moves.items() if key.split()[0] not in others and (code == TEA or ".m20." not in key)}


@BOTH
def test_each_act_moves_what_the_clauses_say_and_nothing_else(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    year = recorded(code, monkeypatch)
    acts = [one for one in GOLDEN["acts"] if code == TEA or not one["act"].startswith("pilot")]
    assert [(one.on, one.name) for one in year.told] == [(str(one["day"]), one["act"]) for one in acts]
    for told, one in zip(year.told, acts, strict=True):
        assert told.passed == here(one.get("passed") or {}, code), (told.on, told.name, "before")
        assert told.moved == here(one.get("moves") or {}, code), (told.on, told.name)
    ends_as_the_table_says(year)
    every_window_says_why(year)
    both_books_say_what_was_recorded(year)
    if code == VILLAGE:
        check(EFFORT, summed(year))


def summed(year: walked.Year) -> Walk:
    """The whole year as one walk: values, taps, and how often each kind of act was walked."""
    kinds = [name.split()[0] for name, _ in year.walks]
    found = Walk(None, values=sum(one.values for _, one in year.walks), taps=sum(one.taps for _, one in year.walks))
    found.steps = [f"{kind} × {kinds.count(kind)}" for kind in dict.fromkeys(kinds)]
    return found


def ends_as_the_table_says(year: walked.Year) -> None:
    """How every requirement of measures 17–22 stands on 31 December."""
    assert year.statuses() == here(GOLDEN["end"], year.code)


@cache
def clauses() -> dict[str, str]:
    return {one.id: one.cite for one in catalogue.load().duties}


def every_window_says_why(year: walked.Year) -> None:
    """``standing`` names the clause the table names, says why, and leads to the records of the very kinds it asks for."""
    asked = {one.id: one for one in catalogue.load().duties}
    for one in (*duties.standing(year.code, on=END).windows, *duties.standing(year.town_code, on=END).windows):
        if one.duty not in GOLDEN["clauses"]:
            continue
        assert one.cite == GOLDEN["clauses"][one.duty]
        assert one.why
        if one.status != "met":
            continue
        assert one.facts, one.duty
        facts = [ledger.fact_by_id(fact) for fact in one.facts]
        wanted = set(asked[one.duty].facts) or {"supervision.system_adopted"}  # four different ones: m21.systems
        assert {fact.kind for fact in facts if fact} <= wanted
        assert {fact.unit_code for fact in facts if fact} <= {year.code, year.town_code}


def text_of(raw: bytes) -> str:
    found = Document(io.BytesIO(raw))
    cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in found.paragraphs), *cells])


def word(client: Any, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return text_of(answer.content)


def both_books_say_what_was_recorded(year: walked.Year) -> None:
    """Each line of the committee's book and each session stands in the Word file with its day and its words."""
    book = word(year.clerk, f"/paper/supervision/{year.code}/2023.docx")
    entries = Entry.objects.filter(unit_code=year.code, state="live")
    assert entries.count() == 30
    for one in entries.exclude(step__in=("system", "report")):
        assert short_day(one.on) in book, one
        assert one.text in book, one
    pages = word(year.clerk, f"/papers/{year.code}/workbook.docx?year=2023&chapter=consultation")
    sessions = Session.objects.filter(unit_code=year.code, state="held")
    assert sessions.count() == 8
    for session in sessions:
        assert session.held_on is not None
        for words in (session.title, session.consensus, chinese_day(session.held_on), session.get_outcome_display()):
            assert words in pages, words
        for opinion in session.opinions.all():
            assert opinion.text in pages


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def test_the_rooms_of_duty_move_each_requirement_on_the_day_of_the_table_and_on_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUNJU_TODAY", "2023-01-01")
    Installation.objects.create(demonstration=True, today=END, district_code="500112", initialised_on=date(2023, 1, 1))
    places.places()
    year, table = duty.Year(), GOLDEN["duty"]
    for part in (duty.pledges, duty.committees, duty.conventions, duty.guidance, sent.showcase):
        part(year)
    year.run()
    year.on(END)
    rows = [(code, name, iso(first), iso(due), iso(met)) for code, name, first, due, met in table["windows"]]
    assert year.rows() == rows
    # Every row that is met was met by an act of that very day; days that pass by meet nothing, and nothing met falls open again.
    assert year.passed == []
    assert year.moved == {(code, name, first): met for code, name, first, _due, met in rows if met}
    acts = [(str(day), places.NAMES[code][1], name) for day, code, name, _ in year.in_order()]
    for (day, place, name), (wanted, called, act) in zip(acts, table["acts"], strict=True):
        assert (day, place[: len(called)], name) == (str(wanted), called, act)
    assert {name: clauses()[name] for _code, name, *_ in rows} == table["clauses"]
    check(DUTY, duty.whole(year, places.YUFENGSHAN))
