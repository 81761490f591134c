"""Photos: JPEG, PNG and WEBP by their content; nothing a file says is ever carried out; nothing of its maker stays."""

import io
import os
import stat
import zipfile
from pathlib import Path

import docx
import pillow_heif
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from cunju.archive import ready
from cunju.kernel.refusals import Refusal
from cunju.tables import reading
from cunju.tables.tests.files import noise, picture

PROGRAM = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n(/etc/passwd) (r) file\nshowpage\n%%EOF\n"


def read(data: bytes, name: str = "a.jpg") -> Image.Image:
    (content,) = reading.photos([SimpleUploadedFile(name, data)], count=1)
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_by_content_whatever_its_name(kind: str) -> None:
    assert read(picture(kind), "说明.pdf").size == (40, 30)


def test_what_is_clear_stands_on_white() -> None:
    assert read(picture("PNG", mode="RGBA", colour=(0, 0, 0, 0))).getpixel((5, 5)) == (255, 255, 255)


def test_place_time_and_words_of_the_maker_are_gone() -> None:
    image = Image.new("RGB", (3000, 1500))
    exif = image.getexif()
    exif[0x0112], exif[0x010F] = 6, "MAKER-OF-PHONE"
    exif.get_ifd(0x8825)[2] = (29.0, 43.0, 7.0)
    target = io.BytesIO()
    image.save(target, "JPEG", exif=exif, comment=b"SAID-BESIDE")
    (content,) = reading.photos([SimpleUploadedFile("a.jpg", target.getvalue())], count=1)
    made = Image.open(io.BytesIO(content))
    assert (made.size, dict(made.getexif())) == ((1000, 2000), {})
    assert b"MAKER" not in content and b"SAID" not in content and b"Exif" not in content


@pytest.fixture
def traps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Programs a picture library may start; each leaves a mark."""
    mark = tmp_path / "started"
    for name in ("gs", "gswin64c", "xdg-open", "convert"):
        trap = tmp_path / name
        trap.write_text(f"#!/bin/sh\necho {name} >>{mark}\n")
        trap.chmod(trap.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return mark


OTHERS = {
    "postscript": PROGRAM,
    "postscript later": picture("JPEG")[:20] + PROGRAM,
    "dos eps": b"\xc5\xd0\xd3\xc6" + PROGRAM,
    "gif": picture("GIF"),
    "bmp": picture("BMP"),
    "tiff": picture("TIFF"),
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "half": picture("JPEG", (400, 400))[:600],
    "noise": b"\xff\xd8\xff" + noise(5000),
}


@pytest.mark.parametrize("data", OTHERS.values(), ids=list(OTHERS))
def test_no_other_file_is_opened_and_nothing_is_started(data: bytes, traps: Path) -> None:
    with pytest.raises(Refusal, match=r"“a\.jpg”打不开，不是照片或者已损坏"):
        ready.ready([SimpleUploadedFile("a.jpg", data)])
    with pytest.raises(Refusal, match=r"“a\.jpg”打不开"):
        reading.photos([SimpleUploadedFile("a.jpg", data)], count=1)
    assert not traps.exists()


def test_a_phones_own_format_is_named_with_what_to_do() -> None:
    """Also one that is broken."""
    with pytest.raises(Refusal, match="改成JPEG"):
        ready.ready([SimpleUploadedFile("IMG_1.HEIC", b"\0\0\0\x18ftypheic" + bytes(64))])


def test_the_pixels_are_counted_before_any_is_made() -> None:
    with pytest.raises(Refusal, match="30000×2000，6000万像素"):
        read(picture("PNG", (30_000, 2_000), mode="1", colour=1))
    assert read(picture("PNG", (8192, 6144), mode="1", colour=1)).size == (2000, 1500)


def test_one_of_several_is_named() -> None:
    """What is wrong with a file is said of it alone; the others are kept. Where none is good, each is named."""
    files = [SimpleUploadedFile("1.jpg", picture("JPEG")), SimpleUploadedFile("2.jpg", noise(100)), broken("3.jpg")]
    found = ready.ready(files)
    assert found and [one.mime for one in found.all] == ["image/jpeg"]
    assert ["fault" in vars(one) for one in files] == [False, True, True] and "“2.jpg”打不开" in files[1].fault
    with pytest.raises(Refusal, match=r"“2\.jpg”.*“3\.jpg”"):
        ready.ready(files[1:])


def broken(name: str) -> SimpleUploadedFile:
    """It begins as a photo does, and is none."""
    return SimpleUploadedFile(name, b"\xff\xd8\xff" + noise(5000))


def word(name: str = "会议记录.docx", *, macro: bool = False) -> SimpleUploadedFile:
    """A Word file as an office program writes it; with a program in it, if asked."""
    target = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("会议记录")
    document.save(target)
    if macro:
        with zipfile.ZipFile(target, "a") as packed:
            packed.writestr("word/vbaProject.bin", b"x")
    return SimpleUploadedFile(name, target.getvalue())


def heic(size: tuple[int, int] = (640, 480), name: str = "IMG_1.HEIC") -> SimpleUploadedFile:
    """A photo as a phone takes it."""
    pillow_heif.register_heif_opener()
    target = io.BytesIO()
    image = Image.new("RGB", size, (200, 30, 30))
    image.paste((30, 30, 200), (0, 0, size[0] // 2, size[1]))
    image.save(target, "HEIF", quality=80)
    return SimpleUploadedFile(name, target.getvalue())


def test_files_of_mixed_kinds_each_kept_under_its_own_name() -> None:
    photos = [SimpleUploadedFile(f"{n}.jpg", picture("JPEG")) for n in (1, 2)]
    pdf = SimpleUploadedFile("表决票.pdf", b"%PDF-1.4\n")
    found = ready.ready([photos[0], pdf, word(), photos[1]])
    assert found
    assert [(one.suffix, one.own) for one in found.all] == [("pdf", ""), ("pdf", "表决票"), ("docx", "会议记录")]
    alone = ready.ready([word()])
    assert alone and (alone.suffix, alone.own, alone.more) == ("docx", "", ()) and "wordprocessingml" in alone.mime


def test_a_word_file_with_a_program_and_an_old_one_are_named() -> None:
    with pytest.raises(Refusal, match="里有宏"):
        ready.ready([word("a.docx", macro=True)])
    with pytest.raises(Refusal, match="另存为docx或PDF"):
        ready.ready([SimpleUploadedFile("旧.doc", b"\xd0\xcf\x11\xe0" + bytes(600))])
    with pytest.raises(Refusal, match="不是照片或者已损坏"):
        ready.ready([SimpleUploadedFile("包.zip", b"PK\x03\x04" + bytes(600))])


def test_a_phones_heic_is_read_as_any_photo() -> None:
    found = ready.ready([heic()])
    assert found and (found.suffix, found.mime) == ("jpg", "image/jpeg")
    with Image.open(io.BytesIO(reading.photos([heic((4000, 3000))], count=1)[0])) as made:
        assert (made.format, made.size, dict(made.getexif())) == ("JPEG", (2000, 1500), {})
        left, right = made.getpixel((10, 10)), made.getpixel((1990, 10))
        assert left[2] > 150 > left[0] and right[0] > 150 > right[2]


def test_a_heic_of_too_many_pixels_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(Refusal, match="万像素"):
        reading.photos([heic((9000, 6000))], count=1)


def test_where_no_reader_is_a_heic_is_named_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "opens_heif", lambda: False)
    with pytest.raises(Refusal, match=r"“IMG_1\.HEIC”是手机的高效格式.*改成JPEG.*兼容性最佳"):
        ready.ready([heic()])
