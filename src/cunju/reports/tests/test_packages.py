"""归档包: made as a job, downloaded, verified without the database; what is broken, changed, missing or added is named."""

import argparse
import io
import json
import zipfile
from pathlib import Path

import pytest
from django.test import Client
from django_tasks_db.models import DBTaskResult
from tests import cast

from cunju.archive.models import DONE, Job
from cunju.kernel.refusals import Refusal
from cunju.org.models import Visit
from cunju.reports import commands, packages

pytestmark = pytest.mark.django_db


class Heard:
    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, text: str) -> None:
        self.said.append(text)


def checked(file: Path) -> tuple[int, str]:
    heard = Heard()
    return commands._check(argparse.Namespace(file=str(file)), heard), "\n".join(heard.said)  # type: ignore[arg-type]


@pytest.fixture
def made(settings, tmp_path) -> Path:  # type: ignore[no-untyped-def]
    """The package of a village's year as its clerk downloads it."""
    settings.MEDIA_ROOT = tmp_path
    cast.units()
    cast.demonstration()
    everybody, clerk, town = cast.everybody(), Client(), Client()
    clerk.force_login(everybody["clerk"])
    page = f"/papers/{cast.VILLAGE}/package/"
    assert page in clerk.get(f"/papers/{cast.VILLAGE}/").content.decode()
    assert clerk.post(page, {"period": "2023"}).status_code == 302
    assert clerk.post(page, {"period": "2023Q1"}).status_code == 404
    for one in DBTaskResult.objects.ready():
        one.task.call(*one.task_result.args)
    job = Job.objects.get()
    assert job.state == DONE and f"/papers/jobs/{job.pk}/file/" in clerk.get(page).content.decode()
    file = tmp_path / "package.zip"
    file.write_bytes(b"".join(clerk.get(f"/papers/jobs/{job.pk}/file/").streaming_content))  # type: ignore[attr-defined]
    fetched = Visit.objects.get(account="clerk", act="exported")
    assert fetched.whom == f"{cast.VILLAGE} 玉峰山村 归档包　2023年"
    town.force_login(everybody["town"])
    assert town.get(f"/papers/jobs/{job.pk}/file/").status_code == 200
    assert "归档包" not in town.get("/papers/jobs/").content.decode()
    return file


def rewritten(file: Path, change) -> Path:  # type: ignore[no-untyped-def]
    """The same package with its members changed by ``change(name, content)``; None leaves one out."""
    target = file.with_name("other.zip")
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(target, "w") as packed:
        for name in source.namelist():
            if (content := change(name, source.read(name))) is not None:
                packed.writestr(name, content)
    return target


def test_a_package_is_as_its_list_says_and_each_fault_is_named(made: Path) -> None:
    code, said = checked(made)
    assert (code, said.endswith("都和清单一样。")) == (0, True)
    listed = json.loads(zipfile.ZipFile(made).read(packages.LIST))
    books = [one["path"] for one in listed["files"]]
    assert {"材料/工作簿2023.docx", "材料/协商会议记录本2023.docx", "材料/监督委员会工作簿2023.docx", "记录/记录.xlsx"} <= set(books)
    assert {one["retention_sure"] for one in listed["files"]} == {"待确认"}
    book = books[0]
    assert checked(rewritten(made, lambda name, raw: raw + b" " if name == book else raw)) == (1, said_of(made, f"“{book}”和清单不一样：内容改过。"))
    assert checked(rewritten(made, lambda name, raw: None if name == book else raw)) == (1, said_of(made, f"清单里的“{book}”不在包里。"))
    assert "和封存时不一样" in checked(rewritten(made, lambda name, raw: raw.replace(b"2023", b"2022", 1) if name == packages.LIST else raw))[1]


def said_of(made: Path, fault: str) -> str:
    many = len(json.loads(zipfile.ZipFile(made).read(packages.LIST))["files"])
    return f"{fault}\n玉峰山村村民委员会2023年归档包，{many}个文件，1处不符。"


def test_one_broken_byte_is_found_in_the_member_it_lies_in(made: Path) -> None:
    raw = bytearray(made.read_bytes())
    with zipfile.ZipFile(io.BytesIO(bytes(raw))) as packed:
        one = packed.infolist()[0]
        at = one.header_offset + 30 + len(one.filename.encode()) + one.compress_size // 2
    raw[at] ^= 0xFF
    made.write_bytes(bytes(raw))
    code, said = checked(made)
    assert code == 1 and f"“{one.filename}”" in said and "1处不符" in said


def test_what_is_no_package_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.zip"
    file.write_bytes(b"none")
    with pytest.raises(Refusal, match="打不开"):
        checked(file)
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("a.txt", "a")
    with pytest.raises(Refusal, match="不能核对"):
        checked(file)
