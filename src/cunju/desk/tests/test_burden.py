"""填报负担: averages a kind of unit from what was walked and what was recorded; of no person, no single unit, in no order of figures."""

import io
import re
import zipfile
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests import cast

from cunju import catalogue
from cunju.desk.burden import queries, rules
from cunju.desk.burden.rules import Cost
from cunju.org.models import Unit
from cunju.records import burden

KIND = "assemblies.meeting_held"


def third() -> None:
    """A third village of the town, so that an average of villages says no single one."""
    Unit.objects.create(code="500112018299", kind="village", name="测试村村民委员会", parent_code=cast.TOWN)


def test_a_kind_costs_the_average_of_the_journeys_that_record_it() -> None:
    found = rules.costs({"one": {"a.b": (4, 1, 1)}, "ten": {"a.b": (12, 1, 10), "a.c": (3, 0.5, 1)}})
    assert found == {"a.b": Cost(16 / 11, 2 / 11), "a.c": Cost(3, 0.5)}


def test_a_record_counts_in_one_measure_only() -> None:
    found = rules.homes([("a.b", 3), ("a.b", 5), ("c.d", 4)], ["a.b", "a.new", "c.d", "e.f"])
    assert found == {"a.b": 3, "a.new": 3, "c.d": 4, "e.f": 0}


def test_a_line_is_values_and_minutes_of_its_records_shared_by_its_units() -> None:
    found = rules.line((3, "会议"), 4, {"a.b": 6, "a.unknown": 2}, {"a.b": Cost(2, 0.5)}, (1, 5))
    assert (found.records, found.values, found.minutes, found.unmeasured) == (8, 12, 12 + 15, 2)
    assert found.shown == ("2.0", "3.0", "6.8")
    whole = rules.total([found, found], 4)
    assert (whole.records, whole.values, whole.unmeasured) == (16, 24, 4)


def test_the_shipped_costs_are_of_kinds_that_there_are() -> None:
    assert set(rules.walked()) <= set(catalogue.kinds())
    assert rules.walked()["pledges.reviewed"] == Cost(13, 1)


@pytest.mark.django_db
def test_a_year_of_a_town_by_kind_of_unit(held, people) -> None:
    third()
    for day in ("2023-03-10", "2023-06-10"):
        held(cast.VILLAGE, day)
    held(cast.NEIGHBOUR, "2022-12-20", entered="2023-01-05")
    held(cast.NEIGHBOUR, "2022-10-20")
    held(cast.FAR, "2023-03-10")
    office = Unit.objects.get(code=cast.TOWN)
    found = queries.meter(office, 2023, today=cast.TODAY)
    assert (found.until, found.years, found.whole) == (cast.TODAY, (2023, 2022), False)
    villages = found.groups[0]
    units = Unit.objects.filter(parent_code=cast.TOWN, kind="village").count()
    assert (villages.name, villages.units) == ("村", units)
    [line] = villages.lines
    cost, told = rules.walked()[KIND], burden.figures()
    assert (line.number, line.records) == (3, 3), "by the day of entering; the other town is not here"
    assert line.minutes == pytest.approx(3 * (cost.values * told["value"] + cost.forms * told["record"]))
    assert villages.total is not None and villages.total.records == 3 and len(villages.none) == 25
    assert queries.meter(office, 2022, today=cast.TODAY).groups[0].lines[0].records == 1


@pytest.mark.django_db
def test_a_correction_is_no_second_record(held, people) -> None:
    from datetime import datetime

    from cunju.kernel.days import SHANGHAI
    from cunju.ledger import interface as ledger

    third()
    first = held(cast.VILLAGE, "2023-03-10")
    with ledger.writing([cast.VILLAGE], now=datetime(2023, 3, 12, 10, tzinfo=SHANGHAI), any_day=True) as pen:
        pen.retract(first.uid, by="clerk")
    found = queries.meter(Unit.objects.get(code=cast.TOWN), 2023, today=cast.TODAY)
    assert found.groups[0].total.records == 1


@pytest.mark.django_db
def test_fewer_than_three_units_have_no_figures(held, people) -> None:
    held(cast.VILLAGE, "2023-03-10")
    office = Unit.objects.get(code=cast.TOWN)
    found = queries.meter(office, 2023, today=cast.TODAY)
    assert all(one.units < rules.LEAST and one.total is None and not one.lines for one in found.groups)


@pytest.mark.django_db
def test_the_page_the_file_and_the_sheet_say_the_same_and_name_no_unit_and_nobody(enter, held) -> None:
    third()
    Unit.objects.create(code="500112018998", kind="community", name="测试社区居民委员会", parent_code=cast.TOWN)
    held(cast.VILLAGE, "2023-03-10")
    client = enter("town")
    with CaptureQueriesContext(connection) as seen:
        page = client.get(f"/burden/{cast.TOWN}/")
    assert page.status_code == 200 and len(seen) <= 14
    text = page.content.decode().split("<main")[1]
    assert "玉峰山村" not in text and "clerk" not in text and re.search(r"3　[^<]*会议", text)
    figures = page.context["meter"].groups[0].lines[0].shown
    word = zipfile.ZipFile(io.BytesIO(client.get(f"/burden/{cast.TOWN}/word/").content)).read("word/document.xml").decode()
    sheet = zipfile.ZipFile(io.BytesIO(client.get(f"/burden/{cast.TOWN}/excel/").content)).read("xl/sharedStrings.xml").decode()
    for file in (text, word, sheet):
        assert all(f">{one}<" in file for one in figures), "the same figures"
        assert "玉峰山村" not in file and ("少于3个的不列" in file) == any(not one.lines for one in page.context["meter"].groups)


@pytest.mark.django_db
@pytest.mark.parametrize("year", ["1999", "2024", "x", "２０２３"])
def test_a_year_that_is_none_gets_its_sentence(enter, year) -> None:
    page = enter("district").get(f"/burden/{cast.DISTRICT}/", {"year": year})
    assert page.status_code == 400 and "年份写成2000到2023之间的数" in page.content.decode()


@pytest.mark.django_db
def test_measures_stand_in_their_own_order(enter, held, noted) -> None:
    third()
    noted("disclosure.sheet_drafted", "2023-08-10", {"category": "party", "period": "2023-08"})
    held(cast.VILLAGE, "2023-03-10")
    lines = queries.meter(Unit.objects.get(code=cast.TOWN), 2023, today=date(2023, 9, 20)).groups[0].lines
    assert [one.number for one in lines] == sorted(one.number for one in lines) and len(lines) == 2
