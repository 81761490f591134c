"""Places above the districts: pages of what was published, with as many questions for any place; down to the record, or to where it is."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests import cast

from cunju.desk.places import queries as places
from cunju.duties import published, reading
from cunju.duties.cells import Cell, Tally
from cunju.duties.published import Figure, Place
from cunju.kernel.codes import NATION, place_level
from cunju.kernel.days import SHANGHAI
from cunju.org import roles
from cunju.org.models import Unit

pytestmark = pytest.mark.django_db
AT = datetime(2023, 9, 20, 2, 10, tzinfo=SHANGHAI)
AWAY, AWAY_TOWN, AWAY_UNIT = "500101", "500101001", "500101001001"
# Installation, session, account, office, visit; the place, its rows, the names above, districts and which are here, twice below a district.
QUESTIONS = 12


def a_place(code: str, above: str, name: str, *, overdue: int = 0, known_by: datetime = AT) -> Place:
    cells = [Cell(no, "overdue" if overdue else "met", 5 - overdue, 5, overdue, own=Tally(1, 2, 1)) for no in range(1, 26)]
    figures = tuple(Figure(one, {"overdue": overdue, "met": 5 - overdue}, None) for one in (*cells, Cell(0, "none_yet")))
    return Place(code, above, place_level(code), place_level(code), name, 5, cast.TODAY, known_by, AT, figures)


def publish(*more: Place) -> None:
    published.replace(
        [
            a_place(NATION, "", "全国"), a_place("50", NATION, "重庆市", overdue=3), a_place(AWAY, "50", "万州区", overdue=2),
            a_place(cast.DISTRICT, "50", "渝北区", known_by=AT - timedelta(days=1)), a_place(AWAY_TOWN, AWAY, "高笋塘街道"),
            a_place(AWAY_UNIT, AWAY_TOWN, "一号桥社区", overdue=1), *more,
        ]
    )  # fmt: skip


@pytest.fixture
def upper(client: Client) -> Client:
    cast.units()
    cast.demonstration()
    Unit.objects.create(code="50", kind="province", name="重庆市")
    Unit.objects.create(code=AWAY, kind="county", name="万州区", parent_code="50", site="https://wz.example.cn/")
    publish()
    client.force_login(cast.upper_reader())
    return client


def body(answer: Any) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_province_lists_its_districts_in_the_order_of_their_codes(upper: Client) -> None:
    page = body(upper.get("/matrix/50/"))
    assert "重庆市2个区县" in page
    assert page.index("万州区") < page.index('href="/matrix/500112/"')
    assert "截至<b>9月20日</b>，数据汇总于<b>2023-09-20 02:10</b>" in page
    assert "渝北区还是9月19日的" in page
    assert f'data-unit="{AWAY}" data-measure="15" data-state="overdue" data-n="3" data-of="5"' in page
    assert '<span class="gap">2</span><span class="frac">3/5</span>' in page


def test_an_open_cell_says_the_sum_and_the_way_to_the_records(upper: Client) -> None:
    page = body(upper.get(f"/matrix/50/?t={AWAY}&m=15"))
    assert "到这一天5个村（居）里有5个应办，3个都办到了，2个有逾期。区里到期2项，已办1项，1项逾期。" in page
    assert "https://wz.example.cn/login/?next=%2Fwhy%2F500101%2F15%2F" in page
    assert upper.get("/matrix/50/?t=999999&m=15").status_code == 400


def test_why_tells_clauses_states_and_the_places_below(upper: Client) -> None:
    page = body(upper.get("/why/50/15/"))
    assert "有逾期 3" in page and "全部完成 2" in page
    assert 'href="/why/500101/15/"' in page and 'href="/why/500112/15/"' in page
    cites = {one.cite for one in reading.duties_by_id().values() if one.measure == 15}
    assert cites and all(one in page for one in cites)


def test_a_unit_whose_district_is_elsewhere_leads_to_that_districts_login(upper: Client) -> None:
    page = body(upper.get(f"/matrix/{AWAY_TOWN}/"))
    assert f'href="https://wz.example.cn/login/?next=%2Fwhy%2F{AWAY_UNIT}%2F15%2F"' in page
    assert "到这一天应办5项，已办4项，1项逾期。" in body(upper.get(f"/why/{AWAY_UNIT}/15/"))
    Unit.objects.filter(code=AWAY).update(site="")
    assert "没有登记" in body(upper.get(f"/why/{AWAY_UNIT}/15/"))


def test_a_district_that_is_here_opens_down_to_the_record(upper: Client) -> None:
    from cunju.duties import judging

    made = judging.exempt(
        cast.VILLAGE, duty="all", from_on=date(2024, 1, 1), to=None, reason="other", words="试用的理由", by="x", now=AT,
    )  # fmt: skip
    page = body(upper.get(f"/matrix/{cast.DISTRICT}/"))
    assert "数据汇总于" not in page and 'href="/matrix/50/"' in page
    assert f'href="/matrix/{cast.VILLAGE}/' in body(upper.get(f"/matrix/{cast.TOWN}/"))
    assert f"/why/{cast.VILLAGE}/3/" in body(upper.get(f"/matrix/{cast.VILLAGE}/?t={cast.VILLAGE}&m=3"))
    assert "数据汇总于" not in body(upper.get(f"/why/{cast.VILLAGE}/3/"))
    assert "打开原记录" not in body(upper.get(f"/fact/{made.uid}/"))
    # With an address of its own the same district is elsewhere.
    Unit.objects.filter(code=cast.DISTRICT).update(site="https://yb.example.cn")
    assert "数据汇总于" in body(upper.get(f"/matrix/{cast.DISTRICT}/"))


def test_no_page_of_places_folds_and_each_asks_as_much(upper: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def folds(*_: object, **__: object) -> None:
        raise AssertionError("folded")

    monkeypatch.setattr(reading, "standings", folds)
    monkeypatch.setattr("cunju.duties.grid.standings", folds)
    body(upper.get("/matrix/50/"))
    few = questions(upper)
    publish(*(a_place(f"50{number:04}", "50", f"第{number}县") for number in range(2000, 2060)))
    assert questions(upper) == few
    assert max(few.values()) <= QUESTIONS, few


def questions(upper: Client) -> dict[str, int]:
    found = {}
    for path in ("/matrix/50/", f"/matrix/50/?t={AWAY}&m=15", "/why/50/15/", f"/matrix/{AWAY}/", f"/why/{AWAY_UNIT}/15/"):
        with CaptureQueriesContext(connection) as asked:
            body(upper.get(path))
        found[path] = len(asked)
    return found


def test_the_nation_reads_every_province_though_no_code_begins_with_its_own(upper: Client) -> None:
    from cunju.org import queries

    queries.reach_everywhere(NATION)
    upper.force_login(cast.account(roles.UPPER_READER, NATION, "nation"))
    assert 'href="/matrix/50/"' in body(upper.get(f"/matrix/{NATION}/"))
    assert "全国" in body(upper.get("/matrix/50/"))
    assert upper.get("/today/").url == f"/matrix/{NATION}/"


def test_before_anything_is_published_the_page_says_so(upper: Client) -> None:
    published.replace([])
    assert "还没有汇总数" in body(upper.get("/matrix/50/"))
    assert upper.get("/why/50/15/").status_code == 404
    assert places.shown("50") is None


def test_who_reads_from_above_records_nothing_and_has_no_desk(upper: Client) -> None:
    page = body(upper.get("/matrix/50/"))
    assert 'href="/register/"' not in page and 'href="/matrix/50/" aria-current="page"' in page
    for path in ("/register/", "/record/", f"/unit/{cast.VILLAGE}/", f"/assemblies/{cast.VILLAGE}/", f"/b/{cast.VILLAGE}/ask/letters/"):
        assert upper.get(path).status_code == 404, path
