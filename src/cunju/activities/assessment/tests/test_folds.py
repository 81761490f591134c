"""The page that answers an objection: the objected item's windows in a fold a unit, no two lines alike, days as people write them."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.offices import TOWN, VILLAGE

from cunju.activities.assessment import actions, forms, queries
from cunju.activities.assessment.models import Entry
from cunju.activities.assessment.rules import Piece
from cunju.org import clock
from cunju.org.models import Unit

PIECE = Piece("v|d|2023-01-01|a", "i1", "v", "玉峰山村", 23, "居民事项登记后办结", "2023-01-01", "", "", "待办", "out")


def test_windows_of_different_records_say_which_and_the_rest_are_numbered() -> None:
    pieces = [replace(PIECE, key=f"v|d|2023-01-01|{one}") for one in "abc"]
    said = forms.lines(pieces, {"v|d|2023-01-01|a": "桥头的路灯不亮"})
    assert len(set(said.values())) == 3 and "桥头的路灯不亮" in said[pieces[0].key] and "同样2条里的第2条" in said[pieces[2].key]
    assert all("2023年1月1日起" in one and "没有期限" not in one for one in said.values())


def test_what_scores_stands_first_and_each_unit_has_its_fold() -> None:
    late = replace(PIECE, key="v|d|2023-04-01", due_on="2023-06-30", counts="undone", status="已逾期")
    found = forms.folds([PIECE, late, replace(late, key="w|d|2023-04-01", unit="w", place="双通路社区")], {})
    assert [(place, len(rows)) for place, rows in found] == [("玉峰山村", 2), ("双通路社区", 1)]
    assert found[0][1][0] == (late.key, "居民事项登记后办结，2023年6月30日到期，已逾期")


@pytest.mark.django_db
@pytest.mark.parametrize(("item", "wanted"), [("i1", {"i1"}), ("", {"i1", "i2", "i3"})])
def test_the_page_shows_the_objected_item_and_keeps_what_was_ticked(scheme: Entry, district: Client, item: str, wanted: set[str]) -> None:
    objection = actions.object_to(Unit.objects.get(code=TOWN), scheme, item, "代表会议开了", by="x", now=clock.now())
    at = reverse("assessment:answered", args=[TOWN]) + f"?after={objection.pk}"
    page: Any = district.get(at).content.decode()
    file = queries.file_of(Unit.objects.get(code=TOWN), scheme, on=date(2024, 1, 20))
    left = [one for one in file.pieces if one.item in wanted and one.counts != "done"]
    assert page.count('name="keys"') == len(left) and page.count('<details class="shelf"') == len({one.unit for one in left})
    assert not re.search(r"20\d\d-\d\d-\d\d", re.sub(r"<[^>]*>", "", page[page.index('<form method="post" class="sec"') :]))
    one = next(each for each in left if each.unit == VILLAGE)
    again = district.post(at, {"text": "有记录", "changed": "yes", "keys": [one.key], "fact_id": str(objection.pk)}).content.decode()
    (fold,) = [each for each in again.split("<details") if f'value="{one.key}"' in each]
    assert "checked" in fold
