"""What changed since a day the district chooses: by town with the units named, in code order."""

import pytest
from tests import cast

from .conftest import QUARTERLY

pytestmark = pytest.mark.django_db


def moved(client, since: str):
    towns = client.get(f"/changes/?since={since}").context["towns"]
    return {one.unit.code: one for one in towns}


def test_what_was_entered_since_stands_under_its_town_and_what_came_before_does_not(enter, held) -> None:
    held(cast.VILLAGE, "2023-09-05", entered="2023-09-14")
    client = enter("district")
    found = moved(client, "2023-09-13")
    assert cast.VILLAGE in {one.unit.code for one in found[cast.TOWN].done}
    assert cast.TOWN not in moved(client, "2023-09-15") or cast.VILLAGE not in {
        one.unit.code for one in moved(client, "2023-09-15")[cast.TOWN].done
    }


def test_what_became_overdue_since_names_its_unit(enter) -> None:
    client = enter("district")
    late = {(one.unit.code, one.words) for one in moved(client, "2023-06-01")[cast.TOWN].late}
    assert {code for code, words in late if "第二季度" in words and "代表会议" in words} == {cast.NEIGHBOUR, cast.VILLAGE}
    assert not [words for _, words in late if "第一季度" in words]
    assert QUARTERLY.endswith("quarterly")


def test_a_week_where_no_day_is_chosen_and_a_sentence_for_what_is_none(enter) -> None:
    client = enter("district")
    assert "9月13日以来变了什么" in client.get("/changes/").content.decode()
    assert client.get("/changes/?since=上周").status_code == 400
    ahead = client.get("/changes/?since=2023-09-21")
    assert ahead.status_code == 400 and "2023年9月21日还没有到" in ahead.content.decode()
    assert client.get("/changes/?since=2023-09-20").status_code == 200
    assert "/changes/" in client.get("/today/").content.decode()
    assert "/changes/" in enter("reader").get("/today/").content.decode()


def test_towns_stand_in_code_order_and_nobody_else_sees_them(enter) -> None:
    page = enter("district").get("/changes/?since=2023-01-01").context
    codes = [one.unit.code for one in page["towns"]]
    assert codes == sorted(codes) and codes
    for who in ("town", "clerk", "supervisor"):
        assert enter(who).get("/changes/").status_code == 404


def test_every_record_a_town_sent_in_counts_once_whether_or_not_it_makes_the_duty_whole(enter, noted) -> None:
    one = {"from_unit": cast.VILLAGE, "subject": "village_rules", "digest": "a" * 64}
    noted("showcase.convention_submitted", "2023-09-14", one, code=cast.TOWN)
    client = enter("district")
    assert len(moved(client, "2023-09-13")[cast.TOWN].sent) == 1, "one of the two that are asked"
    noted("showcase.convention_submitted", "2023-09-14", one | {"digest": "b" * 64}, code=cast.TOWN)
    answer = client.get("/changes/?since=2023-09-13")
    town = {one.unit.code: one for one in answer.context["towns"]}[cast.TOWN]
    assert len(town.sent) == 2 and answer.context["counts"][2] == 2
    [(words, [each])] = town.columns[2][1]
    assert words.startswith("9月14日") and each.name.endswith("（2件）")
    assert cast.TOWN not in moved(client, "2023-09-15") or not moved(client, "2023-09-15")[cast.TOWN].sent
