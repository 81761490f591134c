"""Tables of every form come out as plain cells; what is too much is refused in a sentence, soon, and nothing dies of it."""

import io
import logging
import resource
from datetime import date, datetime, time

import pytest
import xlsxwriter

from cunju.kernel.excel import day_of
from cunju.kernel.refusals import Refusal
from cunju.tables import reading
from cunju.tables.limits import PEOPLE
from cunju.tables.tests.files import mended, noise, packed, workbook

AT = datetime.fromisoformat("2023-08-03T14:30")


def test_cells_keep_their_kinds() -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet("一")
        looks = {
            one: book.add_format({"num_format": one}) for one in ("yyyy-mm-dd", "yyyy-mm-dd hh:mm", "hh:mm")
        }
        sheet.write_row(0, 0, ["文字", 12.5, 7, True])
        sheet.write_datetime(1, 0, date(2023, 8, 3), looks["yyyy-mm-dd"])
        sheet.write_datetime(1, 1, AT, looks["yyyy-mm-dd hh:mm"])
        sheet.write_datetime(1, 2, time(9, 5), looks["hh:mm"])
        sheet.merge_range(2, 0, 3, 1, "合并")
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_column(2, 3, None, None, {"hidden": True})
        book.add_worksheet("二").hide()
    first, second = reading.sheets(target.getvalue(), "a.xlsx")
    assert list(first.rows[0]) == ["文字", 12.5, 7, True]
    day, instant, hour = first.rows[1][:3]
    assert (day_of(day, ""), instant, hour) == (date(2023, 8, 3), AT, time(9, 5))
    assert (list(first.lines), list(first.merged)) == ([1, 2, 3], [(2, 3, 0, 1)])
    assert (first.hidden, first.hidden_rows, first.hidden_columns) == (False, {1}, {2, 3})
    assert (second.name, second.hidden) == ("二", True)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_in_the_encodings_of_offices(encoding: str) -> None:
    (sheet,) = reading.sheets('事项,金额\n"修\n路",100\n\n环卫,20\n'.encode(encoding), "表.CSV")
    assert [list(one) for one in sheet.rows if one] == [["事项", "金额"], ["修\n路", "100"], ["环卫", "20"]]
    assert list(sheet.lines) == [1, 3, 4, 5]


def test_text_parted_by_tabs() -> None:
    (sheet,) = reading.sheets("事项\t金额\n修路\t1,000\n".encode(), "表.txt")
    assert [list(one) for one in sheet.rows] == [["事项", "金额"], ["修路", "1,000"]]


FAR = workbook([(0, 0, "单位代码"), (39_999, 16_383, 1)])
LONG = workbook([(0, 0, "a"), (1_048_575, 0, 1)])
WIDE = workbook([(0, 0, "a"), (0, 16_383, 1)])
TEXT = "字" * 32_000
REPEATED = workbook([(row, column, TEXT) for row in range(1500) for column in range(30)])
ENTITIES = mended(
    workbook([(0, 0, "a")]),
    "xl/workbook.xml",
    b"<workbook",
    b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">]><workbook',
)
HOSTILE = [
    ("far", FAR, "a.xlsx", "第40000行、第16384列（XFD列）"),
    ("long", LONG, "a.xlsx", "第1048576行"),
    ("wide", WIDE, "a.xlsx", "XFD列"),
    ("repeated", REPEATED, "a.xlsx", "展开以后太大"),
    ("bomb", packed(xl__workbook_dot_xml=bytes(200_000_000)), "a.xlsx", "展开以后太大"),
    ("members", packed(**{f"m{one}": b"" for one in range(3000)}), "a.xlsx", "3000个部件"),
    ("entities", ENTITIES, "a.xlsx", "DOCTYPE"),
    ("columns", b"," * 100_000, "a.csv", "最多40000行、500列"),
    ("rows", b"a\n" * 50_000, "a.csv", "第40001行"),
    ("cell", b'"' + b"a" * 70_000, "a.csv", "引号没有配对"),
    ("nought", b"a,b\n\0\0\n", "a.csv", "不是文字"),
    ("page", b"<html><table><tr><td>1</td></tr></table></html>", "a.xls", "网页"),
    ("postscript", b"%!PS\n(a) run\n", "a.xlsx", "不是 .xlsx 文件"),
    (
        "locked",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "a.xlsx",
        "密码",
    ),
    ("ole", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + noise(4096), "a.xls", "打不开"),
    ("noise", b"PK\x03\x04" + noise(4096), "a.xlsx", "打不开"),
    ("half", workbook([(0, 0, "a")])[:3000], "a.xlsx", "打不开"),
    ("empty", b"", "a.xlsx", "打不开"),
    ("large", bytes(PEOPLE.size + 1), "a.xlsx", "超过8MB"),
]


@pytest.mark.parametrize(
    ("data", "name", "said"), [one[1:] for one in HOSTILE], ids=[one[0] for one in HOSTILE]
)
def test_what_is_too_much_or_no_table_is_refused_in_words(data: bytes, name: str, said: str) -> None:
    with pytest.raises(Refusal) as refused:
        reading.sheets(data, name)
    assert said in refused.value.message
    assert refused.value.message.endswith("。")


def test_the_server_itself_grows_by_nothing() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for data in (FAR, REPEATED):
        with pytest.raises(Refusal):
            reading.sheets(data, "a.xlsx")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 * 1024


def test_looks_without_content_do_not_count() -> None:
    """A column coloured to the last line is no content; offices have many such files."""
    styled = mended(
        workbook([(0, 0, "a"), (1, 0, "b")]), "xl/worksheets/sheet1.xml",
        b"</sheetData>", b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>',
    )  # fmt: skip
    (sheet,) = reading.sheets(styled, "a.xlsx")
    assert [list(one) for one in sheet.rows] == [["a"], ["b"]]


def test_a_sheet_nobody_asked_for_is_not_looked_into() -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        book.add_worksheet("草稿").write(39_999, 16_383, 1)
        book.add_worksheet("人员").write_row(0, 0, ["姓名"])
    assert reading.named(target.getvalue(), {"人员": ("姓名",)}) == {"人员": ()}
    with pytest.raises(Refusal, match="“名册”表（有的是“草稿”、“人员”）"):
        reading.named(target.getvalue(), {"名册": ("姓名",)})


def test_a_child_that_dies_leaves_a_line_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING), pytest.raises(Refusal):
        reading.sheets(REPEATED, "a.xlsx")
    assert "could not be read (sheets)" in caplog.text
