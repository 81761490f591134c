"""Photos: JPEG, PNG and WEBP by their content; nothing a file says is ever carried out; nothing of its maker stays."""

import io
import os
import stat
from pathlib import Path

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
    with pytest.raises(Refusal, match="改成JPEG"):
        ready.ready([SimpleUploadedFile("IMG_1.HEIC", b"\0\0\0\x18ftypheic" + bytes(64))])


def test_the_pixels_are_counted_before_any_is_made() -> None:
    with pytest.raises(Refusal, match="30000×2000，6000万像素"):
        read(picture("PNG", (30_000, 2_000), mode="1", colour=1))
    assert read(picture("PNG", (8192, 6144), mode="1", colour=1)).size == (2000, 1500)


def test_one_of_several_is_named() -> None:
    files = [SimpleUploadedFile("1.jpg", picture("JPEG")), SimpleUploadedFile("2.jpg", noise(100))]
    with pytest.raises(Refusal, match=r"“2\.jpg”"):
        ready.ready(files)
    with pytest.raises(Refusal, match="PDF请单独上传"):
        ready.ready([files[0], SimpleUploadedFile("3.jpg", b"%PDF-1.4\n")])
