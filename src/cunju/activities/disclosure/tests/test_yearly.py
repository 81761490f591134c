"""村务公开 in the year's workbook: amounts by month with their sums, blanks asked about, no number of a record."""

from datetime import date

import pytest
from tests import cast

from cunju.activities.disclosure.models import Issue, Sheet
from cunju.activities.disclosure.papers import yearly
from cunju.kernel.blocks import Table
from cunju.kernel.days import year_span

pytestmark = pytest.mark.django_db


def sheet(month: str, **said: object) -> Sheet:
    issue, _ = Issue.objects.get_or_create(unit_code=cast.VILLAGE, month=month)
    return Sheet.objects.create(issue=issue, category="finance", period=month, **said)


def test_money_stands_by_month_with_amounts_and_the_sums_of_the_year() -> None:
    unit = cast.units()[cast.VILLAGE]
    assert yearly.chapters(unit, year_span(2023)) == {}
    sheet("2023-01", opening=100_00, income=50_00, expense=30_00, closing=120_00, state="published", published_on=date(2023, 2, 15))
    sheet("2023-02", opening=120_00, income=0, expense=20_00, closing=100_00, reviewed_on=date(2023, 3, 5))
    (paper,) = yearly.chapters(unit, year_span(2023))["disclosure"]
    money, days = (one for one in paper.blocks if isinstance(one, Table))
    assert money.rows == (
        ("1月", "100.00", "50.00", "30.00", "120.00"),
        ("2月", "120.00", "0.00", "20.00", "100.00"),
        ("合计", "100.00", "50.00", "50.00", "100.00"),
    )
    assert days.rows == (("1月", "没有记", "2月15日", "没有撤下"), ("2月", "3月5日", "", ""))
    assert "本期没有异议" in str(paper.blocks)


@pytest.mark.parametrize(("down", "said"), [(None, ("没有撤下", "–")), (date(2023, 7, 25), ("7月25日", "15"))])
def test_what_still_hangs_is_said_not_to_be_taken_down(down: date | None, said: tuple[str, str]) -> None:
    unit = cast.units()[cast.VILLAGE]
    issue = Issue.objects.create(unit_code=cast.VILLAGE, month="2023-06")
    Sheet.objects.create(issue=issue, category="party", period="2023Q2", published_on=date(2023, 7, 10), down_on=down, state="published")
    (paper,) = yearly.chapters(unit, year_span(2023))["disclosure"]
    assert [one.rows[0][4:6] for one in paper.blocks if isinstance(one, Table) and one.head == yearly.SHEETS] == [said]
