"""The accountant's table off paper: figures beside cut-outs, what the sums demand, nothing saved before a person says so; the part absent."""

import base64
import io
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from tests.effort.walking import Walk

from cunju.activities.disclosure.models import Sheet
from cunju.activities.disclosure.rules import importing
from cunju.activities.disclosure.rules.importing import seen
from cunju.archive.models import StoredFile
from cunju.tables import reading

from .accounts import HEAD, LINES, ROWS, SUM
from .conftest import CODE

pytestmark = pytest.mark.django_db
ISSUE, PHOTO = f"/disclosure/{CODE}/2023-08/", f"/disclosure/{CODE}/2023-08/photo/"
ASKED = importing.Asked("2023-08", {})
CUT = base64.b64encode(b"\xff\xd8\xff picture").decode()


def written(cell):
    return "" if cell is None else cell if isinstance(cell, str) else f"{cell:,.2f}"


def recognised(**wrong):
    """The usual table as it is recognised; ``wrong`` says other texts by place (r3c4)."""
    rows = [["玉峰山村2023年8月收支明细表"], HEAD, *ROWS, SUM]
    cells = []
    for y, row in enumerate(rows):
        texts = [wrong.get(f"r{y}c{x}", written(cell)) for x, cell in enumerate(row)]
        cells.append([{"text": text, "sure": 0.99, "other": "", "cut": CUT if text else ""} for text in texts])
    return [{"rows": cells, "merged": [], "table": [1, len(cells)]}]


@pytest.fixture
def read_as(monkeypatch, settings, tmp_path):
    """The optional part, in whose place a recognised paper stands."""
    settings.MEDIA_ROOT = tmp_path

    def put(pages):
        monkeypatch.setattr(reading, "reads_words", lambda: True)
        monkeypatch.setattr(reading, "printed", lambda files: pages)

    return put


def photo():
    target = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(target, "JPEG")
    return SimpleUploadedFile("IMG_1.jpg", target.getvalue(), content_type="image/jpeg")


def sent(client, **more):
    return client.post(f"{ISSUE}finance/", {"photos": [photo()], "pasted": "", **more}, follow=True).content.decode()


def test_what_is_right_is_compared_confirmed_and_then_saved(clerk, on, read_as):
    on("2023-09-04")
    read_as(recognised())
    page = sent(clerk)
    assert "合计、结余和认出的数都对得上" in page and f"data:image/jpeg;base64,{CUT}" in page and "没有核对，还没有保存" in page
    assert not Sheet.objects.exists()
    walk = Walk(clerk).go(PHOTO).press("都对过了，看合计").sees("确认，保存这4笔")
    assert not Sheet.objects.exists()
    walk.press("确认，保存这4笔").sees("纸上的表")
    sheet = Sheet.objects.get()
    assert (sheet.opening, sheet.closing, sheet.way) == (8_642_035, 8_028_575, "lines")
    assert sorted(one.amount / 100 * (1 if one.flow == "in" else -1) for one in sheet.lines.all()) == sorted(LINES)
    assert StoredFile.objects.get(pk=sheet.scan).unit_code == CODE
    assert clerk.get(PHOTO).status_code == 302


def test_a_misread_figure_is_found_by_the_sums_and_never_replaced(clerk, on, read_as):
    on("2023-09-04")
    read_as(recognised(r5c4="12,880.00"))
    page = sent(clerk)
    assert "先看这1个" in page and "改成12,860.00" in page and 'value="12,880.00"' in page
    walk = Walk(clerk).go(PHOTO).press("改了，再核一遍").sees("对不上的").sees('value="12,880.00"')
    walk.tick("take-5-4", "12,860.00").press("改了，再核一遍").sees("都对得上")
    walk.press("都对过了，看合计").press("确认，保存这4笔")
    assert Sheet.objects.get().expense == 1_873_460


def test_what_a_person_leaves_wrong_is_said_on_the_sheet(clerk, on, read_as):
    on("2023-09-04")
    read_as(recognised(r5c4="12,880.00"))
    sent(clerk)
    Walk(clerk).go(PHOTO).press("都对过了，看合计").sees("相差20.00元").press("确认，保存这4笔").sees("相差20.00元")


def test_without_the_optional_part_there_is_no_button_and_nothing_else_changes(clerk, on, monkeypatch):
    on("2023-09-04")
    monkeypatch.setattr(reading, "reads_words", lambda: False)
    page = clerk.get(f"{ISSUE}finance/").content.decode()
    assert "拍下纸上的表" not in page and "会计给的表" in page
    assert clerk.get(PHOTO).status_code == 302
    assert "请选会计给的表" in sent(clerk)
    assert not StoredFile.objects.exists()


def test_a_paper_that_is_not_wanted_leaves_nothing(clerk, on, read_as):
    on("2023-09-04")
    read_as(recognised())
    sent(clerk)
    Walk(clerk).go(PHOTO).press("不用这张照片").sees("会计给的表")
    assert clerk.get(PHOTO).status_code == 302 and not Sheet.objects.exists()


@pytest.mark.parametrize(
    ("place", "read", "instead"),
    [
        ((3, 3), "8,000.00", "6,000.00"), ((5, 4), "12860.0", ""), ((7, 4), "18,784.60", "18,734.60"), ((7, 5), "80,235.75", "80,285.75"),
        ((2, 5), "86,420.85", "86,420.35"), ((6, 4), "5,874.80", "5,874.60"), ((4, 3), "660.00", "6,600.00"),
    ],
)  # fmt: skip
def test_the_alternative_is_what_the_sums_demand(place, read, instead):
    paper = importing.paper_of(recognised(**{f"r{place[0]}c{place[1]}": read}))
    doubts = importing.doubts(paper, ASKED)
    assert {at: one.instead for at, one in doubts.items()} == ({place: instead} if instead else {})


def test_two_mistakes_are_two_doubts():
    paper = importing.paper_of(recognised(r3c3="8,000.00", r6c4="5,874.80"))
    assert {at: one.instead for at, one in importing.doubts(paper, ASKED).items()} == {(3, 3): "6,000.00", (6, 4): "5,874.60"}


def test_what_was_not_seen_well_is_looked_at_first():
    paper = importing.paper_of(recognised())
    cells = [list(row) for row in paper.cells]
    cells[3][3] = replace(cells[3][3], sure=0.5)
    cells[4][3] = replace(cells[4][3], other="6,800.00")
    doubts = importing.doubts(seen.Paper(cells), ASKED)
    assert {at: one.why for at, one in doubts.items()} == {(3, 3): "看不清", (4, 3): "两次认出的不一样"}


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("１２，６００．００", "12,600.00"), ("12 600.00", "12600.00"), ("收人", "收入"), ("—500", "-500"), ("8月3日", "8月3日"),
        ("一、上月结余", "一、上月结余"),
    ],
)  # fmt: skip
def test_only_what_is_beyond_doubt_is_tidied(said, read):
    assert seen.tidied(said) == read
