"""From a resident's telephone to the answer under the same receipt: the form, what an office does with it, the way to the town."""

import uuid

import pytest
from django.test import Client

from cunju.activities.consultation.models import Session
from cunju.activities.disclosure import queries
from cunju.activities.disclosure.models import Doubt
from cunju.activities.matters.models import Entry as Matter
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import receipts
from cunju.records.models import Letter
from tests.journeys.residents import ASK, NAME, PHONE, TODAY, later, place, press, read, sent  # noqa: F401
from tests.offices import DISTRICT, HOME, TOWN, clerk, district, logged_in, member, town  # noqa: F401
from tests.offices import VILLAGE as CODE

pytestmark = pytest.mark.django_db


def test_a_receipt_says_before_anybody_accepted_by_when_there_is_an_answer(place: Unit, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    objection, matter = sent(), sent("matter", about="三组路口", text="三组路灯不亮")
    asked = sent("question", about="benefits", text="低保名单没有公开")
    assert "9月23日以前答复（重庆市实施办法第31条）" in read(objection) and "明天起还没有受理的" in read(objection)
    assert "以前答复（重庆市实施办法" in read(asked) and "这一种没有规定几天内答复" not in read(asked)
    assert "这一种没有规定几天内答复" in read(matter) and 'data-tools="print"' in Client().get(f"/r/{matter.receipt}/").content.decode()
    later(monkeypatch, 4)
    assert "应在9月23日以前答复，还没有答复" in read(objection) and "应在" not in read(matter)


def test_nothing_is_shown_before_a_person_has_seen_it(place: Unit, clerk: Client, town: Client, member: Client) -> None:  # noqa: F811
    letter = sent("matter", about="清淤", name=NAME, phone=PHONE)
    assert not ledger.facts_of(CODE).exists()
    matters = f"/matters/{CODE}/"
    for one, address in ((clerk, f"/b/{CODE}/"), (clerk, "/register/"), (member, matters)):
        assert "请的谁" not in one.get(address).content.decode()
    assert "居民交来的，等受理" in clerk.get(matters).content.decode()  # and on the room's page, for who accepts it
    assert "清淤清的是哪一段" in clerk.get("/today/").content.decode()
    page = clerk.get(f"/letter/{letter.pk}/").content.decode()
    assert NAME in page and PHONE in page and letter.receipt not in page
    assert member.get(f"/letter/{letter.pk}/").status_code == 404  # a matter is the committee's to accept
    assert "清淤清的是哪一段" not in town.get("/today/").content.decode()  # the town sees it when nobody touched it for a day


def test_who_objects_is_known_to_the_town_and_not_to_the_clerk(place: Unit, clerk: Client, town: Client, member: Client) -> None:  # noqa: F811
    form = Client().get(ASK, {"kind": "objection"}).content.decode()
    assert "只有镇（街道）看得到，村委会和文书看不到。" in form and "遮住" not in form
    every = Client().get(ASK).content.decode()
    assert "询问" not in every and "该公开的没有公开：只有村务监督委员会和镇（街道）看得到，文书看不到。" in every
    letter, question = sent(name=NAME, phone=PHONE), sent("question", about="benefits", text="低保名单没有公开", name=NAME, phone=PHONE)
    address, asked = f"/letter/{letter.pk}/", f"/letter/{question.pk}/"
    for one, where, known in ((clerk, address, False), (town, address, True), (member, asked, True), (town, asked, True)):
        page = one.get(where).content.decode()
        assert (NAME in page, PHONE in page) == (known, known) and "看得到" in page
    clerk.post(address, {"do": "decline", "reason": "这一张表还没有公布"})
    assert "您的称呼和电话，只有镇（街道）看得到，村委会和文书看不到。" in read(letter)
    assert NAME not in clerk.get(address).content.decode() and NAME in town.get(address).content.decode()
    matter = sent("matter", about="三组路口", text="三组路灯不亮", name=NAME)
    clerk.post(f"/letter/{matter.pk}/", {"do": "decline", "reason": "归供电所"})
    assert "您的称呼和电话，只有办这件事的文书和镇（街道）看得到。" in read(matter) and "看不到是谁" not in read(matter)


def test_the_board_says_the_words_of_who_accepts_and_the_letter_keeps_its_own(place: Unit, clerk: Client) -> None:  # noqa: F811
    letter = sent(text="清淤请的谁，隔壁的前任会计知道")
    assert "登在公开栏上，谁都看得到" in Client().get(ASK, {"kind": "objection"}).content.decode()
    page = clerk.get(f"/letter/{letter.pk}/").content.decode()
    assert "清淤请的谁，隔壁的前任会计知道（说的是：8月财务）</textarea>" in page
    assert "原来的话在上面" in clerk.post(f"/letter/{letter.pk}/", {"do": "accept", "words": ""}).content.decode()
    assert "最多300个字" in clerk.post(f"/letter/{letter.pk}/", {"do": "accept", "words": "长" * 301}).content.decode()
    assert not Doubt.objects.exists()
    clerk.post(f"/letter/{letter.pk}/", {"do": "accept", "words": "清淤请的谁（说的是：8月财务）"})
    doubt = Doubt.objects.get()
    assert "会登在公开栏上" in clerk.get(f"/disclosure/doubt/{doubt.pk}/").content.decode()
    assert [one.text for one in queries.answered_doubts(CODE)] == ["清淤请的谁（说的是：8月财务）"]  # what the board reads
    assert "前任会计" in read(letter) and "前任会计" in clerk.get(f"/letter/{letter.pk}/").content.decode()
    topic = sent("topic", about="", text="小区停车\n请前任会计来说")
    clerk.post(f"/letter/{topic.pk}/", {"do": "accept", "words": "小区停车怎么收费", "planned_on": "2023-10-09"})
    assert Session.objects.get().title == "小区停车怎么收费"


def test_an_objection_runs_from_the_day_it_came_to_the_town_under_one_receipt(
    place: Unit, clerk: Client, monkeypatch: pytest.MonkeyPatch  # noqa: F811
) -> None:
    letter = sent(name=NAME, phone=PHONE)
    later(monkeypatch, 1)
    clerk.post(f"/letter/{letter.pk}/", {"do": "accept", "words": "清淤清的是哪一段，请的谁（说的是：8月财务）"})
    doubt = Doubt.objects.get()
    fact = ledger.current(doubt.fact)
    assert fact is not None and fact.kind == "disclosure.doubt_raised" and fact.occurred_on == TODAY
    assert doubt.text == "清淤清的是哪一段，请的谁（说的是：8月财务）"
    assert "受理9月21日第2天" in read(letter) and "9月23日以前答复（重庆市实施办法第31条）" in read(letter) and "转给" not in read(letter)
    later(monkeypatch, 4)
    assert "应在9月23日以前答复，还没有答复" in read(letter)
    clerk.post(f"/disclosure/doubt/{doubt.pk}/", {"do": "answer", "text": "清的是3组水沟", "on": "2023-09-24"})
    assert "答复清的是3组水沟9月24日第5天，超过3日" in read(letter)
    press(letter, "unsolved")
    press(letter, "up")
    (up,) = ledger.facts_of(CODE, kinds=["disclosure.doubt_referred"])
    assert up.recorded_by == "resident" and "10月4日以前答复" in read(letter)
    assert read(letter).index("您说没有解决") < read(letter).index("转给镇（街道）")  # as it went
    assert press(letter, "up").status_code == 200 and ledger.facts_of(CODE, kinds=["disclosure.doubt_referred"]).count() == 1
    assert NAME not in read(letter) and PHONE not in read(letter)


def test_a_matter_is_called_solved_by_who_sent_it(place: Unit, clerk: Client) -> None:  # noqa: F811
    letter = sent("matter", about="三组路口", text="三组路灯不亮", name=NAME)
    assert press(letter, "solved").status_code == 200  # not before there is an answer
    clerk.post(f"/letter/{letter.pk}/", {"do": "accept", "size": "small"})
    root = Matter.objects.get()
    assert (root.who, root.place) == ("", "三组路口")
    clerk.post(f"/matters/{CODE}/closed/?after={root.pk}", {"on": "2023-09-20", "text": "换了灯", "answered": "on", "fact_id": str(uuid.uuid4())})
    assert "换了灯" in read(letter)
    press(letter, "solved")
    (said,) = ledger.facts_of(CODE, kinds=["matters.confirmed"])
    assert said.recorded_by == "resident" and said.attributes == {"solved": True, "by": "person"}
    assert "回访：解决了" in read(letter) and "您看，解决了吗" not in read(letter)


def test_what_is_declined_says_why_and_may_go_to_the_town(place: Unit, clerk: Client, town: Client) -> None:  # noqa: F811
    letter = sent("topic", about="停车", text="小区停车怎么收费")
    assert "请写明为什么不受理" in clerk.post(f"/letter/{letter.pk}/", {"do": "decline", "reason": ""}).content.decode()
    clerk.post(f"/letter/{letter.pk}/", {"do": "decline", "reason": "上个月刚商量过，请看公开栏"})
    assert "没有受理上个月刚商量过" in read(letter) and not ledger.facts_of(CODE).exists()
    press(letter, "up")
    assert "小区停车怎么收费" in town.get("/today/").content.decode()
    town.post(f"/letter/{letter.pk}/", {"do": "answer", "answer": "已请村里再商量一次"})
    assert "镇（街道）答复已请村里再商量一次" in read(letter)
    assert "小区停车怎么收费" not in town.get("/today/").content.decode()
    counts = town.get(f"/letters/{TOWN}/").content.decode()
    assert '<td data-label="没有受理" class="num">1</td>' in counts and NAME not in counts


def test_a_question_on_a_breach_is_not_the_clerks_to_read(
    place: Unit, clerk: Client, member: Client, town: Client, monkeypatch: pytest.MonkeyPatch  # noqa: F811
) -> None:
    letter = sent("question", about="benefits", text="低保名单没有公开", name=NAME)
    assert clerk.get(f"/letter/{letter.pk}/").status_code == 404
    assert "低保名单没有公开" not in clerk.get("/today/").content.decode()
    assert all("低保名单没有公开" in one.get("/today/").content.decode() for one in (member, town))
    member.post(f"/letter/{letter.pk}/", {"do": "accept"})
    (fact,) = ledger.facts_of(CODE)
    assert (fact.kind, fact.occurred_on, fact.attributes["content"]) == ("supervision.question_asked", TODAY, "benefits")
    later(monkeypatch, 4)
    press(letter, "up")
    assert ledger.facts_of(CODE, kinds=["supervision.question_referred"]).get().recorded_by == "resident"
    assert "10月14日以前答复（重庆市实施办法第40条）" in read(letter)
    for page in (f"/supervision/{CODE}/", f"/unit/{CODE}/", "/register/"):
        assert NAME not in clerk.get(page).content.decode()


def test_untouched_for_a_day_it_stands_before_the_town(
    place: Unit, clerk: Client, town: Client, monkeypatch: pytest.MonkeyPatch  # noqa: F811
) -> None:
    sent("matter", about="三组路口", text="三组路灯不亮")
    later(monkeypatch, 2)
    assert all("2天没有受理" in one.get("/today/").content.decode() for one in (clerk, town))


def test_the_clerk_writes_it_down_for_who_comes_and_prints_the_receipt(place: Unit, clerk: Client, town: Client) -> None:  # noqa: F811
    answer = clerk.post(f"/letters/{CODE}/new/", {"kind": "matter", "about": "三组路口", "text": "路灯不亮"})
    letter = Letter.objects.get()
    slip = clerk.get(answer["Location"]).content.decode()
    assert receipts.standing(letter, place, on=TODAY).code in slip and f"/r/{letter.receipt}/" in slip
    assert town.get(answer["Location"]).status_code == 404  # only who wrote it down, on that day
    assert "工作人员代为记下" in read(letter)
