"""Photos come out upright, small, without EXIF; several become one PDF; other units cannot fetch them."""

import errno
import hashlib
import json
import os
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from tests.calling import call

from cunju.archive import commands, pdfs, storing
from cunju.archive.models import StoredFile
from cunju.kernel.refusals import Refusal
from cunju.org import clock
from cunju.org.models import Account, Unit

CODE = "500112018202"


def photo(name="a.jpg"):
    target = BytesIO()
    image = Image.new("RGB", (2400, 1200), "white")
    exif = image.getexif()
    exif[0x0112] = 6
    image.save(target, "JPEG", exif=exif)
    return SimpleUploadedFile(name, target.getvalue(), "image/jpeg")


def keep(*uploads):
    return storing.store(uploads, unit_code=CODE, name="记录", by="clerk", now=clock.now())


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.django_db
def test_a_photo_is_turned_shrunk_and_stripped():
    stored = keep(photo())
    with Image.open(storing.path_of(stored.digest)) as image:
        assert image.size == (1000, 2000)
        assert not image.getexif()


@pytest.mark.django_db
def test_several_are_one_pdf():
    stored = keep(photo(), photo("b.jpg"))
    assert storing.path_of(stored.digest).read_bytes().startswith(b"%PDF-")


@pytest.mark.django_db
def test_what_is_no_photo_is_refused():
    with pytest.raises(Refusal, match="打不开"):
        keep(SimpleUploadedFile("x.jpg", b"nothing"))


@pytest.mark.django_db
def test_download_only_in_scope(client):
    Unit.objects.create(code=CODE, kind="village", name="玉峰山村村民委员会")
    stored = keep(photo())
    url = reverse("archive:file", args=[stored.id])
    client.force_login(Account.objects.create(username="clerk", role="village_clerk", unit_code=CODE))
    assert client.get(url).status_code == 200
    client.force_login(Account.objects.create(username="b", role="village_clerk", unit_code="500112018203"))
    assert client.get(url).status_code == 404


def scan(content=b"%PDF-1.4\nsigned", name="a.pdf"):
    return SimpleUploadedFile(name, content, "application/pdf")


@pytest.fixture
def clerk(client):
    Unit.objects.create(code=CODE, kind="village", name="玉峰山村村民委员会")
    client.force_login(Account.objects.create(username="clerk", role="village_clerk", unit_code=CODE))
    return client


WRONG = {"half": b"%PDF-1", "other": b"%PDF-1.4\nSIGNED", "empty": b""}


@pytest.mark.django_db
@pytest.mark.parametrize("content", WRONG.values(), ids=list(WRONG))
def test_what_a_kill_left_under_a_digest_is_replaced_by_the_retry(content):
    whole = scan().read()
    lies = storing.path_of(hashlib.sha256(whole).hexdigest())
    lies.parent.mkdir(parents=True)
    lies.write_bytes(content)
    assert storing.content_of(keep(scan())) == whole
    assert lies.read_bytes() == whole


@pytest.mark.django_db
@pytest.mark.parametrize("content", [*WRONG.values(), None], ids=[*WRONG, "gone"])
def test_a_damaged_file_is_a_page_and_a_line_in_the_log_never_served(clerk, caplog, content):
    stored = keep(scan())
    lies = storing.path_of(stored.digest)
    lies.unlink() if content is None else lies.write_bytes(content)
    answer = clerk.get(reverse("archive:file", args=[stored.id]))
    assert (answer.status_code, answer.has_header("Content-Disposition")) == (404, False)
    assert "和登记时不一样" in answer.content.decode() and "备份" in answer.content.decode()
    assert [one.levelname for one in caplog.records if stored.digest in one.getMessage()] == ["ERROR"]
    keep(scan())
    assert b"".join(clerk.get(reverse("archive:file", args=[stored.id]))) == b"%PDF-1.4\nsigned"


def full(*_, **__):
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.django_db
@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_full_disk_is_a_sentence_and_leaves_nothing(tmp_path, monkeypatch, call):
    with monkeypatch.context() as patched, pytest.raises(Refusal, match="磁盘满了"):
        patched.setattr(os, call, full)
        keep(scan(bytes_of_pdf()))
    assert [one for one in tmp_path.rglob("*") if one.is_file() and one.name != ".lock"] == []
    assert StoredFile.objects.count() == 0
    assert storing.content_of(keep(scan(bytes_of_pdf()))) == bytes_of_pdf()


def bytes_of_pdf():
    return b"%PDF-1.4\n" + b"a" * 100_000


@pytest.mark.django_db
def test_nobody_else_reads_the_files(tmp_path):
    keep(scan())
    keep(photo())
    assert {one.stat().st_mode & 0o777 for one in tmp_path.rglob("*") if one.is_file()} == {0o600}
    assert {one.stat().st_mode & 0o777 for one in tmp_path.rglob("*") if one.is_dir()} == {0o700}


@pytest.mark.django_db
def test_what_is_made_ready_and_not_kept_is_gone(tmp_path):
    laid = storing.ready([scan()])
    assert len(list(tmp_path.rglob("*.part"))) == 1
    del laid
    assert list(tmp_path.rglob("*.part")) == []
    assert list(tmp_path.glob("??/*")) == []


@pytest.mark.django_db
def test_files_nobody_names_are_listed_and_removed(tmp_path):
    stored, orphan = keep(scan()), keep(scan(b"%PDF-1.4\nnobody"))
    half = storing.path_of(stored.digest).with_name(".0123.part")
    half.write_bytes(b"%PDF")
    for one in (half, *tmp_path.glob("??/*")):
        os.utime(one, (1, 1))
    young = keep(scan(b"%PDF-1.4\nyoung"))
    StoredFile.objects.filter(pk__in=[orphan.pk, young.pk]).delete()
    listed = json.loads(call(commands.COMMANDS, "archive unused --json").results[0])
    assert (listed["files"], listed["removed"]) == ([orphan.digest, half.name], False)
    gone = json.loads(call(commands.COMMANDS, "archive unused --remove --json").results[0])
    assert (gone["files"], gone["removed"]) == ([orphan.digest, half.name], True)
    left = {one.name for one in tmp_path.glob("??/*")}
    assert left == {stored.digest, young.digest}


@pytest.mark.django_db
def test_every_file_is_compared():
    good, bad = keep(scan()), keep(scan(b"%PDF-1.4\nbad"))
    assert call(commands.COMMANDS, "archive verify").code == 0
    storing.path_of(bad.digest).write_bytes(b"%PDF-1.4\nBAD")
    answer = call(commands.COMMANDS, "archive verify --json")
    told = json.loads(answer.results[0])
    assert (answer.code, told["files"], [one["id"] for one in told["problems"]]) == (1, 2, [str(bad.pk)])
    assert good.digest not in answer.err


@pytest.mark.django_db
def test_the_same_photos_give_the_same_pdf_of_as_many_pages():
    one, two = keep(photo(), photo("b.jpg")), keep(photo(), photo("b.jpg"))
    assert one.digest == two.digest
    content = storing.content_of(one)
    assert content.count(b"/Type /Page\n") == 2 and content.count(b"/DCTDecode") == 2


PDFS = {
    "literal": (b"<< /Author (Office of 7) /Producer (WPS) >>", ["作者“Office of 7”", "制作软件“WPS”"]),
    "utf-16": (b"/Author <FEFF" + "村文书".encode("utf-16-be").hex().encode() + b">", ["作者“村文书”"]),
    "xmp": ("<dc:creator><rdf:Seq><rdf:li>村文书</rdf:li></rdf:Seq></dc:creator>".encode(), ["作者“村文书”"]),
    "place": (b"<exif:GPSLatitude>29,43.1N</exif:GPSLatitude>", ["位置"]),
    "nothing": (b"", ["如果有作者", "不会去掉"]),
}


@pytest.mark.parametrize(("content", "said"), PDFS.values(), ids=list(PDFS))
def test_what_stays_in_a_pdf_is_said(content, said):
    sentence = pdfs.sentence(b"%PDF-1.4\n" + content)
    assert all(one in sentence for one in said)
