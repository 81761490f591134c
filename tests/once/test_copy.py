"""复制上期: what recurs is taken over from the last time by one tap; the day is today's, nobody's name comes along."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from cunju.records import copying
from tests import cast
from tests.effort.pages import Field, Page
from tests.once.test_every_form import filled, scene

pytestmark = pytest.mark.django_db
__all__ = ["scene"]
EARLIER = (cast.TODAY - timedelta(days=21)).isoformat()
VILLAGE = cast.VILLAGE
# A page of what recurs, who writes there, what was written last time, and boxes that are not copied.
RECURS: list[tuple[str, str, dict[str, Any], tuple[str, ...]]] = [
    (f"/committees/{VILLAGE}/visit/", "clerk", {"text": "三组的路要修", "households": "6", "body": "mediation"}, ()),
    (f"/committees/{VILLAGE}/activity/", "clerk", {"text": "清理河道", "body": "environment"}, ()),
    (f"/supervision/{VILLAGE}/act/", "supervisor", {"text": "看了公示栏", "right": "review", "content": "disclosure"}, ()),
    (f"/supervision/{VILLAGE}/meeting/", "supervisor", {"text": "看了八月的账", "problems": "no"}, ("problems",)),
    (f"/guidance/{cast.TOWN}/measures/", "town", {"text": "会开得少，每季去一次", "obstacles": "1", "measures": "2"}, ()),
    (f"/guidance/{cast.TOWN}/visit/", "town", {"text": "看了台账", "units": [cast.NEIGHBOUR, VILLAGE], "ways": ["visited"]}, ()),
]


def on(scene: dict[str, Any], who: str) -> Client:
    client = Client()
    client.force_login(scene[who])
    return client


def boxes(client: Client, path: str, name: str = "on") -> dict[str, Field]:
    """The boxes of the page's own form."""
    return next(one.fields for one in Page(client.get(path).content.decode()).forms if name in one.fields)


def copies(client: Client, path: str) -> str:
    """Where 复制上期 leads; empty where the page has none."""
    return next((href for words, href, _ in Page(client.get(path).content.decode()).links if words == "复制上期"), "")


@pytest.mark.parametrize(("path", "who", "said", "own"), RECURS, ids=[one[0] for one in RECURS])
def test_what_recurs_is_taken_over_by_one_tap(scene: dict[str, Any], path: str, who: str, said: dict[str, Any], own: tuple[str, ...]) -> None:
    client = on(scene, who)
    assert not copies(client, path)
    known = boxes(client, path)
    first = {name: value for name, value in said.items() if name in known}
    assert client.post(path, filled(client, path, {**first, "on": EARLIER})).status_code == 302
    href = copies(client, path)
    assert href == "?copy=1"
    found = boxes(client, f"{path}{href}")
    for name, value in first.items():
        if name not in own:
            assert found[name].values == (value if isinstance(value, list) else [value]), name
    assert found["on"].values == [cast.TODAY.isoformat()]
    numbers = [name for name, value in first.items() if name not in own and copying.NUMBER.search(str(value)) and name != "units"]
    told = client.get(f"{path}{href}").content.decode().count("数字还是8月30日的")
    assert told == len([name for name in numbers if not found[name].choices])
    assert not copies(client, f"{path}{href}")
    assert client.post(path, filled(client, f"{path}{href}", {"problems": "no"} if "problems" in known else {})).status_code == 302


def test_a_meeting_is_arranged_as_the_last_one_was(scene: dict[str, Any]) -> None:
    clerk, path = on(scene, "clerk"), f"/assemblies/{VILLAGE}/plan/"
    sent = {"body": "representatives", "planned_on": "2023-09-26", "begins": "09:30", "place": "村委会", "items": "路灯\n水费"}
    assert clerk.post(path, sent).status_code == 302
    found = boxes(clerk, f"{path}{copies(clerk, path)}", "planned_on")
    assert found["items"].values == ["路灯\n水费"] and found["begins"].values == ["09:30"] and found["place"].values == ["村委会"]
    assert found["planned_on"].values == [(cast.TODAY + timedelta(days=3)).isoformat()]  # the first day its notice is in time for


@pytest.mark.parametrize("path", [f"/supervision/{VILLAGE}/opinion/", f"/supervision/{VILLAGE}/question/"])
def test_what_somebody_said_is_nothing_that_recurs(scene: dict[str, Any], path: str) -> None:
    member = on(scene, "supervisor")
    assert member.post(path, filled(member, path, {"text": "路灯不亮"})).status_code == 302
    assert not copies(member, path)


def test_a_number_of_last_time_is_said_to_be_one_until_it_is_changed(scene: dict[str, Any]) -> None:
    clerk, path = on(scene, "clerk"), f"/committees/{VILLAGE}/visit/"
    first = {"text": "走访3户", "households": "6", "body": "mediation", "on": EARLIER}
    assert clerk.post(path, filled(clerk, path, first)).status_code == 302
    wrong = filled(clerk, f"{path}?copy=1", {"households": "8", "on": "2023-12-31"})
    page = clerk.post(f"{path}?copy=1", wrong).content.decode()
    assert page.count("数字还是8月30日的") == 1  # the words; the number of households was changed
