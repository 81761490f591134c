"""A month is entered by one, reviewed by another, posted, objected to, redeemed within balance, stock and budget; who left is left."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from cunju.activities.points import actions, queries
from cunju.activities.points.actions.monthly import Posting
from cunju.activities.points.actions.objecting import Answered
from cunju.activities.points.actions.redeeming import Redemption
from cunju.activities.points.models import Entry, Household, Mark, Month
from cunju.activities.points.queries import purses
from cunju.activities.points.tests import conftest as made
from cunju.activities.points.tests.conftest import CODE
from cunju.kernel.refusals import CannotBe, WrongMoment
from cunju.ledger import interface as ledger
from cunju.org import clock
from cunju.org.models import Account, Unit
from cunju.records.book import Told

pytestmark = pytest.mark.django_db


def enter(text: str, period: str = "2023-03") -> Month:
    return actions.enter(made.unit(), period, text, by="clerk", now=clock.now())


def left(number: int, on: date) -> int:
    one = Household.objects.get(unit_code=CODE, number=number)
    return queries.statement(one, queries.held(CODE, on=on), on=on).left


def redeem(text: str, on: date) -> Entry:
    return actions.redeem(made.unit(), Redemption(on, text), by="clerk", now=clock.now())


def goods(text: str = "洗衣液 4 12.5 2\n毛巾 1 5 30") -> None:
    actions.put_goods(made.unit(), text, now=clock.now())


@pytest.mark.parametrize(
    "text",
    [
        "1号 院坝每周清扫 2分\n桂花院2户：红白事简办 +5\n3、桂花院3户 乱倒垃圾 扣2分",
        "户号\t事项\t得分\n1\t院坝每周清扫\t2\n2\t红白事简办\t5\n3\t乱倒垃圾\t-2",
        "户\t院坝每周清扫\t红白事简办\t乱倒垃圾\n1\t2\t\t\n桂花院2户\t\t5\t\n3号\t\t0\t-2",
        "3月4日 1号 院坝清扫\n3月5日　2号　红白事简办\n2023-03-06\t3号\t乱倒垃圾",
        "１号，院坝每周清扫，＋２分\n２号，红白事简办\n３号，乱倒垃圾，－２分",
    ],
)
def test_what_people_paste_is_read(place: Unit, text: str) -> None:
    made.ready()
    month = enter(text)
    assert [(one.household.number, one.item.number, one.points) for one in month.marks.all()] == [(1, 1, 2), (2, 2, 5), (3, 3, -2)]


def test_a_line_that_is_not_understood_is_named_and_nothing_is_kept(place: Unit) -> None:
    made.ready()
    for text, words in (
        ("1号 院坝清扫\n九号 院坝清扫", "第2行：没有看出是哪一户"), ("1号 打太极拳", "积分办法里没有“打太极拳”"), ("1号 院坝清扫 3分", "写的是3分"),
        ("1号", "没有写是什么事"), ("", "一行都没有写"), ("1号 红白事简办 扣5分", "写的是-5分"),
    ):  # fmt: skip
        with pytest.raises(CannotBe, match=words):
            enter(text)
    assert not Mark.objects.exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1号 院坝每周清扫 200分", "写的是200分"), ("1号 院坝清扫 4分", "几次的写明几次"), ("1号 院坝清扫 40次", "1次到31次"),
        ("1号 院坝清扫 3次 4分", "3次是6分"),
        ("1号 院坝清扫 0.5分", "没有看懂"), ("1号 乱倒垃圾 不是他家", "“不是他家”没有看懂"), ("1号 红白事简办 加5分 待定", "没有看懂"),
        ("1\t院坝清扫\t2\t不算", "“院坝清扫 不算”"), ("1\t3\t院坝清扫\t2", "不知道哪个是户号"), ("1\t院坝清扫\t2\t+4", "几个分数"),
        ("户\t院坝每周清扫\t红白事简办\t太极拳\n1\t2\t\t3", "“太极拳”一栏"), ("户\t院坝每周清扫\t红白事简办\t合计\n李家\t2\t\t2", "没有看出是哪一户"),
    ],
)  # fmt: skip
def test_no_other_points_than_the_rules_and_nothing_ignored(place: Unit, text: str, words: str) -> None:
    made.ready()
    with pytest.raises(CannotBe, match=words):
        enter(text)
    assert not Mark.objects.exists()


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("1号 院坝清扫 3次", 6), ("1号 院坝清扫三次 加6分", 6), ("1号 院坝清扫×2", 4), ("1号 院坝清扫 加二分", 2), ("1号 乱倒垃圾 2分", -2),
        ("序号\t户号\t事项\t次数\t得分\n2\t1\t院坝清扫\t3\t6", 6), ("户\t院坝每周清扫\t红白事简办\n1\t3次\t", 6),
    ],
)  # fmt: skip
def test_how_often_is_read_where_it_is_said(place: Unit, text: str, points: int) -> None:
    made.ready()
    assert [(one.household.number, one.points) for one in enter(text).marks.all()] == [(1, points)]


def test_sums_remarks_and_talk_are_no_entries_and_are_said(place: Unit) -> None:
    made.ready()
    month = enter("王姐 9月20日 10:21\n1号 院坝清扫\n[图片]\n谢谢大家\n合计 3号 2分\n小计\t2\n备注：3号 院坝清扫下月记")
    assert [one.household.number for one in month.marks.all()] == [1] and month.added == 1
    assert [one[:3] for one in month.skipped] == [f"第{number}行" for number in (1, 3, 4, 5, 6, 7)]
    month = enter("户\t院坝每周清扫\t红白事简办\t合计\n2\t2\t5\t7\n合计\t2\t5\t7")
    assert (month.added, month.marks.count(), len(month.skipped)) == (2, 3, 1)


def test_the_same_several_times_is_one_entry_and_a_second_paste_is_not_counted_twice(place: Unit) -> None:
    made.ready()
    month = enter("1号 院坝清扫\n1号 院坝清扫\n2号 院坝清扫 2次 4分")
    assert [one.points for one in month.marks.all()] == [4, 4]
    with pytest.raises(CannotBe, match="已经记过"):
        enter("1号 院坝清扫")
    assert enter("3号 院坝清扫").pk == month.pk


def test_who_entered_does_not_review(place: Unit) -> None:
    made.ready()
    month = enter("1号 院坝清扫")
    with pytest.raises(WrongMoment, match="不能自己复核"):
        actions.review(month, by="clerk", now=clock.now())
    with pytest.raises(WrongMoment, match="还没有复核"):
        actions.post(made.unit(), month, Posting(made.TODAY, 7), by="clerk", now=clock.now())
    actions.review(month, by="member", now=clock.now())
    with pytest.raises(WrongMoment, match="已经复核过"):
        enter("2号 院坝清扫")
    with pytest.raises(CannotBe, match="公示7天"):
        actions.post(made.unit(), month, Posting(made.TODAY, 3), by="clerk", now=clock.now())
    entry = actions.post(made.unit(), month, Posting(made.TODAY, 7), by="clerk", now=clock.now())
    assert ledger.current(entry.fact).attributes == {"period": "2023-03", "households": 1, "days_shown": 7}


def test_a_month_that_is_not_over_says_so_before_it_is_closed(place: Unit, client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    made.ready()
    client.force_login(Account.objects.create(username="member", role="supervisory_member", unit_code=CODE))
    month = enter("1号 院坝清扫", "2023-12")
    page = reverse("points:month", args=[month.pk])
    assert "才过完" not in client.get(page).content.decode()
    monkeypatch.setenv("CUNJU_TODAY", "2023-12-20")
    assert "这个月到12月31日才过完" in client.get(page).content.decode()


def test_points_count_when_the_posting_is_over(place: Unit) -> None:
    made.ready()
    goods()
    made.month("2023-03", "1号 红白事简办", on=date(2023, 4, 1))
    assert (left(1, date(2023, 4, 7)), left(1, date(2023, 4, 8))) == (0, 5)
    with pytest.raises(CannotBe, match="现在能兑的是0分"):
        redeem("1号 洗衣液", date(2023, 4, 7))
    entry = redeem("1号 洗衣液 1", date(2023, 4, 8))
    assert ledger.current(entry.fact).attributes == {"period": "2023-04", "households": 1, "value": "12.50"}
    assert left(1, date(2023, 4, 8)) == 1


def test_nothing_beyond_balance_stock_and_budget(place: Unit) -> None:
    made.pact(date(2023, 1, 5))
    made.rules(date(2023, 1, 8), budget=Decimal(30))
    made.courtyard()
    goods("洗衣液 4 12.5 2\n毛巾 1 5 3")
    made.month("2023-03", "1号 红白事简办 2次\n2号 红白事简办 2次", on=date(2023, 4, 1))
    day = date(2023, 4, 20)
    for text, words in (
        ("1号 洗衣液 2\n1号 毛巾 3", "1号换3件“毛巾”要3分，现在能兑的是2分"), ("1号 洗衣液 1\n2号 洗衣液 2", "只剩1件"),
        ("1号 毛巾 4", "只剩3件"), ("1号 洗衣液 2\n2号 毛巾 2", "超出今年的兑现预算5.00元"), ("1号 毛巾 0", "1以上"),
    ):  # fmt: skip
        with pytest.raises(CannotBe, match=words):
            redeem(text, day)
    assert not Entry.objects.filter(step="redeemed").exists()
    redeem("1号 洗衣液 2\n2号 毛巾", day)
    assert purses.money_left(queries.held(CODE, on=day), on=day) == 0  # type: ignore[arg-type]


def objection(entry: Entry, mark: Mark | None, number: int = 1) -> Entry:
    whose = Household.objects.get(unit_code=CODE, number=number)
    told = Told(date(2023, 4, 3), "那天我家扫了")
    return actions.object_to(made.unit(), entry, told, whose, mark, by="clerk", now=clock.now())


def answer(one: Entry, **told: Any) -> Entry:
    return actions.answer(made.unit(), one, Answered(date(2023, 4, 6), "看了照片", **told), by="clerk", now=clock.now())


def test_an_objection_holds_an_entry_until_its_answer(place: Unit) -> None:
    found = made.ready()
    entry = made.month("2023-03", "1号 红白事简办\n1号 乱倒垃圾\n2号 红白事简办", on=date(2023, 4, 1))
    day = date(2023, 4, 20)
    assert left(1, day) == 3
    one = objection(entry, Mark.objects.get(item__number=3))
    assert left(1, day) == 5 and left(1, date(2023, 4, 2)) == 0
    for points, words in ((1, "一倍或几倍"), (4, "最多填2分"), (500, "最多填2分")):
        with pytest.raises(CannotBe, match=words):
            answer(one, points=points)
    answer(one, points=0)
    assert left(1, day) == 5 and ledger.facts_of(CODE, kinds=["points.objection_answered"]).get().attributes == {"changed": True}
    missing = objection(entry, None, 2)
    assert left(2, day) == 0
    with pytest.raises(CannotBe, match="最多填5分"):
        answer(missing, points=500, item=found.items.get(number=2))
    answer(missing, points=2, item=found.items.get(number=1))
    assert left(2, day) == 7
    kept = objection(entry, None, 1)
    answer(kept)
    assert left(1, day) == 5
    with pytest.raises(CannotBe, match="已经答复过"):
        answer(kept)


def test_facts_say_nothing_of_households(place: Unit) -> None:
    made.ready()
    goods()
    entry = made.month("2023-03", "1号 红白事简办", on=date(2023, 4, 1))
    answer(objection(entry, None))
    redeem("1号 毛巾", date(2023, 4, 20))
    for one in ledger.facts_of(CODE):
        assert not any(word in str(one.attributes) for word in ("桂花院", "照片", "那天", "毛巾", "院落长"))


def test_who_left_earns_no_more_and_may_still_redeem(place: Unit) -> None:
    made.ready()
    goods()
    made.month("2023-03", "1号 红白事简办", on=date(2023, 4, 1))
    one = Household.objects.get(unit_code=CODE, number=1)
    actions.leave(one, on=date(2023, 4, 10), now=clock.now())
    with pytest.raises(CannotBe, match="1号已经退出"):
        enter("1号 院坝清扫", "2023-04")
    redeem("1号 毛巾", date(2023, 4, 20))
    actions.leave(one, on=None, now=clock.now())
    assert enter("1号 院坝清扫", "2023-04").marks.count() == 1


def test_the_red_list_is_by_the_rules_and_in_the_order_of_the_list(place: Unit) -> None:
    made.pact(date(2023, 1, 5))
    one = made.rules(date(2023, 1, 8), red_at=5)
    made.courtyard()
    made.month("2023-03", "4号 红白事简办 3次\n2号 红白事简办\n3号 院坝清扫\n5号 红白事简办 2次\n1号 红白事简办 5分", on=date(2023, 4, 1))
    numbers = lambda: [each.number for each in queries.red_list(one, on=date(2023, 5, 1))]  # noqa: E731
    assert numbers() == [1, 2, 4, 5]
    actions.unlist(Household.objects.get(number=4), unlisted=True, now=clock.now())
    actions.leave(Household.objects.get(number=1), on=date(2023, 4, 30), now=clock.now())
    assert numbers() == [2, 5]


def test_a_posting_is_void_only_before_it_is_redeemed(place: Unit) -> None:
    made.ready()
    goods()
    entry = made.month("2023-03", "1号 红白事简办", on=date(2023, 4, 1))
    got = redeem("1号 毛巾", date(2023, 4, 20))
    with pytest.raises(WrongMoment, match="已经有兑现"):
        actions.void(entry, reason="错", by="clerk", now=clock.now())
    told = Told(date(2023, 4, 2), "", "", {}, (), "日期")
    with pytest.raises(CannotBe, match="能兑的是0分"):
        actions.correct(got, told, by="clerk", now=clock.now())
    actions.void(got, reason="错", by="clerk", now=clock.now())
    actions.void(entry, reason="错", by="clerk", now=clock.now())
    assert left(1, date(2023, 5, 1)) == 0 and Month.objects.get().entry is None
