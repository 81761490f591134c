"""Twenty things are found from 工作台 within three taps, by links and buttons alone (``finding.yaml``)."""

from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.test import Client

from cunju.kernel.days import SHANGHAI
from cunju.org import drafts
from cunju.org.models import Account
from tests.effort.walking import Walk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
MOST = 3
YUFENGSHAN = "500112018202"
USERS = {"village_clerk": "yufengshan", "supervisory_member": "yufengshan-jd", "town_officer": "wangjia", "district_officer": "yubei"}
READ: dict[str, list[dict[str, Any]]] = yaml.safe_load(Path(__file__).with_name("finding.yaml").read_text(encoding="utf-8"))
THINGS, FORMS = READ["things"], READ["forms"]
FORM_TAPS = 2


@pytest.fixture
def walk(request: pytest.FixtureRequest) -> Walk:
    now = datetime(2023, 9, 19, 10, tzinfo=SHANGHAI)
    drafts.save(YUFENGSHAN, form="desk:record", data={"_title": "一次没写完的会议"}, by="yufengshan", now=now)
    client = Client()
    client.force_login(Account.objects.get(username=USERS[request.param["who"]]))
    return Walk(client).go("/today/")


def names(value: object) -> str | None:
    return value["thing"] if isinstance(value, dict) else None


@pytest.mark.parametrize(("walk", "thing"), [(one, one) for one in THINGS], indirect=["walk"], ids=names)
def test_it_is_found_within_three_taps(walk: Walk, thing: dict[str, Any]) -> None:
    for step in thing["way"]:
        if isinstance(step, str):
            walk.tap(step)
        else:
            walk.fill(**{name: value for name, value in step.items() if name != "press"}).press(step["press"])
    walk.sees(thing["sees"])
    assert walk.taps <= MOST, walk.steps


def test_five_things_are_written_down_for_each_role() -> None:
    assert Counter(one["who"] for one in THINGS) == dict.fromkeys(USERS, 5)


@pytest.mark.parametrize("day", ["2023-09-28", "2023-09-30"])
@pytest.mark.parametrize("form", FORMS, ids=names)
def test_a_new_district_officer_is_at_each_form_within_two_taps(monkeypatch: pytest.MonkeyPatch, day: str, form: dict[str, Any]) -> None:
    monkeypatch.setenv("CUNJU_TODAY", day)
    client = Client()
    client.force_login(Account.objects.get(username=USERS["district_officer"]))
    walk = Walk(client).go("/today/")
    for step in form["way"]:
        if isinstance(step, str):
            walk.tap(step)
        else:
            walk.tap(step["tap"], within=step["within"])
    walk.sees(form["sees"])
    assert walk.taps <= FORM_TAPS, walk.steps
