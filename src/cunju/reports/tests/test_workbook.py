"""The workbook: its chapters come from data, list the facts of the period, and give the same bytes for the same record."""

import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import docx
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document
from tests import cast

from cunju.kernel.blocks import Fields, Paper, SignLines, Table
from cunju.kernel.days import SHANGHAI, parse_period
from cunju.ledger import interface as ledger
from cunju.org.models import Person, Seat
from cunju.reports import workbook
from cunju.reports.chapters import workbook as book_of
from cunju.reports.word import many

pytestmark = pytest.mark.django_db
MEETING = {"body": "representatives", "due": 40, "present": 39, "result": "regular"}


@pytest.fixture
def village(client):
    cast.demonstration()
    units = cast.units()
    client.force_login(cast.clerk())
    return units[cast.VILLAGE]


def met(on: date, *, entered: date, **attributes):
    now = datetime.combine(entered, time(9), SHANGHAI)
    with ledger.writing([cast.VILLAGE], now=now) as pen:
        return pen.put(
            kind="assemblies.meeting_held",
            attributes=MEETING | attributes,
            unit_code=cast.VILLAGE,
            occurred_on=on,
            recorded_by="clerk",
        )


def texts(raw: bytes) -> str:
    opened = Document(io.BytesIO(raw))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(line.text for line in opened.paragraphs), *cells])


@pytest.mark.parametrize(
    ("kind", "has", "lacks"),
    [("village", "村民会议记录", "居民会议记录"), ("community", "居民会议记录", "土地和集体资产事项")],
)
def test_each_kind_of_unit_has_its_own_chapters(kind, has, lacks):
    titles = [one.title for one in book_of(kind).chapters]
    assert has in titles and lacks not in titles
    assert len({one.key for one in book_of(kind).chapters}) == len(titles)


def test_a_chapter_lists_the_facts_of_its_period_and_says_what_was_entered_late(village):
    late = met(date(2023, 6, 1), entered=date(2023, 6, 24))
    met(date(2022, 6, 1), entered=date(2022, 6, 1))
    met(date(2023, 3, 1), entered=date(2023, 3, 2), body="assembly")
    asked = workbook.papers(village, parse_period("2023"), chapter="representatives_meetings")
    table = next(one for one in asked[0].blocks if one.kind == "table")
    [row] = table.rows
    assert row[1:] == (
        "2023年6月1日",
        ledger.title_of(late.kind, late.attributes),
        "2023年6月24日〔补〕",
        late.uid.hex[:8],
    )


def test_chapters_without_a_room_and_without_records_say_which(village):
    states = {one.key: state for one, state in workbook.contents(village, parse_period("2023"))}
    assert states["assemblies"] == "没有登记"
    assert states["seals"] == "手工填写"
    assert "暂未开通登记" not in states["assemblies"]


def test_the_roll_of_representatives_says_how_many_of_each(village):
    for body, role, number in (("representatives", "representative", 3), ("group_heads", "group_head", 2)):
        for at in range(number):
            who = Person.objects.create(unit_code=cast.VILLAGE, name=f"某{body}{at}")
            Seat.objects.create(unit_code=cast.VILLAGE, body=body, role=role, person=who, from_on=date(2021, 3, 1))
    states = {one.key: state for one, state in workbook.contents(village, parse_period("2023"))}
    assert states["representatives"] == "代表3人，小组组长2人"


def test_the_same_record_gives_the_same_bytes_dated_by_the_record(client, village):
    met(date(2023, 6, 1), entered=date(2023, 6, 2))
    address = reverse("reports:book_word", args=[cast.VILLAGE]) + "?period=2023"
    first, second = client.get(address), client.get(address)
    assert first.content == second.content
    opened = Document(io.BytesIO(first.content))
    assert opened.core_properties.created.date() == date(2023, 6, 1)
    assert "演示数据" in opened.sections[0].header.paragraphs[0].text
    assert "重庆市村民委员会工作簿" in texts(first.content)


def test_a_quarter_a_chapter_and_one_record_can_be_asked_for(client, village):
    met(date(2023, 2, 1), entered=date(2023, 2, 1))
    june = met(date(2023, 6, 1), entered=date(2023, 6, 2), present=31)
    page = reverse("reports:book", args=[cast.VILLAGE])
    whole = client.get(page + "?period=2023").content.decode()
    assert "实到31人" in whole and "实到39人" in whole
    quarter = client.get(page + "?period=2023Q2").content.decode()
    assert "实到31人" in quarter and "实到39人" not in quarter
    chapter = client.get(page + "?period=2023&chapter=seals").content.decode()
    assert "用印登记" in chapter and "实到31人" not in chapter
    alone = client.get(page + f"?period=2023&record={june.uid}").content.decode()
    assert "实到31人" in alone and "实到39人" not in alone


@pytest.mark.parametrize("query", ["?period=abc", "?chapter=none", "?record=1", "?record=" + "0" * 32])
def test_what_there_is_not_is_not_found(client, village, query):
    assert client.get(reverse("reports:book", args=[cast.VILLAGE]) + query).status_code == 404


def test_a_retracted_record_is_no_longer_in_the_book(client, village):
    fact = met(date(2023, 6, 1), entered=date(2023, 6, 2), present=31)
    with ledger.writing([cast.VILLAGE], now=datetime(2023, 7, 1, 9, tzinfo=SHANGHAI)) as pen:
        pen.retract(fact.uid, by="clerk")
    page = reverse("reports:book", args=[cast.VILLAGE])
    assert "实到31人" not in client.get(page + "?period=2023").content.decode()
    assert client.get(page + f"?record={fact.uid}").status_code == 404


def test_people_in_office_are_listed_with_places_to_sign(client, village):
    person = Person.objects.create(unit_code=cast.VILLAGE, name="第1组代表1", sex="f")
    Seat.objects.create(
        unit_code=cast.VILLAGE, body="representatives", role="representative", group_no=1, person=person,
        from_on=date(2021, 1, 1),
    )  # fmt: skip
    page = client.get(reverse("reports:people", args=[cast.VILLAGE])).content.decode()
    assert "第1组代表1" in page and "第1组代表" in page and "签名" in page
    raw = client.get(reverse("reports:people_word", args=[cast.VILLAGE])).content
    assert "第1组代表1" in texts(raw)


def test_the_shelf_offers_every_chapter(client, village):
    page = client.get(reverse("reports:shelf", args=[cast.VILLAGE])).content.decode()
    assert all(one.title in page for one in book_of("village").chapters)
    assert reverse("reports:book_word", args=[cast.VILLAGE]) in page


def test_the_number_of_queries_does_not_grow_with_the_records(village):
    counts = []
    for day in range(1, 20):
        met(date(2023, 6, day), entered=date(2023, 6, 20))
        if day in (1, 19):
            with CaptureQueriesContext(connection) as asked:
                workbook.papers(village, parse_period("2023"))
            counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_book_has_cover_contents_chapters_with_their_heads_and_a_legend(client, village):
    met(date(2023, 6, 1), entered=date(2023, 6, 24))
    address = reverse("reports:book_word", args=[cast.VILLAGE]) + "?period=2023"
    raw = client.get(address).content
    opened, said = Document(io.BytesIO(raw)), texts(raw)
    for word in ("2023年度", "填 写 人", "（盖章）", "目　录", "补录说明", "2023年6月24日〔补〕", "迟23天"):
        assert word in said
    assert opened.settings.odd_and_even_pages_header_footer
    heads = [one.header.paragraphs[0].text for one in opened.sections]
    assert any("八　村民代表会议记录" in one for one in heads) and len(heads) > 10
    number = next(at for at, one in enumerate(heads) if "八　村民代表会议记录" in one) + 1
    assert f"PAGEREF chapter{number} " in opened.element.xml and f'w:name="chapter{number}"' in opened.element.xml
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        assert "村居" in packed.read("docProps/app.xml").decode()
        pattern = Path(docx.__file__).parent / "templates" / "default.docx"
        assert packed.read("docProps/thumbnail.jpeg") != zipfile.ZipFile(pattern).read("docProps/thumbnail.jpeg")


def test_a_blank_an_inspector_asks_about_is_grey_and_a_day_has_room_on_its_line(village):
    paper = Paper("表", "村", date(2023, 6, 1), "", (Fields((("告知", "没有记告知日期"), ("地点", "会议室"))),))
    runs = {run.text: run.font.color.rgb for cell in Document(io.BytesIO(many([paper]))).tables[0]._cells for run in cell.paragraphs[0].runs}
    assert str(runs["没有记告知日期"]) == "808080" and runs["会议室"] is None
    assert sum(workbook.WIDTHS) == sum(workbook.PEOPLE_WIDTHS) == 156 and workbook.WIDTHS[1] >= 37


def test_the_first_and_the_last_row_of_a_table_are_never_alone(village):
    table = Table(("甲",), tuple((str(at),) for at in range(9)))
    made = Document(io.BytesIO(many([Paper("表", "村", date(2023, 6, 1), "", (table, SignLines(("签字",))))]))).tables[0]
    kept = [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in made.rows]
    assert kept == [True, True, *[False] * 6, True, True]
