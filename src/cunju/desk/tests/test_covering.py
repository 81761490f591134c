"""A day of which no notice speaks says so on today, matrix and form; older days show the names of their day."""

from datetime import date

import pytest
from tests import cast

from cunju.duties import covering
from cunju.duties import interface as duties
from cunju.org.models import Installation, Unit, UnitName

pytestmark = pytest.mark.django_db
EXPIRED = "没有通知可依：渝北民〔2023〕24号只管到2023年12月31日，这一天只按法律法规列出"


def test_the_sentence_of_a_day() -> None:
    assert covering.note(date(2023, 12, 31)) == ""
    assert covering.note(date(2024, 1, 1)).startswith(f"2024年1月1日{EXPIRED}")
    assert "渝北民〔2023〕24号自2023年1月1日起" in covering.note(date(2022, 6, 1))
    assert "没有装入任何法律法规或通知" in covering.note(date(1999, 6, 1))


def test_it_stands_on_matrix_and_today(enter, people) -> None:
    district = enter("district")
    assert "没有通知可依" not in district.get(f"/matrix/{cast.DISTRICT}/").content.decode()
    assert "没有通知可依" not in district.get("/today/").content.decode()
    assert EXPIRED in district.get(f"/matrix/{cast.DISTRICT}/?on=2024-02-01").content.decode()
    Installation.objects.update(today=date(2024, 2, 1))
    for path in ("/today/", f"/matrix/{cast.DISTRICT}/"):
        assert EXPIRED in district.get(path).content.decode()
    # The form stays the notice's own, of its last year: it says by which notice it is drafted, and that it has expired.
    expired = "有效期到2023年12月31日为止，现在已经过期，2024年没有装入新的通知；本表仍按这份通知起草"
    assert expired in district.get(f"/form/{cast.TOWN}/2023-09-30/").content.decode()


@pytest.fixture
def renamed(people) -> None:
    UnitName.objects.create(unit_id=cast.VILLAGE, name="玉峰山村村民委员会", from_on=None)
    UnitName.objects.create(unit_id=cast.VILLAGE, name="玉峰新村村民委员会", from_on=date(2023, 7, 1))
    Unit.objects.filter(code=cast.VILLAGE).update(name="玉峰新村村民委员会")


@pytest.mark.parametrize(
    "path",
    [
        f"/unit/{cast.VILLAGE}/",
        f"/matrix/{cast.TOWN}/",
        f"/matrix/{cast.VILLAGE}/",
        f"/why/{cast.VILLAGE}/3/",
    ],
)
def test_a_page_of_a_day_shows_the_name_of_that_day(enter, renamed, path: str) -> None:
    town = enter("town")
    before = town.get(path, {"on": "2023-06-30"}).content.decode()
    after = town.get(path, {"on": "2023-07-01"}).content.decode()
    assert ("玉峰山村" in before, "玉峰新村" in before) == (True, False)
    assert "玉峰新村" in after  # the notice itself names 玉峰山村, whatever the day


def test_standing_matrix_and_record_bear_the_name_of_their_day(enter, renamed, held) -> None:
    for day, name in ((date(2023, 6, 30), "玉峰山村村民委员会"), (cast.TODAY, "玉峰新村村民委员会")):
        assert duties.standing(cast.VILLAGE, on=day).unit.name == name
        assert [one.name for one in duties.matrix(cast.VILLAGE, on=day).rows] == [name]
    fact = held(cast.VILLAGE, "2023-03-10")
    assert "玉峰山村村民委员会" in enter("clerk").get(f"/fact/{fact.uid}/").content.decode()


def test_search_finds_the_old_name(enter, renamed) -> None:
    page = enter("town").get("/units/", {"q": "玉峰山村"}).content.decode()
    assert "玉峰新村村民委员会" in page
    assert "原名玉峰山村村民委员会" in page


@pytest.mark.parametrize("text", ["2023-09-31", "2023.9.31", "9月31日"])
def test_a_day_of_the_query_that_is_none_gets_a_sentence(enter, text: str) -> None:
    answer = enter("town").get(f"/matrix/{cast.TOWN}/", {"on": text})
    assert (answer.status_code, "9月只有30天，没有31日" in answer.content.decode()) == (400, True)
    assert enter("town").get(f"/matrix/{cast.TOWN}/", {"on": "2023.9.3"}).status_code == 200
