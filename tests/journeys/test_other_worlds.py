"""Another province, one without any regulation, and no pack at all: every page opens, none names a law that is not there."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.test import Client

from cunju import catalogue
from cunju.catalogue import loading
from cunju.catalogue import questions as asked
from cunju.desk.today import queries as owed
from cunju.duties import grid, reading
from cunju.org import roles
from cunju.org.models import Account, Installation, Unit
from tests import cast
from tests.permissions.doors import Door, rows

pytestmark = pytest.mark.django_db
HERE = Path(__file__).with_name("worlds")
OURS = re.compile("重庆|渝北|渝民|实施办法")
# How a page shows what falls short or is late (ui.states); the key of a matrix shows each look once.
VERDICT = re.compile(r'class="(?:st|say) (?:late|short|slow)[^>]*>.{0,60}')
KEYED = re.compile(r"/(?:matrix|adopt)/")
# What stands in the place of the cast of Yubei.
PLACES = {cast.DISTRICT: "{}", cast.TOWN: "{}001", cast.VILLAGE: "{}001201"}
PERSONS = {
    cast.VILLAGE: ("clerk", roles.VILLAGE_CLERK),
    cast.TOWN: ("town", roles.TOWN_OFFICER),
    cast.DISTRICT: ("district", roles.DISTRICT_OFFICER),
}
# The page that shows every part once speaks of an example.
GETS = [
    (name, door)
    for name, doors in rows().items()
    for door in doors
    if door.method == "get" and door.opens == 200 and door.who and name != "ui:pattern"
]


def settle(district: str) -> dict[str, Account]:
    """A district with a town, a village and a community, and an account at each of three places."""
    names = {"": ("county", "历城区"), "001": ("town", "仲宫街道"), "001201": ("village", "北草沟村村民委员会")}
    for tail, (kind, name) in names.items():
        code = district + tail
        parent = "" if not tail else district if len(tail) == 3 else district + "001"
        Unit.objects.create(code=code, kind=kind, name=name, parent_code=parent)
    Unit.objects.create(
        code=district + "001001", kind="community", name="锦绣社区居民委员会", parent_code=district + "001"
    )
    Installation.objects.create(
        demonstration=True, today=cast.TODAY, district_code=district, initialised_on=cast.TODAY
    )
    return {
        at: cast.account(role, PLACES[at].format(district), username) for at, (username, role) in PERSONS.items()
    }


@pytest.fixture(params=["shandong", "bare", "empty"])
def world(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, str, Any]]:
    """Its name, its district, who may ask."""
    reading.duties_by_id()  # a process that has already answered under another catalogue
    district = {"shandong": "370112", "bare": "610112", "empty": "370112"}[request.param]
    if request.param == "empty":
        monkeypatch.setattr(loading, "pack_files", list)
        loading.load.cache_clear()
    else:
        notice = (HERE / "notice.yaml").read_text("utf-8").replace("AREA", district)
        (tmp_path / "licheng-2023.yaml").write_text(notice, "utf-8")
        if request.param == "shandong":
            (tmp_path / "shandong-disclosure.yaml").write_bytes((HERE / "shandong-disclosure.yaml").read_bytes())
        loading.use(tmp_path)
    yield request.param, district, settle(district)
    loading.use(None)


def words_of(answer: Any) -> str:
    """All that a person reads of an answer: a page, or what a Word or Excel file holds."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if content[:2] != b"PK":
        return content.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return "".join(packed.read(one).decode("utf-8", "replace") for one in packed.namelist() if one.endswith(".xml"))


def opened(district: str, persons: dict[str, Account]) -> Iterator[tuple[str, str]]:
    """Every page that opens by reading, asked for at this district's own places: its address and its words."""
    for name, door in GETS:
        at = next((at for at, (who, _) in PERSONS.items() if who in door.who and door.at in PLACES), None)
        if at is None:
            continue
        with transaction.atomic():
            found = _asked(name, door, PLACES[door.at].format(district), persons[at])
            transaction.set_rollback(True)
        if found:
            yield found


def _asked(name: str, door: Door, code: str, who: Account) -> tuple[str, str] | None:
    """None where the page's record speaks of the cast of Yubei alone."""
    try:
        address = door.address(name, code)
    except (KeyError, LookupError, StopIteration, ObjectDoesNotExist):
        return None
    client = Client()
    client.force_login(who)
    answer = client.get(address, dict(door.data(code)))
    assert answer.status_code in (200, 404), address
    return (address, words_of(answer)) if answer.status_code == 200 else None


def test_no_page_names_a_law_that_is_not_there(world: tuple[str, str, Any]) -> None:
    name, district, persons = world
    told, found = {}, 0
    for address, words in opened(district, persons):
        found += 1
        if ours := sorted(set(OURS.findall(words))):
            told[address] = ours
    assert [f"{address}: {ours}" for address, ours in told.items()] == []
    assert found > 60, name


def test_law_stands_under_the_measures_its_own_notice_names(world: tuple[str, str, Any]) -> None:
    """Licheng's notice has two measures; of law it names the posting and the representatives' meeting, nothing else."""
    name, district, persons = world
    if name == "empty":
        assert grid.columns() == (grid.BODY,)
        return
    village = PLACES[cast.VILLAGE].format(district)
    found = {one.duty: one.measure for one in reading.standing(village, on=cast.TODAY, with_why=False).windows}
    assert found["village-law-2018.art26.quarterly"] == 2
    assert {found[one] for one in found if one.startswith("village-law-2018.") and "quarterly" not in one} == {0}
    assert found.get("shandong-disclosure.art9.quarter") == (1 if name == "shandong" else None)
    client = Client()
    client.force_login(persons[cast.VILLAGE])
    page = words_of(client.get(f"/unit/{village}/"))
    assert all(f'href="/why/{village}/{number}/"' in page for number in (0, 2))
    held, body = (words_of(client.get(f"/why/{village}/{number}/")) for number in (2, 0))
    asked = ("村民代表会议每季度召开一次", "村民委员会由3至7人组成")
    assert [(one in held, one in body) for one in asked] == [(True, False), (False, True)]
    assert ("会议制度" in held, "通知正文和法律法规的要求" in body) == (True, True)


def test_what_law_asks_of_a_town_is_no_report_of_the_notice(world: tuple[str, str, Any]) -> None:
    """A clock of law that stands beside all measures is no report day of all towns."""
    name, district, _ = world
    town = reading.standing(PLACES[cast.TOWN].format(district), on=cast.TODAY, with_why=False)
    beside = {one.duty for one in town.windows if one.measure == 0 and one.owed_by == "town" and one.due_on}
    assert beside == ({"shandong-disclosure.art20.check"} if name == "shandong" else set())
    assert owed.reports([town], district) == []


def test_without_any_pack_nothing_is_held_against_anybody(world: tuple[str, str, Any]) -> None:
    name, district, persons = world
    if name == "empty":
        assert catalogue.load().packs == ()
    late = {
        address: VERDICT.findall(words)
        for address, words in opened(district, persons)
        if name == "empty" and VERDICT.search(words) and not KEYED.match(address)
    }
    assert [f"{address}: {said}" for address, said in late.items()] == []


def test_what_is_offered_to_record_opens(world: tuple[str, str, Any]) -> None:
    _, _, persons = world
    for at in (cast.VILLAGE, cast.TOWN):
        client = Client()
        client.force_login(persons[at])
        links = client.get("/record/").context["links"]
        assert [f"{one.label} {one.href}" for one in links if client.get(one.href, follow=True).status_code != 200] == []


def test_nothing_of_ours_stands_in_a_law_of_theirs(world: tuple[str, str, Any]) -> None:
    _, district, _ = world
    unit = Unit.objects.get(code=f"{district}001201")
    cites = {one.cite for question in asked.load() for one in catalogue.law(unit=unit, on=cast.TODAY.replace(year=2026)).asked(question)}
    assert [one for one in cites if OURS.search(one) or "渝" in one] == []
