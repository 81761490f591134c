"""谁还没有: by duty the units of a town that have not, in code order, with a telephone, as text."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests import cast

from cunju.org.models import Person, Seat, Unit

from .conftest import QUARTERLY

pytestmark = pytest.mark.django_db
PAGE = f"/today/{cast.TOWN}/missing/"


def quarters(client) -> dict[int, list[str]]:
    found = client.get(PAGE).context["missing"]
    return {one.window.due_on.month: [row.unit.code for row in one.rows] for one in found if one.window.duty == QUARTERLY}


def test_each_duty_names_the_units_that_have_not_in_code_order(enter, held) -> None:
    client = enter("town")
    assert quarters(client) == {3: [cast.NEIGHBOUR, cast.VILLAGE], 6: [cast.NEIGHBOUR, cast.VILLAGE], 9: [cast.NEIGHBOUR, cast.VILLAGE]}
    held(cast.VILLAGE, "2023-03-10")
    assert quarters(client)[3] == [cast.NEIGHBOUR]
    days = [one.window.due_on for one in client.get(PAGE).context["missing"]]
    assert days == sorted(days)


def test_the_telephone_of_who_leads_the_committee_stands_beside(enter) -> None:
    for role, phone in (("deputy", "023-67000002"), ("director", "023-67000001")):
        person = Person.objects.create(unit_code=cast.VILLAGE, name="委员会成员", phone=phone)
        Seat.objects.create(unit_code=cast.VILLAGE, body="committee", role=role, person=person, from_on=date(2021, 1, 1))
    page = enter("town").get(PAGE).content.decode()
    assert '<a href="tel:023-67000001">' in page and "023-67000002" not in page and "没有登记" in page
    assert "委员会成员" not in page


def test_a_line_of_text_for_the_work_group(enter) -> None:
    found = next(one for one in enter("town").get(PAGE).context["missing"] if one.window.duty == QUARTERLY and one.window.due_on.month == 9)
    names = [Unit.objects.get(code=code).name.removesuffix("村民委员会") for code in (cast.NEIGHBOUR, cast.VILLAGE)]
    assert found.text == f"{found.title}（9月30日前）还没有的：{'、'.join(names)}。"


def test_today_leads_there_and_other_towns_do_not_see_it(enter) -> None:
    assert PAGE in enter("town").get("/today/").content.decode()
    assert enter("other_town").get(PAGE).status_code == 404
    assert enter("clerk").get(PAGE).status_code == 404


def test_no_more_questions_for_more_units(enter) -> None:
    client = enter("town")
    client.get(PAGE)
    with CaptureQueriesContext(connection) as few:
        client.get(PAGE)
    Unit.objects.bulk_create(
        Unit(code=f"{cast.TOWN}{n}", kind="village", name=f"第{n}村村民委员会", parent_code=cast.TOWN) for n in range(300, 320)
    )
    client.get(PAGE)
    with CaptureQueriesContext(connection) as many:
        client.get(PAGE)
    assert len(many) == len(few)


def test_two_duties_of_one_name_are_told_apart_and_a_quarter_is_said_once(enter, noted) -> None:
    noted("supervision.question_asked", "2023-09-19", {"basis": "breach"})
    titles = [one.title for one in enter("town").get(PAGE).context["missing"]]
    assert len(titles) == len(set(titles))
    assert "第二季度村民代表会议" in titles and not any("季度本季度" in one for one in titles)
    asked = [one for one in titles if "询问" in one]
    assert len(asked) == 2 and sum("监督委员会" in one for one in asked) == 1
