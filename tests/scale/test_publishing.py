"""What a lake says of every place, written into the database: equal to its matrix, whole or not at all, and again the same."""

from datetime import date, datetime

import pytest

from cunju.duties import published
from cunju.duties.models import Published
from cunju.duties.tests import small
from cunju.kernel.days import SHANGHAI
from cunju.org.models import Unit
from cunju.scale import matrix, publishing
from cunju.scale.results import Results

pytestmark = pytest.mark.django_db
DAY, FAR = date(2023, 9, 1), date(2024, 2, 1)
NOW = datetime(2024, 2, 1, 2, 10, tzinfo=SHANGHAI)
COUNTY = "500112"


class Quiet:
    """An ``Out`` that says nothing."""

    def progress(self, items, *, total, label):
        return items


@pytest.fixture
def asked(lake, duck):
    results = Results(lake.lake, duck, 2023, FAR)
    slices = list(lake.lake.slices())
    for one in slices:
        results.build(one)
    return results, slices


def publish(asked, *, down_to="unit"):
    results, slices = asked
    return publishing.publish(results, slices, on=DAY, down_to=down_to, now=NOW, out=Quiet())


def test_every_level_says_what_the_matrix_says(asked):
    Unit.objects.create(code="50", kind="province", name="重庆市")
    assert publish(asked) == {"county": 1, "town": 1, "unit": 2, "province": 1}
    results, slices = asked
    for level, code in (("province", "50"), ("county", COUNTY), ("town", small.TOWN), ("unit", small.ONE)):
        shown = matrix.matrix(results, slices, on=DAY, level=level).rows
        rows = {row.code: row for row in shown if row.kind == level or level in ("province", "unit")}
        found = published.place(code)
        assert {one.cell.measure: one.cell for one in found.figures} == {one.measure: one for one in rows[code].cells}
        assert (found.on, found.made_at, found.level) == (DAY, NOW, level)
        if level != "unit":
            assert {sum(one.states.values()) for one in found.figures} == {found.units} == {2}
    offices = {row.code: row for row in matrix.matrix(results, slices, on=DAY, level="town").rows}
    assert {one.cell.measure: one.office for one in published.place(COUNTY).figures} == {one.measure: one for one in offices[COUNTY].cells}


def test_a_place_lies_below_the_next_that_is_named(asked):
    publish(asked)
    assert published.place("50") is None
    assert published.place(COUNTY).above == ""
    Unit.objects.create(code="50", kind="province", name="重庆市")
    publish(asked)
    above = {one.code: one.above for one in Published.objects.all()}
    assert above == {"50": "", COUNTY: "50", small.TOWN: COUNTY, small.ONE: small.TOWN, small.TWO: small.TOWN}
    assert published.names_above(small.ONE) == [("50", "重庆市"), (COUNTY, COUNTY), (small.TOWN, small.TOWN)]


def test_again_it_is_the_same_and_nothing_of_before_is_left(asked):
    publish(asked)
    first = {one.code: one.figures for one in Published.objects.all()}
    Published.objects.filter(code=small.ONE).update(figures="[]")
    Published.objects.create(code="99", level="province", kind="province", name="x", on=DAY, known_by=NOW, made_at=NOW, figures="[]")
    publish(asked)
    assert {one.code: one.figures for one in Published.objects.all()} == first
    publish(asked, down_to="county")
    assert [one.code for one in Published.objects.all()] == [COUNTY]


def test_where_writing_fails_what_was_there_stays(asked):
    publish(asked)
    before, one = Published.objects.count(), published.place(COUNTY)

    def broken():
        yield one
        raise RuntimeError

    with pytest.raises(RuntimeError):
        published.replace(broken())
    assert Published.objects.count() == before


def test_a_district_is_known_by_the_instant_its_ledger_was_read(asked):
    results, _ = asked
    results.lake.about["read_at"] = {COUNTY: "2024-01-31T23:00:00+08:00"}
    publish(asked)
    assert published.place(small.ONE).known_by == datetime(2024, 1, 31, 23, tzinfo=SHANGHAI)


def test_figures_packed_are_figures_again(asked):
    publish(asked)
    for one in Published.objects.all():
        assert published.packed(published.unpacked(one.figures)) == one.figures
