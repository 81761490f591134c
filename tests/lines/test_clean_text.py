"""Text is cleaned once at the edge, and again where it is printed: one pasted control character breaks nothing."""

import io
import json
import uuid
import zipfile

import pytest
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from hypothesis import given
from hypothesis import strategies as st

from cunju.activities.assemblies.models import Meeting
from cunju.archive.models import DONE, Job
from cunju.kernel import cleaning
from cunju.kernel.blocks import Fields, Paper, Paragraph, Table, Title
from cunju.ledger import interface as ledger
from cunju.ledger.incoming import Incoming
from cunju.org import clock
from cunju.org.models import Unit
from cunju.reports import tasks, workbook
from cunju.reports.word import word
from tests import cast
from tests.permissions.doors import rows

BAD = (
    *range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), *range(0x200B, 0x2010),
    *range(0x202A, 0x202F), 0x2028, 0x2029, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF,
)  # fmt: skip
DIRT = "".join(chr(one) for one in BAD)
XML = {0x09, 0x0A, 0x0D}


@given(st.text())
def test_whatever_comes_can_be_printed_and_is_clean_already(text):
    found = cleaning.safe(text)
    assert cleaning.safe(found) == found
    assert not {ord(one) for one in found} & (set(BAD) | set(range(0xD800, 0xE000)))
    assert "\n" not in cleaning.line(text)
    found.encode()


def test_the_same_words_stay():
    assert cleaning.lines("　甲\r\n乙\x0b丙\u2028丁\x85戊　") == "甲\n乙\n丙\n丁\n戊"
    assert cleaning.line("甲\r\n乙\u2029丙\t丁") == "甲 乙 丙 丁"
    assert cleaning.lines("全角１２３，㎡ⅱ𠀀\ue000") == "全角１２３，㎡ⅱ𠀀\ue000"
    assert cleaning.lines("e\u0301\ud800甲") == "é甲"
    assert cleaning.lines("\t收入\t5\n") == "\t收入\t5"


@pytest.fixture
def clerk(db):
    cast.units()
    cast.demonstration()
    client = Client()
    client.force_login(cast.everybody()["clerk"])
    return client


def test_every_bad_character_in_every_box_of_a_meeting(clerk):
    text = f"商议{DIRT}路灯\r\n分工"
    data = {"held_on": "2023-09-20", "due": "9", "present": "8", "more_items": f"路灯{chr(0x200B)}维修", "minutes": text}
    data |= {"place": f"会议{chr(0x2028)}室{chr(0x0B)}", "fact_id": str(uuid.uuid4()), "all_passed": "on", "do": "save"}
    assert clerk.post(reverse("assemblies:new", args=[cast.VILLAGE, "joint"]), data).status_code == 302
    meeting = Meeting.objects.get()
    assert (meeting.place, meeting.items.get().title) == ("会议 室", "路灯维修")
    assert meeting.minutes.startswith("商议\n\n") and meeting.minutes.endswith("路灯\n分工")
    assert not set(meeting.minutes) & set(DIRT)
    answer = clerk.get(reverse("reports:word", args=["assemblies", f"{meeting.pk}/minutes"]))
    assert answer.status_code == 200


def test_line_breaks_of_a_browser_count_once(clerk):
    lines = "\r\n".join(["字" * 99] * 3)  # 299 as the page counts, 301 as they are sent
    data = {"about": "objection", "text": lines, "on": "2023-09-20", "fact_id": str(uuid.uuid4())}
    assert clerk.post(reverse("disclosure:doubts", args=[cast.VILLAGE]), data).status_code == 302
    data |= {"text": "字" * 301, "fact_id": str(uuid.uuid4())}
    assert clerk.post(reverse("disclosure:doubts", args=[cast.VILLAGE]), data).status_code == 200


def test_a_password_stays_as_typed(clerk):
    account = cast.clerk(username="odd")
    account.set_password(" 密\u200b码 Ab12345678")
    account.save()
    answer = Client().post("/login/", {"username": "odd", "password": " 密\u200b码 Ab12345678"})
    assert answer.status_code == 302


def test_a_line_of_a_facts_file_is_clean(clerk):
    row = {
        "unit_code": cast.VILLAGE, "kind": "assemblies.decision_posted", "occurred_on": "2023-09-19",
        "attributes": {"days_shown": 5}, "source": "纸\u000b质\u200b台账\ud800",
    }  # fmt: skip
    line = Incoming(now=clock.now(), by="x", restore=False).read(json.dumps(row))
    assert line.fact.source == "纸\n质台账"


def test_old_rows_with_dirt_are_printed():
    text = f"旧{DIRT}记录\ud800"
    blocks = (Title(text), Paragraph(text), Fields(((text, text),)), Table((text,), ((text,),)))
    assert word(Paper(text, text, cast.TODAY, text, blocks)).startswith(b"PK")


@pytest.mark.django_db
def test_one_bad_unit_is_named_and_the_others_are_made(settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path
    cast.units()
    cast.demonstration()
    town = Client()
    town.force_login(cast.everybody()["town"])
    made = workbook.papers

    def papers(unit: Unit, *args, **more):
        if unit.code == cast.VILLAGE:
            raise ValueError("a row nobody foresaw")
        return made(unit, *args, **more)

    monkeypatch.setattr(tasks.workbook, "papers", papers)
    town.post("/papers/jobs/", {"period": "2023"})
    for one in DBTaskResult.objects.ready():
        one.task.call(*one.task_result.args)
    job = Job.objects.get()
    bad = Unit.objects.get(code=cast.VILLAGE).name
    assert (job.state, job.done, job.missing) == (DONE, job.total, [bad])
    page = town.get("/papers/jobs/").content.decode()
    assert "没有做成1个" in page and bad in page
    with zipfile.ZipFile(io.BytesIO(b"".join(town.get(f"/papers/jobs/{job.pk}/file/").streaming_content))) as packed:
        assert len(packed.namelist()) == job.total
        assert bad in packed.read("没有做成.txt").decode("utf-8-sig")


def test_every_form_of_the_product_joins_lines():
    """A form that is not ``ui.forms.Form`` would keep a line break in a box of one line."""
    from django import forms

    from cunju.ui.forms import Form

    assert rows() and ledger  # all rooms are imported
    ours = [one for one in forms.Form.__subclasses__() if one.__module__.startswith("cunju.")]
    found = {one.__name__ for one in ours if ".tests." not in one.__module__}
    assert found <= {Form.__name__, "LoginForm", "NewPasswordForm", "PinForm", "WhoForm"}  # what is secret is taken as typed


def test_what_is_cleaned_and_what_is_refused_are_one_list():
    """A control is what ``kernel.cleaning`` says: gone from forms, refused in addresses; a mark nobody sees is no fault of an address."""
    for one in map(chr, (*range(0x20), *range(0x7F, 0xA0), 0xD800, 0xFDD0, 0xFFFE, 0x1FFFE)):
        assert cleaning.unfit(one, one_line=True)
        assert cleaning.unfit(one) is (one not in "\t\n\r")
        assert cleaning.safe(one) in ("", "\n", "\t")
    assert not any(cleaning.unfit(one, one_line=True) for one in ("村", "\u200b", "㎡", "\ue000", "𠀀", "\u3000"))


def test_a_file_keeps_its_ending_and_has_a_name():
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.utils.datastructures import MultiValueDict

    from cunju.org.cleaning import name_files

    names = {"a\x00\u200b.xls\u202ex": "a.xlsx", "村" * 300 + ".pdf": "村" * 116 + ".pdf", "第1页\u2028.jpg": "第1页 .jpg", "\x01": "file"}
    for typed, kept in names.items():
        one = SimpleUploadedFile("x", b"")
        one._name = typed
        name_files(MultiValueDict({"file": [one]}))
        assert one.name == kept
    one._name = "\x01.."
    name_files(MultiValueDict({"file": [one]}))
    assert one.name == "file"


def test_a_form_that_nobody_reads_is_clean_too(clerk, rf):
    """What is kept of an ended session, or shown by the page of a trouble, never went through a view."""
    from cunju.org.middleware import CleanTextMiddleware

    seen = []
    request = rf.post("/nowhere/", {"a\x00b": "甲\x0b乙\u200b\x07 ", "password1": " 密\u200b码\x00 ", "csrfmiddlewaretoken": "x"})
    CleanTextMiddleware(lambda found: seen.append(dict(found.POST.lists())))(request)
    assert seen == [{"ab": ["甲\n乙"], "password1": [" 密\u200b码 "], "csrfmiddlewaretoken": ["x"]}]
