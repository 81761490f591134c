"""A year's workbook read back: no day, number or title in it differs from the record; LibreOffice opens it."""

import io
import re
from datetime import date
from typing import Any

import pytest
import yaml
from docx import Document
from docx.text.paragraph import Paragraph

from cunju.kernel.days import chinese_day, short_day, year_span
from cunju.ledger import interface as ledger
from cunju.ledger.models import Fact
from cunju.org.models import Unit
from cunju.reports import chapters, workbook
from cunju.reports.word import many
from tests.papers import printing

YEAR = year_span(2023)
BOOKS = pytest.mark.parametrize("code", ["500112018202", "500112004018"], ids=["玉峰山村", "双桐路社区"])


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def book(code: str) -> bytes:
    return many(workbook.papers(Unit.objects.get(code=code), YEAR), demonstration=True)


def tables(raw: bytes) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in Document(io.BytesIO(raw)).tables]


def expected(code: str) -> dict[str, Fact]:
    """What the chapters must list, from the data file alone: the year's facts of their kinds, or what holds at its end."""
    unit = Unit.objects.get(code=code)
    data = yaml.safe_load(chapters.DATA.read_text("utf-8"))["chapters"]
    facts = list(ledger.facts_of(code).order_by("occurred_on", "position"))
    found: dict[str, Fact] = {}
    for chapter in data:
        if chapter.get("for", unit.kind) != unit.kind or not chapter.get("index", True):
            continue
        where = chapter.get("where", {})
        mine = [
            one
            for one in facts
            if one.kind in chapter.get("kinds", ()) and one.occurred_on <= YEAR.end
            and all(one.attributes.get(name) in (None, *values) for name, values in where.items())
        ]  # fmt: skip
        year = [one for one in mine if one.occurred_on in YEAR]
        found |= {one.uid.hex[:8]: one for one in (year or (mine[-1:] if chapter.get("standing") else []))}
    return found


@BOOKS
def test_every_line_of_the_index_is_a_record_and_every_record_has_a_line(code: str) -> None:
    read: dict[str, list[str]] = {}
    for table in tables(book(code)):
        if tuple(table[0]) == workbook.INDEX:
            read |= {row[4]: row for row in table[1:]}
    facts = expected(code)
    assert set(read) == set(facts)
    assert len(facts) > 40
    for short, (_, day, title, entered, _) in read.items():
        fact = facts[short]
        assert day == chinese_day(fact.occurred_on)
        assert title == ledger.title_of(fact.kind, fact.attributes, Unit.objects.get(code=code).kind)
        assert entered == chinese_day(fact.recorded_on) + ("〔补〕" if ledger.entered(fact).late else "")


@BOOKS
def test_the_minutes_say_day_and_numbers_of_the_meetings_records(code: str) -> None:
    said: list[tuple[str, str, str]] = []
    head: dict[str, str] = {}
    for table in tables(book(code)):
        pairs = {row[at]: row[at + 1] for row in table for at in range(0, len(row) - 1, 2)}
        if "时间" in pairs and "地点" in pairs:
            head = pairs
        elif "应到" in pairs and "实到" in pairs and head:
            said.append((head["时间"].split("（")[0].strip(), pairs["应到"], pairs["实到"]))
            head = {}
    facts = ledger.facts_of(code, kinds=["assemblies.meeting_held"], between=(YEAR.start, YEAR.end))
    wanted = [
        (chinese_day(one.occurred_on), f"{one.attributes['due']}人", f"{one.attributes['present']}人") for one in facts
    ]
    assert sorted(said) == sorted(wanted)
    assert said


def test_the_six_sheets_of_the_road_say_what_the_records_say() -> None:
    code = "500112018202"
    sheets: list[dict[str, str]] = []
    for table in tables(book(code)):
        pairs = {row[at]: row[at + 1] for row in table for at in range(0, len(row) - 1, 2)}
        if "动议事由" in pairs:
            sheets.append(pairs)
    opened = ledger.facts_of(code, kinds=["decisions.matter_opened"]).get()
    assert len(sheets) == 6
    assert {one["金额"] for one in sheets} == {f"{float(opened.attributes['amount']):,.2f}元"}
    steps = {one.attributes["step"]: one for one in ledger.facts_of(code, kinds=["decisions.step_taken"])}
    days = [opened.occurred_on, *(steps[name].occurred_on for name in
            ("joint", "party", "resolution", "decision_posted", "result_posted"))]  # fmt: skip
    assert [one["时间"] for one in sheets] == [chinese_day(day) for day in days]
    meeting = ledger.facts_of(code, kinds=["assemblies.meeting_held"]).get(uid=steps["resolution"].rests_on[1])
    assert sheets[3]["应到、实到"].startswith(f"应到{meeting.attributes['due']}人，实到{meeting.attributes['present']}人")
    posting = ledger.facts_of(code, kinds=["assemblies.decision_posted"]).get(uid=steps["decision_posted"].rests_on[1])
    assert sheets[4]["公开情况"] == f"公布{posting.attributes['days_shown']}天"


@BOOKS
def test_libreoffice_opens_the_year(code: str, tmp_path: Any) -> None:
    unit = Unit.objects.get(code=code)
    papers = workbook.papers(unit, YEAR)
    pages = printing.pages(printing.pdf_of(many(papers, demonstration=True), tmp_path))
    assert len(papers) <= len(pages) <= 4 * len(papers)
    words = ["".join(spot.text for spot in page) for page in pages]
    assert "工作簿" in words[0]
    assert all("演示数据" in page for page in words)
    assert not [page for page in words if not re.search(r"[\u4e00-\u9fff]{6}", page)]


@BOOKS
def test_the_same_records_give_the_same_bytes(code: str) -> None:
    assert book(code) == book(code)


def chaptered(raw: bytes) -> dict[str, list[list[str]]]:
    """The first table below each heading of a book."""
    found: dict[str, list[list[str]]] = {}
    title = ""
    for block in Document(io.BytesIO(raw)).iter_inner_content():
        if isinstance(block, Paragraph):
            title = next(iter(re.findall(r"^\d+．(.*)$", block.text)), title)
        elif title not in found:
            found[title] = [[cell.text for cell in row.cells] for row in block.rows]
    return found


@BOOKS
def test_the_supervisory_committees_book_says_what_its_records_say(code: str) -> None:
    from cunju.activities.supervision import papers

    unit = Unit.objects.get(code=code)
    found = chaptered(many([papers.workbook(unit, 2023, today=date(2023, 9, 20))]))
    assert len(found) >= 9

    def facts(kind: str) -> list[Fact]:
        return list(ledger.facts_of(code, kinds=[kind], between=(YEAR.start, YEAR.end)).order_by("occurred_on", "position"))

    meetings = facts("supervision.meeting_held")
    assert [row[:5] for row in found["例会"][1:]] == [
        [
            short_day(one.occurred_on),
            f"{one.attributes['present']}/{one.attributes['due']}",
            str(one.attributes.get("sheets") or 0),
            str(one.attributes.get("attended") or 0),
            "有，提出建议" if one.attributes.get("problems") else "没有",
        ]
        for one in meetings
    ]
    assert len(meetings) >= 5
    reviews = facts("disclosure.sheet_reviewed")
    assert sorted(row[0] for row in found["公开和财务审查"][1:]) == sorted(short_day(one.occurred_on) for one in reviews)
    assert [row[0] for row in found["监督建议和办理"][1:]] == [short_day(one.occurred_on) for one in facts("supervision.suggestion_made")]
    assert [row[0] for row in found["意见收集"][1:]] == [short_day(one.occurred_on) for one in facts("supervision.opinion_collected")]
    summary = {row[0]: row[3] for row in found["年度小结"][1:]}
    assert summary["例会"] == str(len(meetings))
    assert summary["审查公开表"] == str(len(reviews))
    assert summary["收集意见"] == str(len(facts("supervision.opinion_collected")))
    assert summary["提出建议"] == str(len(facts("supervision.suggestion_made")))


@BOOKS
def test_the_book_of_consultations_says_what_its_records_say(code: str) -> None:
    pages: list[dict[str, str]] = []
    for table in tables(book(code)):
        pairs = {row[at]: row[at + 1] for row in table for at in range(0, len(row) - 1, 2)}
        if "议题来源" in pairs or "组织者" in pairs:
            pages.append(pairs)
    sessions = ledger.facts_of(code, kinds=["consultation.session_held"], between=(YEAR.start, YEAR.end))
    wanted = sorted(chinese_day(one.occurred_on) for one in sessions)
    said = sorted(next(value.split("（")[0].strip() for label, value in one.items() if "时间" in label or "日期" in label) for one in pages)
    assert said == wanted
    assert said
