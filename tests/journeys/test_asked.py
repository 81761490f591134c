"""The form by which residents send something in: what it asks, says and refuses, in which print; and who sends too much."""

import re
import uuid
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from cunju.activities.consultation.models import Session
from cunju.org import clock, limits
from cunju.org.models import Account, Unit
from cunju.records import letters, opened, receipts
from cunju.records.models import Letter, Opened
from tests.journeys.residents import ASK, NAME, PHONE, TODAY, later, place, press, read, sent  # noqa: F401
from tests.offices import DISTRICT, HOME, TOWN, clerk, district, logged_in, member, town  # noqa: F401
from tests.offices import VILLAGE as CODE

pytestmark = pytest.mark.django_db


def test_what_a_district_has_not_opened_is_nowhere(place: Unit) -> None:  # noqa: F811
    opened.turn(DISTRICT, "topic", on=False, by="yubei", now=clock.now())
    assert "提一个大家商量的事" not in Client().get(ASK).content.decode()
    assert Client().get(ASK, {"kind": "topic"}).status_code == 404
    assert Client().post(ASK, {"kind": "topic", "about": "停车", "text": "停车怎么收费"}).status_code == 200
    for kind in letters.taken():
        opened.turn(DISTRICT, kind, on=False, by="yubei", now=clock.now())
    assert Client().get(ASK).status_code == Client().post(ASK).status_code == 404
    assert "ask/" not in Client().get(f"/b/{CODE}/").content.decode()
    assert not Letter.objects.exists()
    assert {(one.by, one.ended_by, one.to_on) for one in Opened.objects.all()} == {("yubei", "yubei", TODAY)}


def test_who_opened_a_kind_is_an_office_and_no_login(place: Unit, district: Client) -> None:  # noqa: F811
    Account.objects.filter(role="district_officer").update(title="基层政权科")
    name = Account.objects.get(role="district_officer").username
    opened.turn(DISTRICT, "topic", on=False, by=name, now=clock.now())
    opened.turn(DISTRICT, "topic", on=True, by=name, now=clock.now())
    page = re.sub(r"\s+", "", district.get(f"/letters/{DISTRICT}/kinds/").content.decode())
    assert "由基层政权科开放" in page and "由基层政权科关闭" in page and f"由{name}" not in page


def test_the_form_asks_no_login_and_leaves_no_cookie(place: Unit) -> None:  # noqa: F811
    answer = Client(enforce_csrf_checks=True).get(ASK, {"kind": "objection"})
    assert not answer.cookies and "no-store" in answer["Cache-Control"]
    answer = Client(enforce_csrf_checks=True).post(ASK, {"kind": "matter", "about": "三组路口", "text": "路灯不亮"})
    assert answer.status_code == 302 and not answer.cookies


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"kind": ""}, "请选一种"), ({"about": ""}, "请写明说的是什么"), ({"text": ""}, "还没有写想说什么"), ({"text": "长" * 241}, "最多240个字"),
        ({"phone": "打我电话"}, "打我电话"), ({"kind": "praise"}, "这一种现在不收"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_comes_back_filled_with_a_sentence(place: Unit, wrong: dict[str, str], said: str) -> None:  # noqa: F811
    data = {"kind": "objection", "about": "别的表", "text": "票据不对，请写清楚"} | wrong
    answer = Client().post(ASK, data)
    page = answer.content.decode()
    assert answer.status_code == 200 and said in page and not Letter.objects.exists()
    assert all(value in page for value in data.values() if value and value != "praise")


def test_a_telephone_in_the_text_goes_to_its_own_box_and_nothing_is_cut(place: Unit) -> None:  # noqa: F811
    page = Client().get(ASK, {"kind": "matter"}).content.decode()
    area = re.search(r"<textarea[^>]*>", page)
    assert area and "maxlength" not in area[0] and "最多240个字" in page
    page = Client().post(ASK, {"kind": "matter", "about": "路口", "text": f"路灯不亮，打{PHONE}"}).content.decode()
    assert "您的电话写到下面“电话”一格" in page and "<details open>" in page and not Letter.objects.exists()


def test_the_same_words_sent_again_on_a_day_are_one_receipt(place: Unit, clerk: Client, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    first = sent(once=str(uuid.uuid4()))
    assert sent(once=str(uuid.uuid4())) == first and Letter.objects.count() == 1
    others = [sent(text="清的是哪一段"), sent(about="9月财务"), sent(name=NAME), sent("matter")]
    for _ in range(2):  # two who come in person get a receipt each
        clerk.post(f"/letters/{CODE}/new/", {"kind": "objection", "about": "8月财务", "text": first.text})
    assert first not in others and Letter.objects.count() == 7
    later(monkeypatch, 1)
    assert sent() != first


def test_an_opinion_is_asked_for_where_a_session_is_to_come(place: Unit, clerk: Client) -> None:  # noqa: F811
    opinion = "对要开的会说意见"
    assert all(opinion not in one.get(where).content.decode() for one, where in ((Client(), ASK), (clerk, f"/letters/{CODE}/new/")))
    assert Client().get(ASK, {"kind": "opinion"}).status_code == 404
    data = {"kind": "opinion", "about": "那一次会", "text": "先说清楚收费"}
    assert "请从列出的里面选一种" in Client().post(ASK, data).content.decode()
    session = Session.objects.create(unit_code=CODE, title="小区停车", planned_on=TODAY + timedelta(days=5), source="resident")
    assert opinion in Client().get(ASK).content.decode()
    page = Client().post(ASK, data).content.decode()
    assert "请从列出的里面选一项" in page and "9月25日　小区停车" in page and "没有列出的" not in page and not Letter.objects.exists()
    assert sent(**data | {"about": str(session.pk)}).about == str(session.pk)


def test_large_print_stays_large_on_the_way_to_the_receipt(place: Unit) -> None:  # noqa: F811
    large = "?size=large"
    for start in (f"/b/{CODE}/", f"/b/{CODE}/notice/", ASK, "/r/"):
        page = Client().get(start + large).content.decode()
        links = re.findall(r"<(?:a|form)\b([^>]*?) (?:href|action)=\"(/[bcr]/[^\"]*)\"", page)
        assert links and 'data-size="large"' in page
        files = (".json", ".csv", ".xml", ".ics")
        assert all("size=large" in to or to.endswith(files) for said, to in links if "data-standard" not in said), start
        assert any("data-standard" in said and "size" not in to for said, to in links), start
        assert "size=large" not in Client().get(start).content.decode().replace(f'href="{start}{large}"', "", 1)
    answer = Client().post(ASK + large, {"kind": "matter", "about": "路口", "text": "路灯不亮"})
    assert answer["Location"].endswith(f"/{large}")
    page = Client().get(answer["Location"]).content.decode()
    assert f'href="{ASK}{large}"' in page and 'data-size="large"' in page
    code = answer["Location"].split("/")[2]
    assert Client().get("/r/", {"code": code, "size": "large"})["Location"] == answer["Location"]


def test_two_taps_are_one_letter_and_another_site_sends_nothing(place: Unit) -> None:  # noqa: F811
    once = str(uuid.uuid4())
    assert sent(once=once) == sent(once=once)
    assert sent(once=once, text="另外一件事") != sent(once=once)
    before = Letter.objects.count()
    answer = Client().post(ASK, {"kind": "matter", "about": "路口", "text": "路灯不亮"}, headers={"sec-fetch-site": "cross-site"})
    assert "别的网站" in answer.content.decode() and Letter.objects.count() == before


def test_a_photo_is_written_anew_and_nothing_else_is_taken(place: Unit, settings: Any, tmp_path: Any) -> None:  # noqa: F811
    from cunju.archive.models import StoredFile

    settings.MEDIA_ROOT = tmp_path
    target = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    Image.new("RGB", (60, 40), "white").save(target, "JPEG", exif=exif)
    target.seek(0)
    target.name = "a.jpg"
    kept = sent("matter", about="三组路口", photo=target)
    from cunju.archive import storing

    content = storing.content_of(StoredFile.objects.get(pk=kept.photo))
    assert content.startswith(b"\xff\xd8\xff") and b"secret place" not in content
    for name, wrong in (("a.pdf", b"%PDF-1.4 x"), ("a.jpg", b"nothing at all")):
        file = BytesIO(wrong)
        file.name = name
        answer = Client().post(ASK, {"kind": "matter", "about": "路口", "text": "路灯又不亮", "photo": file})
        assert answer.status_code == 200 and "照片" in answer.content.decode()
    assert Letter.objects.count() == 1


def test_a_receipt_is_found_as_people_write_it_and_not_by_trying(place: Unit) -> None:  # noqa: F811
    letter = sent()
    code = receipts.standing(letter, place, on=TODAY).code
    answer = Client().get("/r/", {"code": code.lower()})
    assert answer["Location"] == f"/r/{letter.receipt}/"
    found = [Client().get(f"/r/{'A' * 9}{sign}/").status_code for sign in letters.SIGNS * 3]
    assert set(found) == {404, 429} and found[0] == 404


def test_a_thousand_hostile_letters_show_nothing_lose_nothing_and_end_soon(
    place: Unit, clerk: Client, monkeypatch: pytest.MonkeyPatch  # noqa: F811
) -> None:
    """From one address and from many: what is over the limit comes back as it was typed, and each page is as long as before.

    The limits are a third of the real ones, so that most of the thousand are stopped at the door.
    """
    most = limits.RECEIVER.burst // 3
    monkeypatch.setattr(limits, "receivers", limits.Bucket(limits.Rate(most, limits.RECEIVER.a_second)))
    monkeypatch.setattr(limits, "forms", limits.Bucket(limits.Rate(limits.FORMS.burst // 3, limits.FORMS.a_second)))
    hostile = "<script>alert(1)</script>\u202e{{ 7*7 }}' OR 1=1 --"
    statuses, client = [], Client()
    for number in range(1000):
        address = f"10.1.0.{number}" if number < most + 10 else "10.0.0.1"
        data = {"kind": "matter", "about": hostile[:40], "text": f"{hostile}{number}", "name": hostile[:20]}
        statuses.append(client.post(ASK, data, REMOTE_ADDR=address))
    kept = Letter.objects.count()
    assert 0 < kept == sum(one.status_code == 302 for one in statuses) <= most + 5
    assert {one.status_code for one in statuses} == {302, 429}
    filled = [one for one in statuses if one.status_code == 429 and "写的都还在" in one.content.decode()]
    assert filled and all("&lt;script&gt;" in one.content.decode() for one in filled[:20])
    pages = [Client().get(f"/b/{CODE}/"), clerk.get("/today/"), clerk.get(f"/letters/{CODE}/")]
    assert all("<script>alert" not in one.content.decode() for one in pages)
    assert "alert(1)" not in pages[0].content.decode() and pages[1].content.decode().count("alert(1)") <= 8
