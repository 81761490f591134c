"""Ledgers of several districts side by side in one lake: each takes its own place and leaves the others'."""

from datetime import date, datetime

import pytest

from cunju.duties import judging
from cunju.kernel.days import SHANGHAI
from cunju.kernel.refusals import Refusal
from cunju.org.models import Unit
from cunju.scale import exporting, parquet
from cunju.scale.lake import Lake
from tests import cast
from tests.scale.test_publishing import Quiet

pytestmark = pytest.mark.django_db
AT = datetime(2023, 9, 20, 9, 0, tzinfo=SHANGHAI)
OTHER = "500113001201"


@pytest.fixture(autouse=True)
def districts():
    cast.units()
    cast.demonstration()
    Unit.objects.create(code="50", kind="province", name="重庆市")
    for code, kind, name in (("500113", "county", "巴南区"), (OTHER[:9], "town", "某镇"), (OTHER, "village", "某村")):
        Unit.objects.create(code=code, kind=kind, name=name)
    for code in (cast.VILLAGE, OTHER):
        judging.exempt(code, duty="all", from_on=date(2023, 9, 1), to=None, reason="other", words="试用的理由", by="x", now=AT)


def read(lake, county):
    import pyarrow.parquet as pq

    return [one for file in lake.files([county], known=date(2024, 1, 1)) for one in parquet.versions(pq.read_table(file))]


def vars_of(version):
    return (version.position, version.unit, version.kind, version.attributes, version.recorded_on)


def test_a_second_district_lies_beside_the_first_and_is_replaced_alone(tmp_path):
    exporting.export(tmp_path, prefix="500112", out=Quiet())
    first = read(Lake(tmp_path), "500112")
    (tmp_path / "results").mkdir()
    exporting.export(tmp_path, prefix="500113", out=Quiet())
    lake = Lake(tmp_path)
    assert lake.about["counties"] == {"500112": 1, "500113": 1}
    assert set(lake.about["read_at"]) == {"500112", "500113"}
    assert not (tmp_path / "results").exists()
    assert {one["code"] for one in lake.units()} >= {cast.VILLAGE, OTHER}
    assert [vars_of(one) for one in read(lake, "500112")] == [vars_of(one) for one in first]
    judging.exempt(OTHER, duty="all", from_on=date(2023, 9, 2), to=None, reason="other", words="另一个理由", by="x", now=AT)
    exporting.export(tmp_path, prefix="500113", out=Quiet())
    assert Lake(tmp_path).about["counties"] == {"500112": 1, "500113": 2}
    assert len({one.code for one in Unit.objects.filter(code__startswith="500113")}) == sum(
        one["code"].startswith("500113") for one in Lake(tmp_path).units()
    )


def test_positions_of_two_ledgers_are_never_the_same(tmp_path):
    assert exporting.placed(cast.VILLAGE, 7) != exporting.placed(OTHER, 7)
    assert exporting.placed(cast.VILLAGE, 7) < exporting.placed(cast.FAR, 8)
    exporting.export(tmp_path, prefix="", out=Quiet())
    lake = Lake(tmp_path)
    assert set(lake.about["counties"]) == {"500112", "500113"}
    assert next(one["kind"] for one in lake.units() if one["code"] == "50") == "province"
    assert {one.position // exporting.ROOM for county in lake.about["counties"] for one in read(lake, county)} == {500112, 500113}


def test_a_made_up_country_takes_no_ledger(tmp_path):
    exporting.export(tmp_path, prefix="500112", out=Quiet())
    Lake(tmp_path).say({**Lake(tmp_path).about, "everywhere": True})
    with pytest.raises(Refusal, match="造出来的"):
        exporting.export(tmp_path, prefix="500113", out=Quiet())
