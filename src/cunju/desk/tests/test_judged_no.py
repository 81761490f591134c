"""Judged 没有做到 before the due day: late at once, told by the day of the judgement, never by negative days."""

import re
from datetime import date

import pytest
from tests import cast

from cunju.duties import interface as duties

pytestmark = pytest.mark.django_db
DUTY = "yubei-2023.m07.contact"
WORDS = "研判为没有做到"
KEY = f"{cast.VILLAGE}.{DUTY}.2023-01-01"


@pytest.fixture
def town(enter):
    """A town that judged its village's duty of the year not done, on 20 September."""
    client = enter("town")
    assert "选“没有做到”的，记下当天就算逾期" in client.get(f"/judge/{cast.TOWN}/7/").content.decode()
    answer = client.post(f"/judge/{cast.TOWN}/7/", {KEY: "no", f"{KEY}.reason": "三条意见都没有着落"}, follow=True)
    assert "没有做到1个" in answer.content.decode()
    return client


def test_it_is_late_by_contract_with_the_day_it_was_judged(town) -> None:
    one = next(one for one in duties.standing(cast.VILLAGE, on=cast.TODAY).windows if one.duty == DUTY)
    assert one.status == "overdue" and one.judged_on == cast.TODAY and one.due_on == date(2023, 12, 31)
    assert "2023年9月20日研判为没有做到：三条意见都没有着落；从研判这一天起就算逾期，不等到2023年12月31日。" in one.why
    before = next(one for one in duties.standing(cast.VILLAGE, on=date(2023, 9, 19)).windows if one.duty == DUTY)
    assert before.judged_on is None


def test_no_page_counts_days_of_it(town, enter) -> None:
    why = town.get(f"/why/{cast.VILLAGE}/7/").content.decode()
    block = why.split(f'data-duty="{DUTY}"')[1].split("</details>")[0]
    assert WORDS in block and "已过" not in block and "由镇街再研判一次" in block and "经办人登记" not in block
    panel = town.get(f"/why/{cast.TOWN}/7/").content.decode()
    assert f"9月20日{WORDS}" in panel
    for path in (f"/why/{cast.VILLAGE}/7/", f"/why/{cast.TOWN}/7/", f"/today/{cast.TOWN}/missing/", "/today/"):
        page = town.get(path).content.decode()
        assert WORDS in page and not re.search(r"(已过|迟|还有)-", page) and "还有102天" not in page, path
    own = enter("clerk").get("/today/").content.decode()
    assert WORDS in own and "还有102天" not in own
    unit = enter("clerk").get(f"/unit/{cast.VILLAGE}/").content.decode()
    assert WORDS in unit and "还有102天" not in unit


def test_it_becomes_late_on_the_day_of_the_judgement(town, enter) -> None:
    towns = enter("district").get("/changes/?since=2023-09-20").context["towns"]
    assert [one.unit.code for town in towns for one in town.late if one.measure == 7] == [cast.VILLAGE]
