"""units load: what a file may look like, what is refused with its line, what is only doubted (interfaces §3)."""

import json
from pathlib import Path

import pytest

from cunju.kernel.commands import DONE, REFUSED
from cunju.kernel.refusals import Refusal
from cunju.org import commands, units
from cunju.org.models import Unit

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
def test_kind_is_inferred_and_doubted(tmp_path: Path, name: str, code: str, kind: str) -> None:
    report = units.load(written(tmp_path, *GOOD[:2], f"{code},{name},,"))
    assert Unit.objects.get(code=code).kind == kind
    assert Unit.objects.get(code=code).parent_code == "500112018"
    assert report.doubts[0]["line"] == 4
    assert "类型未写" in report.doubts[0]["message"]


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
