"""Photos are read before the ledger is locked, also where one action calls another (tests/shape holds it of every room)."""

import uuid
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cunju.activities.supervision import actions as supervision
from cunju.archive.models import StoredFile
from cunju.ledger import holding
from cunju.org import clock
from cunju.org.models import Unit
from cunju.records.book import Told
from cunju.tables import reading
from cunju.tables.tests.files import picture

CODE = "500112018202"


@pytest.fixture
def held(monkeypatch, settings, tmp_path) -> list[bool]:
    """Whether the ledger was locked, at each reading of photos."""
    settings.MEDIA_ROOT = tmp_path
    found, really = [], reading.photos

    def photos(files, *, count):
        found.append(holding._held.get() is not None)
        return really(files, count=count)

    monkeypatch.setattr(reading, "photos", photos)
    return found


@pytest.mark.django_db
def test_a_line_and_a_meeting_with_photos(held) -> None:
    unit = Unit.objects.create(code=CODE, kind="village", name="玉峰山村村民委员会")
    on, now = date(2023, 9, 20), clock.now()
    files = [SimpleUploadedFile("a.jpg", picture("JPEG"))]
    told = Told(on, "路灯不亮", "", {"channel": "visit"})
    fact = uuid.uuid4()
    entry = supervision.write(unit, told, step="opinion", by="x", now=now, uploads=files, fact_id=fact)
    supervision.correct(
        entry, Told(on, "路灯不亮了", "", {"channel": "visit"}, (), "核实"), by="x", now=now, uploads=files
    )
    meeting = Told(on, "例会", "", {"problems": False, "sheets": 0, "attended": 0})
    supervision.hold_meeting(unit, meeting, by="x", now=now, uploads=files)
    assert held == [False, False, False]
    assert StoredFile.objects.count() == 3
