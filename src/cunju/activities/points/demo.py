"""Demonstration records of this room: a village with three courtyards and half a year of points, a community that began in July."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from cunju.activities.points import actions, queries
from cunju.activities.points.actions.courtyards import Courtyard
from cunju.activities.points.actions.monthly import Posting
from cunju.activities.points.actions.objecting import Answered
from cunju.activities.points.actions.redeeming import Redemption
from cunju.activities.points.facts import MEETING
from cunju.activities.points.models import Entry, Household, Mark, Rules
from cunju.activities.points.rules.standing import plain
from cunju.kernel.days import parse_period
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records.book import Told

BY, REVIEWER = "demonstration", "demonstration-jd"
YUFENGSHAN, COMMUNITY = "500112018202", "500112018001"
# What, how many points, the number of the clause of the convention.
ITEMS = """院坝每周清扫　加2分　5
垃圾分类投放　加2分　5
乱扔垃圾不捡走　扣2分　5
建筑垃圾当天清走　加2分　6
乱倒建筑垃圾　扣4分　6
清理门前水沟　加2分　2
参加道路水渠养护　加3分　2
占道堆物不清走　扣2分　2
红白事简办　加10分　3
红白事大操大办　扣5分　3
纠纷先找调解员　加3分　4
经常看望分开住的老人　加2分　8
照看独居老人　加3分　1
帮邻居渡难关　加3分　1
越级上访　扣10分　1"""
OF_COMMUNITY = """垃圾分类投放　加1分　1
清扫楼道　加2分　1
养犬牵绳清粪　加1分　2
参加院落议事　加2分　3
看望独居老人　加3分　4"""
YARDS = (("桂花院", 1, 32, "1组"), ("水井院", 33, 30, "2组"), ("学堂院", 63, 34, "3组"))
GOODS = "洗衣液　20　12.5　40\n毛巾　8　5　80\n电筒　30　22　20"


def build(stage: Any) -> None:
    """The two units; nothing where the convention that carries the rules is not kept."""
    for code, told in ((YUFENGSHAN, _village), (COMMUNITY, _community)):
        unit = next((one for one in stage.units if one.code == code), None)
        if unit is not None:
            with ledger.writing([code], now=stage.at(date(2023, 2, 1))):
                told(stage, unit)


def _pasted(items: str) -> str:
    """The items as a clerk pastes them, the clause written out."""
    return "\n".join(f"{what}　{plain(clause)}" for what, _, clause in (one.rpartition("　") for one in items.splitlines()))


def _village(stage: Any, unit: Unit) -> None:
    """Rules by the representatives' first meeting of the year, three courtyards, six months, an objection that changed an entry."""
    cards = ledger.offers(unit.code, kinds=[MEETING], between=(date(2023, 3, 1), date(2023, 3, 31)), having={"attributes__body": "representatives"})
    day = cards[0].occurred_on if cards else date(2023, 3, 20)
    vote = actions.Vote(cards[0].root) if cards else actions.Vote(day=day, body="representatives")
    rules = _adopted(stage, unit, _pasted(ITEMS), vote, day)
    yards = [_yard(stage, unit, *one, day=day + timedelta(days=6)) for one in YARDS]
    for at, yard in enumerate(yards):
        _met(stage, unit, yard, date(2023, 4, 8 + at), "定每周六清扫院坝，记分由院落长报。")
    _met(stage, unit, yards[1], date(2023, 7, 9), "商量水井边的排水沟由谁清。")
    if not _stands(unit, stage.today):
        return
    for number in (4, 5, 6, 7, 8):
        posting = _month(stage, unit, f"2023-{number:02}", _village_month(number))
        if number == 5:
            _objected(stage, unit, posting)
    actions.put_goods(unit, GOODS, now=stage.at(date(2023, 6, 20)))
    _redeemed(stage, unit, rules, date(2023, 7, 20))


def _community(stage: Any, unit: Unit) -> None:
    """Rules on the corrected pact, by the residents' meeting that voted on it; a courtyard, a month, another that waits for its review."""
    day = date(2023, 6, 18)
    _adopted(stage, unit, _pasted(OF_COMMUNITY), actions.Vote(day=day, body="assembly", page="2"), day)
    yard = _yard(stage, unit, "王家小区", 1, 24, "1幢", day=date(2023, 6, 26))
    _met(stage, unit, yard, date(2023, 7, 2), "先从垃圾分类和楼道清扫记起。")
    if not _stands(unit, stage.today):
        return
    text = "\n".join(f"{number}号　{'垃圾分类投放' if number % 3 else '清扫楼道'}" for number in range(1, 25) if number % 5)
    _month(stage, unit, "2023-07", text)
    waiting = "\n".join(f"{number}号　垃圾分类投放" for number in range(2, 20, 2))
    actions.enter(unit, "2023-08", waiting, by=BY, now=stage.at(date(2023, 9, 4)))


def _stands(unit: Unit, on: date) -> bool:
    found = queries.standing(unit.code, on=on)
    return found is not None and found.sound


def _adopted(stage: Any, unit: Unit, text: str, vote: Any, day: date) -> Rules:
    told = actions.Draft(text, days=7, budget=Decimal(3000))
    one = actions.draft(unit, told, by=BY, now=stage.at(day - timedelta(days=3)))
    actions.adopt(unit, one, vote, by=BY, now=stage.at(day + timedelta(days=1)))
    one.refresh_from_db()
    return one


def _yard(stage: Any, unit: Unit, name: str, first: int, count: int, place: str, *, day: date) -> Entry:
    text = "\n".join(f"{number}　{place}{number - first + 1}号" for number in range(first, first + count))
    return actions.form(unit, Courtyard(name, "院落党小组长", day, text), by=BY, now=stage.at(day))


def _met(stage: Any, unit: Unit, yard: Entry, day: date, text: str) -> None:
    told = Told(day, text, "", {"households": yard.households.count() * 2 // 3})
    actions.write(unit, told, step="met", parent=yard, by=BY, now=stage.at(day))


def _village_month(number: int) -> str:
    """What the heads of the courtyards sent in: thirty households, a line each."""
    plus = ("院坝每周清扫", "垃圾分类投放", "清理门前水沟", "参加道路水渠养护", "照看独居老人")
    homes = [one for one in range(1, 97) if (one * 5 + number) % 3 == 0][:30]
    lines = [f"{one}号　{plus[(one + number) % len(plus)]}{'　2次' if (one + number) % len(plus) == 0 else ''}" for one in homes]
    return "\n".join([*lines, f"{number + 40}号　红白事简办", f"{number + 60}号　占道堆物不清走", "62号　红白事简办"])


def _month(stage: Any, unit: Unit, period: str, text: str) -> Entry:
    """Entered on the third of the next month, reviewed the day after, posted the day after that."""
    day = parse_period(period).end + timedelta(days=3)
    one = actions.enter(unit, period, text, by=BY, now=stage.at(day))
    actions.review(one, by=REVIEWER, now=stage.at(day + timedelta(days=1)))
    posted = day + timedelta(days=2)
    return actions.post(unit, one, Posting(posted, 7), by=BY, now=stage.at(posted))


def _objected(stage: Any, unit: Unit, posting: Entry) -> None:
    whose = Household.objects.get(unit_code=unit.code, number=65)
    mark = Mark.objects.get(month__entry=posting, household=whose, item__points__lt=0)
    day = posting.on + timedelta(days=2)
    told = Told(day, "堆的是修水渠的石料，不是我家的。")
    one = actions.object_to(unit, posting, told, whose, mark, by=BY, now=stage.at(day))
    after = day + timedelta(days=2)
    actions.answer(unit, one, Answered(after, "问过施工的，石料是修水渠用的，这一条不扣。", 0), by=BY, now=stage.at(after))


def _redeemed(stage: Any, unit: Unit, rules: Rules, day: date) -> None:
    """Everybody in the middle courtyard who has enough for a towel takes one."""
    points = queries.purse(rules, on=day).points
    homes = [one for one in Household.objects.filter(unit_code=unit.code, number__range=(33, 62)) if points.get(one.pk, 0) >= 8]
    text = "\n".join(f"{one.number}号　毛巾　1" for one in homes)
    actions.redeem(unit, Redemption(day, text), by=BY, now=stage.at(day))
