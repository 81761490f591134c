"""Everything of a unit: every version of every record, the rooms' sheets, the files; same bytes, nobody else's."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook

from cunju.activities.assemblies import actions, rules
from cunju.ledger import interface as ledger
from cunju.org import clock
from cunju.org.models import Unit
from cunju.records.book import Told
from tests import cast

pytestmark = pytest.mark.django_db
CODE = cast.VILLAGE
PAGE = f"/papers/{CODE}/all.zip"


@pytest.fixture
def clerk(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    cast.units()
    cast.demonstration()
    client.force_login(cast.everybody()["clerk"])
    return client


def held(day=date(2023, 5, 10), *, unit=CODE, photo=b"%PDF-1.4 signed"):
    one = Unit.objects.get(code=unit)
    now = clock.now()
    meeting = actions.plan_meeting(one, body=rules.JOINT, planned_on=day, by="x", now=now, place="会议室", items=["研究修路"])
    record = actions.Record(held_on=day, due=7, present=6, votes=(rules.Vote("研究修路"),), minutes="同意。", place="会议室", again=True)
    uploads = [SimpleUploadedFile("a.pdf", photo)]
    actions.hold_meeting(meeting, record, by="x", now=now, unit=one, uploads=uploads)
    meeting.refresh_from_db()
    return meeting


def fetched(client, path=PAGE):
    answer = client.get(path)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def sheets(raw):
    book = CalamineWorkbook.from_filelike(io.BytesIO(zipfile.ZipFile(io.BytesIO(raw)).read("记录.xlsx")))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_every_version_is_there_with_its_state_and_its_words(clerk):
    meeting = held()
    unit = Unit.objects.get(code=CODE)
    again = actions.Record(held_on=date(2023, 5, 11), due=7, present=5, votes=(rules.Vote("研究修路"),), reason="日期写错")
    actions.correct_meeting(meeting, again, by="x", now=clock.now(), unit=unit)
    found = sheets(fetched(clerk))
    head, *rows = found["会议记录"]
    states = {row[head.index("编号")]: (row[0], row[2], row[head.index("会议类别")], row[head.index("实到")]) for row in rows}
    facts = ledger.chain(meeting.fact)
    assert states == {
        str(facts[0].uid): (date(2023, 5, 10), "已更正", "两委联席会议", 6),
        str(facts[1].uid): (date(2023, 5, 11), "现行", "两委联席会议", 5),
    }
    assert [row[:4] for row in found["议题和表决"][1:]] == [[date(2023, 5, 11), "两委联席会议", 1, "研究修路"]]
    assert found["会议"][1][4] in ("会议室", "")
    assert "演示数据" in found["目录"][0][0]


def test_files_come_under_their_room_each_with_a_name_of_its_own(clerk):
    held()
    held(photo=b"%PDF-1.4 another")
    names = zipfile.ZipFile(io.BytesIO(fetched(clerk))).namelist()
    papers = [name for name in names if name.startswith("附件/")]
    assert len(papers) == len(set(papers)) == 2
    assert all("20230510-两委联席会议2023-05-10" in name for name in papers)


def test_a_voided_record_and_its_voiding_are_told_apart(clerk):
    meeting = held()
    actions.void_meeting(meeting, reason="没有开", by="x", now=clock.now())
    assert [row[2] for row in sheets(fetched(clerk))["会议记录"][1:]] == ["已作废", "作废"]


def test_a_file_that_is_lost_is_named(clerk, settings):
    held()
    for one in Path(settings.MEDIA_ROOT).rglob("*"):
        if one.is_file():
            one.unlink()
    with zipfile.ZipFile(io.BytesIO(fetched(clerk))) as packed:
        assert "20230510-两委联席会议" in packed.read("附件/没有找到的附件.txt").decode()


def test_signed_pages_of_the_supervisory_committee_come_too(clerk):
    from cunju.activities.supervision import actions as supervision

    told = Told(date(2023, 5, 12), "路灯不亮", "", {"channel": "visit"})
    photo = SimpleUploadedFile("a.pdf", b"%PDF-1.4 page")
    supervision.write(Unit.objects.get(code=CODE), told, step="opinion", by="x", now=clock.now(), uploads=[photo])
    names = zipfile.ZipFile(io.BytesIO(fetched(clerk))).namelist()
    assert [name for name in names if "20230512-收集意见" in name]


def test_a_year_holds_the_year_and_the_same_records_give_the_same_bytes(clerk):
    held()
    held(date(2022, 5, 10))
    year, everything = fetched(clerk, f"{PAGE}?period=2023"), fetched(clerk)
    assert len(sheets(year)["会议记录"]) == 2
    assert len(sheets(everything)["会议记录"]) == 3
    assert fetched(clerk) == everything
    assert clerk.get(f"{PAGE}?period=nonsense").status_code == 404


def test_nothing_of_another_unit(clerk):
    held(unit=cast.FAR)
    assert "会议记录" not in sheets(fetched(clerk))
    assert clerk.get(f"/papers/{cast.FAR}/all.zip").status_code == 404


def test_a_leading_equals_sign_stays_a_text(clerk):
    unit, now = Unit.objects.get(code=CODE), clock.now()
    actions.plan_meeting(unit, body=rules.JOINT, planned_on=date(2023, 5, 10), by="x", now=now, place="=1+1", items=["甲"])
    assert sheets(fetched(clerk))["会议"][1][4] == "=1+1"


def test_it_asks_the_same_whatever_the_number_of_records(clerk, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    held()
    with CaptureQueriesContext(connection) as few:
        fetched(clerk)
    for _ in range(6):
        held()
    with django_assert_max_num_queries(len(few)):
        fetched(clerk)


def test_what_was_said_and_posted_comes_word_for_word(clerk):
    from cunju.activities.consultation import actions as consultation
    from cunju.activities.consultation.rules import Opinion
    from cunju.activities.disclosure import actions as disclosure
    from cunju.activities.supervision import actions as supervision

    unit, now, day = Unit.objects.get(code=CODE), clock.now(), date(2023, 5, 12)
    session = consultation.plan_session(unit, consultation.Plan("路灯", day), by="x", now=now)
    said = consultation.Record(held_on=day, title="路灯", others=8, others_touched=5, opinions=(Opinion("居民1", "装四盏", True),), consensus="装")
    consultation.hold_session(session, said, by="x", now=now)
    content = disclosure.Content([disclosure.Written("砂石", "out", 123456, date(2023, 4, 3), "4-01")], opening=1000000)
    disclosure.write_sheet(unit, month="2023-04", category="finance", content=content, by="x", now=now)
    disclosure.raise_doubt(unit, disclosure.Raised("objection", "砂石是谁买的", day), by="x", now=now)
    supervision.write(unit, Told(day, "路灯不亮", "", {"channel": "visit"}), step="opinion", by="x", now=now)
    found = sheets(fetched(clerk))
    assert found["协商意见"][1][:5] == [day, "路灯", 1, "居民1", "装四盏"]
    assert found["协商记录"][1][9] == "装"
    assert found["公开内容"][1][1:] == [1, date(2023, 4, 3), "砂石", "4-01", "支出", "1,234.56"]
    assert found["公开表"][1][3:7] == ["10,000.00", "0.00", "1,234.56", "8,765.44"]
    assert found["公开异议和答复"][1][2] == "砂石是谁买的"
    assert found["监督委员会工作簿"][1][1:3] == ["收集意见", "路灯不亮"]
