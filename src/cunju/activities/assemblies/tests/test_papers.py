"""Photos of the signed minutes, the sheets to print, and the notice marked from its print page."""

import uuid
from datetime import time, timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document
from PIL import Image
from tests.coded import leads

from cunju.activities.assemblies import actions, papers, queries
from cunju.activities.assemblies.models import Meeting, Paper
from cunju.archive.models import StoredFile
from cunju.archive.storing import path_of
from cunju.kernel.days import chinese_day
from cunju.ledger import interface as ledger
from cunju.org import clock
from cunju.org.models import Account, Unit

pytestmark = pytest.mark.django_db
CODE = "500112018202"
ORIENTATION, MAKE, GPS = 0x0112, 0x010F, 0x8825


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def photo(name, *, turned=6, size=(3000, 2000)):
    """A JPEG as a phone makes it: lying on its side, with maker and place in its EXIF."""
    image = Image.new("RGB", size, "white")
    image.paste("red", (0, 0, 200, 200))
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKE], exif[GPS] = turned, "phone-maker", {1: "N", 2: (29.0, 43.0, 1.0)}
    target = BytesIO()
    image.save(target, "JPEG", exif=exif)
    assert b"phone-maker" in target.getvalue()
    return SimpleUploadedFile(name, target.getvalue(), content_type="image/jpeg")


def send(client, *files, **more):
    data = {"fact_id": uuid.uuid4(), "held_on": clock.today(), "all_passed": "on", "do": "save", **more}
    data["notice_on"] = clock.today() - timedelta(days=4)
    return client.post(
        reverse("assemblies:new", args=[CODE, "representatives"]), data | {"photos": list(files)}
    )


def test_photos_become_one_pdf_without_exif_and_stand_for_the_minutes(clerk):
    assert send(clerk, photo("1.jpg"), photo("2.jpg", turned=8), photo("3.jpg", turned=1)).status_code == 302
    stored = StoredFile.objects.get()
    content = path_of(stored.digest).read_bytes()
    assert (stored.mime, content[:5], content.count(b"/Type /Page\n")) == ("application/pdf", b"%PDF-", 3)
    assert b"phone-maker" not in content and b"Exif" not in content
    meeting = Meeting.objects.get()
    assert ledger.current(meeting.fact).findings == []
    detail = clerk.get(reverse("assemblies:detail", args=[meeting.id])).content.decode()
    assert stored.name in detail


def test_one_photo_is_turned_upright_and_shrunk(clerk):
    assert send(clerk, photo("1.jpg")).status_code == 302
    content = path_of(StoredFile.objects.get().digest).read_bytes()
    with Image.open(BytesIO(content)) as image:
        assert image.size == (1333, 2000)
        assert not image.getexif()
        red, _, blue = image.convert("RGB").getpixel((image.width - 20, 20))
        assert red > 200 and blue < 60


def test_what_is_no_photo_is_refused_and_nothing_is_recorded(clerk):
    broken = SimpleUploadedFile("笔记.jpg", b"not a picture", content_type="image/jpeg")
    page = send(clerk, broken, minutes="照旧").content.decode()
    assert "“笔记.jpg”打不开，不是照片或者已损坏" in page
    assert "照旧</textarea>" in page
    assert (Meeting.objects.count(), Paper.objects.count(), ledger.facts_of(CODE).count()) == (0, 0, 0)


def test_photo_pdf_and_word_in_one_upload_are_each_kept_and_the_faulty_one_is_named(clerk):
    broken = SimpleUploadedFile("笔记.jpg", b"not a picture", content_type="image/jpeg")
    pdf = SimpleUploadedFile("表决票.pdf", b"%PDF-1.4", content_type="application/pdf")
    word = BytesIO()
    Document().save(word)
    answer = send(clerk, photo("1.jpg"), broken, pdf, SimpleUploadedFile("签到表.docx", word.getvalue()))
    assert answer.status_code == 302
    names = [one.name for one in Paper.objects.order_by("pk")]
    assert [one.rpartition(".")[2] for one in names] == ["jpg", "pdf", "docx"]
    assert names[1].endswith(" 表决票.pdf") and names[2].endswith(" 签到表.docx")
    page = clerk.get(answer.url).content.decode()
    assert "这一份没有存：“笔记.jpg”打不开" in page and "Word文件“签到表.docx”原样保存" in page


def test_a_pdf_alone_is_kept(clerk):
    pdf = SimpleUploadedFile("会议.pdf", b"%PDF-1.4 signed", content_type="application/pdf")
    assert send(clerk, pdf).status_code == 302
    assert StoredFile.objects.get().mime == "application/pdf"


def test_printing_the_notice_offers_to_mark_it(clerk):
    plan = {"body": "representatives", "planned_on": clock.today() + timedelta(days=4), "items": "公路维修"}
    clerk.post(reverse("assemblies:plan", args=[CODE]), plan)
    meeting = Meeting.objects.get()
    sheet = reverse("assemblies:sheet", args=[meeting.id, "notice"])
    page = clerk.get(sheet).content.decode()
    mark = reverse("assemblies:notice", args=[meeting.id])
    assert "已告知" in page and mark in page
    clerk.post(mark, {"notice_on": clock.today(), "channel": "board"})
    meeting.refresh_from_db()
    assert (meeting.notice_on, meeting.channel) == (clock.today(), "board")
    assert mark not in clerk.get(sheet).content.decode()
    assert ledger.facts_of(CODE).count() == 0
    answer = clerk.post(
        mark, {"notice_on": clock.today() + timedelta(days=1), "channel": "board"}, follow=True
    )
    assert "告知日期还没有到" in answer.content.decode()


def test_the_minutes_page_is_the_page_of_the_workbook(clerk):
    people = [str(one.person.id) for one in _due()][:1]
    send(clerk, minutes="逐项讨论。\n表决通过。", more_items="公路维修\n环境整治", absent=people)
    meeting = Meeting.objects.get()
    page = clerk.get(reverse("assemblies:sheet", args=[meeting.id, "minutes"])).content.decode()
    for words in (
        "应到",
        "40人",
        "39人",
        "缺席",
        _due()[0].person.name,
        "列席",
        "没有记票数",
        "逐项讨论。",
        "记录人",
        "参会人员代表",
    ):
        assert words in page
    page = clerk.get(reverse("assemblies:sheet", args=[meeting.id, "resolution"])).content.decode()
    assert "应到40人，实到39人。表决通过：" in page and "2．环境整治（没有记票数）" in page


def test_a_resolution_for_the_board_hides_what_is_a_persons(clerk):
    send(clerk, minutes="逐项讨论。\n表决通过。", more_items="确定低保户王某某（023-67181234）危房改造\n环境整治")
    meeting = Meeting.objects.get()
    page = clerk.get(reverse("assemblies:sheet", args=[meeting.id, "resolution"])).content.decode()
    assert "确定**户王某某（023****1234）危房改造" in page
    assert "环境整治" in page


def test_notice_and_resolution_are_copied_as_text_and_nothing_else_is(clerk):
    send(clerk, more_items="给023-67181234的住户退款", begins="09:30", place="村委会")
    meeting = Meeting.objects.get()
    page = clerk.get(reverse("assemblies:detail", args=[meeting.pk])).content.decode()
    assert "复制决议" in page and f"/paper/assemblies/{meeting.pk}/resolution/copy/" in page
    shown = clerk.get(f"/paper/assemblies/{meeting.pk}/resolution/copy/").content.decode()
    assert "玉峰山村村民代表会议决议" in shown and "<textarea" in shown and "67181234" not in shown
    told = clerk.get(f"/paper/assemblies/{meeting.pk}/notice/copy/", headers={"accept": "text/plain"})
    assert told["Content-Type"].startswith("text/plain")
    lines = told.content.decode().split("\n")
    assert lines[0] == "玉峰山村村民代表会议通知" and "67181234" not in told.content.decode()
    assert lines[-2:] == ["玉峰山村村民委员会", "2023年9月16日"]
    for sheet in ("sign-in", "minutes", "other"):
        assert clerk.get(f"/paper/assemblies/{meeting.pk}/{sheet}/copy/").status_code == 404
    assert clerk.get("/paper/assemblies/x/notice/copy/").status_code == 404
    clerk.force_login(Account.objects.create(username="far", role="village_clerk", unit_code="500112018001"))
    assert clerk.get(f"/paper/assemblies/{meeting.pk}/notice/copy/").status_code == 404


def _due():
    from cunju.activities.assemblies import queries

    return queries.due_people(CODE, body="representatives", on=clock.today())


def test_the_notice_says_whom_it_addresses_and_the_hour_or_leaves_room_for_it(clerk):
    on = clock.today() + timedelta(days=6)
    meeting = Meeting.objects.create(unit_code=CODE, body="representatives", planned_on=on, state="planned", place="村会议室")

    def told():
        return clerk.get(reverse("assemblies:sheet", args=[meeting.id, "notice"])).content.decode()

    page = told()
    assert "各位村民代表：" in page
    assert "　　时　　分在村会议室召开" in page
    Meeting.objects.filter(pk=meeting.pk).update(begins=time(14, 30))
    assert "下午2:30在村会议室召开" in told()


def test_the_code_on_a_resolution_leads_to_it_once_it_is_posted(clerk):
    send(clerk, more_items="环境整治")
    meeting = Meeting.objects.get()
    name, code = f"{meeting.pk}/resolution", queries.board_code(meeting)[1]
    assert f"查验码 {code}，也可以打开 testserver/c/ 输入" in clerk.get(reverse("assemblies:sheet", args=[meeting.pk, "resolution"])).content.decode()
    assert "还没有公布" in leads(clerk, "assemblies", name, code)
    assert clerk.get("/c/ABCDEFGH/").status_code == clerk.get(f"/c/{code}/").status_code == 404
    actions.post_decision(meeting, posted_on=clock.today(), days_shown=None, by="x", now=clock.now())
    assert "环境整治" in leads(clerk, "assemblies", name, code)
    assert "查验码" not in clerk.get(reverse("assemblies:sheet", args=[meeting.pk, "minutes"])).content.decode()


def test_who_was_absent_is_counted_where_nobody_wrote_the_names(clerk):
    send(clerk, minutes="逐项讨论。")
    meeting = Meeting.objects.get()
    assert (meeting.due, meeting.present, queries.absent_zh(meeting)) == (40, 40, "无")
    Meeting.objects.update(body="assembly", due=856, present=465)
    page = clerk.get(reverse("assemblies:sheet", args=[meeting.id, "minutes"])).content.decode()
    assert "391人，没有记姓名" in page and ">无<" not in page
    Meeting.objects.update(body="representatives", due=40, present=31)
    who = _due()[0].person
    meeting.absences.create(person_id=who.id)
    assert queries.absent_zh(Meeting.objects.get()) == f"{who.name}，另有8人没有记姓名"


def test_a_resolution_bears_the_day_of_its_meeting_and_once_posted_the_day_it_hung(clerk):
    day = clock.today() - timedelta(days=3)
    send(clerk, minutes="逐项讨论。", held_on=day, more_items="公路维修")
    meeting, unit = Meeting.objects.get(), Unit.objects.get(code=CODE)
    assert f"（盖章）', '{chinese_day(day)}'" in str(papers.resolution(meeting, unit).blocks)
    later = day + timedelta(days=1)
    actions.post_decision(meeting, posted_on=later, days_shown=None, by="clerk", now=clock.now())
    assert f"（盖章）', '{chinese_day(later)}'" in str(papers.resolution(meeting, unit).blocks)
