"""What residents see and what is printed: the text in force by clause, what changed, the vote; letters only where they are due."""

import io
from datetime import date

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from docx import Document
from tests.coded import leads

from cunju.activities.conventions import papers, public
from cunju.activities.conventions.models import Entry
from cunju.activities.conventions.tests.conftest import CODE
from cunju.activities.conventions.tests.test_golden import BODY, followed, line, voted
from cunju.kernel.blocks import SHEETS, SignLines
from cunju.kernel.days import Span, chinese_day
from cunju.org.models import Unit

pytestmark = pytest.mark.django_db
TODAY = date(2023, 9, 20)
SIZES = ("post", "a3", "large", "a6")


def shown(unit: Unit, on: date = TODAY) -> str:
    return "".join(
        render_to_string(one.template, {"unit": unit, **one.context}) for one in public.sections(unit, on=on)
    )


def test_the_board_shows_the_text_in_force_once_it_was_posted(place: Unit) -> None:
    entry = voted(date(2023, 5, 10))
    assert shown(place) == ""
    followed(entry)
    page = shown(place)
    assert "第二条" in page and "红白事简办" in page and "5月10日表决通过" in page and "5月24日备案" in page
    assert "这次改了什么" not in page and shown(place, date(2023, 5, 26)) == ""
    again = voted(date(2023, 8, 6), words=BODY + "\n第三条 爱护山林。")
    line("posted", date(2023, 8, 12), line("filed", date(2023, 8, 10), again))
    page = shown(place)
    assert "这次改了什么（1条）" in page and "爱护山林" in page


def test_what_is_not_in_force_never_shows_on_the_board(place: Unit) -> None:
    voted(date(2023, 6, 15), body="representatives")
    assert shown(place) == ""


def words(paper: papers.Paper) -> str:
    return str(paper.blocks)


def test_papers_are_offered_where_they_are_due(place: Unit, clerk: Client) -> None:
    followed(voted(date(2023, 5, 10)), "corrected")
    one = Entry.objects.get(step="adopted").version
    assert one is not None and [name for name, _ in papers.offered(one)] == [
        *SIZES,
        "vote",
        "compare",
        "filing",
        "order",
    ]
    assert "村民委员会组织法第27条" in words(papers.filing(place, one, today=TODAY))
    assert "请改正以下内容" in words(papers.order(place, one, today=TODAY))
    for name in (*SIZES, "vote", "compare", "filing", "order"):
        assert clerk.get(reverse("conventions:paper", args=[one.pk, name])).status_code == 200
    assert clerk.get(reverse("conventions:paper", args=[one.pk, "nothing"])).status_code == 404
    year = Span(date(2023, 1, 1), date(2023, 12, 31))
    (chapter,) = papers.chapters(place, year)["conventions"]
    assert "红白事简办" in words(chapter)
    assert [len(one.rows) for one in papers.tables(place, year)] == [4, 1]


def test_the_letter_of_filing_bears_the_day_of_filing_and_names_whom_it_is_addressed_to(place: Unit) -> None:
    entry = voted(date(2023, 5, 10))
    one = Entry.objects.get(step="adopted").version
    assert one is not None
    unfiled = papers.filing(place, one, today=TODAY)
    before = words(unfiled)
    assert unfiled.blocks[-2] == SignLines((f"{place.name}（盖章）", "　　年　　月　　日"))
    assert "现报王家街道办事处备案" in before and "乡镇人民政府" not in before
    followed(entry, "corrected")
    after, filed = papers.filing(place, one, today=TODAY), Entry.objects.get(step="filed").on
    assert filed != TODAY and after.day == filed and f"（盖章）', '{chinese_day(filed)}'" in words(after)
    assert chinese_day(TODAY) not in words(after)


def test_nothing_is_filed_that_is_not_in_force(place: Unit, clerk: Client) -> None:
    entry = voted(date(2023, 6, 15), body="representatives")
    assert [name for name, _ in papers.offered(entry.version)] == [*SIZES, "vote", "compare"]
    assert clerk.get(reverse("conventions:paper", args=[entry.version_id, "filing"])).status_code == 404
    assert entry.unit_code == CODE


def test_a_text_hangs_on_four_sheets_and_each_file_has_its_size(place: Unit, clerk: Client) -> None:
    voted(date(2023, 5, 10))
    one = Entry.objects.get(step="adopted").version
    assert one is not None
    inches = {}
    for name in SIZES:
        address = reverse("reports:word", kwargs={"room": "conventions", "name": f"{one.pk}/{name}"})
        part = Document(io.BytesIO(clerk.get(address).content)).sections[0]
        inches[name] = (round(part.page_width.mm), round(part.page_height.mm))
    assert inches == {"post": (210, 297), "a3": (297, 420), "large": (210, 297), "a6": (105, 148)}
    page = clerk.get(reverse("conventions:paper", args=[one.pk, "a6"])).content.decode()
    assert "纸张A6" in page and "on=a6" in page
    css = Client().get(reverse("ui:sheet"), {"on": "a6"}).content.decode()
    assert "size: 105mm 148mm" in css and "zoom: 0.6" in css
    assert "size:" not in Client().get(reverse("ui:sheet"), {"on": "a0}"}).content.decode()


def test_the_sheet_of_a_vote_names_who_votes_by_the_law_of_the_day(place: Unit) -> None:
    voted(date(2023, 5, 10))
    one = Entry.objects.get(step="adopted").version
    assert one is not None
    said = words(papers.vote(place, one, today=TODAY))
    assert "共2条" in said and "村民会议" in said and "村民委员会组织法" in said
    assert "弃权" in said and "监票人" in said


def test_the_code_on_a_text_that_hangs_leads_to_it_once_it_is_posted(place: Unit, clerk: Client) -> None:
    entry = voted(date(2023, 5, 10))
    code = public.board_code(entry)[1]
    followed(entry)
    for size in SIZES:
        left = 28 * SHEETS[size if size != "post" else ""].margin
        assert "红白事简办" in leads(clerk, "conventions", f"{entry.version_id}/{size}", code, left=left)
    assert code not in clerk.get(reverse("conventions:paper", args=[entry.version_id, "vote"])).content.decode()
