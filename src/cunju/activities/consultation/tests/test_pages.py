"""A clerk's and a town officer's ways through the pages."""

import uuid
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from tests import cast

from cunju.activities.consultation.models import Session
from cunju.archive.models import StoredFile
from cunju.ledger import interface as ledger
from cunju.org.models import Draft, Person

pytestmark = pytest.mark.django_db
CODE, TODAY = cast.VILLAGE, cast.TODAY


def url(name, *args):
    return reverse(f"consultation:{name}", args=args)


def text(answer):
    return answer.content.decode()


def planned(client, **more):
    data = {
        "title": "路灯", "planned_on": TODAY, "start": "09:00", "place": "会议室", "source": "visit", "organiser": "committee"
    } | more  # fmt: skip
    answer = client.post(url("plan", CODE), data)
    assert answer.status_code == 302, answer.context["form"].errors
    return Session.objects.get(title=data["title"])


def sent(**more):
    people = [str(one) for one in Person.objects.order_by("name").values_list("pk", flat=True)]
    return {
        "fact_id": uuid.uuid4(), "held_on": TODAY, "title": "路灯", "people": people[:2], "touched": people[4:5],
        "others": 6, "others_touched": 3, "opinions": "居民1：希望装六盏\n居民2：同意", "consensus": "装四盏",
        "outcome": "agreed", "source": "visit", "organiser": "committee", "told_on": TODAY - timedelta(days=3),
        "told_by": "phone", "start": "09:00",
    } | more  # fmt: skip


def fact(session):
    session.refresh_from_db()
    return ledger.current(session.fact)


def test_from_plan_to_feedback(clerk):
    session = planned(clerk)
    page = text(clerk.get(url("sheet", session.pk, "notice")))
    assert "议题：路灯" in page and "已通报" in page
    assert clerk.post(url("tell", session.pk), {"told_on": TODAY, "told_by": "phone"}).status_code == 302
    assert clerk.post(url("record", session.pk), sent()).status_code == 302
    found = fact(session)
    said = found.attributes
    assert (said["present"], said["stakeholders"], said["asks"], said["unanswered"]) == (9, 4, 1, 1)
    assert (said["topic"], said["told_days"], said["sitting"]) == (True, 3, "2023-09-20T09-1")
    page = text(clerk.get(url("detail", session.pk)))
    assert "参加9人，其中利益相关4人" in page and "希望装六盏" in page
    assert "这次还没有听到：第1、3、4、5村民小组没有人参加" in page
    assert "答复意见" in page and "反馈" in page
    form = {"day": TODAY, "fact_id": uuid.uuid4(), "asks1": "on", "fate1": "", "fate2": "", "do": "all"}
    assert clerk.post(url("answers", session.pk), form).status_code == 302
    fed = {"on": TODAY, "channel": "board", "fact_id": uuid.uuid4(), "text": "贴在村口"}
    assert clerk.post(url("step", session.pk, "fed_back"), fed).status_code == 302
    assert "办结" in text(clerk.get(url("register", CODE)))
    page = text(clerk.get(url("sheet", session.pk, "book")))
    for words in ("重庆市城乡社区协商会议记录本", "居民1", "采纳", "装四盏", "公开栏", "利益相关"):
        assert words in page
    assert "提出的要求1条：采纳1条" in text(clerk.get(url("sheet", session.pk, "result")))
    assert "提出的要求1条：采纳1条" in text(clerk.get(f"/paper/consultation/{session.pk}/result/copy/"))
    assert clerk.get(f"/paper/consultation/{session.pk}/book/copy/").status_code == 404
    board = text(Client().get(f"/b/{CODE}/"))
    assert "协商，参加" in board and "装四盏" in board and "居民1" not in board


def test_what_is_a_persons_is_hidden_on_the_board_and_its_paper(clerk):
    session = planned(clerk)
    told = clerk.post(url("record", session.pk), sent(title="残疾人王某某家门前坡道", consensus="由王某某139 1234 5678联系施工"))
    assert told.status_code == 200 and "手机号" in text(told)
    clerk.post(url("record", session.pk), sent(title="残疾人王某某家门前坡道", consensus="由王某某联系施工"))
    # As it could be kept before such numbers were refused.
    session.refresh_from_db()
    session.consensus = "由王某某139 1234 5678联系施工"
    session.save(update_fields=["consensus"])
    fed = {"on": TODAY, "channel": "board", "fact_id": uuid.uuid4(), "text": "贴在村口"}
    clerk.post(url("step", session.pk, "fed_back"), fed)
    for page in (text(Client().get(f"/b/{CODE}/")), text(clerk.get(url("sheet", session.pk, "result")))):
        assert "**人王某某家门前坡道" in page
        assert "由王某某139****5678联系施工" in page
        assert "139 1234 5678" not in page


def test_a_tick_at_concerned_means_present(clerk):
    session = planned(clerk)
    someone = str(Person.objects.first().pk)
    clerk.post(url("record", session.pk), sent(people=[], touched=[someone], others="", others_touched=""))
    assert (fact(session).attributes["present"], fact(session).attributes["stakeholders"]) == (1, 1)


def test_a_form_sent_twice_is_one_record(clerk):
    session, data = planned(clerk), sent()
    for _ in range(2):
        assert clerk.post(url("record", session.pk), data).status_code == 302
    assert ledger.facts_of(CODE, kinds=["consultation.session_held"]).count() == 1


def test_recorded_in_one_go_and_sent_twice(clerk):
    data = sent(title="停车")
    for _ in range(2):
        assert clerk.post(url("new", CODE), data).status_code == 302
    assert Session.objects.count() == 1


# What was sent, the sentence that comes back beside the form as it was filled.
WRONG = [
    ({"held_on": TODAY + timedelta(days=1)}, "协商日期还没有到"),
    ({"told_on": TODAY + timedelta(days=0), "held_on": TODAY - timedelta(days=2)}, "通报日期晚于协商日期"),
    ({"others": 2, "others_touched": 3}, "多于其他参加人2人"),
    ({"others_women": 7}, "其他参加人里的妇女多于其他参加人"),
    ({"people": [], "touched": [], "others": "", "others_touched": ""}, "还没有参加人"),
    ({"title": "", "pick": ""}, "还没有写议题"),
]


@pytest.mark.parametrize(("more", "words"), WRONG, ids=str)
def test_the_impossible_comes_back_filled(clerk, more, words):
    session = planned(clerk)
    page = text(clerk.post(url("record", session.pk), sent(**more)))
    assert words in page and "装四盏</textarea>" in page
    assert ledger.facts_of(CODE).count() == 0


def test_correct_and_void(clerk):
    session = planned(clerk)
    clerk.post(url("record", session.pk), sent())
    page = text(clerk.get(url("record", session.pk)))
    assert "居民1：希望装六盏" in page and "更正原因" in page
    assert clerk.post(url("record", session.pk), sent(others=7, reason="少写一人")).status_code == 302
    assert fact(session).attributes["present"] == 10
    page = text(clerk.get(url("detail", session.pk)))
    assert "更正留痕" in page and "少写一人" in page
    assert clerk.post(url("void", session.pk), {"reason": "重复记录"}).status_code == 302
    assert fact(session) is None
    assert clerk.get(url("record", session.pk)).status_code == 404


def test_a_session_corrected_meanwhile_is_not_overwritten_unseen(clerk):
    session = planned(clerk)
    clerk.post(url("record", session.pk), sent())
    seen = str(fact(session).uid)
    assert f'name="seen" value="{seen}"' in text(clerk.get(url("record", session.pk)))
    assert clerk.post(url("record", session.pk), sent(others=7, reason="少写一人", seen=seen)).status_code == 302
    late = text(clerk.post(url("record", session.pk), sent(others=9, reason="少写三人", seen=seen)))
    assert "您打开以后被更正过" in late and "少写三人" in late
    assert fact(session).attributes["present"] == 10


def test_a_fate_that_is_no_full_yes_needs_a_reason(clerk):
    session = planned(clerk)
    clerk.post(url("record", session.pk), sent())
    form = {"day": TODAY, "fact_id": uuid.uuid4(), "asks1": "on", "fate1": "not_adopted", "why1": "", "fate2": ""}
    assert "没有全部采纳，请写明理由" in text(clerk.post(url("answers", session.pk), form))
    assert clerk.post(url("answers", session.pk), form | {"why1": "没有资金"}).status_code == 302
    found = ledger.facts_of(CODE, kinds=["consultation.answered"]).get()
    assert found.attributes == {"adopted": 0, "partly": 0, "not_adopted": 1, "open": 0}


def test_a_dispute_goes_to_the_meeting_of_the_ledger_or_of_paper(clerk, hold):
    session = hold(outcome="disputed")
    page = text(clerk.get(url("step", session.pk, "referred")))
    assert "纸上的记录" in page
    form = {"meeting_fact": "paper", "meeting_day": "2023-06-01", "meeting_page": "12", "body": "assembly"}
    assert clerk.post(url("step", session.pk, "referred"), form | {"fact_id": uuid.uuid4()}).status_code == 302
    found = ledger.facts_of(CODE, kinds=["consultation.referred"]).get()
    assert (found.occurred_on, found.attributes) == (date(2023, 6, 1), {"body": "assembly"})


def test_what_waits_is_listed_where_today_leads(clerk, hold):
    hold()
    page = text(clerk.get(url("waiting", CODE) + "?duty=yubei-2023.m19.feedback"))
    assert "等着反馈的协商" in page and "路灯" in page
    today = text(clerk.get("/today/"))
    assert "consultation/500112018202/waiting/?duty=yubei-2023.m19.feedback" in today


def test_draft_is_kept_and_dropped(clerk):
    session = planned(clerk)
    clerk.post(url("record", session.pk) + "?part=live", sent(consensus="半句"))
    assert Draft.objects.count() == 1
    page = text(clerk.get(url("record", session.pk)))
    assert "已带出上次暂存的内容" in page and "半句</textarea>" in page
    assert "协商会议" in text(clerk.get("/today/"))
    clerk.post(url("record", session.pk), {"do": "drop"})
    assert Draft.objects.count() == 0


def test_live_says_whom_nobody_heard(clerk):
    session = planned(clerk)
    page = text(clerk.post(url("record", session.pk) + "?part=live", sent()))
    assert "参加9人，利益相关4人" in page and "村民小组没有人参加" in page and "有1条提出了要求" in page


def test_photos_of_the_book_stand_for_the_opinions(clerk, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    session, target = planned(clerk), BytesIO()
    Image.new("RGB", (600, 400), "white").save(target, "JPEG")
    photo = SimpleUploadedFile("1.jpg", target.getvalue(), content_type="image/jpeg")
    assert clerk.post(url("record", session.pk), sent(opinions="", photos=[photo])).status_code == 302
    assert fact(session).findings == []
    assert StoredFile.objects.get().name in text(clerk.get(url("detail", session.pk)))


def test_the_tea_room_is_a_channel_and_its_days_a_habit(scene):
    client = Client()
    client.force_login(scene["far"])
    assert "是本镇的习惯，不是要求" in text(client.get(url("plan", cast.FAR)))
    client.force_login(scene["clerk"])
    page = text(client.get(url("plan", CODE)))
    assert "民情茶室" in page and "是本镇的习惯" not in page


def test_queries_of_the_list_do_not_grow(clerk, hold, django_assert_max_num_queries):
    for day in range(1, 13):
        hold(date(2023, 5, day))
    with django_assert_max_num_queries(22):
        assert clerk.get(url("register", CODE)).status_code == 200


def test_the_book_is_a_chapter_of_the_workbook_and_a_word_file(clerk, hold):
    from cunju.activities.consultation import papers
    from cunju.kernel.days import parse_period
    from cunju.org.models import Unit

    session, unit = hold(), Unit.objects.get(code=CODE)
    hold(date(2023, 7, 4))
    pages = papers.chapters(unit, parse_period("2023Q2"))["consultation"]
    assert [(one.title, one.day) for one in pages] == [("协商会议记录", date(2023, 5, 9))]
    assert papers.chapters(unit, parse_period("2023Q4")) == {}
    answer = clerk.get(f"/paper/consultation/{session.pk}/book.docx")
    assert answer.status_code == 200 and answer.content[:2] == b"PK"
    assert clerk.get(f"/paper/consultation/{session.pk}/nothing.docx").status_code == 404


def test_a_whole_year_through_the_pages_by_clerk_and_town(clerk, town):
    """Six sessions, the town records two of them from the book; the second and third quarter are met."""
    from cunju.duties import reading

    days = [date(2023, month, 8) for month in (2, 3, 4, 5, 7, 8)]
    for number, day in enumerate(days):
        who = town if number in (3, 4) else clerk
        answer = who.post(url("new", CODE), sent(title=f"第{number}件", held_on=day, told_on=day))
        assert answer.status_code == 302, answer.context["form"].errors
        session = Session.objects.get(title=f"第{number}件")
        answered = {"day": TODAY, "fact_id": uuid.uuid4(), "asks1": "on", "fate1": "", "fate2": "", "do": "all"}
        assert who.post(url("answers", session.pk), answered).status_code == 302
        fed = {"on": TODAY, "channel": "board", "fact_id": uuid.uuid4()}
        assert who.post(url("step", session.pk, "fed_back"), fed).status_code == 302
    found = [one for one in reading.standing(CODE, on=TODAY).windows if one.measure == 19]
    sessions = [one.status for one in found if one.duty == "yubei-2023.m19.sessions"]
    assert sessions == ["not_assessable", "met", "met", "not_due"]
    rest = {one.status for one in found if one.duty != "yubei-2023.m19.sessions"}
    assert rest <= {"met", "not_assessable"} and len(found) == 4 + 6 + 6
