"""Photos come out upright, small, without EXIF; several become one PDF; other units cannot fetch them."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from cunju.archive import storing
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
