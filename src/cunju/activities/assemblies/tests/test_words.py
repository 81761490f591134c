"""Words recognised on a meeting's papers: beside the picture, marked, found by the register's search, never the record."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from cunju.activities.assemblies import queries
from cunju.activities.assemblies.models import Meeting, Paper
from cunju.archive import storing
from cunju.kernel.refusals import Refusal
from cunju.ledger import identity
from cunju.org import clock
from cunju.org.models import Account, Unit
from cunju.tables import reading

pytestmark = pytest.mark.django_db
CODE = "500112018202"
PAGES = [{"rows": [[{"text": "会议记录"}], [{"text": "堰塘护栏"}, {"text": "由三组负责"}], [{"text": "证号500112198001011239"}]]}]


@pytest.fixture
def paper(settings, tmp_path, monkeypatch):
    monkeypatch.setenv("CUNJU_TODAY", "2023-09-28")
    settings.MEDIA_ROOT = tmp_path
    Unit.objects.create(code="500112018", kind="town", name="王家街道办事处", parent_code="500112")
    Unit.objects.create(code=CODE, kind="village", name="玉峰山村村民委员会", parent_code="500112018")
    Account.objects.create(username="clerk", role="village_clerk", unit_code=CODE)
    target = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(target, "JPEG")
    photo = SimpleUploadedFile("记录.jpg", target.getvalue(), content_type="image/jpeg")
    stored = storing.store([photo], unit_code=CODE, name="会议记录照片", by="clerk", now=clock.now())
    meeting = Meeting.objects.create(
        id=identity.new_id(), unit_code=CODE, body="representatives", planned_on=date(2023, 9, 28), fact=identity.new_id(), state="held",
        held_on=date(2023, 9, 28), minutes="",
    )
    return Paper.objects.create(meeting=meeting, file=stored.id, name=stored.name)


def test_words_stand_beside_the_picture_marked_and_are_found(client, paper, monkeypatch):
    monkeypatch.setattr(reading, "reads_words", lambda: True)
    monkeypatch.setattr(reading, "printed", lambda files: PAGES)
    client.force_login(Account.objects.get(username="clerk"))
    where = reverse("assemblies:words", args=[paper.meeting_id])
    assert "还没有认过文字" in client.get(where).content.decode()
    assert client.post(where).status_code == 302
    page = client.get(where).content.decode()
    assert "机器识别，未经核对" in page and "堰塘护栏由三组负责" in page and "data:image/jpeg;base64," in page
    assert "认出文字" not in page
    assert queries.naming(CODE, "堰塘护栏") == [paper.meeting.fact]
    assert queries.naming("500113", "堰塘护栏") == []
    paper.refresh_from_db()
    assert "500112198001011239" not in paper.words
    paper.meeting.refresh_from_db()
    assert paper.meeting.minutes == ""


def test_without_the_optional_part_nothing_is_offered(client, paper, monkeypatch):
    monkeypatch.setattr(reading, "reads_words", lambda: False)
    client.force_login(Account.objects.get(username="clerk"))
    where = reverse("assemblies:words", args=[paper.meeting_id])
    assert "认出文字" not in client.get(where).content.decode()
    assert "附件的文字" not in client.get(reverse("assemblies:detail", args=[paper.meeting_id])).content.decode()
    assert "没有装认读照片的部分" in client.post(where, follow=True).content.decode()
    paper.refresh_from_db()
    assert paper.words == ""


def test_a_photo_that_is_not_read_is_said(client, paper, monkeypatch):
    def refuses(files):
        raise Refusal("“记录.jpg”没有读出字来。", "photos")

    monkeypatch.setattr(reading, "reads_words", lambda: True)
    monkeypatch.setattr(reading, "printed", refuses)
    client.force_login(Account.objects.get(username="clerk"))
    assert "没有读出字来" in client.post(reverse("assemblies:words", args=[paper.meeting_id]), follow=True).content.decode()
    assert not Paper.objects.exclude(words="").exists()
