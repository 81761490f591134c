"""村务公开 in the year's workbook: amounts by month with their sums, blanks asked about, no number of a record."""

from datetime import date

import pytest
from tests import cast

from cunju.activities.disclosure.models import Issue, Sheet
from cunju.activities.disclosure.papers import yearly
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
    table = next(one for one in paper.blocks if one.kind == "table")
    assert table.rows == (  # type: ignore[union-attr]
        ("1月", "100.00", "50.00", "30.00", "120.00", "没有记", "2月15日", ""),
        ("2月", "120.00", "0.00", "20.00", "100.00", "3月5日", "", ""),
        ("合计", "100.00", "50.00", "50.00", "100.00", "", "", ""),
    )
    assert "本期没有异议" in str(paper.blocks)
