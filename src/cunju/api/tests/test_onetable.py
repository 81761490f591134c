"""一表通: what stands here is filled in there, what was typed there comes in once, by a made-up template (样表，待确认)."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from django.test import Client
from tests import cast

from cunju.api import checks
from cunju.api.onetable import filled, mapping, taking
from cunju.kernel.refusals import Refusal
from cunju.ledger.models import Fact
from cunju.org import clock
from cunju.org.models import Roll, Unit
from cunju.records import backentry
from cunju.tables import reading

pytestmark = pytest.mark.usefixtures("place")
KEY = mapping.SAMPLE.stem
HEADS = ("行政村（社区）", "会议名称", "召开时间", "应到人数", "实到人数")
BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def table(**sheets: list[list[Any]]) -> bytes:
    raw = io.BytesIO()
    with xlsxwriter.Workbook(raw) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return raw.getvalue()


def taken(data: bytes, *, keep: bool) -> backentry.Report:
    template = mapping.by_key(KEY)
    assert template
    wanted = taking.filling(template, year=2023, on=cast.TODAY, above="")
    sheets = reading.named(data, wanted.needed, name="表.xlsx")
    return backentry.tried(wanted.rows(sheets, Unit.objects.get(code=cast.VILLAGE), "clerk", clock.now()), keep=keep)


def facts(kind: str) -> list[Fact]:
    return list(Fact.objects.filter(kind=kind).order_by("occurred_on"))


MEETINGS = [
    ["2023年会议台账（一表通）"], list(HEADS), ["玉峰山村", "村民代表大会", "2023-03-05", 40, 30], ["苟溪桥村", "村民代表大会", "2023-03-06", 40, 30],
    ["玉峰山村", "两委联席会议", "2023-04-05", 7, 9],
]  # fmt: skip
ROLLS = [["行政村（社区）", "统计日期", "户数", "18周岁以上人数", "村（居）民小组数", "党员数"], ["玉峰山村", "2023-01-01", 512, 1200]]


def test_what_is_new_is_taken_in_once_and_what_is_wrong_is_said() -> None:
    data = table(会议台账=MEETINGS, 基本情况=ROLLS)
    first = taken(data, keep=False)
    assert ([one.row.line for one in first.new], len(first.wrong), facts("assemblies.meeting_held")) == ([3, 2], 1, [])
    assert first.wrong[0].row.line == 5 and "实到" in first.wrong[0].fault
    good = table(会议台账=MEETINGS[:4], 基本情况=ROLLS)
    assert len(taken(good, keep=True).new) == 2
    assert [(one.occurred_on, one.attributes["due"]) for one in facts("assemblies.meeting_held")] == [(date(2023, 3, 5), 40)]
    assert Roll.objects.get(unit_code=cast.VILLAGE).households == 512
    again = taken(good, keep=True)
    assert (len(again.new), len(again.known)) == (0, 2)


def test_what_stands_here_comes_out_in_their_words_and_back_in_as_known() -> None:
    taken(table(会议台账=MEETINGS[:4], 基本情况=ROLLS), keep=True)
    template = mapping.by_key(KEY)
    assert template
    data = filled.workbook(template, [Unit.objects.get(code=cast.VILLAGE)], year=2023, on=cast.TODAY)
    sheets = {one.name: one.rows for one in reading.sheets(data, "表.xlsx")}
    assert list(sheets["会议台账"][1])[:5] == ["玉峰山村", "村民代表大会", date(2023, 3, 5), 40, 30]
    assert list(sheets["基本情况"][1])[2:4] == [512, 1200]
    report = taken(data, keep=True)
    assert (len(report.new), len(report.known), report.wrong) == (0, 2, [])


def test_a_column_that_is_not_taken_in_is_named_and_comes_back_blank() -> None:
    """A number of items typed there is no list of items here: it is said, and no 0 stands in its place afterwards."""
    report = taken(table(会议台账=[[*HEADS, "议题个数"], [*MEETINGS[2], 3]]), keep=True)
    assert ["议题个数没有收" in one.row.said for one in report.new] == [True]
    template = mapping.by_key(KEY)
    assert template and any("会议台账”的议题个数只导出，不收回" in one for one in taking.filling(template, year=2023, on=cast.TODAY, above="").notes)
    data = filled.workbook(template, [Unit.objects.get(code=cast.VILLAGE)], year=2023, on=cast.TODAY)
    rows = {one.name: one.rows for one in reading.sheets(data, "表.xlsx")}["会议台账"]
    assert [one or None for one in list(rows[1])[5:]] in ([None], [])


def test_a_unit_of_nowhere_is_named() -> None:
    report = taken(table(会议台账=[list(HEADS), ["不知道的村", "村民代表大会", "2023-03-05", 40, 30]]), keep=False)
    assert ["不知道的村" in one.fault for one in report.wrong] == [True]


def test_the_pages_of_a_clerk_and_of_a_town(client: Client) -> None:
    client.force_login(cast.clerk())
    shelf = client.get(f"/onetable/{cast.VILLAGE}/").content.decode()
    assert "待确认" in shelf and f"/onetable/{cast.VILLAGE}/{KEY}/" in shelf
    upload = io.BytesIO(table(会议台账=MEETINGS[:4]))
    upload.name = "表.xlsx"
    checked = client.post(f"/onetable/{cast.VILLAGE}/{KEY}/", {"file": upload, "do": "check"}).content.decode()
    assert "要写入1行" in checked and not facts("assemblies.meeting_held")
    client.post(f"/onetable/{cast.VILLAGE}/{KEY}/", {"do": "load"})
    assert len(facts("assemblies.meeting_held")) == 1
    client.force_login(cast.town_officer())
    answer = client.get(f"/onetable/{cast.TOWN}/{KEY}.xlsx")
    [sheet, *_] = reading.sheets(answer.content, "表.xlsx")
    assert (answer["Content-Type"], len(sheet.rows)) == (BOOK, 2)


def test_the_district_puts_its_own_template_in_a_folder(tmp_path: Path, settings: Any, connect: Callable[..., str]) -> None:
    settings.VAR = tmp_path
    (tmp_path / "onetable").mkdir()
    file = tmp_path / "onetable" / "区台账.yaml"
    good = mapping.SAMPLE.read_text(encoding="utf-8")
    file.write_text(good.replace("（样表，待确认）", "").replace("confirmed: false", "confirmed: true"), encoding="utf-8")
    assert [(one.key, one.confirmed) for one in mapping.templates()] == [("区台账", True), (KEY, False)]
    file.write_text(good.replace("field due", "field duo"), encoding="utf-8")
    with pytest.raises(Refusal, match=r"区台账\.yaml.*field duo"):
        mapping.templates()


NO_SUCH = "title: x\nledgers: [{sheet: a, kinds: [no.such], columns: []}]"


@pytest.mark.parametrize("text", ["[]", "title: x", "title: x\nledgers: [{sheet: a}]", "title: x\ntitle: y", NO_SUCH])
def test_a_mapping_file_that_is_none_is_said(text: str) -> None:
    with pytest.raises(Refusal, match=r"a\.yaml"):
        mapping.read("a", text, name="a.yaml")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title: 一\nledgers: []\n", ""),
        ("title: 一\n", "少了“'ledgers'”"),
        ("title: 一\nledgers:\n- {sheet: 表一, kinds: [no.such_kind], columns: []}\n", "没有“no.such_kind”这种记录"),
        ("title: [\n", "请改好这个文件"),
    ],
)
def test_check_names_a_mapping_file_that_is_wrong(tmp_path, settings, monkeypatch, text, said):
    settings.VAR = tmp_path
    monkeypatch.setattr(mapping.clock, "is_demonstration", lambda: False)
    (tmp_path / "onetable").mkdir()
    (tmp_path / "onetable" / "district.yaml").write_text(text, encoding="utf-8")
    found = checks.problems()
    assert [one.file for one in found] == (["district.yaml"] if said else [])
    assert not said or said in found[0].message
