"""``docs/add-an-activity.md`` says how a write goes from button to row: the form is sent, and what is called is what stands there."""

import re
import sys
import uuid
from datetime import date
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from django.test import Client

from cunju.activities.consultation import actions as consultation
from cunju.activities.decisions import actions as decisions
from cunju.ledger import interface as ledger
from cunju.org import clock
from cunju.org.models import Unit
from tests.offices import HOME, logged_in, opened
from tests.offices import VILLAGE as CODE

pytestmark = pytest.mark.django_db
TODAY = date(2023, 9, 20)
ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "add-an-activity.md").read_text(encoding="utf-8").partition("## One write, from button to row")[2]


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Unit:
    found: Unit = opened(monkeypatch, TODAY, HOME)[CODE]
    return found


def told(room: str) -> list[tuple[str, str]]:
    """File and function of each line of a room's way."""
    part = TEXT.partition(f"### {room}")[2].partition("\n##")[0]
    return re.findall(r"^\d+\. `(\S+\.py)` `(\w+)`", part, re.MULTILINE)


def called(client: Client, path: str, data: dict[str, Any]) -> list[tuple[str, str]]:
    """What of the product is called while a form is sent, in order."""
    found: list[tuple[str, str]] = []
    below = f"{ROOT}/src/cunju/"

    def heard(frame: FrameType, event: str, arg: Any) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(below):
            found.append((frame.f_code.co_filename.removeprefix(below), frame.f_code.co_name))

    before = sys.getprofile()
    sys.setprofile(heard)
    try:
        answer = client.post(path, {"fact_id": uuid.uuid4(), **data})
    finally:
        sys.setprofile(before)
    assert answer.status_code == 302, answer.context["form"].errors
    return found


def opinion(place: Unit) -> tuple[str, dict[str, Any], str]:
    said = {"on": "2023-09-20", "text": "路灯不亮", "channel": "visit", "content": ""}
    return f"/supervision/{CODE}/opinion/", said, "supervision.opinion_collected"


def feedback(place: Unit) -> tuple[str, dict[str, Any], str]:
    session = consultation.plan_session(place, consultation.Plan("路灯", TODAY), by="x", now=clock.now())
    consultation.hold_session(session, consultation.Record(held_on=TODAY, title="路灯", others=8, others_touched=5), by="x", now=clock.now())
    return f"/consultation/session/{session.pk}/step/fed_back/", {"on": "2023-09-20", "channel": "board"}, "consultation.fed_back"


def posting(place: Unit) -> tuple[str, dict[str, Any], str]:
    opening = decisions.Opening(title="修公路", matter_class="works", origin="people", day=date(2023, 8, 1))
    matter = decisions.open_matter(place, opening, by="x", now=clock.now())
    said = {"record_fact": "paper", "record_day": "2023-08-20", "record_page": "3", "days_shown": "5"}
    return f"/decisions/matter/{matter.pk}/step/5/", said, "decisions.step_taken"


WAYS = {"supervision": opinion, "consultation": feedback, "decisions": posting}


@pytest.mark.parametrize("room", WAYS)
def test_what_the_page_says_is_called_is_called_in_that_order(place: Unit, room: str) -> None:
    path, data, kind = WAYS[room](place)
    client = logged_in("supervisory_member" if room == "supervision" else "village_clerk", CODE)
    calls = iter(called(client, path, data))
    lost = [one for one in told(room) if one not in calls]  # each is looked for behind the one before
    assert len(told(room)) >= 10 and lost == []
    assert ledger.facts_of(CODE, kinds=[kind]).count() == 1
