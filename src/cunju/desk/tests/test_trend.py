"""按月看: month-ends are read from the days of the windows of one fold; attendance and money stand as their records say."""

import re
from datetime import date
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests import cast

from cunju.desk import checks, works
from cunju.desk.trend import rules
from cunju.duties import interface as duties
from cunju.duties.cells import tally

OWN = ("unit", "supervisory", "town")


def window(due: str, met: str = "", *, status: str = "met", binding: bool = True):
    day = date.fromisoformat
    return SimpleNamespace(due_on=day(due), met_on=day(met) if met else None, status=status, binding=binding)


@pytest.mark.parametrize(
    ("month", "expected"),
    [(3, (0, 0, 0)), (4, (0, 0, 1)), (5, (0, 1, 1)), (6, (1, 1, 1)), (9, (1, 1, 1))],
)
def test_a_month_end_knows_what_was_due_and_done_by_then_and_no_more(month, expected) -> None:
    windows = [
        window("2023-04-30", "2023-05-10"),
        window("2023-05-31", status="overdue"),
        window("2023-06-15", "2023-06-01"),
        window("2023-12-31", "2023-06-01"),
        window("2023-06-15", "2023-06-01", binding=False),
        window("2023-06-15", status="not_applicable"),
    ]
    found = rules.course(3, "会议", windows, date(2023, 9, 20))
    point = found.points[month - 1]
    assert (point.in_time, point.late, point.left) == expected
    assert found.last.words == "到9月20日应办3件，按期1，逾期后办成1，没办成1"


def test_month_ends_stop_at_the_day_asked_about() -> None:
    assert rules.month_ends(date(2023, 3, 10)) == [date(2023, 1, 31), date(2023, 2, 28), date(2023, 3, 10)]
    assert rules.last_months(date(2023, 3, 10))[0] == date(2022, 4, 1)


def test_bars_stand_on_each_other_and_the_tallest_is_as_tall_as_the_drawing() -> None:
    bars = {one.look: one.path for one in rules.stacked([(0, 0, 0), (2, 1, 1)])}
    assert list(bars) == ["met", "slow", "left"]
    edges = [tuple(map(float, re.match(r"M[\d.]+ ([\d.]+)V([\d.]+)", bars[look]).groups())) for look in bars]
    assert edges == [(48, 24), (24, 12), (12, 0)], "from the ground up"


@pytest.mark.django_db
def test_the_last_month_of_a_town_says_what_the_matrix_says(enter, held) -> None:
    held(cast.VILLAGE, "2023-03-10")
    held(cast.VILLAGE, "2023-06-10")
    held(cast.NEIGHBOUR, "2023-07-05")
    page = enter("town").get(f"/trend/{cast.TOWN}/")
    assert page.status_code == 200
    standings = [duties.standing(code, on=cast.TODAY) for code in (cast.VILLAGE, cast.NEIGHBOUR, cast.TOWN)]
    assert len(page.context["courses"]) > 2
    for one in page.context["courses"]:
        windows = [each for found in standings for each in found.windows if each.measure == one.number and each.owed_by in OWN]
        dated = tally((each for each in windows if each.due_on and each.due_on <= cast.TODAY), cast.TODAY)
        assert (one.last.in_time + one.last.late, one.last.of) == (dated.n, dated.of), one.title
    every = {one.number for one in (*page.context["courses"], *page.context["none_yet"])}
    assert every == set(range(26)), "no measure is left out"
    for one in every:
        assert f'href="/why/{cast.TOWN}/{one}/"' in page.content.decode()


@pytest.mark.django_db
def test_no_unit_stands_in_a_row_by_lateness(enter) -> None:
    page = enter("district").get(f"/trend/{cast.DISTRICT}/").content.decode().split("<main")[1]
    assert "玉峰山村" not in page and "/unit/" not in page.replace(f"/unit/{cast.DISTRICT}/", "")


@pytest.mark.django_db
def test_one_fold_whatever_the_month_and_the_records(enter, held) -> None:
    client = enter("town")

    def asked(path: str) -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as counted:
            assert client.get(path).status_code == 200
        return len(counted)

    for code in (cast.TOWN, cast.VILLAGE):
        held(code if code == cast.VILLAGE else cast.NEIGHBOUR, "2023-01-12")
        few = asked(f"/trend/{code}/"), asked(f"/trend/{code}/?on=2023-02-01")
        for month in range(2, 9):
            held(cast.VILLAGE, f"2023-0{month}-10")
        assert (asked(f"/trend/{code}/"), asked(f"/trend/{code}/?on=2023-02-01")) == few


@pytest.mark.django_db
def test_attendance_and_money_of_a_village_by_month(enter, held, noted) -> None:
    held(cast.VILLAGE, "2023-03-10", present=30)
    held(cast.VILLAGE, "2023-03-20", present=40)
    sheet = {"category": "finance", "board": True, "platform": True}
    noted("disclosure.sheet_published", "2023-08-14", sheet | {"period": "2023-07", "opening": "100.00", "closing": "350.50"})
    noted("disclosure.sheet_published", "2023-07-14", {"category": "party", "board": True, "platform": True, "period": "2023Q2"})
    page = enter("clerk").get(f"/trend/{cast.VILLAGE}/")
    [one] = page.context["attendance"]
    assert (one.name, [(each.present, each.due, each.share) for each in one.meetings]) == (
        "村民代表会议", [(30, 40, "75.0%"), (40, 40, "100.0%")]
    )  # fmt: skip
    assert [len(re.findall("M", bar.path)) for bar in one.bars] == [2, 2]
    text = page.content.decode()
    assert "3月10日应到40人，实到30人；3月20日应到40人，实到40人" in text
    july = next(each for each in page.context["money"] if each.first == date(2023, 7, 1))
    assert str(july.change) == "250.50" and "+250.50元" in text and len(page.context["money"]) == 12
    assert text.count("没有公布的表") == 11
    assert "没有分人群的人数" in text, "who was never heard is not guessed at"
    assert enter("far").get(f"/trend/{cast.VILLAGE}/").status_code == 404


@pytest.mark.django_db
def test_a_village_without_records_is_told_who_fills_the_page(enter) -> None:
    text = enter("clerk").get(f"/trend/{cast.VILLAGE}/").content.decode()
    assert "没有登记人数的会议" in text and "没有公布带结余的财务表" in text


def test_a_kind_or_field_that_is_not_there_is_found() -> None:
    text = works.DATA.read_text(encoding="utf-8")
    assert checks.of_text(text) == []
    wrong = text.replace("meetings: [assemblies.meeting_held,", "meetings: [assemblies.decision_posted, assemblies.held,")
    said = [one.message for one in checks.of_text(wrong)]
    assert any("没有“assemblies.held”这种记录" in one for one in said)
    assert any("“assemblies.decision_posted”没有字段 due" in one for one in said)
