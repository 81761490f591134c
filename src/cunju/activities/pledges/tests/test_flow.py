"""Pledges through the pages: from the meeting's card to the board, each item with one press."""

import uuid
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.offices import logged_in

from cunju.activities.pledges import papers
from cunju.activities.pledges.models import Entry, Item
from cunju.activities.pledges.tests.conftest import CODE, LATE, MARCH, TODAY, TOWN, Met, person
from cunju.kernel.days import year_span
from cunju.ledger import interface as ledger
from cunju.org.models import Unit

pytestmark = pytest.mark.django_db
ROAD, LAMPS = "修好第3组的入户路", "换掉坏了的路灯"


def send(client: Client, meeting: Any, **texts: str) -> Any:
    data = {"fact_id": str(uuid.uuid4()), "meeting_fact": str(meeting), "meeting_day": "", "meeting_page": "", "at": "representatives"}
    data |= {f"text-{person(name)}": text for name, text in texts.items()}
    return client.post(reverse("pledges:pledge", args=[CODE]), data)


def text(client: Client, name: str, *args: Any) -> str:
    return client.get(reverse(name, args=args)).content.decode()


def press(client: Client, item: Item, how: str) -> Any:
    return client.post(reverse("pledges:mark", args=[item.pk]), {"fact_id": str(uuid.uuid4()), "how": how})


def test_a_sheet_is_recorded_posted_filed_and_kept(clerk: Client, met: Met) -> None:
    page = send(clerk, met(MARCH), 主任甲=f"{ROAD}\n{LAMPS}", 委员丙=ROAD)
    sheet = Entry.objects.get(step="pledge")
    assert page.url == reverse("pledges:detail", args=[sheet.pk])
    shown = text(clerk, "pledges:detail", sheet.pk)
    assert "主任甲（主任）" in shown and LAMPS in shown and "公告履职承诺" in shown and "报备履职承诺" in shown
    assert ROAD not in text(clerk, "portal:board", CODE)  # not before it is posted
    for step in ("posted", "filed"):
        address = reverse(f"pledges:{step}", args=[CODE]) + f"?after={sheet.pk}"
        assert clerk.post(address, {"fact_id": str(uuid.uuid4()), "on": "2023-03-22", "text": ""}).status_code == 302
    items = list(sheet.items.all())
    press(clerk, items[0], "done")
    press(clerk, items[1], "undone")
    board = text(Client(), "portal:board", CODE)
    assert ROAD in board and "办结" in board and "没有办成" in board
    assert "3项，办结1项，没有办成1项" in text(clerk, "pledges:home", CODE)
    assert "待补承诺：副主任乙（副主任）、委员丁（委员）、委员戊（委员）" in text(clerk, "pledges:home", CODE)


def test_a_sheet_bears_the_days_it_was_posted_and_filed_and_its_title_says_what_is_counted(clerk: Client, met: Met) -> None:
    send(clerk, met(MARCH), 主任甲=f"{ROAD}\n{LAMPS}")
    send(clerk, met(date(2023, 6, 22)), 委员丙=ROAD)
    first, later = Entry.objects.filter(step="pledge").order_by("on")
    for step, day in (("posted", "2023-03-22"), ("filed", "2023-06-25")):
        clerk.post(reverse(f"pledges:{step}", args=[CODE]) + f"?after={first.pk}", {"fact_id": str(uuid.uuid4()), "on": day, "text": ""})
    found = papers.chapters(Unit.objects.get(code=CODE), year_span(2023))["pledges"]
    said = [dict(next(each for each in one.blocks if each.kind == "fields").rows) for one in found]
    assert [(one["公告日期"], one["备案日期"]) for one in said] == [("2023年3月22日", "2023年6月25日"), ("", "")]
    fact = ledger.current(later.fact)
    assert fact and ledger.title_of(fact.kind, fact.attributes) == "履职承诺（本年累计2人承诺，共3项）"


def test_only_a_meeting_that_decides_is_offered(clerk: Client, met: Met) -> None:
    held, joint, short = met(MARCH), met(date(2023, 3, 20), body="joint"), met(date(2023, 3, 21), result="short")
    page = text(clerk, "pledges:pledge", CODE)
    assert str(held) in page and str(joint) not in page and str(short) not in page
    assert "纸上的记录" in page
    assert send(clerk, joint, 主任甲=ROAD).status_code == 200 and Entry.objects.count() == 0


def test_a_paper_meeting_says_its_day_and_body(clerk: Client) -> None:
    data = {"fact_id": str(uuid.uuid4()), "meeting_fact": "paper", "meeting_day": "2023-02-10", "meeting_page": "12", "at": "assembly"}
    data[f"text-{person(LATE)}"] = ROAD
    assert clerk.post(reverse("pledges:pledge", args=[CODE]), data).status_code == 302
    sheet = Entry.objects.get()
    assert (sheet.on, sheet.said["at"], sheet.text) == (date(2023, 2, 10), "assembly", "纸上的记录第12页")


def test_nothing_typed_is_refused_with_words_and_kept(clerk: Client, met: Met) -> None:
    meeting = met(MARCH)
    assert "请至少写一名成员的承诺" in send(clerk, meeting).content.decode()
    page = send(clerk, "", 主任甲=LAMPS).content.decode()
    assert "请选哪一次会议" in page and LAMPS in page


def test_a_proof_is_a_card_of_another_record(clerk: Client, met: Met) -> None:
    send(clerk, met(MARCH), 主任甲=ROAD)
    proof, item = met(date(2023, 7, 1), body="assembly"), Item.objects.get()
    address = reverse("pledges:kept", args=[item.pk])
    page = clerk.get(address).content.decode()
    assert str(proof) in page and "type=\"file\"" not in page
    data = {"fact_id": str(uuid.uuid4()), "how": "done", "on": "2023-07-02", "text": "验收了"}
    data |= {"proof_fact": str(proof), "proof_day": "", "proof_page": ""}
    assert clerk.post(address, data).status_code == 302
    kept = Entry.objects.get(step="kept")
    assert str(proof) in ledger.current(kept.fact).rests_on
    assert "验收了" in text(clerk, "pledges:detail", kept.pk)


def test_the_sheet_is_corrected_and_voided(clerk: Client, met: Met) -> None:
    send(clerk, met(MARCH), 主任甲=ROAD)
    sheet = Entry.objects.get()
    page = clerk.get(reverse("pledges:edit", args=[sheet.pk]))
    assert ROAD in page.content.decode()
    data = {"fact_id": str(uuid.uuid4()), "seen": str(sheet.fact), "reason": "漏一项", f"text-{person('主任甲')}": f"{ROAD}\n{LAMPS}"}
    assert clerk.post(reverse("pledges:edit", args=[sheet.pk]), data).status_code == 302
    assert ledger.current(sheet.fact).attributes["items"] == 2
    assert clerk.post(reverse("pledges:void", args=[sheet.pk]), {"reason": "记错"}).status_code == 302
    assert "今年还没有登记" in text(clerk, "pledges:home", CODE)


def test_a_sheet_says_when_its_meeting_no_longer_carries_it(clerk: Client, met: Met) -> None:
    meeting = met(MARCH, result="short")
    from cunju.activities.pledges import actions
    from cunju.org import clock

    told = actions.Pledged(MARCH, "representatives", {person(LATE): ROAD}, (meeting,))
    sheet = actions.pledge(Unit.objects.get(code=CODE), told, by="x", now=clock.now())
    assert "所依据的会议未达法定人数，这份承诺不计算" in text(clerk, "pledges:detail", sheet.pk)


def test_the_town_writes_for_its_units_and_others_read(town: Client, met: Met) -> None:
    assert send(town, met(MARCH), 主任甲=ROAD).status_code == 302
    item = Item.objects.get()
    reader = logged_in("district_reader", "500112")
    assert ROAD in text(reader, "pledges:detail", item.entry_id)
    assert press(reader, item, "done").status_code == 404
    assert reader.get(reverse("pledges:pledge", args=[CODE])).status_code == 404
    assert town.get(reverse("pledges:home", args=[TOWN])).status_code == 404


def test_one_sheet_of_paper_serves_board_and_filing(clerk: Client, met: Met) -> None:
    send(clerk, met(MARCH), 主任甲=f"{ROAD}\n{LAMPS}")
    sheet = Entry.objects.get()
    press(clerk, sheet.items.first(), "partly")
    page = text(clerk, "pledges:paper", sheet.pk)
    assert "村民委员会成员履职承诺" in page and "备案日期" in page and "部分办结" in page and LAMPS in page
    found = papers.chapters(Unit.objects.get(code=CODE), year_span(TODAY.year))
    assert [one.title for one in found["pledges"]] == ["村民委员会成员履职承诺"]
    assert len(papers.tables(Unit.objects.get(code=CODE), year_span(TODAY.year))[0].rows) == 2
