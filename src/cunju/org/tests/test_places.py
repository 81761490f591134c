"""Places above a district: provinces, cities and the nation in a file of units."""

from pathlib import Path

import pytest

from cunju.org import units
from cunju.org.models import Unit
from cunju.org.tests.test_units import written

pytestmark = pytest.mark.django_db


def test_places_above_a_district_are_places_too(tmp_path: Path) -> None:
    rows = ("50,重庆市,province,", "1301,石家庄市,city,", "13,河北省,province,", "130102,长安区,,", "500101,万州区,county,", "00,全国,nation,")
    report = units.load(written(tmp_path, *rows))
    assert report.errors == []
    assert report.as_json()["counts"] == {"nation": 1, "province": 2, "city": 1, "county": 2}
    found = {one.code: (one.kind, one.parent_code) for one in Unit.objects.all()}
    assert found == {
        "00": ("nation", ""), "50": ("province", ""), "13": ("province", ""), "1301": ("city", "13"), "130102": ("county", "1301"),
        "500101": ("county", "50"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("500000,重庆市,,", "这里应为50"), ("130100,石家庄市,,", "这里应为1301"), ("00,重庆市,province,", "全国的代码"),
        ("13,石家庄市,city,", "应为4位"), ("13,河北省,,", "要在类型一栏写明"),
    ],
)
def test_a_place_with_a_wrong_code_is_named(tmp_path: Path, row: str, said: str) -> None:
    (error,) = units.load(written(tmp_path, row)).errors
    assert said in error["message"]
