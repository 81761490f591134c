"""accounts load: a district's clerks and members from one Excel file, slips on paper; rows that are wrong; twice is once."""

import argparse
import json
import re
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from tests import cast
from tests.prepared import Quiet

from cunju.config import collecting
from cunju.kernel.commands import DONE, REFUSED
from cunju.kernel.refusals import Refusal
from cunju.org import roles
from cunju.org.models import Account
from cunju.tables.tests.files import packed, workbook

pytestmark = pytest.mark.django_db
HEAD = ("单位代码", "单位名称", "岗位", "姓名", "账号")
ROWS = [
    (cast.VILLAGE, "玉峰山村", "经办人", "", "yufengshan"),
    (cast.VILLAGE, "玉峰山村", "监督委员会成员", "监督委员会主任", "yufengshan-jd"),
    ("", "苟溪桥村", "村文书", "", " GouXiQiao "),
    (int(cast.FAR), "", "监委会主任", "", "ｑｉａｎｆｅｎｇ－ｊｄ"),
    (cast.TOWN, "王家街道", "经办人", "", "wangjia2"),
]


class Heard(Quiet):
    """What a command said and gave."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.results: list[str] = []

    def say(self, text: str) -> None:
        self.said.append(text)

    def result(self, text: str) -> None:
        self.results.append(text)


@pytest.fixture(autouse=True)
def place(settings, tmp_path) -> Path:
    settings.VAR = tmp_path
    cast.units()
    cast.demonstration()
    return tmp_path


def book(rows, head=HEAD, *, title: str = "", sheet: str = "Sheet1") -> bytes:
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
        page = made.add_worksheet(sheet)
        for line, row in enumerate([*([(title,)] if title else []), head, *rows]):
            for column, value in enumerate(row):
                page.write(line, column, value)
    return stream.getvalue()


def load(place: Path, data: bytes, *words: str) -> tuple[int, dict, Heard]:
    file, out = place / "accounts.xlsx", Heard()
    file.write_bytes(data)
    command = collecting.commands()["accounts load"]
    parser = argparse.ArgumentParser()
    command.arguments(parser)
    code = command.run(parser.parse_args([str(file), "--json", *words]), out)
    return code, json.loads(out.results[0]), out


def test_a_file_as_an_office_writes_it(place, client) -> None:
    code, found, _ = load(place, book(ROWS, title="渝北区账号表"))
    assert (code, found["rows"], found["made"], found["unchanged"], found["errors"]) == (DONE, 5, 5, 0, [])
    made = {
        one.username: (one.role, one.unit_code, one.must_change_password) for one in Account.objects.all()
    }
    assert made == {
        "yufengshan": (roles.VILLAGE_CLERK, cast.VILLAGE, True),
        "yufengshan-jd": (roles.SUPERVISORY_MEMBER, cast.VILLAGE, True),
        "gouxiqiao": (roles.VILLAGE_CLERK, cast.NEIGHBOUR, True),
        "qianfeng-jd": (roles.SUPERVISORY_MEMBER, cast.FAR, True),
        "wangjia2": (roles.TOWN_OFFICER, cast.TOWN, True),
    }
    assert "监督委员会主任" not in str(list(Account.objects.values()))
    slips = Path(found["slips"])
    assert slips.stat().st_mode & 0o777 == 0o600


def test_the_passwords_on_the_slips_open_the_accounts(place, client) -> None:
    from docx import Document

    target = place / "slips.docx"
    load(place, book(ROWS), "--slips", str(target))
    cells = [cell.text for table in Document(str(target)).tables for row in table.rows for cell in row.cells]
    found = dict(zip(cells[5::8], cells[7::8], strict=True))
    assert set(found) == {"yufengshan", "yufengshan-jd", "gouxiqiao", "qianfeng-jd", "wangjia2"}
    for name, password in found.items():
        assert re.fullmatch(r"\w{4}-\w{4}-\w{4}", password)
        assert Account.objects.get(username=name).check_password(password)
    name, password = next(iter(found.items()))
    assert client.post("/login/", {"username": name, "password": password}).status_code == 302
    assert client.get("/today/").url == "/me/password/"


def test_loading_twice_changes_nothing(place) -> None:
    load(place, book(ROWS))
    before = list(Account.objects.order_by("pk").values())
    papers = sorted(place.glob("slips*"))
    code, found, _ = load(place, book(ROWS))
    assert (code, found["made"], found["unchanged"], found["slips"]) == (DONE, 0, 5, None)
    assert list(Account.objects.order_by("pk").values()) == before and sorted(place.glob("slips*")) == papers


# a row that cannot be, and what is said of it
WRONG = [
    (("500112999999", "", "经办人", "", "aaa"), "没有代码为“500112999999”的单位"),
    ((cast.VILLAGE, "前锋村", "经办人", "", "aaa"), "表里写的是“前锋村”"),
    (("", "", "经办人", "", "aaa"), "没有写单位代码或单位名称"),
    (("", "没有村", "经办人", "", "aaa"), "没有名称为“没有村”的单位"),
    ((cast.VILLAGE, "", "", "", "aaa"), "没有写岗位"),
    ((cast.VILLAGE, "", "会计", "", "aaa"), "岗位“会计”不认识"),
    ((cast.TOWN, "", "监督委员会成员", "", "aaa"), "不能用在王家街道"),
    ((cast.VILLAGE, "", "经办人", "", ""), "没有写账号"),
    ((cast.VILLAGE, "", "经办人", "", "玉峰山"), "应为3至40个字母"),
    ((cast.VILLAGE, "", "经办人", "", "YUFENGSHAN"), "与第2行重复"),
    ((cast.VILLAGE, "", "经办人", "", "taken"), "已经有人用"),
]


@pytest.mark.parametrize(("row", "words"), WRONG)
def test_a_wrong_row_is_named_and_nothing_is_made(place, row: tuple, words: str) -> None:
    cast.clerk(cast.FAR, "taken")
    code, found, out = load(place, book([ROWS[0], row]))
    assert (code, found["made"], found["slips"]) == (REFUSED, 0, None)
    assert [one["line"] for one in found["errors"]] == [3] and words in found["errors"][0]["message"]
    assert any("第3行" in line and words in line for line in out.said)
    assert Account.objects.count() == 1 and not list(place.glob("slips*"))
    code, found, _ = load(place, book([ROWS[0], row]), "--skip-bad")
    assert (code, found["made"]) == (DONE, 1)


def test_a_dry_run_makes_nothing(place) -> None:
    code, found, _ = load(place, book(ROWS), "--dry-run")
    assert (code, found["made"], Account.objects.count()) == (DONE, 0, 0)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"a,b\n1,2\n", book([("x",)], head=("甲", "乙"))])
def test_a_file_that_is_no_such_table_is_refused(place, data: bytes) -> None:
    with pytest.raises(Refusal):
        load(place, data)


TOO_MUCH = [
    (workbook([(0, 0, "账号"), (39_999, 16_383, 1)]), "第40000行、第16384列（XFD列）"),
    (packed(xl__workbook_dot_xml=bytes(600_000_000)), "展开以后太大"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密码"),
    ("账号,岗位\n".encode(), "不是 .xlsx"),
]


@pytest.mark.parametrize(("data", "said"), TOO_MUCH, ids=["far", "bomb", "locked", "text"])
def test_a_file_that_is_too_much_is_refused_by_the_child(place, data: bytes, said: str) -> None:
    with pytest.raises(Refusal, match=said):
        load(place, data)
    assert not Account.objects.exists()


def test_lines_are_those_of_the_sheet_also_below_blank_ones(place) -> None:
    _, found, _ = load(place, book([(), ROWS[0], (), (cast.VILLAGE, "", "会计", "", "aaa")], title="账号表"))
    assert [one["line"] for one in found["errors"]] == [6]


def test_a_file_of_slips_that_is_there_is_not_written_over(place) -> None:
    (place / "mine.pdf").write_text("mine")
    with pytest.raises(Refusal, match="不能存到"):
        load(place, book(ROWS), "--slips", str(place / "mine.pdf"))
    assert (place / "mine.pdf").read_text() == "mine" and Account.objects.count() == 0


def command(name: str, *words: str) -> tuple[int, Heard]:
    out, found = Heard(), collecting.commands()[name]
    parser = argparse.ArgumentParser()
    found.arguments(parser)
    return found.run(parser.parse_args(list(words)), out), out


def test_a_reset_and_an_unlock_from_the_command_line(client) -> None:
    cast.clerk()
    for _ in range(6):
        page = client.post("/login/", {"username": "clerk", "password": "wrong"})
    assert page.status_code == 429
    assert "已解锁" in command("accounts unlock", " CLERK ")[1].said[0]
    assert "不需要解锁" in command("accounts unlock", "clerk")[1].said[0]
    code, out = command("accounts reset", "Clerk")
    assert code == DONE and len(out.results) == 1
    assert client.post("/login/", {"username": "clerk", "password": out.results[0]}).status_code == 302
    client.post("/logout/")
    client.cookies.clear()
    for _ in range(5):
        client.post("/login/", {"username": "clerk", "password": "wrong"})
    assert "地址127.0.0.1已解锁" in command("accounts unlock", "127.0.0.1")[1].said[0]
    assert client.post("/login/", {"username": "clerk", "password": out.results[0]}).status_code == 302
    for name in ("accounts reset", "accounts unlock"):
        with pytest.raises(Refusal, match="没有“nobody”这个账号"):
            command(name, "nobody")
