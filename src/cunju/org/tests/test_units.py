"""units load: what a file may look like, what is refused with its line, what is only doubted (interfaces §3)."""

import json
from datetime import date
from pathlib import Path

import pytest

from cunju.kernel.commands import DONE, REFUSED
from cunju.kernel.refusals import Refusal
from cunju.org import commands, queries, units
from cunju.org.models import Unit, UnitName

pytestmark = pytest.mark.django_db
YUBEI = Path(__file__).parents[2] / "catalogue" / "data" / "units" / "yubei-2023.csv"
HEAD = "code,name,kind,parent"
GOOD = [
    "500112,渝北区,county,",
    "500112018,王家街道,town,500112",
    "500112018001,王家社区居民委员会,community,500112018",
    "500112018202,玉峰山村村民委员会,village,500112018",
]


def written(folder: Path, *rows: str, encoding: str = "utf-8", end: str = "\n") -> Path:
    file = folder / "units.csv"
    file.write_bytes((end.join([HEAD, *rows]) + end).encode(encoding))
    return file


class Spoken:
    """An ``Out`` that remembers."""

    def __init__(self) -> None:
        self.results: list[str] = []
        self.said: list[str] = []

    def result(self, text: str) -> None:
        self.results.append(text)

    def say(self, text: str) -> None:
        self.said.append(text)

    def progress(self, items, *, total, label):
        return items


def command(*words: str) -> tuple[int, Spoken]:
    import argparse

    found = next(one for one in commands.COMMANDS if one.name == "units load")
    parser, out = argparse.ArgumentParser(), Spoken()
    found.arguments(parser)
    return found.run(parser.parse_args(words), out), out


def test_the_district_of_2023() -> None:
    file = YUBEI
    code, out = command(str(file), "--json")
    assert code == DONE
    found = json.loads(out.results[0])
    assert {name: found[name] for name in ("schema", "rows", "loaded", "unchanged", "counts", "errors")} == {
        "schema": "cunju.units/1",
        "rows": 443,
        "loaded": 443,
        "unchanged": 0,
        "counts": {"county": 1, "town": 30, "village": 173, "community": 239},
        "errors": [],
    }
    assert Unit.objects.count() == 443
    again = units.load(file)
    assert (again.loaded, again.unchanged) == (0, 443)
    assert Unit.objects.get(code="500112018202").initials == "yfsc"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_encodings_and_line_ends(tmp_path: Path, encoding: str, end: str) -> None:
    report = units.load(written(tmp_path, *GOOD, encoding=encoding, end=end))
    assert (report.rows, report.loaded, report.errors) == (4, 4, [])
    assert Unit.objects.get(code="500112018202").name == "玉峰山村村民委员会"


def test_a_file_in_no_known_encoding_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "units.csv"
    file.write_bytes(b"code,name\xff\xff\xff\n\x80")
    with pytest.raises(Refusal, match="GB18030"):
        units.load(file)


def test_no_file_and_another_head_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="打不开文件"):
        units.load(tmp_path / "none.csv")
    file = tmp_path / "units.csv"
    file.write_text("代码,名称\n", encoding="utf-8")
    with pytest.raises(Refusal, match="第1行应为表头"):
        units.load(file)


# the row, its fault
FAULTS = [
    ("50011201820,玉峰山村,village,500112018", "6、9或12位"),
    ("５００１１２,渝北区,county,", "6、9或12位"),
    ("5.00112E+11,大屋村,village,500112018", "科学记数"),
    ("500112018205.0,大屋村,village,500112018", "“.0”"),
    ("'500112018205,大屋村,village,500112018", "一撇"),
    ("500112018000,大屋镇,,500112", "这里应为500112018"),
    ("500112000000,大屋区,,", "这里应为500112"),
    ("500112018205,大屋村,village,5.00112E+08", "上级代码“5.00112E+08”被Excel"),
    ("500112018205,大屋村,village,500112018202", "不相符"),
    ("500112018205,,village,500112018", "没有名称"),
    ("500112018202,玉峰山村,village,500112018", "重复"),
    ("500112018205,大屋村,hamlet,500112018", "类型“hamlet”"),
    ("500112018205,大屋村,town,500112018", "镇街的代码应为9位"),
    ("500112999001,某社区,community,", "上级500112999"),
    ("500112018205,大屋村,village,500112133", "上级500112133"),
    ("500112018205," + "长" * 61 + ",village,500112018", "超过60字"),
]


@pytest.mark.parametrize(("row", "said"), FAULTS)
def test_a_faulty_row_is_named_by_its_line_and_nothing_is_loaded(tmp_path: Path, row: str, said: str) -> None:
    file = written(tmp_path, *GOOD, "", row)
    code, out = command(str(file), "--json")
    assert code == REFUSED
    (error,) = json.loads(out.results[0])["errors"]
    assert (error["line"], error["code"]) == (7, row.split(",")[0])
    assert said in error["message"]
    assert any("第7行" in one for one in out.said)
    assert Unit.objects.count() == 0


def test_skip_bad_loads_the_rest(tmp_path: Path) -> None:
    file = written(tmp_path, "12,坏行,,", *GOOD)
    code, out = command(str(file), "--skip-bad", "--json")
    assert code == DONE
    report = json.loads(out.results[0])
    assert (report["rows"], report["loaded"], [one["line"] for one in report["errors"]]) == (5, 4, [2])
    assert Unit.objects.count() == 4


def test_dry_run_writes_nothing(tmp_path: Path) -> None:
    report = units.load(written(tmp_path, *GOOD), dry_run=True)
    assert (report.loaded, Unit.objects.count()) == (4, 0)


# name, code, kind inferred: the name speaks before the code's last three digits
INFERRED = [
    ("玉峰山村村民委员会", "500112018001", "village"),
    ("王家社区居民委员会", "500112018202", "community"),
    ("观月路社区", "500112018002", "community"),
    ("荣华村", "500112018204", "village"),
    ("垌心", "500112018201", "village"),
    ("加两", "500112018199", "community"),
]


@pytest.mark.parametrize(("name", "code", "kind"), INFERRED)
def test_kind_is_inferred_and_only_doubted_where_name_and_code_disagree(tmp_path: Path, name: str, code: str, kind: str) -> None:
    report = units.load(written(tmp_path, *GOOD[:2], f"{code},{name},,"))
    assert Unit.objects.get(code=code).kind == kind
    assert Unit.objects.get(code=code).parent_code == "500112018"
    disagree = name in ("玉峰山村村民委员会", "王家社区居民委员会")
    assert [(one["line"], "代码末三位" in one["message"]) for one in report.doubts] == [(4, True)] * disagree


def test_doubts_never_stop(tmp_path: Path) -> None:
    code, out = command(
        str(written(tmp_path, *GOOD[:2], "500112018300,已撤销的新村居民委员会,community,500112018")), "--json"
    )
    assert code == DONE
    messages = [one["message"] for one in json.loads(out.results[0])["doubts"]]
    assert any("末三位300" in one for one in messages)
    assert any("撤销" in one for one in messages)


def test_a_changed_row_updates_the_same_unit(tmp_path: Path) -> None:
    units.load(written(tmp_path, *GOOD))
    Unit.objects.filter(code="500112018202").update(note="保留")
    report = units.load(written(tmp_path, *GOOD[:3], "500112018202,玉峰山新村村民委员会,village,500112018"))
    assert (report.loaded, report.unchanged) == (1, 3)
    found = Unit.objects.get(code="500112018202")
    assert (found.name, found.note, found.initials) == ("玉峰山新村村民委员会", "保留", "yfsxc")


def test_the_head_in_any_order_and_in_chinese(tmp_path: Path) -> None:
    file = tmp_path / "units.csv"
    for head, cells in (
        ("parent,备注,name,kind,code", "500112018,,江口村,,500112018205"),
        ("统计用区划代码\t名称\t类型\t上级代码", "500112018205\t江口村\t\t500112018"),
        ("Code;Name;Kind;Parent", "500112018205;江口村;;500112018"),
    ):
        Unit.objects.all().delete()
        units.load(written(tmp_path, *GOOD[:2]))
        file.write_text(f"{head}\n{cells}\n", encoding="utf-8")
        assert units.load(file).errors == []
        assert Unit.objects.get(code="500112018205").name == "江口村"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04rest", "Excel 工作簿"),
        (b"code,name,code,kind,parent\n", "两列都是code"),
        (b'code,name,kind,parent\n500112,"' + b"x" * 200_000, "第2行读不下去"),
    ],
)
def test_what_is_no_units_file_is_said(tmp_path: Path, data: bytes, said: str) -> None:
    file = tmp_path / "units.csv"
    file.write_bytes(data)
    with pytest.raises(Refusal, match=said):
        units.load(file)


def test_unicode_text_of_excel_and_names_with_breaks(tmp_path: Path) -> None:
    rows = [HEAD, *GOOD[:3], '500112018202,"玉峰山村\r\n村民委员会",village,500112018']
    (tmp_path / "units.csv").write_bytes("\r\n".join(rows).encode("utf-16"))
    assert units.load(tmp_path / "units.csv").errors == []
    assert Unit.objects.get(code="500112018202").name == "玉峰山村 村民委员会"


def test_a_code_that_stands_twice_names_the_other_line(tmp_path: Path) -> None:
    report = units.load(written(tmp_path, *GOOD, GOOD[-1]))
    assert "第5行已有" in report.errors[0]["message"]


RENAMED = "500112018202,玉峰山新村村民委员会,village,500112018"
VILLAGE = "500112018202"


def test_a_changed_name_keeps_the_old_one_for_the_days_before(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("CUNJU_TODAY", "2023-09-20")
    units.load(written(tmp_path, *GOOD))
    code, out = command(str(written(tmp_path, *GOOD[:3], RENAMED)), "--dry-run")
    assert any("将改为" in one and "玉峰山新村" in one for one in out.said)
    assert not UnitName.objects.exists()
    code, out = command(str(written(tmp_path, *GOOD[:3], RENAMED)), "--from", "2023.7.1")
    assert code == DONE
    assert any("自2023年7月1日起叫“玉峰山新村村民委员会”，此前各日仍叫“玉峰山村村民委员会”" in one for one in out.said)
    old, new = "玉峰山村村民委员会", "玉峰山新村村民委员会"
    for day, name in ((date(1999, 1, 1), old), (date(2023, 6, 30), old), (date(2023, 7, 1), new), (date(2030, 1, 1), new)):
        assert queries.unit_name(VILLAGE, on=day) == name
        assert queries.units_under(VILLAGE, on=day)[0].name == name
        assert queries.addressed_under(VILLAGE, on=day)[0][0].name == name
        assert queries.names([VILLAGE], on=day) == {VILLAGE: name}
    assert [one.name for one in queries.search("玉峰山村", prefix="500112")] == [new]
    again = units.load(written(tmp_path, *GOOD[:3], RENAMED))
    assert (again.loaded, again.unchanged, again.changes) == (0, 4, [])


def test_renamed_twice_back_again_and_too_early(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("CUNJU_TODAY", "2023-09-20")
    units.load(written(tmp_path, *GOOD))
    slip = [*GOOD[:3], RENAMED.replace("新村村", "心村村")]
    units.load(written(tmp_path, *slip))
    units.load(written(tmp_path, *GOOD[:3], RENAMED))  # the same day: a slip of the morning is no name of its own
    assert [one.name for one in UnitName.objects.order_by("pk")] == ["玉峰山村村民委员会", "玉峰山新村村民委员会"]
    early = units.load(written(tmp_path, *slip), since=date(2023, 9, 1))
    assert "自2023年9月20日起已叫“玉峰山新村村民委员会”" in early.errors[0]["message"]
    units.load(written(tmp_path, *GOOD))
    assert queries.unit_name(VILLAGE, on=date(2023, 9, 20)) == "玉峰山村村民委员会"
    assert [one.name for one in UnitName.objects.all()] == ["玉峰山村村民委员会"]


@pytest.mark.parametrize(("day", "said"), [("2023-09-31", "9月只有30天"), ("2023-09-21", "还没有到"), ("1900-01-01", "早于1988年")])
def test_from_is_a_day_that_was(tmp_path: Path, monkeypatch, day: str, said: str) -> None:
    monkeypatch.setenv("CUNJU_TODAY", "2023-09-20")
    with pytest.raises(Refusal, match=said):
        command(str(written(tmp_path, *GOOD)), "--from", day)


def test_another_width_is_no_other_name(tmp_path: Path) -> None:
    units.load(written(tmp_path, *GOOD[:2], "500112018205,第5村（新）,village,500112018"))
    again = units.load(written(tmp_path, *GOOD[:2], "500112018205,第５村(新),village,500112018"))
    assert (again.unchanged, again.changes) == (3, [])
    for words in ("第5村", "第５村", "(新)", "（新）"):
        assert [one.code for one in queries.search(words, prefix="500112")] == ["500112018205"]


def test_another_kind_is_said(tmp_path: Path) -> None:
    units.load(written(tmp_path, *GOOD))
    _, out = command(str(written(tmp_path, *GOOD[:3], "500112018202,玉峰山村村民委员会,community,500112018")))
    assert any("由村改为社区" in one for one in out.said)
    assert any("所写类型为社区" in one for one in out.said)
