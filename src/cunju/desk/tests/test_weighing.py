"""研判 of one measure for a whole town in one act; defaults that the district adopts on a day."""

from datetime import date

import pytest
from tests import cast

from cunju.duties import interface as duties
from cunju.duties.models import Reason
from cunju.ledger.models import Fact

pytestmark = pytest.mark.django_db
PAGE = f"/judge/{cast.TOWN}/7/"
DUTY = "yubei-2023.m07.contact"


def key(code: str) -> str:
    return f"{code}.{DUTY}.2023-01-01"


def judged() -> dict[str, bool]:
    return {one.unit_code: one.attributes["holds"] for one in Fact.objects.filter(kind="duties.judged")}


def status(code: str, duty: str = DUTY, *, on: date = cast.TODAY) -> list[str]:
    return [one.status for one in duties.standing(code, on=on, with_why=False).windows if one.duty == duty]


def test_all_units_start_on_later(enter) -> None:
    text = enter("town").get(PAGE).content.decode()
    assert text.count('value="later" checked') == 2
    assert "checked" not in text.replace('value="later" checked', "")
    assert "苟溪桥村" in text and "玉峰山村" in text


def test_one_act_records_what_was_ticked_and_leaves_the_rest_open(enter) -> None:
    client = enter("town")
    answer = client.post(PAGE, {key(cast.VILLAGE): "yes", key(cast.NEIGHBOUR): "later"}, follow=True)
    assert "研判已记录：做到1个。" in answer.content.decode()
    assert judged() == {cast.VILLAGE: True}
    assert status(cast.VILLAGE) == ["met"]
    assert status(cast.NEIGHBOUR) == ["needs_person"]


def test_not_done_needs_a_sentence_and_nothing_that_was_ticked_is_lost(enter) -> None:
    client = enter("town")
    answer = client.post(PAGE, {key(cast.VILLAGE): "no", key(cast.NEIGHBOUR): "yes"})
    text = answer.content.decode()
    assert answer.status_code == 400
    assert "请写一句理由" in text
    assert text.count("checked") == 2 and 'value="no" checked' in text and 'value="yes" checked' in text
    assert judged() == {}
    said = {key(cast.VILLAGE): "no", f"{key(cast.VILLAGE)}.reason": "三条意见都没有着落", key(cast.NEIGHBOUR): "yes"}
    client.post(PAGE, said)
    assert judged() == {cast.VILLAGE: False, cast.NEIGHBOUR: True}
    assert [one.text for one in Reason.objects.all()] == ["三条意见都没有着落"]
    assert "三条意见都没有着落" in client.get(f"/why/{cast.VILLAGE}/7/").content.decode()


def test_a_judgement_is_never_late(enter) -> None:
    enter("town").post(PAGE, {key(cast.VILLAGE): "yes"})
    assert status(cast.VILLAGE, on=date(2024, 3, 1)) == []  # another year's windows
    found = duties.standing(cast.VILLAGE, on=date(2024, 3, 1), year=2023, with_why=False).windows
    assert [one.status for one in found if one.duty == DUTY] == ["met"]


def test_only_those_with_records_are_offered_as_done(enter) -> None:
    text = enter("town").get(PAGE).content.decode()
    assert 'name="fill"' not in text  # nothing is on record
    answer = enter("town").post(PAGE, {"fill": "1", key(cast.VILLAGE): "no"})
    assert judged() == {}
    assert 'value="yes" checked' not in answer.content.decode()


def test_today_leads_a_town_to_one_page_a_measure(enter) -> None:
    text = enter("town").get("/today/").content.decode()
    assert f'href="{PAGE}"' in text
    assert "2个待研判" in text


MEETING = "yubei-2023.m21.meeting"
FORM = {"duty": MEETING, "from_on": "2023-07-01", "words": "区里7月会议定的"}
ADOPT = f"/adopt/{cast.DISTRICT}/"


def test_a_default_binds_nobody_until_the_district_adopts_it(enter) -> None:
    before = ["not_assessable"] * 3 + ["reference"] * 9  # the notice is of 28 March
    assert status(cast.VILLAGE, MEETING) == before
    client = enter("district")
    assert client.post(ADOPT, FORM).status_code == 302
    # From July on the window binds; adopted today, so it is late only from today.
    assert status(cast.VILLAGE, MEETING)[:6] == before[:6]
    assert status(cast.VILLAGE, MEETING)[6:9] == ["overdue", "overdue", "due_soon"]
    assert status(cast.VILLAGE, MEETING, on=date(2023, 9, 19)) == before
    assert "区里7月会议定的" in client.get(ADOPT).content.decode()


def test_an_adoption_may_name_some_units_only(enter) -> None:
    client = enter("district")
    answer = client.post(ADOPT, FORM | {"units": "玉峰山村\n没有这个村"})
    assert "没有“没有这个村”这个镇街或村（社区）" in answer.content.decode()
    assert not Fact.objects.filter(kind="duties.adopted").exists()
    client.post(ADOPT, FORM | {"units": "玉峰山村"})
    assert "overdue" in status(cast.VILLAGE, MEETING)
    assert set(status(cast.NEIGHBOUR, MEETING)) == {"not_assessable", "reference"}


def test_stopping_leaves_what_had_begun(enter) -> None:
    client = enter("district")
    client.post(ADOPT, FORM)
    fact = Fact.objects.get(kind="duties.adopted")
    client.post(f"/adopt/{fact.uid}/end/")
    assert status(cast.VILLAGE, MEETING)[6:9] == ["overdue", "overdue", "due_soon"]
    assert status(cast.VILLAGE, MEETING)[9:] == ["reference"] * 3
