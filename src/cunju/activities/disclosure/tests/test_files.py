"""Files that are too much, of another kind or odd, through the page of the accountant's table: a sentence, never an error, nothing saved."""

import io
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from django.db import transaction
from django.urls import reverse

from cunju.activities.disclosure.models import Sheet
from cunju.activities.disclosure.rules import importing
from cunju.activities.disclosure.rules.importing import SPACED, TABBED
from cunju.activities.disclosure.views import tables
from cunju.tables import asking
from cunju.tables.tests.files import mended, packed, workbook

from .accounts import HEAD, ROWS, TITLE, F, book
from .accounts_files import _spaced
from .conftest import CODE

URL = reverse("disclosure:finance", args=[CODE, "2023-08"])
PART = "xl/worksheets/sheet1.xml"
GOOD = book(("8月", [TITLE, HEAD, *ROWS]))
XLS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600
REFUSED = {
    "far": ("8月.xlsx", workbook([(0, 0, "日期"), (39_999, 16_383, 1)]), "第40000行、第16384列（XFD列）"),
    "last": ("8月.xlsx", workbook([(0, 0, "日期"), (1_048_575, 16_383, 1)]), "第1048576行"),
    "long": ("8月.xlsx", workbook([(0, 0, "日期"), (2100, 0, 1)]), "超过2000行"),
    "wide": ("8月.xlsx", workbook([(0, 0, "日期"), (0, 130, 1)]), "第120列以后还有内容"),
    "bomb": ("8月.xlsx", packed(xl__workbook_dot_xml=bytes(200_000_000)), "展开以后太大"),
    "styles": ("8月.xlsx", mended(GOOD, "xl/styles.xml", b"<styleSheet", b"<!DOCTYPE a><styleSheet"), "DOCTYPE"),
    "entities": ("8月.xlsx", mended(GOOD, PART, b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet'), "DOCTYPE"),
    "style": ("8月.xlsx", mended(GOOD, PART, b'<c r="A2"', b'<c s="x" r="A2"'), "另存为"),
    "half": ("8月.xlsx", GOOD[:3000], "打不开"),
    "ods": ("8月.ods", packed(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", content_dot_xml=b"<a/>"), "不是 .xlsx"),
    "xls": ("8月.xls", XLS, "打不开"),
    "locked": ("8月.xlsx", XLS + "EncryptedPackage".encode("utf-16-le"), "加了密码"),
    "page": ("8月.csv", b"<html><table><tr><td>1</td></tr></table></html>", "网页"),
    "quote": ("8月.csv", '日期,摘要\n8.3,"'.encode() + b"a" * 200_000, "引号没有配对"),
    "nought": ("8月.txt", "日期,摘要".encode("utf-16-le"), "不是文字"),
    "latin": ("8月.csv", b"\xff\xff\x00", "文件"),
    "blank": ("8月.csv", b"\n\n \n", "没有内容"),
    "pdf": ("8月.pdf", b"%PDF-1.4", "打不开"),
    "sheets": ("8月.xlsx", book(*((f"{one}月", [["日期"]]) for one in range(61))), "61张工作表"),
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_in_a_sentence_and_nothing_is_saved(clerk, on, name: str) -> None:
    on("2023-09-04")
    called, data, said = REFUSED[name]
    file = io.BytesIO(data)
    file.name = called
    page = clerk.post(URL, {"file": file})
    assert page.status_code == 200
    (error,) = page.context["form"].errors["file"]
    assert said in error
    assert error.endswith("。")
    assert not Sheet.objects.exists()


@pytest.mark.django_db
def test_no_file_is_opened_while_the_ledger_is_written(clerk, on, monkeypatch) -> None:
    """A reading takes seconds: no lock and no transaction waits for it."""
    seen = []

    def child(*args, **more):
        seen.append(len(transaction.get_connection().savepoint_ids))
        return made(*args, **more)

    made = asking.child
    monkeypatch.setattr(asking, "child", child)
    on("2023-09-04")
    before = len(transaction.get_connection().savepoint_ids)
    file = io.BytesIO(GOOD)
    file.name = "8月.xlsx"
    assert clerk.post(URL, {"file": file}).status_code == 302
    assert seen == [before]
    assert Sheet.objects.exists()


def test_no_library_of_files_is_loaded_by_the_views() -> None:
    text = Path(tables.__file__).read_text()
    assert not any(word in text for word in ("zipfile", "calamine", "xml", "csv.reader"))


def test_the_looks_of_cells_come_through() -> None:
    """Formats, formulas with and without a result, rows and columns drawn shut, merges: as the file has them."""
    rows = [
        ["日期", "摘要", "收入"],
        [date(2023, 8, 3), "拨款", (0.6, "wan")],
        ["8.4", F("=B2", "拨款"), F("=C2")],
        ["8.5", "", None],
    ]
    data = book(("8月", rows), merge=("A6:B7",))
    data = mended(data, PART, b'<row r="4"', b'<row r="4" ht="0" customHeight="1"')
    data = mended(data, PART, b"<sheetData>", b'<cols><col min="5" max="6" width="0"/></cols><sheetData>')
    (page,) = tables.read(data, "8月.xlsx")
    assert page.rows[1][:2] == [date(2023, 8, 3), "拨款"]
    assert {place: page.formats[place] for place in page.formats if place == (1, 2)} == {(1, 2): '0.00"万元"'}
    assert (page.formulas, page.unknown) == ({(2, 1)}, {(2, 2)})
    assert (page.hidden_rows, page.hidden_columns, page.merged) == ({3}, {4, 5}, [(5, 0, 6, 1)])


def test_looks_of_empty_cells_are_nothing() -> None:
    """A table coloured and formatted down to the last line is as long as its content."""
    tail = b'<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'
    data = book(("8月", [["日期", "收入"], ["8.3", (1.5, "two")]]))
    (page,) = tables.read(mended(data, PART, b"</sheetData>", tail), "8月.xlsx")
    assert (len(page.rows), page.formats) == (2, {(1, 1): "0.00"})


def test_a_sheet_with_prefixes_and_a_chart_beside_it_is_read() -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as made:
        made.add_worksheet("8月").write_row(0, 0, ["日期", "收入"])
        chart = made.add_chart({"type": "line"})
        chart.add_series({"values": "='8月'!$B$1:$B$2"})
        made.add_chartsheet("图").set_chart(chart)
    page = tables.read(target.getvalue(), "8月.xlsx")[0]
    assert (page.name, page.rows) == ("8月", [["日期", "收入"]])


def test_controls_in_cells_are_gone() -> None:
    data = mended(workbook([(0, 0, "拨ZZZ款")]), "xl/sharedStrings.xml", b"ZZZ", b"_x0000_&#x200B;_x000B_")
    (page,) = tables.read(data, "8月.xlsx")
    assert not any((ord(one) < 32 and one != "\n") or one == "\u200b" for one in page.rows[0][0])


TEXTS = [
    ("8.csv", "标题,,\n日期,摘要,收入\n8.3,拨款,\"6,000\"\n", TABBED, ["8.3", "拨款", "6,000"]),
    ("8.csv", "标题\n日期;摘要;收入\n8.3;拨款;6000,50\n", TABBED, ["8.3", "拨款", "6000,50"]),
    ("8.txt", "单位, 元\n日期\t摘要\t收入\n8.3\t\"拨\n款\"\t6,000\n", TABBED, ["8.3", "拨\n款", "6,000"]),
    ("8.txt", "日期 摘要 收入\n\n8.3 拨款 6,000.00\n", SPACED, ["8.3", "拨款", "6,000.00"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "parted", "last"), TEXTS)
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_is_parted_as_its_first_lines_are(name, text, parted, last, coding) -> None:
    (page,) = tables.read(text.encode(coding), name)
    assert (page.text, list(page.rows[-1])) == (parted, last)


def test_a_text_parted_by_blanks_is_read_as_if_it_were_pasted() -> None:
    (page,) = tables.read(_spaced().encode("gb18030"), "8月.txt")
    assert page == tables.pages_of({"pasted": _spaced()})[0]


def test_an_old_workbook_is_read_and_what_it_hides_is_asked() -> None:
    """``month.xls`` was saved by LibreOffice: its rows are read, nothing is saved before a person says that none are hidden."""
    pages = tables.read((Path(__file__).parent / "month.xls").read_bytes(), "8月.xls")
    found = importing.read(pages, month="2023-08", remembered={})
    assert [(one.flow, one.amount) for one in found.entries] == [("in", 600000), ("out", 30000)]
    assert [one.key for one in found.questions if one.open] == ["unseen"]
    again = importing.read(importing.from_plain(importing.to_plain(pages)), month="2023-08", remembered={}, answers={"unseen": "none"})
    assert not again.open
