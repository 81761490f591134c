"""Long papers: asked once, made with progress, cancelled between two units, failed whole, gone after a week."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.db.models import F
from django_tasks_db.models import DBTaskResult
from tests import cast

from cunju.archive import making
from cunju.archive.models import CANCELLED, DONE, FAILED, RUNNING, WAITING, Job
from cunju.org import clock
from cunju.org.models import Visit
from cunju.reports import tasks

pytestmark = pytest.mark.django_db
PAGE = "/papers/jobs/"


@pytest.fixture
def town(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    cast.units()
    cast.demonstration()
    client.force_login(cast.everybody()["town"])
    return client


def work():
    """What the worker does with all that waits."""
    for one in DBTaskResult.objects.ready():
        one.task.call(*one.task_result.args)
        one.delete()


def test_every_units_workbook_in_one_zip_with_the_same_bytes(town):
    assert town.post(PAGE, {"period": "2023"}).status_code == 302
    assert "排队" in town.get(PAGE).content.decode()
    town.post(PAGE, {"period": "2023"})
    assert Job.objects.count() == DBTaskResult.objects.count() == 1
    work()
    job = Job.objects.get()
    assert (job.state, job.done) == (DONE, job.total)
    answer = town.get(f"{PAGE}{job.pk}/file/")
    first = b"".join(answer.streaming_content)
    assert Visit.objects.get(act="exported").whom == f"{cast.TOWN} 王家街道 全部村（社区）工作簿　2023年"
    names = zipfile.ZipFile(io.BytesIO(first)).namelist()
    assert len(names) == job.total
    assert all(name.startswith("王家街道/") and name.endswith("2023.docx") for name in names)
    assert [sum(word in name for name in names) for word in ("监督委员会工作簿", "协商会议记录本")] == [len(names) // 3] * 2
    assert any("玉峰山村" in name for name in names)
    town.post(PAGE, {"period": "2023"})
    work()
    again = Job.objects.order_by("asked_at").last()
    assert making.path_of(again).read_bytes() == first


def test_cancelled_between_two_units_leaves_no_file(town):
    town.post(PAGE, {"period": "2023"})
    job = Job.objects.get()

    def members():
        yield "a.docx", b"PK"
        town.post(f"{PAGE}{job.pk}/cancel/")
        yield "b.docx", b"PK"
        pytest.fail("it went on")

    making.run(job, members(), total=3)
    job.refresh_from_db()
    assert (job.state, job.done) == (CANCELLED, 1)
    assert list(making.path_of(job).parent.iterdir()) == []
    assert town.get(f"{PAGE}{job.pk}/file/").status_code == 404
    work()
    job.refresh_from_db()
    assert job.state == CANCELLED


def test_a_failure_is_said_and_nothing_half_made_is_kept(town):
    job, _ = making.ask(cast.TOWN, title="工作簿", period="2023", by="x")

    def members():
        yield "a.docx", b"PK"
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        making.run(job, members(), total=2)
    assert "没有做成" in town.get(PAGE).content.decode()
    assert list(making.path_of(job).parent.iterdir()) == []
    assert making.ask(cast.TOWN, title="工作簿", period="2023", by="x")[1]


def test_one_left_by_a_worker_that_is_gone_and_one_older_than_a_week(town):
    lost, _ = making.ask(cast.TOWN, title="甲", period="2023", by="x")
    old, _ = making.ask(cast.TOWN, title="乙", period="2023", by="x")
    making.run(old, [("a.docx", b"PK")], total=1)
    now = clock.machine_now()
    Job.objects.filter(pk=lost.pk).update(state=RUNNING, moved_at=now - making.LOST - timedelta(seconds=1))
    Job.objects.filter(pk=old.pk).update(asked_at=now - making.KEPT - timedelta(seconds=1))
    assert making.path_of(old).exists()
    page = town.get(PAGE).content.decode()
    assert "甲" in page
    assert "乙" not in page
    assert Job.objects.get(pk=lost.pk).state == FAILED
    assert not making.path_of(old).exists()


def test_what_a_stopped_worker_left_begins_anew(town):
    job, _ = making.ask(cast.TOWN, title="工作簿", period="2023", by="x")
    Job.objects.filter(pk=job.pk).update(state=RUNNING, done=3)
    assert [one.pk for one in making.left()] == [job.pk]
    tasks.make_workbooks.call(str(job.pk))
    job.refresh_from_db()
    assert (job.state, job.done) == (DONE, job.total)


def test_a_paper_that_took_its_worker_with_it_too_often_is_given_up(town):
    job, _ = making.ask(cast.TOWN, title="工作簿", period="2023", by="x")
    for _ in range(making.MOST_TRIES - 1):
        Job.objects.filter(pk=job.pk, state=WAITING).update(state=RUNNING, tries=F("tries") + 1)  # and killed
        assert [one.pk for one in making.left()] == [job.pk]
    Job.objects.filter(pk=job.pk).update(state=RUNNING, tries=F("tries") + 1)
    assert making.left() == []
    assert "没有做成" in town.get(PAGE).content.decode()


def test_a_locked_database_is_tried_again(town, monkeypatch):
    """While a step is written the database is locked for a while; where it is locked for good, the error stands."""
    monkeypatch.setattr(making, "PAUSE", 0)
    tries = []

    def locked(times):
        tries.append(1)
        if len(tries) <= times:
            raise OperationalError("database is locked")
        return len(tries)

    assert making.retried(lambda: locked(2)) == 3
    with pytest.raises(OperationalError):
        making.retried(lambda: locked(99))
    assert len(tries) == 9


def test_a_paper_that_met_a_locked_database_waits_for_its_next_try(town):
    again, _ = making.ask(cast.TOWN, title="另一份", period="2023", by="x")

    def members():
        yield "a.docx", b"PK"
        raise OperationalError("database is locked")

    with pytest.raises(OperationalError):
        making.run(again, members(), total=2)
    again.refresh_from_db()
    assert again.state == WAITING
    Job.objects.update(moved_at=clock.machine_now() - timedelta(minutes=1))
    assert [one.pk for one in making.waiting_since(timedelta(seconds=5))] == [again.pk]


def test_a_period_nobody_offers_is_not_there(town):
    assert town.post(PAGE, {"period": "1999"}).status_code == 404
    assert town.post(PAGE, {"period": "2023-13"}).status_code == 404


def test_the_office_makes_its_own_units_only(town):
    job, _ = making.ask(cast.TOWN, title="工作簿", period="2023", by="x")
    tasks.make_workbooks.call(str(job.pk))
    names = zipfile.ZipFile(making.path_of(job)).namelist()
    assert {name.split("/")[0] for name in names} == {"王家街道"}
