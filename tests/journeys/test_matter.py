"""A matter raised on a walk becomes a consultation, is carried out, not solved, taken up again, solved; its numbers in 为什么 are the rows'."""

import re
import uuid
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cunju.activities.consultation.models import Session
from cunju.activities.matters import queries, rules
from cunju.activities.matters.models import Entry
from cunju.duties import interface as duties
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from tests.offices import HOME, opened
from tests.offices import VILLAGE as CODE

pytestmark = pytest.mark.django_db
LAMP = "三组路口的路灯不亮"
TODAY = date(2023, 12, 31)


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Unit:
    found: Unit = opened(monkeypatch, TODAY, HOME)[CODE]
    return found


def post(client: Client, address: str, **data: Any) -> str:
    answer = client.post(address, {"fact_id": uuid.uuid4(), **data}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def step(client: Client, name: str, after: Entry, on: str, **data: Any) -> Entry:
    post(client, f"{reverse(f'matters:{name}', args=[CODE])}?after={after.pk}", on=on, **data)
    return Entry.objects.get(step=name, parent=after)


def sizes() -> dict[str, str]:
    return {f"size{n}": "small" for n in range(1, 11)}


def walked(client: Client) -> Entry:
    """A walk of a sub-committee leaves a line; one tick makes it a matter."""
    post(client, reverse("committees:visit", args=[CODE]), on="2023-08-10", body="health", households=8, text=f"{LAMP}\n水渠塌了一段")
    line = queries.brought(CODE, on=TODAY)[0]
    assert LAMP in client.get(reverse("matters:walk", args=[CODE])).content.decode()
    ticked = {f"take-{line.id}": "on"} | {f"size-{one.id}": "small" for one in queries.brought(CODE, on=TODAY)}
    post(client, reverse("matters:walk", args=[CODE]), on="2023-08-10", channel="visit", **ticked, **sizes())
    assert [one.text for one in queries.brought(CODE, on=TODAY)] == ["水渠塌了一段"]
    return Entry.objects.get(step="received")


def consulted(client: Client, matter: Entry) -> Any:
    """From the matter's page to the plan of a session, to its record, to what was carried out."""
    href = re.search(r'href="(/consultation/[^"]*\?matter=[^"]*)"', client.get(reverse("matters:detail", args=[matter.pk])).content.decode())
    assert href and LAMP in (page := client.get(href[1]).content.decode()) and f'value="{matter.fact}" selected' in page
    post(
        client, href[1], title=LAMP, planned_on="2023-09-14", source="matter", organiser="committee", matter=str(matter.fact), pick="",
    )  # fmt: skip
    session = Session.objects.get()
    post(
        client, reverse("consultation:record", args=[session.pk]), held_on="2023-09-14", title=LAMP, pick="", others=8, others_touched=6,
        opinions="居民1：尽快换", all_adopted="on", consensus="换两盏灯", outcome="agreed", to_carry_out="on", source="matter",
        organiser="committee", do="save",
    )  # fmt: skip
    session.refresh_from_db()
    held = ledger.current(session.fact)
    assert held.kind == "consultation.session_held" and held.rests_on == [str(matter.fact)] and held.attributes["source"] == "matter"
    return session


def test_from_a_walk_to_a_consultation_and_back(clerk: Client) -> None:
    matter = walked(clerk)
    told(clerk, closed="0件", left="1件", asked="解决了0件，没有解决0件，还没有回访0件")
    session = consulted(clerk, matter)
    post(clerk, reverse("consultation:step", args=[session.pk, "carried_out"]), on="2023-09-25", text="换了两盏", done="True")
    page = clerk.get(reverse("matters:detail", args=[matter.pk])).content.decode()
    assert "协商会议" in page and "已落实" in page
    end = step(clerk, "closed", matter, "2023-09-26", text="协商后换了两盏灯", answered="on")
    told(clerk, closed="1件，办理天数的中间值47天", left="0件", asked="解决了0件，没有解决0件，还没有回访1件")
    no = step(clerk, "confirmed", end, "2023-10-08", solved="False", by="person", text="有一盏还是不亮")
    told(clerk, closed="1件，办理天数的中间值47天", left="0件", asked="解决了0件，没有解决1件，还没有回访0件")
    again = step(clerk, "reopened", no, "2023-10-08", text="请电工再看")
    told(clerk, closed="0件", left="1件", asked="解决了0件，没有解决0件，还没有回访0件")
    end = step(clerk, "closed", again, "2023-10-12", text="换了线路", answered="on")
    told(clerk, closed="1件，办理天数的中间值4天", left="0件", asked="解决了0件，没有解决0件，还没有回访1件")
    step(clerk, "confirmed", end, "2023-10-15", solved="True", by="person")
    told(clerk, closed="1件，办理天数的中间值4天", left="0件", asked="解决了1件，没有解决0件，还没有回访0件")
    assert {one.status for one in duties.standing(CODE, on=TODAY).windows if one.duty.startswith("yubei-2023.m23")} == {"met", "needs_person"}
    _figures(clerk)


def told(clerk: Client, *, closed: str, left: str, asked: str) -> None:
    """The four figures in 为什么 of measure 23, counted by hand; they are also what the rows of the room come to."""
    page = clerk.get(reverse("desk:why", args=[CODE, 23])).content.decode()
    by_rows = dict(rules.told(rules.figures(one.standing for one in queries.matters(CODE))))
    assert (by_rows["办结"], by_rows["还没有办结"], by_rows["回访"]) == (closed, left, asked)
    for label, value in by_rows.items():
        assert re.search(rf"{label}.{{0,60}}?{re.escape(value)}", page, re.S), (label, value)


def _figures(clerk: Client) -> None:
    """What 为什么 shows is what the rows come to, and moves with them."""
    address = reverse("desk:why", args=[CODE, 23])
    page = clerk.get(address).content.decode()
    by_rows = rules.told(rules.figures(one.standing for one in queries.matters(CODE)))
    assert all(value in page for _, value in by_rows)
    assert "收到" in page and "1件（大事0件，小事1件，100%，私事0件）" in page and "解决了1件，没有解决0件" in page
    post(clerk, reverse("matters:new", args=[CODE]), on="2023-11-01", text="要不要装电梯", size="big", channel="window")
    assert "2件（大事1件，50%，小事1件，50%，私事0件）" in clerk.get(address).content.decode()
