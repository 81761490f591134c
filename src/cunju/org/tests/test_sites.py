"""The address of a district that keeps its records itself."""

import pytest
from tests import cast

from cunju.kernel.refusals import Refusal
from cunju.org import queries, sites
from cunju.org.models import Unit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def districts() -> None:
    cast.units()


def test_an_address_is_noted_and_taken_away() -> None:
    assert "https://yb.example.cn" in sites.note(cast.DISTRICT, "https://yb.example.cn")
    assert Unit.objects.get(code=cast.DISTRICT).site == "https://yb.example.cn"
    assert "在本库" in sites.note(cast.DISTRICT, "")
    assert Unit.objects.get(code=cast.DISTRICT).site == ""


@pytest.mark.parametrize("address", ["yb.example.cn", "javascript:alert(1)", "https://", "https://u@yb.example.cn", "https://yb.example.cn/?a=1"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(Refusal, match="不是网址"):
        sites.note(cast.DISTRICT, address)


def test_only_a_district_has_one() -> None:
    with pytest.raises(Refusal, match="没有代码"):
        sites.note(cast.TOWN, "https://yb.example.cn")


def test_a_district_is_here_where_its_towns_are() -> None:
    assert queries.districts_here({cast.DISTRICT, "500101"}) == {cast.DISTRICT}
    assert queries.districts_here(set()) == set()
