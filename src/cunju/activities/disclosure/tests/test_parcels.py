"""Packages for 智慧社区云平台: of sheets that hang and are not there yet; a receipt elsewhere records nothing here."""

from datetime import date

import pytest

from cunju.activities.disclosure import papers
from cunju.activities.disclosure.models import Sheet
from cunju.activities.disclosure.tests.test_steps import posted

pytestmark = pytest.mark.django_db


def test_a_sheet_that_hangs_goes_until_it_is_said_to_be_there(place, on):
    sheet = posted(date(2023, 7, 14), category="service", month="2023-06")
    assert papers.parcels("500112", on=date(2023, 7, 13)) == papers.parcels("500113", on=date(2023, 7, 14)) == []
    [one] = papers.parcels("500112", on=date(2023, 7, 14))
    assert (one.unit_code, one.key, one.data["published_on"]) == (sheet.issue.unit_code, str(sheet.id), "2023-07-14")
    assert one.title and one.text and one.paper.blocks
    Sheet.objects.update(platform_on=date(2023, 7, 15))
    assert papers.parcels("500112", on=date(2023, 7, 16)) == []
