"""组务公开: the golden rows, one tap for all groups, some of them, objections to a group's head."""

import uuid
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cunju.activities.disclosure import actions, queries
from cunju.activities.disclosure.models import Doubt, Entry
from cunju.activities.disclosure.tests.conftest import CODE, COMMUNITY, at
from cunju.duties import interface as duties
from cunju.kernel.refusals import CannotBe, WrongMoment
from cunju.ledger import interface as ledger
from cunju.org import clock
from cunju.org.models import Roll, Unit
from cunju.records.book import Told

pytestmark = pytest.mark.django_db
GROUPS, ANSWER = "chongqing-2013.art32.groups", "chongqing-2013.art32.answer"
# CQ 32: 组务公开参照村务公开的规定执行（第30条：下一季度第一个月的十五日前）; 自收到异议之日起三日内给予答复. Unit, duty, from, due, met on.
# All seven groups posted the first quarter on 10 April; of the second six by 14 July, the seventh on 20 July: late. The third waits.
YEAR = [
    (GROUPS, date(2023, 1, 1), date(2023, 4, 15), date(2023, 4, 10)),
    (GROUPS, date(2023, 4, 1), date(2023, 7, 15), date(2023, 7, 20)),
    (GROUPS, date(2023, 7, 1), date(2023, 10, 15), None),
    (ANSWER, date(2023, 8, 1), date(2023, 8, 4), date(2023, 8, 3)),
    (ANSWER, date(2023, 9, 18), date(2023, 9, 21), None),
]


@pytest.fixture
def village(place: Unit, on: Any) -> Unit:
    on("2023-09-20")
    Roll.objects.create(unit_code=CODE, on=date(2023, 1, 1), adults=858, households=320, groups=7)
    return place


def publish(day: date, period: str, **said: Any) -> Entry:
    unit = Unit.objects.get(code=CODE)
    return actions.publish_groups(unit, Told(day, "", "", {"period": period, **said}), by="x", now=at(day))


def rows(code: str = CODE) -> list[tuple[Any, ...]]:
    found = duties.standing(code, on=clock.today()).windows
    return [(one.duty, one.from_, one.due_on, one.met_on) for one in found if one.duty in (GROUPS, ANSWER) and one.from_ < clock.today()]


def doubt(day: date) -> Doubt:
    said = actions.Raised("group", "第3组的电费没有写清楚", day)
    return actions.raise_doubt(Unit.objects.get(code=CODE), said, by="x", now=at(day))


def test_the_year_is_the_golden_table(village: Unit) -> None:
    publish(date(2023, 4, 10), "2023Q1")
    publish(date(2023, 7, 14), "2023Q2", groups=6, complete=False)
    publish(date(2023, 7, 20), "2023Q2", groups=7, complete=True)
    actions.answer_doubt(doubt(date(2023, 8, 1)), text="组长已说明，票据贴在公开栏", on=date(2023, 8, 3), by="x", now=at(date(2023, 8, 3)))
    doubt(date(2023, 9, 18))
    assert sorted(rows()) == sorted(YEAR)
    assert rows(COMMUNITY) == []


def test_one_tap_says_all_groups(clerk: Client, village: Unit) -> None:
    page = reverse("disclosure:groups", args=[CODE])
    sent = {"fact_id": uuid.uuid4(), "on": "2023-09-20", "period": "2023Q2"}
    assert clerk.post(page, sent).status_code == 302
    assert ledger.current(Entry.objects.get().fact).attributes == {"period": "2023Q2", "groups": 7, "complete": True}
    assert "7/7个" in clerk.get(page).content.decode()
    assert "都已经记过" in clerk.post(page, {**sent, "fact_id": uuid.uuid4(), "once_more": "on"}).content.decode()


@pytest.mark.parametrize(
    ("period", "said", "words"),
    [
        ("2023Q3", {}, "还没有结束|才结束"), ("2023-06", {}, "写第几季度"), ("2023Q2", {"groups": 8, "complete": True}, "只有7个小组"),
        ("2023Q2", {"groups": 6, "complete": True}, "全部公开了才勾"), ("2023Q2", {"groups": 7, "complete": False}, "全部公开了才勾"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(village: Unit, period: str, said: dict[str, Any], words: str) -> None:
    with pytest.raises(CannotBe, match=words):
        publish(date(2023, 9, 20), period, **said)


def test_what_stands_in_the_ledger_alone_counts_too(village: Unit) -> None:
    publish(date(2023, 7, 12), "2023Q2")
    Entry.objects.all().delete()
    assert [(one.period, one.done) for one in queries.quarters(village, on=clock.today())][:2] == [("2023Q2", True), ("2023Q1", False)]
    with pytest.raises(WrongMoment):
        publish(date(2023, 7, 13), "2023Q2")


def test_some_groups_are_written_and_corrected(clerk: Client, village: Unit) -> None:
    page = reverse("disclosure:some", args=[CODE])
    shown = clerk.get(page, {"period": "2023Q1"}).content.decode()
    assert 'value="2023年第一季度"' in shown and 'value="2023Q1"' not in shown
    sent = {"fact_id": uuid.uuid4(), "on": "2023-07-14", "period": "2023年第二季度", "groups": 6, "text": "第5组没有公开"}
    assert clerk.post(page, sent).status_code == 302
    entry = Entry.objects.get()
    assert "6/7个" in clerk.get(reverse("disclosure:groups", args=[CODE])).content.decode()
    mended = {**sent, "fact_id": uuid.uuid4(), "groups": 7, "complete": "on", "reason": "数错了", "seen": ledger.standing_id(entry.fact)}
    assert clerk.post(reverse("disclosure:group_edit", args=[entry.pk]), mended).status_code == 302
    assert queries.find(entry.fact) == entry and queries.quarters(village, on=clock.today())[0].done


def test_a_sheet_a_group_is_printed(clerk: Client, village: Unit) -> None:
    paper = clerk.get(reverse("disclosure:group_sheets", args=[CODE])).content.decode()
    assert paper.count("村民小组2023年第二季度组务公开") == 7 and "补贴、补偿的发放" in paper and "3日内答复" in paper


def test_an_objection_to_a_group_goes_to_the_group_meeting(clerk: Client, village: Unit) -> None:
    page = clerk.get(reverse("disclosure:doubts", args=[CODE]), {"about": "group"}).content.decode()
    assert "对组务公开有异议" in page
    found = doubt(date(2023, 9, 18))
    shown = reverse("disclosure:doubt", args=[found.pk])
    assert "9月21日" in clerk.get(shown).content.decode()
    clerk.post(shown, {"do": "answer", "text": "组长已说明，票据贴在公开栏", "on": "2023-09-20"})
    answered = clerk.get(shown).content.decode()
    assert "小组会议讨论决定" in answered and "记下已反映" not in answered
    assert clerk.post(shown, {"do": "refer", "to": "town", "on": "2023-09-20"}).status_code == 404
