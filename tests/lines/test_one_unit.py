"""Pages about one village say 村, about one community 居: 村（居） stands only where many units are meant, or a text is quoted."""

import re
from typing import Any

import pytest
from django.test import Client

from cunju import catalogue
from cunju.kernel.words import of_kind
from cunju.org.models import Unit
from tests import cast
from tests.permissions.doors import Door, rows

pytestmark = pytest.mark.django_db
COMMUNITY = "500112018001"
BOTH = re.compile(r".{0,10}村（(?:居|社区)）.{0,10}")
# Pages over many units, accounts of many, samples of the look; the list of an Excel that may hold a whole town.
MANY = {
    "ui:pattern", "org:accounts", "org:installation", "reports:jobs", "quarterly:summary", "bodies:load", "desk:matrix",
    "consultation:guide",
}  # fmt: skip
# Pages of what the notice asks of single units by name: another has none.
BY_NAME = {f"showcase:{step}" for step in ("plan", "self_checked", "town_checked", "reported", "accepted")}
# Names that are so: a kind of record across units, a class of the district's guide, the title of the official book, a law's words.
NAMED = ("跨村（社区）", "村（社区）治理", "重庆市村（居）务监督委员会工作簿")


def quoted() -> list[str]:
    """The notice's own text stays letter for letter."""
    notice = catalogue.notice()
    return [*NAMED, *(one.text for one in notice.measures), *(one.title for one in notice.measures), *(one.title for one in notice.tasks)]


@pytest.mark.parametrize(("text", "village", "community"), [
    ("召开村（居）民会议", "召开村民会议", "召开居民会议"),
    ("村（居）务监督委员会", "村务监督委员会", "居务监督委员会"),
    ("村（居）民委员会成员", "村民委员会成员", "居民委员会成员"),
    ("本村（社区）经办人", "本村经办人", "本社区经办人"),
    ("村（居）两委", "村两委", "社区两委"),
    ("村民代表会议", "村民代表会议", "居民代表会议"),
    ("村民委员会组织法第24条、《村（居）民手册》", "村民委员会组织法第24条、《村（居）民手册》", "村民委员会组织法第24条、《村（居）民手册》"),
    ("通过村 (居) 务公开栏", "通过村 (居) 务公开栏", "通过村 (居) 务公开栏"),
])  # fmt: skip
def test_one_of_both(text: str, village: str, community: str) -> None:
    assert (of_kind(text, "village"), of_kind(text, "community"), of_kind(text, "town")) == (village, community, text)


def pages() -> list[tuple[str, Door]]:
    """Every page of the permissions' table about a village."""
    return [
        (name, door)
        for name, doors in rows().items()
        for door in doors
        if door.method == "get" and door.at == cast.VILLAGE and door.who and not door.faceless and name not in MANY
    ]


@pytest.fixture
def scene(db: None) -> dict[str, Any]:
    cast.units()
    cast.demonstration()
    Unit.objects.create(code=COMMUNITY, kind="community", name="双桐路社区居民委员会", parent_code=cast.TOWN)
    return cast.everybody()


def shown(html: str) -> str:
    """What a page says, without what it quotes."""
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))
    for one in quoted():
        text = text.replace(one, "")
    return text


@pytest.mark.parametrize("code", [cast.VILLAGE, COMMUNITY])
@pytest.mark.parametrize(("name", "door"), pages(), ids=[f"{name} {at}" for at, (name, _) in enumerate(pages())])
def test_a_page_about_one_unit(scene: dict[str, Any], name: str, door: Door, code: str) -> None:
    who = next((one for one in ("clerk", "supervisor") if one in door.who), door.who[0])
    client = Client()
    if account := scene.get(who):
        if account.unit_code == cast.VILLAGE:
            account.unit_code = code
            account.save()
        client.force_login(account)
    answer = client.get(door.address(name, code), dict(door.data(code)))
    if answer.status_code == 200 and "text/html" in answer["Content-Type"]:
        assert BOTH.findall(shown(answer.content.decode())) == []
    else:
        assert answer.status_code in ((404,) if name in BY_NAME and code == COMMUNITY else (200, 302))
