"""Enter once: no box of any page, no column of any template, no blank of any paper asks for what is already held.

Every page that opens to anybody is walked, with every template and every chapter of two workbooks. What asks for something held
(``desk/data/held.yaml``) is either the one that asks it first, named there, or a fault. ``docs/fields.md`` is what the walk found:
``CUNJU_FIELDS=write bin/cunju test tests/once/test_asked_before.py`` writes it.
"""

import os
import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django import forms
from django.db import transaction
from django.template import Context, Template
from django.test import Client

from cunju.config.environment import ROOT
from cunju.desk.held import matching
from cunju.kernel import blocks, offers
from cunju.kernel.days import year_span
from cunju.org.models import Unit
from cunju.ui.forms import Form
from tests import cast
from tests.excel import heads
from tests.once import registry
from tests.once.asking import Asked, of_page, of_paper
from tests.once.test_every_form import scene
from tests.permissions.doors import NOBODY_LOGGED_IN, Door, rows

pytestmark = pytest.mark.django_db
__all__ = ["scene"]
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILE = ROOT / "docs" / "fields.md"
# Workbooks that come out filled from what is held: nobody writes into them what they say.
FILLED = ("quarterly:excel", "api:onetable_file", "api:onetable_take")


def answer(scene: dict[str, Any], name: str, door: Door, more: str = "") -> tuple[str, bytes]:
    client = Client()
    if who := next((one for one in door.who if one != NOBODY_LOGGED_IN), ""):
        client.force_login(scene[who])
    with transaction.atomic():
        found = client.get(door.address(name, door.at) + more)
        raw = b"".join(found.streaming_content) if found.streaming else found.content
        transaction.set_rollback(True)
    return found.headers.get("Content-Type", ""), raw


def walked(scene: dict[str, Any]) -> Iterator[Asked]:
    """What every page that opens asks, and every workbook that is there to be filled in."""
    for name, doors in rows().items():
        for door in doors:
            if door.method != "get" or door.opens != 200 or not (door.who or door.public):
                continue
            kind, raw = answer(scene, name, door)
            if kind.startswith("text/html"):
                yield from of_page(name, raw.decode())
                if b'href="?blank=1"' in raw:
                    kind, raw = answer(scene, name, door, "?blank=1")
            if kind == WORKBOOK and name not in FILLED:
                yield from (Asked(f"{name}:sheet", one, one) for one in heads(raw))


_seen: list[Asked] = []


def every(scene: dict[str, Any]) -> list[Asked]:
    """What all pages ask, each once; they are walked once a run, since nobody writes on the way."""
    if not _seen:
        _seen.extend(dict.fromkeys(walked(scene)))
    return _seen


def printed() -> Iterator[Asked]:
    """What the chapters of a village's and a community's workbook leave to be written by hand."""
    for code in (cast.VILLAGE, "500112004018"):
        unit = Unit.objects.filter(code=code).first()
        for room in registry.ROOMS if unit else ():
            chapters = offers.asked(room, offers.Papers.chapters) if unit else None
            for papers in (chapters(unit, year_span(2023)) if chapters else {}).values():
                for paper in papers:
                    yield from of_paper(f"{room}:{paper.title}", paper.blocks)


def declared() -> Iterator[Asked]:
    """What every form of every room declares, also what stands on its page only in another state than the walk finds it in."""
    rest = list(Form.__subclasses__())
    while rest:
        form = rest.pop()
        rest += form.__subclasses__()
        room = form.__module__.removeprefix("cunju.activities.").partition(".")[0]
        if f"cunju.activities.{room}" in registry.ROOMS:
            yield from (Asked(f"{room}:declared:{form.__name__}", name, str(one.label or "")) for name, one in form.base_fields.items())


def of_room(one: Asked) -> bool:
    """Whether it is a template, a declared form or a paper of a room about its own records, which says what those records say."""
    return one.where.count(":") > 1 or one.where.startswith("cunju.")


def first(one: Asked, thing: matching.Held) -> bool:
    """Whether this is where the thing is asked first."""
    if registry.at(one) in thing.asked:
        return True
    if not of_room(one):
        return False
    room, name = room_of(one), one.name
    return room == thing.home.partition(":")[0] or any(box.startswith(f"{room}:") and box.endswith(f".{name}") for box in thing.asked)


def room_of(one: Asked) -> str:
    """The room a page, a template or a paper is of."""
    return one.where.partition(":")[0].removeprefix("cunju.activities.")


def repeats(asked: Iterable[Asked]) -> list[str]:
    """What asks for something that is held and is not the one that asks it first."""
    return [
        f"{one.at} “{one.words}” is held: {thing.title}"
        for one in asked
        for thing in matching.found(one.words)
        if registry.at(one) not in registry.differs() and not first(one, thing)
    ]


def test_nothing_is_asked_that_is_already_held(scene: dict[str, Any]) -> None:
    asked = every(scene)
    assert len(asked) > 300
    again = repeats([*asked, *declared(), *printed()])
    assert again == [], "\n".join(again)
    named = {box for thing in matching.everything() for box in thing.asked} | set(registry.differs())
    stale = sorted(named - {registry.at(one) for one in [*asked, *declared()]} - registry.elsewhere())
    assert stale == [], "\n".join(stale)
    if os.environ.get("CUNJU_FIELDS") == "write":
        FILE.write_text(registry.drawn(asked), encoding="utf-8")
    assert FILE.read_text(encoding="utf-8") == registry.drawn(asked)


def test_the_same_words_in_two_rooms_have_a_reason(scene: dict[str, Any]) -> None:
    places: dict[str, set[str]] = {}
    for one in every(scene):
        places.setdefault(registry.words(one), set()).add(one.where.partition(":")[0])
    held = {words for words in places if matching.found(words)}
    twice = {words for words, rooms in places.items() if len(rooms - registry.STAFF) > 1 and words} - held
    unsaid = sorted(twice - set(registry.each()))
    assert unsaid == [], "\n".join(unsaid)


class _Planted(forms.Form):
    one = forms.IntegerField(label="全村共有多少户人家")
    two = forms.CharField(label="班子成员手机号码")
    three = forms.DateField(label="上次代表大会是哪一天开的")
    four = forms.CharField(label="现任主任任职时间", help_text="年月")


PLANTED_FORMS = ["one", "two", "three", "four"]
PLANTED_PAPER = (
    blocks.Fields((("党员总数（名）", ""), ("年满18周岁村民人数", "＿＿＿"), ("本年民约修订备案情况", " "), ("名称", "玉峰山村"))),
    blocks.Table(("事项", "上个月账上结余"), (("甲", ""), ("乙", ""))),
)


def test_eight_planted_repeats_are_found() -> None:
    page = Template('<form method="post">{% for one in form %}{{ one.label_tag }}{{ one }}{% endfor %}</form>').render(Context({"form": _Planted()}))
    asked = of_page("planted:new", page)
    assert [one.name for one in asked] == PLANTED_FORMS
    assert len({one.partition(" ")[0] for one in repeats(asked)}) == 4
    paper = list(of_paper("planted:paper", PLANTED_PAPER))
    assert [one.name for one in paper] == ["党员总数（名）", "年满18周岁村民人数", "本年民约修订备案情况", "上个月账上结余"]
    assert len({one.split(" “")[0] for one in repeats(paper)}) == 4


@pytest.mark.parametrize("words", ["什么事", "看了什么", "原因", "内容", "预算", "大小", "答应帮什么", "整改期限"])
def test_what_is_new_is_no_repeat(words: str) -> None:
    assert matching.found(words) == []


def test_a_name_without_digits_is_one_box() -> None:
    assert registry.at(Asked("matters:walk", "text10", "第10件")) == "matters:walk.text"
    assert re.search(r"\d", registry.words(Asked("matters:walk", "text10", "第10件"))) is None
