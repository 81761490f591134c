"""Handover, early audits, audits and removals that are asked for: the golden table, and through the pages."""

import uuid
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cunju.activities.bodies import actions, queries
from cunju.activities.bodies.book import BOOK
from cunju.activities.bodies.models import Change, Entry
from cunju.activities.bodies.tests import golden
from cunju.activities.bodies.tests.conftest import CODE, COMMUNITY
from cunju.duties import interface as duties
from cunju.kernel.refusals import CannotBe
from cunju.ledger import interface as ledger
from cunju.org import clock
from cunju.org.models import Roll, Unit
from cunju.records import writing
from cunju.records.book import Told

pytestmark = pytest.mark.django_db


def elected(code: str, on: date) -> Change:
    people = [actions.Newcomer(f"委员会成员{number}", "m", "member") for number in (1, 2, 3)]
    how: dict[str, Any] = {"change": "elected", "by": "x", "now": clock.now()}
    return actions.seat_people(Unit.objects.get(code=code), people, body="committee", from_on=on, **how)


def left(on: date, change: str, number: int, *, early: bool | None = None) -> Change:
    seats = [one for one in queries.sitting(CODE, body="committee", on=on) if one.person.name.endswith(str(number))]
    return actions.end_seats(Unit.objects.get(code=CODE), seats, change=change, last_on=on, early=early, by="x", now=clock.now())


def write(step: str, on: date, parent: Entry | None = None, **said: Any) -> Entry:
    made: Entry = writing.write(BOOK, Unit.objects.get(code=CODE), Told(on, "", "", said), step=step, parent=parent, by="x", now=clock.now())
    return made


def hand_over(code: str, on: date, *, complete: bool) -> Entry:
    return actions.hand_over(Unit.objects.get(code=code), Told(on, "" if complete else "账册", "", {"complete": complete}), by="x", now=clock.now())


def rows(code: str, *wanted: str, on: date) -> list[tuple[Any, ...]]:
    found = duties.standing(code, on=on).windows
    return [(code, one.duty, one.from_, one.due_on, one.met_on) for one in found if one.duty in wanted]


def year() -> None:
    elected(CODE, date(2023, 3, 1))
    hand_over(CODE, date(2023, 3, 8), complete=False)
    hand_over(CODE, date(2023, 3, 14), complete=True)
    gone = left(date(2023, 5, 1), "resigned", 1)
    unit = Unit.objects.get(code=CODE)
    actions.publish_early(unit, Told(date(2023, 5, 20)), gone.pk, by="x", now=clock.now())
    left(date(2023, 6, 30), "ended", 2, early=True)
    Roll.objects.create(unit_code=CODE, on=date(2023, 1, 1), adults=858, households=320, groups=7)
    asked = write("demand", date(2023, 4, 5), by="villagers", signed=180)
    write("result", date(2023, 5, 30), write("organised", date(2023, 4, 20), asked))
    write("voted", date(2023, 6, 20), write("removal", date(2023, 6, 1), group=3, signed=30, base=90), removed=True)
    write("removal", date(2023, 8, 1), group=5, signed=20, base=80)
    elected(COMMUNITY, date(2023, 3, 1))


def test_the_year_is_the_golden_table(units: dict[str, Unit]) -> None:
    year()
    wanted = {one[1] for one in golden.YEAR}
    found = rows(CODE, *wanted, on=clock.today()) + rows(COMMUNITY, *wanted, on=clock.today())
    assert sorted(found, key=str) == sorted(golden.YEAR, key=str)


def test_the_law_of_2026_gives_communities_ten_days_too(units: dict[str, Unit], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUNJU_TODAY", "2026-03-20")
    elected(COMMUNITY, date(2026, 3, 1))
    hand_over(COMMUNITY, date(2026, 3, 10), complete=True)
    assert rows(COMMUNITY, golden.LATER[0][1], on=clock.today()) == golden.LATER


def test_the_page_lists_what_the_windows_leave_open(town: Client) -> None:
    year()
    page = town.get(reverse("bodies:terms", args=[CODE])).content.decode()
    assert "离任审计公布结果" in page and "记小组会议表决" in page and "8月31日" in page
    assert [one.due for one in queries.not_audited(Unit.objects.get(code=CODE))] == [date(2023, 7, 31)]
    assert queries.not_handed_over(Unit.objects.get(code=CODE), on=clock.today()) is None


@pytest.mark.parametrize(
    ("step", "said", "missing"),
    [
        ("removal", {"group": 3, "signed": 17, "base": 90}, "还差1人"),
        ("demand", {"by": "villagers", "signed": 171}, "还差1人"),
        ("demand", {"by": "group", "signed": 10}, "请填本组村民数"),
        ("removal", {"group": 3, "signed": 91, "base": 90}, "多于总数90人"),
    ],
)
def test_too_few_are_no_demand(units: dict[str, Unit], step: str, said: dict[str, Any], missing: str) -> None:
    Roll.objects.create(unit_code=CODE, on=date(2023, 1, 1), adults=858, households=320, groups=7)
    with pytest.raises(CannotBe, match=missing):
        write(step, date(2023, 6, 1), **said)
    assert not Entry.objects.exists()


def test_the_least_number_is_enough(units: dict[str, Unit]) -> None:
    Roll.objects.create(unit_code=CODE, on=date(2023, 1, 1), adults=858, households=320, groups=7)
    write("removal", date(2023, 6, 1), group=3, signed=18, base=90)
    write("demand", date(2023, 6, 1), by="villagers", signed=172)
    assert Entry.objects.count() == 2


def test_a_handover_is_written_printed_corrected_and_taken_back(clerk: Client) -> None:
    elected(CODE, date(2023, 9, 12))
    home = reverse("bodies:terms", args=[CODE])
    assert "9月22日" in clerk.get(home).content.decode()
    sent = {"fact_id": uuid.uuid4(), "on": "2023-09-18", "text": "一枚财务专用章"}
    answer = clerk.post(reverse("bodies:handover", args=[CODE]), sent, follow=True)
    assert "移交没有完成" in answer.content.decode()
    assert [one.status for one in duties.standing(CODE, on=clock.today()).windows if one.duty == golden.HANDOVER] == ["due_soon"]
    entry = Entry.objects.get()
    mended = {"fact_id": uuid.uuid4(), "on": "2023-09-20", "complete": "on", "reason": "章已交", "seen": ledger.standing_id(entry.fact)}
    assert clerk.post(reverse("bodies:floor_edit", args=[entry.pk]), mended).status_code == 302
    assert rows(CODE, golden.HANDOVER, on=clock.today())[0][4] == date(2023, 9, 20)
    paper = clerk.get(reverse("bodies:handing", args=[CODE])).content.decode()
    assert "换届工作移交清单" in paper and "财务专用章" in paper and "还在办的" in paper
    clerk.post(reverse("bodies:floor_void", args=[entry.pk]), {"reason": "记错"})
    assert queries.find(entry.fact).state == "void"


def test_nothing_touched_is_no_handover(clerk: Client) -> None:
    at = reverse("bodies:handover", args=[CODE])
    page = clerk.get(at).content.decode()
    (box,) = [one.partition(">")[0] for one in page.split("<input") if 'name="complete"' in one.partition(">")[0]]
    assert "checked" not in box and "先在名册里登记换届" in page
    refused = clerk.post(at, {"fact_id": uuid.uuid4(), "on": "2023-09-18", "complete": "on"}).content.decode()
    assert "先在名册里登记换届" in refused and not Entry.objects.exists()
    elected(CODE, date(2023, 9, 12))
    assert "请写明还没有移交的是什么" in clerk.post(at, {"fact_id": uuid.uuid4(), "on": "2023-09-18"}).content.decode()
    told = clerk.post(at, {"fact_id": uuid.uuid4(), "on": "2023-09-18", "text": "一枚财务专用章"}, follow=True).content.decode()
    assert "还有没有移交的（一枚财务专用章）" in told


def test_what_is_left_over_is_named_thing_by_thing(units: dict[str, Unit]) -> None:
    from cunju.ledger.vocabulary import Plain

    with ledger.writing([CODE], now=clock.now()) as pen:
        for day in (1, 1, 5):
            pen.record(Plain("matters.received", {"size": "small", "channel": "visit"}), unit=CODE, occurred_on=date(2023, 9, day), by="x")
    left = [one for one, due in queries.unfinished(Unit.objects.get(code=CODE), on=clock.today(), office=CODE) if due == "没有期限"]
    assert len(set(left)) == len(left) and sum("9月5日的" in one for one in left) == 1 and sum("同样2件里的第2件" in one for one in left) == 1


def test_only_the_town_says_that_an_audit_was_published(clerk: Client, town: Client) -> None:
    elected(CODE, date(2023, 3, 1))
    gone = left(date(2023, 8, 31), "resigned", 1)
    assert clerk.get(reverse("bodies:early", args=[CODE])).status_code == 404
    sent = {"fact_id": uuid.uuid4(), "on": "2023-09-15", "left": str(gone.pk)}
    assert clerk.post(reverse("bodies:early", args=[CODE]), sent).status_code == 404
    early = {**sent, "fact_id": uuid.uuid4(), "on": "2023-08-30"}
    assert "公布日期早于离任日期" in town.post(reverse("bodies:early", args=[CODE]), early).content.decode()
    assert town.post(reverse("bodies:early", args=[CODE]), sent).status_code == 302
    assert rows(CODE, golden.EARLY, on=clock.today()) == [(CODE, golden.EARLY, date(2023, 9, 1), date(2023, 10, 1), date(2023, 9, 15))]
