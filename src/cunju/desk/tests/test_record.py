"""记一件事 offers each role its own tiles and pages, and none that would refuse it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests import cast
from tests.effort.walking import Walk

from cunju.desk import checks, works
from cunju.desk.record import queries
from cunju.org.models import Unit

pytestmark = pytest.mark.django_db
WITH_TILES = ("clerk", "supervisor", "town", "district")
OFFICE = {"clerk": cast.VILLAGE, "supervisor": cast.VILLAGE, "town": cast.TOWN, "district": cast.DISTRICT}


def opens(client, href: str) -> bool:
    return client.get(href.partition("#")[0], follow=True).status_code == 200


def test_everything_offered_to_a_member_opens(enter) -> None:
    client = enter("supervisor")
    assert "/record/" in client.get("/today/").content.decode()
    links = client.get("/record/").context["links"]
    assert f"/supervision/{cast.VILLAGE}/opinion/" in [one.href for one in links]
    assert [one.label for one in links if not opens(client, one.href)] == []


def test_a_clerk_is_offered_more_than_a_member(enter) -> None:
    offered = {who: {one.href for one in enter(who).get("/record/").context["links"]} for who in ("clerk", "supervisor")}
    assert offered["supervisor"] < offered["clerk"]


@pytest.mark.parametrize("who", ["clerk", "town"])
def test_everything_offered_to_a_writer_opens(enter, who: str) -> None:
    client = enter(who)
    links = client.get("/record/").context["links"]
    assert len(links) > 1
    assert [one.label for one in links if not opens(client, one.href)] == []


@pytest.mark.parametrize("who", WITH_TILES)
def test_six_to_eight_tiles_each_with_two_pages_that_open(enter, who: str) -> None:
    client = enter(who)
    tiles = client.get("/record/").context["tiles"]
    assert 6 <= len(tiles) <= 8
    assert [one.tile.title for one in tiles if not opens(client, one.href) or not opens(client, one.ledger)] == []


def test_a_tile_counts_the_records_of_its_ledger(enter, held) -> None:
    held(cast.VILLAGE, "2023-03-10")
    held(cast.VILLAGE, "2023-06-10")
    held(cast.NEIGHBOUR, "2023-06-10")
    page = enter("clerk").get("/record/")
    meetings = next(one for one in page.context["tiles"] if one.tile.work == "meetings")
    assert meetings.n == 2 and "会议台账　2条" in page.content.decode()


@pytest.mark.parametrize("who", ["clerk", "supervisor", "town"])
def test_the_first_page_of_every_kind_of_work_is_two_taps_from_today(enter, who: str) -> None:
    """Of a village for its clerk and its member, of a town for its officer."""
    client, far = enter(who), []
    start = Walk(client).go("/today/").tap("记一件事")
    assert start.taps == 1
    links = {href for _, href, fold in start.page.links if not fold}
    for work in works.works():
        home = work.page(OFFICE[who])
        if home and home not in links:
            far.append(home)
    assert far == []
    assert sum(bool(work.page(OFFICE[who])) for work in works.works()) > 4


def test_every_installed_room_has_a_first_page_or_is_no_work_of_a_unit() -> None:
    """A kind of work whose page is misspelt would stand nowhere, in silence."""
    lost = [
        one.key for one in works.works() for page in (one.home, one.town_home)
        if page and _installed(page) and not (works.address(page, cast.VILLAGE) or works.address(page, cast.TOWN))
    ]  # fmt: skip
    assert lost == [] and checks.problems() == []


def _installed(page: str) -> bool:
    from django.conf import settings

    return page.partition(":")[0] in {one.rpartition(".")[2] for one in settings.ROOMS}


def test_a_word_finds_each_kind_of_record_of_that_name(enter) -> None:
    page = enter("clerk").get("/record/?q=备案")
    found = {each.kind for one in page.context["found"] for each in one.offers}
    assert {"conventions.filed", "conventions.charter_filed"} <= found
    assert all("备案" in each.label for one in page.context["found"] for each in one.offers)
    # No record is called 财务, but the tile 公开 says that it is there.
    assert [one.work.key for one in enter("clerk").get("/record/?q=财务").context["found"]] == ["disclosure"]
    # What people call a kind of work, though no record of it is called so.
    asked = {"开证明": "services", "网格": "people", "兑换": "points"}
    client = enter("clerk")
    assert {word: [one.work.key for one in client.get(f"/record/?q={word}").context["found"]] for word in asked} == {
        word: [key] for word, key in asked.items()
    }
    assert "没有叫“天上的云”的记录" in enter("clerk").get("/record/?q=天上的云").content.decode()


def test_a_town_officer_sees_the_tiles_of_the_village_he_records_for(enter) -> None:
    page = enter("town").get(f"/record/?unit={cast.NEIGHBOUR}")
    assert [one.tile.title for one in page.context["tiles"]][:2] == ["开会", "公开"]
    assert all(f"unit={cast.NEIGHBOUR}" in one.ledger for one in page.context["tiles"])


def test_the_district_finds_the_page_about_each_of_its_towns(enter) -> None:
    towns = enter("district").get("/record/").context["towns"]
    assert [title for title, _ in towns] == ["评估镇街，选一个", "同镇街去村（社区）督促，选一个"]
    assert [[href.split("/")[2] for _, href in places] for _, places in towns] == [[cast.TOWN, cast.OTHER_TOWN]] * 2


def test_no_more_questions_for_more_records(enter, held) -> None:
    client = enter("clerk")
    held(cast.VILLAGE, "2023-03-10")
    client.get("/record/")
    with CaptureQueriesContext(connection) as few:
        client.get("/record/")
    for day in range(10, 28):
        held(cast.VILLAGE, f"2023-05-{day}")
    with CaptureQueriesContext(connection) as many:
        client.get("/record/")
    assert len(many) == len(few)


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("rooms: [assemblies]", "rooms: [assembly]"),
        ("kinds: [quarterly.submitted]", "kinds: [quarterly.sent]"),
        ("work: forms, title: 办理情况表, small: 按季度报区里", "work: form, title: 办理情况表, small: 按季度报区里"),
        ("district_officer:", "district:"),
    ],
)
def test_a_slip_in_the_works_is_found(said: str, wrong: str) -> None:
    text = works.DATA.read_text(encoding="utf-8")
    assert said in text and checks.of_text(text) == []
    assert checks.of_text(text.replace(said, wrong)) != []


def test_a_role_without_tiles_has_none(people) -> None:
    unit = Unit.objects.get(code=cast.VILLAGE)
    assert queries.tiles(unit, role="auditor", office=cast.VILLAGE) == []
    assert reverse("desk:record") == "/record/"
