"""个人信息: what is held, why, who looked; one person's rows given out, erased by two hands, facts untouched; two of one name kept apart."""

import uuid
from datetime import date
from typing import Any

import pytest
from django.test import Client

from cunju.activities.assemblies.models import Meeting
from cunju.desk.models import Erasure
from cunju.desk.personal import held
from cunju.org import audit
from cunju.org.models import Account, Draft, Person, Seat, Visit
from cunju.records.models import Letter
from tests import cast

pytestmark = pytest.mark.django_db
NAME = "王小平"
U = f"/personal/{cast.VILLAGE}/"


@pytest.fixture
def people() -> dict[str, Account]:
    cast.units()
    cast.demonstration()
    return cast.everybody()


@pytest.fixture
def rows(people) -> dict[str, Any]:
    """Somebody who left office in 2022, in several tables; others whose names hold his."""
    person = Person.objects.create(unit_code=cast.VILLAGE, name=NAME, phone="13900865214", sex="m")
    Seat.objects.create(unit_code=cast.VILLAGE, body="committee", role="member", person=person, from_on=date(2021, 1, 1), to_on=date(2022, 12, 31))
    mine = {"unit_code": cast.VILLAGE, "came_on": cast.TODAY, "text": "路灯坏了"}
    return {
        "person": person,
        "letter": Letter.objects.create(kind="matter", name=NAME, phone="13900865214", receipt="a", **mine),
        "other": Letter.objects.create(kind="matter", name="王小平安", phone="13800000000", receipt="b", **mine),
        "far": Letter.objects.create(kind="matter", name=NAME, phone="1", receipt="c", **(mine | {"unit_code": cast.FAR})),
        "meeting": meeting(chair=f"{NAME}（主任）", recorder="李四", minutes=f"{NAME}说要修路"),
    }


def meeting(**said: str) -> Meeting:
    return Meeting.objects.create(unit_code=cast.VILLAGE, body="representatives", planned_on=date(2022, 3, 1), **said)


def logged_in(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def ask(client: Client, name: str = NAME, reason: str = "离任多年，本人要求"):
    return client.post(f"{U}one/", {"name": name, "reason": reason}, follow=True).content.decode()


def decide(client: Client, act: str, **more: str):
    return client.post(f"/personal/erasure/{Erasure.objects.latest('pk').pk}/", {"act": act, **more}, follow=True)


def test_each_table_says_why_on_what_ground_and_how_long(people, rows) -> None:
    page = logged_in(people["clerk"]).get(U).content.decode()
    for one in held.tables():
        assert one.path and one.kept and one.why in page and one.words in page
        assert all(one.model._meta.get_field(name) for name in (*one.names, *one.beside))
    assert "法定职责" in page and "永久" in page


# A box that may hold somebody's name or telephone and is in no table: said here, so that a new one is thought about.
NOT_OF_PEOPLE = {
    "name": "the file's, the goods' or the grid's own", "phone": "an office's", "observers": "", "who": "an office or a group; found as a mention",
    "organiser": "a choice", "panel": "offices", "contact": "an office's", "reviewed_by": "an account", "taken_by": "an account",
}  # fmt: skip
TELLING = {"name", "phone", "chair", "recorder", "keeper", "applicant", "donor", "people", "head", *NOT_OF_PEOPLE}


def test_every_box_of_a_name_is_in_the_table_or_said_not_to_be_one() -> None:
    listed = {(one.model, name) for one in held.tables() for name in (*one.names, *one.beside)}
    open_ = {
        f"{model._meta.label}.{name}" for model, _, texts in held._written() for name in texts
        if name in TELLING - set(NOT_OF_PEOPLE) and (model, name) not in listed
    }  # fmt: skip
    assert open_ == set()


def test_who_looked_stands_there_by_office(people, rows) -> None:
    logged_in(people["town"]).get(f"/members/{cast.VILLAGE}/")
    page = logged_in(people["clerk"]).get(U).content.decode()
    assert "镇街经办人" in page and "查看个人信息" in page
    logged_in(people["clerk"]).get(f"{U}one/?name={NAME}")
    assert Visit.objects.filter(act="seen", account="clerk").exists()
    assert not Visit.objects.filter(path__contains=NAME).exists() and not Visit.objects.filter(whom__contains=NAME).exists()


@pytest.mark.parametrize(("who", "office"), [("district", cast.DISTRICT), ("town", cast.TOWN)])
def test_an_office_finds_a_units_page_by_name_and_from_the_units_own(people, who: str, office: str) -> None:
    client, link = logged_in(people[who]), f'href="{U}"'
    assert link in client.get(f"/unit/{cast.VILLAGE}/").content.decode()
    page = f"/personal/{office}/"
    assert link not in client.get(page).content.decode()
    for words in ("玉峰山", cast.VILLAGE):
        assert link in client.get(page, {"q": words}).content.decode()
    assert "没有找到“乌有村”" in client.get(page, {"q": "乌有村"}).content.decode()
    far = f'href="/personal/{cast.FAR}/"' in client.get(page, {"q": cast.FAR}).content.decode()
    assert far == (who == "district" and cast.FAR.startswith(cast.DISTRICT))
    assert client.get(U).status_code == 200


def test_who_may_not_see_it_has_no_link(people) -> None:
    for who in ("reader", "supervisor"):
        client = logged_in(people[who])
        assert f'href="{U}"' not in client.get(f"/unit/{cast.VILLAGE}/").content.decode()
        assert client.get(U).status_code == 404


def looks(path: str, **more: Any) -> list[tuple[str, str]]:
    return list(Visit.objects.filter(path=path, **more).exclude(act="").values_list("act", "whom"))


@pytest.mark.parametrize("more", ["", "&chapter=representatives"])
def test_reading_the_workbooks_page_is_a_look(people, rows, more: str) -> None:
    path = f"/papers/{cast.VILLAGE}/workbook/"
    answer = logged_in(people["town"]).get(f"{path}?period=2023{more}")
    assert (answer.status_code, looks(path)) == (200, [("seen", cast.VILLAGE)])
    assert "镇街经办人" in logged_in(people["clerk"]).get(U).content.decode()
    assert not looks(f"/papers/{cast.VILLAGE}/month/")


def test_a_meetings_pages_and_papers_are_looks_at_its_unit(people, rows) -> None:
    town, one = logged_in(people["town"]), rows["meeting"].pk
    whose = f"{cast.VILLAGE} 玉峰山村 {one}"
    town.get(f"/assemblies/meeting/{one}/")
    town.get(f"/assemblies/meeting/{one}/print/sign-in/")
    assert looks(f"/assemblies/meeting/{one}/") == [("seen", whose)]
    assert looks(f"/assemblies/meeting/{one}/print/sign-in/") == [("exported", f"{whose} sign-in")]
    file = f"/paper/assemblies/{one}/sign-in.docx"
    assert town.get(file).status_code == 200
    assert [act for act, _ in looks(file)] == ["exported"]
    # Who looked stands with the unit, though its code is in no such address.
    assert logged_in(people["clerk"]).get(U).content.decode().count("导出或打印含姓名的材料") == 2
    logged_in(people["far"]).get(f"/assemblies/meeting/{one}/")
    assert len(looks(f"/assemblies/meeting/{one}/")) == 1


def test_a_form_sent_again_while_it_is_filled_in_is_one_look(people, rows) -> None:
    path, clerk = f"/assemblies/meeting/{rows['meeting'].pk}/record/", logged_in(people["clerk"])
    for _ in range(3):
        assert clerk.post(path, {"do": "people"}).status_code == 200
    assert len(looks(path)) == 1
    clerk.get(path)
    clerk.get(path)
    assert len(looks(path)) == 3
    assert list(audit.faults()) == []


def test_one_persons_rows_are_found_by_the_whole_name(people, rows) -> None:
    client = logged_in(people["clerk"])
    found = held.rows_of(held.subject(cast.VILLAGE, NAME))
    assert {(one.table.model.__name__, len(one.rows)) for one in found} == {("Person", 1), ("Letter", 1), ("Meeting", 1)}
    page = client.get(f"{U}one/?name={NAME}").content.decode()
    assert "另有1条记录的文字" in page
    document = client.post(f"{U}given/", {"name": NAME}).json()
    assert document["unit"] == cast.VILLAGE
    text = str(document["rows"])
    assert "13900865214" in text and "王小平安" not in text and "committee" in text and "路灯" not in text
    assert "没有找到" in client.get(f"{U}one/?name=赵六").content.decode()
    assert client.get(f"{U}one/").url == U


def test_two_hands_erase_and_what_is_true_stays(people, rows) -> None:
    from cunju.ledger.models import Fact

    before = list(Fact.objects.values_list("uid", "attributes"))
    clerk, district = logged_in(people["clerk"]), logged_in(people["district"])
    assert "已提交区里" in ask(clerk)
    assert "已经申请过" in ask(clerk)
    assert Letter.objects.get(pk=rows["letter"].pk).name == NAME
    assert NAME in district.get(f"/personal/{cast.DISTRICT}/").content.decode()
    assert "已删除3条" in decide(district, "erase").content.decode()
    letter, person, meeting = (rows[one] for one in ("letter", "person", "meeting"))
    for one in (letter, person, meeting):
        one.refresh_from_db()
    assert (letter.name, letter.phone, letter.text) == (held.GONE, "", "路灯坏了")
    assert (person.name, person.phone, person.sex) == (held.GONE, "", "")
    assert (meeting.chair, meeting.recorder) == (f"{held.GONE}（主任）", "李四")
    assert Seat.objects.filter(person=person).count() == 1
    for one in ("other", "far"):
        rows[one].refresh_from_db()
    assert (rows["other"].name, rows["far"].name, rows["far"].phone) == ("王小平安", NAME, "1")
    assert list(Fact.objects.values_list("uid", "attributes")) == before
    done = Erasure.objects.get()
    assert (done.state, done.name, done.rows, done.reason) == ("done", "", 3, "离任多年，本人要求")
    erased = Visit.objects.get(act="erased")
    assert cast.VILLAGE in erased.whom and NAME not in erased.whom and erased.account == "district"
    assert list(audit.faults()) == []
    # It is not done twice, nor undone.
    assert "已经答复过" in decide(district, "erase").content.decode()
    assert "没有找到" in ask(clerk)


def test_the_district_may_say_no_with_its_reason(people, rows) -> None:
    ask(logged_in(people["clerk"]))
    district = logged_in(people["district"])
    assert "至少4个字" in decide(district, "refuse").content.decode()
    assert Erasure.objects.get().state == "asked"
    decide(district, "refuse", answer="档案保存期内")
    assert (Erasure.objects.get().state, Erasure.objects.get().name) == ("refused", "")
    rows["letter"].refresh_from_db()
    assert rows["letter"].name == NAME


def test_nobody_erases_alone_or_elsewhere(people, rows) -> None:
    ask(logged_in(people["clerk"]))
    for who in ("clerk", "town", "reader", "far", "audit"):
        assert decide(logged_in(people[who]), "erase").status_code == 404
    assert logged_in(people["district"]).post(f"{U}one/", {"name": NAME, "reason": "本人要求删除"}).status_code == 404
    assert logged_in(people["neighbour"]).get(U).status_code == 404


@pytest.mark.parametrize(("reason", "said"), [("", "请写明为什么"), ("删", "至少4个字"), (f"{NAME}本人要求", "不要写姓名")])
def test_the_reason_stays_so_it_names_nobody(people, rows, reason: str, said: str) -> None:
    assert said in ask(logged_in(people["clerk"]), reason=reason)
    assert not Erasure.objects.exists()


def test_who_sits_in_office_is_not_erased(people, rows) -> None:
    Seat.objects.update(to_on=None)
    assert "还在任" in ask(logged_in(people["clerk"]))
    Seat.objects.update(to_on=date(2022, 12, 31))
    ask(logged_in(people["clerk"]))
    Seat.objects.update(to_on=None)  # chosen again meanwhile
    assert "还在任" in decide(logged_in(people["district"]), "erase").content.decode()
    assert Person.objects.get().name == NAME


def test_two_of_one_name_are_not_told_apart_by_guessing(people, rows) -> None:
    Person.objects.create(unit_code=cast.VILLAGE, name=NAME)
    client = logged_in(people["clerk"])
    assert "2个人同名" in client.get(f"{U}one/?name={NAME}").content.decode()
    assert "分不清" in ask(client)


def test_what_was_typed_and_not_sent_is_looked_at_too(people, rows) -> None:
    before = held.mentions(held.subject(cast.VILLAGE, NAME))
    Draft.objects.create(unit_code=cast.VILLAGE, form="x", data={"chair": [NAME]}, updated_at=audit.clock.machine_now(), by="clerk")
    assert held.mentions(held.subject(cast.VILLAGE, NAME)) == before + 1


def test_the_pages_ask_the_same_whatever_is_held(people, rows, django_assert_max_num_queries) -> None:
    client = logged_in(people["clerk"])
    for number in range(40):
        Letter.objects.create(unit_code=cast.VILLAGE, kind="matter", text="x", name=NAME, receipt=str(number), came_on=cast.TODAY)
        Erasure.objects.create(unit_code=cast.VILLAGE, name=str(uuid.uuid4())[:8], reason="试用的理由", by="x", asked_at=audit.clock.machine_now())
        audit.write(account="town", act="seen", whom=cast.VILLAGE)
    with django_assert_max_num_queries(45):
        client.get(U)
    with django_assert_max_num_queries(140):
        client.get(f"{U}one/?name={NAME}")
