"""Every page that records, in every room: sent twice it records once; sent again with other text it says both, and loses nothing."""

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib.messages import get_messages
from django.db import transaction
from django.test import Client

from cunju.ledger.models import Sent
from cunju.ledger.sending import texts
from tests import cast
from tests.effort.pages import Page
from tests.permissions.doors import Door, rows

pytestmark = pytest.mark.django_db
WITHOUT = {
    "org.visit", "org.keptform", "org.draft", "sessions.session", "ledger.head", "org.change", "org.chain", "duties.fold",
    "ledger.seal", "ledger.nonce",  # of each time a row was written, also as it was
}  # fmt: skip
TODAY = cast.TODAY.isoformat()
BEFORE = "2023-09-19"


def records() -> Iterator[tuple[str, Door]]:
    """Every row of the permissions' table that sends a form to a room and is led on."""
    for name, doors in rows().items():
        for door in doors:
            if door.method == "post" and door.opens == 302 and door.who and ":" in name:
                yield name, door


TABLE = list(records())
EACH = pytest.mark.parametrize(("name", "door"), TABLE, ids=[f"{name} {door.at}" for name, door in TABLE])


@pytest.fixture
def scene() -> dict[str, Any]:
    cast.units()
    cast.demonstration()
    return cast.everybody()


def everything() -> dict[str, list[str]]:
    """All that is recorded, row by row."""
    ours = [one for one in apps.get_models() if one._meta.label_lower not in WITHOUT and one is not Sent]
    return {
        one._meta.label_lower: sorted(str(sorted(row.items(), key=str)) for row in one._default_manager.values())
        for one in ours
        if one.__module__.startswith("cunju.")
    }


def other_text(data: dict[str, Any]) -> tuple[str, str, str] | None:
    """One text of a form, changed; a day where it has no text."""
    for name, value in data.items():
        if isinstance(value, str) and any("一" <= one <= "鿿" for one in value):
            return name, value, f"{value}（另一种写法）"
    for name, value in data.items():
        if str(value) == TODAY:
            return name, TODAY, BEFORE
    return None


# Pages of rooms that are filled in as they stand, with these boxes changed: what the page offers goes along.
FILLED: dict[str, dict[str, Any]] = {
    "assemblies:new": {"due": "9", "present": "8", "more_items": "维修路灯", "minutes": "商议维修路灯"},
    "assemblies:record": {"due": "9", "present": "8", "more_items": "维修路灯", "minutes": "商议维修路灯"},
    "assemblies:void": {"reason": "重复登记"},
    "bodies:join": {"p0_name": "第3组代表9", "p0_sex": "f", "p0_group": "3"},
    "bodies:roll": {"adults": "900", "on": TODAY},
    "bodies:seat": {"name": "妇女委员", "sex": "f"},
    "bodies:void": {"reason": "记错了"},
    "consultation:new": {"title": "装路灯", "others": "8", "others_touched": "5", "opinions": "三组希望早装", "outcome": "agreed"},
    "consultation:record": {"title": "装路灯", "others": "8", "others_touched": "5", "opinions": "三组希望早装", "outcome": "agreed"},
    "consultation:across": {
        "title": "界河清淤", "present": "12", "touched": "7", "outcome": "agreed", "units": [cast.VILLAGE, cast.NEIGHBOUR],
    },
    "consultation:pilot": {"text": "已经选定"},
    "disclosure:text": {"government": "低保1户，已评议"},
    "supervision:meeting": {"text": "看了八月的账", "problems": "no"},
    "supervision:report": {"text": "半年来看账六次"},
    "supervision:system": {"text": "每月一次", "on": TODAY},
    "supervision:edit": {"text": "路灯不亮，已报修", "reason": "写漏了"},
    "supervision:void": {"reason": "记错了"},
    "supervision:question": {"text": "维修费的用途"},
}  # fmt: skip


def filled(client: Client, path: str, more: dict[str, Any]) -> dict[str, Any]:
    """What a browser would send of the page's largest form, some boxes changed."""
    forms = [one for one in Page(client.get(path).content.decode()).forms if one.method == "post"]
    form = max(forms, key=lambda one: len(set(more) & set(one.fields)) * 100 + len(one.fields))
    data = {name: one.values for name, one in form.fields.items() if one.values and one.kind != "file"}
    data.pop("csrfmiddlewaretoken", None)
    return {name: values[0] if len(values) == 1 else values for name, values in data.items()} | more


def anew(client: Client, path: str, data: dict[str, Any], there: Any) -> None:
    """From a page opened anew by 后退: the same words make nothing twice before somebody says that it happened once more."""
    other = {name: str(uuid.uuid4()) if name in ("form_id", "fact_id") else value for name, value in data.items()}
    sent = Sent.objects.get()
    with transaction.atomic():
        page = client.post(path, other)
        text = page.content.decode()
        if "一模一样" in text:
            assert everything() == there
            on = {name: one.values for name, one in Page(text).forms[-1].fields.items() if name != "csrfmiddlewaretoken"}
            assert "一模一样" not in client.post(path, on).content.decode()
        else:  # nothing but a button, what is kept in its place, or a correction: no row more
            assert not sent.facts or sent.corrects or not texts(sent.said)
            assert sent.corrects or {name: len(rows) for name, rows in everything().items()} == {
                name: len(rows) for name, rows in there.items()
            }
        transaction.set_rollback(True)


def twice(client: Client, path: str, data: dict[str, Any]) -> bool:
    """Sent, sent again, sent with other text; False where the page is of no room that records."""
    first = client.post(path, data)
    assert first.status_code == 302, (path, getattr(first.context and first.context.get("form"), "errors", None))
    if not Sent.objects.exists():
        return False
    there = everything()
    again = client.post(path, data)
    assert (again.status_code, again.url) == (302, first.url)
    assert any("没有再记一遍" in str(one) for one in get_messages(again.wsgi_request)) or "/undo/" in path
    assert everything() == there
    anew(client, path, data, there)
    if changed := other_text(data):
        box, was, now = changed
        page = client.post(path, {**data, box: now})
        text = page.content.decode().replace("<br>", "\n")
        assert page.status_code == 200
        assert "这张表单已经记下过" in text
        assert f">{was}<" in text or f"{was}、" in text, box
        typed = Page(text).forms[-1].fields
        assert now in typed[box].values
        assert everything() == there
        on = {name: one.values for name, one in typed.items() if name != "csrfmiddlewaretoken"}
        assert on["fact_id"] != [str(data.get("fact_id"))]
    return True


@EACH
def test_recorded_once_and_other_text_is_said(scene: dict[str, Any], name: str, door: Door) -> None:
    client = Client()
    client.force_login(scene[door.who[0]])
    path = door.address(name, door.at)
    twice(client, path, {"form_id": str(uuid.uuid4()), **door.data(door.at)})


@pytest.mark.parametrize("name", FILLED)
def test_a_page_filled_in_as_it_stands(scene: dict[str, Any], name: str) -> None:
    doors = [one for one in rows()[name] if one.who]
    door = next((one for one in doors if one.method == "post"), doors[0])
    client = Client()
    client.force_login(scene[door.who[0]])
    path = door.address(name, door.at)
    assert twice(client, path, filled(client, path, FILLED[name]))


# Pages that say in their row only whom they open to: every box is filled as it asks.
ASKED = (
    *("committees:activity", "committees:contacts", "committees:emergency", "committees:project", "committees:visit", "committees:void"),
    *("committees:edit", "conventions:edit", "conventions:opinions", "conventions:used", "conventions:void",),
    *("guidance:evaluation", "guidance:measures", "guidance:reply", "guidance:void", "matters:edit", "matters:new", "matters:void"),
    *("pledges:demand", "pledges:plan", "pledges:void", "showcase:case", "showcase:edit", "showcase:plan"),
    *("showcase:select", "showcase:self_checked", "showcase:shown", "showcase:void", "supervision:act"),
    "supervision:suggestion",
)  # fmt: skip
TYPED = {"textarea": "院坝积水", "text": "院坝积水", "number": "2", "date": TODAY}


def anything(client: Client, path: str) -> dict[str, Any]:
    """What somebody sends who fills in every box that stands empty, with the first thing that fits."""
    forms = [one for one in Page(client.get(path).content.decode()).forms if one.method == "post" and one.action in ("", path)]
    data: dict[str, Any] = {}
    for name, one in max(forms, key=lambda each: len(each.fields)).fields.items():
        offered = [each for each in one.choices if each]
        left = [TYPED[one.kind]] if one.kind in TYPED else offered[:1]
        if (values := [each for each in one.values if each] or left) and one.kind != "file" and name != "csrfmiddlewaretoken":
            data[name] = values[0]
    return data


@pytest.mark.parametrize("name", ASKED)
def test_a_page_whose_boxes_are_filled_as_they_ask(scene: dict[str, Any], name: str) -> None:
    door = next(one for one in rows()[name] if one.who)
    client = Client()
    client.force_login(scene[door.who[0]])
    path = door.address(name, door.at)
    assert twice(client, path, anything(client, path))


@pytest.mark.parametrize("name", ["desk:remark", "desk:exempt"])
def test_what_the_desk_writes_itself(scene: dict[str, Any], name: str) -> None:
    door = next(one for one in rows()[name] if one.method == "post" and one.opens == 302 and one.who)
    client = Client()
    client.force_login(scene[door.who[0]])
    assert twice(client, door.address(name, door.at), {"form_id": str(uuid.uuid4()), **door.data(door.at)})


CORRECTED = {
    "assemblies:new": ("minutes", "商议维修路灯"), "consultation:new": ("opinions", "三组希望早装"), "supervision:meeting": ("text", "看了八月的账"),
}  # fmt: skip


@pytest.mark.parametrize("name", CORRECTED)
def test_what_was_typed_goes_along_to_the_correction(scene: dict[str, Any], name: str) -> None:
    doors = [one for one in rows()[name] if one.who]
    door = next((one for one in doors if one.method == "post"), doors[0])
    client = Client()
    client.force_login(scene[door.who[0]])
    path, (box, was) = door.address(name, door.at), CORRECTED[name]
    data = filled(client, path, FILLED[name])
    assert client.post(path, data).status_code == 302
    typed = f"{was}（另一种写法）"
    page = client.post(path, {**data, box: typed})
    form = next(one for one in Page(page.content.decode()).forms if box in one.fields)
    there = everything()
    sent = Sent.objects.get()
    on = {field: one.values for field, one in form.fields.items() if field != "csrfmiddlewaretoken"} | {"correct_sent": [str(sent.pk)]}
    led = client.post(path, on)
    assert led.status_code == 302
    assert led.url != path
    opened = client.get(led.url)
    assert opened.status_code == 200
    boxes = [one.fields[box].values for one in Page(opened.content.decode()).forms if box in one.fields]
    assert any(typed in values for values in boxes), boxes
    assert everything() == there
